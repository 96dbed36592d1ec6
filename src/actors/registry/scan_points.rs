//! Registered scan points.

use crate::actors::registry::check;
use crate::actors::registry::events::reread as reread_event;
use crate::actors::registry::slug;
use crate::actors::registry::{NewScanPoint, PointInfo, Registry, RegistryError, ScanPointPatch, new_id, no_such, now};
use crate::domain::ids::{EventId, ScanPointId, TenantId, TicketTypeId};
use crate::stores::postgres::Db;
use crate::stores::postgres::scan_points;
use crate::stores::postgres::ticket_types;

/// A point's name goes to the gate as a label.
const NAME_CHARS: usize = 100;

impl Registry {
    pub async fn create_scan_point(&self, tenant: TenantId, new: NewScanPoint) -> Result<PointInfo, RegistryError> {
        let event = self.must_event(tenant, &new.event).await?;
        let made_up = new.slug.is_none();
        let (mut tx, version) = self.touch(tenant, event).await?;
        let mut point = blank(tenant, event);
        apply(&mut tx, &mut point, new.into()).await?;
        if made_up {
            let taken = scan_points::slugs(&mut tx, event).await?;
            point.slug = slug::free(&slug::from_name(&point.name, "point"), &taken);
        }
        scan_points::insert(&mut tx, &point, version).await?;
        let point = reread(&mut tx, point.id).await?;
        tx.commit().await?;
        self.tell(event);
        Ok(point)
    }

    /// By id, or by slug: `event` narrows a slug, and is needed where several events use it.
    pub async fn scan_point(
        &self,
        tenant: TenantId,
        event: Option<EventId>,
        id_or_slug: &str,
    ) -> Result<Option<PointInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        let ids = match id_or_slug.parse() {
            Ok(id) => vec![id],
            // Also keeps what no column could hold away from Postgres.
            Err(_) if check::slug(id_or_slug).is_err() => return Ok(None),
            Err(_) => scan_points::by_slug(&mut db, tenant, event, id_or_slug).await?,
        };
        if ids.len() > 1 {
            return Err(check::invalid("event", "must be given: several events have a scan point of this name"));
        }
        let mut found = scan_points::read(&mut db, &ids).await?;
        Ok(found.pop().filter(|known| known.tenant == tenant && event.is_none_or(|event| known.event == event)))
    }

    /// All scan points of an event, by slug.
    pub async fn scan_points(&self, tenant: TenantId, event: EventId) -> Result<Vec<PointInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        let ids = scan_points::of_event(&mut db, event).await?;
        let mut points = scan_points::read(&mut db, &ids).await?;
        points.retain(|known| known.tenant == tenant);
        Ok(points)
    }

    pub async fn update_scan_point(
        &self,
        tenant: TenantId,
        event: Option<EventId>,
        id_or_slug: &str,
        patch: ScanPointPatch,
    ) -> Result<PointInfo, RegistryError> {
        let found = self.scan_point(tenant, event, id_or_slug).await?.ok_or(no_such("scan point"))?;
        let (mut tx, version) = self.touch(tenant, found.event).await?;
        let mut point = reread(&mut tx, found.id).await?;
        apply(&mut tx, &mut point, patch).await?;
        scan_points::update(&mut tx, &point, version).await?;
        let point = reread(&mut tx, point.id).await?;
        tx.commit().await?;
        self.tell(found.event);
        Ok(point)
    }

    pub async fn delete_scan_point(
        &self,
        tenant: TenantId,
        event: Option<EventId>,
        id_or_slug: &str,
    ) -> Result<(), RegistryError> {
        let found = self.scan_point(tenant, event, id_or_slug).await?.ok_or(no_such("scan point"))?;
        let (mut tx, _) = self.touch(tenant, found.event).await?;
        scan_points::delete(&mut tx, found.id).await?;
        tx.commit().await?;
        self.tell(found.event);
        Ok(())
    }
}

async fn reread(db: &mut Db, id: ScanPointId) -> Result<PointInfo, RegistryError> {
    scan_points::read(db, &[id]).await?.pop().ok_or(no_such("scan point"))
}

pub(super) fn blank(tenant: TenantId, event: EventId) -> PointInfo {
    PointInfo {
        id: ScanPointId::from_bytes(new_id()),
        tenant,
        event,
        slug: String::new(),
        name: String::new(),
        zone: None,
        accepted_types: Vec::new(),
        created_at: now(),
        updated_at: now(),
    }
}

impl From<NewScanPoint> for ScanPointPatch {
    fn from(new: NewScanPoint) -> ScanPointPatch {
        ScanPointPatch {
            name: Some(new.name),
            slug: new.slug,
            zone: Some(new.zone),
            accepted_ticket_types: Some(Some(new.accepted_ticket_types)),
        }
    }
}

/// Inside the transaction that holds the event: its zones and types stand still.
pub(super) async fn apply(db: &mut Db, point: &mut PointInfo, patch: ScanPointPatch) -> Result<(), RegistryError> {
    if let Some(name) = patch.name {
        point.name = check::text("name", &name, NAME_CHARS)?;
    }
    if let Some(slug) = patch.slug {
        point.slug = check::slug(&slug)?;
    }
    if let Some(zone) = patch.zone {
        if let Some(zone) = &zone {
            let event = reread_event(db, point.event).await?;
            if !event.zones.iter().any(|known| known.id == *zone) {
                return Err(check::invalid("zone", "must be the id of one of the event's zones"));
            }
        }
        point.zone = zone;
    }
    if let Some(types) = patch.accepted_ticket_types {
        point.accepted_types = types_of(db, point.event, &types.unwrap_or_default()).await?;
    }
    point.updated_at = now();
    Ok(())
}

async fn types_of(db: &mut Db, event: EventId, named: &[String]) -> Result<Vec<TicketTypeId>, RegistryError> {
    const FIELD: &str = "acceptedTicketTypes";
    check::list_size(FIELD, named.len())?;
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let ids = ticket_types::of_event(db, event).await?;
    let known = ticket_types::read(db, &ids).await?;
    let find = |(place, name): (usize, &String)| {
        let id = name.parse().ok();
        let found = known.iter().find(|one| Some(one.id) == id || one.slug == *name);
        let message = "must be the id or the slug of one of the event's types";
        found.map(|one| one.id).ok_or_else(|| check::invalid(format!("{FIELD}[{place}]"), message))
    };
    named.iter().enumerate().map(find).collect()
}
