//! An event of one's own with tickets, and the few verbs that gates use on it.

use super::client::{Answer, Client};
use super::gatehouse::Gatehouse;
use serde_json::{Value, json};
use std::time::Duration;

/// The device of [`Stage::feed`]'s own scans.
const MARKER: &str = "marker";

/// One event of the development tenant.
#[derive(Debug, Clone)]
pub struct Stage {
    pub event: String,
    pub slug: String,
    pub admin: Client,
    pub scanner: Client,
}

#[derive(Debug, Clone)]
pub struct Ticket {
    pub id: String,
    pub external: String,
    pub code: String,
}

impl Stage {
    /// A new event with a type `general` without any rule.
    pub async fn new(gatehouse: &Gatehouse) -> Stage {
        Stage::with(gatehouse, json!({}), json!({})).await
    }

    /// `event` and `general` add fields to the event and to its type `general`.
    pub async fn with(gatehouse: &Gatehouse, event: Value, general: Value) -> Stage {
        let (admin, scanner) = (gatehouse.client("admin"), gatehouse.client("scanner"));
        Stage::on(admin, scanner, event, general).await
    }

    /// The same with clients at hand.
    pub async fn on(admin: Client, scanner: Client, event: Value, general: Value) -> Stage {
        let slug = format!("e{}", uuid::Uuid::new_v4().simple());
        let made = admin.post("/v1/events", &merged(json!({"name": "Evening", "slug": slug}), event)).await.expect(201);
        let stage = Stage { event: text(&made, "/id"), slug: text(&made, "/slug"), admin, scanner };
        stage.make_type("general", general).await;
        stage
    }

    /// Makes a type; gives its id.
    pub async fn make_type(&self, slug: &str, more: Value) -> String {
        let body = merged(json!({"event": self.event, "name": slug, "slug": slug}), more);
        text(&self.admin.post("/v1/ticket-types", &body).await.expect(201), "/id")
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/v1/events/{}{rest}", self.event)
    }

    /// Imports `count` tickets of a type, each with an external id, and reads their codes from the export.
    pub async fn tickets(&self, ticket_type: &str, count: usize) -> Vec<Ticket> {
        let batch = uuid::Uuid::new_v4().simple().to_string();
        let lines: Vec<Value> = (0..count)
            .map(|n| {
                json!({"ticketType": ticket_type, "externalId": format!("{batch}-{n}"),
                "holder": {"name": format!("Guest {n}"), "email": format!("guest{n}@example.com")}})
            })
            .collect();
        let report = self.import(&lines).await;
        assert_eq!(report["imported"], count, "{report}");
        let mut found: Vec<Ticket> = self
            .export(&self.admin)
            .await
            .iter()
            .filter(|line| line["externalId"].as_str().is_some_and(|id| id.starts_with(&batch)))
            .map(|line| Ticket {
                id: text(line, "/id"),
                external: text(line, "/externalId"),
                code: text(line, "/code"),
            })
            .collect();
        found.sort_by_key(|ticket| ticket.external[batch.len() + 1..].parse::<usize>().expect("our own numbers"));
        assert_eq!(found.len(), count, "tickets of the import in the export");
        found
    }

    pub async fn ticket(&self) -> Ticket {
        self.tickets("general", 1).await.pop().expect("one was asked for")
    }

    pub async fn import(&self, lines: &[Value]) -> Value {
        let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
        self.import_raw("application/x-ndjson", body).await.expect(200)
    }

    pub async fn import_raw(&self, content_type: &str, body: String) -> Answer {
        self.admin.post_raw(&self.path("/tickets/import"), content_type, body).await
    }

    pub async fn export(&self, client: &Client) -> Vec<Value> {
        let answer = client.get(&self.path("/tickets/export")).await;
        assert_eq!(answer.status, 200, "{answer}");
        answer.text().lines().map(|line| serde_json::from_str(line).expect("a line of the export is JSON")).collect()
    }

