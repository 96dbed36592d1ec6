//! The journal in Redis: one hot connection per arbiter for commits, a pool for everything else.

mod check;
mod durable;
mod errors;
mod fleet;
mod link;
mod load;
mod log;
mod nodes;
mod readers;
mod repair;
mod scripts;
mod server;
mod slots;

pub use check::ServerReport;
pub use nodes::Spoken;

use crate::domain::ids::{BatchId, EventId, NodeId};
use crate::stores::journal::keys::{Keys, Part};
use crate::stores::journal::record::LogEntry;
use crate::stores::journal::{Commit, Fence, Journal, JournalError, Loaded, NodeTag, Own, Repair, SealedBatch};
use crate::stores::postgres::Store;
use deadpool_redis::PoolError;
use errors::Failure;
use fleet::{Fleet, key_of};
use link::{Links, Up};
use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, Cmd, FromRedisValue, RedisResult, Value};
use scripts::{Script, Scripts};
use server::Server;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// How to reach Redis and what counts as durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// `redis://`, `rediss://`, `redis+unix://` or `unix://`, with user, password and database index; or
    /// `redis+sentinel://sentinel:port,sentinel:port/master`, or `redis+cluster://server:port,server:port`.
    pub url: String,
    pub connect_timeout: Duration,
    pub response_timeout: Duration,
    /// Connections for everything that is not the hot path.
    pub pool_max: usize,
    /// How many replicas must have a batch before it is answered.
    pub wait_replicas: u32,
    pub fsync: Fsync,
}

/// When a batch counts as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fsync {
    /// When Redis has it in memory; its append-only file follows within a second.
    #[default]
    Everysec,
    /// When it is on disk: survives power loss.
    Always,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            url: "redis://127.0.0.1:6379/0".into(),
            connect_timeout: Duration::from_secs(1),
            response_timeout: Duration::from_secs(1),
            pool_max: 8,
            wait_replicas: 0,
            fsync: Fsync::Everysec,
        }
    }
}

#[derive(Clone)]
pub struct RedisJournal {
    shared: Arc<Shared>,
    hot: Arc<Links>,
}

struct Shared {
    settings: Settings,
    fleet: Arc<Fleet>,
    scripts: Scripts,
    /// Whether the server can be asked to wait for its disk; else it must be configured to.
    waitaof: AtomicBool,
}

impl RedisJournal {
    /// Reads the settings; connects only when first used. A URL that is none is [`JournalError::Poison`].
    pub fn new(settings: &Settings) -> Result<RedisJournal, JournalError> {
        let fleet = Arc::new(Fleet::new(settings)?);
        // The hot path has one time-out around the whole step instead.
        let connect = AsyncConnectionConfig::new().set_connection_timeout(Some(settings.connect_timeout));
        let hot = Links::new(fleet.clone(), connect.set_response_timeout(None), settings.connect_timeout);
        let (settings, scripts) = (settings.clone(), Scripts::default());
        let shared = Shared { settings, fleet, scripts, waitaof: AtomicBool::new(false) };
        Ok(RedisJournal { shared: Arc::new(shared), hot })
    }

    /// One round trip to every server that is written to, for readiness.
    pub async fn ping(&self) -> Result<(), JournalError> {
        for server in self.shared.fleet.all().await? {
            self.ask_at::<Value>(&server, "PING", &redis::cmd("PING")).await?;
        }
        Ok(())
    }

    /// One command on a connection of the pool.
    async fn ask<T: FromRedisValue>(&self, what: &str, command: &Cmd) -> Result<T, JournalError> {
        let server = self.shared.fleet.holding(key_of(command)).await?;
        self.ask_at(&server, what, command).await
    }

    async fn ask_at<T: FromRedisValue>(
        &self,
        server: &Arc<Server>,
        what: &str,
        command: &Cmd,
    ) -> Result<T, JournalError> {
        let value = self.pooled(server, async |connection| connection.send_packed_command(command).await).await?;
        understood(what, value)
    }

    /// One script on a connection of the pool.
    async fn run<T: FromRedisValue>(&self, what: &str, script: &Script, call: &Cmd) -> Result<T, JournalError> {
        let server = self.shared.fleet.holding(key_of(call)).await?;
        let value = self.pooled(&server, async |connection| script.run(connection, call).await).await?;
        understood(what, value)
    }

    /// A connection of the pool to where this key is.
    async fn connection(&self, key: &[u8]) -> Result<deadpool_redis::Connection, JournalError> {
        let server = self.shared.fleet.holding(key).await?;
        self.connection_to(&server).await
    }

