//! Orders of the Tickets API, from the quote to the tickets: what they cost, who buys, what changes before they are paid.

use crate::box_office::api::refused;
use crate::box_office::desk::{Org, Says};
use crate::box_office::records::mail;
use crate::box_office::show::Show;
use crate::ledger::{audit, money, number, rows};
use crate::play;
use crate::support::eventually;
use serde_json::{Value, json};
use std::time::Duration;

const SOON: Duration = Duration::from_secs(30);

/// An admission for 20 dollars with a booking fee of 1.50.
pub async fn admission(show: &Show, more: Value) -> String {
    let kind = show.kind(more).await;
    rows(show, "update ticket_types set booking_minor = 150 where event = $event and price_minor > 0 returning id");
    kind
}

pub fn wish(show: &Show, items: &[(&str, u32)], more: Value) -> Value {
    let items: Vec<Value> = items.iter().map(|(of, count)| json!({"admissionId": of, "quantity": count})).collect();
    let plain = json!({"eventId": show.event, "items": items, "returnUrl": "https://shop.example/thanks",
        "customer": {"firstName": "Jane Ann", "lastName": "Doe", "email": mail("jane")}});
    crate::support::stage::merged(plain, more)
}

pub async fn made(show: &Show, items: &[(&str, u32)], more: Value) -> Value {
    show.org.api().post("/orders", &wish(show, items, more)).await.expect(200)["order"].clone()
}

pub fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}")).to_owned()
}

/// The other surface's route completes orders of this one.
pub async fn pay(show: &Show, order: &Value) {
    let body = json!({"bookingId": order["id"], "paymentGateway": order["payment"]["gateway"],
        "paymentRef": order["payment"]["paymentIntentId"]});
    show.org.public().post("/client/events/tickets/confirm-order", &body).await.ok();
}

pub async fn see(show: &Show, order: &Value) -> Value {
    let path = format!("/orders/{}?signature={}", text(order, "/id"), text(order, "/signature"));
    show.org.api().get(&path).await.expect(200)["order"].clone()
}

pub async fn bought(show: &Show, items: &[(&str, u32)]) -> Value {
    let order = made(show, items, json!({})).await;
    pay(show, &order).await;
    see(show, &order).await
}

async fn a_quote_and_an_order_cost_the_same(org: &Org) {
    let show = Show::new(org).await;
    let kind = admission(&show, json!({})).await;
    let code = format!("Q{}", &show.slug[1..13]);
    org.make("promotion", json!({"code": code, "kind": "percent", "value": 10})).await;
    let body = wish(&show, &[(&kind, 3)], json!({"couponCode": code}));
    let quote = org.api().post("/orders/quote", &body).await.expect(200)["quote"].clone();
    let price = json!({"base": 6000, "booking": 450, "shipping": 0, "sms": 0, "gross": 6450, "discount": -600,
        "total": 5850, "refunded": 0, "gateway": 0, "dispute": 0, "net": 5850, "tax": 0, "currency": "USD"});
    assert_eq!((&quote["price"], &quote["items"][0]["price"]["total"]), (&price, &json!(5850)));
    assert_eq!(show.available(&kind).await, 100, "a quote holds nothing");
    let order = org.api().post("/orders", &body).await.expect(200)["order"].clone();
    assert_eq!((&order["price"], &order["status"]), (&price, &json!("PENDING")));
    assert_eq!(order["payment"]["amount"], 5850);
    assert_eq!(show.available(&kind).await, 97);
    let signature = text(&order, "/signature");
    assert_eq!(signature.len(), 16);
    assert!(text(&order, "/checkoutUrl").ends_with(&format!("/checkout/{}?sig={signature}", text(&order, "/id"))));
    assert_eq!(order["customer"]["firstName"], "Jane Ann");
    pay(&show, &order).await;
    let order = see(&show, &order).await;
    assert_eq!((&order["status"], &order["ticketCount"]), (&json!("SUCCESSFUL"), &json!(3)));
    assert_eq!(money(&show, &[text(&order, "/id")]).await, (5850, Vec::new()));
    let tickets = org.api().get(&format!("/tickets?orderId={}&orderSignature={signature}", text(&order, "/id"))).await;
    let tickets = tickets.expect(200);
    assert_eq!(tickets["tickets"].as_array().map(Vec::len), Some(3));
    assert_eq!(tickets["tickets"][0]["attendee"]["firstName"], "Jane Ann");
    audit(&show, &kind, 3, 97).await;
}

