//! Orders: quoted, made, read, changed, given back.

mod access;
pub mod making;
pub mod reading;
pub mod staff;
pub mod wire;
pub mod wire_in;
pub mod wire_notes;
pub mod wire_price;

use crate::http::at;
use actix_web::web::{ServiceConfig, delete, get, post, put};

/// Adds the routes. Fixed words come before ids.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(at("/orders", "GET, POST", [get().to(reading::list), post().to(making::create)]))
        .service(at("/orders/quote", "POST", [post().to(making::quote)]))
        .service(at("/orders/complimentary", "POST", [post().to(staff::complimentary)]))
        .service(at("/orders/{id}", "GET, PUT", [get().to(reading::get_one), put().to(making::change)]))
        .service(at("/orders/{id}/reserve", "POST", [post().to(making::reserve)]))
        .service(at("/orders/{id}/refund", "POST", [post().to(staff::refund)]))
        .service(at("/orders/{id}/resend", "POST", [post().to(staff::resend)]))
        .service(at("/orders/{id}/timeline", "GET", [get().to(staff::timeline)]))
        .service(at("/orders/{id}/notes", "GET, POST", [get().to(staff::notes), post().to(staff::add_note)]))
        .service(at("/orders/{id}/notes/{noteId}", "DELETE", [delete().to(staff::remove_note)]));
}
