//! What an order makes and what becomes of it: S01-S09.

use crate::api::{Told, ids, text};
use crate::box_office::house::House;
use crate::hall::{Hall, passages};
use crate::now_and_later;
use crate::support::runner::Later;
use serde_json::json;
use std::collections::HashSet;
use std::sync::Arc;

pub async fn s01_an_order_that_completes_makes_its_tickets(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({})).await;
    let order = hall.place(&[(&tier, 3)], json!({})).await;
    let id = text(&order, "id");
    assert_eq!(order["status"], "PENDING", "{order}");
    assert!(hall.found(&[("orderId", &id)]).await.is_empty(), "none before it completes");
    let paid = hall.pay(&order).await;
    assert!(paid.status < 300, "{paid}");
    let tickets = hall.found_ids(&[("orderId", &id)]).await;
    assert_eq!(tickets.len(), 3);
    // Completing twice makes no more of them.
    hall.pay(&order).await;
    now_and_later!({
        assert_eq!(hall.found_ids(&[("orderId", &id)]).await, tickets);
        assert_eq!(hall.read_order(&id).await["status"], "SUCCESSFUL");
    })
}

pub async fn s01_a_free_order_completes_at_once(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let free = hall.tier(json!({"price": 0})).await;
    let order = hall.place(&[(&free, 2)], json!({})).await;
    assert_eq!(order["status"], "SUCCESSFUL", "{order}");
    now_and_later!({
        assert_eq!(hall.found(&[("orderId", &text(&order, "id"))]).await.len(), 2);
    })
}

pub async fn s02_a_ticket_for_each_attendee(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({})).await;
    let (order, tickets) = hall.order(&[(&tier, 3)], json!({})).await;
    assert_eq!(tickets.iter().collect::<HashSet<_>>().len(), 3, "{tickets:?}");
    now_and_later!({
        let found = hall.found(&[("orderId", &text(&order, "id"))]).await;
        assert_eq!(ids(&found), tickets);
        for ticket in found {
            for part in ["firstName", "lastName", "email"] {
                assert!(ticket["attendee"][part].as_str().is_some_and(|text| !text.is_empty()), "{part}: {ticket}");
            }
        }
    })
}

pub async fn s03_a_new_ticket_is_active_and_good_for_entry(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    for ticket in &bought.tickets {
        let read = hall.read(ticket).await;
        assert_eq!((&read["status"], &read["scans"]), (&json!("ACTIVE"), &json!([])), "{read}");
    }
    hall.goes_in(&bought.tickets[0]).await;
    let other = bought.tickets[1].clone();
    Some(Box::pin(async move {
        assert_eq!(hall.status(&other).await, "ACTIVE");
        hall.goes_in(&other).await;
    }))
}

pub async fn s04_a_ticket_that_was_checked_in_is_redeemed(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    hall.goes_in(&ticket).await;
    now_and_later!({
        assert_eq!(hall.status(&ticket).await, "REDEEMED");
    })
}

pub async fn s05_a_cancelled_ticket_opens_no_door(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    let other = hall.buy(&[(&text(&hall.read(bought.ticket()).await, "admissionId"), 1)]).await;
    let [voided, refunded] = [other.ticket().to_owned(), bought.ticket().to_owned()];
    let code = hall.qr(&refunded).await;
    hall.cancel(&voided).await;
    hall.refund_order(&bought.booking).await;
    now_and_later!({
        for ticket in [&voided, &refunded] {
            assert_eq!(hall.status(ticket).await, "CANCELLED");
            hall.try_enter(ticket).await.broken("TICKET_CANCELLED");
            hall.try_leave(ticket).await.broken("TICKET_CANCELLED");
            hall.by_key(ticket, "check-in", json!({})).await.broken("TICKET_CANCELLED");
            hall.by_key(ticket, "check-out", json!({})).await.broken("TICKET_CANCELLED");
            assert!(hall.passages(ticket).await.is_empty());
        }
        hall.assert_shut(&code).await;
    })
}

pub async fn s06_a_check_in_redeems(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    hall.goes_in(&bought.tickets[0]).await;
    hall.by_key(&bought.tickets[1], "check-in", json!({})).await.expect(200);
    now_and_later!({
        for ticket in &bought.tickets {
            assert_eq!(
                (hall.status(ticket).await, hall.passages(ticket).await),
                ("REDEEMED".into(), vec!["in".into()])
            );
        }
    })
}

pub async fn s07_a_check_out_makes_it_active_again(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    for ticket in &bought.tickets {
        hall.goes_in(ticket).await;
    }
    hall.goes_out(&bought.tickets[0]).await;
    hall.by_key(&bought.tickets[1], "check-out", json!({})).await.expect(200);
    now_and_later!({
        for ticket in &bought.tickets {
            assert_eq!(hall.status(ticket).await, "ACTIVE");
            assert_eq!(hall.passages(ticket).await, ["in", "out"]);
        }
    })
}

pub async fn s08_an_active_ticket_is_cancelled_both_ways(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    let answer = hall.cancel(&bought.tickets[0]).await;
    assert_eq!(answer["status"], "CANCELLED", "{answer}");
    assert_eq!(hall.status(&bought.tickets[1]).await, "ACTIVE", "its sibling stays");
    hall.refund_order(&bought.booking).await;
    now_and_later!({
        for ticket in &bought.tickets {
            let read = hall.read(ticket).await;
            assert_eq!((&read["status"], &read["scans"]), (&json!("CANCELLED"), &json!([])), "{read}");
        }
    })
}

pub async fn s09_a_redeemed_ticket_is_cancelled_both_ways_and_its_scans_stay(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    let tier = text(&hall.read(bought.ticket()).await, "admissionId");
    let by_hand = hall.buy(&[(&tier, 1)]).await.ticket().to_owned();
    let refunded = bought.ticket().to_owned();
    for ticket in [&by_hand, &refunded] {
        hall.goes_in(ticket).await;
    }
    let answer = hall.cancel(&by_hand).await;
    assert_eq!((&answer["status"], passages(&answer)), (&json!("CANCELLED"), vec!["in".to_owned()]), "{answer}");
    hall.refund_order(&bought.booking).await;
    let tickets = [by_hand, refunded];
    for ticket in &tickets {
        assert_eq!((hall.status(ticket).await, hall.passages(ticket).await), ("CANCELLED".into(), vec!["in".into()]));
        hall.try_enter(ticket).await.broken("TICKET_CANCELLED");
        // The person is still inside: people are always let out, once.
        let left = hall.goes_out(ticket).await;
        assert_eq!(
            (&left["status"], passages(&left)),
            (&json!("CANCELLED"), vec!["in".into(), "out".into()]),
            "{left}"
        );
    }
    now_and_later!({
        for ticket in &tickets {
            assert_eq!(hall.status(ticket).await, "CANCELLED");
            assert_eq!(hall.passages(ticket).await, ["in", "out"]);
            hall.try_leave(ticket).await.broken("TICKET_CANCELLED");
        }
    })
}
