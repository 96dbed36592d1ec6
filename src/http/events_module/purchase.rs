//! Buying: purchase, confirm-order, and a payment intent for a booking that waits for its payment.

use crate::actors::sales::{
    Channel, ConfirmWish, Confirmed, HolderWish, PayBy, PaymentHandle, PurchaseWish, Purchased, WishedItem, WishedThing,
};
use crate::domain::ids::OrderId;
use crate::http::answer::Reply;
use crate::http::auth::{Action, Resource};
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::events_module::booking::{BookingItem, state_word};
use crate::http::events_module::gateways::PaymentOut;
use crate::http::events_module::major::Major;
use crate::http::events_module::principal::{Anyone, Org, Staff};
use crate::http::events_module::records::Record;
use crate::http::events_module::sold::{self, TicketData};
use crate::http::extract::KeyHeader;
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use crate::queries::sales::BookingInfo;
use actix_web::web::Data;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What somebody wants to buy. Prices are the server's.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PurchaseIn {
    /// Id or slug. Not needed where only merchandise is bought.
    #[serde(default, alias = "event")]
    #[schema(example = "summer-night")]
    pub event_id: Option<String>,
    /// Of the buyer, who holds the tickets too.
    #[schema(example = "alex@example.com", format = Email, max_length = 320)]
    pub email: String,
    #[serde(default, alias = "holderName")]
    pub name: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
    /// Also read as `tickets`.
    #[serde(alias = "tickets")]
    #[schema(min_items = 1, max_items = 50)]
    pub items: Vec<ItemIn>,
    /// Not needed where nothing is to pay.
    #[serde(default)]
    #[schema(pattern = "^(stripe|paypal)$", example = "stripe")]
    pub payment_gateway: Option<String>,
    #[serde(default)]
    #[schema(example = "EARLY10")]
    pub promo_code: Option<String>,
    #[serde(default)]
    pub gift_card_code: Option<String>,
    /// Opens the sale of types that are sold by invitation.
    #[serde(default)]
    pub invite_code: Option<String>,
    #[serde(default)]
    pub passcode: Option<String>,
    /// Where PayPal sends the buyer back to.
    #[serde(default)]
    pub return_url: Option<String>,
    /// Sending the same purchase with the same key again gives the same booking.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

/// A type of ticket, or merchandise by its `sku`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemIn {
    /// Id, slug or name of a type of the event.
    #[serde(default, alias = "ticketType")]
    #[schema(example = "general")]
    pub ticket_type_id: Option<String>,
    #[serde(default)]
    pub sku: Option<String>,
    #[schema(minimum = 1, maximum = 1_000, example = 2)]
    pub quantity: i64,
}

/// A booking whose places are held until `expiresAt`. It has its tickets at once where nothing is to pay.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PurchaseOut {
    pub booking_id: String,
    /// The same.
    pub order_id: String,
    #[schema(example = "pending")]
    pub status: &'static str,
    #[schema(required = true)]
    pub payment_gateway: Option<String>,
    /// Left to pay.
    pub amount: Major,
    #[schema(example = "USD")]
    pub currency: String,
    pub subtotal: Major,
    pub discount: Major,
    pub tax: Major,
    pub total: Major,
    /// What the gift card pays, once the booking is confirmed.
    pub gift_card: Major,
    pub items: Vec<BookingItem>,
    #[serde(flatten)]
    pub payment: PaymentOut,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub expires_at: Option<Instant>,
    #[serde(flatten)]
    pub tickets: TicketsOut,
}

/// Tickets that came into being.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketsOut {
    pub tickets: Vec<Record<TicketData>>,
    pub ticket_ids: Vec<String>,
    pub count: usize,
}

/// Which booking was paid.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmIn {
    #[serde(alias = "orderId")]
    pub booking_id: String,
    /// What the gateway calls the payment: the intent's id (also with its secret behind), or the PayPal order's.
    #[schema(example = "pi_3PxYz")]
    pub payment_ref: String,
    /// The one that the purchase was made with.
    #[schema(example = "stripe")]
    pub payment_gateway: String,
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConfirmOut {
    pub booking_id: String,
    pub order_id: String,
    #[schema(example = "confirmed")]
    pub status: &'static str,
    pub amount: Major,
    pub currency: String,
    #[serde(flatten)]
    pub tickets: TicketsOut,
}

/// Which booking is to be paid.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IntentIn {
    #[serde(alias = "orderId")]
    pub booking_id: String,
}

/// Holds places and prices a purchase; answers what is needed to pay it.
#[utoipa::path(post, path = "/client/events/tickets/purchase", operation_id = "clientPurchase", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::IdempotencyHeader), request_body = PurchaseIn,
    responses((status = 201, body = PurchaseOut)))]
pub async fn purchase(
    state: Data<State>,
    anyone: Anyone,
    key: KeyHeader,
    body: AdminBody<PurchaseIn>,
) -> Result<Reply<PurchaseOut>, ApiError> {
    buy(&state, &anyone, key, body.0).await
}

