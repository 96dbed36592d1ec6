//! An order as this surface shows it, whichever surface made it. Amounts are minor units of its currency.

use crate::actors::sales::{PaymentHandle, Quoted};
use crate::domain::order::OrderState;
use crate::http::gate::wire_time::Instant;
use crate::http::tickets_api::orders::wire_price::{ItemPrice, Price};
use crate::http::tickets_api::paging::page;
use crate::queries::sales::{BookingInfo, Buyer, ItemInfo, OrderStage, RefundInfo, RefundState, ThingSold};
use serde::Serialize;
use utoipa::ToSchema;

/// The answer with one order.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneOrder {
    pub order: Order,
}

page! {
    /// A page of orders, in the order of their making.
    OrderPage { orders: Order }
}

/// An order: what was bought, what it costs, how it stands.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    #[schema(example = "ord_01h455vb4pex5vsknk084sn02q")]
    pub id: String,
    pub status: OrderStatus,
    /// Null until somebody is named.
    #[schema(required = true)]
    pub customer_id: Option<String>,
    #[schema(required = true)]
    pub customer: Option<OrderCustomer>,
    /// Null where only merchandise was bought.
    #[schema(required = true)]
    pub event_id: Option<String>,
    pub team_id: String,
    pub promoter_id: String,
    pub items: Vec<OrderItem>,
    pub price: Price,
    #[schema(required = true)]
    pub coupon_code: Option<String>,
    pub refunds: Vec<Refund>,
    /// None before it is successful. `GET /tickets?orderId=` shows them.
    pub ticket_ids: Vec<String>,
    pub ticket_count: usize,
    /// Where the buyer is sent after the payment: `{returnUrl}/{id}?sig={signature}`.
    #[schema(required = true)]
    pub return_url: Option<String>,
    /// Until when its places are held, while it waits for its payment.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub expires_at: Option<Instant>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
    #[serde(flatten)]
    pub secrets: OrderSecrets,
}

/// What opens the order: only for whoever made it, who brought its signature, or who may change orders.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderSecrets {
    /// Whoever has it may see and pay this order, and see its tickets, without a token.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "Y4vW-x5LI3YV7O_w")]
    pub signature: Option<String>,
    /// The page where it is paid, while it can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub checkout_url: Option<String>,
    /// What a checkout of your own needs, while it waits for its payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub payment: Option<OrderPayment>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OrderStatus {
    /// Its places are held; nothing is paid.
    Pending,
    /// It is paid (or costs nothing); its tickets are being made.
    Processing,
    /// Its tickets were made. Refunds are in `refunds`, not here.
    Successful,
    /// It ended without tickets. Its places are free again; `reserve` may bring it back.
    Abandoned,
}

impl OrderStatus {
    /// The words of the filter. Nothing is disputed here: gateways settle that by refunds.
    pub const WORDS: [(&'static str, Option<OrderStage>); 5] = [
        ("PENDING", Some(OrderStage::Pending)),
        ("PROCESSING", Some(OrderStage::Processing)),
        ("SUCCESSFUL", Some(OrderStage::Successful)),
        ("ABANDONED", Some(OrderStage::Abandoned)),
        ("DISPUTED", None),
    ];

    pub fn of(booking: &BookingInfo) -> OrderStatus {
        match booking.state {
            OrderState::Pending => OrderStatus::Pending,
            OrderState::Paid => OrderStatus::Processing,
            OrderState::Confirmed | OrderState::PartiallyRefunded => OrderStatus::Successful,
            OrderState::Refunded | OrderState::Cancelled if booking.confirmed_at.is_some() => OrderStatus::Successful,
            OrderState::Refunded | OrderState::Cancelled | OrderState::Expired => OrderStatus::Abandoned,
        }
    }
}

/// Who buys.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderCustomer {
    #[schema(required = true, example = "cus_01h455vb4pex5vsknk084sn02q")]
    pub id: Option<String>,
    #[schema(example = "Jane")]
    pub first_name: String,
    #[schema(example = "Doe")]
    pub last_name: String,
    #[schema(example = "jane@example.com")]
    pub email: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub phone: Option<String>,
}

/// One line.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderItem {
    #[schema(example = "itm_01h455vb4pex5vsknk084sn02q")]
    pub id: String,
    /// Null for merchandise.
    #[schema(required = true)]
    pub admission_id: Option<String>,
    /// The section of its admission.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub section_id: Option<String>,
    /// Of merchandise.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub sku: Option<String>,
    /// As it was called when it was bought.
    pub name: String,
    #[schema(minimum = 1)]
    pub quantity: u32,
    pub price: ItemPrice,
}

/// How the buyer pays.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderPayment {
    #[schema(example = "stripe")]
    pub gateway: String,
    /// What the gateway calls the payment; Stripe's intent, PayPal's order.
    #[schema(example = "pi_3PxYz")]
    pub payment_intent_id: String,
    /// Stripe only: for the buyer's browser.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub client_secret: Option<String>,
    /// PayPal only: the page where the buyer approves.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub approve_url: Option<String>,
    /// Minor units.
    pub amount: i64,
    pub currency: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OneRefund {
    pub refund: Refund,
    /// The order afterwards.
    pub order: Order,
}

