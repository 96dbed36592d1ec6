//! Postgres goes away: scanning does not wait for it.

use crate::audit::audit;
use crate::crowd::Crowd;
use crate::play;
use crate::support::gatehouse::Settings;
use crate::support::{Gatehouse, Postgres, Redis, Stage, assert_admitted, assert_denied, eventually};
use serde_json::json;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Accepted scans that Postgres has.
fn drained(url: &str, ids: &BTreeSet<String>) -> usize {
    let rows = crate::support::postgres::psql(url, "select encode(uuid_send(scan), 'hex') from scans where what = 0");
    let stored: BTreeSet<&str> = rows.lines().collect();
    ids.iter().filter(|id| stored.contains(hex(id).as_str())).count()
}

/// The 16 bytes of a printed id in hexadecimal.
fn hex(id: &str) -> String {
    let id: gatehouse::domain::ids::ScanId = id.parse().expect("a scan id");
    id.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Redis stalls meanwhile, longer than one command may take: the gateway connects anew, and must not need Postgres for it.
#[test]
fn scanning_goes_on_without_postgres_and_the_drain_catches_up() {
    play(async {
        let (redis, mut postgres) = (Redis::start(), Postgres::start());
        let url = postgres.database();
        let gatehouse = Gatehouse::start_with(Settings {
            redis_url: Some(redis.url()),
            postgres_url: Some(url.clone()),
            // A stall of this test's own, or of a busy machine, is no indecision.
            environment: vec![("GATEHOUSE_GATE__DECISION_DEADLINE_MS".into(), "8000".into())],
            ..Settings::default()
        });
        let stage = Stage::new(&gatehouse).await;
        let tickets = stage.tickets("general", 4000).await;
        let crowd = Crowd::start(&stage, &tickets);
        crowd.tells(300).await;
        postgres.stop();
        let from = Instant::now();
        tokio::time::sleep(Duration::from_secs(4)).await;
        redis.sigstop();
        tokio::time::sleep(Duration::from_millis(1500)).await;
        redis.sigcont();
        let stalled = Instant::now();
        tokio::time::sleep(Duration::from_millis(4500)).await;
        let until = Instant::now();
        postgres.restart();
        crowd.tells(100).await;
        let history = crowd.finish().await;
        let log = gatehouse.log();
        for (from, until) in [(from, until), (stalled, until)] {
            let meanwhile = history.told_within(from, until).count();
            assert!(meanwhile > 100, "only {meanwhile} scans were decided without Postgres\n{log}");
        }
        let undecided: Vec<_> = history.undecided.iter().filter(|attempt| attempt.ended > from).collect();
        if let Some(first) = undecided.first() {
            let (count, waited) = (undecided.len(), first.ended.duration_since(first.began));
            panic!("{count} scans were not decided; the first waited {waited:?}: {first:?}\n{log}");
        }
        audit(&stage, &history.told).await;
        let admitted: BTreeSet<String> =
            history.told.iter().filter(|told| told.reason.is_none()).map(|told| told.scan.clone()).collect();
        eventually("the drain catches up", Duration::from_secs(60), async || {
            (drained(&url, &admitted) == admitted.len()).then_some(())
        })
        .await;
        let twice =
            "select count(*) from (select scan from scans where what = 0 group by scan having count(*) > 1) twice";
        assert_eq!(crate::support::postgres::psql(&url, twice), "0", "exactly once");
    });
}

#[test]
fn an_event_comes_back_from_postgres_alone() {
    play(async {
        let mut redis = Redis::start();
        let settings = Settings { redis_url: Some(redis.url()), ..Settings::default() };
        let mut gatehouse = Gatehouse::start_with(settings);
        let stage = Stage::with(&gatehouse, json!({}), json!({"allowReentry": true, "reentryLimit": 2})).await;
        let tickets = stage.tickets("general", 40).await;
        let mut entries = Vec::new();
        for ticket in &tickets[..30] {
            entries.push(stage.scan(keyed(&ticket.code, &ticket.id)).await);
        }
        for ticket in &tickets[..10] {
            assert_admitted(&stage.leave(&ticket.code, "south").await);
        }
        let feed = stage.feed().await;
        let ids = entries.iter().map(|entry| entry["scan"]["id"].as_str().expect("an id").to_owned()).collect();
        let url = gatehouse.postgres_url().to_owned();
        eventually("everything is drained", Duration::from_secs(30), async || {
            (drained(&url, &ids) == 30).then_some(())
        })
        .await;
        gatehouse.kill9();
        redis.restart_empty();
        gatehouse.restart();
        let stage = Stage { admin: gatehouse.client("admin"), scanner: gatehouse.client("scanner"), ..stage };
        assert_eq!(stage.inside().await, 20);
        for (ticket, entry) in tickets.iter().zip(&entries) {
            assert_eq!(&stage.scan(keyed(&ticket.code, &ticket.id)).await, entry, "a retry long after");
        }
        let again = stage.enter(&tickets[20].code, "west").await;
        assert_denied(&again, "ALREADY_CHECKED_IN", "amber");
        assert_eq!(again["earlier"]["at"], entries[20]["scan"]["scannedAt"], "{again}");
        assert_eq!(again["earlier"]["scanPoint"], "north", "{again}");
        let second = stage.enter(&tickets[0].code, "west").await;
        assert_admitted(&second);
        assert_eq!(second["ticket"]["entriesLeft"], 0, "the first entry still counts: {second}");
        assert_eq!(stage.feed().await[..feed.len()], feed, "the log is whole");
    });
}

fn keyed(code: &str, key: &str) -> serde_json::Value {
    json!({"code": code, "kind": "CHECK_IN", "scanPoint": "north", "deviceId": "lane-1", "idempotencyKey": key})
}
