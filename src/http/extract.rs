//! What handlers take out of a request besides its body: the caller, the event, the idempotency key.

use crate::actors::gate::Undecided;
use crate::actors::registry::{EventInfo, OutagePolicy, RegistryError};
use crate::domain::ids::{TenantId, TicketId};
use crate::http::auth::{Action, Caller, LastToken, Resource, TokenError, now_s};
use crate::http::error::ApiError;
use crate::http::state::{self, State};
use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::{FromRequest, HttpRequest};
use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

/// Made once: a name as text is checked byte by byte wherever it is looked for.
pub(crate) const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// Longest idempotency key, in characters.
pub const KEY_MAX_CHARS: usize = 255;

/// Somebody with a good token, within their rate, whose device was not revoked.
pub struct Authorized {
    caller: Arc<Caller>,
    /// A device token while the list of revoked devices is too old to trust.
    doubtful: bool,
}

impl Deref for Authorized {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.caller
    }
}

impl FromRequest for Authorized {
    type Error = ApiError;
    type Future = Ready<Result<Authorized, ApiError>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(authorize(request.headers(), last_token(request), state::of(request)))
    }
}

fn last_token(request: &HttpRequest) -> Option<&LastToken> {
    request.conn_data::<Rc<LastToken>>().map(Rc::as_ref)
}

/// Whoever sends these headers on a connection that brought this token before.
pub(crate) fn authorize(headers: &HeaderMap, last: Option<&LastToken>, state: &State) -> Result<Authorized, ApiError> {
    authorize_by(headers.get(header::AUTHORIZATION).map(HeaderValue::as_bytes), last, state)
}

/// The same by the header's value.
pub(crate) fn authorize_by(
    value: Option<&[u8]>,
    last: Option<&LastToken>,
    state: &State,
) -> Result<Authorized, ApiError> {
    // Not `to_str`, which looks at every byte by itself: a token has hundreds.
    let token = std::str::from_utf8(value.ok_or(TokenError::Missing)?).ok().and_then(bearer);
    let token = token.ok_or(TokenError::Missing)?;
    let caller = match last {
        Some(last) => state.auth().check_again(token, last, now_s()),
        None => state.auth().check(token, now_s()),
    };
    admit(caller?, state)
}

/// Whoever holds this token, counted against their rate.
pub(crate) fn authorize_token(token: &str, state: &State) -> Result<Authorized, ApiError> {
    admit(state.auth().check(token, now_s())?, state)
}

fn admit(caller: Arc<Caller>, state: &State) -> Result<Authorized, ApiError> {
    let (limiter, doubtful) = match caller.device() {
        None => (state.per_subject(), false),
        Some(device) => {
            if state.registry().is_revoked(device.id) {
                return Err(ApiError::DeviceRevoked);
            }
            let too_old = state.registry().revocations_age() > state.auth().revocations_max_age();
            (state.per_device(), too_old)
        }
    };
    limiter.check(caller.rate_key()).map_err(|wait_s| ApiError::TooMany { wait_s })?;
    Ok(Authorized { caller, doubtful })
}

/// A header's value, if it is visible ASCII text.
pub(crate) fn visible(value: &[u8]) -> Option<&str> {
    let visible = value.iter().all(|byte| matches!(byte, b'\t' | b' '..=b'~'));
    std::str::from_utf8(value).ok().filter(|_| visible)
}

pub(crate) fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// An open route: a token is looked at if there is one, else the address is counted.
pub struct MaybeAuthorized(pub Option<Authorized>);

impl FromRequest for MaybeAuthorized {
    type Error = ApiError;
    type Future = Ready<Result<MaybeAuthorized, ApiError>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let state = state::of(request);
        if request.headers().contains_key(header::AUTHORIZATION) {
            return ready(
                authorize(request.headers(), last_token(request), state).map(|caller| MaybeAuthorized(Some(caller))),
            );
        }
        ready(count_address(request, state).map(|()| MaybeAuthorized(None)))
    }
}

