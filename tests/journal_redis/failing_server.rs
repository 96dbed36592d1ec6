//! The server stops answering, dies, or forgets: what was not acknowledged is sent again, and nothing is written twice.

use crate::batches::{EVENT, batch, deliver, fence, journal, kept, owned_with, scanned};
use crate::support::Redis;
use gatehouse::stores::journal::{Commit, Journal, JournalError};
use std::time::{Duration, Instant};

/// Generous for a machine under load; on an idle one it is well under a second.
const SOON: Duration = Duration::from_secs(5);

#[tokio::test]
async fn a_stopped_server_times_out_and_then_goes_on_where_it_was() {
    let redis = Redis::start();
    let journal = journal(&redis);
    let fence_before = owned_with(&journal, 2).await;
    redis.sigstop();
    let next = batch(3, 3, &[scanned(3)]);
    for _ in 0..3 {
        let asked = Instant::now();
        let said = journal.commit(EVENT, fence(&journal, 1), &next).await;
        assert!(matches!(said, Err(JournalError::Unreachable(_))), "{said:?}");
        assert!(asked.elapsed() < SOON, "{:?}", asked.elapsed());
    }
    assert!(matches!(journal.peek(EVENT).await, Err(JournalError::Unreachable(_))));
    redis.sigcont();
    let back = Instant::now();
    assert_eq!(deliver(&journal, 1, &next).await, Commit::Done);
    assert!(back.elapsed() < SOON, "{:?}", back.elapsed());
    assert_eq!(journal.server_generation(), fence_before.generation, "it is the very same server");
    // The attempts that the server found waiting for it wrote nothing twice.
    assert_eq!(journal.read_log(EVENT, 0, 10).await.expect("Redis is there").len(), 3);
    assert_eq!(journal.load(EVENT).await.expect("Redis is there").kept, kept(3));
}

#[tokio::test]
async fn a_killed_server_comes_back_with_what_it_acknowledged() {
    let mut redis = Redis::start();
    let journal = journal(&redis);
    let before = owned_with(&journal, 3).await;
    redis.kill9();
    let next = batch(4, 4, &[scanned(4)]);
    let said = journal.commit(EVENT, fence(&journal, 1), &next).await;
    assert!(matches!(said, Err(JournalError::Unreachable(_))), "{said:?}");
    redis.restart();
    let back = Instant::now();
    assert_eq!(deliver(&journal, 1, &next).await, Commit::Done);
    assert!(back.elapsed() < SOON, "{:?}", back.elapsed());
    assert_eq!(journal.load(EVENT).await.expect("Redis is there").kept, kept(4));
    assert!(journal.server_generation() > before.generation, "a restarted server may be any");
}

#[tokio::test]
async fn a_server_that_lost_everything_says_gap() {
    let mut redis = Redis::start();
    let journal = journal(&redis);
    owned_with(&journal, 3).await;
    redis.restart_empty();
    assert_eq!(deliver(&journal, 1, &batch(4, 4, &[scanned(4)])).await, Commit::Gap);
    assert_eq!(journal.peek(EVENT).await, Ok(None));
    assert_eq!(journal.load(EVENT).await.expect("Redis is there").seq, 0);
}

#[tokio::test]
async fn a_full_server_is_asked_again_and_a_script_error_is_not() {
    let redis = Redis::start();
    let journal = journal(&redis);
    let fence = owned_with(&journal, 1).await;
    redis.query::<()>(&["CONFIG", "SET", "maxmemory", "1"]);
    let next = batch(2, 2, &[scanned(2)]);
    let said = journal.commit(EVENT, fence, &next).await;
    assert!(matches!(said, Err(JournalError::Unreachable(_))), "{said:?}");
    redis.query::<()>(&["CONFIG", "SET", "maxmemory", "0"]);
    assert_eq!(journal.commit(EVENT, fence, &next).await, Ok(Commit::Done), "on the same connection");

    let counters = format!("gh:{{{}}}:counters", "e1".repeat(16));
    redis.query::<()>(&["DEL", &counters]);
    redis.query::<()>(&["SET", &counters, "not a hash"]);
    let said = journal.commit(EVENT, fence, &batch(3, 3, &[scanned(3)])).await;
    assert!(matches!(said, Err(JournalError::Poison(_))), "{said:?}");
    assert_eq!(journal.confirm(EVENT, fence, 2).await, Ok(Commit::Done), "its sequence was not taken");
}

#[tokio::test]
async fn a_replica_does_not_take_a_batch() {
    let redis = Redis::start();
    let journal = journal(&redis);
    let before = owned_with(&journal, 1).await;
    redis.query::<()>(&["REPLICAOF", "127.0.0.1", "1"]);
    let next = batch(2, 2, &[scanned(2)]);
    let said = journal.commit(EVENT, fence(&journal, 1), &next).await;
    assert!(matches!(said, Err(JournalError::Unreachable(_))), "{said:?}");
    redis.query::<()>(&["REPLICAOF", "NO", "ONE"]);
    assert_eq!(deliver(&journal, 1, &next).await, Commit::Done);
    assert!(journal.server_generation() > before.generation, "a promoted server may have copied another's memory");
}

#[tokio::test]
async fn a_server_that_forgot_its_scripts_is_told_them_again() {
    let redis = Redis::start();
    let journal = journal(&redis);
    let fence = owned_with(&journal, 1).await;
    redis.query::<()>(&["SCRIPT", "FLUSH"]);
    assert_eq!(journal.commit(EVENT, fence, &batch(2, 2, &[scanned(2)])).await, Ok(Commit::Done));
    assert_eq!(journal.load(EVENT).await.expect("Redis is there").kept, kept(2));
}

#[tokio::test]
async fn each_arbiter_has_a_connection_of_its_own() {
    let redis = Redis::start();
    let one = journal(&redis);
    owned_with(&one, 1).await;
    let other = one.for_arbiter();
    assert_eq!(other.server_generation(), 0);
    assert_eq!(deliver(&other, 1, &batch(2, 2, &[scanned(2)])).await, Commit::Done);
    assert_eq!((one.server_generation(), other.server_generation()), (1, 1));
}
