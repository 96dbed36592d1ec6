//! Refunds, cancellations and transfers.

use crate::box_office::records::{id, mail};
use crate::stage::Stage;
use serde_json::json;

pub async fn a_refund_that_dies_moves_money_once(stage: &Stage) {
    for place in ["refund.intended", "refund.closed", "refund.moved"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 2})).await;
        let bought = show.buy(&[(&kind, 2)]).await;
        let code = show.qr(bought.ticket()).await;
        stage.dies_at(place);
        let path = format!("/events/tickets/{}/refund", bought.ticket());
        stage.dies_of(stage.org.staff(), &path, &json!({"reason": "rain"})).await;
        stage.until_ticket(bought.ticket(), "refunded").await;
        stage.audit(&show).await;
        show.refund(bought.ticket()).await;
        assert_eq!(stage.money(&bought.booking).await, (vec![4000], vec![2000]), "{place}");
        stage.until_available(&show, &kind, 1).await;
        show.assert_shut(&code).await;
        assert_eq!(stage.rows(&show, "select state from orders where event = $event"), ["3"], "{place}");
    }
}

pub async fn a_refund_of_a_booking_that_dies_moves_money_once(stage: &Stage) {
    for place in ["refund.intended", "refund.closed", "refund.moved"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 3})).await;
        let bought = show.buy(&[(&kind, 3)]).await;
        stage.dies_at(place);
        stage.dies_of(stage.org.staff(), &format!("/events/bookings/{}/refund", bought.booking), &json!({})).await;
        stage.until_booking(&bought.booking, "refunded").await;
        stage.audit(&show).await;
        assert_eq!(stage.money(&bought.booking).await, (vec![6000], vec![6000]), "{place}");
        stage.until_available(&show, &kind, 3).await;
        for ticket in &bought.tickets {
            assert_eq!(stage.org.status(ticket).await, "refunded", "{place}");
        }
    }
}

pub async fn a_cancellation_that_dies_voids_all(stage: &Stage) {
    for place in ["cancel.intended", "cancel.closed"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 2})).await;
        let bought = show.buy(&[(&kind, 2)]).await;
        stage.dies_at(place);
        stage.dies_of(stage.org.staff(), &format!("/events/bookings/{}/cancel", bought.booking), &json!({})).await;
        stage.until_booking(&bought.booking, "cancelled").await;
        stage.audit(&show).await;
        for ticket in &bought.tickets {
            assert_eq!(stage.org.status(ticket).await, "cancelled", "{place}");
        }
        stage.until_available(&show, &kind, 2).await;
        assert_eq!(stage.money(&bought.booking).await, (vec![4000], vec![]), "{place}: no money moves");
    }
}

pub async fn a_transfer_that_dies_gives_one_new_ticket(stage: &Stage) {
    for place in ["transfer.intended", "transfer.revoked", "transfer.written", "step.told"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 1})).await;
        let (bought, heir) = (show.buy(&[(&kind, 1)]).await, mail("heir"));
        let code = show.qr(bought.ticket()).await;
        stage.dies_at(place);
        let path = format!("/client/events/tickets/{}/transfer", bought.ticket());
        let body = json!({"toEmail": heir, "toName": "New Holder"});
        stage.dies_of(stage.org.customer(&bought.email), &path, &body).await;
        stage.until_ticket(bought.ticket(), "revoked").await;
        stage.audit(&show).await;
        let new = "select count(*) from tickets where event = $event and transferred_from is not null";
        assert_eq!(stage.rows(&show, new), ["1"], "{place}");
        let theirs = stage.org.customer(&heir).get("/client/events/tickets/mine").await;
        let theirs = crate::box_office::records::list(&theirs.json());
        assert_eq!(theirs.len(), 1, "{place}: {theirs:?}");
        assert_eq!(show.available(&kind).await, 0, "{place}: the place moved, it was neither freed nor taken again");
        show.assert_shut(&code).await;
        assert!(show.enters(&show.qr(&id(&theirs[0])).await).await, "{place}");
    }
}
