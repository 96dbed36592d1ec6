//! Gathers changes while one batch is in flight, and answers only when the batch that carries an answer is durable.
//!
//! This is the home of the promise "what was answered survives": nothing else sends an answer that rests on state.
//! It is bounded, and an accepted scan reserves room for the change that would take it back.

mod shaken;

use crate::actors::messages::Told;
use crate::actors::post::ReplyTo;
use crate::domain::ids::{ScanId, TicketTypeId};
use crate::domain::ledger::{Change, What};
use shaken::Shaken;
use std::collections::VecDeque;
use tokio::time::Instant;

/// Somebody who waits for an answer.
pub struct Waiter {
    pub told: Told,
    pub reply: ReplyTo,
    pub arrived: Instant,
    pub deadline: Instant,
    /// The scans that this very command recorded, to be taken back if its answer cannot be given in time.
    pub recorded: Recorded,
    /// False for a repeat: its scan was counted when it was first answered.
    pub counts: bool,
    /// So many exits that went before it were taken back while it waited.
    pub exits_undone: u32,
}

/// Scans that a command recorded, in the order of their decision. Most commands record one.
#[derive(Debug)]
pub enum Recorded {
    Nothing,
    One(ScanId),
    Group(Vec<ScanId>),
}

impl Recorded {
    pub fn by(changes: &[Change]) -> Recorded {
        let mut recorded = Recorded::Nothing;
        for change in changes {
            let What::Scanned(scan) = &change.what else { continue };
            let scan = scan.answer.scan;
            recorded = match recorded {
                Recorded::Nothing => Recorded::One(scan),
                Recorded::One(first) => Recorded::Group(vec![first, scan]),
                Recorded::Group(mut scans) => {
                    scans.push(scan);
                    Recorded::Group(scans)
                }
            };
        }
        recorded
    }

    pub fn scans(&self) -> &[ScanId] {
        match self {
            Recorded::Nothing => &[],
            Recorded::One(scan) => std::slice::from_ref(scan),
            Recorded::Group(scans) => scans,
        }
    }
}

/// Changes under one number, and who waits for them.
#[derive(Default)]
pub struct Gathering {
    pub seq: u64,
    pub changes: Vec<Change>,
    pub waiters: Vec<Waiter>,
}

/// What is on its way to Redis.
struct InFlight {
    /// The last number it carries; the committed one if it only asks whether we still own the event.
    seq: u64,
    waiters: Vec<Waiter>,
}

/// How much may wait.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Changes in one commit: the commit script's argument list has a limit.
    pub batch_changes: usize,
    /// Changes that may wait in all, and answers: what an actor can lose sight of in an outage is bounded by it.
    pub waiting_changes: usize,
}

pub struct Batches {
    limits: Limits,
    /// The last sequence known to be durable.
    committed: u64,
    in_flight: Option<InFlight>,
    gatherings: VecDeque<Gathering>,
    changes_waiting: usize,
    takebacks_reserved: usize,
    answers_waiting: usize,
}

impl Batches {
    pub fn new(committed: u64, limits: Limits) -> Batches {
        Batches {
            limits,
            committed,
            in_flight: None,
            gatherings: VecDeque::new(),
            changes_waiting: 0,
            takebacks_reserved: 0,
            answers_waiting: 0,
        }
    }

    pub fn committed(&self) -> u64 {
        self.committed
    }

    /// Whether one more command may be taken: room for what it changes and for taking it back.
    pub fn has_room(&self) -> bool {
        self.changes_waiting + self.takebacks_reserved + 2 <= self.limits.waiting_changes
            && self.answers_waiting < self.limits.waiting_changes
    }

    pub fn is_idle(&self) -> bool {
        self.in_flight.is_none() && self.gatherings.is_empty()
    }

    /// Whether changes are decided that are not on their way yet.
    pub fn is_behind(&self) -> bool {
        self.gatherings.iter().any(|gathering| !gathering.changes.is_empty())
    }

    pub fn is_in_flight(&self) -> bool {
        self.in_flight.is_some()
    }

    /// How many wait for an answer.
    pub fn waiting(&self) -> usize {
        self.answers_waiting
    }

    /// The number that the next change will be committed under.
    pub fn next_seq(&self) -> u64 {
        let sent = self.in_flight.as_ref().map_or(self.committed, |batch| batch.seq);
        match self.gatherings.back() {
            None => sent + 1,
            Some(open) if open.changes.len() < self.limits.batch_changes => open.seq,
            Some(full) => full.seq + 1,
        }
    }

