//! An event of a case's own, and the few verbs of a sale and of a door.

use super::desk::{Org, Says};
use super::records::{id, is_of_type, list, mail, of};
use crate::support::client::Answer;
use crate::support::stage::merged;
use serde_json::{Value, json};

#[derive(Clone)]
pub struct Show {
    pub org: Org,
    pub event: String,
    pub slug: String,
}

/// A booking that is paid and has its tickets.
#[derive(Debug, Clone)]
pub struct Bought {
    pub booking: String,
    pub email: String,
    pub tickets: Vec<String>,
}

impl Bought {
    pub fn ticket(&self) -> &str {
        &self.tickets[0]
    }
}

impl Show {
    pub async fn new(org: &Org) -> Show {
        Show::with(org, json!({})).await
    }

    /// `more` adds fields to the event.
    pub async fn with(org: &Org, more: Value) -> Show {
        let slug = format!("e{}", uuid::Uuid::new_v4().simple());
        let made = org.make("event", merged(json!({"name": "Evening", "slug": slug}), more)).await;
        Show { org: org.clone(), event: id(&made), slug }
    }

    /// Makes a type that costs 20 dollars and has 100 places, unless told otherwise; gives its id.
    pub async fn kind(&self, more: Value) -> String {
        id(&self.try_kind(more).await.ok())
    }

    pub async fn try_kind(&self, more: Value) -> Answer {
        let plain = json!({"event": self.event, "name": "General", "price": 20, "currency": "USD", "capacity": 100});
        let body = json!({"data": merged(plain, more)});
        self.org.staff().post("/data/event_ticket_type/create", &body).await
    }

    /// What the public sees on sale.
    pub async fn on_sale(&self) -> Vec<Value> {
        list(&self.org.public().get(&format!("/client/events/{}/ticket-types", self.event)).await.ok())
    }

    pub async fn on_sale_as(&self, kind: &str) -> Option<Value> {
        self.on_sale().await.into_iter().find(|one| id(one) == kind)
    }

    pub async fn available(&self, kind: &str) -> i64 {
        let found = self.on_sale_as(kind).await.unwrap_or_else(|| panic!("{kind} is not on sale"));
        of(&found, "available").as_i64().unwrap_or_else(|| panic!("no `available` in {found}"))
    }

    /// The body of a purchase by Stripe; `more` overrides fields, `null` is sent as `null`.
    pub fn order(&self, items: &[(&str, u32)], more: Value) -> Value {
        let items: Vec<Value> =
            items.iter().map(|(kind, quantity)| json!({"ticketTypeId": kind, "quantity": quantity})).collect();
        let plain = json!({"eventId": self.event, "email": mail("buyer"), "name": "Alex Reyes", "items": items,
            "paymentGateway": "stripe"});
        merged(plain, more)
    }

    pub async fn purchase(&self, body: &Value) -> Answer {
        self.org.public().post("/client/events/tickets/purchase", body).await
    }

    /// A pending booking; the purchase's answer.
    pub async fn book(&self, items: &[(&str, u32)], more: Value) -> Value {
        self.purchase(&self.order(items, more)).await.ok()
    }

    pub async fn confirm(&self, purchase: &Value) -> Answer {
        let gateway = if purchase["paypalOrderId"].is_string() { "paypal" } else { "stripe" };
        let body = json!({"bookingId": purchase["bookingId"], "paymentRef": payment_ref(purchase),
            "paymentGateway": gateway});
        self.org.public().post("/client/events/tickets/confirm-order", &body).await
    }

    /// Purchase and confirm by Stripe.
    pub async fn buy(&self, items: &[(&str, u32)]) -> Bought {
        self.buy_as(&mail("buyer"), items, json!({})).await
    }

    pub async fn buy_as(&self, email: &str, items: &[(&str, u32)], more: Value) -> Bought {
        let purchase = self.book(items, merged(json!({"email": email}), more)).await;
        let confirmed = self.confirm(&purchase).await.ok();
        Bought { booking: id(&purchase), email: email.to_owned(), tickets: ticket_ids(&confirmed) }
    }

    /// Staff issue a ticket to somebody.
    pub async fn issue(&self, kind: &str, email: &str) -> String {
        let body = json!({"ticketTypeId": kind, "holderName": "Ann Holder", "holderEmail": email, "quantity": 1});
        ticket_ids(&self.org.staff().post(&format!("/events/{}/tickets", self.event), &body).await.ok()).remove(0)
    }

