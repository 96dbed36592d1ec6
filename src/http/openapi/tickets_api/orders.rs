//! Orders: quoted, made, read, changed, given back.

use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi()]
pub struct Document;

/// Routes that can be asked without a token.
pub const OPEN: &[(&str, &str)] = &[];
