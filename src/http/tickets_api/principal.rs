//! Whose tenant, and who asks: the `x-tenant-id` header, the bearer token, or an order's signature.
//!
//! The tenant comes first (400 without its header), then the token (401), then whether the two belong together (403), then
//! what the token may do (403), then whether the thing is there (404). So a token without a permission learns nothing.

use crate::actors::registry::{EventInfo, TenantInfo};
use crate::actors::sales::{Who, WhoKind};
use crate::domain::ids::{CustomerId, EventId, OrderId, TenantId, TicketId, UserId};
use crate::domain::label::Label;
use crate::http::auth::{Action, CallerKind, Resource, TokenError};
use crate::http::error::ApiError;
use crate::http::extract::{Authorized, authorize_token, bearer, count_address, found};
use crate::http::state::{self, State};
use crate::http::surface::TENANT;
use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;
use sha2::{Digest, Sha256};
use std::ops::Deref;
use std::sync::Arc;

/// The tenant that the header names, by id or slug.
pub type Tenant = Arc<TenantInfo>;

/// Staff (or a device of theirs) of the tenant; what they may do is asked of it.
pub struct Staff {
    pub tenant: Tenant,
    caller: Authorized,
}

/// A buyer with a token: sees what is their own.
pub struct Customer {
    pub tenant: Tenant,
    pub subject: Label,
    /// In small letters.
    pub email: Option<String>,
}

/// Whoever asks: for open routes, and for those that an order's signature opens too.
pub struct Anyone {
    pub tenant: Tenant,
    caller: Option<Authorized>,
}

/// Who may see an order or a ticket of it.
pub enum Reader {
    Staff(Staff),
    Customer(Customer),
    /// Whoever was handed the signature of this order.
    Signature(Tenant, OrderId),
}

impl Deref for Staff {
    type Target = Authorized;

    fn deref(&self) -> &Authorized {
        &self.caller
    }
}

impl Staff {
    /// Who asks, for the sale.
    pub fn who(&self) -> Who {
        Who { tenant: self.tenant.id, subject: self.caller.subject.clone(), kind: WhoKind::Staff }
    }

    /// As the records of this surface name them.
    pub fn user(&self) -> UserId {
        user_id(self.tenant.id, &self.caller.subject)
    }

    /// For what belongs to no event.
    ///
    /// # Errors
    /// `Forbidden`, or a device token whose revocation is not known.
    pub fn allow(&self, any_of: &[Action]) -> Result<(), ApiError> {
        self.caller.tenant_for(any_of).map(|_| ())
    }

    /// Before anything is looked up: whether there is anything at all that they may do this to.
    pub fn allow_somewhere(&self, any_of: &[Action]) -> Result<(), ApiError> {
        if any_of.iter().any(|action| self.caller.may_somewhere(*action)) {
            return Ok(());
        }
        Err(ApiError::Forbidden(any_of.first().map_or("*", |action| action.node())))
    }

    /// The event, by id or slug, if they may do one of these things in it; a permission for one ticket of it is enough
    /// where the ticket is named. A device that does not serve the event does not see it.
    pub async fn at_event(
        &self,
        state: &State,
        id_or_slug: &str,
        ticket: Option<TicketId>,
        any_of: &[Action],
    ) -> Result<Arc<EventInfo>, ApiError> {
        self.allow_somewhere(any_of)?;
        self.caller.event_for_ticket(state, id_or_slug, ticket, any_of).await
    }

    /// The same for a ticket whose event is known.
    pub async fn at_ticket(
        &self,
        state: &State,
        event: EventId,
        ticket: TicketId,
        any_of: &[Action],
    ) -> Result<Arc<EventInfo>, ApiError> {
        self.at_event(state, &event.to_string(), Some(ticket), any_of).await
    }
}

