//! One multiplexed connection that comes back by itself, and knows whether it came back to the same server.

use super::check::fields;
use super::errors::Failure;
use super::fleet::Fleet;
use super::server::Server;
use crate::signals;
use crate::stores::journal::JournalError;
use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, ConnectionAddr, RedisResult};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::sync::watch;

/// First pause after a failed attempt to connect; doubled each time.
const PAUSE_MIN: Duration = Duration::from_millis(20);
/// Short enough that recovery is felt at once, long enough that a dead server costs nothing.
const PAUSE_MAX: Duration = Duration::from_millis(250);

/// A connection and the numbers it had.
#[derive(Clone)]
pub(super) struct Up {
    pub connection: MultiplexedConnection,
    /// Rises with every connection.
    pub number: u64,
    /// Of all links of an arbiter, rises with every server that is not surely the one before.
    pub generation: u64,
    addr: Arc<ConnectionAddr>,
}

/// One life of a server: a restart gives it a new run id, and every promotion or full copy a new replication id. While
/// both stay, its memory was never another's, so it knows of every owner that it was ever told of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Life {
    run: String,
    replication: String,
}

#[derive(Default)]
struct State {
    up: Option<Up>,
    connecting: bool,
    /// The server of the latest connection, if it said who it is.
    life: Option<Life>,
    generation: u64,
}

/// The hot connections of one arbiter: one to each server that it writes to.
pub(super) struct Links {
    fleet: Arc<Fleet>,
    config: AsyncConnectionConfig,
    patience: Duration,
    generation: Arc<AtomicU64>,
    links: Mutex<HashMap<String, Arc<Link>>>,
}

pub(super) struct Link {
    server: Arc<Server>,
    config: AsyncConnectionConfig,
    /// How long a server may take to say who it is.
    patience: Duration,
    number: AtomicU64,
    /// Shared by all links of an arbiter: an owner that confirmed at a number has confirmed at every server of a lower one.
    generation: Arc<AtomicU64>,
    state: watch::Sender<State>,
}

impl Links {
    pub(super) fn new(fleet: Arc<Fleet>, config: AsyncConnectionConfig, patience: Duration) -> Arc<Links> {
        let (generation, links) = (Arc::default(), Mutex::default());
        Arc::new(Links { fleet, config, patience, generation, links })
    }

    pub(super) fn another(&self) -> Arc<Links> {
        Links::new(self.fleet.clone(), self.config.clone(), self.patience)
    }

    /// 0 = never connected.
    pub(super) fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }

    /// The link to the server that holds this key now.
    pub(super) async fn to(&self, key: &[u8]) -> Result<Arc<Link>, JournalError> {
        let server = self.fleet.holding(key).await?;
        let mut links = self.links.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(link) = links.get(server.name()).filter(|link| Arc::ptr_eq(&link.server, &server)) {
            return Ok(link.clone());
        }
        // Who was no master for a while, and is one again, is met anew.
        links.retain(|_, link| self.fleet.has(&link.server));
        let link = Arc::new(Link {
            server: server.clone(),
            config: self.config.clone(),
            patience: self.patience,
            number: AtomicU64::new(0),
            generation: self.generation.clone(),
            state: watch::Sender::new(State::default()),
        });
        links.insert(server.name().to_owned(), link.clone());
        Ok(link)
    }
}

impl Link {
    /// The connection; where there is none, waits for one as long as a reply may take.
    pub(super) async fn up(self: &Arc<Link>, within: Duration) -> Result<Up, JournalError> {
        let up = self.state.borrow().up.clone();
        match up {
            Some(up) if self.server.is_at(&up.addr) => return Ok(up),
            Some(up) => self.lost(up.number),
            None => self.start_connecting(),
        }
        let mut state = self.state.subscribe();
        let up = async {
            let state = state.wait_for(|state| state.up.is_some()).await.ok()?;
            state.up.clone()
        };
        match tokio::time::timeout(within, up).await {
            Ok(Some(up)) => Ok(up),
            Ok(None) | Err(_) => Err(Failure::timed_out(within).error),
        }
    }

