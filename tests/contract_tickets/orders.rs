//! Orders: quoted, made, read, listed, given away, changed, revived: X13.

use crate::api::{Api, Told, assert_id, ids, instant, nobody, text};
use crate::box_office::desk::Org;
use crate::box_office::house::House;
use crate::box_office::records::mail;
use crate::hall::Hall;
use crate::now_and_later;
use crate::support::eventually;
use crate::support::runner::Later;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

const PRICE_FIELDS: &[&str] =
    &["base", "booking", "shipping", "sms", "gross", "discount", "total", "refunded", "gateway", "dispute", "net"];

/// A tier with a fee for the booking, made on this surface: 40 dollars and 2.50 each.
pub async fn tier_with_fee(hall: &Hall) -> String {
    let body = json!({"name": "Seat", "capacity": 50, "price": {"base": 4000, "booking": 250, "currency": "USD"}});
    let made = hall.full.post(&format!("/events/{}/admissions", hall.event), &body).await.gives("admission");
    assert_id(&made["id"], "adm");
    text(&made, "id")
}

/// The price of an order or a quote: whole minor units, each under its name.
#[track_caller]
pub fn price(of: &Value) -> Value {
    let price = &of["price"];
    for field in PRICE_FIELDS {
        assert!(price[*field].is_i64(), "no whole price.{field} in {of}");
    }
    assert!(price["currency"].is_string(), "{of}");
    price.clone()
}

pub async fn x13_a_quote_prices_and_holds_nothing(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = tier_with_fee(&hall).await;
    let basket = hall.basket(&[(&tier, 2)], json!({}));
    let quote = hall.public.post("/orders/quote", &basket).await.gives("quote");
    let told = price(&quote);
    let numbers = ["base", "booking", "discount", "total", "refunded"].map(|field| told[field].as_i64());
    assert_eq!(numbers, [Some(8000), Some(500), Some(0), Some(8500), Some(0)], "{quote}");
    assert_eq!(told["currency"], "USD", "{quote}");
    let code = format!("EARLY{}", &uuid::Uuid::new_v4().simple().to_string()[..8].to_uppercase());
    hall.org.make("promotion", json!({"code": code, "kind": "percent", "value": 10})).await;
    let coupon = hall.basket(&[(&tier, 2)], json!({"couponCode": code}));
    let less = price(&hall.public.post("/orders/quote", &coupon).await.gives("quote"));
    assert_eq!((&less["discount"], &less["base"]), (&json!(-800), &json!(8000)), "{less}");
    let unknown = hall.basket(&[(&tier, 1)], json!({"couponCode": "NO-SUCH-CODE"}));
    hall.public.post("/orders/quote", &unknown).await.fails_as(&[(400, "BAD_REQUEST"), (404, "NOT_FOUND")]);
    assert_eq!(hall.available(&tier).await, 50, "a quote holds nothing");
    let made = hall.office.find("/orders", &[("eventId", &hall.event)]).await.lists("orders");
    assert!(made.is_empty(), "{made:?}");
    None
}

