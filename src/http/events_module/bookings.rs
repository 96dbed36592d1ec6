//! What staff read of bookings, and what they do to a whole one.

use crate::actors::sales::{RefundOf, RefundWish};
use crate::domain::order::OrderState;
use crate::http::answer::Reply;
use crate::http::auth::{Action, Resource};
use crate::http::body::OptionsBody;
use crate::http::error::ApiError;
use crate::http::events_module::booking::{BookingAnswer, BookingData, record, state_word};
use crate::http::events_module::principal::Staff;
use crate::http::events_module::purchase::booking_id_of;
use crate::http::events_module::records::{Listed, Paging, Record};
use crate::http::events_module::tickets::{ReasonIn, RefundOut};
use crate::http::extract::KeyHeader;
use crate::http::openapi::BookingStateWord;
use crate::http::state::State;
use crate::queries::sales::{BookingFilter, BookingInfo, SOLD_MAX};
use actix_web::web::{Data, Path};
use serde::Deserialize;
use utoipa::IntoParams;

const TO_READ: &[Action] = &[Action::OrderRead, Action::OrderWrite];
const TO_CHANGE: &[Action] = &[Action::OrderWrite];

/// Which bookings.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct BookingsQuery {
    /// Id or slug.
    #[serde(default, alias = "event")]
    #[param(required = false)]
    event_id: Option<String>,
    /// What became of it.
    #[serde(default)]
    #[param(required = false, value_type = Option<BookingStateWord>)]
    status: Option<String>,
    /// The buyer's address.
    #[serde(default)]
    #[param(required = false)]
    email: Option<String>,
}

/// The bookings of the organisation, the newest first.
#[utoipa::path(get, path = "/events/bookings", operation_id = "eventsListBookings", tag = "events module",
    params(crate::http::openapi::OrgHeader, BookingsQuery, crate::http::events_module::records::PagingQuery),
    responses((status = 200, body = Listed<Record<BookingData>>)))]
pub async fn list(
    state: Data<State>,
    staff: Staff,
    query: BookingsQuery,
    paging: Paging,
) -> Result<Reply<Listed<Record<BookingData>>>, ApiError> {
    let BookingsQuery { event_id, status, email } = query;
    let event = match event_id {
        Some(event) => Some(staff.event_for(&state, &event, TO_READ).await?.id),
        None => {
            staff.allow(TO_READ, &Resource::ANY)?;
            None
        }
    };
    let filter = BookingFilter { event, state: status.as_deref().map(order_state).transpose()?, kind: None, email };
    let paging = paging.at_most(SOLD_MAX);
    let found = state.queries().bookings(staff.org.id, &filter, paging.page, paging.page_size).await?;
    let records = found.items.iter().map(|booking| record(&staff.org, booking)).collect();
    Ok(Reply::ok(Listed::new(records, found.total, paging)))
}

/// One booking: what was bought, how it was paid, what went back.
#[utoipa::path(get, path = "/events/bookings/{bookingId}", operation_id = "eventsGetBooking", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::BookingIdPath),
    responses((status = 200, body = BookingAnswer)))]
pub async fn get(state: Data<State>, booking: Path<String>, staff: Staff) -> Result<Reply<BookingAnswer>, ApiError> {
    let booking = find(&state, &staff, &booking, TO_READ).await?;
    Ok(Reply::ok(BookingAnswer::new(&staff.org, &booking)))
}

/// Voids every ticket of a booking; no money moves.
#[utoipa::path(post, path = "/events/bookings/{bookingId}/cancel", operation_id = "eventsCancelBooking",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::BookingIdPath), request_body = ReasonIn,
    responses((status = 200, body = BookingAnswer)))]
pub async fn cancel(
    state: Data<State>,
    booking: Path<String>,
    staff: Staff,
    body: OptionsBody<ReasonIn>,
) -> Result<Reply<BookingAnswer>, ApiError> {
    let booking = find(&state, &staff, &booking, TO_CHANGE).await?;
    let booking = state.sales().cancel_booking(&staff.who(), booking.id, body.0.told()?).await?;
    Ok(Reply::ok(BookingAnswer::new(&staff.org, &booking)))
}

/// Voids every ticket of a booking, then sends the money back the way it came.
#[utoipa::path(post, path = "/events/bookings/{bookingId}/refund", operation_id = "eventsRefundBooking",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::BookingIdPath,
    crate::http::openapi::IdempotencyHeader), request_body = ReasonIn, responses((status = 200, body = RefundOut)))]
pub async fn refund(
    state: Data<State>,
    booking: Path<String>,
    staff: Staff,
    key: KeyHeader,
    body: OptionsBody<ReasonIn>,
) -> Result<Reply<RefundOut>, ApiError> {
    let booking = find(&state, &staff, &booking, TO_CHANGE).await?;
    let ReasonIn { reason, idempotency_key } = body.0;
    let wish = RefundWish::new(RefundOf::Booking(booking.id), reason, key.or(idempotency_key)?);
    let refunded = state.sales().refund(&staff.who(), wish).await?;
    RefundOut::of(&state, &staff, refunded).await.map(Reply::ok)
}

/// Sends the tickets of a booking to their buyer again.
#[utoipa::path(post, path = "/events/bookings/{bookingId}/resend", operation_id = "eventsResendBooking",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::BookingIdPath),
    responses((status = 200, body = BookingAnswer)))]
pub async fn resend(state: Data<State>, booking: Path<String>, staff: Staff) -> Result<Reply<BookingAnswer>, ApiError> {
    let booking = find(&state, &staff, &booking, TO_CHANGE).await?;
    let booking = state.sales().resend(&staff.who(), booking.id).await?;
    Ok(Reply::ok(BookingAnswer::new(&staff.org, &booking)))
}

/// The booking, if the caller may do one of these things to it.
async fn find(state: &State, staff: &Staff, booking: &str, any_of: &[Action]) -> Result<BookingInfo, ApiError> {
    let id = booking_id_of(booking)?;
    let found = state.queries().booking(staff.org.id, id).await?.ok_or(ApiError::NotFound("booking"))?;
    let event = found.event.as_ref().map(|event| event.id);
    staff.allow(any_of, &Resource { event, ..Resource::ANY })?;
    Ok(found)
}

fn order_state(word: &str) -> Result<OrderState, ApiError> {
    let known = OrderState::ALL.into_iter().find(|state| state_word(*state) == word);
    known.ok_or_else(|| {
        let words: Vec<&str> = OrderState::ALL.into_iter().map(state_word).collect();
        ApiError::field("status", format!("must be one of {}", words.join(", ")))
    })
}
