//! One seed from beginning to end.

use crate::audit;
use crate::crowd;
use crate::dice::Dice;
use crate::net::{Parcel, Peer, Weather, run_stores};
use crate::node::{self, Errand};
use crate::plan::{Broken, Plan, Trouble};
use crate::world::World;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Once;
use std::time::Duration;
use tokio::sync::mpsc;

/// What an evening came to.
pub struct Played {
    pub seed: u64,
    pub scans: usize,
    pub undecided: usize,
    pub admitted: usize,
    pub conflicts: usize,
    /// 1 = an owner lacked what another was told of, since Redis had lost it.
    pub lost_to_another: usize,
    /// Tickets whose history could not be judged for that reason.
    pub in_doubt: usize,
    pub befell: BTreeMap<String, usize>,
    pub epochs: u64,
    /// The same, if the very same happened.
    pub hash: u64,
    /// Everything that was asked and told, and the log.
    pub text: String,
    pub wrong: Vec<String>,
}

/// Longer than any evening lasts.
const NIGHT: Duration = Duration::from_secs(300);

pub fn play(seed: u64, broken: Option<Broken>) -> Played {
    let plan = Plan::of(seed, broken);
    listen_for_panics();
    PANIC.set(None);
    let mut dice = Dice::new(!seed);
    let (world, arriving) = World::new(plan.clone(), &mut dice);
    let evening = || evening(&world, arriving, &plan, dice.apart());
    let ended = catch_unwind(AssertUnwindSafe(evening));
    let mut played = world.with(|state| audit::audit(state));
    match ended {
        Ok(Ok(())) => {}
        Ok(Err(error)) => played.wrong.push(format!("the evening did not end: {error}")),
        Err(_) => played.wrong.push("the simulation fell".into()),
    }
    // Tasks swallow their panics; a rule of the domain that is broken must not go unheard.
    played.wrong.extend(PANIC.take());
    let mut hasher = DefaultHasher::new();
    played.text.hash(&mut hasher);
    played.hash = hasher.finish();
    played
}

fn evening(world: &World, arriving: mpsc::UnboundedReceiver<Parcel>, plan: &Plan, dice: Dice) -> turmoil::Result {
    let mut sim = turmoil::Builder::new()
        .tick_duration(Duration::from_millis(1))
        .simulation_duration(NIGHT)
        .rng_seed(plan.seed)
        .enable_random_order()
        .build();
    let arriving = Rc::new(RefCell::new(Some(arriving)));
    sim.host("stores", move || {
        let arriving = arriving.borrow_mut().take();
        async move {
            run_stores(arriving.expect("the stores are started once")).await;
            Ok(())
        }
    });
    for number in 0..plan.nodes {
        let world = world.clone();
        sim.host(name(number), move || node::run(world.clone(), number));
    }
    sim.client("crowd", crowd::run(world.clone(), dice));
    let mut troubles = plan.troubles.iter().peekable();
    loop {
        while let Some((_, trouble)) = troubles.next_if(|(at, _)| *at <= sim.elapsed()) {
            if !world.with(|state| state.resting) {
                befall(&mut sim, world, *trouble);
            }
        }
        if world.with(|state| state.resting) {
            (0..plan.nodes).for_each(|node| start(&mut sim, node));
        }
        if sim.step()? {
            return Ok(());
        }
    }
}

fn name(node: usize) -> String {
    format!("node-{node}")
}

fn start(sim: &mut turmoil::Sim<'_>, node: usize) {
    if !sim.is_host_running(name(node)) {
        sim.bounce(name(node));
    }
}

fn befall(sim: &mut turmoil::Sim<'_>, world: &World, trouble: Trouble) {
    let kind = format!("{trouble:?}");
    let kind = kind.split('(').next().unwrap_or_default().to_owned();
    world.with(|state| *state.befell.entry(kind).or_default() += 1);
    let cut = |node, peer| world.with(|state| state.net.cut(Peer::Node(node), peer));
    match trouble {
        Trouble::Crash(node) => {
            if sim.is_host_running(name(node)) {
                sim.crash(name(node));
            }
            world.with(|state| state.nodes[node].mailbox = None);
        }
        Trouble::Stop(node) => world.with(|state| {
            if let Some(mailbox) = &state.nodes[node].mailbox {
                drop(mailbox.send(Errand::Stop));
            }
        }),
        Trouble::Start(node) => start(sim, node),
        Trouble::CutRedis(node) => cut(node, Peer::Redis),
        Trouble::CutPostgres(node) => cut(node, Peer::Postgres),
        Trouble::CutCrowd(node) => cut(node, Peer::Crowd),
        Trouble::MendNode(node) => world.with(|state| {
            for peer in [Peer::Redis, Peer::Postgres, Peer::Crowd] {
                state.net.mend(Peer::Node(node), peer);
            }
        }),
        Trouble::RedisAway => world.with(|state| state.redis.away = true),
        Trouble::RedisBack => world.with(|state| state.redis.away = false),
        Trouble::Failover => world.with(|state| state.redis.fail_over()),
        Trouble::Depose => world.with(|state| {
            let nodes = 0..state.nodes.len();
            let seen_by = nodes.filter(|_| state.dice.chance(300)).collect();
            state.redis.depose(seen_by);
        }),
        Trouble::Bury => world.with(|state| state.redis.bury()),
        Trouble::Flush => world.with(|state| state.redis.flush()),
        Trouble::StallReplica => world.with(|state| state.redis.stalled = true),
        Trouble::FreeReplica => world.with(|state| state.redis.stalled = false),
        Trouble::PostgresAway => world.with(|state| state.postgres.away = true),
        Trouble::PostgresBack => world.with(|state| state.postgres.away = false),
        Trouble::Skew(node, millis) => world.set_skew(node, millis),
        Trouble::Home(node) => world.with(|state| state.home = node),
        Trouble::Starve(node) => world.with(|state| state.starved = Some(node)),
        Trouble::Feed => world.with(|state| state.starved = None),
        Trouble::Storm => {
            world.with(|state| state.net.weather = Weather { lost: 60, doubled: 80, lingers: 60 });
        }
        Trouble::Calm => world.with(|state| state.net.weather = Weather::default()),
    }
}

thread_local! {
    static PANIC: Cell<Option<String>> = const { Cell::new(None) };
}

/// The first panic of this thread is kept.
fn listen_for_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let first = PANIC.take().or_else(|| Some(format!("a panic: {panic}")));
            PANIC.set(first);
            before(panic);
        }));
    });
}
