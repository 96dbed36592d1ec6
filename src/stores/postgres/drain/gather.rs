//! Log entries turned into rows: those that are only ever added as `COPY` takes them, the others as columns, one array per
//! column.

use crate::domain::ids::{ScanId, TicketId};
use crate::domain::ledger::{TicketAfter, What};
use crate::domain::scan::{Decision, ScanRecord};
use crate::domain::ticket::GateState;
use crate::domain::time::Moment;
use crate::stores::StoreError;
use crate::stores::journal::LogEntry;
use crate::stores::journal::record;
use crate::stores::postgres::convert::{Id, bigint, kind_number, surface_number, time, validity_number};
use crate::stores::postgres::drain::copy::CopyRows;
use chrono::{DateTime, Utc};
use uuid::Uuid;

pub struct Rows {
    event: Uuid,
    pub log: CopyRows,
    /// Rows of the feed.
    pub scans: CopyRows,
    pub back: BackRows,
    pub ahead: AheadRows,
    pub conflicts: ConflictRows,
    pub tended: TendedRows,
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

/// What `tickets` repeats of the states of those that something else than a scan changed.
#[derive(Default)]
pub struct TendedRows {
    pub id: Vec<Uuid>,
    pub seq: Vec<i64>,
    pub ticket_type: Vec<Uuid>,
    pub validity: Vec<i16>,
    pub generation: Vec<i64>,
    pub key_id: Vec<i16>,
    pub digest: Vec<Option<Vec<u8>>>,
}

/// What every feed row of one batch shares.
#[derive(Clone, Copy)]
struct Place {
    seq: i64,
    ordinal: i32,
}

/// A ticket as a change left it. Nothing is copied until it is known to be the last one.
struct Touched<'a> {
    ticket: TicketId,
    seq: u64,
    state: &'a GateState,
    tended: bool,
}

impl Rows {
    /// Errors: only of the data kind (a number or a time that no column can hold).
    pub fn gather(event: Uuid, entries: &[LogEntry]) -> Result<Rows, StoreError> {
        let bytes: usize = entries.iter().map(|entry| entry.bytes.len()).sum();
        let mut rows = Rows {
            event,
            log: CopyRows::with_room_for(bytes + 96 * entries.len()),
            // A row holds most of what its part of the entry holds, and says its columns apart.
            scans: CopyRows::with_room_for(bytes + bytes / 4),
            back: BackRows::default(),
            ahead: AheadRows::default(),
            conflicts: ConflictRows::default(),
            tended: TendedRows::default(),
        };
        let mut touched: Vec<Touched<'_>> = Vec::new();
        for entry in entries {
            if let Some(damage) = &entry.damage {
                // The class of values that do not fit: the entry goes to the dead letters with its bytes.
                return Err(StoreError::Data { sqlstate: "22000".into(), message: damage.to_string() });
            }
            let seq = bigint(entry.seq)?;
            rows.entry(seq, entry)?;
            for (ordinal, change) in (0i32..).zip(&entry.changes) {
                rows.happened(Place { seq, ordinal }, entry.now, &change.what)?;
                let tended = !only_moves(&change.what);
                for TicketAfter { id, state } in &change.tickets {
                    // States are folded from the log later: what no column holds must not be in it.
                    state.last.as_ref().map(|last| time(last.at)).transpose()?;
                    touched.push(Touched { ticket: *id, seq: entry.seq, state, tended });
                }
            }
        }
        rows.states(touched)?;
        Ok(rows)
    }

    fn states(&mut self, mut touched: Vec<Touched<'_>>) -> Result<(), StoreError> {
        // Scans alone change nothing that `tickets` repeats.
        if !touched.iter().any(|one| one.tended) {
            return Ok(());
        }
        // Stable: the last of each ticket is the latest.
        touched.sort_by_key(|one| one.ticket);
        for of_one in touched.chunk_by(|a, b| a.ticket == b.ticket) {
            if let Some(last) = of_one.last().filter(|_| of_one.iter().any(|one| one.tended)) {
                self.tended.push(last)?;
            }
        }
        Ok(())
    }

    fn entry(&mut self, seq: i64, entry: &LogEntry) -> Result<(), StoreError> {
        let (decided_at, epoch) = (time(entry.now)?, entry.epoch.map(bigint).transpose()?);
        let row = self.log.row(6).uuid(self.event).bigint(seq).uuid(entry.batch.uuid()).bytes(&entry.bytes);
        row.time(decided_at).maybe(epoch, CopyRows::bigint);
        Ok(())
    }

