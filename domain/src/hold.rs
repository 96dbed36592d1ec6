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
