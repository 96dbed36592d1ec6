//! Events.

use crate::actors::registry::check;
use crate::actors::registry::shop::shown::{self, Named, place};
use crate::actors::registry::shop::{default_promoter, default_team};
use crate::actors::registry::slug;
use crate::actors::registry::{
    EventInfo, EventPatch, NewEvent, OutagePolicy, Page, PageRequest, Registry, RegistryError, new_id, no_such, now,
    retry_slug,
};
use crate::domain::ids::{EventId, TenantId};
use crate::stores::postgres::Db;
use crate::stores::postgres::Tx;
use crate::stores::postgres::catalog::{Found, Listed};
use crate::stores::postgres::events;
use crate::stores::postgres::scan_points;
use crate::stores::postgres::shop::EventShown;
use std::sync::Arc;

const NAME_CHARS: usize = 200;

impl Registry {
    pub async fn create_event(&self, tenant: TenantId, new: NewEvent) -> Result<Arc<EventInfo>, RegistryError> {
        let mut event = blank(tenant);
        event.id = new.id.unwrap_or(event.id);
        let made_up = new.slug.is_none();
        let patch = EventPatch::from(new);
        let named = Named::of(&patch);
        apply(&mut event, patch)?;
        retry_slug(made_up, async || {
            let mut event = event.clone();
            let mut tx = self.store.begin().await?;
            if made_up {
                let base = slug::from_name(&event.name, "event");
                event.slug = slug::free(&base, &events::slugs_like(&mut tx, tenant, &base).await?);
            }
            place(&mut tx, &mut event, &named).await?;
            events::insert(&mut tx, &event).await?;
            let event = reread(&mut tx, event.id).await?;
            tx.commit().await?;
            Ok(self.memory.keep_event(event))
        })
        .await
    }

    /// By id or slug; from memory when warm. Another tenant's event is `None`.
    ///
    /// What asks Postgres is boxed: else its state (kilobytes) is part of every request's future, and copied with it.
    pub async fn event(&self, tenant: TenantId, id_or_slug: &str) -> Result<Option<Arc<EventInfo>>, RegistryError> {
        if let Ok(id) = id_or_slug.parse() {
            return Ok(self.event_by_id(id).await?.filter(|event| event.tenant == tenant));
        }
        // Also keeps what no column could hold away from Postgres.
        if check::slug(id_or_slug).is_err() {
            return Ok(None);
        }
        let key = (tenant, id_or_slug.to_owned());
        if let Some(known) = self.memory.event_slugs.get(&key).and_then(|id| self.memory.events.get(&id))
            && known.slug == id_or_slug
            && known.tenant == tenant
        {
            return Ok(Some(known));
        }
        Box::pin(self.read_event_by_slug(tenant, id_or_slug)).await
    }

    async fn read_event_by_slug(&self, tenant: TenantId, slug: &str) -> Result<Option<Arc<EventInfo>>, RegistryError> {
        let mut db = self.store.connection().await?;
        let Some(id) = events::by_slug(&mut db, tenant, slug).await? else {
            return Ok(None);
        };
        let found = events::read(&mut db, &[id]).await?.pop();
        Ok(found.map(|event| self.memory.keep_event(event)))
    }

    /// From memory when warm.
    pub async fn event_by_id(&self, event: EventId) -> Result<Option<Arc<EventInfo>>, RegistryError> {
        if let Some(known) = self.memory.events.get(&event) {
            return Ok(Some(known));
        }
        Box::pin(self.read_event(event)).await
    }

    async fn read_event(&self, event: EventId) -> Result<Option<Arc<EventInfo>>, RegistryError> {
        let mut db = self.store.connection().await?;
        let found = events::read(&mut db, &[event]).await?.pop();
        Ok(found.map(|event| self.memory.keep_event(event)))
    }

    pub async fn events(&self, tenant: TenantId, page: PageRequest) -> Result<Page<EventInfo>, RegistryError> {
        let (after, limit) = page.read()?;
        let mut db = self.store.connection().await?;
        let ids = events::page(&mut db, tenant, after, limit + 1).await?;
        let (ids, next) = Page::cut(ids, limit);
        Ok(Page { items: events::read(&mut db, &ids).await?, next })
    }

