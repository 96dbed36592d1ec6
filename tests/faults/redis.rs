//! Redis dies, forgets, or stops answering, while scans come in.

use crate::audit::audit;
use crate::crowd::{Crowd, History};
use crate::play;
use crate::support::gatehouse::Settings;
use crate::support::process::{is_alive, signal};
use crate::support::{Gatehouse, Redis, Stage, assert_admitted, assert_denied, eventually, wait_for};
use nix::sys::signal::Signal;
use serde_json::json;
use std::time::{Duration, Instant};

const CROWD: usize = 2500;

fn on(redis: &Redis) -> Gatehouse {
    Gatehouse::start_with(Settings { redis_url: Some(redis.url()), ..Settings::default() })
}

/// The fault lasts this long; it stands for no condition.
async fn outage(seconds: u64) {
    tokio::time::sleep(Duration::from_secs(seconds)).await;
}

/// Nothing that needs Redis was decided in between, and everybody was told to try again.
fn assert_silent(history: &History, from: Instant, until: Instant) {
    let told: Vec<_> = history.told_within(from, until).collect();
    assert!(told.is_empty(), "answered without Redis: {told:?}");
    history.assert_undecided_within(from, until);
}

#[test]
fn redis_killed_for_five_seconds_under_load() {
    play(async {
        let mut redis = Redis::start();
        let gatehouse = on(&redis);
        let stage = Stage::new(&gatehouse).await;
        let tickets = stage.tickets("general", CROWD).await;
        let crowd = Crowd::start(&stage, &tickets);
        crowd.tells(300).await;
        redis.kill9();
        let from = Instant::now();
        outage(5).await;
        let until = Instant::now();
        redis.restart();
        crowd.tells(300).await;
        let history = crowd.finish().await;
        assert_silent(&history, from, until);
        audit(&stage, &history.told).await;
    });
}

#[test]
fn a_private_redis_that_is_killed_comes_back_by_itself() {
    play(async {
        let mut gatehouse = Gatehouse::start();
        let stage = Stage::new(&gatehouse).await;
        let tickets = stage.tickets("general", CROWD).await;
        let crowd = Crowd::start(&stage, &tickets);
        let mut killed = Vec::new();
        for _ in 0..2 {
            crowd.tells(300).await;
            gatehouse.reread();
            let pid = gatehouse.private_pid("redis");
            signal(pid, Signal::SIGKILL);
            killed.push(pid);
            wait_for("redis is started again", Duration::from_secs(20), || {
                gatehouse.reread();
                let now = gatehouse.private_pid("redis");
                (now != pid && is_alive(now)).then_some(())
            });
        }
        assert_ne!(killed[0], killed[1]);
        let history = crowd.finish().await;
        audit(&stage, &history.told).await;
    });
}

#[test]
fn flushall_under_load_loses_nothing() {
    play(async {
        let redis = Redis::start();
        let gatehouse = on(&redis);
        let stage = Stage::new(&gatehouse).await;
        let early = stage.tickets("general", 20).await;
        let mut entries = Vec::new();
        for ticket in &early {
            entries.push(stage.enter(&ticket.code, "west").await);
        }
        let tickets = stage.tickets("general", CROWD).await;
        let crowd = Crowd::start(&stage, &tickets);
        for _ in 0..3 {
            crowd.tells(300).await;
            redis.flushall();
        }
        let mut history = crowd.finish().await;
        for (ticket, entry) in early.iter().zip(&entries) {
            let again = stage.enter(&ticket.code, "east").await;
            assert_denied(&again, "ALREADY_CHECKED_IN", "amber");
            assert_eq!(again["earlier"]["at"], entry["scan"]["scannedAt"], "{again}");
            history.told.push(crate::crowd::read(entry, ticket, Instant::now(), Instant::now()));
        }
        audit(&stage, &history.told).await;
        assert!(gatehouse.log().len() > 2, "it says something");
    });
}

#[test]
fn redis_stopped_and_continued_under_load() {
    play(async {
        let redis = Redis::start();
        let gatehouse = on(&redis);
        let stage = Stage::new(&gatehouse).await;
        let tickets = stage.tickets("general", CROWD).await;
        let crowd = Crowd::start(&stage, &tickets);
        crowd.tells(300).await;
        redis.sigstop();
        let from = Instant::now();
        outage(5).await;
        let until = Instant::now();
        redis.sigcont();
        crowd.tells(300).await;
        let history = crowd.finish().await;
        assert_silent(&history, from, until);
        audit(&stage, &history.told).await;
    });
}

#[test]
fn whoever_was_not_decided_is_not_turned_away_later() {
    play(async {
        let redis = Redis::start();
        let gatehouse = on(&redis);
        let stage = Stage::new(&gatehouse).await;
        let tickets = stage.tickets("general", 3).await;
        assert_admitted(&stage.enter(&tickets[2].code, "north").await);
        redis.sigstop();
        let scan = |n: usize, kind: &str, point: &str| json!({"code": tickets[n].code, "kind": kind, "scanPoint": point, "idempotencyKey": format!("{kind}-{point}-{n}")});
        let asked = Instant::now();
        stage.send(&scan(0, "CHECK_IN", "north")).await.problem(503, "UNDECIDED");
        // The default deadline is a second; what is beyond it is this machine's own.
        let waited = asked.elapsed();
        assert!((Duration::from_millis(950)..Duration::from_secs(4)).contains(&waited), "answered after {waited:?}");
        stage.send(&scan(2, "CHECK_OUT", "north")).await.problem(503, "UNDECIDED");
        let batch = json!({"scans": [scan(1, "CHECK_IN", "north")]});
        let answer = stage.scanner.post(&stage.path("/scans/batch"), &batch).await.expect(200);
        let item = &answer["results"][0];
        assert_eq!((&item["verdict"], &item["error"]["code"]), (&json!("UNDECIDED"), &json!("UNDECIDED")), "{item}");
        redis.sigcont();
        let decided = async |body: serde_json::Value| {
            let what = format!("{body} is decided");
            eventually(&what, Duration::from_secs(20), async || {
                let answer = stage.send(&body).await;
                (answer.status == 200).then(|| answer.json())
            })
            .await
        };
        // At another gate, with another key: as if the undecided scan had never been.
        assert_admitted(&decided(scan(0, "CHECK_IN", "south")).await);
        assert_denied(&decided(scan(0, "CHECK_IN", "north")).await, "ALREADY_CHECKED_IN", "amber");
        assert_admitted(&decided(scan(1, "CHECK_IN", "north")).await);
        assert_denied(&decided(scan(2, "CHECK_IN", "west")).await, "ALREADY_CHECKED_IN", "amber");
        assert_eq!(stage.inside().await, 3);
    });
}
