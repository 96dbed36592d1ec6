//! The log of an event reaches Postgres once, in order, whatever stops in between.

#[path = "journal_redis/batches.rs"]
mod batches;
#[path = "records/samples.rs"]
mod samples;
mod support;

use batches::{EVENT, batch, fence, journal, owned_with, scanned};
use gatehouse::actors::scan_drain::{self, DrainHandle, Settings};
use gatehouse::stores::journal::{Commit, Fence, Journal, RedisJournal};
use gatehouse::stores::postgres::{self, Store, drain};
use std::time::Duration;
use support::postgres::psql;
use support::{Postgres, Redis, eventually};

const LONG: Duration = Duration::from_secs(20);

/// A migrated database that knows the event.
async fn store_at(url: &str) -> Store {
    let settings = postgres::Settings {
        url: url.to_owned(),
        acquire_timeout: Duration::from_millis(500),
        ..postgres::Settings::default()
    };
    let store = Store::connect(&settings).await.expect("Postgres is there");
    store.migrate().await.expect("an empty database");
    let event = uuid::Uuid::from_bytes(EVENT.to_bytes());
    psql(
        url,
        &format!(
            "insert into tenants (id, slug, name, hash_key) values ('{event}', 't', 't', decode(repeat('00', 16), 'hex'));
             insert into events (id, tenant, slug, name) values ('{event}', '{event}', 'e', 'e');
             insert into drain (event) values ('{event}');"
        ),
    );
    store
}

fn quick() -> Settings {
    Settings { entries: 4, poll: Duration::from_millis(5), margin: 3, ..Settings::default() }
}

/// Of an owner that found the log drained to `from` and committed to `upto`.
fn start(journal: &RedisJournal, store: &Store, from: u64, upto: u64, settings: Settings) -> DrainHandle {
    let drain = scan_drain::spawn(EVENT, 1, from, journal.clone(), store.clone(), settings);
    drain.committed(upto, 0);
    drain
}

async fn drained_to(drain: &DrainHandle, seq: u64) {
    eventually(&format!("drained to {seq}"), LONG, async || (drain.watermark() == seq).then_some(())).await;
}

/// Commits one scan each.
async fn commit(journal: &RedisJournal, fence: Fence, seqs: std::ops::RangeInclusive<u64>) {
    for seq in seqs {
        assert_eq!(journal.commit(EVENT, fence, &batch(seq as u8, seq, &[scanned(seq)])).await, Ok(Commit::Done));
    }
}

fn rows(url: &str, what: &str) -> String {
    psql(url, what)
}

#[actix_rt::test]
async fn what_was_there_and_what_comes_is_copied_once_and_trimmed_behind_a_margin() {
    let (redis, url) = (Redis::start(), Postgres::shared().database());
    let store = store_at(&url).await;
    let journal = journal(&redis);
    let fence = owned_with(&journal, 10).await;
    let drain = start(&journal, &store, 0, 10, quick());
    drained_to(&drain, 10).await;
    commit(&journal, fence, 11..=13).await;
    drain.committed(13, 3);
    drained_to(&drain, 13).await;
    assert_eq!(rows(&url, "select count(*), min(seq), max(seq) from event_log where epoch = 1"), "13|1|13");
    assert_eq!(rows(&url, "select count(*), count(distinct scan) from scans"), "13|13");
    let left = journal.read_log(EVENT, 0, 100).await.expect("Redis is there");
    assert!(left.len() >= 3 && left.len() < 13, "{} entries stay", left.len());
    assert_eq!(drain::watermark(&store, EVENT).await.ok(), Some(13));
}

#[actix_rt::test]
async fn two_drains_of_one_event_store_everything_once() {
    let (redis, url) = (Redis::start(), Postgres::shared().database());
    let store = store_at(&url).await;
    let journal = journal(&redis);
    owned_with(&journal, 60).await;
    let drains = [start(&journal, &store, 0, 60, quick()), start(&journal, &store, 0, 60, quick())];
    for drain in &drains {
        drained_to(drain, 60).await;
    }
    assert_eq!(rows(&url, "select count(*), min(seq), max(seq) from event_log"), "60|1|60");
    assert_eq!(rows(&url, "select count(*) from dead_letters"), "0");
}

