//! Postgres as owners see it: each call is one transaction that arrives over the network. What it does is what the SQL in
//! `stores/postgres/` does, statement by statement.

use crate::net::{Peer, call};
use crate::plan::{EVENT, Plan};
use crate::world::World;
use gatehouse::domain::digest::KeyHash;
use gatehouse::domain::ids::{EventId, HoldId, ScanId, TicketId};
use gatehouse::domain::label::Label;
use gatehouse::domain::ledger::{Change, What, restoring::Restoring};
use gatehouse::domain::scan::ScanRecord;
use gatehouse::domain::ticket::{GateState, Validity};
use gatehouse::domain::ticket_type::{EventFacts, EventPolicy, TicketFacts, TypeFacts, fresh};
use gatehouse::domain::time::{Moment, Window};
use gatehouse::stores::StoreError;
use gatehouse::stores::books::{Books, Known};
use gatehouse::stores::journal::{LogEntry, record};
use gatehouse::stores::postgres::drain::DrainOutcome;
use gatehouse::stores::postgres::epochs::Epoch;
use gatehouse::stores::postgres::fenced::{FencedFact, Waiting};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uuid::Uuid;

struct ScanRow {
    record: ScanRecord,
    annulled_at: Option<Moment>,
    disowned: bool,
}

struct FencedRow {
    id: Uuid,
    place: (u64, u64, i32),
    change: Change,
    applied: bool,
}

/// The one event of a simulation.
pub struct Postgres {
    pub away: bool,
    pub epoch: u64,
    pub watermark: u64,
    pub log: BTreeMap<u64, LogEntry>,
    pub conflicts: Vec<(TicketId, ScanId, ScanId)>,
    node: Option<String>,
    /// The node that decides into its local journal, and its mark.
    degraded: Option<(String, Uuid)>,
    facts: EventFacts,
    tickets: BTreeMap<TicketId, TicketFacts>,
    /// The hold that a ticket was sold from.
    sold_from: BTreeMap<TicketId, HoldId>,
    scans: Vec<ScanRow>,
    annulled_ahead: BTreeSet<KeyHash>,
    fenced: Vec<FencedRow>,
}

pub fn ticket_id(number: u32) -> TicketId {
    TicketId::from_bytes((0x7100_0000_0000_0000_0000_0000_0000_0000_u128 + u128::from(number)).to_be_bytes())
}

impl Postgres {
    pub fn new(plan: &Plan) -> Postgres {
        let label = |text: &str| Label::new(text).expect("a short text");
        let types = (1u16..).zip(&plan.types).map(|(number, of)| TypeFacts {
            id: of.id,
            number,
            slug: label(&format!("type-{number}")),
            name: label(&format!("Type {number}")),
            policy: of.policy,
            entry_window: Window::default(),
            accepted_points: Vec::new(),
            capacity: Some(of.capacity),
            occupancy_limit: None,
        });
        let facts = EventFacts {
            event: EVENT,
            version: 1,
            policy: EventPolicy { occupancy_limit: plan.occupancy_limit, ..EventPolicy::default() },
            types: types.collect(),
            points: Vec::new(),
            zones: Vec::new(),
            shared: Default::default(),
            tickets: Vec::new(),
        };
        let of_types = plan.types.iter().flat_map(|of| (0..of.tickets).map(|_| of.id));
        let tickets = (0u32..).zip(of_types).map(|(number, of)| {
            let gate = fresh(of, Validity::Active, 1, None);
            (ticket_id(number), TicketFacts { id: ticket_id(number), version: 1, holder: None, code: None, gate })
        });
        Postgres {
            away: false,
            epoch: 0,
            node: None,
            degraded: None,
            watermark: 0,
            log: BTreeMap::new(),
            conflicts: Vec::new(),
            facts,
            tickets: tickets.collect(),
            sold_from: BTreeMap::new(),
            scans: Vec::new(),
            annulled_ahead: BTreeSet::new(),
            fenced: Vec::new(),
        }
    }

    pub fn version(&self) -> u64 {
        self.facts.version
    }

