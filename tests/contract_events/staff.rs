//! The staff's routes: A01, A02, A07-A21, A32.

use crate::box_office::desk::{Org, Says};
use crate::box_office::house::House;
use crate::box_office::records::{id, ids, is_of_type, list, mail, of, status};
use crate::box_office::show::{Bought, Show, ticket_ids};
use crate::support::runner::Later;
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;

pub async fn a01_a_ticket_lives_its_whole_life_over_http(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let bought = show.buy(&[(&kind, 1)]).await;
    let first = show.qr(bought.ticket()).await;
    assert!(show.is_valid(&first).await, "issued");
    let body = json!({"toEmail": mail("next"), "toName": "Next Holder"});
    let moved = show.staff(bought.ticket(), "transfer", body).await.ok();
    let (heir, second) = (id(&moved["ticket"]), show.qr(&id(&moved["ticket"])).await);
    assert!(!show.is_valid(&first).await && show.is_valid(&second).await, "transferred");
    assert!(show.enters(&second).await, "scanned");
    show.refund(&heir).await.ok();
    show.assert_shut(&second).await;
    Some(Box::pin(async move {
        show.assert_shut(&first).await;
        show.assert_shut(&second).await;
        assert_eq!(show.org.status(&heir).await, "refunded");
    }))
}

pub async fn a02_a_ticket_is_an_instance_of_its_type(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"name": "Early"})).await;
    let tickets = [show.issue(&kind, &mail("one")).await, show.issue(&kind, &mail("two")).await];
    assert_ne!(tickets[0], tickets[1]);
    let update = json!({"data": {"name": "Late", "price": 35}});
    show.org.staff().post(&format!("/data/event_ticket_type/update/{kind}"), &update).await.ok();
    for ticket in &tickets {
        let read = show.org.ticket(ticket).await;
        assert!(is_of_type(&read, &kind), "{read}");
        assert!(show.is_valid(&show.qr(ticket).await).await, "an edited type leaves its tickets standing");
    }
    Some(Box::pin(async move {
        for ticket in &tickets {
            assert!(is_of_type(&show.org.ticket(ticket).await, &kind));
        }
        assert_eq!(of(&show.on_sale_as(&kind).await.expect("on sale"), "name"), "Late");
    }))
}

pub async fn a07_staff_issue_tickets_that_are_valid(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let (email, path) = (mail("holder"), format!("/events/{}/tickets", show.event));
    let body = json!({"ticketTypeId": kind, "holderName": "Ann Lee", "holderEmail": email, "quantity": 2});
    let made = show.org.staff().post(&path, &body).await.expect(201);
    let tickets = ticket_ids(&made);
    assert_eq!((tickets.len(), &made["count"]), (2, &json!(2)), "{made}");
    for ticket in &tickets {
        let read = show.org.ticket(ticket).await;
        assert_eq!((of(&read, "holderEmail"), of(&read, "holderName")), (&json!(email), &json!("Ann Lee")), "{read}");
        assert!(show.is_valid(&show.qr(ticket).await).await);
    }
    assert_eq!(show.available(&kind).await, 98);
    Some(Box::pin(async move {
        assert_eq!(show.available(&kind).await, 98);
        assert!(show.enters(&show.qr(&tickets[0]).await).await);
    }))
}

pub async fn a08_staff_purchase_as_the_public_does(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let body = show.order(&[(&kind, 2)], json!({}));
    show.org.public().post("/events/tickets/purchase", &body).await.refused(&[401]);
    assert_eq!(show.available(&kind).await, 100, "a refused purchase holds nothing");
    let purchase = show.org.staff().post("/events/tickets/purchase", &body).await.ok();
    assert!(purchase["bookingId"].is_string() && purchase["clientSecret"].is_string(), "{purchase}");
    assert_eq!(purchase["amount"], 40, "{purchase}");
    Some(Box::pin(async move {
        assert_eq!(ticket_ids(&show.confirm(&purchase).await.ok()).len(), 2, "a booking outlives the process");
    }))
}

pub async fn a09_staff_give_complimentary_tickets(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let tickets = ticket_ids(&show.comp(&kind, json!([{"email": mail("vip"), "name": "Pat Lee"}])).await.expect(201));
    assert!(show.is_valid(&show.qr(&tickets[0]).await).await);
    Some(Box::pin(async move { assert!(show.enters(&show.qr(&tickets[0]).await).await) }))
}

pub async fn a10_staff_make_stock(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let body = json!({"eventId": show.event, "ticketTypeId": kind, "quantity": 3});
    let made = show.org.staff().post("/events/tickets/pre-generate", &body).await.expect(201);
    assert_eq!(ticket_ids(&made).len(), 3, "{made}");
    Some(Box::pin(async move {
        let listed = show.tickets_of(&kind).await;
        assert_eq!(listed.len(), 3);
        assert!(listed.iter().all(|ticket| status(ticket) == "unactivated"), "{listed:?}");
    }))
}

