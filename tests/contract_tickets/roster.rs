//! Who is on the list at the door: X12.

use crate::api::{Api, Told, assert_id, instant, text};
use crate::box_office::house::House;
use crate::hall::Hall;
use crate::now_and_later;
use crate::support::client::Answer;
use crate::support::runner::Later;
use serde_json::{Value, json};
use std::sync::Arc;

/// First and last names begin alike: whichever a roster goes by, its order is the same.
const GUESTS: &[&str] =
    &["Bob Byrd", "Zoe Zorn", "Ada Abel", "bea brown", "9lives 9th", "Ann Atkins", "Cid Cole", "Ada Adams"];
const IN_ORDER: &[&str] =
    &["9lives 9th", "Ada Abel", "Ada Adams", "Ann Atkins", "bea brown", "Bob Byrd", "Cid Cole", "Zoe Zorn"];

async fn hall_of_guests(house: &Arc<House>) -> (Hall, String) {
    let hall = Hall::new(house).await;
    let tier = hall.tier(json!({})).await;
    let people: Vec<(&str, &str, &str)> = GUESTS.iter().map(|name| (*name, "guest@example.com", "")).collect();
    hall.import(&tier, &people).await;
    (hall, tier)
}

#[track_caller]
fn rows(answer: &Answer) -> Vec<Value> {
    answer.lists("attendees")
}

fn names(rows: &[Value]) -> Vec<String> {
    let part = |row: &Value, key| text(&row["attendee"], key);
    rows.iter().map(|row| format!("{} {}", part(row, "firstName"), part(row, "lastName"))).collect()
}

async fn roster(hall: &Hall, query: &[(&str, &str)]) -> Answer {
    let query: Vec<(&str, &str)> =
        [("eventId", hall.event.as_str())].into_iter().chain(query.iter().copied()).collect();
    hall.door.find("/tickets/attendees", &query).await
}

pub async fn x12_the_roster_is_sorted_by_name(house: Arc<House>) -> Later {
    let (hall, tier) = hall_of_guests(&house).await;
    let all = roster(&hall, &[]).await;
    assert_eq!(all.json()["limit"], 100, "{all}");
    let ada = rows(&all).iter().find(|row| row["attendee"]["lastName"] == "Abel").expect("she is there").clone();
    assert!(ada.get("lastScan").is_none_or(Value::is_null), "{ada}");
    hall.goes_in(&text(&ada, "id")).await;
    now_and_later!({
        let all = rows(&roster(&hall, &[]).await);
        assert_eq!(names(&all), IN_ORDER);
        for row in &all {
            assert_id(&row["id"], "tkt");
            assert_eq!((&row["admission"]["id"], row["attendee"]["email"].is_string()), (&json!(tier), true), "{row}");
            assert!(row["admission"]["name"].is_string() && row["admission"].get("entryEndsAt").is_some(), "{row}");
            assert!(row.get("orderId").is_some() && row.get("section").is_none_or(Value::is_null), "{row}");
        }
        // Who went in shows it at once.
        assert_eq!(
            (&all[1]["status"], &all[1]["lastScan"]["kind"]),
            (&json!("REDEEMED"), &json!("CHECK_IN")),
            "{}",
            all[1]
        );
        assert_eq!(instant(&all[1]["lastScan"]["scannedAt"]), instant(&all[1]["lastCheckInAt"]), "{}", all[1]);
        assert_eq!(all[2]["status"], "ACTIVE", "{}", all[2]);
    })
}

