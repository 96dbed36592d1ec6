//! What doors do: scans, check-in and check-out by key, the roster, and how an event goes.

use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi()]
pub struct Document;

/// Routes that can be asked without a token.
pub const OPEN: &[(&str, &str)] = &[];
