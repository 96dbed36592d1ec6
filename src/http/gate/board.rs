//! How the gates are doing: minute by minute, scan point by scan point, and whom they turned away.

use crate::actors::registry::PointInfo;
use crate::domain::ids::{ScanId, TicketId};
use crate::domain::scan::Decision;
use crate::domain::time::Moment;
use crate::http::answer::Reply;
use crate::http::auth::{Action, Resource};
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::scan::event_of;
use crate::http::gate::wire::{EarlierOut, KindWord, details, message, text};
use crate::http::gate::wire_time::Instant;
use crate::http::openapi::ReasonWord;
use crate::http::query::{BoardQuery, RefusalsQuery, limit};
use crate::http::state::State;
use crate::queries::desk::{BoardMinute, BoardPoint, RefusedScan};
use actix_web::HttpRequest;
use actix_web::web::Data;
use chrono::{TimeDelta, Utc};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use utoipa::ToSchema;

const WATCH: &[Action] = &[Action::TicketScan, Action::TicketRead];
const MINUTES_DEFAULT: u32 = 120;
/// What a rate is counted over.
const LATELY_MINUTES: u32 = 5;
const REFUSALS_MAX: u32 = 200;
const REFUSALS_DEFAULT: u32 = 50;

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Board {
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
    /// Every minute of the stretch asked for, the oldest first; the last one is not over yet.
    pub minutes: Vec<MinuteOut>,
    /// Registered ones, and others that scans named; the busiest first.
    pub scan_points: Vec<BoardPointOut>,
    /// Refusals of the whole event by reason.
    pub refusals: BTreeMap<String, u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MinuteOut {
    /// When it began.
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
    pub check_ins: u32,
    pub check_outs: u32,
    pub refused: u32,
}

/// Counts since the first scan of the event; scans that were taken back do not count.
#[derive(Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BoardPointOut {
    /// Slug, or the name that scans gave; null for scans that named none.
    #[schema(required = true)]
    pub scan_point: Option<String>,
    /// Null where it is not registered.
    #[schema(required = true)]
    pub name: Option<String>,
    pub check_ins: u32,
    pub check_outs: u32,
    pub refused: u32,
    /// Scans of any outcome per minute, over the last five minutes.
    pub per_minute: f64,
    /// The last sign of life; null where nothing was scanned yet.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub last_scan_at: Option<Instant>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Refusals {
    /// The newest first.
    pub refusals: Vec<Refusal>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub scan: ScanId,
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
    pub kind: KindWord,
    #[schema(value_type = ReasonWord)]
    pub reason: &'static str,
    /// The sentence that the guest was shown.
    pub message: String,
    #[schema(required = true)]
    pub scan_point: Option<String>,
    #[schema(required = true)]
    pub device_id: Option<String>,
    pub scanned_by: String,
    /// Null where the code led to no ticket.
    pub ticket: Option<RefusedTicket>,
    /// The entry that stands in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<EarlierOut>,
    /// Only with WRONG_SCAN_POINT.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_scan_points: Option<Vec<String>>,
    /// Only with TOO_EARLY.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime, nullable = false)]
    pub opens_at: Option<Instant>,
    /// Only with TOO_LATE.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime, nullable = false)]
    pub closed_at: Option<Instant>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RefusedTicket {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub id: TicketId,
    /// The holder's name; only with `ticket.read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    #[schema(required = true)]
    pub type_name: Option<String>,
}

/// How the gates are doing: entries and exits minute by minute, every scan point with its rate and last sign of life.
///
/// It comes from the history in Postgres and may be a moment behind the gate; what happens from here on is told by the live
/// stream.
#[utoipa::path(get, path = "/v1/events/{event}/board", operation_id = "gateGetBoard", tag = "scanning",
    params(crate::http::openapi::EventPath, BoardQuery), responses((status = 200, body = Board)))]
