//! An event on its way into memory.

use crate::ids::TicketId;
use crate::ledger::notes::Notes;
use crate::ledger::state::State;
use crate::ledger::{EventLedger, Kept};
use crate::ticket::GateState;
use crate::ticket_type::{EventFacts, TicketRow};

/// Configured first, then given ticket by ticket as a store reads them, so that all tickets of a large event are never spelled out
/// at once: a million were 600 MB of fresh memory, and two thirds of the time until the event was awake.
#[derive(Debug, Clone)]
pub struct Restoring {
    state: State,
    /// Tickets that can be found already.
    indexed: usize,
    newest: u64,
}

impl Restoring {
    /// With the tickets that these facts have.
    pub fn of(facts: &EventFacts) -> Restoring {
        let mut state = State::new(facts.event);
        state.configure(facts);
        state.take_over(facts);
        let newest = facts.tickets.iter().map(|ticket| ticket.gate.seq).max().unwrap_or(0);
        Restoring { indexed: state.tickets.len(), state, newest }
    }

    /// Adds a ticket that it does not have yet.
    pub fn add(&mut self, row: &TicketRow<'_>) {
        self.state.append_ticket(row);
    }

    /// What was drained of a ticket's life at the gate, instead of what its row says. Of one that it does not have (a transferred
    /// one's state rides with the change that revokes the old one, ahead of its row) nothing is kept.
    pub fn drained(&mut self, ticket: TicketId, gate: &GateState) {
        self.index();
        if self.state.tickets.find(ticket).is_some() {
            self.newest = self.newest.max(gate.seq);
            self.state.put_ticket(ticket, gate);
        }
    }

    /// The sequence of the newest state that was drained.
    pub fn newest(&self) -> u64 {
        self.newest
    }

    /// For each ticket the higher sequence wins.
    pub fn finish(mut self, kept: Kept) -> EventLedger {
        self.index();
        let mut state = self.state;
        for (id, gate) in &kept.tickets {
            state.put_kept(*id, gate);
        }
        for hold in kept.holds {
            state.put_hold(hold);
        }
        state.scans.reserve(kept.scans.len());
        for record in kept.scans {
            state.keep_scan(Box::new(record));
        }
        for key in kept.annulled_ahead {
            state.scans.annul_ahead(key, kept.last_decided);
        }
        state.last_decided = state.last_decided.max(kept.last_decided);
        EventLedger { state, notes: Notes::default() }
    }

    /// Once for all of them: a table that grows would look at every ticket again and again.
    fn index(&mut self) {
        self.state.tickets.index_from(self.indexed);
        self.indexed = self.state.tickets.len();
    }
}

impl EventLedger {
    /// Rebuilds an event from its facts and from what the stores kept; for each ticket the higher sequence wins.
    /// Counters are counted afresh. Takes time linear in tickets and scans.
    pub fn restore(facts: EventFacts, kept: Kept) -> EventLedger {
        Restoring::of(&facts).finish(kept)
    }
}
