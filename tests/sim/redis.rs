//! Redis with a replica, as steps that arrive over the network; the scripts are those of the journal's own double
//! (`stores/journal/fake/keep.rs`), line by line what the Lua does.

mod deposed;

use crate::net::{Lost, Peer, Reply, call};
use crate::plan::Broken;
use crate::postgres::SimBooks;
use crate::world::{State, World};
use deposed::Deposed;
use gatehouse::domain::ids::{EventId, NodeId};
use gatehouse::stores::journal::fake::keep::{Checks, Keep};
use gatehouse::stores::journal::{
    Commit, Fence, Journal, JournalError, Loaded, LogEntry, NodeTag, Own, Repair, SealedBatch,
};
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use tokio::time::Instant;

/// A batch that was written, in the order of writing.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    pub epoch: u64,
    pub seq: u64,
}

pub struct Redis {
    /// Which server is the primary; a promoted or restarted one is another one.
    pub server: u64,
    pub away: bool,
    /// The replica hears nothing.
    pub stalled: bool,
    pub written: Vec<Written>,
    keeps: BTreeMap<EventId, Keep>,
    replica: BTreeMap<EventId, Keep>,
    behind: VecDeque<(u64, EventId, Keep)>,
    version: u64,
    replicated: u64,
    repairs: u64,
    deposed: Option<Deposed>,
    /// The last batch that anybody was told of.
    acknowledged: u64,
    broken: Option<Broken>,
    wait_replicas: bool,
}

impl Redis {
    pub fn new(broken: Option<Broken>, wait_replicas: bool) -> Redis {
        Redis {
            server: 1,
            away: false,
            stalled: false,
            written: Vec::new(),
            keeps: BTreeMap::new(),
            replica: BTreeMap::new(),
            behind: VecDeque::new(),
            version: 0,
            replicated: 0,
            repairs: 0,
            deposed: None,
            acknowledged: 0,
            broken,
            wait_replicas,
        }
    }

    pub fn keep(&self, event: EventId) -> Option<&Keep> {
        self.keeps.get(&event)
    }

    /// The replica takes over, without what it has not heard.
    pub fn fail_over(&mut self) {
        self.server += 1;
        self.keeps = self.replica.clone();
        self.behind.clear();
        self.replicated = self.version;
        (self.away, self.stalled) = (false, false);
    }

    /// FLUSHALL, at the replica too.
    pub fn flush(&mut self) {
        (self.keeps, self.replica) = Default::default();
        self.behind.clear();
        self.replicated = self.version;
    }

    pub fn unreplicated(&self) -> Option<u64> {
        (self.version > self.replicated && !self.stalled).then_some(self.version)
    }

    pub fn replicate(&mut self, version: u64) {
        while !self.stalled && self.behind.front().is_some_and(|(written, ..)| *written <= version) {
            if let Some((written, event, keep)) = self.behind.pop_front() {
                self.replica.insert(event, keep);
                self.replicated = written;
            }
        }
    }

    pub fn replicated(&self, version: u64) -> bool {
        self.replicated >= version
    }

    fn read(&mut self, event: EventId) -> &mut Keep {
        self.keeps.entry(event).or_default()
    }

    fn write<T>(&mut self, event: EventId, step: impl FnOnce(&mut Keep) -> T) -> T {
        let keep = self.keeps.entry(event).or_default();
        let done = step(keep);
        let copy = keep.clone();
        self.version += 1;
        self.behind.push_back((self.version, event, copy));
        done
    }

    fn checks(&self) -> Checks {
        Checks { fence: self.broken != Some(Broken::Fence), sequence: self.broken != Some(Broken::Sequence) }
    }

    fn commit(&mut self, event: EventId, epoch: u64, batch: &SealedBatch) -> Reply<Result<Commit, JournalError>> {
        let checks = self.checks();
        let known = self.keep(event).and_then(Keep::own).and_then(|own| own.batch);
        let said = self.write(event, |keep| keep.commit_with(checks, epoch, batch));
        if said != Ok(Commit::Done) {
            return said.into();
        }
        if known != Some(batch.id) {
            self.written.push(Written { epoch, seq: batch.seq });
            self.acknowledged = self.acknowledged.max(batch.seq);
        }
        self.lasting(said)
    }

