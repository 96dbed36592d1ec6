//! What happened, as bytes: the entries of the log. A holder's name is never among them.

use super::RecordError;
use super::codes;
use super::gate::{GateRecord, Sixteen, label, maybe_label, text};
use super::hold::HoldRecord;
use super::scan::ScanRecord;
use crate::domain::digest::{CodeHash, KeyHash};
use crate::domain::ids::{BatchId, HoldId, ScanId, TicketId};
use crate::domain::ledger::{Change, TicketAfter, What};
use crate::domain::ticket_type::TicketFacts;
use crate::domain::time::Moment;
use serde::ser::SerializeSeq;
use serde::{Deserialize, Serialize, Serializer};

#[derive(Deserialize)]
pub(super) struct EntryRecord<'a> {
    batch: Sixteen,
    now: i64,
    #[serde(borrow)]
    changes: Vec<ChangeRecord<'a>>,
}

/// The same to be written: a record is made when its turn comes, in the memory of the one before it.
#[derive(Serialize)]
pub(super) struct NewEntry<'a> {
    batch: Sixteen,
    now: i64,
    changes: NewChanges<'a>,
}

struct NewChanges<'a> {
    changes: &'a [Change],
    seq: u64,
}

impl Serialize for NewChanges<'_> {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        let known = self.changes.iter().filter(|change| matches!(change.what, What::Facts(_))).count();
        let mut list = into.serialize_seq(Some(self.changes.len() - known))?;
        for record in self.changes.iter().filter_map(|change| ChangeRecord::of(change, self.seq)) {
            list.serialize_element(&record)?;
        }
        list.end()
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct ChangeRecord<'a> {
    #[serde(borrow)]
    what: WhatRecord<'a>,
    #[serde(borrow)]
    tickets: Vec<(Sixteen, GateRecord<'a>)>,
}

