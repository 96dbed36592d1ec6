//! One event's actor: mailbox, ledger, batch, reply. It decides in one synchronous step and answers when the decision is
//! durable; not one `if` about tickets stands here.
//!
//! It stops, and the directory rebuilds it, whenever it cannot know its state: fenced by another owner, or a batch that
//! Redis will never take.

mod expiry;
mod facts;
#[cfg(feature = "testing")]
pub mod inspect;
mod landing;
mod outage;
mod reads;
mod repair;
mod retiring;
mod sold_out;
mod telling;
mod touched;

pub use touched::TouchedTicket;

use crate::actors::batch::{Batches, Limits, Recorded, Waiter};
use crate::actors::clock::Clock;
use crate::actors::gate::{LiveScan, TypeName, Undecided};
use crate::actors::journals::Journals;
use crate::actors::messages::{Ask, Asks, ConfirmOwner, Told, Unsaid};
use crate::actors::owner::{Owned, Tail};
use crate::actors::refusals::RefusalGate;
use crate::actors::scan_drain::DrainHandle;
use crate::actors::sold_out::{Sign, SoldOut};
use crate::domain::ids::{BatchId, EventId, HoldId, ScanId};
use crate::domain::label::Label;
use crate::domain::ledger::{Command, EventLedger, Outcome, Reply, ScanReply, Stamp, What};
use crate::domain::scan::{Answer, Decision};
use crate::signals::EventSignals;
use crate::stores::journal::{Journal, NodeTag};
use crate::stores::postgres::fenced::Waiting;
use actix::prelude::*;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, oneshot};
use tokio::time::Instant;
use touched::Touched;

/// How an event's actor behaves. Filled by the configuration.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Commands that may wait in the mailbox; more are answered 503.
    pub mailbox: usize,
    pub limits: Limits,
    /// An event without a command for so long goes to sleep; zero = never.
    pub idle_sleep: Duration,
    /// Refusals per second and device that are logged; more are counted only.
    pub refusals_logged_per_second: u32,
    /// How many bytes of acknowledged, undrained log are kept to refill a Redis that lost its data.
    pub tail_bytes_max: usize,
    /// Where a batch goes that Redis will never take.
    pub poison_dir: PathBuf,
    /// Where batches go while Redis is away, for events that want it.
    pub journals: Journals,
    /// What time of day it is.
    pub clock: Clock,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            mailbox: 4096,
            limits: Limits { batch_changes: 512, waiting_changes: 8192 },
            idle_sleep: Duration::from_secs(600),
            refusals_logged_per_second: 200,
            tail_bytes_max: 256 << 20,
            poison_dir: PathBuf::from("poison"),
            journals: Journals::default(),
            clock: Clock::default(),
        }
    }
}

/// Scans that the live feed may lag behind before it misses some.
const LIVE_BACKLOG: usize = 1024;

pub struct EventActor<J: Journal> {
    event: EventId,
    ledger: EventLedger,
    batches: Batches,
    /// The epoch that Postgres gave us; it rises with a repair.
    epoch: u64,
    /// The batch that was committed last.
    last_batch: Option<BatchId>,
    /// The Redis server, by its generation, at which our epoch was last confirmed.
    confirmed_at: u64,
    tail: Tail,
    touched: Touched,
    /// What waited to be taken over when the event was loaded.
    fenced: Vec<Waiting>,
    /// Holds that were tickets when the event was loaded.
    sold: Vec<HoldId>,
    /// How far the log is in Postgres; dropping it stops the drain.
    drain: DrainHandle,
    journal: J,
    store: J::Books,
    node: NodeTag,
    settings: Settings,
    signals: EventSignals,
    refusals: RefusalGate,
    live: broadcast::Sender<LiveScan>,
    flush_scheduled: bool,
    /// When the timer of deadlines rings.
    deadline_armed: Option<(Instant, SpawnHandle)>,
    repairing: bool,
    standby: Rc<outage::Standby>,
    outage: outage::Outage,
    pulling: facts::Pull,
    retiring: Option<retiring::Retiring>,
    last_asked: Instant,
    telling: telling::Telling,
    /// What is sold out, for everybody on this node to see, and what it will be when the batch in flight has landed.
    sign: Arc<Sign>,
    to_show: Option<SoldOut>,
}

