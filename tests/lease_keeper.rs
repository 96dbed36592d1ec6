//! Owned events keep their lease; others get it when it is given back or lost.

#[path = "journal_redis/batches.rs"]
mod batches;
#[path = "records/samples.rs"]
mod samples;
mod support;

use batches::{EVENT, journal, node};
use gatehouse::actors::lease_keeper;
use gatehouse::domain::ids::EventId;
use gatehouse::stores::journal::Journal;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use support::{Redis, eventually};
use tokio::sync::mpsc;

const LONG: Duration = Duration::from_secs(20);
const TTL: Duration = Duration::from_millis(300);

/// A keeper of what the list says, and the news of what it lost.
fn keeper(
    redis: &Redis,
    owned: Rc<RefCell<Vec<EventId>>>,
) -> (actix_rt::task::JoinHandle<()>, mpsc::Receiver<EventId>) {
    let (lost, news) = mpsc::channel(4);
    let journal = journal(redis);
    let run = lease_keeper::run(journal, node(1).node, TTL, move || owned.borrow().clone(), lost);
    (actix_rt::spawn(run), news)
}

async fn holder(redis: &Redis) -> Option<Vec<u8>> {
    redis.query(&["GET", &format!("gh:{{{}}}:lease", "e1".repeat(16))])
}

#[actix_rt::test]
async fn an_owned_event_outlives_its_lease_and_a_left_one_is_free_at_once() {
    let redis = Redis::start();
    let owned = Rc::new(RefCell::new(vec![EVENT]));
    let (task, _news) = keeper(&redis, owned.clone());
    let ours = Some(node(1).node.to_bytes().to_vec());
    eventually("the lease is ours", LONG, async || (holder(&redis).await == ours).then_some(())).await;
    tokio::time::sleep(3 * TTL).await;
    assert_eq!(journal(&redis).lease(EVENT, node(2).node, TTL).await, Ok(false), "it was renewed");
    owned.borrow_mut().clear();
    eventually("the lease is given back", LONG, async || holder(&redis).await.is_none().then_some(())).await;
    assert!(redis.query::<String>(&["INFO", "commandstats"]).contains("cmdstat_del:"), "it did not just end");
    task.abort();
}

#[actix_rt::test]
async fn a_lease_of_another_node_is_told_and_left_alone() {
    let redis = Redis::start();
    let other = journal(&redis);
    assert_eq!(other.lease(EVENT, node(2).node, LONG).await, Ok(true));
    let owned = Rc::new(RefCell::new(vec![EVENT]));
    let (task, mut news) = keeper(&redis, owned.clone());
    let told = tokio::time::timeout(LONG, news.recv()).await.expect("it is told");
    assert_eq!(told, Some(EVENT));
    owned.borrow_mut().clear();
    tokio::time::timeout(TTL, async { while news.recv().await.is_some() {} }).await.expect_err("no end of news");
    assert_eq!(holder(&redis).await, Some(node(2).node.to_bytes().to_vec()));
    task.abort();
}

#[actix_rt::test]
async fn it_goes_on_after_redis_was_away() {
    let mut redis = Redis::start();
    let (task, mut news) = keeper(&redis, Rc::new(RefCell::new(vec![EVENT])));
    let ours = Some(node(1).node.to_bytes().to_vec());
    eventually("the lease is ours", LONG, async || (holder(&redis).await == ours).then_some(())).await;
    redis.restart_empty();
    eventually("the lease is ours again", LONG, async || (holder(&redis).await == ours).then_some(())).await;
    assert!(news.try_recv().is_err(), "a server that is away takes no lease");
    task.abort();
}
