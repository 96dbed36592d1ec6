//! Which event a ticket or a code belongs to.

use crate::domain::digest::CodeHash;
use crate::domain::ids::{EventId, TenantId, TicketId};
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
