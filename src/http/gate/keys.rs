//! The keys that sign ticket codes.

use crate::domain::ids::TenantId;
use crate::http::answer::Reply;
use crate::http::auth::{Action, TokenError};
use crate::http::error::ApiError;
use crate::http::extract::{Authorized, MaybeAuthorized, found};
use crate::http::query::TenantQuery;
use crate::http::state::State;
use actix_web::web::{Data, Path};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use utoipa::ToSchema;

/// A JWKS (RFC 7517, RFC 8037).
#[derive(Debug, Serialize, ToSchema)]
pub struct KeySet {
    pub keys: Vec<PublicKey>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PublicKey {
    #[schema(example = "OKP")]
    pub kty: &'static str,
    #[schema(example = "Ed25519")]
    pub crv: &'static str,
    #[serde(rename = "use")]
    #[schema(example = "sig")]
    pub usage: &'static str,
    #[schema(example = "EdDSA")]
    pub alg: &'static str,
    /// The key id that stands in the first byte of a code, in decimal.
    pub kid: String,
    /// The public key, base64url.
    pub x: String,
}

/// The public keys that prove codes of a tenant, as a JWKS; retired keys are left out.
///
/// Open, so that devices can check codes alone: name the tenant, or give a token of it.
#[utoipa::path(get, path = "/v1/keys", operation_id = "gateListKeys",
    tag = "keys", params(TenantQuery), responses((status = 200, body = KeySet)),
    security(()))]
pub async fn list(state: Data<State>, caller: MaybeAuthorized, query: TenantQuery) -> Result<Reply<KeySet>, ApiError> {
    let tenant = tenant_of(&state, &caller, &query).await?;
    let keys = state.registry().public_keys(tenant).await?;
    let keys = keys.into_iter().filter(|key| key.retired_at.is_none()).map(|key| PublicKey {
        kty: "OKP",
        crv: "Ed25519",
        usage: "sig",
        alg: "EdDSA",
        kid: key.key_id.to_string(),
        x: URL_SAFE_NO_PAD.encode(key.public),
    });
    Ok(Reply::ok(KeySet { keys: keys.collect() }))
}

async fn tenant_of(state: &State, caller: &MaybeAuthorized, query: &TenantQuery) -> Result<TenantId, ApiError> {
    let own = caller.0.as_ref().and_then(|caller| caller.tenant);
    match (&query.tenant, own) {
        (None, Some(own)) => Ok(own),
        // Nobody in particular asks for nobody's keys.
        (None, None) if caller.0.is_none() => Err(TokenError::Missing.into()),
        (None, None) => Err(ApiError::field("tenant", "name the tenant, by id or slug")),
        (Some(named), own) => {
            let found = found("tenant", state.registry().tenant(named).await)?;
            if own.is_some_and(|own| own != found.id) { Err(ApiError::NotFound("tenant")) } else { Ok(found.id) }
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct KeyIdOut {
    pub kid: String,
}

/// Makes a new key that signs from now on. Codes of older keys stay good.
#[utoipa::path(post, path = "/v1/keys/rotate", operation_id = "gateRotateKey",
    tag = "keys", responses((status = 201, body = KeyIdOut)))]
pub async fn rotate(state: Data<State>, caller: Authorized) -> Result<Reply<KeyIdOut>, ApiError> {
    let tenant = caller.tenant_for(&[Action::TenantWrite])?;
    let key_id = state.registry().rotate_key(tenant).await?;
    Ok(Reply::created(KeyIdOut { kid: key_id.to_string() }))
}

/// Retires a key: it proves nothing from now on. Codes it signed are still known by their digest.
#[utoipa::path(post, path = "/v1/keys/{kid}/retire", operation_id = "gateRetireKey",
    tag = "keys", params(crate::http::openapi::KeyPath),
    responses((status = 200, body = KeyIdOut)))]
pub async fn retire(state: Data<State>, path: Path<String>, caller: Authorized) -> Result<Reply<KeyIdOut>, ApiError> {
    let tenant = caller.tenant_for(&[Action::TenantWrite])?;
    let key_id: u8 = path.parse().map_err(|_| ApiError::NotFound("key"))?;
    state.registry().retire_key(tenant, key_id).await?;
    Ok(Reply::ok(KeyIdOut { kid: key_id.to_string() }))
}