    fn happened(&mut self, place: Place, now: Moment, what: &What) -> Result<(), StoreError> {
        match what {
            What::Scanned(scan) => self.scanned(place, scan),
            What::Annulled { scan, at, device, subject, reason } => {
                self.back.push(scan.uuid(), time(*at)?, false);
                let texts =
                    [device.as_ref(), Some(subject), reason.as_ref()].map(|text| text.map(|text| text.as_str()));
                self.taken_back(place, time(*at)?, 1, *scan, texts);
                Ok(())
            }
            What::Disowned { scan } => {
                self.back.push(scan.uuid(), time(now)?, true);
                self.taken_back(place, time(now)?, 2, *scan, [None, None, None]);
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

    /// The columns of `write::SCANS`, in their order.
    fn scanned(&mut self, place: Place, scan: &ScanRecord) -> Result<(), StoreError> {
        let answer = &scan.answer;
        let (decided_at, scanned_at) = (time(answer.at)?, scan.scanned_at.map(time).transpose()?);
        let outcome = match &answer.decision {
            Decision::Admit => "ADMIT",
            Decision::Deny(denial) => denial.word(),
        };
        let row = self.scans.row(20).uuid(self.event).bigint(place.seq).integer(place.ordinal).time(decided_at);
        let row = row.smallint(0).uuid(answer.scan.uuid());
        let row = row.maybe(answer.ticket, |row, ticket| row.uuid(ticket.id.uuid()));
        let row = row.maybe(answer.ticket, |row, ticket| row.uuid(ticket.ticket_type.uuid()));
        let row = row.smallint(kind_number(answer.kind)).text(outcome).smallint(surface_number(scan.surface));
        let row = row.maybe(answer.point.as_ref(), |row, point| row.text(point.as_str()));
        let row = row.maybe(answer.device.as_ref(), |row, device| row.text(device.as_str()));
        let row = row.text(scan.subject.as_str()).maybe(scan.key, |row, key| row.bytes(&key.0));
        let row = row.boolean(answer.double_read).boolean(answer.anomaly).maybe(scanned_at, CopyRows::time);
        row.null().bytes(&record::write_scan(scan));
        Ok(())
    }

    /// `texts`: device, subject and reason.
    fn taken_back(&mut self, place: Place, at: DateTime<Utc>, what: i16, scan: ScanId, texts: [Option<&str>; 3]) {
        let [device, subject, reason] = texts;
        let row = self.scans.row(20).uuid(self.event).bigint(place.seq).integer(place.ordinal).time(at);
        let row = row.smallint(what).uuid(scan.uuid());
        // Ticket, type, kind, outcome, surface and point are those of the scan.
        let row = row.null().null().null().null().null().null();
        let row = row.maybe(device, CopyRows::text).maybe(subject, CopyRows::text).null();
        row.boolean(false).boolean(false).null().maybe(reason, CopyRows::text).null();
    }
}

/// Whether this changes nothing of a ticket but who is inside, how often they came, and when.
fn only_moves(what: &What) -> bool {
    match what {
        What::Scanned(_) | What::Annulled { .. } | What::Disowned { .. } | What::AnnulledAhead { .. } => true,
        What::Held(_)
        | What::HoldClosed { .. }
        | What::Ticket { .. }
        | What::Issued(_)
        | What::Contradicted { .. }
        | What::Facts(_) => false,
    }
}

impl BackRows {
    fn push(&mut self, scan: Uuid, at: DateTime<Utc>, disowned: bool) {
        self.scan.push(scan);
        self.at.push(at);
        self.disowned.push(disowned);
    }
}

impl TendedRows {
    fn push(&mut self, Touched { ticket, seq, state, .. }: &Touched<'_>) -> Result<(), StoreError> {
        self.seq.push(bigint(*seq)?);
        self.id.push(ticket.uuid());
        self.ticket_type.push(state.ticket_type.uuid());
        self.validity.push(validity_number(state.validity));
        self.generation.push(state.generation.into());
        self.key_id.push(state.key_id.into());
        self.digest.push(state.digest.map(|digest| digest.0.to_vec()));
        Ok(())
    }
}
