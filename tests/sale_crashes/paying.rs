//! Purchase and confirmation.

use crate::box_office::records::id;
use crate::box_office::show::ticket_ids;
use crate::stage::{Stage, confirmation};
use serde_json::json;

const PURCHASE: &str = "/client/events/tickets/purchase";
const CONFIRM: &str = "/client/events/tickets/confirm-order";

/// The buyer sends the same purchase again, under the same key.
pub async fn a_purchase_that_dies_is_made_once(stage: &Stage) {
    for place in ["purchase.held", "purchase.booked", "purchase.asked"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 2})).await;
        let body = show.order(&[(&kind, 2)], json!({}));
        let desk = stage.org.public().with_header("Idempotency-Key", &format!("{place} {}", show.slug));
        stage.dies_at(place);
        stage.dies_of(desk.clone(), PURCHASE, &body).await;
        let purchase = stage.asks_until_ok("the purchase is made", async || desk.post(PURCHASE, &body).await).await;
        let again = stage.asks_until_ok("and only once", async || desk.post(PURCHASE, &body).await).await;
        assert_eq!(id(&purchase), id(&again), "{place}");
        assert_eq!(stage.rows(&show, "select count(*) from orders where event = $event"), ["1"], "{place}");
        let confirm = confirmation(&purchase);
        let told =
            stage.asks_until_ok("it is confirmed", async || desk_free(stage).post(CONFIRM, &confirm).await).await;
        assert_eq!(ticket_ids(&told).len(), 2, "{place}");
        assert_eq!(show.available(&kind).await, 0, "{place}");
        assert_eq!(stage.money(&id(&purchase)).await, (vec![4000], vec![]), "{place}");
        stage.audit(&show).await;
    }
}

fn desk_free(stage: &Stage) -> crate::box_office::desk::Desk {
    stage.org.public()
}

/// Nobody asks again: the sweeper finishes it. Whoever asks then gets the same tickets.
pub async fn a_confirmation_that_dies_issues_once(stage: &Stage) {
    for place in ["confirm.paid", "confirm.intended", "confirm.committed", "confirm.issued", "step.told"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 3})).await;
        let purchase = show.book(&[(&kind, 3)], json!({})).await;
        let body = confirmation(&purchase);
        stage.dies_at(place);
        stage.dies_of(stage.org.public(), CONFIRM, &body).await;
        if place != "confirm.paid" {
            stage.until_booking(&id(&purchase), "confirmed").await;
        }
        let told = stage.asks_until_ok("it is confirmed", async || desk_free(stage).post(CONFIRM, &body).await).await;
        let again = stage.asks_until_ok("the same again", async || desk_free(stage).post(CONFIRM, &body).await).await;
        assert_eq!(ticket_ids(&told).len(), 3, "{place}");
        assert_eq!(ticket_ids(&told), ticket_ids(&again), "{place}");
        stage.audit(&show).await;
        stage.until_available(&show, &kind, 0).await;
        assert_eq!(stage.money(&id(&purchase)).await, (vec![6000], vec![]), "{place}");
        assert!(show.enters(&show.qr(&ticket_ids(&told)[0]).await).await, "{place}: a ticket that opens the door");
    }
}

pub async fn what_costs_nothing_is_confirmed_once(stage: &Stage) {
    for place in ["purchase.booked", "confirm.committed", "confirm.issued"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 2, "price": 0})).await;
        stage.dies_at(place);
        stage.dies_of(stage.org.public(), PURCHASE, &show.order(&[(&kind, 2)], json!({}))).await;
        stage.audit(&show).await;
        let states = stage.rows(&show, "select state from orders where event = $event");
        assert_eq!(states, ["2"], "{place}: confirmed without anybody asking");
        stage.until_available(&show, &kind, 0).await;
    }
}
