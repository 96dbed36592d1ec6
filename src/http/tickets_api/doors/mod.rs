//! What doors do: scans, check-in and check-out by key, the roster, and how an event goes.

use actix_web::web::ServiceConfig;

/// Adds the routes.
pub fn configure(_cfg: &mut ServiceConfig) {}