/// Money that goes back. Its tickets are void before the gateway is asked, unless they were to stay.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Refund {
    #[schema(example = "rfd_01h455vb4pex5vsknk084sn02q")]
    pub id: String,
    pub order_id: String,
    pub status: RefundStatus,
    /// In all, minor units; 0 where what was refunded cost nothing.
    #[schema(minimum = 0)]
    pub amount: i64,
    /// How much of it went to a gift card.
    #[schema(minimum = 0)]
    pub gift_card_amount: i64,
    pub currency: String,
    #[schema(required = true, example = "CUSTOMER_REQUEST")]
    pub reason: Option<String>,
    #[schema(required = true)]
    pub note: Option<String>,
    #[schema(value_type = Option<Object>, required = true)]
    pub metadata: Option<serde_json::Value>,
    /// The tickets it was for.
    pub ticket_ids: Vec<String>,
    pub cancel_tickets: bool,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RefundStatus {
    /// The tickets are dealt with; the gateway could not be asked yet, and will be.
    Pending,
    Succeeded,
    /// The gateway refuses: staff can ask it again.
    Failed,
}

/// What an order would cost now.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneQuote {
    pub quote: Quote,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Quote {
    pub event_id: String,
    pub items: Vec<QuoteItem>,
    pub price: Price,
    #[schema(required = true)]
    pub coupon_code: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct QuoteItem {
    pub admission_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub section_id: Option<String>,
    pub name: String,
    #[schema(minimum = 1)]
    pub quantity: u32,
    pub price: ItemPrice,
}

/// What only the event knows now.
pub struct Around {
    pub team_id: String,
    pub promoter_id: String,
    /// The section of an admission.
    pub sections: std::collections::BTreeMap<crate::domain::ids::TicketTypeId, String>,
}

impl Order {
    pub fn new(booking: &BookingInfo, around: Around, secrets: OrderSecrets) -> Order {
        let amounts = &booking.amounts;
        let item = |item: &ItemInfo| OrderItem::new(item, &around, &amounts.currency);
        Order {
            id: booking.id.to_string(),
            status: OrderStatus::of(booking),
            customer_id: booking.buyer.customer.map(|customer| customer.to_string()),
            customer: OrderCustomer::new(&booking.buyer),
            event_id: booking.event.as_ref().map(|event| event.id.to_string()),
            items: booking.items.iter().map(item).collect(),
            price: Price::new(amounts),
            coupon_code: booking.promo_code.clone(),
            refunds: booking.refunds.iter().map(|refund| Refund::new(booking, refund)).collect(),
            ticket_ids: booking.tickets.iter().map(ToString::to_string).collect(),
            ticket_count: booking.tickets.len(),
            return_url: booking.return_url.clone(),
            expires_at: booking.expires_at.filter(|_| booking.state == OrderState::Pending).map(Instant::from),
            created_at: booking.created_at.into(),
            updated_at: booking.updated_at.into(),
            team_id: around.team_id,
            promoter_id: around.promoter_id,
            secrets,
        }
    }
}

impl OrderCustomer {
    fn new(buyer: &Buyer) -> Option<OrderCustomer> {
        let email = buyer.email.clone()?;
        let holder = buyer.holder();
        let (first, last) = holder.parts();
        Some(OrderCustomer {
            id: buyer.customer.map(|customer| customer.to_string()),
            first_name: first.to_owned(),
            last_name: last.to_owned(),
            email,
            phone: buyer.phone.clone(),
        })
    }
}

impl OrderItem {
    fn new(item: &ItemInfo, around: &Around, currency: &str) -> OrderItem {
        let (admission, sku, name) = match &item.thing {
            ThingSold::Ticket { ticket_type, name, .. } => (Some(*ticket_type), None, name),
            ThingSold::Product { sku, name, .. } => (None, Some(sku.clone()), name),
        };
        OrderItem {
            id: item.id.to_string(),
            admission_id: admission.map(|admission| admission.to_string()),
            section_id: admission.and_then(|admission| around.sections.get(&admission).cloned()),
            sku,
            name: name.clone(),
            quantity: item.quantity,
            price: ItemPrice::new(item, currency),
        }
    }
}

impl Quote {
    pub fn new(quoted: Quoted, around: &Around) -> Quote {
        let item = |item: &ItemInfo| match &item.thing {
            ThingSold::Ticket { ticket_type, name, .. } => Some(QuoteItem {
                admission_id: ticket_type.to_string(),
                section_id: around.sections.get(ticket_type).cloned(),
                name: name.clone(),
                quantity: item.quantity,
                price: ItemPrice::new(item, &quoted.amounts.currency),
            }),
            ThingSold::Product { .. } => None,
        };
        Quote {
            event_id: quoted.event.to_string(),
            items: quoted.items.iter().filter_map(item).collect(),
            price: Price::new(&quoted.amounts),
            coupon_code: quoted.promo_code.clone(),
        }
    }
}

impl OrderPayment {
    pub fn new(handle: PaymentHandle, booking: &BookingInfo) -> OrderPayment {
        OrderPayment {
            gateway: handle.gateway,
            payment_intent_id: handle.payment_ref,
            client_secret: handle.client_secret,
            approve_url: handle.approve_url,
            amount: booking.amounts.due_minor,
            currency: booking.amounts.currency.clone(),
        }
    }
}

impl Refund {
    pub fn new(booking: &BookingInfo, refund: &RefundInfo) -> Refund {
        Refund {
            id: refund.id.to_string(),
            order_id: booking.id.to_string(),
            status: match refund.state {
                RefundState::Pending => RefundStatus::Pending,
                RefundState::Done => RefundStatus::Succeeded,
                RefundState::Failed => RefundStatus::Failed,
            },
            amount: refund.amount_minor,
            gift_card_amount: refund.gift_card_minor,
            currency: booking.amounts.currency.clone(),
            reason: refund.reason.clone(),
            note: refund.note.clone(),
            metadata: refund.metadata.clone(),
            ticket_ids: refund.tickets.iter().map(ToString::to_string).collect(),
            cancel_tickets: !refund.tickets_kept,
            created_at: refund.at.into(),
        }
    }
}
