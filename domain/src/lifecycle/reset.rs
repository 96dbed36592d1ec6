//! A holder is put outside by hand, without a scan.

use crate::ticket::{GateState, Presence};

/// Outside again. Entries stay used, and the last scan can no longer be annulled: the hand outranks the turnstile.
pub fn reset(ticket: &GateState) -> GateState {
    GateState { presence: Presence::Outside, last: None, ..ticket.clone() }
}
