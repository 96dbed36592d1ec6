//! The end of an owner that goes in order: everything taken is answered, everything answered is drained.

use super::{EventActor, say};
use crate::actors::gate::Undecided;
use crate::actors::messages::{Retire, Retired, Retirement, Unsaid};
use crate::stores::journal::Journal;
use actix::prelude::*;
use std::time::Duration;
use tokio::time::Instant;

const LOOK_EVERY: Duration = Duration::from_millis(10);
/// Batches that may be undrained when the next owner's turn comes: they are copied within a moment.
const NEARLY_DRAINED: u64 = 4;
/// How long a log may grow as fast as it is drained before a hand-over goes on nevertheless.
const DRAIN_FIRST: Duration = Duration::from_secs(2);
/// How long before the end of its time an owner that must go does so, though Postgres does not take its log: without
/// Postgres nobody could follow.
const GO_BEFORE: Duration = Duration::from_secs(2);
/// How long whoever asks waits for the rest to be drained. The next owner can play what is left.
const DRAIN_LAST: Duration = Duration::from_millis(300);

pub(super) struct Retiring {
    retire: Retire,
    since: Instant,
    /// What was committed then. Once it is drained, Postgres takes the log.
    mark: u64,
    /// Since when no command is taken.
    closed: Option<Instant>,
}

impl Retiring {
    /// What a command is told that is taken no longer.
    pub(super) fn refuses(&self) -> Option<Unsaid> {
        self.closed.map(|_| self.unsaid())
    }

    fn unsaid(&self) -> Unsaid {
        match self.retire.why {
            Retirement::End => Unsaid::Undecided(Undecided::Stopping),
            Retirement::Leave | Retirement::Move => Unsaid::NotOwner,
        }
    }

    fn hands_over(&self) -> bool {
        self.retire.why != Retirement::End
    }

    /// Whether commands are taken no longer from now on; `None` = never, it stays.
    fn closes(&self, now: Instant, committed: u64, drained: u64) -> Option<bool> {
        let nearly = committed.saturating_sub(drained) <= NEARLY_DRAINED;
        if nearly || (drained >= self.mark && now >= self.since + DRAIN_FIRST) {
            return Some(true);
        }
        let late = now + GO_BEFORE >= self.retire.by;
        if late && self.retire.why == Retirement::Move { None } else { Some(late) }
    }
}

impl<J: Journal> Handler<Retire> for EventActor<J> {
    type Result = ();

    fn handle(&mut self, retire: Retire, ctx: &mut Context<Self>) {
        let now = Instant::now();
        let closed = (retire.why == Retirement::End).then_some(now);
        let retiring = Retiring { retire, since: now, mark: self.batches.committed(), closed };
        if retiring.hands_over() && self.standby.has_begun() {
            // Nobody else could take it: its journal is here.
            return say(retiring.retire.reply, Retired::Stayed);
        }
        self.drain.hurry();
        self.retiring = Some(retiring);
        ctx.run_interval(LOOK_EVERY, Self::go_on_retiring);
    }
}

impl<J: Journal> EventActor<J> {
    /// It is not handed over after all: nobody else could take the event before its journal is replayed, or its log drained.
    pub(super) fn stay(&mut self) {
        if let Some(retiring) = self.retiring.take_if(|retiring| retiring.hands_over()) {
            say(retiring.retire.reply, Retired::Stayed);
        }
    }

    pub(super) fn go_on_retiring(&mut self, ctx: &mut Context<Self>) {
        let now = Instant::now();
        let done = self.batches.is_idle() && !self.repairing && !self.pulling.running;
        let drained = self.is_drained();
        let Some(retiring) = &mut self.retiring else { return };
        let Some(closed) = retiring.closed else {
            match retiring.closes(now, self.batches.committed(), self.drain.watermark()) {
                // What is being decided now is looked at next time.
                Some(true) => retiring.closed = Some(now),
                Some(false) => {}
                None => self.stay(),
            }
            return;
        };
        let drained_enough = drained || (retiring.hands_over() && now >= closed + DRAIN_LAST);
        let over = now >= retiring.retire.by;
        if !(over || done && drained_enough) {
            return;
        }
        let unsaid = retiring.unsaid();
        if let Some(retiring) = self.retiring.take() {
            say(retiring.retire.reply, if done && drained { Retired::Drained } else { Retired::Undrained });
        }
        self.stop(ctx, "retired", unsaid);
    }
}
