//! The degraded mode: while Redis is away, an event whose policy is `journal` is decided into a file of this node.
//!
//! ```text
//!            grace over, policy `journal`, marked in Postgres, on disk
//!   SOUND ───────────────────────────────────────────────────────────▶ DEGRADED ──┐ each batch: on disk, then answered;
//!     ▲                                                                   │  ▲    │ beside it the oldest batch is offered
//!     │  everything is in Redis, nothing is being written to disk         │  └────┘ to Redis, one after the other
//!     └───────────────────────────────────────────────────────────────────┘
//!        then, in this order: the file is emptied, the mark cleared, the file removed
//! ```
//!
//! **Entering.** The file is made, then the event is marked in Postgres (`degraded = node`, only while our epoch is the
//! latest: else we are fenced), then the batch in flight is written, under its id and number, whether Redis had taken it or
//! not: offered again it is known there. So a mark without a file is a lost disk, and nobody takes that lightly. Where
//! Postgres is away too, only a node that is configured as the only one goes on, and marks later.
//!
//! **In it.** Nothing is answered before it is on disk. Whatever the disk does not take (full, broken, over the limit) is
//! not answered: its scans are UNDECIDED at their deadline and taken back, and the batch is tried again, on disk and, as soon
//! as nothing is before it, in Redis. Take-backs are changes like others and ride in the next batch. No batch goes past an
//! earlier one: Redis sees them in order, from one place. When few are left and Redis takes them, new ones wait for it.
//! The policy may be switched meanwhile: with `deny` nothing more is written down, what was stays and is replayed.
//!
//! **How it ends.** Redis takes everything: SOUND. Redis is back without its data (`Gap`): the repair writes memory, of which
//! the journal is a part, under a new epoch, once no batch is half-way to the disk. Another owner (`Fenced`: staff forced
//! it; Postgres is asked every second): the actor stops, and what it said goes to Postgres as facts. SIGTERM, a fall,
//! kill -9: the file and the mark stay, and `journals/settle.rs` hands it in before the event is acquired here again. An
//! event in this mode neither sleeps nor is handed over.

use super::EventActor;
use super::landing::{Courier, Landed};
use crate::actors::journals::{Book, BookError, InUse, Journals};
use crate::domain::ids::EventId;
use crate::domain::ticket_type::OutagePolicy;
use crate::signals;
use crate::stores::StoreError;
use crate::stores::books::Books;
use crate::stores::journal::{Commit, Journal, JournalError, SealedBatch};
use actix::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;
use tokio::time::Instant;
use uuid::Uuid;

/// Batches that may still wait for Redis when new ones begin to wait for it too, instead of going to the disk.
const NEARLY_REPLAYED: usize = 16;
const PAUSE_FIRST: Duration = Duration::from_millis(5);
const PAUSE_LAST: Duration = Duration::from_millis(250);
/// How often Postgres is asked whether the event is still ours.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How long Postgres may take to hear of an outage; the scans in flight wait for it.
const MARK_WITHIN: Duration = Duration::from_millis(1000);
/// The same where it need not: nobody else could take the event.
const MARK_WITHIN_ALONE: Duration = Duration::from_millis(200);

/// What the actor and the courier of the batch in flight both see. One thread.
pub(super) struct Standby {
    pub policy: Cell<OutagePolicy>,
    journals: Journals,
    book: Book,
    /// Batches go to the disk; earlier ones wait there for Redis.
    degraded: Cell<bool>,
    /// The batch in flight may be on its way to the disk.
    writing: Cell<bool>,
    /// Redis is there and has lost data.
    pub gap: Cell<bool>,
    /// The outage that was begun: there may be a file, and a mark in Postgres.
    outage: RefCell<Option<Begun>>,
}

struct Begun {
    number: u64,
    mark: Uuid,
    /// Postgres knows.
    marked: bool,
    in_use: InUse,
}

