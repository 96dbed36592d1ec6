//! The Tickets API: a published surface, served at the root as its clients speak to it.
//!
//! `x-tenant-id` names the tenant, refusals have exactly the keys of `errors`, amounts are minor units, things come wrapped
//! under their name. A folder per group of routes; what all of them use lies beside them: `principal` (whose tenant, who
//! asks, what they may), `query` (what stands in an address), `paging` (a page of a list).

pub mod doors;
pub mod errors;
pub mod orders;
pub mod paging;
pub mod principal;
pub mod query;
pub mod shop;
pub mod tickets;

use crate::http::surface::for_events_module;
use actix_web::Resource;
use actix_web::guard::fn_guard;
use actix_web::web::ServiceConfig;

/// Adds the routes. Fixed words come before ids: the first path that fits is taken, so the doors' `/tickets/attendees`
/// stands before `/tickets/{id}`.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.configure(doors::configure)
        .configure(tickets::configure)
        .configure(orders::configure)
        .configure(shop::configure);
}

/// A path under `/events`, which two surfaces share: this one takes it if only its own header is there.
pub fn on_events(resource: Resource) -> Resource {
    resource.guard(fn_guard(|context| !for_events_module(context.head().headers())))
}
