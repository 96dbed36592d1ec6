//! Redis lost data (a failover, a restart without its file, FLUSHALL): the owner fills it again from memory.
//!
//! Only under a new epoch won in Postgres from exactly our own: whoever loses that race is fenced. The repair writes what
//! waits along with what was acknowledged, so its end makes all of it durable at once.

use super::EventActor;
use crate::actors::messages::Unsaid;
use crate::domain::ids::{BatchId, EventId};
use crate::stores::StoreError;
use crate::stores::books::Books;
use crate::stores::journal::{Commit, Journal, JournalError, NodeTag, Own, Repair, SealedBatch};
use actix::prelude::*;
use bytes::Bytes;
use std::rc::Rc;
use std::time::Duration;
use tokio::time::Instant;

const RETRY: Duration = Duration::from_millis(100);

enum Refilled {
    Done { epoch: u64, server: u64 },
    Fenced,
    Poison(String),
}

struct Refill<J: Journal> {
    journal: J,
    store: J::Books,
    event: EventId,
    node: NodeTag,
    /// The epoch we last won.
    epoch: u64,
    /// What was committed last before Redis lost something, and its batch.
    committed: u64,
    last_batch: Option<BatchId>,
}

impl<J: Journal> EventActor<J> {
    pub(super) fn repair(&mut self, in_flight: Option<Rc<SealedBatch>>, count: usize, ctx: &mut Context<Self>) {
        self.repairing = true;
        self.take_sign_down();
        self.standby.gap.set(false);
        let started = Instant::now();
        let mut carried = count;
        let mut fresh: Vec<(u64, Bytes)> = Vec::new();
        let mut last = in_flight.as_ref().map(|batch| batch.id);
        fresh.extend(in_flight.map(|batch| (batch.seq, batch.log.clone())));
        for (seq, changes) in self.batches.send_all() {
            carried += changes.len();
            self.touched.add(seq, &changes);
            let sealed = self.seal(seq, &changes);
            last = Some(sealed.id);
            fresh.push((seq, sealed.log));
        }
        let repair = self.whole_state(last, &fresh);
        let refill = Refill {
            journal: self.journal.clone(),
            store: self.store.clone(),
            event: self.event,
            node: self.node.clone(),
            epoch: self.epoch,
            committed: self.batches.committed(),
            last_batch: self.last_batch,
        };
        let work = async move { refill.run(&repair).await };
        ctx.spawn(work.into_actor(self).map(move |refilled, actor, ctx| match refilled {
            Refilled::Done { epoch, server } => {
                actor.epoch = epoch;
                actor.drain.owned_under(epoch);
                actor.confirmed_at = server;
                actor.repairing = false;
                actor.last_batch = last;
                for (seq, entry) in fresh {
                    actor.tail.keep(seq, entry);
                }
                crate::signals::gap_repaired(actor.event, started.elapsed());
                actor.answer_landed(carried, false);
                if actor.standby.has_begun() {
                    // The journal was part of the memory that Redis has now.
                    actor.end_outage(ctx);
                }
                actor.schedule_flush(ctx);
            }
            Refilled::Fenced => actor.fenced(ctx),
            Refilled::Poison(why) => {
                tracing::error!(event = %actor.event, why, "redis refused a repair");
                // Redis lost it, and only we have it: what was acknowledged must not go with us.
                actor.hand_tail_over();
                actor.stop(ctx, "poisoned", Unsaid::NotOwner);
            }
        }));
    }

    fn whole_state(&self, last: Option<BatchId>, fresh: &[(u64, Bytes)]) -> Repair {
        let seq = fresh.last().map_or(self.batches.committed(), |(seq, _)| *seq);
        let mut repair = Repair::new(seq, last, self.ledger.last_decided(), &[]);
        repair.tail = self.tail.entries();
        repair.tail.extend_from_slice(fresh);
        for (id, state) in self.ledger.tickets_after(0) {
            repair.ticket(id, &state);
        }
        for scan in self.ledger.scans_kept() {
            repair.scan(scan);
        }
        for key in self.ledger.annulled_ahead() {
            repair.annulled_ahead(key);
        }
        for hold in self.ledger.holds() {
            repair.hold(hold);
        }
        repair.counters(&self.ledger.occupancy());
        repair
    }
}

impl<J: Journal> Refill<J> {
    /// Somebody wrote here what we do not know: we loaded the event from a primary that had been deposed, and they went on at
    /// the new one. To fill it again would undo what they answered.
    fn is_ahead(&self, own: &Own) -> bool {
        let theirs = own.node != Some(self.node.node);
        theirs && own.seq >= self.committed && (own.seq > self.committed || own.batch != self.last_batch)
    }

    /// Tries until it is done or somebody else owns the event; without Postgres there is no repair.
    async fn run(mut self, repair: &Repair) -> Refilled {
        loop {
            match self.attempt(repair).await {
                Ok(done) => return done,
                Err(error) => {
                    crate::signals::redis_error("repair");
                    tracing::debug!(event = %self.event, %error, "repair not done; trying again");
                    tokio::time::sleep(RETRY).await;
                }
            }
        }
    }

    async fn attempt(&mut self, repair: &Repair) -> Result<Refilled, RefillError> {
        // Read first: an epoch won now says nothing of a server met later.
        let server = self.journal.server_generation();
        let own = self.journal.peek(self.event).await?;
        if own.as_ref().is_some_and(|own| self.is_ahead(own)) {
            return Ok(Refilled::Fenced);
        }
        let in_redis = own.map_or(0, |own| own.epoch);
        let node = self.node.node.to_string();
        let Some(epoch) = self.store.advance_epoch(self.event, self.epoch, in_redis, &node).await? else {
            let known = self.store.epoch(self.event).await?;
            return match known {
                // Our own advance, whose reply was lost: this node runs one actor of an event.
                Some(known) if known.node.as_deref() == Some(node.as_str()) => {
                    self.epoch = known.epoch;
                    Err(RefillError::Again)
                }
                _ => Ok(Refilled::Fenced),
            };
        };
        self.epoch = epoch;
        match self.journal.repair(self.event, epoch, &self.node, repair).await {
            Ok(Commit::Done) => Ok(Refilled::Done { epoch, server }),
            // Redis lost its data once more while it was filled, or somebody else owns the event: Postgres knows.
            Ok(Commit::Fenced) | Err(JournalError::Fenced { .. }) => match self.store.epoch(self.event).await? {
                Some(known) if known.epoch == epoch => Err(RefillError::Again),
                _ => Ok(Refilled::Fenced),
            },
            Ok(Commit::Gap) => Err(RefillError::Again),
            Err(JournalError::Poison(why)) => Ok(Refilled::Poison(why)),
            Err(error @ JournalError::Unreachable(_)) => Err(error.into()),
        }
    }
}

#[derive(Debug, thiserror::Error)]
enum RefillError {
    #[error("the epoch is ours already; once more")]
    Again,
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Store(#[from] StoreError),
}
