//! What a token is good for: for pages and programs that show their reader only what they may do.

use crate::actors::registry::EventInfo;
use crate::domain::ids::{EventId, TenantId};
use crate::domain::time::Moment;
use crate::http::answer::Reply;
use crate::http::auth::{Action, Caller, CallerKind, Resource};
use crate::http::error::ApiError;
use crate::http::extract::{Authorized, found};
use crate::http::gate::scan::event_of;
use crate::http::gate::wire::text;
use crate::http::gate::wire_time::Instant;
use crate::http::query::PageQuery;
use crate::http::state::State;
use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Serialize;
use utoipa::ToSchema;

/// What somebody at the gate may do: enough of it to see an event.
const AT_THE_GATE: &[Action] = &[Action::TicketScan, Action::TicketRead, Action::TicketWrite];

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionOut {
    /// Who carries the token, such as `usr_...`; a device's id.
    pub subject: String,
    pub kind: CarrierWord,
    pub tenant: SessionTenant,
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Instant,
    /// Permissions that the token carries for something, such as `ticket.write`; for what, each event says.
    pub may: Vec<&'static str>,
    /// Where a device stands; null = anywhere.
    #[schema(required = true)]
    pub scan_points: Option<Vec<String>>,
}

#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum CarrierWord {
    User,
    Device,
    Customer,
    App,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SessionTenant {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub id: TenantId,
    pub slug: String,
    pub name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SessionEvents {
    pub events: Vec<SessionEvent>,
    /// Give it as `after` to go on; null at the end.
    #[schema(required = true)]
    pub next: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionEvent {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub id: EventId,
    pub slug: String,
    pub name: String,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub starts_at: Option<Instant>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub ends_at: Option<Instant>,
    #[schema(required = true)]
    pub occupancy_limit: Option<u32>,
    /// Whether every scan must name a scan point.
    pub require_scan_point: bool,
    /// What the token may do in this event.
    pub may: Vec<&'static str>,
    /// Its scan points by slug; only where one event is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub scan_points: Option<Vec<SessionPoint>>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SessionPoint {
    pub slug: String,
    pub name: String,
}

impl SessionEvent {
    fn new(event: &EventInfo, caller: &Caller) -> SessionEvent {
        SessionEvent {
            id: event.id,
            slug: event.slug.clone(),
            name: event.name.clone(),
            starts_at: event.starts_at.map(Into::into),
            ends_at: event.ends_at.map(Into::into),
            occupancy_limit: event.occupancy_limit,
            require_scan_point: event.require_scan_point,
            may: Action::ALL
                .into_iter()
                .filter(|action| caller.may(*action, &Resource::of(event)))
                .map(Action::node)
                .collect(),
            scan_points: None,
        }
    }
}

/// Whether the event is one that the caller stands at the gate of.
fn serves(caller: &Caller, event: &EventInfo) -> bool {
    let bound = caller.device().is_none_or(|device| device.serves(event.id, &event.slug));
    bound && AT_THE_GATE.iter().any(|action| caller.may(*action, &Resource::of(event)))
}

/// Whose token this is, and what it is good for.
///
/// Any token of a tenant may ask.
#[utoipa::path(get, path = "/v1/session", operation_id = "gateGetSession", tag = "scanning",
    responses((status = 200, body = SessionOut)))]
pub async fn session(state: Data<State>, caller: Authorized) -> Result<Reply<SessionOut>, ApiError> {
    let tenant = caller.some_tenant()?;
    let tenant = found("tenant", state.registry().tenant(&tenant.to_string()).await)?;
    let kind = match &caller.kind {
        CallerKind::User => CarrierWord::User,
        CallerKind::Device(_) => CarrierWord::Device,
        CallerKind::Customer { .. } => CarrierWord::Customer,
        CallerKind::App => CarrierWord::App,
    };
    let points = caller.device().and_then(|device| device.points.as_ref());
    Ok(Reply::ok(SessionOut {
        subject: caller.subject.as_str().to_owned(),
        kind,
        tenant: SessionTenant { id: tenant.id, slug: tenant.slug.clone(), name: tenant.name.clone() },
        expires_at: Instant(Moment(i64::try_from(caller.expires_s).unwrap_or(i64::MAX).saturating_mul(1_000))),
        may: Action::ALL.into_iter().filter(|action| caller.may_somewhere(*action)).map(Action::node).collect(),
        scan_points: points.map(|points| points.iter().map(|point| point.as_str().to_owned()).collect()),
    }))
}

/// Lists the events that the token is good for at the gate, oldest first.
///
/// Events that it may neither scan nor read tickets of are left out, so a page may be shorter than its limit.
#[utoipa::path(get, path = "/v1/session/events", operation_id = "gateListSessionEvents", tag = "scanning",
    params(PageQuery), responses((status = 200, body = SessionEvents)))]
pub async fn events(state: Data<State>, caller: Authorized, page: PageQuery) -> Result<Reply<SessionEvents>, ApiError> {
    let tenant = caller.some_tenant()?;
    let page = state.registry().events(tenant, page.request()?).await?;
    let mine = page.items.iter().filter(|event| serves(&caller, event));
    Ok(Reply::ok(SessionEvents {
        events: mine.map(|event| SessionEvent::new(event, &caller)).collect(),
        next: page.next,
    }))
}

/// One event, its scan points, and what the token may do in it.
#[utoipa::path(get, path = "/v1/session/events/{event}", operation_id = "gateGetSessionEvent", tag = "scanning",
    params(crate::http::openapi::EventPath), responses((status = 200, body = SessionEvent)))]
pub async fn event(
    state: Data<State>,
    request: HttpRequest,
    caller: Authorized,
) -> Result<Reply<SessionEvent>, ApiError> {
    let event = caller.event_for(&state, event_of(&request), AT_THE_GATE).await?;
    let points = state.registry().scan_points(event.tenant, event.id).await?;
    let points = points.into_iter().map(|point| SessionPoint { slug: point.slug, name: point.name });
    Ok(Reply::ok(SessionEvent { scan_points: Some(points.collect()), ..SessionEvent::new(&event, &caller) }))
}
