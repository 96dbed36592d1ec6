//! PayPal's objects, as far as they are read. Pure.

use super::read_money;
use crate::domain::money::Money;
use crate::payments::transport::Answer;
use crate::payments::{Payment, PaymentStatus, Refund, RefundStatus};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Order {
    pub id: String,
    status: String,
    #[serde(default)]
    purchase_units: Vec<Unit>,
    #[serde(default)]
    links: Vec<Link>,
}

#[derive(Deserialize)]
struct Unit {
    custom_id: Option<String>,
    amount: Option<Amount>,
    payments: Option<Payments>,
}

#[derive(Deserialize)]
pub(super) struct Amount {
    pub currency_code: String,
    pub value: String,
}

#[derive(Deserialize)]
struct Payments {
    #[serde(default)]
    captures: Vec<Capture>,
    #[serde(default)]
    refunds: Vec<RefundGiven>,
}

#[derive(Deserialize)]
struct Capture {
    id: String,
    status: String,
    amount: Amount,
}

#[derive(Deserialize)]
pub(super) struct RefundGiven {
    id: String,
    status: String,
    amount: Option<Amount>,
    pub custom_id: Option<String>,
}

#[derive(Deserialize)]
struct Link {
    href: String,
    rel: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// The buyer has not approved.
    Open,
    Approved,
    /// Captured, or voided: the captures tell.
    Closed,
}

impl Order {
    pub fn state(&self) -> State {
        match self.status.as_str() {
            "APPROVED" => State::Approved,
            "COMPLETED" | "VOIDED" => State::Closed,
            _ => State::Open,
        }
    }

    /// Where the buyer approves: `payer-action` with a payment source, `approve` without.
    pub fn approve_url(&self) -> Option<String> {
        let link = self.links.iter().find(|link| link.rel == "payer-action" || link.rel == "approve")?;
        Some(link.href.clone())
    }

    /// `None`: not an order of one unit with an amount that can be read.
    pub fn payment(&self) -> Option<Payment> {
        let [unit] = self.purchase_units.as_slice() else { return None };
        let asked = read_money(unit.amount.as_ref()?)?;
        let status = self.status(unit);
        let amount = match (&status, self.capture()) {
            (PaymentStatus::Succeeded, Some(capture)) => read_money(&capture.amount)?,
            (PaymentStatus::Succeeded | PaymentStatus::Pending | PaymentStatus::Failed(_), _) => asked,
        };
        let mut refunded = Money::new(0, amount.currency);
        for refund in self.refunds().filter(|refund| matches!(refund.status.as_str(), "COMPLETED" | "PENDING")) {
            refunded = refunded.checked_add(read_money(refund.amount.as_ref()?)?)?;
        }
        let booking = unit.custom_id.as_ref().and_then(|text| text.parse().ok());
        Some(Payment { payment_ref: self.id.clone(), booking, amount, status, refunded })
    }

    fn status(&self, unit: &Unit) -> PaymentStatus {
        let captures = unit.payments.as_ref().map(|payments| payments.captures.as_slice()).unwrap_or_default();
        let any = |words: &[&str]| captures.iter().any(|capture| words.contains(&capture.status.as_str()));
        if any(&["COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED"]) {
            PaymentStatus::Succeeded
        } else if any(&["PENDING"]) {
            PaymentStatus::Pending
        } else if any(&["DECLINED", "FAILED"]) {
            PaymentStatus::Failed("the payment was declined".to_owned())
        } else if self.status == "VOIDED" {
            PaymentStatus::Failed("the payment was called off".to_owned())
        } else {
            PaymentStatus::Pending
        }
    }

    fn capture(&self) -> Option<&Capture> {
        let captures = self.purchase_units.iter().filter_map(|unit| unit.payments.as_ref()).flat_map(|of| &of.captures);
        let taken = ["COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED"];
        captures.into_iter().find(|capture| taken.contains(&capture.status.as_str()))
    }

    pub fn capture_id(&self) -> Option<&str> {
        self.capture().map(|capture| capture.id.as_str())
    }

