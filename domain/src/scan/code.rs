//! Is the code that was shown this ticket's own (rows 1 to 3 of the decision), and is it the newest?

use crate::digest::SignatureDigest;
use crate::scan::answer::{Presented, Proof};
use crate::scan::denial::Denial;
use crate::ticket::GateState;

/// A genuine code, and whether a newer one replaced it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeAge {
    Current,
    Superseded,
}

/// Why nothing can be said about a ticket yet, or ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotGenuine {
    Denied(Denial),
    /// Only the signature can tell: verify it and ask again.
    NeedsProof,
    /// Only Postgres can tell: look the ticket up and ask again.
    NeedsLookUp,
}

/// `ticket` is what the ledger knows under the presented id or code. Proof comes before a look-up, so that a forged code
/// is called forged and costs no query.
pub fn check_code(presented: &Presented, ticket: Option<&GateState>, looked_up: bool) -> Result<CodeAge, NotGenuine> {
    match (presented, ticket) {
        (Presented::Unreadable, _) => Err(NotGenuine::Denied(Denial::InvalidCode)),
        (Presented::Forged, _) => Err(NotGenuine::Denied(Denial::ForgedCode)),
        (Presented::OtherEvent, _) => Err(NotGenuine::Denied(Denial::WrongEvent)),
        (Presented::Signed { generation, digest, proof: Proof::DigestOnly, .. }, Some(ticket)) => {
            let issued = ticket.generation == *generation && ticket.digest.is_some_and(|known| same(known, *digest));
            if issued { Ok(CodeAge::Current) } else { Err(NotGenuine::NeedsProof) }
        }
        (Presented::Signed { proof: Proof::DigestOnly, .. }, None) => Err(NotGenuine::NeedsProof),
        (Presented::Signed { generation, proof: Proof::Verified, .. }, Some(ticket)) => {
            // A newer generation than ours was signed by us too: its re-issue has not reached this ledger yet.
            Ok(if *generation < ticket.generation { CodeAge::Superseded } else { CodeAge::Current })
        }
        // A text printed elsewhere is replaced by the first code that we sign for its ticket.
        (Presented::Opaque(_), Some(ticket)) => {
            Ok(if ticket.digest.is_some() { CodeAge::Superseded } else { CodeAge::Current })
        }
        (Presented::Ticket(_), Some(_)) => Ok(CodeAge::Current),
        (Presented::Signed { .. } | Presented::Opaque(_) | Presented::Ticket(_), None) if !looked_up => {
            Err(NotGenuine::NeedsLookUp)
        }
        (Presented::Opaque(_), None) => Err(NotGenuine::Denied(Denial::InvalidCode)),
        (Presented::Signed { .. } | Presented::Ticket(_), None) => Err(NotGenuine::Denied(Denial::UnknownTicket)),
    }
}

/// Compares without stopping at the first difference: how long it takes tells a forger nothing.
fn same(one: SignatureDigest, other: SignatureDigest) -> bool {
    let difference = one.0.iter().zip(other.0).fold(0u8, |seen, (one, other)| seen | (one ^ other));
    std::hint::black_box(difference) == 0
}