    /// A page of the tenant's events, in the order of creation or against it.
    pub async fn listed_events(&self, tenant: TenantId, listed: &Listed) -> Result<Found<EventInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        let total = events::total(&mut db, tenant).await?;
        let ids = events::listed(&mut db, tenant, listed).await?;
        let mut items = events::read(&mut db, &ids).await?;
        items.sort_by_key(|event| ids.iter().position(|id| *id == event.id));
        Ok(Found { items, total })
    }

    pub async fn update_event(
        &self,
        tenant: TenantId,
        id_or_slug: &str,
        patch: EventPatch,
    ) -> Result<Arc<EventInfo>, RegistryError> {
        let id = self.must_event(tenant, id_or_slug).await?;
        let (mut tx, _) = self.touch(tenant, id).await?;
        let mut event = reread(&mut tx, id).await?;
        let zones_before = event.zones.clone();
        let named = Named::of(&patch);
        apply(&mut event, patch)?;
        place(&mut tx, &mut event, &named).await?;
        if event.zones != zones_before {
            zones_still_there(&mut tx, &event).await?;
        }
        events::update(&mut tx, &event).await?;
        let event = reread(&mut tx, id).await?;
        tx.commit().await?;
        let event = self.memory.keep_event(event);
        self.tell(id);
        Ok(event)
    }

    /// Refused (`Conflict`) once anything was scanned.
    pub async fn delete_event(&self, tenant: TenantId, id_or_slug: &str) -> Result<(), RegistryError> {
        let id = self.must_event(tenant, id_or_slug).await?;
        let (mut tx, _) = self.touch(tenant, id).await?;
        if events::has_log(&mut tx, id).await? {
            let message = "the event was sold or scanned already: it cannot be deleted; cancel it instead".into();
            return Err(RegistryError::Conflict { field: "event".into(), message });
        }
        events::delete(&mut tx, id).await?;
        tx.commit().await?;
        self.memory.events.remove(&id);
        self.tell(id);
        Ok(())
    }

    /// The id of a tenant's event, or `NotFound`.
    pub(super) async fn must_event(&self, tenant: TenantId, id_or_slug: &str) -> Result<EventId, RegistryError> {
        self.event(tenant, id_or_slug).await?.map(|event| event.id).ok_or(no_such("event"))
    }

    /// Begins a change of an event's facts: the version that its rows are stamped with.
    pub(super) async fn touch(&self, tenant: TenantId, event: EventId) -> Result<(Tx, u64), RegistryError> {
        let mut tx = self.store.begin().await?;
        let version = events::touch(&mut tx, tenant, event).await?.ok_or(no_such("event"))?;
        Ok((tx, version))
    }
}

/// The event as it is inside the transaction.
pub(super) async fn reread(db: &mut Db, event: EventId) -> Result<EventInfo, RegistryError> {
    events::read(db, &[event]).await?.pop().ok_or(no_such("event"))
}

pub(super) fn blank(tenant: TenantId) -> EventInfo {
    EventInfo {
        id: EventId::from_bytes(new_id()),
        tenant,
        slug: String::new(),
        name: String::new(),
        starts_at: None,
        ends_at: None,
        time_zone: None,
        venue: None,
        entry_from: None,
        entry_until: None,
        occupancy_limit: None,
        require_scan_point: false,
        outage: OutagePolicy::Deny,
        zones: Vec::new(),
        promoter: default_promoter(tenant),
        team: default_team(tenant),
        shown: EventShown::default(),
        sections: Vec::new(),
        facts_version: 1,
        created_at: now(),
        updated_at: now(),
    }
}

impl From<NewEvent> for EventPatch {
    fn from(new: NewEvent) -> EventPatch {
        EventPatch {
            name: Some(new.name),
            slug: new.slug,
            starts_at: Some(new.starts_at),
            ends_at: Some(new.ends_at),
            time_zone: Some(new.time_zone),
            venue: Some(new.venue),
            entry_from: Some(new.entry_from),
            entry_until: Some(new.entry_until),
            occupancy_limit: Some(new.occupancy_limit),
            outage_policy: Some(new.outage_policy),
            require_scan_point: Some(new.require_scan_point),
            zones: Some(Some(new.zones)),
            promoter: new.promoter.map(Some),
            shown: new.shown,
        }
    }
}

pub(super) fn apply(event: &mut EventInfo, patch: EventPatch) -> Result<(), RegistryError> {
    if let Some(name) = patch.name {
        event.name = check::text("name", &name, NAME_CHARS)?;
    }
    if let Some(slug) = patch.slug {
        event.slug = check::slug(&slug)?;
    }
    event.starts_at = patch.starts_at.unwrap_or(event.starts_at);
    event.ends_at = patch.ends_at.unwrap_or(event.ends_at);
    event.entry_from = patch.entry_from.unwrap_or(event.entry_from);
    event.entry_until = patch.entry_until.unwrap_or(event.entry_until);
    if let Some(zone) = patch.time_zone {
        event.time_zone = zone.as_deref().map(check::time_zone).transpose()?;
    }
    if let Some(venue) = patch.venue {
        event.venue = venue.map(check::venue).transpose()?;
    }
    if let Some(limit) = patch.occupancy_limit {
        event.occupancy_limit = check::count("occupancyLimit", limit, 1)?;
    }
    if let Some(outage) = patch.outage_policy {
        event.outage = check::outage(outage.as_deref())?;
    }
    if let Some(required) = patch.require_scan_point {
        event.require_scan_point = required.unwrap_or_default();
    }
    if let Some(zones) = patch.zones {
        event.zones = check::zones(&zones.unwrap_or_default())?;
    }
    shown::apply(event, patch.shown)?;
    check::window("entryUntil", event.entry_from, event.entry_until)?;
    if event.starts_at.is_some_and(|start| event.ends_at.is_some_and(|end| end < start)) {
        return Err(check::invalid("endsAt", "must not be earlier than startsAt"));
    }
    event.updated_at = now();
    Ok(())
}

pub(super) async fn zones_still_there(db: &mut Db, event: &EventInfo) -> Result<(), RegistryError> {
    let points = scan_points::of_event(db, event.id).await?;
    for point in scan_points::read(db, &points).await? {
        if point.zone.as_ref().is_some_and(|zone| !event.zones.iter().any(|known| known.id == *zone)) {
            let message = format!("scan point {} leads to a zone that would be gone", point.slug);
            return Err(RegistryError::Conflict { field: "zones".into(), message });
        }
    }
    Ok(())
}
