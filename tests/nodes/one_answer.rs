//! It does not matter which node is asked.

use crate::cluster::Cluster;
use crate::play;
use crate::support::stage::text;
use crate::support::{assert_admitted, assert_denied, eventually};
use futures_util::StreamExt;
use reqwest::Method;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

#[test]
fn one_ticket_at_every_node_at_once_is_admitted_once() {
    play(async {
        let cluster = Cluster::start(3);
        let stage = cluster.stage().await;
        for ticket in stage.tickets("general", 3).await {
            let scans = (0..200).map(|n| {
                let stage = cluster.at(n % 3, &stage);
                let body = json!({"code": ticket.code, "kind": "CHECK_IN", "scanPoint": "north",
                    "deviceId": format!("lane-{n}")});
                async move { stage.scan(body).await }
            });
            let verdicts: Vec<Value> = futures_util::future::join_all(scans).await;
            let admitted = verdicts.iter().filter(|verdict| verdict["verdict"] == "ADMIT").count();
            assert_eq!(admitted, 1, "of 200 simultaneous check-ins over three nodes");
            for verdict in verdicts.iter().filter(|verdict| verdict["verdict"] != "ADMIT") {
                assert_denied(verdict, "ALREADY_CHECKED_IN", "amber");
            }
        }
        assert_eq!((stage.inside().await, stage.feed().await.len()), (3, 600));
    });
}

#[test]
fn reads_agree_on_every_node_right_after_a_scan() {
    play(async {
        let cluster = Cluster::start(3);
        let stage = cluster.stage().await;
        let tickets = stage.tickets("general", 12).await;
        for (n, ticket) in tickets.iter().enumerate() {
            let entry = cluster.at(n % 3, &stage).enter(&ticket.code, "north").await;
            assert_admitted(&entry);
            for node in 0..3 {
                let there = cluster.at(node, &stage);
                assert_eq!(there.inside().await, n as u64 + 1, "node {node} counts");
                assert_denied(&there.validate(&ticket.code).await, "ALREADY_CHECKED_IN", "amber");
                let seen = there.admin.get(&there.path(&format!("/tickets/{}", ticket.id))).await.expect(200);
                assert_eq!(seen["entries"], 1, "{seen}");
            }
        }
        // What one node did by hand, another one knows.
        let (first, last) = (&tickets[0], &tickets[11]);
        let block = stage.path(&format!("/tickets/{}/block", first.id));
        cluster.at(1, &stage).admin.post(&block, &json!({})).await.expect(200);
        let exit = cluster.at(2, &stage).leave(&first.code, "north").await;
        assert_eq!((&exit["verdict"], &exit["anomaly"]), (&json!("ADMIT"), &json!(true)), "blocked since: {exit}");
        assert_denied(&cluster.at(0, &stage).enter(&first.code, "north").await, "TICKET_BLOCKED", "red");
        let entry = text(&cluster.at(0, &stage).leave(&last.code, "north").await, "/scan/id");
        let annul = stage.path(&format!("/scans/{entry}/annul"));
        cluster.at(2, &stage).scanner.post(&annul, &json!({"deviceId": "lane-1"})).await.expect(200);
        assert_eq!(cluster.at(1, &stage).inside().await, 11);
    });
}

#[test]
fn a_repeated_key_gets_its_answer_from_any_node() {
    play(async {
        let cluster = Cluster::start(2);
        let stage = cluster.stage().await;
        let ticket = stage.ticket().await;
        let body = json!({"code": ticket.code, "kind": "CHECK_IN", "scanPoint": "north", "deviceId": "lane-1",
            "idempotencyKey": "once"});
        let first = cluster.at(0, &stage).scan(body.clone()).await;
        assert_admitted(&first);
        assert_eq!(cluster.at(1, &stage).scan(body.clone()).await, first);
        let other = json!({"code": ticket.code, "kind": "CHECK_OUT", "idempotencyKey": "once"});
        cluster.at(1, &stage).send(&other).await.problem(409, "KEY_REUSED");
    });
}

