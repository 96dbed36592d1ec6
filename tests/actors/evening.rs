//! One event with its tickets in Postgres, and nodes that own it over a journal in memory.

use crate::World;
use crate::scans::Scan;
use actix::Addr;
use gatehouse::actors::directory::{self, Directory};
use gatehouse::actors::event_actor::EventActor;
use gatehouse::actors::event_actor::inspect::{Inspect, Inspection};
use gatehouse::actors::gate::{Gate, Undecided};
use gatehouse::actors::messages::{Ask, Occupancy, Told, Unsaid};
use gatehouse::actors::registry::import::{ImportLine, LineOutcome};
use gatehouse::actors::registry::{self, NewEvent, NewTenant, NewTicketType, Registry};
use gatehouse::actors::scan_drain;
use gatehouse::domain::ids::{EventId, NodeId, TenantId, TicketId};
use gatehouse::domain::ledger::Command;
use gatehouse::stores::journal::NodeTag;
use gatehouse::stores::journal::fake::FakeJournal;
use gatehouse::stores::postgres::{Settings as PostgresSettings, Store, drain};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// Longer than anything takes that is not hung.
pub const PATIENCE: Duration = Duration::from_secs(20);

pub type Owner = Addr<EventActor<FakeJournal>>;
pub type Heard = oneshot::Receiver<Result<Told, Unsaid>>;

pub struct Evening {
    pub store: Store,
    pub registry: Registry,
    pub journal: FakeJournal,
    pub tenant: TenantId,
    pub event: EventId,
    pub tickets: Vec<TicketId>,
}

pub async fn connect(url: &str) -> Store {
    let settings = PostgresSettings { url: url.to_owned(), connections_max: 6, ..PostgresSettings::default() };
    Store::connect(&settings).await.expect("postgres is there")
}

pub fn new_id() -> [u8; 16] {
    uuid::Uuid::now_v7().into_bytes()
}

impl Evening {
    pub async fn new(world: &World, tickets: usize) -> Evening {
        Evening::of(&world.url, tickets, NewTicketType::default(), NewEvent::default()).await
    }

    /// Connections of its own from now on: those of before live on the threads that opened them.
    pub async fn reconnect(&mut self, url: &str) {
        self.store = connect(url).await;
        self.registry = Registry::new(self.store.clone(), registry::Settings::default());
    }

    /// An event of a new tenant, with one type and so many tickets.
    pub async fn of(url: &str, tickets: usize, ticket_type: NewTicketType, event: NewEvent) -> Evening {
        let store = connect(url).await;
        let registry = Registry::new(store.clone(), registry::Settings::default());
        let slug = uuid::Uuid::now_v7().simple().to_string();
        let tenant = NewTenant { name: "Arena".into(), slug: Some(slug) };
        let tenant = registry.create_tenant(tenant).await.expect("a tenant").id;
        let event = NewEvent { name: "Evening".into(), ..event };
        let event = registry.create_event(tenant, event).await.expect("an event").id;
        let name = "Standing".to_owned();
        let ticket_type = NewTicketType { event: event.to_string(), name, ..ticket_type };
        registry.create_ticket_type(tenant, ticket_type).await.expect("a type");
        let journal = FakeJournal::default();
        let mut evening = Evening { store, registry, journal, tenant, event, tickets: Vec::new() };
        evening.import(tickets).await;
        evening
    }

    /// Writes more tickets into Postgres, past any owner.
    pub async fn import(&mut self, count: usize) {
        let line = |line| ImportLine { line, ticket_type: "standing".into(), ..ImportLine::default() };
        let lines = (1..=count as u64).map(line).collect();
        let plan = self.registry.plan_import(self.tenant, self.event, lines).await.expect("a plan");
        let report = self.registry.write_import(plan).await.expect("an import");
        self.tickets.extend(report.results.into_iter().map(|line| match line.outcome {
            LineOutcome::Imported(ticket) => ticket,
            other => panic!("not imported: {other:?}"),
        }));
    }

