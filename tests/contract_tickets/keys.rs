//! The newer routes at the door, by ticket or order: X09-X11.

use crate::api::{Api, Told, ids, nobody, sorted, text};
use crate::box_office::house::House;
use crate::hall::Hall;
use crate::now_and_later;
use crate::support::client::Answer;
use crate::support::runner::Later;
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;

/// An answer by key: its tickets, if it says that the key was of this kind.
#[track_caller]
fn went(answer: &Answer, target: &str) -> Vec<Value> {
    let tickets = answer.lists("tickets");
    assert_eq!(answer.json()["targetType"], target, "{answer}");
    tickets
}

pub async fn x09_a_ticket_key_moves_one_ticket(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    let ticket = bought.ticket().to_owned();
    let entered = went(&hall.by_key(&ticket, "check-in", json!({"deviceId": "device_001"})).await, "ticket");
    assert_eq!((ids(&entered), &entered[0]["status"]), (vec![ticket.clone()], &json!("REDEEMED")), "{entered:?}");
    assert_eq!(entered[0]["scans"][0]["deviceId"], "device_001", "{entered:?}");
    crate::fields::assert_whole(&entered[0]);
    // A check-out has nothing to say: no body, no content type.
    let left = went(&hall.door.bare(Method::PUT, &format!("/tickets/{ticket}/check-out")).await, "ticket");
    assert_eq!((ids(&left), &left[0]["status"]), (vec![ticket.clone()], &json!("ACTIVE")), "{left:?}");
    let again = went(&hall.door.bare(Method::PUT, &format!("/tickets/{ticket}/check-in")).await, "ticket");
    assert_eq!(again[0]["status"], "REDEEMED", "{again:?}");
    for verb in ["check-in", "check-out"] {
        for key in [nobody("tkt"), nobody("ord"), "nonsense".into(), hall.event.clone()] {
            hall.by_key(&key, verb, json!({})).await.fails(404, "NOT_FOUND");
        }
    }
    now_and_later!({
        assert_eq!(hall.passages(&ticket).await, ["in", "out", "in"]);
        assert_eq!(hall.status(&bought.tickets[1]).await, "ACTIVE", "its sibling stays outside");
    })
}

pub async fn x09_an_order_key_moves_all_its_active_tickets(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 4).await;
    let voided = bought.tickets[3].clone();
    hall.cancel(&voided).await;
    let good = sorted(bought.tickets[..3].to_vec());
    let answer = hall.by_key(&bought.booking, "check-in", json!({"deviceId": "device_001"})).await;
    let entered = went(&answer, "order");
    assert_eq!(ids(&entered), good, "{answer}");
    assert!(entered.iter().all(|ticket| ticket["status"] == "REDEEMED"), "{answer}");
    let body = answer.json();
    let order = &body["order"];
    assert_eq!(order["id"], bought.booking.as_str(), "{answer}");
    assert!(
        order["items"].as_array().is_some_and(|items| items.iter().all(|item| item["quantity"].is_u64())),
        "{answer}"
    );
    if let Some(count) = order.get("checkedInCount") {
        assert_eq!(count, 3, "{answer}");
    }
    // All are in: nothing is left to do.
    let again = hall.by_key(&bought.booking, "check-in", json!({})).await;
    let data = again.broken("NOOP_TRANSITION");
    assert_eq!((&data["kind"], &data["targetType"]), (&json!("CHECK_IN"), &json!("order")), "{again}");
    assert_eq!(data["order"]["id"], bought.booking.as_str(), "{again}");
    let left = went(&hall.door.bare(Method::PUT, &format!("/tickets/{}/check-out", bought.booking)).await, "order");
    assert_eq!(ids(&left), good, "{left:?}");
    hall.by_key(&bought.booking, "check-out", json!({})).await.broken("NOOP_TRANSITION");
    now_and_later!({
        for ticket in &good {
            assert_eq!(
                (hall.status(ticket).await, hall.passages(ticket).await),
                ("ACTIVE".into(), vec!["in".into(), "out".into()])
            );
        }
        assert_eq!(hall.passages(&voided).await, [""; 0]);
    })
}

