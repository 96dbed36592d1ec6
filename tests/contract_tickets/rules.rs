//! Which scans are refused, and in which words: S58-S63.

use crate::api::{Told, text};
use crate::box_office::house::House;
use crate::box_office::records::mail;
use crate::hall::{Hall, passages};
use crate::now_and_later;
use crate::support::client::Answer;
use crate::support::runner::Later;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::sync::Barrier;

/// A refused scan: the reason, what was asked, and the ticket as it is.
#[track_caller]
fn refuses(answer: &Answer, reason: &str, kind: &str, ticket: &str) {
    let data = answer.broken(reason);
    assert_eq!((&data["kind"], &data["targetType"]), (&json!(kind), &json!("ticket")), "{answer}");
    assert_eq!(data["ticket"]["id"], ticket, "{answer}");
}

pub async fn s58_a_check_in_of_an_active_ticket_works(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    let answer = hall.try_enter(&bought.tickets[0]).await;
    assert_eq!((answer.status, &answer.gives("ticket")["status"]), (200, &json!("REDEEMED")), "{answer}");
    let other = bought.tickets[1].clone();
    Some(Box::pin(async move {
        assert_eq!(hall.try_enter(&other).await.gives("ticket")["status"], "REDEEMED");
    }))
}

pub async fn s59_a_check_in_of_a_redeemed_ticket_is_refused(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    hall.goes_in(&ticket).await;
    now_and_later!({
        let again = hall.try_enter(&ticket).await;
        refuses(&again, "NOOP_TRANSITION", "CHECK_IN", &ticket);
        again.says("already checked in");
        let by_key = hall.by_key(&ticket, "check-in", json!({})).await;
        refuses(&by_key, "NOOP_TRANSITION", "CHECK_IN", &ticket);
        by_key.says("already checked in");
        assert_eq!(hall.passages(&ticket).await, ["in"]);
    })
}

pub async fn s59_of_100_parallel_check_ins_one_gets_in(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 3).await;
    for (round, ticket) in bought.tickets.iter().enumerate() {
        let barrier = Arc::new(Barrier::new(100));
        let tries = (0..100).map(|n| {
            let (hall, ticket, barrier) = (hall.clone(), ticket.clone(), barrier.clone());
            tokio::spawn(async move {
                barrier.wait().await;
                // Both ages of the route meet in one decision.
                if (n + round) % 2 == 0 {
                    hall.scan(&ticket, json!({"kind": "CHECK_IN", "deviceId": format!("lane-{n}")})).await
                } else {
                    hall.by_key(&ticket, "check-in", json!({"deviceId": format!("lane-{n}")})).await
                }
            })
        });
        let mut admitted = 0;
        for one in tries.collect::<Vec<_>>() {
            let answer = one.await.expect("an answer");
            if answer.status == 200 {
                admitted += 1;
            } else {
                answer.broken("NOOP_TRANSITION");
            }
        }
        assert_eq!(admitted, 1, "exactly one of a hundred");
    }
    now_and_later!({
        for ticket in &bought.tickets {
            assert_eq!(hall.passages(ticket).await, ["in"]);
        }
    })
}

pub async fn s60_a_check_in_of_a_cancelled_ticket_is_refused(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 3).await;
    let [by_hand, refunded, passed_on] = [0, 1, 2].map(|n: usize| bought.tickets[n].clone());
    hall.cancel(&by_hand).await;
    hall.refund(&refunded).await.expect(200);
    let away = json!({"toEmail": mail("friend"), "toName": "A Friend"});
    hall.staff(&passed_on, "transfer", away).await.expect(201);
    now_and_later!({
        for ticket in [&by_hand, &refunded, &passed_on] {
            let answer = hall.try_enter(ticket).await;
            refuses(&answer, "TICKET_CANCELLED", "CHECK_IN", ticket);
            answer.says("cancelled");
            assert_eq!(hall.status(ticket).await, "CANCELLED");
        }
    })
}

