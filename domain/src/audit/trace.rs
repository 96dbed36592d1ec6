//! Follows every ticket through the log by the scans that stand.

use super::finding::{Finding, Findings, Rule};
use crate::ids::{HoldId, ScanId, TicketId, TicketTypeId};
use crate::ledger::change::{Change, TicketAfter, VerbWord, What};
use crate::scan::kind::Kind;
use crate::scan::recover::admits_again;
use crate::scan::{Decision, ScanRecord};
use crate::ticket::Presence;
use crate::ticket_type::EntryPolicy;
use crate::time::Moment;
use rustc_hash::{FxHashMap, FxHashSet};

/// What the log came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traced {
    pub first_seq: u64,
    pub last_seq: u64,
    pub scans: u64,
    pub admissions: u64,
    pub exits: u64,
    pub refusals: u64,
    /// Accepted check-ins and check-outs that were taken back, by turnstiles or by the gateway itself.
    pub annulled_admissions: u64,
    pub annulled_exits: u64,
    /// People whom staff put outside without a scan.
    pub reset_outside: u64,
    /// Check-ins of tickets that were inside (the events module may let in again), and check-outs of tickets that were not.
    pub further_entries: u64,
    pub further_exits: u64,
    /// Pairs of answers of two owners that the log itself names as contradicting.
    pub conflicts: u64,
    /// Inside at the end.
    pub inside: u64,
    /// Places that open holds keep at the end, by type.
    pub held: Vec<(TicketTypeId, u64)>,
}

/// One accepted scan that stands.
#[derive(Debug, Clone, Copy)]
struct Standing {
    scan: ScanId,
    kind: Kind,
    /// Where its holder was before it.
    inside_before: bool,
}

#[derive(Debug, Clone, Default)]
struct Path {
    standing: Vec<Standing>,
    inside: bool,
    entries: u32,
}

/// The reader. Give it every entry in order, then ask for the end.
#[derive(Debug, Default)]
pub struct Trace {
    policies: FxHashMap<TicketTypeId, EntryPolicy>,
    tickets: FxHashMap<TicketId, Path>,
    scans: FxHashMap<ScanId, TicketId>,
    holds: FxHashMap<HoldId, Vec<(TicketTypeId, u64)>>,
    /// Scans of pairs that the log calls contradicting: known, listed elsewhere, no finding here.
    contradicted: FxHashSet<ScanId>,
    doubtful: Vec<(ScanId, Finding)>,
    last_now: Option<Moment>,
    /// The highest one so far, and the batch that was written under it.
    epoch: Option<(u64, u64)>,
    so_far: Traced,
    findings: Findings,
}

impl Trace {
    /// `policies`: what each type says about coming in again (a check-in of the events module may follow a check-in).
    pub fn new(policies: impl IntoIterator<Item = (TicketTypeId, EntryPolicy)>) -> Trace {
        Trace { policies: policies.into_iter().collect(), ..Trace::default() }
    }

    /// One batch of the log; `epoch`: under which it was written, where the log says it.
    pub fn entry(&mut self, seq: u64, epoch: Option<u64>, now: Moment, changes: &[Change]) {
        let last = self.so_far.last_seq;
        if self.so_far.first_seq == 0 {
            self.so_far.first_seq = seq;
        } else if seq != last + 1 {
            self.find(Rule::Sequence, seq, None, format!("batch {seq} follows batch {last}"));
        }
        if self.last_now.is_some_and(|before| now < before) {
            self.find(Rule::Clock, seq, None, format!("batch {seq} was decided before the batch it follows"));
        }
        (self.so_far.last_seq, self.last_now) = (seq, Some(now));
        self.written_under(seq, epoch);
        for change in changes {
            self.change(seq, change);
        }
    }

    /// Somebody who wrote after a later owner had written was not fenced.
    fn written_under(&mut self, seq: u64, epoch: Option<u64>) {
        let Some(epoch) = epoch else { return };
        match self.epoch {
            Some((highest, at)) if epoch < highest => {
                let said = format!("batch {seq} was written under epoch {epoch}, batch {at} under {highest}");
                self.find(Rule::Epoch, seq, None, said);
            }
            Some((highest, _)) if epoch == highest => {}
            Some(_) | None => self.epoch = Some((epoch, seq)),
        }
    }

    /// The highest epoch in the log so far, and the batch that was first written under it.
    pub fn epoch(&self) -> Option<(u64, u64)> {
        self.epoch
    }

    fn change(&mut self, seq: u64, change: &Change) {
        match &change.what {
            What::Scanned(record) => self.scanned(seq, record),
            What::Annulled { scan, .. } | What::Disowned { scan } => self.taken_back(*scan),
            What::Held(hold) => {
                let places = hold.items.iter().map(|item| (item.ticket_type, u64::from(item.count)));
                self.holds.insert(hold.id, places.collect());
            }
            What::HoldClosed { hold, .. } => {
                self.holds.remove(hold);
            }
            What::Ticket { ticket, verb: VerbWord::Reset } => {
                let path = self.tickets.entry(*ticket).or_default();
                self.so_far.reset_outside += u64::from(path.inside);
                path.inside = false;
            }
            What::Contradicted { kept, other, .. } => {
                self.so_far.conflicts += 1;
                self.contradicted.extend([*kept, *other]);
            }
            What::Ticket { .. } | What::AnnulledAhead { .. } | What::Issued(_) | What::Facts(_) => {}
        }
        for after in &change.tickets {
            self.compare(seq, after);
        }
    }