    /// What fenced owners had answered and Postgres did not have yet.
    pub fn handed_over(&self) -> impl Iterator<Item = &Change> {
        self.fenced.iter().map(|row| &row.change)
    }

    pub fn waits_to_be_taken_over(&self) -> usize {
        self.fenced.iter().filter(|row| !row.applied).count()
    }

    /// An order's result: its tickets, under a new version of the facts. Gives the rows. Harmless to repeat.
    pub fn sell(&mut self, hold: HoldId, tickets: &[(TicketId, GateState)]) -> Vec<TicketFacts> {
        let known = tickets.iter().all(|(id, _)| self.tickets.contains_key(id));
        if !known {
            self.facts.version += 1;
            for (id, gate) in tickets {
                let version = self.facts.version;
                let row = TicketFacts { id: *id, version, holder: None, code: None, gate: gate.clone() };
                self.tickets.insert(*id, row);
                self.sold_from.insert(*id, hold);
            }
        }
        tickets.iter().map(|(id, _)| self.tickets[id].clone()).collect()
    }

    pub fn facts(&self, newer_than: u64) -> EventFacts {
        let tickets = self.tickets.values().filter(|ticket| ticket.version > newer_than).cloned();
        EventFacts { tickets: tickets.collect(), ..self.facts.clone() }
    }

    /// As it was before anybody was scanned.
    pub fn blank(&self) -> EventFacts {
        let mut facts = self.facts(0);
        for ticket in &mut facts.tickets {
            ticket.gate = fresh(ticket.gate.ticket_type, Validity::Active, 1, None);
        }
        facts
    }

    pub fn known(&self) -> Known {
        let stands = self.scans.iter().filter(|row| !row.disowned);
        let scans = stands.map(|row| ScanRecord { annulled_at: row.annulled_at, ..row.record.clone() });
        Known {
            event: Some(Restoring::of(&self.facts(0))),
            scans: scans.collect(),
            disowned: self.scans.iter().filter(|row| row.disowned).map(|row| row.record.answer.scan).collect(),
            annulled_ahead: self.annulled_ahead.iter().copied().collect(),
        }
    }

    pub fn holds_sold(&self, newer_than: u64) -> Vec<HoldId> {
        let new = self.sold_from.iter().filter(|(ticket, _)| self.tickets[*ticket].version > newer_than);
        let holds: BTreeSet<HoldId> = new.map(|(_, hold)| *hold).collect();
        holds.into_iter().collect()
    }

    fn drain(&mut self, epoch: u64, from: u64, entries: &[LogEntry]) -> DrainOutcome {
        let Some(last) = entries.last() else { return DrainOutcome::Moved { to: from, dead: 0 } };
        if self.epoch > epoch {
            return DrainOutcome::Fenced;
        }
        if self.watermark != from {
            return DrainOutcome::Lost;
        }
        self.watermark = last.seq;
        for entry in entries {
            assert!(self.log.insert(entry.seq, entry.clone()).is_none(), "entry {} was drained before", entry.seq);
            for change in &entry.changes {
                self.scanned(&change.what);
            }
        }
        // Scans first, marks then, as the statements do it.
        let mut folded = BTreeMap::new();
        for entry in entries {
            for change in &entry.changes {
                self.marked(entry.now, &change.what);
                for after in &change.tickets {
                    folded.insert(after.id, GateState { seq: entry.seq, ..after.state.clone() });
                }
            }
        }
        folded.iter().for_each(|(id, state)| self.fold(*id, state));
        DrainOutcome::Moved { to: last.seq, dead: 0 }
    }

    fn scanned(&mut self, what: &What) {
        if let What::Scanned(record) = what {
            let record = ScanRecord { annulled_at: None, ..(**record).clone() };
            self.scans.push(ScanRow { record, annulled_at: None, disowned: false });
        }
    }

