//! Bookings and tickets as sold, straight from Postgres. A ticket's state is what was drained: overlay the owner's
//! ([`crate::actors::gate::Gate::views`]).

pub use crate::stores::postgres::order_lists::{BookingFilter, SoldFilter};
pub use crate::stores::postgres::order_records::{
    ActivationPayment, Amounts, BookingInfo, Buyer, Channel, EventSold, ItemInfo, PaymentInfo, RefundInfo, RefundState,
    SoldTicket, ThingSold,
};

use crate::domain::ids::{OrderId, TenantId, TicketId};
use crate::queries::{Queries, QueryError};

/// Most bookings or tickets of one page.
pub const SOLD_MAX: u32 = 500;

/// One page, and how many there are in all.
#[derive(Debug, Clone)]
pub struct Counted<T> {
    pub items: Vec<T>,
    pub total: u64,
}

impl Queries {
    pub async fn booking(&self, _tenant: TenantId, _booking: OrderId) -> Result<Option<BookingInfo>, QueryError> {
        Err(QueryError::Unavailable)
    }

    /// The newest first; `page` counts from 1, `page_size` is 1 to [`SOLD_MAX`].
    pub async fn bookings(
        &self,
        _tenant: TenantId,
        _filter: &BookingFilter,
        _page: u32,
        _page_size: u32,
    ) -> Result<Counted<BookingInfo>, QueryError> {
        Err(QueryError::Unavailable)
    }

    /// Another tenant's ticket, and one that was taken out of every list, is `None`.
    pub async fn sold_ticket(&self, _tenant: TenantId, _ticket: TicketId) -> Result<Option<SoldTicket>, QueryError> {
        Err(QueryError::Unavailable)
    }

    /// Tickets of an event, of a booking, or of a holder, in the order of creation; hidden ones left out.
    pub async fn sold_tickets(
        &self,
        _tenant: TenantId,
        _filter: &SoldFilter,
        _page: u32,
        _page_size: u32,
    ) -> Result<Counted<SoldTicket>, QueryError> {
        Err(QueryError::Unavailable)
    }
}
