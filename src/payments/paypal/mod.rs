//! PayPal: orders (v2), captures, refunds and verified webhooks over its public HTTP API.

mod token;
mod webhook;
mod wire;

use super::amounts::{from_paypal, to_paypal};
use super::transport::{Answer, Timing, Transport, path_safe};
use super::{Delivery, Intent, NewIntent, NewRefund, News, Payment, PaymentError, PaymentStatus, Refund, WebhookError};
use crate::domain::money::Money;
use reqwest::Method;
use serde_json::json;
use std::fmt;
use std::sync::Arc;
use token::Token;
use wire::State;

/// See [`super::readers`].
#[cfg(feature = "testing")]
pub(super) fn read_webhook(delivery: &Delivery, webhook_id: &str) -> Result<News, WebhookError> {
    let question = webhook::question(delivery, webhook_id)?;
    serde_json::to_vec(&question).map_err(|_| WebhookError::Body)?;
    webhook::read(delivery)
}

/// Longest description that PayPal takes.
const DESCRIPTION_MAX_CHARS: usize = 127;

/// Where PayPal is and who we are.
#[derive(Clone)]
pub struct PayPalSettings {
    /// `https://api-m.paypal.com`, `https://api-m.sandbox.paypal.com`, or a stand-in.
    pub base_url: String,
    /// Also shown to the buyer's browser.
    pub client_id: String,
    pub client_secret: String,
    /// Of the webhook at PayPal; empty = no webhook is believed.
    pub webhook_id: String,
    pub timing: Timing,
}

impl fmt::Debug for PayPalSettings {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("PayPalSettings").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}

#[derive(Clone)]
pub struct PayPal {
    inner: Arc<Inner>,
}

struct Inner {
    transport: Transport,
    token: Token,
    settings: PayPalSettings,
}

impl PayPal {
    /// # Errors
    /// No HTTP client can be made.
    pub fn new(settings: PayPalSettings) -> Result<PayPal, PaymentError> {
        let transport = Transport::new(&settings.base_url, settings.timing)?;
        Ok(PayPal { inner: Arc::new(Inner { transport, token: Token::default(), settings }) })
    }

    pub fn client_id(&self) -> &str {
        &self.inner.settings.client_id
    }

    pub async fn create_intent(&self, new: NewIntent) -> Result<Intent, PaymentError> {
        let description: String = new.description.chars().take(DESCRIPTION_MAX_CHARS).collect();
        let mut order = json!({
            "intent": "CAPTURE",
            "purchase_units": [{
                "custom_id": new.booking.to_string(),
                "description": description,
                "amount": { "currency_code": new.amount.currency.as_str(), "value": to_paypal(new.amount)? },
            }],
        });
        if let Some(url) = &new.return_url {
            let context = json!({ "return_url": url, "cancel_url": url, "user_action": "PAY_NOW",
                "shipping_preference": "NO_SHIPPING" });
            order["payment_source"] = json!({ "paypal": { "experience_context": context } });
        }
        let answer = self.post("/v2/checkout/orders", &order, Some(&new.key)).await?;
        let made: wire::Order = accepted(&answer)?.read()?;
        let approve_url = made.approve_url().ok_or_else(|| unreadable("an order without a page to approve it"))?;
        Ok(Intent { approve_url: Some(approve_url), payment_ref: made.id, client_secret: None })
    }

    pub async fn look_up(&self, payment_ref: &str) -> Result<Payment, PaymentError> {
        self.order(payment_ref).await?.payment().ok_or_else(|| unreadable("an order that cannot be read"))
    }

    /// Captures the order if the buyer approved it, and says how it stands then.
    pub async fn take(&self, payment_ref: &str) -> Result<Payment, PaymentError> {
        let order = self.order(payment_ref).await?;
        let payment = order.payment().ok_or_else(|| unreadable("an order that cannot be read"))?;
        if order.state() != State::Approved {
            return Ok(payment);
        }
        let path = format!("/v2/checkout/orders/{}/capture", path_safe(payment_ref)?);
        // One key per order: however often it is asked, the order is captured once.
        let answer = self.post(&path, &json!({}), Some(&format!("capture-{payment_ref}"))).await?;
        match wire::issue(&answer).as_deref() {
            // What the order says now counts: another request captured it, or the buyer took the approval back.
            Some("ORDER_ALREADY_CAPTURED" | "ORDER_NOT_APPROVED") => self.look_up(payment_ref).await,
            Some("INSTRUMENT_DECLINED" | "PAYER_CANNOT_PAY" | "TRANSACTION_REFUSED") => {
                let why = "the payment was declined: choose another way to pay at PayPal".to_owned();
                Ok(Payment { status: PaymentStatus::Failed(why), ..payment })
            }
            Some(_) | None => {
                accepted(&answer)?;
                self.look_up(payment_ref).await
            }
        }
    }

