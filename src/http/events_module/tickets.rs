//! What staff read of tickets, and what they do to one besides scanning.

use crate::actors::sales::{
    ActivateWish, DoorPayment, HolderWish, RefundOf, RefundWish, Refunded, TransferWish, Transferred,
};
use crate::domain::ids::TicketId;
use crate::domain::ticket::Validity;
use crate::http::answer::Reply;
use crate::http::auth::{Action, Resource};
use crate::http::body::{AdminBody, OptionsBody};
use crate::http::error::ApiError;
use crate::http::events_module::booking::refund_word;
use crate::http::events_module::major::{Major, MajorIn};
use crate::http::events_module::principal::Staff;
use crate::http::events_module::records::{Listed, Paging, Record};
use crate::http::events_module::sold::{self, TicketData};
use crate::http::extract::KeyHeader;
use crate::http::gate::wire_time::Instant;
use crate::http::openapi::TicketStateWord;
use crate::http::state::State;
use crate::queries::sales::{SOLD_MAX, SoldFilter, SoldTicket};
use actix_web::web::{Data, Path};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

const TO_READ: &[Action] = &[Action::TicketRead, Action::TicketWrite];
const TO_CHANGE: &[Action] = &[Action::TicketWrite];

type TicketAnswer = Result<Reply<Record<TicketData>>, ApiError>;

/// Which tickets.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TicketsQuery {
    /// Only those in this state.
    #[serde(default)]
    #[param(required = false, value_type = Option<TicketStateWord>)]
    status: Option<String>,
    /// The holder's address.
    #[serde(default)]
    #[param(required = false)]
    email: Option<String>,
}

/// The code of a ticket, as text and as a picture.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketQr {
    pub ticket_id: String,
    /// What the QR code says.
    pub qr_payload: String,
    /// The same.
    pub code: String,
    /// An SVG, as a data URL.
    #[schema(example = "data:image/svg+xml;base64,PHN2Zy8+")]
    pub image: String,
    #[schema(value_type = String, format = DateTime)]
    pub issued_at: Instant,
}

/// To whom a pre-generated ticket is sold.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ActivateIn {
    #[serde(default, alias = "email")]
    pub holder_email: Option<String>,
    #[serde(default, alias = "name")]
    pub holder_name: Option<String>,
    #[serde(default, alias = "phone")]
    pub holder_phone: Option<String>,
    #[serde(default)]
    pub payment: Option<PaymentIn>,
    /// A new code; what was printed is void.
    #[serde(default)]
    pub reissue: bool,
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
pub struct PaymentIn {
    /// In the currency of its type.
    pub amount: MajorIn,
    #[schema(example = "card")]
    pub method: String,
    #[serde(default, rename = "ref")]
    pub reference: Option<String>,
}

/// Who gets the ticket.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TransferIn {
    #[schema(example = "next@example.com", format = Email, max_length = 320)]
    pub to_email: String,
    #[serde(default)]
    pub to_name: Option<String>,
    #[serde(default)]
    pub to_phone: Option<String>,
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TransferOut {
    /// The new one.
    pub ticket: Record<TicketData>,
    pub ticket_id: String,
    /// The old one, which opens nothing any more.
    pub revoked_ticket_id: String,
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReasonIn {
    #[serde(default)]
    pub reason: Option<String>,
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

impl ReasonIn {
    /// The reason, where a key may be sent and changes nothing: asked twice, the same is answered anyway.
    pub fn told(self) -> Result<Option<String>, ApiError> {
        KeyHeader(None).or(self.idempotency_key)?;
        Ok(self.reason)
    }
}

/// The tickets are void from now on.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RefundOut {
    /// Null where no money went back.
    #[schema(required = true)]
    pub refund_id: Option<String>,
    /// `done`; `pending`: the money follows as soon as the gateway can be reached; `failed`: staff must look.
    #[schema(example = "done")]
    pub status: &'static str,
    /// What goes back in all.
    pub amount: Major,
    /// How much of it goes to the gift card.
    pub gift_card: Major,
    pub currency: String,
    /// Null for a ticket that was sold elsewhere.
    #[schema(required = true)]
    pub booking_id: Option<String>,
    pub ticket_ids: Vec<String>,
    pub tickets: Vec<Record<TicketData>>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TicketDeleted {
    pub success: bool,
    pub id: String,
}

/// The tickets of an event, in the order of their making.
#[utoipa::path(get, path = "/events/{eventId}/tickets", operation_id = "eventsListTickets", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::EventIdPath, TicketsQuery,
    crate::http::events_module::records::PagingQuery),
    responses((status = 200, body = Listed<Record<TicketData>>)))]
