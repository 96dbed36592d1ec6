//! The body of a call.

use crate::stores::postgres::deliveries::Claimed;
use chrono::SecondsFormat;
use serde_json::{Value, json};

/// `type`, `timestamp` and `data` as the Standard Webhooks scheme has them, `type`, `properties` and `metadata` as the
/// Tickets API announces them. The same bytes at every attempt.
pub fn body(delivery: &Claimed) -> Vec<u8> {
    let timestamp = delivery.happened_at.to_rfc3339_opts(SecondsFormat::Millis, true);
    let about = ["ticketId", "bookingId"].into_iter().find_map(|field| delivery.payload.get(field));
    let body = json!({
        "type": delivery.kind.word(),
        "timestamp": timestamp,
        "data": delivery.payload,
        "properties": { "id": about.unwrap_or(&Value::Null) },
        "metadata": { "tenant": { "id": delivery.tenant.to_string() }, "timestamp": timestamp },
    });
    body.to_string().into_bytes()
}
