//! Whatever may be used so many times is used that often and not more, however many ask at the same moment.

use crate::box_office::desk::{Org, REFUSALS, Says, amount};
use crate::box_office::records::{amount_of, id, mail};
use crate::box_office::show::{Show, ticket_ids};
use crate::ledger::{audit, number};
use crate::{crowd, play};
use serde_json::{Value, json};

const AT_ONCE: usize = 40;

/// So many purchases of one ticket at the same moment; gives the answers of those that were taken.
async fn all_at_once(show: &Show, kind: &str, buyers: usize, more: impl Fn(usize) -> Value) -> Vec<Value> {
    let orders: Vec<Value> = (0..buyers).map(|n| show.order(&[(kind, 1)], more(n))).collect();
    let answers = crowd(buyers, AT_ONCE, |n| {
        let (show, order) = (show.clone(), orders[n].clone());
        async move { show.purchase(&order).await }
    })
    .await;
    let (taken, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status < 300);
    for answer in refused {
        answer.refused(REFUSALS);
    }
    taken.iter().map(Says::ok).collect()
}

async fn a_customer_has_a_limit(org: &Org) {
    let show = Show::new(org).await;
    let kind = show.kind(json!({"maxPerCustomer": 4})).await;
    let email = mail("greedy");
    // The same person, however the address is written.
    let spelled = |n: usize| json!({"email": if n.is_multiple_of(2) { email.clone() } else { email.to_uppercase() }});
    let taken = all_at_once(&show, &kind, 60, spelled).await;
    assert_eq!(taken.len(), 4);
    for purchase in &taken {
        assert_eq!(ticket_ids(&show.confirm(purchase).await.ok()).len(), 1);
    }
    assert!(all_at_once(&show, &kind, 5, spelled).await.is_empty(), "bought ones count too");
    audit(&show, &kind, 4, 96).await;
    let back = ticket_ids(&show.confirm(&taken[0]).await.ok()).remove(0);
    show.refund(&back).await.ok();
    assert_eq!(all_at_once(&show, &kind, 10, spelled).await.len(), 1, "a refunded one does not");
    assert_eq!(all_at_once(&show, &kind, 3, |_| json!({})).await.len(), 3, "others have limits of their own");
}

async fn a_promotion_has_its_uses(org: &Org) {
    let show = Show::new(org).await;
    let kind = show.kind(json!({})).await;
    let promotion = json!({"code": "FIRST5", "kind": "percent", "value": 50, "maxUses": 5, "maxUsesPerCustomer": 1});
    org.make("promotion", promotion).await;
    let taken = all_at_once(&show, &kind, 30, |_| json!({"promoCode": "FIRST5"})).await;
    assert_eq!(taken.len(), 5);
    assert!(taken.iter().all(|purchase| amount(purchase, "amount") == 1000), "{taken:?}");
    assert_eq!(show.available(&kind).await, 95);
}

async fn a_gift_card_has_its_balance(org: &Org) {
    let show = Show::new(org).await;
    let kind = show.kind(json!({})).await;
    let card = json!({"code": "GIFT-50", "balance": 50, "currency": "USD"});
    let card = id(&org.make("gift_card", card).await);
    let taken = all_at_once(&show, &kind, 12, |_| json!({"giftCardCode": "GIFT-50"})).await;
    let confirmed = crowd(taken.len(), AT_ONCE, |n| {
        let (show, purchase) = (show.clone(), taken[n].clone());
        async move {
            // Where the card pays for all of it, there is nothing to confirm.
            let done = purchase["status"] == "confirmed";
            let status = if done { 200 } else { show.confirm(&purchase).await.status };
            (status, amount(&purchase, "giftCard"))
        }
    })
    .await;
    // Whoever was promised more than is left may be told so at the confirm, but nobody gets what is not there.
    let given: i64 = confirmed.iter().filter(|(status, _)| *status < 300).map(|(_, given)| given).sum();
    let left = amount_of(&org.staff().get(&format!("/data/gift_card/get/{card}")).await.ok(), "balance");
    assert_eq!((given + left, left >= 0), (5000, true), "{confirmed:?}, {left} left");
    assert!(confirmed.iter().any(|(status, given)| *status < 300 && *given > 0), "{confirmed:?}");
}

async fn a_shirt_is_sold_once(org: &Org) {
    let show = Show::new(org).await;
    let shirt = json!({"name": "Shirt", "sku": "SHIRT-L", "price": 15, "currency": "USD", "stock": 3});
    org.make("product", shirt).await;
    let items = json!([{"sku": "SHIRT-L", "quantity": 1}]);
    let taken = all_at_once(&show, "-", 30, |_| json!({"items": items})).await;
    assert_eq!(taken.len(), 3);
    for purchase in &taken {
        show.confirm(purchase).await.ok();
    }
    assert!(all_at_once(&show, "-", 3, |_| json!({"items": items})).await.is_empty());
}

async fn an_invitation_has_its_uses(org: &Org) {
    let show = Show::new(org).await;
    let kind = show.kind(json!({"visibility": "invite-only"})).await;
    org.make("invite_code", json!({"ticketType": kind, "code": "FRIENDS", "maxUses": 2})).await;
    let taken = all_at_once(&show, &kind, 20, |_| json!({"inviteCode": "FRIENDS"})).await;
    assert_eq!(taken.len(), 2);
    assert_eq!(number(&show, "select count(*) from orders where event = $event and state = 0"), 2);
}

#[test]
fn limits_hold_however_many_ask_at_once() {
    play(&[], async |org| {
        a_customer_has_a_limit(&org).await;
        a_promotion_has_its_uses(&org).await;
        a_gift_card_has_its_balance(&org).await;
        a_shirt_is_sold_once(&org).await;
        an_invitation_has_its_uses(&org).await;
    });
}
