//! The events module: a published surface, served as its clients speak to it.
//!
//! `orgid` names the organisation, refusals have six keys (see `surface`), amounts are major units, records come
//! wrapped. One file per group of routes; `principal`, `records` and `major` are what all of them use.

pub mod app;
pub mod booking;
pub mod bookings;
pub mod counts;
pub mod data;
pub mod door;
pub mod gateways;
pub mod major;
pub mod making;
pub mod mine;
pub mod notifications;
pub mod principal;
pub mod purchase;
pub mod records;
pub mod scanned;
pub mod sold;
pub mod storefront;
pub mod tickets;
pub mod types;
pub mod words;

use crate::http::surface::for_events_module;
use crate::http::{PURCHASE, at};
use actix_web::guard::fn_guard;
use actix_web::web::{ServiceConfig, delete, get, post};
use actix_web::{Resource, Route};

/// Adds the routes. Fixed words come before ids: the first path that fits is taken.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.configure(door).configure(staff).configure(of_events).configure(client).configure(paying);
    cfg.configure(data::configure).configure(storefront::configure);
}

/// Scanning.
fn door(cfg: &mut ServiceConfig) {
    to_post(cfg, "/events/checkin", post().to(door::check_in));
    to_post(cfg, "/events/checkout", post().to(door::check_out));
    to_post(cfg, "/events/verify-scan", post().to(door::verify));
    to_post(cfg, "/events/tickets/validate", post().to(door::validate));
}

/// Tickets and bookings in the hands of staff.
fn staff(cfg: &mut ServiceConfig) {
    to_post(cfg, "/events/tickets/purchase", post().to(purchase::purchase_by_staff));
    to_post(cfg, "/events/tickets/comp", post().to(making::comp));
    to_post(cfg, "/events/tickets/pre-generate", post().to(making::pre_generate));
    to_post(cfg, "/events/tickets/{ticketId}/activate", post().to(tickets::activate));
    to_post(cfg, "/events/tickets/{ticketId}/transfer", post().to(tickets::transfer));
    to_post(cfg, "/events/tickets/{ticketId}/cancel", post().to(tickets::cancel));
    to_post(cfg, "/events/tickets/{ticketId}/refund", post().to(tickets::refund));
    to_post(cfg, "/events/bookings/{bookingId}/cancel", post().to(bookings::cancel));
    to_post(cfg, "/events/bookings/{bookingId}/refund", post().to(bookings::refund));
    to_post(cfg, "/events/bookings/{bookingId}/resend", post().to(bookings::resend));
    let one = [get().to(tickets::get), delete().to(tickets::remove)];
    cfg.service(shared(at("/events/tickets/{ticketId}/qr", "GET", [get().to(tickets::qr)])))
        .service(shared(at("/events/tickets/{ticketId}", "GET, DELETE", one)))
        .service(shared(at("/events/notifications", "GET", [get().to(notifications::list)])))
        .service(shared(at("/events/bookings", "GET", [get().to(bookings::list)])))
        .service(shared(at("/events/bookings/{bookingId}", "GET", [get().to(bookings::get)])));
}

/// What is asked of one event. Behind every fixed word that could be taken for an event's name.
fn of_events(cfg: &mut ServiceConfig) {
    let tickets = [get().to(tickets::list), post().to(making::issue)];
    cfg.service(shared(at("/events/{eventId}/tickets", "GET, POST", tickets)))
        .service(shared(at("/events/{eventId}/ticket-types", "GET", [get().to(types::all)])))
        .service(shared(at("/events/{eventId}/occupancy", "GET", [get().to(counts::occupancy)])))
        .service(shared(at("/events/{eventId}/checkin-stats", "GET", [get().to(counts::stats)])));
}

/// Buyers and holders.
fn client(cfg: &mut ServiceConfig) {
    let posted = |path, route: Route| at(path, "POST", [route]);
    cfg.service(posted(PURCHASE, post().to(purchase::purchase)))
        .service(posted("/client/events/tickets/confirm-order", post().to(purchase::confirm)))
        .service(posted("/client/events/stripe/intent", post().to(purchase::intent)))
        .service(posted("/client/events/tickets/{ticketId}/transfer", post().to(mine::transfer)))
        .service(at("/client/events/tickets/mine", "GET", [get().to(mine::list)]))
        .service(at("/client/events/tickets/{ticketId}", "GET", [get().to(mine::get)]))
        .service(at("/client/events/tickets/{ticketId}/qr", "GET", [get().to(mine::qr)]))
        .service(at("/client/events/{eventId}/ticket-types", "GET", [get().to(types::on_sale)]));
}

/// What the buyer's browser needs to pay.
fn paying(cfg: &mut ServiceConfig) {
    cfg.service(at("/profile/app/key", "POST", [post().to(app::start)]))
        .service(at("/client/events/stripe/config", "GET", [get().to(gateways::stripe)]))
        .service(at("/storefront/paypal/config", "GET", [get().to(gateways::paypal)]))
        .service(at("/storefront/payment-gateways", "GET", [get().to(gateways::list)]));
}

fn to_post(cfg: &mut ServiceConfig, path: &'static str, route: Route) {
    cfg.service(shared(at(path, "POST", [route])));
}

/// A path under `/events`, which two surfaces share: this one takes it unless only the other one's header is there.
fn shared(resource: Resource) -> Resource {
    resource.guard(fn_guard(|context| for_events_module(context.head().headers())))
}
