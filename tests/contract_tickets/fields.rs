//! One ticket and its fields: S31-S42.

use crate::api::{Api, Told, assert_id, instant, nobody, text};
use crate::box_office::desk::Org;
use crate::box_office::house::House;
use crate::box_office::records::mail;
use crate::hall::{Hall, passages};
use crate::now_and_later;
use crate::support::runner::Later;
use serde_json::{Value, json};
use std::sync::Arc;

/// Everything that a sold ticket says, in the published shapes.
#[track_caller]
pub fn assert_whole(ticket: &Value) {
    for (field, prefix) in [
        ("id", "tkt"),
        ("orderId", "ord"),
        ("eventId", "evt"),
        ("admissionId", "adm"),
        ("customerId", "cus"),
        ("teamId", "tem"),
        ("promoterId", "pmt"),
    ] {
        assert_id(&ticket[field], prefix);
    }
    assert!(["ACTIVE", "REDEEMED", "CANCELLED"].contains(&ticket["status"].as_str().unwrap_or_default()), "{ticket}");
    for part in ["firstName", "lastName", "email"] {
        assert!(ticket["attendee"][part].is_string(), "no attendee.{part} in {ticket}");
    }
    assert!(ticket["attendee"].get("phone").is_none_or(Value::is_string), "{ticket}");
    let event = &ticket["event"];
    assert_eq!(event["id"], ticket["eventId"], "{ticket}");
    for part in ["name", "slug"] {
        assert!(event[part].as_str().is_some_and(|text| !text.is_empty()), "no event.{part} in {ticket}");
    }
    for part in ["date", "venue", "location", "entryStartsAt", "entryEndsAt", "images"] {
        assert!(event.get(part).is_some(), "no event.{part} in {ticket}");
    }
    assert_eq!(event["date"], event["entryStartsAt"], "{ticket}");
    let admission = &ticket["admission"];
    assert_eq!(admission["id"], ticket["admissionId"], "{ticket}");
    assert!(admission["name"].is_string() && admission["price"]["currency"].is_string(), "{ticket}");
    assert!(admission["price"]["base"].is_i64() && admission["price"]["booking"].is_i64(), "{ticket}");
    assert!(ticket["scans"].is_array(), "{ticket}");
    assert!(instant(&ticket["updatedAt"]) >= instant(&ticket["createdAt"]), "{ticket}");
}

pub async fn s31_one_ticket_by_its_id(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let them = Api::of(&Org::own(&house).await, &["FULL"]);
    let (inside, seller) = (Api::of(&hall.org, &["ticket.read"]), hall.office.clone());
    let stock = hall.stock(&text(&hall.read(&ticket).await, "admissionId"), 1).await.remove(0);
    now_and_later!({
        let path = format!("/tickets/{ticket}");
        for api in [&hall.full, &hall.door, &seller, &inside] {
            let read = api.get(&path).await.gives("ticket");
            assert_eq!(read["id"], ticket.as_str());
            assert_whole(&read);
        }
        hall.full.get(&format!("/tickets/{}", nobody("tkt"))).await.fails(404, "NOT_FOUND");
        them.get(&path).await.fails(404, "NOT_FOUND");
        Api::of(&hall.org, &["FINANCE"]).get(&path).await.fails(403, "FORBIDDEN");
        // Stock that nobody bought is not shown here.
        hall.full.get(&format!("/tickets/{stock}")).await.fails(404, "NOT_FOUND");
        assert!(!hall.all().await.contains(&stock));
    })
}

pub async fn s32_the_id_is_a_tkt(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 3).await;
    now_and_later!({
        for ticket in hall.found(&[("orderId", &bought.booking)]).await {
            assert_id(&ticket["id"], "tkt");
        }
    })
}

