//! Redis lost data, and its owner fills it again.

use crate::batches::{EVENT, batch, fence, journal, kept, node, owned_with, scanned, settings};
use crate::samples;
use crate::support::Redis;
use gatehouse::domain::digest::KeyHash;
use gatehouse::domain::hold::HoldStage;
use gatehouse::domain::ids::BatchId;
use gatehouse::domain::ledger::Kept;
use gatehouse::domain::time::Moment;
use gatehouse::stores::journal::keys::{Keys, Part};
use gatehouse::stores::journal::record::LogEntry;
use gatehouse::stores::journal::redis::Settings;
use gatehouse::stores::journal::{Commit, Journal, JournalError, RedisJournal, Repair};
use std::time::{Duration, Instant};

/// A repair to what tickets `1..=last` left behind, with their undrained log.
fn repair_to(last: u64, kept: &Kept, tail: &[LogEntry]) -> Repair {
    let mut repair = Repair::new(last, Some(BatchId::from_bytes([last as u8; 16])), kept.last_decided, tail);
    kept.tickets.iter().for_each(|(id, state)| repair.ticket(*id, state));
    kept.scans.iter().for_each(|scan| repair.scan(scan));
    kept.annulled_ahead.iter().for_each(|key| repair.annulled_ahead(*key));
    kept.holds.iter().for_each(|hold| repair.hold(hold));
    repair
}

async fn log(journal: &RedisJournal) -> Vec<LogEntry> {
    journal.read_log(EVENT, 0, 10_000).await.expect("Redis is there")
}

/// What a repair wrote again stands under its own epoch.
fn written_under(epoch: u64, log: &[LogEntry]) -> Vec<LogEntry> {
    log.iter().map(|entry| entry.clone().under(Some(epoch))).collect()
}

#[tokio::test]
async fn a_flushed_event_is_filled_again_under_a_new_epoch() {
    let redis = Redis::start();
    let journal = journal(&redis);
    let fence_1 = owned_with(&journal, 4).await;
    let before = log(&journal).await;
    redis.flushall();
    assert_eq!(journal.commit(EVENT, fence_1, &batch(5, 5, &[scanned(5)])).await, Ok(Commit::Gap));

    let mut memory = kept(4);
    memory.annulled_ahead = vec![KeyHash([9; 16])];
    memory.holds = vec![samples::hold(HoldStage::Committed)];
    let repair = repair_to(4, &memory, &before[2..]);
    assert_eq!(journal.repair(EVENT, 2, &node(1), &repair).await, Ok(Commit::Done));

    let loaded = journal.load(EVENT).await.expect("Redis is there");
    assert_eq!((loaded.seq, &loaded.kept), (4, &memory));
    assert_eq!(log(&journal).await, written_under(2, &before[2..]));
    let last = batch(4, 4, &[scanned(4)]);
    assert_eq!(journal.commit(EVENT, fence(&journal, 2), &last).await, Ok(Commit::Done), "the batch is known again");
    let next = batch(5, 5, &[scanned(5)]);
    assert_eq!(journal.commit(EVENT, fence(&journal, 2), &next).await, Ok(Commit::Done));
    assert_eq!(journal.commit(EVENT, fence_1, &batch(6, 6, &[scanned(6)])).await, Ok(Commit::Fenced));
    assert_eq!(redis.query::<Vec<String>>(&["KEYS", "*repair*"]), Vec::<String>::new());
}

#[tokio::test]
async fn a_repair_takes_back_what_an_old_replica_brought_up_again() {
    let redis = Redis::start();
    let journal = journal(&redis);
    owned_with(&journal, 3).await;
    let mut memory = kept(2);
    memory.last_decided = Moment(1_005);
    let repair = repair_to(5, &memory, &[]);
    assert_eq!(journal.repair(EVENT, 2, &node(1), &repair).await, Ok(Commit::Done));
    let loaded = journal.load(EVENT).await.expect("Redis is there");
    assert_eq!((loaded.seq, loaded.kept), (5, memory), "ticket and scan 3 are gone");
    assert!(log(&journal).await.is_empty());
    let next = batch(6, 6, &[scanned(6)]);
    assert_eq!(journal.commit(EVENT, fence(&journal, 2), &next).await, Ok(Commit::Done));
}

#[tokio::test]
async fn only_one_owner_repairs_and_its_predecessor_cannot() {
    let redis = Redis::start();
    let (old, new) = (journal(&redis), journal(&redis));
    owned_with(&old, 1).await;
    new.acquire(EVENT, 7, &node(2)).await.expect("a higher epoch");
    assert_eq!(old.repair(EVENT, 6, &node(1), &repair_to(1, &kept(1), &[])).await, Ok(Commit::Fenced));
    assert_eq!(old.repair(EVENT, 7, &node(1), &repair_to(1, &kept(1), &[])).await, Ok(Commit::Fenced));
    assert_eq!(new.confirm(EVENT, fence(&new, 7), 1).await, Ok(Commit::Done), "nothing was touched");
}

