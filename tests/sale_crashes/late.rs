//! A payment that comes when its places were sold already.

use crate::box_office::records::id;
use crate::stage::{Stage, confirmation};
use serde_json::json;

pub async fn a_late_payment_that_dies_goes_back_once(stage: &Stage) {
    for place in ["late.intended", "late.refunded"] {
        let show = stage.show().await;
        let kind = show.kind(json!({"capacity": 1})).await;
        let late = show.book(&[(&kind, 1)], json!({})).await;
        stage.until_available(&show, &kind, 1).await;
        show.buy(&[(&kind, 1)]).await;
        stage.dies_at(place);
        stage.dies_of(stage.org.public(), "/client/events/tickets/confirm-order", &confirmation(&late)).await;
        stage.until_booking(&id(&late), "refunded").await;
        stage.audit(&show).await;
        assert_eq!(stage.money(&id(&late)).await, (vec![2000], vec![2000]), "{place}");
        stage.until_available(&show, &kind, 0).await;
    }
}
