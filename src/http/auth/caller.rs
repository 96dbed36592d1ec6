//! Who is calling, as their token says.

use crate::domain::ids::{DeviceId, EventId, TenantId};
use crate::domain::label::Label;
use crate::http::auth::mint::TokenType;
use crate::http::auth::permissions::{Action, Permissions, Resource};
use serde::Deserialize;

/// Entries of one list claim that are read; a longer list makes the token unacceptable.
const LIST_MAX: usize = 1_000;

/// The claims the gateway reads. `iss`, `aud`, `nbf` are checked by the verification itself.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct TokenClaims {
    pub(crate) exp: u64,
    #[serde(default)]
    iat: u64,
    sub: String,
    #[serde(default)]
    tenant: Option<String>,
    #[serde(default)]
    typ: TokenType,
    #[serde(default)]
    permissions: Vec<String>,
    #[serde(default)]
    events: Option<Vec<String>>,
    #[serde(default)]
    scan_points: Option<Vec<String>>,
    #[serde(default)]
    email: Option<String>,
}

/// Whoever holds a verified token.
#[derive(Debug)]
pub struct Caller {
    /// `None`: a platform token, for administering tenants and nothing else.
    pub tenant: Option<TenantId>,
    pub subject: Label,
    pub kind: CallerKind,
    /// Until when the token is good, in seconds since 1970.
    pub expires_s: u64,
    permissions: Permissions,
    rate_key: Box<str>,
}

#[derive(Debug)]
pub enum CallerKind {
    User,
    Customer {
        email: Option<Box<str>>,
    },
    Device(DeviceScope),
    /// An application; the person is named beside it.
    App,
}

/// What a device token is bound to.
#[derive(Debug)]
pub struct DeviceScope {
    pub id: DeviceId,
    /// When the token was made, in seconds since 1970.
    pub issued_s: u64,
    /// Ids or slugs; `None` = every event of the tenant.
    events: Option<Vec<Box<str>>>,
    /// `None` = every scan point.
    pub points: Option<Vec<Label>>,
}

impl DeviceScope {
    /// The one event that the token is bound to, by id or slug.
    pub fn only_event(&self) -> Option<&str> {
        match self.events.as_deref() {
            Some([only]) => Some(only),
            Some(_) | None => None,
        }
    }

    pub fn serves(&self, event: EventId, slug: &str) -> bool {
        match &self.events {
            None => true,
            Some(events) => events.iter().any(|named| **named == *slug || named.parse() == Ok(event)),
        }
    }
}

impl Caller {
    /// Whether the caller may do this. Customers and applications have no rights at the gate, whatever their token lists.
    pub fn may(&self, action: Action, resource: &Resource) -> bool {
        match &self.kind {
            CallerKind::User | CallerKind::Device(_) => self.permissions.allow(action, resource),
            CallerKind::Customer { .. } | CallerKind::App => false,
        }
    }

    /// Whether there is anything that the caller may do this to.
    pub fn may_somewhere(&self, action: Action) -> bool {
        match &self.kind {
            CallerKind::User | CallerKind::Device(_) => self.permissions.allow_somewhere(action),
            CallerKind::Customer { .. } | CallerKind::App => false,
        }
    }

    /// What rate limits tell apart: tenant and subject.
    #[expect(
        clippy::borrowed_box,
        reason = "the limiter's keys are boxed texts; borrowing one saves a copy per request"
    )]
    pub fn rate_key(&self) -> &Box<str> {
        &self.rate_key
    }

    pub fn device(&self) -> Option<&DeviceScope> {
        match &self.kind {
            CallerKind::Device(device) => Some(device),
            CallerKind::User | CallerKind::Customer { .. } | CallerKind::App => None,
        }
    }
}

impl TokenClaims {
    /// `None` if a claim makes no sense here.
    pub(crate) fn caller(self) -> Option<Caller> {
        let tenant = match self.tenant.as_deref() {
            None | Some("*") => None,
            Some(id) => Some(id.parse().ok()?),
        };
        let lists = [self.permissions.len(), len(&self.events), len(&self.scan_points)];
        if lists.into_iter().any(|length| length > LIST_MAX) {
            return None;
        }
        let kind = match self.typ {
            TokenType::User => CallerKind::User,
            TokenType::App => CallerKind::App,
            TokenType::Customer => CallerKind::Customer { email: self.email.map(String::into_boxed_str) },
            TokenType::Device => CallerKind::Device(DeviceScope {
                id: self.sub.parse().ok()?,
                issued_s: self.iat,
                events: self.events.map(|events| events.into_iter().map(String::into_boxed_str).collect()),
                points: labels(self.scan_points)?,
            }),
        };
        // A device belongs to a tenant; a platform device would be revoked by nobody.
        if tenant.is_none() && matches!(kind, CallerKind::Device(_)) {
            return None;
        }
        Some(Caller {
            tenant,
            subject: Label::new(&self.sub).ok()?,
            kind,
            expires_s: self.exp,
            permissions: Permissions::read(self.permissions.iter().map(String::as_str)),
            rate_key: format!("{} {}", self.tenant.as_deref().unwrap_or("*"), self.sub).into_boxed_str(),
        })
    }
}

fn len(list: &Option<Vec<String>>) -> usize {
    list.as_ref().map_or(0, Vec::len)
}

/// `Some(None)` = no list; `None` = a list with an impossible name in it.
fn labels(list: Option<Vec<String>>) -> Option<Option<Vec<Label>>> {
    match list {
        None => Some(None),
        Some(names) => names.iter().map(|name| Label::new(name).ok()).collect::<Option<Vec<Label>>>().map(Some),
    }
}