    async fn connection_to(&self, server: &Arc<Server>) -> Result<deadpool_redis::Connection, JournalError> {
        let pool = server.pool().await?;
        match pool.get().await {
            Ok(connection) => Ok(connection),
            Err(error) => {
                self.shared.fleet.look_again().await;
                Err(match error {
                    PoolError::Backend(error) => Failure::from(error).error,
                    other => JournalError::Unreachable(other.to_string()),
                })
            }
        }
    }

    async fn pooled<F>(&self, server: &Arc<Server>, work: F) -> Result<Value, JournalError>
    where
        F: AsyncFnOnce(&mut MultiplexedConnection) -> RedisResult<Value>,
    {
        let mut connection = self.connection_to(server).await?;
        match work(&mut connection).await.and_then(Value::extract_error) {
            Ok(value) => Ok(value),
            Err(error) => {
                let failure = Failure::from(error);
                if failure.drop_connection {
                    drop(deadpool_redis::Connection::take(connection));
                    self.shared.fleet.look_again().await;
                }
                Err(failure.error)
            }
        }
    }

    /// One step on the hot connection to where this key is, if it leads to a server that the owner knows.
    async fn hot<F>(&self, key: &[u8], generation: u64, step: F) -> Result<Commit, JournalError>
    where
        F: AsyncFnOnce(MultiplexedConnection) -> Result<Commit, Failure>,
    {
        let within = self.shared.settings.response_timeout;
        let link = self.hot.to(key).await?;
        let up = link.up(within).await;
        if up.is_err() && self.shared.fleet.is_spread() {
            self.shared.fleet.look_again().await;
        }
        let Up { connection, number, generation: current, .. } = up?;
        // A number that was never given is nobody's confirmation.
        if current > generation || generation > self.server_generation() {
            return Err(JournalError::Unreachable("it may be another server: confirm the epoch first".into()));
        }
        let failure = match tokio::time::timeout(within, step(connection)).await {
            Ok(Ok(done)) => return Ok(done),
            Ok(Err(failure)) => failure,
            Err(_) => Failure::timed_out(within),
        };
        if failure.drop_connection {
            link.lost(number);
        }
        if self.shared.fleet.is_spread() {
            self.shared.fleet.look_again().await;
        }
        Err(failure.error)
    }
}

fn understood<T: FromRedisValue>(what: &str, value: Value) -> Result<T, JournalError> {
    redis::from_redis_value(value).map_err(|_| Failure::unreadable(what).error)
}

fn commit_call(script: &Script, keys: &Keys, epoch: u64, batch: &SealedBatch) -> Cmd {
    let names =
        [keys.own(), keys.part(Part::Log), keys.part(Part::Keys), keys.part(Part::Holds), keys.part(Part::Counters)];
    let closed = batch.holds.iter().filter(|(_, hold)| hold.is_none()).count();
    let mut call = script.call(&names);
    call.arg(epoch).arg(batch.seq).arg(batch.id.as_bytes()).arg(batch.now.0).arg(&batch.log[..]);
    call.arg(batch.marks.len()).arg(batch.holds.len() - closed).arg(closed).arg(batch.counters.len());
    for (field, kept) in &batch.marks {
        call.arg(&field[..]).arg(&kept[..]);
    }
    for (id, hold) in &batch.holds {
        if let Some(hold) = hold {
            call.arg(id.as_bytes()).arg(&hold[..]);
        }
    }
    for (id, _) in batch.holds.iter().filter(|(_, hold)| hold.is_none()) {
        call.arg(id.as_bytes());
    }
    for (name, count) in &batch.counters {
        call.arg(name).arg(count);
    }
    call
}

fn outcome(reply: Value) -> Result<Commit, Failure> {
    match reply {
        Value::Int(1) => Ok(Commit::Done),
        Value::Int(2) => Ok(Commit::Fenced),
        Value::Int(3) => Ok(Commit::Gap),
        _ => Err(Failure::unreadable("commit")),
    }
}

fn sixteen(bytes: &[u8]) -> Option<[u8; 16]> {
    bytes.try_into().ok()
}

impl Journal for RedisJournal {
    type Books = Store;

    fn for_arbiter(&self) -> Self {
        RedisJournal { shared: self.shared.clone(), hot: self.hot.another() }
    }

    fn server_generation(&self) -> u64 {
        self.hot.generation()
    }

