//! Promoters.

use crate::domain::ids::{EventId, PromoterId, TeamId, TenantId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, ids_of, uuids};
use crate::stores::postgres::shop::PromoterInfo;
use crate::stores::postgres::shop::lists::Span;
use sqlx::postgres::PgConnection;

/// Those of these promoters that the tenant has, by id.
pub async fn read(
    db: &mut PgConnection,
    tenant: TenantId,
    promoters: &[PromoterId],
) -> Result<Vec<PromoterInfo>, StoreError> {
    let rows = sqlx::query!(
        "select id, team, slug, name, description, created_at, updated_at
         from promoters where tenant = $1 and id = any($2) order by id",
        tenant.uuid(),
        &uuids(promoters)
    )
    .fetch_all(db)
    .await?;
    let mut promoters = Vec::with_capacity(rows.len());
    for row in rows {
        promoters.push(PromoterInfo {
            id: PromoterId::of(row.id),
            tenant,
            team: TeamId::of(row.team),
            slug: row.slug,
            name: row.name,
            description: row.description,
            created_at: row.created_at,
            updated_at: row.updated_at,
        });
    }
    Ok(promoters)
}

pub async fn by_slug(db: &mut PgConnection, tenant: TenantId, slug: &str) -> Result<Option<PromoterId>, StoreError> {
    let id = sqlx::query_scalar!("select id from promoters where tenant = $1 and slug = $2", tenant.uuid(), slug)
        .fetch_optional(db)
        .await?;
    Ok(id.map(PromoterId::of))
}

/// In the order of creation; read from the end where the page lies before something.
pub async fn page(
    db: &mut PgConnection,
    tenant: TenantId,
    span: &Span<PromoterId>,
) -> Result<Vec<PromoterId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "select id from promoters where tenant = $1 and id > $2 and id < $3
         order by case when $4 then id end desc, id limit $5",
        tenant.uuid(),
        span.after(),
        span.before(),
        span.backwards(),
        span.limit
    )
    .fetch_all(db)
    .await?;
    Ok(ids_of(ids))
}

/// The slugs that a new one made from `base` must avoid.
pub async fn slugs_like(db: &mut PgConnection, tenant: TenantId, base: &str) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select slug from promoters where tenant = $1 and (slug = $2 or slug like $2 || '-%')",
        tenant.uuid(),
        base
    )
    .fetch_all(db)
    .await?)
}

pub async fn insert(db: &mut PgConnection, new: &PromoterInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into promoters (id, tenant, slug, name, created_at, updated_at, team, description)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id.uuid(),
        new.tenant.uuid(),
        new.slug,
        new.name,
        new.created_at,
        new.updated_at,
        new.team.uuid(),
        new.description
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes everything that can be changed. False: no such promoter.
pub async fn update(db: &mut PgConnection, new: &PromoterInfo) -> Result<bool, StoreError> {
    let changed = sqlx::query!(
        "update promoters set slug = $3, name = $4, updated_at = $5, team = $6, description = $7
         where id = $1 and tenant = $2",
        new.id.uuid(),
        new.tenant.uuid(),
        new.slug,
        new.name,
        new.updated_at,
        new.team.uuid(),
        new.description
    )
    .execute(db)
    .await?;
    Ok(changed.rows_affected() == 1)
}

/// Its events say no (`events_promoter_fkey`). False: no such promoter.
pub async fn delete(db: &mut PgConnection, tenant: TenantId, promoter: PromoterId) -> Result<bool, StoreError> {
    let gone = sqlx::query!("delete from promoters where id = $1 and tenant = $2", promoter.uuid(), tenant.uuid())
        .execute(db)
        .await?;
    Ok(gone.rows_affected() == 1)
}

/// Raises the facts version of its events: what they show of it changed.
pub async fn touch_events(db: &mut PgConnection, promoter: PromoterId) -> Result<Vec<EventId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "update events set facts_version = facts_version + 1 where id in
             (select id from events where promoter = $1 order by id for update)
         returning id",
        promoter.uuid()
    )
    .fetch_all(db)
    .await?;
    Ok(ids_of(ids))
}
