//! One key, one answer.

use crate::World;
use crate::support::client::{Answer, send};
use crate::support::{Stage, assert_admitted, assert_denied};
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;

fn keyed(code: &str, key: &str) -> Value {
    json!({"code": code, "kind": "CHECK_IN", "scanPoint": "north", "deviceId": "lane-1", "idempotencyKey": key})
}

async fn with_header(stage: &Stage, key: &str, body: &Value) -> Answer {
    send(stage.scanner.request(Method::POST, &stage.path("/scans")).header("idempotency-key", key).json(body)).await
}

pub async fn a_repeat_gets_the_same_answer_by_body_or_header(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let first = stage.scan(keyed(&ticket.code, "try-1")).await;
    assert_admitted(&first);
    assert_eq!(stage.scan(keyed(&ticket.code, "try-1")).await, first);
    let mut bare = keyed(&ticket.code, "try-1");
    bare.as_object_mut().expect("an object").remove("idempotencyKey");
    assert_eq!(with_header(&stage, "try-1", &bare).await.expect(200), first, "the header is the same key");
    assert_eq!((stage.inside().await, stage.feed().await.len()), (1, 1), "one entry, one record");
    // Also long after: the guest went out and the retry still tells what was answered then.
    assert_admitted(&stage.leave(&ticket.code, "north").await);
    assert_eq!(stage.scan(keyed(&ticket.code, "try-1")).await, first);
    assert_eq!(stage.inside().await, 0);
}

pub async fn a_denial_is_repeated_too(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let mut exit = keyed(&ticket.code, "exit-1");
    exit["kind"] = json!("CHECK_OUT");
    let first = stage.scan(exit.clone()).await;
    assert_denied(&first, "NOT_CHECKED_IN", "red");
    assert_admitted(&stage.enter(&ticket.code, "north").await);
    assert_eq!(stage.scan(exit).await, first, "the denial as it was given");
    assert_eq!(stage.inside().await, 1, "a repeated denial lets nobody out");
}

pub async fn a_reused_key_is_a_conflict(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let tickets = stage.tickets("general", 2).await;
    assert_admitted(&stage.scan(keyed(&tickets[0].code, "once")).await);
    stage.send(&keyed(&tickets[1].code, "once")).await.problem(409, "KEY_REUSED");
    let mut elsewhere = keyed(&tickets[0].code, "once");
    elsewhere["scanPoint"] = json!("south");
    stage.send(&elsewhere).await.problem(409, "KEY_REUSED");
    assert_eq!((stage.inside().await, stage.feed().await.len()), (1, 1));
    assert_admitted(&stage.scan(keyed(&tickets[1].code, "another")).await);
}

pub async fn a_key_belongs_to_its_event(world: Arc<World>) {
    let (one, other) = (Stage::new(&world).await, Stage::new(&world).await);
    let (here, there) = (one.ticket().await, other.ticket().await);
    assert_admitted(&one.scan(keyed(&here.code, "shared")).await);
    assert_admitted(&other.scan(keyed(&there.code, "shared")).await);
}
