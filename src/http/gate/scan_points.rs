//! Scan points of events: gates, doors, checkpoints.

use crate::actors::registry::PointInfo;
use crate::http::answer::{NoContent, Reply};
use crate::http::auth::{Action, Resource};
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::{Authorized, found};
use crate::http::gate::wire_place::{ScanPointChange, ScanPointIn, ScanPointList, ScanPointOut};
use crate::http::query::EventQuery;
use crate::http::state::State;
use actix_web::web::{Data, Path};

const READ: &[Action] = &[Action::EventRead, Action::EventWrite];
const WRITE: &[Action] = &[Action::EventWrite];

/// Makes a scan point.
#[utoipa::path(post, path = "/v1/scan-points", operation_id = "gateCreateScanPoint",
    tag = "administration", request_body = ScanPointIn,
    responses((status = 201, body = ScanPointOut)))]
pub async fn create(
    state: Data<State>,
    caller: Authorized,
    body: AdminBody<ScanPointIn>,
) -> Result<Reply<ScanPointOut>, ApiError> {
    let event = caller.event_for(&state, &body.0.event, WRITE).await?;
    let made = state.registry().create_scan_point(event.tenant, body.0.into()).await?;
    Ok(Reply::created(made.into()))
}

/// Lists the scan points of one event, by slug.
#[utoipa::path(get, path = "/v1/scan-points", operation_id = "gateListScanPoints",
    tag = "administration", params(crate::http::query::EventNeeded),
    responses((status = 200, body = ScanPointList)))]
pub async fn list(state: Data<State>, caller: Authorized, query: EventQuery) -> Result<Reply<ScanPointList>, ApiError> {
    let event = caller.event_for(&state, query.required()?, READ).await?;
    let points = state.registry().scan_points(event.tenant, event.id).await?;
    Ok(Reply::ok(ScanPointList { scan_points: points.into_iter().map(Into::into).collect() }))
}

/// By id; by slug together with `event`.
#[utoipa::path(get, path = "/v1/scan-points/{scanPoint}", operation_id = "gateGetScanPoint", tag = "administration",
    params(crate::http::openapi::ScanPointPath, EventQuery), responses((status = 200, body = ScanPointOut)))]
pub async fn get(
    state: Data<State>,
    path: Path<String>,
    query: EventQuery,
    caller: Authorized,
) -> Result<Reply<ScanPointOut>, ApiError> {
    find(&state, &caller, &path, &query, READ).await.map(|found| Reply::ok(found.into()))
}

/// Renames a scan point or changes what it takes.
#[utoipa::path(patch, path = "/v1/scan-points/{scanPoint}", operation_id = "gateUpdateScanPoint",
    tag = "administration",
    params(crate::http::openapi::ScanPointPath, EventQuery), request_body = ScanPointChange,
    responses((status = 200, body = ScanPointOut)))]
pub async fn change(
    state: Data<State>,
    path: Path<String>,
    query: EventQuery,
    caller: Authorized,
    body: AdminBody<ScanPointChange>,
) -> Result<Reply<ScanPointOut>, ApiError> {
    let found = find(&state, &caller, &path, &query, WRITE).await?;
    let id = found.id.to_string();
    let changed = state.registry().update_scan_point(found.tenant, Some(found.event), &id, body.0.into()).await?;
    state.gate().take_notice(found.event).await;
    Ok(Reply::ok(changed.into()))
}

/// Removes a scan point. Scans may still name it; it then takes every type.
#[utoipa::path(delete, path = "/v1/scan-points/{scanPoint}", operation_id = "gateDeleteScanPoint",
    tag = "administration",
    params(crate::http::openapi::ScanPointPath, EventQuery), responses((status = 204)))]
pub async fn remove(
    state: Data<State>,
    path: Path<String>,
    query: EventQuery,
    caller: Authorized,
) -> Result<NoContent, ApiError> {
    let found = find(&state, &caller, &path, &query, WRITE).await?;
    state.registry().delete_scan_point(found.tenant, Some(found.event), &found.id.to_string()).await?;
    state.gate().take_notice(found.event).await;
    Ok(NoContent)
}

async fn find(
    state: &State,
    caller: &Authorized,
    id_or_slug: &str,
    query: &EventQuery,
    any_of: &[Action],
) -> Result<PointInfo, ApiError> {
    let tenant = caller.some_tenant()?;
    let event = query.resolve(state, caller, any_of).await?;
    let found = found("scan point", state.registry().scan_point(tenant, event, id_or_slug).await)?;
    caller.need(any_of, &Resource::event(found.event))?;
    Ok(found)
}
