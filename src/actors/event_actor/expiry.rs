//! Undecided is not denied: a scan that is not durable at its deadline is taken back and answered 503.

use super::EventActor;
use crate::actors::gate::Undecided;
use crate::actors::messages::Unsaid;
use crate::domain::ledger::{Command, Outcome};
use crate::stores::journal::Journal;
use actix::prelude::*;
use tokio::time::Instant;

impl<J: Journal> EventActor<J> {
    /// One timer for the earliest deadline, however many wait. Deadlines differ: an import may take its time, a scan that
    /// comes behind it may not.
    pub(super) fn arm_deadline(&mut self, deadline: Instant, ctx: &mut Context<Self>) {
        if let Some((armed, timer)) = self.deadline_armed {
            if armed <= deadline {
                return;
            }
            ctx.cancel_future(timer);
        }
        let timer = ctx.run_later(deadline.saturating_duration_since(Instant::now()), |actor, ctx| {
            actor.deadline_armed = None;
            actor.expire(ctx);
            if let Some(next) = actor.batches.next_deadline() {
                actor.arm_deadline(next, ctx);
            }
        });
        self.deadline_armed = Some((deadline, timer));
    }

    /// Places whose time to be paid is over go back to sale, though nobody asks for any.
    pub(super) fn give_back_lapsed_holds(&mut self, ctx: &mut Context<Self>) {
        if self.batches.has_room() && self.ledger.has_lapsed_holds(self.settings.clock.now()) {
            let Outcome { changes, .. } = self.decide(Command::ExpireHolds);
            self.batches.add(changes, None);
            self.schedule_flush(ctx);
        }
    }

    /// Takes back, latest first, what nobody will be told in time, so that later scans are decided as if it had not
    /// happened. What takes it back rides in the next batch.
    fn expire(&mut self, ctx: &mut Context<Self>) {
        let ledger = &self.ledger;
        let limited = |of| ledger.ticket_type(of).is_none_or(|facts| facts.occupancy_limit.is_some());
        let expired = self.batches.expire(Instant::now(), limited);
        if expired.is_empty() {
            return;
        }
        for waiter in expired {
            for scan in waiter.recorded.scans().iter().rev() {
                let takeback = self.decide(Command::Disown(*scan));
                self.batches.add(takeback.changes, None);
            }
            self.signals.undecided.increment(1);
            waiter.reply.say(Err(Unsaid::Undecided(Undecided::NotDurable)));
        }
        self.schedule_flush(ctx);
    }
}