#[tokio::test]
async fn a_repair_that_breaks_off_leaves_the_log_and_is_repeated() {
    let redis = Redis::start();
    let journal = journal(&redis);
    owned_with(&journal, 3).await;
    let before = log(&journal).await;
    redis.flushall();
    // A value that the server refuses: the attempt ends after the log, tickets and scans were written.
    redis.query::<()>(&["CONFIG", "SET", "proto-max-bulk-len", "1mb"]);
    let mut broken = repair_to(3, &kept(3), &before);
    broken.holds = vec![(samples::hold(HoldStage::Committed).id, vec![0; 2 << 20].into())];
    let said = journal.repair(EVENT, 2, &node(1), &broken).await;
    // Whether its last words arrive before it hangs up is a race.
    assert!(matches!(said, Err(JournalError::Poison(_) | JournalError::Unreachable(_))), "{said:?}");

    let own = journal.peek(EVENT).await.expect("Redis is there").expect("it is owned");
    assert_eq!((own.epoch, own.repairing), (2, true));
    let next = batch(4, 4, &[scanned(4)]);
    assert_eq!(journal.commit(EVENT, fence(&journal, 2), &next).await, Ok(Commit::Gap));
    let loaded = journal.load(EVENT).await.expect("Redis is there");
    assert_eq!((loaded.seq, loaded.kept), (3, kept(3)), "the log is there already");

    let own = journal.acquire(EVENT, 3, &node(2)).await.expect("a higher epoch");
    assert!(!own.repairing, "that repair can no longer end");
    assert_eq!(journal.confirm(EVENT, fence(&journal, 3), 3).await, Ok(Commit::Gap), "its states are not");
    assert_eq!(journal.repair(EVENT, 4, &node(2), &repair_to(3, &kept(3), &before)).await, Ok(Commit::Done));
    assert_eq!(journal.load(EVENT).await.expect("Redis is there").kept, kept(3));
}

/// A replica took over in the middle that had begun the repair, and had not heard of all steps: the rest must not end it.
#[tokio::test]
async fn a_repair_that_lost_a_step_cannot_end() {
    let redis = Redis::start();
    let journal = journal(&redis);
    owned_with(&journal, 3).await;
    redis.query::<()>(&["CONFIG", "SET", "proto-max-bulk-len", "1mb"]);
    let mut broken = repair_to(3, &kept(3), &log(&journal).await);
    broken.holds = vec![(samples::hold(HoldStage::Committed).id, vec![0; 2 << 20].into())];
    journal.repair(EVENT, 2, &node(1), &broken).await.expect_err("it breaks off");

    let keys = Keys::of(EVENT);
    let mut names = vec![keys.own()];
    names.extend(Part::ALL.map(|part| keys.part(part)));
    names.extend(Part::ALL.map(|part| keys.repair(part)));
    let steps: u32 = redis.query(&["HGET", &names[0], "steps"]);
    assert!(steps > 3, "begun, the log, the tickets, the scans: {steps}");
    // The attempt's own name is bytes: it is read where it is needed.
    let this_attempt = "ARGV[3] = redis.call('HGET', KEYS[1], 'repairing')\n";
    let script = format!("{this_attempt}{}", include_str!("../../src/stores/journal/redis/repair.lua"));
    let end = |steps: u32| {
        let steps = steps.to_string();
        let mut call = vec!["EVAL", &script, "11"];
        call.extend(names.iter().map(String::as_str));
        call.extend(["end", "2", "", &steps, "3", "", "1000"]);
        redis.query::<i64>(&call)
    };
    assert_eq!(end(steps - 1), 2, "not every step that was done is here");
    assert_eq!(end(steps + 1), 2, "a step was lost");
    assert!(journal.peek(EVENT).await.expect("Redis is there").expect("it is owned").repairing);
    assert_eq!(end(steps), 1);
    assert!(!journal.peek(EVENT).await.expect("Redis is there").expect("it is owned").repairing);
}

#[tokio::test]
async fn a_repair_is_done_when_a_replica_has_it() {
    let redis = Redis::start();
    let replica = Redis::start_with(&["--replicaof", "127.0.0.1", &redis.port().to_string()]);
    let waiting = Settings { wait_replicas: 1, ..settings(&redis) };
    let journal = RedisJournal::new(&waiting).expect("a good URL");
    journal.acquire(EVENT, 1, &node(1)).await.expect("nobody else owns it");
    let repair = repair_to(2, &kept(2), &[]);
    replica.sigstop();
    let cut_off = journal.repair(EVENT, 2, &node(1), &repair).await;
    assert!(matches!(cut_off, Err(JournalError::Unreachable(_))), "{cut_off:?}");
    replica.sigcont();
    let within = Instant::now() + Duration::from_secs(20);
    while journal.repair(EVENT, 2, &node(1), &repair).await != Ok(Commit::Done) {
        assert!(Instant::now() < within, "the replica is back");
    }
}

#[tokio::test]
async fn a_large_event_is_repaired_in_chunks() {
    let redis = Redis::start();
    let journal = journal(&redis);
    owned_with(&journal, 0).await;
    let memory = kept(3_000);
    let tail: Vec<LogEntry> = (1..=3_000)
        .map(|seq| {
            let sealed = batch(1, seq, &[scanned(seq)]);
            gatehouse::stores::journal::record::open_entry(seq, &sealed.log).expect("our own bytes")
        })
        .collect();
    assert_eq!(journal.repair(EVENT, 2, &node(1), &repair_to(3_000, &memory, &tail)).await, Ok(Commit::Done));
    let loaded = journal.load(EVENT).await.expect("Redis is there");
    assert_eq!((loaded.seq, loaded.kept), (3_000, memory));
    assert_eq!(log(&journal).await, written_under(2, &tail));
}