pub async fn x12_the_roster_is_walked_and_searched(house: Arc<House>) -> Later {
    let (hall, tier) = hall_of_guests(&house).await;
    let (mut seen, mut cursor) = (Vec::new(), None::<String>);
    for _ in 0..10 {
        let mut query = vec![("limit", "3")];
        query.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
        let page = roster(&hall, &query).await;
        let found = rows(&page);
        // Somebody goes in between two pages: nobody is met twice for it.
        hall.by_key(&text(&found[0], "id"), "check-in", json!({})).await.expect(200);
        seen.extend(names(&found));
        cursor = page.json()["cursor"].as_str().map(str::to_owned);
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, IN_ORDER);
    let other = hall.tier(json!({"name": "Other"})).await;
    hall.import(&other, &[("Ada Abel", "second@example.com", "")]).await;
    now_and_later!({
        assert_eq!(names(&rows(&roster(&hall, &[("query", "BEA")]).await)), ["bea brown"]);
        assert_eq!(rows(&roster(&hall, &[("admissionIds[0]", &other)]).await).len(), 1);
        assert_eq!(rows(&roster(&hall, &[("admissionIds[0]", &other), ("admissionIds[1]", &tier)]).await).len(), 9);
        assert_eq!(names(&rows(&roster(&hall, &[("query", "ada"), ("admissionIds[0]", &tier)]).await)).len(), 2);
    })
}

pub async fn x12_the_index_counts_by_letter(house: Arc<House>) -> Later {
    let (hall, tier) = hall_of_guests(&house).await;
    let other = hall.tier(json!({"name": "Other"})).await;
    hall.import(&other, &[("Eve Early", "second@example.com", ""), ("Abe Abbot", "third@example.com", "")]).await;
    let index = async |more: &[(&str, &str)]| {
        let query: Vec<(&str, &str)> =
            [("eventId", hall.event.as_str())].into_iter().chain(more.iter().copied()).collect();
        let buckets = hall.door.find("/tickets/attendees/index", &query).await.lists("buckets");
        let keys: Vec<String> = buckets.iter().map(|bucket| text(bucket, "key")).collect();
        assert!(keys.is_sorted() && keys.iter().all(|key| key.len() == 1), "# before A to Z: {keys:?}");
        buckets.into_iter().filter(|bucket| bucket["count"] != 0).collect::<Vec<Value>>()
    };
    let counts = |buckets: &[Value]| -> Vec<(String, u64)> {
        buckets.iter().map(|bucket| (text(bucket, "key"), bucket["count"].as_u64().expect("a count"))).collect()
    };
    let wanted = [("#", 1), ("A", 3), ("B", 2), ("C", 1), ("Z", 1)].map(|(key, count)| (key.to_owned(), count));
    assert_eq!(counts(&index(&[("admissionIds[0]", &tier)]).await), wanted);
    let all = index(&[]).await;
    let wanted =
        [("#", 1), ("A", 4), ("B", 2), ("C", 1), ("E", 1), ("Z", 1)].map(|(key, count)| (key.to_owned(), count));
    assert_eq!(counts(&all), wanted);
    // A letter's anchor is where its part of the roster begins.
    for bucket in &all {
        let page = rows(&roster(&hall, &[("anchor", &text(bucket, "anchor")), ("limit", "1")]).await);
        let name = names(&page)[0].to_uppercase();
        let key = text(bucket, "key");
        assert!(name.starts_with(&key) || (key == "#" && name.starts_with('9')), "{key}: {name}");
    }
    None
}

pub async fn x12_the_roster_is_for_who_may_read_tickets(house: Arc<House>) -> Later {
    let (hall, _) = hall_of_guests(&house).await;
    let query = [("eventId", hall.event.as_str())];
    for path in ["/tickets/attendees", "/tickets/attendees/index"] {
        Api::of(&hall.org, &["FINANCE"]).find(path, &query).await.fails(403, "FORBIDDEN");
        hall.public.find(path, &query).await.fails(401, "UNAUTHORIZED");
        hall.door.get(path).await.wrong_input("eventId");
        hall.door.find(path, &[("eventId", "nonsense")]).await.wrong_input("eventId");
    }
    for limit in ["0", "101", "abc"] {
        roster(&hall, &[("limit", limit)]).await.wrong_input("limit");
    }
    None
}
