//! A ticket becomes one of another type.

use crate::ids::TicketTypeId;
use crate::lifecycle::{TicketRefusal, TypePlaces};
use crate::ticket::GateState;

/// The place of the old type is freed, one of the new type (`places`) is taken if the ticket takes one at all.
pub fn change_type(ticket: &GateState, to: TicketTypeId, places: TypePlaces) -> Result<GateState, TicketRefusal> {
    if ticket.ticket_type != to && ticket.validity.takes_a_place() {
        places.check_one()?;
    }
    Ok(GateState { ticket_type: to, ..ticket.clone() })
}
