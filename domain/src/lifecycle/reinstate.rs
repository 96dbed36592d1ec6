//! A cancelled ticket is made good again by hand.

use crate::capacity::Bounds;
use crate::lifecycle::{TicketRefusal, check_one};
use crate::ticket::{GateState, Validity};

/// Cancelled → Active; takes a place again, if one is left.
pub fn reinstate(ticket: &GateState, places: Bounds) -> Result<GateState, TicketRefusal> {
    match ticket.validity {
        Validity::Cancelled => {}
        Validity::Unactivated | Validity::Active | Validity::Refunded | Validity::Revoked | Validity::Blocked => {
            return Err(TicketRefusal::WrongState(ticket.validity.word()));
        }
    }
    check_one(places)?;
    Ok(GateState { validity: Validity::Active, ..ticket.clone() })
}
