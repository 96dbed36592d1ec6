//! The evening is over: everything is mended, and whoever owns the event finishes.

use crate::node::Errand;
use crate::plan::Kind;
use crate::world::{State, World};
use gatehouse::actors::event_actor::inspect::Inspection;
use std::time::Duration;
use tokio::sync::oneshot;

/// Longer than anything takes that is not hung.
const LOOKS_MAX: u32 = 100;

pub async fn rest(world: &World) {
    world.with(|state| {
        state.net.mend_all();
        state.redis.away = false;
        state.redis.stalled = false;
        state.redis.bury();
        state.postgres.away = false;
        state.starved = None;
        state.resting = true;
    });
    // Fenced owners hand over at their own pace.
    let (looks, pause) = match world.with(|state| state.plan.kind) {
        Kind::Contested => (3, Duration::from_millis(500)),
        Kind::Nodes | Kind::Failover | Kind::Forgetful => (1, Duration::from_millis(60)),
    };
    let mut quiet = 0;
    for _ in 0..LOOKS_MAX {
        tokio::time::sleep(pause).await;
        let found = look(world).await;
        let unrest = world.with(|state| unrest(state, found.as_ref()));
        let is_quiet = unrest.is_none();
        world.with(|state| state.unrest = unrest);
        quiet = if is_quiet { quiet + 1 } else { 0 };
        if quiet == looks {
            world.with(|state| state.last = found);
            return;
        }
    }
}

/// What is still under way.
fn unrest(state: &State, found: Option<&Inspection>) -> Option<String> {
    let Some(found) = found else { return Some("not exactly one node owns it".into()) };
    let (seq, drained) = (found.committed, state.postgres.watermark);
    let (known, version) = (found.ledger.facts_version(), state.postgres.version());
    let waiting = state.postgres.waits_to_be_taken_over();
    let quiet = found.idle && seq == drained && known == version && waiting == 0;
    (!quiet).then(|| {
        format!(
            "idle {}, at {seq} and drained to {drained}, knows facts {known} of {version}, {waiting} fenced facts wait",
            found.idle
        )
    })
}

/// How the event stands, if exactly one node owns it.
async fn look(world: &World) -> Option<Inspection> {
    let nodes = world.with(|state| state.nodes.len());
    let mut owners = Vec::new();
    for node in 0..nodes {
        owners.extend(inspect(world, node, false).await);
    }
    match owners.len() {
        0 => inspect(world, 0, true).await,
        1 => owners.pop(),
        _ => None,
    }
}

async fn inspect(world: &World, node: usize, may_take: bool) -> Option<Inspection> {
    let (tell, heard) = oneshot::channel();
    let mailbox = world.with(|state| state.nodes[node].mailbox.clone())?;
    mailbox.send(Errand::Inspect { may_take, tell }).ok()?;
    heard.await.ok()?
}
