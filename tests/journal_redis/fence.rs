//! Who may write, what is written, and what a repeat does.

use crate::batches::{EVENT, batch, deliver, fence, journal, kept, node, owned_with, scanned, settings, ticket};
use crate::samples;
use crate::support::Redis;
use gatehouse::domain::digest::KeyHash;
use gatehouse::domain::hold::HoldStage;
use gatehouse::domain::ids::{BatchId, ScanId};
use gatehouse::domain::label::Label;
use gatehouse::domain::ledger::{Change, HoldEnd, What};
use gatehouse::domain::time::Moment;
use gatehouse::stores::journal::redis::{Fsync, Settings};
use gatehouse::stores::journal::{Commit, Fence, Journal, JournalError, RedisJournal, SealedBatch};
use std::time::{Duration, Instant};

#[tokio::test]
async fn what_was_committed_is_what_is_loaded() {
    let redis = Redis::start();
    let journal = journal(&redis);
    owned_with(&journal, 5).await;
    let loaded = journal.load(EVENT).await.expect("Redis is there");
    assert_eq!((loaded.seq, loaded.kept), (5, kept(5)));
    let own = journal.peek(EVENT).await.expect("Redis is there").expect("it is owned");
    assert_eq!((own.epoch, own.node, own.seq), (1, Some(node(1).node), 5));
    assert_eq!((own.batch, own.repairing), (Some(BatchId::from_bytes([5; 16])), false));
    let log = journal.read_log(EVENT, 2, 2).await.expect("Redis is there");
    assert_eq!(log.iter().map(|entry| (entry.seq, entry.now.0)).collect::<Vec<_>>(), [(3, 1003), (4, 1004)]);
    let inside: i64 = redis.query(&["HGET", &format!("gh:{{{}}}:counters", "e1".repeat(16)), "inside"]);
    assert_eq!(inside, 7);
}

#[tokio::test]
async fn a_full_batch_of_every_kind_of_change_is_loaded_again() {
    let redis = Redis::start();
    let journal = journal(&redis);
    let fence = owned_with(&journal, 0).await;
    let many: Vec<Change> = (1..=SealedBatch::CHANGES_MAX as u64).map(scanned).collect();
    assert_eq!(journal.commit(EVENT, fence, &batch(1, 1, &many)).await, Ok(Commit::Done));
    assert_eq!(journal.commit(EVENT, fence, &batch(2, 2, &samples::changes())).await, Ok(Commit::Done));
    let loaded = journal.load(EVENT).await.expect("Redis is there").kept;
    assert_eq!(loaded.tickets.len(), SealedBatch::CHANGES_MAX + 1);
    // The sample closes the hold it takes, and disowns its scan.
    assert!(loaded.holds.is_empty());
    assert_eq!(loaded.annulled_ahead, [KeyHash([5; 16])]);
    assert!(loaded.scans.iter().all(|scan| scan.answer.scan != samples::admitted().answer.scan));
}

#[tokio::test]
async fn annulled_scans_say_so_and_disowned_ones_are_gone_while_holds_follow_their_stage() {
    let redis = Redis::start();
    let journal = journal(&redis);
    let fence = owned_with(&journal, 3).await;
    let plain = |what| Change { what, tickets: Vec::new() };
    let scan = |number: u128| ScanId::from_bytes(number.to_be_bytes());
    let by = || Label::new("steward").expect("a label");
    let hold = samples::hold(HoldStage::Open { expires: Moment(9) });
    let changes = [
        plain(What::Annulled { scan: scan(1), at: Moment(77), device: None, subject: by(), reason: None }),
        plain(What::Disowned { scan: scan(2) }),
        plain(What::Held(hold.clone())),
    ];
    assert_eq!(journal.commit(EVENT, fence, &batch(4, 4, &changes)).await, Ok(Commit::Done));
    let loaded = journal.load(EVENT).await.expect("Redis is there").kept;
    let marks: Vec<_> = loaded.scans.iter().map(|kept| (kept.answer.scan, kept.annulled_at)).collect();
    assert_eq!(marks, [(scan(1), Some(Moment(77))), (scan(3), None)]);
    assert_eq!(loaded.holds, std::slice::from_ref(&hold));

    let closed = plain(What::HoldClosed { hold: hold.id, why: HoldEnd::Released });
    assert_eq!(journal.commit(EVENT, fence, &batch(5, 5, &[closed])).await, Ok(Commit::Done));
    assert!(journal.load(EVENT).await.expect("Redis is there").kept.holds.is_empty());
}

