//! Looks every few seconds at the process, at what it stands on, and at what it owns. On nobody's way.

use crate::actors::directory::Directory;
use crate::actors::registry::Registry;
use crate::domain::ids::{EventId, NodeId};
use crate::signals;
use crate::stores::journal::RedisJournal;
use crate::stores::postgres::Store;
use std::collections::HashMap;
use std::time::{Duration, Instant};
use tokio::time::{MissedTickBehavior, timeout};

const LOOK_EVERY: Duration = Duration::from_secs(2);
/// A store that gives no sign of life within this time is down.
const PATIENCE: Duration = Duration::from_secs(2);

struct Vitals {
    journal: RedisJournal,
    store: Store,
    directory: Directory<RedisJournal>,
    registry: Registry,
}

/// Watches until it is dropped or aborted.
pub(super) fn watch(
    node: NodeId,
    journal: &RedisJournal,
    store: &Store,
    directory: &Directory<RedisJournal>,
    registry: &Registry,
) -> impl Future<Output = ()> + use<> {
    signals::describe();
    signals::node(node);
    let (journal, store) = (journal.clone(), store.clone());
    Vitals { journal, store, directory: directory.clone(), registry: registry.clone() }.run()
}

/// Looks at the process on a thread of its own, which ends: then, and where memory is freed, but at no other time, the allocator
/// gives back to the kernel what was free for a second. What loading an event of 1,000,000 tickets needed for a moment
/// (330 MB) stayed with an idle gateway for as long as nobody came.
fn process() {
    if let Err(error) = std::thread::Builder::new().name("vitals".into()).spawn(signals::process) {
        tracing::debug!(%error, "nobody looked at the process");
    }
}

impl Vitals {
    async fn run(self) {
        let mut ticks = tokio::time::interval(LOOK_EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut named = HashMap::new();
        loop {
            ticks.tick().await;
            process();
            tokio::join!(self.redis(), self.postgres());
            self.events(&mut named).await;
        }
    }

    async fn redis(&self) {
        let began = Instant::now();
        let memory = timeout(PATIENCE, self.journal.memory()).await;
        signals::store_answered("redis", matches!(memory, Ok(Ok(_))).then(|| began.elapsed()));
        if let Ok(Ok(Some(memory))) = memory {
            signals::redis_memory(memory);
        }
    }

    async fn postgres(&self) {
        let began = Instant::now();
        let answered = timeout(PATIENCE, self.store.ping()).await;
        signals::store_answered("postgres", matches!(answered, Ok(Ok(()))).then(|| began.elapsed()));
        let (busy, idle, limit) = self.store.connections();
        signals::connections(busy, idle, limit);
    }

    /// Events go by the names that people know.
    async fn events(&self, named: &mut HashMap<EventId, (String, String)>) {
        let owned = self.directory.owned();
        signals::events_owned(owned.len());
        let mut now = HashMap::new();
        for event in owned {
            // One that cannot be read now keeps its name, or gets one next time.
            if let Some(name) = self.name_of(event).await.or_else(|| named.get(&event).cloned()) {
                now.insert(event, name);
            }
        }
        for (event, (tenant, name)) in named.iter() {
            if now.get(event).is_none_or(|(to, other)| (to, other) != (tenant, name)) {
                signals::event_named(*event, tenant, name, false);
            }
        }
        for (event, (tenant, name)) in &now {
            signals::event_named(*event, tenant, name, true);
        }
        *named = now;
    }

    async fn name_of(&self, event: EventId) -> Option<(String, String)> {
        let info = self.registry.event_by_id(event).await.ok().flatten()?;
        let tenant = self.registry.tenant(&info.tenant.to_string()).await.ok().flatten()?;
        Some((tenant.slug.clone(), info.name.clone()))
    }
}
