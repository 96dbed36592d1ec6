//! Two owners of one event answered scans of one ticket, and neither knew of the other's: what the ticket comes to, and
//! which answers cannot both be right.

use crate::ids::ScanId;
use crate::scan::answer::{ScanRecord, Surface};
use crate::scan::check_in;
use crate::scan::check_out;
use crate::scan::kind::Kind;
use crate::scan::reentry::{Allowance, allowance};
use crate::ticket::{Entry, GateState, LastScan, Presence};
use crate::ticket_type::EntryPolicy;

/// One accepted scan in the history of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub scan: ScanId,
    pub kind: Kind,
    /// The owner that was fenced answered it.
    pub recovered: bool,
    /// It is right whatever came before it.
    pub free: bool,
    /// A scan between this one and the one before it was taken back by the owner that was fenced: it may rest on that.
    pub behind_undone: bool,
}

/// Two answers that cannot both be right; the present owner's stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contradiction {
    pub kept: ScanId,
    pub other: ScanId,
}

/// The ticket once a recovered scan is known: it happened, so it counts; where the holder is, the latest scan says.
pub fn recover(ticket: GateState, record: &ScanRecord, entry: Entry) -> GateState {
    let answer = &record.answer;
    if !is_latest(&ticket, record) {
        let entries = match answer.kind {
            Kind::CheckIn => ticket.entries.saturating_add(1),
            Kind::CheckOut => ticket.entries,
        };
        return GateState { entries, ..ticket };
    }
    let last = LastScan {
        scan: answer.scan,
        kind: answer.kind,
        at: answer.at,
        point: answer.point.clone(),
        device: answer.device.clone(),
        before: ticket.presence.clone(),
    };
    match answer.kind {
        Kind::CheckIn => check_in::let_in(ticket, entry, last),
        Kind::CheckOut => check_out::let_out(ticket, last),
    }
}

/// Whether a recovered scan needs no scan before it: it agrees with where the ticket stands now (a hand may have put it
/// there), or the surface lets in who is inside.
pub fn is_free(ticket: &GateState, record: &ScanRecord, policy: EntryPolicy) -> bool {
    let agrees = match (record.answer.kind, &ticket.presence) {
        (Kind::CheckIn, Presence::Outside) | (Kind::CheckOut, Presence::Inside(_)) => true,
        (Kind::CheckIn, Presence::Inside(_)) | (Kind::CheckOut, Presence::Outside) => false,
    };
    (agrees && is_latest(ticket, record)) || admits_again(record, policy)
}

/// Published behaviour of the events module: a check-in while inside may be a further entry.
pub fn admits_again(record: &ScanRecord, policy: EntryPolicy) -> bool {
    record.answer.kind == Kind::CheckIn
        && record.surface == Surface::EventsModule
        && allowance(policy, record.surface) != Allowance::Once
}

fn is_latest(ticket: &GateState, record: &ScanRecord) -> bool {
    ticket.last.as_ref().is_none_or(|last| last.at <= record.answer.at)
}

/// Two entries with no exit between them, or two exits with no entry; at least one of them recovered, or what was between
/// them taken back. `history` is in the order of time.
pub fn contradictions(history: &[Step]) -> impl Iterator<Item = Contradiction> + '_ {
    history.windows(2).filter_map(|pair| {
        let [first, second] = pair else { return None };
        let news = first.recovered || second.recovered || second.behind_undone;
        let agree = first.kind != second.kind || second.free || !news;
        let (kept, other) = if first.recovered && !second.recovered { (second, first) } else { (first, second) };
        (!agree).then_some(Contradiction { kept: kept.scan, other: other.scan })
    })
}
