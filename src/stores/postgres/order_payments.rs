//! Payments that gateways were asked for. One reference belongs to one order. They are written by
//! [`new_orders`](crate::stores::postgres::new_orders).

use crate::domain::ids::OrderId;
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, uuids};
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentState {
    Open,
    Paid,
    Failed,
    /// Given back as a whole: it came too late, or twice.
    Returned,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentRow {
    pub order: OrderId,
    pub gateway: String,
    pub payment_ref: String,
    pub state: PaymentState,
    pub amount_minor: i64,
    pub currency: String,
    pub client_secret: Option<String>,
    pub approve_url: Option<String>,
}

/// The payments of these orders, the oldest first.
pub async fn of_orders(db: &mut PgConnection, orders: &[OrderId]) -> Result<Vec<PaymentRow>, StoreError> {
    let rows = sqlx::query!(
        "select order_id, gateway, payment_ref, state, amount_minor, currency, client_secret, approve_url
         from order_payments where order_id = any($1) order by created_at, payment_ref",
        &uuids(orders)
    )
    .fetch_all(db)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(PaymentRow {
                order: OrderId::of(row.order_id),
                gateway: row.gateway,
                payment_ref: row.payment_ref,
                state: state(row.state)?,
                amount_minor: row.amount_minor,
                currency: row.currency,
                client_secret: row.client_secret,
                approve_url: row.approve_url,
            })
        })
        .collect()
}

/// Which order a payment belongs to.
pub async fn order_of(db: &mut PgConnection, gateway: &str, payment_ref: &str) -> Result<Option<OrderId>, StoreError> {
    let order = sqlx::query_scalar!(
        "select order_id from order_payments where gateway = $1 and payment_ref = $2",
        gateway,
        payment_ref
    )
    .fetch_optional(db)
    .await?;
    Ok(order.map(OrderId::of))
}

/// Notes how these payments stand now; what was given back stays given back.
pub async fn note(db: &mut PgConnection, payments: &[(String, String)], now: PaymentState) -> Result<(), StoreError> {
    let gateways: Vec<String> = payments.iter().map(|(gateway, _)| gateway.clone()).collect();
    let refs: Vec<String> = payments.iter().map(|(_, payment_ref)| payment_ref.clone()).collect();
    sqlx::query!(
        "update order_payments set state = $3, updated_at = now()
         from unnest($1::text[], $2::text[]) as new (gateway, payment_ref)
         where order_payments.gateway = new.gateway and order_payments.payment_ref = new.payment_ref
           and order_payments.state <> 3",
        &gateways,
        &refs,
        number(now)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Orders that lapsed lately while a payment of theirs was open, and that nobody has looked at since `looked_before`. They
/// count as looked at from now on.
pub async fn take_lapsed(
    db: &mut PgConnection,
    since: DateTime<Utc>,
    looked_before: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<OrderId>, StoreError> {
    let orders = sqlx::query_scalar!(
        "update order_payments set updated_at = now()
         where (gateway, payment_ref) in (
             select p.gateway, p.payment_ref from order_payments p join orders o on o.id = p.order_id
             where p.state = 0 and p.updated_at < $2 and p.created_at > $1 and o.state = 6
             order by p.updated_at limit $3 for update of p skip locked)
         returning order_id",
        since,
        looked_before,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(orders.into_iter().map(OrderId::of).collect())
}

fn number(state: PaymentState) -> i16 {
    match state {
        PaymentState::Open => 0,
        PaymentState::Paid => 1,
        PaymentState::Failed => 2,
        PaymentState::Returned => 3,
    }
}

fn state(number: i16) -> Result<PaymentState, StoreError> {
    match number {
        0 => Ok(PaymentState::Open),
        1 => Ok(PaymentState::Paid),
        2 => Ok(PaymentState::Failed),
        3 => Ok(PaymentState::Returned),
        _ => Err(StoreError::Unreadable("a state of a payment that is not known".into())),
    }
}
