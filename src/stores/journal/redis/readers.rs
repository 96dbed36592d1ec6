//! The counters as readers see them. Nobody decides by them.

use super::RedisJournal;
use crate::domain::ids::EventId;
use crate::stores::journal::JournalError;
use crate::stores::journal::keys::{Keys, Part};
use std::collections::HashMap;

impl RedisJournal {
    /// The published counters of an event; empty = none were written.
    pub async fn counters(&self, event: EventId) -> Result<HashMap<String, i64>, JournalError> {
        let mut command = redis::cmd("HGETALL");
        command.arg(Keys::of(event).part(Part::Counters));
        self.ask("counters", &command).await
    }
}
