//! A journal in memory that tests steer: it delays, loses replies, loses data, forgets owners, breaks off.
//!
//! Every clone shares one world, so several owners can fight over it. What a fault does not touch behaves as Redis does:
//! the steps themselves stand in `keep`, line by line as in the scripts.

pub mod keep;
mod play;

use crate::domain::ids::{EventId, NodeId};
use crate::stores::journal::record::LogEntry;
use crate::stores::journal::{Commit, Fence, JournalError, Own, SealedBatch};
use keep::Keep;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// What befalls the next write (commit or confirm) that is tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is written, nobody answers.
    Unreachable,
    /// It is written; the reply is lost.
    LoseReply,
    /// The reply is lost now; it is written when [`FakeJournal::arrive_late`] is called, if it still may be.
    Linger,
    /// The server refuses for good.
    Poison,
}

/// Where the next repair breaks off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RepairFault {
    /// Before anything is written.
    Begin,
    /// Behind the log, before the states.
    Tail,
    /// It is whole; the reply is lost.
    End,
    /// The server refuses for good.
    Poison,
}

/// What was tried so far, over all owners.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Batches that were written (each once, however often it was sent).
    pub commits: u64,
    pub confirms: u64,
    /// Writes that were tried, re-sent ones included.
    pub attempts: u64,
    pub repairs: u64,
}

#[derive(Clone)]
pub struct FakeJournal(Arc<World>);

struct World {
    state: Mutex<State>,
    /// Moves whenever the script or the counts change.
    moved: watch::Sender<u64>,
}

struct State {
    events: HashMap<EventId, Keep>,
    /// Each event as it stood before each of its latest commits.
    past: HashMap<EventId, VecDeque<Keep>>,
    faults: VecDeque<Fault>,
    repair_faults: VecDeque<RepairFault>,
    lingering: Vec<(EventId, u64, SealedBatch)>,
    generation: u64,
    away: bool,
    held: bool,
    repairs_held: bool,
    lost_behind_load: bool,
    waiting: usize,
    attempts_at_repair: u64,
    counts: Counts,
}

/// Commits that can be rolled back.
const PAST_MAX: usize = 64;

impl Default for FakeJournal {
    fn default() -> FakeJournal {
        let state = State {
            events: HashMap::new(),
            past: HashMap::new(),
            faults: VecDeque::new(),
            repair_faults: VecDeque::new(),
            lingering: Vec::new(),
            generation: 1,
            away: false,
            held: false,
            repairs_held: false,
            lost_behind_load: false,
            waiting: 0,
            attempts_at_repair: 0,
            counts: Counts::default(),
        };
        FakeJournal(Arc::new(World { state: Mutex::new(state), moved: watch::channel(0).0 }))
    }
}

/// The script.
impl FakeJournal {
    /// Commits and confirms wait, before they do anything, until [`FakeJournal::let_go`].
    pub fn hold(&self) {
        self.change(|state| state.held = true);
    }

    /// Repairs wait behind their beginning until [`FakeJournal::let_go`].
    pub fn hold_repairs(&self) {
        self.change(|state| state.repairs_held = true);
    }

    pub fn let_go(&self) {
        self.change(|state| (state.held, state.repairs_held) = (false, false));
    }

    /// The server is away: nothing can be reached, and whoever waits hears so.
    pub fn go_away(&self) {
        self.change(|state| state.away = true);
    }

    /// It is back, as another server for all that owners know.
    pub fn come_back(&self) {
        self.change(|state| (state.away, state.generation) = (false, state.generation + 1));
    }

    /// The hot connection leads to another server: owners confirm their epoch before they write again.
    pub fn reconnect(&self) {
        self.change(|state| state.generation += 1);
    }

    /// The next writes are hit by these faults, one each.
    pub fn befall(&self, faults: impl IntoIterator<Item = Fault>) {
        self.change(|state| state.faults.extend(faults));
    }

    pub fn befall_repairs(&self, faults: impl IntoIterator<Item = RepairFault>) {
        self.change(|state| state.repair_faults.extend(faults));
    }

    /// Faults that have not befallen anybody are taken back.
    pub fn forgive(&self) {
        self.change(|state| (state.faults, state.repair_faults) = Default::default());
    }

    /// Writes whose reply was lost reach the server only now.
    pub fn arrive_late(&self) {
        self.change(|state| {
            for (event, epoch, batch) in std::mem::take(&mut state.lingering) {
                // Whatever it says, nobody listens any more.
                drop(state.commit(event, epoch, &batch));
            }
        });
    }

