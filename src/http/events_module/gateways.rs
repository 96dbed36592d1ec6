//! What the buyer's browser needs to pay: which gateways there are, and their public keys.

use crate::actors::cashier::{GatewayName, NoGateway, Offered};
use crate::actors::sales::PaymentHandle;
use crate::http::answer::Reply;
use crate::http::error::ApiError;
use crate::http::events_module::principal::Anyone;
use crate::http::state::State;
use actix_web::web::Data;
use serde::Serialize;
use utoipa::ToSchema;

/// What stands for a key where the sandbox plays the gateway: nothing is to be done in the browser.
const SANDBOX_STRIPE_KEY: &str = "pk_test_sandbox";
const SANDBOX_PAYPAL_ID: &str = "sandbox";

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StripeConfig {
    #[schema(example = "stripe")]
    pub payment_gateway: &'static str,
    /// For Stripe.js.
    #[schema(example = "pk_live_51")]
    pub publishable_key: String,
    /// Whether the built-in sandbox plays Stripe: confirm-order then takes the place of Stripe.js.
    pub sandbox: bool,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PayPalConfig {
    #[schema(example = "paypal")]
    pub payment_gateway: &'static str,
    /// For PayPal's buttons.
    pub client_id: String,
    /// Always `capture`: the money is taken when the order is confirmed.
    #[schema(example = "capture")]
    pub intent: &'static str,
    /// Whether the built-in sandbox plays PayPal: confirm-order then takes the place of PayPal's pages.
    pub sandbox: bool,
}

/// What the buyer's browser needs to pay.
#[derive(Debug, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PaymentOut {
    /// Stripe only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "pi_3PxYz_secret_K8rW")]
    pub client_secret: Option<String>,
    /// Stripe only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "pi_3PxYz")]
    pub payment_intent_id: Option<String>,
    /// PayPal only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub paypal_order_id: Option<String>,
    /// PayPal only.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub approve_url: Option<String>,
}

impl From<PaymentHandle> for PaymentOut {
    fn from(handle: PaymentHandle) -> PaymentOut {
        let (stripe, paypal) = match handle.client_secret.is_some() {
            true => (Some(handle.payment_ref), None),
            false => (None, Some(handle.payment_ref)),
        };
        PaymentOut {
            client_secret: handle.client_secret,
            payment_intent_id: stripe,
            paypal_order_id: paypal,
            approve_url: handle.approve_url,
        }
    }
}

/// One gateway that a purchase may name.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GatewayOut {
    #[schema(example = "stripe")]
    pub name: &'static str,
    /// Whether the built-in sandbox plays it.
    pub sandbox: bool,
}

/// The publishable key of Stripe. 404 where Stripe is not offered.
#[utoipa::path(get, path = "/client/events/stripe/config", operation_id = "clientGetStripeConfig",
    tag = "events module",
    params(crate::http::openapi::OrgHeader), responses((status = 200, body = StripeConfig)), security(()))]
pub async fn stripe(state: Data<State>, _anyone: Anyone) -> Result<Reply<StripeConfig>, ApiError> {
    let stripe = state.cashier().find(GatewayName::Stripe)?;
    let sandbox = stripe.browser_key.is_none();
    let publishable_key = stripe.browser_key.unwrap_or_else(|| SANDBOX_STRIPE_KEY.to_owned());
    Ok(Reply::ok(StripeConfig { payment_gateway: stripe.name.as_str(), publishable_key, sandbox }))
}

/// The client id of PayPal. 404 where PayPal is not offered.
#[utoipa::path(get, path = "/storefront/paypal/config", operation_id = "storefrontGetPayPalConfig",
    tag = "events module",
    params(crate::http::openapi::OrgHeader), responses((status = 200, body = PayPalConfig)), security(()))]
pub async fn paypal(state: Data<State>, _anyone: Anyone) -> Result<Reply<PayPalConfig>, ApiError> {
    let paypal = state.cashier().find(GatewayName::PayPal)?;
    let sandbox = paypal.browser_key.is_none();
    let client_id = paypal.browser_key.unwrap_or_else(|| SANDBOX_PAYPAL_ID.to_owned());
    Ok(Reply::ok(PayPalConfig { payment_gateway: paypal.name.as_str(), client_id, intent: "capture", sandbox }))
}

/// The gateways that a purchase may name in `paymentGateway`.
#[utoipa::path(get, path = "/storefront/payment-gateways", operation_id = "storefrontListPaymentGateways",
    tag = "events module",
    params(crate::http::openapi::OrgHeader), responses((status = 200, body = Vec<GatewayOut>)), security(()))]
pub async fn list(state: Data<State>, _anyone: Anyone) -> Result<Reply<Vec<GatewayOut>>, ApiError> {
    let out = |of: Offered| GatewayOut { name: of.name.as_str(), sandbox: of.browser_key.is_none() };
    Ok(Reply::ok(state.cashier().offered().into_iter().map(out).collect()))
}

impl From<NoGateway> for ApiError {
    fn from(_: NoGateway) -> ApiError {
        ApiError::NotFound("payment gateway")
    }
}
