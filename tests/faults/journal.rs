//! Events whose outage policy is `journal`: entry goes on without Redis, and nothing of it is lost.

use crate::audit::audit;
use crate::crowd::{Crowd, Told, read};
use crate::play;
use crate::support::client::send;
use crate::support::gatehouse::Settings;
use crate::support::{Answer, Gatehouse, Postgres, Redis, Stage, Ticket, assert_admitted, assert_denied, eventually};
use reqwest::Method;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// Longer than a busy machine takes for anything that is not hung.
const PATIENCE: Duration = Duration::from_secs(30);

fn on(redis: &Redis) -> Gatehouse {
    // A debug build on a busy machine writes to its disk more slowly than the product.
    let environment = vec![("GATEHOUSE_GATE__DECISION_DEADLINE_MS".into(), "3000".into())];
    Gatehouse::start_with(Settings { redis_url: Some(redis.url()), environment, ..Settings::default() })
}

async fn journaling_stage(gatehouse: &Gatehouse) -> Stage {
    Stage::with(gatehouse, json!({"outagePolicy": "journal"}), json!({})).await
}

fn again(gatehouse: &Gatehouse, stage: &Stage) -> Stage {
    Stage { admin: gatehouse.client("admin"), scanner: gatehouse.client("scanner"), ..stage.clone() }
}

fn keyed(ticket: &Ticket, point: &str) -> Value {
    json!({"code": ticket.code, "kind": "CHECK_IN", "scanPoint": point, "deviceId": point,
        "idempotencyKey": format!("{point}-{}", ticket.id)})
}

#[track_caller]
fn assert_degraded(verdict: &Value) {
    assert_eq!((&verdict["verdict"], &verdict["degraded"]), (&json!("ADMIT"), &json!(true)), "{verdict}");
    assert_eq!(verdict["light"], "amber", "{verdict}");
}

fn folder(gatehouse: &Gatehouse) -> PathBuf {
    gatehouse.data_dir().join("node").join("journals")
}

fn file(gatehouse: &Gatehouse, stage: &Stage) -> PathBuf {
    folder(gatehouse).join(format!("{}.journal", stage.event))
}

async fn outage(stage: &Stage) -> Value {
    stage.admin.get(&stage.path("/outage")).await.expect(200)
}

async fn set_policy(stage: &Stage, policy: &str) -> Answer {
    send(stage.admin.request(Method::PUT, &stage.path("/outage")).json(&json!({"policy": policy}))).await
}

/// Everything is in Redis, and nothing is left of the outage.
async fn over(gatehouse: &Gatehouse, stage: &Stage) {
    eventually("the outage is over", PATIENCE, async || {
        let shown = stage.admin.get(&stage.path("/outage")).await;
        let over = shown.status == 200 && shown.json()["journaling"].is_null() && !file(gatehouse, stage).exists();
        over.then_some(())
    })
    .await;
}

/// Who comes until one is let in from the journal.
async fn first_degraded(stage: &Stage, ticket: &Ticket) -> Value {
    eventually("somebody is let in without Redis", PATIENCE, async || {
        let answer = stage.send(&keyed(ticket, "north")).await;
        (answer.status == 200).then(|| answer.json())
    })
    .await
}

fn told(verdict: &Value, ticket: &Ticket) -> Told {
    read(verdict, ticket, Instant::now(), Instant::now())
}

#[test]
fn redis_killed_under_load_keeps_nobody_out() {
    play(async {
        let mut redis = Redis::start();
        let gatehouse = on(&redis);
        let stage = journaling_stage(&gatehouse).await;
        let tickets = stage.tickets("general", 2_000).await;
        let (crowd_tickets, [one, two, three]) = tickets.split_last_chunk::<3>().expect("there are three");
        let crowd = Crowd::start(&stage, crowd_tickets);
        crowd.tells(200).await;
        redis.kill9();
        let from = Instant::now();
        let entry = first_degraded(&stage, one).await;
        assert_degraded(&entry);
        let journaling = outage(&stage).await;
        assert!(journaling["journaling"]["node"].as_str().is_some_and(|node| node.starts_with("nod_")), "{journaling}");
        let second = stage.enter(&one.code, "south").await;
        assert_denied(&second, "ALREADY_CHECKED_IN", "amber");
        assert_eq!(second["degraded"], true, "a refusal rests on the journal too: {second}");
        let batch = json!({"scans": [keyed(two, "north"), keyed(two, "south")]});
        let answer = stage.scanner.post(&stage.path("/scans/batch"), &batch).await.expect(200);
        assert_degraded(&answer["results"][0]);
        assert_denied(&answer["results"][1], "ALREADY_CHECKED_IN", "amber");
        // A guest whose turnstile did not turn: the take-back is journaled like anything else.
        let in_and_out = stage.scan(keyed(three, "north")).await;
        assert_degraded(&in_and_out);
        let scan = in_and_out["scan"]["id"].as_str().expect("a scan id");
        let body = json!({"deviceId": "north"});
        stage.scanner.post(&stage.path(&format!("/scans/{scan}/annul")), &body).await.expect(200);
        crowd.tells(200).await;
        let until = Instant::now();
        redis.restart();
        over(&gatehouse, &stage).await;
        let mut history = crowd.finish().await;
        let meanwhile = history.told_within(from, until).count();
        assert!(meanwhile >= 100, "only {meanwhile} of the crowd were told anything without Redis");
        assert_eq!(stage.scan(keyed(one, "north")).await["scan"]["id"], entry["scan"]["id"], "a retry gets its answer");
        assert_admitted(&stage.enter(&three.code, "east").await);
        assert_eq!(stage.leave(&three.code, "east").await["verdict"], "ADMIT");
        for ticket in [one, two] {
            let id = stage.scan(keyed(ticket, "north")).await;
            history.told.push(told(&id, ticket));
        }
        audit(&stage, &history.told).await;
    });
}

