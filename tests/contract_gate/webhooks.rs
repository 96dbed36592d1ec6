//! Subscriptions, deliveries and the outbox.

use crate::World;
use crate::administration::platform;
use crate::support::poll::eventually;
use crate::support::stage::text;
use crate::support::tokens::Mint;
use crate::support::{Client, Stage, assert_admitted};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// Nobody listens there.
const NOWHERE: &str = "http://127.0.0.1:1/hook";
const LIMIT: Duration = Duration::from_secs(30);

/// A tenant of its own: what others do is not told to its webhooks.
async fn stage(world: &World) -> Stage {
    let body = json!({"name": "Told", "slug": format!("t{}", uuid::Uuid::new_v4().simple())});
    let tenant = text(&platform(world).post("/v1/tenants", &body).await.expect(201), "/id");
    let client = |like: &str| {
        let token = Mint::of(world, like).with("tenant", tenant.clone()).token();
        Client::new(world.url()).with_token(&token)
    };
    Stage::on(client("admin"), client("scanner"), json!({}), json!({})).await
}

pub async fn a_webhook_lives_from_creation_to_deletion(world: Arc<World>) {
    let stage = stage(&world).await;
    let admin = &stage.admin;
    let body = json!({"url": NOWHERE, "types": ["ticket.scanned", "ticket.issued"], "description": "Ours"});
    let made = admin.post("/v1/webhooks", &body).await.expect(201);
    assert!(text(&made, "/id").starts_with("whs_") && text(&made, "/secret").starts_with("whsec_"), "{made}");
    assert_eq!(made["types"], json!(["ticket.issued", "ticket.scanned"]));
    let path = format!("/v1/webhooks/{}", text(&made, "/id"));
    let seen = admin.get(&path).await.expect(200);
    assert!(seen.get("secret").is_none() && seen["enabled"] == true && seen["url"] == NOWHERE, "shown once: {seen}");
    let listed = admin.get("/v1/webhooks").await.expect(200);
    assert_eq!((&listed["webhooks"][0]["id"], &listed["next"]), (&made["id"], &Value::Null));
    let changed = admin.patch(&path, &json!({"enabled": false, "description": null})).await.expect(200);
    assert_eq!(
        (&changed["enabled"], &changed["description"], &changed["url"]),
        (&json!(false), &Value::Null, &NOWHERE.into())
    );
    let rotated = admin.post(&format!("{path}/rotate-secret"), &json!({})).await.expect(200);
    assert!(text(&rotated, "/secret") != text(&made, "/secret") && rotated["oldSecretUntil"].is_string(), "{rotated}");
    assert_eq!(admin.delete(&path).await.status, 204);
    admin.get(&path).await.problem(404, "NOT_FOUND");
    admin.delete(&path).await.problem(404, "NOT_FOUND");
}

pub async fn wrong_webhooks_are_refused_with_the_field_named(world: Arc<World>) {
    let admin = stage(&world).await.admin;
    let wrong = [
        (json!({"types": ["ticket.scanned"]}), "url"),
        (json!({"url": "ftp://example.com", "types": ["ticket.scanned"]}), "url"),
        (json!({"url": "https://me:secret@example.com", "types": ["ticket.scanned"]}), "url"),
        (json!({"url": NOWHERE, "types": []}), "types"),
        (json!({"url": NOWHERE, "types": ["ticket.scanned", "tickets-issued"]}), "types[1]"),
        (json!({"url": NOWHERE, "types": ["ticket.scanned"], "description": "x".repeat(201)}), "description"),
    ];
    for (body, field) in wrong {
        let problem = admin.post("/v1/webhooks", &body).await.expect(422);
        assert_eq!(problem["field"], field, "{body}: {problem}");
    }
    assert_eq!(admin.get("/v1/deliveries?state=lost").await.expect(422)["field"], "state");
    assert_eq!(admin.get("/v1/outbox?type=lost").await.expect(422)["field"], "type");
}

pub async fn webhooks_are_for_those_with_the_right_and_of_the_tenant(world: Arc<World>) {
    let (ours, theirs) = (stage(&world).await, stage(&world).await);
    let body = json!({"url": NOWHERE, "types": ["ticket.scanned"]});
    let made = ours.admin.post("/v1/webhooks", &body).await.expect(201);
    let path = format!("/v1/webhooks/{}", text(&made, "/id"));
    assert_eq!(ours.scanner.post("/v1/webhooks", &body).await.status, 403);
    assert_eq!(ours.scanner.get("/v1/deliveries").await.status, 403);
    assert_eq!(ours.scanner.get("/v1/outbox").await.status, 403);
    theirs.admin.get(&path).await.problem(404, "NOT_FOUND");
    theirs.admin.patch(&path, &json!({"url": "https://example.com/"})).await.problem(404, "NOT_FOUND");
    theirs.admin.post(&format!("{path}/rotate-secret"), &json!({})).await.problem(404, "NOT_FOUND");
    theirs.admin.delete(&path).await.problem(404, "NOT_FOUND");
    assert_eq!(theirs.admin.get("/v1/webhooks").await.expect(200)["webhooks"], json!([]));
}

pub async fn a_call_that_nobody_takes_is_seen_and_can_be_driven_again(world: Arc<World>) {
    let (stage, other) = (stage(&world).await, stage(&world).await);
    let hook = json!({"url": NOWHERE, "types": ["ticket.scanned"]});
    let hook = stage.admin.post("/v1/webhooks", &hook).await.expect(201);
    let ticket = stage.ticket().await;
    assert_admitted(&stage.enter(&ticket.code, "north").await);
    let list = format!("/v1/deliveries?state=pending&kind=ticket.scanned&webhook={}", text(&hook, "/id"));
    let failed = eventually("a failed attempt", LIMIT, async || {
        let listed = stage.admin.get(&list).await.expect(200);
        let one = listed["deliveries"].as_array().expect("a list").first().cloned()?;
        one["lastError"].is_string().then_some(one)
    })
    .await;
    assert_eq!(
        (&failed["to"], &failed["channel"], &failed["doneAt"]),
        (&NOWHERE.into(), &"webhook".into(), &Value::Null)
    );
    let news = stage.admin.get("/v1/outbox?type=ticket.scanned").await.expect(200);
    assert_eq!((&news["total"], &news["notifications"][0]["state"]), (&json!(1), &"pending".into()), "{news}");
    assert_eq!(news["notifications"][0]["id"], failed["notification"]);
    assert_eq!(news["notifications"][0]["data"]["ticketId"], ticket.id);
    let redrive = format!("/v1/deliveries/{}/redrive", text(&failed, "/id"));
    eventually("it is driven again", LIMIT, async || {
        let driven = stage.admin.post(&redrive, &json!({})).await;
        assert!([200, 409].contains(&driven.status), "409 is for while it is attempted: {driven}");
        (driven.status == 200).then_some(())
    })
    .await;
    other.admin.post(&redrive, &json!({})).await.problem(404, "NOT_FOUND");
    assert_eq!(other.admin.get("/v1/deliveries").await.expect(200)["deliveries"], json!([]));
    assert_eq!(stage.admin.get("/v1/deliveries?state=dead").await.expect(200)["deliveries"], json!([]));
}
