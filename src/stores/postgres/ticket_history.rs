//! Every scan of one ticket, as it was drained.

use crate::domain::ids::{EventId, ScanId, TicketId};
use crate::domain::scan::ScanRecord;
use crate::stores::StoreError;
use crate::stores::journal::record;
use crate::stores::postgres::convert::Id;
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;

/// A scan, and how it was taken back if it was.
#[derive(Debug, Clone, PartialEq)]
pub struct TicketScan {
    pub record: ScanRecord,
    pub taken_back: Option<TakenBack>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    pub at: DateTime<Utc>,
    /// `None`: the gateway itself, which could not answer in time.
    pub by: Option<String>,
    pub reason: Option<String>,
}

/// Accepted and refused ones, the newest first.
pub async fn scans(
    db: &mut PgConnection,
    event: EventId,
    ticket: TicketId,
    limit: i64,
) -> Result<Vec<TicketScan>, StoreError> {
    let rows = sqlx::query!(
        r#"select s.scan, s.record as "record!", s.annulled_at, s.disowned, a.subject as "annulled_by?",
                  a.reason as "annul_reason?"
           from scans s
           left join lateral (
               select subject, reason from scans
               where s.annulled_at is not null and event = s.event and scan = s.scan and what = 1 limit 1
           ) a on true
           where s.ticket = $2 and s.event = $1 and s.what = 0
           order by s.decided_at desc, s.seq desc, s.ordinal desc limit $3"#,
        event.uuid(),
        ticket.uuid(),
        limit
    )
    .fetch_all(db)
    .await?;
    let mut scans = Vec::with_capacity(rows.len());
    for row in rows {
        let record = record::read_scan(&row.record)
            .map_err(|error| StoreError::Unreadable(format!("scan {}: {error}", ScanId::of(row.scan))))?;
        let by = row.annulled_by.filter(|_| !row.disowned);
        let taken_back = row.annulled_at.map(|at| TakenBack { at, by, reason: row.annul_reason });
        scans.push(TicketScan { record, taken_back });
    }
    Ok(scans)
}
