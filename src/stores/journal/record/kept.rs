//! What is kept of scans beside tickets: the scans themselves, and marks on them.
//!
//! Annulling or disowning writes a mark under a field of its own instead of rewriting the scan: the batch that takes a
//! scan back need not know how it was recorded.

use super::RecordError;
use super::gate::Sixteen;
use super::scan::ScanRecord;
use crate::domain::digest::KeyHash;
use crate::domain::ids::ScanId;
use crate::domain::scan::ScanRecord as Scan;
use crate::domain::time::Moment;
use serde::{Deserialize, Serialize};

/// One value of the keys hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeptScan {
    Scan(Box<Scan>),
    Annulled { scan: ScanId, at: Moment },
    Disowned { scan: ScanId },
    AnnulledAhead { key: KeyHash },
}

impl KeptScan {
    /// The field a scan is kept under: its key, else its id. Marks have a letter behind.
    pub fn field(&self) -> Vec<u8> {
        match self {
            KeptScan::Scan(scan) => scan_field(scan).to_vec(),
            KeptScan::Annulled { scan, .. } => marked(scan.as_bytes(), b'a'),
            KeptScan::Disowned { scan } => marked(scan.as_bytes(), b'd'),
            KeptScan::AnnulledAhead { key } => marked(&key.0, b'x'),
        }
    }
}

pub(super) fn scan_field(scan: &Scan) -> [u8; 16] {
    scan.key.map_or(scan.answer.scan.to_bytes(), |key| key.0)
}

fn marked(id: &[u8; 16], letter: u8) -> Vec<u8> {
    let mut field = Vec::with_capacity(17);
    field.extend_from_slice(id);
    field.push(letter);
    field
}

#[derive(Serialize, Deserialize)]
pub(super) enum KeptRecord<'a> {
    #[serde(rename = "s", borrow)]
    Scan(Box<ScanRecord<'a>>),
    #[serde(rename = "a")]
    Annulled(Sixteen, i64),
    #[serde(rename = "d")]
    Disowned(Sixteen),
    #[serde(rename = "x")]
    AnnulledAhead(Sixteen),
}

impl<'a> KeptRecord<'a> {
    pub(super) fn of(kept: &'a KeptScan) -> KeptRecord<'a> {
        match kept {
            KeptScan::Scan(scan) => KeptRecord::scan(scan),
            KeptScan::Annulled { scan, at } => KeptRecord::Annulled(scan.to_bytes().into(), at.0),
            KeptScan::Disowned { scan } => KeptRecord::Disowned(scan.to_bytes().into()),
            KeptScan::AnnulledAhead { key } => KeptRecord::AnnulledAhead(key.0.into()),
        }
    }

    pub(super) fn scan(scan: &'a Scan) -> KeptRecord<'a> {
        KeptRecord::Scan(Box::new(ScanRecord::of(scan)))
    }

    pub(super) fn read(self) -> Result<KeptScan, RecordError> {
        Ok(match self {
            KeptRecord::Scan(scan) => KeptScan::Scan(Box::new(scan.read()?)),
            KeptRecord::Annulled(scan, at) => {
                KeptScan::Annulled { scan: ScanId::from_bytes(scan.into_array()), at: Moment(at) }
            }
            KeptRecord::Disowned(scan) => KeptScan::Disowned { scan: ScanId::from_bytes(scan.into_array()) },
            KeptRecord::AnnulledAhead(key) => KeptScan::AnnulledAhead { key: KeyHash(key.into_array()) },
        })
    }
}
