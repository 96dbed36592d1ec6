//! One ticket: what it is, and what staff do to it by hand.

use crate::actors::gate::{HandNote, HandVerb, TypeName};
use crate::actors::registry::{EventInfo, TicketInfo};
use crate::domain::ids::{EventId, TicketId};
use crate::domain::label::Label;
use crate::domain::scan::TicketView;
use crate::http::answer::Reply;
use crate::http::auth::{Action, Caller, Resource};
use crate::http::body::OptionsBody;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::wire::{Name, StatusWord, TicketOut, TypeOut, status, text};
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use actix_web::web::{Data, Path};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
use utoipa::ToSchema;

/// Names of a type are worth a short wait, not more: an annulment must not hang on Postgres.
const NAMES_TIMEOUT: Duration = Duration::from_millis(250);

type Answer = Result<Reply<TicketOut>, ApiError>;
type Why = OptionsBody<HandIn>;

/// Why something is done by hand; it stands in the ticket's history.
#[derive(Debug, Deserialize, ToSchema)]
pub struct HandIn {
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100, example = "lost at the bar")]
    pub reason: Option<Name>,
}

/// Who does it, for the history.
pub(crate) fn note(caller: &Caller, event: &EventInfo, ticket: TicketId, reason: Option<Name>) -> HandNote {
    let reason = reason.map(|reason| reason.0);
    HandNote { tenant: event.tenant, event: event.id, ticket, subject: caller.subject.clone(), reason }
}

/// A ticket in full.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketDetail {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub id: TicketId,
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub event: EventId,
    #[schema(required = true)]
    pub external_id: Option<String>,
    pub status: StatusWord,
    #[serde(rename = "type")]
    pub ticket_type: TypeOut,
    pub holder: Option<HolderOut>,
    pub entries: u32,
    /// Null = no limit.
    #[schema(required = true)]
    pub entries_left: Option<u32>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub last_scan_at: Option<Instant>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    /// What the QR code says; only with `ticket.write`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub code: Option<String>,
}

/// E-mail and phone only with `ticket.write`.
#[derive(Debug, Serialize, ToSchema)]
pub struct HolderOut {
    #[schema(required = true)]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub phone: Option<String>,
}

impl HolderOut {
    /// `None` for a ticket without a holder.
    pub fn of(info: &TicketInfo, in_full: bool) -> Option<HolderOut> {
        let holder = &info.holder;
        if holder.name.is_none() && holder.email.is_none() && holder.phone.is_none() {
            return None;
        }
        Some(HolderOut {
            name: holder.name.clone(),
            email: holder.email.clone().filter(|_| in_full),
            phone: holder.phone.clone().filter(|_| in_full),
        })
    }
}

/// What a ticket is, as its owner knows it now.
#[utoipa::path(get, path = "/v1/events/{event}/tickets/{ticket}", operation_id = "gateGetTicket", tag = "tickets",
    params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath),
    responses((status = 200, body = TicketDetail)))]
pub async fn get(
    state: Data<State>,
    path: Path<(String, String)>,
    caller: Authorized,
) -> Result<Reply<TicketDetail>, ApiError> {
    let (event, ticket) = path.into_inner();
    let (event, info) = find(&state, &caller, &event, &ticket, &[Action::TicketRead, Action::TicketWrite]).await?;
    let resource = Resource::of(&event).ticket(info.id);
    let in_full = caller.may(Action::TicketWrite, &resource);
    let live = state.gate().views(event.id, vec![info.id]).await?.pop().flatten();
    let names = type_names(&state, &event, &info.ticket_type.to_string()).await;
    let (slug, name) =
        names.map_or((Label::new(&info.type_slug).ok(), None), |names| (Some(names.slug), Some(names.name)));
    let (validity, inside, entries) = match &live {
        Some(view) => (view.validity, view.inside, view.entries),
        None => (info.validity, info.inside, info.entries),
    };
    Ok(Reply::ok(TicketDetail {
        id: info.id,
        event: event.id,
        external_id: info.external_id.clone(),
        status: status(validity, inside),
        ticket_type: TypeOut { id: info.ticket_type, slug, name },
        holder: HolderOut::of(&info, in_full),
        entries,
        entries_left: live.and_then(|view| view.entries_left),
        last_scan_at: info.last_scan_at.map(Into::into),
        created_at: info.created_at.into(),
        code: info.code.filter(|_| in_full),
    }))
}

/// Gives a ticket a new code; the old one is superseded from this instant.
#[utoipa::path(post, path = "/v1/events/{event}/tickets/{ticket}/reissue", operation_id = "gateReissueTicket",
    tag = "tickets",
    params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath),
    request_body = HandIn, responses((status = 200, body = TicketOut)))]
pub async fn reissue(state: Data<State>, path: Path<(String, String)>, caller: Authorized, why: Why) -> Answer {
    by_hand(&state, path, &caller, why, HandVerb::Reissue).await
}

