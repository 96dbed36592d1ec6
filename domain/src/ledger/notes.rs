//! What an owner remembers only for itself: how to unwind scans that are not durable yet, and scans disowned before they
//! came. Not part of the state: a replay does not need it, and a new owner starts without it.

use crate::ids::ScanId;
use crate::ticket::{GateState, LastScan, Presence};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::VecDeque;

/// So many scans can be disowned ahead of their coming; then the oldest is forgotten.
pub const DISOWNED_MAX: usize = 10_000;

#[derive(Debug, Clone, Default)]
pub struct Notes {
    unwind: FxHashMap<ScanId, Before>,
    disowned: FxHashSet<ScanId>,
    disowned_order: VecDeque<ScanId>,
}

/// A ticket's life at the gate right before an accepted scan.
#[derive(Debug, Clone)]
struct Before {
    presence: Presence,
    entries: u32,
    last: Option<LastScan>,
}

impl Before {
    fn put_back(self, ticket: &mut GateState) {
        ticket.presence = self.presence;
        ticket.entries = self.entries;
        ticket.last = self.last;
    }
}

/// Two ledgers are equal if their states are.
impl PartialEq for Notes {
    fn eq(&self, _other: &Notes) -> bool {
        true
    }
}

impl Notes {
    pub fn remember(&mut self, scan: ScanId, before: GateState) {
        let GateState { presence, entries, last, .. } = before;
        self.unwind.insert(scan, Before { presence, entries, last });
    }

    pub fn settle(&mut self, scans: &[ScanId]) {
        for scan in scans {
            self.unwind.remove(scan);
        }
    }

    /// Puts presence, entries and last scan back to exactly what they were. False if that is not known any more.
    pub fn unwind(&mut self, scan: ScanId, ticket: &mut GateState) -> bool {
        let Some(before) = self.unwind.remove(&scan) else { return false };
        before.put_back(ticket);
        true
    }

    /// The same for an annulment, and only where the scan before may have to be unwound in turn: it must be found as the
    /// ticket's last one then. Otherwise a ticket goes one step back, not two.
    pub fn annul(&self, scan: ScanId, ticket: &mut GateState) -> bool {
        let Some(before) = self.unwind.get(&scan) else { return false };
        if before.last.as_ref().is_none_or(|last| !self.unwind.contains_key(&last.scan)) {
            return false;
        }
        before.clone().put_back(ticket);
        true
    }

    pub fn disown_ahead(&mut self, scan: ScanId) {
        if self.disowned.insert(scan) {
            self.disowned_order.push_back(scan);
        }
        if self.disowned_order.len() > DISOWNED_MAX
            && let Some(oldest) = self.disowned_order.pop_front()
        {
            self.disowned.remove(&oldest);
        }
    }

    pub fn was_disowned(&self, scan: ScanId) -> bool {
        self.disowned.contains(&scan)
    }

    pub fn unsettled(&self) -> usize {
        self.unwind.len()
    }
}
