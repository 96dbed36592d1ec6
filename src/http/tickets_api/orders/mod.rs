//! Orders: quoted, made, read, changed, given back.

use actix_web::web::ServiceConfig;

/// Adds the routes.
pub fn configure(_cfg: &mut ServiceConfig) {}