pub async fn board(
    state: Data<State>,
    request: HttpRequest,
    caller: Authorized,
    query: BoardQuery,
) -> Result<Reply<Board>, ApiError> {
    let event = caller.event_for(&state, event_of(&request), WATCH).await?;
    let minutes = query.minutes()?.unwrap_or(MINUTES_DEFAULT);
    let now = Utc::now();
    let this_minute = now.timestamp().div_euclid(60);
    let first = this_minute - i64::from(minutes) + 1;
    let since = chrono::DateTime::from_timestamp(first * 60, 0).unwrap_or(now);
    let lately = now - TimeDelta::minutes(LATELY_MINUTES.into());
    let (board, points) = futures_util::join!(
        state.queries().board(event.id, since, lately),
        state.registry().scan_points(event.tenant, event.id)
    );
    let board = board?;
    Ok(Reply::ok(Board {
        at: now.into(),
        minutes: every_minute(first, minutes, &board.minutes),
        scan_points: every_point(board.points, &points?),
        refusals: board.reasons.into_iter().collect(),
    }))
}

/// The latest refusals, each with its explanation.
///
/// It comes from the history in Postgres and may be a moment behind the gate. Where refusals come in floods not every one is
/// kept.
#[utoipa::path(get, path = "/v1/events/{event}/refusals", operation_id = "gateListRefusals", tag = "scanning",
    params(crate::http::openapi::EventPath, RefusalsQuery), responses((status = 200, body = Refusals)))]
pub async fn refusals(
    state: Data<State>,
    request: HttpRequest,
    caller: Authorized,
    query: RefusalsQuery,
) -> Result<Reply<Refusals>, ApiError> {
    let event = caller.event_for(&state, event_of(&request), WATCH).await?;
    let limit = limit(query.limit.as_deref(), REFUSALS_MAX)?.unwrap_or(REFUSALS_DEFAULT);
    let names = caller.may(Action::TicketRead, &Resource::of(&event));
    let refused = state.queries().refusals(event.id, limit).await?;
    Ok(Reply::ok(Refusals { refusals: refused.into_iter().filter_map(|scan| Refusal::of(scan, names)).collect() }))
}

/// Minutes in which nothing happened too.
fn every_minute(first: i64, count: u32, busy: &[BoardMinute]) -> Vec<MinuteOut> {
    let known: HashMap<i64, &BoardMinute> = busy.iter().map(|minute| (minute.minute, minute)).collect();
    let minute = |number: i64| {
        let at = Instant(Moment(number.saturating_mul(60_000)));
        match known.get(&number) {
            Some(busy) => {
                MinuteOut { at, check_ins: busy.check_ins, check_outs: busy.check_outs, refused: busy.refused }
            }
            None => MinuteOut { at, check_ins: 0, check_outs: 0, refused: 0 },
        }
    };
    (first..first + i64::from(count)).map(minute).collect()
}

/// A registered point goes by its slug, however scans named it.
fn every_point(seen: Vec<BoardPoint>, registered: &[PointInfo]) -> Vec<BoardPointOut> {
    let mut points: Vec<BoardPointOut> = Vec::new();
    for one in seen {
        let named = one.point.as_deref();
        let known =
            named.and_then(|name| registered.iter().find(|known| known.slug == name || named_by_id(known, name)));
        let slug = known.map(|known| known.slug.clone()).or(one.point.clone());
        let lately = f64::from(one.lately) / f64::from(LATELY_MINUTES);
        match points.iter_mut().find(|point| point.scan_point == slug) {
            Some(point) => {
                point.check_ins += one.check_ins;
                point.check_outs += one.check_outs;
                point.refused += one.refused;
                point.per_minute += lately;
                let last = point.last_scan_at.map_or(i64::MIN, |at| at.0.0);
                point.last_scan_at = Some(Instant(Moment(last.max(one.last_at.timestamp_millis()))));
            }
            None => points.push(BoardPointOut {
                scan_point: slug,
                name: known.map(|known| known.name.clone()),
                check_ins: one.check_ins,
                check_outs: one.check_outs,
                refused: one.refused,
                per_minute: lately,
                last_scan_at: Some(one.last_at.into()),
            }),
        }
    }
    for silent in registered {
        if points.iter().all(|point| point.scan_point.as_deref() != Some(silent.slug.as_str())) {
            points.push(BoardPointOut {
                scan_point: Some(silent.slug.clone()),
                name: Some(silent.name.clone()),
                check_ins: 0,
                check_outs: 0,
                refused: 0,
                per_minute: 0.0,
                last_scan_at: None,
            });
        }
    }
    points
}