pub async fn list(
    state: Data<State>,
    event: Path<String>,
    staff: Staff,
    query: TicketsQuery,
    paging: Paging,
) -> Result<Reply<Listed<Record<TicketData>>>, ApiError> {
    let event = staff.event_for(&state, &event, TO_READ).await?;
    let TicketsQuery { status, email } = query;
    let validity = status.as_deref().map(validity).transpose()?;
    let filter = SoldFilter { event: Some(event.id), holder_email: email, validity, ..SoldFilter::default() };
    let paging = paging.at_most(SOLD_MAX);
    let found = state.queries().sold_tickets(staff.org.id, &filter, paging.page, paging.page_size).await?;
    let with_code = staff.may(Action::TicketWrite, &Resource::of(&event));
    let records = sold::records(&state, &staff.org, found.items, with_code).await?;
    Ok(Reply::ok(Listed::new(records, found.total, paging)))
}

/// One ticket.
#[utoipa::path(get, path = "/events/tickets/{ticketId}", operation_id = "eventsGetTicket", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::TicketIdPath),
    responses((status = 200, body = Record<TicketData>)))]
pub async fn get(state: Data<State>, ticket: Path<String>, staff: Staff) -> TicketAnswer {
    let sold = find(&state, &staff, &ticket, TO_READ).await?;
    let with_code = staff.may(Action::TicketWrite, &resource(&sold));
    sold::one(&state, &staff.org, sold, with_code).await.map(Reply::ok)
}

/// The code of a ticket. The same every time, until the ticket gets a new one.
#[utoipa::path(get, path = "/events/tickets/{ticketId}/qr", operation_id = "eventsGetTicketQr", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::TicketIdPath),
    responses((status = 200, body = TicketQr)))]
pub async fn qr(state: Data<State>, ticket: Path<String>, staff: Staff) -> Result<Reply<TicketQr>, ApiError> {
    let sold = find(&state, &staff, &ticket, TO_CHANGE).await?;
    TicketQr::of(sold).map(Reply::ok)
}

/// Sells a pre-generated ticket at the door: from now on it is good for entry.
#[utoipa::path(post, path = "/events/tickets/{ticketId}/activate", operation_id = "eventsActivateTicket",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::TicketIdPath,
    crate::http::openapi::IdempotencyHeader), request_body = ActivateIn,
    responses((status = 200, body = Record<TicketData>)))]
pub async fn activate(
    state: Data<State>,
    ticket: Path<String>,
    staff: Staff,
    key: KeyHeader,
    body: AdminBody<ActivateIn>,
) -> TicketAnswer {
    let sold = find(&state, &staff, &ticket, TO_CHANGE).await?;
    let ActivateIn { holder_email, holder_name, holder_phone, payment, reissue, idempotency_key } = body.0;
    let wish = ActivateWish {
        holder: HolderWish { name: holder_name, email: holder_email, phone: holder_phone, ..HolderWish::default() },
        payment: payment.map(|payment| payment.read(&sold.currency)).transpose()?,
        reissue,
        key: key.or(idempotency_key)?,
    };
    let sold = state.sales().activate(&staff.who(), sold.ticket.id, wish).await?;
    sold::one(&state, &staff.org, sold, true).await.map(Reply::ok)
}

/// Gives a ticket to somebody else: the old one is revoked, a new one is issued.
#[utoipa::path(post, path = "/events/tickets/{ticketId}/transfer", operation_id = "eventsTransferTicket",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::TicketIdPath,
    crate::http::openapi::IdempotencyHeader), request_body = TransferIn,
    responses((status = 201, body = TransferOut)))]
pub async fn transfer(
    state: Data<State>,
    ticket: Path<String>,
    staff: Staff,
    key: KeyHeader,
    body: AdminBody<TransferIn>,
) -> Result<Reply<TransferOut>, ApiError> {
    let sold = find(&state, &staff, &ticket, TO_CHANGE).await?;
    let moved = state.sales().transfer(&staff.who(), sold.ticket.id, body.0.wish(key)?).await?;
    let Transferred { ticket, revoked } = moved;
    let ticket = sold::one(&state, &staff.org, ticket, true).await?;
    Ok(Reply::created(TransferOut { ticket_id: ticket.id.clone(), ticket, revoked_ticket_id: revoked.to_string() }))
}

/// Voids a ticket; no money moves. The record stays.
#[utoipa::path(post, path = "/events/tickets/{ticketId}/cancel", operation_id = "eventsCancelTicket",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::TicketIdPath), request_body = ReasonIn,
    responses((status = 200, body = Record<TicketData>)))]
pub async fn cancel(
    state: Data<State>,
    ticket: Path<String>,
    staff: Staff,
    body: OptionsBody<ReasonIn>,
) -> TicketAnswer {
    let sold = find(&state, &staff, &ticket, TO_CHANGE).await?;
    let sold = state.sales().cancel_ticket(&staff.who(), sold.ticket.id, body.0.told()?).await?;
    sold::one(&state, &staff.org, sold, true).await.map(Reply::ok)
}

