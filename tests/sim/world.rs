//! What all hosts of a simulation share. One thread runs them all, one after the other, so the lock is never waited for.

use crate::dice::Dice;
use crate::history::History;
use crate::net::{Net, Parcel};
use crate::node::Errand;
use crate::plan::Plan;
use crate::postgres::Postgres;
use crate::redis::Redis;
use gatehouse::actors::event_actor::inspect::Inspection;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{Notify, mpsc};

#[derive(Clone)]
pub struct World(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    stores: mpsc::UnboundedSender<Parcel>,
    replicated: Notify,
}

pub struct State {
    pub plan: Plan,
    pub dice: Dice,
    pub net: Net,
    pub redis: Redis,
    pub postgres: Postgres,
    pub nodes: Vec<NodeState>,
    pub history: History,
    /// The node that turnstiles ask first: the last one that answered.
    pub home: usize,
    /// The node whose leases are not renewed.
    pub starved: Option<usize>,
    /// What befell the evening, and how often.
    pub befell: BTreeMap<String, usize>,
    /// So often somebody became the owner where Redis had lost what the owner before was told of.
    pub lost_to_another: usize,
    /// Everything was mended; no more trouble.
    pub resting: bool,
    /// What was still under way when somebody looked last.
    pub unrest: Option<String>,
    /// How the event stood at the very end.
    pub last: Option<Inspection>,
}

/// A node as others see it.
#[derive(Default)]
pub struct NodeState {
    pub mailbox: Option<mpsc::UnboundedSender<Errand>>,
    /// How far its clock is off, in milliseconds.
    pub skew: Arc<AtomicI64>,
}

/// As long as a commit waits for its replica: half of what its owner waits for the reply.
const REPLICA_PATIENCE: Duration = Duration::from_millis(30);

impl World {
    pub fn new(plan: Plan, dice: &mut Dice) -> (World, mpsc::UnboundedReceiver<Parcel>) {
        let (stores, arriving) = mpsc::unbounded_channel();
        let state = State {
            dice: dice.apart(),
            net: Net::default(),
            redis: Redis::new(plan.broken, plan.wait_replicas),
            postgres: Postgres::new(&plan),
            nodes: (0..plan.nodes).map(|_| NodeState::default()).collect(),
            history: History::default(),
            home: 0,
            starved: None,
            befell: BTreeMap::new(),
            lost_to_another: 0,
            resting: false,
            unrest: None,
            last: None,
            plan,
        };
        let shared = Shared { state: Mutex::new(state), stores, replicated: Notify::new() };
        (World(Arc::new(shared)), arriving)
    }

    pub fn with<T>(&self, step: impl FnOnce(&mut State) -> T) -> T {
        step(&mut self.0.state.lock().expect("nobody panics here"))
    }

    pub fn send(&self, parcel: Parcel) {
        // The stores outlive everybody.
        drop(self.0.stores.send(parcel));
    }

    /// Sends what the primary wrote to its replica.
    pub fn replicate(&self) {
        let Some((version, after)) = self.with(|state| {
            let version = state.redis.unreplicated()?;
            Some((version, state.dice.micros(200, if state.plan.wait_replicas { 4_000 } else { 30_000 })))
        }) else {
            return;
        };
        let world = self.clone();
        tokio::task::spawn_local(async move {
            tokio::time::sleep(after).await;
            world.with(|state| state.redis.replicate(version));
            world.0.replicated.notify_waiters();
        });
    }

    /// Waits until the replica has this write. False: not in time, or the server is another one by now.
    pub async fn replicated(&self, version: u64) -> bool {
        let server = self.with(|state| state.redis.server);
        let waiting = async {
            loop {
                let news = self.0.replicated.notified();
                let (has_it, same) = self.with(|state| (state.redis.replicated(version), state.redis.server == server));
                if has_it || !same {
                    return has_it && same;
                }
                news.await;
            }
        };
        tokio::time::timeout(REPLICA_PATIENCE, waiting).await.unwrap_or(false)
    }

    pub fn skew(&self, node: usize) -> Arc<AtomicI64> {
        self.with(|state| state.nodes[node].skew.clone())
    }

    pub fn set_skew(&self, node: usize, millis: i64) {
        self.skew(node).store(millis, Ordering::Relaxed);
    }
}
