//! What a purchase takes and answers: A52-A62.

use crate::box_office::desk::{Org, Says, amount};
use crate::box_office::house::House;
use crate::box_office::records::{id, mail, of, status, word};
use crate::box_office::show::{Show, payment_ref, ticket_ids};
use crate::support::runner::Later;
use crate::support::stage::merged;
use serde_json::{Value, json};
use std::sync::Arc;

async fn assert_nothing_is_held(show: &Show, kind: &str) {
    assert_eq!(show.available(kind).await, 100, "a refused purchase leaves no booking");
}

pub async fn a52_a_purchase_takes_one_or_more_items(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let (one, two) = (show.kind(json!({"name": "One"})).await, show.kind(json!({"name": "Two", "price": 5})).await);
    let wrong = [
        json!([]),
        json!([{"ticketTypeId": one, "quantity": 0}]),
        json!([{"ticketTypeId": one, "quantity": -1}]),
        json!([{"ticketTypeId": one, "quantity": 1.5}]),
        json!([{"ticketTypeId": one, "quantity": 2}, {"ticketTypeId": "no-such-type", "quantity": 1}]),
        json!("everything"),
        Value::Null,
    ];
    for items in wrong {
        show.purchase(&show.order(&[], json!({"items": items}))).await.refused(&[400]);
    }
    assert_nothing_is_held(&show, &one).await;
    assert_eq!(show.book(&[(&one, 1)], json!({})).await["amount"], 20);
    let both = show.book(&[(&one, 1), (&two, 3)], json!({})).await;
    assert_eq!(both["amount"], 35, "{both}");
    Some(Box::pin(async move {
        assert_eq!(ticket_ids(&show.confirm(&both).await.ok()).len(), 4);
    }))
}

pub async fn a53_a_purchase_is_for_one_event(house: Arc<House>) -> Later {
    let org = Org::dev(&house);
    let (show, other) = (Show::new(&org).await, Show::new(&org).await);
    let (kind, theirs) = (show.kind(json!({})).await, other.kind(json!({})).await);
    show.purchase(&show.order(&[(&theirs, 1)], json!({}))).await.refused(&[400]);
    show.purchase(&show.order(&[(&kind, 1), (&theirs, 1)], json!({}))).await.refused(&[400]);
    let mut body = show.order(&[(&kind, 1)], json!({}));
    body.as_object_mut().expect("an object").remove("eventId");
    show.purchase(&body).await.refused(&[400]);
    assert_nothing_is_held(&show, &kind).await;
    assert_nothing_is_held(&other, &theirs).await;
    None
}

