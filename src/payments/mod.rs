//! Money from outside: one set of questions, asked of Stripe, of PayPal or of the built-in sandbox.
//!
//! Whoever sells believes what a gateway says of a payment, never what a client says. [`Money`] is whole minor units.

mod amounts;
mod breaker;
mod gateway;
mod paypal;
mod sandbox;
mod stripe;
mod transport;

pub use breaker::BreakerSettings;
pub use gateway::{Gateway, Gateways, SetUpError, Settings};
pub use paypal::PayPalSettings;
pub use sandbox::{BookError, Entry, EntryKind, Outcome, Sandbox};
pub use stripe::StripeSettings;
pub use transport::Timing;

/// What reads webhooks, by itself: for those who try to fool it.
#[cfg(feature = "testing")]
pub mod readers {
    use super::{Delivery, News, WebhookError};

    /// # Errors
    /// It is not signed by this secret, or says nothing that can be read.
    pub fn stripe(delivery: &Delivery, secret: &str) -> Result<News, WebhookError> {
        super::stripe::read_webhook(delivery, secret)
    }

    /// What PayPal would be asked about it, and what it says. Whether it is genuine only PayPal knows.
    ///
    /// # Errors
    /// Headers are missing, or it says nothing that can be read.
    pub fn paypal(delivery: &Delivery, webhook_id: &str) -> Result<News, WebhookError> {
        super::paypal::read_webhook(delivery, webhook_id)
    }
}

use crate::domain::ids::{OrderId, TenantId};
use crate::domain::money::Money;
use crate::domain::time::Moment;
use std::fmt;
use std::str::FromStr;

/// The gateways that a buyer may choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GatewayName {
    Stripe,
    PayPal,
}

impl GatewayName {
    pub const ALL: [GatewayName; 2] = [GatewayName::Stripe, GatewayName::PayPal];

    /// The word on every wire and in every table.
    pub const fn as_str(self) -> &'static str {
        match self {
            GatewayName::Stripe => "stripe",
            GatewayName::PayPal => "paypal",
        }
    }
}

impl fmt::Display for GatewayName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl FromStr for GatewayName {
    type Err = NoGateway;

    fn from_str(text: &str) -> Result<GatewayName, NoGateway> {
        GatewayName::ALL.into_iter().find(|name| name.as_str() == text).ok_or(NoGateway::Unknown)
    }
}

/// Why a gateway cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoGateway {
    #[error("the payment gateway is `stripe` or `paypal`")]
    Unknown,
    #[error("payments by {0} are not offered here: choose another payment gateway")]
    NotOffered(GatewayName),
}

/// What a buyer is to pay. The same `key` makes the same intent, however often it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIntent {
    pub tenant: TenantId,
    pub booking: OrderId,
    /// More than nothing.
    pub amount: Money,
    /// What the buyer reads on the gateway's page: no personal data.
    pub description: String,
    /// Where a gateway with pages of its own sends the buyer back to.
    pub return_url: Option<String>,
    /// Idempotency key; the booking's id will do.
    pub key: String,
}

/// How the buyer is asked for money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intent {
    /// Stripe: `pi_...`; PayPal: the order's id. Belongs to one booking.
    pub payment_ref: String,
    /// Stripe only, `pi_..._secret_...`: for the buyer's browser.
    pub client_secret: Option<String>,
    /// PayPal only: the page where the buyer approves.
    pub approve_url: Option<String>,
}

/// What the gateway says of one payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    pub payment_ref: String,
    /// The booking that the intent was made for; `None` if it was not made by this system.
    pub booking: Option<OrderId>,
    pub amount: Money,
    pub status: PaymentStatus,
    /// Given back so far.
    pub refunded: Money,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentStatus {
    /// The buyer has not paid, or the gateway is still busy with it.
    Pending,
    Succeeded,
    /// The last try was declined, or the intent was called off; a sentence for the buyer. While the intent lives the
    /// buyer may try again, so this does not end a booking.
    Failed(String),
}

/// Money on its way back. The same `key` gives back once, however often it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRefund {
    pub payment_ref: String,
    /// More than nothing, in the currency of the payment.
    pub amount: Money,
    /// Idempotency key: the id of the order step that decided it.
    pub key: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refund {
    pub refund_ref: String,
    pub status: RefundStatus,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefundStatus {
    /// The gateway took the order; the money moves later.
    Pending,
    Succeeded,
    Failed(String),
}

/// Why a gateway did not do it: one variant per thing a caller can do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaymentError {
    /// The gateway said no, and will say it again. Tell the caller.
    #[error("{0}")]
    Refused(String),
    /// The gateway has no such payment: the reference is wrong.
    #[error("the payment gateway does not know this payment")]
    UnknownPayment,
    /// No answer, or "later": it may have happened or not. Ask again with the same key.
    #[error("the payment gateway does not answer at present: try again in a moment")]
    Unavailable(String),
    /// Ours to repair: wrong keys, or a gateway that says something that cannot be read.
    #[error("the payment gateway is not set up correctly: tell the operator")]
    Misconfigured(String),
}

/// A webhook as it came in.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// As received: signatures are over these bytes.
    pub body: bytes::Bytes,
    pub received_at: Moment,
}

impl Delivery {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What a genuine webhook is about. It only says that there is something to look up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The gateway's id of this event: a second delivery has the same one.
    pub event_id: String,
    pub kind: NewsKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewsKind {
    /// Paid, approved or failed: ask [`Gateway::take`].
    Payment { payment_ref: String },
    /// Money went back, perhaps by the gateway's own pages: ask [`Gateway::look_up`].
    Refund { payment_ref: String },
    /// Genuine, and of no concern here.
    Other,
}

/// Why a webhook is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WebhookError {
    #[error("the signature of this webhook is missing or wrong")]
    Signature,
    #[error("this webhook was signed too long ago")]
    Stale,
    #[error("the body of this webhook is not an event of this gateway")]
    Body,
    /// Cannot be checked now: the gateway sends it again.
    #[error(transparent)]
    Gateway(#[from] PaymentError),
}
