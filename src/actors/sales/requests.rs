//! What a surface asks of the sale, and what it is told. Amounts are minor units of the order's currency; numbers come as
//! they were sent (`i64`), so that a refusal can name the field.

use crate::actors::gate::Undecided;
use crate::domain::ids::{OrderId, RefundId, TenantId, TicketId, TicketTypeId};
use crate::domain::label::Label;
use crate::stores::postgres::order_records::{BookingInfo, Channel, RefundState, SoldTicket};
use chrono::{DateTime, Utc};

/// Who asks. The surface has checked the token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    pub tenant: TenantId,
    /// The token's subject; of the open routes, a word such as `public`.
    pub subject: Label,
    pub kind: WhoKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhoKind {
    /// The open routes.
    Public,
    /// Holds what was sold or given to this address.
    Customer {
        email: String,
    },
    Staff,
    /// The gateway itself: webhooks, the sweeper.
    System,
}

/// One thing to buy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WishedItem {
    pub what: WishedThing,
    pub quantity: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WishedThing {
    /// Id, slug or name of a ticket type of the event.
    Ticket(String),
    /// A product variant, by its stock-keeping unit.
    Product(String),
}

/// How the buyer wants to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayBy {
    Stripe,
    Paypal,
    /// Only for what costs nothing.
    None,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurchaseWish {
    /// Id or slug. `None` only where nothing but products is bought.
    pub event: Option<String>,
    pub email: String,
    pub name: String,
    pub phone: Option<String>,
    pub items: Vec<WishedItem>,
    pub pay_by: PayBy,
    pub promo_code: Option<String>,
    pub gift_card_code: Option<String>,
    pub invite_code: Option<String>,
    /// Where PayPal sends the buyer back to.
    pub return_url: Option<String>,
    pub channel: Channel,
    /// 1-255 characters, checked by the surface.
    pub key: Option<String>,
}

/// What the buyer's browser needs to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentHandle {
    /// `stripe` or `paypal`, whoever answers in its name.
    pub gateway: String,
    /// The intent's or the PayPal order's id: what confirm-order must name.
    pub payment_ref: String,
    /// Stripe only.
    pub client_secret: Option<String>,
    /// PayPal only.
    pub approve_url: Option<String>,
}

/// A booking was made. It is confirmed already where nothing is left to pay; then `tickets` are there.
#[derive(Debug, Clone, PartialEq)]
pub struct Purchased {
    pub booking: BookingInfo,
    pub payment: Option<PaymentHandle>,
    pub tickets: Vec<SoldTicket>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmWish {
    pub booking: OrderId,
    /// Empty where nothing was to pay.
    pub payment_ref: String,
    pub pay_by: PayBy,
    pub key: Option<String>,
}

/// Asked twice, the same again.
#[derive(Debug, Clone, PartialEq)]
pub struct Confirmed {
    pub booking: BookingInfo,
    pub tickets: Vec<SoldTicket>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IssueKind {
    Issue,
    Comp,
    /// Unactivated, without holders.
    PreGenerate,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HolderWish {
    /// Read where neither `first` nor `last` is given.
    pub name: Option<String>,
    pub first: Option<String>,
    pub last: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueWish {
    pub kind: IssueKind,
    /// Id or slug.
    pub event: String,
    /// Id, slug or name.
    pub ticket_type: String,
    pub to: IssueTo,
    pub note: Option<String>,
    pub key: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssueTo {
    /// One ticket each; at least one.
    Holders(Vec<HolderWish>),
    /// So many for the same holder (or for nobody yet).
    Count { quantity: i64, holder: Option<HolderWish> },
}

#[derive(Debug, Clone, PartialEq)]
pub struct Issued {
    pub booking: BookingInfo,
    pub tickets: Vec<SoldTicket>,
}

/// What was paid at the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoorPayment {
    pub amount_minor: i64,
    pub method: String,
    pub reference: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivateWish {
    pub holder: HolderWish,
    pub payment: Option<DoorPayment>,
    /// A new code; the printed one is void.
    pub reissue: bool,
    pub key: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferWish {
    pub to: HolderWish,
    pub key: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Transferred {
    pub ticket: SoldTicket,
    pub revoked: TicketId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefundOf {
    Ticket(TicketId),
    Booking(OrderId),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundWish {
    pub of: RefundOf,
    pub reason: Option<String>,
    pub key: Option<String>,
}

/// The tickets are void from now on. `Pending`: the money follows as soon as the gateway can be reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Refunded {
    pub refund: Option<RefundId>,
    pub state: RefundState,
    /// What goes back in all, and how much of it to the gift card.
    pub amount_minor: i64,
    pub gift_card_minor: i64,
    pub currency: String,
    pub tickets: Vec<SoldTicket>,
    /// `None`: a ticket that was sold elsewhere.
    pub booking: Option<BookingInfo>,
}

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
    #[error("sold out: {}", places_left(*left))]
    SoldOut { ticket_type: Option<TicketTypeId>, name: String, left: u32 },
    #[error("the sale of `{name}` starts at {}", opens.to_rfc3339())]
    SalesNotOpen { name: String, opens: DateTime<Utc> },
    #[error("the sale of `{name}` is closed")]
    SalesClosed { name: String },
    #[error("`{name}` is sold by invitation: send a valid inviteCode")]
    InviteNeeded { name: String },
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
