//! Puts together what a journal kept of an event, in whatever order it is found. An event may hold a million tickets, and
//! people wait while it is loaded: what is found is put in a row and sorted once.

use crate::domain::digest::KeyHash;
use crate::domain::hold::Hold;
use crate::domain::ids::{HoldId, ScanId, TicketId};
use crate::domain::ledger::{Change, Kept, What};
use crate::domain::scan::ScanRecord;
use crate::domain::ticket::GateState;
use crate::domain::time::Moment;
use crate::stores::journal::record::{self, KeptScan, RecordError};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What was found so far; of things found twice the later one counts. Marks may come before the scans they are for.
#[derive(Default)]
pub(super) struct Found {
    tickets: Vec<(TicketId, GateState)>,
    scans: Vec<ScanRecord>,
    annulled: HashMap<ScanId, Moment>,
    disowned: HashSet<ScanId>,
    annulled_ahead: BTreeSet<KeyHash>,
    holds: HashMap<HoldId, Hold>,
}

impl Found {
    pub(super) fn ticket_bytes(&mut self, field: &[u8], value: &[u8]) -> Result<(), RecordError> {
        let id = field.try_into().map_err(|_| RecordError::Malformed("a ticket id has 16 bytes".into()))?;
        self.tickets.push((TicketId::from_bytes(id), record::read_gate_state(value)?));
        Ok(())
    }

    pub(super) fn kept(&mut self, kept: KeptScan) {
        match kept {
            KeptScan::Scan(scan) => self.scans.push(*scan),
            KeptScan::Annulled { scan, at } => {
                self.annulled.insert(scan, at);
            }
            KeptScan::Disowned { scan } => {
                self.disowned.insert(scan);
            }
            KeptScan::AnnulledAhead { key } => {
                self.annulled_ahead.insert(key);
            }
        }
    }

    pub(super) fn hold(&mut self, hold: Hold) {
        self.holds.insert(hold.id, hold);
    }

    /// An entry of the log that the states do not show yet.
    pub(super) fn change(&mut self, change: Change) {
        for after in change.tickets {
            self.tickets.push((after.id, after.state));
        }
        match change.what {
            What::Scanned(scan) => self.kept(KeptScan::Scan(scan)),
            What::Annulled { scan, at, .. } => self.kept(KeptScan::Annulled { scan, at }),
            What::AnnulledAhead { key, .. } => self.kept(KeptScan::AnnulledAhead { key }),
            What::Disowned { scan } => self.kept(KeptScan::Disowned { scan }),
            What::Held(hold) => self.hold(hold),
            What::HoldClosed { hold, .. } => {
                self.holds.remove(&hold);
            }
            What::Ticket { .. } | What::Issued(_) | What::Contradicted { .. } | What::Facts(_) => {}
        }
    }

    pub(super) fn kept_in_order(mut self, last_decided: Moment) -> Kept {
        if !self.disowned.is_empty() {
            self.scans.retain(|scan| !self.disowned.contains(&scan.answer.scan));
        }
        if !self.annulled.is_empty() {
            for scan in &mut self.scans {
                if let Some(at) = self.annulled.get(&scan.answer.scan) {
                    scan.annulled_at = Some(*at);
                }
            }
        }
        let mut kept = Kept {
            tickets: self.tickets,
            scans: self.scans,
            annulled_ahead: self.annulled_ahead.into_iter().collect(),
            holds: self.holds.into_values().collect(),
            last_decided,
        };
        last_of_each(&mut kept.tickets, |(id, _)| *id);
        last_of_each(&mut kept.scans, |scan| scan.answer.scan);
        kept.holds.sort_unstable_by_key(|hold| hold.id);
        kept
    }
}

/// In the order of ids, each once, as it was found last.
fn last_of_each<T, I: Ord>(found: &mut Vec<T>, id: impl Fn(&T) -> I) {
    // Stable: what was found later stands behind.
    found.sort_by_key(&id);
    found.dedup_by(|later, earlier| {
        let same = id(later) == id(earlier);
        if same {
            std::mem::swap(later, earlier);
        }
        same
    });
}
