//! One fact becomes deliveries: a mail, or one call per subscription that wants to hear of it.

use crate::domain::ids::{DeliveryId, NotificationId, SubscriptionId, TenantId};
use crate::stores::StoreError;
use crate::stores::postgres::deliveries::{self, NewDelivery};
use crate::stores::postgres::outbox::{FactKind, Waiting};
use crate::stores::postgres::{Store, outbox, subscriptions};

/// Facts of one transaction.
pub const PAGE: usize = 500;

/// Spreads the oldest facts and answers how many there were. Nobody else spreads the same ones meanwhile.
pub async fn page(store: &Store) -> Result<usize, StoreError> {
    let mut tx = store.begin().await?;
    let facts = outbox::waiting(&mut tx, PAGE as i64).await?;
    if facts.is_empty() {
        return Ok(0);
    }
    let mut tenants: Vec<TenantId> = facts.iter().map(|fact| fact.tenant).collect();
    tenants.sort_unstable();
    tenants.dedup();
    let wanting = subscriptions::wanting(&mut tx, &tenants).await?;
    let new: Vec<NewDelivery> = facts.iter().flat_map(|fact| of_fact(fact, &wanting)).collect();
    deliveries::insert(&mut tx, &new).await?;
    let ids: Vec<NotificationId> = facts.iter().map(|fact| fact.id).collect();
    outbox::announced(&mut tx, &ids).await?;
    tx.commit().await?;
    Ok(facts.len())
}

fn of_fact(fact: &Waiting, wanting: &[(TenantId, SubscriptionId, Vec<FactKind>)]) -> Vec<NewDelivery> {
    let new = |subscription| NewDelivery {
        id: DeliveryId::from_bytes(uuid::Uuid::now_v7().into_bytes()),
        fact: fact.id,
        tenant: fact.tenant,
        kind: fact.kind,
        subscription,
    };
    if fact.kind.is_mail() {
        return vec![new(None)];
    }
    let heard = wanting.iter().filter(|(tenant, _, kinds)| *tenant == fact.tenant && kinds.contains(&fact.kind));
    heard.map(|(_, subscription, _)| new(Some(*subscription))).collect()
}
