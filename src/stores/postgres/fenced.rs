//! What a fenced owner had answered and nobody drained, and what contradicts it.

use crate::domain::ids::{EventId, ScanId, TicketId};
use crate::stores::StoreError;
use crate::stores::postgres::Store;
use crate::stores::postgres::convert::{Id, bigint};
use chrono::{DateTime, Utc};

/// One acknowledged scan of a fenced owner.
#[derive(Debug, Clone)]
pub struct FencedFact {
    pub scan: ScanId,
    pub seq: u64,
    pub decided_at: DateTime<Utc>,
    /// The change as the log writes it.
    pub change: Vec<u8>,
}

/// Keeps them for the new owner, in one statement; one that is there already stays. Answers how many were new.
pub async fn keep(store: &Store, event: EventId, epoch: u64, facts: &[FencedFact]) -> Result<u64, StoreError> {
    let scans: Vec<_> = facts.iter().map(|fact| fact.scan.uuid()).collect();
    let seqs: Vec<_> = facts.iter().map(|fact| bigint(fact.seq)).collect::<Result<_, _>>()?;
    let times: Vec<_> = facts.iter().map(|fact| fact.decided_at).collect();
    let changes: Vec<_> = facts.iter().map(|fact| fact.change.clone()).collect();
    let kept = sqlx::query!(
        "insert into fenced_facts (event, epoch, scan, seq, decided_at, change)
         select $1, $2, * from unnest($3::uuid[], $4::bigint[], $5::timestamptz[], $6::bytea[])
         on conflict (scan) do nothing",
        event.uuid(),
        bigint(epoch)?,
        &scans,
        &seqs,
        &times,
        &changes
    )
    .execute(&store.pool)
    .await?;
    Ok(kept.rows_affected())
}

/// Records that two acknowledged scans contradict each other. Harmless to repeat.
pub async fn conflict(
    store: &Store,
    event: EventId,
    ticket: TicketId,
    kept: ScanId,
    other: ScanId,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into conflicts (event, ticket, kept_scan, other_scan) values ($1, $2, $3, $4)
         on conflict (kept_scan, other_scan) do nothing",
        event.uuid(),
        ticket.uuid(),
        kept.uuid(),
        other.uuid()
    )
    .execute(&store.pool)
    .await?;
    Ok(())
}
