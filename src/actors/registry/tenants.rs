//! Tenants and the keys that sign their codes.

use crate::actors::registry::check;
use crate::actors::registry::slug;
use crate::actors::registry::{
    NewTenant, Page, PageRequest, PublicKeyInfo, Registry, RegistryError, TenantInfo, TenantPatch, TenantSecrets,
    new_id, no_such, now, retry_slug,
};
use crate::domain::digest::HashKey;
use crate::domain::ids::TenantId;
use crate::stores::StoreError;
use crate::stores::postgres::Db;
use crate::stores::postgres::keys;
use crate::stores::postgres::tenants;
use ed25519_dalek::{SigningKey, VerifyingKey};
use std::sync::Arc;

const NAME_CHARS: usize = 200;

impl Registry {
    /// Makes the tenant with its secrets and a first signing key.
    pub async fn create_tenant(&self, new: NewTenant) -> Result<Arc<TenantInfo>, RegistryError> {
        let name = check::text("name", &new.name, NAME_CHARS)?;
        let chosen = new.slug.as_deref().map(check::slug).transpose()?;
        retry_slug(chosen.is_none(), async || self.try_create_tenant(&name, chosen.as_deref()).await).await
    }

    async fn try_create_tenant(&self, name: &str, chosen: Option<&str>) -> Result<Arc<TenantInfo>, RegistryError> {
        let mut tx = self.store.begin().await?;
        let slug = match chosen {
            Some(slug) => slug.to_owned(),
            None => {
                let base = slug::from_name(name, "tenant");
                slug::free(&base, &tenants::slugs_like(&mut tx, &base).await?)
            }
        };
        let id = TenantId::from_bytes(new_id());
        let tenant = TenantInfo { id, slug, name: name.to_owned(), version: 1, created_at: now() };
        tenants::insert(&mut tx, &tenant, &HashKey(rand::random())).await?;
        // 0 stands for "no key" in tickets with a code of their own.
        keys::insert(&mut tx, id, 1, &SigningKey::from_bytes(&rand::random())).await?;
        let tenant = tenants::read(&mut tx, &[id]).await?.pop().ok_or(no_such("tenant"))?;
        tx.commit().await?;
        Ok(self.memory.keep_tenant(tenant))
    }

    /// By id or slug; from memory when warm.
    pub async fn tenant(&self, id_or_slug: &str) -> Result<Option<Arc<TenantInfo>>, RegistryError> {
        let id = match id_or_slug.parse() {
            Ok(id) => Some(id),
            Err(_) => self.memory.tenant_slugs.get(id_or_slug),
        };
        if let Some(known) = id.and_then(|id| self.memory.tenants.get(&id))
            && (known.slug == id_or_slug || id_or_slug.parse() == Ok(known.id))
        {
            return Ok(Some(known));
        }
        // Boxed, so that it is no part of every request's future.
        Box::pin(self.read_tenant(id_or_slug)).await
    }

    async fn read_tenant(&self, id_or_slug: &str) -> Result<Option<Arc<TenantInfo>>, RegistryError> {
        let mut db = self.store.connection().await?;
        let id = match id_or_slug.parse() {
            Ok(id) => Some(id),
            // Also keeps what no column could hold away from Postgres.
            Err(_) if check::slug(id_or_slug).is_err() => return Ok(None),
            Err(_) => tenants::by_slug(&mut db, id_or_slug).await?,
        };
        let Some(id) = id else {
            return Ok(None);
        };
        let found = tenants::read(&mut db, &[id]).await?.pop();
        Ok(found.map(|tenant| self.memory.keep_tenant(tenant)))
    }

    pub async fn tenants(&self, page: PageRequest) -> Result<Page<TenantInfo>, RegistryError> {
        let (after, limit) = page.read()?;
        let mut db = self.store.connection().await?;
        let ids = tenants::page(&mut db, after, limit + 1).await?;
        let (ids, next) = Page::cut(ids, limit);
        Ok(Page { items: tenants::read(&mut db, &ids).await?, next })
    }

    pub async fn update_tenant(&self, id: TenantId, patch: TenantPatch) -> Result<Arc<TenantInfo>, RegistryError> {
        let name = patch.name.as_deref().map(|name| check::text("name", name, NAME_CHARS)).transpose()?;
        let slug = patch.slug.as_deref().map(check::slug).transpose()?;
        let mut tx = self.store.begin().await?;
        if !tenants::touch(&mut tx, id).await? {
            return Err(no_such("tenant"));
        }
        let mut tenant = tenants::read(&mut tx, &[id]).await?.pop().ok_or(no_such("tenant"))?;
        tenant.name = name.unwrap_or(tenant.name);
        tenant.slug = slug.unwrap_or(tenant.slug);
        tenants::update(&mut tx, &tenant).await?;
        tx.commit().await?;
        Ok(self.memory.keep_tenant(tenant))
    }

