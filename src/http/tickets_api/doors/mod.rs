//! What doors do: scans, check-in and check-out by key, the roster, and how an event goes.

pub mod by_key;
pub mod office;
pub mod scan;
pub mod wire;
mod words;

use crate::http::at;
use actix_web::web::{ServiceConfig, post, put};

/// Adds the routes.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(at("/tickets/{id}/scan", "POST", [post().to(scan::scan)]))
        .service(at("/tickets/{key}/check-in", "PUT", [put().to(by_key::check_in)]))
        .service(at("/tickets/{key}/check-out", "PUT", [put().to(by_key::check_out)]));
}
