//! Changing a ticket: S64-S69.

use crate::api::{Api, Told, nobody, text};
use crate::box_office::desk::{REFUSALS, Says};
use crate::box_office::house::House;
use crate::hall::Hall;
use crate::now_and_later;
use crate::support::runner::Later;
use serde_json::{Value, json};
use std::sync::Arc;

pub async fn s64_an_update_answers_the_ticket(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    let ticket = bought.tickets[0].clone();
    let jane = json!({"firstName": "Jane", "lastName": "Smith", "email": "test@session.services"});
    let path = format!("/tickets/{ticket}");
    let answer = hall.office.put(&path, &json!({"attendee": jane})).await.gives("ticket");
    assert_eq!((&answer["id"], &answer["attendee"]), (&json!(ticket), &jane), "{answer}");
    crate::fields::assert_whole(&answer);
    // Its descriptions call it PATCH.
    let patched = hall.office.patch(&path, &json!({"attendee": {"lastName": "Jones"}})).await.gives("ticket");
    assert_eq!(patched["attendee"]["lastName"], "Jones", "{patched}");
    let body = json!({"attendee": {"firstName": "Eve"}});
    for api in [hall.door.clone(), Api::of(&hall.org, &["ticket.read"]), Api::customer(&hall.org, &bought.email)] {
        api.put(&path, &body).await.fails(403, "FORBIDDEN");
        api.patch(&path, &body).await.fails(403, "FORBIDDEN");
    }
    hall.public.put(&path, &body).await.fails(401, "UNAUTHORIZED");
    hall.office.put(&format!("/tickets/{}", nobody("tkt")), &body).await.fails(404, "NOT_FOUND");
    now_and_later!({
        assert_eq!(hall.read(&ticket).await["attendee"]["lastName"], "Jones");
        assert_eq!(hall.read(&bought.tickets[1]).await["attendee"]["firstName"], "Alex", "its sibling is as it was");
    })
}

pub async fn s65_each_part_of_the_attendee_alone_and_together(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let mut attendee = hall.read(&ticket).await["attendee"].clone();
    let changes = [
        json!({"firstName": "Jane"}),
        json!({"lastName": "van der Berg"}),
        json!({"email": "jane@example.com"}),
        json!({"phone": "+15550100200"}),
        json!({"firstName": "Mary Ann", "lastName": "Li", "email": "li@example.com", "phone": "+15550100299"}),
    ];
    for change in changes {
        for (part, value) in change.as_object().expect("an object") {
            attendee[part] = value.clone();
        }
        let answer = hall.update(&ticket, json!({"attendee": change})).await;
        assert_eq!(answer["attendee"], attendee, "the others keep their value");
    }
    for wrong in ["not-an-address", "", "a@", "@b.example", "a b@example.com"] {
        hall.try_update(&ticket, json!({"attendee": {"email": wrong, "firstName": "Eve"}}))
            .await
            .wrong_input("attendee");
    }
    hall.try_update(&ticket, json!({"attendee": "Jane"})).await.wrong_input("attendee");
    hall.try_update(&ticket, json!({"attendee": {"firstName": 7}})).await.wrong_input("attendee");
    assert_eq!(hall.read(&ticket).await["attendee"], attendee, "a wrong one changes nothing");
    let read = hall.update(&ticket, json!({"attendee": {"phone": null}})).await;
    assert!(read["attendee"].get("phone").is_none(), "null clears: {read}");
    attendee.as_object_mut().expect("an object").remove("phone");
    now_and_later!({
        assert_eq!(hall.read(&ticket).await["attendee"], attendee, "parts stay apart: no split at a space");
        let found = hall.found_ids(&[("eventId", &hall.event), ("query", "Mary Ann")]).await;
        assert_eq!(found, std::slice::from_ref(&ticket), "found under the new name");
    })
}

pub async fn s66_a_cancelled_ticket_is_made_active_again(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({"capacity": 2})).await;
    let bought = hall.buy(&[(&tier, 2)]).await;
    let ticket = bought.tickets[0].clone();
    hall.cancel(&ticket).await;
    assert_eq!(hall.available(&tier).await, 1, "its place is free");
    let answer = hall.update(&ticket, json!({"status": "ACTIVE"})).await;
    assert_eq!(answer["status"], "ACTIVE", "{answer}");
    assert_eq!(hall.available(&tier).await, 0, "it takes its place again");
    // No place is left for it once somebody else has it.
    hall.cancel(&ticket).await;
    hall.buy(&[(&tier, 1)]).await;
    hall.try_update(&ticket, json!({"status": "ACTIVE"})).await.fails(400, "BAD_REQUEST");
    assert_eq!((hall.status(&ticket).await, hall.available(&tier).await), ("CANCELLED".into(), 0));
    // What was refunded or passed on stays so.
    let refunded = bought.tickets[1].clone();
    hall.refund(&refunded).await.expect(200);
    hall.try_update(&refunded, json!({"status": "ACTIVE"})).await.fails(400, "BAD_REQUEST");
    let answer = hall.update(&ticket, json!({"status": "ACTIVE"})).await;
    assert_eq!(answer["status"], "ACTIVE", "the refund's place: {answer}");
    Some(Box::pin(async move {
        assert_eq!((hall.status(&ticket).await, hall.status(&refunded).await), ("ACTIVE".into(), "CANCELLED".into()));
        hall.goes_in(&ticket).await;
    }))
}

