//! Reading an event back.

use super::RedisJournal;
use crate::domain::digest::KeyHash;
use crate::domain::hold::Hold;
use crate::domain::ids::{EventId, HoldId, ScanId, TicketId};
use crate::domain::ledger::{Change, Kept, What};
use crate::domain::scan::ScanRecord;
use crate::domain::ticket::GateState;
use crate::domain::time::Moment;
use crate::stores::journal::keys::{Keys, Part};
use crate::stores::journal::record::{self, KeptScan, RecordError};
use crate::stores::journal::{Journal, JournalError, Loaded};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Fields per page: a few milliseconds of Redis at most, so that other events go on meanwhile.
const PAGE: usize = 2_000;

type Pair = (Vec<u8>, Vec<u8>);

/// Tickets, scans and holds, and then the log where it runs ahead of them.
pub(super) async fn load(journal: &RedisJournal, event: EventId) -> Result<Loaded, JournalError> {
    let keys = Keys::of(event);
    let mut command = redis::cmd("HMGET");
    command.arg(keys.own()).arg(&["seq", "now"]);
    let (seq, now): (Option<u64>, Option<i64>) = journal.ask("load", &command).await?;

    let mut found = Found::default();
    scan(journal, &keys.part(Part::Tickets), |field, value| found.ticket_bytes(&field, &value)).await?;
    scan(journal, &keys.part(Part::Keys), |_, value| record::read_kept(&value).map(|kept| found.kept(kept))).await?;
    scan(journal, &keys.part(Part::Holds), |_, value| record::read_hold(&value).map(|hold| found.hold(hold))).await?;

    let mut at = seq.unwrap_or(0);
    let mut last_decided = Moment(now.unwrap_or(0));
    loop {
        let ahead = journal.read_log(event, at, PAGE).await?;
        let Some(last) = ahead.last() else { break };
        (at, last_decided) = (last.seq, last_decided.max(last.now));
        for entry in ahead {
            if let Some(damage) = entry.damage {
                return Err(JournalError::Poison(format!("log entry {}: {damage}", entry.seq)));
            }
            entry.changes.into_iter().for_each(|change| found.change(change));
        }
    }
    Ok(Loaded { kept: found.kept_in_order(last_decided), seq: at })
}

/// Every pair of a hash; a pair may come twice while Redis moves the hash.
async fn scan<F>(journal: &RedisJournal, key: &str, mut each: F) -> Result<(), JournalError>
where
    F: FnMut(Vec<u8>, Vec<u8>) -> Result<(), RecordError>,
{
    let mut cursor = 0u64;
    loop {
        let mut command = redis::cmd("HSCAN");
        command.arg(key).arg(cursor).arg("COUNT").arg(PAGE);
        let (next, pairs): (u64, Vec<Pair>) = journal.ask("load", &command).await?;
        for (field, value) in pairs {
            each(field, value).map_err(|wrong| JournalError::Poison(format!("a value of {key}: {wrong}")))?;
        }
        if next == 0 {
            return Ok(());
        }
        cursor = next;
    }
}

/// What was found so far. Marks may come before the scans they are for.
#[derive(Default)]
struct Found {
    tickets: HashMap<TicketId, GateState>,
    scans: HashMap<ScanId, ScanRecord>,
    annulled: HashMap<ScanId, Moment>,
    disowned: HashSet<ScanId>,
    annulled_ahead: BTreeSet<KeyHash>,
    holds: HashMap<HoldId, Hold>,
}

impl Found {
    fn ticket_bytes(&mut self, field: &[u8], value: &[u8]) -> Result<(), RecordError> {
        let id = field.try_into().map_err(|_| RecordError::Malformed("a ticket id has 16 bytes".into()))?;
        self.tickets.insert(TicketId::from_bytes(id), record::read_gate_state(value)?);
        Ok(())
    }

    fn kept(&mut self, kept: KeptScan) {
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

    fn hold(&mut self, hold: Hold) {
        self.holds.insert(hold.id, hold);
    }

    /// An entry of the log that the states do not show yet.
    fn change(&mut self, change: Change) {
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
            What::Ticket { .. } | What::Issued(_) | What::Facts(_) => {}
        }
    }

    fn kept_in_order(mut self, last_decided: Moment) -> Kept {
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
