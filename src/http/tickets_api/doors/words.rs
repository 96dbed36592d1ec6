//! Refused scans in the words of this surface: 400, one word in `data.reason`, and what it was about beside it.

use crate::domain::scan::{Answer, Decision, Denial, Kind};
use crate::domain::ticket::Validity;
use crate::http::error::ApiError;
use crate::http::gate::wire_time::Instant;
use crate::http::tickets_api::doors::wire::{KeyOrder, TargetType};
use crate::http::tickets_api::tickets::Ticket;
use crate::http::tickets_api::tickets::wire::ScanKind;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// One word and one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub reason: &'static str,
    pub message: String,
}

pub fn said(reason: &'static str, message: impl Into<String>) -> Said {
    Said { reason, message: message.into() }
}

/// Nothing would change.
pub fn no_change(kind: Kind) -> Said {
    match kind {
        Kind::CheckIn => said("NOOP_TRANSITION", "Ticket already checked in"),
        Kind::CheckOut => said("NOOP_TRANSITION", "Ticket not checked in"),
    }
}

/// `None`: the ticket is not known, which is no refusal but a thing that is not there.
pub fn denied(answer: &Answer) -> Option<Said> {
    let Decision::Deny(denial) = &answer.decision else { return None };
    let validity = answer.ticket.map_or(Validity::Active, |view| view.validity);
    Some(match denial {
        Denial::UnknownTicket => return None,
        Denial::InvalidCode | Denial::ForgedCode | Denial::SupersededCode => said(denial.word(), denial.sentence()),
        Denial::WrongEvent => said("EVENT_MISMATCH", "Ticket is for another event"),
        Denial::NotCheckedIn => not_inside(validity),
        Denial::NotActivated => said("TICKET_NOT_ACTIVATED", "Ticket not activated"),
        Denial::TicketCancelled => said("TICKET_CANCELLED", "Ticket cancelled"),
        Denial::TicketRefunded => said("TICKET_CANCELLED", "Ticket cancelled: it was refunded"),
        Denial::TicketTransferred => said("TICKET_CANCELLED", "Ticket cancelled: it was transferred to somebody else"),
        Denial::TicketBlocked => said("TICKET_BLOCKED", "Ticket blocked"),
        Denial::AlreadyCheckedIn => no_change(Kind::CheckIn),
        Denial::ReentryNotAllowed => said("REENTRY_NOT_ALLOWED", "Ticket already used; re-entry is not allowed"),
        Denial::ReentryLimitReached { entries_max } => {
            let message = format!("Ticket already used {entries_max} times, as often as it allows");
            said("REENTRY_LIMIT_REACHED", message)
        }
        Denial::WrongScanPoint { .. } => said("SCAN_POINT_NOT_ACCEPTED", denial.sentence()),
        Denial::TooEarly { opens } => {
            said("TOO_EARLY", format!("Entry has not opened yet for this ticket; it opens at {}", Instant(*opens)))
        }
        Denial::TooLate { closed } => {
            said("TOO_LATE", format!("Entry has closed for this ticket; it closed at {}", Instant(*closed)))
        }
        Denial::Full => said("FULL", denial.sentence()),
        Denial::Annulled => said("ANNULLED", denial.sentence()),
    })
}

/// Why nobody can leave: a void ticket is said to be void, since scanning it again will not help.
fn not_inside(validity: Validity) -> Said {
    match validity {
        Validity::Active => no_change(Kind::CheckOut),
        Validity::Unactivated => said("TICKET_NOT_ACTIVATED", "Ticket not activated"),
        Validity::Cancelled | Validity::Refunded | Validity::Revoked => said("TICKET_CANCELLED", "Ticket cancelled"),
        Validity::Blocked => said("TICKET_BLOCKED", "Ticket blocked"),
    }
}

/// What a refused scan was about.
#[derive(Debug, Default)]
pub struct About {
    pub ticket: Option<Ticket>,
    pub order: Option<KeyOrder>,
    /// The entry that stands in the way: when, and by which device.
    pub earlier: Option<Value>,
}

