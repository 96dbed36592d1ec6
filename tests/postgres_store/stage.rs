//! One event of one tenant in a database of its own, and log entries made by hand.

use super::support::Postgres;
use gatehouse::actors::registry::import::{ImportLine, LineOutcome};
use gatehouse::actors::registry::{EventInfo, NewEvent, NewTenant, NewTicketType, Registry, Settings, TypeInfo};
use gatehouse::domain::digest::{KeyHash, RequestDigest};
use gatehouse::domain::ids::{BatchId, ScanId, TenantId, TicketId};
use gatehouse::domain::label::Label;
use gatehouse::domain::ledger::{Change, OccupancyReport, TicketAfter, What};
use gatehouse::domain::scan::{Answer, Decision, Denial, Kind, Occupancy, ScanRecord, Surface, TicketView};
use gatehouse::domain::ticket::{Entry, GateState, Presence, Validity};
use gatehouse::domain::ticket_type::fresh;
use gatehouse::domain::time::Moment;
use gatehouse::stores::journal::{Draft, LogEntry, record};
use gatehouse::stores::postgres::{Settings as StoreSettings, Store};
use std::sync::Arc;
use std::time::Duration;

pub struct Stage {
    pub url: String,
    pub store: Store,
    pub registry: Registry,
    pub tenant: TenantId,
    pub event: Arc<EventInfo>,
    pub general: TypeInfo,
}

pub async fn connect(url: &str) -> Store {
    let settings =
        StoreSettings { url: url.to_owned(), acquire_timeout: Duration::from_secs(2), ..StoreSettings::default() };
    Store::connect(&settings).await.expect("a store")
}

impl Stage {
    pub async fn new() -> Stage {
        Stage::at(Postgres::shared().database()).await
    }

    pub async fn at(url: String) -> Stage {
        let store = connect(&url).await;
        store.migrate().await.expect("the schema");
        let registry = Registry::new(store.clone(), Settings::default());
        let tenant = NewTenant { name: "Acme Live".into(), slug: None };
        let tenant = registry.create_tenant(tenant).await.expect("a tenant").id;
        let event = NewEvent { name: "Opening Night".into(), ..NewEvent::default() };
        let event = registry.create_event(tenant, event).await.expect("an event");
        let general = NewTicketType { event: event.id.to_string(), name: "General".into(), ..NewTicketType::default() };
        let general = registry.create_ticket_type(tenant, general).await.expect("a type");
        Stage { url, store, registry, tenant, event, general }
    }

    /// Another node on the same database.
    pub async fn another_node(&self) -> Registry {
        Registry::new(connect(&self.url).await, Settings::default())
    }

    /// Plans and writes a chunk.
    pub async fn import(&self, lines: Vec<ImportLine>) -> Vec<LineOutcome> {
        let plan = self.registry.plan_import(self.tenant, self.event.id, lines).await.expect("a plan");
        let report = self.registry.write_import(plan).await.expect("a report");
        report.results.into_iter().map(|result| result.outcome).collect()
    }

    /// New tickets of the general type.
    pub async fn tickets(&self, count: usize) -> Vec<TicketId> {
        let line = |number| ImportLine { line: number, ticket_type: "general".into(), ..ImportLine::default() };
        let mut ids = Vec::new();
        for outcome in self.import((1..=count as u64).map(line).collect()).await {
            match outcome {
                LineOutcome::Imported(id) => ids.push(id),
                other => panic!("not imported: {other:?}"),
            }
        }
        ids
    }

    /// The state that an accepted check-in leaves.
    pub fn inside(&self, entries: u32, at: Moment) -> GateState {
        let entry = Entry { since: at, point: Some(label("gate-a")), zone: None, device: Some(label("scanner-1")) };
        GateState { entries, presence: Presence::Inside(entry), ..fresh(self.general.id, Validity::Active, 1, None) }
    }

    pub fn admitted(&self, scan: ScanId, ticket: TicketId, at: Moment) -> Change {
        let state = self.inside(1, at);
        let view = TicketView {
            id: ticket,
            ticket_type: self.general.id,
            validity: Validity::Active,
            inside: true,
            entries: 1,
            entries_left: None,
        };
        let what = What::Scanned(Box::new(scan_record(scan, at, Decision::Admit, Some(view))));
        Change { what, tickets: vec![TicketAfter { id: ticket, state }] }
    }
}

pub fn label(text: &str) -> Label {
    Label::new(text).expect("a label")
}

pub fn refused(scan: ScanId, at: Moment) -> Change {
    let what = What::Scanned(Box::new(scan_record(scan, at, Decision::Deny(Denial::UnknownTicket), None)));
    Change { what, tickets: Vec::new() }
}

fn scan_record(scan: ScanId, at: Moment, decision: Decision, ticket: Option<TicketView>) -> ScanRecord {
    let answer = Answer {
        scan,
        kind: Kind::CheckIn,
        at,
        point: Some(label("gate-a")),
        device: Some(label("scanner-1")),
        decision,
        double_read: false,
        anomaly: false,
        ticket,
        earlier: None,
        occupancy: Occupancy { inside: 1, limit: None },
    };
    ScanRecord {
        answer,
        surface: Surface::Native,
        subject: label("steward"),
        key: Some(KeyHash(*scan.as_bytes())),
        request: RequestDigest([7; 16]),
        scanned_at: None,
        annulled_at: None,
    }
}

/// An entry as the drain reads it from the log.
pub fn entry(seq: u64, now: Moment, changes: &[Change]) -> LogEntry {
    let id = BatchId::from_bytes(u128::from(seq).to_be_bytes());
    let sealed = Draft { id, seq, now, changes, counters: &OccupancyReport::default() }.seal();
    record::open_entry(seq, &sealed.log).expect("its own bytes")
}

pub fn scan_id(number: u64) -> ScanId {
    ScanId::from_bytes(u128::from(number).to_be_bytes())
}

pub fn now() -> Moment {
    Moment(chrono::Utc::now().timestamp_millis())
}
