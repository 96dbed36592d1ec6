//! The data of one event: tickets, types, counters, holds, scans. It only ever changes by [`State::absorb`] and by what
//! `absorb` calls.

use crate::ids::{EventId, TicketId};
use crate::label::Label;
use crate::ledger::holds::Holds;
use crate::ledger::kept_scans::KeptScans;
use crate::ledger::labels::{Labels, Sym};
use crate::ledger::tickets::{Brief, SlotNo, Tickets};
use crate::ledger::types::Types;
use crate::scan::place::Points;
use crate::scan::{Kind, ScanRecord};
use crate::ticket::GateState;
use crate::ticket_type::{EventPolicy, TicketRow, ZoneFacts};
use crate::time::Moment;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq)]
pub struct State {
    pub event: EventId,
    /// Version of the newest facts taken over.
    pub facts_version: u64,
    pub policy: EventPolicy,
    pub points: Points,
    pub zones: BTreeMap<Label, ZoneFacts>,
    pub types: Types,
    pub labels: Labels,
    pub tickets: Tickets,
    pub counters: Counters,
    pub scans: KeptScans,
    pub holds: Holds,
    /// The latest moment at which something was decided: time never runs back.
    pub last_decided: Moment,
}

/// People inside, and what went on per scan point. What is counted per type stands with the type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Counters {
    pub inside: u32,
    pub zones: FxHashMap<Sym, u32>,
    /// By the name that the scan gave.
    pub points: FxHashMap<Sym, PointCount>,
    pub check_ins: CheckInCount,
}

/// Attempts to come in, wherever.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CheckInCount {
    pub accepted: u32,
    pub refused: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PointCount {
    pub check_ins: u32,
    pub check_outs: u32,
    pub refused: u32,
}

/// A hand that adds to counters, or takes off again what was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    Plus,
    Minus,
}

impl Sign {
    pub fn apply(self, count: &mut u32, by: u32) {
        let result = match self {
            Sign::Plus => count.checked_add(by),
            Sign::Minus => count.checked_sub(by),
        };
        *count = result.expect("counters only give back what they were given");
    }
}

impl State {
    pub fn new(event: EventId) -> State {
        State {
            event,
            facts_version: 0,
            policy: EventPolicy::default(),
            points: Points::default(),
            zones: BTreeMap::new(),
            types: Types::default(),
            labels: Labels::default(),
            tickets: Tickets::default(),
            counters: Counters::default(),
            scans: KeptScans::default(),
            holds: Holds::default(),
            last_decided: Moment::default(),
        }
    }

    pub fn gate_state(&self, no: SlotNo) -> GateState {
        self.tickets.state(no, &self.labels, |ticket_type| self.types.id(ticket_type))
    }

    /// Puts a ticket into this state, adding it if need be; counters follow from the difference.
    pub fn put_ticket(&mut self, id: TicketId, state: &GateState) -> SlotNo {
        let ticket_type = self.types.number(state.ticket_type);
        let no = match self.tickets.find(id) {
            Some(no) => {
                let before = self.tickets.brief(no);
                self.tickets.set(no, state, ticket_type, &mut self.labels);
                if before == self.tickets.brief(no) {
                    return no;
                }
                self.count_ticket(before, Sign::Minus);
                no
            }
            None => self.tickets.add(id, state, ticket_type, &mut self.labels),
        };
        self.count_ticket(self.tickets.brief(no), Sign::Plus);
        no
    }

    /// Adds a ticket that is not there yet, and that nobody finds before it is indexed.
    pub fn append_ticket(&mut self, row: &TicketRow<'_>) {
        let ticket_type = self.types.number(row.ticket_type);
        let no = self.tickets.append(row, ticket_type);
        self.count_ticket(self.tickets.brief(no), Sign::Plus);
    }

    fn count_ticket(&mut self, brief: Brief, sign: Sign) {
        let ticket_type = self.types.at_mut(brief.ticket_type);
        if brief.takes_a_place {
            sign.apply(&mut ticket_type.places.sold, 1);
        }
        let Some(zone) = brief.inside else { return };
        sign.apply(&mut ticket_type.inside, 1);
        sign.apply(&mut self.counters.inside, 1);
        if zone != Sym::NONE {
            sign.apply(self.counters.zones.entry(zone).or_default(), 1);
        }
    }

    /// Counts a scan, in all and at the point that it named, or takes it off again.
    pub fn count_scan(counters: &mut Counters, labels: &mut Labels, record: &ScanRecord, sign: Sign) {
        if let Some(count) = check_in_count(&mut counters.check_ins, record) {
            sign.apply(count, 1);
        }
        let point = labels.intern(record.answer.point.as_ref());
        if point == Sym::NONE {
            return;
        }
        let counts = counters.points.entry(point).or_default();
        let count = match (record.answer.admitted(), record.answer.kind) {
            (false, _) => &mut counts.refused,
            (true, _) if record.annulled_at.is_some() => return,
            (true, Kind::CheckIn) => &mut counts.check_ins,
            (true, Kind::CheckOut) => &mut counts.check_outs,
        };
        sign.apply(count, 1);
    }

    /// People inside a zone.
    pub fn inside_zone(&self, zone: &Label) -> u32 {
        self.labels.find(zone).and_then(|zone| self.counters.zones.get(&zone)).copied().unwrap_or(0)
    }
}

fn check_in_count<'a>(counts: &'a mut CheckInCount, record: &ScanRecord) -> Option<&'a mut u32> {
    match (record.answer.kind, record.answer.admitted()) {
        (Kind::CheckOut, _) => None,
        (Kind::CheckIn, false) => Some(&mut counts.refused),
        (Kind::CheckIn, true) if record.annulled_at.is_some() => None,
        (Kind::CheckIn, true) => Some(&mut counts.accepted),
    }
}
