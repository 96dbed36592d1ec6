//! Events. Every change of any fact of an event begins with [`touch`].

use crate::domain::ids::{EventId, PromoterId, TeamId, TenantId, VenueId};
use crate::stores::StoreError;
use crate::stores::postgres::catalog::Listed;
use crate::stores::postgres::convert::{Id, count, ids_of, integer, limit, number, uuids};
use crate::stores::postgres::records::{EventInfo, OutagePolicy, ZoneInfo};
use crate::stores::postgres::shop::{EventShown, location, sections};
use serde_json::{Value, json};
use sqlx::postgres::PgConnection;

/// Those of these events that exist, by id.
pub async fn read(db: &mut PgConnection, events: &[EventId]) -> Result<Vec<EventInfo>, StoreError> {
    let rows = sqlx::query!(
        r#"select e.id, e.tenant, e.slug, e.name, e.starts_at, e.ends_at, e.time_zone, e.venue, e.entry_from,
                  e.entry_until, e.occupancy_limit, e.require_scan_point, e.outage_policy, e.zones, e.facts_version,
                  e.created_at, e.updated_at, e.promoter, p.team, e.description, e.venue_id, e.location, e.images,
                  e.cancelled_at, e.visibility, e.visible_from, e.passcode, e.approval,
                  v.location as "venue_location?", v.time_zone as "venue_zone?"
           from events e join promoters p on p.id = e.promoter left join venues v on v.id = e.venue_id
           where e.id = any($1) order by e.id"#,
        &uuids(events)
    )
    .fetch_all(&mut *db)
    .await?;
    let mut sections = sections::of_events(db, events).await?;
    let mut events = Vec::with_capacity(rows.len());
    for row in rows {
        events.push(EventInfo {
            id: EventId::of(row.id),
            tenant: TenantId::of(row.tenant),
            slug: row.slug,
            name: row.name,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            time_zone: row.time_zone,
            venue: row.venue,
            entry_from: row.entry_from,
            entry_until: row.entry_until,
            occupancy_limit: limit(row.occupancy_limit)?,
            require_scan_point: row.require_scan_point,
            outage: outage(&row.outage_policy)?,
            zones: zones(&row.zones)?,
            promoter: PromoterId::of(row.promoter),
            team: TeamId::of(row.team),
            shown: EventShown {
                description: row.description,
                venue_id: row.venue_id.map(VenueId::of),
                location: location::maybe(row.location.as_ref())?,
                venue_location: location::maybe(row.venue_location.as_ref())?,
                venue_zone: row.venue_zone,
                images: row.images,
                cancelled_at: row.cancelled_at,
                visibility: location::visibility(&row.visibility)?,
                visible_from: row.visible_from,
                passcode: row.passcode,
                approval: location::approval(&row.approval)?,
            },
            sections: sections.extract_if(.., |section| section.event.uuid() == row.id).collect(),
            facts_version: number(row.facts_version)?,
            created_at: row.created_at,
            updated_at: row.updated_at,
        });
    }
    Ok(events)
}

pub async fn by_slug(db: &mut PgConnection, tenant: TenantId, slug: &str) -> Result<Option<EventId>, StoreError> {
    let id = sqlx::query_scalar!("select id from events where tenant = $1 and slug = $2", tenant.uuid(), slug)
        .fetch_optional(db)
        .await?;
    Ok(id.map(EventId::of))
}

/// In the order of creation, behind `after`.
pub async fn page(
    db: &mut PgConnection,
    tenant: TenantId,
    after: Option<EventId>,
    limit: i64,
) -> Result<Vec<EventId>, StoreError> {
    let after = after.map_or(uuid::Uuid::nil(), Id::uuid);
    let ids = sqlx::query_scalar!(
        "select id from events where tenant = $1 and id > $2 order by id limit $3",
        tenant.uuid(),
        after,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(ids_of(ids))
}

/// How many events the tenant has.
pub async fn total(db: &mut PgConnection, tenant: TenantId) -> Result<u64, StoreError> {
    let total = sqlx::query_scalar!(r#"select count(*) as "total!" from events where tenant = $1"#, tenant.uuid())
        .fetch_one(db)
        .await?;
    number(total)
}

/// In the order of creation or against it, behind `offset` of them.
pub async fn listed(db: &mut PgConnection, tenant: TenantId, listed: &Listed) -> Result<Vec<EventId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "select id from events where tenant = $1 order by case when $4 then id end desc, id limit $2 offset $3",
        tenant.uuid(),
        listed.limit,
        listed.offset,
        listed.newest_first
    )
    .fetch_all(db)
    .await?;
    Ok(ids_of(ids))
}

/// The slugs that a new one made from `base` must avoid.
pub async fn slugs_like(db: &mut PgConnection, tenant: TenantId, base: &str) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar!(
        "select slug from events where tenant = $1 and (slug = $2 or slug like $2 || '-%')",
        tenant.uuid(),
        base
    )
    .fetch_all(db)
    .await?)
}

