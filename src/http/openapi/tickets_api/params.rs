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

/// Path of one team, promoter or venue.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct AnyKey {
    /// Id or slug.
    key: String,
}

/// Path of one event.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct EventKey {
    /// Id or slug of the event.
    #[param(example = "evt_01h455vb4pex5vsknk084sn02q")]
    key: String,
}

/// Path of what belongs to an event.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct OfEvent {
    /// Id or slug of the event.
    #[param(rename = "eventId", example = "evt_01h455vb4pex5vsknk084sn02q")]
    event_id: String,
}

/// Path of one admission of an event.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct AdmissionKey {
    /// Id or slug of the event.
    #[param(rename = "eventId", example = "evt_01h455vb4pex5vsknk084sn02q")]
    event_id: String,
    /// Id or slug of the admission.
    #[param(example = "adm_01h455vb4pex5vsknk084sn02q")]
    id: String,
}

/// Path of one section of an event.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct SectionKey {
    /// Id or slug of the event.
    #[param(rename = "eventId", example = "evt_01h455vb4pex5vsknk084sn02q")]
    event_id: String,
    /// Id or slug of the section.
    #[param(example = "sct_01h455vb4pex5vsknk084sn02q")]
    id: String,
}

/// For events that are shown with a password.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the query; handlers read it without this type")]
pub struct PasswordParam {
    /// The event's password, where it has one and no token is sent.
    #[param(required = false)]
    password: Option<String>,
}

/// For admissions that are shown with a passcode.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the query; handlers read it without this type")]
pub struct PasscodeParam {
    /// The passcode of a hidden admission.
    #[param(required = false)]
    passcode: Option<String>,
}

/// Which events.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the query; handlers read it without this type")]
pub struct EventListParams {
    /// Events of this promoter.
    #[param(rename = "promoterId", required = false, example = "pmt_01h455vb4pex5vsknk084sn02q")]
    promoter_id: Option<String>,
    /// `UPCOMING`, `ACTIVE`, `ENDED` or `CANCELLED`.
    #[param(required = false, example = "UPCOMING", pattern = "^(UPCOMING|ACTIVE|ENDED|CANCELLED)$")]
    status: Option<String>,
    /// A part of the name or of the slug.
    #[param(required = false)]
    query: Option<String>,
}

/// Path of one order.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct OrderKey {
    /// Id of the order.
    #[param(example = "ord_01h455vb4pex5vsknk084sn02q")]
    id: String,
}

/// Path of one note.
#[derive(IntoParams)]
#[into_params(parameter_in = Path, rename_all = "camelCase")]
#[allow(dead_code, reason = "describes the path; handlers read it without this type")]
pub struct OrderNoteKey {
    /// Id of the note.
    #[param(example = "not_01h455vb4pex5vsknk084sn02q")]
    note_id: String,
}
