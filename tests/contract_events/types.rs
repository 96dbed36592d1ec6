//! Ticket types and what their fields do: A31, A33-A49.

use crate::box_office::desk::{Org, REFUSALS, Says};
use crate::box_office::house::House;
use crate::box_office::records::{id, mail, of};
use crate::box_office::show::{Show, ticket_ids};
use crate::support::runner::Later;
use chrono::{Duration, SecondsFormat, Utc};
use serde_json::{Value, json};
use std::sync::Arc;

fn hours_from_now(hours: i64) -> Value {
    json!((Utc::now() + Duration::hours(hours)).to_rfc3339_opts(SecondsFormat::Secs, true))
}

fn published(event: &str) -> Value {
    json!({
        "event": event, "name": "General Admission", "price": 199, "currency": "USD", "capacity": 800,
        "saleStart": "2026-04-01T00:00:00Z", "saleEnd": "2026-09-12T00:00:00Z", "perks": ["lunch", "tote"],
        "allowReentry": true, "reentryLimit": 3, "acceptedScanPoints": ["main-door"], "visibility": "public",
        "transferable": true, "refundPolicy": "until-7-days",
    })
}

/// A field comes back from the public list, then and after a restart.
async fn comes_back(house: &Arc<House>, field: &'static str, value: Value) -> Later {
    let show = Show::new(&Org::dev(house)).await;
    let kind = show.kind(json!({field: value})).await;
    let check = async move || {
        let read = show.on_sale_as(&kind).await.expect("it is on sale");
        assert_eq!(of(&read, field), &value, "{read}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a31_the_published_body_makes_a_type(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let wanted = published(&show.event);
    let made = show.org.staff().post("/data/event_ticket_type/create", &json!({"data": wanted})).await.expect(201);
    let kind = id(&made);
    let check = async move || {
        let read = show.on_sale_as(&kind).await.expect("it shows up");
        for field in ["name", "price", "currency", "perks", "refundPolicy", "visibility", "reentryLimit"] {
            assert_eq!(of(&read, field), &wanted[field], "{field}: {read}");
        }
        assert_eq!(of(&read, "saleState"), "closed", "its sale ended in September: {read}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a33_only_what_is_in_the_envelope_counts(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let path = "/data/event_ticket_type/create";
    let bare = json!({"event": show.event, "name": "Bare", "price": 1});
    show.org.staff().post(path, &bare).await.refused(&[400]);
    show.org.staff().post(path, &json!({"data": 7})).await.refused(&[400]);
    assert!(show.on_sale().await.is_empty(), "nothing was made");
    let body = json!({"data": {"event": show.event, "name": "Inside", "price": 5, "currency": "USD"},
        "name": "Outside", "price": 9, "capacity": 1});
    let kind = id(&show.org.staff().post(path, &body).await.ok());
    let read = show.on_sale_as(&kind).await.expect("on sale");
    assert_eq!((of(&read, "name"), of(&read, "price")), (&json!("Inside"), &json!(5)), "{read}");
    None
}

pub async fn a34_a_type_belongs_to_one_event(house: Arc<House>) -> Later {
    let org = Org::dev(&house);
    let (show, other) = (Show::new(&org).await, Show::new(&org).await);
    let kind = show.kind(json!({})).await;
    assert!(other.on_sale().await.is_empty());
    for event in [json!("no-such-event"), json!("evt_00000000000000000000000000"), Value::Null, json!(7)] {
        show.try_kind(json!({"event": event})).await.refused(&[400, 404, 422]);
    }
    let check = async move || {
        assert_eq!(crate::box_office::records::ids(&show.on_sale().await), std::slice::from_ref(&kind));
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a35_the_name_comes_back(house: Arc<House>) -> Later {
    comes_back(&house, "name", json!("Früh & spät – „Général“ 🎟 <b>")).await
}

pub async fn a36_the_price_is_per_ticket(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"price": 199})).await;
    assert_eq!(show.book(&[(&kind, 2)], json!({})).await["amount"], 398);
    let odd = show.kind(json!({"name": "Odd", "price": 19.99})).await;
    assert_eq!(show.book(&[(&odd, 3)], json!({})).await["amount"], 59.97);
    for price in [json!(-1), json!("dear"), json!(0.001)] {
        show.try_kind(json!({"name": "Wrong", "price": price})).await.refused(&[400, 422]);
    }
    None
}

pub async fn a37_the_currency_goes_along(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"currency": "EUR"})).await;
    assert_eq!(of(&show.on_sale_as(&kind).await.expect("on sale"), "currency"), "EUR");
    let purchase = show.book(&[(&kind, 1)], json!({})).await;
    assert_eq!(purchase["currency"], "EUR", "{purchase}");
    let ticket = ticket_ids(&show.confirm(&purchase).await.ok()).remove(0);
    let check = async move || {
        let read = show.org.ticket(&ticket).await;
        let found = [of(&read, "currency"), &of(&read, "purchase")["currency"]];
        assert!(found.contains(&&json!("EUR")), "{read}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a38_the_capacity_is_never_exceeded(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"capacity": 2})).await;
    for _ in 0..2 {
        show.buy(&[(&kind, 1)]).await;
    }
    let refused = show.purchase(&show.order(&[(&kind, 1)], json!({}))).await.refused(&[409]);
    assert_eq!(refused["code"], "sold_out", "{refused}");
    assert!(refused["message"].as_str().expect("a sentence").to_lowercase().contains("sold out"), "{refused}");
    let crowd = show.kind(json!({"name": "Crowd", "capacity": 2})).await;
    let sold = at_once(&show, &crowd, 50).await;
    assert_eq!((sold, show.tickets_of(&crowd).await.len()), (2, 2));
    Some(Box::pin(async move {
        for kind in [kind, crowd] {
            let order = show.order(&[(&kind, 1)], json!({}));
            assert_eq!(show.purchase(&order).await.refused(&[409])["code"], "sold_out");
            show.comp(&kind, json!([{"email": mail("vip"), "name": "Vip"}])).await.refused(&[409]);
            assert_eq!(show.tickets_of(&kind).await.len(), 2);
        }
    }))
}

/// So many purchases of one ticket at the same moment, each confirmed if it was taken; gives how many got a ticket.
async fn at_once(show: &Show, kind: &str, buyers: usize) -> usize {
    let tasks = (0..buyers).map(|_| {
        let (show, kind) = (show.clone(), kind.to_owned());
        tokio::spawn(async move {
            let answer = show.purchase(&show.order(&[(&kind, 1)], json!({}))).await;
            if answer.status == 409 {
                return 0;
            }
            ticket_ids(&show.confirm(&answer.ok()).await.ok()).len()
        })
    });
    let mut sold = 0;
    for task in tasks.collect::<Vec<_>>() {
        sold += task.await.expect("a buyer is told");
    }
    sold
}

pub async fn a39_nothing_is_sold_before_the_sale(house: Arc<House>) -> Later {
    closed_sale(&house, "saleStart", hours_from_now(2), "upcoming").await
}

pub async fn a40_nothing_is_sold_after_the_sale(house: Arc<House>) -> Later {
    closed_sale(&house, "saleEnd", hours_from_now(-2), "closed").await
}

async fn closed_sale(house: &Arc<House>, field: &str, when: Value, state: &'static str) -> Later {
    let show = Show::new(&Org::dev(house)).await;
    let kind = show.kind(json!({field: when})).await;
    let check = async move || {
        show.purchase(&show.order(&[(&kind, 1)], json!({}))).await.refused(REFUSALS);
        let read = show.on_sale_as(&kind).await.expect("it is listed");
        assert_eq!((of(&read, "saleState"), of(&read, "available")), (&json!(state), &json!(100)), "{read}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a41_perks_go_along(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let perks = json!(["lunch", "tote"]);
    let kind = show.kind(json!({"perks": perks})).await;
    let ticket = show.issue(&kind, &mail("holder")).await;
    let check = async move || {
        assert_eq!(of(&show.on_sale_as(&kind).await.expect("on sale"), "perks"), &perks);
        let read = show.org.ticket(&ticket).await;
        assert_eq!(of(&read, "perks"), &perks, "{read}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a42_reentry_follows_the_type(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let once = show.kind(json!({"name": "Once", "allowReentry": false})).await;
    let often = show.kind(json!({"name": "Often", "allowReentry": true})).await;
    let (once, often) = (show.issue(&once, &mail("a")).await, show.issue(&often, &mail("b")).await);
    let (once, often) = (show.qr(&once).await, show.qr(&often).await);
    for code in [&once, &often] {
        assert!(show.enters(code).await);
    }
    let check = async move || {
        let denied = show.check_in(&once, json!({})).await;
        assert_eq!((&denied["success"], &denied["code"]), (&json!(false), &json!("reentry_not_allowed")), "{denied}");
        assert!(denied["reason"].as_str().expect("a sentence").contains("already"), "amber, not red: {denied}");
        assert!(show.enters(&often).await);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a43_the_reentry_limit_counts_the_first_scan(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"allowReentry": true, "reentryLimit": 3})).await;
    let (first, second) = (show.issue(&kind, &mail("a")).await, show.issue(&kind, &mail("b")).await);
    let (first, second) = (show.qr(&first).await, show.qr(&second).await);
    for entry in 1..=3 {
        assert!(show.enters(&first).await, "check-in {entry}");
    }
    let denied = show.check_in(&first, json!({})).await;
    assert_eq!((&denied["success"], &denied["code"]), (&json!(false), &json!("reentry_limit_exceeded")), "{denied}");
    assert!(show.enters(&second).await);
    for limit in [json!(0), json!(-1), json!(1.5)] {
        show.try_kind(json!({"name": "Odd", "allowReentry": true, "reentryLimit": limit})).await.refused(&[400, 422]);
    }
    Some(Box::pin(async move {
        assert!(!show.enters(&first).await, "a restart gives no entry back");
        let rest = [show.enters(&second).await, show.enters(&second).await, show.enters(&second).await];
        assert_eq!(rest, [true, true, false]);
    }))
}

pub async fn a44_a_type_keeps_to_its_scan_points(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bound = show.kind(json!({"name": "Bound", "acceptedScanPoints": ["main-door"]})).await;
    let free = show.kind(json!({"name": "Free"})).await;
    let (bound, free) = (show.issue(&bound, &mail("a")).await, show.issue(&free, &mail("b")).await);
    let (bound, free) = (show.qr(&bound).await, show.qr(&free).await);
    let denied = show.check_in(&bound, json!({"checkpoint": "vip-door"})).await;
    let found = (&denied["success"], &denied["code"]);
    assert_eq!(found, (&json!(false), &json!("ticket_type_not_accepted")), "{denied}");
    for (code, point) in [(&bound, "main-door"), (&free, "vip-door")] {
        let answer = show.check_in(code, json!({"checkpoint": point})).await;
        assert_eq!(answer["success"], true, "{answer}");
    }
    None
}

pub async fn a45_a_public_type_is_listed_and_sold(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"visibility": "public"})).await;
    assert!(show.on_sale_as(&kind).await.is_some());
    show.buy(&[(&kind, 1)]).await;
    Some(Box::pin(async move { assert!(show.on_sale_as(&kind).await.is_some()) }))
}

pub async fn a46_a_private_type_is_sold_to_who_knows_it(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"visibility": "private"})).await;
    let check = async move || {
        assert!(show.on_sale().await.is_empty());
        assert_eq!(show.buy(&[(&kind, 1)]).await.tickets.len(), 1);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a47_an_invite_only_type_needs_an_invite(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"visibility": "invite-only"})).await;
    show.try_kind(json!({"name": "Odd", "visibility": "secret"})).await.refused(&[400]);
    let order = show.order(&[(&kind, 1)], json!({}));
    show.purchase(&order).await.refused(REFUSALS);
    show.purchase(&show.order(&[(&kind, 1)], json!({"inviteCode": "GUESSED"}))).await.refused(REFUSALS);
    assert!(show.tickets().await.is_empty());
    assert_eq!(ticket_ids(&show.comp(&kind, json!([{"email": mail("vip"), "name": "V"}])).await.ok()).len(), 1);
    let invite = show.org.make("invite_code", json!({"ticketType": kind, "maxUses": 1})).await;
    let code = of(&invite, "code").as_str().unwrap_or_else(|| panic!("no code in {invite}")).to_owned();
    show.book(&[(&kind, 1)], json!({"inviteCode": code})).await;
    let check = async move || {
        assert!(show.on_sale().await.is_empty(), "it is not listed");
        show.purchase(&order).await.refused(REFUSALS);
        show.purchase(&show.order(&[(&kind, 1)], json!({"inviteCode": code}))).await.refused(REFUSALS);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a48_a_type_may_forbid_transfers(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bound = show.kind(json!({"name": "Bound", "transferable": false})).await;
    let free = show.kind(json!({"name": "Free", "transferable": true})).await;
    let body = json!({"toEmail": mail("heir"), "toName": "Heir"});
    let held = show.buy(&[(&bound, 1)]).await;
    let path = format!("/client/events/tickets/{}/transfer", held.ticket());
    show.org.customer(&held.email).post(&path, &body).await.refused(REFUSALS);
    show.staff(held.ticket(), "transfer", body.clone()).await.refused(REFUSALS);
    assert_eq!(show.org.status(held.ticket()).await, "active");
    let (first, second) = (show.buy(&[(&free, 1)]).await, show.buy(&[(&free, 1)]).await);
    let path = format!("/client/events/tickets/{}/transfer", first.ticket());
    show.org.customer(&first.email).post(&path, &body).await.ok();
    show.staff(second.ticket(), "transfer", body.clone()).await.ok();
    Some(Box::pin(async move {
        show.staff(held.ticket(), "transfer", body).await.refused(REFUSALS);
    }))
}

pub async fn a49_a_refund_policy_is_only_text(house: Arc<House>) -> Later {
    let policy = json!("No refunds, ever! — § 7 „ausgeschlossen“");
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"refundPolicy": policy})).await;
    let bought = show.buy(&[(&kind, 1)]).await;
    show.refund(bought.ticket()).await.ok();
    let check = async move || {
        assert_eq!(of(&show.on_sale_as(&kind).await.expect("on sale"), "refundPolicy"), &policy);
        assert_eq!(show.org.status(bought.ticket()).await, "refunded");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}
