//! The drain's statements: each takes all rows of its kind at once.

use crate::domain::ids::EventId;
use crate::stores::StoreError;
use crate::stores::postgres::convert::Id;
use crate::stores::postgres::drain::gather::{AheadRows, BackRows, ConflictRows, LogRows, Rows, ScanRows, TicketRows};
use chrono::TimeDelta;
use sqlx::postgres::PgConnection;

pub async fn all(db: &mut PgConnection, event: EventId, rows: &Rows) -> Result<(), StoreError> {
    log(db, event, &rows.log).await?;
    if !rows.scans.seq.is_empty() {
        scans(db, event, &rows.scans).await?;
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
    if !rows.tickets.id.is_empty() {
        fold_tickets(db, event, &rows.tickets).await?;
    }
    Ok(())
}

async fn log(db: &mut PgConnection, event: EventId, rows: &LogRows) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into event_log (event, seq, batch, entry, decided_at, epoch)
         select $1, * from unnest($2::bigint[], $3::uuid[], $4::bytea[], $5::timestamptz[], $6::bigint[])",
        event.uuid(),
        &rows.seq,
        &rows.batch,
        &rows.entry,
        &rows.decided_at,
        &rows.epoch as _
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn scans(db: &mut PgConnection, event: EventId, rows: &ScanRows) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into scans (event, seq, ordinal, decided_at, what, scan, ticket, ticket_type, kind, outcome, surface,
                            point, device, subject, key_hash, double_read, anomaly, scanned_at, reason, record)
         select $1, * from unnest($2::bigint[], $3::integer[], $4::timestamptz[], $5::smallint[], $6::uuid[],
                                  $7::uuid[], $8::uuid[], $9::smallint[], $10::text[], $11::smallint[], $12::text[],
                                  $13::text[], $14::text[], $15::bytea[], $16::boolean[], $17::boolean[],
                                  $18::timestamptz[], $19::text[], $20::bytea[])",
        event.uuid(),
        &rows.seq,
        &rows.ordinal,
        &rows.decided_at,
        &rows.what,
        &rows.scan,
        &rows.ticket as _,
        &rows.ticket_type as _,
        &rows.kind as _,
        &rows.outcome as _,
        &rows.surface as _,
        &rows.point as _,
        &rows.device as _,
        &rows.subject as _,
        &rows.key_hash as _,
        &rows.double_read,
        &rows.anomaly,
        &rows.scanned_at as _,
        &rows.reason as _,
        &rows.record as _
    )
    .execute(db)
    .await?;
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

/// The higher sequence wins, so that folding again is harmless. Who is inside is kept beside the tickets, for lists.
async fn fold_tickets(db: &mut PgConnection, event: EventId, rows: &TicketRows) -> Result<(), StoreError> {
    sqlx::query!(
        "with folded as (
         update tickets set gate = new.gate, gate_seq = new.seq, ticket_type = new.ticket_type,
                            validity = new.validity, inside = new.inside, entries = new.entries,
                            generation = new.generation, key_id = new.key_id, digest = new.digest,
                            last_scan_at = new.last_scan_at
         from unnest($2::uuid[], $3::bytea[], $4::bigint[], $5::uuid[], $6::smallint[], $7::boolean[], $8::bigint[],
                     $9::bigint[], $10::smallint[], $11::bytea[], $12::timestamptz[])
              as new (id, gate, seq, ticket_type, validity, inside, entries, generation, key_id, digest, last_scan_at)
         where tickets.id = new.id and tickets.event = $1 and tickets.gate_seq < new.seq
         returning tickets.id, tickets.inside and tickets.validity = 1 as is_inside
         ), left_again as (
             delete from tickets_inside using folded
             where tickets_inside.event = $1 and ticket = folded.id and not is_inside
         )
         insert into tickets_inside (event, ticket) select $1, id from folded where is_inside on conflict do nothing",
        event.uuid(),
        &rows.id,
        &rows.gate,
        &rows.seq,
        &rows.ticket_type,
        &rows.validity,
        &rows.inside,
        &rows.entries,
        &rows.generation,
        &rows.key_id,
        &rows.digest as _,
        &rows.last_scan_at as _
    )
    .execute(db)
    .await?;
    Ok(())
}
