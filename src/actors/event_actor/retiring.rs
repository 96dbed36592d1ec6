//! The end of an owner that goes in order: everything taken is answered, everything answered is drained.

use super::{EventActor, say};
use crate::actors::gate::Undecided;
use crate::actors::messages::{Retire, Unsaid};
use crate::stores::journal::Journal;
use actix::prelude::*;
use std::time::Duration;
use tokio::time::Instant;

const LOOK_EVERY: Duration = Duration::from_millis(10);
/// Batches that may be undrained when the next owner's turn comes: they are copied within a moment.
const NEARLY_DRAINED: u64 = 4;
/// How long commands are still taken while the log is drained before a hand-over.
const DRAIN_FIRST: Duration = Duration::from_secs(2);
/// How long whoever asks waits for the rest to be drained. The next owner can play what is left.
const DRAIN_LAST: Duration = Duration::from_millis(300);

pub(super) struct Retiring {
    retire: Retire,
    since: Instant,
    /// Since when no command is taken.
    closed: Option<Instant>,
}

impl Retiring {
    /// What a command is told that is taken no longer.
    pub(super) fn refuses(&self) -> Option<Unsaid> {
        self.closed.map(|_| self.unsaid())
    }

    fn unsaid(&self) -> Unsaid {
        if self.retire.hand_over { Unsaid::NotOwner } else { Unsaid::Undecided(Undecided::Stopping) }
    }
}

impl<J: Journal> Handler<Retire> for EventActor<J> {
    type Result = ();

    fn handle(&mut self, retire: Retire, ctx: &mut Context<Self>) {
        if retire.hand_over && self.standby.has_begun() {
            // Nobody else could take it: its journal is here.
            return say(retire.reply, false);
        }
        let now = Instant::now();
        let closed = (!retire.hand_over).then_some(now);
        self.drain.hurry();
        self.retiring = Some(Retiring { retire, since: now, closed });
        ctx.run_interval(LOOK_EVERY, Self::go_on_retiring);
    }
}

impl<J: Journal> EventActor<J> {
    /// Nobody else can take the event before its journal is replayed: it is not handed over after all.
    pub(super) fn stay(&mut self) {
        if let Some(retiring) = self.retiring.take_if(|retiring| retiring.retire.hand_over) {
            say(retiring.retire.reply, false);
        }
    }

    pub(super) fn go_on_retiring(&mut self, ctx: &mut Context<Self>) {
        let now = Instant::now();
        let done = self.batches.is_idle() && !self.repairing && !self.pulling.running;
        let drained = self.is_drained();
        let lag = self.batches.committed().saturating_sub(self.drain.watermark());
        let Some(retiring) = &mut self.retiring else { return };
        if retiring.closed.is_none() && (lag <= NEARLY_DRAINED || now >= retiring.since + DRAIN_FIRST) {
            retiring.closed = Some(now);
            // What is being decided now is looked at next time.
            return;
        }
        let Some(closed) = retiring.closed else { return };
        let drained_enough = drained || (retiring.retire.hand_over && now >= closed + DRAIN_LAST);
        let over = now >= retiring.retire.by;
        if !(over || done && drained_enough) {
            return;
        }
        let unsaid = retiring.unsaid();
        if let Some(retiring) = self.retiring.take() {
            say(retiring.retire.reply, done && drained);
        }
        self.stop(ctx, "retired", unsaid);
    }
}