/// A webhook, counted against the address that it came from.
pub struct CountedWebhook;

impl FromRequest for CountedWebhook {
    type Error = ApiError;
    type Future = Ready<Result<CountedWebhook, ApiError>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let checked = state::of(request).check_webhook(peer(request));
        ready(checked.map(|()| CountedWebhook).map_err(|wait_s| ApiError::TooMany { wait_s }))
    }
}

fn peer(request: &HttpRequest) -> IpAddr {
    address_of(request.peer_addr())
}

fn address_of(peer: Option<SocketAddr>) -> IpAddr {
    peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip())
}

/// Counts a request without a token against its address.
pub(crate) fn count_address(request: &HttpRequest, state: &State) -> Result<(), ApiError> {
    count(request.peer_addr(), state)
}

pub(crate) fn count(peer: Option<SocketAddr>, state: &State) -> Result<(), ApiError> {
    state.check_address(address_of(peer)).map_err(|wait_s| ApiError::TooMany { wait_s })
}

impl Authorized {
    /// # Errors
    /// `PlatformTokenNeeded` for a token of a tenant.
    pub fn platform(&self) -> Result<(), ApiError> {
        if self.tenant.is_none() { Ok(()) } else { Err(ApiError::PlatformTokenNeeded) }
    }

    /// The caller's tenant, whatever they may do in it.
    pub fn some_tenant(&self) -> Result<TenantId, ApiError> {
        if self.doubtful {
            return Err(ApiError::RevocationsUnknown);
        }
        self.tenant.ok_or(ApiError::PlatformToken)
    }

    /// The caller's tenant, if they may do one of these things anywhere in it.
    pub fn tenant_for(&self, any_of: &[Action]) -> Result<TenantId, ApiError> {
        let tenant = self.some_tenant()?;
        self.need(any_of, &Resource::ANY)?;
        Ok(tenant)
    }

    /// The event, if the caller may do one of these things in it. Another tenant's is unknown, not forbidden.
    pub async fn event_for(
        &self,
        state: &State,
        id_or_slug: &str,
        any_of: &[Action],
    ) -> Result<Arc<EventInfo>, ApiError> {
        self.event_for_ticket(state, id_or_slug, None, any_of).await
    }

    /// The same for a scan: if the event cannot be looked up now, the scan is undecided, and may be sent again.
    pub async fn event_to_scan(
        &self,
        state: &State,
        id_or_slug: &str,
        any_of: &[Action],
    ) -> Result<Arc<EventInfo>, ApiError> {
        self.event_for(state, id_or_slug, any_of).await.map_err(|error| match error {
            ApiError::Unavailable => ApiError::Undecided(Undecided::Unavailable),
            error => error,
        })
    }

    /// The same where one ticket is named: a permission narrowed to it is enough.
    pub async fn event_for_ticket(
        &self,
        state: &State,
        id_or_slug: &str,
        ticket: Option<TicketId>,
        any_of: &[Action],
    ) -> Result<Arc<EventInfo>, ApiError> {
        let tenant = self.tenant.ok_or(ApiError::PlatformToken)?;
        let event = found("event", state.registry().event(tenant, id_or_slug).await)?;
        if let Some(device) = self.device() {
            if !device.serves(event.id, &event.slug) {
                return Err(ApiError::NotFound("event"));
            }
            // Where an outage may be bridged at all, a stale list is bridged too.
            if self.doubtful && event.outage != OutagePolicy::Journal {
                return Err(ApiError::RevocationsUnknown);
            }
        }
        self.need(any_of, &Resource { ticket, ..Resource::of(&event) })?;
        Ok(event)
    }

    /// # Errors
    /// `Forbidden` naming the first of the permissions asked for.
    pub fn need(&self, any_of: &[Action], resource: &Resource) -> Result<(), ApiError> {
        if any_of.iter().any(|action| self.may(*action, resource)) {
            return Ok(());
        }
        Err(ApiError::Forbidden(any_of.first().map_or("*", |action| action.node())))
    }
}

