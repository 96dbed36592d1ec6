//! Promotions, and the orders that use them.

use crate::domain::ids::{OrderId, PromotionId, TenantId};
use crate::domain::pricing::{Discount, Rate};
use crate::stores::StoreError;
use crate::stores::postgres::catalog::{Found, Listed, PromotionInfo, Stamp, code_key};
use crate::stores::postgres::convert::{Id, count, integer, limit, number};
use sqlx::postgres::PgConnection;

/// Millionths of a percent in a part per million.
const PER_PPM: i64 = 100;

/// By id, by code, or all of the tenant's: with their number in all.
pub async fn page(
    db: &mut PgConnection,
    tenant: TenantId,
    id: Option<PromotionId>,
    code: Option<&str>,
    listed: &Listed,
) -> Result<Found<PromotionInfo>, StoreError> {
    let rows = sqlx::query!(
        r#"select id, code, kind, value_millionths, ticket_types, starts_at, ends_at, uses_max, uses_per_customer_max,
                  version, created_at, updated_at, count(*) over () as "total!",
                  (select count(*) from promotion_uses where promotion = promotions.id) as "uses!"
           from promotions
           where tenant = $1 and ($2::uuid is null or id = $2) and ($3::text is null or code_key = $3)
           order by case when $6 then id end desc, id limit $4 offset $5"#,
        tenant.uuid(),
        id.map(Id::uuid),
        code.map(code_key),
        listed.limit,
        listed.offset,
        listed.newest_first
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(Ok(0), |row| number(row.total))?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        items.push(PromotionInfo {
            id: PromotionId::of(row.id),
            tenant,
            code: row.code,
            discount: discount(&row.kind, row.value_millionths)?,
            ticket_types: row.ticket_types,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            uses_max: limit(row.uses_max)?,
            uses_per_customer_max: limit(row.uses_per_customer_max)?,
            uses: count(row.uses)?,
            stamp: Stamp { version: count(row.version)?, created_at: row.created_at, updated_at: row.updated_at },
        });
    }
    Ok(Found { items, total })
}

pub async fn insert(db: &mut PgConnection, new: &PromotionInfo) -> Result<(), StoreError> {
    let (kind, value) = words(new.discount);
    sqlx::query!(
        "insert into promotions (id, tenant, code, code_key, kind, value_millionths, ticket_types, starts_at, ends_at,
                                 uses_max, uses_per_customer_max, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)",
        new.id.uuid(),
        new.tenant.uuid(),
        new.code,
        code_key(&new.code),
        kind,
        value,
        &new.ticket_types,
        new.starts_at,
        new.ends_at,
        integer(new.uses_max)?,
        integer(new.uses_per_customer_max)?,
        new.stamp.created_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes everything that can be changed. False: the tenant has no such promotion.
pub async fn update(db: &mut PgConnection, new: &PromotionInfo) -> Result<bool, StoreError> {
    let (kind, value) = words(new.discount);
    let done = sqlx::query!(
        "update promotions
         set code = $3, code_key = $4, kind = $5, value_millionths = $6, ticket_types = $7, starts_at = $8,
             ends_at = $9, uses_max = $10, uses_per_customer_max = $11, updated_at = $12, version = version + 1
         where id = $1 and tenant = $2",
        new.id.uuid(),
        new.tenant.uuid(),
        new.code,
        code_key(&new.code),
        kind,
        value,
        &new.ticket_types,
        new.starts_at,
        new.ends_at,
        integer(new.uses_max)?,
        integer(new.uses_per_customer_max)?,
        new.stamp.updated_at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Orders that used it keep their discount. False: the tenant has no such promotion.
pub async fn delete(db: &mut PgConnection, tenant: TenantId, id: PromotionId) -> Result<bool, StoreError> {
    let done = sqlx::query!("delete from promotions where id = $1 and tenant = $2", id.uuid(), tenant.uuid())
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes the promotion's row for the rest of the transaction if it has a limit, so that its uses are counted one after
/// the other. Comes before [`take`]; a transaction with several promotions goes by rising id. False: there is no such
/// promotion any more.
pub async fn lock(db: &mut PgConnection, id: PromotionId) -> Result<bool, StoreError> {
    let limited = sqlx::query_scalar!(
        r#"select uses_max is not null or uses_per_customer_max is not null as "limited!"
           from promotions where id = $1"#,
        id.uuid()
    )
    .fetch_optional(&mut *db)
    .await?;
    if limited != Some(true) {
        return Ok(limited.is_some());
    }
    let locked =
        sqlx::query!("select id from promotions where id = $1 for no key update", id.uuid()).fetch_optional(db).await?;
    Ok(locked.is_some())
}

/// Counts one use, behind [`lock`] and in the transaction that writes the order; again for the same order is harmless.
/// `buyer` is the address in lower case. False: used up, in all or by this buyer.
pub async fn take(db: &mut PgConnection, id: PromotionId, order: OrderId, buyer: &str) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "insert into promotion_uses (order_id, promotion, buyer)
         select $2, id, $3 from promotions
         where id = $1
           and (exists (select from promotion_uses where order_id = $2)
                or ((uses_max is null or uses_max > (select count(*) from promotion_uses where promotion = $1))
                    and (uses_per_customer_max is null
                         or uses_per_customer_max > (select count(*) from promotion_uses
                                                     where promotion = $1 and buyer = $3))))
         on conflict (order_id) do update set promotion = excluded.promotion",
        id.uuid(),
        order.uuid(),
        buyer
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Frees the uses of orders that came to nothing; harmless to repeat.
pub async fn release(db: &mut PgConnection, orders: &[OrderId]) -> Result<(), StoreError> {
    let orders: Vec<_> = orders.iter().map(|order| order.uuid()).collect();
    sqlx::query!("delete from promotion_uses where order_id = any($1)", &orders).execute(db).await?;
    Ok(())
}

fn words(discount: Discount) -> (&'static str, i64) {
    match discount {
        Discount::Percent(rate) => ("percent", i64::from(rate.ppm()) * PER_PPM),
        Discount::Amount { major_millionths } => ("amount", major_millionths),
    }
}

pub(super) fn discount(kind: &str, value_millionths: i64) -> Result<Discount, StoreError> {
    let broken = || StoreError::Unreadable("a promotion that is none".into());
    match kind {
        "percent" => Rate::from_ppm(value_millionths / PER_PPM).map(Discount::Percent).map_err(|_| broken()),
        "amount" => Ok(Discount::Amount { major_millionths: value_millionths }),
        _ => Err(broken()),
    }
}