    /// Said when the replica has what was written last, where replicas count.
    fn lasting<T>(&self, said: Result<T, JournalError>) -> Reply<Result<T, JournalError>> {
        let instead = Err(JournalError::Unreachable("not at the replica in time".into()));
        Reply { said, durable_at: self.wait_replicas.then_some((self.version, instead)) }
    }
}

/// Redis as one node sees it.
#[derive(Clone)]
pub struct SimJournal {
    world: World,
    node: usize,
    hot: Arc<Mutex<Hot>>,
}

/// The hot connection: to which server, and how often that was another one.
#[derive(Default)]
struct Hot {
    connected: Option<u64>,
    known: Option<u64>,
    generation: u64,
}

impl SimJournal {
    pub fn new(world: &World, node: usize) -> SimJournal {
        SimJournal { world: world.clone(), node, hot: Arc::default() }
    }

    fn hot(&self) -> MutexGuard<'_, Hot> {
        self.hot.lock().expect("nobody panics here")
    }

    /// Any connection but the hot one: it leads to whoever is the primary, for this node, when the request arrives.
    async fn ask<T: Send + 'static>(
        &self,
        step: impl Fn(&mut Redis) -> Result<T, JournalError> + Send + Sync + 'static,
    ) -> Result<T, JournalError> {
        self.ask_lastingly(move |redis| step(redis).into()).await
    }

    /// The same, and waits for the replica where one counts.
    async fn ask_lastingly<T: Send + 'static>(
        &self,
        step: impl Fn(&mut Redis) -> Reply<Result<T, JournalError>> + Send + Sync + 'static,
    ) -> Result<T, JournalError> {
        let node = self.node;
        let step = move |state: &mut State| state.redis.for_node(node, &step);
        call(&self.world, Peer::Node(self.node), Peer::Redis, step).await.unwrap_or(Err(nobody("no reply")))
    }

    async fn up(&self) -> Result<(u64, u64), JournalError> {
        let connected = self.hot().connected;
        if let Some(server) = connected {
            return Ok((server, self.hot().generation));
        }
        let server = self.ask(|redis| Ok(redis.server)).await?;
        let mut hot = self.hot();
        if hot.known != Some(server) {
            hot.generation += 1;
        }
        (hot.connected, hot.known) = (Some(server), Some(server));
        Ok((server, hot.generation))
    }

    /// One step over the hot connection, at that very server.
    async fn step(
        &self,
        fence: Fence,
        step: impl Fn(&mut Redis) -> Reply<Result<Commit, JournalError>> + Send + Sync + 'static,
    ) -> Result<Commit, JournalError> {
        let (server, generation) = self.up().await?;
        if generation != fence.generation {
            return Err(nobody("it may be another server: confirm the epoch first"));
        }
        let step = move |state: &mut State| match state.redis.at(server, &step) {
            None => Err(Lost).into(),
            Some(Reply { said, durable_at }) => {
                Reply { said: Ok(said), durable_at: durable_at.map(|(version, instead)| (version, Ok(instead))) }
            }
        };
        match call(&self.world, Peer::Node(self.node), Peer::Redis, step).await {
            Ok(Ok(said)) => said,
            Ok(Err(Lost)) | Err(Lost) => {
                self.hot().connected = None;
                Err(nobody("the connection was lost"))
            }
        }
    }

    async fn repair_in_steps(
        &self,
        event: EventId,
        epoch: u64,
        node: &NodeTag,
        repair: &Repair,
    ) -> Result<Commit, JournalError> {
        let attempt = self.world.with(|state| {
            state.redis.repairs += 1;
            state.redis.repairs
        });
        let repair = Arc::new(repair.clone());
        let tag = node.clone();
        let begun = self.ask(move |redis| Ok(redis.write(event, |keep| keep.repair_begin(epoch, &tag, attempt))));
        if !begun.await? {
            return Ok(Commit::Fenced);
        }
        let tail = repair.clone();
        let tail = self.ask(move |redis| Ok(redis.write(event, |keep| keep.repair_tail(epoch, attempt, &tail))));
        if !tail.await? {
            return Ok(Commit::Fenced);
        }
        let ended = self.ask_lastingly(move |redis| {
            let ended = redis.write(event, |keep| keep.repair_end(epoch, attempt, &repair));
            redis.acknowledged = redis.acknowledged.max(repair.seq);
            redis.lasting(Ok(ended))
        });
        Ok(if ended.await? { Commit::Done } else { Commit::Fenced })
    }
}

