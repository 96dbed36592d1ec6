//! Registered scan points. Every change comes behind [`events::touch`](crate::stores::postgres::events::touch), which
//! gives the version.

use crate::domain::ids::{EventId, ScanPointId, TenantId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, bigint, ids_of, uuids};
use crate::stores::postgres::records::PointInfo;
use sqlx::postgres::PgConnection;

/// Those of these points that exist, by event and slug.
pub async fn read(db: &mut PgConnection, points: &[ScanPointId]) -> Result<Vec<PointInfo>, StoreError> {
    let rows = sqlx::query!(
        "select id, tenant, event, slug, name, zone, accepted_types, created_at, updated_at
         from scan_points where id = any($1) order by event, slug",
        &uuids(points)
    )
    .fetch_all(db)
    .await?;
    let mut points = Vec::with_capacity(rows.len());
    for row in rows {
        points.push(PointInfo {
            id: ScanPointId::of(row.id),
            tenant: TenantId::of(row.tenant),
            event: EventId::of(row.event),
            slug: row.slug,
            name: row.name,
            zone: row.zone,
            accepted_types: ids_of(row.accepted_types),
            created_at: row.created_at,
            updated_at: row.updated_at,
        });
    }
    Ok(points)
}

pub async fn of_event(db: &mut PgConnection, event: EventId) -> Result<Vec<ScanPointId>, StoreError> {
    let ids = sqlx::query_scalar!("select id from scan_points where event = $1", event.uuid()).fetch_all(db).await?;
    Ok(ids_of(ids))
}

/// At most two ids: a slug that several events use, asked without an event, is not one point.
pub async fn by_slug(
    db: &mut PgConnection,
    tenant: TenantId,
    event: Option<EventId>,
    slug: &str,
) -> Result<Vec<ScanPointId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "select id from scan_points where tenant = $1 and slug = $2 and ($3::uuid is null or event = $3) limit 2",
        tenant.uuid(),
        slug,
        event.map(Id::uuid)
    )
    .fetch_all(db)
    .await?;
    Ok(ids_of(ids))
}

pub async fn slugs(db: &mut PgConnection, event: EventId) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar!("select slug from scan_points where event = $1", event.uuid()).fetch_all(db).await?)
}

pub async fn insert(db: &mut PgConnection, new: &PointInfo, version: u64) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into scan_points (id, tenant, event, slug, name, zone, accepted_types, version, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
        new.id.uuid(),
        new.tenant.uuid(),
        new.event.uuid(),
        new.slug,
        new.name,
        new.zone,
        &uuids(&new.accepted_types),
        bigint(version)?,
        new.created_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes everything that can be changed.
pub async fn update(db: &mut PgConnection, new: &PointInfo, version: u64) -> Result<(), StoreError> {
    sqlx::query!(
        "update scan_points set slug = $2, name = $3, zone = $4, accepted_types = $5, version = $6, updated_at = $7
         where id = $1",
        new.id.uuid(),
        new.slug,
        new.name,
        new.zone,
        &uuids(&new.accepted_types),
        bigint(version)?,
        new.updated_at
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn delete(db: &mut PgConnection, id: ScanPointId) -> Result<(), StoreError> {
    sqlx::query!("delete from scan_points where id = $1", id.uuid()).execute(db).await?;
    Ok(())
}
