//! How the gates of an event are doing, counted from the scans as they were drained. Taken-back scans do not count.

use crate::domain::ids::{EventId, ScanId, TicketId};
use crate::domain::scan::ScanRecord;
use crate::stores::StoreError;
use crate::stores::journal::record;
use crate::stores::postgres::convert::{Id, count};
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;

/// A minute of the clock in which anybody was at a gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardMinute {
    /// Minutes since 1970.
    pub minute: i64,
    pub check_ins: u32,
    pub check_outs: u32,
    pub refused: u32,
}

/// A scan point as scans named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardPoint {
    pub point: Option<String>,
    pub check_ins: u32,
    pub check_outs: u32,
    pub refused: u32,
    /// Scans of any outcome since the moment asked for.
    pub lately: u32,
    pub last_at: DateTime<Utc>,
}

/// A refusal, with whose ticket it was.
#[derive(Debug, Clone, PartialEq)]
pub struct RefusedScan {
    pub record: ScanRecord,
    pub ticket: Option<TicketId>,
    pub holder: Option<String>,
    pub type_name: Option<String>,
}

/// Minutes since then, by time; empty ones are left out.
pub async fn minutes(
    db: &mut PgConnection,
    event: EventId,
    since: DateTime<Utc>,
) -> Result<Vec<BoardMinute>, StoreError> {
    let rows = sqlx::query!(
        r#"select floor(extract(epoch from decided_at) / 60)::bigint as "minute!",
                  count(*) filter (where outcome = 'ADMIT' and kind = 0 and annulled_at is null) as "check_ins!",
                  count(*) filter (where outcome = 'ADMIT' and kind = 1 and annulled_at is null) as "check_outs!",
                  count(*) filter (where outcome <> 'ADMIT') as "refused!"
           from scans where event = $1 and what = 0 and not disowned and decided_at >= $2
           group by 1 order by 1"#,
        event.uuid(),
        since
    )
    .fetch_all(db)
    .await?;
    let mut minutes = Vec::with_capacity(rows.len());
    for row in rows {
        minutes.push(BoardMinute {
            minute: row.minute,
            check_ins: count(row.check_ins)?,
            check_outs: count(row.check_outs)?,
            refused: count(row.refused)?,
        });
    }
    Ok(minutes)
}

/// Every scan point that anything was scanned at, the busiest first.
pub async fn points(
    db: &mut PgConnection,
    event: EventId,
    lately: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<BoardPoint>, StoreError> {
    let rows = sqlx::query!(
        r#"select point,
                  count(*) filter (where outcome = 'ADMIT' and kind = 0 and annulled_at is null) as "check_ins!",
                  count(*) filter (where outcome = 'ADMIT' and kind = 1 and annulled_at is null) as "check_outs!",
                  count(*) filter (where outcome <> 'ADMIT') as "refused!",
                  count(*) filter (where decided_at >= $2) as "lately!", max(decided_at) as "last_at!"
           from scans where event = $1 and what = 0 and not disowned
           group by point order by count(*) desc, point limit $3"#,
        event.uuid(),
        lately,
        limit
    )
    .fetch_all(db)
    .await?;
    let mut points = Vec::with_capacity(rows.len());
    for row in rows {
        points.push(BoardPoint {
            point: row.point,
            check_ins: count(row.check_ins)?,
            check_outs: count(row.check_outs)?,
            refused: count(row.refused)?,
            lately: count(row.lately)?,
            last_at: row.last_at,
        });
    }
    Ok(points)
}

/// How often each reason was given, the commonest first.
pub async fn reasons(db: &mut PgConnection, event: EventId) -> Result<Vec<(String, u32)>, StoreError> {
    let rows = sqlx::query!(
        r#"select outcome as "outcome!", count(*) as "times!" from scans
           where event = $1 and what = 0 and not disowned and outcome <> 'ADMIT'
           group by outcome order by count(*) desc, outcome"#,
        event.uuid()
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((row.outcome, count(row.times)?))).collect()
}

/// The latest refusals, the newest first.
pub async fn refusals(db: &mut PgConnection, event: EventId, limit: i64) -> Result<Vec<RefusedScan>, StoreError> {
    let rows = sqlx::query!(
        r#"select s.scan, s.record as "record!", s.ticket, t.holder_name as "holder_name?", k.name as "type_name?"
           from (
               select seq, ordinal, scan, record, ticket from scans
               where event = $1 and what = 0 and not disowned and outcome <> 'ADMIT'
               order by seq desc, ordinal desc limit $2
           ) s
           left join tickets t on t.id = s.ticket and t.event = $1
           left join ticket_types k on k.id = t.ticket_type
           order by s.seq desc, s.ordinal desc"#,
        event.uuid(),
        limit
    )
    .fetch_all(db)
    .await?;
    let mut refusals = Vec::with_capacity(rows.len());
    for row in rows {
        let record = record::read_scan(&row.record)
            .map_err(|error| StoreError::Unreadable(format!("scan {}: {error}", ScanId::of(row.scan))))?;
        refusals.push(RefusedScan {
            record,
            ticket: row.ticket.map(TicketId::of),
            holder: row.holder_name,
            type_name: row.type_name,
        });
    }
    Ok(refusals)
}