impl Journal for SimJournal {
    type Books = SimBooks;

    fn for_arbiter(&self) -> Self {
        SimJournal::new(&self.world, self.node)
    }

    fn server_generation(&self) -> u64 {
        self.hot().generation
    }

    async fn peek(&self, event: EventId) -> Result<Option<Own>, JournalError> {
        self.ask(move |redis| Ok(redis.keep(event).and_then(Keep::own))).await
    }

    async fn acquire(&self, event: EventId, epoch: u64, node: &NodeTag) -> Result<Own, JournalError> {
        self.up().await?;
        let (node, here) = (node.node, self.node);
        let step = move |state: &mut State| {
            let acquire = |redis: &mut Redis| redis.write(event, |keep| keep.acquire(epoch, node)).into();
            let said = state.redis.for_node(here, acquire);
            if said.said.as_ref().is_ok_and(|own| state.redis.lacks(own, state.postgres.watermark)) {
                state.lost_to_another += 1;
            }
            said
        };
        call(&self.world, Peer::Node(self.node), Peer::Redis, step).await.unwrap_or(Err(nobody("no reply")))
    }

    async fn load(&self, event: EventId) -> Result<Loaded, JournalError> {
        self.ask(move |redis| redis.read(event).load()).await
    }

    async fn commit(&self, event: EventId, fence: Fence, batch: &SealedBatch) -> Result<Commit, JournalError> {
        let hasty = self.world.with(|state| state.plan.broken == Some(Broken::AnswerAfterCommit));
        let batch = batch.clone();
        let this = self.clone();
        let commit = async move { this.step(fence, move |redis| redis.commit(event, fence.epoch, &batch)).await };
        if hasty {
            tokio::task::spawn_local(commit);
            return Ok(Commit::Done);
        }
        commit.await
    }

    async fn confirm(&self, event: EventId, fence: Fence, seq: u64) -> Result<Commit, JournalError> {
        self.step(fence, move |redis| {
            let checks = redis.checks();
            if !redis.wait_replicas {
                return Ok(redis.read(event).confirm_with(checks, fence.epoch, seq)).into();
            }
            let said = redis.write(event, |keep| keep.confirm_with(checks, fence.epoch, seq));
            redis.lasting(Ok(said))
        })
        .await
    }

    async fn stands(&self, event: EventId, fence: Fence, seq: u64) -> Result<bool, JournalError> {
        if self.world.with(|state| state.plan.wait_replicas) {
            return Ok(self.confirm(event, fence, seq).await? == Commit::Done);
        }
        Ok(self.peek(event).await?.is_some_and(|now| (now.epoch, now.seq) == (fence.epoch, seq)))
    }

    async fn repair(
        &self,
        event: EventId,
        epoch: u64,
        node: &NodeTag,
        repair: &Repair,
    ) -> Result<Commit, JournalError> {
        self.repair_in_steps(event, epoch, node, repair).await
    }

    async fn read_log(&self, event: EventId, after: u64, count: usize) -> Result<Vec<LogEntry>, JournalError> {
        self.ask(move |redis| redis.read(event).read_log(after, count)).await
    }

    async fn trim(&self, event: EventId, upto: u64) -> Result<(), JournalError> {
        self.ask(move |redis| {
            redis.write(event, |keep| keep.trim(upto));
            Ok(())
        })
        .await
    }

    async fn lease(&self, event: EventId, node: NodeId, ttl: Duration) -> Result<bool, JournalError> {
        let renews = self.world.with(|state| {
            let holder = state.redis.keep(event).and_then(|keep| keep.holder(Instant::now()));
            state.starved == Some(self.node) && holder == Some(node)
        });
        if renews {
            return Err(nobody("it was not sent"));
        }
        self.ask(move |redis| Ok(redis.write(event, |keep| keep.lease(node, Instant::now(), ttl)))).await
    }

    async fn holder(&self, event: EventId) -> Result<Option<NodeId>, JournalError> {
        self.ask(move |redis| Ok(redis.keep(event).and_then(|keep| keep.holder(Instant::now())))).await
    }

    async fn release(&self, event: EventId, node: NodeId) -> Result<(), JournalError> {
        self.ask(move |redis| {
            redis.write(event, |keep| keep.release(node));
            Ok(())
        })
        .await
    }
}

fn nobody(why: &str) -> JournalError {
    JournalError::Unreachable(why.into())
}