    fn scanned(&mut self, seq: u64, record: &ScanRecord) {
        self.so_far.scans += 1;
        if let Decision::Deny(_) = record.answer.decision {
            self.so_far.refusals += 1;
            return;
        }
        let answer = &record.answer;
        match answer.kind {
            Kind::CheckIn => self.so_far.admissions += 1,
            Kind::CheckOut => self.so_far.exits += 1,
        }
        let Some(view) = answer.ticket else { return };
        let policy = self.policies.get(&view.ticket_type).copied().unwrap_or(EntryPolicy::Unstated);
        let path = self.tickets.entry(view.id).or_default();
        let inside_before = path.inside;
        path.standing.push(Standing { scan: answer.scan, kind: answer.kind, inside_before });
        path.inside = answer.kind == Kind::CheckIn;
        self.so_far.further_entries += u64::from(path.inside && inside_before);
        self.so_far.further_exits += u64::from(!path.inside && !inside_before);
        path.entries += u32::from(answer.kind == Kind::CheckIn);
        self.scans.insert(answer.scan, view.id);
        let odd = match answer.kind {
            Kind::CheckIn if inside_before && !admits_again(record, policy) => {
                Some((Rule::DoubleEntry, "was let in while it was inside"))
            }
            Kind::CheckOut if !inside_before => Some((Rule::ExitWithoutEntry, "was let out while it was outside")),
            Kind::CheckIn | Kind::CheckOut => None,
        };
        if let Some((rule, what)) = odd {
            let said = format!("{} {what} (scan {})", view.id, answer.scan);
            self.doubtful.push((answer.scan, Finding { rule, seq: Some(seq), ticket: Some(view.id), said }));
        }
    }

    /// The ticket is as before its latest scan; where an earlier one is taken back, only its entry goes.
    fn taken_back(&mut self, scan: ScanId) {
        let Some(ticket) = self.scans.remove(&scan) else { return };
        let Some(path) = self.tickets.get_mut(&ticket) else { return };
        let Some(place) = path.standing.iter().position(|standing| standing.scan == scan) else { return };
        let standing = path.standing.remove(place);
        let sums = &mut self.so_far;
        match standing.kind {
            Kind::CheckIn => {
                sums.annulled_admissions += 1;
                sums.further_entries -= u64::from(standing.inside_before);
                path.entries = path.entries.saturating_sub(1);
            }
            Kind::CheckOut => {
                sums.annulled_exits += 1;
                sums.further_exits -= u64::from(!standing.inside_before);
            }
        }
        if place == path.standing.len() {
            path.inside = standing.inside_before;
        }
        // Never happened, so it was no double entry either.
        self.doubtful.retain(|(doubted, _)| *doubted != scan);
    }

    /// The state that the log gives the ticket, against the one its scans come to.
    fn compare(&mut self, seq: u64, after: &TicketAfter) {
        let path = self.tickets.entry(after.id).or_default();
        let (inside, entries) = (after.state.presence != Presence::Outside, after.state.entries);
        if (path.inside, path.entries) != (inside, entries) {
            let place = |inside| if inside { "inside" } else { "outside" };
            let said = format!(
                "{} is {} with {entries} entries in the log, {} with {} by its scans",
                after.id,
                place(inside),
                place(path.inside),
                path.entries
            );
            // One finding a ticket, not one a scan from here on.
            (path.inside, path.entries) = (inside, entries);
            self.find(Rule::TicketState, seq, Some(after.id), said);
        }
    }

    fn find(&mut self, rule: Rule, seq: u64, ticket: Option<TicketId>, said: String) {
        self.findings.add(Finding { rule, seq: Some(seq), ticket, said });
    }

    /// Whether the ticket is inside, and how often it came in.
    pub fn ticket(&self, ticket: TicketId) -> (bool, u32) {
        self.tickets.get(&ticket).map_or((false, 0), |path| (path.inside, path.entries))
    }

    /// How many are inside by now.
    pub fn inside(&self) -> u64 {
        self.tickets.values().filter(|path| path.inside).count() as u64
    }

    /// The end of the log.
    pub fn finish(&mut self) -> (Traced, Findings) {
        let mut findings = std::mem::take(&mut self.findings);
        for (scan, finding) in std::mem::take(&mut self.doubtful) {
            if !self.contradicted.contains(&scan) {
                findings.add(finding);
            }
        }
        let mut traced = self.so_far.clone();
        traced.inside = self.inside();
        let mut held: FxHashMap<TicketTypeId, u64> = FxHashMap::default();
        for (of_type, places) in self.holds.values().flatten() {
            *held.entry(*of_type).or_default() += places;
        }
        traced.held = held.into_iter().collect();
        traced.held.sort_unstable();
        (traced, findings)
    }
}
