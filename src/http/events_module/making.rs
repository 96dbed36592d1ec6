//! Tickets that staff make without a payment here: issued, complimentary, and stock for the door.

use crate::actors::sales::{HolderWish, IssueKind, IssueTo, IssueWish, Issued};
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::events_module::principal::Staff;
use crate::http::events_module::purchase::TicketsOut;
use crate::http::events_module::records::Record;
use crate::http::events_module::sold::{self, TicketData};
use crate::http::extract::KeyHeader;
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use actix_web::web::{Data, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A ticket, or several of the same holder.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IssueIn {
    /// Id, slug or name.
    #[schema(example = "general")]
    pub ticket_type_id: String,
    #[serde(default, alias = "name")]
    pub holder_name: Option<String>,
    #[serde(default, alias = "email")]
    pub holder_email: Option<String>,
    #[serde(default, alias = "phone")]
    pub holder_phone: Option<String>,
    /// 1 if absent.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 1_000)]
    pub quantity: Option<i64>,
    #[serde(default, alias = "notes")]
    pub note: Option<String>,
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

/// One ticket for each holder.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CompIn {
    /// Id or slug.
    #[serde(alias = "event")]
    #[schema(example = "summer-night")]
    pub event_id: String,
    /// Id, slug or name.
    #[schema(example = "vip")]
    pub ticket_type_id: String,
    #[schema(min_items = 1)]
    pub holders: Vec<HolderIn>,
    #[serde(default, alias = "notes")]
    pub note: Option<String>,
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
pub struct HolderIn {
    #[schema(example = "pat@example.com", format = Email, max_length = 320)]
    pub email: String,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
}

/// A batch of tickets that nobody holds yet.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StockIn {
    /// Id or slug.
    #[serde(alias = "event")]
    #[schema(example = "summer-night")]
    pub event_id: String,
    /// Id, slug or name.
    #[schema(example = "general")]
    pub ticket_type_id: String,
    #[schema(minimum = 1, maximum = 1_000, example = 200)]
    pub quantity: i64,
    #[serde(default, alias = "notes")]
    pub note: Option<String>,
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

/// The tickets that were made. A single one also stands on top, as a record.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Made {
    #[serde(flatten)]
    #[schema(value_type = OnlyTicket)]
    pub only: Option<Record<TicketData>>,
    #[serde(flatten)]
    pub tickets: TicketsOut,
    pub booking_id: String,
    pub order_id: String,
}

/// The record of the ticket, where exactly one was made; else none of these fields.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes what a record in `Made` looks like")]
pub struct OnlyTicket {
    #[schema(nullable = false)]
    id: Option<String>,
    #[schema(nullable = false)]
    pk: Option<String>,
    #[schema(nullable = false)]
    sk: Option<String>,
    #[schema(nullable = false, example = "event_ticket")]
    datatype: Option<String>,
    #[schema(nullable = false)]
    version: Option<u64>,
    #[schema(nullable = false)]
    state: Option<String>,
    #[schema(value_type = String, format = DateTime, required = false)]
    createdate: Option<Instant>,
    #[schema(value_type = String, format = DateTime, required = false)]
    modifydate: Option<Instant>,
    #[schema(value_type = TicketData, required = false)]
    data: Option<TicketData>,
}

/// Issues tickets that were paid elsewhere. They are good at once.
#[utoipa::path(post, path = "/events/{eventId}/tickets", operation_id = "eventsIssueTickets", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::EventIdPath,
    crate::http::openapi::IdempotencyHeader), request_body = IssueIn, responses((status = 201, body = Made)))]
pub async fn issue(
    state: Data<State>,
    event: Path<String>,
    staff: Staff,
    key: KeyHeader,
    body: AdminBody<IssueIn>,
) -> Result<Reply<Made>, ApiError> {
    let IssueIn { ticket_type_id, holder_name, holder_email, holder_phone, quantity, note, idempotency_key } = body.0;
    let holder = HolderWish { name: holder_name, email: holder_email, phone: holder_phone, ..HolderWish::default() };
    let wish = IssueWish {
        kind: IssueKind::Issue,
        event: event.into_inner(),
        ticket_type: ticket_type_id,
        to: IssueTo::Count { quantity: quantity.unwrap_or(1), holder: Some(holder) },
        note,
        key: key.or(idempotency_key)?,
    };
    make(&state, &staff, wish).await
}

/// Gives tickets away: one for each holder, good at once.
#[utoipa::path(post, path = "/events/tickets/comp", operation_id = "eventsCompTickets", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::IdempotencyHeader), request_body = CompIn,
    responses((status = 201, body = Made)))]
pub async fn comp(
    state: Data<State>,
    staff: Staff,
    key: KeyHeader,
    body: AdminBody<CompIn>,
) -> Result<Reply<Made>, ApiError> {
    let CompIn { event_id, ticket_type_id, holders, note, idempotency_key } = body.0;
    let holders = holders.into_iter().map(|HolderIn { email, name, phone }| HolderWish {
        name,
        email: Some(email),
        phone,
        ..HolderWish::default()
    });
    let wish = IssueWish {
        kind: IssueKind::Comp,
        event: event_id,
        ticket_type: ticket_type_id,
        to: IssueTo::Holders(holders.collect()),
        note,
        key: key.or(idempotency_key)?,
    };
    make(&state, &staff, wish).await
}

/// Makes a batch of unactivated tickets, to be activated one by one when they are sold.
#[utoipa::path(post, path = "/events/tickets/pre-generate", operation_id = "eventsPreGenerateTickets",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::IdempotencyHeader), request_body = StockIn,
    responses((status = 201, body = Made)))]
pub async fn pre_generate(
    state: Data<State>,
    staff: Staff,
    key: KeyHeader,
    body: AdminBody<StockIn>,
) -> Result<Reply<Made>, ApiError> {
    let StockIn { event_id, ticket_type_id, quantity, note, idempotency_key } = body.0;
    let wish = IssueWish {
        kind: IssueKind::PreGenerate,
        event: event_id,
        ticket_type: ticket_type_id,
        to: IssueTo::Count { quantity, holder: None },
        note,
        key: key.or(idempotency_key)?,
    };
    make(&state, &staff, wish).await
}

async fn make(state: &State, staff: &Staff, wish: IssueWish) -> Result<Reply<Made>, ApiError> {
    staff.event_for(state, &wish.event, &[Action::TicketWrite]).await?;
    let Issued { booking, tickets } = state.sales().issue(&staff.who(), wish).await?;
    let tickets = sold::records(state, &staff.org, tickets, true).await?;
    let only = match tickets.as_slice() {
        [only] => Some(only.clone()),
        [] | [_, _, ..] => None,
    };
    let id = booking.id.to_string();
    Ok(Reply::created(Made { only, tickets: TicketsOut::new(tickets), booking_id: id.clone(), order_id: id }))
}
