//! How an event goes, counted from its tickets and its scans as they were drained. Taken-back scans do not count.

use crate::domain::ids::{EventId, TicketTypeId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, count, number};
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;

/// Good tickets of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeTurnout {
    pub ticket_type: TicketTypeId,
    pub total: u32,
    /// Those that came in at least once.
    pub came: u32,
}

/// Accepted check-ins of one person at one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScannerCount {
    pub subject: String,
    pub device: Option<String>,
    pub check_ins: u32,
    pub first: DateTime<Utc>,
    pub last: DateTime<Utc>,
}

/// Minutes of the clock in which a person let somebody in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScannerMinutes {
    pub subject: String,
    pub minutes: u32,
}

/// Accepted scans of a stretch of time; it begins at a multiple of its length since 1970.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaceBin {
    /// In seconds since 1970.
    pub starts_s: i64,
    pub check_ins: u32,
    pub check_outs: u32,
}

/// How far the event's log is here.
pub async fn drained(db: &mut PgConnection, event: EventId) -> Result<u64, StoreError> {
    let seq = sqlx::query_scalar!("select seq from drain where event = $1", event.uuid()).fetch_optional(db).await?;
    number(seq.unwrap_or_default())
}

/// Of every type that has good tickets, hidden ones left out.
pub async fn turnout(db: &mut PgConnection, event: EventId) -> Result<Vec<TypeTurnout>, StoreError> {
    let rows = sqlx::query!(
        r#"select ticket_type, count(*) as "total!", count(*) filter (where entries > 0) as "came!"
           from tickets where event = $1 and validity = 1 and hidden_at is null
           group by ticket_type"#,
        event.uuid()
    )
    .fetch_all(db)
    .await?;
    let one = |of, total: i64, came: i64| {
        Ok(TypeTurnout { ticket_type: TicketTypeId::of(of), total: count(total)?, came: count(came)? })
    };
    rows.into_iter().map(|row| one(row.ticket_type, row.total, row.came)).collect()
}

/// By person and device.
pub async fn scanners(db: &mut PgConnection, event: EventId) -> Result<Vec<ScannerCount>, StoreError> {
    let rows = sqlx::query!(
        r#"select subject as "subject!", device, count(*) as "check_ins!", min(decided_at) as "first!",
                  max(decided_at) as "last!"
           from scans
           where event = $1 and what = 0 and kind = 0 and outcome = 'ADMIT' and annulled_at is null and not disowned
             and subject is not null
           group by subject, device order by subject, device"#,
        event.uuid()
    )
    .fetch_all(db)
    .await?;
    let mut counts = Vec::with_capacity(rows.len());
    for row in rows {
        counts.push(ScannerCount {
            subject: row.subject,
            device: row.device,
            check_ins: count(row.check_ins)?,
            first: row.first,
            last: row.last,
        });
    }
    Ok(counts)
}

/// By person.
pub async fn scanner_minutes(db: &mut PgConnection, event: EventId) -> Result<Vec<ScannerMinutes>, StoreError> {
    let rows = sqlx::query!(
        r#"select subject as "subject!", count(distinct date_trunc('minute', decided_at)) as "minutes!"
           from scans
           where event = $1 and what = 0 and kind = 0 and outcome = 'ADMIT' and annulled_at is null and not disowned
             and subject is not null
           group by subject"#,
        event.uuid()
    )
    .fetch_all(db)
    .await?;
    let one = |subject, minutes: i64| Ok(ScannerMinutes { subject, minutes: count(minutes)? });
    rows.into_iter().map(|row| one(row.subject, row.minutes)).collect()
}

/// Stretches in which anybody went in or out, by time.
pub async fn pace(db: &mut PgConnection, event: EventId, seconds: i64) -> Result<Vec<PaceBin>, StoreError> {
    let rows = sqlx::query!(
        r#"select floor(extract(epoch from decided_at) / $2::bigint)::bigint as "bin!",
                  count(*) filter (where kind = 0) as "check_ins!", count(*) filter (where kind = 1) as "check_outs!"
           from scans
           where event = $1 and what = 0 and outcome = 'ADMIT' and annulled_at is null and not disowned
           group by 1 order by 1"#,
        event.uuid(),
        seconds
    )
    .fetch_all(db)
    .await?;
    let one = |bin: i64, check_ins: i64, check_outs: i64| {
        let starts_s = bin.saturating_mul(seconds);
        Ok(PaceBin { starts_s, check_ins: count(check_ins)?, check_outs: count(check_outs)? })
    };
    rows.into_iter().map(|row| one(row.bin, row.check_ins, row.check_outs)).collect()
}
