//! A gateway for development: plays Stripe and PayPal, and keeps its own book outside our stores.
//!
//! It plays an outside party, so what it was told and what it took must survive us: see [`book`] and [`clerk`].

mod book;
mod clerk;
mod file;

pub use book::{Entry, EntryKind, Outcome};
pub use file::BookError;

use super::{GatewayName, Intent, NewIntent, NewRefund, Payment, PaymentError, Refund};
use crate::domain::ids::TenantId;
use clerk::{Clerk, Request};
use std::path::Path;

/// A handle; clones share the book.
#[derive(Clone)]
pub struct Sandbox {
    clerk: Clerk,
}

impl Sandbox {
    /// Opens the book, or begins one. A last line that a crash tore is forgotten.
    ///
    /// # Errors
    /// The file cannot be read or written, or an earlier line is damaged.
    pub fn open(book: &Path) -> Result<Sandbox, BookError> {
        Ok(Sandbox { clerk: Clerk::start(book)? })
    }

    /// The same key makes the same intent.
    pub async fn create_intent(&self, gateway: GatewayName, new: NewIntent) -> Result<Intent, PaymentError> {
        self.clerk.ask(|reply| Request::Create { gateway, new, reply }).await?
    }

    /// How the payment stands. One that nobody confirmed is pending.
    pub async fn look_up(&self, gateway: GatewayName, payment_ref: &str) -> Result<Payment, PaymentError> {
        let payment_ref = payment_ref.to_owned();
        self.clerk.ask(|reply| Request::LookUp { gateway, payment_ref, take: false, reply }).await?
    }

    /// As [`Sandbox::look_up`], and the buyer is taken to have paid unless the sandbox was told otherwise.
    pub async fn take(&self, gateway: GatewayName, payment_ref: &str) -> Result<Payment, PaymentError> {
        let payment_ref = payment_ref.to_owned();
        self.clerk.ask(|reply| Request::LookUp { gateway, payment_ref, take: true, reply }).await?
    }

    /// The same key gives back once.
    pub async fn refund(&self, gateway: GatewayName, new: NewRefund) -> Result<Refund, PaymentError> {
        self.clerk.ask(|reply| Request::Refund { gateway, new, reply }).await?
    }

    /// Decides what the gateway will say of a payment of this tenant. Taken money stays taken.
    pub async fn decide(&self, tenant: TenantId, payment_ref: &str, outcome: Outcome) -> Result<(), PaymentError> {
        let payment_ref = payment_ref.to_owned();
        self.clerk.ask(|reply| Request::Decide { tenant, payment_ref, outcome, reply }).await?
    }

    /// Everything that happened to this tenant's money, in order.
    pub async fn entries(&self, tenant: TenantId) -> Result<Vec<Entry>, PaymentError> {
        self.clerk.ask(|reply| Request::Entries { tenant, reply }).await
    }
}
