//! Stripe's objects, as far as they are read. Pure.

use crate::domain::money::{Currency, Money};
use crate::payments::amounts::from_stripe;
use crate::payments::{Payment, PaymentStatus, RefundStatus};
use serde::Deserialize;
use std::collections::HashMap;

const BOOKING: &str = "booking";
const STEP: &str = "step";
pub(super) const BOOKING_FIELD: &str = "metadata[booking]";
pub(super) const STEP_FIELD: &str = "metadata[step]";

#[derive(Deserialize)]
pub(super) struct PaymentIntent {
    pub id: String,
    pub client_secret: Option<String>,
    amount: i64,
    amount_received: Option<i64>,
    currency: String,
    status: String,
    #[serde(default)]
    metadata: HashMap<String, String>,
    last_payment_error: Option<LastError>,
    latest_charge: Option<Charge>,
}

#[derive(Deserialize)]
struct LastError {
    message: Option<String>,
}

/// Expanded, since we ask for it.
#[derive(Deserialize)]
struct Charge {
    amount_refunded: i64,
}

#[derive(Deserialize)]
pub(super) struct List<T> {
    pub data: Vec<T>,
}

#[derive(Deserialize)]
pub(super) struct Refund {
    id: String,
    status: Option<String>,
    failure_reason: Option<String>,
    #[serde(default)]
    metadata: HashMap<String, String>,
}

#[derive(Deserialize, Default)]
pub(super) struct Failure {
    pub error: Said,
}

#[derive(Deserialize, Default)]
pub(super) struct Said {
    pub message: Option<String>,
    pub code: Option<String>,
    #[serde(rename = "type")]
    pub kind: Option<String>,
}

impl PaymentIntent {
    /// `None`: amount and currency cannot be read.
    pub fn payment(self) -> Option<Payment> {
        let currency = Currency::new(&self.currency).ok()?;
        let status = self.state();
        let paid = match &status {
            PaymentStatus::Succeeded => self.amount_received.unwrap_or(self.amount),
            PaymentStatus::Pending | PaymentStatus::Failed(_) => self.amount,
        };
        let refunded = match self.latest_charge {
            Some(charge) => from_stripe(charge.amount_refunded, currency)?,
            None => Money::new(0, currency),
        };
        let amount = from_stripe(paid, currency)?;
        let booking = self.metadata.get(BOOKING).and_then(|text| text.parse().ok());
        Some(Payment { payment_ref: self.id, booking, amount, status, refunded })
    }

    fn state(&self) -> PaymentStatus {
        match (self.status.as_str(), &self.last_payment_error) {
            ("succeeded", _) => PaymentStatus::Succeeded,
            ("canceled", _) => PaymentStatus::Failed("the payment was called off".to_owned()),
            ("requires_payment_method", Some(error)) => {
                let message = error.message.clone();
                PaymentStatus::Failed(message.unwrap_or_else(|| "the payment was declined".to_owned()))
            }
            _ => PaymentStatus::Pending,
        }
    }
}

impl Refund {
    /// Whether this is what the step gave back; one that failed was not given.
    pub fn is_of_step(&self, key: &str) -> bool {
        self.metadata.get(STEP).is_some_and(|step| step == key)
    }

    pub fn refund(self) -> super::Refund {
        let status = match self.status.as_deref() {
            Some("failed" | "canceled") => {
                let reason = self.failure_reason.unwrap_or_else(|| "the gateway could not give it back".to_owned());
                RefundStatus::Failed(reason)
            }
            Some("pending" | "requires_action") => RefundStatus::Pending,
            Some(_) | None => RefundStatus::Succeeded,
        };
        super::Refund { refund_ref: self.id, status }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::OrderId;
    use serde_json::{Value, json};

    const BOOKED: OrderId = OrderId::from_bytes([2; 16]);

    fn read(more: Value) -> Payment {
        let mut intent = json!({ "id": "pi_1", "amount": 4500, "currency": "eur", "status": "requires_payment_method",
            "metadata": { "booking": BOOKED.to_string() }, "client_secret": "pi_1_secret_x", "latest_charge": null });
        for (name, value) in more.as_object().expect("an object") {
            intent[name] = value.clone();
        }
        serde_json::from_value::<PaymentIntent>(intent).expect("an intent").payment().expect("a payment")
    }

    #[test]
    fn what_was_received_counts_once_it_succeeded() {
        let paid = read(json!({ "status": "succeeded", "amount_received": 4400,
            "latest_charge": { "id": "ch_1", "amount_refunded": 1500 } }));
        assert_eq!((paid.amount.to_string().as_str(), paid.status), ("44 EUR", PaymentStatus::Succeeded));
        assert_eq!((paid.refunded.minor, paid.booking), (1500, Some(BOOKED)));
    }

    #[test]
    fn a_declined_card_is_told_apart_from_a_buyer_who_has_not_paid() {
        assert_eq!(read(json!({})).status, PaymentStatus::Pending);
        let declined = read(json!({ "last_payment_error": { "message": "Your card was declined." } }));
        assert_eq!(declined.status, PaymentStatus::Failed("Your card was declined.".to_owned()));
        for pending in ["processing", "requires_action", "requires_confirmation", "requires_capture", "of_the_future"] {
            assert_eq!(read(json!({ "status": pending })).status, PaymentStatus::Pending, "{pending}");
        }
        assert!(matches!(read(json!({ "status": "canceled" })).status, PaymentStatus::Failed(_)));
    }

    #[test]
    fn an_intent_of_somebody_else_has_no_booking() {
        assert_eq!(read(json!({ "metadata": { "booking": "42" } })).booking, None);
        assert_eq!(read(json!({ "metadata": {} })).booking, None);
    }
}
