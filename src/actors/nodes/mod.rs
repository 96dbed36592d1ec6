//! Many nodes: who is alive, who should own an event, and how they talk.
//!
//! Rendezvous hashing over live nodes decides who *should* own an event ([`placement`]), the lease who *does*, the fence in
//! the commit script who *can*. Only the fence keeps anybody out twice; everything here may be wrong for a while, and then
//! costs time.

pub mod desk;
pub mod placement;
pub mod roll;
pub mod seal;
mod talking;
pub mod wire;

pub use talking::Lost;

use crate::domain::ids::{EventId, NodeId};
use crate::outbound::peers::Way;
use crate::signals;
use crate::stores::journal::{JournalError, RedisJournal, redis::Spoken};
use arc_swap::ArcSwap;
use roll::{Roll, Silent, Words};
use seal::{Key, Run, Taken};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, Semaphore};
use tokio::time::{Instant, MissedTickBehavior};

/// One life of a node, as others know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub node: NodeId,
    pub run: Run,
    /// Where it is asked, `host:port`; empty = it runs alone and takes no questions.
    pub addr: String,
    /// It hands over what it owns, and takes nothing more.
    pub leaving: bool,
}

#[derive(Debug, Clone)]
pub struct Settings {
    /// Where other nodes reach this one, and the secret they share; `None` = it runs alone.
    pub cluster: Option<(String, Key)>,
    /// How other nodes are called.
    pub way: Way,
    /// A node that was not heard of for so long is dead.
    pub ttl: Duration,
    /// How long a node must have been there before events move to it.
    pub settle: Duration,
}

/// Why this node may not serve beside those that are there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JoinError {
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(
        "node {0} serves from this Redis already. Two nodes must be able to talk: give both node.internal_bind and the \
         same cluster.secret (or this one a Redis of its own)"
    )]
    NotAlone(NodeId),
    #[error(
        "node {0} serves from this Redis without a cluster secret, so this one cannot talk to it. Start it again with \
         node.internal_bind and the same cluster.secret"
    )]
    Deaf(NodeId),
}

/// How often a node speaks in the time after which it counts as dead.
const ROUNDS: u32 = 5;
/// A node that missed so many of these is given no event that nobody owns.
const QUIET_ROUNDS: u32 = 3;
/// How long a node that could not be reached is left out.
const SUSPECT_FOR: Duration = Duration::from_millis(500);
/// Questions to one node under way at most; more are answered 503.
const QUESTIONS_MAX: usize = 256;

/// Cheap to clone; a clone is the same.
#[derive(Clone)]
pub struct Nodes(Arc<Inner>);

struct Inner {
    me: NodeId,
    run: Run,
    settings: Settings,
    key: Option<Key>,
    others: ArcSwap<Vec<Other>>,
    roll: Mutex<Roll>,
    suspects: Mutex<HashMap<NodeId, Instant>>,
    places: Mutex<HashMap<NodeId, Arc<Semaphore>>>,
    numbers: AtomicU64,
    taken: Mutex<Taken>,
    leaving: AtomicBool,
    speak: Notify,
}

/// Another live node.
#[derive(Debug, Clone)]
pub struct Other {
    pub member: Arc<Member>,
    /// It has been there long enough for events to move to it.
    pub settled: bool,
    /// It has not been heard of for a while, and may be dead.
    pub quiet: bool,
}

impl Nodes {
    pub fn new(me: NodeId, settings: Settings) -> Nodes {
        let run = uuid::Uuid::new_v4().into_bytes();
        Nodes(Arc::new(Inner {
            me,
            run,
            key: settings.cluster.as_ref().map(|(_, key)| key.clone()),
            others: ArcSwap::default(),
            roll: Mutex::new(Roll::new(me, settings.ttl)),
            suspects: Mutex::default(),
            places: Mutex::default(),
            numbers: AtomicU64::new(1),
            taken: Mutex::default(),
            leaving: AtomicBool::new(false),
            speak: Notify::new(),
            settings,
        }))
    }