async fn an_order_opens_by_its_signature_alone(org: &Org) {
    let show = Show::new(org).await;
    let kind = admission(&show, json!({})).await;
    let (one, other) = (made(&show, &[(&kind, 1)], json!({})).await, made(&show, &[(&kind, 1)], json!({})).await);
    let path = format!("/orders/{}", text(&one, "/id"));
    let signature = text(&one, "/signature");
    refused(&org.api().get(&path).await, 401, "UNAUTHORIZED");
    for wrong in [&text(&other, "/signature"), &signature[..15], "", &format!("{signature}A")] {
        refused(&org.api().get(&format!("{path}?signature={wrong}")).await, 401, "UNAUTHORIZED");
        refused(&org.api().put(&path, &json!({"signature": wrong, "couponCode": null})).await, 401, "UNAUTHORIZED");
    }
    for name in ["signature", "orderSignature"] {
        assert_eq!(org.api().get(&format!("{path}?{name}={signature}")).await.expect(200)["order"]["id"], one["id"]);
    }
    let staff = org.staff_api().get(&path).await.expect(200)["order"].clone();
    assert_eq!((&staff["signature"], &staff["payment"]), (&one["signature"], &one["payment"]));
    let email = text(&one, "/customer/email");
    let own = org.customer(&email).without_orgid().with_header("x-tenant-id", &org.slug);
    let seen = own.get(&path).await.expect(200)["order"].clone();
    assert!(seen["signature"].is_null() && seen["checkoutUrl"].is_null(), "{seen}");
    assert_eq!(own.get("/orders").await.expect(200)["orders"].as_array().map(Vec::len), Some(1));
    refused(&own.get(&format!("/orders/{}", text(&other, "/id"))).await, 404, "NOT_FOUND");
    refused(&org.staff_api().get("/orders/ord_nonsense").await, 404, "NOT_FOUND");
}

async fn what_costs_nothing_is_complete_at_once_and_gets_its_buyer_later(org: &Org) {
    let show = Show::new(org).await;
    let kind = show.kind(json!({"price": 0})).await;
    let order = made(&show, &[(&kind, 2)], json!({"customer": null})).await;
    assert_eq!((&order["status"], &order["ticketCount"]), (&json!("SUCCESSFUL"), &json!(2)));
    assert!(order["payment"].is_null() && order["customer"].is_null() && order["checkoutUrl"].is_null(), "{order}");
    let email = mail("late");
    let body = json!({"signature": order["signature"], "customer": {"name": "Pat Lee", "email": email}});
    let path = format!("/orders/{}", text(&order, "/id"));
    let named = org.api().put(&path, &body).await.expect(200)["order"].clone();
    assert_eq!(named["customer"]["lastName"], "Lee");
    assert_eq!(org.notifications("tickets-issued", &email).await.len(), 1);
    let held = crate::box_office::records::list(&org.customer(&email).get("/client/events/tickets/mine").await.ok());
    assert_eq!(held.len(), 2, "{held:?}");
    // Once.
    let other = json!({"signature": order["signature"], "customer": {"name": "Eve", "email": mail("eve")}});
    refused(&org.api().put(&path, &other).await, 400, "BAD_REQUEST");
    let limited = show.kind(json!({"name": "Few", "price": 0, "maxPerCustomer": 1})).await;
    let nobody = org.api().post("/orders", &wish(&show, &[(&limited, 1)], json!({"customer": null}))).await;
    assert!(refused(&nobody, 422, "INPUT_VALIDATION_FAILED")["fieldErrors"]["customer"].is_array());
}

