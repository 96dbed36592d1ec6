//! What a node owns from its start to its end.

use super::{Directory, Starting, lock};
use crate::actors::lease_keeper;
use crate::actors::messages::{ConfirmOwner, Retire, Retired, Retirement};
use crate::stores::books::Books;
use crate::stores::journal::Journal;
use futures_util::future::join_all;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

/// How long the start waits for one event to wake before it looks at the next.
const WAKE_WITHIN: Duration = Duration::from_secs(10);

/// News of lost leases that may wait; the next round tells the rest again.
const LOST_LEASES_MAX: usize = 64;

impl<J: Journal + Send + Sync> Directory<J> {
    /// Wakes the events whose log an earlier run of this node left undrained, so that history does not wait for a scan.
    pub async fn wake_undrained(self) {
        let inner = &self.0;
        let held = match inner.store.held_by(&inner.node.node.to_string()).await {
            Ok(held) => held,
            Err(error) => return tracing::warn!(%error, "undrained events could not be listed"),
        };
        for event in held {
            let logged = inner.rooms[0].journal.peek(event).await.ok().flatten().map_or(0, |own| own.seq);
            let drained = inner.store.watermark(event).await.unwrap_or(u64::MAX);
            if logged > drained {
                // An event that does not wake says why by itself.
                drop(self.owner(event, Instant::now() + WAKE_WITHIN).await);
            }
        }
    }

    /// Renews the leases of what is awake here or is being loaded. An event whose lease another node took finds out whether
    /// it is owned there; until the fence says so it goes on deciding. Its load stops. Runs until aborted.
    pub async fn keep_leases(self) {
        let (lost, mut news) = mpsc::channel(LOST_LEASES_MAX);
        let inner = &self.0;
        let journal = inner.rooms[0].journal.clone();
        let keeper = lease_keeper::run(journal, inner.node.node, inner.settings.lease_ttl, || self.held(), lost);
        let confirm = async {
            while let Some(event) = news.recv().await {
                match self.awake(event) {
                    // A full mailbox: its own commits tell, and so does the next round.
                    Some(addr) => drop(addr.try_send(ConfirmOwner)),
                    None => self.0.loads.stop(event),
                }
            }
        };
        tokio::join!(keeper, confirm);
    }

    /// Stops every actor: batches finish, logs are drained, leases are given back. False if something was left undrained.
    pub async fn stop(&self, by: impl Into<Instant>) -> bool {
        let by = by.into();
        self.0.stopping.store(true, Ordering::Release);
        self.0.loads.events().into_iter().for_each(|event| self.0.loads.stop(event));
        let starting: Vec<Starting<J>> = lock(&self.0.starting).values().cloned().collect();
        // Whatever became of them: those that are awake by then are stopped with the others.
        drop(tokio::time::timeout_at(by, join_all(starting)).await);
        let live = self.0.live.load_full();
        let retiring = live.iter().filter(|(_, addr)| addr.connected()).map(async |(event, addr)| {
            let (reply, retired) = oneshot::channel();
            // A full mailbox is waited for: its scans are answered before the event goes.
            let retire = Retire { by, why: Retirement::End, reply };
            let drained = async { addr.send(retire).await.is_ok() && retired.await == Ok(Retired::Drained) };
            let drained = tokio::time::timeout_at(by, drained).await.unwrap_or(false);
            if !drained {
                tracing::warn!(event = %event, "stopped before its log was drained; the next start goes on with it");
            }
            // Without it the lease ends by itself.
            let given_back = self.0.rooms[0].journal.release(*event, self.0.node.node);
            drop(tokio::time::timeout_at(by, given_back).await);
            drained
        });
        let all = join_all(retiring).await.into_iter().all(|drained| drained);
        for room in &self.0.rooms {
            if let Some(arbiter) = &room.arbiter {
                arbiter.stop();
            }
        }
        all
    }
}
