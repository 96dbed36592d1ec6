//! What the database, the ledger's counters and the payment gateway say of an event, and that they say the same.

use crate::box_office::desk::Says;
use crate::box_office::show::Show;
use crate::support::poll::eventually;
use crate::support::postgres::psql;
use serde_json::Value;
use std::collections::HashSet;
use std::time::Duration;

/// The rows of a query against the gateway's own database, split into fields. `$event` stands for the event's row id.
pub fn rows(show: &Show, query: &str) -> Vec<Vec<String>> {
    let url = show.org.house.dev()["postgres"]["url"].as_str().expect("dev.json names its Postgres").to_owned();
    let event = format!("(select id from events where slug = '{}')", show.slug);
    let text = psql(&url, &query.replace("$event", &event));
    text.lines().map(|line| line.split('|').map(str::to_owned).collect()).collect()
}

#[track_caller]
pub fn number(show: &Show, query: &str) -> i64 {
    let rows = rows(show, query);
    rows[0][0].parse().unwrap_or_else(|_| panic!("{query}: {rows:?} is no number"))
}

/// Tickets that take a place, of the event's only type: refunded, cancelled and revoked ones do not.
const SOLD: &str = "select count(*) from tickets where event = $event and validity in (0, 1)";
/// Orders whose tickets are not as many as their lines say: none before they are confirmed, then one for each unit.
const UNEVEN: &str = "select o.id, count(t.id), max(i.wanted) from orders o
    join (select order_id, sum(quantity) wanted from order_items where ticket_type is not null group by order_id) i
        on i.order_id = o.id
    left join tickets t on t.order_id = o.id and t.transferred_from is null
    where o.event = $event
    group by o.id, o.confirmed_at
    having count(t.id) <> case when o.confirmed_at is null then 0 else max(i.wanted) end";

/// The tables, the counters and what each order was promised agree: so many sold, so many left.
pub async fn audit(show: &Show, kind: &str, sold: i64, available: i64) {
    // The tables follow the ledger: what was given back is there once the log was copied.
    let as_sold = async || (number(show, SOLD) == sold).then_some(());
    eventually("as many are sold in the tables", Duration::from_secs(20), as_sold).await;
    assert_eq!(rows(show, UNEVEN), Vec::<Vec<String>>::new(), "orders whose tickets are not what they bought");
    assert_eq!(show.available(kind).await, available, "available, by the ledger");
}

/// What the payment gateway took for these bookings, less what it gave back, in minor units; and the bookings paid twice.
pub async fn money(show: &Show, bookings: &[String]) -> (i64, Vec<String>) {
    let all = show.org.staff().get("/v1/sandbox/ledger").await.ok();
    let wanted: HashSet<&str> = bookings.iter().map(String::as_str).collect();
    let (mut sum, mut paid, mut twice) = (0, HashSet::new(), Vec::new());
    for entry in all["entries"].as_array().expect("a list of entries") {
        let Some(booking) = entry["bookingId"].as_str().filter(|booking| wanted.contains(booking)) else { continue };
        let amount = entry["amount"].as_i64().unwrap_or_else(|| panic!("minor units in {entry}"));
        match entry["kind"].as_str() {
            Some("payment") if !paid.insert(booking) => twice.push(booking.to_owned()),
            Some("payment") => sum += amount,
            Some("refund") => sum -= amount,
            _ => assert_eq!(entry["kind"], Value::from("intent"), "{entry}"),
        }
    }
    (sum, twice)
}