async fn a_new_price_is_a_new_payment_and_the_old_one_goes_back(org: &Org) {
    let show = Show::new(org).await;
    let kind = admission(&show, json!({"capacity": 10})).await;
    let code = format!("H{}", &show.slug[1..13]);
    org.make("promotion", json!({"code": code, "kind": "percent", "value": 50, "maxUses": 1})).await;
    let order = made(&show, &[(&kind, 2)], json!({"customer": null})).await;
    let path = format!("/orders/{}", text(&order, "/id"));
    let change = |more: Value| crate::support::stage::merged(json!({"signature": order["signature"]}), more);
    let cheaper = org.api().put(&path, &change(json!({"couponCode": code}))).await.expect(200)["order"].clone();
    assert_eq!((&cheaper["price"]["total"], &cheaper["payment"]["amount"]), (&json!(2300), &json!(2300)));
    assert_ne!(cheaper["payment"]["paymentIntentId"], order["payment"]["paymentIntentId"]);
    let items = json!([{"admissionId": kind, "quantity": 4}]);
    let customer = json!({"firstName": "Kim", "lastName": "Ro", "email": mail("kim")});
    let body = change(json!({"items": items, "customer": customer}));
    let larger = org.api().put(&path, &body).await.expect(200)["order"].clone();
    assert_eq!((&larger["price"]["total"], &larger["customer"]["firstName"]), (&json!(4600), &json!("Kim")));
    assert_eq!(show.available(&kind).await, 6);
    let greedy = change(json!({"items": [{"admissionId": kind, "quantity": 11}]}));
    refused(&org.api().put(&path, &greedy).await, 400, "BAD_REQUEST");
    // The buyer pays what they were asked for first.
    let outdated = format!("/v1/sandbox/intents/{}", text(&order, "/payment/paymentIntentId"));
    org.staff().post(&outdated, &json!({"outcome": "succeeded"})).await.ok();
    let body = json!({"bookingId": order["id"], "paymentGateway": "stripe",
        "paymentRef": order["payment"]["paymentIntentId"]});
    org.public().post("/client/events/tickets/confirm-order", &body).await.refused(&[400]);
    assert_eq!(see(&show, &order).await["status"], "PENDING");
    assert_eq!(money(&show, &[text(&order, "/id")]).await.0, 0, "what was taken went back");
    pay(&show, &larger).await;
    let done = see(&show, &order).await;
    assert_eq!((&done["status"], &done["ticketCount"]), (&json!("SUCCESSFUL"), &json!(4)));
    let paid = org.ledger(&text(&order, "/id"), "payment").await;
    let amounts: Vec<&Value> = paid.iter().map(|entry| &entry["amount"]).collect();
    assert_eq!(amounts, [&json!(4300), &json!(4600)], "the second one stays");
    assert_eq!(org.ledger(&text(&order, "/id"), "refund").await.len(), 1);
    assert_eq!(
        number(
            &show,
            "select count(*) from promotion_uses u join orders o on o.id = u.order_id
        where o.event = $event"
        ),
        1
    );
    audit(&show, &kind, 4, 6).await;
}

async fn a_key_leads_to_one_order(org: &Org) {
    let show = Show::new(org).await;
    let kind = admission(&show, json!({"capacity": 3})).await;
    let body = wish(&show, &[(&kind, 2)], json!({"idempotencyKey": format!("order {}", show.slug)}));
    let one = org.api().post("/orders", &body).await.expect(200);
    let again = org.api().post("/orders", &body).await.expect(200);
    assert_eq!((&one["order"]["id"], &one["order"]["payment"]), (&again["order"]["id"], &again["order"]["payment"]));
    assert_eq!(show.available(&kind).await, 1);
    let other = crate::support::stage::merged(body, json!({"returnUrl": null}));
    assert_eq!(refused(&org.api().post("/orders", &other).await, 409, "CONFLICT")["reason"], "KEY_REUSED");
    let full = org.api().post("/orders", &wish(&show, &[(&kind, 2)], json!({}))).await;
    assert_eq!(refused(&full, 400, "BAD_REQUEST")["reason"], "SOLD_OUT");
}

