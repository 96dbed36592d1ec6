//! An event of a case's own with its tickets, and the verbs of the Tickets API.

use crate::api::{Api, Told, ids, text};
use crate::box_office::desk::Org;
use crate::box_office::house::House;
use crate::box_office::records::mail;
use crate::box_office::show::{Bought, Show};
use crate::support::client::Answer;
use crate::support::stage::merged;
use serde_json::{Value, json};
use std::ops::Deref;
use std::sync::Arc;

/// An event and those who work at it. What the Tickets API has no word for (a capacity, a sale) the events module says.
#[derive(Clone)]
pub struct Hall {
    show: Show,
    /// May do everything.
    pub full: Api,
    /// May scan.
    pub door: Api,
    /// May sell and change tickets.
    pub office: Api,
    pub public: Api,
}

impl Deref for Hall {
    type Target = Show;

    fn deref(&self) -> &Show {
        &self.show
    }
}

impl Hall {
    pub async fn new(house: &Arc<House>) -> Hall {
        Hall::of(&Org::dev(house)).await
    }

    pub async fn of(org: &Org) -> Hall {
        Hall::around(Show::new(org).await)
    }

    pub fn around(show: Show) -> Hall {
        let org = &show.org;
        let [full, door, office] = ["FULL", "SCANNING", "ORDER"].map(|word| Api::of(org, &[word]));
        let public = Api::public(org);
        Hall { show, full, door, office, public }
    }

    /// With one sold ticket of a type without any rule.
    pub async fn with_ticket(house: &Arc<House>) -> (Hall, String) {
        let (hall, bought) = Hall::with_tickets(house, 1).await;
        (hall, bought.ticket().to_owned())
    }

    /// With one order of so many tickets, sold on the events module.
    pub async fn with_tickets(house: &Arc<House>, count: u32) -> (Hall, Bought) {
        let hall = Hall::new(house).await;
        let tier = hall.tier(json!({})).await;
        let bought = hall.buy(&[(&tier, count)]).await;
        (hall, bought)
    }

    /// A tier of 20 dollars and 100 places unless told otherwise.
    pub async fn tier(&self, more: Value) -> String {
        self.kind(more).await
    }

    /// Tickets sold elsewhere, one for each `(name, email, phone)`.
    pub async fn import(&self, tier: &str, people: &[(&str, &str, &str)]) {
        let lines: String = people
            .iter()
            .map(|(name, email, phone)| {
                let phone = if phone.is_empty() { Value::Null } else { json!(phone) };
                let holder = json!({"name": name, "email": email, "phone": phone});
                format!("{}\n", json!({"ticketType": tier, "holder": holder}))
            })
            .collect();
        let client = self.org.house.client().with_token(&self.org.staff_token());
        let path = format!("/v1/events/{}/tickets/import", self.event);
        let report = client.post_raw(&path, "application/x-ndjson", lines).await.expect(200);
        assert_eq!(report["imported"], people.len(), "{report}");
    }

    pub async fn read(&self, ticket: &str) -> Value {
        self.full.get(&format!("/tickets/{ticket}")).await.gives("ticket")
    }

    pub async fn status(&self, ticket: &str) -> String {
        text(&self.read(ticket).await, "status")
    }

    /// The scans of a ticket as words: `in`, `out`.
    pub async fn passages(&self, ticket: &str) -> Vec<String> {
        passages(&self.read(ticket).await)
    }

    /// The tickets that a query finds, at most 100.
    pub async fn found(&self, query: &[(&str, &str)]) -> Vec<Value> {
        let query: Vec<(&str, &str)> = query.iter().copied().chain([("limit", "100")]).collect();
        self.full.find("/tickets", &query).await.lists("tickets")
    }

    pub async fn found_ids(&self, query: &[(&str, &str)]) -> Vec<String> {
        ids(&self.found(query).await)
    }

    /// The ids of all tickets of the event.
    pub async fn all(&self) -> Vec<String> {
        self.found_ids(&[("eventId", &self.event)]).await
    }

    pub async fn scan(&self, ticket: &str, body: Value) -> Answer {
        self.door.post(&format!("/tickets/{ticket}/scan"), &body).await
    }

    pub async fn try_enter(&self, ticket: &str) -> Answer {
        self.scan(ticket, json!({"kind": "CHECK_IN", "deviceId": "device_001"})).await
    }