pub async fn a11_staff_activate_stock(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let ticket = show.stock(&kind, 1).await.remove(0);
    let body = json!({"holderEmail": mail("walkup"), "holderName": "Walk-up",
        "payment": {"amount": 20, "method": "card", "ref": "sq_1"}});
    show.staff(&ticket, "activate", body).await.expect(200);
    assert_eq!(show.org.status(&ticket).await, "active");
    Some(Box::pin(async move { assert_eq!(show.org.status(&ticket).await, "active") }))
}

pub async fn a12_staff_list_the_tickets_of_an_event(house: Arc<House>) -> Later {
    let org = Org::dev(&house);
    let (show, other) = (Show::new(&org).await, Show::new(&org).await);
    let (kind, theirs) = (show.kind(json!({})).await, other.kind(json!({})).await);
    let mut made = show.buy(&[(&kind, 2)]).await.tickets;
    made.push(show.issue(&kind, &mail("holder")).await);
    made.extend(show.stock(&kind, 2).await);
    other.issue(&theirs, &mail("holder")).await;
    made.sort();
    assert_eq!(ids(&show.tickets().await), made);
    Some(Box::pin(async move { assert_eq!(ids(&show.tickets().await), made) }))
}

pub async fn a13_staff_read_the_qr_of_a_ticket(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let ticket = show.issue(&show.kind(json!({})).await, &mail("holder")).await;
    let first = show.qr(&ticket).await;
    assert!(show.is_valid(&first).await);
    assert_eq!(show.qr(&ticket).await, first, "the current one, each time");
    show.org.staff().get("/events/tickets/tkt_00000000000000000000000000/qr").await.refused(&[404]);
    Some(Box::pin(async move { assert_eq!(show.qr(&ticket).await, first) }))
}

pub async fn a14_staff_validate_a_code(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let code = show.qr(&show.issue(&show.kind(json!({})).await, &mail("holder")).await).await;
    let answer = show.validate(&code).await;
    assert_eq!(answer["valid"], true, "{answer}");
    show.org.public().post("/events/tickets/validate", &json!({"qrPayload": code})).await.refused(&[401]);
    show.org.staff().post("/events/tickets/validate", &json!({})).await.refused(&[400]);
    Some(Box::pin(async move { assert!(show.is_valid(&code).await) }))
}

