//! Lists of bookings and of tickets as sold.

use crate::domain::ids::{EventId, OrderId};
use crate::domain::order::{OrderKind, OrderState};
use crate::domain::ticket::Validity;

/// Which bookings. Everything that is set must hold.
#[derive(Debug, Clone, Default)]
pub struct BookingFilter {
    pub event: Option<EventId>,
    pub state: Option<OrderState>,
    pub kind: Option<OrderKind>,
    /// The buyer's address, in any case of letters.
    pub email: Option<String>,
}

/// Which tickets. Everything that is set must hold.
#[derive(Debug, Clone, Default)]
pub struct SoldFilter {
    pub event: Option<EventId>,
    pub order: Option<OrderId>,
    /// The holder's address, in any case of letters.
    pub holder_email: Option<String>,
    pub validity: Option<Validity>,
}
