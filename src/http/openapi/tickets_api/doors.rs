//! What doors do: scans, check-in and check-out by key, the roster, and how an event goes.

use crate::http::tickets_api::doors::{by_key, office, performance, roster, scan};
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(paths(
    scan::scan,
    by_key::check_in,
    by_key::check_out,
    office::create,
    office::update,
    office::patch,
    roster::list,
    roster::index,
    performance::attendance,
    performance::turnout,
    performance::scanners,
    performance::pace
))]
pub struct Document;

/// Routes that can be asked without a token.
pub const OPEN: &[(&str, &str)] = &[];
