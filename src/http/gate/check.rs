//! Staff let a ticket in or out by hand, and say why.

use crate::actors::gate::{IncomingScan, Target};
use crate::domain::scan::{Kind, Surface};
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::{Authorized, KeyHeader};
use crate::http::gate::scan::device_and_point;
use crate::http::gate::tickets::{find, note};
use crate::http::gate::wire::{Name, Verdict};
use crate::http::state::State;
use actix_web::web::{Data, Path};
use serde::Deserialize;
use utoipa::ToSchema;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CheckIn {
    /// It stands in the ticket's history.
    #[schema(value_type = String, min_length = 1, max_length = 100, example = "phone broken, name and ID checked")]
    pub reason: Name,
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100, example = "gate-c")]
    pub scan_point: Option<Name>,
    /// Sending the same again with the same key counts once.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

/// Checks a ticket in by hand, with a reason that is kept.
///
/// The rules are those of every scan: a refusal is an answer (200, DENY).
#[utoipa::path(post, path = "/v1/events/{event}/tickets/{ticket}/check-in", operation_id = "gateCheckInByHand",
    tag = "tickets", params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath,
    crate::http::openapi::IdempotencyHeader), request_body = CheckIn, responses((status = 200, body = Verdict)))]
pub async fn check_in(
    state: Data<State>,
    path: Path<(String, String)>,
    caller: Authorized,
    key: KeyHeader,
    body: AdminBody<CheckIn>,
) -> Result<Reply<Verdict>, ApiError> {
    by_hand(&state, path, &caller, key, body.0, Kind::CheckIn).await
}

/// Checks a ticket out by hand, with a reason that is kept.
///
/// The rules are those of every scan: a refusal is an answer (200, DENY).
#[utoipa::path(post, path = "/v1/events/{event}/tickets/{ticket}/check-out", operation_id = "gateCheckOutByHand",
    tag = "tickets", params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath,
    crate::http::openapi::IdempotencyHeader), request_body = CheckIn, responses((status = 200, body = Verdict)))]
pub async fn check_out(
    state: Data<State>,
    path: Path<(String, String)>,
    caller: Authorized,
    key: KeyHeader,
    body: AdminBody<CheckIn>,
) -> Result<Reply<Verdict>, ApiError> {
    by_hand(&state, path, &caller, key, body.0, Kind::CheckOut).await
}

async fn by_hand(
    state: &State,
    path: Path<(String, String)>,
    caller: &Authorized,
    key: KeyHeader,
    body: CheckIn,
    kind: Kind,
) -> Result<Reply<Verdict>, ApiError> {
    let (event, ticket) = path.into_inner();
    let (event, info) = find(state, caller, &event, &ticket, &[Action::TicketWrite]).await?;
    let (device, point) = device_and_point(caller, None, body.scan_point)?;
    let scan = IncomingScan {
        tenant: event.tenant,
        event: event.id,
        what: Target::Ticket(info.id),
        kind,
        surface: Surface::Native,
        point,
        zone: None,
        device,
        subject: caller.subject.clone(),
        idempotency_key: key.or(body.idempotency_key)?,
        scanned_at: None,
    };
    let decided = state.gate().scan_by_hand(&note(caller, &event, info.id, Some(body.reason)), scan).await?;
    Ok(Reply::ok(Verdict::new(decided, true)))
}
