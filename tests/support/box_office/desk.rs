//! Who asks: an organisation, and the people who speak for it or buy from it. Every request carries `orgid`.

use super::house::House;
use super::records::{cents, list};
use crate::support::client::{Answer, send};
use crate::support::stage::text;
use crate::support::tokens::Mint;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use std::sync::Arc;

/// An organisation of the gateway.
#[derive(Clone)]
pub struct Org {
    pub house: Arc<House>,
    pub id: String,
    pub slug: String,
}

impl Org {
    /// The development tenant, which all cases share.
    pub fn dev(house: &Arc<House>) -> Org {
        let dev = house.dev();
        Org { house: house.clone(), id: text(&dev, "/tenant/id"), slug: text(&dev, "/tenant/slug") }
    }

    /// One of a case's own, for what is said once for all events of an organisation.
    pub async fn own(house: &Arc<House>) -> Org {
        let platform = house.mint("admin").with("tenant", Value::Null).token();
        let slug = format!("o{}", uuid::Uuid::new_v4().simple());
        let body = json!({"name": "Own", "slug": slug});
        let made = house.client().with_token(&platform).post("/v1/tenants", &body).await.expect(201);
        Org { house: house.clone(), id: text(&made, "/id"), slug: text(&made, "/slug") }
    }

    fn mint(&self, like: &str) -> Mint {
        self.house.mint(like).with("tenant", self.id.clone())
    }

    pub fn staff_token(&self) -> String {
        self.mint("admin").token()
    }

    pub fn customer_token(&self, email: &str) -> String {
        let subject = format!("cus_{}", email.replace(|c: char| !c.is_ascii_alphanumeric(), ""));
        self.mint("customer").with("email", email).with("sub", subject).token()
    }

    /// Staff with every right.
    pub fn staff(&self) -> Desk {
        self.desk(Some(self.staff_token()))
    }

    /// A customer who has signed in with this address.
    pub fn customer(&self, email: &str) -> Desk {
        self.desk(Some(self.customer_token(email)))
    }

    /// Anybody: `orgid` and nothing else.
    pub fn public(&self) -> Desk {
        self.desk(None)
    }

    fn desk(&self, token: Option<String>) -> Desk {
        Desk { house: self.house.clone(), orgid: Some(self.slug.clone()), token, headers: Vec::new() }
    }

    /// Makes a record by the data API; gives it as answered.
    pub async fn make(&self, datatype: &str, data: Value) -> Value {
        self.staff().post(&format!("/data/{datatype}/create"), &json!({"data": data})).await.ok()
    }

    /// All records of a datatype whose JSON contains a text.
    pub async fn find(&self, datatype: &str, containing: &str) -> Vec<Value> {
        let query = json!({"query": {}, "options": {"page": 1, "pageSize": 1000}});
        let found = list(&self.staff().post(&format!("/data/{datatype}/find"), &query).await.ok());
        found.into_iter().filter(|record| record.to_string().contains(containing)).collect()
    }

    /// What the gateway's ledger says of a booking.
    pub async fn ledger(&self, booking: &str, kind: &str) -> Vec<Value> {
        let all = self.staff().get("/v1/sandbox/ledger").await.ok();
        let entries = all["entries"].as_array().unwrap_or_else(|| panic!("no `entries` in {all}"));
        entries.iter().filter(|entry| entry["bookingId"] == booking && entry["kind"] == kind).cloned().collect()
    }

    /// Notifications of a kind to an address.
    pub async fn notifications(&self, kind: &str, to: &str) -> Vec<Value> {
        let all = list(&self.staff().get(&format!("/events/notifications?type={kind}")).await.ok());
        all.into_iter().filter(|one| one.to_string().contains(kind) && one.to_string().contains(to)).collect()
    }

    /// Staff's view of a booking.
    pub async fn booking(&self, id: &str) -> Value {
        self.staff().get(&format!("/events/bookings/{id}")).await.ok()
    }

    /// Staff's view of a ticket.
    pub async fn ticket(&self, id: &str) -> Value {
        self.staff().get(&format!("/events/tickets/{id}")).await.ok()
    }

    pub async fn status(&self, ticket: &str) -> String {
        super::records::status(&self.ticket(ticket).await)
    }
}

/// Somebody who asks for an organisation.
#[derive(Clone)]
pub struct Desk {
    house: Arc<House>,
    orgid: Option<String>,
    token: Option<String>,
    headers: Vec<(&'static str, String)>,
}

impl Desk {
    pub fn without_orgid(&self) -> Desk {
        Desk { orgid: None, ..self.clone() }
    }

    pub fn with_orgid(&self, orgid: &str) -> Desk {
        Desk { orgid: Some(orgid.to_owned()), ..self.clone() }
    }

    pub fn with_header(&self, name: &'static str, value: &str) -> Desk {
        let mut headers = self.headers.clone();
        headers.push((name, value.to_owned()));
        Desk { headers, ..self.clone() }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut request = self.house.client().request(method, path);
        if let Some(orgid) = &self.orgid {
            request = request.header("orgid", orgid);
        }
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        self.headers.iter().fold(request, |request, (name, value)| request.header(*name, value))
    }

    pub async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::POST, path).json(body)).await
    }

    pub async fn post_text(&self, path: &str, body: &str) -> Answer {
        let request = self.request(Method::POST, path).header("content-type", "application/json");
        send(request.body(body.to_owned())).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        send(self.request(Method::DELETE, path)).await
    }
}

/// What a case expects of an answer.
pub trait Says {
    /// 2xx; the body.
    fn ok(&self) -> Value;
    /// An error with one of these statuses, in the form the module's clients read; the body.
    fn refused(&self, statuses: &[u16]) -> Value;
}

impl Says for Answer {
    #[track_caller]
    fn ok(&self) -> Value {
        assert!((200..300).contains(&self.status), "{self}");
        if self.body.is_empty() { Value::Null } else { self.json() }
    }

    #[track_caller]
    fn refused(&self, statuses: &[u16]) -> Value {
        assert!(statuses.contains(&self.status), "expected one of {statuses:?}: {self}");
        let body = self.json();
        assert_eq!(body["statusCode"], self.status, "{self}");
        for field in ["message", "error", "reason", "code", "path"] {
            assert!(body[field].as_str().is_some_and(|text| !text.is_empty()), "no `{field}`: {self}");
        }
        assert_eq!((&body["message"], &body["reason"]), (&body["error"], &body["code"]), "{self}");
        body
    }
}

/// Any refusal that is the caller's fault.
pub const REFUSALS: &[u16] = &[400, 403, 404, 409, 410, 422];
/// Where another person's ticket is asked for.
pub const NOT_YOURS: &[u16] = &[403, 404];

/// The cents that a field of an answer holds.
#[track_caller]
pub fn amount(answer: &Value, field: &str) -> i64 {
    cents(&answer[field]).unwrap_or_else(|| panic!("no amount in `{field}` of {answer}"))
}
