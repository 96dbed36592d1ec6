//! Local journals that an earlier run of this node, or an owner that fell, left behind.

use super::Directory;
use crate::actors::journals::{Journals, SettleError, Settled, settle};
use crate::domain::ids::EventId;
use crate::signals;
use crate::stores::journal::Journal;
use std::time::Duration;
use tokio::time::MissedTickBehavior;

/// How often a journal that could not be handed in is tried again.
const LOOK_EVERY: Duration = Duration::from_secs(1);

impl<J: Journal + Send + Sync> Directory<J> {
    pub fn journals(&self) -> Journals {
        self.0.settings.event.journals.clone()
    }

    /// Hands in every journal that was left here. Before anything is acquired; one that cannot be handed in now keeps its
    /// own event from being acquired, and no other.
    pub async fn hand_in_journals(&self) {
        let journals = &self.0.settings.event.journals;
        let left = match journals.on_disk() {
            Ok(events) => events,
            Err(error) => return tracing::error!(%error, "the local journals cannot be listed"),
        };
        let mut waiting = 0;
        for event in left.into_iter().filter(|event| self.awake(*event).is_none()) {
            if self.hand_in(event, &self.0.rooms[0].journal).await.is_err() {
                waiting += 1;
            }
        }
        signals::journals_waiting(waiting);
    }

    /// The same again and again, for owners that fall while this node runs. Runs until aborted.
    pub async fn keep_journals(self) {
        let mut looks = tokio::time::interval(LOOK_EVERY);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            looks.tick().await;
            self.hand_in_journals().await;
        }
    }

    pub(super) async fn hand_in(&self, event: EventId, journal: &J) -> Result<(), SettleError> {
        let inner = &self.0;
        let journals = &inner.settings.event.journals;
        if !journals.has(event) || self.awake(event).is_some() {
            return Ok(());
        }
        match settle(journals, journal, &inner.store, event, &inner.node).await {
            Ok(Settled::Nothing) => Ok(()),
            Ok(Settled::Replayed(batches)) => {
                tracing::warn!(event = %event, batches, "a local journal that was left is in redis");
                Ok(())
            }
            Ok(Settled::HandedOn(facts)) => {
                tracing::warn!(event = %event, facts, "a local journal was handed on to the event's next owner");
                Ok(())
            }
            Err(error) => {
                match &error {
                    SettleError::Journal(_) => signals::redis_error("hand_in"),
                    SettleError::Store(_) => signals::postgres_error("hand_in"),
                    SettleError::Local(_) | SettleError::Task(_) => signals::journal_error(event, "left"),
                }
                tracing::warn!(event = %event, %error, "a local journal could not be handed in; the event waits for it");
                Err(error)
            }
        }
    }

    /// The node that decides into its journal for this event, where Redis cannot be asked who owns it.
    pub(super) async fn journaling_at(&self, event: EventId) -> Option<crate::domain::ids::NodeId> {
        use crate::stores::books::Books;
        let known = self.0.store.epoch(event).await.ok().flatten()?;
        known.degraded?.parse().ok()
    }
}
