//! Events.

use crate::actors::registry::{EventPatch, NewEvent};
use crate::http::answer::{NoContent, Reply};
use crate::http::auth::{Action, Resource};
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::outage;
use crate::http::gate::wire_event::{EventChange, EventIn, EventOut, EventPage};
use crate::http::query::PageQuery;
use crate::http::state::State;
use actix_web::web::{Data, Path};

const READ: &[Action] = &[Action::EventRead, Action::EventWrite];
const WRITE: &[Action] = &[Action::EventWrite];

/// Makes an event.
#[utoipa::path(post, path = "/v1/events", operation_id = "gateCreateEvent",
    tag = "administration", request_body = EventIn,
    responses((status = 201, body = EventOut)))]
pub async fn create(
    state: Data<State>,
    caller: Authorized,
    body: AdminBody<EventIn>,
) -> Result<Reply<EventOut>, ApiError> {
    let tenant = caller.tenant_for(WRITE)?;
    let new = NewEvent::from(body.0);
    if new.outage_policy.is_some() {
        caller.need(outage::DECIDE, &Resource::ANY)?;
    }
    let event = state.registry().create_event(tenant, new).await?;
    Ok(Reply::created(EventOut::from(&*event)))
}

/// Lists events, oldest first.
#[utoipa::path(get, path = "/v1/events", operation_id = "gateListEvents", tag = "administration", params(PageQuery),
    responses((status = 200, body = EventPage)))]
pub async fn list(state: Data<State>, caller: Authorized, page: PageQuery) -> Result<Reply<EventPage>, ApiError> {
    let tenant = caller.tenant_for(READ)?;
    let page = state.registry().events(tenant, page.request()?).await?;
    Ok(Reply::ok(EventPage { events: page.items.iter().map(EventOut::from).collect(), next: page.next }))
}

/// One event.
#[utoipa::path(get, path = "/v1/events/{event}", operation_id = "gateGetEvent",
    tag = "administration", params(crate::http::openapi::EventPath),
    responses((status = 200, body = EventOut)))]
pub async fn get(state: Data<State>, path: Path<String>, caller: Authorized) -> Result<Reply<EventOut>, ApiError> {
    let event = caller.event_for(&state, &path, READ).await?;
    Ok(Reply::ok(EventOut::from(&*event)))
}

/// Renames an event or changes its policy. What was sold keeps its snapshot. `outagePolicy` needs `event.outage` too.
#[utoipa::path(patch, path = "/v1/events/{event}", operation_id = "gateUpdateEvent",
    tag = "administration", params(crate::http::openapi::EventPath),
    request_body = EventChange, responses((status = 200, body = EventOut)))]
pub async fn change(
    state: Data<State>,
    path: Path<String>,
    caller: Authorized,
    body: AdminBody<EventChange>,
) -> Result<Reply<EventOut>, ApiError> {
    let event = caller.event_for(&state, &path, WRITE).await?;
    let mut patch = EventPatch::from(body.0);
    if let Some(policy) = patch.outage_policy.take() {
        caller.need(outage::DECIDE, &Resource::of(&event))?;
        outage::change(&state, &caller, event.tenant, event.id, policy.as_deref()).await?;
    }
    let event = state.registry().update_event(event.tenant, &event.id.to_string(), patch).await?;
    state.gate().take_notice(event.id).await;
    Ok(Reply::ok(EventOut::from(&*event)))
}

/// Removes an event of which nothing was scanned yet.
#[utoipa::path(delete, path = "/v1/events/{event}", operation_id = "gateDeleteEvent",
    tag = "administration", params(crate::http::openapi::EventPath),
    responses((status = 204)))]
pub async fn remove(state: Data<State>, path: Path<String>, caller: Authorized) -> Result<NoContent, ApiError> {
    let event = caller.event_for(&state, &path, WRITE).await?;
    state.registry().delete_event(event.tenant, &event.id.to_string()).await?;
    Ok(NoContent)
}
