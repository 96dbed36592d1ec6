//! What staff do with orders: give away, give back, send again, write notes, look at what happened.

use crate::actors::sales::{GiveWish, RefundOf, RefundWish, Refunded};
use crate::domain::ids::{NoteId, OrderItemId};
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::body::{AdminBody, OptionsBody};
use crate::http::error::ApiError;
use crate::http::extract::KeyHeader;
use crate::http::state::State;
use crate::http::tickets_api::orders::access::{self, TO_CHANGE, TO_READ, show};
use crate::http::tickets_api::orders::making::{placed, refused};
use crate::http::tickets_api::orders::wire::{OneOrder, OneRefund, Refund};
use crate::http::tickets_api::orders::wire_in::{ComplimentaryIn, NoteIn, RefundIn, wished};
use crate::http::tickets_api::orders::wire_notes::{Note, OneNote, OrderNotes, Timeline, TimelineEntry};
use crate::http::tickets_api::paging::Gone;
use crate::http::tickets_api::principal::Staff;
use actix_web::HttpRequest;
use actix_web::web::{Data, Path};

/// Largest `metadata` of a refund, in bytes.
const METADATA_MAX: usize = 4_096;

/// Gives tickets away: an order that costs nothing, with its tickets at once. Needs `order.write`.
#[utoipa::path(post, path = "/orders/complimentary", tag = "tickets API", operation_id = "createComplimentaryOrder",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::IdempotencyHeader),
    request_body = ComplimentaryIn, responses((status = 200, body = OneOrder)))]
pub async fn complimentary(
    state: Data<State>,
    request: HttpRequest,
    staff: Staff,
    key: KeyHeader,
    body: AdminBody<ComplimentaryIn>,
) -> Result<Reply<OneOrder>, ApiError> {
    let body = body.0;
    let key = key.or(body.idempotency_key)?;
    let event = staff.at_event(&state, &body.event_id, None, &[Action::OrderWrite, Action::TicketWrite]).await?;
    placed(&state, &staff.tenant, &body.event_id, &body.items).await?;
    let wish = GiveWish {
        event: event.id.to_string(),
        items: wished(&body.items),
        to: body.customer.wish(),
        reason: body.reason,
        notify: body.notify_customer,
        key,
    };
    let given = state.sales().give(&staff.who(), wish).await.map_err(refused)?;
    let opens = access::changes(&staff, &given.booking);
    let order = show(&state, &request, &given.booking, None, opens).await?;
    Ok(Reply::ok(OneOrder { order }))
}

/// Gives an order back, or part of it: its tickets are void from this instant, then the money goes back. Needs
/// `order.write`.
#[utoipa::path(post, path = "/orders/{id}/refund", tag = "tickets API", operation_id = "refundOrder",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::OrderKey,
    crate::http::openapi::IdempotencyHeader), request_body = RefundIn, responses((status = 200, body = OneRefund)))]
pub async fn refund(
    state: Data<State>,
    request: HttpRequest,
    order: Path<String>,
    staff: Staff,
    key: KeyHeader,
    body: AdminBody<RefundIn>,
) -> Result<Reply<OneRefund>, ApiError> {
    let booking = access::for_staff(&state, &staff, &order, TO_CHANGE).await?;
    let body = body.0;
    if body.shipping_amount.is_some_and(|amount| amount != 0) {
        return Err(ApiError::field("shippingAmount", "must be 0: nothing was shipped with this order"));
    }
    if let Some(metadata) = &body.metadata
        && (!metadata.is_object() || metadata.to_string().len() > METADATA_MAX)
    {
        return Err(ApiError::field("metadata", format!("must be an object of at most {METADATA_MAX} bytes")));
    }
    let of = match (body.full_refund, &body.items) {
        (true, None) => RefundOf::Booking(booking.id),
        (true, Some(items)) if items.is_empty() => RefundOf::Booking(booking.id),
        (false, Some(items)) if !items.is_empty() => {
            let mut wanted: Vec<(OrderItemId, i64)> = Vec::with_capacity(items.len());
            for (place, item) in items.iter().enumerate() {
                let field = format!("items[{place}].orderItemId");
                let id = item.order_item_id.trim().parse::<OrderItemId>();
                let id = id.map_err(|error| ApiError::field(field.clone(), error.to_string()))?;
                if !booking.items.iter().any(|known| known.id == id) {
                    return Err(ApiError::field(field, "is no line of this order"));
                }
                match wanted.iter_mut().find(|(known, _)| *known == id) {
                    Some((_, sum)) => *sum = sum.saturating_add(item.quantity),
                    None => wanted.push((id, item.quantity)),
                }
            }
            RefundOf::Items { order: booking.id, items: wanted }
        }
        _ => return Err(ApiError::field("items", "send either fullRefund: true, or the items to refund")),
    };
    let wish = RefundWish {
        of,
        reason: body.reason.map(|reason| reason.word().to_owned()),
        note: body.note,
        metadata: body.metadata,
        keep_tickets: body.cancel_tickets == Some(false),
        key: key.or(body.idempotency_key)?,
    };
    let refunded = state.sales().refund(&staff.who(), wish).await.map_err(refused)?;
    refund_answer(&state, &request, &staff, refunded).await
}

