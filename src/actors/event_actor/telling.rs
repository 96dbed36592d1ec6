//! Tells how the event stands, for whoever watches: once a second, and at length only if something changed.

use super::EventActor;
use crate::stores::journal::Journal;
use std::time::Duration;
use tokio::time::Instant;

const TELL_EVERY: Duration = Duration::from_secs(1);

#[derive(Default)]
pub(super) struct Telling {
    last: Option<Instant>,
    /// What was told at length: sequence, version of the facts, epoch.
    told: Option<(u64, u64, u64)>,
}

impl<J: Journal> EventActor<J> {
    pub(super) fn tell(&mut self) {
        if self.telling.last.is_some_and(|last| last.elapsed() < TELL_EVERY) {
            return;
        }
        self.telling.last = Some(Instant::now());
        let now = (self.batches.committed(), self.ledger.facts_version(), self.epoch);
        if self.telling.told.replace(now) != Some(now) {
            self.signals.stands(&self.ledger.occupancy(), self.epoch);
        }
        self.signals.heard(self.settings.clock.now());
    }
}
