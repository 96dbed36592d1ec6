//! Who is inside, and what the check-ins came to.

use crate::actors::registry::EventInfo;
use crate::domain::ledger::{CheckInTotals, OccupancyReport, ZoneCounts};
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::events_module::principal::Staff;
use crate::http::state::State;
use actix_web::web::{Data, Path};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

const MAY_LOOK: &[Action] = &[Action::TicketScan, Action::TicketRead];

/// People inside now.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EventOccupancy {
    pub event_id: String,
    pub current: u32,
    /// Null = no limit.
    #[schema(required = true)]
    pub capacity: Option<u32>,
    pub zones: Vec<ZoneOccupancy>,
}

/// People inside a zone now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ZoneOccupancy {
    #[schema(example = "hall-a")]
    pub zone: String,
    pub current: u32,
    /// Null = no limit.
    #[schema(required = true)]
    pub capacity: Option<u32>,
}

/// Attempts to come in. Taken-back scans do not count, check-outs neither.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CheckInStats {
    pub total: u32,
    pub successful: u32,
    pub denied: u32,
    /// Tickets that came in at least once.
    pub unique_attendees: u32,
}

impl From<ZoneCounts> for ZoneOccupancy {
    fn from(counts: ZoneCounts) -> ZoneOccupancy {
        ZoneOccupancy { zone: counts.id.as_str().to_owned(), current: counts.inside, capacity: counts.capacity }
    }
}

impl EventOccupancy {
    fn new(event: &EventInfo, report: OccupancyReport) -> EventOccupancy {
        EventOccupancy {
            event_id: event.id.to_string(),
            current: report.occupancy.inside,
            capacity: report.occupancy.limit,
            zones: report.zones.into_iter().map(ZoneOccupancy::from).collect(),
        }
    }
}

impl From<CheckInTotals> for CheckInStats {
    fn from(totals: CheckInTotals) -> CheckInStats {
        CheckInStats {
            total: totals.accepted.saturating_add(totals.refused),
            successful: totals.accepted,
            denied: totals.refused,
            unique_attendees: totals.attendees,
        }
    }
}

/// Who is inside, in all and per zone.
#[utoipa::path(get, path = "/events/{eventId}/occupancy", operation_id = "eventsGetOccupancy", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::EventIdPath),
    responses((status = 200, body = EventOccupancy)))]
pub async fn occupancy(
    state: Data<State>,
    event: Path<String>,
    staff: Staff,
) -> Result<Reply<EventOccupancy>, ApiError> {
    let event = event_of(&state, &staff, &event).await?;
    let report = state.gate().occupancy(event.id).await.map_err(|_| ApiError::Unavailable)?;
    Ok(Reply::ok(EventOccupancy::new(&event, report)))
}

/// What the check-ins came to so far.
#[utoipa::path(get, path = "/events/{eventId}/checkin-stats", operation_id = "eventsGetCheckInStats",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::EventIdPath),
    responses((status = 200, body = CheckInStats)))]
pub async fn stats(state: Data<State>, event: Path<String>, staff: Staff) -> Result<Reply<CheckInStats>, ApiError> {
    let event = event_of(&state, &staff, &event).await?;
    Ok(Reply::ok(state.gate().check_ins(event.id).await.map_err(|_| ApiError::Unavailable)?.into()))
}

async fn event_of(state: &State, staff: &Staff, event: &str) -> Result<Arc<EventInfo>, ApiError> {
    staff.event_for(state, event, MAY_LOOK).await
}
