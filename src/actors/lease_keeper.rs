//! Renews the leases of the events that this node owns or is loading, well inside their time, and gives back the others.
//!
//! A lease says who *does* own an event, so that others leave it alone. Safety never depends on it: an owner that lost
//! its lease, or lives through a pause longer than it, is stopped by the fence of its next commit.

use crate::domain::ids::{EventId, NodeId};
use crate::signals;
use crate::stores::journal::Journal;
use futures_util::StreamExt;
use futures_util::stream;
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::sync::mpsc;

/// Renewals per time of a lease: two may fail before it is over.
const ROUNDS: u32 = 3;
/// Leases asked for at a time: few enough to leave connections to others.
const AT_ONCE: usize = 4;

enum Kept {
    Ours,
    /// Another node holds it.
    Lost,
    /// Redis did not say.
    Unknown,
}

/// Renews what `owned` gives until it is aborted. Events whose lease another node holds are told to `lost`; a full
/// channel drops the news, and the next round tells again.
pub async fn run<J, F>(journal: J, node: NodeId, ttl: Duration, owned: F, lost: mpsc::Sender<EventId>)
where
    J: Journal,
    F: Fn() -> Vec<EventId>,
{
    let mut rounds = tokio::time::interval((ttl / ROUNDS).max(Duration::from_millis(1)));
    rounds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut held: BTreeSet<EventId> = BTreeSet::new();
    loop {
        rounds.tick().await;
        let now: BTreeSet<EventId> = owned().into_iter().collect();
        give_back(&journal, node, held.difference(&now)).await;
        let mut asked = stream::iter(now.iter().copied())
            .map(|event| {
                let journal = &journal;
                async move { (event, renew(journal, event, node, ttl).await) }
            })
            .buffer_unordered(AT_ONCE);
        let mut kept = BTreeSet::new();
        while let Some((event, lease)) = asked.next().await {
            match lease {
                Kept::Ours => drop(kept.insert(event)),
                Kept::Unknown if held.contains(&event) => drop(kept.insert(event)),
                Kept::Unknown => {}
                Kept::Lost => {
                    signals::lease_lost(event);
                    // Full: told again by the next round.
                    let _ = lost.try_send(event);
                }
            }
        }
        drop(asked);
        // What was given up while it was renewed is not kept from others until the next round.
        let now: BTreeSet<EventId> = owned().into_iter().collect();
        give_back(&journal, node, kept.difference(&now)).await;
        held = kept.intersection(&now).copied().collect();
        signals::leases_held(held.len());
    }
}

async fn give_back<J: Journal>(journal: &J, node: NodeId, events: impl Iterator<Item = &EventId>) {
    for event in events {
        if let Err(error) = journal.release(*event, node).await {
            // It ends by itself.
            tracing::debug!(event = %event, %error, "lease not given back");
        }
    }
}

async fn renew<J: Journal>(journal: &J, event: EventId, node: NodeId, ttl: Duration) -> Kept {
    match journal.lease(event, node, ttl).await {
        Ok(true) => Kept::Ours,
        Ok(false) => Kept::Lost,
        Err(error) => {
            signals::redis_error("lease");
            tracing::debug!(event = %event, %error, "lease not renewed; next round");
            Kept::Unknown
        }
    }
}
