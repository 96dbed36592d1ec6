//! The door: check in, check out, and the same decisions with nothing recorded.

use crate::actors::gate::{Decided, IncomingScan, Located, Target};
use crate::actors::registry::EventInfo;
use crate::domain::ids::TicketId;
use crate::domain::label::Label;
use crate::domain::scan::{Decision, Kind, Surface};
use crate::http::answer::Reply;
use crate::http::auth::{Action, Resource};
use crate::http::body::ScanBody;
use crate::http::error::ApiError;
use crate::http::events_module::principal::Staff;
use crate::http::events_module::records::Record;
use crate::http::events_module::scanned::{Door, DoorAnswer, ScannedTicket, scanned_ticket};
use crate::http::events_module::words;
use crate::http::extract::KeyHeader;
use crate::http::gate::scan::device_and_point;
use crate::http::gate::wire::Name;
use crate::http::state::State;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

const TO_SCAN: &[Action] = &[Action::TicketScan];
const TO_LOOK: &[Action] = &[Action::TicketScan, Action::TicketRead];
const SEVERAL: &str = "Several events know this code. Send eventId to say which one is meant.";

/// What a door sends.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DoorIn {
    /// What the scanner read, untouched. Staff with `ticket.write` may give a ticket id instead.
    #[serde(alias = "qrPayload")]
    pub code: String,
    /// Where the scanner stands: people are counted there. Without it, in the zone of the checkpoint, if it has one.
    #[serde(default)]
    #[schema(max_length = 100, example = "hall-a")]
    pub zone: Option<String>,
    /// The scan point, by id or name. It need not be registered.
    #[serde(default, alias = "scanPoint", alias = "scanPointId")]
    #[schema(max_length = 100, example = "main-door")]
    pub checkpoint: Option<String>,
    /// Comes back with the check-in.
    #[serde(default)]
    pub session_id: Option<String>,
    /// The device. A device token says it by itself.
    #[serde(default, alias = "deviceId", alias = "validatorDevice")]
    #[schema(max_length = 100, example = "handheld-7")]
    pub device: Option<String>,
    /// The event, by id or slug. Without it: that of the device, of the checkpoint, or of the code.
    #[serde(default, alias = "event")]
    pub event_id: Option<String>,
    /// Sending the same scan with the same key again gives the same answer.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

/// Whose light is wanted.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ValidateIn {
    /// What the scanner read, untouched.
    #[serde(alias = "code")]
    pub qr_payload: String,
    #[serde(default, alias = "scanPoint", alias = "scanPointId")]
    #[schema(max_length = 100, example = "main-door")]
    pub checkpoint: Option<String>,
    #[serde(default, alias = "event")]
    pub event_id: Option<String>,
}

/// Green or red, and why.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ValidateOut {
    /// Whether the ticket would be let in now.
    pub valid: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "Ticket cancelled.")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "ticket_not_active")]
    pub code: Option<&'static str>,
    /// Null where the code led to no ticket.
    #[schema(required = true)]
    pub ticket: Option<Record<ScannedTicket>>,
    /// Id of its type.
    #[schema(required = true)]
    pub ticket_type: Option<String>,
    #[schema(required = true)]
    pub entries_used: Option<u32>,
    /// Null = no limit, or no ticket.
    #[schema(required = true)]
    pub entries_left: Option<u32>,
}

/// Lets a ticket in, and records it.
///
/// The answer is given once the decision is durable. A refusal is an answer (200, `success: false`); a scan that was not
/// decided is 503 and may be sent again, best with the same idempotency key.
#[utoipa::path(post, path = "/events/checkin", operation_id = "eventsCheckIn", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::IdempotencyHeader), request_body = DoorIn,
    responses((status = 200, body = DoorAnswer)))]
