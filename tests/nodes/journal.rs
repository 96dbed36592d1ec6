//! A node that decides into its local journal, and others that must leave its event alone until it is handed in.

use crate::cluster::{Cluster, LEASE_TTL, node_id};
use crate::play;
use crate::support::client::send;
use crate::support::{Stage, Ticket, assert_admitted, assert_denied, eventually};
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(40);

fn scan(ticket: &Ticket, point: &str) -> Value {
    json!({"code": ticket.code, "kind": "CHECK_IN", "scanPoint": point, "deviceId": point,
        "idempotencyKey": format!("{point}-{}", ticket.id)})
}

async fn decided(stage: &Stage, body: &Value) -> Value {
    eventually("it is decided", PATIENCE, async || {
        let answer = stage.send(body).await;
        (answer.status == 200).then(|| answer.json())
    })
    .await
}

async fn journal(stage: &Stage) {
    let put = stage.admin.request(Method::PUT, &stage.path("/outage")).json(&json!({"policy": "journal"}));
    assert_eq!(send(put).await.expect(200)["policy"], "journal");
}

async fn outage(stage: &Stage) -> Value {
    stage.admin.get(&stage.path("/outage")).await.expect(200)
}

#[test]
fn an_event_is_taken_from_a_dead_node_that_journaled_only_by_force() {
    play(async {
        let mut cluster = Cluster::start(2);
        let stage = cluster.stage().await;
        journal(&stage).await;
        let tickets = stage.tickets("general", 3).await;
        assert_admitted(&decided(&stage, &scan(&tickets[0], "north")).await);
        let owner = cluster.owned(&stage.event, |_| true).await;
        let (here, there) = (cluster.at(owner, &stage), cluster.at(1 - owner, &stage));
        let node = node_id(&cluster.nodes[owner]).to_string();
        cluster.redis.kill9();
        let entry = decided(&here, &scan(&tickets[1], "north")).await;
        assert_eq!((&entry["verdict"], &entry["degraded"]), (&json!("ADMIT"), &json!(true)), "{entry}");
        let forwarded = decided(&there, &scan(&tickets[1], "south")).await;
        assert_denied(&forwarded, "ALREADY_CHECKED_IN", "amber");
        assert_eq!(forwarded["degraded"], true, "{forwarded}");
        cluster.nodes[owner].kill9();
        cluster.redis.restart();
        // Longer than the lease of the dead node: only its journal is in the way.
        tokio::time::sleep(LEASE_TTL * 2).await;
        there.send(&scan(&tickets[1], "east")).await.problem(503, "UNDECIDED");
        assert_eq!(outage(&there).await["journaling"]["node"], node.as_str());

        let force = async |node: &str| {
            let body = json!({"node": node, "reason": "its machine burns"});
            there.admin.post(&there.path("/outage/takeover"), &body).await
        };
        force(&node_id(&cluster.nodes[1 - owner]).to_string()).await.problem(409, "CONFLICT");
        force("north").await.problem(422, "INVALID_FIELD");
        let body = json!({"node": node, "reason": "why not"});
        there.scanner.post(&there.path("/outage/takeover"), &body).await.problem(403, "PERMISSION_MISSING");
        let forced = force(&node).await.expect(200);
        assert!(forced["warning"].as_str().is_some_and(|text| text.contains("admitted again")), "{forced}");
        let outage = &forced["outage"];
        assert_eq!((&outage["journaling"], &outage["changes"][0]["what"]), (&Value::Null, &json!("forced takeover")));
        assert_eq!(outage["changes"][0]["detail"]["node"], node.as_str(), "{outage}");

        // What the staff were told could happen does.
        let twice = decided(&there, &scan(&tickets[1], "east")).await;
        assert_admitted(&twice);
        assert_denied(&decided(&there, &scan(&tickets[0], "east")).await, "ALREADY_CHECKED_IN", "amber");

        cluster.nodes[owner].restart();
        let conflict = eventually("the contradiction is listed", PATIENCE, async || {
            let listed = there.admin.get(&there.path("/conflicts")).await.expect(200);
            listed["conflicts"].get(0).cloned()
        })
        .await;
        assert_eq!(conflict["ticket"], tickets[1].id.as_str(), "{conflict}");
        let named = [&conflict["kept"]["id"], &conflict["other"]["id"]];
        for scan in [&entry["scan"]["id"], &twice["scan"]["id"]] {
            assert!(named.contains(&scan), "{scan} is not in {conflict}");
        }
        let folder = cluster.nodes[owner].data_dir().join("node").join("journals");
        let kept = std::fs::read_dir(folder).expect("the folder of journals").flatten();
        let kept: Vec<String> = kept.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
        assert_eq!(kept, [format!("{}.1.handed-on", stage.event)], "the journal is kept for people");
        assert_admitted(&decided(&cluster.at(owner, &stage), &scan(&tickets[2], "north")).await);
    });
}

/// The owner lives, cannot reach Redis, and staff give its event away: it hears of it from Postgres, and stops.
#[test]
fn a_node_that_was_forced_out_stops_journaling() {
    play(async {
        let mut cluster = Cluster::start(1);
        let stage = cluster.stage().await;
        journal(&stage).await;
        let tickets = stage.tickets("general", 3).await;
        assert_admitted(&decided(&stage, &scan(&tickets[0], "north")).await);
        cluster.redis.kill9();
        assert_eq!(decided(&stage, &scan(&tickets[1], "north")).await["degraded"], true);
        let node = node_id(&cluster.nodes[0]).to_string();
        let body = json!({"node": node, "reason": "a drill"});
        stage.admin.post(&stage.path("/outage/takeover"), &body).await.expect(200);
        eventually("it stops", PATIENCE, async || {
            let answer = stage.send(&scan(&tickets[2], &uuid::Uuid::new_v4().to_string())).await;
            (answer.status == 503).then_some(())
        })
        .await;
        cluster.redis.restart();
        assert_denied(&decided(&stage, &scan(&tickets[1], "south")).await, "ALREADY_CHECKED_IN", "amber");
        let listed = stage.admin.get(&stage.path("/conflicts")).await.expect(200);
        assert_eq!(listed["conflicts"], json!([]), "nobody else decided meanwhile");
    });
}