#[actix_rt::test]
async fn it_catches_up_after_postgres_and_redis_were_away() {
    let (mut redis, mut postgres) = (Redis::start(), Postgres::start());
    let url = postgres.database();
    let store = store_at(&url).await;
    let journal = journal(&redis);
    let fence_1 = owned_with(&journal, 2).await;
    let drain = start(&journal, &store, 0, 2, quick());
    drained_to(&drain, 2).await;

    postgres.stop();
    commit(&journal, fence_1, 3..=6).await;
    drain.committed(6, 4);
    postgres.restart();
    drained_to(&drain, 6).await;

    redis.kill9();
    drain.committed(7, 1);
    redis.restart();
    assert_eq!(batches::deliver(&journal, 1, &batch(7, 7, &[scanned(7)])).await, Commit::Done);
    drained_to(&drain, 7).await;
    assert_eq!(rows(&url, "select count(*), min(seq), max(seq) from event_log"), "7|1|7");
    assert!(fence(&journal, 1).generation > fence_1.generation);
}

#[actix_rt::test]
async fn an_entry_that_cannot_be_read_stalls_nothing_behind_it() {
    let (redis, url) = (Redis::start(), Postgres::shared().database());
    let store = store_at(&url).await;
    let journal = journal(&redis);
    owned_with(&journal, 2).await;
    let log = format!("gh:{{{}}}:log", "e1".repeat(16));
    redis.query::<String>(&["XADD", &log, "3-0", "e", "\u{1}no record"]);
    let sealed = batch(4, 4, &[scanned(4)]);
    let mut raw = redis::Client::open(redis.url()).and_then(|client| client.get_connection()).expect("Redis is there");
    redis::cmd("XADD").arg(&log).arg("4-0").arg("e").arg(&sealed.log[..]).exec(&mut raw).expect("Redis is there");
    let drain = start(&journal, &store, 0, 4, quick());
    drained_to(&drain, 4).await;
    assert_eq!(rows(&url, "select seq from event_log order by seq"), "1\n2\n4");
    assert_eq!(rows(&url, "select seq, convert_from(entry, 'UTF8') from dead_letters"), "3|\u{1}no record");
    assert_eq!(drain::dead_letters(&store, EVENT).await.ok(), Some(1));
}

#[actix_rt::test]
async fn it_gives_way_to_dense_scans_until_too_much_waits() {
    let (redis, url) = (Redis::start(), Postgres::shared().database());
    let store = store_at(&url).await;
    let journal = journal(&redis);
    let fence = owned_with(&journal, 0).await;
    let settings = Settings { dense_scans: 1, yield_until_lag: 200, entries: 256, ..quick() };
    let drain = start(&journal, &store, 0, 0, settings);
    let until = std::time::Instant::now() + LONG;
    let (mut seq, mut most_waiting) = (0, 0);
    while drain.watermark() <= 200 {
        assert!(std::time::Instant::now() < until, "it gave way for good");
        seq += 1;
        commit(&journal, fence, seq..=seq).await;
        drain.committed(seq, 1_000);
        most_waiting = most_waiting.max(seq - drain.watermark());
        // Slow enough that a drain that does not give way keeps pace.
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    // However slowly this machine commits: it gives way until more than that waits.
    assert!(most_waiting > 200, "it did not give way until too much waited: {most_waiting}");
    drained_to(&drain, seq).await;
}

#[actix_rt::test]
async fn a_dropped_drain_stops() {
    let (redis, url) = (Redis::start(), Postgres::shared().database());
    let store = store_at(&url).await;
    let journal = journal(&redis);
    let fence = owned_with(&journal, 1).await;
    let stopped = start(&journal, &store, 0, 1, quick());
    drained_to(&stopped, 1).await;
    drop(stopped);
    commit(&journal, fence, 2..=2).await;
    let next = start(&journal, &store, 1, 2, quick());
    drained_to(&next, 2).await;
    assert_eq!(rows(&url, "select count(*) from event_log"), "2");
}

/// What was sent and not acknowledged may be on a server that is the primary no longer.
#[actix_rt::test]
async fn what_is_under_way_is_not_copied() {
    let (redis, url) = (Redis::start(), Postgres::shared().database());
    let store = store_at(&url).await;
    let journal = journal(&redis);
    owned_with(&journal, 5).await;
    let drain = start(&journal, &store, 0, 3, quick());
    drained_to(&drain, 3).await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(drain.watermark(), 3);
    assert_eq!(rows(&url, "select count(*), min(seq), max(seq) from event_log"), "3|1|3");
    drain.committed(5, 2);
    drained_to(&drain, 5).await;
}
