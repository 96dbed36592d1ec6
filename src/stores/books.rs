//! What an owner of an event asks of Postgres: who may own it, what exists, and where its log goes.
//!
//! [`crate::stores::postgres::Store`] is the one that runs. The trait is there so that whole nodes can be simulated, with
//! a Postgres that is slow, away, or forgets nothing else than it should.

use crate::domain::digest::KeyHash;
use crate::domain::ids::{EventId, HoldId, ScanId, TicketId};
use crate::domain::ledger::restoring::Restoring;
use crate::domain::scan::ScanRecord;
use crate::domain::ticket_type::EventFacts;
use crate::stores::StoreError;
use crate::stores::journal::LogEntry;
use crate::stores::postgres::drain::DrainOutcome;
use crate::stores::postgres::epochs::Epoch;
use crate::stores::postgres::fenced::{FencedFact, Waiting};
use std::sync::Arc;
use uuid::Uuid;

/// Everything that is known of an event besides its journal.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Its facts, already on their way into memory. `None`: no such event.
    pub event: Option<Restoring>,
    /// Every drained scan in the order of decision, annulled ones marked, disowned ones left out.
    pub scans: Vec<ScanRecord>,
    /// The disowned ones.
    pub disowned: Vec<ScanId>,
    pub annulled_ahead: Vec<KeyHash>,
}

/// Cheap to clone; a clone is the same books. Every call is a transaction of its own.
#[expect(async_fn_in_trait, reason = "who is generic over books stays on one arbiter")]
pub trait Books: Clone + Unpin + Send + Sync + 'static {
    /// Who won the event last. `None`: no such event.
    async fn epoch(&self, event: EventId) -> Result<Option<Epoch>, StoreError>;

    /// Wins an epoch above `seen` and above what the journal holds. `None`: somebody else was faster.
    async fn advance_epoch(
        &self,
        event: EventId,
        seen: u64,
        in_journal: u64,
        node: &str,
    ) -> Result<Option<u64>, StoreError>;

    /// The owner under `epoch` is about to decide into its local journal: no other node can win the event from then on.
    /// `mark` tells this outage from others. False: it is the owner no longer.
    async fn mark_degraded(&self, event: EventId, epoch: u64, node: &str, mark: Uuid) -> Result<bool, StoreError>;

    /// The node's local journal is empty again. `mark`: only if it is still this outage.
    async fn clear_degraded(&self, event: EventId, node: &str, mark: Option<Uuid>) -> Result<(), StoreError>;

    /// The events that this node won last.
    async fn held_by(&self, node: &str) -> Result<Vec<EventId>, StoreError>;

    /// What a new owner loads.
    async fn everything(&self, event: EventId) -> Result<Known, StoreError>;

    /// Which of these holds are tickets by now, each with one of them.
    async fn sold(&self, event: EventId, holds: &[HoldId]) -> Result<Vec<(HoldId, TicketId)>, StoreError>;

    /// Drained entries behind `after`, up to `upto`, oldest first, at most `count`.
    async fn drained_log(
        &self,
        event: EventId,
        after: u64,
        upto: u64,
        count: usize,
    ) -> Result<Vec<LogEntry>, StoreError>;

    /// What is newer than this version, and the holds that its tickets were.
    async fn news(&self, event: EventId, newer_than: u64) -> Result<Option<(EventFacts, Vec<HoldId>)>, StoreError>;

    /// The version of the facts of each of these events that exists.
    async fn versions(&self, events: &[EventId]) -> Result<Vec<(EventId, u64)>, StoreError>;

    /// What fenced owners had answered and nobody has taken over, as it was decided.
    async fn fenced(&self, event: EventId) -> Result<Vec<Waiting>, StoreError>;

    /// Keeps what a fenced owner had answered, again where an owner before it had; how many of them it wrote.
    async fn keep_fenced(&self, event: EventId, epoch: u64, facts: &[FencedFact]) -> Result<u64, StoreError>;

    /// These were taken over by the owner under this epoch, and are drained.
    async fn taken_over(&self, epoch: u64, facts: &[Uuid]) -> Result<(), StoreError>;

    /// The last sequence that was drained; 0 = none.
    async fn watermark(&self, event: EventId) -> Result<u64, StoreError>;

    /// Brings what is kept of tickets beside the drained log up to it, so that the next load has less of it to play.
    async fn settle(&self, _event: EventId) -> Result<(), StoreError> {
        Ok(())
    }

    /// How many log entries could not be stored and wait for staff.
    async fn dead_letters(&self, event: EventId) -> Result<u64, StoreError>;

    /// Stores entries that follow `from`, oldest first, for the owner under `epoch`, and moves the watermark with them.
    async fn drain(
        &self,
        event: EventId,
        epoch: u64,
        from: u64,
        entries: &Arc<[LogEntry]>,
    ) -> Result<DrainOutcome, StoreError>;
}
