//! A scan and its answer, as bytes.

use super::RecordError;
use super::codes;
use super::gate::{Sixteen, label, maybe_label, text};
use crate::domain::digest::{KeyHash, RequestDigest};
use crate::domain::ids::{ScanId, TicketId, TicketTypeId};
use crate::domain::label::Label;
use crate::domain::scan::{Answer, Decision, Denial, Earlier, Occupancy, ScanRecord as Scan, TicketView};
use crate::domain::time::Moment;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(super) struct ScanRecord<'a> {
    id: Sixteen,
    kind: u8,
    at: i64,
    point: Option<&'a str>,
    device: Option<&'a str>,
    /// Absent = admitted.
    #[serde(borrow)]
    denial: Option<DenialRecord<'a>>,
    double_read: bool,
    anomaly: bool,
    ticket: Option<ViewRecord>,
    #[serde(borrow)]
    earlier: Option<EarlierRecord<'a>>,
    inside: u32,
    inside_max: Option<u32>,
    surface: u8,
    subject: &'a str,
    key: Option<Sixteen>,
    request: Sixteen,
    scanned_at: Option<i64>,
    annulled_at: Option<i64>,
}

#[derive(Serialize, Deserialize)]
struct DenialRecord<'a> {
    code: u8,
    /// The limit, or the moment, that the reason speaks of.
    number: Option<i64>,
    #[serde(borrow)]
    places: Vec<&'a str>,
}

#[derive(Serialize, Deserialize)]
struct ViewRecord {
    id: Sixteen,
    ticket_type: Sixteen,
    validity: u8,
    inside: bool,
    entries: u32,
    entries_left: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct EarlierRecord<'a> {
    at: i64,
    point: Option<&'a str>,
    device: Option<&'a str>,
}

