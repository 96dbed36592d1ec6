//! Whose organisation, and who asks: the `orgid` header and the token of the person.

use crate::actors::registry::TenantInfo;
use crate::actors::sales::{Who, WhoKind};
use crate::domain::ids::TenantId;
use crate::domain::label::Label;
use crate::http::auth::{Action, CallerKind, Resource, TokenError};
use crate::http::error::ApiError;
use crate::http::extract::{Authorized, authorize_token, bearer, count, found, visible};
use crate::http::state::{self, State};
use crate::http::surface::{ORG, TENANT};
use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;
use std::net::SocketAddr;
use std::ops::Deref;
use std::sync::Arc;

/// The person, where `Authorization` carries an application's token.
pub(crate) const PERSON: HeaderName = HeaderName::from_static("x-client-authorization");

/// The organisation that `orgid` names, by slug or id.
pub type Org = Arc<TenantInfo>;

/// Staff (or a device of theirs) of the organisation; what they may do is asked of `caller`.
pub struct Staff {
    pub org: Org,
    caller: Authorized,
}

/// A customer of the organisation, known by e-mail.
pub struct Customer {
    pub org: Org,
    pub subject: Label,
    /// In small letters.
    pub email: String,
}

/// Whoever asks an open route: nobody in particular, or somebody with a good token of the organisation.
pub struct Anyone {
    pub org: Org,
    pub caller: Option<Authorized>,
}

impl Deref for Staff {
    type Target = Authorized;

    fn deref(&self) -> &Authorized {
        &self.caller
    }
}

impl Staff {
    pub fn tenant(&self) -> TenantId {
        self.org.id
    }

    /// Who asks, for the sale.
    pub fn who(&self) -> Who {
        Who { tenant: self.org.id, subject: self.caller.subject.clone(), kind: WhoKind::Staff }
    }

    /// # Errors
    /// `Forbidden`, or a device token whose revocation is not known.
    pub fn allow(&self, any_of: &[Action], resource: &Resource) -> Result<(), ApiError> {
        self.caller.some_tenant()?;
        self.caller.need(any_of, resource)
    }
}

impl Customer {
    /// Who asks, for the sale.
    pub fn who(&self) -> Who {
        let kind = WhoKind::Customer { email: self.email.clone() };
        Who { tenant: self.org.id, subject: self.subject.clone(), kind }
    }
}

impl Anyone {
    /// Who asks, for the sale: on an open route everybody is the public.
    pub fn who(&self) -> Who {
        let subject = match &self.caller {
            Some(caller) => caller.subject.clone(),
            None => Label::new("public").expect("a plain word is a label"),
        };
        Who { tenant: self.org.id, subject, kind: WhoKind::Public }
    }
}

impl FromRequest for Staff {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Staff, ApiError>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let asked = asked_with_token(request);
        Box::pin(async move {
            let (state, name, caller) = asked?;
            if matches!(caller.kind, CallerKind::Customer { .. } | CallerKind::App) {
                return Err(ApiError::StaffOnly);
            }
            let org = own_org(&state, &name, &caller).await?;
            Ok(Staff { org, caller })
        })
    }
}

impl FromRequest for Customer {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Customer, ApiError>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let asked = asked_with_token(request);
        Box::pin(async move {
            let (state, name, caller) = asked?;
            let CallerKind::Customer { email: Some(email) } = &caller.kind else {
                return Err(ApiError::CustomerOnly);
            };
            let (subject, email) = (caller.subject.clone(), email.trim().to_lowercase());
            let org = own_org(&state, &name, &caller).await?;
            Ok(Customer { org, subject, email })
        })
    }
}

impl FromRequest for Anyone {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Anyone, ApiError>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        Box::pin(Anyone::read(request.headers(), request.peer_addr(), state::of(request)))
    }
}

impl Anyone {
    /// Who asks from there with these headers.
    pub(crate) fn read(
        headers: &HeaderMap,
        peer: Option<SocketAddr>,
        state: &State,
    ) -> impl Future<Output = Result<Anyone, ApiError>> + use<> {
        Anyone::named(&Naming::of(headers), peer, state)
    }

    /// Who asks from there by these names.
    pub(crate) fn named(
        naming: &Naming<'_>,
        peer: Option<SocketAddr>,
        state: &State,
    ) -> impl Future<Output = Result<Anyone, ApiError>> + use<> {
        let state = state.clone();
        let name = OrgName::read(naming);
        let caller = match naming.token() {
            // Everybody can read an application's token out of its client: the address is counted as without one.
            Ok(token) => authorize_token(token, &state).and_then(|caller| match caller.kind {
                CallerKind::App => count(peer, &state).map(|()| Some(caller)),
                CallerKind::User | CallerKind::Customer { .. } | CallerKind::Device(_) => Ok(Some(caller)),
            }),
            // No token is no reason here; a header that is no token is one.
            Err(_) if !naming.has_somebody() => count(peer, &state).map(|()| None),
            Err(missing) => Err(missing.into()),
        };
        async move {
            let (name, caller) = (name?, caller?);
            let org = match &caller {
                Some(caller) => own_org(&state, &name, caller).await?,
                None => name.resolve(&state).await?,
            };
            Ok(Anyone { org, caller })
        }
    }
}

