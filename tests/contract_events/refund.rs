//! Money back, and cancelling without it: A92-A98.

use crate::box_office::desk::{Org, Says};
use crate::box_office::house::House;
use crate::box_office::records::{amount_of, status};
use crate::box_office::show::Show;
use crate::support::runner::Later;
use serde_json::json;
use std::sync::Arc;

pub async fn a92_a_refund_of_one_ticket_leaves_its_siblings(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 3)]).await;
    let mut codes = Vec::new();
    for ticket in &bought.tickets {
        codes.push(show.qr(ticket).await);
    }
    show.refund(bought.ticket()).await.expect(200);
    let check = async move || {
        show.assert_shut(&codes[0]).await;
        assert!(show.is_valid(&codes[1]).await && show.is_valid(&codes[2]).await);
        let booking = show.org.booking(&bought.booking).await;
        assert_eq!(amount_of(&booking, "refundedAmount"), 2000, "{booking}");
        assert_ne!(status(&booking), "refunded", "two of three tickets are still good: {booking}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a93_a_refund_of_a_booking_takes_all_its_tickets(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 3)]).await;
    show.refund(bought.ticket()).await.ok();
    show.org.staff().post(&format!("/events/bookings/{}/refund", bought.booking), &json!({})).await.expect(200);
    let check = async move || {
        for ticket in &bought.tickets {
            assert_eq!(show.org.status(ticket).await, "refunded");
        }
        let booking = show.org.booking(&bought.booking).await;
        assert_eq!((status(&booking).as_str(), amount_of(&booking, "refundedAmount")), ("refunded", 6000), "{booking}");
        let refunds = show.org.ledger(&bought.booking, "refund").await;
        let total: i64 = refunds.iter().filter_map(|entry| entry["amount"].as_i64()).sum();
        assert_eq!(total, 6000, "the ticket that was refunded before is not refunded again: {refunds:?}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a94_a_refund_goes_back_the_way_it_came_and_once(house: Arc<House>) -> Later {
    for gateway in ["stripe", "paypal"] {
        let show = Show::new(&Org::dev(&house)).await;
        let purchase = show.book(&[(&show.kind(json!({})).await, 2)], json!({"paymentGateway": gateway})).await;
        let tickets = crate::box_office::show::ticket_ids(&show.confirm(&purchase).await.ok());
        show.refund(&tickets[0]).await.ok();
        // A repeat may be answered or refused; it moves no money.
        show.refund(&tickets[0]).await;
        let booking = crate::box_office::records::id(&purchase);
        let (paid, back) = (show.org.ledger(&booking, "payment").await, show.org.ledger(&booking, "refund").await);
        assert_eq!((paid.len(), back.len()), (1, 1), "{paid:?} {back:?}");
        assert_eq!((&back[0]["amount"], &back[0]["gateway"]), (&json!(2000), &json!(gateway)), "{back:?}");
        assert_eq!((&paid[0]["paymentRef"], &paid[0]["gateway"]), (&back[0]["paymentRef"], &json!(gateway)));
    }
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 1)]).await;
    let tasks = (0..10).map(|_| {
        let (show, ticket) = (show.clone(), bought.tickets[0].clone());
        tokio::spawn(async move { show.refund(&ticket).await.status })
    });
    for task in tasks.collect::<Vec<_>>() {
        let status = task.await.expect("an answer");
        assert!(status == 200 || (400..500).contains(&status), "{status}");
    }
    let check = async move || {
        show.refund(bought.ticket()).await;
        show.org.staff().post(&format!("/events/bookings/{}/refund", bought.booking), &json!({})).await;
        let refunds = show.org.ledger(&bought.booking, "refund").await;
        assert_eq!((refunds.len(), &refunds[0]["amount"]), (1, &json!(2000)), "{refunds:?}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a95_a_refunded_ticket_is_marked_and_shut(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 1)]).await;
    let code = show.qr(bought.ticket()).await;
    show.refund(bought.ticket()).await.ok();
    let check = async move || {
        assert_eq!(show.org.status(bought.ticket()).await, "refunded");
        let denied = show.check_in(&code, json!({})).await;
        assert_eq!((&denied["success"], &denied["code"]), (&json!(false), &json!("ticket_not_active")), "{denied}");
        show.assert_shut(&code).await;
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a96_a_refund_frees_one_place_and_not_two(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"capacity": 2})).await;
    let bought = show.buy(&[(&kind, 2)]).await;
    show.purchase(&show.order(&[(&kind, 1)], json!({}))).await.refused(&[409]);
    show.refund(bought.ticket()).await.ok();
    show.refund(bought.ticket()).await;
    assert_eq!(show.available(&kind).await, 1);
    show.buy(&[(&kind, 1)]).await;
    let check = async move || {
        let refused = show.purchase(&show.order(&[(&kind, 1)], json!({}))).await.refused(&[409]);
        assert_eq!((&refused["code"], show.available(&kind).await), (&json!("sold_out"), 0));
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a97_a_cancelled_ticket_keeps_its_record_and_its_money(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 1)]).await;
    show.staff(bought.ticket(), "cancel", json!({})).await.ok();
    let check = async move || {
        let read = show.org.ticket(bought.ticket()).await;
        assert_eq!(status(&read), "cancelled", "{read}");
        assert_eq!(crate::box_office::records::of(&read, "holderEmail"), bought.email.as_str(), "{read}");
        assert!(show.org.ledger(&bought.booking, "refund").await.is_empty());
        assert_eq!(show.org.ledger(&bought.booking, "payment").await.len(), 1);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a98_a_cancelled_ticket_has_no_code_that_works(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 2)]).await;
    let (old, other) = (show.qr(&bought.tickets[0]).await, show.qr(&bought.tickets[1]).await);
    show.staff(bought.ticket(), "cancel", json!({})).await.ok();
    show.assert_shut(&old).await;
    assert!(show.is_valid(&other).await);
    Some(Box::pin(async move {
        show.assert_shut(&old).await;
        assert!(show.enters(&other).await);
    }))
}
