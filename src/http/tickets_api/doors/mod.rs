//! What doors do: scans, check-in and check-out by key, the roster, and how an event goes.

pub mod by_key;
pub mod office;
pub mod performance;
pub mod roster;
pub mod scan;
pub mod wire;
pub mod wire_performance;
mod words;

use crate::http::at;
use crate::http::tickets_api::on_events;
use actix_web::web::{ServiceConfig, get, post, put};

/// Adds the routes.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(at("/tickets/attendees", "GET", [get().to(roster::list)]))
        .service(at("/tickets/attendees/index", "GET", [get().to(roster::index)]))
        .service(at("/tickets/{id}/scan", "POST", [post().to(scan::scan)]))
        .service(at("/tickets/{key}/check-in", "PUT", [put().to(by_key::check_in)]))
        .service(at("/tickets/{key}/check-out", "PUT", [put().to(by_key::check_out)]));
    let gauges = [
        at("/events/{eventId}/performance/attendance", "GET", [get().to(performance::attendance)]),
        at("/events/{eventId}/performance/turnout", "GET", [get().to(performance::turnout)]),
        at("/events/{eventId}/performance/scanners", "GET", [get().to(performance::scanners)]),
        at("/events/{eventId}/performance/pace", "GET", [get().to(performance::pace)]),
    ];
    for gauge in gauges {
        cfg.service(on_events(gauge));
    }
}
