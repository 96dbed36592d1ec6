//! Venues.

use crate::domain::ids::{EventId, TenantId, VenueId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, ids_of, uuids};
use crate::stores::postgres::shop::VenueInfo;
use crate::stores::postgres::shop::lists::Span;
use crate::stores::postgres::shop::location;
use sqlx::postgres::PgConnection;

/// Those of these venues that the tenant has, by id.
pub async fn read(db: &mut PgConnection, tenant: TenantId, venues: &[VenueId]) -> Result<Vec<VenueInfo>, StoreError> {
    let rows = sqlx::query!(
        "select id, slug, name, location, time_zone, created_at, updated_at
         from venues where tenant = $1 and id = any($2) order by id",
        tenant.uuid(),
        &uuids(venues)
    )
    .fetch_all(db)
    .await?;
    let mut venues = Vec::with_capacity(rows.len());
    for row in rows {
        venues.push(VenueInfo {
            id: VenueId::of(row.id),
            tenant,
            slug: row.slug,
            name: row.name,
            location: location::from_json(&row.location)?,
            time_zone: row.time_zone,
            created_at: row.created_at,
            updated_at: row.updated_at,
        });
    }
    Ok(venues)
}

pub async fn by_slug(db: &mut PgConnection, tenant: TenantId, slug: &str) -> Result<Option<VenueId>, StoreError> {
    let id = sqlx::query_scalar!("select id from venues where tenant = $1 and slug = $2", tenant.uuid(), slug)
        .fetch_optional(db)
        .await?;
    Ok(id.map(VenueId::of))
}

/// In the order of creation; read from the end where the page lies before something.
pub async fn page(db: &mut PgConnection, tenant: TenantId, span: &Span<VenueId>) -> Result<Vec<VenueId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "select id from venues where tenant = $1 and id > $2 and id < $3
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
        "select slug from venues where tenant = $1 and (slug = $2 or slug like $2 || '-%')",
        tenant.uuid(),
        base
    )
    .fetch_all(db)
    .await?)
}

pub async fn insert(db: &mut PgConnection, new: &VenueInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into venues (id, tenant, slug, name, created_at, updated_at, location, time_zone)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        new.id.uuid(),
        new.tenant.uuid(),
        new.slug,
        new.name,
        new.created_at,
        new.updated_at,
        location::to_json(&new.location),
        new.time_zone
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes everything that can be changed. False: no such venue.
pub async fn update(db: &mut PgConnection, new: &VenueInfo) -> Result<bool, StoreError> {
    let changed = sqlx::query!(
        "update venues set slug = $3, name = $4, updated_at = $5, location = $6, time_zone = $7
         where id = $1 and tenant = $2",
        new.id.uuid(),
        new.tenant.uuid(),
        new.slug,
        new.name,
        new.updated_at,
        location::to_json(&new.location),
        new.time_zone
    )
    .execute(db)
    .await?;
    Ok(changed.rows_affected() == 1)
}

/// Events held there say no (`events_venue_fkey`). False: no such venue.
pub async fn delete(db: &mut PgConnection, tenant: TenantId, venue: VenueId) -> Result<bool, StoreError> {
    let gone = sqlx::query!("delete from venues where id = $1 and tenant = $2", venue.uuid(), tenant.uuid())
        .execute(db)
        .await?;
    Ok(gone.rows_affected() == 1)
}

/// Raises the facts version of the events held there: what they show of it changed.
pub async fn touch_events(db: &mut PgConnection, venue: VenueId) -> Result<Vec<EventId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "update events set facts_version = facts_version + 1 where id in
             (select id from events where venue_id = $1 order by id for update)
         returning id",
        venue.uuid()
    )
    .fetch_all(db)
    .await?;
    Ok(ids_of(ids))
}
