//! What one commit writes, ready to be sent and sent again.

use crate::domain::digest::KeyHash;
use crate::domain::hold::Hold;
use crate::domain::ids::{BatchId, HoldId, TicketId};
use crate::domain::ledger::{Change, OccupancyReport, What};
use crate::domain::scan::ScanRecord;
use crate::domain::ticket::GateState;
use crate::domain::time::Moment;
use crate::stores::journal::counters;
use crate::stores::journal::record::{self, KeptScan, LogEntry};
use bytes::Bytes;

/// A batch before it is sealed.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    pub id: BatchId,
    /// The sequence this batch sets: the last committed one plus one.
    pub seq: u64,
    pub now: Moment,
    /// In the order they were decided; at most [`SealedBatch::CHANGES_MAX`].
    pub changes: &'a [Change],
    /// Counts after the last change.
    pub counters: &'a OccupancyReport,
}

/// A batch as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedBatch {
    pub id: BatchId,
    pub seq: u64,
    pub now: Moment,
    /// The whole log entry; [`record::open_entry`] reads it. Tickets and scans are nowhere else until they are drained:
    /// writing them a second time, by their ids, cost Redis twice what the log costs it.
    pub log: Bytes,
    /// Marks on scans that may be in Postgres already, by the field they are kept under.
    pub marks: Vec<(Bytes, Bytes)>,
    /// `None` = the hold is closed.
    pub holds: Vec<(HoldId, Option<Bytes>)>,
    /// Absolute values of those that may have changed.
    pub counters: Vec<(String, i64)>,
}

impl SealedBatch {
    /// More would hold up everybody else in Redis.
    pub const CHANGES_MAX: usize = 512;
}

/// Everything a repair writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    pub seq: u64,
    /// The batch that set `seq`, if one did.
    pub batch: Option<BatchId>,
    pub now: Moment,
    /// Committed entries that are not known to be drained, oldest first: sequence and bytes.
    pub tail: Vec<(u64, Bytes)>,
    pub tickets: Vec<(TicketId, Bytes)>,
    pub keys: Vec<(Bytes, Bytes)>,
    pub holds: Vec<(HoldId, Bytes)>,
    pub counters: Vec<(String, i64)>,
}

impl Draft<'_> {
    /// Turns decided changes into bytes. Facts are left out: Postgres has them.
    pub fn seal(&self) -> SealedBatch {
        let mut sealed = SealedBatch {
            id: self.id,
            seq: self.seq,
            now: self.now,
            log: record::write_entry(self.id, self.now, self.seq, self.changes),
            marks: Vec::new(),
            holds: Vec::new(),
            counters: counters::moved(self.counters, self.changes),
        };
        for change in self.changes {
            sealed.note(&change.what);
        }
        sealed
    }
}

impl SealedBatch {
    fn note(&mut self, what: &What) {
        match what {
            What::Annulled { scan, at, .. } => self.marks.push(kept(&KeptScan::Annulled { scan: *scan, at: *at })),
            What::AnnulledAhead { key, .. } => self.marks.push(kept(&KeptScan::AnnulledAhead { key: *key })),
            What::Disowned { scan } => self.marks.push(kept(&KeptScan::Disowned { scan: *scan })),
            What::Held(hold) => self.holds.push((hold.id, Some(record::write_hold(hold)))),
            What::HoldClosed { hold, .. } => self.holds.push((*hold, None)),
            // The log says everything.
            What::Scanned(_) | What::Ticket { .. } | What::Issued(_) | What::Contradicted { .. } | What::Facts(_) => {}
        }
    }
}

fn kept(kept: &KeptScan) -> (Bytes, Bytes) {
    (kept.field().into(), record::write_kept(kept))
}

impl Repair {
    /// Starts a repair that ends at `seq`.
    pub fn new(seq: u64, batch: Option<BatchId>, now: Moment, tail: &[LogEntry]) -> Repair {
        let tail = tail.iter().map(|entry| (entry.seq, entry.bytes.clone())).collect();
        Repair { seq, batch, now, tail, tickets: Vec::new(), keys: Vec::new(), holds: Vec::new(), counters: Vec::new() }
    }

    pub fn ticket(&mut self, id: TicketId, state: &GateState) {
        self.tickets.push((id, record::write_gate_state(state)));
    }

    pub fn scan(&mut self, scan: &ScanRecord) {
        self.keys.push(record::write_kept_scan(scan));
    }

    pub fn annulled_ahead(&mut self, key: KeyHash) {
        self.keys.push(kept(&KeptScan::AnnulledAhead { key }));
    }

    pub fn hold(&mut self, hold: &Hold) {
        self.holds.push((hold.id, record::write_hold(hold)));
    }

    pub fn counters(&mut self, report: &OccupancyReport) {
        self.counters = counters::all(report);
    }
}