impl Customer {
    /// Who asks, for the sale. A token without an address buys like the public.
    pub fn who(&self) -> Who {
        let kind = match &self.email {
            Some(email) => WhoKind::Customer { email: email.clone() },
            None => WhoKind::Public,
        };
        Who { tenant: self.tenant.id, subject: self.subject.clone(), kind }
    }

    /// The buyer's record: by the token's subject if it is a `cus_` id, else by its address. `None`: nothing bought yet.
    pub async fn id(&self, state: &State) -> Result<Option<CustomerId>, ApiError> {
        if let Ok(id) = self.subject.as_str().parse::<CustomerId>() {
            return Ok(Some(id));
        }
        let Some(email) = &self.email else { return Ok(None) };
        Ok(state.queries().customer(self.tenant.id, email).await?.map(|customer| customer.id))
    }
}

impl Anyone {
    /// The caller, if there is a token.
    pub fn caller(&self) -> Option<&Authorized> {
        self.caller.as_ref()
    }

    /// Who asks, for the sale: staff and customers as such, everybody else as the public.
    pub fn who(&self) -> Who {
        let (subject, kind) = match &self.caller {
            Some(caller) => (caller.subject.clone(), kind_of(caller)),
            None => (Label::new("public").expect("a plain word is a label"), WhoKind::Public),
        };
        Who { tenant: self.tenant.id, subject, kind }
    }

    /// Before anything is looked up: somebody must be named, by a token or a signature.
    pub fn is_named(&self, signature: Option<&str>) -> Result<(), ApiError> {
        if self.caller.is_some() || signature.is_some() { Ok(()) } else { Err(TokenError::Missing.into()) }
    }

    /// Whoever may look at this order: by the token if there is one (a signature beside it is not looked at), else by the
    /// order's signature.
    ///
    /// # Errors
    /// `Token(Missing)` with neither, `WrongSignature`.
    pub async fn reader(
        self,
        state: &State,
        order: Option<OrderId>,
        signature: Option<&str>,
    ) -> Result<Reader, ApiError> {
        let Anyone { tenant, caller } = self;
        if let Some(caller) = caller {
            return Reader::of(tenant, caller);
        }
        match (order, signature) {
            (_, None) => Err(TokenError::Missing.into()),
            (None, Some(_)) => Err(ApiError::WrongSignature),
            (Some(order), Some(signature)) => {
                if state.sales().signed(tenant.id, order, signature).await? {
                    Ok(Reader::Signature(tenant, order))
                } else {
                    Err(ApiError::WrongSignature)
                }
            }
        }
    }
}

fn kind_of(caller: &Authorized) -> WhoKind {
    match &caller.kind {
        CallerKind::User | CallerKind::Device(_) => WhoKind::Staff,
        CallerKind::Customer { email: Some(email) } => WhoKind::Customer { email: small(email) },
        CallerKind::Customer { email: None } | CallerKind::App => WhoKind::Public,
    }
}

fn small(email: &str) -> String {
    email.trim().to_lowercase()
}

impl Reader {
    fn of(tenant: Tenant, caller: Authorized) -> Result<Reader, ApiError> {
        match &caller.kind {
            CallerKind::User | CallerKind::Device(_) => Ok(Reader::Staff(Staff { tenant, caller })),
            CallerKind::Customer { email } => {
                let (subject, email) = (caller.subject.clone(), email.as_deref().map(small));
                Ok(Reader::Customer(Customer { tenant, subject, email }))
            }
            CallerKind::App => Err(ApiError::StaffOnly),
        }
    }

    pub fn tenant(&self) -> &Tenant {
        match self {
            Reader::Staff(staff) => &staff.tenant,
            Reader::Customer(customer) => &customer.tenant,
            Reader::Signature(tenant, _) => tenant,
        }
    }
}

/// The `usr_` id of a subject: itself if it is one, else one that is always the same for this subject of this tenant.
pub fn user_id(tenant: TenantId, subject: &Label) -> UserId {
    if let Ok(user) = subject.as_str().parse() {
        return user;
    }
    let digest = Sha256::new()
        .chain_update(b"gatehouse user")
        .chain_update(tenant.as_bytes())
        .chain_update(subject.as_str().as_bytes())
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    UserId::from_bytes(bytes)
}

