//! MessagePack records <-> domain: compact arrays behind one version byte. Old bytes stay readable.
//!
//! How a record may grow: a new field goes last and has `#[serde(default)]`; anything else is a new version byte, and
//! the reader of the old one stays. `tests/records/v1/` holds bytes of every version that was ever released.

mod batch;
mod change;
mod codes;
mod gate;
mod hold;
mod kept;
mod scan;

pub use kept::KeptScan;

use crate::domain::hold::Hold;
use crate::domain::ids::BatchId;
use crate::domain::ledger::Change;
use crate::domain::scan::ScanRecord;
use crate::domain::ticket::GateState;
use crate::domain::time::Moment;
use crate::stores::journal::SealedBatch;
use bytes::Bytes;
use serde::{Deserialize, Serialize};

const VERSION: u8 = 1;
/// Arrays within each other: twice what a record has. Bytes that were damaged must not cost the thread its stack.
const DEPTH_MAX: usize = 64;

/// One committed batch as the log holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    pub seq: u64,
    /// Under which it was written to the log; it stands beside the bytes. `None` = by a program that did not say yet.
    pub epoch: Option<u64>,
    pub batch: BatchId,
    pub now: Moment,
    pub changes: Vec<Change>,
    /// The entry as it stands in the log.
    pub bytes: Bytes,
    /// Why the bytes could not be read; then batch, moment and changes say nothing.
    pub damage: Option<RecordError>,
}

impl LogEntry {
    /// The same, written under `epoch`.
    pub fn under(self, epoch: Option<u64>) -> LogEntry {
        LogEntry { epoch, ..self }
    }
}

/// Why bytes are not a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    #[error("a record cannot be empty")]
    Empty,
    #[error("records of version {0} are not known")]
    Version(u8),
    #[error("{code} is no {what}")]
    Code { what: &'static str, code: u8 },
    #[error("not a record: {0}")]
    Malformed(String),
}

/// Reads a log entry; `seq` is the id it had in the log.
pub fn open_entry(seq: u64, bytes: &Bytes) -> Result<LogEntry, RecordError> {
    let (batch, now, changes) = decode::<change::EntryRecord<'_>>(bytes)?.read()?;
    Ok(LogEntry { seq, epoch: None, batch, now, changes, bytes: bytes.clone(), damage: None })
}

/// The same for whoever copies bytes and must not stop at bad ones. A version this program does not know is an error
/// still: a newer program wrote it, and will read it.
pub fn open_entry_or_damage(seq: u64, bytes: &Bytes) -> Result<LogEntry, RecordError> {
    open_entry(seq, bytes).or_else(|wrong| match wrong {
        RecordError::Version(_) => Err(wrong),
        RecordError::Empty | RecordError::Code { .. } | RecordError::Malformed(_) => Ok(LogEntry {
            seq,
            epoch: None,
            batch: BatchId::from_bytes([0; 16]),
            now: Moment(0),
            changes: Vec::new(),
            bytes: bytes.clone(),
            damage: Some(wrong),
        }),
    })
}

/// Every ticket state is written with `seq`, the number of the batch that carries it.
pub(super) fn write_entry(batch: BatchId, now: Moment, seq: u64, changes: &[Change]) -> Bytes {
    encode(&change::NewEntry::of(batch, now, seq, changes), 320 * changes.len())
}

/// One change of the batch `seq`, as its entry holds it; nothing for facts.
pub fn write_change(seq: u64, change: &Change) -> Bytes {
    encode(&change::ChangeRecord::of(change, seq), 256)
}

pub fn read_change(bytes: &[u8]) -> Result<Change, RecordError> {
    let change = decode::<Option<change::ChangeRecord<'_>>>(bytes)?;
    change.ok_or_else(|| RecordError::Malformed("it holds no change".into()))?.read()
}

pub fn write_gate_state(state: &GateState) -> Bytes {
    write_gate_state_at(state, state.seq)
}

/// The same, as the batch `seq` left it.
pub fn write_gate_state_at(state: &GateState, seq: u64) -> Bytes {
    encode(&gate::GateRecord::of(state, seq), 128)
}

pub fn read_gate_state(bytes: &[u8]) -> Result<GateState, RecordError> {
    decode::<gate::GateRecord<'_>>(bytes)?.read()
}

pub fn write_scan(scan: &ScanRecord) -> Bytes {
    encode(&scan::ScanRecord::of(scan), 192)
}

pub fn read_scan(bytes: &[u8]) -> Result<ScanRecord, RecordError> {
    decode::<scan::ScanRecord<'_>>(bytes)?.read()
}

pub fn write_hold(hold: &Hold) -> Bytes {
    encode(&hold::HoldRecord::of(hold), 96)
}

pub fn read_hold(bytes: &[u8]) -> Result<Hold, RecordError> {
    decode::<hold::HoldRecord<'_>>(bytes)?.read()
}

/// A value of the keys hash.
pub fn write_kept(kept: &KeptScan) -> Bytes {
    encode(&kept::KeptRecord::of(kept), 192)
}

/// The field and the value of a scan, without copying it first: for a repair.
pub(super) fn write_kept_scan(scan: &ScanRecord) -> (Bytes, Bytes) {
    (Bytes::copy_from_slice(&kept::scan_field(scan)), encode(&kept::KeptRecord::scan(scan), 192))
}

pub fn read_kept(bytes: &[u8]) -> Result<KeptScan, RecordError> {
    decode::<kept::KeptRecord<'_>>(bytes)?.read()
}

/// A batch with the epoch that wrote it, for the node-local journal.
pub fn write_batch(epoch: u64, batch: &SealedBatch) -> Bytes {
    encode(&batch::BatchRecord::of(epoch, batch), 2 * batch.log.len())
}

pub fn read_batch(bytes: &[u8]) -> Result<(u64, SealedBatch), RecordError> {
    decode::<batch::BatchRecord<'_>>(bytes).map(batch::BatchRecord::read)
}

fn encode<R: Serialize>(record: &R, size: usize) -> Bytes {
    let mut bytes = Vec::with_capacity(size + 64);
    bytes.push(VERSION);
    rmp_serde::encode::write(&mut bytes, record)
        .expect("a record holds nothing MessagePack lacks, and memory takes it");
    bytes.into()
}

fn decode<'a, R: Deserialize<'a>>(bytes: &'a [u8]) -> Result<R, RecordError> {
    match bytes.split_first() {
        None => Err(RecordError::Empty),
        Some((&VERSION, body)) => {
            let mut reader = rmp_serde::Deserializer::from_read_ref(body);
            reader.set_max_depth(DEPTH_MAX);
            R::deserialize(&mut reader).map_err(|wrong| RecordError::Malformed(wrong.to_string()))
        }
        Some((&other, _)) => Err(RecordError::Version(other)),
    }
}
