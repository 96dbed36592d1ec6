//! Everybody at the same moment.

use crate::play;
use crate::support::{Client, Gatehouse, Stage, assert_admitted, assert_denied};
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::sync::Barrier;

const CONNECTIONS: usize = 50;

/// Sends every body over one of the connections, all released at once; gives the answers in order.
async fn all_at_once(stage: &Stage, bodies: Vec<Value>) -> Vec<Value> {
    let clients: Vec<Client> = (0..CONNECTIONS).map(|_| stage.scanner.with_own_pool()).collect();
    for client in &clients {
        // Opens the connection, so that the scans themselves meet.
        client.get(&stage.path("/occupancy")).await.expect(200);
    }
    let barrier = Arc::new(Barrier::new(bodies.len()));
    let path = stage.path("/scans");
    let sending = bodies.into_iter().enumerate().map(|(n, body)| {
        let (client, barrier, path) = (clients[n % CONNECTIONS].clone(), barrier.clone(), path.clone());
        tokio::spawn(async move {
            barrier.wait().await;
            client.post(&path, &body).await.expect(200)
        })
    });
    let mut answers = Vec::new();
    for task in sending.collect::<Vec<_>>() {
        answers.push(task.await.expect("an answer"));
    }
    answers
}

#[test]
fn of_200_simultaneous_check_ins_exactly_one_is_admitted() {
    play(async {
        let gatehouse = Gatehouse::start();
        let stage = Stage::new(&gatehouse).await;
        for round in 0..3 {
            let ticket = stage.ticket().await;
            let body = |n: usize| {
                json!({"code": ticket.code, "kind": "CHECK_IN", "scanPoint": format!("gate-{}", n % 7),
                    "deviceId": format!("lane-{}", n % 50), "idempotencyKey": format!("{round}-{n}")})
            };
            let answers = all_at_once(&stage, (0..200).map(body).collect()).await;
            let (admitted, denied): (Vec<&Value>, Vec<&Value>) =
                answers.iter().partition(|answer| answer["verdict"] == "ADMIT");
            assert_eq!(admitted.len(), 1, "{admitted:?}");
            for answer in denied {
                assert_denied(answer, "ALREADY_CHECKED_IN", "amber");
                assert_eq!(answer["earlier"]["at"], admitted[0]["scan"]["scannedAt"], "{answer}");
                assert_eq!(answer["earlier"]["scanPoint"], admitted[0]["scan"]["scanPoint"], "{answer}");
            }
            assert_eq!(stage.inside().await, round + 1);
        }
    });
}

#[test]
fn fifty_copies_with_one_key_are_one_admission() {
    play(async {
        let gatehouse = Gatehouse::start();
        let stage = Stage::new(&gatehouse).await;
        let ticket = stage.ticket().await;
        let body = json!({"code": ticket.code, "kind": "CHECK_IN", "scanPoint": "north", "idempotencyKey": "one"});
        let answers = all_at_once(&stage, vec![body; 50]).await;
        for answer in &answers {
            assert_admitted(answer);
            assert_eq!(answer, &answers[0], "all copies get the same answer");
        }
        assert_eq!((stage.inside().await, stage.feed().await.len()), (1, 1), "one record, one more inside");
    });
}
