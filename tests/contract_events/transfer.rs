//! Transfers: A80-A86.

use crate::box_office::desk::{Org, REFUSALS, Says};
use crate::box_office::house::House;
use crate::box_office::records::{id, ids, is_of_booking, is_of_type, list, mail, names, of};
use crate::box_office::show::{Bought, Show};
use crate::support::client::Answer;
use crate::support::runner::Later;
use serde_json::{Value, json};
use std::sync::Arc;

/// The holder gives the first ticket of a booking away.
async fn give(show: &Show, bought: &Bought, body: &Value) -> Answer {
    let path = format!("/client/events/tickets/{}/transfer", bought.ticket());
    show.org.customer(&bought.email).post(&path, body).await
}

fn to(email: &str) -> Value {
    json!({"toEmail": email, "toName": "New Holder"})
}

pub async fn a80_a_transfer_names_the_new_holder(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let (bought, heir) = (show.buy(&[(&show.kind(json!({})).await, 1)]).await, mail("heir"));
    for wrong in [json!({"toName": "New Holder"}), json!({}), json!({"toEmail": "nobody", "toName": "X"})] {
        give(&show, &bought, &wrong).await.refused(&[400]);
    }
    assert_eq!(show.org.status(bought.ticket()).await, "active");
    let new = id(&give(&show, &bought, &to(&heir)).await.ok()["ticket"]);
    let check = async move || {
        let read = show.org.ticket(&new).await;
        let holder = (of(&read, "holderEmail"), of(&read, "holderName"));
        assert_eq!(holder, (&json!(heir), &json!("New Holder")), "{read}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a81_a_transfer_revokes_the_original(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 1)]).await;
    let code = show.qr(bought.ticket()).await;
    give(&show, &bought, &to(&mail("heir"))).await.ok();
    let check = async move || {
        assert_eq!(show.org.status(bought.ticket()).await, "revoked");
        show.assert_shut(&code).await;
        show.assert_shut(bought.ticket()).await;
        give(&show, &bought, &to(&mail("again"))).await.refused(REFUSALS);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a82_a_transfer_issues_a_new_ticket(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let kind = show.kind(json!({"capacity": 1})).await;
    let bought = show.buy(&[(&kind, 1)]).await;
    let moved = give(&show, &bought, &to(&mail("heir"))).await.ok();
    let new = id(&moved["ticket"]);
    assert_ne!(new, bought.ticket());
    assert_eq!(moved["revokedTicketId"], bought.ticket(), "{moved}");
    let check = async move || {
        let read = show.org.ticket(&new).await;
        assert!(is_of_type(&read, &kind) && is_of_booking(&read, &bought.booking), "{read}");
        assert!(names(of(&read, "event"), &show.event) || names(of(&read, "eventId"), &show.event), "{read}");
        assert_eq!(show.available(&kind).await, 0, "the place moves, it is neither freed nor taken again");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a83_a_transfer_issues_a_new_code(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let bought = show.buy(&[(&show.kind(json!({})).await, 1)]).await;
    let old = show.qr(bought.ticket()).await;
    let new = id(&give(&show, &bought, &to(&mail("heir"))).await.ok()["ticket"]);
    let code = show.qr(&new).await;
    assert_ne!(code, old);
    assert!(show.is_valid(&code).await);
    Some(Box::pin(async move {
        assert!(show.enters(&code).await && !show.enters(&old).await);
    }))
}

pub async fn a84_the_recipient_is_told(house: Arc<House>) -> Later {
    let show = Show::new(&Org::own(&house).await).await;
    let (bought, heir) = (show.buy(&[(&show.kind(json!({})).await, 1)]).await, mail("heir"));
    let new = id(&give(&show, &bought, &to(&heir)).await.ok()["ticket"]);
    let check = async move || {
        let told = show.org.notifications("ticket-transferred", &heir).await;
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].to_string().contains(&new), "it names the new ticket: {told:?}");
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a85_a_ticket_bound_to_its_holder_stays(house: Arc<House>) -> Later {
    let show = Show::new(&Org::own(&house).await).await;
    let kind = show.kind(json!({"transferable": false})).await;
    let (bought, heir) = (show.buy(&[(&kind, 1)]).await, mail("heir"));
    let check = async move || {
        give(&show, &bought, &to(&heir)).await.refused(REFUSALS);
        show.staff(bought.ticket(), "transfer", to(&heir)).await.refused(REFUSALS);
        assert!(show.is_valid(&show.qr(bought.ticket()).await).await);
        assert_eq!(ids(&show.tickets().await), bought.tickets);
        assert!(show.org.notifications("ticket-transferred", &heir).await.is_empty());
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}

pub async fn a86_the_ticket_is_in_the_recipients_list(house: Arc<House>) -> Later {
    let show = Show::new(&Org::dev(&house)).await;
    let (bought, heir) = (show.buy(&[(&show.kind(json!({})).await, 2)]).await, mail("heir"));
    let new = id(&give(&show, &bought, &to(&heir)).await.ok()["ticket"]);
    let check = async move || {
        let mine = |email: String| {
            let org = show.org.clone();
            async move { list(&org.customer(&email).get("/client/events/tickets/mine").await.ok()) }
        };
        assert_eq!(ids(&mine(heir.clone()).await), std::slice::from_ref(&new));
        let left = mine(bought.email.clone()).await;
        let active: Vec<Value> =
            left.into_iter().filter(|one| crate::box_office::records::status(one) == "active").collect();
        assert_eq!(ids(&active), [bought.tickets[1].clone()]);
    };
    check().await;
    Some(Box::pin(async move { check().await }))
}
