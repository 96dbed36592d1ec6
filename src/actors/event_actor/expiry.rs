//! Undecided is not denied: a scan that is not durable at its deadline is taken back and answered 503.

use super::{EventActor, say};
use crate::actors::gate::Undecided;
use crate::actors::messages::Unsaid;
use crate::domain::ledger::Command;
use crate::stores::journal::Journal;
use actix::prelude::*;
use std::time::Instant;

impl<J: Journal> EventActor<J> {
    /// One timer for the earliest deadline, however many wait.
    pub(super) fn arm_deadline(&mut self, ctx: &mut Context<Self>) {
        if self.deadline_armed {
            return;
        }
        let Some(deadline) = self.batches.next_deadline() else { return };
        self.deadline_armed = true;
        ctx.run_later(deadline.saturating_duration_since(Instant::now()), |actor, ctx| {
            actor.deadline_armed = false;
            actor.expire(ctx);
            actor.arm_deadline(ctx);
        });
    }

    /// Takes back, latest first, what nobody will be told in time, so that later scans are decided as if it had not
    /// happened. What takes it back rides in the next batch.
    fn expire(&mut self, ctx: &mut Context<Self>) {
        let expired = self.batches.expire(Instant::now());
        if expired.is_empty() {
            return;
        }
        for waiter in expired {
            if let Some(scan) = waiter.scan {
                let takeback = self.decide(Command::Disown(scan));
                self.batches.add(takeback.changes, None);
            }
            self.signals.undecided.increment(1);
            say(waiter.reply, Err(Unsaid::Undecided(Undecided::NotDurable)));
        }
        self.schedule_flush(ctx);
    }
}
