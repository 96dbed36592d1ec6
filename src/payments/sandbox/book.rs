//! What the sandbox knows, and what it decides. Pure: time and ids come in, lines for the file come out.

use super::file::Line;
use crate::domain::ids::{OrderId, TenantId};
use crate::domain::money::Money;
use crate::domain::time::Moment;
use crate::payments::{
    GatewayName, Intent, NewIntent, NewRefund, Payment, PaymentError, PaymentStatus, Refund, RefundStatus,
};
use std::collections::HashMap;

/// What the sandbox was told to say of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Succeeded,
    Failed,
    Pending,
}

impl Outcome {
    pub const fn as_str(self) -> &'static str {
        match self {
            Outcome::Succeeded => "succeeded",
            Outcome::Failed => "failed",
            Outcome::Pending => "pending",
        }
    }

    pub fn parse(text: &str) -> Option<Outcome> {
        [Outcome::Succeeded, Outcome::Failed, Outcome::Pending].into_iter().find(|outcome| outcome.as_str() == text)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    Intent,
    Payment,
    Refund,
}

impl EntryKind {
    pub const fn as_str(self) -> &'static str {
        match self {
            EntryKind::Intent => "intent",
            EntryKind::Payment => "payment",
            EntryKind::Refund => "refund",
        }
    }
}

/// One movement, as the book shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub kind: EntryKind,
    pub gateway: GatewayName,
    pub payment_ref: String,
    pub booking: OrderId,
    pub amount: Money,
    pub at: Moment,
}

#[derive(Default)]
pub(super) struct Book {
    payments: HashMap<String, Record>,
    /// Payment by (gateway, key) of its intent.
    intent_keys: HashMap<(GatewayName, String), String>,
    refund_keys: HashMap<(GatewayName, String), Given>,
    entries: Vec<(TenantId, Entry)>,
}

struct Record {
    gateway: GatewayName,
    tenant: TenantId,
    booking: OrderId,
    amount: Money,
    secret: String,
    told: Option<Outcome>,
    taken: bool,
    refunded_minor: i64,
}

struct Given {
    refund_ref: String,
    payment_ref: String,
    amount: Money,
}

/// Fresh names, in case the book needs them.
pub(super) struct Fresh {
    pub payment_ref: String,
    pub secret: String,
    pub refund_ref: String,
}

fn refused(why: &str) -> PaymentError {
    PaymentError::Refused(why.to_owned())
}

impl Book {
    /// The intent, and the line to write if it is new.
    pub fn create(
        &self,
        gateway: GatewayName,
        new: NewIntent,
        fresh: Fresh,
        at: Moment,
    ) -> Result<(Intent, Option<Line>), PaymentError> {
        if new.amount.minor < 1 {
            return Err(refused("the amount to pay must be 1 or more"));
        }
        if let Some(payment_ref) = self.intent_keys.get(&(gateway, new.key.clone())) {
            let known = &self.payments[payment_ref];
            if known.booking != new.booking || known.amount != new.amount {
                return Err(refused("the idempotency key was used for another payment"));
            }
            return Ok((shape(gateway, payment_ref, &known.secret), None));
        }
        let intent = shape(gateway, &fresh.payment_ref, &fresh.secret);
        let line = Line::Intent {
            at: at.0,
            gateway: gateway.as_str().to_owned(),
            payment_ref: fresh.payment_ref,
            secret: fresh.secret,
            tenant: new.tenant.to_string(),
            booking: new.booking.to_string(),
            amount: new.amount.minor,
            currency: new.amount.currency.to_string(),
            key: new.key,
        };
        Ok((intent, Some(line)))
    }

    /// How the payment stands; with `take`, after the buyer's money was taken if it may be.
    pub fn look_up(
        &self,
        gateway: GatewayName,
        payment_ref: &str,
        take: bool,
        at: Moment,
    ) -> Result<(Payment, Option<Line>), PaymentError> {
        let known = self.known(gateway, payment_ref)?;
        let takes = take && !known.taken && known.told.is_none();
        let status = match (known.taken || takes, known.told) {
            (true, _) => PaymentStatus::Succeeded,
            (false, Some(Outcome::Failed)) => PaymentStatus::Failed("the payment was declined".to_owned()),
            (false, Some(Outcome::Succeeded | Outcome::Pending) | None) => PaymentStatus::Pending,
        };
        let payment = Payment {
            payment_ref: payment_ref.to_owned(),
            booking: Some(known.booking),
            amount: known.amount,
            status,
            refunded: Money::new(known.refunded_minor, known.amount.currency),
        };
        let line = takes.then(|| Line::Payment { at: at.0, payment_ref: payment_ref.to_owned() });
        Ok((payment, line))
    }

