//! The gateways that are offered here, chosen by name; each behind a breaker, and counted.

use super::breaker::{Breaker, BreakerSettings, BreakerState};
use super::paypal::{PayPal, PayPalSettings};
use super::sandbox::{BookError, Sandbox};
use super::stripe::{Stripe, StripeSettings};
use super::{
    Delivery, GatewayName, Intent, NewIntent, NewRefund, News, NoGateway, Payment, PaymentError, Refund, WebhookError,
};
use crate::domain::time::Moment;
use crate::signals;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;

/// Which gateways are offered, and how they are reached.
#[derive(Debug, Clone)]
pub struct Settings {
    pub stripe: Option<StripeSettings>,
    pub paypal: Option<PayPalSettings>,
    /// The sandbox's book: it plays every gateway that has no settings of its own.
    pub sandbox_book: Option<PathBuf>,
    pub breaker: BreakerSettings,
    /// Calls to one gateway at once; more are answered "later".
    pub calls_max: usize,
    /// The longest that anybody waits for an answer, waiting for others included.
    pub patience: Duration,
}

/// Why no gateway can be offered.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    #[error(transparent)]
    Book(#[from] BookError),
    #[error("no connection to a payment gateway can be prepared: {0}")]
    Client(String),
}

/// Every gateway that is offered; clones share it.
#[derive(Clone, Default)]
pub struct Gateways {
    offered: Arc<Vec<Gateway>>,
    sandbox: Option<Sandbox>,
}

impl Gateways {
    /// # Errors
    /// The sandbox's book cannot be used, or no HTTP client can be made.
    pub fn new(settings: Settings) -> Result<Gateways, SetUpError> {
        let client = |error: PaymentError| SetUpError::Client(error.to_string());
        let Settings { breaker, calls_max, patience, .. } = settings;
        let real = |name, speaker| Gateway::new(name, speaker, breaker, calls_max, patience);
        let mut offered = Vec::new();
        if let Some(stripe) = settings.stripe {
            let speaker = Speaker::Stripe(Stripe::new(stripe).map_err(client)?);
            offered.push(real(GatewayName::Stripe, speaker));
        }
        if let Some(paypal) = settings.paypal {
            let speaker = Speaker::PayPal(PayPal::new(paypal).map_err(client)?);
            offered.push(real(GatewayName::PayPal, speaker));
        }
        let free = |name: &GatewayName| !offered.iter().any(|gateway: &Gateway| gateway.name() == *name);
        let left: Vec<GatewayName> = GatewayName::ALL.into_iter().filter(free).collect();
        let book = settings.sandbox_book.filter(|_| !left.is_empty());
        let sandbox = book.map(|book| Sandbox::open(&book)).transpose()?;
        for name in left {
            if let Some(sandbox) = &sandbox {
                let speaker = Speaker::Sandbox(sandbox.clone());
                offered.push(Gateway::new(name, speaker, breaker, usize::MAX, patience));
            }
        }
        Ok(Gateways { offered: Arc::new(offered), sandbox })
    }

    /// By the word that the buyer's client sends.
    pub fn by_name(&self, name: &str) -> Result<&Gateway, NoGateway> {
        self.get(name.parse()?)
    }

    pub fn get(&self, name: GatewayName) -> Result<&Gateway, NoGateway> {
        self.offered.iter().find(|gateway| gateway.name() == name).ok_or(NoGateway::NotOffered(name))
    }

    /// The names that a buyer may choose from.
    pub fn offered(&self) -> impl Iterator<Item = &Gateway> {
        self.offered.iter()
    }

    /// The sandbox, where one plays a gateway.
    pub fn sandbox(&self) -> Option<&Sandbox> {
        self.sandbox.as_ref()
    }
}

/// One gateway. Every call has a time-out; what failed on the way is tried again under the same key before it is told.
#[derive(Clone)]
pub struct Gateway {
    inner: Arc<Inner>,
}

struct Inner {
    name: GatewayName,
    speaker: Speaker,
    breaker: Mutex<Breaker>,
    places: Semaphore,
    patience: Duration,
}

enum Speaker {
    Stripe(Stripe),
    PayPal(PayPal),
    Sandbox(Sandbox),
}

impl Gateway {
    fn new(
        name: GatewayName,
        speaker: Speaker,
        breaker: BreakerSettings,
        calls_max: usize,
        patience: Duration,
    ) -> Gateway {
        signals::gateway_offered(name.as_str());
        signals::gateway_breaker(name.as_str(), breaker_level(BreakerState::Closed));
        let breaker = Mutex::new(Breaker::new(breaker));
        let places = Semaphore::new(calls_max.min(Semaphore::MAX_PERMITS));
        Gateway { inner: Arc::new(Inner { name, speaker, breaker, places, patience }) }
    }

    pub fn name(&self) -> GatewayName {
        self.inner.name
    }

    /// What the buyer's browser needs to talk to the gateway: Stripe's publishable key, PayPal's client id. `None` in the
    /// sandbox, which has no pages.
    pub fn browser_key(&self) -> Option<&str> {
        match &self.inner.speaker {
            Speaker::Stripe(stripe) => Some(stripe.publishable_key()),
            Speaker::PayPal(paypal) => Some(paypal.client_id()),
            Speaker::Sandbox(_) => None,
        }
    }

    /// Asks for money. Harmless to repeat with the same key.
    pub async fn create_intent(&self, new: NewIntent) -> Result<Intent, PaymentError> {
        let name = self.inner.name;
        let call = async {
            // Boxed, since whoever buys carries this future along: a call over HTTP is large, and takes its time anyway.
            match &self.inner.speaker {
                Speaker::Stripe(stripe) => Box::pin(stripe.create_intent(new)).await,
                Speaker::PayPal(paypal) => Box::pin(paypal.create_intent(new)).await,
                Speaker::Sandbox(sandbox) => sandbox.create_intent(name, new).await,
            }
        };
        self.watched("create_intent", call).await
    }

