//! What a scan is answered.

use crate::World;
use crate::support::client::send;
use crate::support::stage::text;
use crate::support::{Stage, assert_admitted, assert_denied};
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;

pub async fn an_admission_says_everything(world: Arc<World>) {
    let stage = Stage::with(&world, json!({"occupancyLimit": 50}), json!({})).await;
    let ticket = stage.ticket().await;
    let verdict = stage.enter(&ticket.code, "north").await;
    assert_admitted(&verdict);
    assert!(text(&verdict, "/message").len() > 2, "{verdict}");
    let scan = &verdict["scan"];
    assert!(text(scan, "/id").starts_with("scn_"), "{verdict}");
    assert_eq!((&scan["kind"], &scan["scanPoint"]), (&json!("CHECK_IN"), &json!("north")), "{verdict}");
    assert_eq!(scan["deviceId"], "lane-1", "{verdict}");
    let at = chrono::DateTime::parse_from_rfc3339(&text(scan, "/scannedAt")).expect("scannedAt is a moment");
    let age = chrono::Utc::now().signed_duration_since(at).num_seconds();
    assert!((-5..60).contains(&age), "scanned {age} s ago");
    let shown = &verdict["ticket"];
    assert_eq!((&shown["id"], &shown["status"]), (&json!(ticket.id), &json!("REDEEMED")), "{verdict}");
    assert_eq!(shown["entries"], 1, "{verdict}");
    assert!(shown["type"].to_string().contains("general"), "{verdict}");
    assert!(shown["holder"].to_string().contains("Guest 0"), "{verdict}");
    assert!(shown.get("entriesLeft").is_some(), "{verdict}");
    assert_eq!((&verdict["occupancy"]["inside"], &verdict["occupancy"]["limit"]), (&json!(1), &json!(50)), "{verdict}");
    for rare in ["doubleRead", "anomaly", "degraded"] {
        assert!(verdict.get(rare).is_none(), "{rare} is present only when true: {verdict}");
    }
}

pub async fn a_second_entry_names_the_first(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let first = stage.enter(&ticket.code, "north").await;
    let body = json!({"code": ticket.code, "kind": "CHECK_IN", "scanPoint": "south", "deviceId": "lane-2"});
    let second = stage.scan(body).await;
    assert_denied(&second, "ALREADY_CHECKED_IN", "amber");
    assert_eq!(second["earlier"]["at"], first["scan"]["scannedAt"], "{second}");
    assert_eq!(second["earlier"]["scanPoint"], "north", "{second}");
    assert_eq!(second["earlier"]["deviceId"], "lane-1", "{second}");
    assert!(second.get("doubleRead").is_none(), "another gate: {second}");
    assert!(text(&second, "/scan/id").starts_with("scn_"), "a refusal has a scan id too: {second}");
    assert_ne!(second["scan"]["id"], first["scan"]["id"]);
    assert_eq!(second["ticket"]["entries"], 1, "{second}");
    assert_eq!(second["occupancy"]["inside"], 1, "{second}");
}

pub async fn a_double_read_is_not_a_pass_back(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    assert_admitted(&stage.enter(&ticket.code, "north").await);
    let again = stage.enter(&ticket.code, "north").await;
    assert_denied(&again, "ALREADY_CHECKED_IN", "amber");
    assert_eq!(again["doubleRead"], true, "{again}");
}

pub async fn an_exit_frees_the_place_and_needs_an_entry(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    assert_denied(&stage.leave(&ticket.code, "north").await, "NOT_CHECKED_IN", "red");
    assert_admitted(&stage.enter(&ticket.code, "north").await);
    assert_eq!(stage.inside().await, 1);
    let exit = stage.leave(&ticket.code, "south").await;
    assert_admitted(&exit);
    assert_eq!((&exit["scan"]["kind"], &exit["ticket"]["status"]), (&json!("CHECK_OUT"), &json!("ACTIVE")), "{exit}");
    assert_eq!(exit["ticket"]["entries"], 1, "an exit gives no entry back: {exit}");
    assert_eq!(exit["occupancy"]["inside"], 0, "{exit}");
    assert_denied(&stage.leave(&ticket.code, "south").await, "NOT_CHECKED_IN", "red");
}

pub async fn validate_decides_and_records_nothing(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let looked = stage.validate(&ticket.code).await;
    assert_admitted(&looked);
    assert!(looked["scan"].is_null() && looked.get("scan").is_some(), "{looked}");
    assert_eq!(looked["ticket"]["id"], ticket.id.as_str(), "{looked}");
    assert_eq!((stage.inside().await, stage.feed().await), (0, vec![]));
    assert_admitted(&stage.enter(&ticket.code, "north").await);
    assert_denied(&stage.validate(&ticket.code).await, "ALREADY_CHECKED_IN", "amber");
    assert_denied(&stage.validate("GH1.nonsense").await, "INVALID_CODE", "red");
    assert_eq!(stage.feed().await.len(), 1, "only the scan is in the feed");
}

pub async fn messagepack_in_and_out(world: Arc<World>) {
    const TYPE: &str = "application/msgpack";
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let scan = json!({"code": ticket.code, "kind": "CHECK_IN", "scanPoint": "north"});
    let packed = rmp_serde::to_vec_named(&scan).expect("a scan can be packed");
    let request = stage.scanner.request(Method::POST, &stage.path("/scans"));
    let answer = send(request.header("content-type", TYPE).header("accept", TYPE).body(packed)).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, TYPE), "{answer}");
    let verdict: Value = rmp_serde::from_slice(&answer.body).expect("the answer is MessagePack");
    assert_admitted(&verdict);
    assert_eq!((&verdict["ticket"]["id"], &verdict["scan"]["scanPoint"]), (&json!(ticket.id), &json!("north")));
    // JSON in, MessagePack out: each goes by its own header.
    let request = stage.scanner.request(Method::POST, &stage.path("/scans"));
    let answer = send(request.header("accept", TYPE).json(&scan)).await;
    let verdict: Value = rmp_serde::from_slice(&answer.body).expect("the answer is MessagePack");
    assert_denied(&verdict, "ALREADY_CHECKED_IN", "amber");
    let broken = stage.scanner.post_raw(&stage.path("/scans"), TYPE, [0xc1, 0xff]).await;
    assert_eq!(broken.status, 400, "{broken}");
}

pub async fn every_answer_has_a_request_id(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let request = stage.scanner.request(Method::GET, &stage.path("/occupancy"));
    let answer = send(request.header("x-request-id", "gate-7-4711")).await;
    assert_eq!(answer.header("x-request-id"), "gate-7-4711");
    let (one, other) = (stage.scanner.get("/v1/nothing").await, stage.scanner.get("/v1/nothing").await);
    assert!(!one.header("x-request-id").is_empty(), "an error has one too");
    assert_ne!(one.header("x-request-id"), other.header("x-request-id"));
}
