//! Lets a fresh ledger decide the log again.
//!
//! The log has what was decided, not what was asked; but what was asked follows from it. Refusals that rest on the text of
//! a code (unreadable, forged, of another event, superseded) are taken over as they were decided, and so is all that is
//! no scan. Everything else is decided anew and must come out equal, the ticket's whole state after it included.

use super::finding::{Finding, Findings, Rule};
use crate::ids::TicketId;
use crate::ledger::change::{Change, VerbWord, What};
use crate::ledger::{Command, EventLedger, Kept, Outcome, Stamp};
use crate::scan::{Decision, Denial, Presented, ScanRecord, ScanRequest, Surface};
use crate::ticket::{GateState, Presence, Validity};
use crate::ticket_type::{EventFacts, fresh};
use rustc_hash::FxHashMap;

/// What a replay came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Scans that were decided anew and came out the same.
    pub same: u64,
    /// Scans and other changes that were taken over as they stand.
    pub taken_over: u64,
    /// The batch at which the replay ended because a decision differed; `None` = it went to the end.
    pub stopped_at: Option<u64>,
}

/// A ledger that has seen nothing of the event but its tickets as they were issued.
#[derive(Debug)]
pub struct Replay {
    ledger: EventLedger,
    done: Replayed,
    findings: Findings,
}

/// How tickets were before their first change in the log. Feed it the whole log, then start the replay.
#[derive(Debug, Default)]
pub struct Beginnings {
    first: FxHashMap<TicketId, GateState>,
}

impl Beginnings {
    pub fn entry(&mut self, changes: &[Change]) {
        for change in changes {
            for after in &change.tickets {
                self.first.entry(after.id).or_insert_with(|| {
                    let unsold = matches!(&change.what, What::Ticket { verb: VerbWord::Activated, .. });
                    let validity = if unsold { Validity::Unactivated } else { Validity::Active };
                    fresh(after.state.ticket_type, validity, after.state.key_id, after.state.digest)
                });
            }
        }
    }

    /// `facts` as they are now: their policies are the ones the replay decides by.
    pub fn replay(self, mut facts: EventFacts) -> Replay {
        for ticket in &mut facts.tickets {
            let now = &ticket.gate;
            let begun = self.first.get(&ticket.id).cloned();
            ticket.gate = begun.unwrap_or_else(|| fresh(now.ticket_type, now.validity, now.key_id, now.digest));
        }
        Replay {
            ledger: EventLedger::restore(facts, Kept::default()),
            done: Replayed::default(),
            findings: Findings::default(),
        }
    }
}

impl Replay {
    /// One batch of the log. After the first difference nothing more is compared: all that follows could rest on it.
    pub fn entry(&mut self, seq: u64, changes: &[Change]) {
        for change in changes {
            if self.done.stopped_at.is_some() {
                return;
            }
            match again(change) {
                None => {
                    self.ledger.absorb(change);
                    self.done.taken_over += 1;
                }
                Some(request) => self.decide(seq, change, request),
            }
        }
    }

    fn decide(&mut self, seq: u64, change: &Change, request: ScanRequest) {
        let What::Scanned(record) = &change.what else { return };
        let stamp = Stamp { now: record.answer.at, seq };
        let Outcome { changes, .. } = self.ledger.apply(Command::Scan(Box::new(request)), stamp);
        let same = matches!(changes.as_slice(), [one] if one == &as_decided(change));
        if same {
            self.done.same += 1;
            return;
        }
        self.done.stopped_at = Some(seq);
        let ticket = record.answer.ticket.map(|view| view.id);
        let said =
            format!("scan {}: {} in the log, {} when decided again", record.answer.scan, word(record), now(&changes));
        self.findings.add(Finding { rule: Rule::Replay, seq: Some(seq), ticket, said });
    }

    pub fn finish(self) -> (Replayed, Findings) {
        (self.done, self.findings)
    }
}

/// A record tells whether it was taken back later; when it was decided it had not been.
fn as_decided(change: &Change) -> Change {
    let mut change = change.clone();
    if let What::Scanned(record) = &mut change.what {
        record.annulled_at = None;
    }
    change
}

/// What was asked, as far as it can be known from the answer. `None`: take the change over.
fn again(change: &Change) -> Option<ScanRequest> {
    let What::Scanned(record) = &change.what else { return None };
    let answer = &record.answer;
    let by_code = matches!(
        answer.decision,
        Decision::Deny(
            Denial::InvalidCode
                | Denial::ForgedCode
                | Denial::WrongEvent
                | Denial::UnknownTicket
                | Denial::SupersededCode
                | Denial::Annulled
        )
    );
    // An exit by a superseded code is let through and flagged: the bare id would not be.
    if by_code || answer.anomaly {
        return None;
    }
    let zone = change.tickets.first().and_then(|after| match &after.state.presence {
        Presence::Inside(entry) if record.surface == Surface::EventsModule => entry.zone.clone(),
        Presence::Inside(_) | Presence::Outside => None,
    });
    Some(ScanRequest {
        id: answer.scan,
        presented: Presented::Ticket(answer.ticket?.id),
        looked_up: true,
        kind: answer.kind,
        surface: record.surface,
        point: answer.point.clone(),
        zone,
        device: answer.device.clone(),
        subject: record.subject.clone(),
        key: record.key,
        request: record.request,
        scanned_at: record.scanned_at,
        log_refusal: true,
    })
}

fn word(record: &ScanRecord) -> &'static str {
    match &record.answer.decision {
        Decision::Admit => "ADMIT",
        Decision::Deny(denial) => denial.word(),
    }
}

fn now(changes: &[Change]) -> String {
    match changes {
        [Change { what: What::Scanned(record), .. }] => format!("{} with other details", word(record)),
        _ => "no single answer".to_owned(),
    }
}
