//! Who asks the Tickets API, and what its answers must look like, to the letter.

use crate::box_office::desk::Org;
use crate::box_office::house::House;
use crate::support::client::{Answer, send};
use reqwest::{Method, RequestBuilder};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Whoever no case asks about in particular.
const SOMEBODY: &str = "usr_01jps5cgsd4tzjghtnt45qnhn0";

/// Somebody who asks for a tenant: `x-tenant-id` and a token, or without.
#[derive(Clone)]
pub struct Api {
    house: Arc<House>,
    tenant: Option<String>,
    token: Option<String>,
    headers: Vec<(&'static str, String)>,
}

impl Api {
    /// A user with these permissions.
    pub fn of(org: &Org, permissions: &[&str]) -> Api {
        Api::user(org, SOMEBODY, permissions)
    }

    /// The same with a name of its own.
    pub fn user(org: &Org, subject: &str, permissions: &[&str]) -> Api {
        let mint = org.house.mint("admin").with("tenant", org.id.clone()).with("sub", subject);
        Api::public(org).with_token(&mint.with("permissions", json!(permissions)).token())
    }

    /// A signed-in customer.
    pub fn customer(org: &Org, email: &str) -> Api {
        Api::public(org).with_token(&org.customer_token(email))
    }

    /// Anybody: the tenant's header and nothing else.
    pub fn public(org: &Org) -> Api {
        Api { house: org.house.clone(), tenant: Some(org.id.clone()), token: None, headers: Vec::new() }
    }

    pub fn with_token(&self, token: &str) -> Api {
        Api { token: Some(token.to_owned()), ..self.clone() }
    }

    pub fn without_tenant(&self) -> Api {
        Api { tenant: None, ..self.clone() }
    }

    pub fn with_tenant(&self, tenant: &str) -> Api {
        Api { tenant: Some(tenant.to_owned()), ..self.clone() }
    }

    pub fn with_header(&self, name: &'static str, value: &str) -> Api {
        let mut headers = self.headers.clone();
        headers.push((name, value.to_owned()));
        Api { headers, ..self.clone() }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut request = self.house.client().request(method, path);
        if let Some(tenant) = &self.tenant {
            request = request.header("x-tenant-id", tenant);
        }
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        self.headers.iter().fold(request, |request, (name, value)| request.header(*name, value))
    }

    pub async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    /// With query parameters, encoded as they must be.
    pub async fn find(&self, path: &str, query: &[(&str, &str)]) -> Answer {
        let address = reqwest::Url::parse_with_params("http://gatehouse", query).expect("parameters can be encoded");
        self.get(&format!("{path}?{}", address.query().unwrap_or_default())).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::POST, path).json(body)).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::PUT, path).json(body)).await
    }

    pub async fn patch(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::PATCH, path).json(body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        send(self.request(Method::DELETE, path)).await
    }

    /// No body and no content type, as the published client sends a call that has nothing left to say.
    pub async fn bare(&self, method: Method, path: &str) -> Answer {
        send(self.request(method, path)).await
    }
}

/// What a case expects of an answer.
pub trait Told {
    /// 200 and a JSON object; what it holds under this key.
    fn gives(&self, key: &str) -> Value;
    /// The list under this key.
    fn lists(&self, key: &str) -> Vec<Value>;
    /// An error of exactly the published shape; its `data`, null without.
    fn fails(&self, status: u16, code: &str) -> Value;
    /// A rule that was broken: 400 with this reason; its `data`.
    fn broken(&self, reason: &str) -> Value;
    /// A refusal whose sentence says this, whatever the case of its letters.
    fn says(&self, words: &str);
    /// 422 that names this field.
    fn wrong_input(&self, field: &str);
    /// One of these errors, in the published shape.
    fn fails_as(&self, any_of: &[(u16, &str)]);
}

impl Told for Answer {
    #[track_caller]
    fn gives(&self, key: &str) -> Value {
        let body = self.expect(200);
        assert!(self.header("content-type").starts_with("application/json"), "{self}");
        body.get(key).unwrap_or_else(|| panic!("no `{key}`: {self}")).clone()
    }

