//! Venues.

use crate::actors::registry::shop::lists::{Slice, peeking, slice};
use crate::actors::registry::shop::requests::{LocationWish, VenuePatch};
use crate::actors::registry::shop::shown::{location, missing};
use crate::actors::registry::shop::{Span, VenueInfo};
use crate::actors::registry::{Registry, RegistryError, check, new_id, now, retry_slug, slug};
use crate::domain::ids::{TenantId, VenueId};
use crate::stores::postgres::Db;
use crate::stores::postgres::shop::venues;

const NAME_CHARS: usize = 200;

impl Registry {
    pub async fn venues(&self, tenant: TenantId, span: &Span<VenueId>) -> Result<Slice<VenueInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        let page = slice(span, venues::page(&mut db, tenant, &peeking(span)).await?);
        let items = venues::read(&mut db, tenant, &page.items).await?;
        Ok(Slice { items, more_before: page.more_before, more_after: page.more_after })
    }

    /// By id or slug.
    pub async fn venue(&self, tenant: TenantId, key: &str) -> Result<Option<VenueInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        find(&mut db, tenant, key).await
    }

    pub async fn create_venue(&self, tenant: TenantId, new: VenuePatch) -> Result<VenueInfo, RegistryError> {
        let at = now();
        let id = VenueId::from_bytes(new_id());
        let name = check::text("name", &new.name.clone().unwrap_or_default(), NAME_CHARS)?;
        let nameless = LocationWish { name: name.clone(), ..LocationWish::default() };
        let place = location("location", nameless, None)?;
        let slug = String::new();
        let mut venue =
            VenueInfo { id, tenant, slug, name, location: place, time_zone: None, created_at: at, updated_at: at };
        let made_up = new.slug.is_none();
        apply(&mut venue, new)?;
        retry_slug(made_up, async || {
            let mut venue = venue.clone();
            let mut tx = self.store.begin().await?;
            if made_up {
                let base = slug::from_name(&venue.name, "venue");
                venue.slug = slug::free(&base, &venues::slugs_like(&mut tx, tenant, &base).await?);
            }
            venues::insert(&mut tx, &venue).await?;
            tx.commit().await?;
            Ok(venue)
        })
        .await
    }

    pub async fn update_venue(
        &self,
        tenant: TenantId,
        key: &str,
        patch: VenuePatch,
    ) -> Result<VenueInfo, RegistryError> {
        let mut tx = self.store.begin().await?;
        let mut venue = missing("venue", find(&mut tx, tenant, key).await?)?;
        apply(&mut venue, patch)?;
        missing("venue", venues::update(&mut tx, &venue).await?.then_some(()))?;
        let touched = venues::touch_events(&mut tx, venue.id).await?;
        tx.commit().await?;
        self.forget_events(&touched);
        Ok(venue)
    }

    /// Refused while events are held there.
    pub async fn delete_venue(&self, tenant: TenantId, key: &str) -> Result<(), RegistryError> {
        let mut tx = self.store.begin().await?;
        let venue = missing("venue", find(&mut tx, tenant, key).await?)?;
        missing("venue", venues::delete(&mut tx, tenant, venue.id).await?.then_some(()))?;
        tx.commit().await?;
        Ok(())
    }
}

async fn find(db: &mut Db, tenant: TenantId, key: &str) -> Result<Option<VenueInfo>, RegistryError> {
    let id = match key.parse() {
        Ok(id) => Some(id),
        // Also keeps what no column could hold away from Postgres.
        Err(_) if check::slug(key).is_err() => None,
        Err(_) => venues::by_slug(db, tenant, key).await?,
    };
    match id {
        Some(id) => Ok(venues::read(db, tenant, &[id]).await?.pop()),
        None => Ok(None),
    }
}

fn apply(venue: &mut VenueInfo, patch: VenuePatch) -> Result<(), RegistryError> {
    if let Some(name) = patch.name {
        venue.name = check::text("name", &name, NAME_CHARS)?;
    }
    if let Some(slug) = patch.slug {
        venue.slug = check::slug(&slug)?;
    }
    if let Some(wish) = patch.location {
        venue.location = location("location", wish, Some(&venue.location))?;
    }
    if let Some(zone) = patch.time_zone {
        venue.time_zone = zone.as_deref().map(check::time_zone).transpose()?;
    }
    venue.updated_at = now();
    Ok(())
}
