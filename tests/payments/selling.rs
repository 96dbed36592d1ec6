//! Whole sales through the program, paid at somebody else's server: purchase, confirm, refunds, webhooks, a declined card, a
//! gateway that is away. Then the gateway's book agrees with ours.

use crate::box_office::desk::{Org, REFUSALS, Says, amount};
use crate::box_office::house::House;
use crate::box_office::records::{id, status};
use crate::box_office::show::{Show, payment_ref, ticket_ids};
use crate::local_stripe::{DECLINED_CARD, GOOD_CARD, LocalStripe, WEBHOOK_SECRET};
use crate::paypal_server::{GENUINE, PayPalServer};
use crate::signed::{as_paypal, as_stripe, now_s, stripe_event};
use crate::support::eventually;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(30);

/// An event with a type for 20 dollars, sold by a program that pays at these servers.
async fn show(environment: &[(&str, &str)]) -> (Show, String) {
    let house = Arc::new(House::with(environment));
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    (show, kind)
}

async fn state(show: &Show, purchase: &Value) -> String {
    status(&show.org.booking(&id(purchase)).await)
}

#[actix_web::test]
async fn stripe_a_purchase_is_confirmed_once_it_is_paid_and_given_back_in_part_and_whole() {
    let stripe = LocalStripe::start();
    let (show, kind) = show(&stripe.environment()).await;
    let purchase = show.book(&[(&kind, 3)], json!({})).await;
    let paid = payment_ref(&purchase);
    assert_eq!(amount(&purchase, "amount"), 6000);
    let there = stripe.intent(&paid).await;
    assert_eq!((&there["amount"], &there["currency"]), (&json!(6000), &json!("usd")));
    assert_eq!(there["metadata"]["booking"], id(&purchase));
    show.confirm(&purchase).await.refused(REFUSALS);
    assert_eq!((state(&show, &purchase).await.as_str(), show.tickets().await.len()), ("pending", 0));
    stripe.pay(&paid, GOOD_CARD).await.expect(200);
    let tickets = ticket_ids(&show.confirm(&purchase).await.ok());
    assert_eq!((tickets.len(), state(&show, &purchase).await.as_str()), (3, "confirmed"));
    show.refund(&tickets[0]).await.ok();
    assert_eq!(stripe.refunds(&paid).await, [2000]);
    let body = json!({ "reason": "the evening is off" });
    let path = format!("/events/bookings/{}/refund", id(&purchase));
    show.org.staff().post(&path, &body).await.ok();
    let returned: i64 = stripe.refunds(&paid).await.iter().sum();
    assert_eq!((returned, state(&show, &purchase).await.as_str()), (6000, "refunded"));
    show.org.staff().post(&path, &body).await;
    assert_eq!(stripe.refunds(&paid).await.iter().sum::<i64>(), 6000, "asked again, nothing more goes back");
}

#[actix_web::test]
async fn stripe_a_declined_card_gives_no_ticket() {
    let stripe = LocalStripe::start();
    let (show, kind) = show(&stripe.environment()).await;
    let purchase = show.book(&[(&kind, 1)], json!({})).await;
    assert_eq!(stripe.pay(&payment_ref(&purchase), DECLINED_CARD).await.status, 402);
    let refusal = show.confirm(&purchase).await.refused(&[400, 402, 409, 422]);
    assert!(refusal["message"].as_str().is_some_and(|text| text.contains("declined")), "{refusal}");
    assert_eq!((state(&show, &purchase).await.as_str(), show.tickets().await.len()), ("pending", 0));
}

#[actix_web::test]
async fn stripe_its_own_webhook_settles_what_nobody_confirms_and_a_replay_changes_nothing() {
    let stripe = LocalStripe::start();
    let (show, kind) = show(&stripe.environment()).await;
    let client = show.org.house.client();
    let url = show.org.house.dev()["url"].as_str().expect("an address").to_owned();
    stripe.call(&format!("{url}/webhooks/stripe"), WEBHOOK_SECRET).await;
    let purchase = show.book(&[(&kind, 2)], json!({})).await;
    let paid = payment_ref(&purchase);
    stripe.pay(&paid, GOOD_CARD).await.expect(200);
    eventually("the webhook confirms the booking", LIMIT, || async {
        (state(&show, &purchase).await == "confirmed").then_some(())
    })
    .await;
    let tickets = ticket_ids(&show.confirm(&purchase).await.ok());
    assert_eq!((tickets.len(), show.tickets().await.len()), (2, 2));
    let event = stripe_event("evt_replayed", "payment_intent.succeeded", &paid);
    for _ in 0..2 {
        as_stripe(&client, WEBHOOK_SECRET, now_s(), &event).await.expect(200);
    }
    as_stripe(&client, "whsec_other", now_s(), &event).await.problem(400, "WEBHOOK_NOT_BELIEVED");
    assert_eq!(ticket_ids(&show.confirm(&purchase).await.ok()), tickets);
    assert_eq!(show.tickets().await.len(), 2);
}

