//! The OpenAPI document.

use utoipa::IntoParams;

/// Path of everything inside an event.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct EventPath {
    /// Id or slug of the event.
    #[param(example = "summer-night")]
    event: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "describes the header; handlers read it without this type")]
pub struct IdempotencyHeader {
    /// The same as `idempotencyKey` in the body; both may be given if they agree.
    #[param(rename = "Idempotency-Key", min_length = 1, max_length = 255, required = false)]
    idempotency_key: Option<String>,
}
