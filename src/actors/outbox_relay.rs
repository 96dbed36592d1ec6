//! Outbox → mails and webhooks: at least once, with pauses that grow, until it is given up.
//!
//! One relay per node. A delivery is in the hand of one relay at a time (`for update skip locked`, then a claim that ends
//! by itself); the same id goes along at every attempt. Destinations share nothing but a bound: a dead one rests alone.

mod attempt;
mod backoff;
mod call;
mod lanes;
mod letter;
mod spread;

pub use backoff::Backoff;

use crate::outbound::mail::Mailer;
use crate::outbound::webhooks::Caller;
use crate::signals;
use crate::stores::StoreError;
use crate::stores::postgres::deliveries::{self, Channel, Wanted};
use crate::stores::postgres::{Store, outbox};
use attempt::{Attempts, Landed};
use chrono::{TimeDelta, Utc};
use lanes::Lanes;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// No attempt takes longer.
const ATTEMPT_MAX: Duration = Duration::from_secs(60);
/// A relay that held a delivery for so long has died: another one takes over.
const CLAIM: Duration = Duration::from_secs(120);
/// Pages of facts that are spread before deliveries have their turn.
const PAGES_AT_ONCE: usize = 10;
const BACKLOG_EVERY: Duration = Duration::from_secs(5);
const FORGET_EVERY: Duration = Duration::from_secs(3_600);
/// Facts forgotten in one transaction.
const FORGET_AT_ONCE: i64 = 1_000;

#[derive(Debug, Clone)]
pub struct Settings {
    /// How long a fact waits if nobody nudges.
    pub poll: Duration,
    pub mails_at_once: usize,
    pub webhooks_at_once: usize,
    /// Of those, to one destination.
    pub per_destination: usize,
    /// Then it is given up.
    pub attempts_max: u32,
    pub backoff: Backoff,
    /// How long facts are kept once everything of them was delivered.
    pub keep: TimeDelta,
    pub subjects: Subjects,
}

/// Subjects of mails, with `{event}` and `{organiser}` in them.
#[derive(Debug, Clone)]
pub struct Subjects {
    pub tickets_issued: String,
    pub ticket_transferred: String,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            poll: Duration::from_secs(1),
            mails_at_once: 4,
            webhooks_at_once: 32,
            per_destination: 8,
            attempts_max: 20,
            backoff: Backoff { first: Duration::from_secs(2), most: Duration::from_secs(4 * 3_600) },
            keep: TimeDelta::days(30),
            subjects: Subjects {
                tickets_issued: "Your tickets for {event}".into(),
                ticket_transferred: "A ticket for {event} is yours now".into(),
            },
        }
    }
}

/// A running relay.
pub struct RelayHandle {
    stop: watch::Sender<bool>,
    task: actix_rt::task::JoinHandle<()>,
}

impl RelayHandle {
    /// Takes nothing new in hand and lets what is in hand finish, until `deadline`. What is cut off is delivered again by
    /// the next relay, once the claim has ended.
    pub async fn stop(self, deadline: Instant) {
        self.stop.send_replace(true);
        let abort = self.task.abort_handle();
        if tokio::time::timeout_at(deadline.into(), self.task).await.is_err() {
            tracing::warn!("deliveries in hand did not finish in time; they are made again");
            abort.abort();
        }
    }
}

/// Starts the relay of this node, on this thread.
pub fn spawn(store: Store, mailer: Mailer, caller: Caller, settings: Settings) -> RelayHandle {
    let (stop, stopped) = watch::channel(false);
    let relay = Relay::new(store, mailer, caller, settings);
    RelayHandle { stop, task: actix_rt::spawn(relay.run(stopped)) }
}

/// One channel's share of the work.
struct Share {
    channel: Channel,
    limit: usize,
    in_hand: usize,
    /// What the last look took in hand: with nothing found there is no reason to look again at once.
    found: usize,
}

struct Relay {
    store: Store,
    attempts: Arc<Attempts>,
    settings: Settings,
    lanes: Lanes,
    shares: [Share; 2],
    in_hand: JoinSet<Landed>,
    counted: Option<Instant>,
    forgot: Option<Instant>,
    failing: bool,
}

