//! Gift cards. Every change of a balance writes its movement in the same statement: the two never disagree.

use crate::domain::ids::{GiftCardId, OrderId, RefundId, TenantId};
use crate::domain::money::Money;
use crate::stores::StoreError;
use crate::stores::postgres::catalog::{Found, GiftCardInfo, Listed, Stamp, code_key};
use crate::stores::postgres::convert::{Id, count, currency, number};
use sqlx::postgres::PgConnection;

/// By id, by code, or all of the tenant's: with their number in all.
pub async fn page(
    db: &mut PgConnection,
    tenant: TenantId,
    id: Option<GiftCardId>,
    code: Option<&str>,
    listed: &Listed,
) -> Result<Found<GiftCardInfo>, StoreError> {
    let rows = sqlx::query!(
        r#"select id, code, balance_minor, currency, expires_at, version, created_at, updated_at,
                  count(*) over () as "total!"
           from gift_cards
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
        items.push(GiftCardInfo {
            id: GiftCardId::of(row.id),
            tenant,
            code: row.code,
            balance: Money::new(row.balance_minor, currency(&row.currency)?),
            expires_at: row.expires_at,
            stamp: Stamp { version: count(row.version)?, created_at: row.created_at, updated_at: row.updated_at },
        });
    }
    Ok(Found { items, total })
}

/// The card with its first movement.
pub async fn insert(db: &mut PgConnection, new: &GiftCardInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "with made as (
             insert into gift_cards (id, tenant, code, code_key, balance_minor, currency, expires_at, created_at,
                                     updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
             returning id, balance_minor
         )
         insert into gift_card_movements (gift_card, kind, amount_minor, at)
         select id, 'set', balance_minor, $8 from made",
        new.id.uuid(),
        new.tenant.uuid(),
        new.code,
        code_key(&new.code),
        new.balance.minor,
        new.balance.currency.as_str(),
        new.expires_at,
        new.stamp.created_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes the card's row for the rest of the transaction. False: the tenant has no such card.
pub async fn lock(db: &mut PgConnection, tenant: TenantId, id: GiftCardId) -> Result<bool, StoreError> {
    let locked =
        sqlx::query!("select id from gift_cards where id = $1 and tenant = $2 for update", id.uuid(), tenant.uuid())
            .fetch_optional(db)
            .await?;
    Ok(locked.is_some())
}

/// Writes everything that can be changed, behind [`lock`]; a balance that differs leaves a movement.
pub async fn update(db: &mut PgConnection, new: &GiftCardInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "with before as (
             select id, balance_minor from gift_cards where id = $1
         ), moved as (
             insert into gift_card_movements (gift_card, kind, amount_minor, at)
             select id, 'set', $4 - balance_minor, $7 from before where balance_minor <> $4
         )
         update gift_cards set code = $2, code_key = $3, balance_minor = $4, currency = $5, expires_at = $6,
                               updated_at = $7, version = version + 1
         where id = $1",
        new.id.uuid(),
        new.code,
        code_key(&new.code),
        new.balance.minor,
        new.balance.currency.as_str(),
        new.expires_at,
        new.stamp.updated_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether an order was ever paid with the card: then it is part of the books and stays.
pub async fn was_used(db: &mut PgConnection, id: GiftCardId) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"select exists (select from gift_card_movements where gift_card = $1 and kind <> 'set') as "used!""#,
        id.uuid()
    )
    .fetch_one(db)
    .await?)
}

/// False: the tenant has no such card.
pub async fn delete(db: &mut PgConnection, tenant: TenantId, id: GiftCardId) -> Result<bool, StoreError> {
    let done = sqlx::query!("delete from gift_cards where id = $1 and tenant = $2", id.uuid(), tenant.uuid())
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Pays for an order, in the transaction that marks it paid. False: the balance is too low by now, or the card is gone.
/// Again for the same order: true, and nothing moves.
pub async fn debit(
    db: &mut PgConnection,
    card: GiftCardId,
    order: OrderId,
    amount_minor: i64,
) -> Result<bool, StoreError> {
    if amount_minor == 0 {
        return Ok(true);
    }
    // The movement comes first: a second debit of the order waits here for the first one's end, then changes nothing.
    let moved = sqlx::query!(
        "insert into gift_card_movements (gift_card, kind, amount_minor, order_id)
         select id, 'debit', -$3::bigint, $2 from gift_cards where id = $1 and balance_minor >= $3
         on conflict (order_id) where kind = 'debit' do nothing",
        card.uuid(),
        order.uuid(),
        amount_minor
    )
    .execute(&mut *db)
    .await?;
    if moved.rows_affected() == 0 {
        return was_debited(db, order).await;
    }
    // `gift_cards_balance_not_negative` promises the same; here the row count says it without an error.
    let paid = sqlx::query!(
        "update gift_cards set balance_minor = balance_minor - $2, updated_at = now()
         where id = $1 and balance_minor >= $2",
        card.uuid(),
        amount_minor
    )
    .execute(&mut *db)
    .await?;
    if paid.rows_affected() == 1 {
        return Ok(true);
    }
    sqlx::query!("delete from gift_card_movements where order_id = $1 and kind = 'debit'", order.uuid())
        .execute(db)
        .await?;
    Ok(false)
}

async fn was_debited(db: &mut PgConnection, order: OrderId) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"select exists (select from gift_card_movements where order_id = $1 and kind = 'debit') as "was!""#,
        order.uuid()
    )
    .fetch_one(db)
    .await?)
}

/// Gives a refund's share back to the card, in the transaction that writes the refund's result. True for the one call
/// that did it; false if this refund was given back before, or the order was never paid with a card.
pub async fn credit(
    db: &mut PgConnection,
    order: OrderId,
    refund: RefundId,
    amount_minor: i64,
) -> Result<bool, StoreError> {
    if amount_minor <= 0 {
        return Ok(false);
    }
    let done = sqlx::query!(
        "with moved as (
             insert into gift_card_movements (gift_card, kind, amount_minor, order_id, refund)
             select gift_card, 'credit', $3, $1, $2 from gift_card_movements where order_id = $1 and kind = 'debit'
             on conflict (refund) where kind = 'credit' do nothing
             returning gift_card, amount_minor
         )
         update gift_cards set balance_minor = balance_minor + moved.amount_minor, updated_at = now()
         from moved where gift_cards.id = moved.gift_card",
        order.uuid(),
        refund.uuid(),
        amount_minor
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
