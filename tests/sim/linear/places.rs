//! The places of a ticket type: sold and held are never more than there are, and "sold out" says how many are left.

use gatehouse::domain::ids::{HoldId, TicketId};
use stateright::semantics::SequentialSpec;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    Reserve {
        hold: HoldId,
        count: u32,
    },
    Commit {
        hold: HoldId,
    },
    Release {
        hold: HoldId,
    },
    /// A hold that was not paid in time went back to sale.
    Lapse {
        hold: HoldId,
    },
    /// The hold became tickets.
    Issue {
        hold: HoldId,
    },
    /// A ticket was cancelled or refunded: its place is free again.
    Close {
        ticket: TicketId,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ret {
    Done,
    /// Where it was sold out: so many are left.
    Refused {
        left: Option<u32>,
    },
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Places {
    /// Neither sold nor held.
    left: u32,
    holds: BTreeMap<HoldId, u32>,
    paid: BTreeSet<HoldId>,
    issued: BTreeSet<HoldId>,
    closed: BTreeSet<TicketId>,
}

impl Places {
    pub fn new(capacity: u32, sold: u32) -> Places {
        Places { left: capacity - sold, ..Places::default() }
    }

    fn reserve(&mut self, hold: HoldId, count: u32) -> Ret {
        if self.holds.contains_key(&hold) {
            return Ret::Done;
        }
        if count > self.left {
            return Ret::Refused { left: Some(self.left) };
        }
        self.left -= count;
        self.holds.insert(hold, count);
        Ret::Done
    }

    fn live(&self, hold: HoldId) -> Ret {
        if self.holds.contains_key(&hold) { Ret::Done } else { Ret::Refused { left: None } }
    }
}

impl SequentialSpec for Places {
    type Op = Op;
    type Ret = Ret;

    fn invoke(&mut self, op: &Op) -> Ret {
        match *op {
            Op::Reserve { hold, count } => self.reserve(hold, count),
            Op::Commit { hold } => {
                if self.holds.contains_key(&hold) {
                    self.paid.insert(hold);
                }
                self.live(hold)
            }
            Op::Lapse { hold } => {
                if !self.paid.contains(&hold) {
                    self.left += self.holds.remove(&hold).unwrap_or(0);
                }
                Ret::Done
            }
            Op::Release { hold } => {
                let ret = self.live(hold);
                self.left += self.holds.remove(&hold).unwrap_or(0);
                ret
            }
            Op::Issue { hold } => {
                // Its places are taken from now on, by tickets.
                if self.holds.remove(&hold).is_some() {
                    self.issued.insert(hold);
                }
                if self.issued.contains(&hold) { Ret::Done } else { Ret::Refused { left: Some(self.left) } }
            }
            Op::Close { ticket } => {
                self.left += u32::from(self.closed.insert(ticket));
                Ret::Done
            }
        }
    }

    fn is_valid_step(&mut self, op: &Op, ret: &Ret) -> bool {
        // Whoever asks again on behalf of an owner that died hears that the hold is gone: they gave it back themselves.
        if let (Op::Release { hold }, Ret::Refused { left: None }) = (op, ret) {
            self.left += self.holds.remove(hold).unwrap_or(0);
            return true;
        }
        // A ticket that was refunded cannot be cancelled: nothing happens.
        if matches!((op, ret), (Op::Close { .. }, Ret::Refused { .. })) {
            return true;
        }
        self.invoke(op) == *ret
    }
}
