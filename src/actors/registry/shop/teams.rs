//! Teams.

use crate::actors::registry::shop::lists::{Slice, peeking, slice};
use crate::actors::registry::shop::requests::TeamPatch;
use crate::actors::registry::shop::shown::missing;
use crate::actors::registry::shop::{Span, TeamInfo, default_team};
use crate::actors::registry::{Registry, RegistryError, check, new_id, now, retry_slug, slug};
use crate::domain::ids::{TeamId, TenantId};
use crate::stores::postgres::Db;
use crate::stores::postgres::shop::teams;

const NAME_CHARS: usize = 200;

impl Registry {
    pub async fn teams(&self, tenant: TenantId, span: &Span<TeamId>) -> Result<Slice<TeamInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        let page = slice(span, teams::page(&mut db, tenant, &peeking(span)).await?);
        let items = teams::read(&mut db, tenant, &page.items).await?;
        Ok(Slice { items, more_before: page.more_before, more_after: page.more_after })
    }

    /// By id or slug.
    pub async fn team(&self, tenant: TenantId, key: &str) -> Result<Option<TeamInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        find(&mut db, tenant, key).await
    }

    pub async fn create_team(&self, tenant: TenantId, new: TeamPatch) -> Result<TeamInfo, RegistryError> {
        let at = now();
        let id = TeamId::from_bytes(new_id());
        let mut team =
            TeamInfo { id, tenant, slug: String::new(), name: String::new(), created_at: at, updated_at: at };
        let made_up = new.slug.is_none();
        apply(&mut team, TeamPatch { name: Some(new.name.unwrap_or_default()), ..new })?;
        retry_slug(made_up, async || {
            let mut team = team.clone();
            let mut tx = self.store.begin().await?;
            if made_up {
                let base = slug::from_name(&team.name, "team");
                team.slug = slug::free(&base, &teams::slugs_like(&mut tx, tenant, &base).await?);
            }
            teams::insert(&mut tx, &team).await?;
            tx.commit().await?;
            Ok(team)
        })
        .await
    }

    pub async fn update_team(&self, tenant: TenantId, key: &str, patch: TeamPatch) -> Result<TeamInfo, RegistryError> {
        let mut tx = self.store.begin().await?;
        let mut team = missing("team", find(&mut tx, tenant, key).await?)?;
        apply(&mut team, patch)?;
        missing("team", teams::update(&mut tx, &team).await?.then_some(()))?;
        tx.commit().await?;
        Ok(team)
    }

    /// Refused while promoters belong to it; the tenant's first team stays.
    pub async fn delete_team(&self, tenant: TenantId, key: &str) -> Result<(), RegistryError> {
        let mut tx = self.store.begin().await?;
        let team = missing("team", find(&mut tx, tenant, key).await?)?;
        if team.id == default_team(tenant) {
            let message = "the tenant's first team stays: promoters that name no team belong to it".into();
            return Err(RegistryError::Conflict { field: "team".into(), message });
        }
        missing("team", teams::delete(&mut tx, tenant, team.id).await?.then_some(()))?;
        tx.commit().await?;
        Ok(())
    }
}

pub(super) async fn find(db: &mut Db, tenant: TenantId, key: &str) -> Result<Option<TeamInfo>, RegistryError> {
    let id = match key.parse() {
        Ok(id) => Some(id),
        // Also keeps what no column could hold away from Postgres.
        Err(_) if check::slug(key).is_err() => None,
        Err(_) => teams::by_slug(db, tenant, key).await?,
    };
    match id {
        Some(id) => Ok(teams::read(db, tenant, &[id]).await?.pop()),
        None => Ok(None),
    }
}

fn apply(team: &mut TeamInfo, patch: TeamPatch) -> Result<(), RegistryError> {
    if let Some(name) = patch.name {
        team.name = check::text("name", &name, NAME_CHARS)?;
    }
    if let Some(slug) = patch.slug {
        team.slug = check::slug(&slug)?;
    }
    team.updated_at = now();
    Ok(())
}
