//! What integrators and operators see.

use crate::World;
use crate::support::stage::text;
use crate::support::{Stage, assert_admitted, eventually};
use futures_util::StreamExt;
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

pub async fn the_feed_has_every_scan_once_and_in_order(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let tickets = stage.tickets("general", 2).await;
    let mut told = Vec::new();
    told.push(stage.enter(&tickets[0].code, "north").await);
    told.push(stage.enter(&tickets[0].code, "south").await);
    told.push(stage.enter("GH1.nonsense", "north").await);
    told.push(stage.enter(&tickets[1].code, "north").await);
    told.push(stage.leave(&tickets[0].code, "north").await);
    let annulled = text(&told[3], "/scan/id");
    let body = json!({"deviceId": "lane-1"});
    stage.scanner.post(&stage.path(&format!("/scans/{annulled}/annul")), &body).await.expect(200);
    let feed = stage.feed().await;
    let ids: Vec<String> = told.iter().map(|verdict| text(verdict, "/scan/id")).collect();
    for id in &ids {
        assert!(feed.iter().any(|entry| entry.to_string().contains(id.as_str())), "{id} is missing in {feed:?}");
    }
    let first_seen = |id: &String| feed.iter().position(|entry| entry.to_string().contains(id.as_str()));
    let places: Vec<_> = ids.iter().map(first_seen).collect();
    assert!(places.is_sorted(), "in the order of decision: {places:?}");
    assert!(feed.iter().all(|entry| entry["outcome"].is_string()), "every entry has an outcome: {feed:?}");
    let of_annulled: Vec<&Value> = feed
        .iter()
        .filter(|entry| entry.to_string().contains(annulled.as_str()))
        .map(|entry| &entry["outcome"])
        .collect();
    assert!(of_annulled.iter().any(|outcome| outcome.to_string().contains("ANNULLED")), "{of_annulled:?}");
    // No two of them contradict each other: one owner decided them all.
    let conflicts = stage.admin.get(&stage.path("/conflicts")).await.expect(200);
    assert_eq!(conflicts, json!({"conflicts": [], "next": null}));
    stage.admin.get(&stage.path("/conflicts?after=yesterday")).await.problem(422, "INVALID_FIELD");
    // From the middle on: what was seen does not come again.
    let (_, next) = stage.feed_page(None).await;
    let last = stage.enter(&tickets[0].code, "north").await;
    assert_admitted(&last);
    let (later, after_that) = eventually("the next page", Duration::from_secs(10), async || {
        Some(stage.feed_page(Some(&next)).await).filter(|(scans, _)| !scans.is_empty())
    })
    .await;
    assert_eq!(later.len(), 1, "{later:?}");
    assert_eq!(later[0]["id"], last["scan"]["id"], "{later:?}");
    assert_eq!(
        stage.feed_page(Some(&after_that)).await,
        (vec![], after_that),
        "the end of the feed can be asked again"
    );
}

pub async fn live_shows_a_scan_as_it_happens(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let request = stage.scanner.request(Method::GET, &stage.path("/live")).header("accept", "text/event-stream");
    let response = request.send().await.expect("the stream opens");
    assert_eq!(response.status(), 200);
    let kind = response.headers()["content-type"].to_str().expect("a text").to_owned();
    assert!(kind.starts_with("text/event-stream"), "{kind}");
    let mut stream = response.bytes_stream();
    assert_admitted(&stage.enter(&ticket.code, "north").await);
    let mut seen = String::new();
    let reading = async {
        // Events come as `data: {...}` lines; the one after the scan says that somebody is inside at that point.
        while !(seen.contains("\"inside\":1") && seen.contains("north")) {
            let chunk = stream.next().await.expect("the stream stays open").expect("a chunk");
            seen.push_str(&String::from_utf8_lossy(&chunk));
        }
    };
    let timely = tokio::time::timeout(Duration::from_secs(10), reading).await.is_ok();
    assert!(timely, "the scan never showed up in: {seen}");
    assert!(seen.lines().any(|line| line.starts_with("data:")), "{seen}");
    assert!(!seen.contains("Guest"), "no personal data: {seen}");
}

pub async fn occupancy_counts_by_type_and_point(world: Arc<World>) {
    let stage = Stage::with(&world, json!({"occupancyLimit": 9}), json!({"capacity": 10})).await;
    stage.make_type("press", json!({})).await;
    let (guests, press) = (stage.tickets("general", 3).await, stage.tickets("press", 1).await);
    for ticket in &guests {
        assert_admitted(&stage.enter(&ticket.code, "north").await);
    }
    assert_admitted(&stage.enter(&press[0].code, "press-door").await);
    assert_admitted(&stage.leave(&guests[0].code, "south").await);
    let counts = stage.scanner.get(&stage.path("/occupancy")).await.expect(200);
    assert_eq!((&counts["inside"], &counts["limit"]), (&json!(3), &json!(9)), "{counts}");
    let all = counts.to_string();
    for word in ["general", "press", "north", "south", "press-door"] {
        assert!(all.contains(word), "{word} is missing: {counts}");
    }
    let of_type = |slug: &str| {
        let types = counts["types"].as_array().unwrap_or_else(|| panic!("no `types` in {counts}"));
        types.iter().find(|entry| entry["slug"] == slug).cloned().unwrap_or_default()
    };
    assert_eq!((&of_type("general")["inside"], &of_type("general")["sold"]), (&json!(2), &json!(3)), "{counts}");
    assert_eq!(of_type("press")["inside"], 1, "{counts}");
}
