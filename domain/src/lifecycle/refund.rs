//! A ticket is voided because its price goes back. The money moves elsewhere, and later.

use crate::lifecycle::TicketRefusal;
use crate::ticket::{GateState, Validity};

/// Anything but Revoked → Refunded. Frees the place, once: a cancelled ticket has freed it before.
///
/// Allowed while inside: the holder stays inside until they leave.
pub fn refund(ticket: &GateState) -> Result<GateState, TicketRefusal> {
    match ticket.validity {
        Validity::Unactivated | Validity::Active | Validity::Blocked | Validity::Cancelled | Validity::Refunded => {
            Ok(GateState { validity: Validity::Refunded, ..ticket.clone() })
        }
        Validity::Revoked => Err(TicketRefusal::WrongState(ticket.validity.word())),
    }
}
