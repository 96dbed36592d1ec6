//! Teams, promoters, venues, events, admissions and sections.

use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi()]
pub struct Document;

/// Routes that can be asked without a token.
pub const OPEN: &[(&str, &str)] = &[];
