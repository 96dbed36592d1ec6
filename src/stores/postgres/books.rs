//! Postgres as the books of owners: every call is the statement of that name.

use crate::domain::ids::{EventId, HoldId, TicketId};
use crate::domain::ticket_type::EventFacts;
use crate::stores::StoreError;
use crate::stores::books::{Books, Known};
use crate::stores::journal::LogEntry;
use crate::stores::postgres::drain::DrainOutcome;
use crate::stores::postgres::epochs::Epoch;
use crate::stores::postgres::fenced::{FencedFact, Waiting};
use crate::stores::postgres::{Store, apart, drain, epochs, facts, fenced, gates, hydrate, logbook};
use std::sync::Arc;
use uuid::Uuid;

impl Books for Store {
    async fn epoch(&self, event: EventId) -> Result<Option<Epoch>, StoreError> {
        epochs::read(self, event).await
    }

    async fn advance_epoch(
        &self,
        event: EventId,
        seen: u64,
        in_journal: u64,
        node: &str,
    ) -> Result<Option<u64>, StoreError> {
        epochs::advance(self, event, seen, in_journal, node).await
    }

    async fn mark_degraded(&self, event: EventId, epoch: u64, node: &str, mark: Uuid) -> Result<bool, StoreError> {
        epochs::mark_degraded(self, event, epoch, node, mark).await
    }

    async fn clear_degraded(&self, event: EventId, node: &str, mark: Option<Uuid>) -> Result<(), StoreError> {
        epochs::clear_degraded(self, event, node, mark).await
    }

    async fn held_by(&self, node: &str) -> Result<Vec<EventId>, StoreError> {
        epochs::held_by(self, node).await
    }

    /// Tickets and scans on threads of their own: each takes as long as reading Redis.
    async fn everything(&self, event: EventId) -> Result<Known, StoreError> {
        let there = self.clone();
        let facts = facts::restoring(self, event);
        let scans = apart(async move { hydrate::scan_records(&there, event).await });
        let ahead = hydrate::annulled_ahead(self, event);
        let (event, (scans, disowned), annulled_ahead) = futures_util::try_join!(facts, scans, ahead)?;
        Ok(Known { event, scans, disowned, annulled_ahead })
    }

    async fn sold(&self, event: EventId, holds: &[HoldId]) -> Result<Vec<(HoldId, TicketId)>, StoreError> {
        facts::sold(self, event, holds).await
    }

    async fn drained_log(
        &self,
        event: EventId,
        after: u64,
        upto: u64,
        count: usize,
    ) -> Result<Vec<LogEntry>, StoreError> {
        logbook::page(self, event, after, upto, count).await
    }

    async fn news(&self, event: EventId, newer_than: u64) -> Result<Option<(EventFacts, Vec<HoldId>)>, StoreError> {
        // So that its snapshot need not play a long log.
        gates::of_events(self, &[event]).await?;
        facts::news(self, event, newer_than).await
    }

    async fn versions(&self, events: &[EventId]) -> Result<Vec<(EventId, u64)>, StoreError> {
        facts::versions(self, events).await
    }

    async fn fenced(&self, event: EventId) -> Result<Vec<Waiting>, StoreError> {
        fenced::waiting(self, event).await
    }

    async fn keep_fenced(&self, event: EventId, epoch: u64, facts: &[FencedFact]) -> Result<u64, StoreError> {
        fenced::keep(self, event, epoch, facts).await
    }

    async fn taken_over(&self, epoch: u64, facts: &[Uuid]) -> Result<(), StoreError> {
        fenced::applied(self, epoch, facts).await
    }

    async fn watermark(&self, event: EventId) -> Result<u64, StoreError> {
        drain::watermark(self, event).await
    }

    async fn settle(&self, event: EventId) -> Result<(), StoreError> {
        gates::fold(self, event).await
    }

    async fn dead_letters(&self, event: EventId) -> Result<u64, StoreError> {
        drain::dead_letters(self, event).await
    }

    async fn drain(
        &self,
        event: EventId,
        epoch: u64,
        from: u64,
        entries: &Arc<[LogEntry]>,
    ) -> Result<DrainOutcome, StoreError> {
        let (store, entries) = (self.clone(), entries.clone());
        // A drain may be stopped anywhere, a connection not in the middle of a `COPY`: whoever had it next would be
        // answered what was meant for this.
        let stored = tokio::spawn(async move { drain::store(&store, event, epoch, from, &entries).await }).await;
        stored.map_err(|gone| StoreError::Unavailable(gone.to_string()))?
    }
}
