//! Places are held for a while; money may come after that, or without anybody saying so.

use crate::box_office::desk::{Org, REFUSALS, Says};
use crate::box_office::records::{id, mail, status};
use crate::box_office::show::{Show, payment_ref, ticket_ids};
use crate::ledger::{audit, money};
use crate::play;
use crate::support::eventually;
use serde_json::{Value, json};
use std::time::Duration;

const SOON: Duration = Duration::from_secs(30);
const SHORT_HOLDS: &[(&str, &str)] =
    &[("GATEHOUSE_SALES__HOLD_TTL_S", "3"), ("GATEHOUSE_SALES__SWEEP_INTERVAL_MS", "500")];

async fn until_available(show: &Show, kind: &str, wanted: i64) {
    let what = format!("{wanted} places are available");
    eventually(&what, SOON, async || (show.available(kind).await == wanted).then_some(())).await;
}

async fn until_state(org: &Org, booking: &str, wanted: &str) {
    let what = format!("the booking is {wanted}");
    eventually(&what, SOON, async || (status(&org.booking(booking).await) == wanted).then_some(())).await;
}

async fn gateway_says(org: &Org, purchase: &Value, outcome: &str) {
    let path = format!("/v1/sandbox/intents/{}", payment_ref(purchase));
    org.staff().post(&path, &json!({"outcome": outcome})).await.ok();
}

async fn lapsed_places_are_sold_again(org: &Org) {
    let show = Show::new(org).await;
    let kind = show.kind(json!({"capacity": 5})).await;
    let lost = show.book(&[(&kind, 5)], json!({})).await;
    show.purchase(&show.order(&[(&kind, 1)], json!({}))).await.refused(&[409]);
    until_available(&show, &kind, 5).await;
    until_state(org, &id(&lost), "expired").await;
    for _ in 0..5 {
        show.buy(&[(&kind, 1)]).await;
    }
    show.purchase(&show.order(&[(&kind, 1)], json!({}))).await.refused(&[409]);
    audit(&show, &kind, 5, 0).await;
}

async fn a_late_payment_is_honoured_while_places_are_left(org: &Org) {
    let show = Show::new(org).await;
    let kind = show.kind(json!({"capacity": 2})).await;
    let purchase = show.book(&[(&kind, 2)], json!({})).await;
    until_available(&show, &kind, 2).await;
    assert_eq!(ticket_ids(&show.confirm(&purchase).await.ok()).len(), 2);
    assert_eq!(status(&org.booking(&id(&purchase)).await), "confirmed");
    audit(&show, &kind, 2, 0).await;
    assert_eq!(money(&show, &[id(&purchase)]).await.0, 4000);
}

async fn a_late_payment_goes_back_when_places_are_gone(org: &Org) {
    let show = Show::new(org).await;
    let kind = show.kind(json!({"capacity": 1})).await;
    let late = show.book(&[(&kind, 1)], json!({})).await;
    until_available(&show, &kind, 1).await;
    let bought = show.buy(&[(&kind, 1)]).await;
    for _ in 0..2 {
        show.confirm(&late).await.refused(REFUSALS);
    }
    let gone = [id(&late)];
    let what = "the late payment went back";
    eventually(what, SOON, async || (org.ledger(&gone[0], "refund").await.len() == 1).then_some(())).await;
    assert_eq!(money(&show, &gone).await.0, 0, "what was taken was given back");
    assert_eq!(money(&show, &[bought.booking]).await.0, 2000);
    audit(&show, &kind, 1, 0).await;
}

async fn a_payment_that_nobody_confirms_gets_its_tickets(org: &Org) {
    let show = Show::new(org).await;
    let (kind, email) = (show.kind(json!({})).await, mail("silent"));
    let purchase = show.book(&[(&kind, 2)], json!({"email": email})).await;
    gateway_says(org, &purchase, "succeeded").await;
    until_state(org, &id(&purchase), "confirmed").await;
    audit(&show, &kind, 2, 98).await;
    let held = crate::box_office::records::list(&org.customer(&email).get("/client/events/tickets/mine").await.ok());
    assert_eq!(held.len(), 2, "{held:?}");
    assert_eq!(ticket_ids(&show.confirm(&purchase).await.ok()).len(), 2, "a late confirm answers the same");
    assert_eq!(money(&show, &[id(&purchase)]).await, (4000, Vec::new()));
}

async fn a_payment_that_fails_gives_its_places_back(org: &Org) {
    let show = Show::new(org).await;
    let kind = show.kind(json!({"capacity": 1})).await;
    let purchase = show.book(&[(&kind, 1)], json!({})).await;
    gateway_says(org, &purchase, "failed").await;
    show.confirm(&purchase).await.refused(&[400, 402, 409, 422]);
    until_available(&show, &kind, 1).await;
    show.buy(&[(&kind, 1)]).await;
    audit(&show, &kind, 1, 0).await;
}

#[test]
fn holds_lapse_and_late_money_is_settled() {
    play(SHORT_HOLDS, async |org| {
        tokio::join!(
            lapsed_places_are_sold_again(&org),
            a_late_payment_is_honoured_while_places_are_left(&org),
            a_late_payment_goes_back_when_places_are_gone(&org),
            a_payment_that_nobody_confirms_gets_its_tickets(&org),
            a_payment_that_fails_gives_its_places_back(&org),
        );
    });
}

#[test]
fn money_that_came_while_the_gateway_was_down_is_settled() {
    play(SHORT_HOLDS, async |org| {
        let show = Show::new(&org).await;
        let kind = show.kind(json!({"capacity": 3})).await;
        let (paid, unpaid) = (show.book(&[(&kind, 2)], json!({})).await, show.book(&[(&kind, 1)], json!({})).await);
        gateway_says(&org, &paid, "succeeded").await;
        org.house.kill_and_start_again();
        until_state(&org, &id(&paid), "confirmed").await;
        until_state(&org, &id(&unpaid), "expired").await;
        audit(&show, &kind, 2, 1).await;
        assert_eq!(money(&show, &[id(&paid), id(&unpaid)]).await, (4000, Vec::new()));
    });
}
