//! The lease of an event that is being loaded, while Postgres keeps the load waiting; and events that should move then.

use crate::World;
use crate::evening::{Evening, Node, PATIENCE, new_id};
use crate::scans::assert_word;
use crate::support::eventually;
use gatehouse::actors::messages::{Retire, Retired, Retirement};
use gatehouse::domain::ids::NodeId;
use gatehouse::stores::books::Books;
use gatehouse::stores::journal::Journal;
use gatehouse::stores::postgres::Tx;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

const TTL: Duration = Duration::from_millis(120);

/// A node that keeps its leases, and has begun to load the event: who owns it next cannot be written yet.
struct Loading {
    evening: Evening,
    node: Node,
    locked: Tx,
    owner: JoinHandle<bool>,
    keeper: JoinHandle<()>,
}

impl Loading {
    async fn begin(world: &World, ttl: Duration) -> Loading {
        let evening = Evening::new(world, 2).await;
        let node = node(&evening, ttl);
        let locked = lock(&evening, "event_epochs").await;
        let keeper = tokio::spawn(node.directory.clone().keep_leases());
        let (directory, event) = (node.directory.clone(), evening.event);
        let owner = tokio::spawn(async move { directory.owner(event, Instant::now() + PATIENCE).await.is_ok() });
        let me = Some(node.tag.node);
        eventually("the load has begun", PATIENCE, async || (evening.holder().await == me).then_some(())).await;
        Loading { evening, node, locked, owner, keeper }
    }
}

impl Evening {
    async fn holder(&self) -> Option<NodeId> {
        self.journal.holder(self.event).await.expect("it is there")
    }
}

fn node(evening: &Evening, ttl: Duration) -> Node {
    let mut settings = crate::evening::settings();
    settings.lease_ttl = ttl;
    evening.node_with(settings, evening.store.clone())
}

/// Nobody can write the event's row of this table until the transaction ends.
async fn lock(evening: &Evening, table: &str) -> Tx {
    let mut tx = evening.store.begin().await.expect("postgres");
    sqlx::query(sqlx::AssertSqlSafe(format!("select 1 from {table} where event = $1 for update")))
        .bind(uuid::Uuid::from_bytes(evening.event.to_bytes()))
        .fetch_one(&mut *tx)
        .await
        .expect("the event has a row");
    tx
}

pub async fn a_load_keeps_its_lease_however_long_it_takes(world: Arc<World>) {
    let Loading { evening, node, locked, owner, keeper } = Loading::begin(&world, TTL).await;
    let other = self::node(&evening, TTL);
    let until = Instant::now() + 5 * TTL;
    while Instant::now() < until {
        assert_eq!(evening.holder().await, Some(node.tag.node), "a lease that runs out lets another node load too");
        tokio::time::sleep(TTL / 10).await;
    }
    let refused = other.directory.owner(evening.event, Instant::now() + TTL).await;
    assert!(refused.is_err(), "another node waits for the one that loads");
    locked.commit().await.expect("postgres");
    assert!(owner.await.expect("it ends"), "the load ends well");
    assert_eq!(node.inspect().await.epoch, 1, "one load, however long it took");
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    keeper.abort();
}

pub async fn a_load_that_lost_its_lease_stops(world: Arc<World>) {
    let Loading { evening, node, locked, owner, keeper } = Loading::begin(&world, TTL).await;
    let other = NodeId::from_bytes(new_id());
    evening.journal.release(evening.event, node.tag.node).await.expect("it is there");
    assert_eq!(evening.journal.lease(evening.event, other, PATIENCE).await, Ok(true));
    assert!(!owner.await.expect("it ends"), "it stops, though Postgres has not answered");
    assert_eq!(evening.holder().await, Some(other), "the lease is left alone");
    assert!(node.directory.held().is_empty());
    locked.commit().await.expect("postgres");
    keeper.abort();
}

pub async fn a_load_that_fails_gives_its_lease_back(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    let away = crate::evening::connect(&world.url).await;
    away.close().await;
    let mut settings = crate::evening::settings();
    settings.lease_ttl = Duration::from_secs(3600);
    let node = evening.node_with(settings.clone(), away);
    assert!(node.try_owner().await.is_err(), "Postgres cannot say who may own it");
    assert_eq!(evening.holder().await, None, "another node may try at once");
    let other = evening.node_with(settings, evening.store.clone());
    assert_word(other.say(evening.scan(0)).await, "ADMIT");
    assert_eq!(evening.holder().await, Some(other.tag.node));
}

pub async fn an_owner_that_stops_gives_up_what_it_loads(world: Arc<World>) {
    let Loading { evening, node, locked, owner, keeper } = Loading::begin(&world, Duration::from_secs(3600)).await;
    assert_eq!(node.directory.held(), [evening.event]);
    node.directory.stop(Instant::now() + PATIENCE).await;
    keeper.abort();
    assert_eq!(evening.holder().await, None, "the next owner need not wait for the lease to end");
    assert!(!owner.await.expect("it ends"), "and nobody waits for Postgres");
    locked.commit().await.expect("postgres");
}

pub async fn nothing_moves_that_postgres_does_not_take(world: Arc<World>) {
    let evening = Evening::new(&world, 8).await;
    let node = evening.node();
    node.owner().await;
    let locked = lock(&evening, "drain").await;
    for ticket in 0..6 {
        assert_word(node.say(evening.scan(ticket)).await, "ADMIT");
    }
    let retire = async |why| {
        let (reply, retired) = oneshot::channel();
        let by = (Instant::now() + Duration::from_secs(3)).into();
        node.owner().await.try_send(Retire { by, why, reply }).expect("room in the mailbox");
        retired.await
    };
    let owner = node.owner().await;
    assert_eq!(retire(Retirement::Move).await, Ok(Retired::Stayed), "the next owner could not load it");
    assert_word(node.say(evening.scan(6)).await, "ADMIT");
    assert_eq!(retire(Retirement::Leave).await, Ok(Retired::Undrained), "a node that stops has to");
    eventually("it is gone", PATIENCE, async || (!owner.connected()).then_some(())).await;
    locked.commit().await.expect("postgres");
    assert_word(node.say(evening.scan(7)).await, "ADMIT");
    let epoch = evening.store.epoch(evening.event).await.expect("postgres").expect("an event");
    assert_eq!(epoch.epoch, 2);
}