pub async fn x09_a_half_entered_order_asks_first(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 3).await;
    hall.goes_in(&bought.tickets[1]).await;
    for body in [json!({}), json!({"allowPartialOrderCheckIn": false})] {
        let answer = hall.by_key(&bought.booking, "check-in", body).await;
        let data = answer.broken("PARTIAL_ORDER_CONFIRMATION_REQUIRED");
        assert_eq!((&data["kind"], &data["targetType"]), (&json!("CHECK_IN"), &json!("order")), "{answer}");
    }
    assert_eq!(hall.status(&bought.tickets[0]).await, "ACTIVE", "a question moves nobody");
    let answer = hall.by_key(&bought.booking, "check-in", json!({"allowPartialOrderCheckIn": true})).await;
    let entered = ids(&went(&answer, "order"));
    assert!(entered.contains(&bought.tickets[0]) && entered.contains(&bought.tickets[2]), "{answer}");
    // One of them leaves; the order's check-out lets out who is still inside.
    hall.goes_out(&bought.tickets[0]).await;
    hall.by_key(&bought.booking, "check-out", json!({})).await.expect(200);
    now_and_later!({
        for ticket in &bought.tickets {
            assert_eq!(
                (hall.status(ticket).await, hall.passages(ticket).await),
                ("ACTIVE".into(), vec!["in".into(), "out".into()])
            );
        }
    })
}

pub async fn x09_twenty_parallel_orders_by_key_move_each_once(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 5).await;
    let tries = (0..20).map(|_| {
        let (hall, order) = (hall.clone(), bought.booking.clone());
        tokio::spawn(async move { hall.by_key(&order, "check-in", json!({"allowPartialOrderCheckIn": true})).await })
    });
    for one in tries.collect::<Vec<_>>() {
        let answer = one.await.expect("an answer");
        if answer.status != 200 {
            answer.broken("NOOP_TRANSITION");
        }
    }
    now_and_later!({
        for ticket in &bought.tickets {
            assert_eq!(hall.passages(ticket).await, ["in"]);
        }
    })
}

pub async fn x10_a_repeat_gets_the_first_answer(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 3).await;
    let [first, second, third] = [0, 1, 2].map(|n: usize| bought.tickets[n].clone());
    let keyed = json!({"deviceId": "device_001", "idempotencyKey": "scan-1"});
    let enter = hall.by_key(&first, "check-in", keyed.clone()).await;
    let header = hall.door.with_header("Idempotency-Key", "scan-2");
    let by_header = header.put(&format!("/tickets/{second}/check-in"), &json!({})).await;
    let scan = json!({"kind": "CHECK_IN", "idempotencyKey": "scan-3"});
    let scanned = hall.scan(&third, scan.clone()).await;
    for answer in [&enter, &by_header, &scanned] {
        assert_eq!(answer.status, 200, "{answer}");
    }
    // The same key for another wish is a mistake of the caller's.
    let other = hall.by_key(&first, "check-out", keyed.clone()).await;
    other.fails_as(&[(400, "BAD_REQUEST"), (409, "CONFLICT")]);
    // A refusal is repeated as well.
    let out = json!({"kind": "CHECK_IN", "idempotencyKey": "scan-4"});
    hall.scan(&third, out.clone()).await.broken("NOOP_TRANSITION");
    hall.goes_out(&third).await;
    for wrong in ["", &"k".repeat(256)] {
        hall.by_key(&first, "check-out", json!({"idempotencyKey": wrong})).await.wrong_input("idempotencyKey");
    }
    let scan_answer = scanned.json();
    now_and_later!({
        let again = hall.by_key(&first, "check-in", keyed.clone()).await;
        assert_eq!((again.status, again.json()), (200, enter.json()), "the same answer");
        let again = header.put(&format!("/tickets/{second}/check-in"), &json!({})).await;
        assert_eq!((again.status, again.json()), (200, by_header.json()), "the same answer");
        let again = hall.scan(&third, scan.clone()).await;
        assert_eq!(again.status, 200, "{again}");
        assert_eq!(again.json()["ticket"]["scans"][0], scan_answer["ticket"]["scans"][0], "{again}");
        hall.scan(&third, out.clone()).await.broken("NOOP_TRANSITION");
        for (ticket, passed) in [(&first, vec!["in"]), (&second, vec!["in"]), (&third, vec!["in", "out"])] {
            assert_eq!(hall.passages(ticket).await, passed, "one record each");
        }
    })
}

