//! The network between nodes, stores and turnstiles: it delays, loses, doubles, and is cut. What is on its way arrives
//! though its sender died meanwhile.

use crate::dice::Dice;
use crate::world::{State, World};
use futures_util::future::LocalBoxFuture;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Peer {
    Redis,
    Postgres,
    Node(usize),
    Crowd,
}

/// How well messages travel, in thousandths.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weather {
    pub lost: u64,
    pub doubled: u64,
    /// Slower than whoever asks has patience for: it arrives late.
    pub lingers: u64,
}

/// As long as anybody waits for a store's reply.
pub const PATIENCE: Duration = Duration::from_millis(60);

#[derive(Debug, Default)]
pub struct Net {
    pub weather: Weather,
    cut: BTreeSet<(Peer, Peer)>,
}

impl Net {
    /// Nothing gets through, either way, until it is mended.
    pub fn cut(&mut self, one: Peer, other: Peer) {
        self.cut.insert((one.min(other), one.max(other)));
    }

    pub fn mend(&mut self, one: Peer, other: Peer) {
        self.cut.remove(&(one.min(other), one.max(other)));
    }

    pub fn mend_all(&mut self) {
        self.cut.clear();
        self.weather = Weather::default();
    }

    /// How long a message is on its way; `None` = it never arrives.
    pub fn travel(&self, dice: &mut Dice, from: Peer, to: Peer) -> Option<Duration> {
        let cut = self.cut.contains(&(from.min(to), from.max(to)));
        if dice.chance(self.weather.lost) || cut {
            return None;
        }
        Some(match dice.chance(self.weather.lingers) {
            true => dice.millis(20, 300),
            false => dice.micros(150, 2_500),
        })
    }
}

/// What a store does with a request, when it arrives.
pub struct Parcel {
    pub after: Duration,
    pub open: Box<dyn FnOnce() -> LocalBoxFuture<'static, ()> + Send>,
}

/// The reply of a store, and what is said instead if a replica does not have that write in time.
pub struct Reply<T> {
    pub said: T,
    pub durable_at: Option<(u64, T)>,
}

impl<T> From<T> for Reply<T> {
    fn from(said: T) -> Reply<T> {
        Reply { said, durable_at: None }
    }
}

/// Nobody knows whether it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost;

type Step<T> = Arc<dyn Fn(&mut State) -> Reply<T> + Send + Sync>;

/// Has a store do something, once or (a doubled message) twice, and waits for its reply.
pub async fn call<T: Send + 'static>(
    world: &World,
    from: Peer,
    to: Peer,
    step: impl Fn(&mut State) -> Reply<T> + Send + Sync + 'static,
) -> Result<T, Lost> {
    let step: Step<T> = Arc::new(step);
    let (tell, heard) = oneshot::channel();
    let tell = Arc::new(Mutex::new(Some(tell)));
    let (ways, breaks) = world.with(|state| {
        let doubled = to == Peer::Redis && state.dice.chance(state.net.weather.doubled);
        let State { net, dice, .. } = state;
        let ways: Vec<_> = (0..1 + usize::from(doubled)).filter_map(|_| net.travel(dice, from, to)).collect();
        (ways, dice.chance(500))
    });
    if ways.is_empty() {
        // A connection that breaks says so at once; a cable that is pulled says nothing.
        tokio::time::sleep(if breaks { Duration::from_millis(1) } else { PATIENCE }).await;
        return Err(Lost);
    }
    for after in ways {
        let (world, step, tell) = (world.clone(), step.clone(), tell.clone());
        world.clone().send(Parcel {
            after,
            open: Box::new(move || Box::pin(async move { deliver(&world, from, to, &step, &tell).await })),
        });
    }
    drop(tell);
    match tokio::time::timeout(PATIENCE, heard).await {
        Ok(Ok(said)) => Ok(said),
        Ok(Err(_)) | Err(_) => Err(Lost),
    }
}

/// Where a reply is waited for, by whichever copy of the request is answered first.
type Tell<T> = Arc<Mutex<Option<oneshot::Sender<T>>>>;

async fn deliver<T: Send + 'static>(world: &World, from: Peer, to: Peer, step: &Step<T>, tell: &Tell<T>) {
    let reply = world.with(|state| step(state));
    world.replicate();
    let said = match reply.durable_at {
        Some((version, instead)) if !world.replicated(version).await => instead,
        _ => reply.said,
    };
    let back = world.with(|state| state.net.travel(&mut state.dice, to, from));
    match back {
        Some(back) => {
            tokio::time::sleep(back).await;
            let tell = tell.lock().expect("nobody panics here").take();
            if let Some(tell) = tell {
                // Whoever asked may have given up, or died.
                drop(tell.send(said));
            }
        }
        None => {
            // Held until nobody waits any more, unless the connection breaks.
            let breaks = world.with(|state| state.dice.chance(500));
            tokio::time::sleep(if breaks { Duration::ZERO } else { PATIENCE }).await;
        }
    }
}

/// The stores' host: opens what arrives.
pub async fn run_stores(mut arriving: mpsc::UnboundedReceiver<Parcel>) {
    while let Some(Parcel { after, open }) = arriving.recv().await {
        tokio::task::spawn_local(async move {
            tokio::time::sleep(after).await;
            open().await;
        });
    }
}
