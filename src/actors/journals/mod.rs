//! The local journals of this node: where they are, which of them are in use, and how one that was left is handed in.

mod book;
mod settle;

pub use book::{Book, BookError};
pub use settle::{SettleError, Settled, settle};

use crate::domain::ids::EventId;
use crate::stores::journal::local::{self, LocalError, LocalJournal};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How this node bridges an outage of Redis. Filled by the configuration.
#[derive(Debug, Clone)]
pub struct Settings {
    /// One file per event.
    pub folder: PathBuf,
    /// How long a batch is offered to Redis alone.
    pub grace: Duration,
    /// The largest a journal may be.
    pub bytes_max: u64,
    /// There is no other node, so none can take an event that Postgres could not be told of.
    pub only_node: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            folder: PathBuf::from("journals"),
            grace: Duration::from_millis(300),
            bytes_max: 64 << 20,
            only_node: false,
        }
    }
}

/// A clone is the same.
#[derive(Debug, Clone, Default)]
pub struct Journals(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    settings: Settings,
    in_use: Mutex<HashMap<EventId, usize>>,
    /// Handing in is done one journal after the other.
    settling: tokio::sync::Mutex<()>,
}

impl Journals {
    pub fn new(settings: Settings) -> Journals {
        Journals(Arc::new(Inner { settings, ..Inner::default() }))
    }

    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The journal of an event, for its owner.
    pub fn book(&self, event: EventId) -> Book {
        Book::new(event, &self.0.settings)
    }

    /// Whether an owner of this event decides into its journal now, or was until a moment ago.
    pub fn is_in_use(&self, event: EventId) -> bool {
        self.lock().contains_key(&event)
    }

    /// Whether this node decides any event into its journal now.
    pub fn any_in_use(&self) -> bool {
        !self.lock().is_empty()
    }

    /// The event's journal is in use for as long as this lives.
    pub fn take_in_use(&self, event: EventId) -> InUse {
        *self.lock().entry(event).or_default() += 1;
        crate::signals::journal_in_use(event, true);
        InUse { journals: self.clone(), event }
    }

    /// Events that have a journal on disk, in use or left.
    pub fn on_disk(&self) -> Result<Vec<EventId>, LocalError> {
        local::events(&self.0.settings.folder)
    }

    pub fn has(&self, event: EventId) -> bool {
        LocalJournal::exists(&self.0.settings.folder, event)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<EventId, usize>> {
        self.0.in_use.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// See [`Journals::take_in_use`].
#[derive(Debug)]
pub struct InUse {
    journals: Journals,
    event: EventId,
}

impl Drop for InUse {
    fn drop(&mut self) {
        let mut in_use = self.journals.lock();
        if let Some(users) = in_use.get_mut(&self.event) {
            *users -= 1;
            if *users == 0 {
                in_use.remove(&self.event);
                crate::signals::journal_in_use(self.event, false);
            }
        }
    }
}