    /// PayPal forgets its request ids after some weeks, a step may be driven again later: our key is in the refund's
    /// custom id, so it is looked for first.
    pub async fn refund(&self, new: NewRefund) -> Result<Refund, PaymentError> {
        let order = self.order(&new.payment_ref).await?;
        if let Some(known) = order.refunds().find(|refund| refund.custom_id.as_deref() == Some(&new.key)) {
            return Ok(known.refund());
        }
        let nothing = || PaymentError::Refused("nothing was paid, so nothing can be given back".to_owned());
        let capture = order.capture_id().ok_or_else(nothing)?;
        let path = format!("/v2/payments/captures/{}/refund", path_safe(capture)?);
        let body = json!({ "custom_id": new.key,
            "amount": { "currency_code": new.amount.currency.as_str(), "value": to_paypal(new.amount)? } });
        let answer = self.post(&path, &body, Some(&new.key)).await?;
        let made: wire::RefundGiven = accepted(&answer)?.read()?;
        Ok(made.refund())
    }

    /// Asks PayPal whether it sent this.
    pub async fn news(&self, delivery: &Delivery) -> Result<News, WebhookError> {
        let webhook_id = &self.inner.settings.webhook_id;
        if webhook_id.is_empty() {
            return Err(WebhookError::Signature);
        }
        let question = webhook::question(delivery, webhook_id)?;
        let answer = self.post("/v1/notifications/verify-webhook-signature", &question, None).await?;
        let said: webhook::Verification = accepted(&answer)?.read()?;
        if said.is_success() { webhook::read(delivery) } else { Err(WebhookError::Signature) }
    }

    async fn order(&self, payment_ref: &str) -> Result<wire::Order, PaymentError> {
        let path = format!("/v2/checkout/orders/{}", path_safe(payment_ref)?);
        let answer = self.call(Method::GET, &path, |request| request).await?;
        let order: wire::Order = accepted(&answer)?.read()?;
        if order.id == payment_ref { Ok(order) } else { Err(unreadable("another order than was asked for")) }
    }

    async fn post(
        &self,
        path: &str,
        body: &(impl serde::Serialize + ?Sized),
        key: Option<&str>,
    ) -> Result<Answer, PaymentError> {
        let fill = |request: reqwest::RequestBuilder| {
            let request = request.header("Prefer", "return=representation").json(body);
            match key {
                Some(key) => request.header("PayPal-Request-Id", key),
                None => request,
            }
        };
        self.call(Method::POST, path, fill).await
    }

    /// With our token; with a new one if PayPal no longer takes the one we have.
    async fn call(
        &self,
        method: Method,
        path: &str,
        fill: impl Fn(reqwest::RequestBuilder) -> reqwest::RequestBuilder,
    ) -> Result<Answer, PaymentError> {
        let transport = &self.inner.transport;
        let token = self.inner.token.get(transport, &self.inner.settings).await?;
        let answer = transport.send(method.clone(), path, |request| fill(request.bearer_auth(&*token))).await?;
        if answer.status != 401 {
            return Ok(answer);
        }
        self.inner.token.forget(&token).await;
        let token = self.inner.token.get(transport, &self.inner.settings).await?;
        transport.send(method, path, |request| fill(request.bearer_auth(&*token))).await
    }
}

fn unreadable(what: &str) -> PaymentError {
    PaymentError::Misconfigured(format!("paypal answered {what}"))
}

/// The answer if it is a yes, else what the no means.
fn accepted(answer: &Answer) -> Result<&Answer, PaymentError> {
    if answer.is_success() {
        return Ok(answer);
    }
    Err(match answer.status {
        401 | 403 => PaymentError::Misconfigured(format!("paypal answered {}", answer.status)),
        404 => PaymentError::UnknownPayment,
        400..=499 => PaymentError::Refused(wire::refusal(answer)),
        status => PaymentError::Misconfigured(format!("paypal answered {status}")),
    })
}

fn read_money(amount: &wire::Amount) -> Option<Money> {
    from_paypal(&amount.value, &amount.currency_code)
}

/// What a webhook carried, as it came: the signature is over its bytes.
type Raw<'a> = &'a serde_json::value::RawValue;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_do_not_show() {
        let timing = Timing {
            connect: std::time::Duration::from_secs(1),
            attempt: std::time::Duration::from_secs(1),
            call: std::time::Duration::from_secs(1),
            retries: 0,
        };
        let settings = PayPalSettings {
            base_url: "https://api-m.paypal.com".to_owned(),
            client_id: "an-id".to_owned(),
            client_secret: "a-secret".to_owned(),
            webhook_id: "a-webhook".to_owned(),
            timing,
        };
        let shown = format!("{settings:?}");
        assert!(!shown.contains("a-secret") && !shown.contains("a-webhook"), "{shown}");
    }
}