impl<J: Journal> EventActor<J> {
    pub fn new(owned: Owned, drain: DrainHandle, journal: J, store: J::Books, settings: Settings) -> Self {
        let event = owned.ledger.event();
        drain.committed(owned.seq, 0);
        let mut signals = EventSignals::new(event);
        signals.found(owned.ledger.scans_kept(), settings.clock.now());
        EventActor {
            event,
            batches: Batches::new(owned.seq, settings.limits),
            epoch: owned.epoch,
            last_batch: owned.batch,
            confirmed_at: owned.server,
            fenced: owned.fenced,
            sold: owned.sold,
            standby: outage::Standby::new(event, owned.ledger.outage(), &settings.journals),
            outage: outage::Outage::default(),
            touched: Touched::found(owned.seq, owned.ledger.tickets_after(owned.drained)),
            ledger: owned.ledger,
            tail: owned.tail,
            node: owned.node,
            drain,
            journal,
            store,
            signals,
            refusals: RefusalGate::new(settings.refusals_logged_per_second),
            live: broadcast::channel(LIVE_BACKLOG).0,
            flush_scheduled: false,
            deadline_armed: None,
            repairing: false,
            pulling: facts::Pull::default(),
            retiring: None,
            last_asked: Instant::now(),
            telling: telling::Telling::default(),
            sign: Arc::new(Sign::new(settings.clock.clone())),
            to_show: None,
            settings,
        }
    }

    fn decide(&mut self, command: Command) -> Outcome {
        let stamp = Stamp { now: self.settings.clock.now(), seq: self.batches.next_seq() };
        let mut outcome = self.ledger.apply(command, stamp);
        // Postgres has the facts already; the log says what was decided.
        outcome.changes.retain(|change| !matches!(change.what, What::Facts(_)));
        outcome
    }

    /// Names that a surface shows beside the reply.
    fn told(&self, reply: Reply) -> Told {
        let view = answer_of(&reply).and_then(|answer| answer.ticket);
        let ticket_type = view.and_then(|view| self.ledger.ticket_type(view.ticket_type)).map(|facts| TypeName {
            id: facts.id,
            slug: facts.slug.clone(),
            name: facts.name.clone(),
        });
        let holder = view.and_then(|view| self.ledger.holder(view.id)).map(Arc::from);
        let zone = answer_of(&reply).and_then(|answer| self.ledger.zone_of(answer));
        Told { reply, ticket_type, holder, zone, degraded: false }
    }

    fn stop(&mut self, ctx: &mut Context<Self>, why: &'static str, unsaid: Unsaid) {
        crate::signals::actor_stopped(self.event, why);
        for waiter in self.batches.abandon() {
            waiter.reply.say(Err(unsaid));
        }
        self.take_sign_down();
        // Dropped with it, a retirement hears that it was not drained.
        self.retiring = None;
        ctx.stop();
    }

    fn is_drained(&self) -> bool {
        self.drain.watermark() >= self.batches.committed()
    }

    /// Every second: lets go of what is drained, and goes to sleep or retires when nothing is left to do.
    fn tick(&mut self, ctx: &mut Context<Self>) {
        self.tail.forget_until(self.drain.watermark());
        self.touched.forget_until(self.drain.watermark());
        self.tell();
        let quiet = self.batches.is_idle() && !self.repairing && !self.pulling.running && self.is_drained();
        let quiet = quiet && !self.standby.has_begun();
        self.look_after_outage(ctx);
        if self.retiring.is_some() {
            return self.go_on_retiring(ctx);
        }
        // Whoever won the epoch may have died before it told Redis: the fence is silent then, and the log would stay here.
        if self.drain.is_refused_under(self.epoch) && !self.repairing {
            return self.fenced(ctx);
        }
        self.give_back_lapsed_holds(ctx);
        let idle = self.last_asked.elapsed();
        let watched = self.live.receiver_count() > 0;
        if quiet && !watched && !self.settings.idle_sleep.is_zero() && idle >= self.settings.idle_sleep {
            self.stop(ctx, "asleep", Unsaid::NotOwner);
        }
    }
}

impl<J: Journal> Actor for EventActor<J> {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Context<Self>) {
        // Before anything is decided: what was answered once is known from the first scan on.
        let fenced = std::mem::take(&mut self.fenced);
        self.recover(fenced, ctx);
        for hold in std::mem::take(&mut self.sold) {
            let Outcome { changes, .. } = self.decide(Command::ReleaseHold(hold));
            self.batches.add(changes, None);
            self.schedule_flush(ctx);
        }
        self.tell();
        ctx.run_interval(Duration::from_millis(250), |actor, ctx| actor.tick(ctx));
    }
}

impl<J: Journal> Handler<Ask> for EventActor<J> {
    type Result = ();

