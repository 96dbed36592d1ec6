//! One ticket on three surfaces: what one of them does the others say, at once.

use crate::api::{Told, ids, sorted, text};
use crate::box_office::desk::{Org, Says};
use crate::box_office::house::House;
use crate::box_office::records::{amount_of, mail, of, status};
use crate::hall::{Hall, passages};
use crate::now_and_later;
use crate::support::Client;
use crate::support::eventually;
use crate::support::runner::Later;
use serde_json::json;
use sqlx::Connection;
use std::sync::Arc;
use std::time::Duration;

fn native(hall: &Hall) -> Client {
    hall.org.house.client().with_token(&hall.org.staff_token())
}

/// What the native surface calls a ticket.
async fn native_status(hall: &Hall, ticket: &str) -> String {
    text(&native(hall).get(&format!("/v1/events/{}/tickets/{ticket}", hall.event)).await.expect(200), "status")
}

/// The three words for a ticket: Tickets API, events module, native.
async fn words(hall: &Hall, ticket: &str) -> [String; 3] {
    [hall.status(ticket).await, hall.org.status(ticket).await, native_status(hall, ticket).await]
}

pub async fn an_order_of_this_surface_lives_on_the_other(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let (tier, email) = (hall.tier(json!({})).await, mail("jane"));
    let customer = json!({"firstName": "Jane", "lastName": "Doe", "email": email});
    let (order, tickets) = hall.order(&[(&tier, 2)], json!({"customer": customer})).await;
    let id = text(&order, "id");
    let booking = hall.org.booking(&id).await;
    assert_eq!((status(&booking).as_str(), amount_of(&booking, "total")), ("confirmed", 4000), "{booking}");
    let mine = hall.org.customer(&email).get("/client/events/tickets/mine").await.ok();
    assert_eq!(crate::box_office::records::ids(&crate::box_office::records::list(&mine)), tickets, "theirs there too");
    assert!(hall.enters(&hall.qr(&tickets[0]).await).await, "the other door lets in");
    let read = hall.read(&tickets[0]).await;
    assert_eq!((&read["status"], passages(&read)), (&json!("REDEEMED"), vec!["in".to_owned()]), "{read}");
    hall.try_enter(&tickets[0]).await.broken("NOOP_TRANSITION");
    hall.goes_out(&tickets[0]).await;
    let body = json!({"reason": "asked for"});
    hall.org.staff().post(&format!("/events/bookings/{id}/refund"), &body).await.ok();
    now_and_later!({
        for ticket in &tickets {
            assert_eq!(hall.status(ticket).await, "CANCELLED");
            assert_eq!(hall.org.status(ticket).await, "refunded");
        }
        let order = hall.read_order(&id).await;
        assert_eq!(
            (order["refunds"].as_array().map(Vec::len), &order["price"]["refunded"]),
            (Some(1), &json!(-4000)),
            "{order}"
        );
    })
}

pub async fn a_booking_of_the_other_surface_lives_here(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    let (ticket, code) = (bought.ticket().to_owned(), hall.qr(bought.ticket()).await);
    let order = hall.read_order(&bought.booking).await;
    assert_eq!((&order["status"], &order["price"]["total"]), (&json!("SUCCESSFUL"), &json!(4000)), "{order}");
    hall.goes_in(&ticket).await;
    assert_eq!(words(&hall, &ticket).await[0], "REDEEMED");
    assert!(["checked_in", "used"].contains(&hall.org.status(&ticket).await.as_str()));
    assert!(!hall.is_valid(&code).await && !hall.enters(&code).await, "used up for the other door");
    let read = hall.org.ticket(&ticket).await;
    assert_eq!(of(&read, "checkIns").as_array().map(Vec::len), Some(1), "{read}");
    hall.refund_order(&bought.booking).await;
    now_and_later!({
        assert_eq!(status(&hall.org.booking(&bought.booking).await), "refunded");
        for ticket in &bought.tickets {
            assert_eq!(hall.org.status(ticket).await, "refunded");
        }
        assert_eq!(hall.org.ledger(&bought.booking, "refund").await.len(), 1);
        hall.assert_shut(&code).await;
    })
}

