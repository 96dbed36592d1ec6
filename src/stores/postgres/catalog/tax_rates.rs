//! Tax rates.

use crate::domain::ids::{TaxRateId, TenantId};
use crate::domain::pricing::{AppliesTo, Rate};
use crate::stores::StoreError;
use crate::stores::postgres::catalog::{Found, Listed, Stamp, TaxRateInfo};
use crate::stores::postgres::convert::{Id, count, number};
use sqlx::postgres::PgConnection;

/// By id, or all of the tenant's: with their number in all.
pub async fn page(
    db: &mut PgConnection,
    tenant: TenantId,
    id: Option<TaxRateId>,
    listed: &Listed,
) -> Result<Found<TaxRateInfo>, StoreError> {
    let rows = sqlx::query!(
        r#"select id, name, rate_ppm, inclusive, applies_to, version, created_at, updated_at,
                  count(*) over () as "total!"
           from tax_rates where tenant = $1 and ($2::uuid is null or id = $2)
           order by case when $5 then id end desc, id limit $3 offset $4"#,
        tenant.uuid(),
        id.map(Id::uuid),
        listed.limit,
        listed.offset,
        listed.newest_first
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(Ok(0), |row| number(row.total))?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        items.push(TaxRateInfo {
            id: TaxRateId::of(row.id),
            tenant,
            name: row.name,
            rate: rate(row.rate_ppm.into())?,
            inclusive: row.inclusive,
            applies_to: applies_to(&row.applies_to)?,
            stamp: Stamp { version: count(row.version)?, created_at: row.created_at, updated_at: row.updated_at },
        });
    }
    Ok(Found { items, total })
}

pub async fn insert(db: &mut PgConnection, new: &TaxRateInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into tax_rates (id, tenant, name, rate_ppm, inclusive, applies_to, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)",
        new.id.uuid(),
        new.tenant.uuid(),
        new.name,
        ppm(new.rate),
        new.inclusive,
        applies_to_word(new.applies_to),
        new.stamp.created_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes everything that can be changed. False: the tenant has no such rate.
pub async fn update(db: &mut PgConnection, new: &TaxRateInfo) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "update tax_rates set name = $3, rate_ppm = $4, inclusive = $5, applies_to = $6, updated_at = $7,
                              version = version + 1
         where id = $1 and tenant = $2",
        new.id.uuid(),
        new.tenant.uuid(),
        new.name,
        ppm(new.rate),
        new.inclusive,
        applies_to_word(new.applies_to),
        new.stamp.updated_at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Sales that were taxed keep their tax. False: the tenant has no such rate.
pub async fn delete(db: &mut PgConnection, tenant: TenantId, id: TaxRateId) -> Result<bool, StoreError> {
    let done = sqlx::query!("delete from tax_rates where id = $1 and tenant = $2", id.uuid(), tenant.uuid())
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

fn ppm(rate: Rate) -> i32 {
    i32::try_from(rate.ppm()).expect("a rate is at most a million parts per million")
}

pub(super) fn rate(ppm: i64) -> Result<Rate, StoreError> {
    Rate::from_ppm(ppm).map_err(|_| StoreError::Unreadable("a rate that is none".into()))
}

fn applies_to_word(applies_to: AppliesTo) -> &'static str {
    match applies_to {
        AppliesTo::All => "all",
        AppliesTo::Ticket => "ticket",
        AppliesTo::Product => "product",
    }
}

pub(super) fn applies_to(word: &str) -> Result<AppliesTo, StoreError> {
    match word {
        "all" => Ok(AppliesTo::All),
        "ticket" => Ok(AppliesTo::Ticket),
        "product" => Ok(AppliesTo::Product),
        _ => Err(StoreError::Unreadable("what a tax applies to is not known".into())),
    }
}
