//! The whole state of one event as a deterministic state machine.

mod absorb;
pub mod change;
mod chunks;
pub mod command;
mod history;
mod holds;
pub mod invariants;
mod kept_scans;
mod labels;
mod life;
mod notes;
mod recovering;
mod report;
pub mod restoring;
mod scanning;
mod selling;
mod state;
mod taking_back;
mod tending;
mod tickets;
mod types;

pub use change::{Change, HoldEnd, TicketAfter, VerbWord, What};
pub use history::{KeyedScan, PastScan};

pub use command::{
    AnnulRefusal, Command, GroupRefusal, HoldRefusal, NewCode, Reply, ScanReply, TicketRefusal, TicketVerb,
};

use crate::digest::KeyHash;
use crate::hold::Hold;
use crate::ids::{EventId, ScanId, TicketId, TicketTypeId};
use crate::label::Label;
use crate::scan::{Answer, Occupancy, ScanRecord, ScanRequest, Surface, TicketView};
use crate::ticket::GateState;
use crate::ticket_type::{OutagePolicy, TypeFacts};
use crate::time::Moment;
use notes::Notes;
use state::State;

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
    /// Places that can still be taken, within what the type shares with others too; `None` = no limit.
    pub left: Option<u32>,
    pub occupancy_limit: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneCounts {
    pub id: Label,
    pub inside: u32,
    pub capacity: Option<u32>,
}

/// What the check-ins of an event come to; annulled ones do not count, check-outs neither.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CheckInTotals {
    pub accepted: u32,
    pub refused: u32,
    /// Tickets that came in at least once.
    pub attendees: u32,
}

/// Per scan point (a registered one by its slug, however scans named it): accepted check-ins and check-outs (annulled ones taken off), refusals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointCounts {
    pub point: Label,
    pub check_ins: u32,
    pub check_outs: u32,
    pub refused: u32,
}

/// The state of one event. Changes itself only by [`EventLedger::absorb`].
///
/// Equal ledgers have equal states; what an owner notes for itself (how to unwind scans that are not durable yet) is
/// left out of the comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct EventLedger {
    state: State,
    notes: Notes,
}

impl EventLedger {
    /// Decides a command and takes its changes over, in one step that cannot fail half-way.
    ///
    /// Time never runs back: a command is decided at `stamp.now` or at the latest decision, whichever is later. Tickets
    /// that change carry `stamp.seq`. The reply may be given once the changes are durable; without changes, once
    /// everything decided before is.
    pub fn apply(&mut self, command: Command, stamp: Stamp) -> Outcome {
        let now = stamp.now.max(self.state.last_decided);
        let seq = stamp.seq;
        match command {
            Command::Scan(request) => self.scan(&request, now, seq),
            Command::ScanGroup(requests) => self.scan_group(&requests, now, seq),
            Command::Annul(request) => self.annul(&request, now, seq),
            Command::Disown(scan) => self.disown(scan, seq),
            Command::Reserve { hold, items, buyer, per_buyer_max, expires } => {
                self.reserve(holds::Wish { hold, items, buyer, per_buyer_max, expires }, now)
            }
            Command::CommitHold(hold) => self.commit_hold(hold, now),
            Command::ReleaseHold(hold) => self.release_hold(hold),
            Command::ExpireHolds => self.expire_holds(now),
            Command::Issue { hold, tickets } => self.issue(hold, tickets),
            Command::Ticket { ticket, verb } => self.tend(ticket, verb, seq),
            Command::AbsorbFacts { facts, releases } => self.absorb_facts(facts, releases),
            Command::Recover(lost) => self.recover(lost, seq),
        }
    }

    fn scan(&mut self, request: &ScanRequest, now: Moment, seq: u64) -> Outcome {
        if self.notes.was_disowned(request.id) {
            return self.conclude(Reply::Scan(ScanReply::Disowned), Vec::new());
        }
        if let Some(reply) = self.state.repeat_of(request) {
            return self.conclude(Reply::Scan(reply), Vec::new());
        }
        let draft = match self.state.draft(request, now, seq, &[]) {
            Ok(draft) => draft,
            Err(reply) => return self.conclude(Reply::Scan(reply), Vec::new()),
        };
        let answer = Box::new(draft.record.answer.clone());
        let counted_only = !answer.admitted() && !request.log_refusal;
        let reply = Reply::Scan(ScanReply::Answered(answer));
        if counted_only {
            return self.conclude(reply, Vec::new());
        }
        self.conclude(reply, vec![draft.into_change()])
    }

    fn scan_group(&mut self, requests: &[ScanRequest], now: Moment, seq: u64) -> Outcome {
        let is_disowned = |request: &ScanRequest| self.notes.was_disowned(request.id);
        if let Some(place) = requests.iter().position(is_disowned) {
            let refusal = GroupRefusal { refused: vec![(place, ScanReply::Disowned)] };
            return self.conclude(Reply::Group(Err(refusal)), Vec::new());
        }
        match self.state.draft_group(requests, now, seq) {
            Ok((answers, drafts)) => {
                let changes = drafts.into_iter().map(scanning::Draft::into_change).collect();
                self.conclude(Reply::Group(Ok(answers)), changes)
            }
            Err(refusal) => self.conclude(Reply::Group(Err(refusal)), Vec::new()),
        }
    }

    /// Takes the changes over, noting how to unwind the scans among them.
    fn conclude(&mut self, reply: Reply, changes: Vec<Change>) -> Outcome {
        for change in &changes {
            if let (What::Scanned(record), [after]) = (&change.what, change.tickets.as_slice())
                && let Some(before) = self.gate_state(after.id)
            {
                self.notes.remember(record.answer.scan, before);
            }
            self.state.absorb(change);
        }
        Outcome { reply, changes }
    }