    pub fn refund(
        &self,
        gateway: GatewayName,
        new: NewRefund,
        fresh: Fresh,
        at: Moment,
    ) -> Result<(Refund, Option<Line>), PaymentError> {
        if let Some(given) = self.refund_keys.get(&(gateway, new.key.clone())) {
            if given.payment_ref != new.payment_ref || given.amount != new.amount {
                return Err(refused("the idempotency key was used for another refund"));
            }
            return Ok((Refund { refund_ref: given.refund_ref.clone(), status: RefundStatus::Succeeded }, None));
        }
        let known = self.known(gateway, &new.payment_ref)?;
        if !known.taken {
            return Err(refused("nothing was paid, so nothing can be given back"));
        }
        if known.amount.currency != new.amount.currency {
            return Err(refused("the payment was in another currency"));
        }
        if new.amount.minor < 1 || new.amount.minor > known.amount.minor - known.refunded_minor {
            return Err(refused("the amount is more than what is left of the payment"));
        }
        let refund = Refund { refund_ref: fresh.refund_ref.clone(), status: RefundStatus::Succeeded };
        let line = Line::Refund {
            at: at.0,
            payment_ref: new.payment_ref,
            refund_ref: fresh.refund_ref,
            amount: new.amount.minor,
            key: new.key,
        };
        Ok((refund, Some(line)))
    }

    /// The lines to write: what it was told, and the payment if that means money.
    pub fn decide(
        &self,
        tenant: TenantId,
        payment_ref: &str,
        outcome: Outcome,
        at: Moment,
    ) -> Result<Vec<Line>, PaymentError> {
        let known = self.payments.get(payment_ref).filter(|known| known.tenant == tenant);
        let known = known.ok_or(PaymentError::UnknownPayment)?;
        if known.taken {
            return match outcome {
                Outcome::Succeeded => Ok(Vec::new()),
                Outcome::Failed | Outcome::Pending => Err(refused("the payment was taken already; refund it instead")),
            };
        }
        let payment_ref = payment_ref.to_owned();
        let told = Line::Outcome { at: at.0, payment_ref: payment_ref.clone(), outcome: outcome.as_str().to_owned() };
        Ok(match outcome {
            Outcome::Succeeded => vec![told, Line::Payment { at: at.0, payment_ref }],
            Outcome::Failed | Outcome::Pending => vec![told],
        })
    }

    pub fn entries(&self, tenant: TenantId) -> Vec<Entry> {
        self.entries.iter().filter(|(of, _)| *of == tenant).map(|(_, entry)| entry.clone()).collect()
    }

    /// A line that is in the file, or on its way there. `false`: it does not fit what came before it.
    pub fn learn(&mut self, line: &Line) -> bool {
        match line {
            Line::Intent { .. } => self.learn_intent(line).is_some(),
            Line::Outcome { payment_ref, outcome, .. } => {
                let (Some(known), Some(outcome)) = (self.payments.get_mut(payment_ref), Outcome::parse(outcome)) else {
                    return false;
                };
                known.told = Some(outcome);
                true
            }
            Line::Payment { at, payment_ref } => {
                let Some(known) = self.payments.get_mut(payment_ref) else { return false };
                known.taken = true;
                let amount = known.amount.minor;
                self.enter(EntryKind::Payment, payment_ref, amount, *at)
            }
            Line::Refund { at, payment_ref, refund_ref, amount, key } => {
                let Some(known) = self.payments.get_mut(payment_ref) else { return false };
                known.refunded_minor += amount;
                let amount = Money::new(*amount, known.amount.currency);
                let given = Given { refund_ref: refund_ref.clone(), payment_ref: payment_ref.clone(), amount };
                self.refund_keys.insert((known.gateway, key.clone()), given);
                self.enter(EntryKind::Refund, payment_ref, amount.minor, *at)
            }
        }
    }

    fn learn_intent(&mut self, line: &Line) -> Option<()> {
        let Line::Intent { at, gateway, payment_ref, secret, tenant, booking, amount, currency, key } = line else {
            return None;
        };
        let record = Record {
            gateway: gateway.parse().ok()?,
            tenant: tenant.parse().ok()?,
            booking: booking.parse().ok()?,
            amount: Money::new(*amount, currency.parse().ok()?),
            secret: secret.clone(),
            told: None,
            taken: false,
            refunded_minor: 0,
        };
        self.intent_keys.insert((record.gateway, key.clone()), payment_ref.clone());
        self.payments.insert(payment_ref.clone(), record);
        self.enter(EntryKind::Intent, payment_ref, *amount, *at).then_some(())
    }

    fn enter(&mut self, kind: EntryKind, payment_ref: &str, minor: i64, at: i64) -> bool {
        let Some(known) = self.payments.get(payment_ref) else { return false };
        let entry = Entry {
            kind,
            gateway: known.gateway,
            payment_ref: payment_ref.to_owned(),
            booking: known.booking,
            amount: Money::new(minor, known.amount.currency),
            at: Moment(at),
        };
        self.entries.push((known.tenant, entry));
        true
    }

    fn known(&self, gateway: GatewayName, payment_ref: &str) -> Result<&Record, PaymentError> {
        let known = self.payments.get(payment_ref).filter(|known| known.gateway == gateway);
        known.ok_or(PaymentError::UnknownPayment)
    }
}

/// What the buyer's client gets, in the words of the gateway that is played.
fn shape(gateway: GatewayName, payment_ref: &str, secret: &str) -> Intent {
    let payment_ref = payment_ref.to_owned();
    match gateway {
        GatewayName::Stripe => {
            let client_secret = Some(format!("{payment_ref}_secret_{secret}"));
            Intent { payment_ref, client_secret, approve_url: None }
        }
        GatewayName::PayPal => {
            let approve_url = Some(format!("https://www.sandbox.paypal.com/checkoutnow?token={payment_ref}"));
            Intent { payment_ref, client_secret: None, approve_url }
        }
    }
}

#[cfg(test)]
#[path = "book_tests.rs"]
mod tests;
