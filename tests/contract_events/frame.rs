//! What all routes of the module have in common, and which event a scan is about.

use crate::box_office::desk::{Org, Says};
use crate::box_office::house::House;
use crate::box_office::records::{id, list, mail, of};
use crate::box_office::show::Show;
use crate::support::client::send;
use crate::support::runner::Later;
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;

pub async fn every_refusal_has_the_six_keys(house: Arc<House>) -> Later {
    let org = Org::dev(&house);
    let staff = org.staff();
    let big = "x".repeat(3 * 1024 * 1024);
    let text = |body: &str| staff.request(Method::POST, "/events/checkin").body(body.to_owned());
    let json_text = |body: &str| text(body).header("content-type", "application/json");
    let cases = [
        (staff.request(Method::GET, "/events/no/such/route"), 404, "not_found"),
        (staff.request(Method::GET, "/client/nothing"), 404, "not_found"),
        (staff.request(Method::GET, "/events/checkin"), 405, "method_not_allowed"),
        (json_text("{\"code\": "), 400, "malformed_body"),
        (json_text("[]"), 400, "invalid_field"),
        (json_text("{\"code\": 7}"), 400, "invalid_field"),
        (json_text(&format!("{{\"code\": \"{big}\"}}")), 413, "body_too_large"),
        (text("code=1").header("content-type", "text/plain"), 415, "unsupported_media_type"),
        (org.public().request(Method::POST, "/events/checkin"), 401, "missing_authorization_header"),
        (staff.with_orgid("no-such-org").request(Method::GET, "/events/bookings"), 403, "token_org_mismatch"),
        (staff.request(Method::GET, "/events/bookings?page=0"), 400, "invalid_field"),
        (staff.request(Method::GET, "/events/bookings?status=lost"), 400, "invalid_field"),
    ];
    for (request, status, code) in cases {
        let answer = send(request).await;
        let body = answer.refused(&[status]);
        assert_eq!((&body["code"], body.as_object().map(serde_json::Map::len)), (&json!(code), Some(6)), "{answer}");
        assert_eq!(answer.header("content-type"), "application/json", "{answer}");
        assert!(!answer.header("x-request-id").is_empty(), "{answer}");
    }
    assert_eq!(send(staff.request(Method::PUT, "/events/checkin")).await.header("allow"), "POST");
    None
}

pub async fn a_bad_token_is_told_from_an_old_one(house: Arc<House>) -> Later {
    let org = Org::dev(&house);
    let mint = house.mint("admin").with("tenant", org.id.clone());
    let ask = async |token: &str| {
        let desk = org.public().with_header("Authorization", &format!("Bearer {token}"));
        desk.get("/events/bookings").await.refused(&[401])["code"].clone()
    };
    assert_eq!(ask(&mint.with("exp", 1_000_000).token()).await, "token_expired");
    assert_eq!(ask(&mint.unsigned()).await, "invalid_token");
    assert_eq!(ask("nonsense").await, "invalid_token");
    None
}

pub async fn two_headers_must_name_one_organisation(house: Arc<House>) -> Later {
    let (ours, theirs) = (Org::dev(&house), Org::own(&house).await);
    let path = "/events/bookings";
    ours.staff().with_header("x-tenant-id", &ours.id).get(path).await.ok();
    let refused = ours.staff().with_header("x-tenant-id", &theirs.id).get(path).await.refused(&[400]);
    assert_eq!(refused["code"], "org_headers_disagree");
    let native = ours.staff().without_orgid().with_header("x-tenant-id", &ours.id).get(path).await;
    assert_ne!(native.json()["code"], "missing_orgid", "with that header alone it is for the other surface: {native}");
    None
}

pub async fn permissions_of_staff_are_asked_for(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let ticket = show.issue(&show.kind(json!({})).await, &mail("a")).await;
    let code = show.qr(&ticket).await;
    let with = |words: Value| {
        let token = house.mint("admin").with("tenant", show.org.id.clone()).with("permissions", words).token();
        show.org.public().with_header("Authorization", &format!("Bearer {token}"))
    };
    let scanner = with(json!(["SCANNING"]));
    scanner.post("/events/tickets/validate", &json!({"qrPayload": code})).await.ok();
    let read = scanner.get(&format!("/events/tickets/{ticket}")).await.ok();
    assert!(of(&read, "code").is_null(), "a scanner sees no codes: {read}");
    for verb in ["cancel", "refund", "transfer"] {
        let body = json!({"toEmail": mail("b")});
        let refused = scanner.post(&format!("/events/tickets/{ticket}/{verb}"), &body).await.refused(&[403]);
        assert_eq!(refused["code"], "permission_missing");
    }
    scanner.get(&format!("/events/tickets/{ticket}/qr")).await.refused(&[403]);
    scanner.get("/events/bookings").await.refused(&[403]);
    let nobody = with(json!([]));
    for code in [code.as_str(), "nonsense"] {
        nobody.post("/events/checkin", &json!({"code": code})).await.refused(&[403]);
    }
    assert_eq!(show.org.status(&ticket).await, "active");
    None
}

