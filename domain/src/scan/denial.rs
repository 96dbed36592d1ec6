//! The closed list of reasons for a refusal: the word, the sentence for the guest, the details for staff.

use crate::label::Label;
use crate::time::Moment;

/// Why somebody is not let in (or out). The order of precedence stands in [`crate::scan::decide`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denial {
    InvalidCode,
    ForgedCode,
    WrongEvent,
    UnknownTicket,
    SupersededCode,
    NotCheckedIn,
    NotActivated,
    TicketCancelled,
    TicketRefunded,
    TicketTransferred,
    TicketBlocked,
    AlreadyCheckedIn,
    ReentryNotAllowed,
    ReentryLimitReached {
        entries_max: u32,
    },
    /// Where the ticket is accepted instead, as far as that is known.
    WrongScanPoint {
        accepted: Vec<Label>,
    },
    TooEarly {
        opens: Moment,
    },
    TooLate {
        closed: Moment,
    },
    Full,
    /// The scan was taken back before; a retry of its key must not admit.
    Annulled,
}

impl Denial {
    /// One of each, for tables and documents.
    pub fn all() -> Vec<Denial> {
        vec![
            Denial::InvalidCode,
            Denial::ForgedCode,
            Denial::WrongEvent,
            Denial::UnknownTicket,
            Denial::SupersededCode,
            Denial::NotCheckedIn,
            Denial::NotActivated,
            Denial::TicketCancelled,
            Denial::TicketRefunded,
            Denial::TicketTransferred,
            Denial::TicketBlocked,
            Denial::AlreadyCheckedIn,
            Denial::ReentryNotAllowed,
            Denial::ReentryLimitReached { entries_max: 3 },
            Denial::WrongScanPoint { accepted: Vec::new() },
            Denial::TooEarly { opens: Moment(0) },
            Denial::TooLate { closed: Moment(0) },
            Denial::Full,
            Denial::Annulled,
        ]
    }

    /// The canonical word (scanning.md, "The decision").
    pub fn word(&self) -> &'static str {
        match self {
            Denial::InvalidCode => "INVALID_CODE",
            Denial::ForgedCode => "FORGED_CODE",
            Denial::WrongEvent => "WRONG_EVENT",
            Denial::UnknownTicket => "UNKNOWN_TICKET",
            Denial::SupersededCode => "SUPERSEDED_CODE",
            Denial::NotCheckedIn => "NOT_CHECKED_IN",
            Denial::NotActivated => "NOT_ACTIVATED",
            Denial::TicketCancelled => "TICKET_CANCELLED",
            Denial::TicketRefunded => "TICKET_REFUNDED",
            Denial::TicketTransferred => "TICKET_TRANSFERRED",
            Denial::TicketBlocked => "TICKET_BLOCKED",
            Denial::AlreadyCheckedIn => "ALREADY_CHECKED_IN",
            Denial::ReentryNotAllowed => "REENTRY_NOT_ALLOWED",
            Denial::ReentryLimitReached { .. } => "REENTRY_LIMIT_REACHED",
            Denial::WrongScanPoint { .. } => "WRONG_SCAN_POINT",
            Denial::TooEarly { .. } => "TOO_EARLY",
            Denial::TooLate { .. } => "TOO_LATE",
            Denial::Full => "FULL",
            Denial::Annulled => "ANNULLED",
        }
    }

    /// One sentence that a guest may read over the steward's shoulder: true, and coarse.
    pub fn sentence(&self) -> String {
        match self {
            Denial::InvalidCode => "This code cannot be read as a ticket.".into(),
            Denial::ForgedCode => "This code was not issued by the organiser.".into(),
            Denial::WrongEvent => "This ticket is for a different event.".into(),
            Denial::UnknownTicket => "This ticket is not known here.".into(),
            Denial::SupersededCode => "This code was replaced by a newer one. Please show the newest.".into(),
            Denial::NotCheckedIn => "This ticket is not checked in.".into(),
            Denial::NotActivated => "This ticket has not been activated.".into(),
            Denial::TicketCancelled => "This ticket was cancelled.".into(),
            Denial::TicketRefunded => "This ticket was refunded.".into(),
            Denial::TicketTransferred => "This ticket was transferred to somebody else.".into(),
            Denial::TicketBlocked => "This ticket is blocked. Please see the staff.".into(),
            Denial::AlreadyCheckedIn => "This ticket is already checked in.".into(),
            Denial::ReentryNotAllowed => "This ticket was already used. Re-entry is not allowed.".into(),
            Denial::ReentryLimitReached { entries_max } => {
                format!("This ticket was already used {entries_max} times, as often as it allows.")
            }
            Denial::WrongScanPoint { accepted } => wrong_place(accepted),
            Denial::TooEarly { .. } => "Entry has not opened yet for this ticket.".into(),
            Denial::TooLate { .. } => "Entry has closed for this ticket.".into(),
            Denial::Full => "It is full inside. Please wait until somebody leaves.".into(),
            Denial::Annulled => "This scan was taken back. Please scan again.".into(),
        }
    }
}

fn wrong_place(accepted: &[Label]) -> String {
    if accepted.is_empty() {
        return "This ticket is not accepted at this entrance.".into();
    }
    let places: Vec<&str> = accepted.iter().map(Label::as_str).collect();
    format!("This ticket is not accepted at this entrance. Please go to {}.", places.join(" or "))
}
