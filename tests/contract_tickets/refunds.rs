//! Money back and what happens to the tickets: X13.

use crate::api::{Told, assert_id, text};
use crate::box_office::house::House;
use crate::hall::Hall;
use crate::now_and_later;
use crate::orders::{price, tier_with_fee};
use crate::support::client::Answer;
use crate::support::runner::Later;
use serde_json::{Value, json};
use std::sync::Arc;

async fn refund(hall: &Hall, order: &str, body: Value) -> Answer {
    hall.office.post(&format!("/orders/{order}/refund"), &body).await
}

/// The minor units that went back to the buyer, by the gateway's own book.
async fn given_back(hall: &Hall, order: &str) -> i64 {
    hall.org.ledger(order, "refund").await.iter().filter_map(|entry| entry["amount"].as_i64()).sum()
}

pub async fn x13_a_full_refund_keeps_the_booking_fee(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let (order, tickets) = hall.order(&[(&tier_with_fee(&hall).await, 2)], json!({})).await;
    let id = text(&order, "id");
    hall.goes_in(&tickets[0]).await;
    let body =
        json!({"fullRefund": true, "reason": "EVENT_CANCELLED", "note": "Storm", "idempotencyKey": format!("r-{id}")});
    for (api, status, code) in [(&hall.door, 403, "FORBIDDEN"), (&hall.public, 401, "UNAUTHORIZED")] {
        api.post(&format!("/orders/{id}/refund"), &body).await.fails(status, code);
    }
    let first = refund(&hall, &id, body.clone()).await.gives("refund");
    assert_id(&first["id"], "rfd");
    now_and_later!({
        let again = refund(&hall, &id, body.clone()).await.gives("refund");
        assert_eq!(again["id"], first["id"], "the same key: the same refund");
        assert_eq!(given_back(&hall, &id).await, 8000, "the fee of 500 stays");
        let read = hall.read_order(&id).await;
        let told = price(&read);
        assert_eq!((&told["refunded"], &told["total"]), (&json!(-8000), &json!(8500)), "{read}");
        assert_eq!(
            (read["refunds"].as_array().map(Vec::len), &read["status"]),
            (Some(1), &json!("SUCCESSFUL")),
            "{read}"
        );
        assert_eq!(read["refunds"][0]["id"], first["id"], "{read}");
        assert_eq!(read["refunds"][0]["status"], "SUCCEEDED", "{read}");
        for ticket in &tickets {
            assert_eq!(hall.status(ticket).await, "CANCELLED", "active or redeemed before");
        }
        assert_eq!(hall.passages(&tickets[0]).await, ["in"]);
        refund(&hall, &id, json!({"fullRefund": true})).await.fails(400, "BAD_REQUEST");
    })
}

pub async fn x13_a_partial_refund_takes_the_first_tickets(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let (general, vip) = (hall.tier(json!({})).await, hall.tier(json!({"name": "VIP", "price": 90})).await);
    let (order, tickets) = hall.order(&[(&general, 3), (&vip, 1)], json!({})).await;
    let id = text(&order, "id");
    let items = order["items"].as_array().expect("a list");
    let item = items.iter().find(|item| item["admissionId"] == general.as_str()).expect("a line of it")["id"].clone();
    for wrong in [json!({}), json!({"items": []}), json!({"items": [{"orderItemId": item, "quantity": 0}]})] {
        refund(&hall, &id, wrong).await.fails_as(&[(400, "BAD_REQUEST"), (422, "INPUT_VALIDATION_FAILED")]);
    }
    let more = json!({"items": [{"orderItemId": item, "quantity": 4}]});
    refund(&hall, &id, more).await.fails_as(&[(400, "BAD_REQUEST"), (422, "INPUT_VALIDATION_FAILED")]);
    assert_eq!(given_back(&hall, &id).await, 0, "what is wrong moves nothing");
    refund(&hall, &id, json!({"items": [{"orderItemId": item, "quantity": 2}], "reason": "OTHER"}))
        .await
        .gives("refund");
    now_and_later!({
        assert_eq!(given_back(&hall, &id).await, 4000);
        let mut left = Vec::new();
        for ticket in &tickets {
            let read = hall.read(ticket).await;
            left.push((read["admissionId"] == general.as_str(), text(&read, "status")));
        }
        // Ids rise with time: the first ones of the line are gone.
        let of_line: Vec<&str> = left.iter().filter(|(of, _)| *of).map(|(_, status)| status.as_str()).collect();
        assert_eq!(of_line, ["CANCELLED", "CANCELLED", "ACTIVE"], "first in, first out");
        assert!(left.iter().any(|(of, status)| !of && status == "ACTIVE"), "{left:?}");
        assert_eq!((hall.available(&general).await, hall.available(&vip).await), (99, 99));
        assert_eq!(price(&hall.read_order(&id).await)["refunded"], -4000);
    })
}

pub async fn x13_a_refund_may_leave_the_tickets(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let (order, tickets) = hall.order(&[(&hall.tier(json!({})).await, 2)], json!({})).await;
    let id = text(&order, "id");
    refund(&hall, &id, json!({"fullRefund": true, "cancelTickets": false})).await.gives("refund");
    now_and_later!({
        assert_eq!(given_back(&hall, &id).await, 4000);
        for ticket in &tickets {
            assert_eq!(hall.status(ticket).await, "ACTIVE");
        }
    })
}

pub async fn x13_ten_refunds_at_once_are_one(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let (order, _) = hall.order(&[(&hall.tier(json!({})).await, 2)], json!({})).await;
    let id = text(&order, "id");
    let tries = (0..10).map(|_| {
        let (hall, id) = (hall.clone(), id.clone());
        tokio::spawn(async move { refund(&hall, &id, json!({"fullRefund": true})).await })
    });
    for one in tries.collect::<Vec<_>>() {
        let answer = one.await.expect("an answer");
        if answer.status != 200 {
            answer.fails_as(&[(400, "BAD_REQUEST"), (409, "CONFLICT"), (503, "SERVICE_UNAVAILABLE")]);
        }
    }
    now_and_later!({
        assert_eq!(given_back(&hall, &id).await, 4000, "the money goes back once");
    })
}

pub async fn x13_notes_stay_with_the_order(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 1).await;
    let path = format!("/orders/{}/notes", bought.booking);
    hall.door.post(&path, &json!({"note": "Wheelchair"})).await.fails(403, "FORBIDDEN");
    let made = hall.office.post(&path, &json!({"note": "Wheelchair"})).await;
    assert_eq!(made.status, 200, "{made}");
    now_and_later!({
        let notes = hall.office.get(&path).await.lists("notes");
        assert!(notes.len() == 1 && notes[0].to_string().contains("Wheelchair"), "{notes:?}");
    })
}
