//! The events module's part of the document.

use crate::http::events_module::{
    app, bookings, counts, data, door, gateways, making, mine, notifications, purchase, storefront, tickets, types,
};
use crate::http::surface::EventsRefusal;
use utoipa::OpenApi;

/// The tag of every operation of this surface.
pub const TAG: &str = "events module";

/// Routes of this surface that can be asked without a token.
pub const OPEN: &[&str] = &[
    "/profile/app/key",
    "/client/events/{eventId}/ticket-types",
    "/client/events/tickets/purchase",
    "/client/events/tickets/confirm-order",
    "/client/events/stripe/intent",
    "/client/events/stripe/config",
    "/storefront/paypal/config",
    "/storefront/payment-gateways",
    "/storefront/products",
    "/storefront/product/{sku}",
];

#[derive(OpenApi)]
#[openapi(
    tags((name = "events module", description = "The published events module. `orgid` on every call; staff routes need \
        a staff token, routes under `/client` a customer's or none.")),
    paths(
        app::start,
        door::check_in, door::check_out, door::verify, door::validate, counts::occupancy, counts::stats,
        making::issue, making::comp, making::pre_generate,
        tickets::list, tickets::get, tickets::qr, tickets::activate, tickets::transfer, tickets::cancel,
        tickets::refund, tickets::remove,
        bookings::list, bookings::get, bookings::cancel, bookings::refund, bookings::resend,
        types::all, types::on_sale,
        purchase::purchase, purchase::purchase_by_staff, purchase::confirm, purchase::intent,
        mine::list, mine::get, mine::qr, mine::transfer,
        notifications::list, gateways::stripe, gateways::paypal, gateways::list,
        data::create, data::create_named, data::get, data::find, data::list, data::update, data::delete,
        storefront::products::list, storefront::products::find, storefront::products::get,
        storefront::orders::own, storefront::orders::list, storefront::orders::get,
        storefront::profile::own, storefront::profile::get,
    ),
    components(schemas(EventsRefusal))
)]
pub struct Document;