pub async fn s33_the_status_is_one_of_three_words(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 5).await;
    hall.goes_in(&bought.tickets[0]).await;
    hall.cancel(&bought.tickets[1]).await;
    hall.refund(&bought.tickets[2]).await.expect(200);
    let away = json!({"toEmail": mail("friend"), "toName": "A Friend"});
    hall.staff(&bought.tickets[3], "transfer", away).await.expect(201);
    now_and_later!({
        let statuses = ["REDEEMED", "CANCELLED", "CANCELLED", "CANCELLED", "ACTIVE"];
        for (ticket, wanted) in bought.tickets.iter().zip(statuses) {
            assert_eq!(hall.status(ticket).await, wanted);
        }
        let words: Vec<String> =
            hall.found(&[("eventId", &hall.event)]).await.iter().map(|one| text(one, "status")).collect();
        assert_eq!(words.len(), 6, "the new holder's too: {words:?}");
    })
}

pub async fn s36_each_ticket_names_its_own_tier(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let (general, vip) = (hall.tier(json!({})).await, hall.tier(json!({"name": "VIP", "price": 90})).await);
    let bought = hall.buy(&[(&general, 1), (&vip, 1)]).await;
    now_and_later!({
        let found = hall.found(&[("orderId", &bought.booking)]).await;
        let mut tiers: Vec<String> = found.iter().map(|ticket| text(ticket, "admissionId")).collect();
        for ticket in &found {
            assert_eq!(ticket["orderId"], bought.booking.as_str(), "{ticket}");
            assert_eq!(ticket["eventId"], hall.event.as_str(), "{ticket}");
            assert_whole(ticket);
        }
        tiers.sort();
        assert_eq!(tiers, crate::api::sorted(vec![general.clone(), vip.clone()]));
    })
}

pub async fn s34_the_order_that_the_ticket_names_is_there(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 1).await;
    now_and_later!({
        let order = text(&hall.read(bought.ticket()).await, "orderId");
        assert_id(&json!(order), "ord");
        assert_eq!(hall.read_order(&order).await["id"], bought.booking.as_str());
    })
}

pub async fn s35_the_event_that_the_ticket_names_is_there(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    now_and_later!({
        let event = text(&hall.read(&ticket).await, "eventId");
        assert_id(&json!(event), "evt");
        assert_eq!(hall.public.get(&format!("/events/{event}")).await.gives("event")["id"], hall.event.as_str());
    })
}

pub async fn s36_the_tier_that_the_ticket_names_is_there(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    now_and_later!({
        let tier = text(&hall.read(&ticket).await, "admissionId");
        assert_id(&json!(tier), "adm");
        let read = hall.public.get(&format!("/events/{}/admissions/{tier}", hall.event)).await.gives("admission");
        assert_eq!((&read["id"], &read["sold"]), (&json!(tier), &json!(1)), "{read}");
    })
}

pub async fn s37_the_attendee(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({})).await;
    let bought = hall.buy(&[(&tier, 1)]).await;
    hall.import(&tier, &[("Mary Ann van Dyke", "mary@example.com", "+15550100300")]).await;
    now_and_later!({
        let read = hall.read(bought.ticket()).await;
        let wanted = json!({"firstName": "Alex", "lastName": "Reyes", "email": bought.email});
        assert_eq!(read["attendee"], wanted, "no phone unless one was given");
        let mary = &hall.found(&[("eventId", &hall.event), ("query", "mary@example.com")]).await[0];
        let wanted = json!({"firstName": "Mary", "lastName": "Ann van Dyke", "email": "mary@example.com",
            "phone": "+15550100300"});
        assert_eq!(mary["attendee"], wanted, "a name is split at its first space");
        assert_eq!(mary["orderId"], Value::Null, "sold elsewhere: {mary}");
    })
}

