//! The scans of an event as they were answered, by scan id and by idempotency key.

use crate::digest::KeyHash;
use crate::ids::ScanId;
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
        self.records.insert(scan, record);
    }

    pub fn remove(&mut self, scan: ScanId) -> Option<Box<ScanRecord>> {
        let record = self.records.remove(&scan)?;
        if let Some(key) = record.key
            && self.keys.get(&key) == Some(&scan)
        {
            self.keys.remove(&key);
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

/// Labels that came over a wire have memory of their own; kept ones share it.
fn share_labels(record: &mut ScanRecord, labels: &mut Labels) {
    let answer = &mut record.answer;
    let earlier = answer.earlier.as_mut().map(|earlier| [&mut earlier.point, &mut earlier.device]);
    for label in [&mut answer.point, &mut answer.device].into_iter().chain(earlier.into_iter().flatten()).flatten() {
        *label = labels.shared(label);
    }
    record.subject = labels.shared(&record.subject);
}
