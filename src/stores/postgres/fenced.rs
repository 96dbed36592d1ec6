//! What a fenced owner had answered and nobody drained, until the new owner has taken it over.

use crate::domain::digest::KeyHash;
use crate::domain::ids::EventId;
use crate::domain::ledger::{Change, What};
use crate::domain::time::Moment;
use crate::stores::StoreError;
use crate::stores::journal::LogEntry;
use crate::stores::journal::record;
use crate::stores::postgres::Store;
use crate::stores::postgres::convert::{Id, bigint, number, time};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::postgres::PgConnection;
use std::collections::HashSet;
use uuid::Uuid;

/// Something that was acknowledged: the number and the moment of its batch, and its place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FencedFact {
    pub seq: u64,
    pub ordinal: i32,
    pub decided: Moment,
    pub change: Change,
}

/// A fact that waits to be taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub id: Uuid,
    pub change: Change,
}

impl FencedFact {
    /// What the new owner must know of a batch. Left out: refusals let nobody in, holds are promised again by whoever
    /// drives their order, and facts are in Postgres.
    pub fn of(entry: LogEntry) -> Vec<FencedFact> {
        let (seq, decided) = (entry.seq, entry.now);
        let numbered = (0i32..).zip(entry.changes);
        let told = numbered.filter(|(_, change)| identity(seq, &change.what).is_some());
        told.map(|(ordinal, change)| FencedFact { seq, ordinal, decided, change }).collect()
    }

    /// The same on every node that reports it.
    pub fn id(&self) -> Uuid {
        identity(self.seq, &self.change.what).unwrap_or_default()
    }

    /// Each once: one statement can keep a fact only once.
    fn each_once(facts: &[FencedFact]) -> Vec<&FencedFact> {
        let mut known = HashSet::new();
        facts.iter().filter(|fact| known.insert(fact.id())).collect()
    }
}

fn identity(seq: u64, what: &What) -> Option<Uuid> {
    match what {
        What::Scanned(scan) => scan.answer.admitted().then(|| scan.answer.scan.uuid()),
        What::Annulled { scan, .. } => Some(made(b"annulled", scan.as_bytes(), 0)),
        What::Disowned { scan } => Some(made(b"disowned", scan.as_bytes(), 0)),
        What::AnnulledAhead { key: KeyHash(key), .. } => Some(made(b"ahead", key, 0)),
        What::Ticket { ticket, .. } => Some(made(b"ticket", ticket.as_bytes(), seq)),
        What::Held(_) | What::HoldClosed { .. } | What::Issued(_) | What::Contradicted { .. } | What::Facts(_) => None,
    }
}

fn made(kind: &[u8], id: &[u8], seq: u64) -> Uuid {
    let digest = Sha256::new().chain_update(kind).chain_update(id).chain_update(seq.to_be_bytes()).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Uuid::from_bytes(bytes)
}

/// Keeps them for the new owner and has it look; one that is there already stays. An owner that had taken one over and was
/// fenced itself hands it over again: what it wrote may be lost as well, so the fact waits once more. Answers how many were
/// written.
pub async fn keep(store: &Store, event: EventId, epoch: u64, facts: &[FencedFact]) -> Result<u64, StoreError> {
    let facts = FencedFact::each_once(facts);
    let ids: Vec<Uuid> = facts.iter().map(|fact| fact.id()).collect();
    let seqs: Vec<i64> = facts.iter().map(|fact| bigint(fact.seq)).collect::<Result<_, _>>()?;
    let ordinals: Vec<i32> = facts.iter().map(|fact| fact.ordinal).collect();
    let times: Vec<DateTime<Utc>> = facts.iter().map(|fact| time(fact.decided)).collect::<Result<_, _>>()?;
    let changes: Vec<Vec<u8>> =
        facts.iter().map(|fact| record::write_change(fact.seq, &fact.change).to_vec()).collect();
    let mut tx = store.begin().await?;
    let kept = sqlx::query!(
        "insert into fenced_facts (event, epoch, scan, seq, ordinal, decided_at, change)
         select $1, $2, * from unnest($3::uuid[], $4::bigint[], $5::integer[], $6::timestamptz[], $7::bytea[])
         on conflict (scan) do update set epoch = excluded.epoch, seq = excluded.seq, ordinal = excluded.ordinal,
             decided_at = excluded.decided_at, change = excluded.change, applied_at = null
         where fenced_facts.epoch < excluded.epoch",
        event.uuid(),
        bigint(epoch)?,
        &ids,
        &seqs,
        &ordinals,
        &times,
        &changes
    )
    .execute(&mut *tx)
    .await?
    .rows_affected();
    if kept > 0 {
        raise_version(&mut tx, event).await?;
    }
    tx.commit().await?;
    Ok(kept)
}

/// Owners read everything again that is newer than they know.
async fn raise_version(db: &mut PgConnection, event: EventId) -> Result<(), StoreError> {
    sqlx::query!("update events set facts_version = facts_version + 1 where id = $1", event.uuid()).execute(db).await?;
    Ok(())
}

/// Everything that waits for the owner of this event, as it was decided.
pub async fn waiting(store: &Store, event: EventId) -> Result<Vec<Waiting>, StoreError> {
    let rows = sqlx::query!(
        "select scan, seq, change from fenced_facts where event = $1 and applied_at is null
         order by epoch, seq, ordinal",
        event.uuid()
    )
    .fetch_all(&store.pool)
    .await?;
    let mut waiting = Vec::with_capacity(rows.len());
    for row in rows {
        match record::read_change(&row.change) {
            Ok(change) => waiting.push(Waiting { id: row.scan, change }),
            // It stays for people; the others must not wait for it.
            Err(error) => {
                tracing::error!(event = %event, fact = %row.scan, seq = number(row.seq)?, %error, "a fenced fact cannot be read");
            }
        }
    }
    Ok(waiting)
}

/// The owner under this epoch has them in its log, and the log is drained. Harmless to repeat, and to come late: what was
/// handed over again since waits on.
pub async fn applied(store: &Store, epoch: u64, ids: &[Uuid]) -> Result<(), StoreError> {
    sqlx::query!(
        "update fenced_facts set applied_at = now() where scan = any($1) and applied_at is null and epoch < $2",
        ids,
        bigint(epoch)?
    )
    .execute(&store.pool)
    .await?;
    Ok(())
}
