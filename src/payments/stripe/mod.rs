//! Stripe: payment intents, refunds and signed webhooks over its public HTTP API.

mod webhook;
mod wire;

use super::amounts::to_stripe;
use super::transport::{Answer, Timing, Transport, form, path_safe};
use super::{Delivery, Intent, NewIntent, NewRefund, News, Payment, PaymentError, Refund, WebhookError};
use reqwest::{Method, RequestBuilder};
use std::fmt;
use std::sync::Arc;

/// See [`super::readers`].
#[cfg(feature = "testing")]
pub(super) fn read_webhook(delivery: &Delivery, secret: &str) -> Result<News, WebhookError> {
    webhook::read(delivery, secret)
}

/// Where Stripe is and who we are.
#[derive(Clone)]
pub struct StripeSettings {
    /// `https://api.stripe.com`, or a stand-in.
    pub base_url: String,
    pub secret_key: String,
    /// For the buyer's browser.
    pub publishable_key: String,
    /// Of the webhook endpoint; empty = no webhook is believed.
    pub webhook_secret: String,
    pub timing: Timing,
}

impl fmt::Debug for StripeSettings {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("StripeSettings").field("base_url", &self.base_url).finish_non_exhaustive()
    }
}

/// The version of Stripe's API that `wire` reads, whatever the account's own is.
const VERSION: &str = "2024-06-20";

#[derive(Clone)]
pub struct Stripe {
    inner: Arc<Inner>,
}

struct Inner {
    transport: Transport,
    settings: StripeSettings,
}

impl Stripe {
    /// # Errors
    /// No HTTP client can be made.
    pub fn new(settings: StripeSettings) -> Result<Stripe, PaymentError> {
        let transport = Transport::new(&settings.base_url, settings.timing)?;
        Ok(Stripe { inner: Arc::new(Inner { transport, settings }) })
    }

    pub fn publishable_key(&self) -> &str {
        &self.inner.settings.publishable_key
    }

    pub async fn create_intent(&self, new: NewIntent) -> Result<Intent, PaymentError> {
        let amount = to_stripe(new.amount)?.to_string();
        let currency = new.amount.currency.as_str().to_ascii_lowercase();
        let (booking, tenant) = (new.booking.to_string(), new.tenant.to_string());
        let body = form(&[
            ("amount", &amount),
            ("currency", &currency),
            (wire::BOOKING_FIELD, &booking),
            ("metadata[tenant]", &tenant),
            ("metadata[description]", &new.description),
        ]);
        let answer = self.post("/v1/payment_intents", &body, &new.key).await?;
        let made: wire::PaymentIntent = accepted(&answer)?.read()?;
        let client_secret = made.client_secret.ok_or_else(|| unreadable("an intent without a client secret"))?;
        Ok(Intent { payment_ref: made.id, client_secret: Some(client_secret), approve_url: None })
    }

    pub async fn look_up(&self, payment_ref: &str) -> Result<Payment, PaymentError> {
        let path = format!("/v1/payment_intents/{}?expand[]=latest_charge", path_safe(payment_ref)?);
        let answer = self.get(&path).await?;
        let found: wire::PaymentIntent = accepted(&answer)?.read()?;
        if found.id != payment_ref {
            return Err(unreadable("another intent than the one that was asked for"));
        }
        found.payment().ok_or_else(|| unreadable("an intent with an amount that cannot be read"))
    }

    /// Stripe forgets its idempotency keys after a day or so, a step may be driven again later: our key is in the
    /// refund's metadata, so it is looked for first.
    pub async fn refund(&self, new: NewRefund) -> Result<Refund, PaymentError> {
        let payment_ref = path_safe(&new.payment_ref)?;
        let path = format!("/v1/refunds?payment_intent={payment_ref}&limit=100");
        let answer = self.get(&path).await?;
        let given: wire::List<wire::Refund> = accepted(&answer)?.read()?;
        if let Some(known) = given.data.into_iter().find(|refund| refund.is_of_step(&new.key)) {
            return Ok(known.refund());
        }
        let amount = to_stripe(new.amount)?.to_string();
        let body = form(&[("payment_intent", payment_ref), ("amount", &amount), (wire::STEP_FIELD, &new.key)]);
        let answer = self.post("/v1/refunds", &body, &new.key).await?;
        let made: wire::Refund = accepted(&answer)?.read()?;
        Ok(made.refund())
    }

    pub fn news(&self, delivery: &Delivery) -> Result<News, WebhookError> {
        let secret = &self.inner.settings.webhook_secret;
        if secret.is_empty() { Err(WebhookError::Signature) } else { webhook::read(delivery, secret) }
    }

    async fn get(&self, path: &str) -> Result<Answer, PaymentError> {
        let key = &self.inner.settings.secret_key;
        let fill = |request: RequestBuilder| request.bearer_auth(key).header("Stripe-Version", VERSION);
        self.inner.transport.send(Method::GET, path, fill).await
    }

    async fn post(&self, path: &str, body: &str, key: &str) -> Result<Answer, PaymentError> {
        let secret = &self.inner.settings.secret_key;
        let fill = |request: RequestBuilder| {
            request
                .bearer_auth(secret)
                .header("Stripe-Version", VERSION)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(body.to_owned())
        };
        self.inner.transport.send(Method::POST, path, fill).await
    }
}

fn unreadable(what: &str) -> PaymentError {
    PaymentError::Misconfigured(format!("stripe answered {what}"))
}

/// The answer if it is a yes, else what the no means.
fn accepted(answer: &Answer) -> Result<&Answer, PaymentError> {
    if answer.is_success() {
        return Ok(answer);
    }
    let said = answer.read::<wire::Failure>().unwrap_or_default().error;
    let message = said.message.unwrap_or_else(|| format!("the payment gateway answered {}", answer.status));
    Err(match answer.status {
        401 | 403 => PaymentError::Misconfigured(format!("stripe answered {}", answer.status)),
        404 => PaymentError::UnknownPayment,
        400 if said.kind.as_deref() == Some("idempotency_error") => {
            PaymentError::Refused("the idempotency key was used for another payment".to_owned())
        }
        400 if said.code.as_deref() == Some("resource_missing") => PaymentError::UnknownPayment,
        400..=499 => PaymentError::Refused(message),
        status => PaymentError::Misconfigured(format!("stripe answered {status}")),
    })
}
