//! **The double-entry rule.** Its only home.

use crate::scan::answer::Surface;
use crate::scan::denial::Denial;
use crate::scan::reentry::{Allowance, allowance, enter_again};
use crate::ticket::{Entry, GateState, LastScan, Presence, Validity};
use crate::ticket_type::EntryPolicy;

/// Whether a ticket of this validity opens a gate (rows 7 and 8 of the decision).
pub fn good_for_entry(validity: Validity) -> Result<(), Denial> {
    match validity {
        Validity::Active => Ok(()),
        Validity::Unactivated => Err(Denial::NotActivated),
        Validity::Cancelled => Err(Denial::TicketCancelled),
        Validity::Refunded => Err(Denial::TicketRefunded),
        Validity::Revoked => Err(Denial::TicketTransferred),
        Validity::Blocked => Err(Denial::TicketBlocked),
    }
}

/// Whether the holder may come in, having come in `entries` times (rows 9 and 10).
///
/// Who is inside cannot come in. The one exception is published behaviour of the events module: where the policy allows
/// several entries, a check-in while inside uses up a further one. The ticket is still one person inside.
pub fn check_in(presence: &Presence, entries: u32, policy: EntryPolicy, surface: Surface) -> Result<(), Denial> {
    let allowance = allowance(policy, surface);
    match presence {
        Presence::Inside(_) if !admits_while_inside(surface, allowance) => Err(Denial::AlreadyCheckedIn),
        Presence::Inside(_) | Presence::Outside => enter_again(allowance, entries),
    }
}

fn admits_while_inside(surface: Surface, allowance: Allowance) -> bool {
    match (surface, allowance) {
        (Surface::Native | Surface::TicketsApi, _) => false,
        (Surface::EventsModule, Allowance::Once) => false,
        (Surface::EventsModule, Allowance::UpTo(_) | Allowance::Always) => true,
    }
}

/// The ticket after its holder came in. Whoever was inside already stays one person, known by the newest entry.
pub fn let_in(ticket: GateState, entry: Entry, last: LastScan) -> GateState {
    GateState {
        presence: Presence::Inside(entry),
        entries: ticket.entries.saturating_add(1),
        last: Some(last),
        ..ticket
    }
}
