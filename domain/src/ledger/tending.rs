//! What is done to tickets besides scanning and selling them, and facts that come from Postgres.

use crate::capacity::Bounds;
use crate::ids::{HoldId, TicketId, TicketTypeId};
use crate::ledger::change::{Change, HoldEnd, TicketAfter, VerbWord, What};
use crate::ledger::command::{Reply, TicketRefusal, TicketVerb};
use crate::ledger::selling::closed;
use crate::ledger::{EventLedger, Outcome};
use crate::lifecycle::{
    activate, block, cancel, change_type, check_one, delete, refund, reinstate, reissue, reset, transfer,
};
use crate::ticket::{GateState, Validity};
use crate::ticket_type::{EventFacts, TicketFacts};

impl EventLedger {
    pub(super) fn tend(&mut self, id: TicketId, verb: TicketVerb, seq: u64) -> Outcome {
        let Some(before) = self.gate_state(id) else {
            return self.conclude(Reply::Ticket(Err(TicketRefusal::Unknown)), Vec::new());
        };
        let (word, after) = match self.after(id, &before, &verb) {
            Ok(after) => after,
            Err(refusal) => return self.conclude(Reply::Ticket(Err(refusal)), Vec::new()),
        };
        let mut changes = Vec::new();
        if after != before {
            let state = GateState { seq, ..after };
            let what = What::Ticket { ticket: id, verb: word };
            changes.push(Change { what, tickets: vec![TicketAfter { id, state }] });
        }
        if let TicketVerb::Transfer { to } = verb
            && self.is_news(&to)
        {
            // The new ticket's state is kept with the change: its row comes later, and its place must not be sold in between.
            let known = self.state.tickets.find(to.id).is_some();
            let state = GateState { seq, ..to.gate.clone() };
            let tickets = if known { Vec::new() } else { vec![TicketAfter { id: to.id, state }] };
            changes.push(Change { what: What::Issued(vec![*to]), tickets });
        }
        let mut outcome = self.conclude(Reply::Ticket(Err(TicketRefusal::Unknown)), changes);
        outcome.reply = Reply::Ticket(self.view(id).ok_or(TicketRefusal::Unknown));
        outcome
    }

    fn after(
        &self,
        id: TicketId,
        ticket: &GateState,
        verb: &TicketVerb,
    ) -> Result<(VerbWord, GateState), TicketRefusal> {
        Ok(match verb {
            TicketVerb::Activate { reissue } => (VerbWord::Activated, activate::activate(ticket, *reissue)?),
            TicketVerb::Transfer { to } if to.id == id => {
                return Err(TicketRefusal::WrongState(ticket.validity.word()));
            }
            TicketVerb::Transfer { to } => (VerbWord::Transferred, self.transferred(ticket, to)?),
            TicketVerb::Reissue(code) => (VerbWord::Reissued, reissue::reissue(ticket, *code)?),
            TicketVerb::Cancel => (VerbWord::Cancelled, cancel::cancel(ticket)?),
            TicketVerb::Refund => (VerbWord::Refunded, refund::refund(ticket)?),
            TicketVerb::Reinstate => {
                (VerbWord::Reinstated, reinstate::reinstate(ticket, self.places_of(ticket.ticket_type)?)?)
            }
            TicketVerb::Block => (VerbWord::Blocked, block::block(ticket)?),
            TicketVerb::Unblock => (VerbWord::Unblocked, block::unblock(ticket)?),
            TicketVerb::Reset => (VerbWord::Reset, reset::reset(ticket)),
            TicketVerb::Delete => (VerbWord::Deleted, delete::delete(ticket)),
            TicketVerb::ChangeType(to) => {
                (VerbWord::TypeChanged, change_type::change_type(ticket, *to, self.places_for(ticket, *to)?)?)
            }
        })
    }

    /// The new ticket takes the place that the old one frees. Its row may have come as a fact already: then it has one.
    fn transferred(&self, ticket: &GateState, to: &TicketFacts) -> Result<GateState, TicketRefusal> {
        let known = self.state.tickets.find(to.id).is_some();
        if known && ticket.validity == Validity::Revoked {
            return Ok(ticket.clone());
        }
        let after = transfer::transfer(ticket)?;
        let places = self.places_for(ticket, to.gate.ticket_type)?;
        if !known && to.gate.ticket_type != ticket.ticket_type {
            check_one(places)?;
        }
        Ok(after)
    }

    fn places_of(&self, ticket_type: TicketTypeId) -> Result<Bounds, TicketRefusal> {
        self.bounds(ticket_type).ok_or(TicketRefusal::UnknownType)
    }

    /// The places for this ticket to become one of `to`: the one that it has of what both types share is kept.
    fn places_for(&self, ticket: &GateState, to: TicketTypeId) -> Result<Bounds, TicketRefusal> {
        let bounds = self.places_of(to)?;
        let both = self.state.types.shared_of(to).is_some_and(|shared| shared.types.contains(&ticket.ticket_type));
        let has_one = both && ticket.validity.takes_a_place();
        Ok(if has_one { Bounds { shared: None, ..bounds } } else { bounds })
    }

    /// An import's hold is given back in the same step as its tickets come in.
    pub(super) fn absorb_facts(&mut self, facts: Box<EventFacts>, releases: Option<HoldId>) -> Outcome {
        let mut changes = Vec::new();
        if let Some(hold) = releases.filter(|hold| self.state.holds.get(*hold).is_some()) {
            changes.push(closed(hold, HoldEnd::Released));
        }
        let mine = facts.event == self.state.event;
        let new = facts.tickets.iter().filter(|ticket| self.state.tickets.find(ticket.id).is_none()).count();
        let news = facts.version > self.state.facts_version || facts.tickets.iter().any(|ticket| self.is_news(ticket));
        if mine && news {
            changes.push(Change { what: What::Facts(facts), tickets: Vec::new() });
        }
        self.conclude(Reply::Absorbed(if mine { new as u32 } else { 0 }), changes)
    }
}
