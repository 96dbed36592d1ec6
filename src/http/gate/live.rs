//! The gates as they are now, as server-sent events.

use crate::actors::gate::{Gate, LiveScan};
use crate::domain::ids::EventId;
use crate::domain::ledger::OccupancyReport;
use crate::domain::scan::Kind;
use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::scan::event_of;
use crate::http::gate::wire_time::Instant as WireInstant;
use crate::http::state::State;
use actix_web::http::header;
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use chrono::Utc;
use serde::Serialize;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio::sync::{OwnedSemaphorePermit, watch};
use utoipa::ToSchema;

/// One update a second, if anything changed.
const UPDATE_EVERY: Duration = Duration::from_secs(1);
/// A comment this often keeps proxies from closing a quiet stream.
const HEARTBEAT_EVERY: Duration = Duration::from_secs(10);
/// The counters are compared with the owner's this often (annulments do not pass by here).
const COMPARE_EVERY: Duration = Duration::from_secs(5);
/// Scan points of one update; more are counted together as `other`.
const POINTS_MAX: usize = 200;

/// One update of the stream (`event: update`).
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LiveUpdate {
    #[schema(value_type = String, format = DateTime)]
    pub at: WireInstant,
    pub inside: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub limit: Option<u32>,
    /// In the last second.
    pub per_second: Counts,
    /// Refusals since the stream began, by reason.
    pub refusals: BTreeMap<&'static str, u32>,
    /// Since the first scan of the event.
    pub scan_points: BTreeMap<String, Counts>,
    /// Scans this stream was too slow to see, if any; the counters were read afresh.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub missed: Option<u64>,
}

/// One event of the stream, as a reader of server-sent events sees it.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes the stream; it is written by hand")]
pub struct LiveEvent {
    #[schema(pattern = "^update$", example = "update")]
    event: String,
    /// A `LiveUpdate` in JSON.
    #[schema(content_media_type = "application/json")]
    data: String,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    pub check_ins: u32,
    pub check_outs: u32,
    pub refused: u32,
}

impl Counts {
    fn add(&mut self, scan: &LiveScan) {
        let count = match (scan.refused, scan.kind) {
            (Some(_), _) => &mut self.refused,
            (None, Kind::CheckIn) => &mut self.check_ins,
            (None, Kind::CheckOut) => &mut self.check_outs,
        };
        *count = count.saturating_add(1);
    }
}

/// What one listener has seen.
#[derive(Debug, Default)]
struct Picture {
    inside: u32,
    limit: Option<u32>,
    this_second: Counts,
    refusals: BTreeMap<&'static str, u32>,
    points: BTreeMap<String, Counts>,
    missed: Option<u64>,
    changed: bool,
}

impl Picture {
    fn compare(&mut self, report: OccupancyReport) {
        self.changed |= (self.inside, self.limit) != (report.occupancy.inside, report.occupancy.limit);
        self.inside = report.occupancy.inside;
        self.limit = report.occupancy.limit;
        let mut points = BTreeMap::new();
        for counts in report.points {
            let place = if points.len() < POINTS_MAX { counts.point.as_str() } else { "other" };
            let sum: &mut Counts = points.entry(place.to_owned()).or_default();
            sum.check_ins = sum.check_ins.saturating_add(counts.check_ins);
            sum.check_outs = sum.check_outs.saturating_add(counts.check_outs);
            sum.refused = sum.refused.saturating_add(counts.refused);
        }
        self.changed |= self.points != points;
        self.points = points;
    }

    fn see(&mut self, scan: &LiveScan) {
        self.changed = true;
        self.inside = scan.inside;
        self.this_second.add(scan);
        if let Some(reason) = scan.refused {
            *self.refusals.entry(reason).or_default() += 1;
        }
        if let Some(point) = &scan.point {
            let known = self.points.len() < POINTS_MAX || self.points.contains_key(point.as_str());
            let place = if known { point.as_str() } else { "other" };
            match self.points.get_mut(place) {
                Some(counts) => counts.add(scan),
                None => self.points.entry(place.to_owned()).or_default().add(scan),
            }
        }
    }

    /// The update of this second; `None` if nothing changed.
    fn update(&mut self) -> Option<LiveUpdate> {
        let per_second = std::mem::take(&mut self.this_second);
        if !std::mem::take(&mut self.changed) {
            return None;
        }
        // A rate that was shown must be seen to fall to zero.
        self.changed = per_second != Counts::default();
        Some(LiveUpdate {
            at: Utc::now().into(),
            inside: self.inside,
            limit: self.limit,
            per_second,
            refusals: self.refusals.clone(),
            scan_points: self.points.clone(),
            missed: self.missed.take(),
        })
    }
}

struct Listener {
    gate: Gate,
    event: EventId,
    scans: Receiver<LiveScan>,
    stopping: watch::Receiver<bool>,
    picture: Picture,
    ends: Instant,
    next_update: tokio::time::Instant,
    compared: Instant,
    spoke: Instant,
    _place: OwnedSemaphorePermit,
}