impl Standby {
    pub fn new(event: EventId, policy: OutagePolicy, journals: &Journals) -> Rc<Standby> {
        Rc::new(Standby {
            policy: Cell::new(policy),
            journals: journals.clone(),
            book: journals.book(event),
            degraded: Cell::default(),
            writing: Cell::default(),
            gap: Cell::default(),
            outage: RefCell::default(),
        })
    }

    pub fn is_degraded(&self) -> bool {
        self.degraded.get()
    }

    /// Whether there is anything left of an outage here.
    pub fn has_begun(&self) -> bool {
        self.outage.borrow().is_some()
    }

    /// Whether a batch that is sent since `began` may be written down now.
    pub fn may_journal(&self, began: Instant) -> bool {
        let waited = self.is_degraded() || began.elapsed() >= self.journals.settings().grace;
        self.policy.get() == OutagePolicy::Journal && waited
    }

    /// One attempt at Redis; cut off at the end of the grace where there is another way.
    pub async fn within_grace<T>(
        &self,
        began: Instant,
        attempt: impl Future<Output = Result<T, JournalError>>,
    ) -> Result<T, JournalError> {
        let until = began + self.journals.settings().grace;
        if self.policy.get() == OutagePolicy::Deny || Instant::now() >= until {
            return attempt.await;
        }
        let cut = || JournalError::Unreachable("it takes longer than outage.grace_ms".into());
        tokio::time::timeout_at(until, attempt).await.unwrap_or_else(|_| Err(cut()))
    }
}

/// Why a batch could not be written down.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotWritten {
    #[error(transparent)]
    Book(#[from] BookError),
    #[error("postgres could not be told that this node journals: {0}")]
    Unmarked(StoreError),
}

impl NotWritten {
    fn word(&self) -> &'static str {
        match self {
            NotWritten::Book(BookError::Full { .. }) => "full",
            NotWritten::Book(BookError::Local(_) | BookError::LeftOver | BookError::Task(_)) => "disk",
            NotWritten::Unmarked(_) => "mark",
        }
    }
}

impl<J: Journal> Courier<J> {
    /// Writes the batch down, where its turn comes by it. `None`: not this time.
    pub(super) async fn journal(&self, batch: Option<&SealedBatch>) -> Option<Landed> {
        self.standby.writing.set(true);
        let started = Instant::now();
        match self.write_down(batch).await {
            // The actor knows it in the same moment, and sees to `writing` itself.
            Ok(true) => {
                signals::journal_written(started.elapsed());
                Some(Landed::Journaled)
            }
            Ok(false) => Some(Landed::Fenced),
            Err(error) => {
                self.standby.writing.set(false);
                signals::journal_error(self.event, error.word());
                tracing::warn!(event = %self.event, %error, "a batch could not be journaled; trying again");
                None
            }
        }
    }

    /// False: another node owns the event.
    async fn write_down(&self, batch: Option<&SealedBatch>) -> Result<bool, NotWritten> {
        let standby = &self.standby;
        if !standby.is_degraded() {
            if !standby.has_begun() {
                let in_use = standby.journals.take_in_use(self.event);
                let number = standby.book.begin().await?;
                let begun = Begun { number, mark: Uuid::new_v4(), marked: false, in_use };
                standby.outage.replace(Some(begun));
            }
            if !self.mark().await? {
                return Ok(false);
            }
        }
        if let Some(batch) = batch {
            let bytes = standby.book.write(self.epoch, batch.clone()).await?;
            signals::journal_bytes(self.event, bytes);
        }
        standby.degraded.set(true);
        Ok(true)
    }

    /// From now on no other node can win the event. False: one has.
    async fn mark(&self) -> Result<bool, NotWritten> {
        let alone = self.standby.journals.settings().only_node;
        let Some(mark) = self.standby.outage.borrow().as_ref().map(|begun| begun.mark) else { return Ok(false) };
        let within = if alone { MARK_WITHIN_ALONE } else { MARK_WITHIN };
        let marking = self.store.mark_degraded(self.event, self.epoch, &self.node, mark);
        match tokio::time::timeout(within, marking).await {
            Ok(Ok(is_ours)) => {
                self.standby.is_marked(mark);
                Ok(is_ours)
            }
            Ok(Err(_)) | Err(_) if alone => Ok(true),
            Ok(Err(error)) => Err(NotWritten::Unmarked(error)),
            Err(_) => Err(NotWritten::Unmarked(StoreError::Unavailable("it does not answer in time".into()))),
        }
    }
}

