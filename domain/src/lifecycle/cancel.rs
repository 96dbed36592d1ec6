//! A ticket is voided; no money moves.

use crate::lifecycle::TicketRefusal;
use crate::ticket::{GateState, Validity};

/// Unactivated, Active or Blocked → Cancelled; frees the place. Who is inside stays inside until they leave.
pub fn cancel(ticket: &GateState) -> Result<GateState, TicketRefusal> {
    match ticket.validity {
        Validity::Unactivated | Validity::Active | Validity::Blocked | Validity::Cancelled => {
            Ok(GateState { validity: Validity::Cancelled, ..ticket.clone() })
        }
        Validity::Refunded | Validity::Revoked => Err(TicketRefusal::WrongState(ticket.validity.word())),
    }
}
