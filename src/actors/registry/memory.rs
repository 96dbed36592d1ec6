//! What a node remembers of Postgres, so that a scan never asks it, and goes on while it is away.

use crate::actors::registry::{EventInfo, Registry, Settings, TenantInfo, TenantSecrets, TypeInfo};
use crate::domain::ids::{DeviceId, EventId, TenantId};
use crate::signals;
use crate::stores::StoreError;
use crate::stores::postgres::devices;
use crate::stores::postgres::events;
use crate::stores::postgres::facts;
use crate::stores::postgres::tenants;
use arc_swap::ArcSwap;
use quick_cache::sync::Cache;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::time::MissedTickBehavior;

/// Bounded maps; what is missing is asked of Postgres.
pub struct Memory {
    pub events: Cache<EventId, Arc<EventInfo>>,
    /// Checked against the event itself at every use, so that an old slug cannot mislead.
    pub event_slugs: Cache<(TenantId, String), EventId>,
    /// An event's ticket types, and when they were read.
    pub shelves: Cache<EventId, (Instant, Arc<Vec<TypeInfo>>)>,
    pub tenants: Cache<TenantId, Arc<TenantInfo>>,
    pub tenant_slugs: Cache<String, TenantId>,
    pub secrets: Cache<TenantId, Arc<TenantSecrets>>,
    pub revoked: ArcSwap<Revoked>,
}

/// The list of revoked devices, and when it was read.
pub struct Revoked {
    pub devices: Arc<HashSet<DeviceId>>,
    /// `None` = never.
    pub read_at: Option<Instant>,
}

impl Memory {
    pub fn new(settings: &Settings) -> Memory {
        Memory {
            events: Cache::new(settings.events_cached),
            event_slugs: Cache::new(settings.events_cached),
            shelves: Cache::new(settings.events_cached),
            tenants: Cache::new(settings.tenants_cached),
            tenant_slugs: Cache::new(settings.tenants_cached),
            secrets: Cache::new(settings.tenants_cached),
            revoked: ArcSwap::from_pointee(Revoked { devices: Arc::default(), read_at: None }),
        }
    }

    pub fn keep_event(&self, event: EventInfo) -> Arc<EventInfo> {
        let event = Arc::new(event);
        self.event_slugs.insert((event.tenant, event.slug.clone()), event.id);
        self.events.insert(event.id, Arc::clone(&event));
        event
    }

    pub fn keep_tenant(&self, tenant: TenantInfo) -> Arc<TenantInfo> {
        let tenant = Arc::new(tenant);
        self.tenant_slugs.insert(tenant.slug.clone(), tenant.id);
        self.tenants.insert(tenant.id, Arc::clone(&tenant));
        tenant
    }

    pub fn forget_tenant(&self, tenant: TenantId) {
        self.tenants.remove(&tenant);
        self.secrets.remove(&tenant);
    }

    pub fn revoke(&self, device: DeviceId) {
        self.revoked.rcu(|known| {
            let mut devices = HashSet::clone(&known.devices);
            devices.insert(device);
            Revoked { devices: Arc::new(devices), read_at: known.read_at }
        });
    }
}

impl Registry {
    /// Keeps the memory and the list of revoked devices true, until it is dropped or aborted. One per node.
    ///
    /// While Postgres is away everything stays as it was last known; only the age of the revocations grows.
    pub async fn run_refresh(&self) {
        let mut ticks = tokio::time::interval(self.settings.refresh_every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut away = false;
        loop {
            ticks.tick().await;
            match self.refresh().await {
                Ok(()) => {
                    if away {
                        tracing::info!("the registry reaches postgres again");
                    }
                    away = false;
                }
                Err(error) => {
                    signals::postgres_error("refresh");
                    if !away {
                        tracing::warn!(%error, "the registry cannot be refreshed");
                    }
                    away = true;
                }
            }
        }
    }

    /// Compares everything remembered with Postgres once.
    pub async fn refresh(&self) -> Result<(), StoreError> {
        let asked_at = Instant::now();
        let devices = devices::revoked(&self.store).await?.into_iter().collect();
        self.memory.revoked.store(Arc::new(Revoked { devices: Arc::new(devices), read_at: Some(asked_at) }));
        self.refresh_events().await?;
        self.refresh_tenants().await
    }

    async fn refresh_events(&self) -> Result<(), StoreError> {
        let remembered: Vec<(EventId, u64)> =
            self.memory.events.iter().map(|(id, event)| (id, event.facts_version)).collect();
        if remembered.is_empty() {
            return Ok(());
        }
        let ids: Vec<EventId> = remembered.iter().map(|(id, _)| *id).collect();
        let now: HashMap<EventId, u64> = facts::versions(&self.store, &ids).await?.into_iter().collect();
        let mut changed = Vec::new();
        for (id, version) in remembered {
            match now.get(&id) {
                Some(current) if *current == version => {}
                Some(_) => changed.push(id),
                None => drop(self.memory.events.remove(&id)),
            }
        }
        if !changed.is_empty() {
            let mut db = self.store.connection().await?;
            for event in events::read(&mut db, &changed).await? {
                self.memory.keep_event(event);
            }
        }
        Ok(())
    }

    async fn refresh_tenants(&self) -> Result<(), StoreError> {
        let mut ids: BTreeSet<TenantId> = self.memory.tenants.iter().map(|(id, _)| id).collect();
        ids.extend(self.memory.secrets.iter().map(|(id, _)| id));
        if ids.is_empty() {
            return Ok(());
        }
        let ids: Vec<TenantId> = ids.into_iter().collect();
        let now: HashMap<TenantId, u64> = tenants::versions(&self.store, &ids).await?.into_iter().collect();
        let mut db = self.store.connection().await?;
        for id in ids {
            let current = now.get(&id);
            let stale = |version: u64| current != Some(&version);
            if self.memory.tenants.peek(&id).is_some_and(|tenant| stale(tenant.version)) {
                match tenants::read(&mut db, &[id]).await?.pop() {
                    Some(tenant) => drop(self.memory.keep_tenant(tenant)),
                    None => self.memory.forget_tenant(id),
                }
            }
            if self.memory.secrets.peek(&id).is_some_and(|secrets| stale(secrets.version)) {
                match self.load_secrets(&mut db, id).await? {
                    Some(secrets) => self.memory.secrets.insert(id, Arc::new(secrets)),
                    None => self.memory.forget_tenant(id),
                }
            }
        }
        Ok(())
    }

    /// Age of the list of revoked devices; very long before the first refresh.
    pub fn revocations_age(&self) -> Duration {
        self.memory.revoked.load().read_at.map_or(Duration::MAX, |at| at.elapsed())
    }

    pub fn is_revoked(&self, device: DeviceId) -> bool {
        self.memory.revoked.load().devices.contains(&device)
    }

    /// The revoked devices of every tenant, as of the last refresh.
    pub fn revoked_devices(&self) -> Arc<HashSet<DeviceId>> {
        Arc::clone(&self.memory.revoked.load().devices)
    }
}
