//! A client starts its session: it says which application it is, and gets a token for that.

use crate::actors::registry::AppKey;
use crate::domain::time::Moment;
use crate::http::answer::Reply;
use crate::http::auth::mint::{Claims, TokenType, mint};
use crate::http::auth::now_s;
use crate::http::body::ScanBody;
use crate::http::error::ApiError;
use crate::http::events_module::principal::Anyone;
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

const TTL_S: u64 = 86_400;

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AppIn {
    #[schema(example = "box-office")]
    pub app_id: String,
    pub key: String,
    pub secret: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AppToken {
    /// For `Authorization`; the person's own goes into `x-client-authorization`.
    pub token: String,
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Instant,
}

/// Gives an application its token. It opens what is open to everybody, and nothing else.
#[utoipa::path(post, path = "/profile/app/key", operation_id = "profileStartApp",
    tag = "events module", params(crate::http::openapi::OrgHeader),
    request_body = AppIn, responses((status = 200, body = AppToken)))]
pub async fn start(state: Data<State>, anyone: Anyone, body: ScanBody<AppIn>) -> Result<Reply<AppToken>, ApiError> {
    let AppIn { app_id, key, secret } = body.0;
    let given = AppKey { app_id, key, secret };
    if !state.registry().is_app_key(anyone.org.id, &given).await? {
        return Err(ApiError::WrongAppKey);
    }
    let minter = state.minter().ok_or_else(|| ApiError::Conflict {
        code: "NO_TOKEN_KEY",
        detail: "this gateway holds no key to sign tokens with; get one from the issuer".to_owned(),
    })?;
    let iat = u64::try_from(now_s()).unwrap_or(0);
    let exp = iat + TTL_S;
    let claims = Claims {
        iss: minter.issuer.clone(),
        aud: minter.audience.clone(),
        exp,
        nbf: None,
        iat,
        sub: format!("app_{}", given.app_id),
        tenant: Some(anyone.org.id.to_string()),
        typ: TokenType::App,
        permissions: Vec::new(),
        events: None,
        scan_points: None,
        email: None,
    };
    let token = mint(&minter.key, &claims).map_err(|error| {
        tracing::error!(%error, "an application's token was not minted");
        ApiError::Internal
    })?;
    let expires_at = Instant(Moment(i64::try_from(exp).unwrap_or(i64::MAX).saturating_mul(1_000)));
    Ok(Reply::ok(AppToken { token, expires_at }))
}
