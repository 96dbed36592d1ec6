//! A ticket becomes one of another type.

use crate::capacity::Bounds;
use crate::ids::TicketTypeId;
use crate::lifecycle::{TicketRefusal, check_one};
use crate::ticket::GateState;

/// The place of the old type is freed, one of the new type (`places`) is taken if the ticket takes one at all. Within what
/// the two share, no place is taken: `places` leaves it out.
pub fn change_type(ticket: &GateState, to: TicketTypeId, places: Bounds) -> Result<GateState, TicketRefusal> {
    if ticket.ticket_type != to && ticket.validity.takes_a_place() {
        check_one(places)?;
    }
    Ok(GateState { ticket_type: to, ..ticket.clone() })
}
