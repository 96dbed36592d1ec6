//! Checking in and out, and what is recorded of it: S43-S57.

use crate::api::{Api, Told, assert_id, instant, text};
use crate::box_office::house::House;
use crate::hall::{Hall, passages};
use crate::now_and_later;
use crate::support::runner::Later;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::sync::Arc;

const USER: &str = "usr_01h455vb4pex5vsknk084sn02q";

/// The last scan of a ticket.
#[track_caller]
fn last(ticket: &Value) -> Value {
    let scans = ticket["scans"].as_array().unwrap_or_else(|| panic!("no `scans` in {ticket}"));
    scans.last().unwrap_or_else(|| panic!("no scan in {ticket}")).clone()
}

pub async fn s43_the_scan_endpoint_checks_in_and_out(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let path = format!("/tickets/{ticket}/scan");
    let body = json!({"kind": "CHECK_IN", "deviceId": "device_001", "token": "what older clients send"});
    let entered = hall.door.post(&path, &body).await.gives("ticket");
    assert_eq!((&entered["id"], &entered["status"]), (&json!(ticket), &json!("REDEEMED")), "{entered}");
    let left = hall.door.post(&path, &json!({"kind": "CHECK_OUT"})).await.gives("ticket");
    assert_eq!((&left["id"], &left["status"]), (&json!(ticket), &json!("ACTIVE")), "{left}");
    hall.scan("tkt_01h455vb4pex5vsknk084sn02q", json!({"kind": "CHECK_IN"})).await.fails(404, "NOT_FOUND");
    now_and_later!({
        assert_eq!(hall.passages(&ticket).await, ["in", "out"]);
    })
}

pub async fn s44_scanning_needs_its_permission(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 3).await;
    let ticket = bought.ticket();
    let (org, before) = (&hall.org, hall.read(ticket).await);
    let elsewhere = "ticket.scan.evt_01h455vb4pex5vsknk084sn02q";
    let denied = format!("-ticket.scan.{}", hall.event);
    let sets: [&[&str]; 8] = [
        &[],
        &["ORDER"],
        &["EVENT", "FINANCE"],
        &["ticket.read", "ticket.write"],
        &["order.*"],
        &[elsewhere],
        &["FULL", "-ticket.scan"],
        &["FULL", &denied],
    ];
    let mut strangers: Vec<Api> = sets.iter().map(|words| Api::of(org, words)).collect();
    strangers.push(Api::customer(org, &bought.email));
    for api in strangers {
        for kind in ["CHECK_IN", "CHECK_OUT"] {
            api.post(&format!("/tickets/{ticket}/scan"), &json!({"kind": kind})).await.fails(403, "FORBIDDEN");
        }
        for key in [ticket, &bought.booking] {
            api.put(&format!("/tickets/{key}/check-in"), &json!({})).await.fails(403, "FORBIDDEN");
            api.put(&format!("/tickets/{key}/check-out"), &json!({})).await.fails(403, "FORBIDDEN");
        }
    }
    hall.public.post(&format!("/tickets/{ticket}/scan"), &json!({"kind": "CHECK_IN"})).await.fails(401, "UNAUTHORIZED");
    assert_eq!(hall.read(ticket).await, before, "nothing changed");
    let here = format!("ticket.scan.{}", hall.event);
    for (ticket, word) in bought.tickets.iter().zip(["SCANNING", "ticket.scan", &here]) {
        let api = Api::of(org, &[word]);
        api.post(&format!("/tickets/{ticket}/scan"), &json!({"kind": "CHECK_IN"})).await.gives("ticket");
    }
    None
}

pub async fn s45_a_scan_needs_its_kind(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let before = hall.read(&ticket).await;
    for wrong in [
        json!({}),
        json!({"kind": "ENTER"}),
        json!({"kind": "check_in"}),
        json!({"kind": 1}),
        json!({"kind": null}),
        json!({"kind": ["CHECK_IN"]}),
        json!({"deviceId": "device_001"}),
        json!({"kind": ""}),
    ] {
        hall.scan(&ticket, wrong).await.wrong_input("kind");
    }
    // With nothing left to say the published client sends neither a body nor a content type.
    hall.door.bare(Method::POST, &format!("/tickets/{ticket}/scan")).await.wrong_input("kind");
    assert_eq!(hall.read(&ticket).await, before);
    hall.scan(&ticket, json!({"kind": "CHECK_IN"})).await.gives("ticket");
    None
}