/// The letters stand in the bytes: a letter, once given, is never given to another thing.
#[derive(Serialize, Deserialize)]
enum WhatRecord<'a> {
    #[serde(rename = "s", borrow)]
    Scanned(Box<ScanRecord<'a>>),
    #[serde(rename = "a", borrow)]
    Annulled(AnnulRecord<'a>),
    #[serde(rename = "x", borrow)]
    AnnulledAhead(AnnulRecord<'a>),
    #[serde(rename = "d")]
    Disowned(Sixteen),
    #[serde(rename = "h", borrow)]
    Held(HoldRecord<'a>),
    #[serde(rename = "c")]
    HoldClosed(Sixteen, u8),
    #[serde(rename = "t")]
    Ticket(Sixteen, u8),
    #[serde(rename = "i", borrow)]
    Issued(Vec<IssuedRecord<'a>>),
    /// The ticket, the scan that stands, and the other.
    #[serde(rename = "k")]
    Contradicted(Sixteen, Sixteen, Sixteen),
}

#[derive(Serialize, Deserialize)]
struct AnnulRecord<'a> {
    /// The scan; its key where the annulment came ahead.
    which: Sixteen,
    at: i64,
    device: Option<&'a str>,
    subject: &'a str,
    reason: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
struct IssuedRecord<'a> {
    id: Sixteen,
    version: u64,
    code: Option<Sixteen>,
    #[serde(borrow)]
    gate: GateRecord<'a>,
}

impl<'a> NewEntry<'a> {
    pub(super) fn of(batch: BatchId, now: Moment, seq: u64, changes: &'a [Change]) -> NewEntry<'a> {
        NewEntry { batch: batch.to_bytes().into(), now: now.0, changes: NewChanges { changes, seq } }
    }
}

impl EntryRecord<'_> {
    pub(super) fn read(self) -> Result<(BatchId, Moment, Vec<Change>), RecordError> {
        let changes = self.changes.into_iter().map(ChangeRecord::read).collect::<Result<Vec<_>, _>>()?;
        Ok((BatchId::from_bytes(self.batch.into_array()), Moment(self.now), changes))
    }
}

impl<'a> ChangeRecord<'a> {
    /// `None` for what Postgres has anyway.
    pub(super) fn of(change: &'a Change, seq: u64) -> Option<ChangeRecord<'a>> {
        let what = WhatRecord::of(&change.what)?;
        let after = |ticket: &'a TicketAfter| (ticket.id.to_bytes().into(), GateRecord::of(&ticket.state, seq));
        Some(ChangeRecord { what, tickets: change.tickets.iter().map(after).collect() })
    }

    pub(super) fn read(self) -> Result<Change, RecordError> {
        let mut tickets = Vec::with_capacity(self.tickets.len());
        for (id, state) in self.tickets {
            tickets.push(TicketAfter { id: TicketId::from_bytes(id.into_array()), state: state.read()? });
        }
        Ok(Change { what: self.what.read()?, tickets })
    }
}

impl<'a> WhatRecord<'a> {
    fn of(what: &'a What) -> Option<WhatRecord<'a>> {
        Some(match what {
            What::Scanned(scan) => WhatRecord::Scanned(Box::new(ScanRecord::of(scan))),
            What::Annulled { scan, at, device, subject, reason } => WhatRecord::Annulled(AnnulRecord {
                which: scan.to_bytes().into(),
                at: at.0,
                device: text(device),
                subject: subject.as_str(),
                reason: text(reason),
            }),
            What::AnnulledAhead { key, at, device, subject } => WhatRecord::AnnulledAhead(AnnulRecord {
                which: key.0.into(),
                at: at.0,
                device: text(device),
                subject: subject.as_str(),
                reason: None,
            }),
            What::Disowned { scan } => WhatRecord::Disowned(scan.to_bytes().into()),
            What::Held(hold) => WhatRecord::Held(HoldRecord::of(hold)),
            What::HoldClosed { hold, why } => {
                WhatRecord::HoldClosed(hold.to_bytes().into(), codes::write_hold_end(*why))
            }
            What::Ticket { ticket, verb } => WhatRecord::Ticket(ticket.to_bytes().into(), codes::write_verb(*verb)),
            What::Issued(tickets) => WhatRecord::Issued(tickets.iter().map(IssuedRecord::of).collect()),
            What::Contradicted { ticket, kept, other } => {
                WhatRecord::Contradicted(ticket.to_bytes().into(), kept.to_bytes().into(), other.to_bytes().into())
            }
            What::Facts(_) => return None,
        })
    }

    fn read(self) -> Result<What, RecordError> {
        Ok(match self {
            WhatRecord::Scanned(scan) => What::Scanned(Box::new(scan.read()?)),
            WhatRecord::Annulled(annul) => What::Annulled {
                scan: ScanId::from_bytes(annul.which.into_array()),
                at: Moment(annul.at),
                device: maybe_label(annul.device)?,
                subject: label(annul.subject)?,
                reason: maybe_label(annul.reason)?,
            },
            WhatRecord::AnnulledAhead(annul) => What::AnnulledAhead {
                key: KeyHash(annul.which.into_array()),
                at: Moment(annul.at),
                device: maybe_label(annul.device)?,
                subject: label(annul.subject)?,
            },
            WhatRecord::Disowned(scan) => What::Disowned { scan: ScanId::from_bytes(scan.into_array()) },
            WhatRecord::Held(hold) => What::Held(hold.read()?),
            WhatRecord::HoldClosed(hold, why) => {
                What::HoldClosed { hold: HoldId::from_bytes(hold.into_array()), why: codes::read_hold_end(why)? }
            }
            WhatRecord::Ticket(ticket, verb) => {
                What::Ticket { ticket: TicketId::from_bytes(ticket.into_array()), verb: codes::read_verb(verb)? }
            }
            WhatRecord::Issued(tickets) => {
                What::Issued(tickets.into_iter().map(IssuedRecord::read).collect::<Result<Vec<_>, _>>()?)
            }
            WhatRecord::Contradicted(ticket, kept, other) => What::Contradicted {
                ticket: TicketId::from_bytes(ticket.into_array()),
                kept: ScanId::from_bytes(kept.into_array()),
                other: ScanId::from_bytes(other.into_array()),
            },
        })
    }
}

impl<'a> IssuedRecord<'a> {
    fn of(facts: &'a TicketFacts) -> IssuedRecord<'a> {
        IssuedRecord {
            id: facts.id.to_bytes().into(),
            version: facts.version,
            code: facts.code.map(|code| code.0.into()),
            gate: GateRecord::of(&facts.gate, facts.gate.seq),
        }
    }

    fn read(self) -> Result<TicketFacts, RecordError> {
        Ok(TicketFacts {
            id: TicketId::from_bytes(self.id.into_array()),
            version: self.version,
            holder: None,
            code: self.code.map(|code| CodeHash(code.into_array())),
            gate: self.gate.read()?,
        })
    }
}