impl FromRequest for Staff {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Staff, ApiError>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let asked = asked_with_token(request);
        Box::pin(async move {
            let (state, name, caller) = asked?;
            let tenant = own_tenant(&state, &name, &caller).await?;
            match Reader::of(tenant, caller)? {
                Reader::Staff(staff) => Ok(staff),
                Reader::Customer(_) | Reader::Signature(..) => Err(ApiError::StaffOnly),
            }
        })
    }
}

impl FromRequest for Anyone {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Anyone, ApiError>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let state = state::of(request).clone();
        let name = tenant_name(request.headers());
        let caller = if request.headers().contains_key(header::AUTHORIZATION) {
            token(request.headers()).map_err(ApiError::from).and_then(|token| {
                let caller = authorize_token(token, &state)?;
                // Everybody can read an application's token out of its client: the address is counted as without one.
                if matches!(caller.kind, CallerKind::App) {
                    count_address(request, &state)?;
                }
                Ok(Some(caller))
            })
        } else {
            count_address(request, &state).map(|()| None)
        };
        Box::pin(async move {
            let (name, caller) = (name?, caller?);
            let tenant = match &caller {
                Some(caller) => own_tenant(&state, &name, caller).await?,
                None => found("tenant", state.registry().tenant(&name).await)?,
            };
            Ok(Anyone { tenant, caller })
        })
    }
}

/// The tenant comes before the token: without it nothing can be said at all.
fn asked_with_token(request: &HttpRequest) -> Result<(State, String, Authorized), ApiError> {
    let name = tenant_name(request.headers())?;
    let state = state::of(request);
    let caller = authorize_token(token(request.headers())?, state)?;
    Ok((state.clone(), name, caller))
}

fn tenant_name(headers: &HeaderMap) -> Result<String, ApiError> {
    let name = headers.get(TENANT).and_then(|value| value.to_str().ok()).map(str::trim);
    name.filter(|name| !name.is_empty()).map(str::to_owned).ok_or(ApiError::MissingTenant)
}

fn token(headers: &HeaderMap) -> Result<&str, TokenError> {
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    value.and_then(bearer).ok_or(TokenError::Missing)
}

/// The tenant of the header, if it is the caller's own. Whether another one exists is not said.
async fn own_tenant(state: &State, name: &str, caller: &Authorized) -> Result<Tenant, ApiError> {
    let own = caller.tenant.ok_or(ApiError::PlatformToken)?;
    match found("tenant", state.registry().tenant(name).await) {
        Ok(tenant) if tenant.id == own => Ok(tenant),
        Ok(_) | Err(ApiError::NotFound(_)) => Err(ApiError::TenantMismatch),
        Err(error) => Err(error),
    }
}

/// Whether a thing of this event (and of this ticket) is within these permissions, for lists that mix events.
pub fn may_see(caller: &Authorized, event: EventId, ticket: Option<TicketId>, any_of: &[Action]) -> bool {
    let resource = Resource { ticket, ..Resource::event(event) };
    any_of.iter().any(|action| caller.may(*action, &resource))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_has_one_id_for_good_and_another_in_another_tenant() {
        let (here, there) = (TenantId::from_bytes([1; 16]), TenantId::from_bytes([2; 16]));
        let named = |text: &str| Label::new(text).unwrap();
        let anna = user_id(here, &named("anna"));
        assert_eq!(anna, user_id(here, &named("anna")));
        assert_ne!(anna, user_id(here, &named("bert")));
        assert_ne!(anna, user_id(there, &named("anna")));
        assert_eq!(user_id(here, &named(&anna.to_string())), anna, "an id of this kind is itself");
        assert_eq!(user_id(there, &named(&anna.to_string())), anna);
    }
}
