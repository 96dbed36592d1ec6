//! What is asked about orders.

use crate::actors::sales::{HolderWish, WishedItem, WishedThing};
use crate::http::error::ApiError;
use crate::http::object::object;
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

/// What somebody wants to buy. Prices are the server's.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderIn {
    /// Id or slug.
    pub event_id: String,
    #[schema(min_items = 1, max_items = 50)]
    pub items: Vec<OrderItemIn>,
    #[serde(default, alias = "promoCode")]
    pub coupon_code: Option<String>,
    #[serde(default)]
    pub gift_card_code: Option<String>,
    /// Opens admissions that are sold by invitation.
    #[serde(default)]
    pub invite_code: Option<String>,
    /// Opens admissions that are hidden behind a passcode.
    #[serde(default)]
    pub passcode: Option<String>,
    /// Where the buyer is sent after the payment: `/{orderId}?sig={signature}` is put behind it.
    #[serde(default)]
    #[schema(example = "https://shop.example/thanks")]
    pub return_url: Option<String>,
    /// Who buys. May be sent later, by `PUT /orders/{id}`, unless an admission is limited per buyer.
    #[serde(default, deserialize_with = "object")]
    pub customer: Option<CustomerIn>,
    /// Sending the same order with the same key again gives the same order.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

/// So many of one admission.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderItemIn {
    /// Id, slug or name of an admission of the event.
    #[serde(alias = "ticketTypeId")]
    pub admission_id: String,
    /// If given, the admission must be in this section.
    #[serde(default)]
    pub section_id: Option<String>,
    #[schema(minimum = 1, maximum = 1_000, example = 2)]
    pub quantity: i64,
}

/// A buyer.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CustomerIn {
    #[serde(default)]
    #[schema(example = "jane@example.com")]
    pub email: Option<String>,
    #[serde(default)]
    pub first_name: Option<String>,
    #[serde(default)]
    pub last_name: Option<String>,
    /// The whole name, where its parts are not known.
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
}

/// What is to be priced.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct QuoteIn {
    /// Id or slug.
    pub event_id: String,
    #[schema(min_items = 1, max_items = 50)]
    pub items: Vec<OrderItemIn>,
    #[serde(default, alias = "promoCode")]
    pub coupon_code: Option<String>,
    #[serde(default)]
    pub invite_code: Option<String>,
    #[serde(default)]
    pub passcode: Option<String>,
}

/// What is to be different. What is not given stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangeIn {
    /// The order's signature, instead of a token.
    #[serde(default, alias = "orderSignature")]
    pub signature: Option<String>,
    #[serde(default, deserialize_with = "object")]
    pub customer: Option<CustomerIn>,
    /// Null: without one.
    #[serde(default, alias = "promoCode", deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub coupon_code: Option<Option<String>>,
    #[serde(default)]
    #[schema(min_items = 1, max_items = 50)]
    pub items: Option<Vec<OrderItemIn>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub return_url: Option<Option<String>>,
}

/// Which proof is brought.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReserveIn {
    /// The order's signature, instead of a token.
    #[serde(default, alias = "orderSignature")]
    pub signature: Option<String>,
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

/// Tickets that nobody pays for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ComplimentaryIn {
    /// Id or slug.
    pub event_id: String,
    #[schema(min_items = 1, max_items = 50)]
    pub items: Vec<OrderItemIn>,
    pub customer: CustomerIn,
    /// Why; stands on the tickets as a note for staff.
    #[serde(default)]
    pub reason: Option<String>,
    /// Whether the customer gets the tickets by mail.
    #[serde(default = "yes")]
    #[schema(default = true)]
    pub notify_customer: bool,
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

/// What goes back. Booking fees never do.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RefundIn {
    /// Everything that is left. Without it, `items`.
    #[serde(default)]
    pub full_refund: bool,
    /// So many tickets of each line, the first made first.
    #[serde(default)]
    pub items: Option<Vec<RefundItemIn>>,
    /// Nothing is shipped from here: 0, or left out.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 0)]
    pub shipping_amount: Option<i64>,
    /// False: the money goes back, and the tickets stay good.
    #[serde(default)]
    #[schema(default = true)]
    pub cancel_tickets: Option<bool>,
    /// Kept with the refund's audit entry. Gatehouse sends no mail about refunds; webhooks hear of them in any case.
    #[serde(default)]
    #[schema(default = true)]
    pub notify: Option<bool>,
    #[serde(default)]
    pub reason: Option<RefundReason>,
    #[serde(default)]
    pub note: Option<String>,
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
    /// Your own object of at most 4 kB, given back as it came.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub metadata: Option<serde_json::Value>,
}

#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RefundItemIn {
    pub order_item_id: String,
    #[schema(minimum = 1)]
    pub quantity: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RefundReason {
    CustomerRequest,
    Duplicate,
    EventCancelled,
    Other,
}

impl RefundReason {
    pub fn word(self) -> &'static str {
        match self {
            RefundReason::CustomerRequest => "CUSTOMER_REQUEST",
            RefundReason::Duplicate => "DUPLICATE",
            RefundReason::EventCancelled => "EVENT_CANCELLED",
            RefundReason::Other => "OTHER",
        }
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NoteIn {
    /// Up to 2000 characters. Also read as `text` and `content`.
    #[serde(alias = "text", alias = "content")]
    #[schema(min_length = 1, max_length = 2000)]
    pub note: String,
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

fn yes() -> bool {
    true
}

/// A field that is there, null or not.
fn given<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(input).map(Some)
}

impl CustomerIn {
    pub fn wish(self) -> HolderWish {
        HolderWish {
            name: self.name,
            first: self.first_name,
            last: self.last_name,
            email: self.email,
            phone: self.phone,
        }
    }
}

/// The lines as the sale reads them.
pub fn wished(items: &[OrderItemIn]) -> Vec<WishedItem> {
    let wished = |item: &OrderItemIn| WishedItem {
        what: WishedThing::Ticket(item.admission_id.trim().to_owned()),
        quantity: item.quantity,
    };
    items.iter().map(wished).collect()
}

/// What the sale calls by the buyer's fields stands within `customer` here.
pub fn of_customer(error: ApiError) -> ApiError {
    match error {
        ApiError::Field { field, detail } if ["email", "name", "firstName", "lastName", "phone"].contains(&&*field) => {
            ApiError::Field { field: format!("customer.{field}"), detail: format!("customer.{detail}") }
        }
        ApiError::Field { field, detail } if field == "paymentGateway" => {
            ApiError::Field { field: "items".into(), detail }
        }
        other => other,
    }
}
