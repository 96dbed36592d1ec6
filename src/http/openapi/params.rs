//! Parts of paths and headers, as the document describes them.

use crate::http::openapi::DatatypeWord;
use utoipa::IntoParams;

/// Path of everything inside an event.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct EventPath {
    /// Id or slug of the event.
    #[param(example = "summer-night")]
    event: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct EventIdPath {
    /// Id or slug of the event.
    #[param(rename = "eventId", example = "summer-night")]
    event: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct TicketIdPath {
    /// Id of the ticket.
    #[param(rename = "ticketId", example = "tkt_01h455vb4pex5vsknk084sn02q")]
    ticket: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct BookingIdPath {
    /// Id of the booking, which is the order's.
    #[param(rename = "bookingId", example = "ord_01h455vb4pex5vsknk084sn02q")]
    booking: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "describes the header; handlers read it without this type")]
pub struct OrgHeader {
    /// Slug or id of the organisation.
    #[param(rename = "orgid", example = "demo")]
    orgid: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "describes the header; handlers read it without this type")]
pub struct IdempotencyHeader {
    /// The same as `idempotencyKey` in the body; both may be given if they agree.
    #[param(rename = "Idempotency-Key", min_length = 1, max_length = 255, required = false)]
    idempotency_key: Option<String>,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct ScanPath {
    /// `scn_...`, or `key:` and the idempotency key the scan was sent with.
    #[param(example = "key:turnstile-7-000123")]
    scan: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct TicketPath {
    /// Id of the ticket.
    #[param(example = "tkt_01h455vb4pex5vsknk084sn02q")]
    ticket: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct TenantPath {
    /// Id or slug of the tenant.
    #[param(example = "demo")]
    tenant: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct TicketTypePath {
    /// Id of the type; or its slug, together with `event`.
    #[param(rename = "ticketType", example = "adm_01h455vb4pex5vsknk084sn02q")]
    ticket_type: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct ScanPointPath {
    /// Id of the scan point; or its slug, together with `event`.
    #[param(rename = "scanPoint", example = "spt_01h455vb4pex5vsknk084sn02q")]
    scan_point: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct DevicePath {
    /// Id of the device.
    #[param(example = "dev_01h455vb4pex5vsknk084sn02q")]
    device: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct KeyPath {
    /// Id of the key.
    #[param(example = "1")]
    kid: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct WebhookPath {
    /// Id of the webhook.
    #[param(example = "whs_01h455vb4pex5vsknk084sn02q")]
    webhook: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct DeliveryPath {
    /// Id of the delivery.
    #[param(example = "dlv_01h455vb4pex5vsknk084sn02q")]
    delivery: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct DatatypePath {
    /// What kind of record.
    #[param(value_type = DatatypeWord, example = "event_ticket_type")]
    datatype: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct RecordPath {
    /// What kind of record.
    #[param(value_type = DatatypeWord, example = "event_ticket_type")]
    datatype: String,
    /// Id of the record.
    #[param(example = "adm_01h455vb4pex5vsknk084sn02q")]
    id: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct SkuPath {
    /// SKU of the variant; of a ticket type its id.
    #[param(example = "SHIRT-M")]
    sku: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct AuthorPath {
    /// Id or e-mail of the customer.
    #[param(example = "fan@example.com")]
    author: String,
}

#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct OrderPath {
    /// Id or e-mail of the customer.
    #[param(example = "fan@example.com")]
    author: String,
    /// Id of the order, which is the booking's.
    #[param(rename = "orderNumber", example = "ord_01h455vb4pex5vsknk084sn02q")]
    order_number: String,
}
