//! A pre-generated ticket becomes good at the moment of its sale. Its place was taken when it was made.

use crate::lifecycle::reissue::reissue;
use crate::lifecycle::{NewCode, TicketRefusal};
use crate::ticket::{GateState, Validity};

/// Unactivated → Active. The printed code stays good, unless `code` replaces it.
///
/// A second activation is refused: the ticket was sold already.
pub fn activate(ticket: &GateState, code: Option<NewCode>) -> Result<GateState, TicketRefusal> {
    match ticket.validity {
        Validity::Unactivated => {}
        Validity::Active | Validity::Cancelled | Validity::Refunded | Validity::Revoked | Validity::Blocked => {
            return Err(TicketRefusal::WrongState(ticket.validity.word()));
        }
    }
    let ticket = match code {
        Some(code) => reissue(ticket, code)?,
        None => ticket.clone(),
    };
    Ok(GateState { validity: Validity::Active, ..ticket })
}
