//! Text search and pages: S21-S27.

use crate::api::{Told, ids, sorted, text};
use crate::box_office::house::House;
use crate::hall::Hall;
use crate::now_and_later;
use crate::support::runner::Later;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const PEOPLE: &[(&str, &str, &str)] = &[
    ("Jane Smith", "jane.smith@example.com", "+15550100200"),
    ("John Smithers", "johnny@example.org", ""),
    ("Zoë Quist", "z_quist%odd@example.net", "+44 20 7946 0958"),
    ("Ann O'Hara", "ann@example.net", "+15550100299"),
];

/// An event with these people.
async fn full_of_people(house: &Arc<House>) -> Hall {
    let hall = Hall::new(house).await;
    let tier = hall.tier(json!({})).await;
    hall.import(&tier, PEOPLE).await;
    hall
}

/// Whom a search in the event finds, by e-mail.
async fn finds(hall: &Hall, words: &str) -> Vec<String> {
    let found = hall.found(&[("eventId", &hall.event), ("query", words)]).await;
    sorted(found.iter().map(|ticket| text(&ticket["attendee"], "email")).collect())
}

const JANE: &str = "jane.smith@example.com";
const JOHN: &str = "johnny@example.org";
const ZOE: &str = "z_quist%odd@example.net";
const ANN: &str = "ann@example.net";

pub async fn s21_by_first_or_last_name_whatever_the_case(house: Arc<House>) -> Later {
    let hall = full_of_people(&house).await;
    now_and_later!({
        for (words, wanted) in [
            ("Jane", vec![JANE]),
            ("jane", vec![JANE]),
            ("SMITH", vec![JANE, JOHN]),
            ("smithers", vec![JOHN]),
            ("Jane Smith", vec![JANE]),
            ("quist", vec![ZOE]),
            ("zoë", vec![ZOE]),
            ("ZOË", vec![ZOE]),
            ("o'hara", vec![ANN]),
            ("nobody-at-all", vec![]),
            ("' or 1=1 --", vec![]),
            ("xx%", vec![]),
        ] {
            assert_eq!(finds(&hall, words).await, wanted, "{words}");
        }
    })
}

pub async fn s22_by_e_mail(house: Arc<House>) -> Later {
    let hall = full_of_people(&house).await;
    // A name that was changed is found, the old one no longer.
    let zoe = text(&hall.found(&[("eventId", &hall.event), ("query", "quist")]).await[0], "id");
    hall.update(&zoe, json!({"attendee": {"email": "new.address@example.net"}})).await;
    now_and_later!({
        for (words, wanted) in [
            (JANE, vec![JANE]),
            ("JANE.SMITH@EXAMPLE.COM", vec![JANE]),
            ("johnny@", vec![JOHN]),
            (ZOE, vec![]),
            ("new.address@example.net", vec!["new.address@example.net"]),
            ("jane_smith@example.com", vec![]),
            ("jane%smith@example.com", vec![]),
        ] {
            assert_eq!(finds(&hall, words).await, wanted, "{words}");
        }
    })
}

pub async fn s23_by_phone(house: Arc<House>) -> Later {
    let hall = full_of_people(&house).await;
    let john = text(&hall.found(&[("eventId", &hall.event), ("query", "smithers")]).await[0], "id");
    hall.update(&john, json!({"attendee": {"phone": "+15550177777"}})).await;
    now_and_later!({
        for (words, wanted) in [
            ("+15550100200", vec![JANE]),
            ("15550100", vec![ANN, JANE]),
            ("5550177777", vec![JOHN]),
            ("7946", vec![ZOE]),
            ("99999999", vec![]),
        ] {
            assert_eq!(finds(&hall, words).await, wanted, "{words}");
        }
    })
}

pub async fn s24_filters_combine(house: Arc<House>) -> Later {
    let (hall, other) = (full_of_people(&house).await, full_of_people(&house).await);
    let tier = hall.tier(json!({"name": "Sold"})).await;
    let sold = hall.buy_as("smith.buyer@example.com", &[(&tier, 2)], json!({"name": "Sam Smith"})).await;
    let inside =
        [sold.tickets[0].clone(), text(&hall.found(&[("eventId", &hall.event), ("query", JANE)]).await[0], "id")];
    for ticket in &inside {
        hall.goes_in(ticket).await;
    }
    let stranger = other.found_ids(&[("eventId", &other.event), ("query", "smith")]).await;
    other.goes_in(&stranger[0]).await;
    now_and_later!({
        let event = ("eventId", hall.event.as_str());
        let smiths = hall.found_ids(&[event, ("status", "REDEEMED"), ("query", "smith")]).await;
        assert_eq!(smiths, sorted(inside.to_vec()));
        let bought = hall.found_ids(&[event, ("orderId", &sold.booking), ("status", "ACTIVE")]).await;
        assert_eq!(bought, [sold.tickets[1].clone()]);
        assert_eq!(hall.found_ids(&[event, ("status", "ACTIVE"), ("query", "jane smith")]).await, [""; 0]);
        assert_eq!(hall.found_ids(&[("eventId", &other.event), ("orderId", &sold.booking)]).await, [""; 0]);
    })
}

pub async fn s25_twenty_unless_told_otherwise(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({})).await;
    hall.import(&tier, &[("Guest One", "guest@example.com", ""); 25]).await;
    now_and_later!({
        let answer = hall.full.find("/tickets", &[("eventId", &hall.event)]).await;
        assert_eq!((answer.lists("tickets").len(), &answer.json()["limit"]), (20, &json!(20)), "{answer}");
    })
}

