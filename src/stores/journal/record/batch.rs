//! A whole sealed batch with the epoch that wrote it, as bytes: what the node-local journal keeps.

use super::gate::Sixteen;
use crate::domain::ids::{BatchId, HoldId};
use crate::domain::time::Moment;
use crate::stores::journal::SealedBatch;
use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_bytes::Bytes as Blob;

#[derive(Serialize, Deserialize)]
pub(super) struct BatchRecord<'a> {
    epoch: u64,
    id: Sixteen,
    seq: u64,
    now: i64,
    #[serde(borrow)]
    log: &'a Blob,
    /// The log entry says it; written empty, and passed over where an earlier program wrote some.
    #[serde(borrow)]
    tickets: Vec<(Sixteen, &'a Blob)>,
    #[serde(borrow)]
    marks: Vec<(&'a Blob, &'a Blob)>,
    /// Absent = the hold is closed.
    #[serde(borrow)]
    holds: Vec<(Sixteen, Option<&'a Blob>)>,
    #[serde(borrow)]
    counters: Vec<(&'a str, i64)>,
}

impl<'a> BatchRecord<'a> {
    pub(super) fn of(epoch: u64, batch: &'a SealedBatch) -> BatchRecord<'a> {
        let hold = |(id, hold): &'a (HoldId, Option<Bytes>)| (id.to_bytes().into(), hold.as_deref().map(Blob::new));
        BatchRecord {
            epoch,
            id: batch.id.to_bytes().into(),
            seq: batch.seq,
            now: batch.now.0,
            log: Blob::new(&batch.log),
            tickets: Vec::new(),
            marks: batch.marks.iter().map(|(field, kept)| (Blob::new(field), Blob::new(kept))).collect(),
            holds: batch.holds.iter().map(hold).collect(),
            counters: batch.counters.iter().map(|(name, count)| (name.as_str(), *count)).collect(),
        }
    }

    pub(super) fn read(self) -> (u64, SealedBatch) {
        let copy = |blob: &Blob| Bytes::copy_from_slice(blob);
        let batch = SealedBatch {
            id: BatchId::from_bytes(self.id.into_array()),
            seq: self.seq,
            now: Moment(self.now),
            log: copy(self.log),
            marks: self.marks.into_iter().map(|(field, kept)| (copy(field), copy(kept))).collect(),
            holds: self
                .holds
                .into_iter()
                .map(|(id, hold)| (HoldId::from_bytes(id.into_array()), hold.map(copy)))
                .collect(),
            counters: self.counters.into_iter().map(|(name, count)| (name.to_owned(), count)).collect(),
        };
        (self.epoch, batch)
    }
}
