//! A gateway node: the real directory, lease keeper, owners and drains, on a host that can be killed.

use crate::net::Peer;
use crate::plan::EVENT;
use crate::postgres::SimBooks;
use crate::redis::SimJournal;
use crate::world::World;
use gatehouse::actors::batch::Limits;
use gatehouse::actors::clock::Clock;
use gatehouse::actors::directory::{self, Directory};
use gatehouse::actors::event_actor::inspect::{Inspect, Inspection};
use gatehouse::actors::event_actor::{self};
use gatehouse::actors::gate::Undecided;
use gatehouse::actors::messages::{Ask, ConfirmOwner, PullFacts, Told, Unsaid};
use gatehouse::actors::scan_drain;
use gatehouse::domain::ids::{HoldId, NodeId};
use gatehouse::domain::ledger::Command;
use gatehouse::domain::time::Moment;
use gatehouse::stores::journal::NodeTag;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use tokio::sync::{broadcast, mpsc, oneshot};
use tokio::time::Instant;

/// What becomes of a question.
pub type Outcome = Result<Told, Undecided>;

/// What a node is asked for.
pub enum Errand {
    /// A command, within this time, as the gate puts it.
    Ask { command: Command, within: Duration, tell: oneshot::Sender<Outcome> },
    /// Newer facts are in Postgres; `releases` is the hold that they were.
    Pull { releases: HoldId },
    /// The event's state, if this node owns it, or may and can take it.
    Inspect { may_take: bool, tell: oneshot::Sender<Option<Inspection>> },
    /// SIGTERM.
    Stop,
}

/// How soon a question is put again to the next owner, as the gate does it.
const ASK_AGAIN: Duration = Duration::from_millis(10);
/// Half past eight in the evening.
pub const EVENING: i64 = 1_790_000_000_000;
const LEASE: Duration = Duration::from_millis(240);
const STOP_WITHIN: Duration = Duration::from_millis(500);

fn settings(skew: Arc<AtomicI64>) -> directory::Settings {
    let clock = move || {
        let passed = turmoil::sim_elapsed().unwrap_or_default().as_millis();
        Moment(EVENING + i64::try_from(passed).unwrap_or(i64::MAX) + skew.load(Ordering::Relaxed))
    };
    directory::Settings {
        event: event_actor::Settings {
            mailbox: 64,
            limits: Limits { batch_changes: 8, waiting_changes: 60 },
            refusals_logged_per_second: 1_000_000,
            idle_sleep: Duration::from_millis(900),
            clock: Clock::new(clock),
            ..event_actor::Settings::default()
        },
        drain: scan_drain::Settings {
            entries: 8,
            poll: Duration::from_millis(40),
            margin: 6,
            ..scan_drain::Settings::default()
        },
        arbiters: 0,
        lease_ttl: LEASE,
        facts_poll: Duration::from_millis(100),
    }
}

pub fn tag(node: usize) -> NodeTag {
    NodeTag { node: NodeId::from_bytes([node as u8 + 1; 16]), addr: format!("node-{node}:0") }
}

type Owners = Directory<SimJournal>;

/// Runs until it is killed or told to stop.
pub async fn run(world: World, node: usize) -> turmoil::Result {
    let (mailbox, mut errands) = mpsc::unbounded_channel();
    world.with(|state| state.nodes[node].mailbox = Some(mailbox));
    let journal = SimJournal::new(&world, node);
    let books = SimBooks::new(&world, Peer::Node(node));
    let owners: Owners = Directory::new(&journal, books, tag(node), settings(world.skew(node)));
    let (_changed, changes) = broadcast::channel(1);
    tokio::task::spawn_local(owners.clone().keep_leases());
    tokio::task::spawn_local(owners.clone().hear_of_facts(changes));
    tokio::task::spawn_local(owners.clone().wake_undrained());
    while let Some(errand) = errands.recv().await {
        let owners = owners.clone();
        match errand {
            Errand::Ask { command, within, tell } => {
                let world = world.clone();
                tokio::task::spawn_local(async move {
                    let outcome = ask(&owners, command, within).await;
                    answer(&world, node, tell, outcome).await;
                });
            }
            Errand::Pull { releases } => {
                tokio::task::spawn_local(async move {
                    if let Some(owner) = owners.awake(EVENT) {
                        drop(owner.try_send(PullFacts { releases: Some(releases), reply: None }));
                    }
                });
            }
            Errand::Inspect { may_take, tell } => {
                tokio::task::spawn_local(async move { drop(tell.send(inspect(&owners, may_take).await)) });
            }
            Errand::Stop => {
                owners.stop(Instant::now() + STOP_WITHIN).await;
                world.with(|state| state.nodes[node].mailbox = None);
                // What it still has on its way gets a moment, as a process does on its way out.
                tokio::time::sleep(Duration::from_millis(50)).await;
                return Ok(());
            }
        }
    }
    Ok(())
}

/// As the gate asks: the owner, and the next one if it changed, within the deadline.
async fn ask(owners: &Owners, command: Command, within: Duration) -> Outcome {
    let arrived = Instant::now();
    let deadline = arrived + within;
    loop {
        let owner = owners.owner(EVENT, deadline).await?;
        let (reply, told) = oneshot::channel();
        let ask = Ask { command: command.clone(), arrived, deadline, reply: reply.into() };
        match owner.try_send(ask) {
            Err(actix::dev::SendError::Full(_)) => return Err(Undecided::Busy),
            Err(actix::dev::SendError::Closed(_)) => {}
            Ok(()) => match told.await {
                Ok(Ok(told)) => return Ok(told),
                Ok(Err(Unsaid::Undecided(undecided))) => return Err(undecided),
                Ok(Err(Unsaid::NotOwner)) | Err(_) => {}
            },
        }
        if Instant::now() + ASK_AGAIN >= deadline {
            return Err(Undecided::Unavailable);
        }
        tokio::time::sleep(ASK_AGAIN).await;
    }
}

async fn answer(world: &World, node: usize, tell: oneshot::Sender<Outcome>, outcome: Outcome) {
    let back = world.with(|state| state.net.travel(&mut state.dice, Peer::Node(node), Peer::Crowd));
    if let Some(back) = back {
        tokio::time::sleep(back).await;
        // Whoever asked may have given up.
        drop(tell.send(outcome));
    }
}

/// Has whoever is awake here ask whether the event is still theirs, and tells how the event stands if it is.
async fn inspect(owners: &Owners, may_take: bool) -> Option<Inspection> {
    if let Some(owner) = owners.awake(EVENT) {
        drop(owner.try_send(ConfirmOwner));
        tokio::time::sleep(Duration::from_millis(30)).await;
        return owner.send(Inspect).await.ok();
    }
    if !may_take {
        return None;
    }
    let owner = owners.owner(EVENT, Instant::now() + Duration::from_millis(500)).await.ok()?;
    owner.send(Inspect).await.ok()
}