pub async fn s66_a_redeemed_ticket_set_active_is_outside_again(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    hall.goes_in(&ticket).await;
    let answer = hall.update(&ticket, json!({"status": "ACTIVE"})).await;
    assert_eq!(
        (&answer["status"], hall.passages(&ticket).await),
        (&json!("ACTIVE"), vec!["in".to_owned()]),
        "{answer}"
    );
    hall.try_leave(&ticket).await.broken("NOOP_TRANSITION");
    // What it is already, it stays.
    let same = hall.update(&ticket, json!({"status": "ACTIVE"})).await;
    assert_eq!(same["status"], "ACTIVE", "{same}");
    Some(Box::pin(async move {
        assert_eq!(hall.status(&ticket).await, "ACTIVE");
        hall.goes_in(&ticket).await;
        assert_eq!(hall.passages(&ticket).await, ["in", "in"], "an administrative reset is no scan");
    }))
}

pub async fn s67_active_and_redeemed_tickets_can_be_cancelled(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    hall.goes_in(&bought.tickets[1]).await;
    for ticket in &bought.tickets {
        assert_eq!(hall.cancel(ticket).await["status"], "CANCELLED");
        assert_eq!(hall.cancel(ticket).await["status"], "CANCELLED", "once more changes nothing");
    }
    assert!(hall.org.ledger(&bought.booking, "refund").await.is_empty(), "no money moves");
    now_and_later!({
        for ticket in &bought.tickets {
            assert_eq!(hall.status(ticket).await, "CANCELLED");
            hall.try_enter(ticket).await.broken("TICKET_CANCELLED");
        }
    })
}

pub async fn s68_no_other_status_can_be_set(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let before = hall.read(&ticket).await;
    for wrong in [json!("REDEEMED"), json!("USED"), json!("active"), json!(""), json!(1), json!(["ACTIVE"])] {
        let body = json!({"status": wrong, "attendee": {"firstName": "Eve"}});
        hall.try_update(&ticket, body.clone()).await.wrong_input("status");
        hall.office.patch(&format!("/tickets/{ticket}"), &body).await.wrong_input("status");
    }
    assert_eq!(hall.read(&ticket).await, before, "nothing changes");
    None
}

pub async fn s69_a_ticket_moves_to_another_tier(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let (general, vip) =
        (hall.tier(json!({})).await, hall.tier(json!({"name": "VIP", "price": 90, "capacity": 1})).await);
    let bought = hall.buy(&[(&general, 2)]).await;
    let ticket = bought.tickets[0].clone();
    let answer = hall.update(&ticket, json!({"admissionId": vip})).await;
    let admission = &answer["admission"];
    assert_eq!(answer["admissionId"], vip.as_str(), "{answer}");
    let told = (&admission["id"], &admission["name"], &admission["price"]["base"]);
    assert_eq!(told, (&json!(vip), &json!("VIP"), &json!(9000)), "{answer}");
    assert_eq!((hall.available(&general).await, hall.available(&vip).await), (99, 0), "counters of both follow");
    // The last place is taken now.
    let other = bought.tickets[1].clone();
    hall.try_update(&other, json!({"admissionId": vip})).await.fails_as(&[(400, "BAD_REQUEST"), (409, "CONFLICT")]);
    let strange = Hall::new(&house).await.tier(json!({})).await;
    let wrong = [(400, "BAD_REQUEST"), (404, "NOT_FOUND"), (422, "INPUT_VALIDATION_FAILED")];
    hall.try_update(&other, json!({"admissionId": strange})).await.fails_as(&wrong);
    hall.try_update(&other, json!({"admissionId": nobody("adm")})).await.fails_as(&wrong);
    hall.try_update(&other, json!({"admissionId": "adm_x"})).await.wrong_input("admissionId");
    hall.purchase(&hall.booking_of(&[(&vip, 1)])).await.refused(REFUSALS);
    now_and_later!({
        assert_eq!(hall.read(&ticket).await["admissionId"], vip.as_str());
        assert_eq!(hall.read(&other).await["admissionId"], general.as_str());
        assert_eq!((hall.available(&general).await, hall.available(&vip).await), (99, 0));
        let tiers: Vec<Value> =
            hall.found(&[("orderId", &bought.booking)]).await.iter().map(|one| one["admissionId"].clone()).collect();
        assert!(tiers.contains(&json!(vip)) && tiers.contains(&json!(general)), "{tiers:?}");
    })
}

pub async fn s69_the_rules_of_the_new_tier_hold(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let plain = hall.tier(json!({})).await;
    let once = hall.tier(json!({"name": "Once", "allowReentry": false})).await;
    let ticket = hall.buy(&[(&plain, 1)]).await.ticket().to_owned();
    hall.goes_in(&ticket).await;
    hall.goes_out(&ticket).await;
    assert_eq!(text(&hall.update(&ticket, json!({"admissionId": once})).await, "admissionId"), once);
    now_and_later!({
        hall.try_enter(&ticket).await.broken("REENTRY_NOT_ALLOWED");
    })
}
