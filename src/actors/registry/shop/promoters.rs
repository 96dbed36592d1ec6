//! Promoters.

use crate::actors::registry::shop::lists::{Slice, peeking, slice};
use crate::actors::registry::shop::requests::PromoterPatch;
use crate::actors::registry::shop::shown::missing;
use crate::actors::registry::shop::teams;
use crate::actors::registry::shop::{PromoterInfo, Span, default_promoter, default_team};
use crate::actors::registry::{Registry, RegistryError, check, new_id, now, retry_slug, slug};
use crate::domain::ids::{PromoterId, TenantId};
use crate::stores::postgres::Db;
use crate::stores::postgres::shop::promoters;

const NAME_CHARS: usize = 200;

impl Registry {
    pub async fn promoters(
        &self,
        tenant: TenantId,
        span: &Span<PromoterId>,
    ) -> Result<Slice<PromoterInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        let page = slice(span, promoters::page(&mut db, tenant, &peeking(span)).await?);
        let items = promoters::read(&mut db, tenant, &page.items).await?;
        Ok(Slice { items, more_before: page.more_before, more_after: page.more_after })
    }

    /// By id or slug.
    pub async fn promoter(&self, tenant: TenantId, key: &str) -> Result<Option<PromoterInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        find(&mut db, tenant, key).await
    }

    pub async fn create_promoter(&self, tenant: TenantId, new: PromoterPatch) -> Result<PromoterInfo, RegistryError> {
        let at = now();
        let id = PromoterId::from_bytes(new_id());
        let mut promoter = PromoterInfo {
            id,
            tenant,
            team: default_team(tenant),
            slug: String::new(),
            name: String::new(),
            description: None,
            created_at: at,
            updated_at: at,
        };
        let team = new.team.clone();
        let made_up = new.slug.is_none();
        apply(&mut promoter, PromoterPatch { name: Some(new.name.unwrap_or_default()), ..new })?;
        retry_slug(made_up, async || {
            let mut promoter = promoter.clone();
            let mut tx = self.store.begin().await?;
            place(&mut tx, &mut promoter, team.as_deref()).await?;
            if made_up {
                let base = slug::from_name(&promoter.name, "promoter");
                promoter.slug = slug::free(&base, &promoters::slugs_like(&mut tx, tenant, &base).await?);
            }
            promoters::insert(&mut tx, &promoter).await?;
            tx.commit().await?;
            Ok(promoter)
        })
        .await
    }

    pub async fn update_promoter(
        &self,
        tenant: TenantId,
        key: &str,
        patch: PromoterPatch,
    ) -> Result<PromoterInfo, RegistryError> {
        let mut tx = self.store.begin().await?;
        let mut promoter = missing("promoter", find(&mut tx, tenant, key).await?)?;
        let before = promoter.team;
        place(&mut tx, &mut promoter, patch.team.as_deref()).await?;
        apply(&mut promoter, patch)?;
        missing("promoter", promoters::update(&mut tx, &promoter).await?.then_some(()))?;
        // Its events show its team.
        let touched =
            if before == promoter.team { Vec::new() } else { promoters::touch_events(&mut tx, promoter.id).await? };
        tx.commit().await?;
        self.forget_events(&touched);
        Ok(promoter)
    }

    /// Refused while events are its; the tenant's first promoter stays.
    pub async fn delete_promoter(&self, tenant: TenantId, key: &str) -> Result<(), RegistryError> {
        let mut tx = self.store.begin().await?;
        let promoter = missing("promoter", find(&mut tx, tenant, key).await?)?;
        if promoter.id == default_promoter(tenant) {
            let message = "the tenant's first promoter stays: events that name no promoter are its".into();
            return Err(RegistryError::Conflict { field: "promoter".into(), message });
        }
        missing("promoter", promoters::delete(&mut tx, tenant, promoter.id).await?.then_some(()))?;
        tx.commit().await?;
        Ok(())
    }
}

async fn find(db: &mut Db, tenant: TenantId, key: &str) -> Result<Option<PromoterInfo>, RegistryError> {
    let id = match key.parse() {
        Ok(id) => Some(id),
        // Also keeps what no column could hold away from Postgres.
        Err(_) if check::slug(key).is_err() => None,
        Err(_) => promoters::by_slug(db, tenant, key).await?,
    };
    match id {
        Some(id) => Ok(promoters::read(db, tenant, &[id]).await?.pop()),
        None => Ok(None),
    }
}

fn apply(promoter: &mut PromoterInfo, patch: PromoterPatch) -> Result<(), RegistryError> {
    if let Some(name) = patch.name {
        promoter.name = check::text("name", &name, NAME_CHARS)?;
    }
    if let Some(slug) = patch.slug {
        promoter.slug = check::slug(&slug)?;
    }
    if let Some(words) = patch.description {
        promoter.description = words.map(|words| check::words("description", &words, 4_000)).transpose()?;
    }
    promoter.updated_at = now();
    Ok(())
}

async fn place(db: &mut Db, promoter: &mut PromoterInfo, team: Option<&str>) -> Result<(), RegistryError> {
    let Some(key) = team else { return Ok(()) };
    let team = teams::find(db, promoter.tenant, key).await?;
    promoter.team = team.ok_or_else(|| check::invalid("teamId", "names no team of this tenant"))?.id;
    Ok(())
}