/// The purchase, whichever way it came.
pub(crate) async fn buy(
    state: &State,
    anyone: &Anyone,
    key: KeyHeader,
    body: PurchaseIn,
) -> Result<Reply<PurchaseOut>, ApiError> {
    let email = body.email.clone();
    let wish = wish(body, key, Channel::Public)?;
    state.check_buyer(anyone.org.id, &email).map_err(|wait_s| ApiError::TooMany { wait_s })?;
    let purchased = state.sales().purchase(&anyone.who(), wish).await?;
    purchased_out(state, &anyone.org, purchased).await.map(Reply::created)
}

/// The same for a buyer who stands before staff: neither sale windows nor invitations apply.
#[utoipa::path(post, path = "/events/tickets/purchase", operation_id = "eventsPurchase", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::IdempotencyHeader), request_body = PurchaseIn,
    responses((status = 201, body = PurchaseOut)))]
pub async fn purchase_by_staff(
    state: Data<State>,
    staff: Staff,
    key: KeyHeader,
    body: AdminBody<PurchaseIn>,
) -> Result<Reply<PurchaseOut>, ApiError> {
    let wish = wish(body.0, key, Channel::Staff)?;
    match &wish.event {
        Some(event) => drop(staff.event_for(&state, event, &[Action::OrderWrite]).await?),
        None => staff.allow(&[Action::OrderWrite], &Resource::ANY)?,
    }
    let purchased = state.sales().purchase(&staff.who(), wish).await?;
    purchased_out(&state, &staff.org, purchased).await.map(Reply::created)
}

/// Confirms a booking whose payment the gateway has, and issues its tickets. Asked again, the same tickets.
#[utoipa::path(post, path = "/client/events/tickets/confirm-order", operation_id = "clientConfirmOrder",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::IdempotencyHeader), request_body = ConfirmIn,
    responses((status = 200, body = ConfirmOut)))]
pub async fn confirm(
    state: Data<State>,
    anyone: Anyone,
    key: KeyHeader,
    body: AdminBody<ConfirmIn>,
) -> Result<Reply<ConfirmOut>, ApiError> {
    let ConfirmIn { booking_id, payment_ref, payment_gateway, idempotency_key } = body.0;
    let key = key.or(idempotency_key)?;
    let pay_by = gateway(Some(&payment_gateway))?;
    let wish = ConfirmWish { booking: booking_id_of(&booking_id)?, payment_ref: bare(&payment_ref), pay_by, key };
    let Confirmed { booking, tickets } = state.sales().confirm(&anyone.who(), wish).await?;
    // Whoever names the payment is the buyer; what cost nothing has no such proof, and its codes go out by mail.
    let proven = booking.amounts.due_minor > 0;
    let tickets = TicketsOut::new(sold::records(&state, &anyone.org, tickets, proven).await?);
    Ok(Reply::ok(ConfirmOut {
        booking_id: booking.id.to_string(),
        order_id: booking.id.to_string(),
        status: state_word(booking.state),
        amount: Major::new(booking.amounts.due_minor, &booking.amounts.currency),
        currency: booking.amounts.currency,
        tickets,
    }))
}

/// The payment intent of a booking that waits for its payment; a new one where the old one cannot be paid any more.
#[utoipa::path(post, path = "/client/events/stripe/intent", operation_id = "clientMakeStripeIntent",
    tag = "events module",
    params(crate::http::openapi::OrgHeader), request_body = IntentIn, responses((status = 200, body = PurchaseOut)))]
pub async fn intent(
    state: Data<State>,
    anyone: Anyone,
    body: AdminBody<IntentIn>,
) -> Result<Reply<PurchaseOut>, ApiError> {
    let booking = booking_id_of(&body.0.booking_id)?;
    let purchased = state.sales().new_intent(&anyone.who(), booking).await?;
    if purchased.payment.as_ref().is_some_and(|handle| handle.client_secret.is_none()) {
        return Err(ApiError::Refused {
            code: "WRONG_GATEWAY",
            detail: "this booking is not paid by Stripe: purchase again with paymentGateway `stripe`".to_owned(),
        });
    }
    purchased_out(&state, &anyone.org, purchased).await.map(Reply::ok)
}

/// A booking that cannot be is one that is not there.
pub fn booking_id_of(text: &str) -> Result<OrderId, ApiError> {
    text.trim().parse().map_err(|_| ApiError::NotFound("booking"))
}

/// The reference without the secret, which some clients send along.
fn bare(payment_ref: &str) -> String {
    let text = payment_ref.trim();
    text.split_once("_secret_").map_or(text, |(reference, _)| reference).to_owned()
}