    /// A node that never hears of another.
    pub fn alone(me: NodeId) -> Nodes {
        let ttl = Duration::from_secs(5);
        Nodes::new(me, Settings { cluster: None, way: Way::default(), ttl, settle: ttl })
    }

    pub fn me(&self) -> NodeId {
        self.0.me
    }

    /// Looks who is there. A node that cannot talk to those that live does not join them; one that died a moment ago is
    /// waited for.
    pub async fn join(&self, journal: &RedisJournal) -> Result<(), JoinError> {
        let began = Instant::now();
        let mut first: Option<Spoken> = None;
        loop {
            let said = journal.nodes(None).await?;
            let Some((spoken, why)) = said.iter().find_map(|spoken| Some((spoken, self.cannot_talk_to(spoken)?)))
            else {
                self.heard(said);
                return Ok(());
            };
            let spoke_since =
                first.as_ref().is_some_and(|first| first.node == spoken.node && first.record != spoken.record);
            if spoke_since || began.elapsed() > self.0.settings.ttl * 2 {
                return Err(why);
            }
            first.get_or_insert_with(|| spoken.clone());
            tokio::time::sleep(self.0.settings.ttl / (2 * ROUNDS)).await;
        }
    }

    /// Why this node may not serve beside one that seems to live.
    fn cannot_talk_to(&self, spoken: &Spoken) -> Option<JoinError> {
        let (node, ttl) = (spoken.node, self.0.settings.ttl);
        if node == self.0.me || spoken.ago >= ttl {
            return None;
        }
        if self.0.key.is_none() {
            return Some(JoinError::NotAlone(node));
        }
        let deaf = roll::read(&spoken.record).is_some_and(|words| words.member.addr.is_empty());
        deaf.then_some(JoinError::Deaf(node))
    }

