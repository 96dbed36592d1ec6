//! What rests on an undecided scan is undecided too.

use super::Waiter;
use crate::domain::ids::TicketId;
use crate::domain::ledger::{AnnulRefusal, Reply, ScanReply};
use crate::domain::scan::{Answer, Decision, Denial, Kind};
use std::collections::HashSet;
use tokio::time::Instant;

/// What is taken back, going through those who wait in the order of their decisions.
#[derive(Default)]
pub struct Shaken {
    tickets: HashSet<TicketId>,
    /// Somebody was let in who will turn out not to be.
    admission: bool,
}

impl Shaken {
    /// Whether this one's time is over, or its reply rests on a scan that is taken back.
    pub fn takes(&mut self, waiter: &Waiter, now: Instant) -> bool {
        let basis = Basis::of(&waiter.told.reply);
        let rests_on_it = basis.tickets.iter().any(|ticket| self.tickets.contains(ticket))
            || (basis.says_full && self.admission)
            || (basis.may_be_any_ticket && !self.tickets.is_empty());
        let taken = waiter.deadline <= now || rests_on_it;
        // A repeat recorded nothing, so nothing rests on it.
        if taken && !waiter.recorded.scans().is_empty() {
            self.tickets.extend(basis.tickets);
            self.admission |= basis.lets_in;
        }
        taken
    }
}

/// What a reply says of the state that it was decided on.
#[derive(Default)]
struct Basis {
    tickets: Vec<TicketId>,
    says_full: bool,
    lets_in: bool,
    /// It refuses because of a ticket that it does not name.
    may_be_any_ticket: bool,
}

impl Basis {
    fn of(reply: &Reply) -> Basis {
        let mut basis = Basis::default();
        match reply {
            Reply::Scan(scan) => basis.scan(scan),
            Reply::Group(Ok(answers)) => answers.iter().for_each(|answer| basis.answer(answer)),
            Reply::Group(Err(refusal)) => refusal.refused.iter().for_each(|(_, scan)| basis.scan(scan)),
            Reply::Annul(Ok(annulment)) => basis.tickets.extend(annulment.ticket.map(|view| view.id)),
            Reply::Ticket(Ok(view)) => basis.tickets.push(view.id),
            Reply::Annul(Err(AnnulRefusal::NotLatestScan)) | Reply::Ticket(Err(_)) => basis.may_be_any_ticket = true,
            Reply::Annul(Err(
                AnnulRefusal::UnknownScan
                | AnnulRefusal::NotYourScan
                | AnnulRefusal::TooLate
                | AnnulRefusal::NotAccepted,
            ))
            | Reply::Disowned
            | Reply::Hold(_)
            | Reply::Expired(_)
            | Reply::Issued(_)
            | Reply::Absorbed(_)
            | Reply::Recovered => {}
        }
        basis
    }

    fn scan(&mut self, scan: &ScanReply) {
        match scan {
            ScanReply::Answered(answer) => self.answer(answer),
            ScanReply::KeyReused | ScanReply::NeedsProof | ScanReply::NeedsLookUp | ScanReply::Disowned => {}
        }
    }

    fn answer(&mut self, answer: &Answer) {
        self.tickets.extend(answer.ticket.map(|view| view.id));
        self.says_full |= answer.decision == Decision::Deny(Denial::Full);
        self.lets_in |= answer.admitted() && answer.kind == Kind::CheckIn;
    }
}
