//! An event together with its scan points, in one transaction: all of it is as it was asked, or nothing changed.

use crate::actors::registry::events::{apply, blank, reread, zones_still_there};
use crate::actors::registry::scan_points::{apply as apply_point, blank as blank_point};
use crate::actors::registry::shop::shown::{Named, place};
use crate::actors::registry::slug;
use crate::actors::registry::{
    EventInfo, EventPatch, NewEvent, NewScanPoint, Registry, RegistryError, check, no_such, retry_slug,
};
use crate::domain::ids::{EventId, TenantId};
use crate::stores::postgres::Db;
use crate::stores::postgres::events;
use crate::stores::postgres::scan_points;
use std::sync::Arc;

impl Registry {
    /// As [`Registry::create_event`], with its points. Types do not exist yet: points cannot name any.
    pub async fn create_whole_event(
        &self,
        tenant: TenantId,
        new: NewEvent,
        points: Vec<NewScanPoint>,
    ) -> Result<Arc<EventInfo>, RegistryError> {
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
            let version = events::touch(&mut tx, tenant, event.id).await?.ok_or(no_such("event"))?;
            write_points(&mut tx, tenant, event.id, points.clone(), version).await?;
            let event = reread(&mut tx, event.id).await?;
            tx.commit().await?;
            Ok(self.memory.keep_event(event))
        })
        .await
    }

    /// As [`Registry::update_event`]; a list of points is the whole list: points that it does not name are gone.
    pub async fn update_whole_event(
        &self,
        tenant: TenantId,
        id_or_slug: &str,
        patch: EventPatch,
        points: Option<Vec<NewScanPoint>>,
    ) -> Result<Arc<EventInfo>, RegistryError> {
        let id = self.must_event(tenant, id_or_slug).await?;
        let (mut tx, version) = self.touch(tenant, id).await?;
        let mut event = reread(&mut tx, id).await?;
        let named = Named::of(&patch);
        apply(&mut event, patch)?;
        place(&mut tx, &mut event, &named).await?;
        events::update(&mut tx, &event).await?;
        if let Some(points) = points {
            write_points(&mut tx, tenant, id, points, version).await?;
        }
        zones_still_there(&mut tx, &event).await?;
        let event = reread(&mut tx, id).await?;
        tx.commit().await?;
        let event = self.memory.keep_event(event);
        self.tell(id);
        Ok(event)
    }
}

/// Behind `touch`. A point is known by its slug or its id; a field that is not given is empty, as in a new one.
async fn write_points(
    db: &mut Db,
    tenant: TenantId,
    event: EventId,
    wanted: Vec<NewScanPoint>,
    version: u64,
) -> Result<(), RegistryError> {
    check::list_size("scanPoints", wanted.len())?;
    let ids = scan_points::of_event(db, event).await?;
    let known = scan_points::read(db, &ids).await?;
    let mut kept = Vec::with_capacity(wanted.len());
    for (place, mut new) in wanted.into_iter().enumerate() {
        let name = new.slug.clone().unwrap_or_default();
        let before = known.iter().find(|point| point.slug == name || point.id.to_string() == name);
        let mut point = before.cloned().unwrap_or_else(|| blank_point(tenant, event));
        if before.is_some() {
            new.slug = Some(point.slug.clone());
        }
        if kept.contains(&point.id) {
            return Err(check::invalid(format!("scanPoints[{place}].id"), "must not be given twice"));
        }
        kept.push(point.id);
        apply_point(db, &mut point, new.into()).await.map_err(|wrong| inside(place, wrong))?;
        match before {
            Some(_) => scan_points::update(db, &point, version).await?,
            None => scan_points::insert(db, &point, version).await?,
        }
    }
    for point in known.iter().filter(|point| !kept.contains(&point.id)) {
        scan_points::delete(db, point.id).await?;
    }
    Ok(())
}

/// Names the field as it stands in the list: a point's slug is called its id there.
fn inside(place: usize, wrong: RegistryError) -> RegistryError {
    match wrong {
        RegistryError::Invalid { field, message } => {
            let field = if field == "slug" { "id" } else { &field };
            check::invalid(format!("scanPoints[{place}].{field}"), message)
        }
        other @ (RegistryError::NotFound { .. } | RegistryError::Conflict { .. } | RegistryError::Unavailable) => other,
    }
}