pub async fn what_the_other_surface_does_to_a_ticket_shows_here(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 3).await;
    let tier = text(&hall.read(bought.ticket()).await, "admissionId");
    let [cancelled, passed_on, deleted] = [0, 1, 2].map(|n: usize| bought.tickets[n].clone());
    hall.staff(&cancelled, "cancel", json!({})).await.ok();
    let moved = hall.staff(&passed_on, "transfer", json!({"toEmail": mail("eve"), "toName": "Eve Next"})).await.ok();
    let new = crate::box_office::records::id(&moved["ticket"]);
    hall.org.staff().delete(&format!("/events/tickets/{deleted}")).await.ok();
    let stock = hall.stock(&tier, 1).await.remove(0);
    hall.full.get(&format!("/tickets/{stock}")).await.fails(404, "NOT_FOUND");
    let sold = json!({"holderEmail": mail("walk"), "holderName": "Walk Up",
        "payment": {"amount": 20, "method": "card", "ref": "sq_1"}});
    hall.staff(&stock, "activate", sold).await.ok();
    now_and_later!({
        assert_eq!(
            (hall.status(&cancelled).await, hall.status(&passed_on).await),
            ("CANCELLED".into(), "CANCELLED".into())
        );
        let read = hall.read(&new).await;
        assert_eq!((&read["attendee"]["firstName"], &read["status"]), (&json!("Eve"), &json!("ACTIVE")), "{read}");
        assert_eq!(hall.read(&stock).await["attendee"]["lastName"], "Up");
        hall.full.get(&format!("/tickets/{deleted}")).await.fails(404, "NOT_FOUND");
        let wanted = [&cancelled, &passed_on, &new, &stock].map(String::clone).to_vec();
        assert_eq!(hall.all().await, sorted(wanted), "a deleted ticket is in no list");
    })
}

pub async fn what_this_surface_does_to_a_ticket_shows_there(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    let [renamed, voided] = [0, 1].map(|n: usize| bought.tickets[n].clone());
    let code = hall.qr(&voided).await;
    hall.update(&renamed, json!({"attendee": {"firstName": "Mary Ann", "lastName": "Li", "email": "li@example.com"}}))
        .await;
    hall.cancel(&voided).await;
    now_and_later!({
        let read = hall.org.ticket(&renamed).await;
        assert_eq!(
            (of(&read, "holderName"), of(&read, "holderEmail")),
            (&json!("Mary Ann Li"), &json!("li@example.com"))
        );
        assert_eq!(hall.org.status(&voided).await, "cancelled");
        hall.assert_shut(&code).await;
        assert_eq!(native_status(&hall, &voided).await, "CANCELLED");
    })
}

/// A connection that lets everybody read the history and nobody write it, until it is dropped.
async fn hold_the_drain(house: &House) -> sqlx::PgConnection {
    let url = text(&house.dev()["postgres"], "url");
    let mut connection = sqlx::PgConnection::connect(&url).await.expect("the gateway's own Postgres");
    sqlx::raw_sql("begin; lock table scans in exclusive mode").execute(&mut connection).await.expect("a lock");
    connection
}

async fn drained(connection: &mut sqlx::PgConnection) -> i64 {
    sqlx::query_scalar("select count(*) from scans where what = 0").fetch_one(connection).await.expect("a count")
}

/// A gateway of its own whose history is held back.
async fn own_house() -> Arc<House> {
    Arc::new(tokio::task::spawn_blocking(|| House::with(&[])).await.expect("a gateway starts"))
}

