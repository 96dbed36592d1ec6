//! Public and customer routes, and the organisation: A22-A30.

use crate::box_office::desk::{NOT_YOURS, Org, Says};
use crate::box_office::house::House;
use crate::box_office::records::{id, ids, list, mail, of, status};
use crate::box_office::show::{Show, payment_ref, ticket_ids};
use crate::support::runner::Later;
use serde_json::json;
use std::sync::Arc;

pub async fn a22_anybody_reads_what_is_on_sale(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"price": 199, "capacity": 800})).await;
    show.book(&[(&kind, 2)], json!({})).await;
    let check = async move || {
        let listed = show.on_sale().await;
        assert_eq!(ids(&listed), std::slice::from_ref(&kind));
        assert_eq!((of(&listed[0], "price"), of(&listed[0], "available")), (&json!(199), &json!(798)), "{listed:?}");
        let sale = (of(&listed[0], "soldOut"), of(&listed[0], "saleState"));
        assert_eq!(sale, (&json!(false), &json!("open")), "{listed:?}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a23_anybody_purchases(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let answer = show.purchase(&show.order(&[(&kind, 1)], json!({}))).await;
    assert_eq!(answer.status, 201, "{answer}");
    let booking = id(&answer.json());
    Some(Box::pin(async move { assert_eq!(status(&show.org.booking(&booking).await), "pending") }))
}

pub async fn a24_anybody_confirms(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let purchase = show.book(&[(&show.kind(json!({})).await, 1)], json!({})).await;
    let confirmed = show.confirm(&purchase).await.expect(200);
    assert_eq!((&confirmed["status"], ticket_ids(&confirmed).len()), (&json!("confirmed"), 1), "{confirmed}");
    Some(Box::pin(async move {
        assert_eq!(show.confirm(&purchase).await.ok()["ticketIds"], confirmed["ticketIds"]);
    }))
}

pub async fn a25_customers_list_the_tickets_they_hold(house: Arc<House>) -> Later {
    let org = Org::dev(&house);
    let (show, other) = (Show::new(&org).await, Show::new(&org).await);
    let me = mail("me");
    let (kind, theirs) = (show.kind(json!({})).await, other.kind(json!({})).await);
    let mut mine = show.buy_as(&me, &[(&kind, 2)], json!({})).await.tickets;
    mine.push(other.issue(&theirs, &me).await);
    show.buy(&[(&kind, 1)]).await;
    mine.sort();
    org.public().get("/client/events/tickets/mine").await.refused(&[401]);
    let check = async move || {
        let held = list(&org.customer(&me).get("/client/events/tickets/mine").await.ok());
        assert_eq!(ids(&held), mine);
        assert!(list(&org.customer(&mail("nobody")).get("/client/events/tickets/mine").await.ok()).is_empty());
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a26_only_the_holder_reads_a_ticket(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 1)]).await;
    let path = format!("/client/events/tickets/{}", bought.ticket());
    let check = async move || {
        let read = show.org.customer(&bought.email).get(&path).await.ok();
        assert_eq!(id(&read), bought.ticket());
        show.org.customer(&mail("other")).get(&path).await.refused(NOT_YOURS);
        show.org.public().get(&path).await.refused(&[401]);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a27_only_the_holder_reads_a_qr(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 1)]).await;
    let path = format!("/client/events/tickets/{}/qr", bought.ticket());
    let check = async move || {
        let read = show.org.customer(&bought.email).get(&path).await.ok();
        assert!(show.is_valid(read["qrPayload"].as_str().expect("a payload")).await, "{read}");
        let refused = show.org.customer(&mail("other")).get(&path).await.refused(NOT_YOURS);
        assert!(!refused.to_string().contains(read["qrPayload"].as_str().expect("a payload")));
        show.org.public().get(&path).await.refused(&[401]);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a28_only_the_holder_transfers(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 1)]).await;
    let path = format!("/client/events/tickets/{}/transfer", bought.ticket());
    let (thief, heir) = (mail("thief"), mail("heir"));
    let body = json!({"toEmail": thief, "toName": "Thief"});
    show.org.customer(&thief).post(&path, &body).await.refused(NOT_YOURS);
    show.org.public().post(&path, &body).await.refused(&[401]);
    assert_eq!(show.org.status(bought.ticket()).await, "active");
    let body = json!({"toEmail": heir, "toName": "Heir"});
    let moved = show.org.customer(&bought.email).post(&path, &body).await.ok();
    let new = id(&moved["ticket"]);
    let check = async move || {
        assert_eq!(show.org.status(bought.ticket()).await, "revoked");
        show.org.customer(&heir).get(&format!("/client/events/tickets/{new}")).await.ok();
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a29_anybody_gets_a_stripe_intent_for_a_booking(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let purchase = show.book(&[(&show.kind(json!({})).await, 1)], json!({})).await;
    let body = json!({"bookingId": purchase["bookingId"], "amount": purchase["amount"]});
    let intent = show.org.public().post("/client/events/stripe/intent", &body).await.ok();
    let secret = intent["clientSecret"].as_str().unwrap_or_else(|| panic!("no clientSecret in {intent}"));
    assert!(secret.starts_with("pi_") && secret.contains("_secret_"), "{intent}");
    show.org.public().post("/client/events/stripe/intent", &json!({"bookingId": "ord_nothing"})).await.refused(&[404]);
    // It pays that booking.
    let body = json!({"bookingId": purchase["bookingId"], "paymentRef": payment_ref(&intent),
        "paymentGateway": "stripe"});
    let confirmed = show.org.public().post("/client/events/tickets/confirm-order", &body).await.ok();
    assert_eq!(ticket_ids(&confirmed).len(), 1);
    None
}

pub async fn a30_an_organisation_sees_only_its_own(house: Arc<House>) -> Later {
    let (ours, theirs) = (Org::dev(&house), Org::own(&house).await);
    let show = Show::new(&ours).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 1)]).await;
    let staff = theirs.staff();
    for path in [
        format!("/events/tickets/{}", bought.ticket()),
        format!("/events/tickets/{}/qr", bought.ticket()),
        format!("/events/bookings/{}", bought.booking),
        format!("/events/{}/tickets", show.event),
        format!("/events/{}/occupancy", show.event),
    ] {
        staff.get(&path).await.refused(&[404]);
    }
    for verb in ["cancel", "refund"] {
        staff.post(&format!("/events/tickets/{}/{verb}", bought.ticket()), &json!({})).await.refused(&[404]);
        staff.post(&format!("/events/bookings/{}/{verb}", bought.booking), &json!({})).await.refused(&[404]);
    }
    theirs.public().get(&format!("/client/events/{}/ticket-types", show.event)).await.refused(&[404]);
    let mixed = ours.staff().with_orgid(&theirs.slug).get(&format!("/events/{}/tickets", show.event)).await;
    assert_eq!(mixed.refused(&[403])["code"], "token_org_mismatch");
    for desk in [ours.staff(), ours.public(), ours.customer(&bought.email)] {
        for path in ["/client/events/tickets/mine", &format!("/client/events/{}/ticket-types", show.event)] {
            let answer = desk.without_orgid().get(path).await;
            assert_eq!(answer.refused(&[400])["code"], "missing_orgid");
        }
    }
    ours.public()
        .with_orgid("no-such-org")
        .get(&format!("/client/events/{}/ticket-types", show.event))
        .await
        .refused(&[404, 403]);
    ours.public().with_orgid(&ours.id).get(&format!("/client/events/{}/ticket-types", show.event)).await.ok();
    assert_eq!(ours.status(bought.ticket()).await, "active");
    None
}