async fn refund_answer(
    state: &State,
    request: &HttpRequest,
    staff: &Staff,
    refunded: Refunded,
) -> Result<Reply<OneRefund>, ApiError> {
    let booking = refunded.booking.ok_or(ApiError::Internal)?;
    let known = booking.refunds.iter().find(|one| Some(one.id) == refunded.refund).ok_or(ApiError::Internal)?;
    let refund = Refund::new(&booking, known);
    let order = show(state, request, &booking, None, access::changes(staff, &booking)).await?;
    Ok(Reply::ok(OneRefund { refund, order }))
}

/// Sends the order's tickets again, one mail to each holder. Needs `order.write`.
#[utoipa::path(post, path = "/orders/{id}/resend", tag = "tickets API", operation_id = "resendOrder",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::OrderKey),
    responses((status = 200, body = OneOrder)))]
pub async fn resend(
    state: Data<State>,
    request: HttpRequest,
    order: Path<String>,
    staff: Staff,
    _body: OptionsBody<serde_json::Value>,
) -> Result<Reply<OneOrder>, ApiError> {
    let booking = access::for_staff(&state, &staff, &order, TO_CHANGE).await?;
    let booking = state.sales().resend(&staff.who(), booking.id).await.map_err(refused)?;
    let order = show(&state, &request, &booking, None, access::changes(&staff, &booking)).await?;
    Ok(Reply::ok(OneOrder { order }))
}

/// What staff wrote about an order, the oldest first. Needs `order.read`.
#[utoipa::path(get, path = "/orders/{id}/notes", tag = "tickets API", operation_id = "listOrderNotes",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::OrderKey),
    responses((status = 200, body = OrderNotes)))]
pub async fn notes(state: Data<State>, order: Path<String>, staff: Staff) -> Result<Reply<OrderNotes>, ApiError> {
    let booking = access::for_staff(&state, &staff, &order, TO_READ).await?;
    let notes = state.queries().notes(staff.tenant.id, booking.id).await?;
    Ok(Reply::ok(OrderNotes { notes: notes.into_iter().map(|note| Note::new(staff.tenant.id, note)).collect() }))
}

/// Writes a note about an order, for staff. Needs `order.write`.
#[utoipa::path(post, path = "/orders/{id}/notes", tag = "tickets API", operation_id = "createOrderNote",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::OrderKey,
    crate::http::openapi::IdempotencyHeader), request_body = NoteIn, responses((status = 200, body = OneNote)))]
pub async fn add_note(
    state: Data<State>,
    order: Path<String>,
    staff: Staff,
    key: KeyHeader,
    body: AdminBody<NoteIn>,
) -> Result<Reply<OneNote>, ApiError> {
    let booking = access::for_staff(&state, &staff, &order, TO_CHANGE).await?;
    let NoteIn { note, idempotency_key } = body.0;
    let key = key.or(idempotency_key)?;
    let note = state.sales().add_note(&staff.who(), booking.id, &note, key.as_ref()).await?;
    Ok(Reply::ok(OneNote { note: Note::new(staff.tenant.id, note) }))
}

/// Takes a note away. Needs `order.write`.
#[utoipa::path(delete, path = "/orders/{id}/notes/{noteId}", tag = "tickets API", operation_id = "deleteOrderNote",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::OrderKey, crate::http::openapi::OrderNoteKey),
    responses((status = 200, body = Gone)))]
pub async fn remove_note(
    state: Data<State>,
    path: Path<(String, String)>,
    staff: Staff,
) -> Result<Reply<Gone>, ApiError> {
    let (order, note) = path.into_inner();
    let booking = access::for_staff(&state, &staff, &order, TO_CHANGE).await?;
    let id: NoteId = note.trim().parse().map_err(|_| ApiError::NotFound("note"))?;
    state.sales().remove_note(&staff.who(), booking.id, id).await?;
    Ok(Reply::ok(Gone { id: id.to_string(), deleted: true }))
}

/// What was done to an order and its tickets, the oldest first. Needs `order.read`.
#[utoipa::path(get, path = "/orders/{id}/timeline", tag = "tickets API", operation_id = "getOrderTimeline",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::OrderKey),
    responses((status = 200, body = Timeline)))]
pub async fn timeline(state: Data<State>, order: Path<String>, staff: Staff) -> Result<Reply<Timeline>, ApiError> {
    let booking = access::for_staff(&state, &staff, &order, TO_READ).await?;
    let audited = state.queries().audit(staff.tenant.id, booking.id).await?;
    let tenant = staff.tenant.id;
    let mut entries: Vec<TimelineEntry> = audited.into_iter().map(|entry| TimelineEntry::new(tenant, entry)).collect();
    entries.extend(TimelineEntry::of_order(&booking));
    entries.sort_by_key(|entry| entry.at.0);
    Ok(Reply::ok(Timeline { timeline: entries }))
}