pub async fn s38_the_event_is_as_it_was_when_sold(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let client = hall.org.house.client().with_token(&hall.org.staff_token());
    let path = format!("/v1/events/{}", hall.event);
    client.patch(&path, &json!({"name": "Old name", "venue": "Old hall"})).await.expect(200);
    let tier = hall.tier(json!({})).await;
    let old = hall.buy(&[(&tier, 1)]).await.ticket().to_owned();
    let before = hall.read(&old).await["event"].clone();
    assert_eq!((&before["name"], &before["venue"]["name"]), (&json!("Old name"), &json!("Old hall")), "{before}");
    assert!(before["venue"].get("address").is_some(), "{before}");
    client.patch(&path, &json!({"name": "New name", "venue": "New hall"})).await.expect(200);
    let new = hall.buy(&[(&tier, 1)]).await.ticket().to_owned();
    hall.goes_in(&old).await;
    now_and_later!({
        assert_eq!(hall.read(&old).await["event"], before);
        let after = hall.read(&new).await["event"].clone();
        assert_eq!((&after["name"], &after["venue"]["name"]), (&json!("New name"), &json!("New hall")), "{after}");
        let listed = hall.found(&[("eventId", &hall.event)]).await;
        assert!(listed.iter().any(|ticket| ticket["event"] == before), "lists say the same: {listed:?}");
    })
}

pub async fn s39_the_tier_is_as_it_was_when_sold(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({"name": "Early", "price": 20})).await;
    let old = hall.buy(&[(&tier, 1)]).await.ticket().to_owned();
    let client = hall.org.house.client().with_token(&hall.org.staff_token());
    client.patch(&format!("/v1/ticket-types/{tier}"), &json!({"name": "Late", "price": 3550})).await.expect(200);
    let new = hall.buy(&[(&tier, 1)]).await.ticket().to_owned();
    now_and_later!({
        for (ticket, name, base) in [(&old, "Early", 2000), (&new, "Late", 3550)] {
            let admission = hall.read(ticket).await["admission"].clone();
            assert_eq!((&admission["id"], &admission["name"]), (&json!(tier), &json!(name)), "{admission}");
            assert_eq!(admission["price"], json!({"base": base, "booking": 0, "currency": "USD"}), "{admission}");
        }
    })
}

pub async fn s40_the_section_of_a_tier_that_has_one(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let section = hall.full.post(&format!("/events/{}/sections", hall.event), &json!({"name": "Balcony"})).await;
    let section = section.gives("section");
    assert_id(&section["id"], "sct");
    let body = json!({"name": "Balcony seat", "capacity": 50, "sectionId": section["id"],
        "price": {"base": 4000, "booking": 250, "currency": "USD"}});
    let made = hall.full.post(&format!("/events/{}/admissions", hall.event), &body).await.gives("admission");
    let (seat, plain) = (text(&made, "id"), hall.tier(json!({})).await);
    let bought = hall.buy(&[(&seat, 1), (&plain, 1)]).await;
    now_and_later!({
        for ticket in hall.found(&[("orderId", &bought.booking)]).await {
            if ticket["admissionId"] == seat.as_str() {
                let named = (&ticket["section"]["id"], &ticket["section"]["name"]);
                assert_eq!(named, (&section["id"], &json!("Balcony")), "{ticket}");
            } else {
                assert!(ticket.get("section").is_none(), "absent where there is none: {ticket}");
            }
        }
    })
}

pub async fn s41_the_history_of_scans(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    hall.goes_in(&ticket).await;
    hall.goes_out(&ticket).await;
    let last = hall.goes_in(&ticket).await;
    // Refusals are no part of it.
    hall.try_enter(&ticket).await.broken("NOOP_TRANSITION");
    now_and_later!({
        let read = hall.read(&ticket).await;
        assert_eq!(passages(&read), ["in", "out", "in"]);
        assert_eq!(read["scans"], last["scans"], "as the last scan's answer had them");
        let listed = &hall.found(&[("eventId", &hall.event)]).await[0];
        assert_eq!(listed["scans"], last["scans"], "in lists too");
    })
}

pub async fn s42_created_at_is_an_instant(house: Arc<House>) -> Later {
    let before = chrono::Utc::now() - chrono::Duration::seconds(2);
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let first = hall.read(&ticket).await["createdAt"].clone();
    assert!((before..=chrono::Utc::now() + chrono::Duration::seconds(2)).contains(&instant(&first)), "{first}");
    hall.goes_in(&ticket).await;
    now_and_later!({
        assert_eq!(hall.read(&ticket).await["createdAt"], first);
    })
}
