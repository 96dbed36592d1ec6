//! Which tickets were changed by what is not in Postgres yet, and what became of them: a list that is filtered by state in
//! Postgres is put right with it.
//!
//! One small list per batch, made once and shared with whoever asks: asking costs the gate a pointer per undrained batch.

use crate::domain::ids::TicketId;
use crate::domain::ledger::Change;
use crate::domain::ticket::{GateState, Presence, Validity};
use std::collections::VecDeque;
use std::sync::Arc;

/// A ticket right after a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TouchedTicket {
    pub id: TicketId,
    pub validity: Validity,
    pub inside: bool,
}

impl TouchedTicket {
    fn new(id: TicketId, state: &GateState) -> TouchedTicket {
        TouchedTicket { id, validity: state.validity, inside: matches!(state.presence, Presence::Inside(_)) }
    }
}

/// Batches that are not drained, the oldest first.
#[derive(Debug, Default)]
pub struct Touched {
    batches: VecDeque<(u64, Arc<[TouchedTicket]>)>,
}

impl Touched {
    /// What an owner finds undrained when it begins.
    pub fn found(seq: u64, tickets: impl Iterator<Item = (TicketId, GateState)>) -> Touched {
        let mut touched = Touched::default();
        touched.push(seq, tickets.map(|(id, state)| TouchedTicket::new(id, &state)).collect());
        touched
    }

    /// A batch that is sent off now.
    pub fn add(&mut self, seq: u64, changes: &[Change]) {
        let after = changes.iter().flat_map(|change| &change.tickets);
        self.push(seq, after.map(|after| TouchedTicket::new(after.id, &after.state)).collect());
    }

    fn push(&mut self, seq: u64, tickets: Arc<[TouchedTicket]>) {
        if !tickets.is_empty() {
            self.batches.push_back((seq, tickets));
        }
    }

    pub fn forget_until(&mut self, drained: u64) {
        while self.batches.front().is_some_and(|(seq, _)| *seq <= drained) {
            self.batches.pop_front();
        }
    }

    /// In the order of decision: of a ticket that is there twice the later one counts.
    pub fn list(&self) -> Vec<Arc<[TouchedTicket]>> {
        self.batches.iter().map(|(_, tickets)| tickets.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::TicketTypeId;
    use crate::domain::ledger::{TicketAfter, VerbWord, What};

    fn change(ticket: u8, validity: Validity) -> Change {
        let id = TicketId::from_bytes([ticket; 16]);
        let state = GateState {
            seq: 0,
            ticket_type: TicketTypeId::from_bytes([9; 16]),
            validity,
            presence: Presence::Outside,
            entries: 0,
            generation: 1,
            key_id: 1,
            digest: None,
            last: None,
        };
        Change { what: What::Ticket { ticket: id, verb: VerbWord::Blocked }, tickets: vec![TicketAfter { id, state }] }
    }

    #[test]
    fn what_is_drained_is_forgotten_and_the_rest_keeps_its_order() {
        let mut touched = Touched::default();
        touched.add(1, &[change(1, Validity::Active)]);
        touched.add(2, &[]);
        touched.add(3, &[change(2, Validity::Active), change(1, Validity::Blocked)]);
        let found = |touched: &Touched| -> Vec<(u8, Validity)> {
            let tickets = touched.list();
            tickets.iter().flat_map(|batch| batch.iter()).map(|one| (one.id.as_bytes()[0], one.validity)).collect()
        };
        let (active, blocked) = (Validity::Active, Validity::Blocked);
        assert_eq!(found(&touched), [(1, active), (2, active), (1, blocked)]);
        touched.forget_until(2);
        assert_eq!(found(&touched), [(2, active), (1, blocked)]);
        touched.forget_until(3);
        assert_eq!(found(&touched), []);
    }
}
