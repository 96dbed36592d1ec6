//! A ticket at the gate, as bytes.

use super::RecordError;
use super::codes;
use crate::domain::digest::SignatureDigest;
use crate::domain::ids::{ScanId, TicketTypeId};
use crate::domain::label::Label;
use crate::domain::ticket::{Entry, GateState, LastScan, Presence};
use crate::domain::time::Moment;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteArray;

/// Ids, hashes and digests.
pub(super) type Sixteen = ByteArray<16>;

pub(super) fn text(label: &Option<Label>) -> Option<&str> {
    label.as_ref().map(Label::as_str)
}

pub(super) fn label(text: &str) -> Result<Label, RecordError> {
    Label::new(text).map_err(|wrong| RecordError::Malformed(format!("a label {wrong}")))
}

pub(super) fn maybe_label(text: Option<&str>) -> Result<Option<Label>, RecordError> {
    text.map(label).transpose()
}

#[derive(Serialize, Deserialize)]
pub(super) struct GateRecord<'a> {
    seq: u64,
    ticket_type: Sixteen,
    validity: u8,
    /// Absent = outside.
    #[serde(borrow)]
    inside: Option<EntryRecord<'a>>,
    entries: u32,
    generation: u32,
    key_id: u8,
    digest: Option<Sixteen>,
    #[serde(borrow)]
    last: Option<LastRecord<'a>>,
}

#[derive(Serialize, Deserialize)]
struct EntryRecord<'a> {
    since: i64,
    point: Option<&'a str>,
    zone: Option<&'a str>,
    device: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
struct LastRecord<'a> {
    scan: Sixteen,
    kind: u8,
    at: i64,
    point: Option<&'a str>,
    device: Option<&'a str>,
    #[serde(borrow)]
    before: Option<EntryRecord<'a>>,
}

impl<'a> GateRecord<'a> {
    pub(super) fn of(state: &'a GateState, seq: u64) -> GateRecord<'a> {
        GateRecord {
            seq,
            ticket_type: state.ticket_type.to_bytes().into(),
            validity: codes::write_validity(state.validity),
            inside: EntryRecord::of(&state.presence),
            entries: state.entries,
            generation: state.generation,
            key_id: state.key_id,
            digest: state.digest.map(|digest| digest.0.into()),
            last: state.last.as_ref().map(LastRecord::of),
        }
    }

    pub(super) fn read(self) -> Result<GateState, RecordError> {
        Ok(GateState {
            seq: self.seq,
            ticket_type: TicketTypeId::from_bytes(self.ticket_type.into_array()),
            validity: codes::read_validity(self.validity)?,
            presence: EntryRecord::read(self.inside)?,
            entries: self.entries,
            generation: self.generation,
            key_id: self.key_id,
            digest: self.digest.map(|digest| SignatureDigest(digest.into_array())),
            last: self.last.map(LastRecord::read).transpose()?,
        })
    }
}

impl<'a> EntryRecord<'a> {
    fn of(presence: &'a Presence) -> Option<EntryRecord<'a>> {
        match presence {
            Presence::Outside => None,
            Presence::Inside(entry) => Some(EntryRecord {
                since: entry.since.0,
                point: text(&entry.point),
                zone: text(&entry.zone),
                device: text(&entry.device),
            }),
        }
    }

    fn read(inside: Option<EntryRecord<'a>>) -> Result<Presence, RecordError> {
        let Some(entry) = inside else { return Ok(Presence::Outside) };
        Ok(Presence::Inside(Entry {
            since: Moment(entry.since),
            point: maybe_label(entry.point)?,
            zone: maybe_label(entry.zone)?,
            device: maybe_label(entry.device)?,
        }))
    }
}

impl<'a> LastRecord<'a> {
    fn of(last: &'a LastScan) -> LastRecord<'a> {
        LastRecord {
            scan: last.scan.to_bytes().into(),
            kind: codes::write_kind(last.kind),
            at: last.at.0,
            point: text(&last.point),
            device: text(&last.device),
            before: EntryRecord::of(&last.before),
        }
    }

    fn read(self) -> Result<LastScan, RecordError> {
        Ok(LastScan {
            scan: ScanId::from_bytes(self.scan.into_array()),
            kind: codes::read_kind(self.kind)?,
            at: Moment(self.at),
            point: maybe_label(self.point)?,
            device: maybe_label(self.device)?,
            before: EntryRecord::read(self.before)?,
        })
    }
}
