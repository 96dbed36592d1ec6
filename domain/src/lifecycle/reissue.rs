//! A new code for a ticket; every older one is superseded.

use crate::lifecycle::{NewCode, TicketRefusal};
use crate::ticket::{GateState, Validity};

/// Raises the generation by one. The code that is already the current one changes nothing.
pub fn reissue(ticket: &GateState, code: NewCode) -> Result<GateState, TicketRefusal> {
    match ticket.validity {
        Validity::Unactivated | Validity::Active | Validity::Blocked => {}
        Validity::Cancelled | Validity::Refunded | Validity::Revoked => {
            return Err(TicketRefusal::WrongState(ticket.validity.word()));
        }
    }
    if code.generation == ticket.generation && ticket.digest == Some(code.digest) {
        return Ok(ticket.clone());
    }
    if ticket.generation.checked_add(1) != Some(code.generation) {
        return Err(TicketRefusal::StaleGeneration);
    }
    Ok(GateState { generation: code.generation, key_id: code.key_id, digest: Some(code.digest), ..ticket.clone() })
}
