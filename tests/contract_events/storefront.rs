//! Tickets in the shop: A03-A06, A50, A51, A99, A100.

use crate::box_office::desk::{Org, Says, amount};
use crate::box_office::house::House;
use crate::box_office::records::{amount_of, cents, id, list, mail, of, status};
use crate::box_office::show::{Show, ticket_ids};
use crate::support::runner::Later;
use serde_json::{Value, json};
use std::sync::Arc;

/// The variants of all products whose SKU or reference is this one.
async fn variants(org: &Org, reference: &str) -> Vec<Value> {
    let products = org.find("product", reference).await;
    let inner = products.iter().flat_map(|product| {
        let variants = ["variations", "variants"].iter().find_map(|field| of(product, field).as_array());
        variants.cloned().unwrap_or_else(|| vec![product.clone()])
    });
    let is_it = |variant: &Value| ["sku", "ref", "ticketType"].iter().any(|field| of(variant, field) == reference);
    inner.filter(is_it).collect()
}

/// The orders that a customer sees.
async fn orders(org: &Org, email: &str) -> Vec<Value> {
    list(&org.customer(email).get("/storefront/orders/get").await.ok())
}

pub async fn a03_every_type_is_a_variant_in_the_shop(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let kind = Show::new(&org).await.kind(json!({"price": 199})).await;
    let check = async move || {
        let found = variants(&org, &kind).await;
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(amount_of(&found[0], "price"), 19_900, "{found:?}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a04_promotions_reduce_the_amount(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    let kind = show.kind(json!({"price": 50})).await;
    org.make("promotion", json!({"code": "TENTH", "kind": "percent", "value": 10})).await;
    org.make("promotion", json!({"code": "FIVER", "kind": "amount", "value": 5, "maxUses": 2})).await;
    let check = async move || {
        for (promotion, left, off) in
            [(Value::Null, 10_000, 0), (json!("TENTH"), 9000, 1000), (json!("FIVER"), 9500, 500)]
        {
            let purchase = show.book(&[(&kind, 2)], json!({"promoCode": promotion})).await;
            assert_eq!((amount(&purchase, "amount"), amount(&purchase, "discount")), (left, off), "{purchase}");
        }
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a05_taxes_are_part_of_the_amount(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    let kind = show.kind(json!({"price": 100})).await;
    let rate = org.make("tax_rate", json!({"name": "VAT", "rate": 7.5})).await;
    let purchase = show.book(&[(&kind, 2)], json!({})).await;
    assert_eq!((amount(&purchase, "tax"), amount(&purchase, "amount")), (1500, 21_500), "{purchase}");
    let booking = org.booking(&id(&purchase)).await;
    assert_eq!(amount_of(&booking, "tax"), 1500, "{booking}");
    let inclusive = json!({"data": {"inclusive": true}});
    org.staff().post(&format!("/data/tax_rate/update/{}", id(&rate)), &inclusive).await.ok();
    Some(Box::pin(async move {
        let purchase = show.book(&[(&kind, 1)], json!({})).await;
        assert_eq!((amount(&purchase, "tax"), amount(&purchase, "amount")), (698, 10_000), "in the price: {purchase}");
    }))
}

pub async fn a06_gift_cards_pay_a_part(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    let kind = show.kind(json!({"price": 40})).await;
    let card = json!({"code": "GIFT-50", "balance": 50, "currency": "USD"});
    let card = id(&org.make("gift_card", card).await);
    let balance = {
        let org = org.clone();
        async move || amount_of(&org.staff().get(&format!("/data/gift_card/get/{card}")).await.ok(), "balance")
    };
    let first = show.book(&[(&kind, 2)], json!({"giftCardCode": "GIFT-50"})).await;
    assert_eq!((amount(&first, "amount"), amount(&first, "giftCard")), (3000, 5000), "{first}");
    assert_eq!(balance().await, 5000, "taken at confirm");
    let confirmed = show.confirm(&first).await.ok();
    assert_eq!((ticket_ids(&confirmed).len(), balance().await), (2, 0));
    show.purchase(&show.order(&[(&kind, 1)], json!({"giftCardCode": "NO-SUCH"}))).await.refused(&[400]);
    Some(Box::pin(async move {
        assert_eq!(balance().await, 0);
        show.confirm(&first).await.ok();
        assert_eq!(balance().await, 0, "a second confirm takes nothing more");
        org.staff().post(&format!("/events/bookings/{}/refund", id(&first)), &json!({})).await.ok();
        assert_eq!(balance().await, 5000, "a refund gives it back");
        let refunds = org.ledger(&id(&first), "refund").await;
        assert_eq!((refunds.len(), &refunds[0]["amount"]), (1, &json!(3000)), "{refunds:?}");
    }))
}

pub async fn a50_the_variant_needs_no_call_of_its_own(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    for (name, price) in [("One", 10), ("Two", 20)] {
        let kind = show.kind(json!({"name": name, "price": price})).await;
        let found = variants(&org, &kind).await;
        assert_eq!((found.len(), amount_of(&found[0], "price")), (1, 100 * i64::from(price)), "{found:?}");
    }
    None
}

pub async fn a51_prices_follow_the_checkout(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    let (kind, email) = (show.kind(json!({"price": 20})).await, mail("buyer"));
    let before = show.book(&[(&kind, 1)], json!({})).await;
    let update = json!({"data": {"price": 25}});
    org.staff().post(&format!("/data/event_ticket_type/update/{kind}"), &update).await.ok();
    assert_eq!(amount_of(&variants(&org, &kind).await[0], "price"), 2500);
    let bought = show.buy_as(&email, &[(&kind, 2)], json!({})).await;
    assert_eq!(ticket_ids(&show.confirm(&before).await.ok()).len(), 1, "a booking keeps its price");
    let check = async move || {
        let paid = org.ledger(&bought.booking, "payment").await;
        assert_eq!((paid.len(), &paid[0]["amount"]), (1, &json!(5000)), "{paid:?}");
        assert_eq!(orders(&org, &email).await.len(), 1);
        assert_eq!(org.ledger(&id(&before), "payment").await[0]["amount"], 2000);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a99_tickets_and_merchandise_share_one_history(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    let (kind, email) = (show.kind(json!({"price": 20})).await, mail("fan"));
    let shirt = json!({"name": "Shirt", "sku": "SHIRT-M", "price": 15, "currency": "USD", "stock": 3});
    org.make("product", shirt).await;
    let bought = show.buy_as(&email, &[(&kind, 2)], json!({})).await;
    let plain = json!({"email": email, "items": [{"sku": "SHIRT-M", "quantity": 2}]});
    let purchase = show.book(&[], plain).await;
    assert_eq!(amount(&purchase, "amount"), 3000, "{purchase}");
    assert!(ticket_ids(&show.confirm(&purchase).await.ok()).is_empty(), "a shirt is no ticket");
    let too_many = json!({"items": [{"sku": "SHIRT-M", "quantity": 2}]});
    show.purchase(&show.order(&[], too_many)).await.refused(&[400, 409]);
    let check = async move || {
        let history = orders(&org, &email).await;
        assert_eq!(history.len(), 2, "{history:?}");
        for (booking, item, total) in [(&bought.booking, &kind, 4000), (&id(&purchase), &"SHIRT-M".to_owned(), 3000)] {
            let found: Vec<&Value> =
                history.iter().filter(|order| order.to_string().contains(booking.as_str())).collect();
            assert_eq!(found.len(), 1, "{booking} in {history:?}");
            assert!(found[0].to_string().contains(item.as_str()), "{item} in {found:?}");
            let totals = ["total", "amount"].iter().find_map(|field| cents(of(found[0], field)));
            assert_eq!(totals, Some(total), "{found:?}");
        }
        assert!(orders(&org, &mail("other")).await.is_empty());
        org.public().get("/storefront/orders/get").await.refused(&[401]);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

/// The customer that a record names.
fn customer_of(record: &Value) -> String {
    let fields = ["customerId", "customer", "author"].map(|field| of(record, field));
    let texts = fields
        .into_iter()
        .find_map(|field| field.as_str().or_else(|| field["id"].as_str()).or_else(|| field["sk"].as_str()));
    texts.unwrap_or_else(|| panic!("no customer in {record}")).to_owned()
}

pub async fn a100_one_customer_behind_booking_tickets_and_order(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    let (kind, email) = (show.kind(json!({"price": 20})).await, mail("fan"));
    let bought = show.buy_as(&email, &[(&kind, 2)], json!({})).await;
    let shouted = show.buy_as(&email.to_uppercase(), &[(&kind, 1)], json!({})).await;
    show.refund(bought.ticket()).await.ok();
    let check = async move || {
        let customer = customer_of(&org.booking(&bought.booking).await);
        assert_eq!(customer_of(&org.booking(&shouted.booking).await), customer, "addresses have no case");
        assert_eq!(customer_of(&org.ticket(&bought.tickets[1]).await), customer);
        let history = orders(&org, &email).await;
        assert_eq!(history.len(), 2, "{history:?}");
        for order in &history {
            assert_eq!(customer_of(order), customer, "{order}");
        }
        let order = history.iter().find(|order| order.to_string().contains(&bought.booking)).expect("its order");
        assert_eq!(amount_of(order, "refundedAmount"), 2000, "the refund shows: {order}");
        assert_ne!(status(order), "refunded", "one of two tickets: {order}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}