impl Standby {
    fn is_marked(&self, mark: Uuid) {
        if let Some(begun) = self.outage.borrow_mut().as_mut().filter(|begun| begun.mark == mark) {
            begun.marked = true;
        }
    }
}

/// The actor's own part.
pub(super) struct Outage {
    /// On disk, not in Redis; the oldest first.
    waiting: VecDeque<Rc<SealedBatch>>,
    /// One of them is being offered to Redis.
    replaying: bool,
    /// Redis took the last one that it was offered.
    flowing: bool,
    pause: Duration,
    looking: bool,
    looked: Instant,
}

impl Default for Outage {
    fn default() -> Outage {
        Outage {
            waiting: VecDeque::new(),
            replaying: false,
            flowing: false,
            pause: PAUSE_FIRST,
            looking: false,
            looked: Instant::now(),
        }
    }
}

impl<J: Journal> EventActor<J> {
    /// Redis takes what is left within a moment: what comes now waits for it.
    pub(super) fn waits_for_replay(&self) -> bool {
        self.standby.is_degraded() && self.outage.flowing && self.outage.waiting.len() <= NEARLY_REPLAYED
    }

    /// The batch in flight is on disk: it counts, and is answered.
    pub(super) fn journaled(&mut self, sealed: Option<Rc<SealedBatch>>, count: usize, ctx: &mut Context<Self>) {
        self.standby.writing.set(false);
        if let Some(batch) = sealed {
            self.last_batch = Some(batch.id);
            self.tail.keep(batch.seq, batch.log.clone());
            self.outage.waiting.push_back(batch);
        }
        self.answer_landed(count, true);
        self.stay();
        if self.standby.gap.get() {
            return self.repair(None, 0, ctx);
        }
        self.replay(ctx);
        self.schedule_flush(ctx);
    }

    /// Offers the oldest one to Redis; where none waits, asks whether it is back.
    fn replay(&mut self, ctx: &mut Context<Self>) {
        if self.outage.replaying || self.repairing || !self.standby.is_degraded() {
            return;
        }
        self.outage.replaying = true;
        let next = self.outage.waiting.front().cloned();
        let seq = next.as_ref().map_or(self.batches.committed(), |batch| batch.seq);
        let pause = if self.outage.flowing { Duration::ZERO } else { self.outage.pause };
        let mut courier = self.courier();
        let offer = async move {
            tokio::time::sleep(pause).await;
            let server = courier.journal.server_generation();
            (courier.attempt(next.as_deref(), seq, server).await, server, next.is_some())
        };
        ctx.spawn(offer.into_actor(self).map(|(offered, server, was_batch), actor, ctx| {
            actor.outage.replaying = false;
            match offered {
                Ok(Commit::Done) => actor.replayed(server, was_batch, ctx),
                Ok(Commit::Fenced) => actor.fenced(ctx),
                Ok(Commit::Gap) => actor.lost_data(ctx),
                Err(JournalError::Poison(why)) => actor.refused(&why, ctx),
                Err(error) => actor.still_away(&error, ctx),
            }
        }));
    }

    fn replayed(&mut self, server: u64, was_batch: bool, ctx: &mut Context<Self>) {
        self.confirmed_at = server;
        (self.outage.flowing, self.outage.pause) = (true, PAUSE_FIRST);
        if was_batch && let Some(batch) = self.outage.waiting.pop_front() {
            self.drain.committed(batch.seq, 0);
            signals::journal_replayed(self.event, 1);
        }
        if !self.outage.waiting.is_empty() {
            return self.replay(ctx);
        }
        if self.standby.writing.get() {
            // The batch in flight is on its way to the disk, or cannot get there: its end is heard of soon.
            self.outage.flowing = false;
            return self.replay(ctx);
        }
        self.end_outage(ctx);
        self.schedule_flush(ctx);
    }

