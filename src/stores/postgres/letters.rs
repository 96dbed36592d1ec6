//! What a mail about tickets says, as it stands when it is sent.

use crate::domain::ids::{TenantId, TicketId};
use crate::domain::ticket::Validity;
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, uuids, validity};
use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::postgres::PgConnection;

/// One ticket, and the event it is for.
#[derive(Clone)]
pub struct TicketForLetter {
    pub id: TicketId,
    pub code: Option<String>,
    pub validity: Validity,
    pub holder_name: Option<String>,
    pub type_name: String,
    pub event_name: String,
    pub starts_at: Option<DateTime<Utc>>,
    pub time_zone: Option<String>,
    /// A text, or an object with a `name`.
    pub venue: Option<Value>,
    pub organiser: String,
}

/// Those of these tickets that are there, in the order of their ids.
pub async fn tickets(
    db: &mut PgConnection,
    tenant: TenantId,
    tickets: &[TicketId],
) -> Result<Vec<TicketForLetter>, StoreError> {
    let rows = sqlx::query!(
        r#"select t.id, t.code, t.validity, t.holder_name, y.name as type_name, e.name as event_name, e.starts_at,
                  e.time_zone, e.venue, o.name as organiser
           from tickets t
           join ticket_types y on y.event = t.event and y.id = t.ticket_type
           join events e on e.id = t.event
           join tenants o on o.id = t.tenant
           where t.id = any($1) and t.tenant = $2 order by t.id"#,
        &uuids(tickets),
        tenant.uuid()
    )
    .fetch_all(db)
    .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(TicketForLetter {
            id: TicketId::of(row.id),
            code: row.code,
            validity: validity(row.validity)?,
            holder_name: row.holder_name,
            type_name: row.type_name,
            event_name: row.event_name,
            starts_at: row.starts_at,
            time_zone: row.time_zone,
            venue: row.venue,
            organiser: row.organiser,
        });
    }
    Ok(found)
}
