//! A reservation of places: its items, its buyer, its expiry.

use crate::ids::{HoldId, TicketTypeId};
use crate::label::Label;
use crate::time::Moment;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    pub id: HoldId,
    pub items: Vec<HoldItem>,
    /// Counts towards the per-buyer limit; `None` for staff and imports.
    pub buyer: Option<Label>,
    pub stage: HoldStage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoldItem {
    pub ticket_type: TicketTypeId,
    pub count: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldStage {
    /// Goes back to sale at this moment.
    Open { expires: Moment },
    /// Paid: it waits for its tickets and cannot expire.
    Committed,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoldRefusal {
    #[error("no such hold, or it has expired")]
    Unknown,
    #[error("no such ticket type in this event")]
    UnknownType(TicketTypeId),
    #[error("sold out")]
    SoldOut { ticket_type: TicketTypeId, left: u32 },
    #[error("this buyer may hold {left} more")]
    BuyerLimit { left: u32 },
    #[error("a hold needs at least one place, and at most {} at a time", u16::MAX)]
    BadCount,
}

/// At most so many places in one hold.
pub const PLACES_MAX: u32 = u16::MAX as u32;

impl Hold {
    /// Places held in all.
    pub fn count(&self) -> u32 {
        count(&self.items)
    }

    /// Places held of one type.
    pub fn count_of(&self, ticket_type: TicketTypeId) -> u32 {
        self.items
            .iter()
            .filter(|item| item.ticket_type == ticket_type)
            .fold(0, |sum, item| sum.saturating_add(item.count))
    }

    /// Whether its time is over. A committed hold's never is.
    pub fn is_due(&self, now: Moment) -> bool {
        match self.stage {
            HoldStage::Open { expires } => expires <= now,
            HoldStage::Committed => false,
        }
    }
}

fn count(items: &[HoldItem]) -> u32 {
    items.iter().fold(0, |sum, item| sum.saturating_add(item.count))
}

/// Whether these items make a hold at all.
pub fn check_items(items: &[HoldItem]) -> Result<(), HoldRefusal> {
    let total = count(items);
    if total == 0 || total > PLACES_MAX || items.iter().any(|item| item.count == 0) {
        return Err(HoldRefusal::BadCount);
    }
    Ok(())
}

/// The per-buyer limit. `held` is what the buyer's open and committed holds keep already.
///
/// Only places on hold are known here: tickets that the buyer owns already are counted where orders are kept.
pub fn check_buyer(held: u32, asked: u32, per_buyer_max: u32) -> Result<(), HoldRefusal> {
    let left = per_buyer_max.saturating_sub(held);
    if asked > left { Err(HoldRefusal::BuyerLimit { left }) } else { Ok(()) }
}