    pub async fn try_leave(&self, ticket: &str) -> Answer {
        self.scan(ticket, json!({"kind": "CHECK_OUT", "deviceId": "device_002"})).await
    }

    /// A check-in that must work; the ticket.
    pub async fn goes_in(&self, ticket: &str) -> Value {
        self.try_enter(ticket).await.gives("ticket")
    }

    pub async fn goes_out(&self, ticket: &str) -> Value {
        self.try_leave(ticket).await.gives("ticket")
    }

    /// A check-in or check-out by ticket or order id.
    pub async fn by_key(&self, key: &str, verb: &str, body: Value) -> Answer {
        self.door.put(&format!("/tickets/{key}/{verb}"), &body).await
    }

    pub async fn try_update(&self, ticket: &str, body: Value) -> Answer {
        self.office.put(&format!("/tickets/{ticket}"), &body).await
    }

    pub async fn update(&self, ticket: &str, body: Value) -> Value {
        self.try_update(ticket, body).await.gives("ticket")
    }

    pub async fn cancel(&self, ticket: &str) -> Value {
        self.update(ticket, json!({"status": "CANCELLED"})).await
    }

    pub async fn read_order(&self, order: &str) -> Value {
        self.office.get(&format!("/orders/{order}")).await.gives("order")
    }

    /// Everything of an order goes back.
    pub async fn refund_order(&self, order: &str) -> Value {
        let body = json!({"fullRefund": true, "reason": "CUSTOMER_REQUEST"});
        self.office.post(&format!("/orders/{order}/refund"), &body).await.gives("refund")
    }

    pub async fn signature(&self, order: &str) -> String {
        text(&self.read_order(order).await, "signature")
    }

    /// The body of a purchase on the events module.
    pub fn booking_of(&self, items: &[(&str, u32)]) -> Value {
        self.show.order(items, json!({}))
    }

    /// The body of `POST /orders`; `more` adds fields.
    pub fn basket(&self, items: &[(&str, u32)], more: Value) -> Value {
        let items: Vec<Value> =
            items.iter().map(|(tier, quantity)| json!({"admissionId": tier, "quantity": quantity})).collect();
        let customer = json!({"firstName": "Jane", "lastName": "Doe", "email": mail("jane")});
        merged(json!({"eventId": self.event, "items": items, "customer": customer}), more)
    }

    pub async fn try_place(&self, items: &[(&str, u32)], more: Value) -> Answer {
        self.public.post("/orders", &self.basket(items, more)).await
    }

    /// An order made on this surface, not paid yet unless it is free.
    pub async fn place(&self, items: &[(&str, u32)], more: Value) -> Value {
        self.try_place(items, more).await.gives("order")
    }

    /// Pays an order as the gateway's callback would have it known.
    pub async fn pay(&self, order: &Value) -> Answer {
        let payment = &order["payment"];
        let body = json!({"bookingId": order["id"], "paymentRef": payment["paymentIntentId"],
            "paymentGateway": payment["gateway"]});
        self.org.public().post("/client/events/tickets/confirm-order", &body).await
    }

    /// An order made on this surface and paid; the order as read afterwards and its tickets.
    pub async fn order(&self, items: &[(&str, u32)], more: Value) -> (Value, Vec<String>) {
        let order = self.place(items, more).await;
        let paid = self.pay(&order).await;
        assert!(paid.status < 300, "{paid}");
        let order = self.read_order(&text(&order, "id")).await;
        let tickets = self.found_ids(&[("orderId", &text(&order, "id"))]).await;
        (order, tickets)
    }
}

/// The scans of a ticket as words: `in`, `out`.
#[track_caller]
pub fn passages(ticket: &Value) -> Vec<String> {
    let scans = ticket["scans"].as_array().unwrap_or_else(|| panic!("no `scans` in {ticket}"));
    let word = |scan: &Value| match scan["kind"].as_str() {
        Some("CHECK_IN") => "in".to_owned(),
        Some("CHECK_OUT") => "out".to_owned(),
        _ => panic!("no kind in {scan}"),
    };
    scans.iter().map(word).collect()
}

/// A look that must be the same now and after the restart.
#[macro_export]
macro_rules! now_and_later {
    ($look:block) => {{
        let look = async move || $look;
        look().await;
        Some(Box::pin(async move { look().await }))
    }};
}
