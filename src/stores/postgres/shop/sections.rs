//! Sections. Every change comes behind [`events::touch`](crate::stores::postgres::events::touch).

use crate::domain::ids::{EventId, SectionId, TenantId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, integer, limit, uuids};
use crate::stores::postgres::shop::{SectionInfo, location};
use sqlx::postgres::PgConnection;

/// The sections of these events, by event, position and id.
pub async fn of_events(db: &mut PgConnection, events: &[EventId]) -> Result<Vec<SectionInfo>, StoreError> {
    let rows = sqlx::query!(
        "select id, tenant, event, slug, name, capacity, position, location, created_at, updated_at
         from sections where event = any($1) order by event, position, id",
        &uuids(events)
    )
    .fetch_all(db)
    .await?;
    let mut sections = Vec::with_capacity(rows.len());
    for row in rows {
        sections.push(SectionInfo {
            id: SectionId::of(row.id),
            tenant: TenantId::of(row.tenant),
            event: EventId::of(row.event),
            slug: row.slug,
            name: row.name,
            capacity: limit(row.capacity)?,
            position: row.position,
            location: location::maybe(row.location.as_ref())?,
            created_at: row.created_at,
            updated_at: row.updated_at,
        });
    }
    Ok(sections)
}

pub async fn insert(db: &mut PgConnection, new: &SectionInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into sections (id, tenant, event, slug, name, capacity, position, location, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        new.id.uuid(),
        new.tenant.uuid(),
        new.event.uuid(),
        new.slug,
        new.name,
        integer(new.capacity)?,
        new.position,
        new.location.as_ref().map(location::to_json),
        new.created_at,
        new.updated_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes everything that can be changed.
pub async fn update(db: &mut PgConnection, new: &SectionInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "update sections set slug = $2, name = $3, capacity = $4, position = $5, location = $6, updated_at = $7
         where id = $1",
        new.id.uuid(),
        new.slug,
        new.name,
        integer(new.capacity)?,
        new.position,
        new.location.as_ref().map(location::to_json),
        new.updated_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Its ticket types say no (`ticket_types_section_fkey`).
pub async fn delete(db: &mut PgConnection, section: SectionId) -> Result<(), StoreError> {
    sqlx::query!("delete from sections where id = $1", section.uuid()).execute(db).await?;
    Ok(())
}