    fn marked(&mut self, now: Moment, what: &What) {
        let (scan, at, disowned) = match what {
            What::Annulled { scan, at, .. } => (*scan, *at, false),
            What::Disowned { scan } => (*scan, now, true),
            What::AnnulledAhead { key, .. } => {
                self.annulled_ahead.insert(*key);
                return;
            }
            What::Contradicted { ticket, kept, other } => {
                if !self.conflicts.iter().any(|(_, one, two)| (one, two) == (kept, other)) {
                    self.conflicts.push((*ticket, *kept, *other));
                }
                return;
            }
            _ => return,
        };
        for row in self.scans.iter_mut().filter(|row| row.record.answer.scan == scan) {
            row.annulled_at = row.annulled_at.or(Some(at));
            row.disowned |= disowned;
        }
    }

    fn fold(&mut self, id: TicketId, state: &GateState) {
        if let Some(row) = self.tickets.get_mut(&id).filter(|row| row.gate.seq < state.seq) {
            row.gate = state.clone();
        }
    }

    fn keep_fenced(&mut self, epoch: u64, facts: &[FencedFact]) -> u64 {
        let mut kept = 0;
        for fact in facts {
            let id = fact.id();
            self.fenced.retain(|row| row.id != id || row.place.0 >= epoch);
            if self.fenced.iter().all(|row| row.id != id) {
                // Through its bytes, as the table has it.
                let bytes = record::write_change(fact.seq, &fact.change);
                let change = record::read_change(&bytes).expect("what was written can be read");
                self.fenced.push(FencedRow { id, place: (epoch, fact.seq, fact.ordinal), change, applied: false });
                kept += 1;
            }
        }
        if kept > 0 {
            self.facts.version += 1;
        }
        kept
    }

    fn waiting(&self) -> Vec<Waiting> {
        let mut rows: Vec<&FencedRow> = self.fenced.iter().filter(|row| !row.applied).collect();
        rows.sort_by_key(|row| row.place);
        rows.into_iter().map(|row| Waiting { id: row.id, change: row.change.clone() }).collect()
    }
}

/// Postgres over one node's connections.
#[derive(Clone)]
pub struct SimBooks {
    world: World,
    peer: Peer,
}

impl SimBooks {
    pub fn new(world: &World, peer: Peer) -> SimBooks {
        SimBooks { world: world.clone(), peer }
    }

    /// One transaction.
    pub async fn ask<T: Send + 'static>(
        &self,
        step: impl Fn(&mut Postgres) -> T + Send + Sync + 'static,
    ) -> Result<T, StoreError> {
        let step = move |state: &mut crate::world::State| {
            let postgres = &mut state.postgres;
            (!postgres.away).then(|| step(postgres)).into()
        };
        let said = call(&self.world, self.peer, Peer::Postgres, step).await;
        said.ok().flatten().ok_or_else(|| StoreError::Unavailable("no reply".into()))
    }
}

impl Books for SimBooks {
    async fn epoch(&self, _: EventId) -> Result<Option<Epoch>, StoreError> {
        self.ask(|postgres| {
            let degraded = postgres.degraded.as_ref().map(|(node, _)| node.clone());
            Some(Epoch { epoch: postgres.epoch, node: postgres.node.clone(), degraded })
        })
        .await
    }

    async fn advance_epoch(
        &self,
        _: EventId,
        seen: u64,
        in_journal: u64,
        node: &str,
    ) -> Result<Option<u64>, StoreError> {
        let node = node.to_owned();
        self.ask(move |postgres| {
            if postgres.epoch != seen || postgres.degraded.as_ref().is_some_and(|(by, _)| *by != node) {
                return None;
            }
            postgres.epoch = postgres.epoch.max(in_journal) + 1;
            postgres.node = Some(node.clone());
            Some(postgres.epoch)
        })
        .await
    }

    async fn mark_degraded(&self, _: EventId, epoch: u64, node: &str, mark: Uuid) -> Result<bool, StoreError> {
        let node = node.to_owned();
        self.ask(move |postgres| {
            let free = postgres.degraded.as_ref().is_none_or(|(by, _)| *by == node);
            let may = free && postgres.epoch == epoch && postgres.node.as_ref() == Some(&node);
            may.then(|| postgres.degraded = Some((node.clone(), mark))).is_some()
        })
        .await
    }

