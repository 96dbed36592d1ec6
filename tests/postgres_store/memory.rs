//! What a node remembers, how it learns what others wrote, and what it knows while Postgres is away.

use super::stage::Stage;
use super::support::Postgres;
use gatehouse::actors::registry::{EventPatch, NewDevice, RegistryError, TenantPatch};
use std::time::Duration;

#[tokio::test]
async fn what_was_asked_once_is_known_while_postgres_is_away() {
    let mut server = Postgres::start();
    let stage = Stage::at(server.database()).await;
    stage.registry.tenant_secrets(stage.tenant).await.expect("secrets");
    stage.registry.refresh().await.expect("a refresh");
    server.stop();
    assert!(stage.registry.refresh().await.is_err());
    let event = stage.registry.event(stage.tenant, "opening-night").await.expect("from memory");
    assert_eq!(event.map(|event| event.id), Some(stage.event.id));
    let id = stage.event.id.to_string();
    assert!(stage.registry.event(stage.tenant, &id).await.expect("from memory").is_some());
    assert!(stage.registry.tenant("acme-live").await.expect("from memory").is_some());
    assert!(stage.registry.tenant_secrets(stage.tenant).await.is_ok());
    let unknown = stage.registry.event(stage.tenant, "never-asked").await;
    assert_eq!(unknown, Err(RegistryError::Unavailable));
}

#[tokio::test]
async fn another_nodes_changes_are_known_after_a_refresh() {
    let stage = Stage::new().await;
    let other = stage.another_node().await;
    other.event(stage.tenant, "opening-night").await.expect("an answer").expect("the event");
    other.tenant("acme-live").await.expect("an answer").expect("the tenant");
    other.tenant_secrets(stage.tenant).await.expect("secrets");

    let patch = EventPatch { slug: Some("closing".into()), ..EventPatch::default() };
    stage.registry.update_event(stage.tenant, "opening-night", patch).await.expect("a change");
    let patch = TenantPatch { name: Some("Acme".into()), slug: None };
    stage.registry.update_tenant(stage.tenant, patch).await.expect("a change");
    let key = stage.registry.rotate_key(stage.tenant).await.expect("a key");
    other.refresh().await.expect("a refresh");

    assert_eq!(other.event(stage.tenant, "opening-night").await.expect("an answer"), None);
    assert!(other.event(stage.tenant, "closing").await.expect("an answer").is_some());
    assert_eq!(other.tenant("acme-live").await.expect("an answer").expect("the tenant").name, "Acme");
    assert_eq!(other.tenant_secrets(stage.tenant).await.expect("secrets").current.0, key);

    stage.registry.delete_event(stage.tenant, "closing").await.expect("gone");
    other.refresh().await.expect("a refresh");
    assert_eq!(other.event_by_id(stage.event.id).await.expect("an answer"), None);
}

#[tokio::test]
async fn a_revoked_device_is_known_here_at_once_and_elsewhere_after_a_refresh() {
    let stage = Stage::new().await;
    let other = stage.another_node().await;
    assert_eq!(other.revocations_age(), Duration::MAX);
    let new = NewDevice { name: "scanner".into(), ..NewDevice::default() };
    let device = stage.registry.create_device(stage.tenant, new).await.expect("a device").id;
    other.refresh().await.expect("a refresh");
    assert!(!other.is_revoked(device));
    assert!(other.revocations_age() < Duration::from_secs(60));
    let revoked = stage.registry.revoke_device(stage.tenant, device).await.expect("revoked");
    assert!(stage.registry.is_revoked(device));
    other.refresh().await.expect("a refresh");
    assert!(other.is_revoked(device));
    let again = stage.registry.revoke_device(stage.tenant, device).await.expect("harmless");
    assert_eq!(again.revoked_at, revoked.revoked_at, "once, for good");
}

#[tokio::test]
async fn the_newest_key_signs_and_a_retired_one_proves_nothing() {
    let stage = Stage::new().await;
    let first = stage.registry.tenant_secrets(stage.tenant).await.expect("secrets");
    assert_eq!((first.current.0, first.verifying.len()), (1, 1));
    assert!(stage.registry.retire_key(stage.tenant, 1).await.is_err(), "it signs");
    assert_eq!(stage.registry.rotate_key(stage.tenant).await, Ok(2));
    let second = stage.registry.tenant_secrets(stage.tenant).await.expect("secrets");
    assert_eq!(second.current.0, 2);
    assert_eq!(second.verifying(1), Some(&first.current.1.verifying_key()), "what it signed still proves");
    assert_eq!(second.hash_key, first.hash_key, "every stored hash hangs on it");
    stage.registry.retire_key(stage.tenant, 1).await.expect("retired");
    let third = stage.registry.tenant_secrets(stage.tenant).await.expect("secrets");
    assert_eq!(third.verifying(1), None);
    let keys = stage.registry.public_keys(stage.tenant).await.expect("keys");
    assert_eq!(
        keys.iter().map(|key| (key.key_id, key.retired_at.is_some())).collect::<Vec<_>>(),
        [(1, true), (2, false)]
    );
    assert_eq!(stage.registry.retire_key(stage.tenant, 9).await, Err(RegistryError::NotFound { what: "key" }));
}
