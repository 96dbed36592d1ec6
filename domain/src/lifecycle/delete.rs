//! A ticket is taken out of every list. At the gate it is a cancelled one; hiding it is the registry's work.

use crate::ticket::{GateState, Validity};

/// Any state → one that takes no place and opens no gate. Refunded and transferred tickets keep their reason.
pub fn delete(ticket: &GateState) -> GateState {
    let validity = match ticket.validity {
        Validity::Refunded => Validity::Refunded,
        Validity::Revoked => Validity::Revoked,
        Validity::Unactivated | Validity::Active | Validity::Blocked | Validity::Cancelled => Validity::Cancelled,
    };
    GateState { validity, ..ticket.clone() }
}
