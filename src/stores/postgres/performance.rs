//! How an event goes, counted from its tickets and its scans as they were drained. Taken-back scans do not count.

use crate::domain::ids::{EventId, TicketId, TicketTypeId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, count, uuids};
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

/// Accepted check-ins of one person at one device within one minute of the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScannerMinute {
    pub subject: String,
    pub device: Option<String>,
    /// Minutes since 1970.
    pub minute: i64,
    pub check_ins: u32,
    pub first: DateTime<Utc>,
    pub last: DateTime<Utc>,
}

/// Accepted scans of a stretch of time; it begins at a multiple of its length since 1970.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaceBin {
    /// In seconds since 1970.
    pub starts_s: i64,
    pub check_ins: u32,
    pub check_outs: u32,
}

/// Of every type that has good tickets; hidden ones and those of `except` are left out.
pub async fn turnout(
    db: &mut PgConnection,
    event: EventId,
    except: &[TicketId],
) -> Result<Vec<TypeTurnout>, StoreError> {
    let rows = sqlx::query!(
        r#"select t.ticket_type, count(*) as "total!", count(*) filter (where g.entries > 0) as "came!"
           from tickets t left join ticket_gates g on g.event = t.event and g.ticket = t.id
           where t.event = $1 and t.validity = 1 and t.hidden_at is null and t.id <> all($2)
           group by t.ticket_type"#,
        event.uuid(),
        &uuids(except)
    )
    .fetch_all(db)
    .await?;
    let one = |of, total: i64, came: i64| {
        Ok(TypeTurnout { ticket_type: TicketTypeId::of(of), total: count(total)?, came: count(came)? })
    };
    rows.into_iter().map(|row| one(row.ticket_type, row.total, row.came)).collect()
}

/// By person, device and minute; scans of the tickets of `except` are left out.
pub async fn scanners(
    db: &mut PgConnection,
    event: EventId,
    except: &[TicketId],
) -> Result<Vec<ScannerMinute>, StoreError> {
    let rows = sqlx::query!(
        r#"select subject as "subject!", device, floor(extract(epoch from decided_at) / 60)::bigint as "minute!",
                  count(*) as "check_ins!", min(decided_at) as "first!", max(decided_at) as "last!"
           from scans
           where event = $1 and what = 0 and kind = 0 and outcome = 'ADMIT' and annulled_at is null and not disowned
             and subject is not null and ticket <> all($2)
           group by 1, 2, 3 order by 1, 2, 3"#,
        event.uuid(),
        &uuids(except)
    )
    .fetch_all(db)
    .await?;
    let mut counts = Vec::with_capacity(rows.len());
    for row in rows {
        counts.push(ScannerMinute {
            subject: row.subject,
            device: row.device,
            minute: row.minute,
            check_ins: count(row.check_ins)?,
            first: row.first,
            last: row.last,
        });
    }
    Ok(counts)
}

/// Stretches in which anybody went in or out, by time; scans of the tickets of `except` are left out.
pub async fn pace(
    db: &mut PgConnection,
    event: EventId,
    seconds: i64,
    except: &[TicketId],
) -> Result<Vec<PaceBin>, StoreError> {
    let rows = sqlx::query!(
        r#"select floor(extract(epoch from decided_at) / $2::bigint)::bigint as "bin!",
                  count(*) filter (where kind = 0) as "check_ins!", count(*) filter (where kind = 1) as "check_outs!"
           from scans
           where event = $1 and what = 0 and outcome = 'ADMIT' and annulled_at is null and not disowned
             and ticket <> all($3)
           group by 1 order by 1"#,
        event.uuid(),
        seconds,
        &uuids(except)
    )
    .fetch_all(db)
    .await?;
    let one = |bin: i64, check_ins: i64, check_outs: i64| {
        let starts_s = bin.saturating_mul(seconds);
        Ok(PaceBin { starts_s, check_ins: count(check_ins)?, check_outs: count(check_outs)? })
    };
    rows.into_iter().map(|row| one(row.bin, row.check_ins, row.check_outs)).collect()
}
