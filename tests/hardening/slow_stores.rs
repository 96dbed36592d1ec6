//! Redis or Postgres answers, but late.

use crate::audit::audit;
use crate::crowd::Crowd;
use crate::play;
use crate::proxy::Proxy;
use crate::support::gatehouse::Settings;
use crate::support::{Gatehouse, Postgres, Redis, Stage, eventually};
use serde_json::json;
use std::time::{Duration, Instant};

/// The default deadline of a decision.
const DEADLINE: Duration = Duration::from_secs(1);
/// What a busy machine adds.
const MACHINE: Duration = Duration::from_millis(1_500);

#[test]
fn a_late_redis_delays_scans_and_then_leaves_them_undecided() {
    play(async {
        let redis = Redis::start();
        let slow = Proxy::to(redis.port()).await;
        let gatehouse = Gatehouse::start_with(Settings {
            redis_url: Some(format!("redis://127.0.0.1:{}", slow.port())),
            ..Settings::default()
        });
        let stage = Stage::new(&gatehouse).await;
        let tickets = stage.tickets("general", 800).await;
        let crowd = Crowd::start(&stage, &tickets);
        crowd.tells(100).await;
        // Less than a command may take: everything is decided, each batch a moment later.
        slow.delay(Duration::from_millis(200));
        crowd.tells(200).await;
        // More than that: each batch is given up and sent again, whatever became of the one before.
        slow.delay(Duration::from_secs(2));
        let from = Instant::now() + Duration::from_secs(1);
        tokio::time::sleep(Duration::from_secs(4)).await;
        let until = Instant::now();
        slow.delay(Duration::ZERO);
        crowd.tells(100).await;
        let history = crowd.finish().await;
        let told = history.told_within(from, until).count();
        assert_eq!(told, 0, "nothing is answered before Redis has it");
        history.assert_undecided_within(from, until);
        let longest = history.undecided.iter().map(|attempt| attempt.ended.duration_since(attempt.began)).max();
        assert!(longest.is_some_and(|longest| longest < DEADLINE + MACHINE), "one waited {longest:?}");
        audit(&stage, &history.told).await;
    });
}

#[test]
fn a_late_postgres_delays_no_scan() {
    play(async {
        let (redis, postgres) = (Redis::start(), Postgres::start());
        let database = postgres.database();
        let slow = Proxy::to(postgres.port()).await;
        let name = database.rsplit('/').next().expect("a name");
        let gatehouse = Gatehouse::start_with(Settings {
            redis_url: Some(redis.url()),
            postgres_url: Some(format!("postgres://postgres@127.0.0.1:{}/{name}", slow.port())),
            ..Settings::default()
        });
        let stage = Stage::new(&gatehouse).await;
        let tickets = stage.tickets("general", 1_000).await;
        let crowd = Crowd::start(&stage, &tickets);
        crowd.tells(100).await;
        slow.delay(Duration::from_secs(2));
        let from = Instant::now();
        crowd.tells(400).await;
        // Nobody knows yet whether there is such a ticket: that is no reason to turn somebody away.
        stage.send(&json!({"code": "SOLD-ELSEWHERE-1", "kind": "CHECK_IN"})).await.problem(503, "UNDECIDED");
        let until = Instant::now();
        slow.delay(Duration::ZERO);
        let history = crowd.finish().await;
        let mut waited: Vec<Duration> =
            history.told_within(from, until).map(|told| told.ended.duration_since(told.began)).collect();
        waited.sort();
        let p95 = waited[waited.len() * 95 / 100];
        assert!(waited.len() >= 300 && p95 < DEADLINE, "{} scans, 5 % of them waited {p95:?}", waited.len());
        let late: Vec<_> = history.undecided.iter().filter(|attempt| attempt.ended > from).collect();
        assert!(late.is_empty(), "{} scans were not decided: {:?}", late.len(), late[0]);
        audit(&stage, &history.told).await;
        let scans = "select count(distinct scan) from scans where what = 0";
        eventually("the log catches up", Duration::from_secs(60), async || {
            let drained: usize = postgres.sql(name, scans).parse().expect("a number");
            (drained >= history.told.iter().filter(|told| told.reason.is_none()).count()).then_some(())
        })
        .await;
    });
}