    /// The answer that a scan would get now, with the ticket as it stands. Nothing is recorded, no key is looked up.
    pub fn validate(&self, request: &ScanRequest, now: Moment) -> ScanReply {
        let now = now.max(self.state.last_decided);
        let mut answer = match self.state.draft(request, now, 0, &[]) {
            Ok(draft) => draft.record.answer,
            Err(reply) => return reply,
        };
        answer.occupancy.inside = self.state.counters.inside;
        if let Some(view) = &mut answer.ticket
            && let Some(state) = self.gate_state(view.id)
        {
            *view = self.view_on(request.surface, view.id, &state);
        }
        ScanReply::Answered(Box::new(answer))
    }

    /// Plays one change onto the state: how a replay rebuilds what [`EventLedger::apply`] did.
    pub fn absorb(&mut self, change: &Change) {
        self.state.absorb(change);
    }

    /// These scans are durable: how to unwind them need not be remembered any longer.
    pub fn settle(&mut self, scans: &[ScanId]) {
        self.notes.settle(scans);
    }

    /// How many accepted scans wait to be settled.
    pub fn unsettled(&self) -> usize {
        self.notes.unsettled()
    }

    pub fn occupancy(&self) -> OccupancyReport {
        self.state.report()
    }

    /// Takes time linear in tickets.
    pub fn check_in_totals(&self) -> CheckInTotals {
        let counted = self.state.counters.check_ins;
        let tickets = &self.state.tickets;
        let attendees = tickets.all().filter(|no| tickets.entries(*no) > 0).count();
        CheckInTotals {
            accepted: counted.accepted,
            refused: counted.refused,
            attendees: u32::try_from(attendees).unwrap_or(u32::MAX),
        }
    }

    /// The accepted scans of each of these tickets that stand, the earliest first.
    pub fn history(&self, tickets: &[TicketId]) -> Vec<Vec<PastScan>> {
        self.state.history(tickets)
    }

    /// What stands under the leading ones of these keys, up to the first that is not known.
    pub fn under_keys(&self, keys: &[KeyHash]) -> Vec<KeyedScan> {
        self.state.under_keys(keys)
    }

    /// The zone that this accepted scan led to or out of, as it is now.
    pub fn zone_of(&self, answer: &Answer) -> Option<ZoneCounts> {
        if self.state.counters.zones.is_empty() {
            return None;
        }
        let zone = self.state.zone_led_to(answer)?;
        let capacity = self.state.zones.get(&zone).and_then(|facts| facts.capacity);
        Some(ZoneCounts { inside: self.state.inside_zone(&zone), capacity, id: zone })
    }

    /// A ticket as the native surface shows it.
    pub fn view(&self, ticket: TicketId) -> Option<TicketView> {
        self.gate_state(ticket).map(|state| self.view_of(ticket, &state))
    }

    fn view_of(&self, ticket: TicketId, state: &GateState) -> TicketView {
        self.view_on(Surface::Native, ticket, state)
    }

    fn view_on(&self, surface: Surface, ticket: TicketId, state: &GateState) -> TicketView {
        let known = self.state.types.find(state.ticket_type).expect("a ticket's type is noted before the ticket");
        scanning::view(ticket, state, &known.facts, surface)
    }

    pub fn gate_state(&self, ticket: TicketId) -> Option<GateState> {
        self.state.tickets.find(ticket).map(|no| self.state.gate_state(no))
    }

    pub fn holder(&self, ticket: TicketId) -> Option<&str> {
        self.state.tickets.find(ticket).and_then(|no| self.state.tickets.holder(no))
    }

    /// A type that the facts list.
    pub fn ticket_type(&self, id: TicketTypeId) -> Option<&TypeFacts> {
        self.state.types.find(id).filter(|known| known.listed).map(|known| &known.facts)
    }

    /// Tickets that a commit after `seq` changed.
    pub fn tickets_after(&self, seq: u64) -> impl Iterator<Item = (TicketId, GateState)> + '_ {
        let tickets = &self.state.tickets;
        let changed = tickets.all().filter(move |no| tickets.seq(*no) > seq);
        changed.map(|no| (tickets.id(no), self.state.gate_state(no)))
    }

    pub fn scans_kept(&self) -> impl Iterator<Item = &ScanRecord> + '_ {
        self.state.scans.iter()
    }

    /// Keys that were annulled before their scans came, the oldest first.
    pub fn annulled_ahead(&self) -> impl Iterator<Item = KeyHash> + '_ {
        self.state.scans.ahead()
    }

    pub fn holds(&self) -> impl Iterator<Item = &Hold> + '_ {
        self.state.holds.iter()
    }

    /// Whether [`Command::ExpireHolds`] would give anything back.
    pub fn has_lapsed_holds(&self, now: Moment) -> bool {
        self.state.holds.due(now.max(self.state.last_decided)).next().is_some()
    }

    pub fn event(&self) -> EventId {
        self.state.event
    }

    /// What the event wants while the journal is away.
    pub fn outage(&self) -> OutagePolicy {
        self.state.policy.outage
    }

    pub fn facts_version(&self) -> u64 {
        self.state.facts_version
    }

    pub fn last_decided(&self) -> Moment {
        self.state.last_decided
    }

    pub fn ticket_count(&self) -> usize {
        self.state.tickets.len()
    }
}
