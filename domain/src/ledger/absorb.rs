//! Playing changes onto the state. Nothing else changes it, so the log rebuilds it.

use crate::hold::Hold;
use crate::ids::{HoldId, ScanId, TicketId};
use crate::ledger::change::{Change, What};
use crate::ledger::state::{Sign, State};
use crate::scan::ScanRecord;
use crate::scan::place::Points;
use crate::ticket::GateState;
use crate::ticket_type::{EventFacts, TicketFacts};
use crate::time::Moment;

impl State {
    pub fn absorb(&mut self, change: &Change) {
        for after in &change.tickets {
            self.put_ticket(after.id, &after.state);
        }
        match &change.what {
            What::Scanned(record) => self.keep_scan(record.clone()),
            What::Annulled { scan, at, .. } => self.annul_scan(*scan, *at),
            What::AnnulledAhead { key, at, .. } => {
                self.scans.annul_ahead(*key, *at);
                self.pass(*at);
            }
            What::Disowned { scan } => self.forget_scan(*scan),
            What::Held(hold) => self.put_hold(hold.clone()),
            What::HoldClosed { hold, .. } => self.close_hold(*hold),
            What::Ticket { .. } | What::Contradicted { .. } => {}
            What::Issued(tickets) => {
                for ticket in tickets {
                    self.put_facts(ticket);
                }
            }
            What::Facts(facts) => self.take_over(facts),
        }
    }

    fn pass(&mut self, at: Moment) {
        self.last_decided = self.last_decided.max(at);
    }

    pub fn keep_scan(&mut self, record: Box<ScanRecord>) {
        self.forget_scan(record.answer.scan);
        self.pass(record.annulled_at.unwrap_or(record.answer.at).max(record.answer.at));
        State::count_scan(&mut self.counters, &mut self.labels, &record, Sign::Plus);
        self.scans.insert(record, &mut self.labels);
    }

    fn annul_scan(&mut self, scan: ScanId, at: Moment) {
        self.pass(at);
        // The count goes by the record as it was, so it is taken off before the mark is set.
        if let Some(record) = self.scans.by_id(scan)
            && record.annulled_at.is_none()
        {
            State::count_scan(&mut self.counters, &mut self.labels, record, Sign::Minus);
            self.scans.annul(scan, at);
        }
    }

    fn forget_scan(&mut self, scan: ScanId) {
        if let Some(record) = self.scans.remove(scan) {
            State::count_scan(&mut self.counters, &mut self.labels, &record, Sign::Minus);
        }
    }

    pub fn put_hold(&mut self, hold: Hold) {
        self.close_hold(hold.id);
        for item in &hold.items {
            let ticket_type = self.types.number(item.ticket_type);
            Sign::Plus.apply(&mut self.types.at_mut(ticket_type).places.held, item.count);
        }
        self.holds.insert(hold);
    }

    fn close_hold(&mut self, hold: HoldId) {
        let Some(hold) = self.holds.remove(hold) else { return };
        for item in &hold.items {
            let ticket_type = self.types.number(item.ticket_type);
            Sign::Minus.apply(&mut self.types.at_mut(ticket_type).places.held, item.count);
        }
    }

    /// Takes over newer facts: the configuration, if it is newer, and each ticket that is newer than known.
    pub fn take_over(&mut self, facts: &EventFacts) {
        if facts.event != self.event {
            return;
        }
        if facts.version > self.facts_version {
            self.configure(facts);
        }
        self.tickets.reserve(facts.tickets.len());
        for ticket in &facts.tickets {
            self.put_facts(ticket);
        }
    }

    /// Takes over everything but the tickets.
    pub fn configure(&mut self, facts: &EventFacts) {
        self.facts_version = facts.version;
        self.policy = facts.policy.clone();
        self.points = Points::new(facts.points.clone());
        self.zones = facts.zones.iter().map(|zone| (zone.id.clone(), zone.clone())).collect();
        self.types.replace(&facts.types, &facts.shared);
    }

    /// A known ticket keeps what gates made of it, unless these facts have seen a later commit.
    fn put_facts(&mut self, facts: &TicketFacts) {
        let known = self.tickets.find(facts.id);
        if known.is_some_and(|no| facts.version <= self.tickets.version(no)) {
            return;
        }
        let newest = known.is_none_or(|no| facts.gate.seq > self.tickets.seq(no));
        let no = match known {
            Some(no) if !newest => no,
            Some(_) | None => self.put_ticket(facts.id, &facts.gate),
        };
        self.tickets.describe(no, facts);
    }

    /// What the stores kept of a ticket; the facts may have seen a later commit.
    pub fn put_kept(&mut self, id: TicketId, kept: &GateState) {
        let newer = self.tickets.find(id).is_none_or(|no| kept.seq > self.tickets.seq(no));
        if newer {
            self.put_ticket(id, kept);
        }
    }
}
