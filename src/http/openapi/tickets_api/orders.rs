//! Orders: quoted, made, read, changed, given back.

use crate::http::tickets_api::orders::{making, reading, staff};
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(paths(
    making::quote,
    making::create,
    making::change,
    making::reserve,
    reading::get_one,
    reading::list,
    staff::complimentary,
    staff::refund,
    staff::resend,
    staff::notes,
    staff::add_note,
    staff::remove_note,
    staff::timeline
))]
pub struct Document;

/// Routes that can be asked without a token: by everybody, or by the order's signature.
pub const OPEN: &[(&str, &str)] = &[
    ("post", "/orders/quote"),
    ("post", "/orders"),
    ("get", "/orders/{id}"),
    ("put", "/orders/{id}"),
    ("post", "/orders/{id}/reserve"),
];
