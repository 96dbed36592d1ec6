//! Teams, promoters, venues, events, admissions and sections.

use actix_web::web::ServiceConfig;

/// Adds the routes.
pub fn configure(_cfg: &mut ServiceConfig) {}
