//! Who owns an event here: starts its actor on first use, rebuilds it when it died, tells it of new facts, and stops all
//! of them in order.
//!
//! A lookup of a live event takes no lock. Starting one is done once, however many ask, and whoever asks waits within
//! its own deadline.

use crate::actors::event_actor::{EventActor, Settings as EventSettings};
use crate::actors::gate::Undecided;
use crate::actors::lease_keeper;
use crate::actors::messages::{Ask, Asks, ConfirmOwner, PullFacts, Retire, Unsaid};
use crate::actors::owner::{self, AcquireError};
use crate::actors::post;
use crate::actors::registry::Registry;
use crate::actors::scan_drain::{self, DrainHandle};
use crate::domain::ids::EventId;
use crate::stores::books::Books;
use crate::stores::journal::{Journal, NodeTag};
use actix::dev::SendError;
use actix::prelude::*;
use arc_swap::ArcSwap;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, join_all};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{broadcast, mpsc, oneshot};
use tokio::time::Instant;

#[derive(Debug, Clone)]
pub struct Settings {
    pub event: EventSettings,
    pub drain: scan_drain::Settings,
    /// Threads that actors live on: one hot event must not starve the others. 0 = the thread of whoever asks first.
    pub arbiters: usize,
    pub lease_ttl: Duration,
    /// How often owned events are compared with Postgres for newer facts.
    pub facts_poll: Duration,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            event: EventSettings::default(),
            drain: scan_drain::Settings::default(),
            arbiters: 2,
            lease_ttl: Duration::from_secs(5),
            facts_poll: Duration::from_secs(1),
        }
    }
}

/// How long the start waits for one event to wake before it looks at the next.
const WAKE_WITHIN: Duration = Duration::from_secs(10);

/// News of lost leases that may wait; the next round tells the rest again.
const LOST_LEASES_MAX: usize = 64;

type Started<J> = Result<Addr<EventActor<J>>, Undecided>;
type Starting<J> = Shared<BoxFuture<'static, Started<J>>>;
type Live<J> = HashMap<EventId, Addr<EventActor<J>>>;

/// A thread for actors, with a hot connection of its own.
struct Room<J> {
    /// `None` = the thread of whoever asks.
    arbiter: Option<ArbiterHandle>,
    journal: J,
}

impl<J> Room<J> {
    /// Runs a task on this thread. False if the thread has ended.
    fn run<F: Future<Output = ()> + 'static>(&self, task: impl FnOnce() -> F + Send + 'static) -> bool {
        let run = move || drop(actix_rt::spawn(task()));
        match &self.arbiter {
            Some(arbiter) => arbiter.spawn_fn(run),
            None => {
                run();
                true
            }
        }
    }
}

struct Inner<J: Journal> {
    live: ArcSwap<Live<J>>,
    starting: Mutex<HashMap<EventId, Starting<J>>>,
    rooms: Vec<Room<J>>,
    next_room: AtomicUsize,
    stopping: AtomicBool,
    store: J::Books,
    node: NodeTag,
    settings: Settings,
}

/// Cheap to clone; a clone is the same directory.
pub struct Directory<J: Journal>(Arc<Inner<J>>);

impl<J: Journal> Clone for Directory<J> {
    fn clone(&self) -> Self {
        Directory(self.0.clone())
    }
}

impl<J: Journal + Send + Sync> Directory<J> {
    pub fn new(journal: &J, store: J::Books, node: NodeTag, settings: Settings) -> Directory<J> {
        let threads = settings.arbiters;
        let rooms = (0..threads.max(1))
            .map(|_| Room { arbiter: (threads > 0).then(|| Arbiter::new().handle()), journal: journal.for_arbiter() })
            .collect();
        Directory(Arc::new(Inner {
            live: ArcSwap::default(),
            starting: Mutex::new(HashMap::new()),
            rooms,
            next_room: AtomicUsize::new(0),
            stopping: AtomicBool::new(false),
            store,
            node,
            settings,
        }))
    }

    /// The event's actor, started if need be. Waits until `deadline` at most.
    pub async fn owner(&self, event: EventId, deadline: impl Into<Instant>) -> Started<J> {
        if let Some(addr) = self.awake(event) {
            return Ok(addr);
        }
        // Boxed, so that it is no part of every scan's future.
        Box::pin(self.wake(event, deadline.into())).await
    }

    /// Makes sure that the event's actor is awake. Waits until `deadline` at most.
    pub async fn woken(&self, event: EventId, deadline: impl Into<Instant>) -> Result<(), Undecided> {
        if self.0.live.load().get(&event).is_some_and(Addr::connected) {
            return Ok(());
        }
        Box::pin(self.wake(event, deadline.into())).await.map(drop)
    }

    /// Puts a command to the event's actor, together with the others that this thread has for it at the moment. One that
    /// cannot be put says so to its asker.
    pub fn put(&self, event: EventId, ask: Ask) {
        let way = (Arc::as_ptr(&self.0) as usize, event);
        if post::lay_out(way, ask) {
            let directory = self.clone();
            actix_rt::spawn(async move {
                // The tasks that are ready now may have more to put.
                tokio::task::yield_now().await;
                directory.hand_over(event, post::take_all(way));
            });
        }
    }

