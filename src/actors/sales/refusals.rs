//! What the sale says where it does not do what was asked.

use crate::actors::gate::Undecided;
use crate::domain::ids::TicketTypeId;
use chrono::{DateTime, Utc};

/// What a caller can be told: an answer, not a failure. One variant per thing a caller can do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaleRefusal {
    /// `field` is the name on the wire.
    #[error("{field} {message}")]
    Invalid { field: String, message: String },
    #[error("no such event: check eventId")]
    UnknownEvent,
    #[error("`{0}` is no ticket type of this event")]
    UnknownType(String),
    #[error("no product is sold under `{0}`")]
    UnknownProduct(String),
    #[error("no such booking: check bookingId")]
    UnknownBooking,
    #[error("no such ticket")]
    UnknownTicket,
    #[error("no such customer: check customerId")]
    UnknownCustomer,
    #[error("sold out: {}", places_left(*left))]
    SoldOut { ticket_type: Option<TicketTypeId>, name: String, left: u32 },
    #[error("the sale of `{name}` starts at {}", opens.to_rfc3339())]
    SalesNotOpen { name: String, opens: DateTime<Utc> },
    #[error("the sale of `{name}` is closed")]
    SalesClosed { name: String },
    #[error("`{name}` is sold by invitation: send a valid inviteCode")]
    InviteNeeded { name: String },
    #[error("`{name}` is hidden: send its passcode")]
    PasscodeNeeded { name: String },
    #[error("`{name}` is sold once `{before}` is sold out")]
    NotItsTurn { name: String, before: String },
    #[error("this event was called off")]
    EventCancelled,
    #[error("{0}")]
    BadPromo(String),
    #[error("{0}")]
    BadGiftCard(String),
    #[error("at most {max} of `{name}` can be bought in one order")]
    OrderLimit { name: String, max: u32 },
    #[error("a buyer may have at most {max} of `{name}`: {left} more can be bought")]
    BuyerLimit { name: String, max: u32, left: u32 },
    #[error("paymentGateway is not the one this booking was made with")]
    WrongGateway,
    #[error("the payment gateway `{0}` is not set up here: choose another one")]
    GatewayMissing(String),
    #[error("the payment has not been completed: pay, then confirm again")]
    PaymentPending,
    #[error("the payment failed: {0}")]
    PaymentFailed(String),
    /// The reference, its amount or its currency is not this booking's.
    #[error("the payment does not belong to this booking")]
    PaymentMismatch,
    #[error("this payment confirmed another booking already")]
    RefUsed,
    /// Places were gone when a late payment came; the money goes back by itself.
    #[error("the booking expired and its places were sold: the payment is refunded")]
    ExpiredRefunded,
    #[error("the booking has expired: purchase again")]
    Expired,
    #[error("tickets of this type cannot be transferred")]
    NotTransferable,
    #[error("the ticket was already used")]
    AlreadyUsed,
    /// The word of the state it is in.
    #[error("{what} is {state}")]
    WrongState { what: &'static str, state: &'static str },
    #[error("another request is changing this {0} right now: try again in a moment")]
    InProgress(&'static str),
    #[error("this idempotency key was used for another request")]
    KeyReused,
    #[error("there is nothing left to refund")]
    NothingToRefund,
    #[error("the places of this order cannot be held again: {0}")]
    NotReservable(String),
    #[error("no such refund")]
    UnknownRefund,
    #[error("no such note")]
    UnknownNote,
}

fn places_left(left: u32) -> String {
    match left {
        0 => "no places are left".to_owned(),
        1 => "only one place is left".to_owned(),
        left => format!("only {left} places are left"),
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SaleError {
    #[error(transparent)]
    Refused(#[from] SaleRefusal),
    /// Nothing was decided; asking again later is harmless (with the same key where money moves).
    #[error("the sale cannot be served right now; try again")]
    Unavailable,
    /// The payment gateway cannot be reached; as above.
    #[error("the payment gateway cannot be reached right now; try again")]
    GatewayUnavailable,
}

impl From<Undecided> for SaleError {
    fn from(_: Undecided) -> SaleError {
        SaleError::Unavailable
    }
}
