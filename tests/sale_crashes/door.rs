//! Tickets that staff issue, and tickets that are sold at the door.

use crate::box_office::records::mail;
use crate::box_office::show::ticket_ids;
use crate::stage::Stage;
use serde_json::json;

pub async fn an_issue_that_dies_takes_its_places_once(stage: &Stage) {
    for place in ["issue.held", "issue.written", "step.told"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 2})).await;
        let body = json!({"eventId": show.event, "ticketTypeId": kind,
            "holders": [{"email": mail("one"), "name": "One"}, {"email": mail("two"), "name": "Two"}]});
        let desk = stage.org.staff().with_header("Idempotency-Key", &format!("{place} {}", show.slug));
        stage.dies_at(place);
        stage.dies_of(desk.clone(), "/events/tickets/comp", &body).await;
        let comp = async || {
            let desk = stage.org.staff().with_header("Idempotency-Key", &format!("{place} {}", show.slug));
            desk.post("/events/tickets/comp", &body).await
        };
        let told = stage.asks_until_ok("the tickets are issued", comp).await;
        let again = stage.asks_until_ok("and only once", comp).await;
        assert_eq!(ticket_ids(&told), ticket_ids(&again), "{place}");
        assert_eq!(stage.rows(&show, "select count(*) from tickets where event = $event"), ["2"], "{place}");
        stage.audit(&show).await;
        stage.until_available(&show, &kind, 0).await;
        assert!(show.enters(&show.qr(&ticket_ids(&told)[0]).await).await, "{place}");
    }
}

pub async fn an_activation_that_dies_opens_once(stage: &Stage) {
    for place in ["activate.intended", "activate.opened", "step.told"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 1})).await;
        let ticket = show.stock(&kind, 1).await.remove(0);
        let body = json!({"holderEmail": mail("door"), "holderName": "Walk-up",
            "payment": {"amount": 20, "method": "card", "ref": "sq_1"}});
        stage.dies_at(place);
        stage.dies_of(stage.org.staff(), &format!("/events/tickets/{ticket}/activate"), &body).await;
        stage.until_ticket(&ticket, "active").await;
        stage.audit(&show).await;
        let paid = "select activation_minor, holder_name from tickets where event = $event";
        assert_eq!(stage.rows(&show, paid), ["2000|Walk-up"], "{place}");
        let again = show.staff(&ticket, "activate", body).await;
        assert!((400..500).contains(&again.status), "{place}: sold once: {again}");
        assert!(show.enters(&show.qr(&ticket).await).await, "{place}");
    }
}
