//! Teams, promoters, venues, events, admissions and sections.

use crate::http::tickets_api::shop;
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(paths(
    shop::events::list,
    shop::events::get,
    shop::events::create,
    shop::events::change,
    shop::events::remove,
    shop::admissions::list,
    shop::admissions::get,
    shop::admissions::create,
    shop::admissions::change,
    shop::admissions::remove,
    shop::sections::list,
    shop::sections::get,
    shop::sections::create,
    shop::sections::change,
    shop::sections::remove,
    shop::promoters::list,
    shop::promoters::get,
    shop::promoters::create,
    shop::promoters::change,
    shop::promoters::remove,
    shop::teams::list,
    shop::teams::get,
    shop::teams::create,
    shop::teams::change,
    shop::teams::remove,
    shop::venues::list,
    shop::venues::get,
    shop::venues::create,
    shop::venues::change,
    shop::venues::remove,
))]
pub struct Document;

/// Routes that can be asked without a token.
pub const OPEN: &[(&str, &str)] = &[
    ("get", "/events"),
    ("get", "/events/{key}"),
    ("get", "/events/{eventId}/admissions"),
    ("get", "/events/{eventId}/admissions/{id}"),
    ("get", "/events/{eventId}/sections"),
    ("get", "/events/{eventId}/sections/{id}"),
];