#[test]
fn killed_in_the_outage_it_remembers_what_it_said() {
    play(async {
        let mut redis = Redis::start();
        let mut gatehouse = on(&redis);
        let stage = journaling_stage(&gatehouse).await;
        let tickets = stage.tickets("general", 900).await;
        let (mine, tickets) = tickets.split_at(2);
        let before = stage.scan(keyed(&mine[0], "north")).await;
        assert_admitted(&before);
        redis.kill9();
        let entry = first_degraded(&stage, &mine[1]).await;
        assert_degraded(&entry);
        let crowd = Crowd::start(&stage, tickets);
        crowd.tells(300).await;
        gatehouse.kill9();
        let told = crowd.abandon().await;
        // The write that the crash cut off: half of the record before it.
        let journal = file(&gatehouse, &stage);
        let mut bytes = std::fs::read(&journal).expect("a journal");
        let torn = bytes[4..bytes.len().min(400)].to_vec();
        bytes.extend_from_slice(&torn[..torn.len() / 2]);
        std::fs::write(&journal, bytes).expect("a disk");
        redis.restart();
        gatehouse.restart();
        let stage = again(&gatehouse, &stage);
        over(&gatehouse, &stage).await;
        let mut history = Crowd::start(&stage, tickets).finish().await;
        for earlier in &told {
            let same = history.told.iter().any(|now| now.scan == earlier.scan && now.reason == earlier.reason);
            assert!(same, "an acknowledged answer changed after the restart: {earlier:?}");
        }
        assert!(told.len() >= 300, "it was killed in the middle: {}", told.len());
        history.told.extend(told);
        for (ticket, entry) in mine.iter().zip([&before, &entry]) {
            let again = stage.scan(keyed(ticket, "north")).await;
            assert_eq!(again["scan"]["id"], entry["scan"]["id"], "a retry gets its answer");
            history.told.push(self::told(&again, ticket));
        }
        audit(&stage, &history.told).await;
    });
}

/// Redis comes back empty, and who remembers was killed: Postgres has what came before, the journal what came after.
#[test]
fn killed_in_the_outage_of_a_redis_that_lost_everything() {
    play(async {
        let mut redis = Redis::start();
        let mut gatehouse = on(&redis);
        let stage = journaling_stage(&gatehouse).await;
        let tickets = stage.tickets("general", 4).await;
        let early = stage.scan(keyed(&tickets[0], "north")).await;
        assert_admitted(&early);
        assert_eq!(stage.feed().await.len(), 1, "it is in Postgres");
        redis.kill9();
        let late = first_degraded(&stage, &tickets[1]).await;
        assert_degraded(&late);
        gatehouse.kill9();
        redis.restart_empty();
        gatehouse.restart();
        let stage = again(&gatehouse, &stage);
        over(&gatehouse, &stage).await;
        for (ticket, entry) in [(&tickets[0], &early), (&tickets[1], &late)] {
            let again = stage.enter(&ticket.code, "south").await;
            assert_denied(&again, "ALREADY_CHECKED_IN", "amber");
            assert_eq!(again["earlier"]["at"], entry["scan"]["scannedAt"], "{again}");
            assert_eq!(stage.scan(keyed(ticket, "north")).await["scan"]["id"], entry["scan"]["id"]);
        }
        let history: Vec<Told> = [told(&early, &tickets[0]), told(&late, &tickets[1])].into();
        audit(&stage, &history).await;
    });
}

/// The same, and the owner lives: it fills Redis again from memory, the journal with it.
#[test]
fn a_redis_that_lost_everything_in_the_outage_gets_it_again() {
    play(async {
        let mut redis = Redis::start();
        let gatehouse = on(&redis);
        let stage = journaling_stage(&gatehouse).await;
        let tickets = stage.tickets("general", 1_200).await;
        let crowd = Crowd::start(&stage, &tickets);
        crowd.tells(200).await;
        redis.kill9();
        crowd.tells(200).await;
        redis.restart_empty();
        over(&gatehouse, &stage).await;
        let history = crowd.finish().await;
        audit(&stage, &history.told).await;
    });
}