    /// Speaks and listens until it is aborted. `owned` is what this node owns.
    pub async fn run(self, journal: RedisJournal, owned: impl Fn() -> Vec<EventId>) {
        let mut rounds = tokio::time::interval((self.0.settings.ttl / ROUNDS).max(Duration::from_millis(10)));
        rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = rounds.tick() => {}
                () = self.0.speak.notified() => {}
            }
            if let Err(error) = self.round(&journal, owned()).await {
                signals::redis_error("nodes");
                tracing::debug!(%error, "other nodes were not heard of; next round");
                lock(&self.0.roll).was_deaf();
            }
        }
    }

    async fn round(&self, journal: &RedisJournal, owned: Vec<EventId>) -> Result<(), JournalError> {
        let words = Words { member: self.as_member(), beat: self.next_number(), owned };
        let said = journal.nodes(Some((self.0.me, &wire::write(&words)))).await?;
        self.heard(said);
        Ok(())
    }

    fn heard(&self, said: Vec<Spoken>) {
        lock(&self.0.roll).hear(said, Instant::now());
        self.show();
    }

    pub fn as_member(&self) -> Member {
        Member {
            node: self.0.me,
            run: self.0.run,
            addr: self.0.settings.cluster.as_ref().map(|(addr, _)| addr.clone()).unwrap_or_default(),
            leaving: self.is_leaving(),
        }
    }

    /// Puts the roll where it is read without a lock.
    fn show(&self) {
        let now = Instant::now();
        let others = lock(&self.0.roll).others(now, self.0.settings.settle);
        signals::nodes_alive(others.len() + 1);
        if self.0.key.is_none() && !others.is_empty() {
            tracing::error!(
                "another node serves from this Redis; give all of them node.internal_bind and cluster.secret"
            );
        }
        self.0.others.store(Arc::new(others));
    }

    /// Another node told of one that this one has not heard of yet.
    pub fn was_told_of(&self, member: &Member) {
        if member.node != self.0.me && self.known(member.node).is_none() {
            lock(&self.0.roll).was_told_of(member.clone(), Instant::now());
            self.show();
        }
    }

    fn known(&self, node: NodeId) -> Option<Arc<Member>> {
        self.0.others.load().iter().find(|other| other.member.node == node).map(|other| other.member.clone())
    }

    /// A live node that can be asked.
    pub fn reachable(&self, node: NodeId) -> Option<Arc<Member>> {
        self.known(node).filter(|_| !self.is_suspect(node))
    }

    /// A node that can be asked and was heard of a moment ago.
    pub fn lively(&self, node: NodeId) -> Option<Arc<Member>> {
        let others = self.0.others.load();
        let known = others.iter().find(|other| other.member.node == node && !other.quiet)?;
        Some(known.member.clone()).filter(|_| !self.is_suspect(node))
    }

    /// Whether there is nobody to talk to.
    pub fn is_alone(&self) -> bool {
        self.0.key.is_none() || self.0.others.load().is_empty()
    }

    /// Whether somebody is there who could take this node's events.
    pub fn has_successors(&self) -> bool {
        self.0.key.is_some() && self.0.others.load().iter().any(|other| !other.member.leaving)
    }

    /// The same, asked of Redis if none is known: in a rolling restart this node is stopped as soon as another one is ready,
    /// which may be before this one has heard of it.
    pub async fn finds_successors(&self, journal: &RedisJournal) -> bool {
        if self.0.key.is_some() && !self.has_successors() {
            match tokio::time::timeout(self.0.settings.ttl, journal.nodes(None)).await {
                Ok(Ok(said)) => self.heard(said),
                Ok(Err(error)) => tracing::warn!(%error, "nobody is known who could take over; this node just stops"),
                Err(_) => tracing::warn!("Redis does not say who could take over; this node just stops"),
            }
        }
        self.has_successors()
    }

    /// Who should own an event that nobody owns; `None` = this node, or nobody that is known.
    pub fn winner(&self, event: EventId) -> Option<Arc<Member>> {
        self.winner_among(event, |other| !other.quiet && !self.is_suspect(other.member.node))
    }

    /// The same among nodes that events may move to.
    pub fn settled_winner(&self, event: EventId) -> Option<Arc<Member>> {
        self.winner_among(event, |other| other.settled && !other.quiet && !self.is_suspect(other.member.node))
    }

    fn winner_among(&self, event: EventId, may: impl Fn(&Other) -> bool) -> Option<Arc<Member>> {
        let others = self.0.others.load();
        let fit = others.iter().filter(|other| !other.member.leaving && may(other));
        let me = (!self.is_leaving()).then_some(self.0.me);
        let winner = placement::winner(event, fit.map(|other| other.member.node).chain(me))?;
        if winner == self.0.me { None } else { self.known(winner) }
    }

    /// Nodes that fell silent since the last call, and what they owned.
    pub fn fallen(&self) -> Vec<Silent> {
        lock(&self.0.roll).take_fallen()
    }

    /// It did not answer: it is left out for a moment.
    pub fn suspect(&self, node: NodeId) {
        lock(&self.0.suspects).insert(node, Instant::now() + SUSPECT_FOR);
    }

    fn is_suspect(&self, node: NodeId) -> bool {
        let mut suspects = lock(&self.0.suspects);
        let Some(until) = suspects.get(&node) else { return false };
        if *until > Instant::now() {
            return true;
        }
        suspects.remove(&node);
        false
    }

    /// How long it takes at most until every live node has heard what this one says.
    pub fn heard_within(&self) -> Duration {
        self.0.settings.ttl / ROUNDS + self.0.settings.ttl / (2 * ROUNDS)
    }

    /// How long a node, and an event on it, must have been there before the event moves.
    pub fn settle(&self) -> Duration {
        self.0.settings.settle
    }

    pub fn is_leaving(&self) -> bool {
        self.0.leaving.load(Ordering::Acquire)
    }

    /// From now on this node takes no event, and says so.
    pub fn leave(&self) {
        self.0.leaving.store(true, Ordering::Release);
        self.0.speak.notify_one();
    }

    fn next_number(&self) -> u64 {
        self.0.numbers.fetch_add(1, Ordering::Relaxed)
    }

    fn place(&self, node: NodeId) -> Arc<Semaphore> {
        let mut places = lock(&self.0.places);
        places.entry(node).or_insert_with(|| Arc::new(Semaphore::new(QUESTIONS_MAX))).clone()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
