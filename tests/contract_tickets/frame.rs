//! What holds for every route of this surface.

use crate::api::{Api, Told, text};
use crate::box_office::house::House;
use crate::hall::Hall;
use crate::support::client::{Answer, send};
use crate::support::eventually;
use crate::support::process::signal;
use crate::support::runner::Later;
use nix::sys::signal::Signal;
use reqwest::Method;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

/// Whatever it is, it has the published shape.
#[track_caller]
fn shaped(answer: &Answer) {
    assert!(answer.status >= 400, "{answer}");
    let code = text(&answer.json(), "code");
    answer.fails(answer.status, &code);
}

pub async fn every_refusal_has_the_published_shape(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let full = &hall.full;
    for path in ["/tickets/x/y/z", "/orders/x/y/z", "/promoters/x/y/z"] {
        shaped(&full.get(path).await);
    }
    shaped(&full.delete(&format!("/tickets/{ticket}")).await);
    shaped(&full.bare(Method::PATCH, "/orders").await);
    shaped(&full.put(&format!("/tickets/{ticket}"), &json!("text")).await);
    let huge = "x".repeat(200_000);
    shaped(&full.post(&format!("/tickets/{ticket}/scan"), &json!({"kind": "CHECK_IN", "token": huge})).await);
    let wrong_type = full.request(Method::POST, &format!("/tickets/{ticket}/scan"));
    shaped(&send(wrong_type.header("content-type", "text/plain").body("{}")).await);
    assert_eq!(hall.status(&ticket).await, "ACTIVE");
    None
}

pub async fn what_cannot_be_decided_is_no_refusal(_: Arc<House>) -> Later {
    let start = || House::with(&[("GATEHOUSE_GATE__DECISION_DEADLINE_MS", "1500")]);
    let house = Arc::new(tokio::task::spawn_blocking(start).await.expect("a gateway starts"));
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    let redis = house.dev()["redis"]["pid"].as_u64().and_then(|pid| pid.try_into().ok()).expect("its Redis is private");
    let wish = json!({"kind": "CHECK_IN", "idempotencyKey": "scan-1"});
    hall.goes_in(&bought.tickets[1]).await;
    hall.goes_out(&bought.tickets[1]).await;
    signal(redis, Signal::SIGSTOP);
    let answers = [
        hall.scan(bought.ticket(), wish.clone()).await,
        hall.by_key(&bought.tickets[1], "check-in", json!({"idempotencyKey": "scan-2"})).await,
    ];
    signal(redis, Signal::SIGCONT);
    for answer in answers {
        let data = answer.fails(503, "SERVICE_UNAVAILABLE");
        assert_eq!(data["reason"], "UNDECIDED", "{answer}");
        assert!(answer.header("retry-after").parse::<u32>().is_ok(), "when to ask again: {:?}", answer.headers);
    }
    let what = "a retry with the same key is decided";
    let entered = eventually(what, Duration::from_secs(30), async || {
        let again = hall.scan(bought.ticket(), wish.clone()).await;
        (again.status == 200).then(|| again.gives("ticket"))
    })
    .await;
    assert_eq!(entered["status"], "REDEEMED", "{entered}");
    assert_eq!(hall.passages(bought.ticket()).await, ["in"], "what was not decided left nothing");
    hall.by_key(&bought.tickets[1], "check-in", json!({"idempotencyKey": "scan-2"})).await.expect(200);
    assert_eq!(hall.passages(&bought.tickets[1]).await, ["in", "out", "in"]);
    None
}

pub async fn unknown_keys_are_ignored(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let found = hall.full.find("/tickets", &[("eventId", &hall.event), ("somethingNew", "1")]).await.lists("tickets");
    assert_eq!(found.len(), 1);
    let body = json!({"kind": "CHECK_IN", "somethingNew": {"deep": [1]}});
    hall.scan(&ticket, body).await.gives("ticket");
    let body = json!({"attendee": {"firstName": "Jane", "nickname": "J"}, "somethingNew": true});
    assert_eq!(hall.update(&ticket, body).await["attendee"].get("nickname"), None);
    None
}

pub async fn both_spellings_of_permissions_count(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 1).await;
    let path = format!("/tickets/{}", bought.ticket());
    for words in [["ticket.read"], ["ticket.*"], ["*"], ["SCANNING"], ["ORDER"], ["FULL"]] {
        Api::of(&hall.org, &words).get(&path).await.gives("ticket");
    }
    for words in [["order.read"], ["event.read"], ["VENUE"], ["-*"]] {
        Api::of(&hall.org, &words).get(&path).await.fails(403, "FORBIDDEN");
    }
    Api::of(&hall.org, &["ticket.write"]).put(&path, &json!({"attendee": {"firstName": "Jo"}})).await.gives("ticket");
    None
}

pub async fn a_tier_made_here_is_a_ticket_type_there(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = crate::orders::tier_with_fee(&hall).await;
    let there = hall.on_sale_as(&tier).await.unwrap_or_else(|| panic!("{tier} is not on sale there"));
    assert_eq!(crate::box_office::records::of(&there, "name"), "Seat", "{there}");
    let bought = hall.buy(&[(&tier, 2)]).await;
    let read = async || {
        let answer = hall.public.get(&format!("/events/{}/admissions/{tier}", hall.event)).await.gives("admission");
        ["capacity", "sold", "reserved", "available"].map(|field| answer[field].as_i64())
    };
    assert_eq!(read().await, [Some(50), Some(2), Some(0), Some(48)]);
    hall.place(&[(&tier, 3)], json!({})).await;
    assert_eq!(read().await, [Some(50), Some(2), Some(3), Some(45)]);
    hall.refund_order(&bought.booking).await;
    assert_eq!(read().await[1], Some(0));
    let all = hall.public.get(&format!("/events/{}/admissions", hall.event)).await.lists("admissions");
    assert!(all.iter().any(|one| one["id"] == tier.as_str()), "{all:?}");
    let unlimited = hall
        .full
        .post(
            &format!("/events/{}/admissions", hall.event),
            &json!({"name": "Free", "capacity": -1,
        "price": {"base": 0, "booking": 0, "currency": "USD"}}),
        )
        .await
        .gives("admission");
    assert_eq!(unlimited["capacity"], -1, "-1 is without limit: {unlimited}");
    None
}
