//! Keys of applications, for clients of the events module.

use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::state::State;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AppKeyIn {
    /// What the application calls itself.
    #[schema(min_length = 1, max_length = 64, example = "box-office")]
    pub app_id: String,
}

/// What the application starts its sessions with. The same every time.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AppKeyOut {
    pub app_id: String,
    pub key: String,
    pub secret: String,
}

/// Gives an application the key that it starts its sessions with (`POST /profile/app/key`).
#[utoipa::path(post, path = "/v1/app-keys", operation_id = "gateGiveAppKey", tag = "keys", request_body = AppKeyIn,
    responses((status = 200, body = AppKeyOut)))]
pub async fn give(
    state: Data<State>,
    caller: Authorized,
    body: AdminBody<AppKeyIn>,
) -> Result<Reply<AppKeyOut>, ApiError> {
    let tenant = caller.tenant_for(&[Action::TenantWrite])?;
    let key = state.registry().app_key(tenant, &body.0.app_id).await?;
    Ok(Reply::ok(AppKeyOut { app_id: key.app_id, key: key.key, secret: key.secret }))
}