pub async fn x10_a_repeat_of_a_whole_order(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 3).await;
    let keyed = json!({"idempotencyKey": format!("order-{}", bought.booking)});
    let first = hall.by_key(&bought.booking, "check-in", keyed.clone()).await;
    assert_eq!(went(&first, "order").len(), 3, "{first}");
    now_and_later!({
        let again = hall.by_key(&bought.booking, "check-in", keyed.clone()).await;
        assert_eq!(again.status, 200, "a retry is no duplicate: {again}");
        assert_eq!(
            (ids(&went(&again, "order")), &again.json()["targetType"]),
            (ids(&went(&first, "order")), &json!("order"))
        );
        for ticket in &bought.tickets {
            assert_eq!(hall.passages(ticket).await, ["in"], "one record each");
        }
    })
}

pub async fn x11_guards_of_a_door(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let (general, vip) = (hall.tier(json!({})).await, hall.tier(json!({"name": "VIP"})).await);
    let bought = hall.buy(&[(&general, 2)]).await;
    let ticket = bought.ticket().to_owned();
    let other = Hall::new(&house).await;
    let before = hall.read(&ticket).await;
    for key in [&ticket, &bought.booking] {
        let elsewhere = hall.by_key(key, "check-in", json!({"eventId": other.event})).await;
        elsewhere.broken("EVENT_MISMATCH");
        hall.by_key(key, "check-in", json!({"eventId": nobody("evt")})).await.broken("EVENT_MISMATCH");
        let filtered = hall.by_key(key, "check-in", json!({"admissionIds": [vip]})).await;
        assert_eq!(filtered.broken("FILTERED_OUT")["kind"], "CHECK_IN", "{filtered}");
        // Who has no section is of none that this door takes.
        hall.by_key(key, "check-in", json!({"sectionIds": [nobody("sct")]})).await.broken("FILTERED_OUT");
    }
    // What is no event at all is not this one either.
    let nonsense = hall.by_key(&ticket, "check-in", json!({"eventId": "evt_x"})).await;
    nonsense.fails_as(&[(400, "BAD_REQUEST"), (422, "INPUT_VALIDATION_FAILED")]);
    hall.by_key(&ticket, "check-in", json!({"admissionIds": ["adm_x"]})).await.wrong_input("admissionIds");
    assert_eq!(hall.read(&ticket).await, before, "nothing changed");
    let body = json!({"eventId": hall.event, "admissionIds": [vip, general]});
    assert_eq!(ids(&went(&hall.by_key(&ticket, "check-in", body).await, "ticket")), std::slice::from_ref(&ticket));
    now_and_later!({
        let guarded = json!({"eventId": other.event});
        hall.by_key(&bought.tickets[1], "check-in", guarded).await.broken("EVENT_MISMATCH");
        assert_eq!(hall.passages(&ticket).await, ["in"]);
        assert_eq!(hall.passages(&bought.tickets[1]).await, [""; 0]);
    })
}

pub async fn x11_a_door_takes_of_an_order_what_it_may(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let (general, vip) = (hall.tier(json!({})).await, hall.tier(json!({"name": "VIP"})).await);
    let bought = hall.buy(&[(&general, 2), (&vip, 1)]).await;
    let of_vip = json!({"admissionIds": [vip]});
    let by_tier = async |tier: &str| {
        let found = hall.found(&[("orderId", &bought.booking)]).await;
        sorted(found.iter().filter(|one| one["admissionId"] == tier).map(|one| text(one, "id")).collect())
    };
    let entered = hall.by_key(&bought.booking, "check-in", of_vip.clone()).await;
    assert_eq!(ids(&went(&entered, "order")), by_tier(&vip).await, "{entered}");
    for ticket in by_tier(&general).await {
        assert_eq!(hall.status(&ticket).await, "ACTIVE", "the others stay outside");
    }
    let narrow = Api::of(&hall.org, &[&format!("ticket.scan.{}", hall.event)]);
    let rest = narrow.put(&format!("/tickets/{}/check-in", bought.booking), &json!({"admissionIds": [general]})).await;
    assert_eq!(ids(&went(&rest, "order")), by_tier(&general).await, "{rest}");
    None
}
