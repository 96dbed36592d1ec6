//! A node dies, or only seems to.

use crate::audit::audit;
use crate::cluster::{Cluster, LEASE_TTL};
use crate::load::{Balancer, Load};
use crate::play;
use crate::support::process::signal;
use crate::support::{Stage, assert_admitted};
use nix::sys::signal::Signal;
use serde_json::{Value, json};
use std::time::Duration;

#[test]
fn the_owner_killed_under_load_is_followed_within_one_and_a_half_lease_times() {
    play(async {
        let mut cluster = Cluster::start(3);
        let stage = cluster.stage().await;
        let tickets = stage.tickets("general", 2_000).await;
        let load = Load::start(&Balancer::of(&cluster), &stage, &tickets);
        load.tells(300).await;
        let owner = cluster.owner(&stage.event).expect("somebody owns the event");
        cluster.nodes[owner].kill9();
        load.tells(300).await;
        let next = cluster.owned(&stage.event, |next| next != owner).await;
        let outcome = load.finish().await;
        let gap = outcome.longest_gap();
        println!("gap after the owner's death: {gap:?}, lease: {LEASE_TTL:?}");
        assert!(gap <= LEASE_TTL * 3 / 2, "nobody was decided for {gap:?}");
        audit(&cluster.at(next, &stage), &outcome.told).await;
    });
}

/// The old owner sleeps through its lease and wakes with scans in hand that it would admit, had it not been followed.
#[test]
fn an_owner_that_was_followed_admits_nobody() {
    play(async {
        let cluster = Cluster::start(2);
        let stage = cluster.stage().await;
        let tickets = stage.tickets("general", 20).await;
        assert_eq!(stage.inside().await, 0);
        let owner = cluster.owned(&stage.event, |_| true).await;
        let other = cluster.at(1 - owner, &stage);
        let asleep = cluster.nodes[owner].pid();
        signal(asleep, Signal::SIGSTOP);
        let there = cluster.at(owner, &stage);
        let scans: Vec<_> = tickets
            .iter()
            .map(|ticket| {
                let (there, body) =
                    (there.clone(), json!({"code": ticket.code, "kind": "CHECK_IN", "deviceId": "old"}));
                tokio::spawn(async move { there.send(&body).await })
            })
            .collect();
        let mut entries = Vec::new();
        for ticket in &tickets {
            entries.push(decided(&other, json!({"code": ticket.code, "kind": "CHECK_IN", "deviceId": "new"})).await);
        }
        entries.iter().for_each(assert_admitted);
        signal(asleep, Signal::SIGCONT);
        for scan in scans {
            let answer = scan.await.expect("an answer");
            match answer.status {
                200 => assert_eq!(answer.json()["reason"], "ALREADY_CHECKED_IN", "{answer}"),
                _ => drop(answer.problem(503, "UNDECIDED")),
            }
        }
        assert_eq!((other.inside().await, there.inside().await), (20, 20));
        for ticket in &tickets {
            let again = decided(&there, json!({"code": ticket.code, "kind": "CHECK_IN", "deviceId": "late"})).await;
            assert_eq!(again["earlier"]["deviceId"], "new", "{again}");
        }
    });
}

/// One scan until it is decided, under one key.
async fn decided(stage: &Stage, mut scan: Value) -> Value {
    scan["idempotencyKey"] = json!(uuid::Uuid::new_v4().to_string());
    let decide = async {
        loop {
            let answer = stage.send(&scan).await;
            if answer.status == 200 {
                return answer.json();
            }
            answer.problem(503, "UNDECIDED");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), decide).await.expect("decided in time")
}
