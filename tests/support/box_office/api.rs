//! The Tickets API, as its clients ask it: `x-tenant-id`, everything that succeeds is 200, refusals have one shape.

use super::desk::{Desk, Org};
use crate::support::client::{Answer, send};
use reqwest::Method;
use serde_json::Value;

impl Org {
    /// Nobody in particular, on the Tickets API.
    pub fn api(&self) -> Desk {
        self.public().without_orgid().with_header("x-tenant-id", &self.slug)
    }

    /// Staff with every right, on the Tickets API.
    pub fn staff_api(&self) -> Desk {
        self.staff().without_orgid().with_header("x-tenant-id", &self.slug)
    }
}

impl Desk {
    pub async fn put(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::PUT, path).json(body)).await
    }
}

/// A refusal with exactly the published keys; its `data`.
#[track_caller]
pub fn refused(answer: &Answer, status: u16, code: &str) -> Value {
    let body = answer.json();
    assert_eq!((answer.status, &body["code"]), (status, &code.into()), "{answer}");
    assert_eq!((&body["defined"], &body["status"]), (&true.into(), &status.into()), "{answer}");
    assert!(body["message"].as_str().is_some_and(|text| !text.is_empty()), "{answer}");
    let known = ["defined", "code", "status", "message", "data"];
    let keys: Vec<&String> = body.as_object().expect("an object").keys().collect();
    assert!(keys.iter().all(|key| known.contains(&key.as_str())), "{answer}");
    body["data"].clone()
}