    /// Decides at once, and lets the answer ride with the batch: a denial may rest on an admission that is not durable
    /// yet, and a fenced owner must not speak.
    fn handle(&mut self, ask: Ask, ctx: &mut Context<Self>) {
        let now = Instant::now();
        self.last_asked = now;
        self.signals.mailbox_wait.record(now.saturating_duration_since(ask.arrived).as_secs_f64());
        if let Some(unsaid) = self.refuse_to_decide(&ask, now) {
            self.signals.undecided.increment(1);
            return ask.reply.say(Err(unsaid));
        }
        let mut command = ask.command;
        let scanner = self.mark_refusals(&mut command, now);
        let Outcome { reply, changes } = self.decide(command);
        let told = self.told(reply);
        if rests_on_nothing(&told.reply) {
            return ask.reply.say(Ok(told));
        }
        let answer = answer_of(&told.reply);
        let counts = scanner.as_ref().is_some_and(|(scan, _)| answer.is_some_and(|answer| answer.scan == *scan));
        if let (Some((_, who)), Some(answer)) = (scanner, answer)
            && counts
            && !answer.admitted()
            && self.refusals.count(who, !changes.is_empty(), now)
        {
            self.signals.refusals_unlogged.increment(1);
        }
        let waiter = Waiter {
            // A repeat recorded nothing: taking back what it repeats would undo an answer that was given.
            recorded: Recorded::by(&changes),
            counts,
            exits_undone: 0,
            told,
            reply: ask.reply,
            arrived: ask.arrived,
            deadline: ask.deadline,
        };
        self.batches.add(changes, Some(waiter));
        self.schedule_flush(ctx);
        self.arm_deadline(ask.deadline, ctx);
    }
}

impl<J: Journal> Handler<Asks> for EventActor<J> {
    type Result = ();

    fn handle(&mut self, Asks(together): Asks, ctx: &mut Context<Self>) {
        together.into_iter().for_each(|ask| Handler::<Ask>::handle(self, ask, ctx));
    }
}

impl<J: Journal> EventActor<J> {
    /// Garbage must not fill Redis: above a rate, a device's refusals are counted only.
    fn mark_refusals(&self, command: &mut Command, now: Instant) -> Option<(ScanId, Label)> {
        let Command::Scan(scan) = command else { return None };
        self.refusals.mark(scan, now);
        Some((scan.id, scan.device.clone().unwrap_or_else(|| scan.subject.clone())))
    }

    fn refuse_to_decide(&self, ask: &Ask, now: Instant) -> Option<Unsaid> {
        if let Some(unsaid) = self.retiring.as_ref().and_then(retiring::Retiring::refuses) {
            return Some(unsaid);
        }
        if now >= ask.deadline {
            return Some(Unsaid::Undecided(Undecided::NotDurable));
        }
        if !self.batches.has_room() {
            crate::signals::mailbox_full(self.event);
            return Some(Unsaid::Undecided(Undecided::Busy));
        }
        None
    }
}

impl<J: Journal> Handler<ConfirmOwner> for EventActor<J> {
    type Result = ();

    fn handle(&mut self, _: ConfirmOwner, ctx: &mut Context<Self>) {
        self.batches.ask_owner();
        self.schedule_flush(ctx);
    }
}

fn answer_of(reply: &Reply) -> Option<&Answer> {
    match reply {
        Reply::Scan(ScanReply::Answered(answer)) => Some(answer),
        Reply::Scan(ScanReply::KeyReused | ScanReply::NeedsProof | ScanReply::NeedsLookUp | ScanReply::Disowned)
        | Reply::Group(_)
        | Reply::Annul(_)
        | Reply::Disowned
        | Reply::Hold(_)
        | Reply::Expired(_)
        | Reply::Issued(_)
        | Reply::Ticket(_)
        | Reply::Absorbed(_)
        | Reply::Recovered => None,
    }
}

/// Questions back to the gateway say nothing about the state, so they need not wait.
fn rests_on_nothing(reply: &Reply) -> bool {
    matches!(reply, Reply::Scan(ScanReply::NeedsProof | ScanReply::NeedsLookUp))
}

/// Whoever asked may have gone away: then there is nobody to tell.
fn say<T>(reply: oneshot::Sender<T>, what: T) {
    drop(reply.send(what));
}

fn live_scan(answer: &Answer) -> LiveScan {
    LiveScan {
        at: answer.at,
        kind: answer.kind,
        point: answer.point.clone(),
        refused: match &answer.decision {
            Decision::Admit => None,
            Decision::Deny(denial) => Some(denial.word()),
        },
        inside: answer.occupancy.inside,
    }
}