    async fn clear_degraded(&self, _: EventId, node: &str, mark: Option<Uuid>) -> Result<(), StoreError> {
        let node = node.to_owned();
        let over = move |(by, is): &mut (String, Uuid)| *by == node && mark.is_none_or(|mark| *is == mark);
        self.ask(move |postgres| drop(postgres.degraded.take_if(&over))).await
    }

    async fn held_by(&self, node: &str) -> Result<Vec<EventId>, StoreError> {
        let node = node.to_owned();
        self.ask(move |postgres| if postgres.node.as_ref() == Some(&node) { vec![EVENT] } else { Vec::new() }).await
    }

    /// Three statements, each with a snapshot of its own.
    async fn everything(&self, _: EventId) -> Result<Known, StoreError> {
        let event = self.ask(|postgres| postgres.known().event);
        let scans = self.ask(|postgres| {
            let known = postgres.known();
            (known.scans, known.disowned)
        });
        let ahead = self.ask(|postgres| postgres.known().annulled_ahead);
        let (event, (scans, disowned), annulled_ahead) = futures_util::try_join!(event, scans, ahead)?;
        Ok(Known { event, scans, disowned, annulled_ahead })
    }

    async fn sold(&self, _: EventId, holds: &[HoldId]) -> Result<Vec<(HoldId, TicketId)>, StoreError> {
        let holds = holds.to_vec();
        self.ask(move |postgres| {
            let sold = postgres.sold_from.iter().filter(|(_, hold)| holds.contains(hold));
            let by_hold: BTreeMap<HoldId, TicketId> = sold.map(|(ticket, hold)| (*hold, *ticket)).collect();
            by_hold.into_iter().collect()
        })
        .await
    }

    async fn drained_log(&self, _: EventId, after: u64, upto: u64, count: usize) -> Result<Vec<LogEntry>, StoreError> {
        let page = move |postgres: &mut Postgres| {
            let entries = postgres.log.range(after + 1..=upto.max(after + 1)).filter(|(seq, _)| **seq <= upto);
            entries.take(count).map(|(_, entry)| entry.clone()).collect()
        };
        self.ask(page).await
    }

    async fn news(&self, _: EventId, newer_than: u64) -> Result<Option<(EventFacts, Vec<HoldId>)>, StoreError> {
        self.ask(move |postgres| Some((postgres.facts(newer_than), postgres.holds_sold(newer_than)))).await
    }

    async fn versions(&self, _: &[EventId]) -> Result<Vec<(EventId, u64)>, StoreError> {
        self.ask(|postgres| vec![(EVENT, postgres.facts.version)]).await
    }

    async fn fenced(&self, _: EventId) -> Result<Vec<Waiting>, StoreError> {
        self.ask(|postgres| postgres.waiting()).await
    }

    async fn keep_fenced(&self, _: EventId, epoch: u64, facts: &[FencedFact]) -> Result<u64, StoreError> {
        let facts = facts.to_vec();
        self.ask(move |postgres| postgres.keep_fenced(epoch, &facts)).await
    }

    async fn taken_over(&self, epoch: u64, facts: &[Uuid]) -> Result<(), StoreError> {
        let facts = facts.to_vec();
        self.ask(move |postgres| {
            for row in postgres.fenced.iter_mut().filter(|row| facts.contains(&row.id) && row.place.0 < epoch) {
                row.applied = true;
            }
        })
        .await
    }

    async fn watermark(&self, _: EventId) -> Result<u64, StoreError> {
        self.ask(|postgres| postgres.watermark).await
    }

    async fn dead_letters(&self, _: EventId) -> Result<u64, StoreError> {
        self.ask(|_| 0).await
    }

    async fn drain(&self, _: EventId, own: u64, from: u64, log: &Arc<[LogEntry]>) -> Result<DrainOutcome, StoreError> {
        let log = log.clone();
        self.ask(move |postgres| postgres.drain(own, from, &log)).await
    }
}