#[actix_web::test]
async fn stripe_a_webhook_that_lies_about_a_payment_brings_nothing_about() {
    let stripe = LocalStripe::start();
    let (show, kind) = show(&stripe.environment()).await;
    let purchase = show.book(&[(&kind, 1)], json!({})).await;
    let event = stripe_event("evt_early", "payment_intent.succeeded", &payment_ref(&purchase));
    as_stripe(&show.org.house.client(), WEBHOOK_SECRET, now_s(), &event).await.expect(200);
    assert_eq!((state(&show, &purchase).await.as_str(), show.tickets().await.len()), ("pending", 0));
}

#[actix_web::test]
async fn paypal_an_approved_order_is_captured_by_confirm_or_webhook_and_given_back() {
    let paypal = PayPalServer::start();
    let (show, kind) = show(&paypal.environment()).await;
    let by_paypal = json!({ "paymentGateway": "paypal" });
    let purchase = show.book(&[(&kind, 2)], by_paypal.clone()).await;
    let order = payment_ref(&purchase);
    assert!(purchase["approveUrl"].is_string() && purchase["clientSecret"].is_null(), "{purchase}");
    show.confirm(&purchase).await.refused(REFUSALS);
    paypal.approve(&order);
    let tickets = ticket_ids(&show.confirm(&purchase).await.ok());
    assert_eq!((tickets.len(), paypal.captured()), (2, 1));
    show.refund(&tickets[0]).await.ok();
    let refunds = &paypal.order(&order)["purchase_units"][0]["payments"]["refunds"];
    assert_eq!((refunds.as_array().map(Vec::len), &refunds[0]["amount"]["value"]), (Some(1), &json!("20.00")));
    let unseen = show.book(&[(&kind, 1)], by_paypal).await;
    let order = payment_ref(&unseen);
    paypal.approve(&order);
    let approved = json!({ "id": "WH-9", "event_type": "CHECKOUT.ORDER.APPROVED", "resource": { "id": order } });
    as_paypal(&show.org.house.client(), GENUINE, &approved).await.expect(200);
    assert_eq!((state(&show, &unseen).await.as_str(), paypal.captured()), ("confirmed", 2));
    assert_eq!(paypal.problems(), Vec::<String>::new());
}

#[actix_web::test]
async fn a_gateway_that_is_away_is_503_and_the_places_are_sold_to_others() {
    let paypal = PayPalServer::start();
    let quick = [
        ("GATEHOUSE_PAYMENTS__RETRIES", "0"),
        ("GATEHOUSE_PAYMENTS__BREAKER_FAILURES", "2"),
        ("GATEHOUSE_PAYMENTS__BREAKER_OPEN_MS", "600000"),
    ];
    let (show, kind) = show(&[&paypal.environment()[..], &quick].concat()).await;
    let pending = show.book(&[(&kind, 1)], json!({ "paymentGateway": "paypal" })).await;
    paypal.stop().await;
    for _ in 0..3 {
        let order = show.order(&[(&kind, 1)], json!({ "paymentGateway": "paypal" }));
        let away = show.purchase(&order).await;
        away.refused(&[503]);
        assert!(!away.header("retry-after").is_empty(), "{away}");
    }
    show.confirm(&pending).await.refused(&[503]);
    assert_eq!(state(&show, &pending).await, "pending");
    let sandboxed = show.book(&[(&kind, 1)], json!({})).await;
    show.confirm(&sandboxed).await.ok();
    let expected = eventually("places of what could not be paid are free", LIMIT, || async {
        let left = show.available(&kind).await;
        (left == 98).then_some(left)
    });
    assert_eq!(expected.await, 98, "one sold, one held");
    let listed = show.org.staff().get(&format!("/events/bookings?event={}", show.event)).await.ok();
    assert_eq!(listed["total"], 2, "no booking is left of what could not be paid: {listed}");
}

#[actix_web::test]
async fn a_repeat_and_a_buyer_who_has_enough_ask_the_gateway_for_nothing() {
    let paypal = PayPalServer::start();
    let (show, _) = show(&paypal.environment()).await;
    let kind = show.kind(json!({ "maxPerCustomer": 1 })).await;
    let body = show.order(&[(&kind, 1)], json!({ "paymentGateway": "paypal" }));
    let keyed = show.org.public().with_header("Idempotency-Key", "one and the same");
    let first = keyed.post("/client/events/tickets/purchase", &body).await.ok();
    let again = keyed.post("/client/events/tickets/purchase", &body).await.ok();
    assert_eq!((id(&first), payment_ref(&first)), (id(&again), payment_ref(&again)));
    assert_eq!(paypal.orders(), 1, "the repeat asked for nothing");
    show.purchase(&body).await.refused(REFUSALS);
    assert_eq!(paypal.orders(), 1, "nor did who has all they may have");
    assert_eq!(paypal.problems(), Vec::<String>::new());
}
