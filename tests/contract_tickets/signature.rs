//! What an order's signature opens, and what not: S28-S30.

use crate::api::{Api, Told, ids, sorted, text};
use crate::box_office::house::House;
use crate::hall::Hall;
use crate::now_and_later;
use crate::support::client::Answer;
use crate::support::runner::Later;
use serde_json::json;
use std::sync::Arc;

/// An order's tickets, asked for without a token.
async fn open(api: &Api, order: &str, signature: &str) -> Answer {
    api.find("/tickets", &[("orderId", order), ("orderSignature", signature)]).await
}

/// What a customer may be told who shows a signature that opens nothing.
const SHUT: &[(u16, &str)] = &[(401, "UNAUTHORIZED"), (403, "FORBIDDEN")];

pub async fn s28_the_signature_shows_the_tickets_of_its_order(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 3).await;
    let signature = hall.signature(&bought.booking).await;
    now_and_later!({
        let answer = open(&hall.public, &bought.booking, &signature).await;
        let tickets = answer.lists("tickets");
        assert_eq!(ids(&tickets), sorted(bought.tickets.clone()));
        assert_eq!(tickets[0], hall.read(&text(&tickets[0], "id")).await, "the same body as with a token");
        // One ticket alone, and the order itself.
        let one = format!("/tickets/{}", bought.ticket());
        let read = hall.public.find(&one, &[("signature", &signature)]).await.gives("ticket");
        assert_eq!(read["id"], bought.ticket());
        let order = hall.public.find(&format!("/orders/{}", bought.booking), &[("signature", &signature)]).await;
        assert_eq!(order.gives("order")["id"], bought.booking.as_str());
        // Other filters narrow what the order has.
        let both = [("orderId", bought.booking.as_str()), ("orderSignature", &signature), ("status", "REDEEMED")];
        assert!(hall.public.find("/tickets", &both).await.lists("tickets").is_empty());
    })
}

pub async fn s29_the_signature_comes_from_the_order(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({})).await;
    let created = hall.place(&[(&tier, 1)], json!({"returnUrl": "https://shop.example/thanks"})).await;
    let (order, signature) = (text(&created, "id"), text(&created, "signature"));
    let alphabet = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    assert!(signature.len() == 16 && signature.chars().all(alphabet), "{signature}");
    assert_eq!(hall.signature(&order).await, signature, "the same before it is paid");
    hall.pay(&created).await;
    assert_eq!(open(&hall.public, &order, &signature).await.lists("tickets").len(), 1);
    // An order of the events module has one too, and another one.
    let booking = hall.buy(&[(&tier, 1)]).await.booking;
    let other = hall.signature(&booking).await;
    assert_ne!(other, signature);
    // Whoever may only read tickets is not told it.
    let read = Api::of(&hall.org, &["ticket.read"]).get(&format!("/orders/{order}")).await;
    assert!(read.status == 403 || !read.text().contains(&signature), "{read}");
    now_and_later!({
        assert_eq!(hall.signature(&order).await, signature);
        assert_eq!(hall.signature(&booking).await, other);
        assert_eq!(open(&hall.public, &order, &signature).await.lists("tickets").len(), 1);
    })
}

pub async fn s29_the_hosted_page_leads_back_with_the_signature(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({})).await;
    let order = hall.place(&[(&tier, 1)], json!({"returnUrl": "https://shop.example/thanks"})).await;
    let (id, signature) = (text(&order, "id"), text(&order, "signature"));
    let url = reqwest::Url::parse(&text(&order, "checkoutUrl")).expect("an address");
    let asked = url.query().unwrap_or_default().to_owned();
    let page = format!("{}?{asked}", url.path());
    let pay = format!("{}/pay?{asked}", url.path());
    let shown = hall.public.get(&page).await;
    assert!(shown.status == 200 && shown.header("content-type").starts_with("text/html"), "{shown}");
    // Whoever holds the address may pay: the page needs no header of ours.
    let paid = house.client().post_raw(&pay, "application/x-www-form-urlencoded", "").await;
    assert!(paid.status == 200 || paid.status == 303, "{paid}");
    let wrong = page.replace(&signature, "AAAAAAAAAAAAAAAA");
    assert_eq!(house.client().get(&wrong).await.status, 401, "no page without the signature");
    now_and_later!({
        let back = format!("https://shop.example/thanks/{id}?sig={signature}");
        let shown = hall.org.house.client().get(&page).await;
        assert!(shown.text().contains(&back), "no way back to {back}: {shown}");
        assert_eq!(open(&hall.public, &id, &signature).await.lists("tickets").len(), 1);
    })
}

