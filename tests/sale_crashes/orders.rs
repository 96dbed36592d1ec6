//! Orders of the Tickets API: what changes before they are paid, what is held again, what is driven again.

use crate::box_office::records::mail;
use crate::box_office::show::Show;
use crate::stage::{SOON, Stage};
use crate::support::eventually;
use reqwest::Method;
use serde_json::{Value, json};

fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("no {pointer} in {value}")).to_owned()
}

async fn made(stage: &Stage, show: &Show, kind: &str, quantity: u32) -> Value {
    let customer = json!({"firstName": "Jo", "lastName": "Lu", "email": mail("jo")});
    let items = json!([{"admissionId": kind, "quantity": quantity}]);
    let body = json!({"eventId": show.event, "items": items, "customer": customer});
    stage.asks_until_ok("an order is made", async || stage.org.api().post("/orders", &body).await).await["order"]
        .clone()
}

fn confirmation(order: &Value) -> Value {
    json!({"bookingId": order["id"], "paymentGateway": "stripe", "paymentRef": order["payment"]["paymentIntentId"]})
}

async fn pay(stage: &Stage, order: &Value) {
    let body = confirmation(order);
    let confirm = async || stage.org.public().post("/client/events/tickets/confirm-order", &body).await;
    stage.asks_until_ok("it is paid", confirm).await;
}

/// Whoever changes an order sends the change again.
pub async fn a_change_that_dies_is_made_once(stage: &Stage) {
    for place in ["change.held", "change.written"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 9})).await;
        let order = made(stage, &show, &kind, 1).await;
        let path = format!("/orders/{}", text(&order, "/id"));
        let body = json!({"signature": order["signature"], "items": [{"admissionId": kind, "quantity": 3}]});
        stage.dies_at(place);
        stage.dies_of_a(Method::PUT, stage.org.api(), &path, &body).await;
        let put = async || stage.org.api().put(&path, &body).await;
        let changed = stage.asks_until_ok("the order is changed", put).await["order"].clone();
        assert_eq!(changed["price"]["total"], 6000, "{place}");
        pay(stage, &changed).await;
        stage.audit(&show).await;
        // What was held for the first try, or before the change, lapses by itself.
        stage.until_available(&show, &kind, 6).await;
        assert_eq!(stage.money(&text(&order, "/id")).await, (vec![6000], vec![]), "{place}");
    }
}

/// The sweeper finishes what staff asked for.
pub async fn a_redriven_refund_that_dies_moves_money_once(stage: &Stage) {
    for place in ["redrive.intended", "refund.moved"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 1})).await;
        let order = made(stage, &show, &kind, 1).await;
        pay(stage, &order).await;
        let named = |change: &str| {
            format!(
                "update order_payments set payment_ref = {change}
                 where order_id in (select id from orders where event = $event) returning 1"
            )
        };
        stage.rows(&show, &named("payment_ref || 'x'"));
        let path = format!("/orders/{}/refund", text(&order, "/id"));
        let told = stage.org.staff_api().post(&path, &json!({"fullRefund": true})).await.expect(200);
        assert_eq!(told["refund"]["status"], "FAILED", "{place}");
        stage.rows(&show, &named("rtrim(payment_ref, 'x')"));
        stage.dies_at(place);
        let path = format!("/v1/refunds/{}/redrive", text(&told, "/refund/id"));
        stage.dies_of(stage.org.staff(), &path, &json!({})).await;
        let moved = async || stage.money(&text(&order, "/id")).await == (vec![2000], vec![2000]);
        eventually("the sweeper moves the money", SOON, async || moved().await.then_some(())).await;
        stage.audit(&show).await;
        let again = async || stage.org.staff().post(&path, &json!({})).await;
        assert_eq!(stage.asks_until_ok("it is done", again).await["status"], "done", "{place}");
        assert!(moved().await, "{place}: once, whoever asks again");
        stage.until_available(&show, &kind, 1).await;
    }
}

/// The buyer asks again; places that the dead process had taken lapse by themselves.
pub async fn a_reservation_that_dies_takes_its_places_once(stage: &Stage) {
    for place in ["reserve.held", "reserve.written"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 2})).await;
        let order = made(stage, &show, &kind, 2).await;
        stage.until_booking(&text(&order, "/id"), "expired").await;
        let signed = format!("signature={}", text(&order, "/signature"));
        let (see, path) = (format!("/orders/{}?{signed}", text(&order, "/id")), text(&order, "/id"));
        let path = format!("/orders/{path}/reserve?{signed}");
        stage.dies_at(place);
        stage.dies_of(stage.org.api(), &path, &json!({})).await;
        let body = confirmation(&order);
        eventually("it is held again, and paid", SOON, async || {
            // Who pays before the places are there again gets the money back, and that is the end of it.
            if stage.org.api().post(&path, &json!({})).await.status == 200 {
                stage.org.public().post("/client/events/tickets/confirm-order", &body).await;
            }
            let now = stage.org.api().get(&see).await;
            (now.status == 200 && now.json()["order"]["status"] == "SUCCESSFUL").then_some(())
        })
        .await;
        stage.audit(&show).await;
        stage.until_available(&show, &kind, 0).await;
        assert_eq!(stage.money(&text(&order, "/id")).await, (vec![4000], vec![]), "{place}");
    }
}
