//! How often, where and when: scanning.md, "The decision" and "Policy".

use crate::World;
use crate::support::stage::text;
use crate::support::{Stage, assert_admitted, assert_denied};
use serde_json::{Value, json};
use std::sync::Arc;

pub async fn unstated_policy_lets_in_and_out_without_limit(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    for entries in 1..=4 {
        let entry = stage.enter(&ticket.code, "north").await;
        assert_admitted(&entry);
        assert_eq!(entry["ticket"]["entries"], entries, "{entry}");
        assert!(entry["ticket"]["entriesLeft"].is_null(), "no limit: {entry}");
        assert_denied(&stage.enter(&ticket.code, "south").await, "ALREADY_CHECKED_IN", "amber");
        assert_admitted(&stage.leave(&ticket.code, "north").await);
    }
}

pub async fn single_entry_refuses_reentry(world: Arc<World>) {
    let stage = Stage::with(&world, json!({}), json!({"allowReentry": false})).await;
    let ticket = stage.ticket().await;
    let entry = stage.enter(&ticket.code, "north").await;
    assert_admitted(&entry);
    assert_eq!(entry["ticket"]["entriesLeft"], 0, "{entry}");
    assert_denied(&stage.enter(&ticket.code, "south").await, "ALREADY_CHECKED_IN", "amber");
    assert_admitted(&stage.leave(&ticket.code, "north").await);
    assert_denied(&stage.enter(&ticket.code, "north").await, "REENTRY_NOT_ALLOWED", "red");
    assert_eq!(stage.inside().await, 0);
}

pub async fn limited_reentry_counts_the_first(world: Arc<World>) {
    let stage = Stage::with(&world, json!({}), json!({"allowReentry": true, "reentryLimit": 3})).await;
    let ticket = stage.ticket().await;
    for left in [2, 1, 0] {
        let entry = stage.enter(&ticket.code, "north").await;
        assert_admitted(&entry);
        assert_eq!(entry["ticket"]["entriesLeft"], left, "{entry}");
        assert_admitted(&stage.leave(&ticket.code, "north").await);
    }
    let refused = stage.enter(&ticket.code, "north").await;
    assert_denied(&refused, "REENTRY_LIMIT_REACHED", "red");
    assert_eq!((&refused["ticket"]["entries"], &refused["ticket"]["entriesLeft"]), (&json!(3), &json!(0)), "{refused}");
}

pub async fn nonsense_policies_are_refused_with_the_field_named(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let nonsense = [
        json!({"reentryLimit": 2}),
        json!({"allowReentry": false, "reentryLimit": 2}),
        json!({"allowReentry": true, "reentryLimit": 0}),
        json!({"allowReentry": true, "reentryLimit": -1}),
        json!({"allowReentry": true, "reentryLimit": 1.5}),
    ];
    for policy in nonsense {
        let mut body = json!({"event": stage.event, "name": "Odd"});
        body.as_object_mut().expect("an object").extend(policy.as_object().expect("an object").clone());
        let problem = stage.admin.post("/v1/ticket-types", &body).await.expect(422);
        assert!(problem.to_string().contains("reentryLimit"), "{policy}: {problem}");
    }
}

pub async fn a_type_keeps_to_its_scan_points(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    stage.make_type("members", json!({"acceptedScanPoints": ["gate-c"]})).await;
    let ticket = stage.tickets("members", 1).await.remove(0);
    let refused = stage.enter(&ticket.code, "gate-a").await;
    assert_denied(&refused, "WRONG_SCAN_POINT", "red");
    assert!(text(&refused, "/message").contains("gate-c"), "staff say where to go: {refused}");
    assert_admitted(&stage.enter(&ticket.code, "gate-c").await);
    assert_admitted(&stage.leave(&ticket.code, "gate-a").await);
}

pub async fn a_scan_point_keeps_to_its_types(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    stage.make_type("press", json!({})).await;
    let point =
        json!({"event": stage.event, "name": "Press door", "slug": "press-door", "acceptedTicketTypes": ["press"]});
    stage.admin.post("/v1/scan-points", &point).await.expect(201);
    let (guest, reporter) = (stage.ticket().await, stage.tickets("press", 1).await.remove(0));
    assert_denied(&stage.enter(&guest.code, "press-door").await, "WRONG_SCAN_POINT", "red");
    assert_admitted(&stage.enter(&reporter.code, "press-door").await);
    assert_admitted(&stage.enter(&guest.code, "main").await);
}

pub async fn too_early_and_too_late(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    stage.make_type("early", json!({"entryFrom": hours_from_now(2)})).await;
    stage.make_type("late", json!({"entryUntil": hours_from_now(-2)})).await;
    stage.make_type("now", json!({"entryFrom": hours_from_now(-1), "entryUntil": hours_from_now(1)})).await;
    let code = async |kind: &str| stage.tickets(kind, 1).await.remove(0).code;
    assert_denied(&stage.enter(&code("early").await, "north").await, "TOO_EARLY", "red");
    assert_denied(&stage.enter(&code("late").await, "north").await, "TOO_LATE", "red");
    assert_admitted(&stage.enter(&code("now").await, "north").await);
}

pub async fn a_duplicate_outranks_the_window_and_exits_are_always_open(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let brief = stage.make_type("brief", json!({"allowReentry": false})).await;
    let tickets = stage.tickets("brief", 2).await;
    assert_admitted(&stage.enter(&tickets[0].code, "north").await);
    let closed = json!({"entryUntil": hours_from_now(-1)});
    stage.admin.patch(&format!("/v1/ticket-types/{brief}"), &closed).await.expect(200);
    crate::support::eventually("the window closes", std::time::Duration::from_secs(5), async || {
        (stage.validate(&tickets[1].code).await["reason"] == "TOO_LATE").then_some(())
    })
    .await;
    assert_denied(&stage.enter(&tickets[0].code, "south").await, "ALREADY_CHECKED_IN", "amber");
    assert_admitted(&stage.leave(&tickets[0].code, "north").await);
    assert_denied(&stage.enter(&tickets[0].code, "south").await, "REENTRY_NOT_ALLOWED", "red");
}

pub async fn a_full_event_opens_again_when_somebody_leaves(world: Arc<World>) {
    let stage = Stage::with(&world, json!({"occupancyLimit": 2}), json!({})).await;
    let tickets = stage.tickets("general", 3).await;
    for ticket in &tickets[..2] {
        assert_admitted(&stage.enter(&ticket.code, "north").await);
    }
    let full = stage.enter(&tickets[2].code, "north").await;
    assert_denied(&full, "FULL", "red");
    assert_eq!(full["occupancy"], json!({"inside": 2, "limit": 2}), "{full}");
    assert_denied(&stage.enter(&tickets[0].code, "south").await, "ALREADY_CHECKED_IN", "amber");
    assert_admitted(&stage.leave(&tickets[0].code, "north").await);
    assert_admitted(&stage.enter(&tickets[2].code, "north").await);
}

pub fn hours_from_now(hours: i64) -> Value {
    json!((chrono::Utc::now() + chrono::Duration::hours(hours)).to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
}
