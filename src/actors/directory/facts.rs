//! Telling owners of newer facts.

use super::Directory;
use crate::actors::messages::PullFacts;
use crate::actors::registry::Registry;
use crate::domain::ids::EventId;
use crate::stores::books::Books;
use crate::stores::journal::Journal;
use std::collections::HashMap;
use tokio::sync::broadcast;

impl<J: Journal + Send + Sync> Directory<J> {
    /// Tells owners of newer facts, at once where this node wrote them, by a poll where another did. Runs until aborted.
    pub async fn run_facts(self, registry: Registry) {
        let changed = registry.facts_changed();
        self.hear_of_facts(changed).await;
    }

    /// The same, told by `changed` of what this node wrote.
    pub async fn hear_of_facts(self, mut changed: broadcast::Receiver<EventId>) {
        let mut poll = tokio::time::interval(self.0.settings.facts_poll);
        let mut known: HashMap<EventId, u64> = HashMap::new();
        loop {
            tokio::select! {
                // In a fixed order, so that a simulation can be played again.
                biased;
                event = changed.recv() => match event {
                    Ok(event) => drop(self.nudge(event)),
                    // Behind: the poll finds what was missed.
                    Err(broadcast::error::RecvError::Lagged(_)) => {}
                    Err(broadcast::error::RecvError::Closed) => return,
                },
                _ = poll.tick() => self.poll_facts(&mut known).await,
            }
        }
    }

    async fn poll_facts(&self, known: &mut HashMap<EventId, u64>) {
        let owned: Vec<EventId> = self.owned();
        known.retain(|event, _| owned.contains(event));
        if owned.is_empty() {
            return;
        }
        match self.0.store.versions(&owned).await {
            Ok(versions) => {
                for (event, version) in versions {
                    if known.get(&event) != Some(&version) && self.nudge(event) {
                        known.insert(event, version);
                    }
                }
            }
            Err(error) => {
                crate::signals::postgres_error("versions");
                tracing::debug!(%error, "versions of facts could not be read");
            }
        }
    }

    /// False if the mailbox is full: the next poll tries again, and scans ask for what they miss anyway.
    fn nudge(&self, event: EventId) -> bool {
        self.awake(event).is_none_or(|addr| addr.try_send(PullFacts { releases: None, reply: None }).is_ok())
    }
}
