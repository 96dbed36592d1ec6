//! Orders, changed step by step. They are written whole in [`new_orders`](crate::stores::postgres::new_orders) and read whole in
//! [`order_reads`](crate::stores::postgres::order_reads).

use crate::domain::ids::{
    CustomerId, EventId, GiftCardId, HoldId, InviteId, OrderId, PromotionId, TenantId, TicketTypeId,
};
use crate::domain::order::{Order, OrderKind, OrderState};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, count, uuids};
use crate::stores::postgres::order_records::{Amounts, Buyer, Channel, EventSold, ItemInfo};
use crate::stores::postgres::order_words::{state, state_number};
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;

/// An order as it is written first.
#[derive(Debug, Clone)]
pub struct NewOrder {
    pub id: OrderId,
    pub tenant: TenantId,
    pub kind: OrderKind,
    pub state: OrderState,
    pub channel: Channel,
    pub event: Option<EventSold>,
    pub buyer: Buyer,
    pub items: Vec<ItemInfo>,
    pub amounts: Amounts,
    pub promotion: Option<(PromotionId, String)>,
    pub gift_card: Option<GiftCardId>,
    pub invite: Option<InviteId>,
    pub gateway: Option<String>,
    pub hold: Option<HoldId>,
    pub note: Option<String>,
    pub return_url: Option<String>,
    pub made_by: String,
    pub expires_at: Option<DateTime<Utc>>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

/// An order as a step finds it, its row locked until the transaction ends.
#[derive(Debug, Clone)]
pub struct Locked {
    pub id: OrderId,
    pub tenant: TenantId,
    pub event: Option<EventId>,
    pub order: Order,
    pub customer: Option<CustomerId>,
    pub currency: String,
    pub total_minor: i64,
    pub booking_minor: i64,
    pub gift_card_minor: i64,
    pub refunded_minor: i64,
    pub refunded_gift_card_minor: i64,
    pub gift_card: Option<GiftCardId>,
    pub promotion: Option<PromotionId>,
    pub invite: Option<InviteId>,
    pub hold: Option<HoldId>,
    pub expires_at: Option<DateTime<Utc>>,
}

/// Locks these orders, in the order of their ids, so that transactions never wait for each other in a ring.
pub async fn lock(db: &mut PgConnection, orders: &[OrderId]) -> Result<Vec<Locked>, StoreError> {
    let rows = sqlx::query!(
        "select id, tenant, event, state, due_minor, paid_at, confirmed_at, customer, currency, total_minor,
                booking_minor, gift_card_minor, refunded_minor, refunded_gift_card_minor, gift_card, promotion, invite, hold, expires_at
         from orders where id = any($1) order by id for update",
        &uuids(orders)
    )
    .fetch_all(db)
    .await?;
    let mut locked = Vec::with_capacity(rows.len());
    for row in rows {
        locked.push(Locked {
            id: OrderId::of(row.id),
            tenant: TenantId::of(row.tenant),
            event: row.event.map(EventId::of),
            order: Order {
                state: state(row.state)?,
                due_minor: row.due_minor,
                paid: row.paid_at.is_some(),
                issued: row.confirmed_at.is_some(),
            },
            customer: row.customer.map(CustomerId::of),
            currency: row.currency,
            total_minor: row.total_minor,
            booking_minor: row.booking_minor,
            gift_card_minor: row.gift_card_minor,
            refunded_minor: row.refunded_minor,
            refunded_gift_card_minor: row.refunded_gift_card_minor,
            gift_card: row.gift_card.map(GiftCardId::of),
            promotion: row.promotion.map(PromotionId::of),
            invite: row.invite.map(InviteId::of),
            hold: row.hold.map(HoldId::of),
            expires_at: row.expires_at,
        });
    }
    Ok(locked)
}

/// Writes what [`step`](crate::domain::order::step) made of orders that are locked.
pub async fn advance(db: &mut PgConnection, orders: &[(OrderId, Order)], at: DateTime<Utc>) -> Result<(), StoreError> {
    let ids: Vec<OrderId> = orders.iter().map(|(id, _)| *id).collect();
    let states: Vec<i16> = orders.iter().map(|(_, order)| state_number(order.state)).collect();
    let paid: Vec<bool> = orders.iter().map(|(_, order)| order.paid).collect();
    let issued: Vec<bool> = orders.iter().map(|(_, order)| order.issued).collect();
    sqlx::query!(
        "update orders set state = new.state, updated_at = $5,
                           paid_at = case when new.paid then coalesce(paid_at, $5) end,
                           confirmed_at = case when new.issued then coalesce(confirmed_at, $5) end
         from unnest($1::uuid[], $2::smallint[], $3::boolean[], $4::boolean[]) as new (id, state, paid, issued)
         where orders.id = new.id",
        &uuids(&ids),
        &states,
        &paid,
        &issued,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Adds to what was refunded of a locked order.
pub async fn add_refunded(
    db: &mut PgConnection,
    order: OrderId,
    amount_minor: i64,
    gift_card_minor: i64,
) -> Result<(), StoreError> {
    sqlx::query!(
        "update orders set refunded_minor = refunded_minor + $2,
                           refunded_gift_card_minor = refunded_gift_card_minor + $3
         where id = $1",
        order.uuid(),
        amount_minor,
        gift_card_minor
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How many places of each of these types each of these customers has: in orders that wait for payment and in tickets
/// that were not given back. Behind [`customers::keep`](crate::stores::postgres::customers::keep), which locks the buyers.
pub async fn held_by_customers(
    db: &mut PgConnection,
    customers: &[CustomerId],
    types: &[TicketTypeId],
) -> Result<Vec<(CustomerId, TicketTypeId, u32)>, StoreError> {
    let rows = sqlx::query!(
        r#"select i.customer as "customer!", i.ticket_type as "ticket_type!", sum(i.quantity - i.returned) as "held!"
           from order_items i join orders o on o.id = i.order_id
           where i.customer = any($1) and i.ticket_type = any($2) and o.state in (0, 1, 2, 3) and o.kind = 0
           group by i.customer, i.ticket_type"#,
        &uuids(customers),
        &uuids(types)
    )
    .fetch_all(db)
    .await?;
    let one =
        |customer, ticket_type, held: i64| Ok((CustomerId::of(customer), TicketTypeId::of(ticket_type), count(held)?));
    rows.into_iter().map(|row| one(row.customer, row.ticket_type, row.held)).collect()
}

/// What is left on a gift card beyond what open orders promise to pay from it; the card's row stays locked. `None`: it has
/// gone.
pub async fn lock_gift_card(db: &mut PgConnection, gift_card: GiftCardId) -> Result<Option<i64>, StoreError> {
    let balance =
        sqlx::query_scalar!("select balance_minor from gift_cards where id = $1 for no key update", gift_card.uuid())
            .fetch_optional(&mut *db)
            .await?;
    let Some(balance) = balance else { return Ok(None) };
    Ok(Some(balance - promised_of_gift_card(db, gift_card).await?))
}

/// What open orders promise to pay from a gift card.
pub async fn promised_of_gift_card(db: &mut PgConnection, gift_card: GiftCardId) -> Result<i64, StoreError> {
    let promised = sqlx::query_scalar!(
        r#"select coalesce(sum(gift_card_minor), 0)::bigint as "promised!" from orders
           where gift_card = $1 and state in (0, 1)"#,
        gift_card.uuid()
    )
    .fetch_one(db)
    .await?;
    Ok(promised)
}

/// Orders whose time to pay is over, the longest waiting first.
pub async fn lapsed(db: &mut PgConnection, before: DateTime<Utc>, limit: i64) -> Result<Vec<OrderId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "select id from orders where state = 0 and expires_at < $1 order by expires_at limit $2",
        before,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(OrderId::of).collect())
}

/// Counts tickets of these types of an order as given back.
pub async fn give_back(
    db: &mut PgConnection,
    order: OrderId,
    tickets: &[crate::domain::ids::TicketId],
) -> Result<(), StoreError> {
    sqlx::query!(
        "update order_items set returned = least(quantity, returned + new.count)
         from (select order_item, count(*)::integer as count from tickets
               where id = any($2) and order_item is not null group by order_item) as new
         where order_items.id = new.order_item and order_items.order_id = $1",
        order.uuid(),
        &uuids(tickets)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whose order it is.
pub async fn tenant_of(db: &mut PgConnection, order: OrderId) -> Result<Option<TenantId>, StoreError> {
    let tenant =
        sqlx::query_scalar!("select tenant from orders where id = $1", order.uuid()).fetch_optional(db).await?;
    Ok(tenant.map(TenantId::of))
}

/// The reservation of its places.
pub async fn hold_of(db: &mut PgConnection, order: OrderId) -> Result<Option<HoldId>, StoreError> {
    let hold = sqlx::query_scalar!("select hold from orders where id = $1", order.uuid()).fetch_optional(db).await?;
    Ok(hold.flatten().map(HoldId::of))
}
