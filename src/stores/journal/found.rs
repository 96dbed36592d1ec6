//! Puts together what a journal kept of an event, in whatever order it is found.

use crate::domain::digest::KeyHash;
use crate::domain::hold::Hold;
use crate::domain::ids::{HoldId, ScanId, TicketId};
use crate::domain::ledger::{Change, Kept, What};
use crate::domain::scan::ScanRecord;
use crate::domain::ticket::GateState;
use crate::domain::time::Moment;
use crate::stores::journal::record::{self, KeptScan, RecordError};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What was found so far. Marks may come before the scans they are for.
#[derive(Default)]
pub(super) struct Found {
    tickets: HashMap<TicketId, GateState>,
    scans: HashMap<ScanId, ScanRecord>,
    annulled: HashMap<ScanId, Moment>,
    disowned: HashSet<ScanId>,
    annulled_ahead: BTreeSet<KeyHash>,
    holds: HashMap<HoldId, Hold>,
}

impl Found {
    pub(super) fn ticket_bytes(&mut self, field: &[u8], value: &[u8]) -> Result<(), RecordError> {
        let id = field.try_into().map_err(|_| RecordError::Malformed("a ticket id has 16 bytes".into()))?;
        self.tickets.insert(TicketId::from_bytes(id), record::read_gate_state(value)?);
        Ok(())
    }

    pub(super) fn kept(&mut self, kept: KeptScan) {
        match kept {
            KeptScan::Scan(scan) => {
                self.scans.insert(scan.answer.scan, *scan);
            }
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
            self.tickets.insert(after.id, after.state);
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
        for scan in &self.disowned {
            self.scans.remove(scan);
        }
        for (scan, at) in &self.annulled {
            if let Some(scan) = self.scans.get_mut(scan) {
                scan.annulled_at = Some(*at);
            }
        }
        let mut kept = Kept {
            tickets: self.tickets.into_iter().collect(),
            scans: self.scans.into_values().collect(),
            annulled_ahead: self.annulled_ahead.into_iter().collect(),
            holds: self.holds.into_values().collect(),
            last_decided,
        };
        kept.tickets.sort_unstable_by_key(|(id, _)| *id);
        kept.scans.sort_unstable_by_key(|scan| scan.answer.scan);
        kept.holds.sort_unstable_by_key(|hold| hold.id);
        kept
    }
}
