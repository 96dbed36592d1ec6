//! Many scans in one request.

use crate::World;
use crate::support::{Answer, Stage, assert_admitted, assert_denied};
use serde_json::{Value, json};
use std::sync::Arc;

async fn send(stage: &Stage, scans: &[Value]) -> Answer {
    stage.scanner.post(&stage.path("/scans/batch"), &json!({"scans": scans})).await
}

async fn results(stage: &Stage, scans: &[Value]) -> Vec<Value> {
    let body = send(stage, scans).await.expect(200);
    body["results"].as_array().unwrap_or_else(|| panic!("no `results` in {body}")).clone()
}

pub async fn results_come_in_order_and_a_bad_item_fails_alone(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let tickets = stage.tickets("general", 2).await;
    let scans = [
        json!({"code": tickets[0].code, "kind": "CHECK_IN", "scanPoint": "north", "idempotencyKey": "a"}),
        json!({"code": tickets[1].code}),
        json!({"code": "GH1.nonsense", "kind": "CHECK_IN"}),
        json!({"code": tickets[0].code, "kind": "CHECK_IN", "scanPoint": "south"}),
        json!({"code": tickets[1].code, "kind": "CHECK_IN", "idempotencyKey": "a"}),
        json!("not a scan"),
        json!({"code": tickets[1].code, "kind": "CHECK_IN"}),
        json!({"code": tickets[1].code, "kind": "CHECK_OUT"}),
    ];
    let results = results(&stage, &scans).await;
    assert_eq!(results.len(), scans.len());
    assert_admitted(&results[0]);
    assert!(results[1]["error"]["message"].is_string() && results[1].to_string().contains("kind"), "{}", results[1]);
    assert!(results[1]["error"]["code"].is_string(), "{}", results[1]);
    assert_denied(&results[2], "INVALID_CODE", "red");
    assert_denied(&results[3], "ALREADY_CHECKED_IN", "amber");
    assert_eq!(results[4]["error"]["code"], "KEY_REUSED", "{}", results[4]);
    assert!(results[5]["error"]["code"].is_string(), "{}", results[5]);
    assert_admitted(&results[6]);
    assert_admitted(&results[7]);
    assert_eq!(results[7]["scan"]["kind"], "CHECK_OUT");
    assert_eq!(stage.inside().await, 1);
}

pub async fn resending_a_batch_is_harmless(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let tickets = stage.tickets("general", 20).await;
    let scans: Vec<Value> = tickets
        .iter()
        .enumerate()
        .map(|(n, ticket)| json!({"code": ticket.code, "kind": "CHECK_IN", "idempotencyKey": format!("offline-{n}")}))
        .collect();
    let first = results(&stage, &scans).await;
    first.iter().for_each(assert_admitted);
    assert_eq!(results(&stage, &scans).await, first);
    assert_eq!((stage.inside().await, stage.feed().await.len()), (20, 20));
}

pub async fn a_thousand_are_taken_and_one_more_is_not(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let scan = json!({"code": ticket.code, "kind": "CHECK_IN", "scanPoint": "north"});
    let too_many = send(&stage, &vec![scan.clone(); 1001]).await;
    assert!([413, 422].contains(&too_many.status), "{too_many}");
    assert_eq!(stage.inside().await, 0, "nothing of it was taken");
    let results = results(&stage, &vec![scan; 1000]).await;
    assert_eq!(results.len(), 1000);
    assert_admitted(&results[0]);
    results[1..].iter().for_each(|result| assert_denied(result, "ALREADY_CHECKED_IN", "amber"));
    assert_eq!(stage.inside().await, 1);
    assert_eq!(send(&stage, &[]).await.expect(200)["results"], json!([]));
}
