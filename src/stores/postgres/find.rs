//! Which event a ticket or a code belongs to.

use crate::domain::digest::CodeHash;
use crate::domain::ids::{EventId, OrderId, TenantId, TicketId};
use crate::stores::StoreError;
use crate::stores::postgres::Store;
use crate::stores::postgres::convert::{Id, ids_of};

/// `None`: no such ticket of this tenant.
pub async fn ticket(store: &Store, tenant: TenantId, ticket: TicketId) -> Result<Option<EventId>, StoreError> {
    let event =
        sqlx::query_scalar!("select event from tickets where id = $1 and tenant = $2", ticket.uuid(), tenant.uuid())
            .fetch_optional(&store.pool)
            .await?;
    Ok(event.map(EventId::of))
}

/// The events of this tenant that know this code: a code printed elsewhere is unique within its event only.
pub async fn code(store: &Store, tenant: TenantId, code: CodeHash) -> Result<Vec<EventId>, StoreError> {
    let events = sqlx::query_scalar!(
        "select event from tickets where tenant = $1 and code_hash = $2 order by event",
        tenant.uuid(),
        &code.0[..]
    )
    .fetch_all(&store.pool)
    .await?;
    Ok(ids_of(events))
}

/// What a text may be exactly; each part that is there finds tickets by itself.
#[derive(Debug, Clone, Default)]
pub struct Exactly {
    pub ticket: Option<TicketId>,
    pub order: Option<OrderId>,
    pub code: Option<CodeHash>,
    /// The seller's own number.
    pub external_id: Option<String>,
    /// The address of whoever bought them, in small letters.
    pub email: Option<String>,
}

/// The event's tickets of which one of these is true, in the order of ids; hidden ones left out.
pub async fn exactly(
    store: &Store,
    tenant: TenantId,
    event: EventId,
    what: &Exactly,
    limit: i64,
) -> Result<Vec<TicketId>, StoreError> {
    let tickets = sqlx::query_scalar!(
        r#"select id as "id!" from (
               select id, hidden_at from tickets where event = $1 and id = $3
               union select id, hidden_at from tickets where event = $1 and order_id = $4
               union select id, hidden_at from tickets where event = $1 and code_hash = $5
               union select id, hidden_at from tickets where event = $1 and external_id = $6
               union select t.id, t.hidden_at from customers c join tickets t on t.customer = c.id and t.event = $1
                     where c.tenant = $2 and lower(c.email) = $7
           ) found where hidden_at is null order by id limit $8"#,
        event.uuid(),
        tenant.uuid(),
        what.ticket.map(Id::uuid),
        what.order.map(Id::uuid),
        what.code.as_ref().map(|code| &code.0[..]),
        what.external_id,
        what.email,
        limit
    )
    .fetch_all(&store.pool)
    .await?;
    Ok(ids_of(tickets))
}