#[test]
fn tickets_imported_at_one_node_are_known_at_the_others_at_once() {
    play(async {
        let cluster = Cluster::start(2);
        let stage = cluster.stage().await;
        for n in 0..6 {
            let (here, there) = (cluster.at(n % 2, &stage), cluster.at((n + 1) % 2, &stage));
            let ticket = here.ticket().await;
            assert_admitted(&there.enter(&ticket.code, "north").await);
        }
    });
}

#[test]
fn a_rule_that_changes_at_any_node_rules_the_next_scan_at_every_node() {
    play(async {
        let cluster = Cluster::start(3);
        let stage = cluster.stage().await;
        let types = stage.admin.get(&format!("/v1/ticket-types?event={}", stage.event)).await.expect(200);
        let change = format!("/v1/ticket-types/{}", text(&types, "/ticketTypes/0/id"));
        // Two of the three are not the owner: they have to tell it before they answer.
        for (node, ticket) in stage.tickets("general", 3).await.iter().enumerate() {
            let staff = cluster.at(node, &stage).admin;
            staff.patch(&change, &json!({"entryUntil": "2020-01-01T00:00:00Z"})).await.expect(200);
            let next = cluster.at((node + 1) % 3, &stage);
            assert_denied(&next.enter(&ticket.code, "north").await, "TOO_LATE", "red");
            staff.patch(&change, &json!({"entryUntil": null})).await.expect(200);
            assert_admitted(&next.enter(&ticket.code, "north").await);
        }
    });
}

#[test]
fn every_node_shows_the_gates_live() {
    play(async {
        let cluster = Cluster::start(2);
        let stage = cluster.stage().await;
        let ticket = stage.ticket().await;
        assert_eq!(stage.inside().await, 0);
        let mut streams = Vec::new();
        for node in 0..2 {
            let there = cluster.at(node, &stage);
            let request = there.scanner.request(Method::GET, &there.path("/live"));
            streams.push(request.send().await.expect("a stream").bytes_stream());
        }
        assert_admitted(&stage.enter(&ticket.code, "north").await);
        for (node, mut stream) in streams.into_iter().enumerate() {
            let mut heard = String::new();
            let shown = async {
                while !heard.contains("\"inside\":1") {
                    let piece = stream.next().await.expect("the stream goes on").expect("a readable piece");
                    heard.push_str(&String::from_utf8_lossy(&piece));
                }
            };
            let shown = tokio::time::timeout(Duration::from_secs(4), shown).await;
            assert!(shown.is_ok(), "node {node} did not show the scan in time");
        }
    });
}

#[test]
fn a_revoked_device_is_refused_by_every_node_within_two_seconds() {
    play(async {
        let cluster = Cluster::start(3);
        let stage = cluster.stage().await;
        let body = json!({"name": "Lane 1", "events": [stage.event]});
        let device = text(&stage.admin.post("/v1/devices", &body).await.expect(201), "/id");
        let token = stage.admin.post(&format!("/v1/devices/{device}/token"), &json!({})).await.expect(201);
        let token = text(&token, "/token");
        for node in 0..3 {
            let scanner = cluster.nodes[node].client("scanner").with_token(&token);
            scanner.get(&stage.path("/occupancy")).await.expect(200);
        }
        stage.admin.post(&format!("/v1/devices/{device}/revoke"), &json!({})).await.expect(200);
        let revoked = Instant::now();
        for node in 0..3 {
            let scanner = cluster.nodes[node].client("scanner").with_token(&token);
            let refused = async || (scanner.get(&stage.path("/occupancy")).await.status == 401).then_some(());
            eventually("the device is refused", Duration::from_secs(10), refused).await;
            assert!(revoked.elapsed() < Duration::from_secs(2), "node {node} took {:?}", revoked.elapsed());
        }
    });
}
