//! The write-through journal of an event: what was decided is here before anybody is told.
//!
//! Who may write is checked where the write happens: every commit names an epoch and the next sequence number, and one
//! script ([`redis`], `commit.lua`) refuses anything else.

pub mod counters;
#[cfg(feature = "testing")]
pub mod fake;
mod found;
pub mod keys;
pub mod local;
pub mod record;
pub mod redis;
pub mod sealed;

pub use self::redis::RedisJournal;
pub use record::{LogEntry, RecordError};
pub use sealed::{Draft, Repair, SealedBatch};

use crate::domain::ids::{BatchId, EventId, NodeId};
use crate::domain::ledger::Kept;
use crate::stores::books::Books;
use std::time::Duration;

/// Who writes: the node's id, and where other nodes reach it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeTag {
    pub node: NodeId,
    pub addr: String,
}

/// What the journal says of an event's owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    pub epoch: u64,
    pub node: Option<NodeId>,
    /// The last committed sequence; 0 = none.
    pub seq: u64,
    /// The batch that set `seq`.
    pub batch: Option<BatchId>,
    /// A repair was begun under this epoch and has not ended.
    pub repairing: bool,
}

/// Everything the journal keeps of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// Tickets, scans and holds are sorted by id.
    pub kept: Kept,
    /// The sequence this state stands for. Higher than [`Own::seq`] where the log runs ahead of the states (a torn
    /// commit or repair); then [`Journal::confirm`] says `Gap`, and a repair settles it.
    pub seq: u64,
}

/// Under which right a write is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fence {
    pub epoch: u64,
    /// The server, by [`Journal::server_generation`], at which the owner last confirmed its epoch in Postgres. A write to
    /// a newer one is not even sent: it may have forgotten who owns the event.
    pub generation: u64,
}

/// What became of a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Commit {
    /// It is durable, by this attempt or an earlier one.
    Done,
    /// Somebody else owns the event.
    Fenced,
    /// The journal lost data: it is behind the owner, or knows no owner.
    Gap,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// Not known whether it was done: ask again with the same batch.
    #[error("the journal cannot be reached: {0}")]
    Unreachable(String),
    /// A higher epoch is known there.
    #[error("the event is owned under epoch {epoch}")]
    Fenced { epoch: u64 },
    /// Asking again would fail again.
    #[error("the journal refuses: {0}")]
    Poison(String),
}

/// Where an owner writes before it answers. Every call is one attempt with a time-out; a cheap clone shares connections.
#[expect(async_fn_in_trait, reason = "whoever is generic over a journal stays on one arbiter")]
pub trait Journal: Clone + Unpin + 'static {
    /// Where this journal is drained to, and who issues its epochs: Postgres, unless both are simulated.
    type Books: Books;

    /// The same journal over a hot connection of its own: one per arbiter.
    fn for_arbiter(&self) -> Self;

    /// Rises with every reconnect of the hot connection to a server that may be another one, or that was restarted,
    /// promoted or refilled since; a reconnect to the very same one (after a time-out) leaves it. 0 = never connected.
    fn server_generation(&self) -> u64;

    /// What the journal says of the owner; `None` = nothing.
    async fn peek(&self, event: EventId) -> Result<Option<Own>, JournalError>;

    /// Makes `epoch` (won in Postgres) the one that may write. From then on lower epochs are fenced. Repeating it is
    /// harmless. A higher epoch there, or the same one held by another node, is [`JournalError::Fenced`]. The hot
    /// connection is up afterwards.
    async fn acquire(&self, event: EventId, epoch: u64, node: &NodeTag) -> Result<Own, JournalError>;

    /// Reads everything kept of the event. Call it after [`Journal::acquire`]: only then nothing moves underneath.
    async fn load(&self, event: EventId) -> Result<Loaded, JournalError>;

    /// Writes one batch, all or nothing. `Done` also if this very batch was written before (a lost reply).
    async fn commit(&self, event: EventId, fence: Fence, batch: &SealedBatch) -> Result<Commit, JournalError>;

    /// Asks whether `epoch` still owns the event at `seq`; writes nothing.
    async fn confirm(&self, event: EventId, fence: Fence, seq: u64) -> Result<Commit, JournalError>;

    /// Whether what was loaded under this epoch is one state, and of the journal that counts: nothing was lost while it was
    /// read, and where replicas count they have it. Asked before anything is decided or drained.
    async fn stands(&self, event: EventId, fence: Fence, seq: u64) -> Result<bool, JournalError> {
        Ok(self.peek(event).await?.is_some_and(|now| (now.epoch, now.seq) == (fence.epoch, seq)))
    }

    /// Fills the journal again from memory, under a new epoch. The undrained tail is durable first, then the states;
    /// a repair that breaks off leaves what was there before, and may be repeated. Never `Gap`.
    async fn repair(&self, event: EventId, epoch: u64, node: &NodeTag, repair: &Repair)
    -> Result<Commit, JournalError>;

    /// Log entries with a sequence above `after`, oldest first, at most `count`. One that cannot be read says so itself
    /// ([`LogEntry::damage`]).
    async fn read_log(&self, event: EventId, after: u64, count: usize) -> Result<Vec<LogEntry>, JournalError>;

    /// Drops log entries up to and including `upto`.
    async fn trim(&self, event: EventId, upto: u64) -> Result<(), JournalError>;

    /// Takes or renews the lease. False = another node holds it.
    async fn lease(&self, event: EventId, node: NodeId, ttl: Duration) -> Result<bool, JournalError>;

    /// Who holds the lease now.
    async fn holder(&self, event: EventId) -> Result<Option<NodeId>, JournalError>;

    /// Gives the lease back if it is this node's.
    async fn release(&self, event: EventId, node: NodeId) -> Result<(), JournalError>;
}
