//! Subscriptions to webhooks, and driving a delivery again.

use crate::actors::registry::check;
use crate::actors::registry::{Page, PageRequest, Patch, Registry, RegistryError, new_id, no_such, now};
use crate::domain::ids::{DeliveryId, SubscriptionId, TenantId};
use crate::outbound::guard::check_url;
use crate::outbound::signing::secret_text;
use crate::stores::postgres::outbox::FactKind;
use crate::stores::postgres::subscriptions::{self, SubscriptionInfo};
use crate::stores::postgres::{deliveries, delivery_lists};

const DESCRIPTION_CHARS: usize = 200;
/// Every fact of a tenant is compared with all of its subscriptions.
const PER_TENANT_MAX: i64 = 100;

#[derive(Debug, Clone)]
pub struct NewSubscription {
    pub url: String,
    /// Words such as `ticket.scanned`; at least one.
    pub types: Vec<String>,
    pub description: Option<String>,
    pub enabled: bool,
}

#[derive(Debug, Clone, Default)]
pub struct SubscriptionPatch {
    pub url: Option<String>,
    pub types: Option<Vec<String>>,
    pub description: Patch<String>,
    pub enabled: Option<bool>,
}

impl Registry {
    /// Answers the secret too: it is never told again.
    pub async fn create_subscription(
        &self,
        tenant: TenantId,
        new: NewSubscription,
    ) -> Result<(SubscriptionInfo, String), RegistryError> {
        let info = SubscriptionInfo {
            id: SubscriptionId::from_bytes(new_id()),
            tenant,
            url: self.hook_url(&new.url)?,
            types: kinds(&new.types)?,
            description: description(new.description.as_deref())?,
            enabled: new.enabled,
            old_secret_until: None,
            created_at: now(),
            updated_at: now(),
        };
        let secret = secret_text(&rand::random());
        let mut tx = self.store.begin().await?;
        let full = subscriptions::page(&mut tx, tenant, None, PER_TENANT_MAX).await?.len();
        if i64::try_from(full).is_ok_and(|count| count >= PER_TENANT_MAX) {
            let message = format!("there are {PER_TENANT_MAX} subscriptions, the most a tenant may have; remove one");
            return Err(RegistryError::Conflict { field: String::new(), message });
        }
        subscriptions::insert(&mut tx, &info, &secret).await?;
        tx.commit().await?;
        Ok((info, secret))
    }

    pub async fn subscription(
        &self,
        tenant: TenantId,
        id: SubscriptionId,
    ) -> Result<Option<SubscriptionInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        Ok(subscriptions::read(&mut db, tenant, &[id]).await?.pop())
    }

    pub async fn subscriptions(
        &self,
        tenant: TenantId,
        page: PageRequest,
    ) -> Result<Page<SubscriptionInfo>, RegistryError> {
        let (after, limit) = page.read()?;
        let mut db = self.store.connection().await?;
        let ids = subscriptions::page(&mut db, tenant, after, limit + 1).await?;
        let (ids, next) = Page::cut(ids, limit);
        Ok(Page { items: subscriptions::read(&mut db, tenant, &ids).await?, next })
    }

    /// Counts for facts that are announced from now on; what waits goes to the URL as it is then.
    pub async fn update_subscription(
        &self,
        tenant: TenantId,
        id: SubscriptionId,
        patch: SubscriptionPatch,
    ) -> Result<SubscriptionInfo, RegistryError> {
        let url = patch.url.as_deref().map(|url| self.hook_url(url)).transpose()?;
        let types = patch.types.as_deref().map(kinds).transpose()?;
        let described = patch.description.map(|text| description(text.as_deref())).transpose()?;
        let mut tx = self.store.begin().await?;
        if !subscriptions::lock(&mut tx, tenant, id).await? {
            return Err(no_such("webhook"));
        }
        let mut info = subscriptions::read(&mut tx, tenant, &[id]).await?.pop().ok_or(no_such("webhook"))?;
        info.url = url.unwrap_or(info.url);
        info.types = types.unwrap_or(info.types);
        info.description = described.unwrap_or(info.description);
        info.enabled = patch.enabled.unwrap_or(info.enabled);
        info.updated_at = now();
        subscriptions::update(&mut tx, &info).await?;
        tx.commit().await?;
        Ok(info)
    }

    /// A new secret, told this once. The one before signs along until `old_secret_until`.
    pub async fn rotate_secret(
        &self,
        tenant: TenantId,
        id: SubscriptionId,
    ) -> Result<(SubscriptionInfo, String), RegistryError> {
        let secret = secret_text(&rand::random());
        let mut db = self.store.connection().await?;
        let old_until = now() + self.settings.secret_overlap;
        if !subscriptions::rotate(&mut db, tenant, id, &secret, old_until).await? {
            return Err(no_such("webhook"));
        }
        let info = subscriptions::read(&mut db, tenant, &[id]).await?.pop().ok_or(no_such("webhook"))?;
        Ok((info, secret))
    }

    /// With everything that was or is to be delivered to it.
    pub async fn delete_subscription(&self, tenant: TenantId, id: SubscriptionId) -> Result<(), RegistryError> {
        let mut db = self.store.connection().await?;
        if subscriptions::delete(&mut db, tenant, id).await? { Ok(()) } else { Err(no_such("webhook")) }
    }

    /// Starts a delivery over, at once, whatever became of it.
    pub async fn redrive(
        &self,
        tenant: TenantId,
        id: DeliveryId,
    ) -> Result<delivery_lists::DeliveryInfo, RegistryError> {
        let mut db = self.store.connection().await?;
        let driven = deliveries::redrive(&mut db, tenant, id).await?;
        let info = delivery_lists::read(&mut db, tenant, &[id]).await?.pop().ok_or(no_such("delivery"))?;
        if !driven {
            let message = "this delivery is being attempted right now; look again in a moment".to_owned();
            return Err(RegistryError::Conflict { field: String::new(), message });
        }
        self.store.nudge_outbox();
        Ok(info)
    }

    fn hook_url(&self, url: &str) -> Result<String, RegistryError> {
        let good = check_url(url.trim(), self.settings.webhooks_private);
        good.map(String::from).map_err(|refusal| check::invalid("url", refusal.to_string()))
    }
}

fn kinds(words: &[String]) -> Result<Vec<FactKind>, RegistryError> {
    let mut kinds = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let kind = FactKind::from_word(word).filter(|kind| !kind.is_mail());
        let known = || {
            let all: Vec<&str> = FactKind::ALL.into_iter().filter(|kind| !kind.is_mail()).map(FactKind::word).collect();
            check::invalid(format!("types[{place}]"), format!("must be one of {}", all.join(", ")))
        };
        kinds.push(kind.ok_or_else(known)?);
    }
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.is_empty() { Err(check::invalid("types", "must name at least one")) } else { Ok(kinds) }
}

fn description(text: Option<&str>) -> Result<Option<String>, RegistryError> {
    text.map(|text| check::text("description", text, DESCRIPTION_CHARS)).transpose()
}
