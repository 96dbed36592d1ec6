//! What the console stands on: what a token is good for, the board, refusals with their explanation, the look-up, the history,
//! and what staff do by hand.

use crate::World;
use crate::support::stage::text;
use crate::support::tokens::Mint;
use crate::support::{Client, Stage, assert_admitted, assert_denied, eventually};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// The history is a moment behind the gate.
const DRAINED: Duration = Duration::from_secs(60);

fn with_permissions(world: &World, client: &Client, permissions: Value) -> Client {
    client.with_token(&Mint::of(world, "admin").with("permissions", permissions).token())
}

async fn history(stage: &Stage, ticket: &str) -> Value {
    stage.admin.get(&stage.path(&format!("/tickets/{ticket}/history"))).await.expect(200)
}

/// What the history tells of, the newest first, once it has so many entries.
async fn told(stage: &Stage, ticket: &str, count: usize) -> Vec<Value> {
    eventually("the history is whole", DRAINED, async || {
        let entries = history(stage, ticket).await["entries"].as_array().cloned().unwrap_or_default();
        (entries.len() >= count).then_some(entries)
    })
    .await
}

pub async fn a_session_says_what_its_token_is_good_for(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let who = stage.admin.get("/v1/session").await.expect(200);
    assert_eq!(who["kind"], "user", "{who}");
    assert!(who["may"].as_array().is_some_and(|may| may.contains(&json!("ticket.write"))), "{who}");
    assert!(who["expiresAt"].is_string() && who["tenant"]["slug"].is_string(), "{who}");
    let path = format!("/v1/session/events/{}", stage.slug);
    let narrow = with_permissions(&world, &stage.admin, json!([format!("ticket.read.{}", stage.event)]));
    assert_eq!(narrow.get(&path).await.expect(200)["may"], json!(["ticket.read"]));
    let listed = narrow.get("/v1/session/events?limit=500").await.expect(200);
    assert_eq!(listed["events"].as_array().map(Vec::len), Some(1), "only the one it is good for: {listed}");
    let nothing = with_permissions(&world, &stage.admin, json!(["order.read"]));
    nothing.get(&path).await.problem(403, "PERMISSION_MISSING");
    stage.admin.without_token().get("/v1/session").await.problem(401, "TOKEN_MISSING");
}

pub async fn the_board_counts_minutes_and_scan_points(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    for slug in ["north", "silent"] {
        let point = json!({"event": stage.event, "slug": slug, "name": format!("The {slug} gate")});
        stage.admin.post("/v1/scan-points", &point).await.expect(201);
    }
    let tickets = stage.tickets("general", 3).await;
    for ticket in &tickets {
        assert_admitted(&stage.enter(&ticket.code, "north").await);
    }
    stage.enter(&tickets[0].code, "elsewhere").await;
    assert_admitted(&stage.leave(&tickets[1].code, "north").await);
    let counted = |board: &Value, what: &str| -> u64 {
        board["minutes"].as_array().into_iter().flatten().filter_map(|minute| minute[what].as_u64()).sum()
    };
    let board = eventually("the board has it all", DRAINED, async || {
        let board = stage.scanner.get(&stage.path("/board?minutes=30")).await.expect(200);
        (counted(&board, "checkOuts") == 1).then_some(board)
    })
    .await;
    assert_eq!(board["minutes"].as_array().map(Vec::len), Some(30), "quiet minutes too: {board}");
    assert_eq!((counted(&board, "checkIns"), counted(&board, "refused")), (3, 1), "{board}");
    let point = |slug: &str| {
        let points = board["scanPoints"].as_array().cloned().unwrap_or_default();
        points.into_iter().find(|point| point["scanPoint"] == slug).unwrap_or_else(|| panic!("no {slug}: {board}"))
    };
    let north = point("north");
    assert_eq!((&north["checkIns"], &north["checkOuts"], &north["refused"]), (&json!(3), &json!(1), &json!(0)));
    assert!(north["perMinute"].as_f64().is_some_and(|rate| rate > 0.0) && north["lastScanAt"].is_string(), "{north}");
    assert_eq!(point("elsewhere")["refused"], 1);
    assert_eq!((&point("silent")["name"], &point("silent")["lastScanAt"]), (&json!("The silent gate"), &Value::Null));
    assert_eq!(board["refusals"], json!({"ALREADY_CHECKED_IN": 1}));
    stage.scanner.get(&stage.path("/board?minutes=0")).await.problem(422, "INVALID_FIELD");
}

pub async fn refusals_are_explained_and_names_are_for_those_who_may_read_tickets(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let entry = stage.enter(&ticket.code, "north").await;
    stage.enter(&ticket.code, "south").await;
    stage.enter("GH1.nonsense", "south").await;
    let refusals = eventually("both refusals are listed", DRAINED, async || {
        let list = stage.admin.get(&stage.path("/refusals")).await.expect(200)["refusals"].as_array().cloned()?;
        (list.len() == 2).then_some(list)
    })
    .await;
    assert_eq!((&refusals[0]["reason"], &refusals[0]["ticket"]), (&json!("INVALID_CODE"), &Value::Null));
    let duplicate = &refusals[1];
    assert_eq!(duplicate["message"], "This ticket is already checked in.", "{duplicate}");
    assert_eq!(duplicate["earlier"]["at"], entry["scan"]["scannedAt"], "{duplicate}");
    assert_eq!((&duplicate["scanPoint"], &duplicate["ticket"]["holder"]), (&json!("south"), &json!("Guest 0")));
    let scanning = with_permissions(&world, &stage.admin, json!(["ticket.scan"]));
    let blind = scanning.get(&stage.path("/refusals?limit=2")).await.expect(200);
    assert_eq!(blind["refusals"][1]["ticket"].get("holder"), None, "{blind}");
}

