//! People are always let out; oddities are flagged.

use crate::scan::code::CodeAge;
use crate::scan::denial::Denial;
use crate::ticket::{GateState, LastScan, Presence, Validity};

/// How an exit was let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exit {
    /// The ticket is not Active, or its code was superseded: staff may want to look.
    pub anomaly: bool,
}

/// Whoever is inside may leave (rows 5 and 6).
pub fn check_out(presence: &Presence, validity: Validity, code: CodeAge) -> Result<Exit, Denial> {
    match presence {
        Presence::Outside => Err(Denial::NotCheckedIn),
        Presence::Inside(_) => Ok(Exit { anomaly: validity != Validity::Active || code == CodeAge::Superseded }),
    }
}

/// The ticket after its holder left. No entry is given back.
pub fn let_out(ticket: GateState, last: LastScan) -> GateState {
    GateState { presence: Presence::Outside, last: Some(last), ..ticket }
}
