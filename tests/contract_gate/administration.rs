//! Tenants, events, ticket types, scan points and devices: made, read, changed, removed.

use crate::World;
use crate::support::stage::text;
use crate::support::tokens::Mint;
use crate::support::{Client, Stage, assert_admitted, assert_denied, eventually};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// Made, read by id, found in the list, changed, removed, gone.
async fn lives(client: &Client, list: &str, query: &str, body: Value) -> Value {
    let made = client.post(list, &body).await.expect(201);
    let id = text(&made, "/id");
    let path = format!("{list}/{id}");
    assert_eq!(client.get(&path).await.expect(200)["id"], id.as_str());
    let listed = client.get(&format!("{list}{query}")).await.expect(200);
    assert!(listed.to_string().contains(&id), "{list}{query} lists {id}: {listed}");
    let renamed = client.patch(&path, &json!({"name": "Renamed"})).await.expect(200);
    assert_eq!((&renamed["name"], &renamed["id"]), (&json!("Renamed"), &json!(id)), "{renamed}");
    assert_eq!(client.get(&path).await.expect(200)["name"], "Renamed");
    let removed = client.delete(&path).await;
    assert!([200, 204].contains(&removed.status), "{removed}");
    made
}

async fn is_gone(client: &Client, path: &str) {
    client.get(path).await.problem(404, "NOT_FOUND");
    client.patch(path, &json!({"name": "Ghost"})).await.problem(404, "NOT_FOUND");
}

fn unique(word: &str) -> String {
    format!("{word}-{}", uuid::Uuid::new_v4().simple())
}

pub async fn events_live_from_creation_to_deletion(world: Arc<World>) {
    let admin = world.client("admin");
    let slug = unique("gala");
    let body = json!({"name": "Gala", "slug": slug, "startsAt": "2030-05-01T18:00:00Z", "endsAt": "2030-05-02T02:00:00Z",
        "timeZone": "Europe/Berlin", "occupancyLimit": 100, "outagePolicy": "deny"});
    let made = lives(&admin, "/v1/events", "", body).await;
    assert_eq!(
        (&made["slug"], &made["occupancyLimit"], &made["timeZone"]),
        (&json!(slug), &json!(100), &json!("Europe/Berlin"))
    );
    assert!(text(&made, "/id").starts_with("evt_"), "{made}");
    assert!(text(&made, "/startsAt").starts_with("2030-05-01T18:00:00"), "{made}");
    is_gone(&admin, &format!("/v1/events/{}", text(&made, "/id"))).await;
    is_gone(&admin, &format!("/v1/events/{slug}")).await;
    // By slug wherever an id is taken, and a slug is one of a kind.
    let stage = Stage::new(&world).await;
    let by_slug = admin.get(&format!("/v1/events/{}", stage.slug)).await.expect(200);
    assert_eq!(by_slug["id"], stage.event.as_str());
    assert_eq!(admin.get(&format!("/v1/events/{}/occupancy", stage.slug)).await.expect(200)["inside"], 0);
    assert_eq!(admin.post("/v1/events", &json!({"name": "Copy", "slug": stage.slug})).await.status, 409);
    let (one, two) = (json!({"name": "Harbour Night"}), json!({"name": "Harbour Night"}));
    let (one, two) =
        (admin.post("/v1/events", &one).await.expect(201), admin.post("/v1/events", &two).await.expect(201));
    assert_ne!(one["slug"], two["slug"], "a slug that nobody chose is found");
}

pub async fn ticket_types_live_from_creation_to_deletion(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let body = json!({"event": stage.slug, "name": "VIP", "slug": "vip", "price": 12_550, "currency": "EUR", "capacity": 40,
        "allowReentry": true, "reentryLimit": 3, "acceptedScanPoints": ["gate-c"]});
    let query = format!("?event={}", stage.event);
    let made = lives(&stage.admin, "/v1/ticket-types", &query, body).await;
    assert!(text(&made, "/id").starts_with("adm_"), "{made}");
    assert_eq!(
        (&made["price"], &made["currency"], &made["capacity"]),
        (&json!(12_550), &json!("EUR"), &json!(40)),
        "{made}"
    );
    assert_eq!((&made["allowReentry"], &made["reentryLimit"]), (&json!(true), &json!(3)), "{made}");
    is_gone(&stage.admin, &format!("/v1/ticket-types/{}", text(&made, "/id"))).await;
    let again = json!({"event": stage.event, "name": "General", "slug": "general"});
    assert_eq!(stage.admin.post("/v1/ticket-types", &again).await.status, 409, "a slug once per event");
    let by_slug = stage.admin.get(&format!("/v1/ticket-types/general{query}")).await.expect(200);
    assert_eq!(by_slug["slug"], "general");
}

