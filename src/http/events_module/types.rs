//! Ticket types: what is on sale, and how much of it is left.

use crate::actors::registry::{EventInfo, TenantInfo, TypeInfo, Visibility};
use crate::domain::ledger::TypeCounts;
use crate::domain::time::Moment;
use crate::http::answer::Reply;
use crate::http::auth::{Action, now_s};
use crate::http::error::ApiError;
use crate::http::events_module::data::ticket_type::{self, TicketTypeData};
use crate::http::events_module::principal::{Anyone, Staff};
use crate::http::events_module::records::{Listed, PAGE_SIZE_MAX, Paging, Record};
use crate::http::extract::found;
use crate::http::state::State;
use actix_web::web::{Data, Path};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

/// A ticket type, and how its sale stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TypeOnSale {
    #[serde(flatten)]
    pub facts: TicketTypeData,
    /// `upcoming`, `open`, `closed`.
    #[schema(example = "open")]
    pub sale_state: &'static str,
    /// Places that are taken.
    pub sold_count: u32,
    /// Places left: neither sold nor held. Null = no limit.
    #[schema(required = true)]
    pub available: Option<u32>,
    pub sold_out: bool,
}

/// Whether it can be bought at this time, places apart.
fn sale_state(info: &TypeInfo, now: Moment) -> &'static str {
    let at = |time: DateTime<Utc>| Moment(time.timestamp_millis());
    if info.sale_start.is_some_and(|start| now < at(start)) {
        return "upcoming";
    }
    if info.sale_end.is_some_and(|end| now >= at(end)) { "closed" } else { "open" }
}

impl TypeOnSale {
    /// `counts` are those of the event's owner; none where it does not know the type yet.
    pub fn new(info: &TypeInfo, counts: Option<&TypeCounts>, now: Moment) -> TypeOnSale {
        let (sold, held) = counts.map_or((0, 0), |counts| (counts.sold, counts.held));
        let available = info.capacity.map(|capacity| capacity.saturating_sub(sold).saturating_sub(held));
        TypeOnSale {
            facts: TicketTypeData::new(info),
            sale_state: sale_state(info, now),
            sold_count: sold,
            available,
            sold_out: available == Some(0),
        }
    }
}

/// The record of a ticket type.
pub fn record(org: &TenantInfo, info: &TypeInfo, counts: Option<&TypeCounts>) -> Record<TypeOnSale> {
    let data = TypeOnSale::new(info, counts, Moment(now_s().saturating_mul(1_000)));
    let state = data.sale_state;
    Record::new(org, info.id.to_string(), ticket_type::DATATYPE, state, data)
        .dated(info.created_at.into(), info.updated_at.into())
}

/// What of an event is on sale to everybody.
#[utoipa::path(get, path = "/client/events/{eventId}/ticket-types", operation_id = "clientListTicketTypes",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::EventIdPath),
    responses((status = 200, body = Listed<Record<TypeOnSale>>)))]
pub async fn on_sale(
    state: Data<State>,
    event: Path<String>,
    anyone: Anyone,
) -> Result<Reply<Listed<Record<TypeOnSale>>>, ApiError> {
    let event = found("event", state.registry().event(anyone.org.id, &event).await)?;
    listed(&state, &anyone.org, &event, |visibility| visibility == Visibility::Public).await
}

/// Every type of an event, hidden ones too.
#[utoipa::path(get, path = "/events/{eventId}/ticket-types", operation_id = "eventsListTicketTypes",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::EventIdPath),
    responses((status = 200, body = Listed<Record<TypeOnSale>>)))]
pub async fn all(
    state: Data<State>,
    event: Path<String>,
    staff: Staff,
) -> Result<Reply<Listed<Record<TypeOnSale>>>, ApiError> {
    let event = staff.event_for(&state, &event, &[Action::EventRead, Action::TicketRead]).await?;
    listed(&state, &staff.org, &event, |_| true).await
}

/// An event has few types: they all stand on one page.
async fn listed(
    state: &State,
    org: &TenantInfo,
    event: &EventInfo,
    shown: impl Fn(Visibility) -> bool,
) -> Result<Reply<Listed<Record<TypeOnSale>>>, ApiError> {
    let mut types = state.registry().ticket_types(org.id, event.id).await?;
    types.retain(|info| shown(info.visibility));
    let counts = state.gate().occupancy(event.id).await.map_err(|_| ApiError::Unavailable)?.types;
    let records: Vec<Record<TypeOnSale>> =
        types.iter().map(|info| record(org, info, counts.iter().find(|counts| counts.id == info.id))).collect();
    let total = records.len() as u64;
    let page_size = u32::try_from(records.len()).unwrap_or(PAGE_SIZE_MAX).max(1);
    Ok(Reply::ok(Listed::new(records, total, Paging { page: 1, page_size })))
}
