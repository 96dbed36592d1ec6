//! A cancelled ticket is made good again by hand.

use crate::lifecycle::{TicketRefusal, TypePlaces};
use crate::ticket::{GateState, Validity};

/// Cancelled → Active; takes a place again, if one is left.
pub fn reinstate(ticket: &GateState, places: TypePlaces) -> Result<GateState, TicketRefusal> {
    match ticket.validity {
        Validity::Cancelled => {}
        Validity::Unactivated | Validity::Active | Validity::Refunded | Validity::Revoked | Validity::Blocked => {
            return Err(TicketRefusal::WrongState(ticket.validity.word()));
        }
    }
    places.check_one()?;
    Ok(GateState { validity: Validity::Active, ..ticket.clone() })
}