    /// Refused while the tenant has events or devices.
    pub async fn delete_tenant(&self, id: TenantId) -> Result<(), RegistryError> {
        let mut tx = self.store.begin().await?;
        match tenants::delete(&mut tx, id).await {
            Ok(true) => {}
            Ok(false) => return Err(no_such("tenant")),
            Err(StoreError::Constraint { .. }) => {
                let message = "the tenant still has events or devices".into();
                return Err(RegistryError::Conflict { field: "tenant".into(), message });
            }
            Err(error) => return Err(error.into()),
        }
        tx.commit().await?;
        self.memory.forget_tenant(id);
        Ok(())
    }

    /// From memory when warm. `NotFound` if there is no such tenant.
    pub async fn tenant_secrets(&self, tenant: TenantId) -> Result<Arc<TenantSecrets>, RegistryError> {
        if let Some(known) = self.memory.secrets.get(&tenant) {
            return Ok(known);
        }
        // Boxed, so that it is no part of every scan's future.
        Box::pin(self.read_secrets(tenant)).await
    }

    async fn read_secrets(&self, tenant: TenantId) -> Result<Arc<TenantSecrets>, RegistryError> {
        let mut db = self.store.snapshot().await?;
        let secrets = Arc::new(self.load_secrets(&mut db, tenant).await?.ok_or(no_such("tenant"))?);
        self.memory.secrets.insert(tenant, Arc::clone(&secrets));
        Ok(secrets)
    }

    pub(super) async fn load_secrets(&self, db: &mut Db, id: TenantId) -> Result<Option<TenantSecrets>, StoreError> {
        let Some(tenant) = tenants::read(db, &[id]).await?.pop() else {
            return Ok(None);
        };
        let hash_key = tenants::hash_key(db, id).await?;
        let mut keys = keys::read(db, id).await?;
        let verifying = keys
            .iter()
            .filter(|(info, _)| info.retired_at.is_none())
            .map(|(info, key)| (info.key_id, key.verifying_key()))
            .collect::<Vec<(u8, VerifyingKey)>>();
        let current = keys.pop().map(|(info, key)| (info.key_id, key));
        match (hash_key, current) {
            (Some(hash_key), Some(current)) => {
                Ok(Some(TenantSecrets { tenant: id, version: tenant.version, hash_key, verifying, current }))
            }
            (_, _) => Err(StoreError::Unreadable("a tenant without keys".into())),
        }
    }

    /// A new key signs from now on; the older ones still prove. Answers the new key's id.
    pub async fn rotate_key(&self, tenant: TenantId) -> Result<u8, RegistryError> {
        let mut tx = self.store.begin().await?;
        if !tenants::touch(&mut tx, tenant).await? {
            return Err(no_such("tenant"));
        }
        let newest = keys::read(&mut tx, tenant).await?.last().map_or(0, |(info, _)| info.key_id);
        let key_id = newest.checked_add(1).ok_or_else(|| RegistryError::Conflict {
            field: "key".into(),
            message: "a tenant has at most 255 keys, and all are used up".into(),
        })?;
        keys::insert(&mut tx, tenant, key_id, &SigningKey::from_bytes(&rand::random())).await?;
        tx.commit().await?;
        self.memory.secrets.remove(&tenant);
        Ok(key_id)
    }

    /// The key proves nothing from now on; codes that the owner knows by their digest stay good. The newest key cannot
    /// be retired.
    pub async fn retire_key(&self, tenant: TenantId, key_id: u8) -> Result<(), RegistryError> {
        let mut tx = self.store.begin().await?;
        if !tenants::touch(&mut tx, tenant).await? {
            return Err(no_such("tenant"));
        }
        let newest = keys::read(&mut tx, tenant).await?.last().map(|(info, _)| info.key_id);
        if newest == Some(key_id) {
            let message = "the newest key signs: rotate first".into();
            return Err(RegistryError::Conflict { field: "key".into(), message });
        }
        if !keys::retire(&mut tx, tenant, key_id).await? {
            return Err(no_such("key"));
        }
        tx.commit().await?;
        self.memory.secrets.remove(&tenant);
        Ok(())
    }

    /// All of them, retired ones too; the newest last.
    pub async fn public_keys(&self, tenant: TenantId) -> Result<Vec<PublicKeyInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        Ok(keys::read(&mut db, tenant).await?.into_iter().map(|(info, _)| info).collect())
    }
}