pub async fn a15_staff_transfer_a_ticket_that_they_do_not_hold(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let (kind, heir) = (show.kind(json!({})).await, mail("heir"));
    let old = show.issue(&kind, &mail("holder")).await;
    let before = show.qr(&old).await;
    let moved = show.staff(&old, "transfer", json!({"toEmail": heir, "toName": "New Holder"})).await.ok();
    let new = id(&moved["ticket"]);
    assert_eq!((moved["revokedTicketId"].as_str(), new != old), (Some(old.as_str()), true), "{moved}");
    let check = async move || {
        let read = show.org.ticket(&new).await;
        assert_eq!(of(&read, "holderEmail"), heir.as_str(), "{read}");
        assert_eq!(show.org.status(&old).await, "revoked");
        show.assert_shut(&before).await;
        assert!(show.is_valid(&show.qr(&new).await).await);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a16_staff_cancel_a_ticket(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 2)]).await;
    let code = show.qr(bought.ticket()).await;
    show.staff(bought.ticket(), "cancel", json!({"reason": "lost"})).await.expect(200);
    let check = async move || {
        show.assert_shut(&code).await;
        let read = (show.org.status(&bought.tickets[0]).await, show.org.status(&bought.tickets[1]).await);
        assert_eq!(read, ("cancelled".to_owned(), "active".to_owned()));
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a17_staff_read_one_ticket_and_delete_it(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let (ticket, kept) = (show.issue(&kind, &mail("gone")).await, show.issue(&kind, &mail("kept")).await);
    let code = show.qr(&ticket).await;
    assert_eq!(id(&show.org.ticket(&ticket).await), ticket);
    show.org.staff().get("/events/tickets/tkt_00000000000000000000000000").await.refused(&[404]);
    show.org.staff().get("/events/tickets/nonsense").await.refused(&[404]);
    show.org.staff().delete(&format!("/events/tickets/{ticket}")).await.ok();
    let check = async move || {
        assert_eq!(ids(&show.tickets().await), std::slice::from_ref(&kept), "it is out of the list");
        show.assert_shut(&code).await;
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a18_staff_refund_a_ticket(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 2)]).await;
    show.refund(bought.ticket()).await.expect(200);
    let check = async move || {
        let read = (show.org.status(&bought.tickets[0]).await, show.org.status(&bought.tickets[1]).await);
        assert_eq!(read, ("refunded".to_owned(), "active".to_owned()));
        let refunds = show.org.ledger(&bought.booking, "refund").await;
        assert_eq!((refunds.len(), &refunds[0]["amount"]), (1, &json!(2000)), "{refunds:?}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a19_staff_cancel_a_booking_and_no_money_moves(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 3)]).await;
    let mut codes = Vec::new();
    for ticket in &bought.tickets {
        codes.push(show.qr(ticket).await);
    }
    show.org.staff().post(&format!("/events/bookings/{}/cancel", bought.booking), &json!({})).await.expect(200);
    let check = async move || {
        for (ticket, code) in bought.tickets.iter().zip(&codes) {
            assert_eq!(show.org.status(ticket).await, "cancelled");
            show.assert_shut(code).await;
        }
        assert_eq!(status(&show.org.booking(&bought.booking).await), "cancelled");
        assert!(show.org.ledger(&bought.booking, "refund").await.is_empty());
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a20_staff_refund_a_booking(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 2)]).await;
    let path = format!("/events/bookings/{}/refund", bought.booking);
    show.org.staff().post(&path, &json!({"reason": "called off"})).await.expect(200);
    let check = async move || {
        for ticket in &bought.tickets {
            assert_eq!(show.org.status(ticket).await, "refunded");
        }
        assert_eq!(status(&show.org.booking(&bought.booking).await), "refunded");
        let refunds = show.org.ledger(&bought.booking, "refund").await;
        assert_eq!((refunds.len(), &refunds[0]["amount"]), (1, &json!(4000)), "{refunds:?}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

/// The 14 routes of the staff, on things that are there.
fn staff_routes(show: &Show, kind: &str, stock: &str, bought: &Bought) -> Vec<(Method, String, Value)> {
    let (ticket, booking, event) = (bought.ticket(), &bought.booking, &show.event);
    let issue = json!({"ticketTypeId": kind, "holderName": "X", "holderEmail": mail("x"), "quantity": 1});
    let comp = json!({"eventId": event, "ticketTypeId": kind, "holders": [{"email": mail("x"), "name": "X"}]});
    let stocked = json!({"eventId": event, "ticketTypeId": kind, "quantity": 2});
    let activate = json!({"holderEmail": mail("x"), "holderName": "X", "payment": {"amount": 20, "method": "cash"}});
    let transfer = json!({"toEmail": mail("x"), "toName": "X"});
    let post = |path: String, body: Value| (Method::POST, path, body);
    vec![
        post(format!("/events/{event}/tickets"), issue),
        post("/events/tickets/purchase".to_owned(), show.order(&[(kind, 1)], json!({}))),
        post("/events/tickets/comp".to_owned(), comp),
        post("/events/tickets/pre-generate".to_owned(), stocked),
        post(format!("/events/tickets/{stock}/activate"), activate),
        (Method::GET, format!("/events/{event}/tickets"), Value::Null),
        (Method::GET, format!("/events/tickets/{ticket}/qr"), Value::Null),
        post("/events/tickets/validate".to_owned(), json!({"qrPayload": "GH1.x"})),
        post(format!("/events/tickets/{ticket}/transfer"), transfer),
        post(format!("/events/tickets/{ticket}/cancel"), json!({})),
        (Method::DELETE, format!("/events/tickets/{ticket}"), Value::Null),
        post(format!("/events/tickets/{ticket}/refund"), json!({})),
        post(format!("/events/bookings/{booking}/cancel"), json!({})),
        post(format!("/events/bookings/{booking}/refund"), json!({})),
    ]
}

pub async fn a21_every_staff_route_needs_a_staff_token(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({})).await;
    let (bought, stock) = (show.buy(&[(&kind, 2)]).await, show.stock(&kind, 1).await.remove(0));
    let state = async || {
        let tickets = show.tickets().await;
        (tickets, show.org.booking(&bought.booking).await, show.available(&kind).await)
    };
    let before = state().await;
    let customer = show.org.customer(&bought.email);
    let routes = staff_routes(&show, &kind, &stock, &bought);
    assert_eq!(routes.len(), 14);
    for (method, path, body) in routes {
        for (desk, statuses) in [(show.org.public(), &[401][..]), (customer.clone(), &[401, 403][..])] {
            let request = desk.request(method.clone(), &path);
            let request = if body.is_null() { request } else { request.json(&body) };
            crate::support::client::send(request).await.refused(statuses);
        }
    }
    assert_eq!(state().await, before, "nothing changed");
    assert!(show.org.ledger(&bought.booking, "refund").await.is_empty());
    None
}

pub async fn a32_staff_calls_need_their_headers_and_a_body_that_parses(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let (path, data) = ("/data/event_ticket_type/create", json!({"event": show.event, "name": "Q", "price": 1}));
    let body = json!({"data": data});
    show.org.staff().post(path, &body).await.ok();
    show.org.public().post(path, &body).await.refused(&[401]);
    for broken in ["{\"data\": {", "", "nonsense", "{\"data\": {}} tail"] {
        show.org.staff().post_text(path, broken).await.refused(&[400]);
        show.org.staff().post_text("/events/tickets/comp", broken).await.refused(&[400]);
    }
    let listed = list(&show.org.public().get(&format!("/client/events/{}/ticket-types", show.event)).await.ok());
    assert_eq!(listed.len(), 1, "only the good call made a type: {listed:?}");
    None
}