/// The organisation comes before the token: without it nothing can be said at all.
fn asked_with_token(request: &HttpRequest) -> Result<(State, OrgName, Authorized), ApiError> {
    let naming = Naming::of(request.headers());
    let name = OrgName::read(&naming)?;
    let state = state::of(request);
    let caller = authorize_token(naming.token()?, state)?;
    Ok((state.clone(), name, caller))
}

/// What the headers say, before it is looked up.
#[derive(Debug, PartialEq, Eq)]
struct OrgName {
    name: String,
    /// The other surface's header, if it is there and says something else: it must mean the same organisation.
    other: Option<String>,
}

impl OrgName {
    fn read(naming: &Naming<'_>) -> Result<OrgName, ApiError> {
        let name = naming.org.and_then(text).filter(|name| !name.is_empty()).ok_or(ApiError::MissingOrg)?;
        let other = naming.tenant.and_then(text).filter(|other| *other != name);
        Ok(OrgName { name: name.to_owned(), other: other.map(str::to_owned) })
    }

    async fn resolve(&self, state: &State) -> Result<Org, ApiError> {
        let org = found("organisation", state.registry().tenant(&self.name).await)?;
        if let Some(other) = &self.other {
            match found("organisation", state.registry().tenant(other).await) {
                Ok(other) if other.id == org.id => {}
                Ok(_) | Err(ApiError::NotFound(_)) => return Err(ApiError::OrgsDisagree),
                Err(error) => return Err(error),
            }
        }
        Ok(org)
    }
}

/// The headers that name an organisation and a person, as they came.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Naming<'a> {
    pub org: Option<&'a [u8]>,
    /// The organisation by the other surface's header.
    pub tenant: Option<&'a [u8]>,
    pub person: Option<&'a [u8]>,
    pub authorization: Option<&'a [u8]>,
}

impl<'a> Naming<'a> {
    fn of(headers: &'a HeaderMap) -> Naming<'a> {
        let value = |name: &HeaderName| headers.get(name).map(HeaderValue::as_bytes);
        let (org, tenant) = (value(&ORG), value(&TENANT));
        Naming { org, tenant, person: value(&PERSON), authorization: value(&header::AUTHORIZATION) }
    }

    fn has_somebody(&self) -> bool {
        self.person.is_some() || self.authorization.is_some()
    }

    /// The person's token, with or without `Bearer`; else the one in `Authorization`.
    fn token(&self) -> Result<&'a str, TokenError> {
        match self.person {
            Some(given) => {
                let given = text(given).ok_or(TokenError::Invalid)?;
                Ok(bearer(given).unwrap_or(given))
            }
            None => self.authorization.and_then(text).and_then(bearer).ok_or(TokenError::Missing),
        }
    }
}

/// A header's value without the blanks around it.
fn text(value: &[u8]) -> Option<&str> {
    visible(value).map(str::trim)
}

/// The organisation of the header, if it is the caller's own. Whether another one exists is not said.
async fn own_org(state: &State, name: &OrgName, caller: &Authorized) -> Result<Org, ApiError> {
    let own = caller.tenant.ok_or(ApiError::PlatformToken)?;
    match name.resolve(state).await {
        Ok(org) if org.id == own => Ok(org),
        Ok(_) | Err(ApiError::NotFound(_)) => Err(ApiError::OrgMismatch),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().fold(HeaderMap::new(), |mut map, (name, value)| {
            map.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
            map
        })
    }

    #[test]
    fn the_person_comes_before_the_application() {
        let both = |person| headers(&[("authorization", "Bearer app"), ("x-client-authorization", person)]);
        let token = |headers: HeaderMap| Naming::of(&headers).token().map(str::to_owned);
        assert_eq!(token(both("Bearer person")).as_deref(), Ok("person"));
        assert_eq!(token(both("person")).as_deref(), Ok("person"));
        assert_eq!(token(headers(&[("authorization", "Bearer app")])).as_deref(), Ok("app"));
        assert_eq!(token(headers(&[("authorization", "app")])), Err(TokenError::Missing));
        assert_eq!(token(headers(&[])), Err(TokenError::Missing));
    }

    #[test]
    fn the_organisation_must_be_named() {
        let read = |pairs| OrgName::read(&Naming::of(&headers(pairs)));
        assert!(matches!(read(&[]), Err(ApiError::MissingOrg)));
        assert!(matches!(read(&[("orgid", " ")]), Err(ApiError::MissingOrg)));
        assert!(matches!(read(&[("x-tenant-id", "demo")]), Err(ApiError::MissingOrg)));
        let one = OrgName { name: "demo".to_owned(), other: None };
        assert_eq!(read(&[("orgid", "demo"), ("x-tenant-id", "demo")]).unwrap(), one);
        let two = read(&[("orgid", "demo"), ("x-tenant-id", "other")]).unwrap();
        assert_eq!(two.other.as_deref(), Some("other"));
    }
}
