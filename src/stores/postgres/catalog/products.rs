//! Products: merchandise, and the variant of every ticket type.

use crate::domain::ids::{EventId, OrderId, ProductId, TenantId, TicketTypeId};
use crate::domain::money::Money;
use crate::stores::StoreError;
use crate::stores::postgres::catalog::{Found, Listed, ProductInfo, Stamp, Variant, variant_of};
use crate::stores::postgres::convert::{Id, count, currency, integer, limit, number};
use crate::stores::postgres::records::TypeInfo;
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

/// Which products a list shows; every filter narrows.
#[derive(Debug, Clone, Copy, Default)]
pub struct ProductFilter<'a> {
    pub id: Option<ProductId>,
    pub sku: Option<&'a str>,
    /// Variants of this event's ticket types.
    pub event: Option<EventId>,
    /// True: tickets only.
    pub tickets: bool,
    /// True: merchandise only.
    pub merchandise: bool,
    /// True: without the variants of types that are not sold publicly.
    pub public: bool,
}

/// A row of a product, joined to its type.
struct Row {
    id: Uuid,
    tenant: Uuid,
    sku: String,
    ticket_type: Option<Uuid>,
    event: Option<Uuid>,
    name: String,
    description: Option<String>,
    price_minor: i64,
    currency: String,
    stock: Option<i32>,
    version: i32,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    total: i64,
}

impl Row {
    fn read(self) -> Result<ProductInfo, StoreError> {
        let variant = match (self.ticket_type, self.event) {
            (Some(ticket_type), Some(event)) => {
                Variant::Ticket { ticket_type: TicketTypeId::of(ticket_type), event: EventId::of(event) }
            }
            (_, _) => Variant::Merchandise { stock: limit(self.stock)? },
        };
        Ok(ProductInfo {
            id: ProductId::of(self.id),
            tenant: TenantId::of(self.tenant),
            sku: self.sku,
            variant,
            name: self.name,
            description: self.description,
            price: Money::new(self.price_minor, currency(&self.currency)?),
            stamp: Stamp { version: count(self.version)?, created_at: self.created_at, updated_at: self.updated_at },
        })
    }
}

/// The tenant's products that pass the filter, with their number in all.
pub async fn page(
    db: &mut PgConnection,
    tenant: TenantId,
    filter: ProductFilter<'_>,
    listed: &Listed,
) -> Result<Found<ProductInfo>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select p.id, p.tenant, p.sku, p.ticket_type, k.event as "event?", p.name,
                  coalesce(p.description, k.description) as description, p.price_minor, p.currency, p.stock, p.version,
                  p.created_at, p.updated_at, count(*) over () as "total!"
           from products p left join ticket_types k on k.id = p.ticket_type
           where p.tenant = $1 and ($2::uuid is null or p.id = $2) and ($3::text is null or p.sku = $3)
             and ($4::uuid is null or k.event = $4) and (not $5 or p.ticket_type is null)
             and (not $6 or p.ticket_type is null or k.visibility = 'public')
             and (not $10 or p.ticket_type is not null)
           order by case when $9 then p.id end desc, p.id limit $7 offset $8"#,
        tenant.uuid(),
        filter.id.map(Id::uuid),
        filter.sku,
        filter.event.map(Id::uuid),
        filter.merchandise,
        filter.public,
        listed.limit,
        listed.offset,
        listed.newest_first,
        filter.tickets
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(Ok(0), |row| number(row.total))?;
    Ok(Found { items: rows.into_iter().map(Row::read).collect::<Result<_, _>>()?, total })
}

/// Makes the variant of a ticket type or has it follow a change, in the transaction that writes the type.
pub async fn keep_variant(db: &mut PgConnection, of: &TypeInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into products (id, tenant, sku, ticket_type, name, price_minor, currency, created_at, updated_at)
         values ($1, $2, $3, $1, $4, $5, $6, $7, $8)
         on conflict (id) do update set name = excluded.name, price_minor = excluded.price_minor,
             currency = excluded.currency, updated_at = excluded.updated_at, version = products.version + 1",
        variant_of(of.id).uuid(),
        of.tenant.uuid(),
        of.id.to_string(),
        of.name,
        of.price_minor,
        of.currency,
        of.created_at,
        of.updated_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Merchandise only.
pub async fn insert(db: &mut PgConnection, new: &ProductInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into products (id, tenant, sku, name, description, price_minor, currency, stock, created_at,
                               updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
        new.id.uuid(),
        new.tenant.uuid(),
        new.sku,
        new.name,
        new.description,
        new.price.minor,
        new.price.currency.as_str(),
        integer(stock_of(new.variant))?,
        new.stamp.created_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes the product's row for the rest of the transaction. False: the tenant has no such product.
pub async fn lock(db: &mut PgConnection, tenant: TenantId, id: ProductId) -> Result<bool, StoreError> {
    let locked = sqlx::query!(
        "select id from products where id = $1 and tenant = $2 for no key update",
        id.uuid(),
        tenant.uuid()
    )
    .fetch_optional(db)
    .await?;
    Ok(locked.is_some())
}

/// Writes everything of a piece of merchandise that can be changed, behind [`lock`].
pub async fn update(db: &mut PgConnection, new: &ProductInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "update products set sku = $2, name = $3, description = $4, price_minor = $5, currency = $6, stock = $7,
                             updated_at = $8, version = version + 1
         where id = $1 and ticket_type is null",
        new.id.uuid(),
        new.sku,
        new.name,
        new.description,
        new.price.minor,
        new.price.currency.as_str(),
        integer(stock_of(new.variant))?,
        new.stamp.updated_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Orders keep what they bought. False: the tenant has no such merchandise; a type's variant goes with its type.
pub async fn delete(db: &mut PgConnection, tenant: TenantId, id: ProductId) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "delete from products where id = $1 and tenant = $2 and ticket_type is null",
        id.uuid(),
        tenant.uuid()
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes pieces out of stock for an order, in the transaction that writes it. A transaction with several products goes
/// by rising id. False: there are not that many. Again for the same order and product: true, and nothing moves.
pub async fn take_stock(
    db: &mut PgConnection,
    product: ProductId,
    order: OrderId,
    quantity: u32,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "with taken as (
             update products set stock = stock - $3
             where id = $1 and (stock is null or stock >= $3)
               and not exists (select from product_takes where order_id = $2 and product = $1)
             returning id
         )
         insert into product_takes (order_id, product, quantity)
         select $2, id, $3 from taken",
        product.uuid(),
        order.uuid(),
        integer(Some(quantity))?
    )
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 1 {
        return Ok(true);
    }
    Ok(sqlx::query_scalar!(
        r#"select exists (select from product_takes where order_id = $1 and product = $2) as "was!""#,
        order.uuid(),
        product.uuid()
    )
    .fetch_one(db)
    .await?)
}

/// Puts back what orders that came to nothing had taken; harmless to repeat.
pub async fn return_stock(db: &mut PgConnection, orders: &[OrderId]) -> Result<(), StoreError> {
    let orders: Vec<_> = orders.iter().map(|order| order.uuid()).collect();
    sqlx::query!(
        "with back as (
             delete from product_takes where order_id = any($1) returning product, quantity
         ), sums as (
             select product, sum(quantity)::integer as quantity from back group by product
         )
         update products set stock = stock + sums.quantity from sums where products.id = sums.product",
        &orders
    )
    .execute(db)
    .await?;
    Ok(())
}

fn stock_of(variant: Variant) -> Option<u32> {
    match variant {
        Variant::Merchandise { stock } => stock,
        Variant::Ticket { .. } => None,
    }
}