pub async fn a_ticket_is_found_by_whatever_is_at_hand(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let other = Stage::new(&world).await;
    let tickets = stage.tickets("general", 3).await;
    let own =
        json!({"ticketType": "general", "externalId": "own", "code": "PAPER-77", "holder": {"name": "Zoe Paper"}});
    stage.import(&[own]).await;
    other.tickets("general", 3).await;
    let find = async |client: &Client, text: &str| -> Vec<Value> {
        let found = client.post(&stage.path("/tickets/search"), &json!({"text": text})).await.expect(200);
        found["tickets"].as_array().cloned().unwrap_or_default()
    };
    let wanted = &tickets[1];
    let (id, code, number) = (wanted.id.as_str(), wanted.code.as_str(), wanted.external.as_str());
    for text in [id, code, number, "guest1@example.com", "GUEST 1", "uest1@exam"] {
        let found = find(&stage.admin, text).await;
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0]["id"], id, "{text}");
    }
    assert_eq!(find(&stage.admin, "PAPER-77").await[0]["holder"]["name"], "Zoe Paper");
    assert_eq!(find(&stage.admin, "guest").await.len(), 3, "of this event only");
    assert!(find(&stage.admin, "nobody at all").await.is_empty());
    // A code that was replaced is exactly what is asked about at a gate.
    stage.admin.post(&stage.path(&format!("/tickets/{}/reissue", wanted.id)), &json!({})).await.expect(200);
    assert_eq!(find(&stage.admin, code).await[0]["id"], id);
    let reading = with_permissions(&world, &stage.admin, json!(["ticket.read"]));
    let found = find(&reading, "Guest 2").await;
    assert_eq!((&found[0]["holder"]["name"], found[0]["holder"].get("email")), (&json!("Guest 2"), None));
    stage.admin.post(&stage.path("/tickets/search"), &json!({"text": " "})).await.problem(422, "INVALID_FIELD");
    let scanning = with_permissions(&world, &stage.admin, json!(["ticket.scan"]));
    scanning.post(&stage.path("/tickets/search"), &json!({"text": "x"})).await.problem(403, "PERMISSION_MISSING");
}

pub async fn what_is_done_by_hand_has_a_name_and_a_reason(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let desk = stage.admin.with_token(&Mint::of(&world, "admin").with("sub", json!("usr_desk")).token());
    let path = |verb: &str| stage.path(&format!("/tickets/{}/{verb}", ticket.id));
    desk.post(&path("check-in"), &json!({})).await.problem(422, "INVALID_FIELD");
    let body = json!({"reason": "phone broken", "scanPoint": "desk", "idempotencyKey": "once"});
    let entry = desk.post(&path("check-in"), &body).await.expect(200);
    assert_admitted(&entry);
    assert_eq!(desk.post(&path("check-in"), &body).await.expect(200)["scan"]["id"], entry["scan"]["id"]);
    assert_eq!(stage.inside().await, 1);
    let again = desk.post(&path("check-in"), &json!({"reason": "tried again"})).await.expect(200);
    assert_denied(&again, "ALREADY_CHECKED_IN", "amber");
    assert_admitted(&desk.post(&path("check-out"), &json!({"reason": "went home"})).await.expect(200));
    desk.post(&path("block"), &json!({"reason": "reported stolen"})).await.expect(200);
    assert_denied(&stage.enter(&ticket.code, "north").await, "TICKET_BLOCKED", "red");
    stage.scanner.post(&path("check-in"), &json!({"reason": "no"})).await.problem(403, "PERMISSION_MISSING");

    let entries = told(&stage, &ticket.id, 6).await;
    let line = |entry: &Value| {
        let word = |name: &str| entry[name].as_str().unwrap_or("-").to_owned();
        format!("{} {} {} {}", word("what"), word("kind"), word("action"), word("reason"))
    };
    let lines: Vec<String> = entries.iter().map(line).collect();
    let expected = [
        "REFUSED CHECK_IN - -",
        "DONE - block reported stolen",
        "ADMITTED CHECK_OUT check out went home",
        "REFUSED CHECK_IN check in tried again",
        "ADMITTED CHECK_IN check in phone broken",
        "ISSUED - - -",
    ];
    assert_eq!(lines, expected, "{entries:#?}");
    assert_eq!((&entries[4]["by"], &entries[4]["scanPoint"]), (&json!("usr_desk"), &json!("desk")));
    assert_eq!((&entries[1]["by"], &entries[1]["outcome"]), (&json!("usr_desk"), &json!("done")));
    assert_eq!(entries[0]["message"], "This ticket is blocked. Please see the staff.");
}

pub async fn staff_take_back_what_a_turnstile_scanned(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let entry = stage.enter(&ticket.code, "north").await;
    let path = stage.path(&format!("/scans/{}/annul", text(&entry, "/scan/id")));
    let as_staff = json!({"asStaff": true, "reason": "the wrong person"});
    stage.scanner.post(&path, &as_staff).await.problem(403, "PERMISSION_MISSING");
    stage.admin.post(&path, &json!({"asStaff": true})).await.problem(422, "INVALID_FIELD");
    stage.admin.post(&path, &json!({"reason": "not said to be staff"})).await.problem(403, "NOT_YOUR_SCAN");
    stage.admin.post(&path, &as_staff).await.expect(200);
    assert_eq!(stage.inside().await, 0);
    let entries = told(&stage, &ticket.id, 3).await;
    assert_eq!((&entries[0]["what"], &entries[0]["reason"]), (&json!("TAKEN_BACK"), &json!("the wrong person")));
    assert_eq!(entries[1]["what"], "ADMITTED", "{entries:?}");
}