pub async fn x13_an_order_is_made_paid_and_read(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = tier_with_fee(&hall).await;
    let order = hall.place(&[(&tier, 2)], json!({"returnUrl": "https://shop.example/thanks"})).await;
    let id = text(&order, "id");
    assert_id(&order["id"], "ord");
    assert_eq!((&order["status"], &order["eventId"]), (&json!("PENDING"), &json!(hall.event)), "{order}");
    let item = &order["items"][0];
    assert_id(&item["id"], "itm");
    assert_eq!((&item["admissionId"], &item["quantity"]), (&json!(tier), &json!(2)), "{order}");
    assert_eq!(price(&order)["total"], 8500, "{order}");
    assert!(order["checkoutUrl"].as_str().is_some_and(|url| url.starts_with("http")), "{order}");
    let payment = &order["payment"];
    assert!(payment["clientSecret"].is_string() && payment["paymentIntentId"].is_string(), "{order}");
    assert_eq!(hall.available(&tier).await, 48, "its places are held");
    instant(&order["createdAt"]);
    let paid = hall.pay(&order).await;
    assert!(paid.status < 300, "{paid}");
    let intent = hall.org.ledger(&id, "payment").await;
    assert_eq!(intent.iter().filter_map(|entry| entry["amount"].as_i64()).sum::<i64>(), 8500, "{intent:?}");
    let signature = text(&order, "signature");
    hall.door.get(&format!("/orders/{id}")).await.fails(403, "FORBIDDEN");
    hall.public.get(&format!("/orders/{id}")).await.fails(401, "UNAUTHORIZED");
    hall.office.get(&format!("/orders/{}", nobody("ord"))).await.fails(404, "NOT_FOUND");
    Api::of(&Org::own(&house).await, &["FULL"]).get(&format!("/orders/{id}")).await.fails(404, "NOT_FOUND");
    now_and_later!({
        let read = hall.read_order(&id).await;
        assert_eq!((&read["status"], &read["signature"]), (&json!("SUCCESSFUL"), &json!(signature)), "{read}");
        assert_eq!((price(&read)["total"].clone(), &read["refunds"]), (json!(8500), &json!([])), "{read}");
        assert_id(&read["customerId"], "cus");
        let open = hall.public.find(&format!("/orders/{id}"), &[("signature", &signature)]).await.gives("order");
        assert_eq!((&open["id"], &open["status"]), (&read["id"], &read["status"]), "{open}");
    })
}

pub async fn x13_a_wrong_order_is_refused(house: Arc<House>) -> Later {
    let (hall, other) = (Hall::new(&house).await, Hall::new(&house).await);
    let (tier, theirs) = (hall.tier(json!({"capacity": 2})).await, other.tier(json!({})).await);
    for (items, field) in [
        (json!([]), "items"),
        (json!([{"admissionId": tier, "quantity": 0}]), "items"),
        (json!([{"admissionId": tier, "quantity": -1}]), "items"),
        (json!([{"quantity": 1}]), "items"),
        (json!("none"), "items"),
    ] {
        hall.try_place(&[], json!({"items": items})).await.wrong_input(field);
    }
    let unknown = [(400, "BAD_REQUEST"), (404, "NOT_FOUND"), (422, "INPUT_VALIDATION_FAILED")];
    hall.try_place(&[(&tier, 1)], json!({"eventId": "evt_x"})).await.fails_as(&unknown);
    hall.try_place(&[("adm_x", 1)], json!({})).await.fails_as(&unknown);
    hall.try_place(&[(&theirs, 1)], json!({})).await.fails_as(&unknown);
    hall.try_place(&[(&nobody("adm"), 1)], json!({})).await.fails_as(&unknown);
    hall.try_place(&[(&tier, 1)], json!({"eventId": nobody("evt")})).await.fails_as(&unknown);
    hall.try_place(&[(&tier, 3)], json!({})).await.fails_as(&[(400, "BAD_REQUEST"), (409, "CONFLICT")]);
    assert_eq!((hall.available(&tier).await, other.available(&theirs).await), (2, 100), "nothing is held");
    None
}

pub async fn x13_a_repeated_order_is_one(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({})).await;
    let body = hall.basket(&[(&tier, 2)], json!({"idempotencyKey": format!("cart-{}", hall.slug)}));
    let first = hall.public.post("/orders", &body).await.gives("order");
    let again = hall.public.post("/orders", &body).await.gives("order");
    assert_eq!(again["payment"], first["payment"], "it is paid once: {again}");
    now_and_later!({
        // By now its places may be held no longer: it is the same order.
        let again = hall.public.post("/orders", &body).await.gives("order");
        assert_eq!(again["id"], first["id"], "{again}");
        assert_eq!(hall.office.find("/orders", &[("eventId", &hall.event)]).await.lists("orders").len(), 1);
    })
}

