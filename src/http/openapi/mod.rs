//! The OpenAPI document: what handlers say about themselves, and what is true of all of them.

mod events_module;
mod naming;
mod params;
#[cfg(test)]
pub mod routes;
mod shared;
#[cfg(test)]
mod tests;
mod tickets_api;
mod words;

pub use params::*;
pub use tickets_api::*;
pub use words::*;

use crate::http::docs;
use crate::http::error::Problem;
use crate::http::gate;
use crate::http::payments;
use serde_json::Value;
use utoipa::OpenApi;

const ABOUT: &str = "Scan gateway for ticketed events: tickets come in, codes are signed, turnstiles post scans, every \
    answer is durable before it is given. Three surfaces answer side by side.\n\n\
    **The gate's own** (`/v1`). Every body is JSON or MessagePack (`application/msgpack`), by `Content-Type` and \
    `Accept`, with the same names. Every refusal is `application/problem+json` with a `code`; a denied scan is no \
    refusal but an answer (200, `verdict: DENY`). Fields that are not known are ignored. Ids and slugs are \
    interchangeable. Another tenant's things are unknown (404).\n\n\
    **The events module** (`/events`, `/client`, `/data`, `/repository`, `/storefront`, `/profile`) is a published \
    surface: the header `orgid` names the organisation, amounts are major units, records come wrapped, and a refusal is \
    `{statusCode, message, error, reason, code, path}` with the sentence and the word twice.\n\n\
    **The Tickets API** (`/tickets`, `/orders`, `/promoters`, `/venues`, `/teams`, and `/events` where `x-tenant-id` \
    stands without `orgid`) is the other published surface: the header `x-tenant-id` names the tenant, amounts are minor \
    units, things come wrapped under their name, every success is 200, and a refusal is \
    `{defined, code, status, message, data?}` and nothing else.\n\n\
    Tokens are JWTs. Permissions: `ticket.scan`, `ticket.read`, `ticket.write`, `event.read`, `event.write`, \
    `order.read`, `order.write`, `promoter.*`, `venue.*`, `team.*`, `event.performance.read`, `tenant.read`, \
    `tenant.write`; a trailing `.*` or `*` widens, a trailing id (`ticket.scan.evt_...`) narrows, a \
    leading `-` denies. The older words `SCANNING`, `ORDER`, `EVENT` and `FULL` are taken too. A token without a \
    `tenant` claim (or with `*`) is a platform token: it administers tenants and nothing else.";

#[derive(OpenApi)]
#[openapi(
    info(title = "Gatehouse", description = ABOUT, license(name = "MIT OR Apache-2.0")),
    tags(
        (name = "scanning", description = "Turnstiles, and those who watch them. Needs `ticket.scan`; to look, \
            `ticket.read` is enough."),
        (name = "tickets", description = "Tickets in, tickets out, and one by hand. Needs `ticket.write`; to look, \
            `ticket.read`."),
        (name = "administration", description = "Tenants, events, types, scan points, devices. Needs `event.write` \
            (to look, `event.read`); tenants need `tenant.write` or `FULL`."),
        (name = "webhooks", description = "Facts that are announced: who is called (`tenant.write` or `FULL`), what \
            became of every mail and call (`order.read`; to drive one again, `order.write`). docs/webhooks.md."),
        (name = "keys", description = "The keys that sign ticket codes. Changing them needs `tenant.write` or `FULL`."),
        (name = "payments", description = "What payment gateways call, and the sandbox that plays them in development."),
        (name = "document", description = "This document.")
    ),
    paths(
        gate::scan::scan, gate::scan::validate, gate::batch::batch, gate::annul::annul, gate::feed::feed,
        gate::conflicts::conflicts, gate::board::board, gate::board::refusals,
        gate::look_up::search, gate::history::history, gate::check::check_in, gate::check::check_out,
        gate::live::live, gate::occupancy::occupancy,
        gate::session::session, gate::session::events, gate::session::event,
        gate::import::import, gate::export::export, gate::tickets::get, gate::qr::as_svg, gate::qr::as_png,
        gate::tickets::reissue, gate::tickets::cancel, gate::tickets::reinstate, gate::tickets::block,
        gate::tickets::unblock, gate::tickets::reset,
        gate::tenants::create, gate::tenants::list, gate::tenants::get, gate::tenants::change, gate::tenants::remove,
        gate::events::create, gate::events::list, gate::events::get, gate::events::change, gate::events::remove,
        gate::outage::get, gate::outage::set, gate::outage::takeover,
        gate::ticket_types::create, gate::ticket_types::list, gate::ticket_types::get, gate::ticket_types::change,
        gate::ticket_types::remove,
        gate::scan_points::create, gate::scan_points::list, gate::scan_points::get, gate::scan_points::change,
        gate::scan_points::remove,
        gate::devices::create, gate::devices::list, gate::devices::get, gate::devices::change, gate::devices::remove,
        gate::devices::token, gate::devices::revoke,
        gate::webhooks::create, gate::webhooks::list, gate::webhooks::get, gate::webhooks::change,
        gate::webhooks::remove, gate::webhooks::rotate,
        gate::deliveries::list, gate::deliveries::redrive, gate::deliveries::outbox,
        gate::keys::list, gate::keys::rotate, gate::keys::retire, gate::app_keys::give,
        payments::webhooks::stripe, payments::webhooks::paypal, payments::refunds::redrive, payments::sandbox::ledger, payments::sandbox::decide,
        docs::openapi,
    ),
    components(schemas(Problem, gate::wire::ScanIn, gate::live::LiveUpdate, DeliveryStateWord, FactWord))
)]
struct Document;

/// One list of routes each.
fn lists() -> Vec<utoipa::openapi::OpenApi> {
    let mut parts = vec![Document::openapi(), events_module::Document::openapi()];
    parts.extend(tickets_api::parts());
    parts
}

/// The whole document (OpenAPI 3.1), all surfaces together.
pub fn document() -> Value {
    let whole = lists().into_iter().reduce(utoipa::openapi::OpenApi::merge_from);
    let mut document = serde_json::to_value(whole).expect("the document is plain text and numbers");
    events_module::add_aliases(&mut document);
    events_module::add_fields(&mut document);
    naming::refer(&mut document);
    naming::rename(&mut document);
    shared::complete(&mut document);
    document
}