/// Voids a ticket and takes it out of every list. Its scans stay in the log.
#[utoipa::path(delete, path = "/events/tickets/{ticketId}", operation_id = "eventsDeleteTicket", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::TicketIdPath),
    responses((status = 200, body = TicketDeleted)))]
pub async fn remove(state: Data<State>, ticket: Path<String>, staff: Staff) -> Result<Reply<TicketDeleted>, ApiError> {
    let sold = find(&state, &staff, &ticket, TO_CHANGE).await?;
    state.sales().delete_ticket(&staff.who(), sold.ticket.id, None).await?;
    Ok(Reply::ok(TicketDeleted { success: true, id: sold.ticket.id.to_string() }))
}

/// Voids a ticket, then sends its money back the way it came.
#[utoipa::path(post, path = "/events/tickets/{ticketId}/refund", operation_id = "eventsRefundTicket",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::TicketIdPath,
    crate::http::openapi::IdempotencyHeader), request_body = ReasonIn, responses((status = 200, body = RefundOut)))]
pub async fn refund(
    state: Data<State>,
    ticket: Path<String>,
    staff: Staff,
    key: KeyHeader,
    body: OptionsBody<ReasonIn>,
) -> Result<Reply<RefundOut>, ApiError> {
    let sold = find(&state, &staff, &ticket, &[Action::OrderWrite]).await?;
    let ReasonIn { reason, idempotency_key } = body.0;
    let wish = RefundWish::new(RefundOf::Ticket(sold.ticket.id), reason, key.or(idempotency_key)?);
    let refunded = state.sales().refund(&staff.who(), wish).await?;
    RefundOut::of(&state, &staff, refunded).await.map(Reply::ok)
}

/// The ticket, if the caller may do one of these things to it. What is not the organisation's own is not there.
async fn find(state: &State, staff: &Staff, ticket: &str, any_of: &[Action]) -> Result<SoldTicket, ApiError> {
    let sold = sold_ticket(state, staff.org.id, ticket).await?;
    staff.allow(any_of, &resource(&sold))?;
    Ok(sold)
}

/// The ticket of this organisation by its id.
pub async fn sold_ticket(
    state: &State,
    tenant: crate::domain::ids::TenantId,
    ticket: &str,
) -> Result<SoldTicket, ApiError> {
    let unknown = || ApiError::NotFound("ticket");
    let id: TicketId = ticket.trim().parse().map_err(|_| unknown())?;
    state.queries().sold_ticket(tenant, id).await?.ok_or_else(unknown)
}

fn resource(sold: &SoldTicket) -> Resource {
    Resource::event(sold.ticket.event).ticket(sold.ticket.id)
}

fn validity(word: &str) -> Result<Validity, ApiError> {
    let known = Validity::ALL.into_iter().find(|validity| validity.word() == word);
    known.ok_or_else(|| {
        let words: Vec<&str> = Validity::ALL.into_iter().map(Validity::word).collect();
        ApiError::field("status", format!("must be one of {}", words.join(", ")))
    })
}

impl TicketQr {
    pub fn of(sold: SoldTicket) -> Result<TicketQr, ApiError> {
        let code = sold.ticket.code.ok_or(ApiError::NotFound("code"))?;
        Ok(TicketQr {
            ticket_id: sold.ticket.id.to_string(),
            image: format!("data:image/svg+xml;base64,{}", STANDARD.encode(crate::qr::svg(&code)?)),
            qr_payload: code.clone(),
            code,
            issued_at: sold.ticket.created_at.into(),
        })
    }
}

impl PaymentIn {
    fn read(self, currency: &str) -> Result<DoorPayment, ApiError> {
        Ok(DoorPayment {
            amount_minor: self.amount.minor("payment.amount", currency)?,
            method: self.method,
            reference: self.reference,
        })
    }
}

impl TransferIn {
    pub fn wish(self, key: KeyHeader) -> Result<TransferWish, ApiError> {
        let to = HolderWish {
            name: self.to_name,
            email: Some(self.to_email),
            phone: self.to_phone,
            ..HolderWish::default()
        };
        Ok(TransferWish { to, key: key.or(self.idempotency_key)? })
    }
}

impl RefundOut {
    pub async fn of(state: &State, staff: &Staff, refunded: Refunded) -> Result<RefundOut, ApiError> {
        let tickets = sold::records(state, &staff.org, refunded.tickets, false).await?;
        Ok(RefundOut {
            refund_id: refunded.refund.map(|id| id.to_string()),
            status: refund_word(refunded.state),
            amount: Major::new(refunded.amount_minor, &refunded.currency),
            gift_card: Major::new(refunded.gift_card_minor, &refunded.currency),
            currency: refunded.currency,
            booking_id: refunded.booking.map(|booking| booking.id.to_string()),
            ticket_ids: tickets.iter().map(|ticket| ticket.id.clone()).collect(),
            tickets,
        })
    }
}