#[tokio::test]
async fn a_repeated_batch_is_done_and_written_once() {
    let redis = Redis::start();
    let journal = journal(&redis);
    let fence = owned_with(&journal, 2).await;
    let again = batch(2, 2, &[scanned(2)]);
    assert_eq!(journal.commit(EVENT, fence, &again).await, Ok(Commit::Done));
    assert_eq!(journal.read_log(EVENT, 0, 10).await.expect("Redis is there").len(), 2);
    let stranger = batch(9, 2, &[scanned(9)]);
    assert_eq!(journal.commit(EVENT, fence, &stranger).await, Ok(Commit::Fenced), "another batch has this number");
    assert_eq!(journal.load(EVENT).await.expect("Redis is there").kept, kept(2));
}

#[tokio::test]
async fn an_older_owner_is_fenced_and_writes_nothing() {
    let redis = Redis::start();
    let (old, new) = (journal(&redis), journal(&redis));
    let old_fence = owned_with(&old, 2).await;
    let own = new.acquire(EVENT, 5, &node(2)).await.expect("a higher epoch");
    assert_eq!((own.epoch, own.seq, own.node), (5, 2, Some(node(2).node)));
    assert_eq!(old.commit(EVENT, old_fence, &batch(3, 3, &[scanned(3)])).await, Ok(Commit::Fenced));
    assert_eq!(old.confirm(EVENT, old_fence, 2).await, Ok(Commit::Fenced));
    assert_eq!(old.acquire(EVENT, 4, &node(1)).await, Err(JournalError::Fenced { epoch: 5 }));
    assert_eq!(old.acquire(EVENT, 5, &node(1)).await, Err(JournalError::Fenced { epoch: 5 }), "another node has it");
    assert!(new.acquire(EVENT, 5, &node(2)).await.is_ok(), "a repeat is harmless");
    assert_eq!(new.load(EVENT).await.expect("Redis is there").kept, kept(2));
    let next = batch(3, 3, &[scanned(3)]);
    assert_eq!(new.commit(EVENT, fence(&new, 5), &next).await, Ok(Commit::Done));
}

#[tokio::test]
async fn a_sequence_that_is_not_next_is_a_gap() {
    let redis = Redis::start();
    let journal = journal(&redis);
    let fence = owned_with(&journal, 2).await;
    for seq in [1, 4, 400] {
        assert_eq!(journal.commit(EVENT, fence, &batch(9, seq, &[scanned(9)])).await, Ok(Commit::Gap), "{seq}");
    }
    for (seq, said) in [(2, Commit::Done), (1, Commit::Gap), (3, Commit::Gap)] {
        assert_eq!(journal.confirm(EVENT, fence, seq).await, Ok(said), "{seq}");
    }
    let newer = Fence { epoch: 2, ..fence };
    assert_eq!(journal.commit(EVENT, newer, &batch(9, 3, &[scanned(9)])).await, Ok(Commit::Gap), "epoch 2 is unknown");
    assert_eq!(journal.load(EVENT).await.expect("Redis is there").kept, kept(2));
}

#[tokio::test]
async fn a_write_on_an_unconfirmed_connection_is_not_sent() {
    let redis = Redis::start();
    let journal = journal(&redis);
    let fence = owned_with(&journal, 1).await;
    let stale = Fence { generation: fence.generation + 1, ..fence };
    let next = batch(2, 2, &[scanned(2)]);
    assert!(matches!(journal.commit(EVENT, stale, &next).await, Err(JournalError::Unreachable(_))));
    assert_eq!(journal.load(EVENT).await.expect("Redis is there").kept, kept(1));
    assert_eq!(journal.commit(EVENT, fence, &next).await, Ok(Commit::Done));
}

#[tokio::test]
async fn trimming_leaves_what_is_behind_it() {
    let redis = Redis::start();
    let journal = journal(&redis);
    let fence = owned_with(&journal, 6).await;
    journal.trim(EVENT, 4).await.expect("Redis is there");
    let left = journal.read_log(EVENT, 0, 10).await.expect("Redis is there");
    assert_eq!(left.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [5, 6]);
    journal.trim(EVENT, 6).await.expect("Redis is there");
    assert_eq!(journal.commit(EVENT, fence, &batch(7, 7, &[scanned(7)])).await, Ok(Commit::Done));
    let loaded = journal.load(EVENT).await.expect("Redis is there");
    let tickets: Vec<_> = loaded.kept.tickets.iter().map(|(id, _)| *id).collect();
    assert_eq!((loaded.seq, tickets), (7, vec![ticket(7)]), "the others are in Postgres, or they would not be trimmed");
}

