//! Who owns an event: starts its actor on first use, rebuilds it when it died, tells it of new facts, and stops all of them
//! in order. Where another node owns it, knows which ([`Way`]), and asks there.
//!
//! A lookup of a live event takes no lock. Starting one is done once, however many ask, and whoever asks waits within
//! its own deadline.

mod facts;
mod forward;
mod journals;
mod leases;
mod loading;
mod moving;
mod serving;
mod ways;

pub use forward::Elsewhere;
pub use ways::Way;

use crate::actors::event_actor::{EventActor, Settings as EventSettings};
use crate::actors::gate::Undecided;
use crate::actors::messages::{Ask, Asks, Unsaid};
use crate::actors::nodes::Nodes;
use crate::actors::owner::AcquireError;
use crate::actors::post;
use crate::actors::scan_drain::{self, DrainHandle};
use crate::actors::sold_out::Sign;
use crate::domain::ids::{EventId, NodeId, TicketTypeId};
use crate::stores::books::Books;
use crate::stores::journal::{Journal, NodeTag};
use actix::dev::SendError;
use actix::prelude::*;
use arc_swap::ArcSwap;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use quick_cache::sync::Cache;
use rustc_hash::FxHashMap;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::oneshot;
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

type Started<J> = Result<Addr<EventActor<J>>, NotStarted>;
/// Why an event's actor did not start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NotStarted {
    /// Another node holds its lease.
    Elsewhere,
    /// This node decides for it into its local journal.
    Journaling(NodeId),
    Undecided(Undecided),
}

impl From<NotStarted> for Undecided {
    fn from(not: NotStarted) -> Undecided {
        match not {
            NotStarted::Elsewhere | NotStarted::Journaling(_) => Undecided::Unavailable,
            NotStarted::Undecided(why) => why,
        }
    }
}

const UNAVAILABLE: NotStarted = NotStarted::Undecided(Undecided::Unavailable);

/// Events whose owner is remembered.
const ROUTES_MAX: usize = 100_000;

type Starting<J> = Shared<BoxFuture<'static, Started<J>>>;
type Live<J> = FxHashMap<EventId, Addr<EventActor<J>>>;

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
    loads: loading::Loads,
    rooms: Vec<Room<J>>,
    next_room: AtomicUsize,
    stopping: AtomicBool,
    store: J::Books,
    node: NodeTag,
    nodes: Nodes,
    /// Where commands for an event went last; wrong where it moved since, and then corrected.
    routes: Cache<EventId, NodeId>,
    /// What the owners here say is sold out; one that is gone says nothing.
    signs: Cache<EventId, Arc<Sign>>,
    /// Events on their way to another node.
    moving: Mutex<HashSet<EventId>>,
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
    /// Of a node that runs alone.
    pub fn new(journal: &J, store: J::Books, node: NodeTag, settings: Settings) -> Directory<J> {
        let nodes = Nodes::alone(node.node);
        Directory::among(journal, store, node, nodes, settings)
    }

    pub fn among(journal: &J, store: J::Books, node: NodeTag, nodes: Nodes, settings: Settings) -> Directory<J> {
        let threads = settings.arbiters;
        let rooms = (0..threads.max(1))
            .map(|_| Room { arbiter: (threads > 0).then(|| Arbiter::new().handle()), journal: journal.for_arbiter() })
            .collect();
        Directory(Arc::new(Inner {
            live: ArcSwap::default(),
            starting: Mutex::new(HashMap::new()),
            loads: loading::Loads::default(),
            rooms,
            next_room: AtomicUsize::new(0),
            stopping: AtomicBool::new(false),
            store,
            node,
            nodes,
            routes: Cache::new(ROUTES_MAX),
            signs: Cache::new(ROUTES_MAX),
            moving: Mutex::default(),
            settings,
        }))
    }

    /// The event's actor, started if need be. Waits until `deadline` at most.
    pub async fn owner(&self, event: EventId, deadline: impl Into<Instant>) -> Result<Addr<EventActor<J>>, Undecided> {
        match self.awake(event) {
            Some(addr) => Ok(addr),
            None => Ok(self.wake(event, deadline.into()).await?),
        }
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
                directory.give(event, post::take_all(way));
            });
        }
    }

    /// One that cannot be given is told why.
    fn give(&self, event: EventId, together: Vec<Ask>) {
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

    /// Whether the event's owner, if it is here, said a moment ago that this type is sold out.
    pub fn is_sold_out(&self, event: EventId, of: TicketTypeId) -> bool {
        self.0.signs.get(&event).is_some_and(|sign| sign.says(of))
    }

    async fn wake(&self, event: EventId, deadline: Instant) -> Started<J> {
        if self.0.stopping.load(Ordering::Acquire) {
            return Err(NotStarted::Undecided(Undecided::Stopping));
        }
        let starting = self.start(event);
        tokio::time::timeout_at(deadline, starting).await.unwrap_or(Err(UNAVAILABLE))
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
        let outcome = started.map(|started| started.unwrap_or(Err(UNAVAILABLE))).boxed().shared();
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
        let stopping = Err(NotStarted::Undecided(Undecided::Stopping));
        if sent { outcome } else { futures_util::future::ready(stopping).boxed().shared() }
    }

    /// Loads the event under its lease, and starts its actor and its drain on this thread.
    async fn begin(&self, event: EventId, journal: J) -> Started<J> {
        let inner = &self.0;
        self.hand_in(event, &journal).await.map_err(|_| UNAVAILABLE)?;
        let owned = self.load(event, &journal).await.map_err(|error| {
            match &error {
                AcquireError::OwnedElsewhere => return NotStarted::Elsewhere,
                AcquireError::Journal(_) => crate::signals::redis_error("load"),
                AcquireError::Store(_) => crate::signals::postgres_error("load"),
                AcquireError::Journaling(node) => {
                    if let Ok(node) = node.parse() {
                        return NotStarted::Journaling(node);
                    }
                }
                AcquireError::UnknownEvent | AcquireError::Contended | AcquireError::JournalLost => {}
            }
            tracing::warn!(event = %event, %error, "event could not be loaded");
            UNAVAILABLE
        })?;
        let settings = inner.settings.drain.clone();
        let drain: DrainHandle =
            scan_drain::spawn(event, owned.epoch, owned.drained, journal.clone(), inner.store.clone(), settings);
        let actor = EventActor::new(owned, drain, journal, inner.store.clone(), inner.settings.event.clone());
        inner.signs.insert(event, actor.sign());
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

    /// Events that are awake here.
    pub fn owned(&self) -> Vec<EventId> {
        let live = self.0.live.load();
        live.iter().filter(|(_, addr)| addr.connected()).map(|(event, _)| *event).collect()
    }
}

/// A start on its way. However it ends, by a panic too, it does not stand in the way of the next.
struct UnderWay<J: Journal> {
    directory: Directory<J>,
    event: EventId,
}

impl<J: Journal> Drop for UnderWay<J> {
    fn drop(&mut self) {
        self.directory.0.loads.end(self.event);
        lock(&self.directory.0.starting).remove(&self.event);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