    pub fn scan(&self, ticket: usize) -> Scan {
        Scan::check_in(self.tickets[ticket])
    }

    pub fn node(&self) -> Node {
        self.node_with(settings(), self.store.clone())
    }

    pub fn node_with(&self, settings: directory::Settings, store: Store) -> Node {
        let tag = NodeTag { node: NodeId::from_bytes(new_id()), addr: "127.0.0.1:0".into() };
        let directory = Directory::new(&self.journal, store.clone(), tag.clone(), settings);
        let gate = Gate::new(directory.clone(), self.registry.clone(), store, PATIENCE);
        Node { event: self.event, tag, directory, gate }
    }
}

/// Settings under which nothing happens by itself that a test does not ask for.
pub fn settings() -> directory::Settings {
    directory::Settings {
        arbiters: 1,
        lease_ttl: Duration::ZERO,
        facts_poll: Duration::from_millis(20),
        drain: scan_drain::Settings { poll: Duration::from_millis(10), ..scan_drain::Settings::default() },
        ..directory::Settings::default()
    }
}

/// A node that owns events.
pub struct Node {
    pub event: EventId,
    pub tag: NodeTag,
    pub directory: Directory<FakeJournal>,
    pub gate: Gate<FakeJournal>,
}

impl Node {
    pub async fn owner(&self) -> Owner {
        self.try_owner().await.expect("the event can be owned")
    }

    pub async fn try_owner(&self) -> Result<Owner, Undecided> {
        self.directory.owner(self.event, Instant::now() + PATIENCE).await
    }

    /// Puts a scan into the owner's mailbox, with its deadline.
    pub async fn put(&self, scan: Scan, within: Duration) -> Heard {
        put(&self.owner().await, scan.command(), within)
    }

    /// Asks once and waits for the answer.
    pub async fn say(&self, scan: Scan) -> Result<Told, Unsaid> {
        self.put(scan, PATIENCE).await.await.expect("the owner says something")
    }

    /// Asks until somebody decides, as the gate does.
    pub async fn decide(&self, scan: Scan, within: Duration) -> Result<Told, Undecided> {
        let deadline = Instant::now() + within;
        loop {
            let owner = self.directory.owner(self.event, deadline).await?;
            let heard = put(&owner, scan.clone().command(), deadline.saturating_duration_since(Instant::now()));
            match heard.await {
                Ok(Ok(told)) => return Ok(told),
                Ok(Err(Unsaid::Undecided(undecided))) => return Err(undecided),
                Ok(Err(Unsaid::NotOwner)) | Err(_) if Instant::now() < deadline => {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
                Ok(Err(Unsaid::NotOwner)) | Err(_) => return Err(Undecided::Unavailable),
            }
        }
    }

    pub async fn inspect(&self) -> Inspection {
        self.owner().await.send(Inspect).await.expect("the owner lives")
    }

    /// Waits until everything decided is durable and answered.
    pub async fn settled(&self) -> Inspection {
        crate::support::eventually("the owner is idle", PATIENCE, async || {
            let found = self.owner().await.send(Inspect).await.ok()?;
            found.idle.then_some(found)
        })
        .await
    }
}

impl Node {
    /// Waits until everything decided is in Postgres, and gives its last number.
    pub async fn drained(&self, evening: &Evening) -> u64 {
        let committed = self.settled().await.committed;
        crate::support::eventually("the log is drained", PATIENCE, async || {
            let at = drain::watermark(&evening.store, evening.event).await.ok()?;
            (at >= committed).then_some(at)
        })
        .await
    }
}

pub fn put(owner: &Owner, command: Command, within: Duration) -> Heard {
    let (reply, heard) = oneshot::channel();
    let arrived = Instant::now();
    owner
        .try_send(Ask { command, arrived: arrived.into(), deadline: (arrived + within).into(), reply: reply.into() })
        .expect("the mailbox has room");
    heard
}

/// Waits until the owner has taken everything that was put before.
pub async fn taken(owner: &Owner) {
    owner.send(Occupancy).await.expect("the owner lives");
}
