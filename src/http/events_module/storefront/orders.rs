//! A customer's orders, tickets and merchandise side by side: one order per booking, under the same id.

use crate::actors::registry::TenantInfo;
use crate::domain::order::OrderState;
use crate::http::answer::Reply;
use crate::http::error::ApiError;
use crate::http::events_module::major::Major;
use crate::http::events_module::principal::{Anyone, Customer, Org};
use crate::http::events_module::records::{Listed, Paging, PagingQuery, Record};
use crate::http::events_module::storefront::customer_for;
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use crate::queries::sales::{BookingFilter, BookingInfo, ItemInfo, RefundInfo, RefundState, SOLD_MAX, ThingSold};
use actix_web::web::{Data, Path};
use serde::Serialize;
use utoipa::ToSchema;

/// An order of the storefront.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderData {
    /// The booking's id.
    #[schema(example = "ord_01h455vb4pex5vsknk084sn02q")]
    pub order_number: String,
    pub booking_id: String,
    /// The customer's id.
    #[schema(required = true)]
    pub author: Option<String>,
    /// The same.
    #[schema(required = true)]
    pub customer_id: Option<String>,
    #[schema(required = true)]
    pub email: Option<String>,
    #[schema(required = true)]
    pub name: Option<String>,
    /// `new`, `processing`, `completed`, `cancelled` or `refunded`.
    #[schema(example = "completed")]
    pub status: &'static str,
    pub items: Vec<OrderLine>,
    pub subtotal: Major,
    pub discount: Major,
    /// The tax within the total.
    pub tax: Major,
    pub total: Major,
    /// What a gift card paid of the total.
    pub gift_card: Major,
    /// What the payment gateway was asked for.
    pub amount: Major,
    #[schema(example = "USD")]
    pub currency: String,
    #[schema(required = true)]
    pub promo_code: Option<String>,
    #[schema(required = true)]
    pub payment_gateway: Option<String>,
    #[schema(required = true)]
    pub payment_ref: Option<String>,
    pub ticket_ids: Vec<String>,
    pub refunded_amount: Major,
    pub refunds: Vec<OrderRefund>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderLine {
    /// Always `product`: a ticket is the variant of a product.
    #[schema(example = "product")]
    pub item_type: &'static str,
    /// The seller's own, or the id of the ticket type.
    pub sku: String,
    /// As it was sold.
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub ticket_type_id: Option<String>,
    pub quantity: u32,
    pub price: Major,
    pub discount: Major,
    pub tax: Major,
    /// What the line cost in the end.
    pub amount: Major,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrderRefund {
    /// `pending`, `done` or `failed`.
    #[schema(example = "done")]
    pub status: &'static str,
    pub amount: Major,
    /// How much of it went back to the gift card.
    pub gift_card: Major,
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
}

/// The caller's own orders, the newest first.
#[utoipa::path(get, path = "/storefront/orders/get", operation_id = "storefrontListOwnOrders", tag = "events module",
    params(crate::http::openapi::OrgHeader, PagingQuery),
    responses((status = 200, body = Listed<Record<OrderData>>)))]
pub async fn own(
    state: Data<State>,
    paging: Paging,
    customer: Customer,
) -> Result<Reply<Listed<Record<OrderData>>>, ApiError> {
    page(&state, &customer.org, customer.email.clone(), paging).await
}

/// A customer's orders, by the customer's id or e-mail; for staff, and for the customer.
#[utoipa::path(get, path = "/storefront/orders/get/{author}", operation_id = "storefrontListOrders",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::AuthorPath, PagingQuery),
    responses((status = 200, body = Listed<Record<OrderData>>)))]
pub async fn list(
    state: Data<State>,
    author: Path<String>,
    paging: Paging,
    who: Anyone,
) -> Result<Reply<Listed<Record<OrderData>>>, ApiError> {
    let customer = customer_for(&state, &who, &author).await?;
    page(&state, &who.org, customer.email, paging).await
}

/// One order of a customer; for staff, and for the customer.
#[utoipa::path(get, path = "/storefront/order/get/{author}/{orderNumber}", operation_id = "storefrontGetOrder",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::OrderPath),
    responses((status = 200, body = Record<OrderData>)))]
