//! The turnstile did not turn.

use crate::World;
use crate::support::stage::text;
use crate::support::{Answer, Stage, assert_admitted, assert_denied};
use serde_json::{Value, json};
use std::sync::Arc;

async fn annul(stage: &Stage, which: &str, device: &str) -> Answer {
    let body = json!({"deviceId": device, "reason": "did not turn"});
    stage.scanner.post(&stage.path(&format!("/scans/{which}/annul")), &body).await
}

fn scan_id(verdict: &Value) -> String {
    text(verdict, "/scan/id")
}

pub async fn an_annulled_entry_never_happened(world: Arc<World>) {
    let stage = Stage::with(&world, json!({}), json!({"allowReentry": true, "reentryLimit": 2})).await;
    let ticket = stage.ticket().await;
    let body = json!({"code": ticket.code, "kind": "CHECK_IN", "scanPoint": "north", "deviceId": "lane-1", "idempotencyKey": "k"});
    let entry = stage.scan(body.clone()).await;
    let taken_back = annul(&stage, &scan_id(&entry), "lane-1").await.expect(200);
    assert_eq!(taken_back["scan"]["id"], entry["scan"]["id"], "{taken_back}");
    assert!(taken_back["scan"]["annulledAt"].is_string(), "{taken_back}");
    assert_eq!((&taken_back["ticket"]["status"], &taken_back["ticket"]["entries"]), (&json!("ACTIVE"), &json!(0)));
    assert_eq!(stage.inside().await, 0);
    assert_eq!(annul(&stage, &scan_id(&entry), "lane-1").await.expect(200), taken_back, "a repeat answers the same");
    assert_denied(&stage.scan(body).await, "ANNULLED", "red");
    for left in [1, 0] {
        let entry = stage.enter(&ticket.code, "north").await;
        assert_admitted(&entry);
        assert_eq!(entry["ticket"]["entriesLeft"], left, "the annulled entry does not count: {entry}");
        assert_admitted(&stage.leave(&ticket.code, "north").await);
    }
}

pub async fn an_annulled_exit_leaves_the_guest_inside(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let entry = stage.enter(&ticket.code, "north").await;
    let exit = stage.leave(&ticket.code, "south").await;
    annul(&stage, &scan_id(&exit), "lane-1").await.expect(200);
    assert_eq!(stage.inside().await, 1);
    let again = stage.enter(&ticket.code, "west").await;
    assert_denied(&again, "ALREADY_CHECKED_IN", "amber");
    assert_eq!(again["earlier"]["at"], entry["scan"]["scannedAt"], "inside since the first entry: {again}");
    assert_eq!(again["earlier"]["scanPoint"], "north", "{again}");
}

pub async fn only_the_latest_accepted_scan_can_be_taken_back(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let entry = stage.enter(&ticket.code, "north").await;
    let exit = stage.leave(&ticket.code, "north").await;
    annul(&stage, &scan_id(&entry), "lane-1").await.problem(409, "NOT_LATEST_SCAN");
    assert_eq!(stage.inside().await, 0);
    annul(&stage, &scan_id(&exit), "lane-1").await.expect(200);
    assert_eq!(stage.inside().await, 1);
}

pub async fn only_its_own_device_may_take_it_back(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let tickets = stage.tickets("general", 2).await;
    let entry = stage.enter(&tickets[0].code, "north").await;
    annul(&stage, &scan_id(&entry), "lane-2").await.problem(403, "NOT_YOUR_SCAN");
    // Without a device the subject of the token counts.
    let bare = stage.scan(json!({"code": tickets[1].code, "kind": "CHECK_IN"})).await;
    let path = stage.path(&format!("/scans/{}/annul", scan_id(&bare)));
    stage.admin.post(&path, &json!({})).await.problem(403, "NOT_YOUR_SCAN");
    assert_eq!(stage.inside().await, 2);
    stage.scanner.post(&path, &json!({})).await.expect(200);
    assert_eq!(stage.inside().await, 1);
}

pub async fn what_cannot_be_annulled_says_so(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let other = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let refused = stage.leave(&ticket.code, "north").await;
    assert_eq!(annul(&stage, &scan_id(&refused), "lane-1").await.status, 409, "a refusal has nothing to take back");
    annul(&stage, "scn_01h455vb4pex5vsknk084sn02q", "lane-1").await.problem(404, "NOT_FOUND");
    let nonsense = annul(&stage, "nonsense", "lane-1").await;
    assert!([404, 422].contains(&nonsense.status), "{nonsense}");
    let entry = stage.enter(&ticket.code, "north").await;
    annul(&other, &scan_id(&entry), "lane-1").await.problem(404, "NOT_FOUND");
    assert_eq!(stage.inside().await, 1);
}

pub async fn by_key_and_ahead_of_its_scan(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let tickets = stage.tickets("general", 2).await;
    let body = |n: usize, key: &str| json!({"code": tickets[n].code, "kind": "CHECK_IN", "scanPoint": "north", "deviceId": "lane-1", "idempotencyKey": key});
    assert_admitted(&stage.scan(body(0, "seen")).await);
    let taken_back = annul(&stage, "key:seen", "lane-1").await.expect(200);
    assert_eq!(taken_back["ticket"]["id"], tickets[0].id.as_str(), "{taken_back}");
    assert_eq!(stage.inside().await, 0);
    // The annulment overtakes its scan, which must not admit when it comes.
    annul(&stage, "key:lost", "lane-1").await.expect(200);
    assert_denied(&stage.scan(body(1, "lost")).await, "ANNULLED", "red");
    assert_eq!(stage.inside().await, 0);
    assert_admitted(&stage.scan(body(1, "fresh")).await);
}
