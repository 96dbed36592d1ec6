//! Subscriptions to webhooks.

use crate::actors::registry::SubscriptionInfo;
use crate::http::answer::{NoContent, Reply};
use crate::http::auth::Action;
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::{Authorized, found};
use crate::http::gate::wire_outbox::{WebhookChange, WebhookIn, WebhookOut, WebhookPage};
use crate::http::query::PageQuery;
use crate::http::state::State;
use actix_web::web::{Data, Path};

const READ: &[Action] = &[Action::TenantRead, Action::TenantWrite];
const WRITE: &[Action] = &[Action::TenantWrite];
const WHAT: &str = "webhook";

/// Subscribes to facts of the tenant: each is posted to the URL, signed, at least once, until it is taken.
///
/// The answer holds the secret that signs; it is shown this once.
#[utoipa::path(post, path = "/v1/webhooks", operation_id = "gateCreateWebhook",
    tag = "webhooks", request_body = WebhookIn,
    responses((status = 201, body = WebhookOut)))]
pub async fn create(
    state: Data<State>,
    caller: Authorized,
    body: AdminBody<WebhookIn>,
) -> Result<Reply<WebhookOut>, ApiError> {
    let tenant = caller.tenant_for(WRITE)?;
    let made = state.registry().create_subscription(tenant, body.0.into()).await?;
    Ok(Reply::created(WebhookOut::with_secret(made)))
}

/// Lists webhooks, oldest first.
#[utoipa::path(get, path = "/v1/webhooks", operation_id = "gateListWebhooks", tag = "webhooks", params(PageQuery),
    responses((status = 200, body = WebhookPage)))]
pub async fn list(state: Data<State>, caller: Authorized, page: PageQuery) -> Result<Reply<WebhookPage>, ApiError> {
    let tenant = caller.tenant_for(READ)?;
    let page = state.registry().subscriptions(tenant, page.request()?).await?;
    Ok(Reply::ok(WebhookPage { webhooks: page.items.into_iter().map(Into::into).collect(), next: page.next }))
}

/// One webhook.
#[utoipa::path(get, path = "/v1/webhooks/{webhook}", operation_id = "gateGetWebhook", tag = "webhooks",
    params(crate::http::openapi::WebhookPath), responses((status = 200, body = WebhookOut)))]
pub async fn get(state: Data<State>, path: Path<String>, caller: Authorized) -> Result<Reply<WebhookOut>, ApiError> {
    find(&state, &caller, &path, READ).await.map(|info| Reply::ok(info.into()))
}

/// Changes where and what. What waits is posted to the new URL; a subscription that is off receives nothing.
#[utoipa::path(patch, path = "/v1/webhooks/{webhook}", operation_id = "gateUpdateWebhook", tag = "webhooks",
    params(crate::http::openapi::WebhookPath), request_body = WebhookChange,
    responses((status = 200, body = WebhookOut)))]
pub async fn change(
    state: Data<State>,
    path: Path<String>,
    caller: Authorized,
    body: AdminBody<WebhookChange>,
) -> Result<Reply<WebhookOut>, ApiError> {
    let info = find(&state, &caller, &path, WRITE).await?;
    let info = state.registry().update_subscription(info.tenant, info.id, body.0.into()).await?;
    Ok(Reply::ok(info.into()))
}

/// Unsubscribes: what waits is not delivered any more, and its deliveries are forgotten.
#[utoipa::path(delete, path = "/v1/webhooks/{webhook}", operation_id = "gateDeleteWebhook", tag = "webhooks",
    params(crate::http::openapi::WebhookPath), responses((status = 204, description = "It is gone.")))]
pub async fn remove(state: Data<State>, path: Path<String>, caller: Authorized) -> Result<NoContent, ApiError> {
    let info = find(&state, &caller, &path, WRITE).await?;
    state.registry().delete_subscription(info.tenant, info.id).await?;
    Ok(NoContent)
}

/// Makes a new secret, shown this once. Until `oldSecretUntil` calls are signed with the old one, too.
#[utoipa::path(post, path = "/v1/webhooks/{webhook}/rotate-secret", operation_id = "gateRotateWebhookSecret",
    tag = "webhooks",
    params(crate::http::openapi::WebhookPath), responses((status = 200, body = WebhookOut)))]
pub async fn rotate(state: Data<State>, path: Path<String>, caller: Authorized) -> Result<Reply<WebhookOut>, ApiError> {
    let info = find(&state, &caller, &path, WRITE).await?;
    let rotated = state.registry().rotate_secret(info.tenant, info.id).await?;
    Ok(Reply::ok(WebhookOut::with_secret(rotated)))
}

async fn find(state: &State, caller: &Authorized, id: &str, any_of: &[Action]) -> Result<SubscriptionInfo, ApiError> {
    let tenant = caller.tenant_for(any_of)?;
    let id = id.parse().map_err(|_| ApiError::NotFound(WHAT))?;
    found(WHAT, state.registry().subscription(tenant, id).await)
}
