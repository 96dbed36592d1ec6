//! What the gateway says about itself.

use crate::World;
use crate::support::Client;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::Arc;

const ROUTES: &[(&str, &[&str])] = &[
    ("/v1/events/{event}/scans", &["post", "get"]),
    ("/v1/events/{event}/scans/batch", &["post"]),
    ("/v1/events/{event}/scans/{scan}/annul", &["post"]),
    ("/v1/events/{event}/validate", &["post"]),
    ("/v1/events/{event}/live", &["get"]),
    ("/v1/events/{event}/occupancy", &["get"]),
    ("/v1/events/{event}/tickets/import", &["post"]),
    ("/v1/events/{event}/tickets/export", &["get"]),
    ("/v1/tenants", &["get", "post"]),
    ("/v1/events", &["get", "post"]),
    ("/v1/ticket-types", &["get", "post"]),
    ("/v1/scan-points", &["get", "post"]),
    ("/v1/devices", &["get", "post"]),
    ("/v1/webhooks", &["get", "post"]),
    ("/v1/webhooks/{webhook}", &["get", "patch", "delete"]),
    ("/v1/webhooks/{webhook}/rotate-secret", &["post"]),
    ("/v1/deliveries", &["get"]),
    ("/v1/deliveries/{delivery}/redrive", &["post"]),
    ("/v1/outbox", &["get"]),
    ("/v1/keys", &["get"]),
];

async fn openapi(world: &World) -> Value {
    Client::new(world.url()).get("/openapi.json").await.expect(200)
}

/// The one documented path that contains a word.
pub async fn route(world: &World, word: &str) -> String {
    let document = openapi(world).await;
    let paths = document["paths"].as_object().expect("paths");
    let found = paths.keys().find(|path| path.starts_with("/v1/") && path.contains(word));
    found.unwrap_or_else(|| panic!("no documented path of the native surface contains `{word}`")).clone()
}

pub async fn openapi_describes_every_route(world: Arc<World>) {
    let document = openapi(&world).await;
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")), "{}", document["openapi"]);
    for (path, methods) in ROUTES {
        for method in *methods {
            let operation = &document["paths"][path][method];
            assert!(operation.is_object(), "{method} {path} is not described");
            let answers = operation["responses"].as_object().expect("an operation has answers");
            assert!(answers.len() >= 2, "{method} {path} says what can go wrong");
        }
    }
    let mut names = BTreeSet::new();
    references(&document, &mut names);
    assert!(!names.is_empty(), "schemas are shared");
    for name in names {
        let pointer = name.strip_prefix('#').expect("references stay inside the document");
        assert!(document.pointer(pointer).is_some(), "{name} leads nowhere");
    }
    let mut ids = BTreeSet::new();
    for operation in document["paths"].as_object().expect("paths").values().flat_map(|path| path.as_object()).flatten()
    {
        if let Some(id) = operation.1["operationId"].as_str() {
            assert!(ids.insert(id.to_owned()), "operationId {id} is used twice");
        }
    }
}

fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| references(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

pub async fn the_docs_are_a_page_with_security_headers(world: Arc<World>) {
    let client = Client::new(world.url());
    let mut page = client.get("/docs").await;
    // A page with files of its own may live one step down.
    if [301, 302, 303, 307, 308].contains(&page.status) {
        let to = page.header("location").to_owned();
        page = client.get(to.strip_prefix(world.url()).unwrap_or(&to)).await;
    }
    assert_eq!(page.status, 200, "{page}");
    assert!(page.header("content-type").starts_with("text/html"), "{:?}", page.headers);
    assert_eq!(page.header("x-content-type-options"), "nosniff", "{:?}", page.headers);
    assert!(!page.header("content-security-policy").is_empty(), "{:?}", page.headers);
    assert_eq!(page.header("access-control-allow-origin"), "", "no cross-origin reading by default");
}

pub async fn operations_answer_on_their_own_port(world: Arc<World>) {
    let ops = Client::new(world.ops_url());
    assert_eq!(ops.get("/healthz").await.status, 200);
    let ready = ops.get("/readyz").await;
    assert_eq!(ready.status, 200, "{ready}");
    let stage = crate::support::Stage::new(&world).await;
    let ticket = stage.ticket().await;
    crate::support::assert_admitted(&stage.enter(&ticket.code, "north").await);
    let metrics = ops.get("/metrics").await;
    assert_eq!(metrics.status, 200);
    let lines = metrics.text();
    let counted = lines.lines().any(|line| {
        line.starts_with("gatehouse_scans_total")
            && line.contains(&stage.event)
            && line.contains("ADMIT")
            && line.ends_with(" 1")
    });
    assert!(counted, "the scan is counted by event and verdict");
    for name in ["gatehouse_request_seconds", "gatehouse_commit_seconds", "gatehouse_mailbox_wait_seconds"] {
        assert!(lines.contains(name), "{name} is missing");
    }
    assert!(!lines.contains(&ticket.code) && !lines.contains("Guest 0"), "no codes and no names");
    let public = Client::new(world.url());
    for path in ["/metrics", "/readyz", "/healthz"] {
        assert_ne!(public.get(path).await.status, 200, "{path} is not on the public port");
    }
}
