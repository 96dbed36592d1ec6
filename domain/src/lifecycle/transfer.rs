//! A ticket goes to somebody else: the old one is revoked, a new one takes its place.

use crate::lifecycle::TicketRefusal;
use crate::ticket::{GateState, Presence, Validity};

/// Active → Revoked, which frees the place for the new ticket. Refused once the ticket was used.
pub fn transfer(ticket: &GateState) -> Result<GateState, TicketRefusal> {
    match ticket.validity {
        Validity::Active => {}
        Validity::Unactivated | Validity::Cancelled | Validity::Refunded | Validity::Revoked | Validity::Blocked => {
            return Err(TicketRefusal::WrongState(ticket.validity.word()));
        }
    }
    if ticket.presence != Presence::Outside || ticket.entries > 0 {
        return Err(TicketRefusal::AlreadyUsed);
    }
    Ok(GateState { validity: Validity::Revoked, ..ticket.clone() })
}