    fn still_away(&mut self, error: &JournalError, ctx: &mut Context<Self>) {
        signals::redis_error("replay");
        tracing::debug!(event = %self.event, %error, "redis does not take the journal yet");
        self.outage.flowing = false;
        self.outage.pause = (self.outage.pause * 2).min(PAUSE_LAST);
        // What waited for it goes to the disk after all.
        self.schedule_flush(ctx);
        self.replay(ctx);
    }

    /// The repair waits for a batch that is half-way to the disk; its courier hears of it.
    fn lost_data(&mut self, ctx: &mut Context<Self>) {
        self.standby.gap.set(true);
        if !self.batches.is_in_flight() {
            self.repair(None, 0, ctx);
        }
    }

    /// Redis will never take it. What it says was answered: it goes on as facts, and the file stays until it has.
    fn refused(&mut self, why: &str, ctx: &mut Context<Self>) {
        tracing::error!(event = %self.event, why, "redis refused a journaled batch");
        self.hand_tail_over();
        self.stop(ctx, "poisoned", crate::actors::messages::Unsaid::NotOwner);
    }

    /// Everything is in Redis. The file and the mark go after it; a new outage does not wait for that.
    pub(super) fn end_outage(&mut self, ctx: &mut Context<Self>) {
        self.standby.degraded.set(false);
        self.outage = Outage::default();
        let Some(begun) = self.standby.outage.take() else { return };
        let (book, store) = (self.standby.book.clone(), self.store.clone());
        let (event, node) = (self.event, self.node.node.to_string());
        let tidy_up = async move {
            let Begun { number, mark, in_use, .. } = begun;
            if let Err(error) = book.clear(number).await {
                tracing::warn!(event = %event, %error, "a journal that is in redis could not be emptied");
            }
            while let Err(error) = store.clear_degraded(event, &node, Some(mark)).await {
                signals::postgres_error("degraded");
                tracing::debug!(event = %event, %error, "the mark of an outage that is over is not cleared yet");
                tokio::time::sleep(LOOK_EVERY).await;
            }
            if let Err(error) = book.end(number).await {
                tracing::warn!(event = %event, %error, "an empty journal could not be removed");
            }
            signals::journal_bytes(event, 0);
            drop(in_use);
        };
        ctx.spawn(tidy_up.into_actor(self));
    }

    /// Every now and then: Postgres is told if it was not, and asked whether staff gave the event away.
    pub(super) fn look_after_outage(&mut self, ctx: &mut Context<Self>) {
        let due = self.standby.is_degraded() && self.outage.looked.elapsed() >= LOOK_EVERY;
        if !due || self.outage.looking || self.repairing {
            return;
        }
        let Some((number, mark, marked)) =
            self.standby.outage.borrow().as_ref().map(|begun| (begun.number, begun.mark, begun.marked))
        else {
            return;
        };
        self.outage.looking = true;
        let (store, event, epoch, node) = (self.store.clone(), self.event, self.epoch, self.node.node.to_string());
        let look = async move {
            if !marked {
                return store.mark_degraded(event, epoch, &node, mark).await;
            }
            let known = store.epoch(event).await?;
            Ok(known.is_some_and(|known| known.epoch == epoch && known.degraded == Some(node)))
        };
        ctx.spawn(look.into_actor(self).map(move |looked, actor, ctx| {
            (actor.outage.looking, actor.outage.looked) = (false, Instant::now());
            let same = actor.standby.outage.borrow().as_ref().is_some_and(|begun| begun.number == number);
            if !same || !actor.standby.is_degraded() || actor.repairing || actor.epoch != epoch {
                return;
            }
            match looked {
                Ok(true) => actor.standby.is_marked(mark),
                Ok(false) => actor.fenced(ctx),
                Err(error) => {
                    signals::postgres_error("degraded");
                    tracing::debug!(event = %event, %error, "postgres does not say whether the event is still ours");
                }
            }
        }));
    }
}