pub async fn get(
    state: Data<State>,
    path: Path<(String, String)>,
    who: Anyone,
) -> Result<Reply<Record<OrderData>>, ApiError> {
    let (author, number) = path.into_inner();
    let customer = customer_for(&state, &who, &author).await?;
    let id = number.parse().map_err(|_| ApiError::NotFound("order"))?;
    let booking = state.queries().booking(who.org.id, id).await?.filter(|one| one.buyer.customer == Some(customer.id));
    Ok(Reply::ok(record(&who.org, &booking.ok_or(ApiError::NotFound("order"))?)))
}

async fn page(
    state: &State,
    org: &Org,
    email: String,
    paging: Paging,
) -> Result<Reply<Listed<Record<OrderData>>>, ApiError> {
    // A page of orders is larger than one of other records: each brings its lines and refunds.
    let paging = paging.at_most(SOLD_MAX);
    let filter = BookingFilter { email: Some(email), ..BookingFilter::default() };
    let found = state.queries().bookings(org.id, &filter, paging.page, paging.page_size).await?;
    let records = found.items.iter().map(|booking| record(org, booking)).collect();
    Ok(Reply::ok(Listed::new(records, found.total, paging)))
}

fn record(org: &TenantInfo, of: &BookingInfo) -> Record<OrderData> {
    let amounts = &of.amounts;
    let major = |minor: i64| Major::new(minor, &amounts.currency);
    let id = of.id.to_string();
    let customer = of.buyer.customer.map(|id| id.to_string());
    let status = status_word(of.state);
    let data = OrderData {
        order_number: id.clone(),
        booking_id: id.clone(),
        author: customer.clone(),
        customer_id: customer,
        email: of.buyer.email.clone(),
        name: of.buyer.name.clone(),
        status,
        items: of.items.iter().map(|item| OrderLine::new(item, &amounts.currency)).collect(),
        subtotal: major(amounts.subtotal_minor),
        discount: major(amounts.discount_minor),
        tax: major(amounts.tax_minor),
        total: major(amounts.total_minor),
        gift_card: major(amounts.gift_card_minor),
        amount: major(amounts.due_minor),
        currency: amounts.currency.clone(),
        promo_code: of.promo_code.clone(),
        payment_gateway: of.payment.as_ref().map(|payment| payment.gateway.clone()),
        payment_ref: of.payment.as_ref().and_then(|payment| payment.payment_ref.clone()),
        ticket_ids: of.tickets.iter().map(ToString::to_string).collect(),
        refunded_amount: major(amounts.refunded_minor),
        refunds: of.refunds.iter().map(|refund| OrderRefund::new(refund, &amounts.currency)).collect(),
    };
    Record::new(org, id, "sf_order", status, data).dated(of.created_at.into(), of.updated_at.into())
}

/// The storefront's word for an order's state; what was refunded in part is still completed, and says how much.
fn status_word(state: OrderState) -> &'static str {
    match state {
        OrderState::Pending => "new",
        OrderState::Paid => "processing",
        OrderState::Confirmed | OrderState::PartiallyRefunded => "completed",
        OrderState::Refunded => "refunded",
        OrderState::Cancelled | OrderState::Expired => "cancelled",
    }
}

impl OrderLine {
    fn new(item: &ItemInfo, currency: &str) -> OrderLine {
        let major = |minor: i64| Major::new(minor, currency);
        let (sku, name, ticket_type_id) = match &item.thing {
            ThingSold::Ticket { ticket_type, name, .. } => {
                (ticket_type.to_string(), name.clone(), Some(ticket_type.to_string()))
            }
            ThingSold::Product { sku, name, .. } => (sku.clone(), name.clone(), None),
        };
        OrderLine {
            item_type: "product",
            sku,
            name,
            ticket_type_id,
            quantity: item.quantity,
            price: major(item.unit_price_minor),
            discount: major(item.discount_minor),
            tax: major(item.tax_minor),
            amount: major(item.total_minor),
        }
    }
}

impl OrderRefund {
    fn new(refund: &RefundInfo, currency: &str) -> OrderRefund {
        let status = match refund.state {
            RefundState::Pending => "pending",
            RefundState::Done => "done",
            RefundState::Failed => "failed",
        };
        let major = |minor: i64| Major::new(minor, currency);
        OrderRefund {
            status,
            amount: major(refund.amount_minor),
            gift_card: major(refund.gift_card_minor),
            at: refund.at.into(),
        }
    }
}