    /// How a payment stands. Changes nothing: this is what a sweeper asks.
    pub async fn look_up(&self, payment_ref: &str) -> Result<Payment, PaymentError> {
        let name = self.inner.name;
        let call = async {
            match &self.inner.speaker {
                Speaker::Stripe(stripe) => stripe.look_up(payment_ref).await,
                Speaker::PayPal(paypal) => paypal.look_up(payment_ref).await,
                Speaker::Sandbox(sandbox) => sandbox.look_up(name, payment_ref).await,
            }
        };
        self.watched("look_up", call).await
    }

    /// How a payment stands, after what the buyer approved was taken: this is what confirm-order and webhooks ask, once
    /// they know that the reference is the booking's own. PayPal captures an approved order here; the sandbox believes
    /// that the buyer paid, unless it was told otherwise. Harmless to repeat.
    pub async fn take(&self, payment_ref: &str) -> Result<Payment, PaymentError> {
        let name = self.inner.name;
        let call = async {
            match &self.inner.speaker {
                // Stripe takes the money itself as soon as the buyer's card agrees.
                Speaker::Stripe(stripe) => stripe.look_up(payment_ref).await,
                Speaker::PayPal(paypal) => paypal.take(payment_ref).await,
                Speaker::Sandbox(sandbox) => sandbox.take(name, payment_ref).await,
            }
        };
        self.watched("take", call).await
    }

    /// Gives money back. Harmless to repeat with the same key.
    pub async fn refund(&self, new: NewRefund) -> Result<Refund, PaymentError> {
        let name = self.inner.name;
        let call = async {
            match &self.inner.speaker {
                Speaker::Stripe(stripe) => stripe.refund(new).await,
                Speaker::PayPal(paypal) => paypal.refund(new).await,
                Speaker::Sandbox(sandbox) => sandbox.refund(name, new).await,
            }
        };
        self.watched("refund", call).await
    }

    /// What a webhook says, if it is genuine.
    pub async fn news(&self, delivery: &Delivery) -> Result<News, WebhookError> {
        match &self.inner.speaker {
            Speaker::Stripe(stripe) => stripe.news(delivery),
            Speaker::PayPal(paypal) => {
                let asked = async {
                    match paypal.news(delivery).await {
                        // PayPal cannot even read what it is said to have signed.
                        Err(WebhookError::Gateway(PaymentError::Refused(_))) => Ok(Err(WebhookError::Signature)),
                        Err(WebhookError::Gateway(error)) => Err(error),
                        Ok(news) => Ok(Ok(news)),
                        Err(error) => Ok(Err(error)),
                    }
                };
                self.watched("verify_webhook", asked).await?
            }
            // The sandbox sends none: nothing that claims to come from it is genuine.
            Speaker::Sandbox(_) => Err(WebhookError::Signature),
        }
    }

    /// Makes the call if the breaker lets it, tells the breaker how it went, and counts it.
    async fn watched<T>(
        &self,
        call: &'static str,
        work: impl Future<Output = Result<T, PaymentError>>,
    ) -> Result<T, PaymentError> {
        let name = self.inner.name.as_str();
        let Ok(_place) = self.inner.places.try_acquire() else {
            signals::gateway_error(name, call, "too_many");
            return Err(PaymentError::Unavailable("too many calls are under way".to_owned()));
        };
        if let Err(left_alone) = self.with_breaker(|breaker| breaker.admit(now())) {
            signals::gateway_error(name, call, "breaker_open");
            return Err(PaymentError::Unavailable(format!("left alone for {} ms", left_alone.for_ms)));
        }
        let began = Instant::now();
        // Giving up in the middle is harmless: the same key asks again.
        let done = tokio::time::timeout(self.inner.patience, work).await;
        let done = done.unwrap_or_else(|_| Err(PaymentError::Unavailable("it did not answer in time".to_owned())));
        signals::gateway_answered(name, call, began.elapsed());
        let problem = done.as_ref().err().and_then(problem);
        if let Some((kind, why)) = problem {
            signals::gateway_failed(name, call, kind, why);
        }
        match &done {
            Err(PaymentError::Unavailable(_)) => self.with_breaker(|breaker| breaker.failed(now())),
            Ok(_) | Err(_) => self.with_breaker(Breaker::answered),
        }
        done
    }

    fn with_breaker<T>(&self, change: impl FnOnce(&mut Breaker) -> T) -> T {
        let mut breaker = self.inner.breaker.lock().unwrap_or_else(PoisonError::into_inner);
        let before = breaker.state();
        let said = change(&mut breaker);
        if breaker.state() != before {
            signals::gateway_breaker(self.inner.name.as_str(), breaker_level(breaker.state()));
        }
        said
    }
}

/// What is an operator's concern; a refusal is the caller's.
fn problem(error: &PaymentError) -> Option<(&'static str, &str)> {
    match error {
        PaymentError::Refused(_) | PaymentError::UnknownPayment => None,
        PaymentError::Unavailable(why) => Some(("unavailable", why)),
        PaymentError::Misconfigured(why) => Some(("misconfigured", why)),
    }
}

fn breaker_level(state: BreakerState) -> u8 {
    match state {
        BreakerState::Closed => 0,
        BreakerState::HalfOpen => 1,
        BreakerState::Open => 2,
    }
}

fn now() -> Moment {
    Moment(chrono::Utc::now().timestamp_millis())
}