pub async fn a_scan_shows_everywhere_at_once_though_postgres_lags(_: Arc<House>) -> Later {
    let house = own_house().await;
    let hall = Hall::of(&Org::dev(&house)).await;
    let tier = hall.tier(json!({})).await;
    let bought = hall.buy(&[(&tier, 4)]).await;
    let [here, there, nowhere, before] = [0, 1, 2, 3].map(|n: usize| bought.tickets[n].clone());
    hall.goes_in(&before).await;
    let url = text(&house.dev()["postgres"], "url");
    let mut looking = sqlx::PgConnection::connect(&url).await.expect("the gateway's own Postgres");
    eventually("the first scan is drained", Duration::from_secs(30), async || {
        let mut one = sqlx::PgConnection::connect(&url).await.expect("the gateway's own Postgres");
        (drained(&mut one).await == 1).then_some(())
    })
    .await;
    let held = hold_the_drain(&house).await;
    hall.goes_out(&before).await;
    hall.goes_in(&here).await;
    let (code, event) = (hall.qr(&there).await, hall.event.clone());
    let scan = json!({"code": code, "kind": "CHECK_IN", "scanPoint": "north", "deviceId": "lane-1"});
    assert_eq!(native(&hall).post(&format!("/v1/events/{event}/scans"), &scan).await.expect(200)["verdict"], "ADMIT");
    let wanted = [
        (&here, "REDEEMED", vec!["in"]),
        (&there, "REDEEMED", vec!["in"]),
        (&nowhere, "ACTIVE", vec![]),
        (&before, "ACTIVE", vec!["in", "out"]),
    ];
    let look = async || {
        for (ticket, word, passed) in &wanted {
            let words = words(&hall, ticket).await;
            let theirs = if *word == "REDEEMED" { ["checked_in", "used"] } else { ["active", "confirmed"] };
            assert!(words[0] == *word && words[2] == *word && theirs.contains(&words[1].as_str()), "{words:?}");
            assert_eq!(&hall.passages(ticket).await, passed);
        }
        let by = async |status: &str| hall.found_ids(&[("eventId", &hall.event), ("status", status)]).await;
        assert_eq!(by("REDEEMED").await, sorted(vec![here.clone(), there.clone()]));
        assert_eq!(by("ACTIVE").await, sorted(vec![nowhere.clone(), before.clone()]));
        let listed = hall.found(&[("orderId", &bought.booking)]).await;
        assert_eq!(
            listed.iter().map(|ticket| passages(ticket).len()).sum::<usize>(),
            4,
            "no gap, no double: {listed:?}"
        );
    };
    look().await;
    assert_eq!(drained(&mut looking).await, 1, "Postgres knows nothing of it yet");
    let dying = house.clone();
    tokio::task::spawn_blocking(move || dying.kill_and_start_again()).await.expect("it starts again");
    look().await;
    assert_eq!(drained(&mut looking).await, 1, "Postgres knows nothing of it yet");
    drop(held);
    eventually("everything is drained", Duration::from_secs(30), async || {
        let mut one = sqlx::PgConnection::connect(&url).await.expect("the gateway's own Postgres");
        (drained(&mut one).await == 4).then_some(())
    })
    .await;
    look().await;
    None
}

pub async fn a_roster_and_its_numbers_are_live_too(_: Arc<House>) -> Later {
    let house = own_house().await;
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    let held = hold_the_drain(&house).await;
    hall.goes_in(bought.ticket()).await;
    let rows = hall.door.find("/tickets/attendees", &[("eventId", &hall.event)]).await.lists("attendees");
    let row = rows.iter().find(|row| row["id"] == bought.ticket()).unwrap_or_else(|| panic!("not there: {rows:?}"));
    assert_eq!((&row["status"], &row["lastScan"]["kind"]), (&json!("REDEEMED"), &json!("CHECK_IN")), "{row}");
    // Numbers are of all scans or not told.
    let path = format!("/events/{}/performance/attendance", hall.event);
    let early = hall.full.get(&path).await;
    if early.status != 200 {
        early.fails(503, "SERVICE_UNAVAILABLE");
        assert!(!early.header("retry-after").is_empty(), "when to ask again: {:?}", early.headers);
    }
    drop(held);
    let told = eventually("the numbers are told", Duration::from_secs(30), async || {
        let answer = hall.full.get(&path).await;
        (answer.status == 200).then(|| answer.json())
    })
    .await;
    assert!(early.status != 200 || early.json() == told, "{early} {told}");
    assert_eq!(told["checkedIn"].as_u64(), Some(1), "{told}");
    assert_eq!(ids(&rows).len(), 2);
    None
}
