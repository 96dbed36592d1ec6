//! The sale, as handlers hold it: bookings, payments, and everything that happens to a ticket besides scanning.
//!
//! A handle that is cheap to clone. Every verb is an intent that is committed, a ledger command that is harmless to
//! repeat, and a result; a sweeper finishes what a crash left.

mod requests;

pub use crate::stores::postgres::order_records::{
    ActivationPayment, Amounts, BookingInfo, Buyer, Channel, EventSold, ItemInfo, PaymentInfo, RefundInfo, RefundState,
    SoldTicket, ThingSold,
};
pub use requests::{
    ActivateWish, ConfirmWish, Confirmed, DoorPayment, HolderWish, IssueKind, IssueTo, IssueWish, Issued, PayBy,
    PaymentHandle, PurchaseWish, Purchased, RefundOf, RefundWish, Refunded, SaleError, SaleRefusal, TransferWish,
    Transferred, Who, WhoKind, WishedItem, WishedThing,
};

use crate::actors::gate::Gate;
use crate::actors::registry::Registry;
use crate::domain::ids::{OrderId, TicketId};
use crate::stores::postgres::Store;

#[derive(Clone)]
pub struct Sales {
    gate: Gate,
    registry: Registry,
    store: Store,
}

impl Sales {
    pub fn new(gate: Gate, registry: Registry, store: Store) -> Sales {
        Sales { gate, registry, store }
    }

    /// Makes a booking and holds its places. Where nothing is to pay it is confirmed at once.
    pub async fn purchase(&self, _who: &Who, _wish: PurchaseWish) -> Result<Purchased, SaleError> {
        Err(SaleError::Unavailable)
    }

    /// Confirms a booking if its gateway has the money, whatever the caller says. Asked again, the same answer.
    pub async fn confirm(&self, _who: &Who, _wish: ConfirmWish) -> Result<Confirmed, SaleError> {
        Err(SaleError::Unavailable)
    }

    /// A verified webhook said something about this payment: looks it up and settles its booking.
    pub async fn payment_news(&self, _gateway: &str, _payment_ref: &str) -> Result<(), SaleError> {
        Err(SaleError::Unavailable)
    }

    /// The payment handle of a pending booking again; a new one where the old one cannot be paid any more.
    pub async fn new_intent(&self, _who: &Who, _booking: OrderId) -> Result<Purchased, SaleError> {
        Err(SaleError::Unavailable)
    }

    /// Staff: tickets without a payment here. Places are taken at once.
    pub async fn issue(&self, _who: &Who, _wish: IssueWish) -> Result<Issued, SaleError> {
        Err(SaleError::Unavailable)
    }

    /// Staff: a pre-generated ticket is sold at the door.
    pub async fn activate(&self, _who: &Who, _ticket: TicketId, _wish: ActivateWish) -> Result<SoldTicket, SaleError> {
        Err(SaleError::Unavailable)
    }

    /// Staff, or the holder: the ticket is revoked and another person gets a new one.
    pub async fn transfer(&self, _who: &Who, _ticket: TicketId, _wish: TransferWish) -> Result<Transferred, SaleError> {
        Err(SaleError::Unavailable)
    }

    /// Staff: voids a ticket; no money moves.
    pub async fn cancel_ticket(
        &self,
        _who: &Who,
        _ticket: TicketId,
        _reason: Option<String>,
    ) -> Result<SoldTicket, SaleError> {
        Err(SaleError::Unavailable)
    }

    /// Staff: voids every ticket of a booking; no money moves.
    pub async fn cancel_booking(
        &self,
        _who: &Who,
        _booking: OrderId,
        _reason: Option<String>,
    ) -> Result<BookingInfo, SaleError> {
        Err(SaleError::Unavailable)
    }

    /// Staff: voids a ticket and takes it out of every list.
    pub async fn delete_ticket(&self, _who: &Who, _ticket: TicketId, _reason: Option<String>) -> Result<(), SaleError> {
        Err(SaleError::Unavailable)
    }

    /// Staff: voids a ticket, or every ticket of a booking, from this instant; then the money goes back.
    pub async fn refund(&self, _who: &Who, _wish: RefundWish) -> Result<Refunded, SaleError> {
        Err(SaleError::Unavailable)
    }

    /// Staff: sends the tickets of a booking again.
    pub async fn resend(&self, _who: &Who, _booking: OrderId) -> Result<BookingInfo, SaleError> {
        Err(SaleError::Unavailable)
    }

    /// Staff: a new code for a ticket; the old one is void.
    pub async fn reissue(&self, _who: &Who, _ticket: TicketId) -> Result<SoldTicket, SaleError> {
        Err(SaleError::Unavailable)
    }
}
