//! The route table: the only place that spells a path, with `events_module` and `tickets_api` for those of their surfaces.

pub mod admission;
pub mod answer;
pub mod auth;
pub mod body;
pub mod checkout;
pub mod connection;
pub mod docs;
pub mod doorman;
pub mod error;
pub mod events_module;
pub mod extract;
pub mod front;
pub mod gate;
pub mod internal;
pub mod limits;
pub mod middleware;
pub mod object;
pub mod openapi;
pub mod ops;
pub mod pages;
pub mod payments;
pub mod pressure;
pub mod query;
pub mod sale_error;
pub mod settings;
pub mod state;
pub mod surface;
pub mod tickets_api;

pub use settings::Settings;
pub use state::{Handles, Minter, State};

use crate::http::error::ApiError;
use crate::signals::RouteSignals;
use actix_web::web::{self, ServiceConfig, delete, get, patch, post, put};
use actix_web::{FromRequest, Handler, Resource, Responder, Route};
use std::rc::Rc;

/// Where `front` stands before the routes: the paths that are asked thousands of times a second.
pub(crate) const SCANS: &str = "/v1/events/{event}/scans";
pub(crate) const PURCHASE: &str = "/client/events/tickets/purchase";

/// Adds every surface of the public listener. Each refuses in its own words, unknown paths too: see `surface`.
pub fn configure(cfg: &mut ServiceConfig, state: State) {
    let scope = web::scope("")
        .app_data(web::Data::new(state))
        .app_data(Rc::new(RouteSignals::new("elsewhere")))
        .app_data(web::PathConfig::default().error_handler(|_, _| ApiError::NoRoute.into()))
        .wrap(actix_web::middleware::from_fn(middleware::around))
        .default_service(web::to(no_route));
    cfg.service(scope.configure(surfaces));
}

/// Every route of every surface. Each is made by `at`, and so the document is held against all of them.
fn surfaces(cfg: &mut ServiceConfig) {
    cfg.configure(scanning)
        .configure(tickets)
        .configure(administration)
        .configure(paying)
        .configure(announcing)
        .configure(documentation)
        .configure(checkout::configure)
        .configure(pages::configure)
        .configure(events_module::configure)
        .configure(tickets_api::configure);
}

/// The native surface: scanning.
fn scanning(cfg: &mut ServiceConfig) {
    use gate::{annul, batch, board, conflicts, feed, live, occupancy, scan, session};
    cfg.service(at(SCANS, "GET, POST", [post().to(scan::scan), get().to(feed::feed)]))
        .service(at("/v1/events/{event}/scans/batch", "POST", [post().to(batch::batch)]))
        .service(at("/v1/events/{event}/scans/{scan}/annul", "POST", [post().to(annul::annul)]))
        .service(at("/v1/events/{event}/conflicts", "GET", [get().to(conflicts::conflicts)]))
        .service(at("/v1/events/{event}/validate", "POST", [post().to(scan::validate)]))
        .service(at("/v1/events/{event}/live", "GET", [get().to(live::live)]))
        .service(at("/v1/events/{event}/occupancy", "GET", [get().to(occupancy::occupancy)]))
        .service(at("/v1/events/{event}/board", "GET", [get().to(board::board)]))
        .service(at("/v1/events/{event}/refusals", "GET", [get().to(board::refusals)]))
        .service(at("/v1/session", "GET", [get().to(session::session)]))
        .service(at("/v1/session/events", "GET", [get().to(session::events)]))
        .service(at("/v1/session/events/{event}", "GET", [get().to(session::event)]));
}

/// The native surface: tickets.
fn tickets(cfg: &mut ServiceConfig) {
    use gate::{check, export, history, import, look_up, qr, tickets};
    cfg.service(at("/v1/events/{event}/tickets/import", "POST", [post().to(import::import)]))
        .service(at("/v1/events/{event}/tickets/export", "GET", [get().to(export::export)]))
        .service(at("/v1/events/{event}/tickets/search", "POST", [post().to(look_up::search)]))
        .service(at("/v1/events/{event}/tickets/{ticket}", "GET", [get().to(tickets::get)]))
        .service(at("/v1/events/{event}/tickets/{ticket}/history", "GET", [get().to(history::history)]))
        .service(at("/v1/events/{event}/tickets/{ticket}/check-in", "POST", [post().to(check::check_in)]))
        .service(at("/v1/events/{event}/tickets/{ticket}/check-out", "POST", [post().to(check::check_out)]))
        .service(at("/v1/events/{event}/tickets/{ticket}/qr.svg", "GET", [get().to(qr::as_svg)]))
        .service(at("/v1/events/{event}/tickets/{ticket}/qr.png", "GET", [get().to(qr::as_png)]))
        .service(at("/v1/events/{event}/tickets/{ticket}/reissue", "POST", [post().to(tickets::reissue)]))
        .service(at("/v1/events/{event}/tickets/{ticket}/cancel", "POST", [post().to(tickets::cancel)]))
        .service(at("/v1/events/{event}/tickets/{ticket}/reinstate", "POST", [post().to(tickets::reinstate)]))
        .service(at("/v1/events/{event}/tickets/{ticket}/block", "POST", [post().to(tickets::block)]))
        .service(at("/v1/events/{event}/tickets/{ticket}/unblock", "POST", [post().to(tickets::unblock)]))
        .service(at("/v1/events/{event}/tickets/{ticket}/reset", "POST", [post().to(tickets::reset)]));
}

