//! Tickets that the office adds to an order and changes, one by one.

use crate::box_office::desk::Says;
use crate::box_office::records::mail;
use crate::stage::Stage;
use reqwest::Method;
use serde_json::{Value, json};

pub async fn a_ticket_that_is_added_is_added_once(stage: &Stage) {
    for place in ["add.held", "add.written", "step.told"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 3})).await;
        let bought = show.buy(&[(&kind, 1)]).await;
        let office = || stage.office().with_header("Idempotency-Key", &format!("{place} {}", show.slug));
        let sold = stage.office().get(&format!("/tickets?orderId={}", bought.booking)).await.json();
        let body = json!({"orderId": bought.booking, "customerId": sold["tickets"][0]["customerId"],
            "admissionId": kind, "status": "ACTIVE", "orderItemId": sold["tickets"][0]["orderItemId"]});
        stage.dies_at(place);
        stage.dies_of(office(), "/tickets", &body).await;
        let add = async || office().post("/tickets", &body).await;
        let told = stage.asks_until_ok("the ticket is added", add).await;
        let again = stage.asks_until_ok("and only once", add).await;
        assert_eq!(told["ticket"]["id"], again["ticket"]["id"], "{place}");
        assert_eq!(stage.rows(&show, "select count(*) from tickets where event = $event"), ["2"], "{place}");
        stage.audit(&show).await;
        stage.until_available(&show, &kind, 1).await;
        let ticket = told["ticket"]["id"].as_str().expect("an id");
        assert!(show.enters(&show.qr(ticket).await).await, "{place}");
    }
}

pub async fn an_edit_that_dies_is_whole(stage: &Stage) {
    for place in ["edit.intended", "edit.turned", "edit.written", "step.told"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 2})).await;
        let dear = show.kind(json!({"name": "Dear", "capacity": 1})).await;
        let bought = show.buy(&[(&kind, 1)]).await;
        show.staff(bought.ticket(), "cancel", json!({})).await.ok();
        let body = json!({"status": "ACTIVE", "admissionId": dear,
            "attendee": {"firstName": "Mary Ann", "lastName": "Li", "email": mail("heir")}});
        let path = format!("/tickets/{}", bought.ticket());
        stage.dies_at(place);
        stage.dies_of_a(Method::PATCH, stage.office(), &path, &body).await;
        stage.until_ticket(bought.ticket(), "active").await;
        stage.audit(&show).await;
        let written = "select holder_first, holder_last, tier_name from tickets where event = $event";
        assert_eq!(stage.rows(&show, written), ["Mary Ann|Li|Dear"], "{place}");
        stage.until_available(&show, &kind, 2).await;
        stage.until_available(&show, &dear, 0).await;
        let audit = "select what from audit where ticket = (select id from tickets where event = $event) order by id";
        assert_eq!(stage.rows(&show, audit), ["cancel", "edit", "reinstate", "change-type"], "{place}: told once");
        let read: Value = stage.office().get(&path).await.json();
        let told = (&read["ticket"]["admissionId"], &read["ticket"]["attendee"]["firstName"]);
        assert_eq!(told, (&json!(dear), &json!("Mary Ann")), "{place}");
        assert!(show.enters(&show.qr(bought.ticket()).await).await, "{place}");
    }
}
