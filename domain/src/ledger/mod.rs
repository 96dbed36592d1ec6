//! The whole state of one event as a deterministic state machine.

pub mod change;
pub mod command;

pub use change::{Change, HoldEnd, TicketAfter, VerbWord, What};
pub use command::{
    AnnulRefusal, Command, GroupRefusal, HoldRefusal, NewCode, Reply, ScanReply, TicketRefusal, TicketVerb,
};

use crate::digest::KeyHash;
use crate::hold::Hold;
use crate::ids::{EventId, ScanId, TicketId, TicketTypeId};
use crate::label::Label;
use crate::scan::{Occupancy, ScanRecord, ScanRequest, TicketView};
use crate::ticket::GateState;
use crate::ticket_type::{EventFacts, TypeFacts};
use crate::time::Moment;

/// When a command is decided, and the number of the commit that will carry it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub now: Moment,
    pub seq: u64,
}

/// What a command led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub reply: Reply,
    pub changes: Vec<Change>,
}

/// What the stores kept of an event besides its facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    pub tickets: Vec<(TicketId, GateState)>,
    pub scans: Vec<ScanRecord>,
    pub annulled_ahead: Vec<KeyHash>,
    pub holds: Vec<Hold>,
    pub last_decided: Moment,
}

/// Counts now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OccupancyReport {
    pub occupancy: Occupancy,
    pub tickets: u32,
    pub types: Vec<TypeCounts>,
    pub zones: Vec<ZoneCounts>,
    pub points: Vec<PointCounts>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeCounts {
    pub id: TicketTypeId,
    pub slug: Label,
    pub sold: u32,
    pub held: u32,
    pub inside: u32,
    pub capacity: Option<u32>,
    pub occupancy_limit: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneCounts {
    pub id: Label,
    pub inside: u32,
    pub capacity: Option<u32>,
}

/// Per scan point as it was named: accepted check-ins and check-outs (annulled ones taken off), refusals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointCounts {
    pub point: Label,
    pub check_ins: u32,
    pub check_outs: u32,
    pub refused: u32,
}

/// The state of one event. Changes itself only by [`EventLedger::absorb`].
#[derive(Debug, Clone, PartialEq)]
pub struct EventLedger {}

impl EventLedger {
    pub fn restore(_facts: EventFacts, _kept: Kept) -> EventLedger {
        unimplemented!()
    }

    pub fn apply(&mut self, _command: Command, _stamp: Stamp) -> Outcome {
        unimplemented!()
    }

    pub fn validate(&self, _request: &ScanRequest, _now: Moment) -> ScanReply {
        unimplemented!()
    }

    pub fn absorb(&mut self, _change: &Change) {
        unimplemented!()
    }

    pub fn settle(&mut self, _scans: &[ScanId]) {
        unimplemented!()
    }

    pub fn occupancy(&self) -> OccupancyReport {
        unimplemented!()
    }

    pub fn view(&self, _ticket: TicketId) -> Option<TicketView> {
        unimplemented!()
    }

    pub fn gate_state(&self, _ticket: TicketId) -> Option<GateState> {
        unimplemented!()
    }

    pub fn holder(&self, _ticket: TicketId) -> Option<&str> {
        unimplemented!()
    }

    pub fn ticket_type(&self, _id: TicketTypeId) -> Option<&TypeFacts> {
        unimplemented!()
    }

    /// Tickets that a commit after `seq` changed.
    pub fn tickets_after(&self, _seq: u64) -> impl Iterator<Item = (TicketId, GateState)> + '_ {
        std::iter::empty()
    }

    pub fn scans_kept(&self) -> impl Iterator<Item = &ScanRecord> + '_ {
        std::iter::empty()
    }

    pub fn annulled_ahead(&self) -> impl Iterator<Item = KeyHash> + '_ {
        std::iter::empty()
    }

    pub fn holds(&self) -> impl Iterator<Item = &Hold> + '_ {
        std::iter::empty()
    }

    pub fn event(&self) -> EventId {
        unimplemented!()
    }

    pub fn facts_version(&self) -> u64 {
        unimplemented!()
    }

    pub fn last_decided(&self) -> Moment {
        unimplemented!()
    }

    pub fn ticket_count(&self) -> usize {
        unimplemented!()
    }
}
