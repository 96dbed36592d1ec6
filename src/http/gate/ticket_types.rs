//! Ticket types of events.

use crate::actors::registry::TypeInfo;
use crate::http::answer::{NoContent, Reply};
use crate::http::auth::{Action, Resource};
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::{Authorized, found};
use crate::http::gate::wire_type::{TicketTypeChange, TicketTypeIn, TicketTypeList, TicketTypeOut};
use crate::http::query::EventQuery;
use crate::http::state::State;
use actix_web::web::{Data, Path};

const READ: &[Action] = &[Action::EventRead, Action::EventWrite];
const WRITE: &[Action] = &[Action::EventWrite];

/// Makes a ticket type.
#[utoipa::path(post, path = "/v1/ticket-types", operation_id = "gateCreateTicketType",
    tag = "administration", request_body = TicketTypeIn,
    responses((status = 201, body = TicketTypeOut)))]
pub async fn create(
    state: Data<State>,
    caller: Authorized,
    body: AdminBody<TicketTypeIn>,
) -> Result<Reply<TicketTypeOut>, ApiError> {
    let event = caller.event_for(&state, &body.0.event, WRITE).await?;
    let made = state.registry().create_ticket_type(event.tenant, body.0.into()).await?;
    Ok(Reply::created(made.into()))
}

/// Lists the types of one event, by number.
#[utoipa::path(get, path = "/v1/ticket-types", operation_id = "gateListTicketTypes",
    tag = "administration", params(crate::http::query::EventNeeded),
    responses((status = 200, body = TicketTypeList)))]
pub async fn list(
    state: Data<State>,
    caller: Authorized,
    query: EventQuery,
) -> Result<Reply<TicketTypeList>, ApiError> {
    let event = caller.event_for(&state, query.required()?, READ).await?;
    let types = state.registry().ticket_types(event.tenant, event.id).await?;
    Ok(Reply::ok(TicketTypeList { ticket_types: types.into_iter().map(Into::into).collect() }))
}

/// By id; by slug together with `event`.
#[utoipa::path(get, path = "/v1/ticket-types/{ticketType}", operation_id = "gateGetTicketType", tag = "administration",
    params(crate::http::openapi::TicketTypePath, EventQuery), responses((status = 200, body = TicketTypeOut)))]
pub async fn get(
    state: Data<State>,
    path: Path<String>,
    query: EventQuery,
    caller: Authorized,
) -> Result<Reply<TicketTypeOut>, ApiError> {
    find(&state, &caller, &path, &query, READ).await.map(|found| Reply::ok(found.into()))
}

/// Renames, reprices or changes the policy of a type. What was sold keeps its snapshot.
#[utoipa::path(patch, path = "/v1/ticket-types/{ticketType}", operation_id = "gateUpdateTicketType",
    tag = "administration",
    params(crate::http::openapi::TicketTypePath, EventQuery), request_body = TicketTypeChange,
    responses((status = 200, body = TicketTypeOut)))]
pub async fn change(
    state: Data<State>,
    path: Path<String>,
    query: EventQuery,
    caller: Authorized,
    body: AdminBody<TicketTypeChange>,
) -> Result<Reply<TicketTypeOut>, ApiError> {
    let found = find(&state, &caller, &path, &query, WRITE).await?;
    let id = found.id.to_string();
    let changed = state.registry().update_ticket_type(found.tenant, Some(found.event), &id, body.0.into()).await?;
    state.gate().take_notice(found.event).await;
    Ok(Reply::ok(changed.into()))
}

/// Removes a type that has no tickets.
#[utoipa::path(delete, path = "/v1/ticket-types/{ticketType}", operation_id = "gateDeleteTicketType",
    tag = "administration",
    params(crate::http::openapi::TicketTypePath, EventQuery), responses((status = 204)))]
pub async fn remove(
    state: Data<State>,
    path: Path<String>,
    query: EventQuery,
    caller: Authorized,
) -> Result<NoContent, ApiError> {
    let found = find(&state, &caller, &path, &query, WRITE).await?;
    state.registry().delete_ticket_type(found.tenant, Some(found.event), &found.id.to_string()).await?;
    Ok(NoContent)
}

async fn find(
    state: &State,
    caller: &Authorized,
    id_or_slug: &str,
    query: &EventQuery,
    any_of: &[Action],
) -> Result<TypeInfo, ApiError> {
    let tenant = caller.some_tenant()?;
    let event = query.resolve(state, caller, any_of).await?;
    let found = found("ticket type", state.registry().ticket_type(tenant, event, id_or_slug).await)?;
    caller.need(any_of, &Resource::event(found.event))?;
    Ok(found)
}