impl About {
    pub fn of(answer: &Answer) -> About {
        let earlier = answer.earlier.as_ref().map(|entry| {
            let device = entry.device.as_ref().map(|device| device.as_str());
            let point = entry.point.as_ref().map(|point| point.as_str());
            json!({ "scannedAt": Instant(entry.at), "deviceId": device, "scanPoint": point })
        });
        About { earlier, ..About::default() }
    }
}

pub fn refused(said: Said, kind: Kind, target: TargetType, about: About) -> ApiError {
    let mut data = Map::new();
    data.insert("reason".to_owned(), said.reason.into());
    let mut put = |name: &str, value: Value| drop(data.insert(name.to_owned(), value));
    put("kind", written(&ScanKind::from(kind)));
    put("targetType", written(&target));
    if let Some(ticket) = &about.ticket {
        put("ticket", written(ticket));
    }
    if let Some(order) = &about.order {
        put("order", written(order));
    }
    if let Some(earlier) = about.earlier {
        put("earlier", earlier);
    }
    ApiError::rule(said.reason, said.message).about(data)
}

fn written(part: &impl Serialize) -> Value {
    serde_json::to_value(part).expect("texts, numbers and lists are JSON")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{ScanId, TicketId, TicketTypeId};
    use crate::domain::scan::{Occupancy, TicketView};
    use crate::domain::time::Moment;

    fn answer(kind: Kind, denial: Denial, validity: Validity) -> Answer {
        let view = TicketView {
            id: TicketId::from_bytes([1; 16]),
            ticket_type: TicketTypeId::from_bytes([2; 16]),
            validity,
            inside: false,
            entries: 0,
            entries_left: None,
        };
        Answer {
            scan: ScanId::from_bytes([3; 16]),
            kind,
            at: Moment(0),
            point: None,
            device: None,
            decision: Decision::Deny(denial),
            double_read: false,
            anomaly: false,
            ticket: Some(view),
            earlier: None,
            occupancy: Occupancy::default(),
        }
    }

    #[test]
    fn every_denial_has_the_published_word() {
        let words: Vec<Option<&str>> = Denial::all()
            .into_iter()
            .map(|denial| denied(&answer(Kind::CheckIn, denial, Validity::Active)).map(|said| said.reason))
            .collect();
        let expected = [
            Some("INVALID_CODE"),
            Some("FORGED_CODE"),
            Some("EVENT_MISMATCH"),
            None,
            Some("SUPERSEDED_CODE"),
            Some("NOOP_TRANSITION"),
            Some("TICKET_NOT_ACTIVATED"),
            Some("TICKET_CANCELLED"),
            Some("TICKET_CANCELLED"),
            Some("TICKET_CANCELLED"),
            Some("TICKET_BLOCKED"),
            Some("NOOP_TRANSITION"),
            Some("REENTRY_NOT_ALLOWED"),
            Some("REENTRY_LIMIT_REACHED"),
            Some("SCAN_POINT_NOT_ACCEPTED"),
            Some("TOO_EARLY"),
            Some("TOO_LATE"),
            Some("FULL"),
            Some("ANNULLED"),
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn the_sentences_of_the_document_are_said() {
        let message = |kind, denial, validity| denied(&answer(kind, denial, validity)).unwrap().message;
        let inside = message(Kind::CheckIn, Denial::AlreadyCheckedIn, Validity::Active);
        assert_eq!(inside, "Ticket already checked in");
        assert_eq!(message(Kind::CheckIn, Denial::TicketCancelled, Validity::Cancelled), "Ticket cancelled");
        assert_eq!(message(Kind::CheckOut, Denial::NotCheckedIn, Validity::Active), "Ticket not checked in");
        assert_eq!(message(Kind::CheckOut, Denial::NotCheckedIn, Validity::Refunded), "Ticket cancelled");
    }

    #[test]
    fn a_refusal_says_what_was_asked() {
        let error = refused(no_change(Kind::CheckIn), Kind::CheckIn, TargetType::Ticket, About::default());
        let ApiError::Rule { reason, data, .. } = error else { panic!("no rule") };
        assert_eq!(reason, "NOOP_TRANSITION");
        let expected = json!({ "reason": "NOOP_TRANSITION", "kind": "CHECK_IN", "targetType": "ticket" });
        assert_eq!(Value::Object(*data), expected);
    }
}
