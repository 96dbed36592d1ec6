//! Accepted scans become facts to announce, where a subscription wants to hear of them.

use crate::domain::ids::{EventId, NotificationId, ScanId, TenantId};
use crate::domain::ledger::What;
use crate::domain::scan::{Decision, ScanRecord};
use crate::stores::StoreError;
use crate::stores::journal::LogEntry;
use crate::stores::postgres::convert::{Id, time};
use crate::stores::postgres::outbox::{self, Fact, FactKind, NewNotification};
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;
use std::collections::HashSet;

/// One question for all entries; nothing more if nobody listens. True if there is something to announce now.
pub async fn scans(db: &mut PgConnection, event: EventId, entries: &[LogEntry]) -> Result<bool, StoreError> {
    let Some(tenant) = listening(db, event).await? else { return Ok(false) };
    let changes = || entries.iter().flat_map(|entry| &entry.changes).map(|change| &change.what);
    // What the gateway took back before anybody heard of it was never accepted.
    let disowned: HashSet<ScanId> = changes().filter_map(disowned).collect();
    let mut news = Vec::new();
    let mut decided_at: Vec<DateTime<Utc>> = Vec::new();
    for what in changes() {
        let What::Scanned(scan) = what else { continue };
        if let Some(fact) = accepted(event, scan).filter(|_| !disowned.contains(&scan.answer.scan)) {
            let id = NotificationId::of(uuid::Uuid::now_v7());
            news.push(NewNotification { id, tenant, fact });
            decided_at.push(time(scan.answer.at)?);
        }
    }
    outbox::push_at(db, &news, &decided_at).await?;
    Ok(!news.is_empty())
}

/// The event's tenant, if a subscription of its wants to hear of scans.
async fn listening(db: &mut PgConnection, event: EventId) -> Result<Option<TenantId>, StoreError> {
    let tenant = sqlx::query_scalar!(
        "select tenant from events where id = $1 and exists (
             select from webhook_subscriptions s
             where s.tenant = events.tenant and s.enabled and $2 = any(s.types))",
        event.uuid(),
        FactKind::TicketScanned.word()
    )
    .fetch_optional(db)
    .await?;
    Ok(tenant.map(TenantId::of))
}

fn disowned(what: &What) -> Option<ScanId> {
    match what {
        What::Disowned { scan } => Some(*scan),
        What::Scanned(_)
        | What::Annulled { .. }
        | What::AnnulledAhead { .. }
        | What::Held(_)
        | What::HoldClosed { .. }
        | What::Ticket { .. }
        | What::Issued(_)
        | What::Contradicted { .. }
        | What::Facts(_) => None,
    }
}

fn accepted(event: EventId, scan: &ScanRecord) -> Option<Fact> {
    let answer = &scan.answer;
    let ticket = answer.ticket.filter(|_| answer.decision == Decision::Admit)?;
    Some(Fact::TicketScanned {
        event,
        ticket: ticket.id,
        scan: answer.scan,
        kind: answer.kind,
        scan_point: answer.point.as_ref().map(ToString::to_string),
        device: answer.device.as_ref().map(ToString::to_string),
    })
}