/// Voids a ticket: no entry from this instant.
#[utoipa::path(post, path = "/v1/events/{event}/tickets/{ticket}/cancel", operation_id = "gateCancelTicket",
    tag = "tickets",
    params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath),
    request_body = HandIn, responses((status = 200, body = TicketOut)))]
pub async fn cancel(state: Data<State>, path: Path<(String, String)>, caller: Authorized, why: Why) -> Answer {
    by_hand(&state, path, &caller, why, HandVerb::Cancel).await
}

/// Takes a cancellation by hand back, if there is a place left.
#[utoipa::path(post, path = "/v1/events/{event}/tickets/{ticket}/reinstate", operation_id = "gateReinstateTicket",
    tag = "tickets",
    params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath),
    request_body = HandIn, responses((status = 200, body = TicketOut)))]
pub async fn reinstate(state: Data<State>, path: Path<(String, String)>, caller: Authorized, why: Why) -> Answer {
    by_hand(&state, path, &caller, why, HandVerb::Reinstate).await
}

/// Stops a ticket at the gate until it is unblocked.
#[utoipa::path(post, path = "/v1/events/{event}/tickets/{ticket}/block", operation_id = "gateBlockTicket",
    tag = "tickets",
    params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath),
    request_body = HandIn, responses((status = 200, body = TicketOut)))]
pub async fn block(state: Data<State>, path: Path<(String, String)>, caller: Authorized, why: Why) -> Answer {
    by_hand(&state, path, &caller, why, HandVerb::Block).await
}

/// Lets a blocked ticket in again.
#[utoipa::path(post, path = "/v1/events/{event}/tickets/{ticket}/unblock", operation_id = "gateUnblockTicket",
    tag = "tickets",
    params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath),
    request_body = HandIn, responses((status = 200, body = TicketOut)))]
pub async fn unblock(state: Data<State>, path: Path<(String, String)>, caller: Authorized, why: Why) -> Answer {
    by_hand(&state, path, &caller, why, HandVerb::Unblock).await
}

/// Puts the holder outside again without a scan; entries stay counted.
#[utoipa::path(post, path = "/v1/events/{event}/tickets/{ticket}/reset", operation_id = "gateResetTicket",
    tag = "tickets",
    params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath),
    request_body = HandIn, responses((status = 200, body = TicketOut)))]
pub async fn reset(state: Data<State>, path: Path<(String, String)>, caller: Authorized, why: Why) -> Answer {
    by_hand(&state, path, &caller, why, HandVerb::Reset).await
}

async fn by_hand(state: &State, path: Path<(String, String)>, caller: &Authorized, why: Why, verb: HandVerb) -> Answer {
    let (event, ticket) = path.into_inner();
    let (event, info) = find(state, caller, &event, &ticket, &[Action::TicketWrite]).await?;
    let note = note(caller, &event, info.id, why.0.reason);
    let view = state.gate().verb_by_hand(&note, verb).await?;
    let names = type_names(state, &event, &view.ticket_type.to_string()).await;
    Ok(Reply::ok(TicketOut::new(&view, names, info.holder.name.as_deref())))
}

/// The ticket of this event, if the caller may do one of these things to it.
pub(crate) async fn find(
    state: &State,
    caller: &Authorized,
    event: &str,
    ticket: &str,
    any_of: &[Action],
) -> Result<(Arc<EventInfo>, TicketInfo), ApiError> {
    let unknown = || ApiError::NotFound("ticket");
    let id: Option<TicketId> = ticket.parse().ok();
    let event = caller.event_for_ticket(state, event, id, any_of).await?;
    let info = state.registry().ticket(event.tenant, id.ok_or_else(unknown)?).await?;
    let info = info.filter(|info| info.event == event.id).ok_or_else(unknown)?;
    Ok((event, info))
}

/// Slug and name of a type, if they can be had soon.
pub(crate) async fn type_names(state: &State, event: &EventInfo, ticket_type: &str) -> Option<TypeName> {
    let asked = state.registry().ticket_type(event.tenant, Some(event.id), ticket_type);
    let info = tokio::time::timeout(NAMES_TIMEOUT, asked).await.ok()?.ok()??;
    Some(TypeName { id: info.id, slug: Label::new(&info.slug).ok()?, name: Label::new(&info.name).ok()? })
}

/// A ticket as the ledger left it, with the names that go with it as far as they can be had soon.
pub(crate) async fn ticket_out(state: &State, event: &EventInfo, view: &TicketView) -> TicketOut {
    let ticket_type = view.ticket_type.to_string();
    let names = type_names(state, event, &ticket_type);
    let known = tokio::time::timeout(NAMES_TIMEOUT, state.registry().ticket(event.tenant, view.id));
    let (names, known) = futures_util::join!(names, known);
    let holder = known.ok().and_then(Result::ok).flatten().and_then(|info| info.holder.name);
    TicketOut::new(view, names, holder.as_deref())
}