    fn hand_over(&self, event: EventId, together: Vec<Ask>) {
        let sent = match self.0.live.load().get(&event) {
            Some(addr) => addr.try_send(Asks(together)),
            None => Err(SendError::Closed(Asks(together))),
        };
        let (unsaid, together) = match sent {
            Ok(()) => return,
            Err(SendError::Full(Asks(together))) => {
                crate::signals::mailbox_full(event);
                (Unsaid::Undecided(Undecided::Busy), together)
            }
            Err(SendError::Closed(Asks(together))) => (Unsaid::NotOwner, together),
        };
        together.into_iter().for_each(|ask| ask.reply.say(Err(unsaid)));
    }

    async fn wake(&self, event: EventId, deadline: Instant) -> Started<J> {
        if self.0.stopping.load(Ordering::Acquire) {
            return Err(Undecided::Stopping);
        }
        let starting = self.start(event);
        tokio::time::timeout_at(deadline, starting).await.unwrap_or(Err(Undecided::Unavailable))
    }

    /// Whether Postgres may lag behind what was decided for this event: it is awake here, or the journal has more.
    pub async fn is_behind(&self, event: EventId) -> Result<bool, Undecided> {
        if self.awake(event).is_some() {
            return Ok(true);
        }
        let inner = &self.0;
        let logged = inner.rooms[0].journal.peek(event).await.map_err(|_| Undecided::Unavailable)?;
        let drained = inner.store.watermark(event).await.map_err(|_| Undecided::Unavailable)?;
        Ok(logged.is_some_and(|own| own.seq > drained))
    }

    /// The event's actor if it is awake.
    pub fn awake(&self, event: EventId) -> Option<Addr<EventActor<J>>> {
        self.0.live.load().get(&event).filter(|addr| addr.connected()).cloned()
    }

    /// Joins the start that is under way, or begins one.
    fn start(&self, event: EventId) -> Starting<J> {
        let mut starting = lock(&self.0.starting);
        // It may have ended since the caller looked: a second start would fence the first.
        if let Some(addr) = self.awake(event) {
            return futures_util::future::ready(Ok(addr)).boxed().shared();
        }
        if let Some(under_way) = starting.get(&event) {
            return under_way.clone();
        }
        let (done, started) = oneshot::channel();
        let outcome = started.map(|started| started.unwrap_or(Err(Undecided::Unavailable))).boxed().shared();
        starting.insert(event, outcome.clone());
        drop(starting);
        let room = &self.0.rooms[self.0.next_room.fetch_add(1, Ordering::Relaxed) % self.0.rooms.len()];
        let under_way = UnderWay { directory: self.clone(), event };
        let journal = room.journal.clone();
        let sent = room.run(move || async move {
            let started = under_way.directory.begin(event, journal).await;
            under_way.directory.started(event, &started);
            drop(under_way);
            // Nobody may be left to hear of it; the directory knows.
            drop(done.send(started));
        });
        if sent { outcome } else { futures_util::future::ready(Err(Undecided::Stopping)).boxed().shared() }
    }

    /// Acquires and loads the event, and starts its actor and its drain on this thread.
    async fn begin(&self, event: EventId, journal: J) -> Started<J> {
        let inner = &self.0;
        let load = owner::acquire_and_load(
            &journal,
            &inner.store,
            event,
            &inner.node,
            inner.settings.lease_ttl,
            inner.settings.event.tail_bytes_max,
        );
        let owned = load.await.map_err(|error| {
            match &error {
                AcquireError::Journal(_) => crate::signals::redis_error("load"),
                AcquireError::Store(_) => crate::signals::postgres_error("load"),
                AcquireError::OwnedElsewhere | AcquireError::UnknownEvent | AcquireError::Contended => {}
            }
            tracing::warn!(event = %event, %error, "event could not be loaded");
            Undecided::Unavailable
        })?;
        let settings = inner.settings.drain.clone();
        let drain: DrainHandle =
            scan_drain::spawn(event, owned.epoch, owned.drained, journal.clone(), inner.store.clone(), settings);
        let actor = EventActor::new(owned, drain, journal, inner.store.clone(), inner.settings.event.clone());
        let mailbox = inner.settings.event.mailbox;
        Ok(EventActor::create(move |ctx: &mut Context<EventActor<J>>| {
            ctx.set_mailbox_capacity(mailbox);
            actor
        }))
    }

    fn started(&self, event: EventId, started: &Started<J>) {
        if let Ok(addr) = started {
            self.0.live.rcu(|live| {
                let mut live = Live::clone(live);
                live.retain(|_, addr| addr.connected());
                live.insert(event, addr.clone());
                live
            });
            crate::signals::events_owned(self.0.live.load().len());
        }
    }

    /// Tells owners of newer facts, at once where this node wrote them, by a poll where another did. Runs until aborted.
    pub async fn run_facts(self, registry: Registry) {
        let changed = registry.facts_changed();
        self.hear_of_facts(changed).await;
    }

