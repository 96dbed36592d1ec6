//! Webhooks as the gateways sign them.

use crate::support::client::{Answer, Client, send};
use hmac::{Hmac, KeyInit, Mac};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::Sha256;

/// An event of Stripe about a payment.
pub fn stripe_event(id: &str, kind: &str, payment_ref: &str) -> Value {
    json!({ "id": id, "object": "event", "type": kind, "data": { "object": { "id": payment_ref,
        "object": "payment_intent" } } })
}

/// Sends it to the gateway as Stripe does, signed with `secret` at `at` (seconds).
pub async fn as_stripe(client: &Client, secret: &str, at: i64, event: &Value) -> Answer {
    let body = event.to_string();
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any key will do");
    mac.update(format!("{at}.{body}").as_bytes());
    let signature: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let request = client.request(Method::POST, "/webhooks/stripe").header("content-type", "application/json");
    send(request.header("stripe-signature", format!("t={at},v1={signature}")).body(body)).await
}

/// Sends it as PayPal does.
pub async fn as_paypal(client: &Client, signature: &str, event: &Value) -> Answer {
    let delivery = crate::paypal::delivery(signature, &event.to_string());
    let request = client.request(Method::POST, "/webhooks/paypal").header("content-type", "application/json");
    let request = delivery.headers.iter().fold(request, |request, (name, value)| request.header(name, value));
    send(request.body(delivery.body.to_vec())).await
}

pub fn now_s() -> i64 {
    chrono::Utc::now().timestamp()
}
