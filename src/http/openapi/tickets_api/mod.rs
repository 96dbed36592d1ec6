//! The Tickets API's part of the document: one list of routes per folder of `http/tickets_api`.
//!
//! Its operations bring a name of their own (`operation_id = "listTickets"`), because their paths are too short to make
//! one from.

mod doors;
mod orders;
mod params;
mod shop;
mod tickets;

pub use params::*;

use crate::http::tickets_api::errors::TicketsRefusal;
use utoipa::OpenApi;

/// The tag of every operation of this surface.
pub const TAG: &str = "tickets API";

/// Routes of this surface that can be asked without a token, as method and path.
pub fn is_open(method: &str, path: &str) -> bool {
    [tickets::OPEN, doors::OPEN, orders::OPEN, shop::OPEN].into_iter().flatten().any(|open| *open == (method, path))
}

#[derive(OpenApi)]
#[openapi(
    tags((name = "tickets API", description = "The published Tickets API. `x-tenant-id` on every call; a bearer token, \
        or the order's signature where a buyer looks at their own.")),
    components(schemas(TicketsRefusal))
)]
struct Document;

/// All of it.
pub fn parts() -> [utoipa::openapi::OpenApi; 5] {
    [
        Document::openapi(),
        tickets::Document::openapi(),
        doors::Document::openapi(),
        orders::Document::openapi(),
        shop::Document::openapi(),
    ]
}