impl<'a> ScanRecord<'a> {
    pub(super) fn of(scan: &'a Scan) -> ScanRecord<'a> {
        let answer = &scan.answer;
        ScanRecord {
            id: answer.scan.to_bytes().into(),
            kind: codes::write_kind(answer.kind),
            at: answer.at.0,
            point: text(&answer.point),
            device: text(&answer.device),
            denial: match &answer.decision {
                Decision::Admit => None,
                Decision::Deny(denial) => Some(DenialRecord::of(denial)),
            },
            double_read: answer.double_read,
            anomaly: answer.anomaly,
            ticket: answer.ticket.as_ref().map(ViewRecord::of),
            earlier: answer.earlier.as_ref().map(EarlierRecord::of),
            inside: answer.occupancy.inside,
            inside_max: answer.occupancy.limit,
            surface: codes::write_surface(scan.surface),
            subject: scan.subject.as_str(),
            key: scan.key.map(|key| key.0.into()),
            request: scan.request.0.into(),
            scanned_at: scan.scanned_at.map(|at| at.0),
            annulled_at: scan.annulled_at.map(|at| at.0),
        }
    }

    pub(super) fn read(self) -> Result<Scan, RecordError> {
        let answer = Answer {
            scan: ScanId::from_bytes(self.id.into_array()),
            kind: codes::read_kind(self.kind)?,
            at: Moment(self.at),
            point: maybe_label(self.point)?,
            device: maybe_label(self.device)?,
            decision: match self.denial {
                None => Decision::Admit,
                Some(denial) => Decision::Deny(denial.read()?),
            },
            double_read: self.double_read,
            anomaly: self.anomaly,
            ticket: self.ticket.map(ViewRecord::read).transpose()?,
            earlier: self.earlier.map(EarlierRecord::read).transpose()?,
            occupancy: Occupancy { inside: self.inside, limit: self.inside_max },
        };
        Ok(Scan {
            answer,
            surface: codes::read_surface(self.surface)?,
            subject: label(self.subject)?,
            key: self.key.map(|key| KeyHash(key.into_array())),
            request: RequestDigest(self.request.into_array()),
            scanned_at: self.scanned_at.map(Moment),
            annulled_at: self.annulled_at.map(Moment),
        })
    }
}

impl<'a> DenialRecord<'a> {
    fn of(denial: &'a Denial) -> DenialRecord<'a> {
        let plain = |code| DenialRecord { code, number: None, places: Vec::new() };
        let numbered = |code, number| DenialRecord { code, number: Some(number), places: Vec::new() };
        match denial {
            Denial::InvalidCode => plain(0),
            Denial::ForgedCode => plain(1),
            Denial::WrongEvent => plain(2),
            Denial::UnknownTicket => plain(3),
            Denial::SupersededCode => plain(4),
            Denial::NotCheckedIn => plain(5),
            Denial::NotActivated => plain(6),
            Denial::TicketCancelled => plain(7),
            Denial::TicketRefunded => plain(8),
            Denial::TicketTransferred => plain(9),
            Denial::TicketBlocked => plain(10),
            Denial::AlreadyCheckedIn => plain(11),
            Denial::ReentryNotAllowed => plain(12),
            Denial::ReentryLimitReached { entries_max } => numbered(13, i64::from(*entries_max)),
            Denial::WrongScanPoint { accepted } => {
                DenialRecord { code: 14, number: None, places: accepted.iter().map(Label::as_str).collect() }
            }
            Denial::TooEarly { opens } => numbered(15, opens.0),
            Denial::TooLate { closed } => numbered(16, closed.0),
            Denial::Full => plain(17),
            Denial::Annulled => plain(18),
        }
    }

    fn read(self) -> Result<Denial, RecordError> {
        let number = || self.number.ok_or_else(|| RecordError::Malformed("a denial lacks its number".into()));
        Ok(match self.code {
            0 => Denial::InvalidCode,
            1 => Denial::ForgedCode,
            2 => Denial::WrongEvent,
            3 => Denial::UnknownTicket,
            4 => Denial::SupersededCode,
            5 => Denial::NotCheckedIn,
            6 => Denial::NotActivated,
            7 => Denial::TicketCancelled,
            8 => Denial::TicketRefunded,
            9 => Denial::TicketTransferred,
            10 => Denial::TicketBlocked,
            11 => Denial::AlreadyCheckedIn,
            12 => Denial::ReentryNotAllowed,
            13 => {
                let entries_max = u32::try_from(number()?)
                    .map_err(|_| RecordError::Malformed("a limit of entries is out of range".into()))?;
                Denial::ReentryLimitReached { entries_max }
            }
            14 => {
                let accepted = self.places.iter().map(|place| label(place)).collect::<Result<Vec<_>, _>>()?;
                Denial::WrongScanPoint { accepted }
            }
            15 => Denial::TooEarly { opens: Moment(number()?) },
            16 => Denial::TooLate { closed: Moment(number()?) },
            17 => Denial::Full,
            18 => Denial::Annulled,
            unknown => return Err(RecordError::Code { what: "denial", code: unknown }),
        })
    }
}

impl ViewRecord {
    fn of(view: &TicketView) -> ViewRecord {
        ViewRecord {
            id: view.id.to_bytes().into(),
            ticket_type: view.ticket_type.to_bytes().into(),
            validity: codes::write_validity(view.validity),
            inside: view.inside,
            entries: view.entries,
            entries_left: view.entries_left,
        }
    }

    fn read(self) -> Result<TicketView, RecordError> {
        Ok(TicketView {
            id: TicketId::from_bytes(self.id.into_array()),
            ticket_type: TicketTypeId::from_bytes(self.ticket_type.into_array()),
            validity: codes::read_validity(self.validity)?,
            inside: self.inside,
            entries: self.entries,
            entries_left: self.entries_left,
        })
    }
}

impl<'a> EarlierRecord<'a> {
    fn of(earlier: &'a Earlier) -> EarlierRecord<'a> {
        EarlierRecord { at: earlier.at.0, point: text(&earlier.point), device: text(&earlier.device) }
    }

    fn read(self) -> Result<Earlier, RecordError> {
        Ok(Earlier { at: Moment(self.at), point: maybe_label(self.point)?, device: maybe_label(self.device)? })
    }
}
