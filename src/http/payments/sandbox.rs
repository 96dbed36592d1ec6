//! The gateway of development: its book, and what it is told to say. Where no sandbox plays, these addresses are empty.

use crate::actors::cashier::{Entry, Outcome, SandboxError};
use crate::http::answer::{NoContent, Reply};
use crate::http::auth::Action;
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use actix_web::web::{Data, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
pub struct Ledger {
    /// In the order in which it happened.
    pub entries: Vec<LedgerEntry>,
}

/// One movement.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LedgerEntry {
    /// `intent`: somebody was asked to pay; `payment`: they did; `refund`: money went back.
    #[schema(example = "payment")]
    pub kind: &'static str,
    /// The gateway that was played: `stripe` or `paypal`.
    #[schema(example = "stripe")]
    pub gateway: &'static str,
    pub payment_ref: String,
    pub booking_id: String,
    /// Minor units of the currency.
    pub amount: i64,
    #[schema(example = "EUR")]
    pub currency: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
}

/// What the sandbox says of the payment from now on.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum OutcomeWord {
    /// The money is taken now.
    Succeeded,
    /// The payment is declined.
    Failed,
    /// The buyer has not paid.
    Pending,
}

#[derive(Debug, Deserialize, ToSchema)]
pub struct Decision {
    pub outcome: OutcomeWord,
}

impl From<Entry> for LedgerEntry {
    fn from(entry: Entry) -> LedgerEntry {
        LedgerEntry {
            kind: entry.kind.as_str(),
            gateway: entry.gateway.as_str(),
            payment_ref: entry.payment_ref,
            booking_id: entry.booking.to_string(),
            amount: entry.amount.minor,
            currency: entry.amount.currency.to_string(),
            at: Instant(entry.at),
        }
    }
}

impl From<OutcomeWord> for Outcome {
    fn from(word: OutcomeWord) -> Outcome {
        match word {
            OutcomeWord::Succeeded => Outcome::Succeeded,
            OutcomeWord::Failed => Outcome::Failed,
            OutcomeWord::Pending => Outcome::Pending,
        }
    }
}

/// What happened to the play money of your tenant. Needs `order.read`.
#[utoipa::path(get, path = "/v1/sandbox/ledger", operation_id = "sandboxGetLedger",
    tag = "payments", responses((status = 200, body = Ledger)))]
pub async fn ledger(state: Data<State>, caller: Authorized) -> Result<Reply<Ledger>, ApiError> {
    let tenant = caller.tenant_for(&[Action::OrderRead, Action::OrderWrite])?;
    let entries = state.cashier().sandbox_entries(tenant).await?;
    Ok(Reply::ok(Ledger { entries: entries.into_iter().map(LedgerEntry::from).collect() }))
}

/// Decides what the sandbox will say of a payment. Needs `order.write`. Money that was taken stays taken: 409.
#[utoipa::path(post, path = "/v1/sandbox/intents/{paymentRef}", operation_id = "sandboxDecide", tag = "payments",
    params(("paymentRef" = String, Path, description = "What the purchase answered: `pi_...`, or PayPal's order id.")),
    request_body = Decision, responses((status = 204)))]
pub async fn decide(
    state: Data<State>,
    path: Path<String>,
    caller: Authorized,
    body: AdminBody<Decision>,
) -> Result<NoContent, ApiError> {
    let tenant = caller.tenant_for(&[Action::OrderWrite])?;
    state.cashier().sandbox_decide(tenant, &path, body.0.outcome.into()).await?;
    Ok(NoContent)
}

impl From<SandboxError> for ApiError {
    fn from(error: SandboxError) -> ApiError {
        match error {
            SandboxError::Off => ApiError::NoRoute,
            SandboxError::UnknownPayment => ApiError::NotFound("payment"),
            SandboxError::Refused(detail) => ApiError::Conflict { code: "PAYMENT_TAKEN", detail },
            SandboxError::Unavailable => ApiError::Unavailable,
        }
    }
}
