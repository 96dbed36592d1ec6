//! Tickets that staff change or add one by one: their holder, their type, their line.

use crate::domain::ids::{OrderId, OrderItemId, TicketId, TicketTypeId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, bigint, count};
use crate::stores::postgres::records::Holder;
use sqlx::postgres::PgConnection;

/// A type as a ticket is sold, or moved, to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierSold {
    pub id: TicketTypeId,
    pub slug: String,
    pub name: String,
    pub perks: Vec<String>,
    pub refund_policy: Option<String>,
    pub price_minor: i64,
    pub currency: String,
}

/// Another holder, or the same one under another name or address; behind
/// [`events::touch`](crate::stores::postgres::events::touch), which gives the version.
pub async fn set_holder(
    db: &mut PgConnection,
    ticket: TicketId,
    version: u64,
    holder: &Holder,
) -> Result<(), StoreError> {
    sqlx::query!(
        "update tickets set holder_name = $3, holder_first = $4, holder_last = $5, holder_email = $6, holder_phone = $7,
                            version = $2
         where id = $1",
        ticket.uuid(),
        bigint(version)?,
        holder.name,
        holder.first,
        holder.last,
        holder.email,
        holder.phone
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Keeps what the ledger decided: the ticket is one of this type now, at this price and under this name.
pub async fn set_tier(db: &mut PgConnection, ticket: TicketId, tier: &TierSold) -> Result<(), StoreError> {
    sqlx::query!(
        "update tickets set ticket_type = $2, tier_name = $3, tier_perks = $4, tier_refund_policy = $5,
                            tier_price_minor = $6, tier_currency = $7
         where id = $1",
        ticket.uuid(),
        tier.id.uuid(),
        tier.name,
        &tier.perks,
        tier.refund_policy,
        tier.price_minor,
        tier.currency
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A line of one ticket that costs nothing, at the end of a locked order: given away at its price.
pub async fn add_line(
    db: &mut PgConnection,
    order: OrderId,
    item: OrderItemId,
    tier: &TierSold,
) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into order_items (id, order_id, line, ticket_type, sku, name, perks, refund_policy, quantity,
                                  unit_price_minor, discount_minor, tax_minor, total_minor)
         select $2, $1, coalesce(max(line) + 1, 0), $3, $4, $5, $6, $7, 1, $8, $8, 0, 0
         from order_items where order_id = $1",
        order.uuid(),
        item.uuid(),
        tier.id.uuid(),
        tier.slug,
        tier.name,
        &tier.perks,
        tier.refund_policy,
        tier.price_minor
    )
    .execute(db)
    .await?;
    Ok(())
}

/// One more ticket in a line of a locked order, given away at the line's price, which is answered. `None`: the order has no
/// such line, or it is not one of this type.
pub async fn lengthen_line(
    db: &mut PgConnection,
    order: OrderId,
    item: OrderItemId,
    ticket_type: TicketTypeId,
) -> Result<Option<i64>, StoreError> {
    let price = sqlx::query_scalar!(
        "update order_items set quantity = quantity + 1, given = given + 1,
                                discount_minor = discount_minor + unit_price_minor
         where id = $2 and order_id = $1 and ticket_type = $3 returning unit_price_minor",
        order.uuid(),
        item.uuid(),
        ticket_type.uuid()
    )
    .fetch_optional(db)
    .await?;
    Ok(price)
}

/// Something was given away with a locked order: the sum and the discount rise together, nothing is owed.
pub async fn give_away(db: &mut PgConnection, order: OrderId, price_minor: i64) -> Result<(), StoreError> {
    sqlx::query!(
        "update orders set subtotal_minor = subtotal_minor + $2, discount_minor = discount_minor + $2,
                           updated_at = now()
         where id = $1",
        order.uuid(),
        price_minor
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The number of the next ticket of a line.
pub async fn next_unit(db: &mut PgConnection, item: OrderItemId) -> Result<u32, StoreError> {
    let next = sqlx::query_scalar!(
        r#"select coalesce(max(unit), 0) + 1 as "next!" from tickets where order_item = $1"#,
        item.uuid()
    )
    .fetch_one(db)
    .await?;
    count(next)
}

/// A ticket of a line was voided and is good again: it counts for limits as before.
pub async fn take_back(db: &mut PgConnection, order: OrderId, ticket: TicketId) -> Result<(), StoreError> {
    sqlx::query!(
        "update order_items set returned = greatest(returned - 1, 0)
         from tickets
         where tickets.id = $2 and order_items.id = tickets.order_item and order_items.order_id = $1",
        order.uuid(),
        ticket.uuid()
    )
    .execute(db)
    .await?;
    Ok(())
}
