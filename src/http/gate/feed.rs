//! The scan feed: every decided scan once, in order, for integrators.

use crate::domain::ids::{ScanId, TicketId, TicketTypeId};
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::scan::event_of;
use crate::http::gate::wire::{KindWord, text};
use crate::http::gate::wire_time::Instant;
use crate::http::query::{FeedQuery, limit};
use crate::http::state::State;
use crate::queries::{FEED_MAX, FeedItem, FeedKind, QueryError};
use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::{Serialize, Serializer};
use std::fmt::Display;
use utoipa::ToSchema;

/// Entries of a page if nobody asks for another number.
const FEED_DEFAULT: u32 = 100;

#[derive(Debug, Serialize, ToSchema)]
pub struct Feed {
    pub scans: Vec<FeedEntry>,
    /// Give it as `after`: the feed goes on from there, now or later.
    pub next: String,
}

/// One line of the feed. An annulment names the scan it takes back, and says of it what is known.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FeedEntry {
    /// The commit that carried it.
    pub seq: u64,
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub id: ScanId,
    /// `ADMIT`, the reason of a refusal, `ANNULLED` (its turnstile took it back) or `DISOWNED` (the gateway could not
    /// answer in time and took it back).
    #[schema(example = "ADMIT")]
    pub outcome: String,
    /// Null where it is not known.
    #[schema(required = true)]
    pub kind: Option<KindWord>,
    /// When it was decided, or taken back.
    #[schema(value_type = String, format = DateTime)]
    pub scanned_at: Instant,
    #[serde(serialize_with = "maybe_text")]
    #[schema(value_type = Option<String>, required = true)]
    pub ticket: Option<TicketId>,
    #[serde(serialize_with = "maybe_text")]
    #[schema(value_type = Option<String>, required = true)]
    pub ticket_type: Option<TicketTypeId>,
    #[schema(required = true)]
    pub scan_point: Option<String>,
    #[schema(required = true)]
    pub device_id: Option<String>,
    /// Who scanned: the subject of the token.
    #[schema(required = true)]
    pub scanned_by: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub double_read: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub anomaly: bool,
    /// The client's own time of an offline scan.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime, nullable = false)]
    pub client_scanned_at: Option<Instant>,
    /// Why it was taken back, as the turnstile said.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub reason: Option<String>,
    /// Set once the scan was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime, nullable = false)]
    pub annulled_at: Option<Instant>,
}

fn maybe_text<T: Display, S: Serializer>(value: &Option<T>, out: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => out.collect_str(value),
        None => out.serialize_none(),
    }
}

impl From<FeedItem> for FeedEntry {
    fn from(item: FeedItem) -> FeedEntry {
        let outcome = match item.what {
            FeedKind::Scan => item.outcome.unwrap_or_else(|| "ADMIT".to_owned()),
            FeedKind::Annulment => "ANNULLED".to_owned(),
            FeedKind::Disownment => "DISOWNED".to_owned(),
        };
        FeedEntry {
            seq: item.seq,
            id: item.scan,
            outcome,
            kind: item.kind.map(Into::into),
            scanned_at: item.at.into(),
            ticket: item.ticket,
            ticket_type: item.ticket_type,
            scan_point: item.point,
            device_id: item.device,
            scanned_by: item.subject,
            double_read: item.double_read,
            anomaly: item.anomaly,
            client_scanned_at: item.scanned_at.map(Into::into),
            reason: item.reason,
            annulled_at: item.annulled_at.map(Into::into),
        }
    }
}

impl From<QueryError> for ApiError {
    fn from(error: QueryError) -> ApiError {
        match error {
            QueryError::BadCursor => ApiError::field("after", "is not a cursor of this list"),
            QueryError::Unavailable => ApiError::Unavailable,
        }
    }
}

/// Every scan in the order of decision, refusals and annulments included.
///
/// It comes from the history in Postgres and may be a moment behind the gate.
#[utoipa::path(get, path = "/v1/events/{event}/scans", operation_id = "gateListScans", tag = "scanning",
    params(crate::http::openapi::EventPath, FeedQuery), responses((status = 200, body = Feed)))]
pub async fn feed(
    state: Data<State>,
    request: HttpRequest,
    caller: Authorized,
    query: FeedQuery,
) -> Result<Reply<Feed>, ApiError> {
    let event = caller.event_for(&state, event_of(&request), &[Action::TicketScan, Action::TicketRead]).await?;
    let limit = limit(query.limit.as_deref(), FEED_MAX)?.unwrap_or(FEED_DEFAULT);
    let page = state.queries().feed(event.id, query.after.as_deref(), limit).await?;
    Ok(Reply::ok(Feed { scans: page.items.into_iter().map(FeedEntry::from).collect(), next: page.next }))
}
