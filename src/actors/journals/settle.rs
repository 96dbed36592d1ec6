//! A journal that its owner left (the process died, or another node took the event by force) is handed in, before this
//! node acquires the event again.
//!
//! Under the epoch that wrote it, if that epoch may still write: batch after batch into Redis, as the owner would have
//! done. If it may not, what was answered goes to Postgres as facts for the owner of now, who takes over what it lacks and
//! names what contradicts. Everything here may be cut off anywhere and begun again.

use super::Journals;
use crate::domain::ids::EventId;
use crate::stores::StoreError;
use crate::stores::books::Books;
use crate::stores::journal::local::{Journaled, LocalError, LocalJournal};
use crate::stores::journal::record;
use crate::stores::journal::{Commit, Fence, Journal, JournalError, NodeTag, Repair};
use crate::stores::postgres::fenced::FencedFact;
use std::collections::VecDeque;

#[derive(Debug, thiserror::Error)]
pub enum SettleError {
    #[error(transparent)]
    Local(#[from] LocalError),
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the thread that reads ended: {0}")]
    Task(String),
}

/// What became of a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// There was none.
    Nothing,
    /// So many batches are in Redis.
    Replayed(usize),
    /// The epoch that wrote it may write no more: so many facts of it were new to Postgres.
    HandedOn(u64),
}

/// The name of a journal that was handed on as facts; refusals and the order of batches are in it alone.
const HANDED_ON: &str = "handed-on";

/// Hands in the event's journal, if one was left here. Not while an owner of this node lives.
pub async fn settle<J: Journal>(
    journals: &Journals,
    journal: &J,
    store: &J::Books,
    event: EventId,
    node: &NodeTag,
) -> Result<Settled, SettleError> {
    if !journals.has(event) {
        return Ok(Settled::Nothing);
    }
    let _one_at_a_time = journals.0.settling.lock().await;
    // An owner that was started meanwhile has handed it in, and may be writing a new one.
    if !journals.has(event) || journals.is_in_use(event) {
        return Ok(Settled::Nothing);
    }
    let folder = journals.settings().folder.clone();
    let (file, batches) = on_disk(move || LocalJournal::open(&folder, event)).await?;
    let count = batches.len();
    let rest = Left { journal, store, event, node }.replay(batches.into()).await?;
    let new = hand_on(store, event, &rest).await?;
    store.clear_degraded(event, &node.node.to_string(), None).await?;
    if rest.is_empty() {
        on_disk(move || file.remove()).await?;
        crate::signals::journal_replayed(event, count);
        return Ok(Settled::Replayed(count));
    }
    let kept = on_disk(move || file.set_aside(HANDED_ON)).await?;
    crate::signals::journal_handed_on(event, new, &kept);
    Ok(Settled::HandedOn(new))
}

async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, LocalError> + Send + 'static,
) -> Result<T, SettleError> {
    let done = tokio::task::spawn_blocking(work).await;
    Ok(done.map_err(|gone| SettleError::Task(gone.to_string()))??)
}

/// Facts are known by what they are, so handing them on twice changes nothing.
async fn hand_on<B: Books>(store: &B, event: EventId, rest: &VecDeque<Journaled>) -> Result<u64, StoreError> {
    let mut new = 0;
    for Journaled { epoch, batch } in rest {
        match record::open_entry(batch.seq, &batch.log) {
            Ok(entry) => {
                let facts = FencedFact::of(entry);
                if !facts.is_empty() {
                    new += store.keep_fenced(event, *epoch, &facts).await?;
                }
            }
            Err(error) => {
                tracing::error!(event = %event, seq = batch.seq, %error, "a journaled batch cannot be read; its bytes are kept");
            }
        }
    }
    Ok(new)
}

struct Left<'a, J: Journal> {
    journal: &'a J,
    store: &'a J::Books,
    event: EventId,
    node: &'a NodeTag,
}

impl<J: Journal> Left<'_, J> {
    /// Gives back what Redis does not take from the epoch that wrote it.
    async fn replay(&self, mut batches: VecDeque<Journaled>) -> Result<VecDeque<Journaled>, SettleError> {
        let Some(epoch) = batches.front().map(|first| first.epoch) else { return Ok(batches) };
        if batches.iter().any(|batch| batch.epoch != epoch) || !self.is_ours(epoch).await? {
            return Ok(batches);
        }
        let own = match self.journal.acquire(self.event, epoch, self.node).await {
            Ok(own) => own,
            Err(JournalError::Fenced { .. }) => return Ok(batches),
            Err(error) => return Err(error.into()),
        };
        // Postgres is asked once more with this server up: it may have forgotten who owns the event.
        let generation = self.journal.server_generation();
        if !self.is_ours(epoch).await? {
            return Ok(batches);
        }
        let fence = Fence { epoch, generation };
        while batches.front().is_some_and(|next| next.batch.seq < own.seq) {
            // One epoch has one line of batches: what is behind the last one is in it.
            batches.pop_front();
        }
        while let Some(next) = batches.front() {
            match self.journal.commit(self.event, fence, &next.batch).await {
                Ok(Commit::Done) => drop(batches.pop_front()),
                Ok(Commit::Gap) => return self.refill(epoch, batches).await,
                Ok(Commit::Fenced) | Err(JournalError::Fenced { .. } | JournalError::Poison(_)) => return Ok(batches),
                Err(error @ JournalError::Unreachable(_)) => return Err(error.into()),
            }
        }
        Ok(batches)
    }

    async fn is_ours(&self, epoch: u64) -> Result<bool, StoreError> {
        let known = self.store.epoch(self.event).await?;
        Ok(known.is_some_and(|known| known.epoch == epoch && known.node == Some(self.node.node.to_string())))
    }

    /// Redis lost data before the journal. Where Postgres has everything up to it, the journal is written as the log that
    /// goes on from there: whoever loads the event plays it.
    async fn refill(&self, epoch: u64, mut batches: VecDeque<Journaled>) -> Result<VecDeque<Journaled>, SettleError> {
        let drained = self.store.watermark(self.event).await?;
        batches.retain(|next| next.batch.seq > drained);
        let Some(last) = batches.back() else { return Ok(batches) };
        if batches.front().is_some_and(|first| first.batch.seq != drained + 1) {
            return Ok(batches);
        }
        let in_redis = self.journal.peek(self.event).await?.map_or(0, |own| own.epoch);
        let node = self.node.node.to_string();
        let Some(won) = self.store.advance_epoch(self.event, epoch, in_redis, &node).await? else { return Ok(batches) };
        let mut repair = Repair::new(last.batch.seq, Some(last.batch.id), last.batch.now, &[]);
        repair.tail = batches.iter().map(|next| (next.batch.seq, next.batch.log.clone())).collect();
        match self.journal.repair(self.event, won, self.node, &repair).await? {
            Commit::Done => Ok(VecDeque::new()),
            Commit::Fenced | Commit::Gap => Ok(batches),
        }
    }
}
