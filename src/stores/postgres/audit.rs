//! Who did what to an order, a ticket or an event, and when.

use crate::domain::ids::{EventId, OrderId, TenantId, TicketId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::Id;
use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::postgres::PgConnection;

#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub at: DateTime<Utc>,
    /// A token's subject, or `gatehouse` for what happened by itself.
    pub subject: String,
    /// Such as `refund`, `cancel`, `transfer`.
    pub what: String,
    pub order: Option<OrderId>,
    pub ticket: Option<TicketId>,
    pub detail: Value,
}

/// Writes one entry; call it in the transaction of what it tells of.
pub async fn write(db: &mut PgConnection, tenant: TenantId, entry: &Entry) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into audit (tenant, at, subject, what, order_id, ticket, detail) values ($1, $2, $3, $4, $5, $6, $7)",
        tenant.uuid(),
        entry.at,
        entry.subject,
        entry.what,
        entry.order.map(Id::uuid),
        entry.ticket.map(Id::uuid),
        entry.detail
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes what somebody did about an event itself.
pub async fn write_of_event(
    db: &mut PgConnection,
    tenant: TenantId,
    event: EventId,
    (subject, what): (&str, &str),
    detail: &Value,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into audit (tenant, subject, what, event, detail) values ($1, $2, $3, $4, $5)",
        tenant.uuid(),
        subject,
        what,
        event.uuid(),
        detail
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What was done about an event itself, the newest first.
pub async fn of_event(
    db: &mut PgConnection,
    tenant: TenantId,
    event: EventId,
    limit: i64,
) -> Result<Vec<Entry>, StoreError> {
    let rows = sqlx::query!(
        "select at, subject, what, detail from audit where tenant = $1 and event = $2 order by id desc limit $3",
        tenant.uuid(),
        event.uuid(),
        limit
    )
    .fetch_all(db)
    .await?;
    let entry = |at, subject, what, detail| Entry { at, subject, what, order: None, ticket: None, detail };
    Ok(rows.into_iter().map(|row| entry(row.at, row.subject, row.what, row.detail)).collect())
}

/// What was done to an order and its tickets, the oldest first.
pub async fn of_order(db: &mut PgConnection, tenant: TenantId, order: OrderId) -> Result<Vec<Entry>, StoreError> {
    let rows = sqlx::query!(
        "select at, subject, what, order_id, ticket, detail from audit where tenant = $1 and order_id = $2 order by id",
        tenant.uuid(),
        order.uuid()
    )
    .fetch_all(db)
    .await?;
    let entry = |at, subject, what, order: Option<uuid::Uuid>, ticket: Option<uuid::Uuid>, detail| Entry {
        at,
        subject,
        what,
        order: order.map(OrderId::of),
        ticket: ticket.map(TicketId::of),
        detail,
    };
    Ok(rows.into_iter().map(|row| entry(row.at, row.subject, row.what, row.order_id, row.ticket, row.detail)).collect())
}

/// Notes down what somebody is about to do by hand; [`conclude`] adds what came of it. A note without an end was cut short.
pub async fn begin(db: &mut PgConnection, tenant: TenantId, entry: &Entry) -> Result<i64, StoreError> {
    let id = sqlx::query_scalar!(
        "insert into audit (tenant, at, subject, what, order_id, ticket, detail) values ($1, $2, $3, $4, $5, $6, $7)
         returning id",
        tenant.uuid(),
        entry.at,
        entry.subject,
        entry.what,
        entry.order.map(Id::uuid),
        entry.ticket.map(Id::uuid),
        entry.detail
    )
    .fetch_one(db)
    .await?;
    Ok(id)
}

/// Adds these fields to the detail of a note.
pub async fn conclude(db: &mut PgConnection, note: i64, came_of_it: &Value) -> Result<(), StoreError> {
    sqlx::query!("update audit set detail = detail || $2 where id = $1", note, came_of_it).execute(db).await?;
    Ok(())
}

/// What was done to a ticket, the newest first.
pub async fn of_ticket(
    db: &mut PgConnection,
    tenant: TenantId,
    ticket: TicketId,
    limit: i64,
) -> Result<Vec<Entry>, StoreError> {
    let rows = sqlx::query!(
        "select at, subject, what, order_id, detail from audit where tenant = $1 and ticket = $2 order by id desc limit $3",
        tenant.uuid(),
        ticket.uuid(),
        limit
    )
    .fetch_all(db)
    .await?;
    let entries = rows.into_iter().map(|row| Entry {
        at: row.at,
        subject: row.subject,
        what: row.what,
        order: row.order_id.map(OrderId::of),
        ticket: Some(ticket),
        detail: row.detail,
    });
    Ok(entries.collect())
}