#[test]
fn the_policy_can_be_switched_in_the_outage() {
    play(async {
        let mut redis = Redis::start();
        let gatehouse = on(&redis);
        let stage = Stage::new(&gatehouse).await;
        let tickets = stage.tickets("general", 4).await;
        assert_admitted(&stage.scan(keyed(&tickets[0], "north")).await);
        redis.kill9();
        stage.send(&keyed(&tickets[1], "north")).await.problem(503, "UNDECIDED");
        assert!(outage(&stage).await["journaling"].is_null());
        set_policy(&stage, "perhaps").await.problem(422, "INVALID_FIELD");
        assert_eq!(set_policy(&stage, "journal").await.expect(200)["policy"], "journal");
        let entry = first_degraded(&stage, &tickets[1]).await;
        assert_degraded(&entry);
        let shown = set_policy(&stage, "deny").await.expect(200);
        assert_eq!((&shown["policy"], &shown["changes"][0]["what"]), (&json!("deny"), &json!("outage policy")));
        assert_eq!(shown["changes"][1]["detail"], json!({"from": "deny", "to": "journal"}), "{shown}");
        stage.send(&keyed(&tickets[2], "north")).await.problem(503, "UNDECIDED");
        redis.restart();
        over(&gatehouse, &stage).await;
        assert_denied(&stage.enter(&tickets[1].code, "south").await, "ALREADY_CHECKED_IN", "amber");
        assert_admitted(&stage.enter(&tickets[2].code, "south").await);
        assert_eq!(stage.inside().await, 3);
    });
}

#[test]
fn without_postgres_too_only_the_only_node_goes_on() {
    play(async {
        for only in [true, false] {
            let (mut redis, mut postgres) = (Redis::start(), Postgres::start());
            let mut environment = vec![("GATEHOUSE_GATE__DECISION_DEADLINE_MS".into(), "3000".into())];
            environment.push(("GATEHOUSE_OUTAGE__ONLY_NODE".into(), only.to_string()));
            let gatehouse = Gatehouse::start_with(Settings {
                redis_url: Some(redis.url()),
                postgres_url: Some(postgres.database()),
                environment,
                ..Settings::default()
            });
            let stage = journaling_stage(&gatehouse).await;
            let tickets = stage.tickets("general", 2).await;
            assert_admitted(&stage.scan(keyed(&tickets[0], "north")).await);
            postgres.stop();
            redis.kill9();
            if only {
                assert_degraded(&first_degraded(&stage, &tickets[1]).await);
                assert_denied(&stage.enter(&tickets[1].code, "south").await, "ALREADY_CHECKED_IN", "amber");
            } else {
                stage.send(&keyed(&tickets[1], "north")).await.problem(503, "UNDECIDED");
            }
            // Redis first: as another server than before it is used only once Postgres says whose the event is.
            redis.restart();
            postgres.restart();
            over(&gatehouse, &stage).await;
            let entry = first_degraded(&stage, &tickets[1]).await;
            assert_eq!(entry["verdict"], "ADMIT", "{entry}");
            assert_eq!(stage.inside().await, 2);
        }
    });
}

/// A disk of its own for the journals, too small for them; or, where none may be mounted, something in their way.
struct NoRoom {
    folder: PathBuf,
    mounted: bool,
}

impl NoRoom {
    fn at(folder: PathBuf) -> NoRoom {
        std::fs::create_dir_all(&folder).expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=4k", "none"]).arg(&folder);
        let mounted = mount.output().is_ok_and(|done| done.status.success());
        if mounted {
            std::fs::write(folder.join("ballast"), [1; 4096]).expect("all there is");
        } else {
            std::fs::remove_dir(&folder).expect("an empty folder");
            std::fs::write(&folder, "in the way").expect("a file");
        }
        NoRoom { folder, mounted }
    }

    fn make(&self) {
        if self.mounted {
            let mut grow = Command::new("mount");
            grow.args(["-o", "remount,size=1m"]).arg(&self.folder);
            assert!(grow.status().expect("mount").success());
        } else {
            std::fs::remove_file(&self.folder).expect("the file in the way");
        }
    }
}

impl Drop for NoRoom {
    fn drop(&mut self) {
        if self.mounted {
            drop(Command::new("umount").arg("-l").arg(&self.folder).status());
        }
    }
}

#[test]
fn a_full_disk_admits_nobody_until_there_is_room() {
    play(async {
        let mut redis = Redis::start();
        let gatehouse = on(&redis);
        let stage = journaling_stage(&gatehouse).await;
        let tickets = stage.tickets("general", 3).await;
        assert_admitted(&stage.scan(keyed(&tickets[0], "north")).await);
        let full = NoRoom::at(folder(&gatehouse));
        redis.kill9();
        stage.send(&keyed(&tickets[1], "north")).await.problem(503, "UNDECIDED");
        full.make();
        let entry = first_degraded(&stage, &tickets[2]).await;
        assert_degraded(&entry);
        // Who was not decided was not let in, and is now.
        assert_degraded(&stage.scan(keyed(&tickets[1], "south")).await);
        redis.restart();
        over(&gatehouse, &stage).await;
        let mut history = Vec::new();
        for (ticket, point) in [(&tickets[0], "north"), (&tickets[1], "south"), (&tickets[2], "north")] {
            history.push(told(&stage.scan(keyed(ticket, point)).await, ticket));
        }
        audit(&stage, &history).await;
    });
}
