//! Quoting, making, changing and holding again: what a checkout does.

use crate::actors::sales::{Channel, OrderChange, PayBy, PurchaseWish, Purchased, SaleError, SaleRefusal};
use crate::http::answer::Reply;
use crate::http::body::{AdminBody, OptionsBody};
use crate::http::error::ApiError;
use crate::http::extract::KeyHeader;
use crate::http::state::State;
use crate::http::tickets_api::orders::access::{self, TO_CHANGE, show};
use crate::http::tickets_api::orders::wire::{Around, OneOrder, OneQuote, Quote};
use crate::http::tickets_api::orders::wire_in::{
    ChangeIn, OrderIn, OrderItemIn, QuoteIn, ReserveIn, of_customer, wished,
};
use crate::http::tickets_api::principal::{Anyone, Tenant};
use crate::http::tickets_api::query::Asked;
use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use serde_json::Map;

/// What an order would cost now. Nothing is held, and nothing is promised.
#[utoipa::path(post, path = "/orders/quote", tag = "tickets API", operation_id = "quoteOrder",
    params(crate::http::openapi::TenantHeader), request_body = QuoteIn,
    responses((status = 200, body = OneQuote)))]
pub async fn quote(state: Data<State>, anyone: Anyone, body: AdminBody<QuoteIn>) -> Result<Reply<OneQuote>, ApiError> {
    let QuoteIn { event_id, items, coupon_code, invite_code, passcode } = body.0;
    let around = placed(&state, &anyone.tenant, &event_id, &items).await?;
    let wish = PurchaseWish {
        event: Some(event_id),
        buyer: None,
        items: wished(&items),
        pay_by: PayBy::Any,
        promo_code: text(coupon_code),
        gift_card_code: None,
        invite_code: text(invite_code),
        passcode: text(passcode),
        return_url: None,
        channel: Channel::Public,
        key: None,
    };
    let quoted = state.sales().quote(&anyone.who(), &wish).await.map_err(refused)?;
    Ok(Reply::ok(OneQuote { quote: Quote::new(quoted, &around) }))
}

/// Holds places and makes an order. It has its tickets at once where nothing is to pay.
#[utoipa::path(post, path = "/orders", tag = "tickets API", operation_id = "createOrder",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::IdempotencyHeader), request_body = OrderIn,
    responses((status = 200, body = OneOrder)))]
pub async fn create(
    state: Data<State>,
    request: HttpRequest,
    anyone: Anyone,
    key: KeyHeader,
    body: AdminBody<OrderIn>,
) -> Result<Reply<OneOrder>, ApiError> {
    let body = body.0;
    let key = key.or(body.idempotency_key)?;
    placed(&state, &anyone.tenant, &body.event_id, &body.items).await?;
    if let Some(email) = body.customer.as_ref().and_then(|customer| customer.email.as_ref()) {
        state.check_buyer(anyone.tenant.id, email).map_err(|wait_s| ApiError::TooMany { wait_s })?;
    }
    let wish = PurchaseWish {
        event: Some(body.event_id),
        items: wished(&body.items),
        buyer: body.customer.map(|customer| customer.wish()),
        pay_by: PayBy::Any,
        promo_code: text(body.coupon_code),
        gift_card_code: text(body.gift_card_code),
        invite_code: text(body.invite_code),
        passcode: text(body.passcode),
        return_url: body.return_url,
        channel: Channel::Public,
        key,
    };
    let mut purchased = state.sales().purchase(&anyone.who(), wish).await.map_err(refused)?;
    if purchased.booking.buyer.email.is_some() && purchased.booking.buyer.customer.is_none() {
        // Which customer this is was found out as it was written.
        let written = state.queries().booking(anyone.tenant.id, purchased.booking.id).await?;
        purchased.booking = written.unwrap_or(purchased.booking);
    }
    answer(&state, &request, purchased, true).await
}

/// Changes an order before it is paid: who buys, the code, what is bought. By its signature or a token.
///
/// Where the price changes, `payment` is a new one. Afterwards only who buys: by staff, or once, if nobody was named.
#[utoipa::path(put, path = "/orders/{id}", tag = "tickets API", operation_id = "updateOrder",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::OrderKey,
    crate::http::openapi::SignatureParam), request_body = ChangeIn, responses((status = 200, body = OneOrder)))]
