//! What only tests ask: the whole state, and a fall.

use super::EventActor;
use crate::domain::ledger::EventLedger;
use crate::stores::journal::Journal;
use actix::prelude::*;

/// Answered at once, from memory.
#[derive(Message)]
#[rtype(result = "Inspection")]
pub struct Inspect;

#[derive(Debug, Clone)]
pub struct Inspection {
    pub ledger: EventLedger,
    pub epoch: u64,
    /// The last sequence known to be durable.
    pub committed: u64,
    /// Nothing waits and nothing is under way.
    pub idle: bool,
    /// How many wait for an answer.
    pub waiting: usize,
}

impl<J: Journal> Handler<Inspect> for EventActor<J> {
    type Result = MessageResult<Inspect>;

    fn handle(&mut self, _: Inspect, _: &mut Context<Self>) -> Self::Result {
        MessageResult(Inspection {
            ledger: self.ledger.clone(),
            epoch: self.epoch,
            committed: self.batches.committed(),
            idle: self.batches.is_idle() && !self.repairing,
            waiting: self.batches.waiting(),
        })
    }
}

/// The actor panics, as a defect would make it.
#[derive(Message)]
#[rtype(result = "()")]
pub struct Fall;

impl<J: Journal> Handler<Fall> for EventActor<J> {
    type Result = ();

    fn handle(&mut self, _: Fall, _: &mut Context<Self>) {
        panic!("a test wanted this actor to fall");
    }
}
