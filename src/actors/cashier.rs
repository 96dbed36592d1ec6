//! What surfaces ask about payments: which gateways are offered, what a webhook means, what the sandbox did.
//!
//! A handle that is cheap to clone. Bookings are settled by [`Sales`]; a webhook only says which one to look at.

pub use crate::payments::{Delivery, Entry, EntryKind, GatewayName, NoGateway, Outcome};

use crate::actors::sales::{SaleError, Sales};
use crate::domain::ids::TenantId;
use crate::payments::{Gateway, Gateways, News, NewsKind, PaymentError, Sandbox, WebhookError};
use crate::signals;
use crate::stores::StoreError;
use crate::stores::postgres::{Store, gateway_events};
use std::time::Duration;

/// Gateways deliver an event for some days; ids are remembered for longer than that.
const REMEMBERED_DAYS: i32 = 60;
const FORGET_EVERY: Duration = Duration::from_secs(6 * 3600);

/// Why a webhook was not dealt with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NewsError {
    /// Not genuine, or not readable: sending it again changes nothing.
    #[error("{0}")]
    NotBelieved(String),
    #[error(transparent)]
    NoGateway(#[from] NoGateway),
    /// The gateway is to send it again.
    #[error("this cannot be settled right now; send it again")]
    Unavailable,
}

/// Why the sandbox did not do it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SandboxError {
    /// No sandbox plays a gateway here.
    #[error("there is no sandbox here")]
    Off,
    #[error("no such payment")]
    UnknownPayment,
    #[error("{0}")]
    Refused(String),
    #[error("the sandbox cannot answer right now; try again")]
    Unavailable,
}

/// A gateway that buyers may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    pub name: GatewayName,
    /// Stripe's publishable key, PayPal's client id; `None` in the sandbox, which has no pages.
    pub browser_key: Option<String>,
}

#[derive(Clone)]
pub struct Cashier {
    gateways: Gateways,
    sales: Sales,
    store: Store,
}

impl Cashier {
    pub fn new(gateways: Gateways, sales: Sales, store: Store) -> Cashier {
        Cashier { gateways, sales, store }
    }

    /// The gateways that buyers may choose from.
    pub fn offered(&self) -> Vec<Offered> {
        self.gateways.offered().map(offered).collect()
    }

    /// # Errors
    /// The gateway is not offered here.
    pub fn find(&self, name: GatewayName) -> Result<Offered, NoGateway> {
        self.gateways.get(name).map(offered)
    }

    /// A gateway's webhook: believed only if it is genuine, settled once however often it comes.
    pub async fn hear(&self, name: GatewayName, delivery: &Delivery) -> Result<(), NewsError> {
        let gateway = self.gateways.get(name)?;
        let news = gateway.news(delivery).await.map_err(|error| {
            signals::gateway_webhook(name.as_str(), "not_believed");
            not_believed(error)
        })?;
        let unavailable = |_: StoreError| NewsError::Unavailable;
        if gateway_events::is_known(&self.store, name.as_str(), &news.event_id).await.map_err(unavailable)? {
            signals::gateway_webhook(name.as_str(), "repeated");
            return Ok(());
        }
        self.settle(name, &news).await?;
        signals::gateway_webhook(name.as_str(), "settled");
        gateway_events::insert(&self.store, name.as_str(), &news.event_id).await.map_err(unavailable)
    }

    async fn settle(&self, name: GatewayName, news: &News) -> Result<(), NewsError> {
        let payment_ref = match &news.kind {
            NewsKind::Payment { payment_ref } | NewsKind::Refund { payment_ref } => payment_ref,
            NewsKind::Other => return Ok(()),
        };
        match self.sales.payment_news(name.as_str(), payment_ref).await {
            // A refusal is an answer too (a payment of another system, a booking that is closed).
            Ok(()) | Err(SaleError::Refused(_)) => Ok(()),
            Err(SaleError::Unavailable | SaleError::GatewayUnavailable) => Err(NewsError::Unavailable),
        }
    }

    /// Everything that happened to this tenant's play money, in order.
    pub async fn sandbox_entries(&self, tenant: TenantId) -> Result<Vec<Entry>, SandboxError> {
        Ok(self.sandbox()?.entries(tenant).await?)
    }

    /// Decides what the sandbox will say of a payment of this tenant.
    pub async fn sandbox_decide(
        &self,
        tenant: TenantId,
        payment_ref: &str,
        outcome: Outcome,
    ) -> Result<(), SandboxError> {
        Ok(self.sandbox()?.decide(tenant, payment_ref, outcome).await?)
    }

    /// Forgets old webhooks, for as long as it is polled.
    pub async fn run_forgetting(self) {
        loop {
            if let Err(error) = gateway_events::delete_older(&self.store, REMEMBERED_DAYS).await {
                signals::postgres_error("gateway_events");
                tracing::warn!(%error, "old webhooks of payment gateways were not forgotten");
            }
            tokio::time::sleep(FORGET_EVERY).await;
        }
    }

    fn sandbox(&self) -> Result<&Sandbox, SandboxError> {
        self.gateways.sandbox().ok_or(SandboxError::Off)
    }
}

fn offered(gateway: &Gateway) -> Offered {
    Offered { name: gateway.name(), browser_key: gateway.browser_key().map(str::to_owned) }
}

fn not_believed(error: WebhookError) -> NewsError {
    match error {
        WebhookError::Gateway(_) => NewsError::Unavailable,
        WebhookError::Signature | WebhookError::Stale | WebhookError::Body => NewsError::NotBelieved(error.to_string()),
    }
}

impl From<PaymentError> for SandboxError {
    fn from(error: PaymentError) -> SandboxError {
        match error {
            PaymentError::Refused(why) => SandboxError::Refused(why),
            PaymentError::UnknownPayment => SandboxError::UnknownPayment,
            PaymentError::Unavailable(_) | PaymentError::Misconfigured(_) => SandboxError::Unavailable,
        }
    }
}