pub async fn check_in(
    state: Data<State>,
    staff: Staff,
    key: KeyHeader,
    body: ScanBody<DoorIn>,
) -> Result<Reply<DoorAnswer>, ApiError> {
    at_the_door(&state, &staff, key, body.0, Kind::CheckIn, true).await.map(Reply::ok)
}

/// Lets a ticket out, and records it. Whoever is inside is always let out.
#[utoipa::path(post, path = "/events/checkout", operation_id = "eventsCheckOut", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::IdempotencyHeader), request_body = DoorIn,
    responses((status = 200, body = DoorAnswer)))]
pub async fn check_out(
    state: Data<State>,
    staff: Staff,
    key: KeyHeader,
    body: ScanBody<DoorIn>,
) -> Result<Reply<DoorAnswer>, ApiError> {
    at_the_door(&state, &staff, key, body.0, Kind::CheckOut, true).await.map(Reply::ok)
}

/// What a check-in would be told. Nothing is recorded.
#[utoipa::path(post, path = "/events/verify-scan", operation_id = "eventsVerifyScan", tag = "events module",
    params(crate::http::openapi::OrgHeader), request_body = DoorIn, responses((status = 200, body = DoorAnswer)))]
pub async fn verify(state: Data<State>, staff: Staff, body: ScanBody<DoorIn>) -> Result<Reply<DoorAnswer>, ApiError> {
    let mut body = body.0;
    // Nothing is recorded, so nothing is kept under a key; a wrong one is wrong all the same.
    KeyHeader(None).or(body.idempotency_key.take())?;
    at_the_door(&state, &staff, KeyHeader(None), body, Kind::CheckIn, false).await.map(Reply::ok)
}

/// Whether a ticket is valid for entry now. Nothing is recorded, however often it is asked.
#[utoipa::path(post, path = "/events/tickets/validate", operation_id = "eventsValidateTicket", tag = "events module",
    params(crate::http::openapi::OrgHeader), request_body = ValidateIn, responses((status = 200, body = ValidateOut)))]
pub async fn validate(
    state: Data<State>,
    staff: Staff,
    body: ScanBody<ValidateIn>,
) -> Result<Reply<ValidateOut>, ApiError> {
    let ValidateIn { qr_payload, checkpoint, event_id } = body.0;
    let (_, point) = device_and_point(&staff, None, named("checkpoint", checkpoint)?)?;
    let what = target(&staff, qr_payload);
    let event = match event_of(&state, &staff, event_id, &what, point.as_ref(), TO_LOOK).await? {
        Ok(event) => event,
        Err(sentence) => return Ok(Reply::ok(ValidateOut::red(sentence))),
    };
    let what = allowed(&staff, &event, what);
    let scan = IncomingScan {
        tenant: event.tenant,
        event: event.id,
        what,
        kind: Kind::CheckIn,
        surface: Surface::EventsModule,
        point,
        zone: None,
        device: None,
        subject: staff.subject.clone(),
        idempotency_key: None,
        scanned_at: None,
    };
    let decided = state.gate().validate(scan).await?;
    Ok(Reply::ok(ValidateOut::new(&staff, &event, &decided)))
}

async fn at_the_door(
    state: &State,
    staff: &Staff,
    key: KeyHeader,
    body: DoorIn,
    kind: Kind,
    recorded: bool,
) -> Result<DoorAnswer, ApiError> {
    let idempotency_key = key.or(body.idempotency_key)?;
    let zone = named("zone", body.zone)?.map(|name| name.0);
    let (device, point) =
        device_and_point(staff, named("device", body.device)?, named("checkpoint", body.checkpoint)?)?;
    let what = target(staff, body.code);
    let any_of = if recorded { TO_SCAN } else { TO_LOOK };
    let event = match event_of(state, staff, body.event_id, &what, point.as_ref(), any_of).await? {
        Ok(event) => event,
        Err(sentence) => return Ok(DoorAnswer::nowhere(sentence)),
    };
    let what = allowed(staff, &event, what);
    let door = Door {
        org: &staff.org,
        event: &event,
        subject: &staff.subject,
        zone: zone.as_ref().map(|zone| zone.as_str().to_owned()),
        session: body.session_id,
        by_hand: matches!(what, Target::Ticket(_)),
    };
    let scan = IncomingScan {
        tenant: event.tenant,
        event: event.id,
        what,
        kind,
        surface: Surface::EventsModule,
        point,
        zone,
        device,
        subject: staff.subject.clone(),
        idempotency_key,
        scanned_at: None,
    };
    let decided = if recorded { state.gate().scan(scan).await? } else { state.gate().validate(scan).await? };
    Ok(DoorAnswer::new(&door, &decided, recorded))
}

