//! One multiplexed connection that comes back by itself.

use super::errors::Failure;
use crate::signals;
use crate::stores::journal::JournalError;
use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, Client};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::sync::watch;

/// First pause after a failed attempt to connect; doubled each time.
const PAUSE_MIN: Duration = Duration::from_millis(20);
/// Short enough that recovery is felt at once, long enough that a dead server costs nothing.
const PAUSE_MAX: Duration = Duration::from_millis(250);

/// A connection and the number it had.
#[derive(Clone)]
pub(super) struct Up {
    pub connection: MultiplexedConnection,
    pub generation: u64,
}

#[derive(Default)]
struct State {
    up: Option<Up>,
    connecting: bool,
}

pub(super) struct Link {
    client: Client,
    config: AsyncConnectionConfig,
    generation: AtomicU64,
    state: watch::Sender<State>,
}

impl Link {
    pub(super) fn new(client: Client, config: AsyncConnectionConfig) -> Arc<Link> {
        Arc::new(Link { client, config, generation: AtomicU64::new(0), state: watch::Sender::new(State::default()) })
    }

    pub(super) fn another(&self) -> Arc<Link> {
        Link::new(self.client.clone(), self.config.clone())
    }

    /// 0 = never connected.
    pub(super) fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }

    /// The connection; where there is none, waits for one as long as a reply may take.
    pub(super) async fn up(self: &Arc<Link>, within: Duration) -> Result<Up, JournalError> {
        if let Some(up) = &self.state.borrow().up {
            return Ok(up.clone());
        }
        self.start_connecting();
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
    pub(super) fn lost(self: &Arc<Link>, generation: u64) {
        let was_current = self.state.send_if_modified(|state| {
            let current = state.up.as_ref().is_some_and(|up| up.generation == generation);
            if current {
                state.up = None;
            }
            current
        });
        if was_current {
            self.start_connecting();
        }
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
        match link.client.get_multiplexed_async_connection_with_config(&link.config).await {
            Ok(connection) => {
                let generation = link.generation.fetch_add(1, Ordering::AcqRel) + 1;
                tracing::info!(generation, "connected to redis");
                link.state.send_modify(|state| {
                    state.up = Some(Up { connection, generation });
                    state.connecting = false;
                });
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
