//! The module's door beside the documents: X01-X08, X15.

use crate::box_office::desk::{Org, Says};
use crate::box_office::house::House;
use crate::box_office::receiver::{Call, Receiver};
use crate::box_office::records::{id, ids, list, mail, of};
use crate::box_office::show::Show;
use crate::support::eventually;
use crate::support::runner::Later;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

/// An event with a hall of two places and a type that may come again.
async fn hall(house: &Arc<House>) -> (Show, String) {
    let zones = json!({"zones": [{"id": "hall", "name": "Hall", "capacity": 2}]});
    let show = Show::with(&Org::dev(house), zones).await;
    let kind = show.kind(json!({"allowReentry": true})).await;
    (show, kind)
}

/// How many an occupancy counts in a zone.
fn in_zone(occupancy: &Value, zone: &str) -> i64 {
    let zones = occupancy["zones"].as_array().unwrap_or_else(|| panic!("no `zones` in {occupancy}"));
    let found = zones.iter().find(|one| one["id"] == zone || one["zone"] == zone);
    let found = found.unwrap_or_else(|| panic!("no zone {zone} in {occupancy}"));
    found["current"].as_i64().or_else(|| found["inside"].as_i64()).unwrap_or_else(|| panic!("no count in {found}"))
}

pub async fn x01_checkin_answers_all_that_a_door_shows(house: Arc<House>) -> Later {
    let (show, kind) = hall(&house).await;
    let ticket = show.issue(&kind, &mail("a")).await;
    let code = show.qr(&ticket).await;
    let body = json!({"zone": "hall", "checkpoint": "main-door", "sessionId": "s1"});
    let entry = show.check_in(&code, body).await;
    assert_eq!((&entry["success"], id(&entry["ticket"])), (&json!(true), ticket.clone()), "{entry}");
    assert_eq!(entry["zoneOccupancy"], json!({"current": 1, "capacity": 2}), "{entry}");
    let record = &entry["checkIn"];
    assert_eq!((of(record, "direction"), of(record, "zone")), (&json!("in"), &json!("hall")), "{entry}");
    assert_eq!(of(record, "checkpoint"), "main-door", "{entry}");
    for wrong in ["", "nonsense", "GH1.x.y"] {
        let denied = show.check_in(wrong, json!({})).await;
        assert_eq!((&denied["success"], &denied["code"]), (&json!(false), &json!("invalid_ticket")), "{denied}");
        assert!(denied["reason"].as_str().is_some_and(|text| text.contains(' ')), "a sentence: {denied}");
    }
    show.org.staff().post("/events/checkin", &json!({})).await.refused(&[400]);
    let other = show.qr(&show.issue(&kind, &mail("b")).await).await;
    assert_eq!(show.check_in(&other, json!({"zone": "hall"})).await["success"], true);
    let third = show.qr(&show.issue(&kind, &mail("c")).await).await;
    let full = show.check_in(&third, json!({"zone": "hall"})).await;
    assert_eq!((&full["success"], &full["code"]), (&json!(false), &json!("capacity_full")), "{full}");
    let read = show.org.ticket(&ticket).await;
    assert_eq!(of(&read, "checkIns").as_array().map(Vec::len), Some(1), "{read}");
    Some(Box::pin(async move {
        assert_eq!(show.check_in(&third, json!({"zone": "hall"})).await["code"], "capacity_full");
        assert_eq!(in_zone(&show.occupancy().await, "hall"), 2);
    }))
}

