//! The light before the scan, and the scan: A87-A91.

use crate::box_office::desk::{Org, Says};
use crate::box_office::house::House;
use crate::box_office::records::{id, mail};
use crate::box_office::show::Show;
use crate::support::runner::Later;
use serde_json::json;
use std::sync::Arc;

pub async fn a87_only_a_genuine_code_is_valid(house: Arc<House>) -> Later {
    let org = Org::dev(&house);
    let (show, foreign) = (Show::new(&org).await, Show::new(&Org::own(&house).await).await);
    let code = show.qr(&show.issue(&show.kind(json!({})).await, &mail("a")).await).await;
    let theirs = foreign.qr(&foreign.issue(&foreign.kind(json!({})).await, &mail("b")).await).await;
    let middle = code.len() / 2;
    let swapped = if &code[middle..=middle] == "A" { "B" } else { "A" };
    let tampered = format!("{}{swapped}{}", &code[..middle], &code[middle + 1..]);
    let check = async move || {
        assert!(show.is_valid(&code).await);
        assert!(foreign.is_valid(&theirs).await, "in its own organisation");
        let cut = &code[..code.len() - 4];
        for wrong in [tampered.as_str(), cut, &theirs, "GH1.unknown.code", "nonsense", "", "\u{0}", "🎟"] {
            let answer = show.validate(wrong).await;
            assert_eq!(answer["valid"], false, "`{wrong}`: {answer}");
            assert!(answer["ticket"].is_null(), "nothing is told of a ticket that is not named: {answer}");
        }
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a88_the_light_follows_every_change_at_once(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let stock = show.stock(&kind, 1).await.remove(0);
    let activated = show.qr(&stock).await;
    assert!(!show.is_valid(&activated).await, "unactivated");
    let body = json!({"holderEmail": mail("w"), "holderName": "W", "payment": {"amount": 20, "method": "cash"}});
    show.staff(&stock, "activate", body).await.ok();
    assert!(show.is_valid(&activated).await, "activated");
    let bought = show.buy(&[(&kind, 4)]).await;
    let mut codes = Vec::new();
    for ticket in &bought.tickets {
        codes.push(show.qr(ticket).await);
        assert!(show.is_valid(codes.last().expect("just pushed")).await, "issued");
    }
    show.staff(&bought.tickets[0], "cancel", json!({})).await.ok();
    assert!(!show.is_valid(&codes[0]).await, "cancelled");
    show.refund(&bought.tickets[1]).await.ok();
    assert!(!show.is_valid(&codes[1]).await, "refunded");
    let heir = show.staff(&bought.tickets[2], "transfer", json!({"toEmail": mail("h"), "toName": "H"})).await.ok();
    assert!(!show.is_valid(&codes[2]).await, "revoked");
    let heir = show.qr(&id(&heir["ticket"])).await;
    assert!(show.is_valid(&heir).await);
    assert!(show.enters(&codes[3]).await);
    assert!(!show.is_valid(&codes[3]).await, "used up");
    Some(Box::pin(async move {
        for code in &codes {
            assert!(!show.is_valid(code).await);
        }
        assert!(show.is_valid(&activated).await && show.is_valid(&heir).await);
    }))
}

pub async fn a89_a_thousand_validates_leave_no_trace(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let ticket = show.issue(&show.kind(json!({})).await, &mail("a")).await;
    let code = Arc::new(show.qr(&ticket).await);
    let before = (show.stats().await, show.occupancy().await, show.org.ticket(&ticket).await);
    let tasks = (0..10).map(|_| {
        let (show, code) = (show.clone(), code.clone());
        tokio::spawn(async move {
            for _ in 0..100 {
                assert!(show.is_valid(&code).await);
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.expect("all were valid");
    }
    let after = (show.stats().await, show.occupancy().await, show.org.ticket(&ticket).await);
    assert_eq!(after, before);
    let entry = show.check_in(&code, json!({})).await;
    assert_eq!(entry["success"], true, "it is still the first: {entry}");
    let stats = show.stats().await;
    assert_eq!((&stats["successful"], &stats["total"]), (&json!(1), &json!(1)), "{stats}");
    None
}

pub async fn a90_lights_and_scans_run_side_by_side(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let bought = show.buy(&[(&kind, 8)]).await;
    let tasks = bought.tickets.iter().map(|ticket| {
        let (show, ticket) = (show.clone(), ticket.clone());
        tokio::spawn(async move {
            let code = show.qr(&ticket).await;
            let lights = async {
                let mut green = 0;
                for _ in 0..20 {
                    green += usize::from(show.is_valid(&code).await);
                }
                green
            };
            let (entered, _) = tokio::join!(show.enters(&code), lights);
            assert!(entered && !show.is_valid(&code).await, "green before the entry, red after it");
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.expect("a door without trouble");
    }
    let stats = show.stats().await;
    assert_eq!((&stats["successful"], &stats["denied"]), (&json!(8), &json!(0)), "{stats}");
    None
}

pub async fn a91_a_scan_is_recorded_and_single_entry_by_default(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let code = show.qr(&show.issue(&show.kind(json!({})).await, &mail("a")).await).await;
    let entry = show.check_in(&code, json!({})).await;
    assert_eq!(entry["success"], true, "{entry}");
    assert!(entry["checkIn"].is_object(), "the entry is recorded: {entry}");
    show.org.public().post("/events/checkin", &json!({"code": code})).await.refused(&[401]);
    let check = async move || {
        let second = show.check_in(&code, json!({})).await;
        assert_eq!((&second["success"], &second["code"]), (&json!(false), &json!("reentry_not_allowed")), "{second}");
        assert_eq!(show.stats().await["successful"], 1);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}
