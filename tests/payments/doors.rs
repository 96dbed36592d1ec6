//! What the program opens to gateways and to buyers' browsers: webhooks, public keys, the sandbox's book.

use crate::box_office::desk::{Org, Says};
use crate::box_office::house::House;
use crate::local_stripe::{LocalStripe, PUBLISHABLE_KEY, WEBHOOK_SECRET};
use crate::paypal_server::{CLIENT_ID, GENUINE, PayPalServer};
use crate::signed::{as_paypal, as_stripe, now_s, stripe_event};
use crate::support::Client;
use serde_json::{Value, json};
use std::sync::Arc;

/// How often webhooks were met in this way.
async fn counted(house: &House, gateway: &str, what: &str) -> u64 {
    let ops = house.dev()["opsUrl"].as_str().expect("an address").to_owned();
    let metrics = Client::new(&ops).get("/metrics").await.text();
    let named = |line: &&str| {
        line.starts_with("gatehouse_gateway_webhooks_total")
            && line.contains(&format!("\"{gateway}\""))
            && line.contains(&format!("\"{what}\""))
    };
    let line = metrics.lines().find(named);
    line.and_then(|line| line.rsplit(' ').next()).and_then(|number| number.parse().ok()).unwrap_or_default()
}

#[actix_web::test]
async fn webhooks_are_believed_only_if_they_are_genuine_and_fresh_and_settled_once() {
    let (stripe, paypal) = (LocalStripe::start(), PayPalServer::start());
    let house = House::with(&[stripe.environment(), paypal.environment()].concat());
    let client = house.client();
    let event = stripe_event("evt_1", "payment_intent.succeeded", "pi_of_somebody_else");
    for _ in 0..2 {
        let heard = as_stripe(&client, WEBHOOK_SECRET, now_s(), &event).await.expect(200);
        assert_eq!(heard, json!({ "received": true }));
    }
    assert_eq!((counted(&house, "stripe", "settled").await, counted(&house, "stripe", "repeated").await), (1, 1));
    let forged = as_stripe(&client, "whsec_of_somebody_else", now_s(), &event).await;
    forged.problem(400, "WEBHOOK_NOT_BELIEVED");
    as_stripe(&client, WEBHOOK_SECRET, now_s() - 400, &event).await.problem(400, "WEBHOOK_NOT_BELIEVED");
    client.post("/webhooks/stripe", &event).await.problem(400, "WEBHOOK_NOT_BELIEVED");
    assert_eq!(counted(&house, "stripe", "not_believed").await, 3);
    let approved = json!({ "id": "WH-1", "event_type": "CHECKOUT.ORDER.APPROVED", "resource": { "id": "5O1" } });
    as_paypal(&client, "forged", &approved).await.problem(400, "WEBHOOK_NOT_BELIEVED");
    for _ in 0..2 {
        as_paypal(&client, GENUINE, &approved).await.expect(200);
    }
    assert_eq!((counted(&house, "paypal", "settled").await, counted(&house, "paypal", "repeated").await), (1, 1));
    paypal.stop().await;
    let unasked = as_paypal(&client, GENUINE, &approved).await;
    unasked.problem(503, "UNAVAILABLE");
    assert!(!unasked.header("retry-after").is_empty());
}

#[actix_web::test]
async fn browsers_get_public_keys_and_nobody_gets_a_sandbox_where_gateways_are_real() {
    let (stripe, paypal) = (LocalStripe::start(), PayPalServer::start());
    let house = Arc::new(House::with(&[stripe.environment(), paypal.environment()].concat()));
    let org = Org::dev(&house);
    let keys = org.public().get("/client/events/stripe/config").await.ok();
    assert_eq!((&keys["publishableKey"], &keys["sandbox"]), (&json!(PUBLISHABLE_KEY), &json!(false)));
    let keys = org.public().get("/storefront/paypal/config").await.ok();
    assert_eq!((&keys["clientId"], &keys["sandbox"]), (&json!(CLIENT_ID), &json!(false)));
    org.public().without_orgid().get("/storefront/paypal/config").await.refused(&[400]);
    org.staff().get("/v1/sandbox/ledger").await.problem(404, "NOT_FOUND");
    let told = org.staff().post("/v1/sandbox/intents/pi_1", &json!({ "outcome": "succeeded" })).await;
    told.problem(404, "NOT_FOUND");
}

#[actix_web::test]
async fn the_sandbox_plays_both_and_opens_its_book_to_staff() {
    let house = Arc::new(House::start());
    let org = Org::dev(&house);
    let offered = org.public().get("/storefront/payment-gateways").await.ok();
    assert_eq!(offered, json!([{ "name": "stripe", "sandbox": true }, { "name": "paypal", "sandbox": true }]));
    let keys = org.public().get("/client/events/stripe/config").await.ok();
    assert!(keys["publishableKey"].as_str().is_some_and(|key| key.starts_with("pk_test")), "{keys}");
    assert_eq!(org.staff().get("/v1/sandbox/ledger").await.expect(200), json!({ "entries": [] }));
    org.public().get("/v1/sandbox/ledger").await.problem(401, "TOKEN_MISSING");
    org.customer("somebody@example.com").get("/v1/sandbox/ledger").await.problem(403, "PERMISSION_MISSING");
    let tell = async |body: Value| org.staff().post("/v1/sandbox/intents/pi_nobody", &body).await;
    tell(json!({ "outcome": "succeeded" })).await.problem(404, "NOT_FOUND");
    let wrong = tell(json!({ "outcome": "perhaps" })).await.problem(422, "INVALID_FIELD");
    assert_eq!(wrong["field"], "outcome");
    let event = stripe_event("evt_1", "payment_intent.succeeded", "pi_1");
    as_stripe(&house.client(), "", now_s(), &event).await.problem(400, "WEBHOOK_NOT_BELIEVED");
}
