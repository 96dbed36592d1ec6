//! The built-in checkout page: shows an order to whoever has its signature, and in the sandbox lets them play its payment.
//! For people: it answers with pages, refusals too. An operator's own checkout takes its place (`orders.checkout_url`).

mod page;

use crate::actors::cashier::{Outcome, SandboxError};
use crate::actors::sales::{ConfirmWish, HolderWish, OrderChange, PayBy, SaleError, Who, WhoKind};
use crate::domain::label::Label;
use crate::domain::order::OrderState;
use crate::http::at;
use crate::http::body::RawBody;
use crate::http::checkout::page::{Offer, Page, sentence};
use crate::http::error::ApiError;
use crate::http::extract::count_address;
use crate::http::state::State;
use crate::queries::sales::BookingInfo;
use actix_web::http::{StatusCode, header};
use actix_web::web::{Data, Path, Query, ServiceConfig, get, post};
use actix_web::{HttpRequest, HttpResponse};
use std::collections::HashMap;

const STYLE: &str = include_str!("page.css");
/// No script at all; forms go nowhere else, and nobody may frame the page.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// Adds the pages.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(at("/checkout/page.css", "GET", [get().to(style)]))
        .service(at("/checkout/{order}", "GET", [get().to(show)]))
        .service(at("/checkout/{order}/pay", "POST", [post().to(pay)]))
        .service(at("/checkout/{order}/decline", "POST", [post().to(decline)]))
        .service(at("/checkout/{order}/reserve", "POST", [post().to(reserve)]));
}

/// An order that may be shown, and its signature.
struct Opened {
    booking: BookingInfo,
    signature: String,
}

type Fields = HashMap<String, String>;

async fn style() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/css; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "public, max-age=3600"))
        .body(STYLE)
}

async fn show(state: Data<State>, request: HttpRequest, order: Path<String>, asked: Query<Fields>) -> HttpResponse {
    match open(&state, &request, &order, &asked).await {
        Ok(opened) => opened.page(&state, None),
        Err(error) => refusal(&error),
    }
}

/// Plays a payment that succeeds: the sandbox takes the money, and the order is confirmed as any other.
async fn pay(
    state: Data<State>,
    request: HttpRequest,
    order: Path<String>,
    asked: Query<Fields>,
    body: RawBody,
) -> HttpResponse {
    play(&state, &request, (&order, &asked), &body, Outcome::Succeeded).await
}

/// Plays a payment that fails.
async fn decline(
    state: Data<State>,
    request: HttpRequest,
    order: Path<String>,
    asked: Query<Fields>,
    body: RawBody,
) -> HttpResponse {
    play(&state, &request, (&order, &asked), &body, Outcome::Failed).await
}

async fn reserve(state: Data<State>, request: HttpRequest, order: Path<String>, asked: Query<Fields>) -> HttpResponse {
    let opened = match open(&state, &request, &order, &asked).await {
        Ok(opened) => opened,
        Err(error) => return refusal(&error),
    };
    match state.sales().reserve_again(&opened.who(), opened.booking.id, None).await {
        Ok(_) => opened.again(),
        Err(error) => opened.page(&state, Some(&error.to_string())),
    }
}

async fn play(
    state: &State,
    request: &HttpRequest,
    (order, asked): (&str, &Fields),
    body: &RawBody,
    outcome: Outcome,
) -> HttpResponse {
    let opened = match open(state, request, order, asked).await {
        Ok(opened) => opened,
        Err(error) => return refusal(&error),
    };
    if opened.booking.state != OrderState::Pending || opened.offer(state) != Offer::Play {
        return opened.again();
    }
    match opened.paid(state, body, outcome).await {
        Ok(()) => opened.again(),
        Err(problem) => opened.page(state, Some(&problem)),
    }
}

