//! A gateway that dies on demand, and what is asked of it before and after.

use crate::box_office::desk::{Desk, Org};
use crate::box_office::house::House;
use crate::box_office::show::Show;
use crate::support::client::Answer;
use crate::support::eventually;
use crate::support::postgres::psql;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// A sweeper finds what was left behind within a second or two; a debug build may take its time.
pub const SOON: Duration = Duration::from_secs(30);

#[derive(Clone)]
pub struct Stage {
    pub org: Org,
    dies_at: PathBuf,
}

/// Plays stories against one gateway, whose sweeper takes over quickly.
pub fn play<Story: Future<Output = ()>>(settings: &[(&str, &str)], story: impl FnOnce(Stage) -> Story) {
    let folder = crate::support::folder::make();
    let dies_at = folder.join("dies-at");
    let file = dies_at.to_str().expect("the folder's name is a text").to_owned();
    let mut all = vec![
        ("SALE_DIES_AT", file.as_str()),
        ("GATEHOUSE_SALES__STEP_PATIENCE_MS", "1500"),
        ("GATEHOUSE_SALES__SWEEP_INTERVAL_MS", "200"),
    ];
    all.extend_from_slice(settings);
    let house = Arc::new(House::with(&all));
    let org = Org::dev(&house);
    tokio::runtime::Runtime::new().expect("a runtime").block_on(story(Stage { org, dies_at }));
}

impl Stage {
    pub async fn show(&self) -> Show {
        Show::new(&self.org).await
    }

    /// Staff on the Tickets API.
    pub fn office(&self) -> Desk {
        self.org.staff().with_header("x-tenant-id", &self.org.id)
    }

    /// The next time the gateway comes here it dies.
    pub fn dies_at(&self, place: &str) {
        std::fs::write(&self.dies_at, place).expect("the folder can be written");
    }

    /// Sends a request that the gateway does not survive, and starts it again.
    pub async fn dies_of(&self, desk: Desk, path: &str, body: &Value) {
        self.dies_of_a(reqwest::Method::POST, desk, path, body).await;
    }

    pub async fn dies_of_a(&self, method: reqwest::Method, desk: Desk, path: &str, body: &Value) {
        let answer = desk.request(method, path).json(body).send().await;
        let dead = !self.dies_at.exists();
        assert!(dead, "{path} never came to the place where it dies: {answer:?}");
        let org = self.org.clone();
        tokio::task::spawn_blocking(move || org.house.kill_and_start_again()).await.expect("it starts again");
    }

    /// Asks until it is answered well: right after a start some parts may still be waking.
    pub async fn asks_until_ok(&self, what: &str, ask: impl AsyncFn() -> Answer) -> Value {
        eventually(what, SOON, async || {
            let answer = ask().await;
            ((200..300).contains(&answer.status)).then(|| answer.json())
        })
        .await
    }

    pub async fn until_booking(&self, booking: &str, wanted: &str) {
        let what = format!("the booking is {wanted}");
        eventually(&what, SOON, async || {
            let answer = self.org.staff().get(&format!("/events/bookings/{booking}")).await;
            (answer.status == 200 && crate::box_office::records::status(&answer.json()) == wanted).then_some(())
        })
        .await;
    }

    pub async fn until_ticket(&self, ticket: &str, wanted: &str) {
        let what = format!("the ticket is {wanted}");
        eventually(&what, SOON, async || {
            let answer = self.org.staff().get(&format!("/events/tickets/{ticket}")).await;
            (answer.status == 200 && crate::box_office::records::status(&answer.json()) == wanted).then_some(())
        })
        .await;
    }

    pub async fn until_available(&self, show: &Show, kind: &str, wanted: i64) {
        let what = format!("{wanted} places are available");
        eventually(&what, SOON, async || (show.available(kind).await == wanted).then_some(())).await;
    }

    /// The rows of a query against the gateway's own database. `$event` stands for the event's row id.
    pub fn rows(&self, show: &Show, query: &str) -> Vec<String> {
        let url = self.org.house.dev()["postgres"]["url"].as_str().expect("dev.json names its Postgres").to_owned();
        let event = format!("(select id from events where slug = '{}')", show.slug);
        psql(&url, &query.replace("$event", &event)).lines().map(str::to_owned).collect()
    }

    /// No intent of this event is left open, and no order has other tickets than it bought.
    pub async fn audit(&self, show: &Show) {
        eventually("no step is left open", SOON, async || {
            self.rows(show, "select kind, state from order_steps where event = $event and state in (0, 1)")
                .is_empty()
                .then_some(())
        })
        .await;
        let uneven = "select o.id, o.state, i.wanted, count(t.id) from orders o
            join (select order_id, sum(quantity) wanted from order_items group by order_id) i on i.order_id = o.id
            left join tickets t on t.order_id = o.id and t.transferred_from is null
            where o.event = $event group by o.id, o.state, i.wanted
            having count(t.id) <> case when o.confirmed_at is null then 0 else i.wanted end";
        assert_eq!(self.rows(show, uneven), Vec::<String>::new(), "orders with other tickets than they bought");
        let held = self.org.staff().get(&format!("/v1/events/{}/occupancy", show.event)).await;
        assert_eq!(held.status, 200, "{held}");
    }

    /// What the gateway's ledger says of a booking: payments and refunds, in minor units.
    pub async fn money(&self, booking: &str) -> (Vec<i64>, Vec<i64>) {
        let sums = |entries: Vec<Value>| entries.iter().filter_map(|entry| entry["amount"].as_i64()).collect();
        (sums(self.org.ledger(booking, "payment").await), sums(self.org.ledger(booking, "refund").await))
    }
}

/// A purchase's body with the body of a confirmation for it.
pub fn confirmation(purchase: &Value) -> Value {
    json!({"bookingId": purchase["bookingId"], "paymentRef": crate::box_office::show::payment_ref(purchase),
        "paymentGateway": "stripe"})
}
