//! The journal on a Redis Cluster: events on all of its masters, a slot that moves, a master that dies.

use crate::batches::{EVENT, batch, deliver, fence, kept, node, owned_with, scanned};
use crate::support::redis_cluster::RedisCluster;
use gatehouse::domain::ids::EventId;
use gatehouse::stores::journal::redis::Settings;
use gatehouse::stores::journal::{Commit, Fence, Journal, JournalError, RedisJournal};
use std::time::Duration;

fn journal(cluster: &RedisCluster, wait_replicas: u32) -> RedisJournal {
    let url = cluster.url();
    let response_timeout = Duration::from_millis(400);
    RedisJournal::new(&Settings { url, wait_replicas, response_timeout, ..Settings::default() }).expect("a good URL")
}

fn tag(event: EventId) -> String {
    event.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn events_lie_on_every_master_and_each_is_fenced_where_it_lies() {
    let cluster = RedisCluster::start(3, false);
    let journal = journal(&cluster, 0);
    let report = journal.check_server().await.expect("every master is as it should be");
    assert_eq!((report.append_only, report.warnings), (Some(true), Vec::new()));
    journal.ping().await.expect("all are there");
    let events: Vec<EventId> = (0..30u8).map(|n| EventId::from_bytes([n.wrapping_mul(37); 16])).collect();
    for event in &events {
        let own = journal.acquire(*event, 1, &node(1)).await.expect("nobody owns it");
        assert_eq!((own.epoch, own.seq), (1, 0));
        assert_eq!(journal.lease(*event, node(1).node, Duration::from_secs(60)).await, Ok(true));
    }
    let old = fence(&journal, 1);
    for event in &events {
        assert_eq!(journal.commit(*event, old, &batch(1, 1, &[scanned(1)])).await, Ok(Commit::Done));
        assert_eq!(journal.load(*event).await.expect("it is there").kept, kept(1));
        assert_eq!(journal.holder(*event).await, Ok(Some(node(1).node)));
    }
    let keys: Vec<u64> = cluster.servers.iter().map(|server| server.query(&["DBSIZE"])).collect();
    assert!(keys.iter().all(|keys| *keys >= 3), "every master has some: {keys:?}");
    for event in &events {
        journal.acquire(*event, 2, &node(2)).await.expect("a higher epoch");
        assert_eq!(journal.commit(*event, old, &batch(2, 2, &[scanned(2)])).await, Ok(Commit::Fenced));
        assert_eq!(journal.confirm(*event, fence(&journal, 2), 1).await, Ok(Commit::Done));
    }
    let said = journal.nodes(Some((node(1).node, b"here"))).await.expect("the nodes are a key like any other");
    assert_eq!(said.len(), 1);
}

#[tokio::test]
async fn a_slot_that_moves_is_waited_for_and_followed() {
    let cluster = RedisCluster::start(3, false);
    let journal = journal(&cluster, 0);
    owned_with(&journal, 3).await;
    let tag = tag(EVENT);
    let from = cluster.holder(&tag).expect("somebody holds it");
    let under_way = cluster.begin_move(&tag, (from + 1) % 3);
    let next = batch(4, 4, &[scanned(4)]);
    let said = journal.commit(EVENT, fence(&journal, 1), &next).await;
    assert!(matches!(said, Err(JournalError::Unreachable(_))), "half of its keys could be elsewhere: {said:?}");
    under_way.finish();
    assert_eq!(cluster.holder(&tag), Some((from + 1) % 3));
    assert_eq!(deliver(&journal, 1, &next).await, Commit::Done, "the script is loaded there too");
    let loaded = journal.load(EVENT).await.expect("it is there");
    assert_eq!((loaded.seq, loaded.kept), (4, kept(4)));
    assert_eq!(journal.read_log(EVENT, 0, 10).await.expect("the log").len(), 4);
    // The owner before is fenced where the event lies now.
    journal.acquire(EVENT, 2, &node(2)).await.expect("a higher epoch");
    assert_eq!(deliver(&journal, 1, &batch(5, 5, &[scanned(5)])).await, Commit::Fenced);
}

#[tokio::test]
async fn a_master_that_dies_is_followed_by_its_replica_under_a_new_generation() {
    let mut cluster = RedisCluster::start(3, true);
    let journal = journal(&cluster, 1);
    let before = owned_with(&journal, 5).await;
    let master = cluster.holder(&tag(EVENT)).expect("somebody holds it");
    cluster.servers[master].kill9();
    let next = batch(6, 6, &[scanned(6)]);
    // Its only replica is the master now and has none itself: nothing may be answered.
    let said = crate::support::eventually("the replica takes over", Duration::from_secs(40), async || {
        let now = fence(&journal, 1);
        let said = journal.commit(EVENT, now, &next).await;
        let refused = matches!(&said, Err(JournalError::Unreachable(why)) if why.contains("not durable"));
        refused.then_some(now)
    });
    let now: Fence = said.await;
    assert!(now.generation > before.generation, "owners confirm their epoch first");
    let stale = journal.commit(EVENT, before, &next).await;
    assert!(matches!(stale, Err(JournalError::Unreachable(_))), "not at a server that was not confirmed: {stale:?}");
    cluster.servers[master].restart();
    assert_eq!(deliver(&journal, 1, &next).await, Commit::Done, "it came back as a replica");
    let loaded = journal.load(EVENT).await.expect("it is there");
    assert_eq!((loaded.seq, loaded.kept), (6, kept(6)), "nothing that was acknowledged is lost");
}
