//! The drain's statements: each takes all rows of its kind at once.

use crate::domain::ids::EventId;
use crate::stores::StoreError;
use crate::stores::postgres::convert::Id;
use crate::stores::postgres::drain::gather::{AheadRows, BackRows, ConflictRows, Rows, TendedRows};
use chrono::TimeDelta;
use sqlx::postgres::PgConnection;

const LOG: &str = "copy event_log (event, seq, batch, entry, decided_at, epoch) from stdin (format binary)";
const SCANS: &str = "copy scans (event, seq, ordinal, decided_at, what, scan, ticket, ticket_type, kind, outcome, surface, \
                     point, device, subject, key_hash, double_read, anomaly, scanned_at, reason, record) \
                     from stdin (format binary)";

pub async fn all(db: &mut PgConnection, event: EventId, rows: &Rows) -> Result<(), StoreError> {
    rows.log.send(db, LOG).await?;
    if !rows.scans.is_empty() {
        rows.scans.send(db, SCANS).await?;
    }
    // Behind the scans: a batch may take back what an entry right before it decided.
    if !rows.back.scan.is_empty() {
        take_back(db, event, &rows.back).await?;
    }
    if !rows.ahead.at.is_empty() {
        annulled_ahead(db, event, &rows.ahead).await?;
    }
    if !rows.conflicts.kept.is_empty() {
        conflicts(db, event, &rows.conflicts).await?;
    }
    if !rows.tended.id.is_empty() {
        fold_tended(db, event, &rows.tended).await?;
    }
    Ok(())
}

/// Marks the scans' own rows. A scan that never was (disowned before it came) has none.
async fn take_back(db: &mut PgConnection, event: EventId, rows: &BackRows) -> Result<(), StoreError> {
    // A scan is taken back within minutes: the bounds spare the other months' partitions.
    let from = rows.at.iter().min().map(|at| *at - TimeDelta::days(1));
    let until = rows.at.iter().max().map(|at| *at + TimeDelta::days(1));
    sqlx::query!(
        "update scans set annulled_at = coalesce(annulled_at, back.at), disowned = scans.disowned or back.disowned
         from unnest($2::uuid[], $3::timestamptz[], $4::boolean[]) as back (scan, at, disowned)
         where scans.event = $1 and scans.scan = back.scan and scans.what = 0
           and scans.decided_at between $5 and $6",
        event.uuid(),
        &rows.scan,
        &rows.at,
        &rows.disowned,
        from,
        until
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn annulled_ahead(db: &mut PgConnection, event: EventId, rows: &AheadRows) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into annulled_ahead (event, key_hash, at, device, subject)
         select $1, * from unnest($2::bytea[], $3::timestamptz[], $4::text[], $5::text[])
         on conflict (event, key_hash) do nothing",
        event.uuid(),
        &rows.key_hash,
        &rows.at,
        &rows.device as _,
        &rows.subject
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn conflicts(db: &mut PgConnection, event: EventId, rows: &ConflictRows) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into conflicts (event, ticket, kept_scan, other_scan)
         select $1, * from unnest($2::uuid[], $3::uuid[], $4::uuid[])
         on conflict (kept_scan, other_scan) do nothing",
        event.uuid(),
        &rows.ticket,
        &rows.kept,
        &rows.other
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What lists and codes go by. Scans change none of it, so most batches have none.
async fn fold_tended(db: &mut PgConnection, event: EventId, rows: &TendedRows) -> Result<(), StoreError> {
    sqlx::query!(
        "update tickets set ticket_type = new.ticket_type, validity = new.validity, generation = new.generation,
                            key_id = new.key_id, digest = new.digest
         from unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::smallint[], $6::bigint[], $7::smallint[], $8::bytea[])
              as new (id, seq, ticket_type, validity, generation, key_id, digest)
         where tickets.id = new.id and tickets.event = $1 and not exists (
             select from ticket_gates g where g.event = $1 and g.ticket = new.id and g.seq >= new.seq
         )",
        event.uuid(),
        &rows.id,
        &rows.seq,
        &rows.ticket_type,
        &rows.validity,
        &rows.generation,
        &rows.key_id,
        &rows.digest as _
    )
    .execute(db)
    .await?;
    Ok(())
}
