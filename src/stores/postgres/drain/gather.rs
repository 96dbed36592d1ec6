//! Log entries turned into columns, one array per column: a statement takes any number of rows.

use crate::domain::ids::TicketId;
use crate::domain::ledger::{TicketAfter, What};
use crate::domain::scan::{Decision, ScanRecord};
use crate::domain::ticket::{GateState, Presence};
use crate::domain::time::Moment;
use crate::stores::StoreError;
use crate::stores::journal::LogEntry;
use crate::stores::journal::record;
use crate::stores::postgres::convert::{Id, bigint, kind_number, surface_number, time, validity_number};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Default)]
pub struct Rows {
    pub log: LogRows,
    pub scans: ScanRows,
    pub back: BackRows,
    pub ahead: AheadRows,
    pub conflicts: ConflictRows,
    pub tickets: TicketRows,
}

#[derive(Default)]
pub struct LogRows {
    pub seq: Vec<i64>,
    pub epoch: Vec<Option<i64>>,
    pub batch: Vec<Uuid>,
    pub entry: Vec<Vec<u8>>,
    pub decided_at: Vec<DateTime<Utc>>,
}

/// Rows of the feed.
#[derive(Default)]
pub struct ScanRows {
    pub seq: Vec<i64>,
    pub ordinal: Vec<i32>,
    pub decided_at: Vec<DateTime<Utc>>,
    pub what: Vec<i16>,
    pub scan: Vec<Uuid>,
    pub ticket: Vec<Option<Uuid>>,
    pub ticket_type: Vec<Option<Uuid>>,
    pub kind: Vec<Option<i16>>,
    pub outcome: Vec<Option<String>>,
    pub surface: Vec<Option<i16>>,
    pub point: Vec<Option<String>>,
    pub device: Vec<Option<String>>,
    pub subject: Vec<Option<String>>,
    pub key_hash: Vec<Option<Vec<u8>>>,
    pub double_read: Vec<bool>,
    pub anomaly: Vec<bool>,
    pub scanned_at: Vec<Option<DateTime<Utc>>>,
    pub reason: Vec<Option<String>>,
    pub record: Vec<Option<Vec<u8>>>,
}

/// Scans that were taken back.
#[derive(Default)]
pub struct BackRows {
    pub scan: Vec<Uuid>,
    pub at: Vec<DateTime<Utc>>,
    pub disowned: Vec<bool>,
}

/// Keys annulled before their scan.
#[derive(Default)]
pub struct AheadRows {
    pub key_hash: Vec<Vec<u8>>,
    pub at: Vec<DateTime<Utc>>,
    pub device: Vec<Option<String>>,
    pub subject: Vec<String>,
}

/// Scans that contradict each other.
#[derive(Default)]
pub struct ConflictRows {
    pub ticket: Vec<Uuid>,
    pub kept: Vec<Uuid>,
    pub other: Vec<Uuid>,
}

/// The last state of every ticket touched, in the order of ids.
#[derive(Default)]
pub struct TicketRows {
    pub id: Vec<Uuid>,
    pub gate: Vec<Vec<u8>>,
    pub seq: Vec<i64>,
    pub ticket_type: Vec<Uuid>,
    pub validity: Vec<i16>,
    pub inside: Vec<bool>,
    pub entries: Vec<i64>,
    pub generation: Vec<i64>,
    pub key_id: Vec<i16>,
    pub digest: Vec<Option<Vec<u8>>>,
    pub last_scan_at: Vec<Option<DateTime<Utc>>>,
}

/// What every feed row of one batch shares.
#[derive(Clone, Copy)]
struct Place {
    seq: i64,
    ordinal: i32,
}

impl Rows {
    /// Errors: only of the data kind (a number or a time that no column can hold).
    pub fn gather(entries: &[LogEntry]) -> Result<Rows, StoreError> {
        let mut rows = Rows::default();
        let mut last: BTreeMap<TicketId, GateState> = BTreeMap::new();
        for entry in entries {
            if let Some(damage) = &entry.damage {
                // The class of values that do not fit: the entry goes to the dead letters with its bytes.
                return Err(StoreError::Data { sqlstate: "22000".into(), message: damage.to_string() });
            }
            let seq = bigint(entry.seq)?;
            rows.log.push(seq, entry)?;
            for (ordinal, change) in (0i32..).zip(&entry.changes) {
                rows.happened(Place { seq, ordinal }, entry.now, &change.what)?;
                for TicketAfter { id, state } in &change.tickets {
                    // The batch's number is the state's: it is what a higher sequence is compared with.
                    last.insert(*id, GateState { seq: entry.seq, ..state.clone() });
                }
            }
        }
        for (id, state) in &last {
            rows.tickets.push(*id, state)?;
        }
        Ok(rows)
    }

