//! Changes of an event's facts take effect before whoever made them is answered.

use super::Gate;
use crate::domain::ids::EventId;
use crate::stores::journal::Journal;
use std::time::{Duration, Instant};

/// An owner that cannot be told by then reads of it by itself, within `cluster.facts_poll_ms`.
const NOTICE_PATIENCE: Duration = Duration::from_secs(2);

impl<J: Journal + Send + Sync> Gate<J> {
    /// Has the event's owner, if it has one, copy what was just changed (a type, a scan point, the event itself), so that
    /// the next scan is decided by it. No failure: the change stands, and the owner learns of it anyway.
    pub async fn take_notice(&self, event: EventId) {
        if !self.directory.is_owned(event).await {
            return;
        }
        if let Err(undecided) = self.pull_facts(event, None, Instant::now() + NOTICE_PATIENCE).await {
            tracing::debug!(event = %event, %undecided, "the owner hears of a change a little later");
        }
    }
}
