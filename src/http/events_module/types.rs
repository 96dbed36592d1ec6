//! Ticket types: what is on sale, and how much of it is left.

use crate::actors::registry::{EventInfo, TenantInfo, TypeInfo, Visibility};
use crate::domain::ledger::TypeCounts;
use crate::domain::time::Moment;
use crate::http::answer::Reply;
use crate::http::auth::{Action, now_s};
use crate::http::error::ApiError;
use crate::http::events_module::major::Major;
use crate::http::events_module::principal::{Anyone, Staff};
use crate::http::events_module::records::{Listed, PAGE_SIZE_MAX, Paging, Record};
use crate::http::extract::found;
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use actix_web::web::{Data, Path};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

/// A ticket type, by the names of the published document and of the live schema.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TypeData {
    /// Id of the event.
    pub event: String,
    pub slug: String,
    pub name: String,
    /// The same as `name`.
    pub title: String,
    #[schema(required = true)]
    pub description: Option<String>,
    pub price: Major,
    #[schema(example = "USD")]
    pub currency: String,
    /// Null = no limit.
    #[schema(required = true)]
    pub capacity: Option<u32>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub sale_start: Option<Instant>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub sale_start_date: Option<Instant>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub sale_end: Option<Instant>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub sale_end_date: Option<Instant>,
    pub perks: Vec<String>,
    #[schema(required = true)]
    pub allow_reentry: Option<bool>,
    /// Check-ins in all, the first included.
    #[schema(required = true)]
    pub reentry_limit: Option<u32>,
    /// Empty = all.
    pub accepted_scan_points: Vec<String>,
    /// `public`, `private`, `invite-only`.
    #[schema(example = "public")]
    pub visibility: &'static str,
    pub transferable: bool,
    pub allow_transfer: bool,
    #[schema(required = true)]
    pub refund_policy: Option<String>,
    /// Tickets in one public order.
    pub max_per_order: u32,
    /// Tickets that one buyer may hold.
    #[schema(required = true)]
    pub max_per_customer: Option<u32>,
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

pub fn visibility_word(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "public",
        Visibility::Private => "private",
        Visibility::InviteOnly => "invite-only",
    }
}

/// Whether it can be bought at this time, places apart.
fn sale_state(info: &TypeInfo, now: Moment) -> &'static str {
    let at = |time: DateTime<Utc>| Moment(time.timestamp_millis());
    if info.sale_start.is_some_and(|start| now < at(start)) {
        return "upcoming";
    }
    if info.sale_end.is_some_and(|end| now >= at(end)) { "closed" } else { "open" }
}

impl TypeData {
    /// `counts` are those of the event's owner; none where it does not know the type yet.
    pub fn new(info: &TypeInfo, counts: Option<&TypeCounts>, now: Moment) -> TypeData {
        let (sold, held) = counts.map_or((0, 0), |counts| (counts.sold, counts.held));
        let available = info.capacity.map(|capacity| capacity.saturating_sub(sold).saturating_sub(held));
        let (start, end) = (info.sale_start.map(Instant::from), info.sale_end.map(Instant::from));
        TypeData {
            event: info.event.to_string(),
            slug: info.slug.clone(),
            name: info.name.clone(),
            title: info.name.clone(),
            description: info.description.clone(),
            price: Major::new(info.price_minor, &info.currency),
            currency: info.currency.clone(),
            capacity: info.capacity,
            sale_start: start,
            sale_start_date: start,
            sale_end: end,
            sale_end_date: end,
            perks: info.perks.clone(),
            allow_reentry: info.allow_reentry,
            reentry_limit: info.reentry_limit,
            accepted_scan_points: info.accepted_scan_points.clone(),
            visibility: visibility_word(info.visibility),
            transferable: info.transferable,
            allow_transfer: info.transferable,
            refund_policy: info.refund_policy.clone(),
            max_per_order: info.max_per_order,
            max_per_customer: info.max_per_customer,
            sale_state: sale_state(info, now),
            sold_count: sold,
            available,
            sold_out: available == Some(0),
        }
    }
}

/// The record of a ticket type.
pub fn record(org: &TenantInfo, info: &TypeInfo, counts: Option<&TypeCounts>) -> Record<TypeData> {
    let data = TypeData::new(info, counts, Moment(now_s().saturating_mul(1_000)));
    let state = data.sale_state;
    Record::new(org, info.id.to_string(), "event_ticket_type", state, data)
        .dated(info.created_at.into(), info.updated_at.into())
}

/// What of an event is on sale to everybody.
#[utoipa::path(get, path = "/client/events/{eventId}/ticket-types", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::EventIdPath),
    responses((status = 200, body = Listed<Record<TypeData>>)))]
pub async fn on_sale(
    state: Data<State>,
    event: Path<String>,
    anyone: Anyone,
) -> Result<Reply<Listed<Record<TypeData>>>, ApiError> {
    let event = found("event", state.registry().event(anyone.org.id, &event).await)?;
    listed(&state, &anyone.org, &event, |visibility| visibility == Visibility::Public).await
}

/// Every type of an event, hidden ones too.
#[utoipa::path(get, path = "/events/{eventId}/ticket-types", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::EventIdPath),
    responses((status = 200, body = Listed<Record<TypeData>>)))]
pub async fn all(
    state: Data<State>,
    event: Path<String>,
    staff: Staff,
) -> Result<Reply<Listed<Record<TypeData>>>, ApiError> {
    let event = staff.event_for(&state, &event, &[Action::EventRead, Action::TicketRead]).await?;
    listed(&state, &staff.org, &event, |_| true).await
}

/// An event has few types: they all stand on one page.
async fn listed(
    state: &State,
    org: &TenantInfo,
    event: &EventInfo,
    shown: impl Fn(Visibility) -> bool,
) -> Result<Reply<Listed<Record<TypeData>>>, ApiError> {
    let mut types = state.registry().ticket_types(org.id, event.id).await?;
    types.retain(|info| shown(info.visibility));
    let counts = state.gate().occupancy(event.id).await?.types;
    let records: Vec<Record<TypeData>> =
        types.iter().map(|info| record(org, info, counts.iter().find(|counts| counts.id == info.id))).collect();
    let total = records.len() as u64;
    let page_size = u32::try_from(records.len()).unwrap_or(PAGE_SIZE_MAX).max(1);
    Ok(Reply::ok(Listed::new(records, total, Paging { page: 1, page_size })))
}
