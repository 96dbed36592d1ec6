//! Tickets: listed and read.

use crate::http::tickets_api::tickets;
use utoipa::OpenApi;

/// Routes that can be asked without a token, by an order's signature.
pub const OPEN: &[(&str, &str)] = &[("get", "/tickets"), ("get", "/tickets/{id}")];

#[derive(OpenApi)]
#[openapi(paths(tickets::list, tickets::get_one))]
pub struct Document;