/// What a path names: a name that cannot be is a name of nothing.
pub(crate) fn found<T>(what: &'static str, asked: Result<Option<T>, RegistryError>) -> Result<T, ApiError> {
    match asked {
        Ok(Some(it)) => Ok(it),
        Ok(None) | Err(RegistryError::Invalid { .. }) => Err(ApiError::NotFound(what)),
        Err(error) => Err(error.into()),
    }
}

/// The `Idempotency-Key` header: 1-255 characters.
pub struct KeyHeader(pub Option<String>);

impl FromRequest for KeyHeader {
    type Error = ApiError;
    type Future = Ready<Result<KeyHeader, ApiError>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(KeyHeader::read(request.headers()))
    }
}

impl KeyHeader {
    pub(crate) fn read(headers: &HeaderMap) -> Result<KeyHeader, ApiError> {
        KeyHeader::of(headers.get(&IDEMPOTENCY_KEY).map(HeaderValue::as_bytes))
    }

    /// The same by the header's value.
    pub(crate) fn of(value: Option<&[u8]>) -> Result<KeyHeader, ApiError> {
        let Some(value) = value else { return Ok(KeyHeader(None)) };
        let Some(key) = visible(value) else {
            return Err(ApiError::field("Idempotency-Key", "must be visible ASCII text"));
        };
        check_key("Idempotency-Key", key).map(|()| KeyHeader(Some(key.to_owned())))
    }

    /// The one key of header and body.
    pub fn or(self, body: Option<String>) -> Result<Option<String>, ApiError> {
        if let Some(key) = &body {
            check_key("idempotencyKey", key)?;
        }
        match (self.0, body) {
            (Some(header), Some(body)) if header != body => {
                Err(ApiError::field("idempotencyKey", "differs from the Idempotency-Key header"))
            }
            (header, body) => Ok(header.or(body)),
        }
    }
}

/// # Errors
/// Empty, or longer than 255 characters.
pub fn check_key(field: &str, key: &str) -> Result<(), ApiError> {
    if key.is_empty() || (key.len() > KEY_MAX_CHARS && key.chars().count() > KEY_MAX_CHARS) {
        return Err(ApiError::field(field, "must have 1 to 255 characters"));
    }
    Ok(())
}

impl From<RegistryError> for ApiError {
    fn from(error: RegistryError) -> ApiError {
        match error {
            RegistryError::Invalid { field, message } => {
                ApiError::Field { detail: format!("{field} {message}"), field }
            }
            RegistryError::NotFound { what } => ApiError::NotFound(what),
            RegistryError::Conflict { field, message } => ApiError::Taken { field, detail: message },
            RegistryError::Unavailable => ApiError::Unavailable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(result: Result<Option<String>, ApiError>) -> String {
        match result {
            Err(ApiError::Field { field, .. }) => field,
            other => panic!("not a wrong field: {other:?}"),
        }
    }

    #[test]
    fn header_and_body_must_agree_on_the_key() {
        let key = |text: &str| Some(text.to_owned());
        assert_eq!(KeyHeader(None).or(None).unwrap(), None);
        assert_eq!(KeyHeader(key("a")).or(None).unwrap(), key("a"));
        assert_eq!(KeyHeader(None).or(key("a")).unwrap(), key("a"));
        assert_eq!(KeyHeader(key("a")).or(key("a")).unwrap(), key("a"));
        assert_eq!(field(KeyHeader(key("a")).or(key("b"))), "idempotencyKey");
    }

    #[test]
    fn a_key_has_1_to_255_characters() {
        assert!(check_key("k", "").is_err());
        assert!(check_key("k", &"ä".repeat(255)).is_ok());
        assert!(check_key("k", &"ä".repeat(256)).is_err());
    }

    #[test]
    fn only_bearer_tokens_are_read() {
        assert_eq!(bearer("Bearer abc"), Some("abc"));
        assert_eq!(bearer("bearer  abc "), Some("abc"));
        assert_eq!(bearer("Basic abc"), None);
        assert_eq!(bearer("abc"), None);
    }
}
