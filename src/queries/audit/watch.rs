//! Audits, one after the other, of the events that this node owns.

use super::Auditor;
use crate::domain::ids::{EventId, NodeId};
use crate::signals;
use crate::stores::StoreError;
use crate::stores::postgres::epochs;
use std::collections::HashMap;
use std::time::Duration;

/// A pass in the background, on a thread of its own: a long log takes seconds to read.
pub struct Watch {
    auditor: Auditor,
    node: NodeId,
    every: Duration,
    /// The sequence up to which an event was audited last: one that stands still is not read again.
    seen: HashMap<EventId, u64>,
}

impl Watch {
    pub fn new(auditor: Auditor, node: NodeId, every: Duration) -> Watch {
        Watch { auditor, node, every, seen: HashMap::new() }
    }

    /// Until it is dropped.
    pub async fn run(mut self) {
        loop {
            tokio::time::sleep(self.every).await;
            if let Err(error) = self.pass().await {
                tracing::warn!(%error, "events to audit cannot be read");
            }
        }
    }

    async fn pass(&mut self) -> Result<(), StoreError> {
        for event in epochs::held_by(&self.auditor.store, &self.node.to_string()).await? {
            let drained = crate::stores::postgres::drain::watermark(&self.auditor.store, event).await?;
            if drained == 0 || self.seen.get(&event) == Some(&drained) {
                continue;
            }
            let auditor = self.auditor.clone();
            let runtime = tokio::runtime::Handle::current();
            let audited = tokio::task::spawn_blocking(move || runtime.block_on(auditor.audit(event, false))).await;
            match audited {
                Ok(Ok(audit)) => {
                    signals::audited(event, &audit.findings, audit.took);
                    self.seen.insert(event, audit.drained);
                }
                Ok(Err(error)) => tracing::warn!(event = %event, %error, "event cannot be audited right now"),
                Err(gone) => tracing::error!(event = %event, %gone, "an audit failed"),
            }
        }
        Ok(())
    }
}