impl Relay {
    fn new(store: Store, mailer: Mailer, caller: Caller, settings: Settings) -> Relay {
        let share = |channel, limit| Share { channel, limit, in_hand: 0, found: 0 };
        let shares = [share(Channel::Mail, settings.mails_at_once), share(Channel::Webhook, settings.webhooks_at_once)];
        let lanes = Lanes::new(settings.per_destination, Backoff { most: Duration::from_secs(60), ..settings.backoff });
        let attempts = Arc::new(Attempts { store: store.clone(), mailer, caller, settings: settings.clone() });
        let in_hand = JoinSet::new();
        Relay { store, attempts, settings, lanes, shares, in_hand, counted: None, forgot: None, failing: false }
    }

    async fn run(mut self, mut stopped: watch::Receiver<bool>) {
        let mut look = true;
        loop {
            if look {
                let outcome = self.round().await;
                self.told(outcome);
            }
            let store = self.store.clone();
            look = tokio::select! {
                _ = stopped.wait_for(|stopped| *stopped) => break,
                Some(landed) = self.in_hand.join_next() => self.landed(landed.ok()),
                () = store.outbox_nudged() => true,
                () = tokio::time::sleep(self.settings.poll) => true,
            };
        }
        while let Some(landed) = self.in_hand.join_next().await {
            self.landed(landed.ok());
        }
    }

    /// Spreads facts, then takes in hand what there is room for.
    async fn round(&mut self) -> Result<(), StoreError> {
        for _ in 0..PAGES_AT_ONCE {
            if spread::page(&self.store).await? < spread::PAGE {
                break;
            }
        }
        for place in 0..self.shares.len() {
            self.take(place).await?;
        }
        self.count().await?;
        self.forget().await
    }

    async fn take(&mut self, place: usize) -> Result<(), StoreError> {
        let share = &mut self.shares[place];
        share.found = 0;
        let limit = share.limit.saturating_sub(share.in_hand);
        if limit == 0 {
            return Ok(());
        }
        let busy = self.lanes.room(Instant::now());
        let wanted = Wanted {
            channel: share.channel,
            limit,
            lane_limit: self.settings.per_destination,
            busy: &busy,
            claim_for: CLAIM,
        };
        let mut db = self.store.connection().await?;
        let claimed = deliveries::claim(&mut db, wanted).await?;
        drop(db);
        share.found = claimed.len();
        share.in_hand += claimed.len();
        for one in claimed {
            self.lanes.taken(one.lane);
            let attempts = Arc::clone(&self.attempts);
            let channel = share.channel;
            self.in_hand.spawn(async move { attempts.make(channel, one).await });
        }
        Ok(())
    }

    /// One attempt is over. True if there is reason to look for more: half of the hand is free again.
    fn landed(&mut self, landed: Option<Landed>) -> bool {
        let Some(Landed { channel, lane, reached }) = landed else { return true };
        self.lanes.done(lane, reached, Instant::now());
        let Some(share) = self.shares.iter_mut().find(|share| share.channel == channel) else { return true };
        share.in_hand = share.in_hand.saturating_sub(1);
        share.found > 0 && share.in_hand <= share.found / 2
    }

    async fn count(&mut self) -> Result<(), StoreError> {
        if self.counted.is_some_and(|counted| counted.elapsed() < BACKLOG_EVERY) {
            return Ok(());
        }
        self.counted = Some(Instant::now());
        let backlog = deliveries::backlog(&mut *self.store.connection().await?).await?;
        let overdue = backlog.due_since.map_or(TimeDelta::zero(), |since| Utc::now() - since);
        signals::outbox_backlog(backlog.pending, overdue.to_std().unwrap_or_default(), backlog.dead);
        Ok(())
    }

    async fn forget(&mut self) -> Result<(), StoreError> {
        if self.forgot.is_some_and(|forgot| forgot.elapsed() < FORGET_EVERY) {
            return Ok(());
        }
        let until = Utc::now() - self.settings.keep;
        let gone = outbox::forget(&mut *self.store.connection().await?, until, FORGET_AT_ONCE).await?;
        // A full piece: the next round goes on.
        if gone < FORGET_AT_ONCE.unsigned_abs() {
            self.forgot = Some(Instant::now());
        }
        Ok(())
    }

    /// Says once that Postgres does not answer, and once that it does again.
    fn told(&mut self, outcome: Result<(), StoreError>) {
        match outcome {
            Ok(()) if std::mem::take(&mut self.failing) => tracing::info!("the outbox is being delivered again"),
            Ok(()) => {}
            Err(error) => {
                signals::postgres_error("outbox");
                if !std::mem::replace(&mut self.failing, true) {
                    tracing::warn!(%error, "the outbox is not being delivered");
                }
            }
        }
    }
}