pub async fn s30_the_signature_opens_its_order_only(house: Arc<House>) -> Later {
    let (hall, mine) = Hall::with_tickets(&house, 1).await;
    let tier = text(&hall.read(mine.ticket()).await, "admissionId");
    let theirs = hall.buy(&[(&tier, 1)]).await;
    let signature = hall.signature(&mine.booking).await;
    let turned: String = signature.chars().rev().collect();
    let longer = format!("{signature}A");
    let parts = [&signature[..15], &signature[..1], &longer, &turned];
    let wrong = ["", "abc123def456", "AAAAAAAAAAAAAAAA"].iter().chain(&parts).map(|one| (*one).to_owned());
    let wrong: Vec<String> = wrong.collect();
    now_and_later!({
        for wrong in &wrong {
            open(&hall.public, &mine.booking, wrong).await.fails_as(SHUT);
            let one = format!("/tickets/{}", mine.ticket());
            hall.public.find(&one, &[("signature", wrong.as_str())]).await.fails_as(SHUT);
            hall.public
                .find(&format!("/orders/{}", mine.booking), &[("signature", wrong.as_str())])
                .await
                .fails_as(SHUT);
        }
        open(&hall.public, &theirs.booking, &signature).await.fails_as(SHUT);
        hall.public
            .find(&format!("/tickets/{}", theirs.ticket()), &[("signature", signature.as_str())])
            .await
            .fails_as(SHUT);
        // Without its order it is no filter, and no key to another list.
        let signed = [("eventId", hall.event.as_str()), ("orderSignature", &signature)];
        hall.public.find("/tickets", &signed).await.fails_as(SHUT);
    })
}

pub async fn s30_a_signature_gives_no_right(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 1).await;
    let (order, ticket) = (bought.booking.clone(), bought.ticket().to_owned());
    let signature = hall.signature(&order).await;
    let before = hall.read(&ticket).await;
    for query in [format!("orderId={order}&orderSignature={signature}"), format!("signature={signature}")] {
        let scan = json!({"kind": "CHECK_IN", "orderId": order, "orderSignature": signature, "signature": signature});
        hall.public.post(&format!("/tickets/{ticket}/scan?{query}"), &scan).await.fails_as(SHUT);
        for verb in ["check-in", "check-out"] {
            hall.public.put(&format!("/tickets/{ticket}/{verb}?{query}"), &scan).await.fails_as(SHUT);
            hall.public.put(&format!("/tickets/{order}/{verb}?{query}"), &scan).await.fails_as(SHUT);
        }
        let update = json!({"status": "CANCELLED", "signature": signature, "orderSignature": signature});
        hall.public.put(&format!("/tickets/{ticket}?{query}"), &update).await.fails_as(SHUT);
        hall.public.patch(&format!("/tickets/{ticket}?{query}"), &update).await.fails_as(SHUT);
        let refund = json!({"fullRefund": true, "signature": signature});
        hall.public.post(&format!("/orders/{order}/refund?{query}"), &refund).await.fails_as(SHUT);
        hall.public.post(&format!("/tickets?{query}"), &json!({"orderId": order})).await.fails_as(SHUT);
    }
    assert_eq!(hall.read(&ticket).await, before);
    None
}

pub async fn s30_a_token_outranks_a_signature(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    let answer = open(&hall.office, &bought.booking, "AAAAAAAAAAAAAAAA").await;
    assert_eq!(ids(&answer.lists("tickets")), sorted(bought.tickets.clone()), "a wrong signature beside it is ignored");
    // A signature under another tenant's header opens nothing.
    let signature = hall.signature(&bought.booking).await;
    let other = crate::box_office::desk::Org::own(&house).await;
    open(&Api::public(&other), &bought.booking, &signature).await.fails_as(&[SHUT, &[(404, "NOT_FOUND")]].concat());
    None
}
