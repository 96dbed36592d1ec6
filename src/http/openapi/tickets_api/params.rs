//! Parts of paths and headers, as the document describes them.

use utoipa::IntoParams;

#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[allow(dead_code, reason = "describes the header; handlers read it without this type")]
pub struct TenantHeader {
    /// Id or slug of the tenant.
    #[param(rename = "x-tenant-id", example = "demo")]
    tenant: String,
}

/// Path of one ticket.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct TicketKey {
    /// Id of the ticket.
    #[param(example = "tkt_01h455vb4pex5vsknk084sn02q")]
    id: String,
}

/// Path of what a door lets through.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct DoorKey {
    /// Id of a ticket, or of an order for all of its tickets.
    #[param(example = "ord_01h455vb4pex5vsknk084sn02q")]
    key: String,
}

/// For what a buyer may see without a token.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the query; handlers read it without this type")]
pub struct SignatureParam {
    /// The signature of its order, instead of a token.
    #[param(required = false, example = "Y4vW-x5LI3YV7O_w")]
    signature: Option<String>,
}
