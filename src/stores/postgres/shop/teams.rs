//! Teams.

use crate::domain::ids::{TeamId, TenantId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, ids_of, uuids};
use crate::stores::postgres::shop::TeamInfo;
use crate::stores::postgres::shop::lists::Span;
use sqlx::postgres::PgConnection;

/// Those of these teams that the tenant has, by id.
pub async fn read(db: &mut PgConnection, tenant: TenantId, teams: &[TeamId]) -> Result<Vec<TeamInfo>, StoreError> {
    let rows = sqlx::query!(
        "select id, slug, name, created_at, updated_at from teams where tenant = $1 and id = any($2) order by id",
        tenant.uuid(),
        &uuids(teams)
    )
    .fetch_all(db)
    .await?;
    let mut teams = Vec::with_capacity(rows.len());
    for row in rows {
        teams.push(TeamInfo {
            id: TeamId::of(row.id),
            tenant,
            slug: row.slug,
            name: row.name,
            created_at: row.created_at,
            updated_at: row.updated_at,
        });
    }
    Ok(teams)
}

pub async fn by_slug(db: &mut PgConnection, tenant: TenantId, slug: &str) -> Result<Option<TeamId>, StoreError> {
    let id = sqlx::query_scalar!("select id from teams where tenant = $1 and slug = $2", tenant.uuid(), slug)
        .fetch_optional(db)
        .await?;
    Ok(id.map(TeamId::of))
}

/// In the order of creation; read from the end where the page lies before something.
pub async fn page(db: &mut PgConnection, tenant: TenantId, span: &Span<TeamId>) -> Result<Vec<TeamId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "select id from teams where tenant = $1 and id > $2 and id < $3
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
        "select slug from teams where tenant = $1 and (slug = $2 or slug like $2 || '-%')",
        tenant.uuid(),
        base
    )
    .fetch_all(db)
    .await?)
}

pub async fn insert(db: &mut PgConnection, new: &TeamInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into teams (id, tenant, slug, name, created_at, updated_at) values ($1, $2, $3, $4, $5, $6)",
        new.id.uuid(),
        new.tenant.uuid(),
        new.slug,
        new.name,
        new.created_at,
        new.updated_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes everything that can be changed. False: no such team.
pub async fn update(db: &mut PgConnection, new: &TeamInfo) -> Result<bool, StoreError> {
    let changed = sqlx::query!(
        "update teams set slug = $3, name = $4, updated_at = $5 where id = $1 and tenant = $2",
        new.id.uuid(),
        new.tenant.uuid(),
        new.slug,
        new.name,
        new.updated_at
    )
    .execute(db)
    .await?;
    Ok(changed.rows_affected() == 1)
}

/// Its promoters say no (`promoters_team_fkey`). False: no such team.
pub async fn delete(db: &mut PgConnection, tenant: TenantId, team: TeamId) -> Result<bool, StoreError> {
    let gone =
        sqlx::query!("delete from teams where id = $1 and tenant = $2", team.uuid(), tenant.uuid()).execute(db).await?;
    Ok(gone.rows_affected() == 1)
}
