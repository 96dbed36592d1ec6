//! What must be true of an event at the end, whatever befell it: the live state, the state as another owner would load
//! it, and the log played from its beginning are the same; the log has no hole; no ticket was let in twice.

use crate::evening::{Evening, Node};
use gatehouse::domain::ids::{ScanId, TicketId};
use gatehouse::domain::ledger::{Change, EventLedger, Kept, OccupancyReport, What, invariants};
use gatehouse::domain::scan::{Kind, ScanRecord};
use gatehouse::domain::ticket::GateState;
use gatehouse::stores::journal::{Journal, LogEntry, record};
use gatehouse::stores::postgres::facts;
use sqlx::Row;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A ledger's state in an order of its own.
#[derive(Debug, PartialEq)]
pub struct Plain {
    tickets: BTreeMap<TicketId, GateState>,
    scans: BTreeMap<ScanId, ScanRecord>,
    annulled_ahead: BTreeSet<[u8; 16]>,
    holds: usize,
    counts: OccupancyReport,
}

pub fn plain(ledger: &EventLedger) -> Plain {
    let mut counts = ledger.occupancy();
    // A point whose only scans were taken back is still known to whoever took them.
    counts.points.retain(|point| point.check_ins + point.check_outs + point.refused > 0);
    counts.points.sort_by(|one, other| one.point.cmp(&other.point));
    Plain {
        tickets: ledger.tickets_after(0).collect(),
        scans: ledger.scans_kept().map(|scan| (scan.answer.scan, scan.clone())).collect(),
        annulled_ahead: ledger.annulled_ahead().map(|key| key.0).collect(),
        holds: ledger.holds().count(),
        counts,
    }
}

/// What the audit found to be true.
pub struct Audited {
    pub ledger: EventLedger,
    pub log: Vec<LogEntry>,
}

impl Audited {
    /// Accepted scans in the log that were not taken back by the gateway, by id.
    pub fn standing(&self) -> HashMap<ScanId, &ScanRecord> {
        let mut standing = HashMap::new();
        for change in self.changes() {
            match &change.what {
                What::Scanned(scan) if scan.answer.admitted() => drop(standing.insert(scan.answer.scan, &**scan)),
                What::Disowned { scan } => drop(standing.remove(scan)),
                _ => {}
            }
        }
        standing
    }

    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.log.iter().flat_map(|entry| &entry.changes)
    }
}

/// Waits until the event is at rest and checks everything.
pub async fn audit(evening: &Evening, node: &Node) -> Audited {
    let live = node.settled().await;
    invariants::check(&live.ledger).unwrap_or_else(|broken| panic!("{broken}"));
    let log = whole_log(evening).await;
    let numbers: Vec<u64> = log.iter().map(|entry| entry.seq).collect();
    assert_eq!(numbers, (1..=live.committed).collect::<Vec<_>>(), "the log has every number once");

    let facts = facts::load(&evening.store, evening.event, 0).await.expect("facts").expect("the event");
    let loaded = evening.journal.load(evening.event).await.expect("the journal is there");
    let is_filled = evening.journal.peek(evening.event).await.expect("it is there").is_some_and(|own| own.seq > 0);
    if is_filled {
        assert_eq!(loaded.seq, live.committed, "the journal is at the owner's number");
        let reloaded = EventLedger::restore(facts.clone(), loaded.kept);
        assert_eq!(plain(&reloaded), plain(&live.ledger), "another owner would load what is live");
    }
    let mut blank = facts;
    for ticket in &mut blank.tickets {
        (ticket.gate.presence, ticket.gate.last) = Default::default();
        (ticket.gate.entries, ticket.gate.seq) = (0, 0);
    }
    let mut played = EventLedger::restore(blank, Kept::default());
    log.iter().flat_map(|entry| &entry.changes).for_each(|change| played.absorb(change));
    assert_eq!(plain(&played), plain(&live.ledger), "the log rebuilds what is live");

    let audited = Audited { ledger: live.ledger, log };
    nobody_was_let_in_twice(&audited);
    audited
}

/// What was drained and what was not, each number once.
pub async fn whole_log(evening: &Evening) -> Vec<LogEntry> {
    let mut log: BTreeMap<u64, LogEntry> = BTreeMap::new();
    let mut db = evening.store.connection().await.expect("postgres is there");
    let event = uuid::Uuid::from_bytes(evening.event.to_bytes());
    let rows = sqlx::query("select seq, entry from event_log where event = $1 order by seq").bind(event);
    for row in rows.fetch_all(&mut *db).await.expect("the drained log") {
        let (seq, bytes): (i64, Vec<u8>) = (row.get(0), row.get(1));
        let entry = record::open_entry(seq as u64, &bytes.into()).expect("a drained entry can be read");
        log.insert(entry.seq, entry);
    }
    for entry in evening.journal.log(evening.event).expect("the log can be read") {
        if let Some(drained) = log.get(&entry.seq) {
            assert_eq!(drained.bytes, entry.bytes, "what was drained is what the journal holds");
        }
        log.insert(entry.seq, entry);
    }
    log.into_values().collect()
}

/// Accepted scans of a ticket that stand go in, out, in, out; each let in once while outside.
fn nobody_was_let_in_twice(audited: &Audited) {
    let mut standing: Vec<(usize, &ScanRecord)> = Vec::new();
    for (place, change) in audited.changes().enumerate() {
        match &change.what {
            What::Scanned(scan) if scan.answer.admitted() => standing.push((place, scan)),
            What::Disowned { scan } | What::Annulled { scan, .. } => {
                standing.retain(|(_, record)| record.answer.scan != *scan);
            }
            _ => {}
        }
    }
    let mut inside: BTreeMap<TicketId, bool> = BTreeMap::new();
    for (_, scan) in standing {
        let ticket = scan.answer.ticket.expect("an accepted scan has a ticket").id;
        let is_inside = inside.entry(ticket).or_default();
        match scan.answer.kind {
            Kind::CheckIn => assert!(!std::mem::replace(is_inside, true), "{ticket} has two open entries"),
            Kind::CheckOut => assert!(std::mem::replace(is_inside, false), "{ticket} left without being inside"),
        }
    }
    let counted = audited.ledger.occupancy().occupancy.inside as usize;
    assert_eq!(counted, inside.values().filter(|inside| **inside).count(), "inside = admissions - exits - annulments");
}