    pub async fn comp(&self, kind: &str, holders: Value) -> Answer {
        let body = json!({"eventId": self.event, "ticketTypeId": kind, "holders": holders});
        self.org.staff().post("/events/tickets/comp", &body).await
    }

    /// Stock for the door.
    pub async fn stock(&self, kind: &str, quantity: u32) -> Vec<String> {
        let body = json!({"eventId": self.event, "ticketTypeId": kind, "quantity": quantity});
        ticket_ids(&self.org.staff().post("/events/tickets/pre-generate", &body).await.ok())
    }

    /// What staff do to a ticket.
    pub async fn staff(&self, ticket: &str, verb: &str, body: Value) -> Answer {
        self.org.staff().post(&format!("/events/tickets/{ticket}/{verb}"), &body).await
    }

    pub async fn refund(&self, ticket: &str) -> Answer {
        self.staff(ticket, "refund", json!({"reason": "asked for"})).await
    }

    pub async fn qr(&self, ticket: &str) -> String {
        let answer = self.org.staff().get(&format!("/events/tickets/{ticket}/qr")).await.ok();
        answer["qrPayload"].as_str().unwrap_or_else(|| panic!("no `qrPayload` in {answer}")).to_owned()
    }

    /// All tickets of the event, as staff list them.
    pub async fn tickets(&self) -> Vec<Value> {
        list(&self.org.staff().get(&format!("/events/{}/tickets?pageSize=1000", self.event)).await.ok())
    }

    pub async fn tickets_of(&self, kind: &str) -> Vec<Value> {
        self.tickets().await.into_iter().filter(|ticket| is_of_type(ticket, kind)).collect()
    }

    pub async fn validate(&self, code: &str) -> Value {
        self.org.staff().post("/events/tickets/validate", &json!({"qrPayload": code})).await.expect(200)
    }

    #[track_caller]
    pub fn is_valid<'a>(&'a self, code: &'a str) -> impl Future<Output = bool> + Send + 'a {
        let place = std::panic::Location::caller();
        async move {
            let answer = self.validate(code).await;
            answer["valid"].as_bool().unwrap_or_else(|| panic!("{place}: no `valid` in {answer}"))
        }
    }

    /// A check-in; `more` adds checkpoint, zone ...
    pub async fn check_in(&self, code: &str, more: Value) -> Value {
        self.org.staff().post("/events/checkin", &merged(json!({"code": code}), more)).await.expect(200)
    }

    pub async fn check_out(&self, code: &str, more: Value) -> Value {
        self.org.staff().post("/events/checkout", &merged(json!({"code": code}), more)).await.expect(200)
    }

    pub async fn enters(&self, code: &str) -> bool {
        let answer = self.check_in(code, json!({})).await;
        answer["success"].as_bool().unwrap_or_else(|| panic!("no `success` in {answer}"))
    }

    /// Neither the light is green nor the door opens.
    pub async fn assert_shut(&self, code: &str) {
        let (light, door) = (self.validate(code).await, self.check_in(code, json!({})).await);
        assert_eq!((&light["valid"], &door["success"]), (&json!(false), &json!(false)), "{light} {door}");
        assert!(door["reason"].as_str().is_some_and(|sentence| !sentence.is_empty()), "{door}");
    }

    pub async fn stats(&self) -> Value {
        self.org.staff().get(&format!("/events/{}/checkin-stats", self.event)).await.ok()
    }

    pub async fn occupancy(&self) -> Value {
        self.org.staff().get(&format!("/events/{}/occupancy", self.event)).await.ok()
    }
}

/// What the gateway calls the payment of a booking.
#[track_caller]
pub fn payment_ref(purchase: &Value) -> String {
    let named = purchase["paymentIntentId"].as_str().or_else(|| purchase["paypalOrderId"].as_str());
    let secret = purchase["clientSecret"].as_str().and_then(|secret| secret.split_once("_secret_"));
    let found = named.or(secret.map(|(reference, _)| reference));
    found.unwrap_or_else(|| panic!("no payment in {purchase}")).to_owned()
}

#[track_caller]
pub fn ticket_ids(answer: &Value) -> Vec<String> {
    let ids = answer["ticketIds"].as_array().unwrap_or_else(|| panic!("no `ticketIds` in {answer}"));
    ids.iter().map(|id| id.as_str().expect("an id is a text").to_owned()).collect()
}
