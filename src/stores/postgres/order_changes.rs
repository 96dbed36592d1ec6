//! Orders that are changed before they are paid: their buyer, their lines and price, the places that are held for them. The
//! order's row is locked by the caller.

use crate::domain::ids::{CustomerId, HoldId, OrderId, PromotionId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, bigint};
use crate::stores::postgres::new_orders;
use crate::stores::postgres::order_records::{Amounts, Buyer, ItemInfo};
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;

/// Whose order it is from now on; their limits count its lines.
pub async fn set_buyer(db: &mut PgConnection, order: OrderId, buyer: &Buyer) -> Result<(), StoreError> {
    sqlx::query!(
        "update orders set customer = $2, buyer_email = $3, buyer_name = $4, buyer_first = $5, buyer_last = $6,
                           buyer_phone = $7, updated_at = now()
         where id = $1",
        order.uuid(),
        buyer.customer.map(Id::uuid),
        buyer.email,
        buyer.name,
        buyer.first,
        buyer.last,
        buyer.phone
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "update order_items set customer = $2 where order_id = $1",
        order.uuid(),
        buyer.customer.map(Id::uuid)
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn set_return_url(db: &mut PgConnection, order: OrderId, url: Option<&str>) -> Result<(), StoreError> {
    sqlx::query!("update orders set return_url = $2, updated_at = now() where id = $1", order.uuid(), url)
        .execute(db)
        .await?;
    Ok(())
}

/// New lines at new prices, instead of the old ones.
pub async fn reprice(
    db: &mut PgConnection,
    order: OrderId,
    customer: Option<CustomerId>,
    items: &[ItemInfo],
    amounts: &Amounts,
    promotion: Option<&(PromotionId, String)>,
) -> Result<(), StoreError> {
    sqlx::query!("delete from order_items where order_id = $1", order.uuid()).execute(&mut *db).await?;
    new_orders::insert_lines(&mut *db, order, customer, items).await?;
    sqlx::query!(
        "update orders set currency = $2, subtotal_minor = $3, discount_minor = $4, booking_minor = $5, tax_minor = $6,
                           total_minor = $7, due_minor = $8, promotion = $9, promo_code = $10, updated_at = now()
         where id = $1",
        order.uuid(),
        amounts.currency,
        amounts.subtotal_minor,
        amounts.discount_minor,
        amounts.booking_minor,
        amounts.tax_minor,
        amounts.total_minor,
        amounts.due_minor,
        promotion.map(|(id, _)| id.uuid()),
        promotion.map(|(_, code)| code)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Other places are held for it, until then (`None`: as long as before).
pub async fn set_hold(
    db: &mut PgConnection,
    order: OrderId,
    hold: Option<HoldId>,
    until: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    sqlx::query!(
        "update orders set hold = $2, expires_at = coalesce($3, expires_at), updated_at = now() where id = $1",
        order.uuid(),
        hold.map(Id::uuid),
        until
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Tickets of an order that nobody holds are the buyer's now; behind
/// [`events::touch`](crate::stores::postgres::events::touch), which gives the version.
pub async fn give_tickets(
    db: &mut PgConnection,
    order: OrderId,
    buyer: &Buyer,
    version: u64,
) -> Result<Vec<crate::domain::ids::TicketId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "update tickets set customer = $2, holder_name = $3, holder_first = $4, holder_last = $5, holder_email = $6,
                            holder_phone = $7, version = $8
         where order_id = $1 and holder_email is null and holder_name is null and transferred_to is null
         returning id",
        order.uuid(),
        buyer.customer.map(Id::uuid),
        buyer.name,
        buyer.first,
        buyer.last,
        buyer.email,
        buyer.phone,
        bigint(version)?
    )
    .fetch_all(db)
    .await?;
    Ok(crate::stores::postgres::convert::ids_of(ids))
}
