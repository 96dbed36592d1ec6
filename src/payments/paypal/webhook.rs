//! PayPal's webhooks: which question asks PayPal whether it sent one, and what a genuine one is about. Pure.

use super::Raw;
use crate::payments::{Delivery, News, NewsKind, WebhookError};
use serde::{Deserialize, Serialize};

/// The body for `verify-webhook-signature`. The event goes along byte for byte.
#[derive(Serialize)]
pub(super) struct Question<'a> {
    auth_algo: &'a str,
    cert_url: &'a str,
    transmission_id: &'a str,
    transmission_sig: &'a str,
    transmission_time: &'a str,
    webhook_id: &'a str,
    webhook_event: Raw<'a>,
}

#[derive(Deserialize)]
pub(super) struct Verification {
    verification_status: String,
}

impl Verification {
    pub fn is_success(&self) -> bool {
        self.verification_status == "SUCCESS"
    }
}

#[derive(Deserialize)]
struct Event {
    id: String,
    event_type: String,
    resource: Resource,
}

#[derive(Deserialize)]
struct Resource {
    id: Option<String>,
    supplementary_data: Option<Supplementary>,
}

#[derive(Deserialize)]
struct Supplementary {
    related_ids: Option<Related>,
}

#[derive(Deserialize)]
struct Related {
    order_id: Option<String>,
}

pub(super) fn question<'a>(delivery: &'a Delivery, webhook_id: &'a str) -> Result<Question<'a>, WebhookError> {
    let header = |name: &str| delivery.header(name).ok_or(WebhookError::Signature);
    Ok(Question {
        auth_algo: header("paypal-auth-algo")?,
        cert_url: header("paypal-cert-url")?,
        transmission_id: header("paypal-transmission-id")?,
        transmission_sig: header("paypal-transmission-sig")?,
        transmission_time: header("paypal-transmission-time")?,
        webhook_id,
        webhook_event: serde_json::from_slice(&delivery.body).map_err(|_| WebhookError::Body)?,
    })
}

pub(super) fn read(delivery: &Delivery) -> Result<News, WebhookError> {
    let event: Event = serde_json::from_slice(&delivery.body).map_err(|_| WebhookError::Body)?;
    let related = event.resource.supplementary_data.and_then(|more| more.related_ids).and_then(|ids| ids.order_id);
    let kind = match event.event_type.as_str() {
        "CHECKOUT.ORDER.APPROVED" | "CHECKOUT.ORDER.COMPLETED" => {
            event.resource.id.map(|payment_ref| NewsKind::Payment { payment_ref })
        }
        "PAYMENT.CAPTURE.COMPLETED"
        | "PAYMENT.CAPTURE.DENIED"
        | "PAYMENT.CAPTURE.DECLINED"
        | "PAYMENT.CAPTURE.PENDING" => related.map(|payment_ref| NewsKind::Payment { payment_ref }),
        "PAYMENT.CAPTURE.REFUNDED" | "PAYMENT.CAPTURE.REVERSED" => {
            related.map(|payment_ref| NewsKind::Refund { payment_ref })
        }
        _ => None,
    };
    Ok(News { event_id: event.id, kind: kind.unwrap_or(NewsKind::Other) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Moment;

    fn delivery(body: &str) -> Delivery {
        let names = ["auth-algo", "cert-url", "transmission-id", "transmission-sig", "transmission-time"];
        let headers = names.map(|name| (format!("paypal-{name}"), format!("the {name}"))).into();
        Delivery { headers, body: bytes::Bytes::copy_from_slice(body.as_bytes()), received_at: Moment(0) }
    }

    #[test]
    fn the_event_is_asked_about_byte_for_byte() {
        let body = r#"{ "id":"WH-1",  "b": 1.50, "a": "\u00e9" }"#;
        let delivery = delivery(body);
        let asked = serde_json::to_string(&question(&delivery, "4XY").expect("a question")).expect("JSON");
        assert!(asked.contains(&format!(r#""webhook_event":{body}"#)), "{asked}");
        assert!(asked.contains(r#""webhook_id":"4XY""#) && asked.contains(r#""cert_url":"the cert-url""#), "{asked}");
    }

    #[test]
    fn without_its_five_headers_it_is_not_genuine() {
        let mut delivery = delivery("{}");
        delivery.headers.remove(3);
        assert!(matches!(question(&delivery, "4XY"), Err(WebhookError::Signature)));
    }

    #[test]
    fn each_kind_says_which_order_to_look_up() {
        let read_kind = |body: &str| read(&delivery(body)).expect("an event").kind;
        let approved = r#"{"id":"WH-1","event_type":"CHECKOUT.ORDER.APPROVED","resource":{"id":"5O1"}}"#;
        assert_eq!(read_kind(approved), NewsKind::Payment { payment_ref: "5O1".to_owned() });
        let captured = r#"{"id":"WH-2","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"id":"3C6",
            "supplementary_data":{"related_ids":{"order_id":"5O1"}}}}"#;
        assert_eq!(read_kind(captured), NewsKind::Payment { payment_ref: "5O1".to_owned() });
        let refunded = captured.replace("COMPLETED", "REFUNDED");
        assert_eq!(read_kind(&refunded), NewsKind::Refund { payment_ref: "5O1".to_owned() });
        let other = approved.replace("CHECKOUT.ORDER.APPROVED", "CUSTOMER.DISPUTE.CREATED");
        assert_eq!(read_kind(&other), NewsKind::Other);
        assert_eq!(read(&delivery("[]")), Err(WebhookError::Body));
    }
}
