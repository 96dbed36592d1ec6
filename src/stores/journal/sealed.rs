//! What one commit writes, ready to be sent and sent again.

use crate::domain::digest::KeyHash;
use crate::domain::hold::Hold;
use crate::domain::ids::{BatchId, HoldId, TicketId};
use crate::domain::ledger::{Change, OccupancyReport};
use crate::domain::scan::ScanRecord;
use crate::domain::ticket::GateState;
use crate::domain::time::Moment;
use crate::stores::journal::record::LogEntry;
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
    /// The whole log entry; [`record::open_entry`](crate::stores::journal::record::open_entry) reads it.
    pub log: Bytes,
    /// The last state of every ticket touched.
    pub tickets: Vec<(TicketId, Bytes)>,
    /// Scans, and marks on scans, by the field they are kept under.
    pub keys: Vec<(Bytes, Bytes)>,
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
        unimplemented!()
    }
}

impl Repair {
    /// Starts a repair that ends at `seq`.
    pub fn new(seq: u64, batch: Option<BatchId>, now: Moment, tail: &[LogEntry]) -> Repair {
        let tail = tail.iter().map(|entry| (entry.seq, entry.bytes.clone())).collect();
        Repair { seq, batch, now, tail, tickets: Vec::new(), keys: Vec::new(), holds: Vec::new(), counters: Vec::new() }
    }

    pub fn ticket(&mut self, _id: TicketId, _state: &GateState) {
        unimplemented!()
    }

    pub fn scan(&mut self, _scan: &ScanRecord) {
        unimplemented!()
    }

    pub fn annulled_ahead(&mut self, _key: KeyHash) {
        unimplemented!()
    }

    pub fn hold(&mut self, _hold: &Hold) {
        unimplemented!()
    }

    pub fn counters(&mut self, _counters: &OccupancyReport) {
        unimplemented!()
    }
}
