//! From decided to durable: seals a batch, sends it until it lands, and answers whoever rode with it.

use super::outage::Standby;
use super::{EventActor, answer_of, live_scan};
use crate::actors::batch::Waiter;
use crate::actors::gate::Undecided;
use crate::actors::messages::Unsaid;
use crate::actors::post::Answers;
use crate::domain::ids::{BatchId, EventId};
use crate::domain::ledger::{Change, Reply};
use crate::stores::books::Books;
use crate::stores::journal::{Commit, Draft, Fence, Journal, JournalError, SealedBatch};
use actix::prelude::*;
use std::rc::Rc;
use std::time::Duration;
use tokio::time::Instant;

/// How long to wait before a batch is sent again: short at first, since most interruptions are.
const RETRY_FIRST: Duration = Duration::from_millis(5);
const RETRY_LAST: Duration = Duration::from_millis(250);

/// How sending a batch ended.
pub(super) enum Landed {
    Durable {
        server: u64,
    },
    /// On the disk of this node, while Redis is away.
    Journaled,
    Fenced,
    Gap,
    Poison(String),
}

/// What it takes to send: everything a future may hold while the actor goes on deciding.
pub(super) struct Courier<J: Journal> {
    pub journal: J,
    pub store: J::Books,
    pub event: EventId,
    pub epoch: u64,
    pub node: String,
    pub standby: Rc<Standby>,
    confirmed_at: u64,
}

impl<J: Journal> EventActor<J> {
    /// Sends after the messages that wait in the mailbox now: they ride in the same batch.
    pub(super) fn schedule_flush(&mut self, ctx: &mut Context<Self>) {
        if self.flush_scheduled || self.repairing || self.batches.is_in_flight() {
            return;
        }
        self.flush_scheduled = true;
        ctx.spawn(tokio::task::yield_now().into_actor(self).map(|(), actor, ctx| {
            actor.flush_scheduled = false;
            actor.send_next(ctx);
        }));
    }

    fn send_next(&mut self, ctx: &mut Context<Self>) {
        if self.repairing || self.waits_for_replay() {
            return;
        }
        let Some((seq, changes)) = self.batches.send() else { return };
        self.signals.batch_size.record(changes.len() as f64);
        self.touched.add(seq, &changes);
        self.note_sold_out();
        let count = changes.len();
        let sealed = (count > 0).then(|| Rc::new(self.seal(seq, &changes)));
        let courier = self.courier();
        let started = Instant::now();
        let sent = sealed.clone();
        let send = async move { courier.deliver(sent.as_deref(), seq).await };
        ctx.spawn(send.into_actor(self).map(move |landed, actor, ctx| {
            if !matches!(landed, Landed::Journaled) {
                actor.signals.commit.record(started.elapsed().as_secs_f64());
            }
            actor.on_landed(landed, sealed, count, ctx);
        }));
    }

    pub(super) fn courier(&self) -> Courier<J> {
        Courier {
            journal: self.journal.clone(),
            store: self.store.clone(),
            event: self.event,
            epoch: self.epoch,
            node: self.node.node.to_string(),
            standby: self.standby.clone(),
            confirmed_at: self.confirmed_at,
        }
    }

    pub(super) fn seal(&self, seq: u64, changes: &[Change]) -> SealedBatch {
        let counters = self.ledger.occupancy();
        let draft = Draft {
            id: BatchId::from_bytes(uuid::Uuid::now_v7().into_bytes()),
            seq,
            now: self.ledger.last_decided(),
            changes,
            counters: &counters,
        };
        draft.seal()
    }

    fn on_landed(&mut self, landed: Landed, sealed: Option<Rc<SealedBatch>>, count: usize, ctx: &mut Context<Self>) {
        match landed {
            Landed::Durable { server } => {
                self.confirmed_at = server;
                if let Some(batch) = sealed {
                    self.last_batch = Some(batch.id);
                    self.tail.keep(batch.seq, batch.log.clone());
                }
                self.show_sold_out();
                self.answer_landed(count, false);
                if self.standby.has_begun() {
                    // Redis came back before the disk took anything.
                    self.end_outage(ctx);
                }
                self.schedule_flush(ctx);
            }
            Landed::Journaled => {
                self.take_sign_down();
                self.journaled(sealed, count, ctx);
            }
            Landed::Fenced => self.fenced(ctx),
            Landed::Gap => self.repair(sealed, count, ctx),
            Landed::Poison(why) => self.poisoned(sealed, &why, ctx),
        }
    }

