//! The scans of an event as they were answered, by scan id, by idempotency key, and the accepted ones by ticket.

use crate::digest::KeyHash;
use crate::ids::{ScanId, TicketId};
use crate::ledger::labels::Labels;
use crate::scan::ScanRecord;
use crate::time::Moment;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// So many keys can be annulled ahead of their scans; then the oldest is forgotten.
pub const AHEAD_MAX: usize = 10_000;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct KeptScans {
    records: FxHashMap<ScanId, Box<ScanRecord>>,
    keys: FxHashMap<KeyHash, ScanId>,
    accepted: Accepted,
    ahead: FxHashMap<KeyHash, Moment>,
    ahead_order: VecDeque<KeyHash>,
}

impl KeptScans {
    pub fn reserve(&mut self, more: usize) {
        self.records.reserve(more);
        self.keys.reserve(more);
    }

    pub fn by_id(&self, scan: ScanId) -> Option<&ScanRecord> {
        self.records.get(&scan).map(Box::as_ref)
    }

    pub fn by_key(&self, key: KeyHash) -> Option<&ScanRecord> {
        self.keys.get(&key).and_then(|scan| self.by_id(*scan))
    }

    pub fn insert(&mut self, mut record: Box<ScanRecord>, labels: &mut Labels) {
        share_labels(&mut record, labels);
        let scan = record.answer.scan;
        if let Some(key) = record.key {
            self.keys.insert(key, scan);
        }
        if let Some(ticket) = ticket_let_by(&record) {
            self.accepted.add(ticket, scan);
        }
        self.records.insert(scan, record);
    }

    /// The accepted scans of a ticket in the order of decision, those that were taken back by their turnstile too. Takes
    /// time linear in the scans of this one ticket.
    pub fn of_ticket(&self, ticket: TicketId) -> Vec<&ScanRecord> {
        let ids = self.accepted.0.get(&ticket).map_or(&[][..], Few::as_slice);
        let mut records: Vec<&ScanRecord> = ids.iter().filter_map(|scan| self.by_id(*scan)).collect();
        // As they came in, but for what was restored from several stores.
        records.sort_by_key(|record| record.answer.at);
        records
    }

    pub fn remove(&mut self, scan: ScanId) -> Option<Box<ScanRecord>> {
        let record = self.records.remove(&scan)?;
        if let Some(key) = record.key
            && self.keys.get(&key) == Some(&scan)
        {
            self.keys.remove(&key);
        }
        if let Some(ticket) = ticket_let_by(&record) {
            self.accepted.remove(ticket, scan);
        }
        Some(record)
    }

    /// Marks a scan as taken back. The record as it was, if there is one that was not marked before.
    pub fn annul(&mut self, scan: ScanId, at: Moment) -> Option<&ScanRecord> {
        let record = self.records.get_mut(&scan)?;
        if record.annulled_at.is_some() {
            return None;
        }
        record.annulled_at = Some(at);
        Some(record)
    }

    pub fn annulled_ahead(&self, key: KeyHash) -> Option<Moment> {
        self.ahead.get(&key).copied()
    }

    pub fn annul_ahead(&mut self, key: KeyHash, at: Moment) {
        if self.ahead.insert(key, at).is_none() {
            self.ahead_order.push_back(key);
        }
        if self.ahead_order.len() > AHEAD_MAX
            && let Some(oldest) = self.ahead_order.pop_front()
        {
            self.ahead.remove(&oldest);
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &ScanRecord> + '_ {
        self.records.values().map(Box::as_ref)
    }

    pub fn keys(&self) -> impl Iterator<Item = (KeyHash, ScanId)> + '_ {
        self.keys.iter().map(|(key, scan)| (*key, *scan))
    }

    pub fn ahead(&self) -> impl Iterator<Item = KeyHash> + '_ {
        self.ahead_order.iter().copied()
    }
}

/// The ticket that an accepted scan let in or out.
fn ticket_let_by(record: &ScanRecord) -> Option<TicketId> {
    record.answer.ticket.filter(|_| record.answer.admitted()).map(|view| view.id)
}

/// Which scans a ticket has: 24 bytes for each ticket that was scanned, sixteen for every scan of one that was scanned
/// again.
#[derive(Debug, Clone, Default)]
struct Accepted(FxHashMap<TicketId, Few>);

/// It follows from the records: equal records, equal index.
impl PartialEq for Accepted {
    fn eq(&self, _other: &Accepted) -> bool {
        true
    }
}

impl Accepted {
    fn add(&mut self, ticket: TicketId, scan: ScanId) {
        self.0.entry(ticket).and_modify(|few| few.push(scan)).or_insert(Few::One(scan));
    }

    fn remove(&mut self, ticket: TicketId, scan: ScanId) {
        match self.0.get_mut(&ticket) {
            Some(Few::More(scans)) => scans.retain(|known| *known != scan),
            Some(Few::One(only)) if *only == scan => drop(self.0.remove(&ticket)),
            Some(Few::One(_)) | None => {}
        }
    }
}

/// Most tickets are scanned once.
#[derive(Debug, Clone)]
enum Few {
    One(ScanId),
    More(Vec<ScanId>),
}

impl Few {
    fn as_slice(&self) -> &[ScanId] {
        match self {
            Few::One(only) => std::slice::from_ref(only),
            Few::More(scans) => scans,
        }
    }

    fn push(&mut self, scan: ScanId) {
        match self {
            Few::One(only) => *self = Few::More(vec![*only, scan]),
            Few::More(scans) => scans.push(scan),
        }
    }
}

/// Long labels that came over a wire have memory of their own; kept ones share it.
fn share_labels(record: &mut ScanRecord, labels: &mut Labels) {
    let answer = &mut record.answer;
    let earlier = answer.earlier.as_mut().map(|earlier| [&mut earlier.point, &mut earlier.device]);
    let places = [&mut answer.point, &mut answer.device].into_iter().chain(earlier.into_iter().flatten()).flatten();
    for label in places.chain([&mut record.subject]).filter(|label| label.is_long()) {
        *label = labels.shared(label);
    }
}
