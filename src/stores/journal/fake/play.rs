//! The fake as owners see it.

use super::keep::Keep;
use super::{FakeJournal, Fault, RepairFault, State, Waiting, nobody};
use crate::domain::ids::{EventId, NodeId};
use crate::stores::journal::record::LogEntry;
use crate::stores::journal::{Commit, Fence, Journal, JournalError, Loaded, NodeTag, Own, Repair, SealedBatch};
use crate::stores::postgres::Store;
use std::time::Duration;
use tokio::time::Instant;

impl FakeJournal {
    async fn wait_while(&self, held: impl Fn(&State) -> bool) {
        // Locked apart: a guard must not live across the wait.
        let waits = held(&self.lock());
        if waits {
            let _waiting = Waiting::at(self);
            self.until(|state| !held(state) || state.away).await;
        }
    }

    async fn repair_in_steps(
        &self,
        event: EventId,
        epoch: u64,
        node: &NodeTag,
        repair: &Repair,
    ) -> Result<Commit, JournalError> {
        let (attempt, fault) = self.change(|state| {
            state.reach()?;
            state.counts.repairs += 1;
            state.attempts_at_repair += 1;
            Ok((state.attempts_at_repair, state.repair_faults.pop_front()))
        })?;
        match fault {
            Some(RepairFault::Begin) => return Err(nobody("before the repair")),
            Some(RepairFault::Poison) => return Err(JournalError::Poison("no repair".into())),
            Some(RepairFault::Tail | RepairFault::End) | None => {}
        }
        if !self.change(|state| state.keep(event).repair_begin(epoch, node, attempt)) {
            return Ok(Commit::Fenced);
        }
        self.wait_while(|state| state.repairs_held).await;
        self.lock().reach()?;
        if !self.change(|state| state.keep(event).repair_tail(epoch, attempt, repair)) {
            return Ok(Commit::Fenced);
        }
        if fault == Some(RepairFault::Tail) {
            return Err(nobody("behind the log"));
        }
        tokio::task::yield_now().await;
        if !self.change(|state| state.keep(event).repair_end(epoch, attempt, repair)) {
            return Ok(Commit::Fenced);
        }
        if fault == Some(RepairFault::End) {
            return Err(nobody("the reply was lost"));
        }
        Ok(Commit::Done)
    }
}

impl Journal for FakeJournal {
    type Books = Store;

    fn for_arbiter(&self) -> Self {
        self.clone()
    }

    fn server_generation(&self) -> u64 {
        self.lock().generation
    }

    async fn peek(&self, event: EventId) -> Result<Option<Own>, JournalError> {
        let state = self.lock();
        state.reach()?;
        Ok(state.events.get(&event).and_then(Keep::own))
    }

    async fn acquire(&self, event: EventId, epoch: u64, node: &NodeTag) -> Result<Own, JournalError> {
        self.lock().reach()?;
        self.change(|state| state.keep(event).acquire(epoch, node.node))
    }

    async fn load(&self, event: EventId) -> Result<Loaded, JournalError> {
        self.lock().reach()?;
        self.change(|state| {
            let loaded = state.keep(event).load();
            if std::mem::take(&mut state.lost_behind_load) {
                (state.events, state.past) = Default::default();
            }
            loaded
        })
    }

    async fn commit(&self, event: EventId, fence: Fence, batch: &SealedBatch) -> Result<Commit, JournalError> {
        self.wait_while(|state| state.held).await;
        self.change(|state| match state.meet(fence)? {
            Some(Fault::Linger) => {
                state.lingering.push((event, fence.epoch, batch.clone()));
                Err(nobody("it is under way"))
            }
            Some(_) => {
                state.commit(event, fence.epoch, batch)?;
                Err(nobody("the reply was lost"))
            }
            None => state.commit(event, fence.epoch, batch),
        })
    }

    async fn confirm(&self, event: EventId, fence: Fence, seq: u64) -> Result<Commit, JournalError> {
        self.wait_while(|state| state.held).await;
        self.change(|state| match state.meet(fence)? {
            Some(_) => Err(nobody("the reply was lost")),
            None => {
                state.counts.confirms += 1;
                Ok(state.keep(event).confirm(fence.epoch, seq))
            }
        })
    }

    async fn repair(
        &self,
        event: EventId,
        epoch: u64,
        node: &NodeTag,
        repair: &Repair,
    ) -> Result<Commit, JournalError> {
        self.repair_in_steps(event, epoch, node, repair).await
    }

    async fn read_log(&self, event: EventId, after: u64, count: usize) -> Result<Vec<LogEntry>, JournalError> {
        let mut state = self.lock();
        state.reach()?;
        state.keep(event).read_log(after, count)
    }

    async fn trim(&self, event: EventId, upto: u64) -> Result<(), JournalError> {
        self.lock().reach()?;
        self.change(|state| state.keep(event).trim(upto));
        Ok(())
    }

    async fn lease(&self, event: EventId, node: NodeId, ttl: Duration) -> Result<bool, JournalError> {
        self.lock().reach()?;
        Ok(self.change(|state| state.keep(event).lease(node, Instant::now(), ttl)))
    }

    async fn holder(&self, event: EventId) -> Result<Option<NodeId>, JournalError> {
        let mut state = self.lock();
        state.reach()?;
        Ok(state.keep(event).holder(Instant::now()))
    }

    async fn release(&self, event: EventId, node: NodeId) -> Result<(), JournalError> {
        self.lock().reach()?;
        self.change(|state| state.keep(event).release(node));
        Ok(())
    }
}
