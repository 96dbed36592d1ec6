//! The events module's part of the document.

use crate::http::events_module as surface;
use crate::http::surface::EventsRefusal;
use utoipa::OpenApi;

/// The tag of every operation of this surface.
pub const TAG: &str = "events module";

#[derive(OpenApi)]
#[openapi(
    tags((name = "events module", description = "The published events module. `orgid` on every call; staff routes need \
        a staff token, routes under `/client` a customer's or none.")),
    paths(
        surface::door::check_in, surface::door::check_out, surface::door::verify, surface::door::validate,
        surface::notifications::list,
        surface::counts::occupancy, surface::counts::stats, surface::gateways::stripe, surface::gateways::paypal,
        surface::gateways::list,
        surface::data::create, surface::data::create_named, surface::data::get, surface::data::find,
        surface::data::list, surface::data::update, surface::data::delete,
    ),
    components(schemas(EventsRefusal))
)]
pub struct Document;