pub async fn x13_orders_are_listed(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({})).await;
    let mut all = Vec::new();
    for _ in 0..3 {
        all.push(hall.buy(&[(&tier, 1)]).await.booking);
    }
    all.push(text(&hall.place(&[(&tier, 1)], json!({})).await, "id"));
    let mine = text(&hall.read_order(&all[0]).await, "customerId");
    hall.door.find("/orders", &[("eventId", &hall.event)]).await.fails(403, "FORBIDDEN");
    hall.public.find("/orders", &[("eventId", &hall.event)]).await.fails(401, "UNAUTHORIZED");
    hall.office.find("/orders", &[("eventId", &hall.event), ("limit", "0")]).await.wrong_input("limit");
    hall.office.find("/orders", &[("eventId", &hall.event), ("status", "NONSENSE")]).await.wrong_input("status");
    now_and_later!({
        let answer = hall.office.find("/orders", &[("eventId", &hall.event)]).await;
        assert_eq!(ids(&answer.lists("orders")), crate::api::sorted(all.clone()));
        let paid = hall.office.find("/orders", &[("eventId", &hall.event), ("status", "SUCCESSFUL")]).await;
        assert_eq!(ids(&paid.lists("orders")), crate::api::sorted(all[..3].to_vec()));
        let theirs = hall.office.find("/orders", &[("customerId", &mine)]).await.lists("orders");
        assert_eq!(ids(&theirs), [all[0].clone()]);
        let (mut walked, mut cursor) = (Vec::new(), None::<String>);
        loop {
            let mut query = vec![("eventId", hall.event.as_str()), ("limit", "3")];
            query.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
            let page = hall.office.find("/orders", &query).await;
            walked.extend(ids(&page.lists("orders")));
            cursor = page.json()["cursor"].as_str().map(str::to_owned);
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(crate::api::sorted(walked), crate::api::sorted(all.clone()), "every order once");
    })
}

pub async fn x13_complimentary_orders_cost_nothing(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let (tier, email) = (hall.tier(json!({"price": 199})).await, mail("vip"));
    let customer = json!({"firstName": "Pat", "lastName": "Lee", "email": email});
    let key = format!("gift-{}", hall.slug);
    let body = json!({"eventId": hall.event, "items": [{"admissionId": tier, "quantity": 2}], "customer": customer,
        "reason": "Press", "idempotencyKey": key});
    hall.door.post("/orders/complimentary", &body).await.fails(403, "FORBIDDEN");
    hall.public.post("/orders/complimentary", &body).await.fails(401, "UNAUTHORIZED");
    let order = hall.office.post("/orders/complimentary", &body).await.gives("order");
    let id = text(&order, "id");
    assert_eq!((&order["status"], price(&order)["total"].as_i64()), (&json!("SUCCESSFUL"), Some(0)), "{order}");
    now_and_later!({
        let again = hall.office.post("/orders/complimentary", &body).await.gives("order");
        assert_eq!(again["id"], id.as_str(), "a repeat is the same gift");
        let tickets = hall.found(&[("orderId", &id)]).await;
        assert_eq!(tickets.len(), 2, "{tickets:?}");
        assert!(tickets.iter().all(|ticket| ticket["attendee"]["email"] == email.as_str()), "{tickets:?}");
        for kind in ["intent", "payment"] {
            assert!(hall.org.ledger(&id, kind).await.is_empty(), "no {kind}");
        }
        assert_eq!(hall.available(&tier).await, 98);
    })
}

pub async fn x13_an_order_is_changed_by_who_holds_its_signature(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({})).await;
    let order = hall.place(&[(&tier, 1)], json!({})).await;
    let (id, signature) = (text(&order, "id"), text(&order, "signature"));
    let path = format!("/orders/{id}");
    let jane = json!({"firstName": "Jane", "lastName": "Smith", "email": mail("jane")});
    let wrong = [(401, "UNAUTHORIZED"), (403, "FORBIDDEN"), (422, "INPUT_VALIDATION_FAILED")];
    for signature in ["", "AAAAAAAAAAAAAAAA"] {
        let body = json!({"customer": jane, "signature": signature});
        hall.public.put(&path, &body).await.fails_as(&wrong);
    }
    hall.public.put(&path, &json!({"customer": jane})).await.fails_as(&wrong);
    let changed = hall.public.put(&path, &json!({"customer": jane, "signature": signature})).await.gives("order");
    assert_eq!((&changed["id"], &changed["status"]), (&json!(id), &json!("PENDING")), "{changed}");
    let paid = hall.pay(&order).await;
    assert!(paid.status < 300, "{paid}");
    now_and_later!({
        let tickets = hall.found(&[("orderId", &id)]).await;
        assert_eq!((tickets.len(), &tickets[0]["attendee"]["email"]), (1, &jane["email"]), "{tickets:?}");
        assert_eq!(tickets[0]["attendee"]["lastName"], "Smith", "{tickets:?}");
    })
}