    async fn peek(&self, event: EventId) -> Result<Option<Own>, JournalError> {
        type Fields = (Option<u64>, Option<Vec<u8>>, Option<u64>, Option<Vec<u8>>, Option<Vec<u8>>);
        let mut command = redis::cmd("HMGET");
        command.arg(Keys::of(event).own()).arg(&["epoch", "node", "seq", "batch", "repairing"]);
        let (epoch, node, seq, batch, repairing): Fields = self.ask("peek", &command).await?;
        let Some(epoch) = epoch else { return Ok(None) };
        Ok(Some(Own {
            epoch,
            node: node.as_deref().and_then(sixteen).map(NodeId::from_bytes),
            seq: seq.unwrap_or(0),
            batch: batch.as_deref().and_then(sixteen).map(BatchId::from_bytes),
            repairing: repairing.is_some(),
        }))
    }

    async fn acquire(&self, event: EventId, epoch: u64, node: &NodeTag) -> Result<Own, JournalError> {
        // The first commit shall not have to wait for it.
        let keys = Keys::of(event);
        self.hot.to(keys.own().as_bytes()).await?.up(self.shared.settings.response_timeout).await?;
        let mut names = vec![keys.own()];
        names.extend(Part::ALL.map(|part| keys.repair(part)));
        let script = &self.shared.scripts.acquire;
        let mut call = script.call(&names);
        call.arg(epoch).arg(node.node.as_bytes()).arg(&node.addr);
        let reply: Vec<Value> = self.run("acquire", script, &call).await?;
        let unreadable = || Failure::unreadable("acquire").error;
        let [Value::Int(verdict), rest @ ..] = &reply[..] else { return Err(unreadable()) };
        let field = |place: usize| rest.get(place).cloned().ok_or_else(unreadable);
        let epoch: u64 = understood("acquire", field(0)?)?;
        if *verdict != 1 {
            return Err(JournalError::Fenced { epoch });
        }
        let node: Vec<u8> = understood("acquire", field(1)?)?;
        let batch: Vec<u8> = understood("acquire", field(3)?)?;
        Ok(Own {
            epoch,
            node: sixteen(&node).map(NodeId::from_bytes),
            seq: understood("acquire", field(2)?)?,
            batch: sixteen(&batch).map(BatchId::from_bytes),
            repairing: false,
        })
    }

    async fn load(&self, event: EventId) -> Result<Loaded, JournalError> {
        load::load(self, event).await
    }

    async fn commit(&self, event: EventId, fence: Fence, batch: &SealedBatch) -> Result<Commit, JournalError> {
        let script = &self.shared.scripts.commit;
        let call = commit_call(script, &Keys::of(event), fence.epoch, batch);
        self.hot(key_of(&call), fence.generation, async |mut connection| {
            let done = outcome(script.run(&mut connection, &call).await?)?;
            if done == Commit::Done {
                self.durable(connection).await?;
            }
            Ok(done)
        })
        .await
    }

    async fn confirm(&self, event: EventId, fence: Fence, seq: u64) -> Result<Commit, JournalError> {
        let own = Keys::of(event).own();
        let step = async |connection| self.confirm_at(connection, &own, fence.epoch, seq).await;
        self.hot(own.as_bytes(), fence.generation, step).await
    }

    async fn stands(&self, event: EventId, fence: Fence, seq: u64) -> Result<bool, JournalError> {
        if self.waits_for_replicas() {
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
        repair::repair(self, event, epoch, node, repair).await
    }

    async fn read_log(&self, event: EventId, after: u64, count: usize) -> Result<Vec<LogEntry>, JournalError> {
        log::entries(self.ask("read_log", &log::page(event, after, count)).await?)
    }

    async fn trim(&self, event: EventId, upto: u64) -> Result<(), JournalError> {
        let mut command = redis::cmd("XTRIM");
        command.arg(Keys::of(event).part(Part::Log)).arg("MINID").arg(format!("{}-0", upto.saturating_add(1)));
        self.ask::<Value>("trim", &command).await.map(drop)
    }

    async fn lease(&self, event: EventId, node: NodeId, ttl: Duration) -> Result<bool, JournalError> {
        let script = &self.shared.scripts.lease;
        let mut call = script.call(&[Keys::of(event).lease()]);
        call.arg(node.as_bytes()).arg(ttl.as_millis().max(1) as u64);
        self.run("lease", script, &call).await
    }

    async fn holder(&self, event: EventId) -> Result<Option<NodeId>, JournalError> {
        let mut command = redis::cmd("GET");
        command.arg(Keys::of(event).lease());
        let holder: Option<Vec<u8>> = self.ask("holder", &command).await?;
        Ok(holder.as_deref().and_then(sixteen).map(NodeId::from_bytes))
    }

    async fn release(&self, event: EventId, node: NodeId) -> Result<(), JournalError> {
        let script = &self.shared.scripts.release;
        let mut call = script.call(&[Keys::of(event).lease()]);
        call.arg(node.as_bytes());
        self.run::<Value>("release", script, &call).await.map(drop)
    }
}