    /// What rode with the batch in flight is durable: say it.
    pub(super) fn answer_landed(&mut self, count: usize, degraded: bool) {
        let landed = self.batches.landed(count);
        // What is journaled is not in the log yet.
        self.drain.committed(if degraded { 0 } else { self.batches.committed() }, landed.len());
        if degraded {
            self.signals.degraded.increment(landed.len() as u64);
        }
        let scans: Vec<_> = landed.iter().flat_map(|waiter| waiter.recorded.scans()).copied().collect();
        self.ledger.settle(&scans);
        let mut answers = Answers::default();
        for mut waiter in landed {
            self.count(&waiter);
            waiter.told.degraded = degraded;
            answers.add(waiter.reply, Ok(waiter.told));
        }
        answers.send();
        self.signals.waiting.set(self.batches.waiting() as f64);
    }

    fn count(&mut self, waiter: &Waiter) {
        let answers = match &waiter.told.reply {
            // A repeat of a group recorded nothing: its scans were counted when they were first answered.
            Reply::Group(Ok(answers)) if !waiter.recorded.scans().is_empty() => answers.as_slice(),
            reply => answer_of(reply).filter(|_| waiter.counts).map_or(&[][..], std::slice::from_ref),
        };
        for answer in answers {
            self.signals.answered(answer);
            self.signals.inside.set(f64::from(answer.occupancy.inside));
            if self.live.receiver_count() > 0 {
                // No receiver is no error: nobody looks.
                drop(self.live.send(live_scan(answer)));
            }
        }
    }

    /// Another owner decides now. What was acknowledged and is not drained yet goes to Postgres as facts.
    pub(super) fn fenced(&mut self, ctx: &mut Context<Self>) {
        self.hand_tail_over();
        self.stop(ctx, "fenced", Unsaid::NotOwner);
    }

    pub(super) fn hand_tail_over(&mut self) {
        self.tail.forget_until(self.drain.watermark());
        self.tail.hand_over(self.store.clone(), self.epoch);
    }

    /// Redis will never take this batch: keep its bytes for a person, and start afresh from what is durable.
    fn poisoned(&mut self, sealed: Option<Rc<SealedBatch>>, why: &str, ctx: &mut Context<Self>) {
        if let Some(batch) = sealed {
            let file = self.settings.poison_dir.join(format!("{}-{}.batch", self.event, batch.seq));
            let kept =
                std::fs::create_dir_all(&self.settings.poison_dir).and_then(|()| std::fs::write(&file, &batch.log));
            let file = file.display();
            match kept {
                Ok(()) => {
                    tracing::error!(event = %self.event, why, %file, "redis refused a batch; its bytes were kept")
                }
                Err(error) => tracing::error!(event = %self.event, why, %error, %file, "redis refused a batch"),
            }
        }
        self.stop(ctx, "poisoned", Unsaid::Undecided(Undecided::Unavailable));
    }
}

impl<J: Journal> Courier<J> {
    /// Sends until it lands, in Redis or, where that is away and the event wants it, on disk: both know a batch that they
    /// have, and nobody was told anything yet.
    async fn deliver(mut self, batch: Option<&SealedBatch>, seq: u64) -> Landed {
        let (began, standby) = (Instant::now(), self.standby.clone());
        let mut pause = RETRY_FIRST;
        loop {
            if standby.gap.get() {
                return Landed::Gap;
            }
            if !standby.is_degraded() {
                let server = self.journal.server_generation();
                match standby.within_grace(began, self.attempt(batch, seq, server)).await {
                    Ok(Commit::Done) => return Landed::Durable { server },
                    Ok(Commit::Fenced) => return Landed::Fenced,
                    Ok(Commit::Gap) => return Landed::Gap,
                    Err(JournalError::Poison(why)) => return Landed::Poison(why),
                    Err(error) => {
                        crate::signals::redis_error("commit");
                        tracing::debug!(event = %self.event, %error, "batch not taken; sending again");
                    }
                }
            }
            if standby.may_journal(began)
                && let Some(landed) = self.journal(batch).await
            {
                return landed;
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(RETRY_LAST);
        }
    }

    /// At another server than before the owner first confirms its epoch in Postgres: a failover may have brought back a
    /// Redis that does not know of a newer owner. The same server knows of every owner there was, and its script
    /// compares epoch and sequence, so a mere time-out needs no Postgres.
    pub(super) async fn attempt(
        &mut self,
        batch: Option<&SealedBatch>,
        seq: u64,
        server: u64,
    ) -> Result<Commit, JournalError> {
        if server != self.confirmed_at {
            match self.store.epoch(self.event).await {
                Ok(Some(known)) if known.epoch == self.epoch => self.confirmed_at = server,
                Ok(_) => return Ok(Commit::Fenced),
                Err(error) => {
                    crate::signals::postgres_error("epoch");
                    return Err(JournalError::Unreachable(error.to_string()));
                }
            }
        }
        let fence = Fence { epoch: self.epoch, generation: self.confirmed_at };
        match batch {
            Some(batch) => self.journal.commit(self.event, fence, batch).await,
            None => self.journal.confirm(self.event, fence, seq).await,
        }
    }
}