pub async fn x13_an_abandoned_order_is_reserved_again(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({"capacity": 2})).await;
    let order = hall.place(&[(&tier, 2)], json!({})).await;
    let (id, signature) = (text(&order, "id"), text(&order, "signature"));
    let reserve = async |signature: &str| {
        hall.public.post(&format!("/orders/{id}/reserve"), &json!({"signature": signature})).await
    };
    let early = reserve(&signature).await.fails(400, "BAD_REQUEST");
    assert_eq!(early["code"], "ORDER_NOT_RESERVABLE", "its places are still held: {early}");
    eventually("the hold runs out", Duration::from_secs(50), async || {
        (hall.read_order(&id).await["status"] == "ABANDONED").then_some(())
    })
    .await;
    assert_eq!(hall.available(&tier).await, 2, "its places are free");
    reserve("AAAAAAAAAAAAAAAA").await.fails_as(&[(401, "UNAUTHORIZED"), (403, "FORBIDDEN")]);
    reserve("").await.fails_as(&[(401, "UNAUTHORIZED"), (403, "FORBIDDEN"), (422, "INPUT_VALIDATION_FAILED")]);
    let again = reserve(&signature).await.gives("order");
    assert_eq!((&again["id"], &again["status"]), (&json!(id), &json!("PENDING")), "{again}");
    assert_eq!(hall.available(&tier).await, 0, "they are held again");
    let paid = hall.pay(&again).await;
    assert!(paid.status < 300, "{paid}");
    let late = reserve(&signature).await.fails(400, "BAD_REQUEST");
    assert_eq!(late["code"], "ORDER_NOT_RESERVABLE", "it is paid: {late}");
    now_and_later!({
        assert_eq!(hall.read_order(&id).await["status"], "SUCCESSFUL");
        assert_eq!((hall.found(&[("orderId", &id)]).await.len(), hall.available(&tier).await), (2, 0));
    })
}

pub async fn x13_no_reserve_where_no_place_is_left(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({"capacity": 1})).await;
    let order = hall.place(&[(&tier, 1)], json!({})).await;
    let id = text(&order, "id");
    eventually("the hold runs out", Duration::from_secs(50), async || {
        (hall.read_order(&id).await["status"] == "ABANDONED").then_some(())
    })
    .await;
    hall.buy(&[(&tier, 1)]).await;
    let body = json!({"signature": order["signature"]});
    let answer = hall.public.post(&format!("/orders/{id}/reserve"), &body).await;
    answer.fails_as(&[(400, "BAD_REQUEST"), (409, "CONFLICT")]);
    assert_eq!((&hall.read_order(&id).await["status"], hall.available(&tier).await), (&json!("ABANDONED"), 0));
    None
}

pub async fn x13_the_tickets_are_sent_again(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 1).await;
    let sent = async || hall.org.notifications("tickets-issued", &bought.email).await.len();
    let before = sent().await;
    let path = format!("/orders/{}/resend", bought.booking);
    hall.door.post(&path, &json!({})).await.fails(403, "FORBIDDEN");
    hall.public.post(&path, &json!({})).await.fails(401, "UNAUTHORIZED");
    hall.office.post(&path, &json!({})).await.expect(200);
    hall.office.bare(reqwest::Method::POST, &path).await.expect(200);
    assert_eq!(sent().await, before + 2);
    let pending = hall.place(&[(&hall.tier(json!({"name": "Other"})).await, 1)], json!({})).await;
    let nothing = hall.office.post(&format!("/orders/{}/resend", text(&pending, "id")), &json!({})).await;
    nothing.fails(400, "BAD_REQUEST");
    None
}
