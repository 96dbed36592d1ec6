//! A booking as this surface shows it: an order, whichever surface made it.

use crate::actors::registry::TenantInfo;
use crate::domain::order::OrderState;
use crate::http::events_module::major::Major;
use crate::http::events_module::records::Record;
use crate::http::gate::wire_time::Instant;
use crate::queries::sales::{BookingInfo, Channel, ItemInfo, PaymentInfo, RefundInfo, RefundState, ThingSold};
use serde::Serialize;
use utoipa::ToSchema;

/// A booking, which is an order.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BookingData {
    pub name: String,
    pub booking_id: String,
    pub order_id: String,
    /// `sale`, `comp`, `issue`, `pre_generate`.
    #[schema(example = "sale")]
    pub kind: &'static str,
    /// `public` or `staff`.
    pub channel: &'static str,
    /// `pending`, `paid`, `confirmed`, `cancelled`, `partially_refunded`, `refunded`, `expired`.
    #[schema(example = "confirmed")]
    pub status: &'static str,
    /// The same word.
    #[schema(example = "confirmed")]
    pub state: &'static str,
    /// Id of the event; null where only merchandise was bought.
    #[schema(required = true)]
    pub event: Option<String>,
    /// As it was called when it was sold.
    #[schema(required = true)]
    pub event_name: Option<String>,
    /// The customer's id.
    #[schema(required = true)]
    pub customer: Option<String>,
    #[schema(required = true)]
    pub email: Option<String>,
    #[schema(required = true)]
    pub holder_name: Option<String>,
    #[schema(required = true)]
    pub phone: Option<String>,
    pub items: Vec<BookingItem>,
    pub subtotal: Major,
    pub discount: Major,
    /// The tax within the total, whether it was in the prices or came on top.
    pub tax: Major,
    pub total: Major,
    /// Paid by gift card.
    pub gift_card: Major,
    /// What the payment gateway was asked for.
    pub amount: Major,
    #[schema(example = "USD")]
    pub currency: String,
    #[schema(required = true)]
    pub promo_code: Option<String>,
    pub payment: Option<BookingPayment>,
    /// None before it is confirmed.
    pub ticket_ids: Vec<String>,
    pub refunded_amount: Major,
    pub refunds: Vec<BookingRefund>,
    #[schema(required = true)]
    pub note: Option<String>,
    /// Who made it.
    pub made_by: String,
    /// While it is pending: how long its places are held.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub expires_at: Option<Instant>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub confirmed_at: Option<Instant>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BookingItem {
    /// Of a ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub ticket_type_id: Option<String>,
    /// Of merchandise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub sku: Option<String>,
    pub name: String,
    pub quantity: u32,
    pub unit_price: Major,
    pub discount: Major,
    pub tax: Major,
    /// What the line costs in the end.
    pub amount: Major,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BookingPayment {
    /// `stripe` or `paypal`.
    pub gateway: String,
    pub method: String,
    /// `pending` or `paid`.
    pub status: &'static str,
    #[serde(rename = "ref")]
    #[schema(required = true)]
    pub reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub stripe_payment_intent_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub paypal_order_id: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub paid_at: Option<Instant>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BookingRefund {
    pub id: String,
    /// `pending`, `done`, or `failed`: the gateway refuses, staff must look.
    #[schema(example = "done")]
    pub status: &'static str,
    /// In all.
    pub amount: Major,
    /// How much of it went to the gift card.
    pub gift_card: Major,
    #[schema(required = true)]
    pub gateway: Option<String>,
    /// The gateway's own number of the refund.
    #[serde(rename = "ref")]
    #[schema(required = true)]
    pub reference: Option<String>,
    #[schema(required = true)]
    pub reason: Option<String>,
    /// Who asked for it.
    pub by: String,
    pub ticket_ids: Vec<String>,
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
}

/// The word for an order's state.
pub fn state_word(state: OrderState) -> &'static str {
    match state {
        OrderState::PartiallyRefunded => "partially_refunded",
        OrderState::Pending
        | OrderState::Paid
        | OrderState::Confirmed
        | OrderState::Refunded
        | OrderState::Cancelled
        | OrderState::Expired => state.word(),
    }
}

pub fn refund_word(state: RefundState) -> &'static str {
    match state {
        RefundState::Pending => "pending",
        RefundState::Done => "done",
        RefundState::Failed => "failed",
    }
}

/// One booking: its record, and its fields once more on top, where the published clients of either age look.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BookingAnswer {
    #[serde(flatten)]
    pub record: Record<BookingData>,
    pub booking_id: String,
    pub order_id: String,
    #[schema(example = "confirmed")]
    pub status: &'static str,
    pub ticket_ids: Vec<String>,
    pub items: Vec<BookingItem>,
    pub payment: Option<BookingPayment>,
    pub amount: Major,
    pub currency: String,
    pub refunded_amount: Major,
    pub refunds: Vec<BookingRefund>,
}

