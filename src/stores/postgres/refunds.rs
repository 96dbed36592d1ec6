//! Refunds, and which tickets they were for.

use crate::domain::ids::{OrderId, RefundId, TenantId, TicketId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, uuids};
use crate::stores::postgres::order_records::{RefundInfo, RefundState};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

#[derive(Debug, Clone)]
pub struct NewRefund {
    pub id: RefundId,
    pub tenant: TenantId,
    pub order: OrderId,
    pub currency: String,
    pub amount_minor: i64,
    pub gift_card_minor: i64,
    pub gateway: Option<String>,
    pub payment_ref: Option<String>,
    pub reason: Option<String>,
    pub note: Option<String>,
    pub metadata: Option<serde_json::Value>,
    /// Its tickets stay good.
    pub tickets_kept: bool,
    pub made_by: String,
    /// Each with its share of the amount.
    pub tickets: Vec<(TicketId, i64)>,
}

/// Writes a refund that is on its way. A ticket that has one already is refused by `refund_tickets_ticket_unique`.
pub async fn insert(db: &mut PgConnection, refund: &NewRefund) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into refunds (id, tenant, order_id, currency, amount_minor, gift_card_minor, gateway, payment_ref, reason,
                              made_by, note, metadata, tickets_kept)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        refund.id.uuid(),
        refund.tenant.uuid(),
        refund.order.uuid(),
        refund.currency,
        refund.amount_minor,
        refund.gift_card_minor,
        refund.gateway,
        refund.payment_ref,
        refund.reason,
        refund.made_by,
        refund.note,
        refund.metadata,
        refund.tickets_kept
    )
    .execute(&mut *db)
    .await?;
    let tickets: Vec<TicketId> = refund.tickets.iter().map(|(ticket, _)| *ticket).collect();
    let amounts: Vec<i64> = refund.tickets.iter().map(|(_, amount)| *amount).collect();
    sqlx::query!(
        "insert into refund_tickets (refund, ticket, amount_minor)
         select $1, * from unnest($2::uuid[], $3::bigint[])",
        refund.id.uuid(),
        &uuids(&tickets),
        &amounts
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Those of these tickets whose price went back, or is on its way.
pub async fn refunded(db: &mut PgConnection, tickets: &[TicketId]) -> Result<Vec<TicketId>, StoreError> {
    let rows = sqlx::query_scalar!("select ticket from refund_tickets where ticket = any($1)", &uuids(tickets))
        .fetch_all(db)
        .await?;
    Ok(rows.into_iter().map(TicketId::of).collect())
}

/// The money has moved.
pub async fn done(db: &mut PgConnection, refund: RefundId, gateway_ref: Option<&str>) -> Result<(), StoreError> {
    sqlx::query!(
        "update refunds set state = 1, gateway_ref = $2, done_at = now() where id = $1 and state = 0",
        refund.uuid(),
        gateway_ref
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The gateway refuses; staff must look.
pub async fn failed(db: &mut PgConnection, refund: RefundId) -> Result<(), StoreError> {
    sqlx::query!("update refunds set state = 2, done_at = now() where id = $1 and state = 0", refund.uuid())
        .execute(db)
        .await?;
    Ok(())
}

/// The gateway refused, and is asked once more. Only one that it refused for good.
pub async fn redrive(db: &mut PgConnection, refund: RefundId) -> Result<bool, StoreError> {
    let again = sqlx::query!("update refunds set state = 0, done_at = null where id = $1 and state = 2", refund.uuid())
        .execute(db)
        .await?;
    Ok(again.rows_affected() == 1)
}

/// Takes a refund back whose tickets could not be closed: nothing has moved.
pub async fn forget(db: &mut PgConnection, refund: RefundId) -> Result<(), StoreError> {
    sqlx::query!("delete from refunds where id = $1 and state = 0", refund.uuid()).execute(db).await?;
    Ok(())
}

/// The refunds of these orders, the oldest first.
pub async fn of_orders(db: &mut PgConnection, orders: &[OrderId]) -> Result<Vec<(OrderId, RefundInfo)>, StoreError> {
    let rows = sqlx::query!(
        r#"select r.id, r.order_id, r.state, r.amount_minor, r.gift_card_minor, r.gateway, r.gateway_ref, r.reason,
                  r.note, r.metadata, r.tickets_kept, r.made_by, r.created_at,
                  array(select t.ticket from refund_tickets t where t.refund = r.id order by t.ticket) as "tickets!"
           from refunds r where r.order_id = any($1) order by r.created_at, r.id"#,
        &uuids(orders)
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            let tickets: Vec<Uuid> = row.tickets;
            let info = RefundInfo {
                id: RefundId::of(row.id),
                state: state(row.state)?,
                amount_minor: row.amount_minor,
                gift_card_minor: row.gift_card_minor,
                gateway: row.gateway,
                gateway_ref: row.gateway_ref,
                reason: row.reason,
                note: row.note,
                metadata: row.metadata,
                tickets_kept: row.tickets_kept,
                by: row.made_by,
                tickets: tickets.into_iter().map(TicketId::of).collect(),
                at: row.created_at,
            };
            Ok((OrderId::of(row.order_id), info))
        })
        .collect()
}

fn state(number: i16) -> Result<RefundState, StoreError> {
    match number {
        0 => Ok(RefundState::Pending),
        1 => Ok(RefundState::Done),
        2 => Ok(RefundState::Failed),
        _ => Err(StoreError::Unreadable("a state of a refund that is not known".into())),
    }
}