    #[track_caller]
    fn lists(&self, key: &str) -> Vec<Value> {
        let found = self.gives(key);
        found.as_array().unwrap_or_else(|| panic!("`{key}` is no list: {self}")).clone()
    }

    #[track_caller]
    fn fails(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.status, status, "{self}");
        assert!(self.header("content-type").starts_with("application/json"), "{self}");
        let body = self.json();
        let fields = body.as_object().unwrap_or_else(|| panic!("no object: {self}"));
        let known = ["defined", "code", "status", "message", "data"];
        // With one more key the published client drops the message.
        assert!(fields.keys().all(|key| known.contains(&key.as_str())), "a key too many: {self}");
        let told = (&body["defined"], &body["code"], &body["status"]);
        assert_eq!(told, (&json!(true), &json!(code), &json!(status)), "{self}");
        assert!(body["message"].as_str().is_some_and(|message| !message.is_empty()), "no sentence: {self}");
        body["data"].clone()
    }

    #[track_caller]
    fn broken(&self, reason: &str) -> Value {
        let data = self.fails(400, "BAD_REQUEST");
        assert_eq!(data["reason"], reason, "{self}");
        data
    }

    #[track_caller]
    fn says(&self, words: &str) {
        let message = self.json()["message"].as_str().unwrap_or_default().to_lowercase();
        assert!(message.contains(&words.to_lowercase()), "no word of `{words}`: {self}");
    }

    #[track_caller]
    fn wrong_input(&self, field: &str) {
        let data = self.fails(422, "INPUT_VALIDATION_FAILED");
        let texts = |list: &Value| list.as_array().is_some_and(|all| all.iter().all(Value::is_string));
        let nothing = Map::new();
        let fields = data["fieldErrors"].as_object().unwrap_or(&nothing);
        assert!(data["fieldErrors"].is_object() && fields.values().all(texts), "{self}");
        assert!(texts(&data["formErrors"]), "{self}");
        let names = |key: &String| {
            key == field || key.starts_with(&format!("{field}.")) || key.starts_with(&format!("{field}["))
        };
        let named = fields.iter().any(|(key, all)| names(key) && all.as_array().is_some_and(|all| !all.is_empty()));
        assert!(named, "`{field}` is not named: {self}");
    }

    #[track_caller]
    fn fails_as(&self, any_of: &[(u16, &str)]) {
        let found = any_of.iter().find(|(status, _)| *status == self.status);
        let (status, code) = found.unwrap_or_else(|| panic!("expected one of {any_of:?}: {self}"));
        self.fails(*status, code);
    }
}

/// Whether a text is a prefix, an underscore and 26 characters of the published alphabet.
pub fn is_id(value: &Value, prefix: &str) -> bool {
    let rest = value.as_str().and_then(|text| text.strip_prefix(prefix)).and_then(|rest| rest.strip_prefix('_'));
    let digit = |c: char| c.is_ascii_digit() || (c.is_ascii_lowercase() && !"ilou".contains(c));
    rest.is_some_and(|rest| rest.len() == 26 && rest.chars().all(digit))
}

#[track_caller]
pub fn assert_id(value: &Value, prefix: &str) {
    assert!(is_id(value, prefix), "{value} is no id of the kind {prefix}_");
}

/// An instant as the published client takes it: ISO 8601 that ends in `Z`.
#[track_caller]
pub fn instant(value: &Value) -> chrono::DateTime<chrono::Utc> {
    let text = value.as_str().unwrap_or_else(|| panic!("{value} is no instant"));
    assert!(text.ends_with('Z'), "{text} does not end in Z");
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The text under a key.
#[track_caller]
pub fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_else(|| panic!("no text `{key}` in {value}")).to_owned()
}

/// The ids of records, in order of the alphabet.
#[track_caller]
pub fn ids(records: &[Value]) -> Vec<String> {
    let mut ids: Vec<String> = records.iter().map(|record| text(record, "id")).collect();
    ids.sort();
    ids
}

pub fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts
}

/// A well-formed id that nobody has.
pub fn nobody(prefix: &str) -> String {
    format!("{prefix}_01h455vb4pex5vsknk084sn02q")
}