async fn the_page_plays_a_payment(org: &Org) {
    let show = Show::new(org).await;
    let kind = admission(&show, json!({})).await;
    let order = made(&show, &[(&kind, 1)], json!({"customer": null})).await;
    let url = text(&order, "/checkoutUrl");
    let browser = reqwest::Client::new();
    let page = browser.get(&url).send().await.expect("the page");
    let policy = page.headers()["content-security-policy"].to_str().expect("ASCII").to_owned();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("script"), "{policy}");
    let html = page.text().await.expect("a page");
    assert!(html.contains("Let it fail") && html.contains("name=\"email\"") && !html.contains("<script"), "{html}");
    let post = |verb: &str| browser.post(url.replace("?sig=", &format!("/{verb}?sig=")));
    let failed = post("decline").send().await.expect("an answer").text().await.expect("a page");
    assert!(failed.contains("declined"), "{failed}");
    let form = [("firstName", "Ann"), ("lastName", "<b>"), ("email", "ann@example.com")];
    let body = form.map(|(name, value)| format!("{name}={}", value.replace('<', "%3C").replace('@', "%40"))).join("&");
    let paid = post("pay").header("content-type", "application/x-www-form-urlencoded").body(body).send().await;
    let html = paid.expect("an answer").text().await.expect("a page");
    let back = format!("https://shop.example/thanks/{}?sig={}", text(&order, "/id"), text(&order, "/signature"));
    assert!(html.contains("Done.") && html.contains(&back), "{html}");
    assert_eq!(see(&show, &order).await["status"], "SUCCESSFUL");
    let foreign = url.replace("sig=", "sig=x");
    assert_eq!(browser.get(foreign).send().await.expect("an answer").status().as_u16(), 401);
}

#[test]
fn orders_of_the_checkout_come_to_their_tickets() {
    play(&[("GATEHOUSE_RATE_LIMITS__OPEN_PER_S", "500")], async |org| {
        tokio::join!(
            a_quote_and_an_order_cost_the_same(&org),
            an_order_opens_by_its_signature_alone(&org),
            what_costs_nothing_is_complete_at_once_and_gets_its_buyer_later(&org),
            a_new_price_is_a_new_payment_and_the_old_one_goes_back(&org),
            a_key_leads_to_one_order(&org),
            the_page_plays_a_payment(&org),
        );
    });
}

#[test]
fn a_lapsed_order_is_held_again_while_places_are_left() {
    play(&[("GATEHOUSE_SALES__HOLD_TTL_S", "3"), ("GATEHOUSE_SALES__SWEEP_INTERVAL_MS", "300")], async |org| {
        let show = Show::new(&org).await;
        let kind = admission(&show, json!({"capacity": 2})).await;
        let order = made(&show, &[(&kind, 2)], json!({})).await;
        let path = format!("/orders/{}/reserve", text(&order, "/id"));
        let body = json!({"signature": order["signature"], "idempotencyKey": format!("again {}", show.slug)});
        let early =
            refused(&org.api().post(&path, &json!({"signature": order["signature"]})).await, 400, "BAD_REQUEST");
        assert_eq!(early["code"], "ORDER_NOT_RESERVABLE");
        let lapsed = async || (see(&show, &order).await["status"] == "ABANDONED").then_some(());
        eventually("the order is abandoned", SOON, lapsed).await;
        let again = org.api().post(&path, &body).await.expect(200)["order"].clone();
        assert_eq!((&again["status"], &again["payment"]), (&json!("PENDING"), &order["payment"]));
        assert_eq!(show.available(&kind).await, 0);
        assert_eq!(org.api().post(&path, &body).await.expect(200)["order"]["id"], order["id"], "asked twice");
        pay(&show, &again).await;
        assert_eq!(see(&show, &order).await["ticketCount"], 2);
        audit(&show, &kind, 2, 0).await;
    });
}

#[test]
fn an_order_whose_places_were_sold_is_not_held_again() {
    play(&[("GATEHOUSE_SALES__HOLD_TTL_S", "2"), ("GATEHOUSE_SALES__SWEEP_INTERVAL_MS", "300")], async |org| {
        let show = Show::new(&org).await;
        let kind = admission(&show, json!({"capacity": 1})).await;
        let order = made(&show, &[(&kind, 1)], json!({})).await;
        let lapsed = async || (see(&show, &order).await["status"] == "ABANDONED").then_some(());
        eventually("the order is abandoned", SOON, lapsed).await;
        bought(&show, &[(&kind, 1)]).await;
        let path = format!("/orders/{}/reserve?signature={}", text(&order, "/id"), text(&order, "/signature"));
        let told = refused(&org.api().post(&path, &json!({})).await, 400, "BAD_REQUEST");
        assert_eq!((&told["code"], &told["reason"]), (&json!("ORDER_NOT_RESERVABLE"), &json!("ORDER_NOT_RESERVABLE")));
        assert_eq!(see(&show, &order).await["status"], "ABANDONED");
        audit(&show, &kind, 1, 0).await;
    });
}
