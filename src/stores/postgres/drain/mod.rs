//! The log's way from Redis to Postgres: exactly once, in order.
//!
//! The watermark is moved first, in the transaction that writes everything it passes: its row lock makes a second drain
//! of the event wait, and then find that it lost.

mod announce;
mod copy;
mod gather;
mod write;

use crate::domain::ids::EventId;
use crate::stores::StoreError;
use crate::stores::journal::LogEntry;
use crate::stores::postgres::convert::{Id, bigint, number};
use crate::stores::postgres::{Store, Tx};
use gather::Rows;
use sqlx::Acquire;
use sqlx::postgres::PgConnection;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrainOutcome {
    /// Everything up to this sequence is in Postgres now; so many entries went to the dead letters.
    Moved { to: u64, dead: u32 },
    /// Another drain moved the watermark: read it again.
    Lost,
    /// Another owner won a higher epoch: its own drain goes on, from a watermark that must not move under it.
    Fenced,
}

/// The last sequence that is in Postgres; 0 = none, or no such event.
pub async fn watermark(store: &Store, event: EventId) -> Result<u64, StoreError> {
    let seq =
        sqlx::query_scalar!("select seq from drain where event = $1", event.uuid()).fetch_optional(&store.pool).await?;
    seq.map_or(Ok(0), number)
}

/// How many entries of the event could not be stored and wait for staff.
pub async fn dead_letters(store: &Store, event: EventId) -> Result<u64, StoreError> {
    let count = sqlx::query_scalar!(r#"select count(*) as "count!" from dead_letters where event = $1"#, event.uuid())
        .fetch_one(&store.pool)
        .await?;
    number(count)
}

/// Stores entries that follow `from` (the watermark as it was read), oldest first, for the owner under `epoch`, in one transaction: log rows, scans,
/// scans taken back, watermark, and what a subscription wants to hear of.
///
/// An entry that Postgres refuses for what it holds goes to the dead letters and stalls nothing. Every other error
/// leaves everything as it was: try again. Sequences must rise; whether one is missing, only the caller can tell.
pub async fn store(
    store: &Store,
    event: EventId,
    epoch: u64,
    from: u64,
    entries: &[LogEntry],
) -> Result<DrainOutcome, StoreError> {
    let owner = Owner { event, epoch };
    let Some(last) = entries.last() else {
        return Ok(DrainOutcome::Moved { to: from, dead: 0 });
    };
    let mut before = from;
    for entry in entries {
        if entry.seq <= before {
            return Err(StoreError::Unreadable(format!("log entry {} does not follow {before}", entry.seq)));
        }
        before = entry.seq;
    }
    let stored = match together(store, owner, from, last.seq, entries).await {
        Err(error) if error.is_data() => one_by_one(store, owner, from, last.seq, entries).await,
        outcome => outcome,
    }?;
    Ok(stored)
}

/// Who drains: no longer, once a higher epoch was won.
#[derive(Clone, Copy)]
struct Owner {
    event: EventId,
    epoch: u64,
}

/// Its statements take whole arrays. A plan for their very values would copy them several times (a quarter of the server's
/// time for a transaction), and never be another one.
async fn begin(store: &Store) -> Result<Tx, StoreError> {
    store.begin_with("begin; set local plan_cache_mode = force_generic_plan").await
}

async fn together(
    store: &Store,
    owner: Owner,
    from: u64,
    to: u64,
    entries: &[LogEntry],
) -> Result<DrainOutcome, StoreError> {
    let event = owner.event;
    let rows = Rows::gather(event.uuid(), entries)?;
    let mut tx = begin(store).await?;
    if let Some(not_ours) = move_watermark(&mut tx, owner, from, to).await? {
        return Ok(not_ours);
    }
    write::all(&mut tx, event, &rows).await?;
    let news = announce::scans(&mut tx, event, entries).await?;
    tx.commit().await?;
    if news {
        store.nudge_outbox();
    }
    Ok(DrainOutcome::Moved { to, dead: 0 })
}

/// The same with a savepoint around each entry, so that a bad one fails alone. Answers how many failed.
async fn one_by_one(
    store: &Store,
    owner: Owner,
    from: u64,
    to: u64,
    entries: &[LogEntry],
) -> Result<DrainOutcome, StoreError> {
    let event = owner.event;
    let mut tx = begin(store).await?;
    if let Some(not_ours) = move_watermark(&mut tx, owner, from, to).await? {
        return Ok(not_ours);
    }
    let mut dead = 0;
    for entry in entries {
        match alone(&mut tx, event, entry).await {
            Ok(()) => {}
            Err(error) if error.is_data() => {
                bury(&mut tx, event, entry, &error).await?;
                dead += 1;
            }
            Err(error) => return Err(error),
        }
    }
    tx.commit().await?;
    Ok(DrainOutcome::Moved { to, dead })
}

async fn alone(db: &mut PgConnection, event: EventId, entry: &LogEntry) -> Result<(), StoreError> {
    let rows = Rows::gather(event.uuid(), std::slice::from_ref(entry))?;
    let mut savepoint = db.begin().await?;
    write::all(&mut savepoint, event, &rows).await?;
    announce::scans(&mut savepoint, event, std::slice::from_ref(entry)).await?;
    Ok(savepoint.commit().await?)
}

async fn bury(db: &mut PgConnection, event: EventId, entry: &LogEntry, error: &StoreError) -> Result<(), StoreError> {
    let sqlstate = match error {
        StoreError::Constraint { sqlstate, .. } | StoreError::Data { sqlstate, .. } => sqlstate.as_str(),
        StoreError::Unavailable(_) | StoreError::Unreadable(_) => "",
    };
    sqlx::query!(
        "insert into dead_letters (event, seq, entry, sqlstate, why) values ($1, $2, $3, $4, $5)",
        event.uuid(),
        bigint(entry.seq)?,
        &entry.bytes[..],
        sqlstate,
        error.to_string()
    )
    .execute(db)
    .await?;
    Ok(())
}

/// `None` for the one drain of the present owner that read `from` and was first. The epoch cannot rise until the
/// transaction ends, so whoever wins the next one reads a watermark that stays.
async fn move_watermark(
    db: &mut PgConnection,
    owner: Owner,
    from: u64,
    to: u64,
) -> Result<Option<DrainOutcome>, StoreError> {
    let event = owner.event.uuid();
    let epoch = sqlx::query_scalar!("select epoch from event_epochs where event = $1 for share", event)
        .fetch_optional(&mut *db)
        .await?;
    if number(epoch.unwrap_or(0))? > owner.epoch {
        return Ok(Some(DrainOutcome::Fenced));
    }
    let moved =
        sqlx::query!("update drain set seq = $3 where event = $1 and seq = $2", event, bigint(from)?, bigint(to)?)
            .execute(db)
            .await?;
    Ok((moved.rows_affected() != 1).then_some(DrainOutcome::Lost))
}
