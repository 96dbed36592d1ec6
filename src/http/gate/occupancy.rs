//! Counts now.

use crate::domain::ids::{EventId, TicketTypeId};
use crate::domain::ledger::OccupancyReport;
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::scan::event_of;
use crate::http::gate::wire::text;
use crate::http::state::State;
use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OccupancyReportOut {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub event: EventId,
    pub inside: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub limit: Option<u32>,
    /// Tickets that take a place, of all types.
    pub sold: u64,
    pub held: u64,
    /// All tickets, cancelled ones too.
    pub tickets: u32,
    pub types: Vec<TypeCountsOut>,
    pub zones: Vec<ZoneCountsOut>,
    pub scan_points: Vec<PointCountsOut>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TypeCountsOut {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub id: TicketTypeId,
    pub slug: String,
    pub sold: u32,
    pub held: u32,
    pub inside: u32,
    #[schema(required = true)]
    pub capacity: Option<u32>,
    #[schema(required = true)]
    pub occupancy_limit: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ZoneCountsOut {
    pub id: String,
    pub inside: u32,
    #[schema(required = true)]
    pub capacity: Option<u32>,
}

/// Per scan point, as scans named it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PointCountsOut {
    pub scan_point: String,
    pub check_ins: u32,
    pub check_outs: u32,
    pub refused: u32,
}

impl OccupancyReportOut {
    pub fn new(event: EventId, report: OccupancyReport) -> OccupancyReportOut {
        OccupancyReportOut {
            event,
            inside: report.occupancy.inside,
            limit: report.occupancy.limit,
            sold: report.types.iter().map(|counts| u64::from(counts.sold)).sum(),
            held: report.types.iter().map(|counts| u64::from(counts.held)).sum(),
            tickets: report.tickets,
            types: report
                .types
                .into_iter()
                .map(|counts| TypeCountsOut {
                    id: counts.id,
                    slug: counts.slug.as_str().to_owned(),
                    sold: counts.sold,
                    held: counts.held,
                    inside: counts.inside,
                    capacity: counts.capacity,
                    occupancy_limit: counts.occupancy_limit,
                })
                .collect(),
            zones: report
                .zones
                .into_iter()
                .map(|counts| ZoneCountsOut {
                    id: counts.id.as_str().to_owned(),
                    inside: counts.inside,
                    capacity: counts.capacity,
                })
                .collect(),
            scan_points: report
                .points
                .into_iter()
                .map(|counts| PointCountsOut {
                    scan_point: counts.point.as_str().to_owned(),
                    check_ins: counts.check_ins,
                    check_outs: counts.check_outs,
                    refused: counts.refused,
                })
                .collect(),
        }
    }
}

/// Who is inside: in all, by type, zone and scan point.
#[utoipa::path(get, path = "/v1/events/{event}/occupancy", operation_id = "gateGetOccupancy",
    tag = "scanning", params(crate::http::openapi::EventPath),
    responses((status = 200, body = OccupancyReportOut)))]
pub async fn occupancy(
    state: Data<State>,
    request: HttpRequest,
    caller: Authorized,
) -> Result<Reply<OccupancyReportOut>, ApiError> {
    let event = caller.event_for(&state, event_of(&request), &[Action::TicketScan, Action::TicketRead]).await?;
    let report = state.gate().occupancy(event.id).await?;
    Ok(Reply::ok(OccupancyReportOut::new(event.id, report)))
}
