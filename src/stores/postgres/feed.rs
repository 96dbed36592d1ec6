//! The scan feed.

use crate::domain::ids::{EventId, ScanId, TicketId, TicketTypeId};
use crate::domain::scan::Kind;
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, bigint, kind, number};
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;

/// What a row of the scan feed tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedKind {
    /// A decided scan, accepted or refused.
    Scan,
    /// A turnstile took `scan` back.
    Annulment,
    /// The gateway took `scan` back: it could not answer in time.
    Disownment,
}

/// One row of the scan feed. An annulment names the scan that it takes back; kind, ticket, type and point are those of
/// that scan where it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedItem {
    pub seq: u64,
    /// Its place within `seq`.
    pub ordinal: i32,
    pub what: FeedKind,
    pub scan: ScanId,
    pub at: DateTime<Utc>,
    pub kind: Option<Kind>,
    /// `ADMIT`, or the reason of the refusal; `None` for annulments and disownments.
    pub outcome: Option<String>,
    pub ticket: Option<TicketId>,
    pub ticket_type: Option<TicketTypeId>,
    pub point: Option<String>,
    pub device: Option<String>,
    pub subject: Option<String>,
    pub double_read: bool,
    pub anomaly: bool,
    /// The client's own time of an offline scan.
    pub scanned_at: Option<DateTime<Utc>>,
    /// Set once the scan was taken back, by its turnstile or by the gateway.
    pub annulled_at: Option<DateTime<Utc>>,
    /// Why the turnstile took it back, if it said so.
    pub reason: Option<String>,
}

/// Rows behind (`seq`, `ordinal`) in the order of decision.
pub async fn page(
    db: &mut PgConnection,
    event: EventId,
    seq: u64,
    ordinal: i32,
    limit: i64,
) -> Result<Vec<FeedItem>, StoreError> {
    let rows = sqlx::query!(
        r#"select s.seq, s.ordinal, s.what, s.scan, s.decided_at, coalesce(s.kind, o.kind) as kind, s.outcome,
                  coalesce(s.ticket, o.ticket) as ticket, coalesce(s.ticket_type, o.ticket_type) as ticket_type,
                  coalesce(s.point, o.point) as point, s.device, s.subject, s.double_read, s.anomaly, s.scanned_at,
                  s.annulled_at, s.reason
           from scans s
           left join lateral (
               select kind, ticket, ticket_type, point from scans
               where s.what <> 0 and event = s.event and scan = s.scan and what = 0 limit 1
           ) o on true
           where s.event = $1 and (s.seq, s.ordinal) > ($2, $3)
           order by s.seq, s.ordinal limit $4"#,
        event.uuid(),
        bigint(seq)?,
        ordinal,
        limit
    )
    .fetch_all(db)
    .await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        items.push(FeedItem {
            seq: number(row.seq)?,
            ordinal: row.ordinal,
            what: what(row.what)?,
            scan: ScanId::of(row.scan),
            at: row.decided_at,
            kind: row.kind.map(kind).transpose()?,
            outcome: row.outcome,
            ticket: row.ticket.map(TicketId::of),
            ticket_type: row.ticket_type.map(TicketTypeId::of),
            point: row.point,
            device: row.device,
            subject: row.subject,
            double_read: row.double_read,
            anomaly: row.anomaly,
            scanned_at: row.scanned_at,
            annulled_at: row.annulled_at,
            reason: row.reason,
        });
    }
    Ok(items)
}

fn what(number: i16) -> Result<FeedKind, StoreError> {
    match number {
        0 => Ok(FeedKind::Scan),
        1 => Ok(FeedKind::Annulment),
        2 => Ok(FeedKind::Disownment),
        _ => Err(StoreError::Unreadable("a feed row that is not known".into())),
    }
}
