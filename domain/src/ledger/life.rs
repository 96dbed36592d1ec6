//! What gates made of a ticket, packed.

use crate::ids::ScanId;
use crate::ledger::labels::{Labels, Sym};
use crate::scan::Kind;
use crate::ticket::{Entry, GateState, LastScan, Presence};
use crate::time::Moment;

// As much as the allocator gives for it.
const _: () = assert!(size_of::<Life>() == 80);

/// In a box of its own, which no ticket has before it is scanned.
#[derive(Debug, Clone, PartialEq)]
pub struct Life {
    inside: Option<Inside>,
    last: Option<Last>,
}

/// Without gaps, or a life would be larger by one of the allocator's sizes.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(C, packed(4))]
struct Inside {
    since: Moment,
    point: Sym,
    zone: Sym,
    device: Sym,
}

#[derive(Debug, Clone, PartialEq)]
struct Last {
    scan: ScanId,
    at: Moment,
    before: Option<Inside>,
    point: Sym,
    device: Sym,
    kind: Kind,
}

impl Life {
    /// `None`: outside, and no scan stands.
    pub fn of(state: &GateState, labels: &mut Labels) -> Option<Life> {
        if state.presence == Presence::Outside && state.last.is_none() {
            return None;
        }
        let last = state.last.as_ref().map(|last| Last {
            scan: last.scan,
            at: last.at,
            before: pack(&last.before, labels),
            point: labels.intern(last.point.as_ref()),
            device: labels.intern(last.device.as_ref()),
            kind: last.kind,
        });
        Some(Life { inside: pack(&state.presence, labels), last })
    }

    pub fn presence(&self, labels: &Labels) -> Presence {
        unpack(self.inside, labels)
    }

    pub fn last_scan(&self, labels: &Labels) -> Option<LastScan> {
        self.last.as_ref().map(|last| LastScan {
            scan: last.scan,
            kind: last.kind,
            at: last.at,
            point: labels.text(last.point).cloned(),
            device: labels.text(last.device).cloned(),
            before: unpack(last.before, labels),
        })
    }

    /// `Some` = inside, with the zone if the entry led to one.
    pub fn zone(&self) -> Option<Sym> {
        self.inside.map(|inside| inside.zone)
    }
}

fn pack(presence: &Presence, labels: &mut Labels) -> Option<Inside> {
    match presence {
        Presence::Outside => None,
        Presence::Inside(entry) => Some(Inside {
            since: entry.since,
            point: labels.intern(entry.point.as_ref()),
            zone: labels.intern(entry.zone.as_ref()),
            device: labels.intern(entry.device.as_ref()),
        }),
    }
}

fn unpack(inside: Option<Inside>, labels: &Labels) -> Presence {
    match inside {
        None => Presence::Outside,
        Some(inside) => Presence::Inside(Entry {
            since: inside.since,
            point: labels.text(inside.point).cloned(),
            zone: labels.text(inside.zone).cloned(),
            device: labels.text(inside.device).cloned(),
        }),
    }
}
