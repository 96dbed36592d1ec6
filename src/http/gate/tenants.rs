//! Tenants. A token of a tenant reaches its own; making and removing tenants is for the platform.

use crate::actors::registry::{PageRequest, TenantInfo};
use crate::http::answer::{NoContent, Reply};
use crate::http::auth::{Action, Resource};
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::{Authorized, found};
use crate::http::gate::wire_event::{TenantChange, TenantIn, TenantOut, TenantPage};
use crate::http::query::PageQuery;
use crate::http::state::State;
use actix_web::web::{Data, Path};
use std::sync::Arc;

/// Makes a tenant, with its secrets and a first signing key.
///
/// Needs a platform token (one whose `tenant` claim is absent or `*`) with `tenant.write` or `FULL`; development
/// servers also take a tenant's own `FULL` token.
#[utoipa::path(post, path = "/v1/tenants", operation_id = "gateCreateTenant",
    tag = "administration", request_body = TenantIn,
    responses((status = 201, body = TenantOut)))]
pub async fn create(
    state: Data<State>,
    caller: Authorized,
    body: AdminBody<TenantIn>,
) -> Result<Reply<TenantOut>, ApiError> {
    if !state.settings().tenants_by_admins {
        caller.platform()?;
    }
    caller.need(&[Action::TenantWrite], &Resource::ANY)?;
    let tenant = state.registry().create_tenant(body.0.into()).await?;
    Ok(Reply::created(TenantOut::from(&*tenant)))
}

/// Lists tenants: all for a platform token, its own for any other.
#[utoipa::path(get, path = "/v1/tenants", operation_id = "gateListTenants", tag = "administration", params(PageQuery),
    responses((status = 200, body = TenantPage)))]
pub async fn list(state: Data<State>, caller: Authorized, page: PageQuery) -> Result<Reply<TenantPage>, ApiError> {
    caller.need(&[Action::TenantRead, Action::TenantWrite], &Resource::ANY)?;
    let page: PageRequest = page.request()?;
    let Some(own) = caller.tenant else {
        let page = state.registry().tenants(page).await?;
        return Ok(Reply::ok(TenantPage {
            tenants: page.items.iter().map(TenantOut::from).collect(),
            next: page.next,
        }));
    };
    let own = state.registry().tenant(&own.to_string()).await?;
    Ok(Reply::ok(TenantPage { tenants: own.iter().map(|tenant| TenantOut::from(&**tenant)).collect(), next: None }))
}

/// One tenant.
#[utoipa::path(get, path = "/v1/tenants/{tenant}", operation_id = "gateGetTenant",
    tag = "administration", params(crate::http::openapi::TenantPath),
    responses((status = 200, body = TenantOut)))]
pub async fn get(state: Data<State>, path: Path<String>, caller: Authorized) -> Result<Reply<TenantOut>, ApiError> {
    let tenant = find(&state, &caller, &path, &[Action::TenantRead, Action::TenantWrite]).await?;
    Ok(Reply::ok(TenantOut::from(&*tenant)))
}

/// Changes what is given of a tenant.
#[utoipa::path(patch, path = "/v1/tenants/{tenant}", operation_id = "gateUpdateTenant", tag = "administration",
    params(crate::http::openapi::TenantPath), request_body = TenantChange, responses((status = 200, body = TenantOut)))]
pub async fn change(
    state: Data<State>,
    path: Path<String>,
    caller: Authorized,
    body: AdminBody<TenantChange>,
) -> Result<Reply<TenantOut>, ApiError> {
    let tenant = find(&state, &caller, &path, &[Action::TenantWrite]).await?;
    let tenant = state.registry().update_tenant(tenant.id, body.0.into()).await?;
    Ok(Reply::ok(TenantOut::from(&*tenant)))
}

/// Removes a tenant that has no events and no devices. Needs a platform token.
#[utoipa::path(delete, path = "/v1/tenants/{tenant}", operation_id = "gateDeleteTenant", tag = "administration",
    params(crate::http::openapi::TenantPath), responses((status = 204)))]
pub async fn remove(state: Data<State>, path: Path<String>, caller: Authorized) -> Result<NoContent, ApiError> {
    caller.platform()?;
    let tenant = find(&state, &caller, &path, &[Action::TenantWrite]).await?;
    state.registry().delete_tenant(tenant.id).await?;
    Ok(NoContent)
}

async fn find(
    state: &State,
    caller: &Authorized,
    id_or_slug: &str,
    any_of: &[Action],
) -> Result<Arc<TenantInfo>, ApiError> {
    caller.need(any_of, &Resource::ANY)?;
    let tenant = found("tenant", state.registry().tenant(id_or_slug).await)?;
    if caller.tenant.is_none_or(|own| own == tenant.id) { Ok(tenant) } else { Err(ApiError::NotFound("tenant")) }
}
