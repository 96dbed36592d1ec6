//! Registered devices.

use crate::domain::ids::{DeviceId, TenantId};
use crate::stores::StoreError;
use crate::stores::postgres::Store;
use crate::stores::postgres::convert::{Id, ids_of, uuids};
use crate::stores::postgres::records::DeviceInfo;
use sqlx::postgres::PgConnection;

/// Those of these devices that are this tenant's, by id.
pub async fn read(
    db: &mut PgConnection,
    tenant: TenantId,
    devices: &[DeviceId],
) -> Result<Vec<DeviceInfo>, StoreError> {
    let rows = sqlx::query!(
        "select id, tenant, name, events, scan_points, revoked_at, created_at, updated_at
         from devices where id = any($1) and tenant = $2 order by id",
        &uuids(devices),
        tenant.uuid()
    )
    .fetch_all(db)
    .await?;
    let mut devices = Vec::with_capacity(rows.len());
    for row in rows {
        devices.push(DeviceInfo {
            id: DeviceId::of(row.id),
            tenant: TenantId::of(row.tenant),
            name: row.name,
            events: ids_of(row.events),
            scan_points: row.scan_points,
            revoked_at: row.revoked_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
        });
    }
    Ok(devices)
}

/// In the order of creation, behind `after`.
pub async fn page(
    db: &mut PgConnection,
    tenant: TenantId,
    after: Option<DeviceId>,
    limit: i64,
) -> Result<Vec<DeviceId>, StoreError> {
    let after = after.map_or(uuid::Uuid::nil(), Id::uuid);
    let ids = sqlx::query_scalar!(
        "select id from devices where tenant = $1 and id > $2 order by id limit $3",
        tenant.uuid(),
        after,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(ids_of(ids))
}

pub async fn insert(db: &mut PgConnection, device: &DeviceInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into devices (id, tenant, name, events, scan_points, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $6)",
        device.id.uuid(),
        device.tenant.uuid(),
        device.name,
        &uuids(&device.events),
        &device.scan_points,
        device.created_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Holds the row until the transaction ends. False: the tenant has no such device.
pub async fn lock(db: &mut PgConnection, tenant: TenantId, device: DeviceId) -> Result<bool, StoreError> {
    let found =
        sqlx::query!("select id from devices where id = $1 and tenant = $2 for update", device.uuid(), tenant.uuid())
            .fetch_optional(db)
            .await?;
    Ok(found.is_some())
}

/// Writes everything that can be changed; behind [`lock`].
pub async fn update(db: &mut PgConnection, device: &DeviceInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "update devices set name = $2, events = $3, scan_points = $4, updated_at = $5 where id = $1",
        device.id.uuid(),
        device.name,
        &uuids(&device.events),
        &device.scan_points,
        device.updated_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// For good. False: the tenant has no such device.
pub async fn revoke(db: &mut PgConnection, tenant: TenantId, device: DeviceId) -> Result<bool, StoreError> {
    let revoked = sqlx::query!(
        "update devices set revoked_at = coalesce(revoked_at, now()) where id = $1 and tenant = $2",
        device.uuid(),
        tenant.uuid()
    )
    .execute(db)
    .await?;
    Ok(revoked.rows_affected() == 1)
}

/// The revoked devices of every tenant.
pub async fn revoked(store: &Store) -> Result<Vec<DeviceId>, StoreError> {
    let ids = sqlx::query_scalar!("select id from devices where revoked_at is not null").fetch_all(&store.pool).await?;
    Ok(ids_of(ids))
}