impl BookingAnswer {
    pub fn new(org: &TenantInfo, booking: &BookingInfo) -> BookingAnswer {
        let record = record(org, booking);
        let data = record.data.clone();
        BookingAnswer {
            record,
            booking_id: data.booking_id,
            order_id: data.order_id,
            status: data.status,
            ticket_ids: data.ticket_ids,
            items: data.items,
            payment: data.payment,
            amount: data.amount,
            currency: data.currency,
            refunded_amount: data.refunded_amount,
            refunds: data.refunds,
        }
    }
}

/// The record of a booking.
pub fn record(org: &TenantInfo, booking: &BookingInfo) -> Record<BookingData> {
    let amounts = &booking.amounts;
    let major = |minor: i64| Major::new(minor, &amounts.currency);
    let state = state_word(booking.state);
    let id = booking.id.to_string();
    let data = BookingData {
        name: id.clone(),
        booking_id: id.clone(),
        order_id: id.clone(),
        kind: kind_word(booking),
        channel: match booking.channel {
            Channel::Public => "public",
            Channel::Staff => "staff",
        },
        status: state,
        state,
        event: booking.event.as_ref().map(|event| event.id.to_string()),
        event_name: booking.event.as_ref().map(|event| event.name.clone()),
        customer: booking.buyer.customer.map(|customer| customer.to_string()),
        email: booking.buyer.email.clone(),
        holder_name: booking.buyer.name.clone(),
        phone: booking.buyer.phone.clone(),
        items: booking.items.iter().map(|item| BookingItem::new(item, &amounts.currency)).collect(),
        subtotal: major(amounts.subtotal_minor),
        discount: major(amounts.discount_minor),
        tax: major(amounts.tax_minor),
        total: major(amounts.total_minor),
        gift_card: major(amounts.gift_card_minor),
        amount: major(amounts.due_minor),
        currency: amounts.currency.clone(),
        promo_code: booking.promo_code.clone(),
        payment: booking.payment.as_ref().map(BookingPayment::from),
        ticket_ids: booking.tickets.iter().map(ToString::to_string).collect(),
        refunded_amount: major(amounts.refunded_minor),
        refunds: booking.refunds.iter().map(|refund| BookingRefund::new(refund, &amounts.currency)).collect(),
        note: booking.note.clone(),
        made_by: booking.made_by.clone(),
        expires_at: booking.expires_at.map(Instant::from),
        confirmed_at: booking.confirmed_at.map(Instant::from),
    };
    Record::new(org, id, "event_booking", state, data).dated(booking.created_at.into(), booking.updated_at.into())
}

fn kind_word(booking: &BookingInfo) -> &'static str {
    use crate::domain::order::OrderKind;
    match booking.kind {
        OrderKind::Sale => "sale",
        OrderKind::Comp => "comp",
        OrderKind::Issue => "issue",
        OrderKind::PreGenerate => "pre_generate",
    }
}

impl BookingItem {
    pub fn new(item: &ItemInfo, currency: &str) -> BookingItem {
        let (ticket_type_id, sku, name) = match &item.thing {
            ThingSold::Ticket { ticket_type, name, .. } => (Some(ticket_type.to_string()), None, name.clone()),
            ThingSold::Product { sku, name, .. } => (None, Some(sku.clone()), name.clone()),
        };
        BookingItem {
            ticket_type_id,
            sku,
            name,
            quantity: item.quantity,
            unit_price: Major::new(item.unit_price_minor, currency),
            discount: Major::new(item.discount_minor, currency),
            tax: Major::new(item.tax_minor, currency),
            amount: Major::new(item.total_minor, currency),
        }
    }
}

impl From<&PaymentInfo> for BookingPayment {
    fn from(payment: &PaymentInfo) -> BookingPayment {
        let of = |gateway: &str| payment.payment_ref.clone().filter(|_| payment.gateway == gateway);
        BookingPayment {
            gateway: payment.gateway.clone(),
            method: payment.gateway.clone(),
            status: if payment.paid_at.is_some() { "paid" } else { "pending" },
            reference: payment.payment_ref.clone(),
            stripe_payment_intent_id: of("stripe"),
            paypal_order_id: of("paypal"),
            paid_at: payment.paid_at.map(Instant::from),
        }
    }
}

impl BookingRefund {
    fn new(refund: &RefundInfo, currency: &str) -> BookingRefund {
        BookingRefund {
            id: refund.id.to_string(),
            status: refund_word(refund.state),
            amount: Major::new(refund.amount_minor, currency),
            gift_card: Major::new(refund.gift_card_minor, currency),
            gateway: refund.gateway.clone(),
            reference: refund.gateway_ref.clone(),
            reason: refund.reason.clone(),
            by: refund.by.clone(),
            ticket_ids: refund.tickets.iter().map(ToString::to_string).collect(),
            at: refund.at.into(),
        }
    }
}
