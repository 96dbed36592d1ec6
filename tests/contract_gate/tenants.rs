//! A tenant never sees another tenant's data: unknown, not forbidden.

use crate::World;
use crate::administration::platform;
use crate::support::stage::text;
use crate::support::tokens::Mint;
use crate::support::{Client, Stage, assert_admitted, assert_denied};
use serde_json::{Value, json};
use std::sync::Arc;

/// A new tenant with an event of its own.
async fn stranger(world: &World) -> Stage {
    let body = json!({"name": "Stranger", "slug": format!("t{}", uuid::Uuid::new_v4().simple())});
    let tenant = text(&platform(world).post("/v1/tenants", &body).await.expect(201), "/id");
    let client = |like: &str| {
        let token = Mint::of(world, like).with("tenant", tenant.clone()).token();
        Client::new(world.url()).with_token(&token)
    };
    Stage::on(client("admin"), client("scanner"), json!({}), json!({})).await
}

pub async fn another_tenant_sees_nothing(world: Arc<World>) {
    let (ours, theirs) = (Stage::new(&world).await, stranger(&world).await);
    let ticket = ours.ticket().await;
    let entry = ours.enter(&ticket.code, "north").await;
    let scan = json!({"code": ticket.code, "kind": "CHECK_IN"});
    let annul = format!("/scans/{}/annul", text(&entry, "/scan/id"));
    for rest in ["/scans", "/validate", "/scans/batch", &annul] {
        let body = if rest == "/scans/batch" { json!({"scans": [scan]}) } else { scan.clone() };
        theirs.scanner.post(&ours.path(rest), &body).await.problem(404, "NOT_FOUND");
    }
    for rest in ["/scans", "/occupancy", "/live", "/tickets/export", ""] {
        theirs.admin.get(&ours.path(rest)).await.problem(404, "NOT_FOUND");
        theirs.admin.get(&format!("/v1/events/{}{rest}", ours.slug)).await.problem(404, "NOT_FOUND");
    }
    theirs.admin.post_raw(&ours.path("/tickets/import"), "application/x-ndjson", "").await.problem(404, "NOT_FOUND");
    theirs.admin.patch(&ours.path(""), &json!({"name": "Stolen"})).await.problem(404, "NOT_FOUND");
    theirs.admin.delete(&ours.path("")).await.problem(404, "NOT_FOUND");
    let mut listed: Vec<Value> = Vec::new();
    for list in ["/v1/events".to_owned(), "/v1/devices".to_owned(), format!("/v1/ticket-types?event={}", theirs.event)]
    {
        listed.push(theirs.admin.get(&list).await.expect(200));
    }
    assert!(!json!(listed).to_string().contains(&ours.event), "{listed:?}");
    assert_eq!(theirs.admin.get(&format!("/v1/tenants/{}", world.tenant_id())).await.status, 404);
    let keys = (ours.scanner.get("/v1/keys").await.expect(200), theirs.scanner.get("/v1/keys").await.expect(200));
    assert_ne!(keys.0, keys.1, "each tenant signs with keys of its own");
    assert_eq!((ours.inside().await, ours.feed().await.len()), (1, 1), "nothing came of it");
}

pub async fn another_tenants_code_is_invalid(world: Arc<World>) {
    let (ours, theirs) = (Stage::new(&world).await, stranger(&world).await);
    let ticket = theirs.ticket().await;
    assert_denied(&ours.enter(&ticket.code, "north").await, "INVALID_CODE", "red");
    // Slugs and codes printed elsewhere are each tenant's own.
    theirs.import(&[json!({"ticketType": "general", "code": "SAME-TEXT"})]).await;
    assert_denied(&ours.enter("SAME-TEXT", "north").await, "INVALID_CODE", "red");
    assert_admitted(&theirs.enter(&ticket.code, "north").await);
    assert_admitted(&theirs.enter("SAME-TEXT", "north").await);
    assert_eq!(ours.inside().await, 0);
}