pub async fn s46_the_device_may_be_named(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let with = hall.scan(&ticket, json!({"kind": "CHECK_IN", "deviceId": "device_001"})).await.gives("ticket");
    assert_eq!(last(&with)["deviceId"], "device_001", "{with}");
    let without = hall.scan(&ticket, json!({"kind": "CHECK_OUT"})).await.gives("ticket");
    assert_eq!(last(&without)["deviceId"], "unknown", "{without}");
    hall.scan(&ticket, json!({"kind": "CHECK_IN", "deviceId": 7})).await.wrong_input("deviceId");
    now_and_later!({
        let scans = hall.read(&ticket).await["scans"].clone();
        assert_eq!(
            (&scans[0]["deviceId"], &scans[1]["deviceId"]),
            (&json!("device_001"), &json!("unknown")),
            "{scans}"
        );
    })
}

pub async fn s47_after_a_check_in_it_is_redeemed(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let answer = hall.goes_in(&ticket).await;
    assert_eq!(answer["status"], "REDEEMED", "{answer}");
    crate::fields::assert_whole(&answer);
    now_and_later!({
        assert_eq!(hall.read(&ticket).await, answer, "a read agrees in everything");
        assert_eq!(
            hall.found(&[("eventId", &hall.event), ("status", "REDEEMED")]).await,
            std::slice::from_ref(&answer)
        );
    })
}

pub async fn s48_after_a_check_in_its_record_is_there(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    for _ in 0..2 {
        let before = hall.passages(&ticket).await.len();
        let answer = hall.goes_in(&ticket).await;
        assert_eq!(passages(&answer).len(), before + 1, "{answer}");
        assert_eq!(last(&answer)["kind"], "CHECK_IN", "{answer}");
        hall.goes_out(&ticket).await;
    }
    now_and_later!({
        assert_eq!(hall.passages(&ticket).await, ["in", "out", "in", "out"]);
    })
}

pub async fn s49_a_check_out_makes_it_active(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    hall.goes_in(&ticket).await;
    let answer = hall.goes_out(&ticket).await;
    assert_eq!(answer["status"], "ACTIVE", "{answer}");
    now_and_later!({
        assert_eq!(hall.read(&ticket).await, answer);
    })
}

pub async fn s50_a_check_out_is_recorded_too(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let entered = hall.goes_in(&ticket).await;
    let left = hall.goes_out(&ticket).await;
    assert_eq!(left["scans"][0], entered["scans"][0], "the check-in stays as it was");
    assert_eq!((last(&left)["kind"].clone(), passages(&left).len()), (json!("CHECK_OUT"), 2), "{left}");
    now_and_later!({
        assert_eq!(hall.read(&ticket).await["scans"], left["scans"]);
    })
}

pub async fn s51_in_out_and_in_again(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    for _ in 0..3 {
        hall.goes_in(&ticket).await;
        hall.goes_out(&ticket).await;
    }
    hall.goes_in(&ticket).await;
    Some(Box::pin(async move {
        hall.goes_out(&ticket).await;
        hall.goes_in(&ticket).await;
        assert_eq!(hall.passages(&ticket).await, ["in", "out", "in", "out", "in", "out", "in", "out", "in"]);
    }))
}

pub async fn s51_a_stated_rule_of_re_entry_holds_here_too(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let once = hall.tier(json!({"name": "Once", "allowReentry": false})).await;
    let twice = hall.tier(json!({"name": "Twice", "allowReentry": true, "reentryLimit": 2})).await;
    let bought = hall.buy(&[(&once, 1), (&twice, 1)]).await;
    let by_tier = async |tier: &str| {
        let found = hall.found(&[("orderId", &bought.booking)]).await;
        text(found.iter().find(|ticket| ticket["admissionId"] == tier).expect("one of each"), "id")
    };
    let (once, twice) = (by_tier(&once).await, by_tier(&twice).await);
    for ticket in [&once, &twice, &twice] {
        if hall.status(ticket).await == "ACTIVE" {
            hall.goes_in(ticket).await;
            // Inside it is refused whatever the rule: this surface admits no second entry without an exit.
            hall.try_enter(ticket).await.broken("NOOP_TRANSITION");
            hall.goes_out(ticket).await;
        }
    }
    now_and_later!({
        hall.try_enter(&once).await.broken("REENTRY_NOT_ALLOWED");
        hall.try_enter(&twice).await.broken("REENTRY_LIMIT_REACHED");
        assert_eq!((hall.passages(&once).await.len(), hall.passages(&twice).await.len()), (2, 4));
    })
}