    /// The same, told by `changed` of what this node wrote.
    pub async fn hear_of_facts(self, mut changed: broadcast::Receiver<EventId>) {
        let mut poll = tokio::time::interval(self.0.settings.facts_poll);
        let mut known: HashMap<EventId, u64> = HashMap::new();
        loop {
            tokio::select! {
                // In a fixed order, so that a simulation can be played again.
                biased;
                event = changed.recv() => match event {
                    Ok(event) => drop(self.nudge(event)),
                    // Behind: the poll finds what was missed.
                    Err(broadcast::error::RecvError::Lagged(_)) => {}
                    Err(broadcast::error::RecvError::Closed) => return,
                },
                _ = poll.tick() => self.poll_facts(&mut known).await,
            }
        }
    }

    async fn poll_facts(&self, known: &mut HashMap<EventId, u64>) {
        let owned: Vec<EventId> = self.owned();
        known.retain(|event, _| owned.contains(event));
        if owned.is_empty() {
            return;
        }
        match self.0.store.versions(&owned).await {
            Ok(versions) => {
                for (event, version) in versions {
                    if known.get(&event) != Some(&version) && self.nudge(event) {
                        known.insert(event, version);
                    }
                }
            }
            Err(error) => {
                crate::signals::postgres_error("versions");
                tracing::debug!(%error, "versions of facts could not be read");
            }
        }
    }

    /// False if the mailbox is full: the next poll tries again, and scans ask for what they miss anyway.
    fn nudge(&self, event: EventId) -> bool {
        self.awake(event).is_none_or(|addr| addr.try_send(PullFacts { releases: None, reply: None }).is_ok())
    }

    /// Wakes the events whose log an earlier run of this node left undrained, so that history does not wait for a scan.
    pub async fn wake_undrained(self) {
        let inner = &self.0;
        let held = match inner.store.held_by(&inner.node.node.to_string()).await {
            Ok(held) => held,
            Err(error) => return tracing::warn!(%error, "undrained events could not be listed"),
        };
        for event in held {
            let logged = inner.rooms[0].journal.peek(event).await.ok().flatten().map_or(0, |own| own.seq);
            let drained = inner.store.watermark(event).await.unwrap_or(u64::MAX);
            if logged > drained {
                // An event that does not wake says why by itself.
                drop(self.owner(event, Instant::now() + WAKE_WITHIN).await);
            }
        }
    }

    /// Renews the leases of what is awake here. An event whose lease another node took finds out whether it is owned
    /// there; until the fence says so it goes on deciding. Runs until aborted.
    pub async fn keep_leases(self) {
        let (lost, mut news) = mpsc::channel(LOST_LEASES_MAX);
        let inner = &self.0;
        let journal = inner.rooms[0].journal.clone();
        let keeper = lease_keeper::run(journal, inner.node.node, inner.settings.lease_ttl, || self.owned(), lost);
        let confirm = async {
            while let Some(event) = news.recv().await {
                if let Some(addr) = self.awake(event) {
                    // A full mailbox: its own commits tell, and so does the next round.
                    drop(addr.try_send(ConfirmOwner));
                }
            }
        };
        tokio::join!(keeper, confirm);
    }

    /// Events that are awake here.
    pub fn owned(&self) -> Vec<EventId> {
        let live = self.0.live.load();
        live.iter().filter(|(_, addr)| addr.connected()).map(|(event, _)| *event).collect()
    }

    /// Stops every actor: batches finish, logs are drained, leases are given back. False if something was left undrained.
    pub async fn stop(&self, by: impl Into<Instant>) -> bool {
        let by = by.into();
        self.0.stopping.store(true, Ordering::Release);
        let starting: Vec<Starting<J>> = lock(&self.0.starting).values().cloned().collect();
        // Whatever became of them: those that are awake by then are stopped with the others.
        drop(tokio::time::timeout_at(by, join_all(starting)).await);
        let live = self.0.live.load_full();
        let retiring = live.iter().filter(|(_, addr)| addr.connected()).map(async |(event, addr)| {
            let (reply, retired) = oneshot::channel();
            // A full mailbox is waited for: its scans are answered before the event goes.
            let drained = async { addr.send(Retire { by, reply }).await.is_ok() && retired.await.unwrap_or(false) };
            let drained = tokio::time::timeout_at(by, drained).await.unwrap_or(false);
            if !drained {
                tracing::warn!(event = %event, "stopped before its log was drained; the next start goes on with it");
            }
            // Without it the lease ends by itself.
            let given_back = self.0.rooms[0].journal.release(*event, self.0.node.node);
            drop(tokio::time::timeout_at(by, given_back).await);
            drained
        });
        let all = join_all(retiring).await.into_iter().all(|drained| drained);
        for room in &self.0.rooms {
            if let Some(arbiter) = &room.arbiter {
                arbiter.stop();
            }
        }
        all
    }
}

/// A start on its way. However it ends, by a panic too, it does not stand in the way of the next.
struct UnderWay<J: Journal> {
    directory: Directory<J>,
    event: EventId,
}

impl<J: Journal> Drop for UnderWay<J> {
    fn drop(&mut self) {
        lock(&self.directory.0.starting).remove(&self.event);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