    fn happened(&mut self, place: Place, now: Moment, what: &What) -> Result<(), StoreError> {
        match what {
            What::Scanned(scan) => self.scans.scanned(place, scan),
            What::Annulled { scan, at, device, subject, reason } => {
                self.back.push(scan.uuid(), time(*at)?, false);
                self.scans.taken_back(place, time(*at)?, 1, scan.uuid());
                self.scans.device.push(device.as_ref().map(ToString::to_string));
                self.scans.subject.push(Some(subject.to_string()));
                self.scans.reason.push(reason.as_ref().map(ToString::to_string));
                Ok(())
            }
            What::Disowned { scan } => {
                self.back.push(scan.uuid(), time(now)?, true);
                self.scans.taken_back(place, time(now)?, 2, scan.uuid());
                self.scans.device.push(None);
                self.scans.subject.push(None);
                self.scans.reason.push(None);
                Ok(())
            }
            What::AnnulledAhead { key, at, device, subject } => {
                self.ahead.key_hash.push(key.0.to_vec());
                self.ahead.at.push(time(*at)?);
                self.ahead.device.push(device.as_ref().map(ToString::to_string));
                self.ahead.subject.push(subject.to_string());
                Ok(())
            }
            What::Contradicted { ticket, kept, other } => {
                self.conflicts.ticket.push(ticket.uuid());
                self.conflicts.kept.push(kept.uuid());
                self.conflicts.other.push(other.uuid());
                Ok(())
            }
            // Tickets are folded from their states, holds live in Redis, facts come from here; the log keeps it all.
            What::Held(_) | What::HoldClosed { .. } | What::Ticket { .. } | What::Issued(_) | What::Facts(_) => Ok(()),
        }
    }
}

impl LogRows {
    fn push(&mut self, seq: i64, entry: &LogEntry) -> Result<(), StoreError> {
        self.decided_at.push(time(entry.now)?);
        self.epoch.push(entry.epoch.map(bigint).transpose()?);
        self.seq.push(seq);
        self.batch.push(entry.batch.uuid());
        self.entry.push(entry.bytes.to_vec());
        Ok(())
    }
}

impl ScanRows {
    fn scanned(&mut self, place: Place, scan: &ScanRecord) -> Result<(), StoreError> {
        let answer = &scan.answer;
        self.decided_at.push(time(answer.at)?);
        self.scanned_at.push(scan.scanned_at.map(time).transpose()?);
        self.seq.push(place.seq);
        self.ordinal.push(place.ordinal);
        self.what.push(0);
        self.scan.push(answer.scan.uuid());
        self.ticket.push(answer.ticket.map(|ticket| ticket.id.uuid()));
        self.ticket_type.push(answer.ticket.map(|ticket| ticket.ticket_type.uuid()));
        self.kind.push(Some(kind_number(answer.kind)));
        self.outcome.push(Some(match &answer.decision {
            Decision::Admit => "ADMIT".to_owned(),
            Decision::Deny(denial) => denial.word().to_owned(),
        }));
        self.surface.push(Some(surface_number(scan.surface)));
        self.point.push(answer.point.as_ref().map(ToString::to_string));
        self.device.push(answer.device.as_ref().map(ToString::to_string));
        self.subject.push(Some(scan.subject.to_string()));
        self.key_hash.push(scan.key.map(|key| key.0.to_vec()));
        self.double_read.push(answer.double_read);
        self.anomaly.push(answer.anomaly);
        self.reason.push(None);
        self.record.push(Some(record::write_scan(scan).to_vec()));
        Ok(())
    }

    /// All but device, subject and reason.
    fn taken_back(&mut self, place: Place, at: DateTime<Utc>, what: i16, scan: Uuid) {
        self.decided_at.push(at);
        self.scanned_at.push(None);
        self.seq.push(place.seq);
        self.ordinal.push(place.ordinal);
        self.what.push(what);
        self.scan.push(scan);
        self.ticket.push(None);
        self.ticket_type.push(None);
        self.kind.push(None);
        self.outcome.push(None);
        self.surface.push(None);
        self.point.push(None);
        self.key_hash.push(None);
        self.double_read.push(false);
        self.anomaly.push(false);
        self.record.push(None);
    }
}

impl BackRows {
    fn push(&mut self, scan: Uuid, at: DateTime<Utc>, disowned: bool) {
        self.scan.push(scan);
        self.at.push(at);
        self.disowned.push(disowned);
    }
}

impl TicketRows {
    fn push(&mut self, id: TicketId, state: &GateState) -> Result<(), StoreError> {
        self.last_scan_at.push(state.last.as_ref().map(|last| time(last.at)).transpose()?);
        self.seq.push(bigint(state.seq)?);
        self.id.push(id.uuid());
        self.gate.push(record::write_gate_state(state).to_vec());
        self.ticket_type.push(state.ticket_type.uuid());
        self.validity.push(validity_number(state.validity));
        self.inside.push(matches!(state.presence, Presence::Inside(_)));
        self.entries.push(state.entries.into());
        self.generation.push(state.generation.into());
        self.key_id.push(state.key_id.into());
        self.digest.push(state.digest.map(|digest| digest.0.to_vec()));
        Ok(())
    }
}
