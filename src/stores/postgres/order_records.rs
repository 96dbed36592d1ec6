//! What the tables of the sale hold, as plain values. Times are UTC; amounts are minor units of the order's currency.

use crate::domain::ids::{
    CustomerId, EventId, OrderId, OrderItemId, ProductId, RefundId, TenantId, TicketId, TicketTypeId,
};
use crate::domain::order::{OrderKind, OrderState};
use crate::stores::postgres::records::{Holder, TicketInfo};
use chrono::{DateTime, Utc};

/// Which door an order came through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    Public,
    Staff,
}

/// An order's sums. `due` is what the gateway was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amounts {
    /// ISO 4217.
    pub currency: String,
    pub subtotal_minor: i64,
    pub discount_minor: i64,
    /// The booking fees within `total`, their taxes included: never given back.
    pub booking_minor: i64,
    /// The tax within `total`, whether it was in the prices or came on top.
    pub tax_minor: i64,
    pub total_minor: i64,
    /// Paid (or to be paid) by gift card.
    pub gift_card_minor: i64,
    pub due_minor: i64,
    pub refunded_minor: i64,
}

/// Who buys. An order of the checkout may have nobody yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Buyer {
    pub customer: Option<CustomerId>,
    pub email: Option<String>,
    /// The whole name.
    pub name: Option<String>,
    /// Where the parts were given apart.
    pub first: Option<String>,
    pub last: Option<String>,
    pub phone: Option<String>,
}

impl From<Holder> for Buyer {
    fn from(holder: Holder) -> Buyer {
        let Holder { name, first, last, email, phone } = holder;
        Buyer { customer: None, email, name, first, last, phone }
    }
}

impl Buyer {
    /// As a holder of tickets.
    pub fn holder(&self) -> Holder {
        Holder {
            name: self.name.clone(),
            first: self.first.clone(),
            last: self.last.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
        }
    }
}

/// The event as it was sold.
#[derive(Debug, Clone, PartialEq)]
pub struct EventSold {
    pub id: EventId,
    pub slug: String,
    pub name: String,
    pub starts_at: Option<DateTime<Utc>>,
    pub ends_at: Option<DateTime<Utc>>,
    pub time_zone: Option<String>,
    pub venue: Option<serde_json::Value>,
}

/// What one line sold, as it was then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThingSold {
    Ticket { ticket_type: TicketTypeId, slug: String, name: String, perks: Vec<String>, refund_policy: Option<String> },
    Product { product: ProductId, sku: String, name: String },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemInfo {
    pub id: OrderItemId,
    pub thing: ThingSold,
    pub quantity: u32,
    pub unit_price_minor: i64,
    pub discount_minor: i64,
    /// The booking fees within `total`, their taxes included.
    pub booking_minor: i64,
    pub tax_minor: i64,
    /// What the line costs in the end: discount, fees and tax applied.
    pub total_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentInfo {
    /// `stripe` or `paypal`.
    pub gateway: String,
    pub payment_ref: Option<String>,
    /// What it was asked for; 0 before it was asked.
    pub amount_minor: i64,
    pub client_secret: Option<String>,
    pub approve_url: Option<String>,
    /// When the gateway was seen to have the money.
    pub paid_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefundState {
    /// The tickets are void; the money is on its way.
    Pending,
    Done,
    /// The gateway refuses; staff must look.
    Failed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundInfo {
    pub id: RefundId,
    pub state: RefundState,
    /// In all: to the gateway and to the gift card.
    pub amount_minor: i64,
    pub gift_card_minor: i64,
    pub gateway: Option<String>,
    /// The gateway's own number of the refund.
    pub gateway_ref: Option<String>,
    pub reason: Option<String>,
    pub note: Option<String>,
    /// The caller's own object.
    pub metadata: Option<serde_json::Value>,
    /// The money went back, and the tickets stay good.
    pub tickets_kept: bool,
    pub by: String,
    pub tickets: Vec<TicketId>,
    pub at: DateTime<Utc>,
}

/// A booking, which is an order.
#[derive(Debug, Clone, PartialEq)]
pub struct BookingInfo {
    pub id: OrderId,
    pub tenant: TenantId,
    pub kind: OrderKind,
    pub state: OrderState,
    pub channel: Channel,
    /// `None`: merchandise only.
    pub event: Option<EventSold>,
    pub buyer: Buyer,
    pub items: Vec<ItemInfo>,
    pub amounts: Amounts,
    pub promo_code: Option<String>,
    pub payment: Option<PaymentInfo>,
    pub refunds: Vec<RefundInfo>,
    /// In the order of their ids; none before it is confirmed.
    pub tickets: Vec<TicketId>,
    pub note: Option<String>,
    /// Where the buyer is sent after the payment.
    pub return_url: Option<String>,
    /// Who made it: a token's subject.
    pub made_by: String,
    /// While it is pending.
    pub expires_at: Option<DateTime<Utc>>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// What was paid at the door for a pre-generated ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivationPayment {
    pub amount_minor: i64,
    pub method: String,
    pub reference: Option<String>,
    pub at: DateTime<Utc>,
}

/// A ticket as it was sold. Tickets that were imported have no order and no snapshot.
#[derive(Debug, Clone, PartialEq)]
pub struct SoldTicket {
    pub ticket: TicketInfo,
    pub order: Option<OrderId>,
    pub item: Option<OrderItemId>,
    pub customer: Option<CustomerId>,
    pub order_kind: Option<OrderKind>,
    /// As sold; of imported tickets as it is now.
    pub event: EventSold,
    pub type_name: String,
    pub perks: Vec<String>,
    pub refund_policy: Option<String>,
    /// The price as sold, before discount and tax; and what this ticket cost in the end.
    pub unit_price_minor: i64,
    pub paid_minor: i64,
    /// The booking fee within `paid`: never given back.
    pub booking_minor: i64,
    pub currency: String,
    pub note: Option<String>,
    pub activation: Option<ActivationPayment>,
    pub transferred_from: Option<TicketId>,
    pub transferred_to: Option<TicketId>,
    pub transferable: bool,
}
