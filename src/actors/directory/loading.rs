//! Loads under way. Each keeps the event's lease from its first question to its end: however long it takes, no other node begins
//! the same load meanwhile.

use super::{Directory, lock};
use crate::actors::owner::{self, AcquireError, Owned};
use crate::domain::ids::EventId;
use crate::stores::journal::Journal;
use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;

/// Events that are being loaded here, each with what stops its load.
#[derive(Default)]
pub(super) struct Loads(Mutex<HashMap<EventId, Arc<Notify>>>);

impl Loads {
    fn begin(&self, event: EventId) -> Arc<Notify> {
        let stop = Arc::new(Notify::new());
        lock(&self.0).insert(event, stop.clone());
        stop
    }

    pub(super) fn end(&self, event: EventId) {
        lock(&self.0).remove(&event);
    }

    /// Another node has the lease: it loads the event, or will. Or this one ends.
    pub(super) fn stop(&self, event: EventId) {
        if let Some(stop) = lock(&self.0).get(&event) {
            stop.notify_one();
        }
    }

    pub(super) fn events(&self) -> Vec<EventId> {
        lock(&self.0).keys().copied().collect()
    }
}

impl<J: Journal + Send + Sync> Directory<J> {
    /// Takes the lease, then the event. A load that fails gives the lease back; one whose lease another node took stops, for
    /// the epoch that it would win stops nobody but that node.
    pub(super) async fn load(&self, event: EventId, journal: &J) -> Result<Owned, AcquireError> {
        let inner = &self.0;
        if !journal.lease(event, inner.node.node, inner.settings.lease_ttl).await? {
            return Err(AcquireError::OwnedElsewhere);
        }
        // From now on it is renewed.
        let stop = inner.loads.begin(event);
        if inner.stopping.load(Ordering::Acquire) {
            stop.notify_one();
        }
        let tail_bytes_max = inner.settings.event.tail_bytes_max;
        let load = owner::acquire_and_load(journal, &inner.store, event, &inner.node, tail_bytes_max);
        let loaded = tokio::select! {
            biased;
            () = stop.notified() => Err(AcquireError::OwnedElsewhere),
            loaded = load => loaded,
        };
        if loaded.is_err() {
            inner.loads.end(event);
            self.give_back(event, journal).await;
        }
        loaded
    }

    pub(super) async fn give_back(&self, event: EventId, journal: &J) {
        if let Err(error) = journal.release(event, self.0.node.node).await {
            // It ends by itself.
            tracing::debug!(event = %event, %error, "lease not given back");
        }
    }

    /// Events whose lease is this node's: those that are awake here or are being loaded.
    pub fn held(&self) -> Vec<EventId> {
        // In this order: what is loaded is awake before it is no longer being loaded.
        let mut held = self.0.loads.events();
        held.extend(self.owned());
        held.sort_unstable();
        held.dedup();
        held
    }
}
