//! Pairs of acknowledged scans that cannot both be right: two owners answered, and neither knew of the other.

use crate::domain::ids::{EventId, ScanId, TicketId};
use crate::domain::scan::Kind;
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, kind};
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;

/// Two scans of one ticket; `kept` is the one that stands.
#[derive(Debug, Clone, PartialEq)]
pub struct ConflictItem {
    pub id: i64,
    pub ticket: TicketId,
    pub kept: ConflictScan,
    pub other: ConflictScan,
    /// When it was found.
    pub found_at: DateTime<Utc>,
}

/// What the history knows of one of them.
#[derive(Debug, Clone, PartialEq)]
pub struct ConflictScan {
    pub id: ScanId,
    /// `None` until the scan itself is in Postgres.
    pub kind: Option<Kind>,
    pub at: Option<DateTime<Utc>>,
    pub point: Option<String>,
    pub device: Option<String>,
}

/// Newest first, older than `before`.
pub async fn page(
    db: &mut PgConnection,
    event: EventId,
    before: i64,
    limit: i64,
) -> Result<Vec<ConflictItem>, StoreError> {
    let rows = sqlx::query!(
        r#"select c.id, c.ticket, c.created_at, c.kept_scan, c.other_scan,
                  k.kind as "kept_kind?", k.decided_at as "kept_at?", k.point as "kept_point?", k.device as "kept_device?",
                  o.kind as "other_kind?", o.decided_at as "other_at?", o.point as "other_point?",
                  o.device as "other_device?"
           from conflicts c
           left join lateral (
               select kind, decided_at, point, device from scans
               where event = c.event and scan = c.kept_scan and what = 0 limit 1
           ) k on true
           left join lateral (
               select kind, decided_at, point, device from scans
               where event = c.event and scan = c.other_scan and what = 0 limit 1
           ) o on true
           where c.event = $1 and c.id < $2
           order by c.id desc limit $3"#,
        event.uuid(),
        before,
        limit
    )
    .fetch_all(db)
    .await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let kept = ConflictScan {
            id: ScanId::of(row.kept_scan),
            kind: row.kept_kind.map(kind).transpose()?,
            at: row.kept_at,
            point: row.kept_point,
            device: row.kept_device,
        };
        let other = ConflictScan {
            id: ScanId::of(row.other_scan),
            kind: row.other_kind.map(kind).transpose()?,
            at: row.other_at,
            point: row.other_point,
            device: row.other_device,
        };
        items.push(ConflictItem {
            id: row.id,
            ticket: TicketId::of(row.ticket),
            kept,
            other,
            found_at: row.created_at,
        });
    }
    Ok(items)
}