pub async fn x02_checkout_lets_people_out(house: Arc<House>) -> Later {
    let (show, kind) = hall(&house).await;
    let code = show.qr(&show.issue(&kind, &mail("a")).await).await;
    let early = show.check_out(&code, json!({"zone": "hall"})).await;
    assert_eq!((&early["success"], &early["code"]), (&json!(false), &json!("not_checked_in")), "{early}");
    show.check_in(&code, json!({"zone": "hall"})).await;
    assert_eq!(in_zone(&show.occupancy().await, "hall"), 1);
    let exit = show.check_out(&code, json!({"zone": "hall"})).await;
    assert_eq!(exit["success"], true, "{exit}");
    let check = async move || {
        assert_eq!(in_zone(&show.occupancy().await, "hall"), 0);
        assert_eq!(show.check_out(&code, json!({})).await["success"], false);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn x03_verify_scan_decides_and_records_nothing(house: Arc<House>) -> Later {
    let (show, kind) = hall(&house).await;
    let once = show.kind(json!({"name": "Once", "acceptedScanPoints": ["main-door"]})).await;
    let code = show.qr(&show.issue(&once, &mail("a")).await).await;
    let gone = show.issue(&kind, &mail("b")).await;
    let gone_code = show.qr(&gone).await;
    show.staff(&gone, "cancel", json!({})).await.ok();
    let verify = async |body: Value| show.org.staff().post("/events/verify-scan", &body).await.expect(200);
    let wishes = [
        json!({"code": code, "checkpoint": "main-door", "zone": "hall"}),
        json!({"code": code, "checkpoint": "vip-door"}),
        json!({"code": gone_code}),
        json!({"code": "nonsense"}),
    ];
    let before = (show.stats().await, show.occupancy().await);
    let mut foretold = Vec::new();
    for wish in &wishes {
        foretold.push(verify(wish.clone()).await);
    }
    assert_eq!((show.stats().await, show.occupancy().await), before, "nothing was recorded");
    for (wish, foretold) in wishes.iter().zip(&foretold).rev() {
        let real = show.org.staff().post("/events/checkin", wish).await.expect(200);
        for field in ["success", "reason", "code"] {
            assert_eq!(foretold[field], real[field], "{field} of {wish}: {foretold} {real}");
        }
    }
    assert_eq!(verify(wishes[0].clone()).await["success"], false, "used now");
    None
}

pub async fn x04_occupancy_is_ins_less_outs(house: Arc<House>) -> Later {
    let zones = json!([{"id": "hall", "name": "Hall", "capacity": 50}, {"id": "loge", "name": "Loge", "capacity": 9}]);
    let show = Show::with(&Org::dev(&house), json!({"zones": zones})).await;
    let kind = show.kind(json!({"allowReentry": true})).await;
    let mut codes = Vec::new();
    for ticket in show.buy(&[(&kind, 6)]).await.tickets {
        codes.push(show.qr(&ticket).await);
    }
    for (n, code) in codes.iter().enumerate() {
        let zone = [json!({"zone": "hall"}), json!({"zone": "loge"}), json!({})][n % 3].clone();
        assert_eq!(show.check_in(code, zone).await["success"], true);
    }
    assert_eq!(show.check_out(&codes[0], json!({"zone": "hall"})).await["success"], true);
    assert_eq!(show.check_out(&codes[0], json!({"zone": "hall"})).await["success"], false);
    let check = async move || {
        let counts = show.occupancy().await;
        assert_eq!((in_zone(&counts, "hall"), in_zone(&counts, "loge")), (1, 2), "{counts}");
        let total = ["total", "current", "inside"].iter().find_map(|field| counts[*field].as_i64());
        assert_eq!(total, Some(5), "a scan without a zone counts for the event only: {counts}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn x05_stats_are_a_replay_of_the_scans(house: Arc<House>) -> Later {
    let (show, kind) = hall(&house).await;
    let (first, second) = (show.issue(&kind, &mail("a")).await, show.issue(&kind, &mail("b")).await);
    let (first, second) = (show.qr(&first).await, show.qr(&second).await);
    let once = show.kind(json!({"name": "Once"})).await;
    let once = show.qr(&show.issue(&once, &mail("c")).await).await;
    let wanted = [(&first, true), (&first, true), (&second, true), (&once, true), (&once, false), (&once, false)];
    for (code, admitted) in wanted {
        assert_eq!(show.enters(code).await, admitted);
    }
    let check = async move || {
        let stats = show.stats().await;
        let numbers = ["total", "successful", "denied", "uniqueAttendees"].map(|field| stats[field].as_i64());
        assert_eq!(numbers, [Some(6), Some(4), Some(2), Some(3)], "{stats}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn x06_staff_see_hidden_types_too(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let mut all = Vec::new();
    for visibility in ["public", "private", "invite-only"] {
        all.push(show.kind(json!({"name": visibility, "visibility": visibility})).await);
    }
    let public = ids(&show.on_sale().await);
    assert_eq!(public, [all[0].clone()]);
    all.sort();
    let path = format!("/events/{}/ticket-types", show.event);
    show.org.public().get(&path).await.refused(&[401]);
    show.org.customer(&mail("a")).get(&path).await.refused(&[401, 403]);
    let check = async move || assert_eq!(ids(&list(&show.org.staff().get(&path).await.ok())), all);
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn x07_the_person_is_in_a_header_of_its_own(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 1)]).await;
    let (person, app) = (show.org.customer_token(&bought.email), show.org.staff());
    for header in [person.clone(), format!("Bearer {person}")] {
        let desk = app.with_header("x-client-authorization", &header);
        assert_eq!(ids(&list(&desk.get("/client/events/tickets/mine").await.ok())), bought.tickets);
        desk.get(&format!("/events/{}/tickets", show.event)).await.refused(&[401, 403]);
    }
    let broken = app.with_header("x-client-authorization", "nonsense");
    broken.get(&format!("/events/{}/tickets", show.event)).await.refused(&[401]);
    None
}

pub async fn x08_a_client_starts_with_its_application_key(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let dev = house.dev();
    let key = &dev["app"];
    assert!(key["appId"].is_string() && key["key"].is_string() && key["secret"].is_string(), "{dev}");
    let answer = show.org.public().post("/profile/app/key", key).await.ok();
    let token = answer["token"].as_str().unwrap_or_else(|| panic!("no token in {answer}")).to_owned();
    let person = show.org.customer_token(&mail("a"));
    let app = show.org.public().with_header("Authorization", &format!("Bearer {token}"));
    app.with_header("x-client-authorization", &person).get("/client/events/tickets/mine").await.ok();
    app.get(&format!("/client/events/{}/ticket-types", show.event)).await.ok();
    app.post("/events/tickets/comp", &json!({})).await.refused(&[401, 403]);
    let mut wrong = key.clone();
    wrong["secret"] = json!("guessed");
    show.org.public().post("/profile/app/key", &wrong).await.refused(&[401]);
    None
}

pub async fn x15_accepted_scans_are_announced(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let (show, receiver) = (Show::new(&org).await, Receiver::start().await);
    let wish = json!({"url": receiver.url, "types": ["ticket.scanned"]});
    org.staff().post("/v1/webhooks", &wish).await.expect(201);
    let kind = show.kind(json!({})).await;
    let (first, second) = (show.issue(&kind, &mail("a")).await, show.issue(&kind, &mail("b")).await);
    let (first_code, second_code) = (show.qr(&first).await, show.qr(&second).await);
    for (code, admitted) in [(&first_code, true), (&first_code, false), (&second_code, true)] {
        assert_eq!(show.enters(code).await, admitted);
    }
    assert_eq!(show.check_out(&first_code, json!({})).await["success"], true);
    let of_first = |call: &&Call| call.body["properties"]["id"] == first.as_str();
    let what = "a call for each accepted scan";
    let calls = eventually(what, Duration::from_secs(30), async || {
        let calls = receiver.calls();
        (calls.len() >= 3).then_some(calls)
    })
    .await;
    assert_eq!((calls.len(), calls.iter().filter(of_first).count()), (3, 2), "in, out, and in: {calls:?}");
    for call in &calls {
        assert_eq!(call.body["type"], "ticket.scanned", "{call:?}");
        assert_eq!(call.body["metadata"]["tenant"]["id"], org.id.as_str(), "{call:?}");
        let at = call.body["metadata"]["timestamp"].as_str().expect("an instant");
        assert!(chrono::DateTime::parse_from_rfc3339(at).is_ok(), "{call:?}");
        assert!(call.headers.contains_key("webhook-signature"), "{call:?}");
    }
    let (other, receiver) = (show.qr(&show.issue(&kind, &mail("c")).await).await, receiver.clone());
    Some(Box::pin(async move {
        assert!(show.enters(&other).await);
        eventually("a call after the restart", Duration::from_secs(30), async || {
            (receiver.calls().len() == 4).then_some(())
        })
        .await;
    }))
}
