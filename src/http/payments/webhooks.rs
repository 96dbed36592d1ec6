//! What payment gateways call. Open: the signature is the token.

use crate::actors::cashier::{Delivery, GatewayName, NewsError};
use crate::domain::time::Moment;
use crate::http::answer::Reply;
use crate::http::body::RawBody;
use crate::http::error::ApiError;
use crate::http::extract::CountedWebhook;
use crate::http::state::State;
use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Serialize;
use utoipa::ToSchema;

/// The gateway need not send it again.
#[derive(Debug, Serialize, ToSchema)]
pub struct Heard {
    /// Always true.
    pub received: bool,
}

/// Stripe's webhook endpoint: payment intents that succeed, fail or are cancelled, and refunds.
///
/// `Stripe-Signature` must be right and less than five minutes old, else 400. It only says which booking to settle: what
/// counts is what Stripe answers when it is asked. A second delivery of an event changes nothing.
#[utoipa::path(post, path = "/webhooks/stripe", operation_id = "stripeWebhook",
    tag = "payments", request_body = serde_json::Value,
    params(("Stripe-Signature" = String, Header, description = "`t=<seconds>,v1=<hex HMAC-SHA256 of t.body>`")),
    responses((status = 200, body = Heard)))]
pub async fn stripe(
    state: Data<State>,
    request: HttpRequest,
    _counted: CountedWebhook,
    body: RawBody,
) -> Result<Reply<Heard>, ApiError> {
    hear(&state, GatewayName::Stripe, &request, body).await
}

/// PayPal's webhook endpoint: orders that are approved, captures, and refunds.
///
/// PayPal is asked whether it sent this, by the five `PayPal-*` headers; if not, 400. Otherwise as for Stripe.
#[utoipa::path(post, path = "/webhooks/paypal", operation_id = "paypalWebhook",
    tag = "payments", request_body = serde_json::Value,
    responses((status = 200, body = Heard)))]
pub async fn paypal(
    state: Data<State>,
    request: HttpRequest,
    _counted: CountedWebhook,
    body: RawBody,
) -> Result<Reply<Heard>, ApiError> {
    hear(&state, GatewayName::PayPal, &request, body).await
}

async fn hear(
    state: &State,
    gateway: GatewayName,
    request: &HttpRequest,
    body: RawBody,
) -> Result<Reply<Heard>, ApiError> {
    let text = |(name, value): (&actix_web::http::header::HeaderName, &actix_web::http::header::HeaderValue)| {
        Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned()))
    };
    let headers = request.headers().iter().filter_map(text).collect();
    let received_at = Moment(chrono::Utc::now().timestamp_millis());
    let delivery = Delivery { headers, body: body.0, received_at };
    state.cashier().hear(gateway, &delivery).await?;
    Ok(Reply::ok(Heard { received: true }))
}

impl From<NewsError> for ApiError {
    fn from(error: NewsError) -> ApiError {
        match error {
            NewsError::NotBelieved(detail) => ApiError::Refused { code: "WEBHOOK_NOT_BELIEVED", detail },
            NewsError::NoGateway(_) => ApiError::NotFound("payment gateway"),
            NewsError::Unavailable => ApiError::Unavailable,
        }
    }
}