    /// One scan as the scanner sends it; any answer.
    pub async fn send(&self, scan: &Value) -> Answer {
        self.scanner.post(&self.path("/scans"), scan).await
    }

    /// One scan that must get a verdict.
    pub async fn scan(&self, scan: Value) -> Value {
        self.send(&scan).await.expect(200)
    }

    /// Check-in of a code at a point.
    pub async fn enter(&self, code: &str, point: &str) -> Value {
        self.scan(json!({"code": code, "kind": "CHECK_IN", "scanPoint": point, "deviceId": "lane-1"})).await
    }

    pub async fn leave(&self, code: &str, point: &str) -> Value {
        self.scan(json!({"code": code, "kind": "CHECK_OUT", "scanPoint": point, "deviceId": "lane-1"})).await
    }

    pub async fn validate(&self, code: &str) -> Value {
        let body = json!({"code": code, "kind": "CHECK_IN"});
        self.scanner.post(&self.path("/validate"), &body).await.expect(200)
    }

    pub async fn inside(&self) -> u64 {
        let counts = self.scanner.get(&self.path("/occupancy")).await.expect(200);
        counts["inside"].as_u64().unwrap_or_else(|| panic!("no `inside` in {counts}"))
    }

    /// The whole feed up to now, page by page. History may be a moment behind the gate: a marker that is scanned last
    /// and does not appear in the result tells that all before it is there.
    pub async fn feed(&self) -> Vec<Value> {
        let marker = json!({"code": "GH1.marker", "kind": "CHECK_IN", "deviceId": MARKER});
        let marker = text(&self.scan(marker).await, "/scan/id");
        let (mut all, mut after) = (Vec::new(), None);
        let complete = async {
            while !all.iter().any(|entry: &Value| entry["id"] == marker.as_str()) {
                let (scans, next) = self.feed_page(after.as_deref()).await;
                if scans.is_empty() {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                all.extend(scans);
                after = Some(next);
            }
        };
        tokio::time::timeout(Duration::from_secs(60), complete).await.expect("the feed has the scan within a minute");
        all.retain(|entry| entry["deviceId"] != MARKER);
        all
    }

    /// One page: its entries and where the next one starts.
    pub async fn feed_page(&self, after: Option<&str>) -> (Vec<Value>, String) {
        let query = after.map(|after| format!("?after={after}")).unwrap_or_default();
        let page = self.scanner.get(&self.path(&format!("/scans{query}"))).await.expect(200);
        let scans = page["scans"].as_array().unwrap_or_else(|| panic!("no `scans` in {page}")).clone();
        let next = page["next"].as_str().map_or_else(|| page["next"].to_string(), str::to_owned);
        (scans, next)
    }
}

/// `more`'s fields over those of `base`.
pub fn merged(mut base: Value, more: Value) -> Value {
    let fields = base.as_object_mut().expect("a body is an object");
    if let Value::Object(more) = more {
        fields.extend(more);
    }
    base
}

/// The text at a pointer; panics with the whole value if there is none.
#[track_caller]
pub fn text(value: &Value, pointer: &str) -> String {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_else(|| panic!("no text at {pointer} in {value}"))
        .to_owned()
}

/// Checks a refusal: its word and its light.
#[track_caller]
pub fn assert_denied(verdict: &Value, reason: &str, light: &str) {
    let found = (&verdict["verdict"], &verdict["reason"], &verdict["light"]);
    assert_eq!(found, (&json!("DENY"), &json!(reason), &json!(light)), "{verdict}");
    assert!(verdict["message"].as_str().is_some_and(|sentence| !sentence.is_empty()), "{verdict}");
}

#[track_caller]
pub fn assert_admitted(verdict: &Value) {
    assert_eq!((&verdict["verdict"], &verdict["light"]), (&json!("ADMIT"), &json!("green")), "{verdict}");
    assert!(verdict.get("reason").is_none_or(Value::is_null), "{verdict}");
}