    pub fn refunds(&self) -> impl Iterator<Item = &RefundGiven> {
        self.purchase_units.iter().filter_map(|unit| unit.payments.as_ref()).flat_map(|of| &of.refunds)
    }
}

impl RefundGiven {
    pub fn refund(&self) -> Refund {
        let status = match self.status.as_str() {
            "PENDING" => RefundStatus::Pending,
            "FAILED" | "CANCELLED" => RefundStatus::Failed("the gateway could not give it back".to_owned()),
            _ => RefundStatus::Succeeded,
        };
        Refund { refund_ref: self.id.clone(), status }
    }
}

#[derive(Deserialize, Default)]
struct Failure {
    message: Option<String>,
    #[serde(default)]
    details: Vec<Detail>,
}

#[derive(Deserialize)]
struct Detail {
    issue: Option<String>,
    description: Option<String>,
}

/// The machine word of a refusal, such as `INSTRUMENT_DECLINED`. `None` for a success, and if there is none.
pub(super) fn issue(answer: &Answer) -> Option<String> {
    if answer.is_success() {
        return None;
    }
    let said: Failure = answer.read().unwrap_or_default();
    said.details.into_iter().find_map(|detail| detail.issue)
}

/// A sentence for the caller.
pub(super) fn refusal(answer: &Answer) -> String {
    let said: Failure = answer.read().unwrap_or_default();
    let detail = said.details.into_iter().find_map(|detail| detail.description);
    detail.or(said.message).unwrap_or_else(|| format!("the payment gateway answered {}", answer.status))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::OrderId;
    use serde_json::{Value, json};

    const BOOKED: OrderId = OrderId::from_bytes([2; 16]);

    fn order(status: &str, payments: Value) -> Order {
        let unit = json!({ "custom_id": BOOKED.to_string(), "amount": { "currency_code": "EUR", "value": "45.00" },
            "payments": payments });
        let links = json!([{ "href": "https://x/self", "rel": "self" }, { "href": "https://x/pay", "rel": "approve" }]);
        let order = json!({ "id": "5O1", "status": status, "purchase_units": [unit], "links": links });
        serde_json::from_value(order).expect("an order")
    }

    fn capture(status: &str) -> Value {
        json!({ "captures": [{ "id": "3C6", "status": status, "amount": { "currency_code": "EUR", "value": "45.00" } }] })
    }

    #[test]
    fn only_a_completed_capture_is_money() {
        let status = |status: &str, payments| order(status, payments).payment().expect("a payment").status;
        assert_eq!(status("COMPLETED", capture("COMPLETED")), PaymentStatus::Succeeded);
        assert_eq!(status("COMPLETED", capture("REFUNDED")), PaymentStatus::Succeeded);
        assert_eq!(status("COMPLETED", capture("PENDING")), PaymentStatus::Pending);
        assert_eq!(status("APPROVED", Value::Null), PaymentStatus::Pending);
        assert_eq!(status("PAYER_ACTION_REQUIRED", Value::Null), PaymentStatus::Pending);
        assert!(matches!(status("COMPLETED", capture("DECLINED")), PaymentStatus::Failed(_)));
        assert!(matches!(status("VOIDED", Value::Null), PaymentStatus::Failed(_)));
    }

    #[test]
    fn refunds_add_up_and_failed_ones_do_not_count() {
        let mut payments = capture("PARTIALLY_REFUNDED");
        let given = |status: &str, value: &str| {
            json!({ "id": "1R", "status": status, "custom_id": "step",
            "amount": { "currency_code": "EUR", "value": value } })
        };
        payments["refunds"] = json!([given("COMPLETED", "10.00"), given("PENDING", "5.50"), given("FAILED", "9.00")]);
        let order = order("COMPLETED", payments);
        let payment = order.payment().expect("a payment");
        assert_eq!((payment.refunded.minor, payment.amount.minor, payment.booking), (1550, 4500, Some(BOOKED)));
        assert_eq!((order.capture_id(), order.refunds().count()), (Some("3C6"), 3));
    }

    #[test]
    fn the_page_to_approve_is_found_under_either_name() {
        assert_eq!(order("CREATED", Value::Null).approve_url().as_deref(), Some("https://x/pay"));
    }
}
