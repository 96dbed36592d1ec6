//! Places on hold, and the tickets that come out of them.

use crate::capacity::{Bounds, SoldOut};
use crate::hold::{Hold, HoldRefusal, HoldStage, check_buyer, check_items};
use crate::ids::{HoldId, TicketTypeId};
use crate::ledger::change::{Change, HoldEnd, What};
use crate::ledger::command::Reply;
use crate::ledger::holds::Wish;
use crate::ledger::{EventLedger, Outcome};
use crate::lifecycle::issue;
use crate::ticket_type::{SharedFacts, TicketFacts};
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
            let bounds = self.bounds(item.ticket_type).ok_or(HoldRefusal::UnknownType(item.ticket_type))?;
            bounds.own.check(hold.count_of(item.ticket_type)).map_err(sold_out(item.ticket_type))?;
        }
        for shared in self.state.types.shared() {
            if let Some((first, count)) = sum(shared, |of| hold.count_of(of)) {
                self.state.types.bound(shared).check(count).map_err(sold_out(first))?;
            }
        }
        Ok(hold)
    }

    /// Types that have no place left, and when the first hold lapses that may change it.
    pub fn sold_out(&self) -> (Vec<TicketTypeId>, Option<Moment>) {
        let types = &self.state.types;
        let gone = types.iter().filter(|known| known.listed && types.bounds(known).left() == Some(0));
        (gone.map(|known| known.facts.id).collect(), self.state.holds.next_due())
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
        let held = |of: TicketTypeId| hold.map_or(0, |hold| hold.count_of(of));
        for (ticket_type, count) in &new {
            let bounds = self.bounds(*ticket_type).ok_or(HoldRefusal::UnknownType(*ticket_type))?;
            issue::issue(bounds.own, *count, held(*ticket_type)).map_err(sold_out(*ticket_type))?;
        }
        for shared in self.state.types.shared() {
            if let Some((first, count)) = sum(shared, |of| new.get(&of).copied().unwrap_or(0)) {
                let held = sum(shared, held).map_or(0, |(_, held)| held);
                issue::issue(self.state.types.bound(shared), count, held).map_err(sold_out(first))?;
            }
        }
        Ok(tickets.iter().filter(|ticket| self.state.tickets.find(ticket.id).is_none()).count() as u32)
    }

    /// Places of a type that the facts list.
    pub(super) fn bounds(&self, ticket_type: TicketTypeId) -> Option<Bounds> {
        let types = &self.state.types;
        types.find(ticket_type).filter(|known| known.listed).map(|known| types.bounds(known))
    }

    pub(super) fn is_news(&self, ticket: &TicketFacts) -> bool {
        self.state.tickets.find(ticket.id).is_none_or(|no| ticket.version > self.state.tickets.version(no))
    }
}

pub(super) fn closed(hold: HoldId, why: HoldEnd) -> Change {
    Change { what: What::HoldClosed { hold, why }, tickets: Vec::new() }
}

/// How many places these types want together, and the first that wants any; `None` = none does.
fn sum(shared: &SharedFacts, count: impl Fn(TicketTypeId) -> u32) -> Option<(TicketTypeId, u32)> {
    let first = shared.types.iter().copied().find(|of| count(*of) > 0)?;
    Some((first, shared.types.iter().fold(0, |sum: u32, of| sum.saturating_add(count(*of)))))
}

fn sold_out(ticket_type: TicketTypeId) -> impl Fn(SoldOut) -> HoldRefusal {
    move |SoldOut { left }| HoldRefusal::SoldOut { ticket_type, left }
}