pub async fn s61_a_check_out_of_a_redeemed_ticket_works(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    for ticket in &bought.tickets {
        hall.goes_in(ticket).await;
    }
    let answer = hall.try_leave(&bought.tickets[0]).await;
    assert_eq!((answer.status, &answer.gives("ticket")["status"]), (200, &json!("ACTIVE")), "{answer}");
    let other = bought.tickets[1].clone();
    Some(Box::pin(async move {
        assert_eq!(hall.try_leave(&other).await.gives("ticket")["status"], "ACTIVE");
    }))
}

pub async fn s62_a_check_out_of_an_active_ticket_is_refused(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let refused = async |hall: &Hall| {
        for answer in [hall.try_leave(&ticket).await, hall.by_key(&ticket, "check-out", json!({})).await] {
            refuses(&answer, "NOOP_TRANSITION", "CHECK_OUT", &ticket);
            answer.says("not checked in");
        }
    };
    refused(&hall).await;
    hall.goes_in(&ticket).await;
    hall.goes_out(&ticket).await;
    refused(&hall).await;
    assert_eq!(hall.passages(&ticket).await, ["in", "out"]);
    Some(Box::pin(async move {
        let answer = hall.try_leave(&ticket).await;
        refuses(&answer, "NOOP_TRANSITION", "CHECK_OUT", &ticket);
        assert_eq!(hall.passages(&ticket).await, ["in", "out"]);
    }))
}

/// A ticket that is refused, why, and the body of the scan that is.
async fn refusals(hall: &Hall) -> Vec<(String, &'static str, Value)> {
    let tier = hall.tier(json!({})).await;
    let once = hall.tier(json!({"name": "Once", "allowReentry": false})).await;
    let bought = hall.buy(&[(&tier, 3), (&once, 1)]).await;
    let mut by_tier: Vec<(String, String)> = Vec::new();
    for ticket in hall.found(&[("orderId", &bought.booking)]).await {
        by_tier.push((text(&ticket, "admissionId"), text(&ticket, "id")));
    }
    let used = by_tier.iter().find(|(of, _)| *of == once).expect("one of it").1.clone();
    let plain: Vec<String> = by_tier.into_iter().filter(|(of, _)| *of == tier).map(|(_, id)| id).collect();
    let [outside, inside, voided] = [0, 1, 2].map(|n: usize| plain[n].clone());
    hall.goes_in(&inside).await;
    hall.goes_in(&used).await;
    hall.goes_out(&used).await;
    hall.cancel(&voided).await;
    let (enter, leave) = (json!({"kind": "CHECK_IN"}), json!({"kind": "CHECK_OUT"}));
    vec![
        (outside, "NOOP_TRANSITION", leave.clone()),
        (inside, "NOOP_TRANSITION", enter.clone()),
        (voided.clone(), "TICKET_CANCELLED", enter.clone()),
        (voided, "TICKET_CANCELLED", leave),
        (used, "REENTRY_NOT_ALLOWED", enter),
    ]
}

pub async fn s63_a_refused_scan_changes_nothing(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let refusals = refusals(&hall).await;
    let mut before = Vec::new();
    for (ticket, _, _) in &refusals {
        before.push(hall.read(ticket).await);
    }
    let counts = (hall.occupancy().await, hall.available(&text(&before[0], "admissionId")).await);
    now_and_later!({
        for ((ticket, reason, body), before) in refusals.iter().zip(&before) {
            for _ in 0..3 {
                hall.scan(ticket, body.clone()).await.broken(reason);
                let after = hall.read(ticket).await;
                assert_eq!((&after["status"], passages(&after)), (&before["status"], passages(before)), "{reason}");
                assert_eq!(&after, before, "{reason}");
            }
        }
        assert_eq!((hall.occupancy().await, hall.available(&text(&before[0], "admissionId")).await), counts);
    })
}
