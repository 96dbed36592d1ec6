//! Subscriptions to webhooks. Secrets come out for those who sign, and for nobody else.

use crate::domain::ids::{SubscriptionId, TenantId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, ids_of, uuids};
use crate::stores::postgres::outbox::FactKind;
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

/// A subscription, without its secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubscriptionInfo {
    pub id: SubscriptionId,
    pub tenant: TenantId,
    pub url: String,
    /// At least one; none that is sent as a mail.
    pub types: Vec<FactKind>,
    pub description: Option<String>,
    pub enabled: bool,
    /// Until then everything is signed with the secret before the current one, too.
    pub old_secret_until: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// Those of these subscriptions that are this tenant's, by id.
pub async fn read(
    db: &mut PgConnection,
    tenant: TenantId,
    subscriptions: &[SubscriptionId],
) -> Result<Vec<SubscriptionInfo>, StoreError> {
    let rows = sqlx::query!(
        "select id, tenant, url, types, description, enabled, old_secret_until, created_at, updated_at
         from webhook_subscriptions where id = any($1) and tenant = $2 order by id",
        &uuids(subscriptions),
        tenant.uuid()
    )
    .fetch_all(db)
    .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(SubscriptionInfo {
            id: SubscriptionId::of(row.id),
            tenant: TenantId::of(row.tenant),
            url: row.url,
            types: kinds(&row.types)?,
            description: row.description,
            enabled: row.enabled,
            old_secret_until: row.old_secret_until,
            created_at: row.created_at,
            updated_at: row.updated_at,
        });
    }
    Ok(found)
}

/// In the order of creation, behind `after`.
pub async fn page(
    db: &mut PgConnection,
    tenant: TenantId,
    after: Option<SubscriptionId>,
    limit: i64,
) -> Result<Vec<SubscriptionId>, StoreError> {
    let after = after.map_or(Uuid::nil(), Id::uuid);
    let ids = sqlx::query_scalar!(
        "select id from webhook_subscriptions where tenant = $1 and id > $2 order by id limit $3",
        tenant.uuid(),
        after,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(ids_of(ids))
}

pub async fn insert(db: &mut PgConnection, new: &SubscriptionInfo, secret: &str) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into webhook_subscriptions (id, tenant, url, types, description, enabled, secret, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        new.id.uuid(),
        new.tenant.uuid(),
        new.url,
        &words(&new.types),
        new.description,
        new.enabled,
        secret,
        new.created_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Holds the row until the transaction ends. False: the tenant has no such subscription.
pub async fn lock(db: &mut PgConnection, tenant: TenantId, id: SubscriptionId) -> Result<bool, StoreError> {
    let found = sqlx::query!(
        "select id from webhook_subscriptions where id = $1 and tenant = $2 for update",
        id.uuid(),
        tenant.uuid()
    )
    .fetch_optional(db)
    .await?;
    Ok(found.is_some())
}

/// Writes everything that can be changed; behind [`lock`].
pub async fn update(db: &mut PgConnection, info: &SubscriptionInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "update webhook_subscriptions set url = $2, types = $3, description = $4, enabled = $5, updated_at = $6
         where id = $1",
        info.id.uuid(),
        info.url,
        &words(&info.types),
        info.description,
        info.enabled,
        info.updated_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Puts a new secret in place; the one before stays good until `old_until`. False: the tenant has no such subscription.
pub async fn rotate(
    db: &mut PgConnection,
    tenant: TenantId,
    id: SubscriptionId,
    secret: &str,
    old_until: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let changed = sqlx::query!(
        "update webhook_subscriptions set old_secret = secret, old_secret_until = $4, secret = $3, updated_at = now()
         where id = $1 and tenant = $2",
        id.uuid(),
        tenant.uuid(),
        secret,
        old_until
    )
    .execute(db)
    .await?;
    Ok(changed.rows_affected() == 1)
}

/// Takes its deliveries along. False: the tenant has no such subscription.
pub async fn delete(db: &mut PgConnection, tenant: TenantId, id: SubscriptionId) -> Result<bool, StoreError> {
    let gone =
        sqlx::query!("delete from webhook_subscriptions where id = $1 and tenant = $2", id.uuid(), tenant.uuid())
            .execute(db)
            .await?;
    Ok(gone.rows_affected() == 1)
}

/// Who of these tenants wants to hear of what: subscriptions that are on.
pub async fn wanting(
    db: &mut PgConnection,
    tenants: &[TenantId],
) -> Result<Vec<(TenantId, SubscriptionId, Vec<FactKind>)>, StoreError> {
    let rows = sqlx::query!(
        "select id, tenant, types from webhook_subscriptions where tenant = any($1) and enabled order by id",
        &uuids(tenants)
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((TenantId::of(row.tenant), SubscriptionId::of(row.id), kinds(&row.types)?))).collect()
}

fn words(kinds: &[FactKind]) -> Vec<String> {
    kinds.iter().map(|kind| kind.word().to_owned()).collect()
}

fn kinds(words: &[String]) -> Result<Vec<FactKind>, StoreError> {
    words.iter().map(|word| FactKind::read(word)).collect()
}
