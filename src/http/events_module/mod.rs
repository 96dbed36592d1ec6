//! The events module: a published surface, served as its clients speak to it.
//!
//! `orgid` names the organisation, refusals have six keys (see `surface`), amounts are major units, records come
//! wrapped. One file per group of routes; `principal`, `records` and `major` are what all of them use.

pub mod counts;
pub mod principal;
pub mod records;

use crate::http::at;
use crate::http::surface::for_events_module;
use actix_web::Resource;
use actix_web::guard::fn_guard;
use actix_web::web::{ServiceConfig, get};

/// Adds the routes. Fixed words come before ids: the first path that fits is taken.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.configure(door);
}

/// Scanning.
fn door(cfg: &mut ServiceConfig) {
    cfg.service(shared(at("/events/{eventId}/occupancy", "GET", [get().to(counts::occupancy)]))).service(shared(at(
        "/events/{eventId}/checkin-stats",
        "GET",
        [get().to(counts::stats)],
    )));
}

/// A path under `/events`, which two surfaces share: this one takes it unless only the other one's header is there.
fn shared(resource: Resource) -> Resource {
    resource.guard(fn_guard(|context| for_events_module(context.head().headers())))
}