/// A name of a place or a device; an empty one is none.
fn named(field: &str, given: Option<String>) -> Result<Option<Name>, ApiError> {
    match given.as_deref().map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => {
            Label::new(text).map(|label| Some(Name(label))).map_err(|error| ApiError::field(field, error.to_string()))
        }
    }
}

/// A bare ticket id may be a ticket for staff; for a device it is a text like any other.
fn target(staff: &Staff, code: String) -> Target {
    match code.trim().parse::<TicketId>() {
        Ok(ticket) if staff.device().is_none() && staff.may_somewhere(Action::TicketWrite) => Target::Ticket(ticket),
        Ok(_) | Err(_) => Target::Code(code),
    }
}

/// The same, once the event is known: the right may be for another one.
fn allowed(staff: &Staff, event: &EventInfo, what: Target) -> Target {
    match what {
        Target::Ticket(ticket) => {
            let resource = Resource::of(event).ticket(ticket);
            if staff.may(Action::TicketWrite, &resource) { what } else { Target::Code(ticket.to_string()) }
        }
        Target::Code(_) => what,
    }
}

/// The event that a scan is about; the sentence to say where there is none.
async fn event_of(
    state: &State,
    staff: &Staff,
    named: Option<String>,
    what: &Target,
    point: Option<&Label>,
    any_of: &[Action],
) -> Result<Result<Arc<EventInfo>, &'static str>, ApiError> {
    let own = staff.device().and_then(|device| device.only_event());
    if let Some(name) = named.as_deref().filter(|name| !name.is_empty()).or(own) {
        return staff.event_to_scan(state, name, any_of).await.map(Ok);
    }
    let located = state.gate().locate(staff.tenant(), what, point).await?;
    let sentence = match located {
        Located::Event(event) => return staff.event_to_scan(state, &event.to_string(), any_of).await.map(Ok),
        Located::Unknown => words::UNKNOWN_SENTENCE,
        Located::Several => SEVERAL,
    };
    if any_of.iter().any(|action| staff.may_somewhere(*action)) {
        return Ok(Err(sentence));
    }
    Err(ApiError::Forbidden(any_of.first().map_or("*", |action| action.node())))
}

impl ValidateOut {
    fn red(sentence: &str) -> ValidateOut {
        ValidateOut {
            valid: false,
            reason: Some(sentence.to_owned()),
            code: Some(words::UNKNOWN_CODE),
            ticket: None,
            ticket_type: None,
            entries_used: None,
            entries_left: None,
        }
    }

    fn new(staff: &Staff, event: &EventInfo, decided: &Decided) -> ValidateOut {
        let door = Door { org: &staff.org, event, subject: &staff.subject, zone: None, session: None, by_hand: false };
        let denial = match &decided.answer.decision {
            Decision::Admit => None,
            Decision::Deny(denial) => Some(denial),
        };
        let view = decided.answer.ticket;
        ValidateOut {
            valid: denial.is_none(),
            reason: denial.map(words::sentence),
            code: denial.map(words::code),
            ticket: scanned_ticket(&door, decided),
            ticket_type: view.map(|view| view.ticket_type.to_string()),
            entries_used: view.map(|view| view.entries),
            entries_left: view.and_then(|view| view.entries_left),
        }
    }
}