    /// FLUSHALL.
    pub fn lose_everything(&self) {
        self.change(|state| (state.events, state.past) = Default::default());
    }

    /// FLUSHALL right behind the next load.
    pub fn lose_everything_behind_load(&self) {
        self.change(|state| state.lost_behind_load = true);
    }

    /// A replica took over that had not seen the last `commits` of this event, nor anything after them.
    pub fn roll_back(&self, event: EventId, commits: usize) {
        self.change(|state| {
            let past = state.past.entry(event).or_default();
            for _ in 0..commits {
                let Some(before) = past.pop_back() else { break };
                state.events.insert(event, before);
            }
        });
    }

    /// How an event stands, to be brought back: what is written meanwhile is on another server, and nobody hears of it.
    pub fn as_it_stands(&self, event: EventId) -> Keep {
        self.change(|state| state.keep(event).clone())
    }

    pub fn bring_back(&self, event: EventId, stood: Keep) {
        self.change(|state| state.events.insert(event, stood));
    }

    /// Somebody else becomes the owner under `epoch`.
    pub fn fence(&self, event: EventId, epoch: u64, node: NodeId) -> Result<Own, JournalError> {
        self.change(|state| state.keep(event).acquire(epoch, node))
    }

    pub fn counts(&self) -> Counts {
        self.lock().counts
    }

    /// Readers' copy of the counters.
    pub fn counters(&self, event: EventId) -> BTreeMap<String, i64> {
        self.lock().events.get(&event).map_or_else(BTreeMap::new, |keep| keep.counters().clone())
    }

    /// The whole log of an event as far as it was not trimmed.
    pub fn log(&self, event: EventId) -> Result<Vec<LogEntry>, JournalError> {
        self.change(|state| state.keep(event).read_log(0, usize::MAX))
    }

    /// Waits until a step is held back.
    pub async fn until_held(&self) {
        self.until(|state| state.waiting > 0).await;
    }

    /// Waits until the counts fulfil `enough`.
    pub async fn until_counted(&self, enough: impl Fn(&Counts) -> bool) {
        self.until(|state| enough(&state.counts)).await;
    }

    async fn until(&self, mut done: impl FnMut(&State) -> bool) {
        let mut moved = self.0.moved.subscribe();
        while !done(&self.lock()) {
            moved.changed().await.expect("the world outlives its handles");
        }
    }

    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let changed = change(&mut self.lock());
        self.0.moved.send_modify(|version| *version += 1);
        changed
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn keep(&mut self, event: EventId) -> &mut Keep {
        self.events.entry(event).or_default()
    }

    fn reach(&self) -> Result<(), JournalError> {
        if self.away { Err(nobody("the server is away")) } else { Ok(()) }
    }

    fn commit(&mut self, event: EventId, epoch: u64, batch: &SealedBatch) -> Result<Commit, JournalError> {
        let keep = self.events.entry(event).or_default();
        let before = keep.clone();
        let known = before.own().map_or(0, |own| own.seq);
        let done = keep.commit(epoch, batch)?;
        if done == Commit::Done && known != batch.seq {
            self.counts.commits += 1;
            let past = self.past.entry(event).or_default();
            past.push_back(before);
            if past.len() > PAST_MAX {
                past.pop_front();
            }
        }
        Ok(done)
    }

    /// What every write meets first: the connection, and the next fault.
    fn meet(&mut self, fence: Fence) -> Result<Option<Fault>, JournalError> {
        self.counts.attempts += 1;
        self.reach()?;
        if fence.generation != self.generation {
            return Err(nobody("it may be another server"));
        }
        match self.faults.pop_front() {
            Some(Fault::Unreachable) => Err(nobody("as the script wants it")),
            Some(Fault::Poison) => Err(JournalError::Poison("as the script wants it".into())),
            other => Ok(other),
        }
    }
}

/// Counts who is held back, for as long as they are.
struct Waiting<'a>(&'a FakeJournal);

impl<'a> Waiting<'a> {
    fn at(journal: &'a FakeJournal) -> Waiting<'a> {
        journal.change(|state| state.waiting += 1);
        Waiting(journal)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.change(|state| state.waiting -= 1);
    }
}

fn nobody(why: &str) -> JournalError {
    JournalError::Unreachable(why.into())
}