    /// Takes changes that were decided under [`Batches::next_seq`], and whoever waits for them.
    pub fn add(&mut self, changes: Vec<Change>, waiter: Option<Waiter>) {
        if changes.is_empty() && waiter.is_none() {
            return;
        }
        let seq = self.next_seq();
        if self.gatherings.back().is_none_or(|open| open.seq != seq) {
            self.gatherings.push_back(Gathering { seq, ..Gathering::default() });
        }
        self.changes_waiting += changes.len();
        let open = self.gatherings.back_mut().expect("one was pushed if there was none");
        open.changes.extend(changes);
        if let Some(waiter) = waiter {
            self.takebacks_reserved += waiter.recorded.scans().len();
            self.answers_waiting += 1;
            open.waiters.push(waiter);
        }
    }

    /// Asks at the next opportunity whether the event is still ours, if nothing else goes there anyway.
    pub fn ask_owner(&mut self) {
        if self.gatherings.is_empty() {
            let seq = self.next_seq();
            self.gatherings.push_back(Gathering { seq, ..Gathering::default() });
        }
    }

    /// The next batch to send, if none is in flight: its number and changes. No changes: ask only whether we still own
    /// the event. The caller seals and sends it, and reports [`Batches::landed`].
    pub fn send(&mut self) -> Option<(u64, Vec<Change>)> {
        if self.in_flight.is_some() {
            return None;
        }
        let gathering = self.gatherings.pop_front()?;
        let seq = if gathering.changes.is_empty() { self.committed } else { gathering.seq };
        self.in_flight = Some(InFlight { seq, waiters: gathering.waiters });
        Some((seq, gathering.changes))
    }

    /// Takes everything that waits along with the batch in flight: a repair writes the whole state, theirs included.
    pub fn send_all(&mut self) -> Vec<(u64, Vec<Change>)> {
        let mut in_flight = self.in_flight.take().unwrap_or(InFlight { seq: self.committed, waiters: Vec::new() });
        let mut taken = Vec::new();
        for gathering in self.gatherings.drain(..) {
            in_flight.waiters.extend(gathering.waiters);
            if !gathering.changes.is_empty() {
                in_flight.seq = gathering.seq;
                taken.push((gathering.seq, gathering.changes));
            }
        }
        self.in_flight = Some(in_flight);
        taken
    }

    /// What was in flight is durable: these may be answered now. `changes` is how many it carried.
    pub fn landed(&mut self, changes: usize) -> Vec<Waiter> {
        let Some(batch) = self.in_flight.take() else { return Vec::new() };
        self.committed = batch.seq;
        self.changes_waiting = self.changes_waiting.saturating_sub(changes);
        self.release(&batch.waiters);
        batch.waiters
    }

    /// The earliest deadline of anybody who waits.
    pub fn next_deadline(&self) -> Option<Instant> {
        let in_flight = self.in_flight.iter().flat_map(|batch| batch.waiters.iter());
        let gathered = self.gatherings.iter().flat_map(|gathering| gathering.waiters.iter());
        in_flight.chain(gathered).map(|waiter| waiter.deadline).min()
    }

    /// Everybody whose time is over, and everybody behind them who rests on what they recorded: what rests on an undecided
    /// scan is undecided too. `limited` tells the types that have a limit of people inside. Latest first, so that each can
    /// be taken back in turn.
    pub fn expire(&mut self, now: Instant, limited: impl Fn(TicketTypeId) -> bool) -> Vec<Waiter> {
        let mut shaken = Shaken::default();
        let mut over = |waiter: &mut Waiter| shaken.takes(waiter, now, &limited);
        let mut expired = Vec::new();
        if let Some(batch) = &mut self.in_flight {
            expired.extend(batch.waiters.extract_if(.., &mut over));
        }
        for gathering in &mut self.gatherings {
            expired.extend(gathering.waiters.extract_if(.., &mut over));
        }
        self.release(&expired);
        expired.reverse();
        expired
    }

    /// Everybody, because the actor stops.
    pub fn abandon(&mut self) -> Vec<Waiter> {
        let mut all = self.in_flight.take().map_or_else(Vec::new, |batch| batch.waiters);
        all.extend(self.gatherings.drain(..).flat_map(|gathering| gathering.waiters));
        all
    }

    fn release(&mut self, waiters: &[Waiter]) {
        let scans: usize = waiters.iter().map(|waiter| waiter.recorded.scans().len()).sum();
        self.takebacks_reserved = self.takebacks_reserved.saturating_sub(scans);
        self.answers_waiting = self.answers_waiting.saturating_sub(waiters.len());
    }
}

#[cfg(test)]
mod tests;
