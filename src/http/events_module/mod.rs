//! The events module: a published surface, served as its clients speak to it.
//!
//! `orgid` names the organisation, refusals have six keys (see `surface`), amounts are major units, records come
//! wrapped. One file per group of routes; `principal`, `records` and `major` are what all of them use.

pub mod counts;
pub mod data;
pub mod door;
pub mod gateways;
pub mod major;
pub mod notifications;
pub mod principal;
pub mod records;
pub mod scanned;
pub mod words;

use crate::http::at;
use crate::http::surface::for_events_module;
use actix_web::Resource;
use actix_web::Route;
use actix_web::guard::fn_guard;
use actix_web::web::{ServiceConfig, get, post};

/// Adds the routes. Fixed words come before ids: the first path that fits is taken.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.configure(door).configure(paying).configure(data::configure);
}

/// Scanning.
fn door(cfg: &mut ServiceConfig) {
    let decided_at = |path, route: Route| shared(at(path, "POST", [route]));
    cfg.service(decided_at("/events/checkin", post().to(door::check_in)))
        .service(decided_at("/events/checkout", post().to(door::check_out)))
        .service(decided_at("/events/verify-scan", post().to(door::verify)))
        .service(decided_at("/events/tickets/validate", post().to(door::validate)))
        .service(shared(at("/events/notifications", "GET", [get().to(notifications::list)])))
        .service(shared(at("/events/{eventId}/occupancy", "GET", [get().to(counts::occupancy)])))
        .service(shared(at("/events/{eventId}/checkin-stats", "GET", [get().to(counts::stats)])));
}

/// What the buyer's browser needs to pay.
fn paying(cfg: &mut ServiceConfig) {
    cfg.service(at("/client/events/stripe/config", "GET", [get().to(gateways::stripe)]))
        .service(at("/storefront/paypal/config", "GET", [get().to(gateways::paypal)]))
        .service(at("/storefront/payment-gateways", "GET", [get().to(gateways::list)]));
}

/// A path under `/events`, which two surfaces share: this one takes it unless only the other one's header is there.
fn shared(resource: Resource) -> Resource {
    resource.guard(fn_guard(|context| for_events_module(context.head().headers())))
}