#[tokio::test]
async fn a_torn_commit_is_completed_by_its_re_send_and_rolled_forward_by_a_load() {
    let redis = Redis::start();
    let journal = journal(&redis);
    let fence = owned_with(&journal, 1).await;
    let torn = batch(2, 2, &[scanned(2)]);
    let log = format!("gh:{{{}}}:log", "e1".repeat(16));
    let mut raw = redis::Client::open(redis.url()).and_then(|client| client.get_connection()).expect("Redis is there");
    redis::cmd("XADD").arg(log).arg("2-0").arg("e").arg(&torn.log[..]).exec(&mut raw).expect("a torn commit");
    let loaded = journal.load(EVENT).await.expect("Redis is there");
    assert_eq!((loaded.seq, loaded.kept), (2, kept(2)));
    assert_eq!(journal.confirm(EVENT, fence, 2).await, Ok(Commit::Gap));
    assert_eq!(journal.commit(EVENT, fence, &torn).await, Ok(Commit::Done));
    assert_eq!(journal.read_log(EVENT, 0, 10).await.expect("Redis is there").len(), 2);
    assert_eq!(journal.confirm(EVENT, fence, 2).await, Ok(Commit::Done));
}

#[tokio::test]
async fn every_entry_says_its_epoch_and_one_that_does_not_is_read_too() {
    let redis = Redis::start();
    let journal = journal(&redis);
    owned_with(&journal, 1).await;
    let own = journal.acquire(EVENT, 300, &node(2)).await.expect("Redis is there");
    let fence = fence(&journal, own.epoch);
    assert_eq!(journal.commit(EVENT, fence, &batch(2, 2, &[scanned(2)])).await, Ok(Commit::Done));
    let old = batch(3, 3, &[scanned(3)]);
    let log = format!("gh:{{{}}}:log", "e1".repeat(16));
    let mut raw = redis::Client::open(redis.url()).and_then(|client| client.get_connection()).expect("Redis is there");
    redis::cmd("XADD").arg(log).arg("3-0").arg("e").arg(&old.log[..]).exec(&mut raw).expect("an entry as of old");
    let log = journal.read_log(EVENT, 0, 10).await.expect("Redis is there");
    let epochs: Vec<_> = log.iter().map(|entry| (entry.seq, entry.epoch, entry.damage.is_some())).collect();
    assert_eq!(epochs, [(1, Some(1), false), (2, Some(300), false), (3, None, false)]);
}

