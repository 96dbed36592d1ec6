//! What the office does to one ticket: makes it, changes it.

use crate::actors::sales::{AddWish, EditStatus, EditWish, HolderPatch, HolderWish};
use crate::domain::ids::{CustomerId, OrderId, OrderItemId, TicketTypeId};
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::KeyHeader;
use crate::http::object::object;
use crate::http::state::State;
use crate::http::tickets_api::doors::scan::known;
use crate::http::tickets_api::doors::wire::Id;
use crate::http::tickets_api::principal::Staff;
use crate::http::tickets_api::tickets::{OneTicket, render_one};
use actix_web::dev::Payload as Bytes;
use actix_web::web::{Data, Path, Payload};
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

/// Who may make and change tickets.
pub const TO_WRITE: &[Action] = &[Action::TicketWrite];

/// A ticket to make.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketIn {
    #[schema(value_type = String, example = "ord_01h455vb4pex5vsknk084sn02q")]
    pub order_id: Id<OrderId>,
    /// Whose purchases it is listed among.
    #[schema(value_type = String, example = "cus_01h455vb4pex5vsknk084sn02q")]
    pub customer_id: Id<CustomerId>,
    /// An admission of the order's event.
    #[schema(value_type = String, example = "adm_01h455vb4pex5vsknk084sn02q")]
    pub admission_id: Id<TicketTypeId>,
    /// `ACTIVE` if absent.
    #[serde(default)]
    pub status: Option<StatusIn>,
    /// The order's customer if absent.
    #[serde(default, deserialize_with = "object")]
    pub attendee: Option<AttendeeIn>,
    /// A line of the order, of the same admission. Without it the ticket has a line of its own, which costs nothing.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "itm_01h455vb4pex5vsknk084sn02q")]
    pub order_item_id: Option<Id<OrderItemId>>,
    /// Sending the same request with the same key again makes no second ticket.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

/// What to change of a ticket; what is absent stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketPatch {
    /// `ACTIVE`: good, its holder outside. A ticket that was refunded or transferred stays void.
    #[serde(default)]
    pub status: Option<StatusIn>,
    #[serde(default)]
    pub attendee: Option<AttendeePatch>,
    /// Another admission of the same event.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "adm_01h455vb4pex5vsknk084sn02q")]
    pub admission_id: Option<Id<TicketTypeId>>,
}

/// What a ticket can be made, or set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StatusIn {
    Active,
    Cancelled,
}

/// Who comes in with the ticket.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttendeeIn {
    #[serde(default)]
    #[schema(max_length = 100, example = "Jane")]
    pub first_name: Option<String>,
    #[serde(default)]
    #[schema(max_length = 100, example = "Doe")]
    pub last_name: Option<String>,
    #[serde(default)]
    #[schema(format = Email, max_length = 320, example = "jane@example.com")]
    pub email: Option<String>,
    #[serde(default)]
    #[schema(max_length = 50)]
    pub phone: Option<String>,
}

/// Parts of the attendee; what is absent stays. `null` clears the phone, and nothing else can be cleared.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AttendeePatch {
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, nullable = false, max_length = 100, example = "Jane")]
    pub first_name: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, nullable = false, max_length = 100, example = "Smith")]
    pub last_name: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, nullable = false, max_length = 320, example = "jane@example.com")]
    pub email: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 50)]
    pub phone: Option<Option<String>>,
}

/// A field that is there, whatever it holds.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// Makes a ticket by hand: given away with an order that has its tickets already.
#[utoipa::path(post, path = "/tickets", tag = "tickets API", operation_id = "createTicket",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::IdempotencyHeader), request_body = TicketIn,
    responses((status = 200, body = OneTicket)))]
pub async fn create(
    state: Data<State>,
    staff: Staff,
    key: KeyHeader,
    request: HttpRequest,
    payload: Payload,
) -> Result<Reply<OneTicket>, ApiError> {
    staff.allow_somewhere(TO_WRITE)?;
    let body: TicketIn = behind_the_right(&request, payload).await?;
    let key = key.or(body.idempotency_key)?;
    let booking = state.queries().booking(staff.tenant.id, body.order_id.0).await?;
    let booking = booking.ok_or(ApiError::NotFound("order"))?;
    match &booking.event {
        Some(event) => drop(staff.at_event(&state, &event.id.to_string(), None, TO_WRITE).await?),
        None => staff.allow(TO_WRITE)?,
    }
    let wish = AddWish {
        order: booking.id,
        customer: body.customer_id.0,
        ticket_type: body.admission_id.0,
        cancelled: body.status == Some(StatusIn::Cancelled),
        holder: body.attendee.map(HolderWish::from),
        item: body.order_item_id.map(|item| item.0),
        key,
    };
    let sold = state.sales().add_ticket(&staff.who(), wish).await?;
    let ticket = render_one(&state, &staff.tenant, sold).await?;
    Ok(Reply::ok(OneTicket { ticket }))
}