fn named_by_id(point: &PointInfo, name: &str) -> bool {
    name.parse() == Ok(point.id)
}

impl Refusal {
    /// `None` for a scan that was admitted.
    fn of(scan: RefusedScan, with_names: bool) -> Option<Refusal> {
        let answer = scan.record.answer;
        let Decision::Deny(denial) = &answer.decision else { return None };
        let (accepted_scan_points, opens, closed) = details(&answer.decision);
        Some(Refusal {
            scan: answer.scan,
            at: Instant(answer.at),
            kind: answer.kind.into(),
            reason: denial.word(),
            message: message(&answer).into_owned(),
            scan_point: answer.point.as_ref().map(ToString::to_string),
            device_id: answer.device.as_ref().map(ToString::to_string),
            scanned_by: scan.record.subject.to_string(),
            ticket: scan.ticket.map(|id| RefusedTicket {
                id,
                holder: scan.holder.filter(|_| with_names),
                type_name: scan.type_name,
            }),
            earlier: answer.earlier.map(EarlierOut::from),
            accepted_scan_points,
            opens_at: opens.map(Instant),
            closed_at: closed.map(Instant),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{EventId, ScanPointId, TenantId};

    fn registered(id: u8, slug: &str) -> PointInfo {
        PointInfo {
            id: ScanPointId::from_bytes([id; 16]),
            tenant: TenantId::from_bytes([0; 16]),
            event: EventId::from_bytes([0; 16]),
            slug: slug.to_owned(),
            name: slug.to_uppercase(),
            zone: None,
            accepted_types: Vec::new(),
            created_at: Utc::now(),
            updated_at: Utc::now(),
        }
    }

    fn seen(point: Option<&str>, last_s: i64) -> BoardPoint {
        let last_at = chrono::DateTime::from_timestamp(last_s, 0).unwrap();
        BoardPoint { point: point.map(str::to_owned), check_ins: 4, check_outs: 2, refused: 1, lately: 10, last_at }
    }

    #[test]
    fn quiet_minutes_are_there_too() {
        let busy = BoardMinute { minute: 101, check_ins: 3, check_outs: 2, refused: 1 };
        let minutes = every_minute(100, 3, &[busy]);
        assert_eq!(minutes.iter().map(|minute| minute.check_ins).collect::<Vec<_>>(), [0, 3, 0]);
        assert_eq!(minutes[1].at, Instant(Moment(101 * 60_000)));
    }

    #[test]
    fn a_point_is_one_point_however_it_was_named_and_silent_ones_are_shown() {
        let known = [registered(1, "gate-a"), registered(2, "gate-b")];
        let id = known[0].id.to_string();
        let points = every_point(vec![seen(Some("gate-a"), 10), seen(Some(&id), 20), seen(None, 30)], &known);
        let names: Vec<_> = points.iter().map(|point| point.scan_point.as_deref()).collect();
        assert_eq!(names, [Some("gate-a"), None, Some("gate-b")]);
        assert_eq!((points[0].check_ins, points[0].per_minute), (8, 4.0));
        assert_eq!(points[0].last_scan_at, Some(Instant(Moment(20_000))));
        assert_eq!((points[2].name.as_deref(), points[2].last_scan_at), (Some("GATE-B"), None));
    }
}
