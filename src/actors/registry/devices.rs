//! Registered devices, and their revocation.

use crate::actors::registry::check;
use crate::actors::registry::{
    DeviceInfo, DevicePatch, NewDevice, Page, PageRequest, Registry, RegistryError, new_id, no_such, now,
};
use crate::domain::ids::{DeviceId, EventId, TenantId};
use crate::stores::postgres::devices;

const NAME_CHARS: usize = 100;

impl Registry {
    pub async fn create_device(&self, tenant: TenantId, new: NewDevice) -> Result<DeviceInfo, RegistryError> {
        let device = DeviceInfo {
            id: DeviceId::from_bytes(new_id()),
            tenant,
            name: check::text("name", &new.name, NAME_CHARS)?,
            events: self.events_named(tenant, &new.events).await?,
            scan_points: check::labels("scanPoints", &new.scan_points)?,
            revoked_at: None,
            created_at: now(),
            updated_at: now(),
        };
        let mut db = self.store.connection().await?;
        devices::insert(&mut db, &device).await?;
        devices::read(&mut db, tenant, &[device.id]).await?.pop().ok_or(no_such("device"))
    }

    pub async fn device(&self, tenant: TenantId, id: DeviceId) -> Result<Option<DeviceInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        Ok(devices::read(&mut db, tenant, &[id]).await?.pop())
    }

    pub async fn devices(&self, tenant: TenantId, page: PageRequest) -> Result<Page<DeviceInfo>, RegistryError> {
        let (after, limit) = page.read()?;
        let mut db = self.store.connection().await?;
        let ids = devices::page(&mut db, tenant, after, limit + 1).await?;
        let (ids, next) = Page::cut(ids, limit);
        Ok(Page { items: devices::read(&mut db, tenant, &ids).await?, next })
    }

    /// What its tokens are bound to is in the tokens: a change counts for those minted from now on.
    pub async fn update_device(
        &self,
        tenant: TenantId,
        id: DeviceId,
        patch: DevicePatch,
    ) -> Result<DeviceInfo, RegistryError> {
        let name = patch.name.as_deref().map(|name| check::text("name", name, NAME_CHARS)).transpose()?;
        let events = match patch.events {
            Some(events) => Some(self.events_named(tenant, &events.unwrap_or_default()).await?),
            None => None,
        };
        let points = patch.scan_points.map(|points| check::labels("scanPoints", &points.unwrap_or_default()));
        let points = points.transpose()?;
        let mut tx = self.store.begin().await?;
        if !devices::lock(&mut tx, tenant, id).await? {
            return Err(no_such("device"));
        }
        let mut device = devices::read(&mut tx, tenant, &[id]).await?.pop().ok_or(no_such("device"))?;
        device.name = name.unwrap_or(device.name);
        device.events = events.unwrap_or(device.events);
        device.scan_points = points.unwrap_or(device.scan_points);
        device.updated_at = now();
        devices::update(&mut tx, &device).await?;
        tx.commit().await?;
        Ok(device)
    }

    /// For good: this node knows it at once, the others within a refresh. Harmless to repeat.
    pub async fn revoke_device(&self, tenant: TenantId, id: DeviceId) -> Result<DeviceInfo, RegistryError> {
        let mut db = self.store.connection().await?;
        if !devices::revoke(&mut db, tenant, id).await? {
            return Err(no_such("device"));
        }
        self.memory.revoke(id);
        devices::read(&mut db, tenant, &[id]).await?.pop().ok_or(no_such("device"))
    }

    async fn events_named(&self, tenant: TenantId, named: &[String]) -> Result<Vec<EventId>, RegistryError> {
        check::list_size("events", named.len())?;
        let mut events = Vec::with_capacity(named.len());
        for (place, name) in named.iter().enumerate() {
            let event = self.event(tenant, name).await?;
            let message = "must be the id or the slug of an event";
            events.push(event.ok_or_else(|| check::invalid(format!("events[{place}]"), message))?.id);
        }
        Ok(events)
    }
}