pub async fn scan_points_live_from_creation_to_deletion(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let body = json!({"event": stage.event, "name": "North", "slug": "north", "acceptedTicketTypes": ["general"]});
    let query = format!("?event={}", stage.event);
    let made = lives(&stage.admin, "/v1/scan-points", &query, body).await;
    assert!(text(&made, "/id").starts_with("spt_"), "{made}");
    is_gone(&stage.admin, &format!("/v1/scan-points/{}", text(&made, "/id"))).await;
}

pub async fn devices_live_from_creation_to_deletion(world: Arc<World>) {
    let admin = world.client("admin");
    let made = admin.post("/v1/devices", &json!({"name": "Lane 7"})).await.expect(201);
    let id = text(&made, "/id");
    assert!(id.starts_with("dev_"), "{made}");
    let path = format!("/v1/devices/{id}");
    assert_eq!(admin.get(&path).await.expect(200)["name"], "Lane 7");
    let listed = admin.get("/v1/devices").await.expect(200);
    assert!(listed.to_string().contains(&id), "{listed}");
    assert_eq!(admin.patch(&path, &json!({"name": "Lane 8"})).await.expect(200)["name"], "Lane 8");
    let removed = admin.delete(&path).await;
    assert!([200, 204].contains(&removed.status), "{removed}");
    // A revoked device stays known, so that nobody wonders where it went, or is gone; it is never active again.
    let after = admin.get(&path).await;
    assert!(after.status == 404 || after.expect(200).to_string().contains("revoked"), "{after}");
}

pub async fn tenants_live_from_creation_to_deletion(world: Arc<World>) {
    let platform = platform(&world);
    let body = json!({"name": "Other Hall", "slug": unique("hall")});
    let made = lives(&platform, "/v1/tenants", "", body).await;
    assert!(text(&made, "/id").starts_with("tnt_"), "{made}");
    is_gone(&platform, &format!("/v1/tenants/{}", text(&made, "/id"))).await;
    let scanner = world.client("scanner");
    assert_eq!(scanner.post("/v1/tenants", &json!({"name": "Mine"})).await.status, 403);
    let own = world.client("admin").get(&format!("/v1/tenants/{}", world.tenant_id())).await.expect(200);
    assert_eq!(own["id"], world.tenant_id());
}

/// A caller who administers tenants: FULL without a tenant.
pub fn platform(world: &World) -> Client {
    let token = Mint::of(world, "admin").with("tenant", Value::Null).token();
    Client::new(world.url()).with_token(&token)
}

pub async fn wrong_fields_are_named(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let wrong = [
        ("/v1/events", json!({}), "name"),
        ("/v1/events", json!({"name": 7}), "name"),
        ("/v1/events", json!({"name": ""}), "name"),
        ("/v1/events", json!({"name": "x", "slug": "Not A Slug!"}), "slug"),
        ("/v1/events", json!({"name": "x", "startsAt": "tomorrow"}), "startsAt"),
        ("/v1/events", json!({"name": "x", "timeZone": "Mars/Olympus"}), "timeZone"),
        ("/v1/events", json!({"name": "x", "occupancyLimit": -1}), "occupancyLimit"),
        ("/v1/events", json!({"name": "x", "outagePolicy": "pray"}), "outagePolicy"),
        ("/v1/ticket-types", json!({"name": "x"}), "event"),
        ("/v1/ticket-types", json!({"event": "nowhere-at-all", "name": "x"}), "event"),
        ("/v1/ticket-types", json!({"event": stage.event, "name": "x", "price": -5}), "price"),
        ("/v1/ticket-types", json!({"event": stage.event, "name": "x", "capacity": -1}), "capacity"),
        ("/v1/scan-points", json!({"event": stage.event}), "name"),
        ("/v1/devices", json!({}), "name"),
    ];
    for (path, body, field) in wrong {
        let answer = stage.admin.post(path, &body).await;
        // An event that is not there may be said as the address would say it.
        let expected = if body["event"] == "nowhere-at-all" { &[404, 422][..] } else { &[422] };
        assert!(expected.contains(&answer.status), "{body}: {answer}");
        assert!(answer.status == 404 || answer.text().contains(field), "{body} names `{field}`: {answer}");
    }
}

pub async fn changes_reach_the_gate_at_once(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let tickets = stage.tickets("general", 3).await;
    assert_admitted(&stage.enter(&tickets[0].code, "north").await);
    stage.admin.patch(&stage.path(""), &json!({"occupancyLimit": 1})).await.expect(200);
    eventually("the new limit holds", Duration::from_secs(5), async || {
        (stage.validate(&tickets[1].code).await["reason"] == "FULL").then_some(())
    })
    .await;
    assert_denied(&stage.enter(&tickets[1].code, "north").await, "FULL", "red");
    stage.admin.patch(&stage.path(""), &json!({"occupancyLimit": null})).await.expect(200);
    eventually("no limit again", Duration::from_secs(5), async || {
        (stage.validate(&tickets[1].code).await["verdict"] == "ADMIT").then_some(())
    })
    .await;
    assert_admitted(&stage.enter(&tickets[2].code, "north").await);
}
