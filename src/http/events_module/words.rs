//! This surface's words for states and refusals.

use crate::domain::scan::Denial;
use crate::domain::ticket::Validity;

/// The word for a ticket's state.
pub fn status(validity: Validity, inside: bool) -> &'static str {
    match validity {
        Validity::Active if inside => "checked_in",
        Validity::Unactivated
        | Validity::Active
        | Validity::Cancelled
        | Validity::Refunded
        | Validity::Revoked
        | Validity::Blocked => validity.word(),
    }
}

/// The machine word for a refused scan.
pub fn code(denial: &Denial) -> &'static str {
    match denial {
        Denial::InvalidCode | Denial::ForgedCode | Denial::UnknownTicket | Denial::SupersededCode => UNKNOWN_CODE,
        Denial::WrongEvent => "wrong_event",
        Denial::NotActivated | Denial::TicketCancelled | Denial::TicketRefunded | Denial::TicketTransferred => {
            "ticket_not_active"
        }
        Denial::TicketBlocked => "blacklisted",
        Denial::AlreadyCheckedIn | Denial::ReentryNotAllowed => "reentry_not_allowed",
        Denial::ReentryLimitReached { .. } => "reentry_limit_exceeded",
        Denial::NotCheckedIn => "not_checked_in",
        Denial::WrongScanPoint { .. } => "ticket_type_not_accepted",
        Denial::TooLate { .. } => "expired_ticket",
        Denial::Full => "capacity_full",
        Denial::TooEarly { .. } | Denial::Annulled => "other",
    }
}

/// Of a code that leads nowhere.
pub const UNKNOWN_CODE: &str = "invalid_ticket";
pub const UNKNOWN_SENTENCE: &str = "Ticket not recognised.";

/// One sentence for the steward. Door apps show amber where it says "already": so it does for every ticket that was used,
/// and for no other.
pub fn sentence(denial: &Denial) -> String {
    match denial {
        Denial::InvalidCode | Denial::ForgedCode | Denial::UnknownTicket => UNKNOWN_SENTENCE.to_owned(),
        Denial::SupersededCode => "Code was replaced by a newer one. Ask for the newest.".to_owned(),
        Denial::WrongEvent => "Ticket is for a different event.".to_owned(),
        Denial::NotActivated => "Ticket not activated.".to_owned(),
        Denial::TicketCancelled => "Ticket cancelled.".to_owned(),
        Denial::TicketRefunded => "Ticket refunded.".to_owned(),
        Denial::TicketTransferred => "Ticket transferred to someone else.".to_owned(),
        Denial::TicketBlocked => "Ticket blocked. See the staff.".to_owned(),
        Denial::AlreadyCheckedIn | Denial::ReentryNotAllowed => "Ticket already used. Re-entry not allowed.".to_owned(),
        Denial::ReentryLimitReached { entries_max } => {
            format!("Ticket already used. Re-entry limit of {entries_max} reached.")
        }
        Denial::NotCheckedIn => "Ticket not checked in.".to_owned(),
        Denial::WrongScanPoint { .. } => "Ticket type not accepted at this scan point.".to_owned(),
        Denial::TooEarly { .. } => "Entry has not opened yet for this ticket.".to_owned(),
        Denial::TooLate { .. } => "Entry has closed for this ticket.".to_owned(),
        Denial::Full => "It is full inside. Wait until somebody leaves.".to_owned(),
        Denial::Annulled => "This scan was taken back. Scan again.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn already_is_said_of_used_tickets_only() {
        for denial in Denial::all() {
            let used = code(&denial).starts_with("reentry");
            assert_eq!(sentence(&denial).contains("already"), used, "{denial:?}");
            assert!(sentence(&denial).ends_with('.'), "{denial:?}");
        }
    }

    #[test]
    fn a_person_inside_is_checked_in_unless_the_ticket_is_void() {
        assert_eq!(status(Validity::Active, true), "checked_in");
        assert_eq!(status(Validity::Active, false), "active");
        assert_eq!(status(Validity::Refunded, true), "refunded");
        assert_eq!(status(Validity::Unactivated, false), "unactivated");
    }
}
