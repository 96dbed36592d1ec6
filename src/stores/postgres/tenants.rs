//! Tenants.

use crate::domain::digest::HashKey;
use crate::domain::ids::TenantId;
use crate::stores::StoreError;
use crate::stores::postgres::Store;
use crate::stores::postgres::convert::{Id, bytes, ids_of, number, uuids};
use crate::stores::postgres::records::TenantInfo;
use sqlx::postgres::PgConnection;

/// Those of these tenants that exist, by id.
pub async fn read(db: &mut PgConnection, tenants: &[TenantId]) -> Result<Vec<TenantInfo>, StoreError> {
    let rows = sqlx::query!(
        "select id, slug, name, version, created_at from tenants where id = any($1) order by id",
        &uuids(tenants)
    )
    .fetch_all(db)
    .await?;
    let mut tenants = Vec::with_capacity(rows.len());
    for row in rows {
        tenants.push(TenantInfo {
            id: TenantId::of(row.id),
            slug: row.slug,
            name: row.name,
            version: number(row.version)?,
            created_at: row.created_at,
        });
    }
    Ok(tenants)
}

pub async fn by_slug(db: &mut PgConnection, slug: &str) -> Result<Option<TenantId>, StoreError> {
    let id = sqlx::query_scalar!("select id from tenants where slug = $1", slug).fetch_optional(db).await?;
    Ok(id.map(TenantId::of))
}

/// In the order of creation, behind `after`.
pub async fn page(db: &mut PgConnection, after: Option<TenantId>, limit: i64) -> Result<Vec<TenantId>, StoreError> {
    let after = after.map_or(uuid::Uuid::nil(), Id::uuid);
    let ids = sqlx::query_scalar!("select id from tenants where id > $1 order by id limit $2", after, limit)
        .fetch_all(db)
        .await?;
    Ok(ids_of(ids))
}

/// The slugs that a new one made from `base` must avoid.
pub async fn slugs_like(db: &mut PgConnection, base: &str) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar!("select slug from tenants where slug = $1 or slug like $1 || '-%'", base)
        .fetch_all(db)
        .await?)
}

pub async fn insert(db: &mut PgConnection, tenant: &TenantInfo, hash_key: &HashKey) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into tenants (id, slug, name, hash_key, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)",
        tenant.id.uuid(),
        tenant.slug,
        tenant.name,
        &hash_key.0[..],
        tenant.created_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Raises the version, holding the tenant's row until the transaction ends. False: no such tenant.
pub async fn touch(db: &mut PgConnection, tenant: TenantId) -> Result<bool, StoreError> {
    let touched =
        sqlx::query!("update tenants set version = version + 1, updated_at = now() where id = $1", tenant.uuid())
            .execute(db)
            .await?;
    Ok(touched.rows_affected() == 1)
}

/// Writes everything that can be changed; behind [`touch`].
pub async fn update(db: &mut PgConnection, tenant: &TenantInfo) -> Result<(), StoreError> {
    sqlx::query!("update tenants set slug = $2, name = $3 where id = $1", tenant.id.uuid(), tenant.slug, tenant.name)
        .execute(db)
        .await?;
    Ok(())
}

/// Takes its signing keys along; events and devices say no (`events_tenant_fkey`, `devices_tenant_fkey`). False: no such
/// tenant.
pub async fn delete(db: &mut PgConnection, tenant: TenantId) -> Result<bool, StoreError> {
    let gone = sqlx::query!("delete from tenants where id = $1", tenant.uuid()).execute(db).await?;
    Ok(gone.rows_affected() == 1)
}

pub async fn hash_key(db: &mut PgConnection, tenant: TenantId) -> Result<Option<HashKey>, StoreError> {
    let key =
        sqlx::query_scalar!("select hash_key from tenants where id = $1", tenant.uuid()).fetch_optional(db).await?;
    key.map(|key| bytes(&key).map(HashKey)).transpose()
}

/// The version of each of these tenants that exists.
pub async fn versions(store: &Store, tenants: &[TenantId]) -> Result<Vec<(TenantId, u64)>, StoreError> {
    let rows = sqlx::query!("select id, version from tenants where id = any($1)", &uuids(tenants))
        .fetch_all(&store.pool)
        .await?;
    rows.into_iter().map(|row| Ok((TenantId::of(row.id), number(row.version)?))).collect()
}