#[tokio::test]
async fn a_lease_is_one_nodes_until_it_is_given_back_or_over() {
    let redis = Redis::start();
    let journal = journal(&redis);
    let (one, two) = (node(1).node, node(2).node);
    let long = Duration::from_secs(60);
    assert_eq!(journal.lease(EVENT, one, long).await, Ok(true));
    assert_eq!(journal.lease(EVENT, one, long).await, Ok(true), "renewed");
    assert_eq!(journal.lease(EVENT, two, long).await, Ok(false));
    journal.release(EVENT, two).await.expect("Redis is there");
    assert_eq!(journal.lease(EVENT, two, long).await, Ok(false), "another node cannot give it back");
    journal.release(EVENT, one).await.expect("Redis is there");
    assert_eq!(journal.lease(EVENT, two, Duration::from_millis(50)).await, Ok(true));
    crate::support::eventually("the lease is over", Duration::from_secs(5), async || {
        (journal.lease(EVENT, one, long).await == Ok(true)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn unix_sockets_passwords_and_databases_are_understood() {
    let folder = tempfile::tempdir().expect("a folder");
    let socket = folder.path().join("redis.sock");
    let path = socket.to_str().expect("a plain path");
    let redis = Redis::start_with(&["--unixsocket", path]);
    redis.query::<()>(&["ACL", "SETUSER", "gate", "on", ">secret", "~*", "&*", "+@all"]);
    for scheme in ["unix", "redis+unix"] {
        let url = format!("{scheme}://{path}?db=3&user=gate&pass=secret");
        let journal = RedisJournal::new(&Settings { url, ..settings(&redis) }).expect("a good URL");
        journal.acquire(EVENT, 1, &node(1)).await.expect("it may write");
    }
    assert!(redis.query::<String>(&["INFO", "keyspace"]).contains("db3:keys="));
    let url = redis.url().replace("redis://", "redis://gate:wrong@");
    let refused = RedisJournal::new(&Settings { url, ..settings(&redis) }).expect("a good URL");
    assert!(matches!(refused.peek(EVENT).await, Err(JournalError::Unreachable(_))));
    let nonsense = Settings { url: "http://example.com".into(), ..settings(&redis) };
    assert!(matches!(RedisJournal::new(&nonsense), Err(JournalError::Poison(_))));
}

#[tokio::test]
async fn a_server_that_forgets_is_refused_with_what_to_set() {
    let good = Redis::start();
    let report = journal(&good).check_server().await.expect("it is a good server");
    assert_eq!((report.append_only, report.append_fsync.as_deref()), (Some(true), Some("everysec")));
    assert_eq!(report.warnings, Vec::<String>::new());

    good.query::<()>(&["CONFIG", "SET", "maxmemory-policy", "allkeys-lru"]);
    let Err(JournalError::Poison(said)) = journal(&good).check_server().await else { panic!("it may evict") };
    assert!(said.contains("maxmemory-policy noeviction"), "{said}");

    good.query::<()>(&["ACL", "SETUSER", "plain", "on", "nopass", "~*", "+@all", "-config", "-info"]);
    let url = good.url().replace("redis://", "redis://plain:x@");
    let silent = RedisJournal::new(&Settings { url, ..settings(&good) }).expect("a good URL");
    let report = silent.check_server().await.expect("it says nothing");
    assert_eq!((report.append_only, report.warnings.len()), (None, 1));
}

#[tokio::test]
async fn every_batch_on_disk_needs_a_server_that_does_it() {
    let redis = Redis::start_with(&["--appendfsync", "always"]);
    let always = Settings { fsync: Fsync::Always, ..settings(&redis) };
    let journal = RedisJournal::new(&always).expect("a good URL");
    journal.check_server().await.expect("it writes each command to disk");
    owned_with(&journal, 2).await;

    let memory_only = Redis::start_with(&["--appendonly", "no"]);
    let always = Settings { fsync: Fsync::Always, ..settings(&memory_only) };
    let journal = RedisJournal::new(&always).expect("a good URL");
    let Err(JournalError::Poison(said)) = journal.check_server().await else { panic!("it has no file") };
    assert!(said.contains("appendonly yes"), "{said}");
}

#[tokio::test]
async fn a_batch_short_of_replicas_is_not_done_until_they_have_it() {
    let redis = Redis::start();
    let waiting = Settings { wait_replicas: 1, ..settings(&redis) };
    let journal = RedisJournal::new(&waiting).expect("a good URL");
    journal.acquire(EVENT, 1, &node(1)).await.expect("nobody else owns it");
    let first = batch(1, 1, &[scanned(1)]);
    let short = journal.commit(EVENT, fence(&journal, 1), &first).await;
    assert!(matches!(short, Err(JournalError::Unreachable(_))), "{short:?}");
    let replica = Redis::start_with(&["--replicaof", "127.0.0.1", &redis.port().to_string()]);
    assert_eq!(deliver(&journal, 1, &first).await, Commit::Done);
    let seen: String = replica.query(&["HGET", &format!("gh:{{{}}}:own", "e1".repeat(16)), "seq"]);
    assert_eq!(seen, "1");
    assert_eq!(journal.load(EVENT).await.expect("Redis is there").kept.tickets[0].0, ticket(1));
}

/// A primary that lost its replica may be a deposed one: it vouches for nothing, though nothing is written.
#[tokio::test]
async fn a_primary_without_its_replica_confirms_nothing() {
    let redis = Redis::start();
    let replica = Redis::start_with(&["--replicaof", "127.0.0.1", &redis.port().to_string()]);
    let waiting = Settings { wait_replicas: 1, ..settings(&redis) };
    let journal = RedisJournal::new(&waiting).expect("a good URL");
    journal.acquire(EVENT, 1, &node(1)).await.expect("nobody else owns it");
    assert_eq!(journal.confirm(EVENT, fence(&journal, 1), 4).await, Ok(Commit::Gap));
    assert_eq!(deliver(&journal, 1, &batch(1, 1, &[scanned(1)])).await, Commit::Done);
    assert_eq!(journal.confirm(EVENT, fence(&journal, 1), 1).await, Ok(Commit::Done));
    assert_eq!(journal.stands(EVENT, fence(&journal, 1), 1).await, Ok(true));
    assert_eq!(journal.stands(EVENT, fence(&journal, 1), 2).await, Ok(false));
    replica.sigstop();
    let cut_off = journal.confirm(EVENT, fence(&journal, 1), 1).await;
    assert!(matches!(cut_off, Err(JournalError::Unreachable(_))), "{cut_off:?}");
    let loaded_there = journal.stands(EVENT, fence(&journal, 1), 1).await;
    assert!(matches!(loaded_there, Err(JournalError::Unreachable(_))), "{loaded_there:?}");
    assert_eq!(journal.confirm(EVENT, fence(&journal, 0), 1).await, Ok(Commit::Fenced), "that needs no replica");
    assert_eq!(journal.confirm(EVENT, fence(&journal, 1), 2).await, Ok(Commit::Gap));
    replica.sigcont();
    let within = Instant::now() + Duration::from_secs(20);
    while journal.confirm(EVENT, fence(&journal, 1), 1).await != Ok(Commit::Done) {
        assert!(Instant::now() < within, "the replica is back");
    }
}
