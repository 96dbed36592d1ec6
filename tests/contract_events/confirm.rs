//! What confirm-order asks for and what it brings about: A63-A68.

use crate::box_office::desk::{Org, REFUSALS, Says};
use crate::box_office::house::House;
use crate::box_office::records::{id, is_of_booking, is_of_type, mail, of, status};
use crate::box_office::show::{Show, payment_ref, ticket_ids};
use crate::support::client::Answer;
use crate::support::runner::Later;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::sync::Arc;

async fn confirm(show: &Show, body: &Value) -> Answer {
    show.org.public().post("/client/events/tickets/confirm-order", body).await
}

pub async fn a63_a_booking_is_confirmed_by_its_own_payment_only(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let (one, two) = (show.book(&[(&kind, 1)], json!({})).await, show.book(&[(&kind, 1)], json!({})).await);
    let good = json!({"bookingId": one["bookingId"], "paymentRef": payment_ref(&one), "paymentGateway": "stripe"});
    let with = |field: &str, value: Value| crate::support::stage::merged(good.clone(), json!({field: value}));
    confirm(&show, &with("bookingId", json!("ord_00000000000000000000000000"))).await.refused(&[404]);
    confirm(&show, &with("bookingId", json!("nonsense"))).await.refused(&[404]);
    for field in ["bookingId", "paymentRef", "paymentGateway"] {
        let mut body = good.clone();
        body.as_object_mut().expect("an object").remove(field);
        confirm(&show, &body).await.refused(&[400]);
    }
    confirm(&show, &with("paymentGateway", json!("paypal"))).await.refused(&[400]);
    confirm(&show, &with("paymentGateway", json!("cash"))).await.refused(&[400]);
    confirm(&show, &with("paymentRef", json!("pi_made_up"))).await.refused(REFUSALS);
    confirm(&show, &with("paymentRef", json!(payment_ref(&two)))).await.refused(REFUSALS);
    assert!(show.tickets().await.is_empty(), "no refused call issued a ticket");
    assert_eq!(ticket_ids(&confirm(&show, &good).await.ok()).len(), 1);
    let reused = json!({"bookingId": two["bookingId"], "paymentRef": payment_ref(&one), "paymentGateway": "stripe"});
    confirm(&show, &reused).await.refused(REFUSALS);
    let check = async move || {
        confirm(&show, &reused).await.refused(REFUSALS);
        assert_eq!((show.tickets().await.len(), status(&show.org.booking(&id(&two)).await).as_str()), (1, "pending"));
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a63_a_failed_payment_gives_no_ticket(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let failed = show.book(&[(&kind, 1)], json!({})).await;
    let path = format!("/v1/sandbox/intents/{}", payment_ref(&failed));
    for outcome in ["pending", "failed"] {
        show.org.staff().post(&path, &json!({"outcome": outcome})).await.ok();
        show.confirm(&failed).await.refused(&[400, 402, 409, 422]);
        assert!(show.tickets().await.is_empty(), "{outcome}");
    }
    Some(Box::pin(async move {
        show.confirm(&failed).await.refused(&[400, 402, 409, 410, 422]);
        assert!(show.tickets().await.is_empty());
        assert_ne!(status(&show.org.booking(&id(&failed)).await), "confirmed");
    }))
}

pub async fn a64_confirm_flips_the_booking_once(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let purchase = show.book(&[(&show.kind(json!({})).await, 2)], json!({})).await;
    let booking = id(&purchase);
    assert_eq!(status(&show.org.booking(&booking).await), "pending");
    let first = show.confirm(&purchase).await.ok();
    let check = async move || {
        assert_eq!(status(&show.org.booking(&booking).await), "confirmed");
        let again = show.confirm(&purchase).await.ok();
        assert_eq!(ticket_ids(&again), ticket_ids(&first), "the same tickets, in the same order");
        assert_eq!(show.tickets().await.len(), 2);
        assert_eq!(show.org.ledger(&booking, "payment").await.len(), 1, "paid once");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a64_ten_confirms_at_once_are_one(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let purchase = Arc::new(show.book(&[(&show.kind(json!({})).await, 3)], json!({})).await);
    let tasks = (0..10).map(|_| {
        let (show, purchase) = (show.clone(), purchase.clone());
        tokio::spawn(async move { ticket_ids(&show.confirm(&purchase).await.ok()) })
    });
    let mut answers = HashSet::new();
    for task in tasks.collect::<Vec<_>>() {
        answers.insert(task.await.expect("an answer"));
    }
    assert_eq!((answers.len(), show.tickets().await.len()), (1, 3), "{answers:?}");
    None
}

pub async fn a65_a_ticket_for_each_unit(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let (two, one) = (show.kind(json!({"name": "Two"})).await, show.kind(json!({"name": "One"})).await);
    let purchase = show.book(&[(&two, 2), (&one, 1)], json!({})).await;
    assert!(show.tickets().await.is_empty(), "none before");
    let tickets = ticket_ids(&show.confirm(&purchase).await.ok());
    let check = async move || {
        assert_eq!((tickets.len(), tickets.iter().collect::<HashSet<_>>().len()), (3, 3));
        let mut of_two = 0;
        for ticket in &tickets {
            let read = show.org.ticket(ticket).await;
            assert!(is_of_type(&read, &two) != is_of_type(&read, &one), "{read}");
            of_two += usize::from(is_of_type(&read, &two));
        }
        assert_eq!((of_two, show.tickets().await.len()), (2, 3));
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a66_every_ticket_has_a_fresh_code(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 3)]).await;
    let mut codes = Vec::new();
    for ticket in &bought.tickets {
        codes.push(show.qr(ticket).await);
    }
    assert_eq!(codes.iter().collect::<HashSet<_>>().len(), 3);
    let check = async move || {
        for (code, ticket) in codes.iter().zip(&bought.tickets) {
            let answer = show.validate(code).await;
            assert_eq!((&answer["valid"], id(&answer["ticket"])), (&json!(true), ticket.clone()), "{answer}");
        }
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a67_the_buyer_is_told_of_the_tickets(house: Arc<House>) -> Later {
    let show = Show::new(&Org::own(&house).await).await;
    let email = mail("buyer");
    let purchase = show.book(&[(&show.kind(json!({})).await, 2)], json!({"email": email})).await;
    assert!(show.org.notifications("tickets-issued", &email).await.is_empty(), "not before the tickets are there");
    let tickets = ticket_ids(&show.confirm(&purchase).await.ok());
    show.confirm(&purchase).await.ok();
    let check = async move || {
        let told = show.org.notifications("tickets-issued", &email).await;
        assert_eq!(told.len(), 1, "{told:?}");
        let text = told[0].to_string();
        assert!(tickets.iter().all(|ticket| text.contains(ticket)), "it names {tickets:?}: {text}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a68_bookings_and_tickets_name_each_other(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 2)]).await;
    let check = async move || {
        let booking = show.org.booking(&bought.booking).await;
        let mut named: Vec<String> =
            serde_json::from_value(of(&booking, "ticketIds").clone()).unwrap_or_else(|_| panic!("{booking}"));
        named.sort();
        let mut tickets = bought.tickets.clone();
        tickets.sort();
        assert_eq!(named, tickets, "{booking}");
        for ticket in &bought.tickets {
            let read = show.org.ticket(ticket).await;
            assert!(is_of_booking(&read, &bought.booking), "{read}");
        }
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}