    /// Nobody shall use the connection of this number again: a late reply on it is nobody's.
    pub(super) fn lost(self: &Arc<Link>, number: u64) {
        let was_current = self.state.send_if_modified(|state| {
            let current = state.up.as_ref().is_some_and(|up| up.number == number);
            if current {
                state.up = None;
            }
            current
        });
        if was_current {
            self.start_connecting();
        }
    }

    async fn connect_once(&self) -> RedisResult<(MultiplexedConnection, Option<Life>, ConnectionAddr)> {
        let client = self.server.client().await?;
        let addr = client.get_connection_info().addr().clone();
        let mut connection = client.get_multiplexed_async_connection_with_config(&self.config).await?;
        let (life, is_master) = tokio::time::timeout(self.patience, life(&mut connection)).await.map_err(|_| {
            redis::RedisError::from(std::io::Error::new(std::io::ErrorKind::TimedOut, "it does not say who it is"))
        })??;
        if self.server.must_be_master() && !is_master {
            return Err(redis::RedisError::from(std::io::Error::other("it is no master, or not yet")));
        }
        Ok((connection, life, addr))
    }

    fn came_up(&self, connection: MultiplexedConnection, life: Option<Life>, addr: ConnectionAddr) {
        let number = self.number.fetch_add(1, Ordering::AcqRel) + 1;
        self.state.send_modify(|state| {
            if life.is_none() || life != state.life {
                state.generation = self.generation.fetch_add(1, Ordering::AcqRel) + 1;
            }
            let generation = state.generation;
            tracing::info!(server = self.server.name(), number, generation, "connected to redis");
            state.life = life;
            state.up = Some(Up { connection, number, generation, addr: Arc::new(addr) });
            state.connecting = false;
        });
    }

    fn start_connecting(self: &Arc<Link>) {
        let begin = self.state.send_if_modified(|state| {
            let begin = state.up.is_none() && !state.connecting;
            state.connecting |= begin;
            begin
        });
        if begin {
            tokio::spawn(connect(Attempt { link: Arc::downgrade(self), succeeded: false }));
        }
    }
}

/// Which life of which server this is, if it tells, and whether it says that it is a master.
async fn life(connection: &mut MultiplexedConnection) -> RedisResult<(Option<Life>, bool)> {
    let mut ask = redis::pipe();
    ask.cmd("INFO").arg("server").cmd("INFO").arg("replication");
    let said: RedisResult<(String, String)> = ask.query_async(connection).await;
    match said {
        Ok((server, replication)) => {
            let (mut server, mut replication) = (fields(&server), fields(&replication));
            let is_master = replication.get("role").is_some_and(|role| role == "master");
            let (run, replication) = (server.remove("run_id"), replication.remove("master_replid"));
            Ok((run.zip(replication).map(|(run, replication)| Life { run, replication }), is_master))
        }
        Err(error) if error.is_io_error() => Err(error),
        Err(_) => Ok((None, false)),
    }
}

/// Lets others try if this attempt is dropped with its runtime.
struct Attempt {
    link: Weak<Link>,
    succeeded: bool,
}

impl Drop for Attempt {
    fn drop(&mut self) {
        if let Some(link) = self.link.upgrade().filter(|_| !self.succeeded) {
            link.state.send_if_modified(|state| std::mem::take(&mut state.connecting));
        }
    }
}

/// Tries until it succeeds, or until nobody holds the link any more.
async fn connect(mut attempt: Attempt) {
    let mut pause = PAUSE_MIN;
    loop {
        let Some(link) = attempt.link.upgrade() else { return };
        match link.connect_once().await {
            Ok((connection, life, addr)) => {
                link.came_up(connection, life, addr);
                attempt.succeeded = true;
                return;
            }
            Err(error) => {
                drop(link);
                signals::redis_error("connect");
                tracing::debug!(%error, "redis cannot be reached; trying again");
                tokio::time::sleep(pause.mul_f64(rand::random_range(0.5..1.0))).await;
                pause = (pause * 2).min(PAUSE_MAX);
            }
        }
    }
}
