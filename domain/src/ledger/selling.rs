//! Places on hold, and the tickets that come out of them.

use crate::hold::{Hold, HoldRefusal, HoldStage, check_buyer, check_items};
use crate::ids::{HoldId, TicketTypeId};
use crate::ledger::change::{Change, HoldEnd, What};
use crate::ledger::command::Reply;
use crate::ledger::holds::Wish;
use crate::ledger::{EventLedger, Outcome};
use crate::lifecycle::{TypePlaces, issue};
use crate::ticket_type::TicketFacts;
use crate::time::Moment;
use std::collections::BTreeMap;

/// At most so many holds go back to sale in one step, so that a step stays short; the rest go with the next ones.
pub const EXPIRED_MAX: usize = 256;

impl EventLedger {
    /// Asking again under a hold's id gets that hold again, as long as it lives.
    pub(super) fn reserve(&mut self, wish: Wish, now: Moment) -> Outcome {
        let mut changes = self.expire(now);
        let reply = match self.state.holds.get(wish.hold) {
            Some(hold) if !hold.is_due(now) => Reply::Hold(Ok(hold.clone())),
            Some(_) | None => match self.new_hold(wish) {
                Ok(hold) => {
                    let held = Change { what: What::Held(hold.clone()), tickets: Vec::new() };
                    self.state.absorb(&held);
                    changes.push(held);
                    Reply::Hold(Ok(hold))
                }
                Err(refusal) => Reply::Hold(Err(refusal)),
            },
        };
        Outcome { reply, changes }
    }

    fn new_hold(&self, wish: Wish) -> Result<Hold, HoldRefusal> {
        check_items(&wish.items)?;
        let hold = Hold {
            id: wish.hold,
            items: wish.items,
            buyer: wish.buyer,
            stage: HoldStage::Open { expires: wish.expires },
        };
        if let (Some(buyer), Some(per_buyer_max)) = (&hold.buyer, wish.per_buyer_max) {
            check_buyer(self.state.holds.held_by(buyer), hold.count(), per_buyer_max)?;
        }
        for item in &hold.items {
            let places = self.type_places(item.ticket_type).ok_or(HoldRefusal::UnknownType(item.ticket_type))?;
            places
                .places
                .check(places.capacity, hold.count_of(item.ticket_type))
                .map_err(|sold_out| HoldRefusal::SoldOut { ticket_type: item.ticket_type, left: sold_out.left })?;
        }
        Ok(hold)
    }

    /// From now on the hold cannot expire. One whose time is over already is gone: its places may be sold.
    pub(super) fn commit_hold(&mut self, id: HoldId, now: Moment) -> Outcome {
        let Some(hold) = self.state.holds.get(id) else {
            return self.conclude(Reply::Hold(Err(HoldRefusal::Unknown)), Vec::new());
        };
        if hold.is_due(now) {
            return self.conclude(Reply::Hold(Err(HoldRefusal::Unknown)), vec![closed(id, HoldEnd::Expired)]);
        }
        match hold.stage {
            HoldStage::Committed => {
                let reply = Reply::Hold(Ok(hold.clone()));
                self.conclude(reply, Vec::new())
            }
            HoldStage::Open { .. } => {
                let hold = Hold { stage: HoldStage::Committed, ..hold.clone() };
                let change = Change { what: What::Held(hold.clone()), tickets: Vec::new() };
                self.conclude(Reply::Hold(Ok(hold)), vec![change])
            }
        }
    }

    pub(super) fn release_hold(&mut self, id: HoldId) -> Outcome {
        match self.state.holds.get(id).cloned() {
            Some(hold) => self.conclude(Reply::Hold(Ok(hold)), vec![closed(id, HoldEnd::Released)]),
            None => self.conclude(Reply::Hold(Err(HoldRefusal::Unknown)), Vec::new()),
        }
    }

    pub(super) fn expire_holds(&mut self, now: Moment) -> Outcome {
        let changes = self.expire(now);
        Outcome { reply: Reply::Expired(changes.len() as u32), changes }
    }

    /// Gives holds whose time is over back to sale, at most [`EXPIRED_MAX`], and tells what it did.
    fn expire(&mut self, now: Moment) -> Vec<Change> {
        let due = self.state.holds.due(now).take(EXPIRED_MAX).map(|hold| closed(hold, HoldEnd::Expired));
        let changes: Vec<Change> = due.collect();
        changes.iter().for_each(|change| self.state.absorb(change));
        changes
    }

    /// Tickets that are known already are not issued again; the hold ends with its first issue.
    pub(super) fn issue(&mut self, hold: Option<HoldId>, tickets: Vec<TicketFacts>) -> Outcome {
        let hold = hold.and_then(|id| self.state.holds.get(id));
        let new = match self.issuable(hold, &tickets) {
            Ok(new) => new,
            Err(refusal) => return self.conclude(Reply::Issued(Err(refusal)), Vec::new()),
        };
        let mut changes: Vec<Change> = hold.map(|hold| closed(hold.id, HoldEnd::Issued)).into_iter().collect();
        if tickets.iter().any(|ticket| self.is_news(ticket)) {
            changes.push(Change { what: What::Issued(tickets), tickets: Vec::new() });
        }
        self.conclude(Reply::Issued(Ok(new)), changes)
    }

    /// How many of these tickets are new, if there are places for them.
    fn issuable(&self, hold: Option<&Hold>, tickets: &[TicketFacts]) -> Result<u32, HoldRefusal> {
        let mut new: BTreeMap<TicketTypeId, u32> = BTreeMap::new();
        for ticket in tickets.iter().filter(|ticket| self.state.tickets.find(ticket.id).is_none()) {
            if ticket.gate.validity.takes_a_place() {
                *new.entry(ticket.gate.ticket_type).or_default() += 1;
            } else {
                new.entry(ticket.gate.ticket_type).or_default();
            }
        }
        for (ticket_type, count) in &new {
            let places = self.type_places(*ticket_type).ok_or(HoldRefusal::UnknownType(*ticket_type))?;
            let held = hold.map_or(0, |hold| hold.count_of(*ticket_type));
            issue::issue(places, *count, held)
                .map_err(|sold_out| HoldRefusal::SoldOut { ticket_type: *ticket_type, left: sold_out.left })?;
        }
        Ok(tickets.iter().filter(|ticket| self.state.tickets.find(ticket.id).is_none()).count() as u32)
    }

    /// Places of a type that the facts list.
    pub(super) fn type_places(&self, ticket_type: TicketTypeId) -> Option<TypePlaces> {
        self.state.types.find(ticket_type).filter(|known| known.listed).map(|known| known.type_places())
    }

    pub(super) fn is_news(&self, ticket: &TicketFacts) -> bool {
        self.state.tickets.find(ticket.id).is_none_or(|no| ticket.version > self.state.tickets.version(no))
    }
}

pub(super) fn closed(hold: HoldId, why: HoldEnd) -> Change {
    Change { what: What::HoldClosed { hold, why }, tickets: Vec::new() }
}