pub async fn s52_every_scan_has_an_id_of_its_own(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 3).await;
    for ticket in &bought.tickets {
        hall.goes_in(ticket).await;
        hall.goes_out(ticket).await;
    }
    now_and_later!({
        let mut seen = HashSet::new();
        for ticket in hall.found(&[("orderId", &bought.booking)]).await {
            for scan in ticket["scans"].as_array().expect("a list") {
                assert_id(&scan["id"], "scn");
                assert!(seen.insert(text(scan, "id")), "twice: {scan}");
            }
        }
        assert_eq!(seen.len(), 6);
    })
}

pub async fn s53_the_kind_of_a_record(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    hall.goes_in(&ticket).await;
    hall.goes_out(&ticket).await;
    now_and_later!({
        let scans = hall.read(&ticket).await["scans"].clone();
        assert_eq!((&scans[0]["kind"], &scans[1]["kind"]), (&json!("CHECK_IN"), &json!("CHECK_OUT")), "{scans}");
    })
}

pub async fn s54_the_time_of_a_record(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let mut before = chrono::Utc::now() - chrono::Duration::seconds(1);
    for n in 0..6 {
        let from = chrono::Utc::now() - chrono::Duration::seconds(1);
        let read = if n % 2 == 0 { hall.goes_in(&ticket).await } else { hall.goes_out(&ticket).await };
        let at = instant(&last(&read)["scannedAt"]);
        assert!(at >= before && at >= from && at <= chrono::Utc::now() + chrono::Duration::seconds(1), "{read}");
        before = at;
    }
    now_and_later!({
        let scans = hall.read(&ticket).await["scans"].clone();
        let times: Vec<_> = scans.as_array().expect("a list").iter().map(|scan| instant(&scan["scannedAt"])).collect();
        assert!(times.len() == 6 && times.is_sorted(), "{scans}");
    })
}

pub async fn s55_the_user_of_a_record(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let path = format!("/tickets/{ticket}/scan");
    let named = Api::user(&hall.org, USER, &["SCANNING"]);
    let other = |name: &str| Api::user(&hall.org, name, &["SCANNING"]);
    let mut by = Vec::new();
    let turnstiles = [named.clone(), other("turnstile-7"), other("turnstile-8"), other("turnstile-7"), named];
    for (n, api) in turnstiles.iter().enumerate() {
        let kind = if n % 2 == 0 { "CHECK_IN" } else { "CHECK_OUT" };
        let scan = last(&api.post(&path, &json!({"kind": kind})).await.gives("ticket"));
        assert_id(&scan["scannedById"], "usr");
        assert_eq!(scan["scannedBy"]["id"], scan["scannedById"], "{scan}");
        for part in ["firstName", "lastName", "email"] {
            assert!(scan["scannedBy"][part].is_string(), "no scannedBy.{part} in {scan}");
        }
        by.push(text(&scan, "scannedById"));
    }
    assert_eq!((by[0].as_str(), by[4].as_str()), (USER, USER), "the token's user");
    assert!(by[1] == by[3] && by[1] != by[2], "who has no such id has one that stays: {by:?}");
    now_and_later!({
        let scans = hall.read(&ticket).await["scans"].clone();
        let again: Vec<String> =
            scans.as_array().expect("a list").iter().map(|scan| text(scan, "scannedById")).collect();
        assert_eq!(again, by);
    })
}

pub async fn s56_the_device_of_a_record(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let names = ["device_001", "Gate 7 / lane ä", "dev_01h455vb4pex5vsknk084sn02q"];
    for (n, name) in names.iter().enumerate() {
        let kind = if n % 2 == 0 { "CHECK_IN" } else { "CHECK_OUT" };
        hall.scan(&ticket, json!({"kind": kind, "deviceId": name})).await.gives("ticket");
    }
    now_and_later!({
        let scans = hall.read(&ticket).await["scans"].clone();
        let kept: Vec<String> = scans.as_array().expect("a list").iter().map(|scan| text(scan, "deviceId")).collect();
        assert_eq!(kept, names);
    })
}

pub async fn s57_the_records_outlive_the_program(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    for _ in 0..5 {
        hall.goes_in(&ticket).await;
        hall.goes_out(&ticket).await;
    }
    // The last one is in Redis at best when the program dies.
    let last = hall.goes_in(&ticket).await;
    assert_eq!(passages(&last).len(), 11);
    Some(Box::pin(async move {
        assert_eq!(hall.read(&ticket).await, last, "no record is lost, none twice");
        hall.try_enter(&ticket).await.broken("NOOP_TRANSITION");
        assert_eq!(hall.goes_out(&ticket).await["scans"].as_array().map(Vec::len), Some(12));
    }))
}
