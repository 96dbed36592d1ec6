//! A ticket is barred from entry, and let go again. It keeps its place.

use crate::lifecycle::TicketRefusal;
use crate::ticket::{GateState, Validity};

/// Active → Blocked.
pub fn block(ticket: &GateState) -> Result<GateState, TicketRefusal> {
    match ticket.validity {
        Validity::Active | Validity::Blocked => Ok(GateState { validity: Validity::Blocked, ..ticket.clone() }),
        Validity::Unactivated | Validity::Cancelled | Validity::Refunded | Validity::Revoked => {
            Err(TicketRefusal::WrongState(ticket.validity.word()))
        }
    }
}

/// Blocked → Active.
pub fn unblock(ticket: &GateState) -> Result<GateState, TicketRefusal> {
    match ticket.validity {
        Validity::Blocked | Validity::Active => Ok(GateState { validity: Validity::Active, ..ticket.clone() }),
        Validity::Unactivated | Validity::Cancelled | Validity::Refunded | Validity::Revoked => {
            Err(TicketRefusal::WrongState(ticket.validity.word()))
        }
    }
}