/// The event with its epoch and its watermark.
pub async fn insert(db: &mut PgConnection, event: &EventInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "with made as (
             insert into events (id, tenant, slug, name, starts_at, ends_at, time_zone, venue, entry_from, entry_until,
                                 occupancy_limit, require_scan_point, outage_policy, zones, created_at, updated_at,
                                 promoter, description, venue_id, location, images, cancelled_at, visibility,
                                 visible_from, passcode, approval)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15, $16, $17, $18, $19, $20,
                     $21, $22, $23, $24, $25)
             returning id
         ), owned as (
             insert into event_epochs (event) select id from made
         )
         insert into drain (event) select id from made",
        event.id.uuid(),
        event.tenant.uuid(),
        event.slug,
        event.name,
        event.starts_at,
        event.ends_at,
        event.time_zone,
        event.venue,
        event.entry_from,
        event.entry_until,
        integer(event.occupancy_limit)?,
        event.require_scan_point,
        outage_word(event.outage),
        zones_json(&event.zones),
        event.created_at,
        event.promoter.uuid(),
        event.shown.description,
        event.shown.venue_id.map(Id::uuid),
        event.shown.location.as_ref().map(location::to_json),
        event.shown.images,
        event.shown.cancelled_at,
        location::visibility_word(event.shown.visibility),
        event.shown.visible_from,
        event.shown.passcode,
        location::approval_word(event.shown.approval)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Raises the facts version and answers it, holding the event's row until the transaction ends. `None`: the tenant has
/// no such event.
pub async fn touch(db: &mut PgConnection, tenant: TenantId, event: EventId) -> Result<Option<u64>, StoreError> {
    let version = sqlx::query_scalar!(
        "update events set facts_version = facts_version + 1 where id = $1 and tenant = $2 returning facts_version",
        event.uuid(),
        tenant.uuid()
    )
    .fetch_optional(db)
    .await?;
    version.map(number).transpose()
}

/// Takes the next number for a ticket type; behind [`touch`].
pub async fn next_type_number(db: &mut PgConnection, event: EventId) -> Result<u16, StoreError> {
    let made = sqlx::query_scalar!(
        "update events set types_made = types_made + 1 where id = $1 returning types_made",
        event.uuid()
    )
    .fetch_one(db)
    .await?;
    u16::try_from(made).map_err(|error| StoreError::Unreadable(error.to_string()))
}

/// Writes everything that can be changed; behind [`touch`].
pub async fn update(db: &mut PgConnection, event: &EventInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "update events set slug = $2, name = $3, starts_at = $4, ends_at = $5, time_zone = $6, venue = $7,
                           entry_from = $8, entry_until = $9, occupancy_limit = $10, require_scan_point = $11,
                           outage_policy = $12, zones = $13, updated_at = $14, promoter = $15, description = $16,
                           venue_id = $17, location = $18, images = $19, cancelled_at = $20, visibility = $21,
                           visible_from = $22, passcode = $23, approval = $24
         where id = $1",
        event.id.uuid(),
        event.slug,
        event.name,
        event.starts_at,
        event.ends_at,
        event.time_zone,
        event.venue,
        event.entry_from,
        event.entry_until,
        integer(event.occupancy_limit)?,
        event.require_scan_point,
        outage_word(event.outage),
        zones_json(&event.zones),
        event.updated_at,
        event.promoter.uuid(),
        event.shown.description,
        event.shown.venue_id.map(Id::uuid),
        event.shown.location.as_ref().map(location::to_json),
        event.shown.images,
        event.shown.cancelled_at,
        location::visibility_word(event.shown.visibility),
        event.shown.visible_from,
        event.shown.passcode,
        location::approval_word(event.shown.approval)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Behind [`touch`].
pub async fn set_outage(db: &mut PgConnection, event: EventId, policy: OutagePolicy) -> Result<(), StoreError> {
    sqlx::query!(
        "update events set outage_policy = $2, updated_at = now() where id = $1",
        event.uuid(),
        outage_word(policy)
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether anything was ever decided for this event, as far as it was drained.
pub async fn has_log(db: &mut PgConnection, event: EventId) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar!(
        r#"select (exists (select from event_log where event = $1) or exists (select from dead_letters where event = $1)
                   or exists (select from drain where event = $1 and seq > 0)) as "has!""#,
        event.uuid()
    )
    .fetch_one(db)
    .await?)
}

/// Takes its types, points and tickets along; a log or annulled keys say no (`event_log_event_fkey`).
pub async fn delete(db: &mut PgConnection, event: EventId) -> Result<(), StoreError> {
    sqlx::query!("delete from ticket_gates where event = $1", event.uuid()).execute(&mut *db).await?;
    sqlx::query!("delete from gates_folded where event = $1", event.uuid()).execute(&mut *db).await?;
    sqlx::query!("delete from events where id = $1", event.uuid()).execute(db).await?;
    Ok(())
}

pub fn outage_word(policy: OutagePolicy) -> &'static str {
    match policy {
        OutagePolicy::Deny => "deny",
        OutagePolicy::Journal => "journal",
    }
}

fn outage(word: &str) -> Result<OutagePolicy, StoreError> {
    match word {
        "deny" => Ok(OutagePolicy::Deny),
        "journal" => Ok(OutagePolicy::Journal),
        _ => Err(StoreError::Unreadable("an outage policy that is not known".into())),
    }
}

fn zones_json(zones: &[ZoneInfo]) -> Value {
    let one = |zone: &ZoneInfo| json!({ "id": zone.id, "name": zone.name, "capacity": zone.capacity });
    Value::Array(zones.iter().map(one).collect())
}

fn zones(value: &Value) -> Result<Vec<ZoneInfo>, StoreError> {
    let broken = || StoreError::Unreadable("zones that are none".into());
    let text = |zone: &Value, name: &str| zone.get(name).and_then(Value::as_str).map(str::to_owned).ok_or_else(broken);
    let one = |zone: &Value| {
        let capacity = zone.get("capacity").and_then(Value::as_u64).map(count).transpose()?;
        Ok(ZoneInfo { id: text(zone, "id")?, name: text(zone, "name")?, capacity })
    };
    value.as_array().ok_or_else(broken)?.iter().map(one).collect()
}
