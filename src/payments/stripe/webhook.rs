//! `Stripe-Signature: t=<seconds>,v1=<hex>,...`: HMAC-SHA256 of `t.body`. Pure.

use crate::payments::{Delivery, News, NewsKind, WebhookError};
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use sha2::Sha256;

/// How old or how far ahead a signature may be.
const TOLERANCE_S: i64 = 300;

#[derive(Deserialize)]
struct Event {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    object: Object,
}

#[derive(Deserialize)]
struct Object {
    id: Option<String>,
    payment_intent: Option<Reference>,
}

/// An id, or the object that it stands for.
#[derive(Deserialize)]
#[serde(untagged)]
enum Reference {
    Id(String),
    Object { id: String },
}

impl Reference {
    fn into_id(self) -> String {
        match self {
            Reference::Id(id) | Reference::Object { id } => id,
        }
    }
}

pub(super) fn read(delivery: &Delivery, secret: &str) -> Result<News, WebhookError> {
    check(delivery, secret)?;
    let event: Event = serde_json::from_slice(&delivery.body).map_err(|_| WebhookError::Body)?;
    let object = event.data.object;
    let kind = match event.kind.as_str() {
        "payment_intent.succeeded"
        | "payment_intent.payment_failed"
        | "payment_intent.canceled"
        | "payment_intent.processing" => object.id.map(|payment_ref| NewsKind::Payment { payment_ref }),
        "charge.refunded" | "charge.refund.updated" | "refund.created" | "refund.updated" | "refund.failed" => {
            object.payment_intent.map(|of| NewsKind::Refund { payment_ref: of.into_id() })
        }
        _ => None,
    };
    Ok(News { event_id: event.id, kind: kind.unwrap_or(NewsKind::Other) })
}

fn check(delivery: &Delivery, secret: &str) -> Result<(), WebhookError> {
    let header = delivery.header("stripe-signature").ok_or(WebhookError::Signature)?;
    let mut signed_at = None;
    let mut signatures = Vec::new();
    for part in header.split(',') {
        match part.trim().split_once('=') {
            Some(("t", text)) => signed_at = Some(text),
            Some(("v1", text)) => signatures.extend(unhex(text)),
            Some(_) | None => {}
        }
    }
    let text = signed_at.ok_or(WebhookError::Signature)?;
    let seconds: i64 = text.parse().map_err(|_| WebhookError::Signature)?;
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).map_err(|_| WebhookError::Signature)?;
    mac.update(text.as_bytes());
    mac.update(b".");
    mac.update(&delivery.body);
    // `verify_slice` takes the same time whatever differs.
    if !signatures.iter().any(|signature| mac.clone().verify_slice(signature).is_ok()) {
        return Err(WebhookError::Signature);
    }
    let age = (delivery.received_at.0 / 1000).saturating_sub(seconds);
    if age.saturating_abs() > TOLERANCE_S { Err(WebhookError::Stale) } else { Ok(()) }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    if !digits.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    let pairs = digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Moment;

    const SECRET: &str = "whsec_test_secret";
    const BODY: &str = r#"{"id":"evt_1","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1"}}}"#;
    /// `printf '1614556800.%s' "$BODY" | openssl dgst -sha256 -hmac whsec_test_secret`
    const SIGNATURE: &str = "5123b56515de812f4f3ee13a309f68c69eb65b0aa9e9887793230cd8cb3c966c";
    const AT: Moment = Moment(1_614_556_800_000);

    fn delivery(signature: &str, body: &str, received_at: Moment) -> Delivery {
        let headers = vec![("stripe-signature".to_owned(), signature.to_owned())];
        Delivery { headers, body: bytes::Bytes::copy_from_slice(body.as_bytes()), received_at }
    }

    fn good() -> String {
        format!("t=1614556800,v1={SIGNATURE},v0=00")
    }

    #[test]
    fn a_genuine_one_says_which_payment_to_look_up() {
        let news = read(&delivery(&good(), BODY, AT), SECRET).expect("genuine");
        let kind = NewsKind::Payment { payment_ref: "pi_1".to_owned() };
        assert_eq!(news, News { event_id: "evt_1".to_owned(), kind });
        // While a secret is changed, Stripe signs with the old and the new one.
        let both = format!("t=1614556800,v1={},v1={SIGNATURE}", "0".repeat(64));
        assert!(read(&delivery(&both, BODY, AT), SECRET).is_ok());
    }

    #[test]
    fn a_changed_body_time_or_secret_is_refused() {
        let changed = BODY.replace("pi_1", "pi_2");
        assert_eq!(read(&delivery(&good(), &changed, AT), SECRET), Err(WebhookError::Signature));
        let later = good().replace("1614556800", "1614556801");
        assert_eq!(read(&delivery(&later, BODY, AT), SECRET), Err(WebhookError::Signature));
        assert_eq!(read(&delivery(&good(), BODY, AT), "whsec_other"), Err(WebhookError::Signature));
        for wrong in ["", "t=1614556800", "v1=00", "t=x,v1=00", "t=1614556800,v1=zz", "t=1614556800,v1=é0"] {
            assert_eq!(read(&delivery(wrong, BODY, AT), SECRET), Err(WebhookError::Signature), "{wrong}");
        }
    }

    #[test]
    fn an_old_one_is_refused_however_well_it_is_signed() {
        let within = Moment(AT.0 + TOLERANCE_S * 1000);
        assert!(read(&delivery(&good(), BODY, within), SECRET).is_ok());
        let over = Moment(AT.0 + (TOLERANCE_S + 1) * 1000);
        assert_eq!(read(&delivery(&good(), BODY, over), SECRET), Err(WebhookError::Stale));
    }
}