pub async fn change(
    state: Data<State>,
    request: HttpRequest,
    order: Path<String>,
    asked: Asked,
    anyone: Anyone,
    body: AdminBody<ChangeIn>,
) -> Result<Reply<OneOrder>, ApiError> {
    let body = body.0;
    let signature = signature(&asked, body.signature)?;
    let seen = access::see(&state, anyone, &order, signature.as_deref(), TO_CHANGE).await?;
    if let (Some(items), Some(event)) = (&body.items, &seen.booking.event) {
        placed(&state, seen.reader.tenant(), &event.id.to_string(), items).await?;
    }
    let change = OrderChange {
        buyer: body.customer.map(|customer| customer.wish()),
        promo_code: body.coupon_code.map(text),
        items: body.items.as_deref().map(wished),
        return_url: body.return_url,
    };
    let opens = seen.opens();
    let purchased = state.sales().change_order(&seen.who(), seen.booking.id, change).await.map_err(refused)?;
    answer(&state, &request, purchased, opens).await
}

/// Holds the places of an abandoned order again, if they are left. 400 with `data.code` ORDER_NOT_RESERVABLE if not.
#[utoipa::path(post, path = "/orders/{id}/reserve", tag = "tickets API", operation_id = "reserveOrder",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::OrderKey, crate::http::openapi::SignatureParam,
    crate::http::openapi::IdempotencyHeader), request_body = ReserveIn,
    responses((status = 200, body = OneOrder)))]
pub async fn reserve(
    state: Data<State>,
    request: HttpRequest,
    order: Path<String>,
    asked: Asked,
    anyone: Anyone,
    key: KeyHeader,
    body: OptionsBody<ReserveIn>,
) -> Result<Reply<OneOrder>, ApiError> {
    let ReserveIn { signature: given, idempotency_key } = body.0;
    let key = key.or(idempotency_key)?;
    let signature = signature(&asked, given)?;
    let seen = access::see(&state, anyone, &order, signature.as_deref(), TO_CHANGE).await?;
    let opens = seen.opens();
    let purchased = state.sales().reserve_again(&seen.who(), seen.booking.id, key.as_ref()).await.map_err(refused)?;
    answer(&state, &request, purchased, opens).await
}

/// The signature, from the address or the body.
fn signature(asked: &Asked, body: Option<String>) -> Result<Option<String>, ApiError> {
    for name in ["signature", "orderSignature", "sig"] {
        if let Some(given) = asked.one(name)? {
            return Ok(Some(given.to_owned()));
        }
    }
    Ok(body)
}

/// The same for what has no body.
pub fn signature_of(asked: &Asked) -> Result<Option<String>, ApiError> {
    signature(asked, None)
}

async fn answer(
    state: &State,
    request: &HttpRequest,
    purchased: Purchased,
    opens: bool,
) -> Result<Reply<OneOrder>, ApiError> {
    let order = show(state, request, &purchased.booking, purchased.payment, opens).await?;
    Ok(Reply::ok(OneOrder { order }))
}

/// Where the admissions of the event are. Whoever names a section must mean that of the admission.
pub async fn placed(state: &State, tenant: &Tenant, event: &str, items: &[OrderItemIn]) -> Result<Around, ApiError> {
    let found = state.registry().event(tenant.id, event.trim()).await;
    let event = crate::http::extract::found("event", found)?;
    let types = state.registry().shelf(tenant.id, event.id).await?;
    for (place, item) in items.iter().enumerate() {
        let Some(section) = item.section_id.as_deref().map(str::trim).filter(|text| !text.is_empty()) else { continue };
        let name = item.admission_id.trim();
        let of = types.iter().find(|of| of.id.to_string() == name || of.slug == name || of.name == name);
        let Some(of) = of else { continue };
        let meant = event.section_by(section).map(|section| section.id);
        if meant.is_none() || meant != of.section {
            let field = format!("items[{place}].sectionId");
            return Err(ApiError::field(field, format!("`{}` is not in this section", of.name)));
        }
    }
    Ok(Around {
        team_id: event.team.to_string(),
        promoter_id: event.promoter.to_string(),
        sections: types.iter().filter_map(|of| of.section.map(|section| (of.id, section.to_string()))).collect(),
    })
}

fn text(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

/// The sale's refusals in this surface's names.
pub fn refused(error: SaleError) -> ApiError {
    match error {
        SaleError::Refused(refusal @ SaleRefusal::NotReservable(_)) => {
            let mut more = Map::new();
            more.insert("code".to_owned(), "ORDER_NOT_RESERVABLE".into());
            ApiError::rule("ORDER_NOT_RESERVABLE", refusal.to_string()).about(more)
        }
        error => of_customer(ApiError::from(error)),
    }
}
