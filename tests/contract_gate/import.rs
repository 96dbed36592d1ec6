//! Tickets sold elsewhere come in, and go out again.

use crate::World;
use crate::support::stage::text;
use crate::support::{Stage, assert_admitted, assert_denied};
use serde_json::{Value, json};
use std::sync::Arc;

fn rejected_lines(report: &Value) -> Vec<u64> {
    let rejected = report["rejected"].as_array().unwrap_or_else(|| panic!("no `rejected` in {report}"));
    assert!(rejected.iter().all(|entry| entry["error"].as_str().is_some_and(|text| !text.is_empty())), "{report}");
    rejected.iter().map(|entry| entry["line"].as_u64().expect("a line number")).collect()
}

pub async fn bad_lines_are_reported_and_good_ones_stand(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let lines = [
        json!({"ticketType": "general", "externalId": "good-1"}).to_string(),
        "{broken".to_owned(),
        json!({"ticketType": "nobody-knows", "externalId": "x"}).to_string(),
        json!({"externalId": "no type"}).to_string(),
        json!({"ticketType": "general", "holder": "not an object"}).to_string(),
        format!("{{\"ticketType\":\"general\",\"externalId\":\"{}\"}}", "x".repeat(100_000)),
        json!({"ticketType": "general", "externalId": "good-2", "holder": {"name": "Ada"}}).to_string(),
    ];
    let report = stage.import_raw("application/x-ndjson", lines.join("\n")).await.expect(200);
    assert_eq!(report["imported"], 2, "{report}");
    assert_eq!(rejected_lines(&report), [2, 3, 4, 5, 6], "{report}");
    let exported = stage.export(&stage.admin).await;
    let mut ids: Vec<&str> = exported.iter().filter_map(|line| line["externalId"].as_str()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["good-1", "good-2"]);
    for line in &exported {
        assert_admitted(&stage.enter(&text(line, "/code"), "north").await);
    }
}

pub async fn sending_again_resumes(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let line = |n: usize| json!({"ticketType": "general", "externalId": format!("seat-{n}")});
    let first: Vec<Value> = (0..300).map(line).collect();
    assert_eq!(stage.import(&first).await["imported"], 300);
    let before = stage.export(&stage.admin).await;
    assert_admitted(&stage.enter(&text(&before[0], "/code"), "north").await);
    let all: Vec<Value> = (0..500).map(line).collect();
    assert_eq!(rejected_lines(&stage.import(&all).await), [0; 0]);
    let after = stage.export(&stage.admin).await;
    assert_eq!(after.len(), 500, "the same external ids make no second tickets");
    let code =
        |lines: &[Value], id: &Value| lines.iter().find(|line| line["id"] == *id).map(|line| line["code"].clone());
    for line in &before {
        assert_eq!(code(&after, &line["id"]), Some(line["code"].clone()), "a ticket keeps its id and code");
    }
    assert_denied(&stage.enter(&text(&before[0], "/code"), "south").await, "ALREADY_CHECKED_IN", "amber");
}

pub async fn a_ticket_may_bring_its_own_code(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let own = |code: &str| json!({"ticketType": "general", "code": code});
    let report = stage.import(&[own("4006381333931"), own("ÄÖ/77 x"), own("4006381333931")]).await;
    let exported = stage.export(&stage.admin).await;
    assert_eq!(exported.len(), 2, "one code, one ticket: {report}");
    assert_admitted(&stage.enter("4006381333931", "north").await);
    assert_denied(&stage.enter(" \\0000264006381333931\n", "south").await, "ALREADY_CHECKED_IN", "amber");
    assert_admitted(&stage.enter("ÄÖ/77 x", "north").await);
    assert_denied(&stage.enter("4006381333932", "north").await, "INVALID_CODE", "red");
    stage.import(&[own("4006381333931")]).await;
    assert_eq!(stage.export(&stage.admin).await.len(), 2, "matched by its code");
    // The same text is another ticket in another event.
    let other = Stage::new(&world).await;
    other.import(&[own("4006381333931")]).await;
    assert_admitted(&other.enter("4006381333931", "north").await);
}

pub async fn csv_is_taken_too(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let rows = "ticketType,externalId,code,name,email\n\
                general,row-1,,\"Lovelace, Ada\",ada@example.com\n\
                general,row-2,CSV-CODE-2,,\n\
                unheard-of,row-3,,,\n\
                general,row-4,,Grace,grace@example.com\n";
    let report = stage.import_raw("text/csv", rows.to_owned()).await.expect(200);
    assert_eq!(report["imported"], 3, "{report}");
    assert_eq!(rejected_lines(&report), [4], "{report}");
    let exported = stage.export(&stage.admin).await;
    let ada = exported.iter().find(|line| line["externalId"] == "row-1").expect("the first row");
    assert_eq!(ada["holder"]["name"], "Lovelace, Ada", "{ada}");
    assert_admitted(&stage.enter(&text(ada, "/code"), "north").await);
    assert_admitted(&stage.enter("CSV-CODE-2", "north").await);
}

pub async fn only_streams_of_tickets_are_taken(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let line = json!({"ticketType": "general"}).to_string();
    stage.import_raw("image/png", line.clone()).await.problem(415, "UNSUPPORTED_MEDIA_TYPE");
    let refused = stage.scanner.post_raw(&stage.path("/tickets/import"), "application/x-ndjson", line).await;
    assert_eq!(refused.status, 403, "{refused}");
    assert_eq!(stage.import_raw("application/x-ndjson", String::new()).await.expect(200)["imported"], 0);
    assert_eq!(stage.export(&stage.admin).await, [json!(null); 0]);
}

pub async fn an_export_shows_codes_only_to_those_with_the_right(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    assert_admitted(&stage.enter(&ticket.code, "north").await);
    let line = stage.export(&stage.admin).await.remove(0);
    assert_eq!((&line["id"], &line["code"]), (&json!(ticket.id), &json!(ticket.code)), "{line}");
    assert!(line["ticketType"].to_string().contains("general"), "{line}");
    assert_eq!((&line["holder"]["name"], &line["entries"]), (&json!("Guest 0"), &json!(1)), "{line}");
    assert!(line["state"].is_string(), "{line}");
    let refused_or_blank = stage.scanner.get(&stage.path("/tickets/export")).await;
    if refused_or_blank.status != 403 {
        assert_eq!(refused_or_blank.status, 200, "{refused_or_blank}");
        assert!(refused_or_blank.text().contains(&ticket.id), "{refused_or_blank}");
    }
    assert!(!refused_or_blank.text().contains(&ticket.code), "a scanner sees no codes");
}

pub async fn a_type_sells_no_more_than_its_capacity(world: Arc<World>) {
    let stage = Stage::with(&world, json!({}), json!({"capacity": 5})).await;
    let lines: Vec<Value> =
        (0..8).map(|n| json!({"ticketType": "general", "externalId": format!("place-{n}")})).collect();
    let report = stage.import(&lines).await;
    assert_eq!((&report["imported"], rejected_lines(&report).len()), (&json!(5), 3), "{report}");
    assert_eq!(stage.export(&stage.admin).await.len(), 5);
}
