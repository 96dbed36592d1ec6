//! How often a ticket may come in: entries used and left.

use crate::scan::answer::Surface;
use crate::scan::denial::Denial;
use crate::ticket_type::{EntryLimit, EntryPolicy};

/// What a type's policy comes to on one surface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Allowance {
    /// In once, and never again.
    Once,
    /// So many accepted check-ins in total, the first included.
    UpTo(EntryLimit),
    Always,
}

/// A stated policy rules on every surface; an unstated one follows the surface.
pub fn allowance(policy: EntryPolicy, surface: Surface) -> Allowance {
    match policy {
        EntryPolicy::Single => Allowance::Once,
        EntryPolicy::Limited(limit) => Allowance::UpTo(limit),
        EntryPolicy::Unlimited => Allowance::Always,
        EntryPolicy::Unstated => match surface {
            Surface::Native | Surface::TicketsApi => Allowance::Always,
            Surface::EventsModule => Allowance::Once,
        },
    }
}

/// Accepted check-ins still allowed; `None` = no limit.
pub fn entries_left(allowance: Allowance, entries: u32) -> Option<u32> {
    match allowance {
        Allowance::Once => Some(1u32.saturating_sub(entries)),
        Allowance::UpTo(limit) => Some(limit.entries_max().saturating_sub(entries)),
        Allowance::Always => None,
    }
}

/// Whether one more entry is allowed after `entries` accepted ones. A check-out gives none back.
pub fn enter_again(allowance: Allowance, entries: u32) -> Result<(), Denial> {
    match allowance {
        Allowance::Once if entries > 0 => Err(Denial::ReentryNotAllowed),
        Allowance::UpTo(limit) if entries >= limit.entries_max() => {
            Err(Denial::ReentryLimitReached { entries_max: limit.entries_max() })
        }
        Allowance::Once | Allowance::UpTo(_) | Allowance::Always => Ok(()),
    }
}
