//! The events module's part of the document.

use crate::http::events_module::{
    app, bookings, counts, data, door, gateways, making, mine, notifications, purchase, storefront, tickets, types,
};
use crate::http::openapi::{BookingStateWord, DatatypeWord, TicketStateWord};
use crate::http::surface::EventsRefusal;
use serde_json::{Value, json};
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
    components(schemas(EventsRefusal, BookingStateWord, TicketStateWord, DatatypeWord))
)]
pub struct Document;

/// Further methods and the older paths of operations above, as `(method, path, name, of which method, of which path)`.
const ALIASES: &[(&str, &str, &str, &str, &str)] = &[
    ("put", "/data/{datatype}/update/{id}", "dataUpdateByPut", "post", "/data/{datatype}/update/{id}"),
    ("post", "/data/{datatype}/delete/{id}", "dataDeleteByPost", "delete", "/data/{datatype}/delete/{id}"),
    ("post", "/repository/create/{datatype}", "repositoryCreate", "post", "/data/{datatype}/create"),
    ("put", "/repository/create/{datatype}", "repositoryCreateByPut", "post", "/data/{datatype}/create"),
    ("get", "/repository/get/{datatype}/{id}", "repositoryGet", "get", "/data/{datatype}/get/{id}"),
    ("post", "/repository/find/{datatype}", "repositoryFind", "post", "/data/{datatype}/find"),
    ("get", "/repository/find/{datatype}", "repositoryList", "get", "/data/{datatype}/find"),
    ("post", "/repository/update/{datatype}/{id}", "repositoryUpdate", "post", "/data/{datatype}/update/{id}"),
    ("put", "/repository/update/{datatype}/{id}", "repositoryUpdateByPut", "post", "/data/{datatype}/update/{id}"),
    ("delete", "/repository/delete/{datatype}/{id}", "repositoryDelete", "delete", "/data/{datatype}/delete/{id}"),
    ("post", "/repository/delete/{datatype}/{id}", "repositoryDeleteByPost", "delete", "/data/{datatype}/delete/{id}"),
];

/// One handler serves them all, so what they say is said once.
pub fn add_aliases(document: &mut Value) {
    for (method, path, name, of_method, of_path) in ALIASES {
        let mut operation = document["paths"][of_path][of_method].clone();
        operation["operationId"] = (*name).into();
        document["paths"][path][method] = operation;
    }
}

/// What is sent of a record is what comes back of it, with nothing that must be there: `EventData` -> `EventFields`.
pub fn add_fields(document: &mut Value) {
    let schemas = &mut document["components"]["schemas"];
    let kinds = schemas["AnyData"]["oneOf"].as_array().cloned().unwrap_or_default();
    let names: Vec<String> =
        kinds.iter().filter_map(|kind| kind["$ref"].as_str()?.rsplit('/').next()).map(str::to_owned).collect();
    let mut any = Vec::new();
    for name in names {
        let fields = name.replace("Data", "Fields");
        let mut schema = schemas[&name].clone();
        if let Some(schema) = schema.as_object_mut() {
            schema.remove("required");
        }
        schemas[&fields] = schema;
        any.push(json!({ "$ref": format!("#/components/schemas/{fields}") }));
    }
    schemas["AnyFields"] = json!({ "description": "The fields of a record, by its datatype.", "anyOf": any });
}
