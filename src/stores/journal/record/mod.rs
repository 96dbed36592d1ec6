//! MessagePack records <-> domain: compact arrays behind one version byte. Old bytes stay readable.

use crate::domain::hold::Hold;
use crate::domain::ids::BatchId;
use crate::domain::ledger::Change;
use crate::domain::scan::ScanRecord;
use crate::domain::ticket::GateState;
use crate::domain::time::Moment;
use bytes::Bytes;

/// One committed batch as the log holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    pub seq: u64,
    pub batch: BatchId,
    pub now: Moment,
    pub changes: Vec<Change>,
    /// The entry as it stands in the log.
    pub bytes: Bytes,
}

/// Why bytes are not a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    #[error("a record cannot be empty")]
    Empty,
    #[error("records of version {0} are not known")]
    Version(u8),
    #[error("not a record: {0}")]
    Malformed(String),
}

pub fn open_entry(_seq: u64, _bytes: &Bytes) -> Result<LogEntry, RecordError> {
    unimplemented!()
}

pub fn write_gate_state(_state: &GateState) -> Bytes {
    unimplemented!()
}

pub fn read_gate_state(_bytes: &[u8]) -> Result<GateState, RecordError> {
    unimplemented!()
}

pub fn write_scan(_scan: &ScanRecord) -> Bytes {
    unimplemented!()
}

pub fn read_scan(_bytes: &[u8]) -> Result<ScanRecord, RecordError> {
    unimplemented!()
}

pub fn write_hold(_hold: &Hold) -> Bytes {
    unimplemented!()
}

pub fn read_hold(_bytes: &[u8]) -> Result<Hold, RecordError> {
    unimplemented!()
}