impl Listener {
    /// The next piece of the stream; `None` ends it (the browser comes again by itself).
    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if Instant::now() >= self.ends {
                return None;
            }
            tokio::select! {
                biased;
                // A sender that is gone stops as well.
                () = async { drop(self.stopping.wait_for(|stopping| *stopping).await) } => return None,
                () = tokio::time::sleep_until(self.next_update) => {
                    self.next_update = tokio::time::Instant::now() + UPDATE_EVERY;
                    if let Some(piece) = self.speak().await {
                        return Some(piece);
                    }
                }
                scan = self.scans.recv() => match scan {
                    Ok(scan) => self.picture.see(&scan),
                    Err(RecvError::Lagged(missed)) => {
                        self.picture.missed = Some(self.picture.missed.unwrap_or(0).saturating_add(missed));
                        self.compare().await;
                    }
                    // The event went to sleep or elsewhere.
                    Err(RecvError::Closed) => self.scans = self.gate.live(self.event).await.ok()?,
                },
            }
        }
    }

    async fn speak(&mut self) -> Option<Bytes> {
        if self.compared.elapsed() >= COMPARE_EVERY {
            self.compare().await;
        }
        let piece = match self.picture.update() {
            Some(update) => frame(&update),
            None if self.spoke.elapsed() >= HEARTBEAT_EVERY => Bytes::from_static(b": still here\n\n"),
            None => return None,
        };
        self.spoke = Instant::now();
        Some(piece)
    }

    async fn compare(&mut self) {
        self.compared = Instant::now();
        // Not now is fine: the next comparison makes it good.
        if let Ok(report) = self.gate.occupancy(self.event).await {
            self.picture.compare(report);
        }
    }
}

fn frame(update: &LiveUpdate) -> Bytes {
    let mut text = b"event: update\ndata: ".to_vec();
    serde_json::to_writer(&mut text, update).expect("an update is plain text and numbers");
    text.extend_from_slice(b"\n\n");
    text.into()
}

/// Occupancy, rates and refusals as they happen: at most one update a second, a comment when it is quiet.
///
/// A stream ends after an hour, and when the gateway stops; open it again with a token that is still good.
#[utoipa::path(get, path = "/v1/events/{event}/live", operation_id = "gateWatch",
    tag = "scanning", params(crate::http::openapi::EventPath),
    responses((status = 200, body = LiveEvent, content_type = "text/event-stream")))]
pub async fn live(state: Data<State>, request: HttpRequest, caller: Authorized) -> Result<HttpResponse, ApiError> {
    let event = caller.event_for(&state, event_of(&request), &[Action::TicketScan, Action::TicketRead]).await?;
    let place = state.listeners().clone().try_acquire_owned().map_err(|_| ApiError::TooManyListeners)?;
    let scans = state.gate().live(event.id).await?;
    let report = state.gate().occupancy(event.id).await?;
    let mut picture = Picture { changed: true, ..Picture::default() };
    picture.compare(report);
    let now = Instant::now();
    let listener = Listener {
        gate: state.gate().clone(),
        event: event.id,
        scans,
        stopping: state.stopping(),
        picture,
        ends: now + state.settings().live.lifetime,
        next_update: tokio::time::Instant::now(),
        compared: now,
        spoke: now,
        _place: place,
    };
    let stream = futures_util::stream::unfold(listener, |mut listener| async move {
        listener.next().await.map(|piece| (Ok::<Bytes, ApiError>(piece), listener))
    });
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/event-stream; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header(("x-accel-buffering", "no"))
        .streaming(stream))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::label::Label;
    use crate::domain::time::Moment;

    fn scan(point: &str, refused: Option<&'static str>) -> LiveScan {
        LiveScan { at: Moment(0), kind: Kind::CheckIn, point: Some(Label::new(point).unwrap()), refused, inside: 1 }
    }

    #[test]
    fn a_second_is_counted_once_and_seen_to_end() {
        let mut picture = Picture::default();
        assert_eq!(picture.update(), None);
        picture.see(&scan("north", None));
        picture.see(&scan("north", Some("FORGED_CODE")));
        let update = picture.update().unwrap();
        assert_eq!(update.per_second, Counts { check_ins: 1, check_outs: 0, refused: 1 });
        assert_eq!(update.refusals["FORGED_CODE"], 1);
        assert_eq!(update.scan_points["north"], Counts { check_ins: 1, check_outs: 0, refused: 1 });
        assert_eq!(picture.update().unwrap().per_second, Counts::default());
        assert_eq!(picture.update(), None);
    }

    #[test]
    fn made_up_scan_points_do_not_fill_memory() {
        let mut picture = Picture::default();
        for place in 0..10_000 {
            picture.see(&scan(&format!("point {place}"), None));
        }
        assert_eq!(picture.points.len(), POINTS_MAX + 1);
        assert_eq!(picture.points["other"].check_ins as usize, 10_000 - POINTS_MAX);
    }

    #[test]
    fn a_frame_is_one_event() {
        let mut picture = Picture { changed: true, inside: 3, ..Picture::default() };
        let frame = frame(&picture.update().unwrap());
        let text = std::str::from_utf8(&frame).unwrap();
        assert!(text.starts_with("event: update\ndata: {") && text.ends_with("}\n\n"));
        assert!(text.contains("\"inside\":3") && !text.trim_end().contains("\n\n"));
    }
}