/// Changes a ticket: its attendee, its status, its admission. If any of it cannot be, nothing is changed.
#[utoipa::path(put, path = "/tickets/{id}", tag = "tickets API", operation_id = "updateTicket",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::TicketKey), request_body = TicketPatch,
    responses((status = 200, body = OneTicket)))]
pub async fn update(
    state: Data<State>,
    staff: Staff,
    ticket: Path<String>,
    request: HttpRequest,
    payload: Payload,
) -> Result<Reply<OneTicket>, ApiError> {
    staff.allow_somewhere(TO_WRITE)?;
    let sold = known(&state, &staff, &ticket).await?;
    staff.at_ticket(&state, sold.ticket.event, sold.ticket.id, TO_WRITE).await?;
    let TicketPatch { status, attendee, admission_id } = behind_the_right(&request, payload).await?;
    let wish = EditWish {
        holder: attendee.map(HolderPatch::from).unwrap_or_default(),
        status: status.map(EditStatus::from),
        ticket_type: admission_id.map(|admission| admission.0),
    };
    let sold = state.sales().edit_ticket(&staff.who(), sold.ticket.id, wish).await?;
    let ticket = render_one(&state, &staff.tenant, sold).await?;
    Ok(Reply::ok(OneTicket { ticket }))
}

/// The same as `PUT`, for clients that call it by this name.
#[utoipa::path(patch, path = "/tickets/{id}", tag = "tickets API", operation_id = "patchTicket",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::TicketKey), request_body = TicketPatch,
    responses((status = 200, body = OneTicket)))]
pub async fn patch(
    state: Data<State>,
    staff: Staff,
    ticket: Path<String>,
    request: HttpRequest,
    payload: Payload,
) -> Result<Reply<OneTicket>, ApiError> {
    update(state, staff, ticket, request, payload).await
}

/// The body, read only now: whoever lacks the right learns nothing of what a body should look like.
async fn behind_the_right<T: DeserializeOwned + 'static>(
    request: &HttpRequest,
    payload: Payload,
) -> Result<T, ApiError> {
    let mut payload: Bytes = payload.into_inner();
    Ok(AdminBody::<T>::from_request(request, &mut payload).await?.0)
}

impl From<AttendeeIn> for HolderWish {
    fn from(AttendeeIn { first_name, last_name, email, phone }: AttendeeIn) -> HolderWish {
        HolderWish { name: None, first: first_name, last: last_name, email, phone }
    }
}

impl From<AttendeePatch> for HolderPatch {
    fn from(AttendeePatch { first_name, last_name, email, phone }: AttendeePatch) -> HolderPatch {
        HolderPatch { first: first_name, last: last_name, email, phone }
    }
}

impl From<StatusIn> for EditStatus {
    fn from(status: StatusIn) -> EditStatus {
        match status {
            StatusIn::Active => EditStatus::Active,
            StatusIn::Cancelled => EditStatus::Cancelled,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn patch(body: Value) -> Result<HolderPatch, String> {
        let patch: TicketPatch = serde_json::from_value(body).map_err(|error| error.to_string())?;
        Ok(patch.attendee.map(HolderPatch::from).unwrap_or_default())
    }

    #[test]
    fn null_is_not_absent() {
        assert_eq!(patch(json!({})), Ok(HolderPatch::default()));
        let cleared = patch(json!({ "attendee": { "phone": null } }));
        assert_eq!(cleared, Ok(HolderPatch { phone: Some(None), ..HolderPatch::default() }));
        let given = patch(json!({ "attendee": { "phone": "1", "firstName": "Jo" } }));
        let wanted = HolderPatch { phone: Some(Some("1".into())), first: Some("Jo".into()), ..HolderPatch::default() };
        assert_eq!(given, Ok(wanted));
        assert!(patch(json!({ "attendee": { "email": null } })).is_err(), "an address cannot be cleared");
    }

    #[test]
    fn only_two_words_are_a_status() {
        assert!(serde_json::from_value::<TicketPatch>(json!({ "status": "ACTIVE" })).is_ok());
        for wrong in ["REDEEMED", "active", ""] {
            assert!(serde_json::from_value::<TicketPatch>(json!({ "status": wrong })).is_err(), "{wrong}");
        }
    }
}
