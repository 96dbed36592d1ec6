//! A launch: ten times as many buyers as places.

use crate::box_office::desk::Says;
use crate::box_office::records::{id, of};
use crate::box_office::show::{Show, ticket_ids};
use crate::ledger::{audit, money};
use crate::{crowd, play};
use serde_json::json;

const BUYERS: usize = 5000;
const PLACES: usize = 500;
/// Open connections, as a load balancer would have them.
const AT_ONCE: usize = 100;

/// Purchases one ticket and pays for it; `None` = sold out.
async fn buy_one(show: Show, kind: String) -> Option<String> {
    let answer = show.purchase(&show.order(&[(&kind, 1)], json!({}))).await;
    if answer.status == 409 {
        let refused = answer.refused(&[409]);
        assert_eq!(refused["code"], "sold_out", "{refused}");
        return None;
    }
    let purchase = answer.ok();
    assert_eq!(ticket_ids(&show.confirm(&purchase).await.ok()).len(), 1);
    Some(id(&purchase))
}

#[test]
fn of_5000_buyers_exactly_500_get_a_place() {
    play(&[], async |org| {
        let show = Show::new(&org).await;
        let kind = show.kind(json!({"capacity": PLACES})).await;
        let told = crowd(BUYERS, AT_ONCE, |_| buy_one(show.clone(), kind.clone())).await;
        let sold: Vec<String> = told.into_iter().flatten().collect();
        assert_eq!(sold.len(), PLACES);
        let (taken, twice) = money(&show, &sold).await;
        assert_eq!((taken, twice.len()), (2000 * 500, 0), "{twice:?}");
        audit(&show, &kind, 500, 0).await;
        org.house.kill_and_start_again();
        audit(&show, &kind, 500, 0).await;
        assert_eq!(buy_one(show.clone(), kind.clone()).await, None, "still sold out");
        let listed = show.on_sale_as(&kind).await.expect("it is listed");
        assert_eq!(of(&listed, "soldOut"), true, "{listed}");
    });
}

#[test]
fn nobody_hears_sold_out_while_places_are_left() {
    play(&[], async |org| {
        for _ in 0..4 {
            let show = Show::new(&org).await;
            let kind = show.kind(json!({"capacity": 300})).await;
            // Exactly as many as there are places: a place that counted twice for a moment would turn somebody away.
            let bought = crowd(30, 30, |_| {
                let (show, kind) = (show.clone(), kind.clone());
                async move { show.buy(&[(&kind, 10)]).await.tickets.len() }
            })
            .await;
            assert_eq!(bought, [10; 30]);
            audit(&show, &kind, 300, 0).await;
        }
    });
}

#[test]
fn a_place_that_came_free_is_sold_to_whoever_asks_next() {
    play(&[], async |org| {
        let show = Show::new(&org).await;
        let kind = show.kind(json!({"capacity": 1})).await;
        let mut bought = show.buy(&[(&kind, 1)]).await;
        for _ in 0..10 {
            // The crowd keeps the sign at the box office fresh; whoever gave a ticket back has to find it down.
            let told = crowd(60, 30, |_| buy_one(show.clone(), kind.clone())).await;
            assert_eq!(told.iter().flatten().count(), 0);
            show.refund(bought.ticket()).await.ok();
            bought = show.buy(&[(&kind, 1)]).await;
        }
        audit(&show, &kind, 1, 0).await;
    });
}

#[test]
fn a_gateway_that_dies_in_the_rush_sells_no_place_twice() {
    play(&[], async |org| {
        let show = Show::new(&org).await;
        let kind = show.kind(json!({"capacity": 60})).await;
        let told = crowd(50, 10, |_| buy_one(show.clone(), kind.clone())).await;
        assert_eq!(told.iter().flatten().count(), 50);
        let pending: Vec<_> = crowd(4, 4, |_| {
            let (show, kind) = (show.clone(), kind.clone());
            async move { show.book(&[(&kind, 1)], json!({})).await }
        })
        .await;
        org.house.kill_and_start_again();
        audit(&show, &kind, 50, 6).await;
        let told = crowd(40, 10, |_| buy_one(show.clone(), kind.clone())).await;
        assert_eq!(told.iter().flatten().count(), 6, "four places are held for those who have not paid yet");
        for purchase in pending {
            assert_eq!(ticket_ids(&show.confirm(&purchase).await.ok()).len(), 1);
        }
        audit(&show, &kind, 60, 0).await;
    });
}
