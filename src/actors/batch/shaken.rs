//! What rests on an undecided scan is undecided too.

use super::Waiter;
use crate::domain::ids::{TicketId, TicketTypeId};
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
    /// So many were let out who will turn out to be inside still.
    exits: u32,
}

impl Shaken {
    /// Whether this one's time is over, or its reply rests on a scan that is taken back. `limited` tells the types that
    /// have a limit of people inside.
    pub fn takes(&mut self, waiter: &mut Waiter, now: Instant, limited: &impl Fn(TicketTypeId) -> bool) -> bool {
        let basis = Basis::of(waiter, limited);
        let rests_on_it = basis.tickets.iter().any(|ticket| self.tickets.contains(ticket))
            || (basis.says_full && self.admission)
            || basis.room_left.is_some_and(|left| self.exits + waiter.exits_undone > left)
            || (basis.may_be_any_ticket && !self.tickets.is_empty());
        let taken = waiter.deadline <= now || rests_on_it;
        if !taken {
            waiter.exits_undone += self.exits;
        }
        // A repeat recorded nothing, so nothing rests on it.
        if taken && !waiter.recorded.scans().is_empty() {
            self.tickets.extend(basis.tickets);
            self.admission |= basis.lets_in;
            self.exits += basis.lets_out;
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
    lets_out: u32,
    /// How many more could have come in behind whom it let in; none = any number.
    room_left: Option<u32>,
    /// It refuses because of a ticket that it does not name.
    may_be_any_ticket: bool,
}

impl Basis {
    fn of(waiter: &Waiter, limited: &impl Fn(TicketTypeId) -> bool) -> Basis {
        let mut basis = Basis::default();
        match &waiter.told.reply {
            Reply::Scan(scan) => {
                basis.scan(scan, limited);
                let zone = waiter.told.zone.as_ref().filter(|_| basis.lets_in);
                if let Some((zone, capacity)) = zone.and_then(|zone| Some((zone, zone.capacity?))) {
                    basis.leaves(capacity.saturating_sub(zone.inside));
                }
            }
            Reply::Group(Ok(answers)) => {
                answers.iter().for_each(|answer| basis.answer(answer, limited));
                if basis.lets_in {
                    // Its zones are not told.
                    basis.leaves(0);
                }
            }
            Reply::Group(Err(refusal)) => refusal.refused.iter().for_each(|(_, scan)| basis.scan(scan, limited)),
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

    fn scan(&mut self, scan: &ScanReply, limited: &impl Fn(TicketTypeId) -> bool) {
        match scan {
            ScanReply::Answered(answer) => self.answer(answer, limited),
            ScanReply::KeyReused | ScanReply::NeedsProof | ScanReply::NeedsLookUp | ScanReply::Disowned => {}
        }
    }

    fn answer(&mut self, answer: &Answer, limited: &impl Fn(TicketTypeId) -> bool) {
        self.tickets.extend(answer.ticket.map(|view| view.id));
        self.says_full |= answer.decision == Decision::Deny(Denial::Full);
        match (&answer.decision, answer.kind) {
            (Decision::Admit, Kind::CheckOut) => self.lets_out += 1,
            (Decision::Admit, Kind::CheckIn) => {
                self.lets_in = true;
                let occupancy = answer.occupancy;
                if let Some(limit) = occupancy.limit {
                    self.leaves(limit.saturating_sub(occupancy.inside));
                }
                if answer.ticket.is_some_and(|view| limited(view.ticket_type)) {
                    // How many of its type were inside is not told.
                    self.leaves(0);
                }
            }
            (Decision::Deny(_), _) => {}
        }
    }

    fn leaves(&mut self, room: u32) {
        self.room_left = Some(self.room_left.map_or(room, |known| known.min(room)));
    }
}
