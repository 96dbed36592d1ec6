//! Same key, same answer; and a double read told from a pass-back.

use crate::digest::RequestDigest;
use crate::label::Label;
use crate::scan::answer::{Answer, Decision, ScanRecord};
use crate::scan::denial::Denial;
use crate::scan::place::Points;
use crate::ticket::Entry;
use crate::time::Moment;

/// A second read of a ticket at its scan point within so many milliseconds is the same person at the same gate.
pub const DOUBLE_READ_MS: i64 = 5_000;

/// What a scan gets whose key (or scan id) is known already (row 0).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeat {
    /// The answer as it was given.
    Same(Box<Answer>),
    /// The key belongs to another request.
    KeyReused,
}

/// A retry gets the first answer, never "already checked in". A scan that was taken back stays refused.
pub fn repeat(record: &ScanRecord, request: RequestDigest) -> Repeat {
    if record.request != request {
        return Repeat::KeyReused;
    }
    let mut answer = Box::new(record.answer.clone());
    if let Some(annulled_at) = record.annulled_at {
        answer.decision = Decision::Deny(Denial::Annulled);
        answer.at = annulled_at;
        answer.double_read = false;
        answer.anomaly = false;
        answer.ticket = None;
        answer.earlier = None;
    }
    Repeat::Same(answer)
}

/// Whether a refused check-in is the same person read twice: same scan point (same device, where neither scan named a
/// point), within [`DOUBLE_READ_MS`] of the entry.
pub fn double_read(entry: &Entry, point: Option<&Label>, device: Option<&Label>, points: &Points, now: Moment) -> bool {
    let here = match (&entry.point, point) {
        (Some(one), Some(other)) => points.same(one, other),
        (None, None) => device.is_some() && entry.device.as_ref() == device,
        (Some(_), None) | (None, Some(_)) => false,
    };
    here && now.millis_since(entry.since) <= DOUBLE_READ_MS
}
