//! Answers that cannot both be right, for staff to look into.

use crate::domain::ids::{ScanId, TicketId};
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::scan::event_of;
use crate::http::gate::wire::{KindWord, text};
use crate::http::gate::wire_time::Instant;
use crate::http::query::{PAGE_DEFAULT, PAGE_MAX, PageQuery, limit};
use crate::http::state::State;
use crate::queries::{ConflictItem, ConflictScan};
use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
pub struct Conflicts {
    pub conflicts: Vec<Conflict>,
    /// Give it as `after` for older ones; null on the last page.
    #[schema(required = true)]
    pub next: Option<String>,
}

/// Two owners answered scans of one ticket, and neither knew of the other: both answers were given, and both cannot be
/// right. `kept` is the one that the event goes by.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Conflict {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub ticket: TicketId,
    pub kept: ConflictingScan,
    pub other: ConflictingScan,
    /// When it was found.
    #[schema(value_type = String, format = DateTime)]
    pub found_at: Instant,
}

/// Null where the history does not have the scan yet.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConflictingScan {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub id: ScanId,
    #[schema(required = true)]
    pub kind: Option<KindWord>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub scanned_at: Option<Instant>,
    #[schema(required = true)]
    pub scan_point: Option<String>,
    #[schema(required = true)]
    pub device_id: Option<String>,
}

impl From<ConflictScan> for ConflictingScan {
    fn from(scan: ConflictScan) -> ConflictingScan {
        ConflictingScan {
            id: scan.id,
            kind: scan.kind.map(Into::into),
            scanned_at: scan.at.map(Into::into),
            scan_point: scan.point,
            device_id: scan.device,
        }
    }
}

impl From<ConflictItem> for Conflict {
    fn from(item: ConflictItem) -> Conflict {
        Conflict {
            ticket: item.ticket,
            kept: item.kept.into(),
            other: item.other.into(),
            found_at: item.found_at.into(),
        }
    }
}

/// Scans that contradict each other, the newest find first.
///
/// There are some only after a failover of Redis lost acknowledged scans while the event changed hands; both scans are in
/// the feed.
#[utoipa::path(get, path = "/v1/events/{event}/conflicts", operation_id = "gateListConflicts", tag = "scanning",
    params(crate::http::openapi::EventPath, PageQuery), responses((status = 200, body = Conflicts)))]
pub async fn conflicts(
    state: Data<State>,
    request: HttpRequest,
    caller: Authorized,
    query: PageQuery,
) -> Result<Reply<Conflicts>, ApiError> {
    let event = caller.event_for(&state, event_of(&request), &[Action::TicketRead]).await?;
    let limit = limit(query.limit.as_deref(), PAGE_MAX)?.unwrap_or(PAGE_DEFAULT);
    let page = state.queries().conflicts(event.id, query.after.as_deref(), limit).await?;
    Ok(Reply::ok(Conflicts { conflicts: page.items.into_iter().map(Conflict::from).collect(), next: page.next }))
}