pub async fn s26_a_page_has_1_to_100(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({"capacity": 500})).await;
    hall.import(&tier, &[("Guest One", "guest@example.com", ""); 103]).await;
    let page = async |limit: &str| hall.full.find("/tickets", &[("eventId", &hall.event), ("limit", limit)]).await;
    for (limit, count) in [("1", 1), ("2", 2), ("100", 100)] {
        let answer = page(limit).await;
        assert_eq!((answer.lists("tickets").len(), &answer.json()["limit"]), (count, &json!(count)), "{answer}");
    }
    for wrong in ["0", "101", "abc", "-1", "1.5", "", "99999999999999999999", "1e2x"] {
        page(wrong).await.wrong_input("limit");
    }
    None
}

/// Walks a list to its end; every id in the order of the walk.
async fn walk(hall: &Hall, query: &[(&str, &str)], mut cursor: Option<String>) -> Vec<String> {
    let mut seen = Vec::new();
    for _ in 0..100 {
        let mut query: Vec<(&str, &str)> = query.to_vec();
        query.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
        let answer = hall.full.find("/tickets", &query).await;
        let page = answer.lists("tickets");
        assert!(!page.is_empty() || seen.is_empty(), "an empty page after a cursor: {answer}");
        seen.extend(page.iter().map(|ticket| text(ticket, "id")));
        let body = answer.json();
        assert_eq!(body["cursor"], body["after"], "{answer}");
        cursor = body["cursor"].as_str().map(str::to_owned);
        if cursor.is_none() {
            return seen;
        }
    }
    panic!("the walk does not end")
}

pub async fn s27_a_walk_meets_every_ticket_once_while_they_are_scanned(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({"capacity": 500})).await;
    let names: Vec<String> = (0..250).map(|n| format!("Guest{} Walker", (n * 91) % 250)).collect();
    let people: Vec<(&str, &str, &str)> = names.iter().map(|name| (name.as_str(), "w@example.com", "")).collect();
    hall.import(&tier, &people).await;
    let query = [("eventId", hall.event.as_str()), ("limit", "17")];
    let all = walk(&hall, &query, None).await;
    assert_eq!((all.len(), all.iter().collect::<HashSet<_>>().len()), (250, 250));
    let done = Arc::new(AtomicBool::new(false));
    let scanning = tokio::spawn({
        let (hall, all, done) = (hall.clone(), all.clone(), done.clone());
        async move {
            let mut scans = 0;
            for (n, ticket) in all.iter().rev().chain(&all).enumerate() {
                if done.load(Ordering::Relaxed) {
                    break;
                }
                hall.by_key(ticket, if n < 250 { "check-in" } else { "check-out" }, json!({})).await.expect(200);
                if n % 10 == 0 {
                    hall.update(ticket, json!({"attendee": {"firstName": "Aaron"}})).await;
                }
                scans += 1;
            }
            scans
        }
    });
    for _ in 0..3 {
        let mut met = walk(&hall, &query, None).await;
        assert_eq!(met, all, "every id once, and in the same order");
        met.dedup();
        assert_eq!(met.len(), 250);
    }
    done.store(true, Ordering::Relaxed);
    assert!(scanning.await.expect("the scans") > 0, "tickets were scanned meanwhile");
    let first = hall.full.find("/tickets", &query).await.json();
    let cursor = text(&first, "cursor");
    for wrong in ["nonsense", "tkt_zzz", "\u{1f600}", "MDAwMDAw", &cursor[1..]] {
        let answer = hall.full.find("/tickets", &[query[0], ("cursor", wrong)]).await;
        answer.fails_as(&[(400, "BAD_REQUEST"), (422, "INPUT_VALIDATION_FAILED")]);
    }
    now_and_later!({
        let query = [("eventId", hall.event.as_str()), ("limit", "17")];
        assert_eq!(walk(&hall, &query, Some(cursor.clone())).await, all[17..], "a cursor outlives a restart");
    })
}

pub async fn s27_a_walk_over_one_status_is_whole(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    let tier = hall.tier(json!({"capacity": 500})).await;
    hall.import(&tier, &[("Guest One", "guest@example.com", ""); 60]).await;
    let all = walk(&hall, &[("eventId", hall.event.as_str()), ("limit", "50")], None).await;
    let inside: Vec<String> = all.iter().step_by(3).cloned().collect();
    for ticket in &inside {
        hall.goes_in(ticket).await;
    }
    now_and_later!({
        for limit in ["1", "7", "20"] {
            let query = |status| [("eventId", hall.event.as_str()), ("status", status), ("limit", limit)];
            assert_eq!(walk(&hall, &query("REDEEMED"), None).await, inside, "{limit}");
            assert_eq!(walk(&hall, &query("ACTIVE"), None).await.len(), 40, "{limit}");
            assert_eq!(walk(&hall, &query("CANCELLED"), None).await.len(), 0, "{limit}");
        }
        let page =
            hall.full.find("/tickets", &[("eventId", &hall.event), ("status", "REDEEMED"), ("limit", "20")]).await;
        assert_eq!(ids(&page.lists("tickets")), sorted(inside.clone()));
        assert!(page.json().get("cursor").is_none_or(Value::is_null), "nothing is left: {page}");
    })
}