pub async fn a_scan_finds_its_event(house: Arc<House>) -> Later {
    let org = Org::dev(&house);
    let doors = json!({"scanPoints": [{"id": "stage-door", "name": "Stage door"}]});
    let (show, other) = (Show::new(&org).await, Show::with(&org, doors).await);
    let code = show.qr(&show.issue(&show.kind(json!({})).await, &mail("a")).await).await;
    let theirs = show.check_in(&code, json!({"eventId": other.event})).await;
    assert_eq!((&theirs["success"], &theirs["code"]), (&json!(false), &json!("wrong_event")), "{theirs}");
    let points = org.staff().get(&format!("/v1/scan-points?event={}", other.event)).await.ok();
    let point =
        points["scanPoints"][0]["id"].as_str().unwrap_or_else(|| panic!("no scan point in {points}")).to_owned();
    let there = show.check_in(&code, json!({"checkpoint": point})).await;
    assert_eq!(there["code"], "wrong_event", "a scan point named by its id stands in one event: {there}");
    show.org.staff().post("/events/checkin", &json!({"code": code, "eventId": "no-such-event"})).await.refused(&[404]);
    assert_eq!(show.check_in(&code, json!({"checkpoint": "anywhere"})).await["success"], true);
    None
}

pub async fn a_code_of_several_events_asks_which(house: Arc<House>) -> Later {
    let org = Org::dev(&house);
    let code = format!("SEAT-{}", uuid::Uuid::new_v4().simple());
    let mut shows = Vec::new();
    for _ in 0..2 {
        let show = Show::new(&org).await;
        let kind = show.kind(json!({})).await;
        let line = json!({"ticketType": kind, "code": code}).to_string();
        let request = org.staff().request(Method::POST, &format!("/v1/events/{}/tickets/import", show.event));
        send(request.header("content-type", "application/x-ndjson").body(line)).await.expect(200);
        if shows.is_empty() {
            assert_eq!(show.validate(&code).await["valid"], true, "one event knows it");
        }
        shows.push(show);
    }
    let asked = shows[0].check_in(&code, json!({})).await;
    assert_eq!((&asked["success"], &asked["code"]), (&json!(false), &json!("invalid_ticket")), "{asked}");
    assert!(asked["reason"].as_str().is_some_and(|text| text.contains("eventId")), "{asked}");
    for show in &shows {
        assert_eq!(show.check_in(&code, json!({"eventId": show.event})).await["success"], true);
    }
    None
}

pub async fn a_repeated_scan_gets_the_same_answer(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let code = show.qr(&show.issue(&show.kind(json!({})).await, &mail("a")).await).await;
    let wish = json!({"idempotencyKey": "once", "checkpoint": "north"});
    let first = show.check_in(&code, wish.clone()).await;
    let check = async move || {
        let again = show.check_in(&code, wish.clone()).await;
        assert_eq!((&again["success"], id(&again["checkIn"])), (&json!(true), id(&first["checkIn"])), "{again}");
        let reused = json!({"code": code, "idempotencyKey": "once", "checkpoint": "south"});
        let refused = show.org.staff().post("/events/checkin", &reused).await.refused(&[409]);
        assert_eq!(refused["code"], "key_reused");
        assert_eq!(show.stats().await["total"], 1);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn staff_find_bookings_by_their_buyer(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 2)]).await;
    let path = format!("/events/bookings?eventId={}&email={}&status=confirmed", show.event, bought.email);
    let found = list(&show.org.staff().get(&path).await.ok());
    assert_eq!(found.iter().map(id).collect::<Vec<_>>(), std::slice::from_ref(&bought.booking));
    let path = format!("/events/bookings/{}/resend", bought.booking);
    assert_eq!(id(&show.org.staff().post(&path, &json!({})).await.ok()), bought.booking);
    let page = show.org.staff().get(&format!("/events/{}/tickets?pageSize=1", show.event)).await.ok();
    let counted = (&page["total"], &page["pageSize"], &page["hasNext"]);
    assert_eq!(counted, (&json!(2), &json!(1), &json!(true)), "{page}");
    None
}
