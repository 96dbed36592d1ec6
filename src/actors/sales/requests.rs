//! What a surface asks of the sale, and what it is told. Amounts are minor units of the order's currency; numbers come as
//! they were sent (`i64`), so that a refusal can name the field.

use crate::domain::ids::{EventId, OrderId, OrderItemId, RefundId, TenantId, TicketId};
use crate::domain::label::Label;
use crate::stores::postgres::order_records::{Amounts, BookingInfo, Channel, ItemInfo, RefundState, SoldTicket};

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
    /// Whichever is set up here, Stripe first.
    Any,
    /// Only for what costs nothing.
    None,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurchaseWish {
    /// Id or slug. `None` only where nothing but products is bought.
    pub event: Option<String>,
    /// `None`: whoever it is says so later.
    pub buyer: Option<HolderWish>,
    pub items: Vec<WishedItem>,
    pub pay_by: PayBy,
    pub promo_code: Option<String>,
    pub gift_card_code: Option<String>,
    pub invite_code: Option<String>,
    /// Opens what is hidden behind one.
    pub passcode: Option<String>,
    /// Where the buyer is sent after the payment.
    pub return_url: Option<String>,
    pub channel: Channel,
    /// 1-255 characters, checked by the surface.
    pub key: Option<String>,
}

/// What a purchase would cost now. Nothing is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    pub event: EventId,
    pub items: Vec<ItemInfo>,
    pub amounts: Amounts,
    pub promo_code: Option<String>,
}

/// What is to be different about an order. `None`: as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrderChange {
    /// What is not given stays.
    pub buyer: Option<HolderWish>,
    /// `Some(None)`: without one.
    pub promo_code: Option<Option<String>>,
    pub items: Option<Vec<WishedItem>>,
    pub return_url: Option<Option<String>>,
}

/// Tickets of one or several types for one holder, given away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiveWish {
    /// Id or slug.
    pub event: String,
    pub items: Vec<WishedItem>,
    pub to: HolderWish,
    pub reason: Option<String>,
    /// Whether the holder gets a mail.
    pub notify: bool,
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

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefundOf {
    Ticket(TicketId),
    Booking(OrderId),
    /// So many tickets of these lines, the first made first.
    Items {
        order: OrderId,
        items: Vec<(OrderItemId, i64)>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundWish {
    pub of: RefundOf,
    pub reason: Option<String>,
    pub note: Option<String>,
    /// The caller's own object, given back as it came.
    pub metadata: Option<serde_json::Value>,
    /// The money goes back, and the tickets stay good.
    pub keep_tickets: bool,
    pub key: Option<String>,
}

impl RefundWish {
    /// The tickets are void, the money goes back.
    pub fn new(of: RefundOf, reason: Option<String>, key: Option<String>) -> RefundWish {
        RefundWish { of, reason, note: None, metadata: None, keep_tickets: false, key }
    }
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