/// The order that the address names, if its signature is right. Of which tenant it is only the order knows.
async fn open(state: &State, request: &HttpRequest, order: &str, asked: &Fields) -> Result<Opened, ApiError> {
    count_address(request, state)?;
    let signature = asked.get("sig").map(String::as_str).unwrap_or_default();
    let id = order.trim().parse().map_err(|_| ApiError::WrongSignature)?;
    let tenant = state.queries().order_tenant(id).await?.ok_or(ApiError::WrongSignature)?;
    if !state.sales().signed(tenant, id, signature).await? {
        return Err(ApiError::WrongSignature);
    }
    let booking = state.queries().booking(tenant, id).await?.ok_or(ApiError::WrongSignature)?;
    Ok(Opened { booking, signature: signature.to_owned() })
}

impl Opened {
    fn who(&self) -> Who {
        let subject = Label::new("signature").expect("a plain word is a label");
        Who { tenant: self.booking.tenant, subject, kind: WhoKind::Public }
    }

    fn offer(&self, state: &State) -> Offer {
        let Some(payment) = &self.booking.payment else { return Offer::Nothing };
        let played = payment.gateway.parse().ok().and_then(|name| state.cashier().find(name).ok());
        match played {
            Some(offered) if offered.browser_key.is_none() => Offer::Play,
            Some(_) if payment.approve_url.is_some() => Offer::Approve,
            Some(_) | None => Offer::Nothing,
        }
    }

    /// Names the buyer where nobody was, has the sandbox say what was asked of it, and settles the order.
    async fn paid(&self, state: &State, body: &RawBody, outcome: Outcome) -> Result<(), String> {
        let said = |error: SaleError| error.to_string();
        let text = std::str::from_utf8(&body.0).unwrap_or_default();
        let fields = Query::<Fields>::from_query(text).map(Query::into_inner).unwrap_or_default();
        if outcome == Outcome::Succeeded && self.booking.buyer.email.is_none() {
            let field = |name: &str| fields.get(name).cloned();
            let (first, last, email) = (field("firstName"), field("lastName"), field("email"));
            let buyer = HolderWish { first, last, email, ..HolderWish::default() };
            let change = OrderChange { buyer: Some(buyer), ..OrderChange::default() };
            state.sales().change_order(&self.who(), self.booking.id, change).await.map_err(said)?;
        }
        let handle = state.sales().new_intent(&self.who(), self.booking.id).await.map_err(said)?.payment;
        let handle = handle.ok_or_else(|| "the payment cannot be asked for right now; try again".to_owned())?;
        let decided = state.cashier().sandbox_decide(self.booking.tenant, &handle.payment_ref, outcome).await;
        decided.map_err(|error: SandboxError| error.to_string())?;
        let wish =
            ConfirmWish { booking: self.booking.id, payment_ref: handle.payment_ref, pay_by: PayBy::Any, key: None };
        state.sales().confirm(&self.who(), wish).await.map_err(said)?;
        Ok(())
    }

    fn page(&self, state: &State, problem: Option<&str>) -> HttpResponse {
        let offer = self.offer(state);
        let page = Page { booking: &self.booking, signature: &self.signature, offer, problem };
        html(StatusCode::OK, page.html())
    }

    /// Back to the page, which then shows how things stand; reloading it sends nothing again.
    fn again(&self) -> HttpResponse {
        let to = format!("/checkout/{}?sig={}", self.booking.id, self.signature);
        let mut answer = HttpResponse::SeeOther();
        answer.insert_header((header::LOCATION, to));
        answer.insert_header((header::REFERRER_POLICY, "no-referrer"));
        answer.insert_header((header::CACHE_CONTROL, "no-store"));
        answer.finish()
    }
}

fn refusal(error: &ApiError) -> HttpResponse {
    let (status, _) = error.facts();
    let text = match error {
        ApiError::WrongSignature => "This link is not complete. Open it again from where you got it.".to_owned(),
        other => other.to_string(),
    };
    html(status, sentence("This order cannot be shown", &text))
}

fn html(status: StatusCode, page: String) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .insert_header((header::X_FRAME_OPTIONS, "DENY"))
        // The address holds the signature.
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(page)
}
