//! Orders and their lines: written whole, changed step by step. Reading them whole is in
//! [`order_reads`](crate::stores::postgres::order_reads).

use crate::domain::ids::{
    CustomerId, EventId, GiftCardId, HoldId, InviteId, OrderId, PromotionId, TenantId, TicketTypeId,
};
use crate::domain::order::{Order, OrderKind, OrderState};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, count, uuids};
use crate::stores::postgres::order_records::{Amounts, Buyer, Channel, EventSold, ItemInfo, ThingSold};
use crate::stores::postgres::order_words::{channel_number, kind_number, state, state_number};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
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

/// Writes orders with their lines.
pub async fn insert(db: &mut PgConnection, orders: &[&NewOrder]) -> Result<(), StoreError> {
    let rows: Value = orders.iter().map(|order| order_row(order)).collect();
    sqlx::query!(
        "insert into orders (id, tenant, event, kind, state, channel, customer, buyer_email, buyer_name, buyer_first,
                             buyer_last, buyer_phone, return_url, booking_minor, currency, subtotal_minor, discount_minor, tax_minor, total_minor, gift_card_minor, due_minor,
                             promotion, promo_code, gift_card, invite, gateway, paid_at, hold, event_slug, event_name,
                             event_starts_at, event_ends_at, event_time_zone, event_venue, note, made_by, expires_at,
                             confirmed_at, created_at, updated_at)
         select id, tenant, event, kind, state, channel, customer, buyer_email, buyer_name, buyer_first,
                buyer_last, buyer_phone, return_url, booking_minor, currency, subtotal_minor, discount_minor, tax_minor, total_minor, gift_card_minor, due_minor,
                promotion, promo_code, gift_card, invite, gateway, paid_at, hold, event_slug, event_name,
                event_starts_at, event_ends_at, event_time_zone, event_venue, note, made_by, expires_at,
                confirmed_at, created_at, created_at
         from jsonb_populate_recordset(null::orders, $1)",
        rows
    )
    .execute(&mut *db)
    .await?;
    insert_items(db, orders.iter().flat_map(|order| item_rows(order)).collect()).await
}

/// Writes the lines of an order that has none.
pub async fn insert_lines(
    db: &mut PgConnection,
    order: OrderId,
    customer: Option<CustomerId>,
    items: &[ItemInfo],
) -> Result<(), StoreError> {
    insert_items(db, lines(order, customer, items).collect()).await
}

async fn insert_items(db: &mut PgConnection, rows: Value) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into order_items (id, order_id, line, ticket_type, product, customer, sku, name, perks, refund_policy,
                                  quantity, unit_price_minor, discount_minor, booking_minor, tax_minor, total_minor)
         select id, order_id, line, ticket_type, product, customer, sku, name, perks, refund_policy,
                quantity, unit_price_minor, discount_minor, booking_minor, tax_minor, total_minor
         from jsonb_populate_recordset(null::order_items, $1)",
        rows
    )
    .execute(db)
    .await?;
    Ok(())
}

fn order_row(order: &NewOrder) -> Value {
    let uuid = |id: Option<uuid::Uuid>| id.map(|id| id.to_string());
    let (amounts, event) = (&order.amounts, order.event.as_ref());
    json!({
        "id": order.id.uuid().to_string(),
        "tenant": order.tenant.uuid().to_string(),
        "event": uuid(event.map(|event| event.id.uuid())),
        "kind": kind_number(order.kind),
        "state": state_number(order.state),
        "channel": channel_number(order.channel),
        "customer": uuid(order.buyer.customer.map(Id::uuid)),
        "buyer_email": order.buyer.email,
        "buyer_name": order.buyer.name,
        "buyer_first": order.buyer.first,
        "buyer_last": order.buyer.last,
        "return_url": order.return_url,
        "booking_minor": amounts.booking_minor,
        "buyer_phone": order.buyer.phone,
        "currency": amounts.currency,
        "subtotal_minor": amounts.subtotal_minor,
        "discount_minor": amounts.discount_minor,
        "tax_minor": amounts.tax_minor,
        "total_minor": amounts.total_minor,
        "gift_card_minor": amounts.gift_card_minor,
        "due_minor": amounts.due_minor,
        "promotion": uuid(order.promotion.as_ref().map(|(id, _)| id.uuid())),
        "promo_code": order.promotion.as_ref().map(|(_, code)| code),
        "gift_card": uuid(order.gift_card.map(Id::uuid)),
        "invite": uuid(order.invite.map(Id::uuid)),
        "gateway": order.gateway,
        "paid_at": order.confirmed_at.filter(|_| order.kind == OrderKind::Sale),
        "hold": uuid(order.hold.map(Id::uuid)),
        "event_slug": event.map(|event| &event.slug),
        "event_name": event.map(|event| &event.name),
        "event_starts_at": event.and_then(|event| event.starts_at),
        "event_ends_at": event.and_then(|event| event.ends_at),
        "event_time_zone": event.and_then(|event| event.time_zone.as_ref()),
        "event_venue": event.and_then(|event| event.venue.as_ref()),
        "note": order.note,
        "made_by": order.made_by,
        "expires_at": order.expires_at,
        "confirmed_at": order.confirmed_at,
        "created_at": order.created_at,
    })
}

fn item_rows(order: &NewOrder) -> impl Iterator<Item = Value> + '_ {
    lines(order.id, order.buyer.customer, &order.items)
}

fn lines(order: OrderId, customer: Option<CustomerId>, items: &[ItemInfo]) -> impl Iterator<Item = Value> + '_ {
    items.iter().enumerate().map(move |(place, item)| {
        let (of_type, product, sku, name) = match &item.thing {
            ThingSold::Ticket { ticket_type, slug, name, .. } => (Some(ticket_type.uuid()), None, slug, name),
            ThingSold::Product { product, sku, name } => (None, Some(product.uuid()), sku, name),
        };
        let (perks, refund_policy) = match &item.thing {
            ThingSold::Ticket { perks, refund_policy, .. } => (perks.as_slice(), refund_policy.as_ref()),
            ThingSold::Product { .. } => (&[][..], None),
        };
        json!({
            "id": item.id.uuid().to_string(),
            "order_id": order.uuid().to_string(),
            "line": place + 1,
            "ticket_type": of_type.map(|id| id.to_string()),
            "product": product.map(|id| id.to_string()),
            "customer": customer.map(|id| id.uuid().to_string()),
            "sku": sku,
            "name": name,
            "perks": perks,
            "refund_policy": refund_policy,
            "quantity": item.quantity,
            "unit_price_minor": item.unit_price_minor,
            "discount_minor": item.discount_minor,
            "booking_minor": item.booking_minor,
            "tax_minor": item.tax_minor,
            "total_minor": item.total_minor,
        })
    })
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