/// The native surface: administration.
fn administration(cfg: &mut ServiceConfig) {
    use gate::{app_keys, devices, events, keys, outage, scan_points, tenants, ticket_types};
    const ALL: &str = "GET, POST";
    const ONE: &str = "GET, PATCH, DELETE";
    cfg.service(at("/v1/tenants", ALL, [get().to(tenants::list), post().to(tenants::create)]))
        .service(at("/v1/tenants/{tenant}", ONE, one(tenants::get, tenants::change, tenants::remove)))
        .service(at("/v1/events", ALL, [get().to(events::list), post().to(events::create)]))
        .service(at("/v1/events/{event}", ONE, one(events::get, events::change, events::remove)))
        .service(at("/v1/events/{event}/outage", "GET, PUT", [get().to(outage::get), put().to(outage::set)]))
        .service(at("/v1/events/{event}/outage/takeover", "POST", [post().to(outage::takeover)]))
        .service(at("/v1/ticket-types", ALL, [get().to(ticket_types::list), post().to(ticket_types::create)]))
        .service(at(
            "/v1/ticket-types/{ticketType}",
            ONE,
            one(ticket_types::get, ticket_types::change, ticket_types::remove),
        ))
        .service(at("/v1/scan-points", ALL, [get().to(scan_points::list), post().to(scan_points::create)]))
        .service(at(
            "/v1/scan-points/{scanPoint}",
            ONE,
            one(scan_points::get, scan_points::change, scan_points::remove),
        ))
        .service(at("/v1/devices", ALL, [get().to(devices::list), post().to(devices::create)]))
        .service(at("/v1/devices/{device}", ONE, one(devices::get, devices::change, devices::remove)))
        .service(at("/v1/devices/{device}/token", "POST", [post().to(devices::token)]))
        .service(at("/v1/devices/{device}/revoke", "POST", [post().to(devices::revoke)]))
        .service(at("/v1/app-keys", "POST", [post().to(app_keys::give)]))
        .service(at("/v1/keys", "GET", [get().to(keys::list)]))
        .service(at("/v1/keys/rotate", "POST", [post().to(keys::rotate)]))
        .service(at("/v1/keys/{kid}/retire", "POST", [post().to(keys::retire)]));
}

/// What payment gateways call, and the sandbox.
fn paying(cfg: &mut ServiceConfig) {
    use payments::{refunds, sandbox, webhooks};
    cfg.service(at("/webhooks/stripe", "POST", [post().to(webhooks::stripe)]))
        .service(at("/webhooks/paypal", "POST", [post().to(webhooks::paypal)]))
        .service(at("/v1/refunds/{refund}/redrive", "POST", [post().to(refunds::redrive)]))
        .service(at("/v1/sandbox/ledger", "GET", [get().to(sandbox::ledger)]))
        .service(at("/v1/sandbox/intents/{paymentRef}", "POST", [post().to(sandbox::decide)]));
}

/// The native surface: what is announced, and to whom.
fn announcing(cfg: &mut ServiceConfig) {
    use gate::{deliveries, webhooks};
    cfg.service(at("/v1/webhooks", "GET, POST", [get().to(webhooks::list), post().to(webhooks::create)]))
        .service(at(
            "/v1/webhooks/{webhook}",
            "GET, PATCH, DELETE",
            one(webhooks::get, webhooks::change, webhooks::remove),
        ))
        .service(at("/v1/webhooks/{webhook}/rotate-secret", "POST", [post().to(webhooks::rotate)]))
        .service(at("/v1/deliveries", "GET", [get().to(deliveries::list)]))
        .service(at("/v1/deliveries/{delivery}/redrive", "POST", [post().to(deliveries::redrive)]))
        .service(at("/v1/outbox", "GET", [get().to(deliveries::outbox)]));
}

/// The documentation.
fn documentation(cfg: &mut ServiceConfig) {
    cfg.service(at("/openapi.json", "GET", [get().to(docs::openapi)]))
        .service(at("/docs", "GET", [get().to(docs::step_down)]))
        .service(at("/docs/{file:.*}", "GET", [get().to(docs::file)]));
}

/// A resource that knows its methods: any other is 405 with `Allow`.
fn at<const N: usize>(path: &'static str, allowed: &'static str, routes: [Route; N]) -> Resource {
    #[cfg(test)]
    openapi::routes::note(path, allowed);
    let refuse = move || std::future::ready(Err::<&'static str, ApiError>(ApiError::Method(allowed)));
    routes
        .into_iter()
        .fold(web::resource(path).app_data(RouteSignals::new(path)), Resource::route)
        .default_service(web::to(refuse))
}

/// The three routes of one thing: see it, change it, remove it.
fn one<G, GA, C, CA, R, RA>(see: G, change: C, remove: R) -> [Route; 3]
where
    G: Handler<GA>,
    GA: FromRequest + 'static,
    G::Output: Responder + 'static,
    C: Handler<CA>,
    CA: FromRequest + 'static,
    C::Output: Responder + 'static,
    R: Handler<RA>,
    RA: FromRequest + 'static,
    R::Output: Responder + 'static,
{
    [get().to(see), patch().to(change), delete().to(remove)]
}

async fn no_route() -> Result<&'static str, ApiError> {
    Err(ApiError::NoRoute)
}
