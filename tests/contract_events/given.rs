//! Tickets that nobody bought online: complimentary ones and stock for the door, A69-A79.

use crate::box_office::desk::{Org, REFUSALS, Says};
use crate::box_office::house::House;
use crate::box_office::records::{cents, is_of_booking, is_of_type, mail, of, status, word};
use crate::box_office::show::{Show, ticket_ids};
use crate::support::runner::Later;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::sync::Arc;

fn walk_up(email: &str) -> Value {
    json!({"holderEmail": email, "holderName": "Walk-up",
        "payment": {"amount": 199, "method": "card", "ref": "sq_4711"}})
}

/// The booking that a ticket names.
fn booking_of(ticket: &Value) -> String {
    let named = of(ticket, "bookingId").as_str().or_else(|| of(ticket, "purchase")["bookingId"].as_str());
    named.unwrap_or_else(|| panic!("no booking in {ticket}")).to_owned()
}

pub async fn a69_complimentary_tickets_cost_nothing(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"price": 199})).await;
    let made = show.comp(&kind, json!([{"email": mail("vip"), "name": "Pat Lee"}])).await.ok();
    for payment in ["clientSecret", "paymentIntentId", "paypalOrderId"] {
        assert!(made.get(payment).is_none_or(Value::is_null), "{made}");
    }
    let ticket = ticket_ids(&made).remove(0);
    let check = async move || {
        let booking = booking_of(&show.org.ticket(&ticket).await);
        let read = show.org.booking(&booking).await;
        let total = ["amount", "total"].iter().find_map(|field| cents(of(&read, field)));
        assert_eq!(total, Some(0), "{read}");
        for kind in ["intent", "payment"] {
            assert!(show.org.ledger(&booking, kind).await.is_empty(), "no {kind}");
        }
        assert!(show.is_valid(&show.qr(&ticket).await).await);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a70_event_and_type_must_belong_together(house: Arc<House>) -> Later {
    let org = Org::dev(&house);
    let (show, other) = (Show::new(&org).await, Show::new(&org).await);
    let (kind, theirs) = (show.kind(json!({})).await, other.kind(json!({})).await);
    let holders = json!([{"email": mail("vip"), "name": "Pat Lee"}]);
    show.comp(&theirs, holders.clone()).await.refused(&[400, 404]);
    show.comp("no-such-type", holders.clone()).await.refused(&[400, 404]);
    let body = json!({"eventId": "no-such-event", "ticketTypeId": kind, "holders": holders});
    org.staff().post("/events/tickets/comp", &body).await.refused(&[400, 404]);
    assert!(show.tickets().await.is_empty() && other.tickets().await.is_empty());
    assert_eq!((show.available(&kind).await, other.available(&theirs).await), (100, 100));
    None
}

pub async fn a71_a_ticket_for_each_holder(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    show.comp(&kind, json!([])).await.refused(&[400]);
    show.comp(&kind, json!([{"email": "not an address", "name": "X"}])).await.refused(&[400]);
    assert!(show.tickets().await.is_empty());
    let holders = [(mail("pat"), "Pat Lee"), (mail("jordan"), "Jordan Kim")];
    let body = json!([{"email": holders[0].0, "name": holders[0].1}, {"email": holders[1].0, "name": holders[1].1}]);
    let tickets = ticket_ids(&show.comp(&kind, body).await.ok());
    assert_eq!(tickets.len(), 2);
    let check = async move || {
        for (ticket, (email, name)) in tickets.iter().zip(&holders) {
            let read = show.org.ticket(ticket).await;
            assert_eq!((of(&read, "holderEmail"), of(&read, "holderName")), (&json!(email), &json!(name)), "{read}");
        }
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a72_the_note_stays_with_them(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let body = json!({"eventId": show.event, "ticketTypeId": kind, "note": "Day-1 keynote speakers",
        "holders": [{"email": mail("pat"), "name": "Pat Lee"}]});
    let ticket = ticket_ids(&show.org.staff().post("/events/tickets/comp", &body).await.ok()).remove(0);
    let check = async move || {
        let read = show.org.ticket(&ticket).await;
        let booking = show.org.booking(&booking_of(&read)).await;
        let found = format!("{read} {booking}");
        assert!(found.contains("Day-1 keynote speakers"), "{found}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a73_a_batch_of_stock(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"capacity": 250})).await;
    for quantity in [json!(0), json!(-1), json!(2.5), json!("many"), Value::Null] {
        let body = json!({"eventId": show.event, "ticketTypeId": kind, "quantity": quantity});
        show.org.staff().post("/events/tickets/pre-generate", &body).await.refused(&[400]);
    }
    let stock = show.stock(&kind, 200).await;
    assert_eq!((stock.len(), stock.iter().collect::<HashSet<_>>().len()), (200, 200));
    let too_many = json!({"eventId": show.event, "ticketTypeId": kind, "quantity": 51});
    let refused = show.org.staff().post("/events/tickets/pre-generate", &too_many).await;
    assert_eq!(refused.refused(&[409])["code"], "sold_out", "stock takes places");
    let check = async move || {
        let listed = show.tickets().await;
        assert_eq!(listed.len(), 200);
        assert!(listed.iter().all(|ticket| is_of_type(ticket, &kind) && status(ticket) == "unactivated"));
        assert_eq!(show.available(&kind).await, 50);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a74_stock_lets_nobody_in(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let ticket = show.stock(&show.kind(json!({})).await, 2).await.remove(0);
    let code = show.qr(&ticket).await;
    let check = async move || {
        assert_eq!(show.org.status(&ticket).await, "unactivated");
        let denied = show.check_in(&code, json!({})).await;
        assert_eq!((&denied["success"], &denied["code"]), (&json!(false), &json!("ticket_not_active")), "{denied}");
        show.assert_shut(&code).await;
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a75_stock_needs_no_holder(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let ticket = show.stock(&show.kind(json!({})).await, 1).await.remove(0);
    let check = async move || {
        let read = show.org.ticket(&ticket).await;
        for field in ["holderEmail", "holderName"] {
            assert!(of(&read, field).as_str().is_none_or(str::is_empty), "{read}");
        }
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a76_activation_names_the_holder(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let (ticket, email) = (show.stock(&show.kind(json!({})).await, 1).await.remove(0), mail("walkup"));
    show.staff(&ticket, "activate", walk_up(&email)).await.ok();
    let check = async move || {
        let read = show.org.ticket(&ticket).await;
        let holder = (of(&read, "holderEmail"), of(&read, "holderName"));
        assert_eq!(holder, (&json!(email), &json!("Walk-up")), "{read}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a77_activation_keeps_the_payment(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let ticket = show.stock(&show.kind(json!({"price": 199})).await, 1).await.remove(0);
    show.staff(&ticket, "activate", walk_up(&mail("walkup"))).await.ok();
    let check = async move || {
        let read = show.org.ticket(&ticket).await;
        let booking = show.org.booking(&booking_of(&read)).await;
        let found = [&read, &booking].into_iter().find_map(|record| payment_with(record, "sq_4711"));
        let payment = found.unwrap_or_else(|| panic!("no payment in {read} or {booking}"));
        assert_eq!((cents(&payment["amount"]), word(&payment, "method")), (Some(19_900), "card".to_owned()));
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

/// The object, however deep, whose `ref` is this one.
fn payment_with(value: &Value, reference: &str) -> Option<Value> {
    match value {
        Value::Object(fields) if fields.get("ref").is_some_and(|found| found == reference) => Some(value.clone()),
        Value::Object(fields) => fields.values().find_map(|inner| payment_with(inner, reference)),
        Value::Array(all) => all.iter().find_map(|inner| payment_with(inner, reference)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

pub async fn a78_an_activated_ticket_is_good_for_entry(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let stock = show.stock(&show.kind(json!({})).await, 2).await;
    let printed = [show.qr(&stock[0]).await, show.qr(&stock[1]).await];
    for ticket in &stock {
        show.staff(ticket, "activate", walk_up(&mail("walkup"))).await.ok();
    }
    for (ticket, code) in stock.iter().zip(&printed) {
        assert_eq!(&show.qr(ticket).await, code, "what was printed stays good");
    }
    assert!(show.is_valid(&printed[0]).await && show.enters(&printed[0]).await);
    Some(Box::pin(async move {
        assert!(show.is_valid(&printed[1]).await && show.enters(&printed[1]).await);
        assert!(!show.enters(&printed[0]).await);
    }))
}

pub async fn a79_only_stock_can_be_activated_and_once(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let (stock, first) = (show.stock(&kind, 1).await.remove(0), mail("first"));
    show.staff(&stock, "activate", walk_up(&first)).await.ok();
    let bought = show.buy(&[(&kind, 1)]).await;
    let before = (show.org.ticket(&stock).await, show.org.ticket(bought.ticket()).await);
    let check = async move || {
        for ticket in [&stock, &bought.tickets[0]] {
            show.staff(ticket, "activate", walk_up(&mail("second"))).await.refused(REFUSALS);
        }
        let now = (show.org.ticket(&stock).await, show.org.ticket(bought.ticket()).await);
        assert_eq!(now, before, "nothing changed");
        assert!(is_of_booking(&now.1, &bought.booking));
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}
