//! One scan, and the same decision without a record.

use crate::actors::gate::{IncomingScan, Target};
use crate::actors::registry::EventInfo;
use crate::domain::ids::TicketId;
use crate::domain::label::Label;
use crate::domain::scan::Surface;
use crate::domain::time::Moment;
use crate::http::answer::Reply;
use crate::http::auth::{Action, Resource, now_s};
use crate::http::body::ScanBody;
use crate::http::error::ApiError;
use crate::http::extract::{Authorized, KeyHeader};
use crate::http::gate::wire::{Name, ScanIn, Verdict};
use crate::http::gate::wire_json;
use crate::http::state::State;
use actix_web::HttpRequest;
use actix_web::web::Data;

/// Scans a ticket in or out.
///
/// The answer is given once the decision is durable. A refusal is an answer (200, DENY); a scan that was not decided
/// is 503 and may be sent again, best with the same idempotency key.
#[utoipa::path(post, path = "/v1/events/{event}/scans", operation_id = "gateScan",
    tag = "scanning", params(crate::http::openapi::EventPath,
    crate::http::openapi::IdempotencyHeader), request_body = ScanIn, responses((status = 200, body = Verdict)))]
pub async fn scan(
    state: Data<State>,
    request: HttpRequest,
    caller: Authorized,
    key: KeyHeader,
    body: ScanBody<ScanIn>,
) -> Result<Reply<Verdict>, ApiError> {
    decide(&state, event_of(&request), &caller, key, body.0).await
}

/// The scan, whichever way it came.
pub(crate) async fn decide(
    state: &State,
    event: &str,
    caller: &Authorized,
    key: KeyHeader,
    mut body: ScanIn,
) -> Result<Reply<Verdict>, ApiError> {
    let event = caller.event_to_scan(state, event, &[Action::TicketScan]).await?;
    let key = key.or(body.idempotency_key.take())?;
    let scan = incoming(state, caller, &event, body, key)?;
    let decided = state.gate().scan(scan).await?;
    Ok(Reply::ok(Verdict::new(decided, true)).by_hand(wire_json::admission))
}

/// Says what a scan would be told. Nothing is recorded.
#[utoipa::path(post, path = "/v1/events/{event}/validate", operation_id = "gateValidate",
    tag = "scanning", params(crate::http::openapi::EventPath),
    request_body = ScanIn, responses((status = 200, body = Verdict)))]
pub async fn validate(
    state: Data<State>,
    request: HttpRequest,
    caller: Authorized,
    body: ScanBody<ScanIn>,
) -> Result<Reply<Verdict>, ApiError> {
    let event = caller.event_to_scan(&state, event_of(&request), &[Action::TicketScan, Action::TicketRead]).await?;
    let mut body = body.0;
    // Nothing is recorded, so nothing is kept under a key; a wrong one is wrong all the same.
    KeyHeader(None).or(body.idempotency_key.take())?;
    let scan = incoming(&state, &caller, &event, body, None)?;
    let decided = state.gate().validate(scan).await?;
    Ok(Reply::ok(Verdict::new(decided, false)))
}

/// The event as the path names it.
pub(crate) fn event_of(request: &HttpRequest) -> &str {
    request.match_info().get("event").unwrap_or_default()
}

/// Puts a scan together: whose device, which scan point, code or bare id.
pub(crate) fn incoming(
    state: &State,
    caller: &Authorized,
    event: &EventInfo,
    body: ScanIn,
    idempotency_key: Option<String>,
) -> Result<IncomingScan, ApiError> {
    let (device, point) = device_and_point(caller, body.device_id, body.scan_point)?;
    let scanned_at = match body.scanned_at {
        None => None,
        Some(instant) => Some(within_skew(state, instant.0)?),
    };
    Ok(IncomingScan {
        tenant: event.tenant,
        event: event.id,
        what: target(caller, event, body.code),
        kind: body.kind.into(),
        surface: Surface::Native,
        point,
        zone: None,
        device,
        subject: caller.subject.clone(),
        idempotency_key,
        scanned_at,
    })
}

/// A bare ticket id is a ticket only for staff; for everybody else it is a text like any other.
fn target(caller: &Authorized, event: &EventInfo, code: String) -> Target {
    if code.len() < 64
        && let Ok(ticket) = code.trim().parse::<TicketId>()
    {
        let resource = Resource::of(event).ticket(ticket);
        if caller.device().is_none() && caller.may(Action::TicketWrite, &resource) {
            return Target::Ticket(ticket);
        }
    }
    Target::Code(code)
}

/// A device speaks for itself only, and from where it stands.
pub(crate) fn device_and_point(
    caller: &Authorized,
    device: Option<Name>,
    point: Option<Name>,
) -> Result<(Option<Label>, Option<Label>), ApiError> {
    let Some(scope) = caller.device() else {
        return Ok((device.map(|name| name.0), point.map(|name| name.0)));
    };
    if device.is_some_and(|named| named.0 != caller.subject) {
        return Err(ApiError::DeviceNotYours(caller.subject.to_string()));
    }
    let point = match (&scope.points, point) {
        (Some(points), None) if points.len() == 1 => Some(points[0].clone()),
        (Some(points), Some(named)) if !points.contains(&named.0) => {
            return Err(ApiError::ScanPointNotYours(named.0.to_string()));
        }
        // Without a point nothing would be checked about points: a device that is bound to some could leave its bounds.
        (Some(_), None) => {
            return Err(ApiError::field(
                "scanPoint",
                "this device stands at several scan points: name the one it is at",
            ));
        }
        (_, point) => point.map(|name| name.0),
    };
    Ok((Some(caller.subject.clone()), point))
}

fn within_skew(state: &State, at: Moment) -> Result<Moment, ApiError> {
    let limits = &state.settings().offline;
    let now_ms = now_s().saturating_mul(1_000);
    let ahead_ms = at.0.saturating_sub(now_ms);
    if ahead_ms > limits.future.as_millis() as i64 {
        return Err(ApiError::field("scannedAt", "lies in the future"));
    }
    if ahead_ms.saturating_neg() > limits.past.as_millis() as i64 {
        return Err(ApiError::field("scannedAt", "lies too far in the past"));
    }
    Ok(at)
}