pub async fn a54_the_buyer_is_the_holder_unless_said_otherwise(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    for wrong in [json!("nobody"), json!("a@"), json!("@b.example"), json!(""), json!(7), Value::Null] {
        show.purchase(&show.order(&[(&kind, 1)], json!({"email": wrong}))).await.refused(&[400]);
    }
    assert_nothing_is_held(&show, &kind).await;
    let email = mail("alex");
    let bought = show.buy_as(&email, &[(&kind, 1)], json!({"name": "Alex Reyes"})).await;
    let check = async move || {
        let booking = show.org.booking(&bought.booking).await;
        assert_eq!(of(&booking, "email"), email.as_str(), "{booking}");
        let name = [of(&booking, "name"), of(&booking, "holderName")];
        assert!(name.contains(&&json!("Alex Reyes")), "{booking}");
        let ticket = show.org.ticket(bought.ticket()).await;
        let holder = (of(&ticket, "holderEmail"), of(&ticket, "holderName"));
        assert_eq!(holder, (&json!(email), &json!("Alex Reyes")), "{ticket}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a55_a_purchase_makes_a_pending_booking(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let purchase = show.book(&[(&show.kind(json!({})).await, 2)], json!({})).await;
    let booking = id(&purchase);
    let check = async move || {
        let read = show.org.booking(&booking).await;
        assert_eq!((status(&read), id(&read)), ("pending".to_owned(), booking.clone()), "{read}");
        assert!(show.tickets().await.is_empty());
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a56_the_server_computes_the_price(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    let (one, two) = (show.kind(json!({"name": "One"})).await, show.kind(json!({"name": "Two", "price": 10})).await);
    org.make("promotion", json!({"code": "TENTH", "kind": "percent", "value": 10})).await;
    org.make("tax_rate", json!({"name": "VAT", "rate": 20})).await;
    let items = json!([{"ticketTypeId": one, "quantity": 2, "price": 0.01, "unitPrice": 0.01, "amount": 0.02},
        {"ticketTypeId": two, "quantity": 1, "price": 0}]);
    let cheap = json!({"items": items, "promoCode": "TENTH", "amount": 0.01, "total": 0.01, "discount": 49.99});
    let purchase = show.book(&[], cheap).await;
    let parts = ["subtotal", "discount", "tax", "amount"].map(|field| amount(&purchase, field));
    assert_eq!(parts, [5000, 500, 900, 5400], "50 less 10 % and 20 % tax: {purchase}");
    assert_eq!(org.ledger(&id(&purchase), "intent").await[0]["amount"], 5400, "the gateway is asked for the same");
    None
}

pub async fn a57_stripe_gives_an_intent(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let purchase = show.book(&[(&show.kind(json!({})).await, 1)], json!({"paymentGateway": "stripe"})).await;
    let (reference, secret) = (payment_ref(&purchase), word(&purchase, "clientSecret"));
    assert!(reference.starts_with("pi_") && reference.len() > 8, "{purchase}");
    assert!(secret.strip_prefix(&format!("{reference}_secret_")).is_some_and(|rest| rest.len() > 8), "{purchase}");
    assert_eq!(purchase["paymentGateway"], "stripe", "{purchase}");
    Some(Box::pin(async move {
        assert_eq!(ticket_ids(&show.confirm(&purchase).await.ok()).len(), 1, "the intent outlives the process");
    }))
}

pub async fn a58_paypal_gives_an_order(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    for gateway in [json!("cash"), json!(""), json!(7)] {
        show.purchase(&show.order(&[(&kind, 1)], json!({"paymentGateway": gateway}))).await.refused(&[400]);
    }
    assert_nothing_is_held(&show, &kind).await;
    let purchase = show.book(&[(&kind, 1)], json!({"paymentGateway": "paypal"})).await;
    assert!(!word(&purchase, "paypalOrderId").is_empty(), "{purchase}");
    assert!(word(&purchase, "approveUrl").starts_with("http"), "{purchase}");
    assert!(purchase.get("clientSecret").is_none_or(Value::is_null), "{purchase}");
    Some(Box::pin(async move {
        assert_eq!(ticket_ids(&show.confirm(&purchase).await.ok()).len(), 1);
        let paid = show.org.ledger(&id(&purchase), "payment").await;
        assert_eq!((paid.len(), &paid[0]["gateway"]), (1, &json!("paypal")), "{paid:?}");
    }))
}

pub async fn a59_a_promo_code_must_be_a_good_one(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    let kind = show.kind(json!({})).await;
    org.make("promotion", json!({"code": "EARLY10", "kind": "percent", "value": 10})).await;
    let past = "2026-01-01T00:00:00Z";
    org.make("promotion", json!({"code": "PAST", "kind": "percent", "value": 50, "endsAt": past})).await;
    let coming = "2099-01-01T00:00:00Z";
    org.make("promotion", json!({"code": "COMING", "kind": "percent", "value": 50, "startsAt": coming})).await;
    for code in ["UNKNOWN", "PAST", "COMING"] {
        let refused = show.purchase(&show.order(&[(&kind, 1)], json!({"promoCode": code}))).await.refused(&[400]);
        assert_eq!(refused["code"], "invalid_promo_code", "{code}: {refused}");
    }
    assert_nothing_is_held(&show, &kind).await;
    let check = async move || {
        for code in ["EARLY10", "early10"] {
            let purchase = show.book(&[(&kind, 1)], json!({"promoCode": code})).await;
            assert_eq!((amount(&purchase, "amount"), amount(&purchase, "discount")), (1800, 200), "{purchase}");
        }
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a60_every_booking_has_an_id_of_its_own(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let body = show.order(&[(&kind, 1)], json!({}));
    let mut seen = std::collections::HashSet::new();
    for _ in 0..5 {
        let purchase = show.purchase(&body).await.ok();
        assert!(seen.insert(word(&purchase, "bookingId")), "{purchase}");
        assert_eq!(purchase["orderId"], purchase["bookingId"], "the alias: {purchase}");
    }
    // The same call sent again with its key is the same booking.
    let keyed = show.org.public().with_header("Idempotency-Key", &mail("key"));
    let first = keyed.post("/client/events/tickets/purchase", &body).await.ok();
    let again = keyed.post("/client/events/tickets/purchase", &body).await.ok();
    assert_eq!(first, again);
    assert_eq!(show.available(&kind).await, 94);
    let other = merged(body, json!({"email": mail("other")}));
    keyed.post("/client/events/tickets/purchase", &other).await.refused(&[409, 422]);
    None
}

pub async fn a61_the_client_secret_is_for_stripe(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let (one, two) = (show.book(&[(&kind, 1)], json!({})).await, show.book(&[(&kind, 1)], json!({})).await);
    assert!(one["clientSecret"].is_string(), "{one}");
    assert_ne!(one["clientSecret"], two["clientSecret"]);
    let listed = show.org.booking(&id(&one)).await.to_string();
    assert!(!listed.contains(one["clientSecret"].as_str().expect("a text")), "only the buyer gets it: {listed}");
    None
}

pub async fn a62_the_amount_is_a_number_with_its_currency(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"price": 12.5})).await;
    let purchase = show.book(&[(&kind, 3)], json!({})).await;
    assert_eq!((&purchase["amount"], &purchase["currency"]), (&json!(37.5), &json!("USD")), "{purchase}");
    let expires = word(&purchase, "expiresAt");
    let expires = chrono::DateTime::parse_from_rfc3339(&expires).expect("an instant").timestamp();
    let left = expires - chrono::Utc::now().timestamp();
    assert!((1..=3600).contains(&left), "places are held for a while: {purchase}");
    let free = show.kind(json!({"name": "Free", "price": 0})).await;
    let purchase = show.book(&[(&free, 1)], json!({})).await;
    assert_eq!(purchase["amount"], 0, "{purchase}");
    None
}
