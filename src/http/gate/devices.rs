//! Registered devices, their tokens, their end.

use crate::actors::registry::DeviceInfo;
use crate::domain::time::Moment;
use crate::http::answer::Reply;
use crate::http::auth::mint::{Claims, TokenType, mint};
use crate::http::auth::{Action, now_s};
use crate::http::body::{AdminBody, OptionsBody};
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::wire_place::{DeviceChange, DeviceIn, DeviceOut, DevicePage, DeviceTokenIn, DeviceTokenOut};
use crate::http::gate::wire_time::Instant;
use crate::http::query::PageQuery;
use crate::http::state::{Minter, State};
use actix_web::web::{Data, Path};

const READ: &[Action] = &[Action::EventRead, Action::EventWrite];
const WRITE: &[Action] = &[Action::EventWrite];
const TTL_DEFAULT_S: u64 = 30 * 86_400;
const TTL_MIN_S: u64 = 60;
const TTL_MAX_S: u64 = 400 * 86_400;

/// Makes a device.
#[utoipa::path(post, path = "/v1/devices", operation_id = "gateCreateDevice",
    tag = "administration", request_body = DeviceIn,
    responses((status = 201, body = DeviceOut)))]
pub async fn create(
    state: Data<State>,
    caller: Authorized,
    body: AdminBody<DeviceIn>,
) -> Result<Reply<DeviceOut>, ApiError> {
    let tenant = caller.tenant_for(WRITE)?;
    let device = state.registry().create_device(tenant, body.0.into()).await?;
    Ok(Reply::created(device.into()))
}

/// Lists devices, oldest first.
#[utoipa::path(get, path = "/v1/devices", operation_id = "gateListDevices", tag = "administration", params(PageQuery),
    responses((status = 200, body = DevicePage)))]
pub async fn list(state: Data<State>, caller: Authorized, page: PageQuery) -> Result<Reply<DevicePage>, ApiError> {
    let tenant = caller.tenant_for(READ)?;
    let page = state.registry().devices(tenant, page.request()?).await?;
    Ok(Reply::ok(DevicePage { devices: page.items.into_iter().map(Into::into).collect(), next: page.next }))
}

/// One device.
#[utoipa::path(get, path = "/v1/devices/{device}", operation_id = "gateGetDevice", tag = "administration",
    params(crate::http::openapi::DevicePath), responses((status = 200, body = DeviceOut)))]
pub async fn get(state: Data<State>, path: Path<String>, caller: Authorized) -> Result<Reply<DeviceOut>, ApiError> {
    find(&state, &caller, &path, READ).await.map(|device| Reply::ok(device.into()))
}

/// Changes what is given of a device.
#[utoipa::path(patch, path = "/v1/devices/{device}", operation_id = "gateUpdateDevice", tag = "administration",
    params(crate::http::openapi::DevicePath), request_body = DeviceChange,
    responses((status = 200, body = DeviceOut)))]
pub async fn change(
    state: Data<State>,
    path: Path<String>,
    caller: Authorized,
    body: AdminBody<DeviceChange>,
) -> Result<Reply<DeviceOut>, ApiError> {
    let device = find(&state, &caller, &path, WRITE).await?;
    let device = state.registry().update_device(device.tenant, device.id, body.0.into()).await?;
    Ok(Reply::ok(device.into()))
}

/// Revokes a device for good: its tokens are refused from the next scan on this node, within seconds on the others.
#[utoipa::path(post, path = "/v1/devices/{device}/revoke", operation_id = "gateRevokeDevice", tag = "administration",
    params(crate::http::openapi::DevicePath), responses((status = 200, body = DeviceOut)))]
pub async fn revoke(state: Data<State>, path: Path<String>, caller: Authorized) -> Result<Reply<DeviceOut>, ApiError> {
    let device = find(&state, &caller, &path, WRITE).await?;
    let device = state.registry().revoke_device(device.tenant, device.id).await?;
    Ok(Reply::ok(device.into()))
}

/// The same as revoking: scans of the device stay in the log, so it is never removed.
#[utoipa::path(delete, path = "/v1/devices/{device}", operation_id = "gateDeleteDevice", tag = "administration",
    params(crate::http::openapi::DevicePath), responses((status = 200, body = DeviceOut)))]
pub async fn remove(state: Data<State>, path: Path<String>, caller: Authorized) -> Result<Reply<DeviceOut>, ApiError> {
    revoke(state, path, caller).await
}

/// Mints a token for the device: `SCANNING`, bound to its events and scan points as they are now.
#[utoipa::path(post, path = "/v1/devices/{device}/token", operation_id = "gateMintDeviceToken", tag = "administration",
    params(crate::http::openapi::DevicePath), request_body = DeviceTokenIn,
    responses((status = 201, body = DeviceTokenOut)))]
pub async fn token(
    state: Data<State>,
    path: Path<String>,
    caller: Authorized,
    body: OptionsBody<DeviceTokenIn>,
) -> Result<Reply<DeviceTokenOut>, ApiError> {
    let device = find(&state, &caller, &path, WRITE).await?;
    let ttl_s = body.0.ttl_seconds.unwrap_or(TTL_DEFAULT_S);
    if !(TTL_MIN_S..=TTL_MAX_S).contains(&ttl_s) {
        return Err(ApiError::field("ttlSeconds", format!("must be {TTL_MIN_S} to {TTL_MAX_S}")));
    }
    if device.revoked_at.is_some() {
        return Err(ApiError::Conflict { code: "DEVICE_REVOKED", detail: "this device was revoked".to_owned() });
    }
    let minter = state.minter().ok_or_else(|| ApiError::Conflict {
        code: "NO_TOKEN_KEY",
        detail: "this gateway holds no key to sign tokens with; mint one at the issuer".to_owned(),
    })?;
    let (claims, expires_at) = claims(&minter, device, ttl_s);
    let token = mint(&minter.key, &claims).map_err(|error| {
        tracing::error!(%error, "a device token was not minted");
        ApiError::Internal
    })?;
    Ok(Reply::created(DeviceTokenOut { token, expires_at }))
}

fn claims(minter: &Minter, device: DeviceInfo, ttl_s: u64) -> (Claims, Instant) {
    let iat = u64::try_from(now_s()).unwrap_or(0);
    let exp = iat + ttl_s;
    let events: Vec<String> = device.events.iter().map(ToString::to_string).collect();
    let claims = Claims {
        iss: minter.issuer.clone(),
        aud: minter.audience.clone(),
        exp,
        nbf: None,
        iat,
        sub: device.id.to_string(),
        tenant: Some(device.tenant.to_string()),
        typ: TokenType::Device,
        permissions: vec!["SCANNING".to_owned()],
        events: Some(events).filter(|events| !events.is_empty()),
        scan_points: Some(device.scan_points).filter(|points| !points.is_empty()),
        email: None,
    };
    (claims, Instant(Moment(i64::try_from(exp).unwrap_or(i64::MAX).saturating_mul(1_000))))
}

async fn find(state: &State, caller: &Authorized, id: &str, any_of: &[Action]) -> Result<DeviceInfo, ApiError> {
    let tenant = caller.tenant_for(any_of)?;
    let unknown = || ApiError::NotFound("device");
    let id = id.parse().map_err(|_| unknown())?;
    state.registry().device(tenant, id).await?.ok_or_else(unknown)
}