fn gateway(named: Option<&str>) -> Result<PayBy, ApiError> {
    match named.map(str::trim) {
        None | Some("" | "none" | "free") => Ok(PayBy::None),
        Some("stripe") => Ok(PayBy::Stripe),
        Some("paypal") => Ok(PayBy::Paypal),
        Some(_) => Err(ApiError::field("paymentGateway", "must be `stripe` or `paypal`")),
    }
}

fn wish(body: PurchaseIn, key: KeyHeader, channel: Channel) -> Result<PurchaseWish, ApiError> {
    let key = key.or(body.idempotency_key)?;
    let pay_by = gateway(body.payment_gateway.as_deref())?;
    let items = body.items.into_iter().enumerate().map(|(place, item)| item.wished(place)).collect::<Result<_, _>>()?;
    let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let (email, phone) = (Some(body.email), given(body.phone));
    let buyer = HolderWish { name: body.name, email, phone, ..HolderWish::default() };
    Ok(PurchaseWish {
        event: given(body.event_id),
        buyer: Some(buyer),
        items,
        pay_by,
        promo_code: given(body.promo_code),
        gift_card_code: given(body.gift_card_code),
        invite_code: given(body.invite_code),
        passcode: given(body.passcode),
        return_url: given(body.return_url),
        channel,
        key,
    })
}

impl ItemIn {
    fn wished(self, place: usize) -> Result<WishedItem, ApiError> {
        let what = match (self.ticket_type_id, self.sku) {
            (Some(ticket_type), None) => WishedThing::Ticket(ticket_type),
            (None, Some(sku)) => WishedThing::Product(sku),
            (Some(_), Some(_)) | (None, None) => {
                let detail = "give either ticketTypeId or sku";
                return Err(ApiError::field(format!("items[{place}]"), detail));
            }
        };
        Ok(WishedItem { what, quantity: self.quantity })
    }
}

async fn purchased_out(state: &State, org: &Org, purchased: Purchased) -> Result<PurchaseOut, ApiError> {
    let Purchased { booking, payment, tickets } = purchased;
    let tickets = match tickets.is_empty() {
        true => Vec::new(),
        // Boxed, since mostly there are none yet.
        false => Box::pin(sold::records(state, org, tickets, true)).await?,
    };
    let tickets = TicketsOut::new(tickets);
    Ok(PurchaseOut::new(&booking, payment, tickets))
}

impl PurchaseOut {
    fn new(booking: &BookingInfo, payment: Option<PaymentHandle>, tickets: TicketsOut) -> PurchaseOut {
        let amounts = &booking.amounts;
        let major = |minor| Major::new(minor, &amounts.currency);
        PurchaseOut {
            booking_id: booking.id.to_string(),
            order_id: booking.id.to_string(),
            status: state_word(booking.state),
            payment_gateway: payment.as_ref().map(|handle| handle.gateway.clone()),
            amount: major(amounts.due_minor),
            currency: amounts.currency.clone(),
            subtotal: major(amounts.subtotal_minor),
            discount: major(amounts.discount_minor),
            tax: major(amounts.tax_minor),
            total: major(amounts.total_minor),
            gift_card: major(amounts.gift_card_minor),
            items: booking.items.iter().map(|item| BookingItem::new(item, &amounts.currency)).collect(),
            payment: payment.map_or_else(PaymentOut::default, PaymentOut::from),
            expires_at: booking.expires_at.map(Instant::from),
            tickets,
        }
    }
}

impl TicketsOut {
    pub fn new(tickets: Vec<Record<TicketData>>) -> TicketsOut {
        let ticket_ids: Vec<String> = tickets.iter().map(|ticket| ticket.id.clone()).collect();
        TicketsOut { count: ticket_ids.len(), tickets, ticket_ids }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_behind_a_reference_is_left_off() {
        assert_eq!(bare("pi_3PxYz"), "pi_3PxYz");
        assert_eq!(bare(" pi_3PxYz_secret_K8rW "), "pi_3PxYz");
    }

    #[test]
    fn a_gateway_goes_by_its_name() {
        assert_eq!(gateway(Some("stripe")).unwrap(), PayBy::Stripe);
        assert_eq!(gateway(None).unwrap(), PayBy::None);
        assert!(matches!(gateway(Some("cash")), Err(ApiError::Field { field, .. }) if field == "paymentGateway"));
    }

    #[test]
    fn an_item_is_a_ticket_or_merchandise() {
        let read = |text: &str| serde_json::from_str::<ItemIn>(text).expect("an item").wished(1);
        let ticket = read(r#"{"ticketTypeId":"general","quantity":2}"#).unwrap();
        assert_eq!(ticket, WishedItem { what: WishedThing::Ticket("general".to_owned()), quantity: 2 });
        for wrong in [r#"{"quantity":1}"#, r#"{"ticketTypeId":"a","sku":"b","quantity":1}"#] {
            assert!(matches!(read(wrong), Err(ApiError::Field { field, .. }) if field == "items[1]"));
        }
    }
}
