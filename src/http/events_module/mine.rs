//! What customers do with the tickets they hold.

use crate::actors::sales::Transferred;
use crate::http::answer::Reply;
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::events_module::principal::Customer;
use crate::http::events_module::records::{Listed, Paging, Record};
use crate::http::events_module::sold::{self, TicketData};
use crate::http::events_module::tickets::{TicketQr, TransferIn, TransferOut, sold_ticket};
use crate::http::extract::KeyHeader;
use crate::http::state::State;
use crate::queries::sales::{SOLD_MAX, SoldFilter, SoldTicket};
use actix_web::web::{Data, Path};

/// The tickets that the customer holds.
#[utoipa::path(get, path = "/client/events/tickets/mine", operation_id = "clientListMyTickets", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::events_module::records::PagingQuery),
    responses((status = 200, body = Listed<Record<TicketData>>)))]
pub async fn list(
    state: Data<State>,
    customer: Customer,
    paging: Paging,
) -> Result<Reply<Listed<Record<TicketData>>>, ApiError> {
    let filter = SoldFilter { holder_email: Some(customer.email), ..SoldFilter::default() };
    let paging = paging.at_most(SOLD_MAX);
    let found = state.queries().sold_tickets(customer.org.id, &filter, paging.page, paging.page_size).await?;
    let records = sold::records(&state, &customer.org, found.items, true).await?;
    Ok(Reply::ok(Listed::new(records, found.total, paging)))
}

/// One of the customer's tickets.
#[utoipa::path(get, path = "/client/events/tickets/{ticketId}", operation_id = "clientGetMyTicket",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::TicketIdPath),
    responses((status = 200, body = Record<TicketData>)))]
pub async fn get(
    state: Data<State>,
    ticket: Path<String>,
    customer: Customer,
) -> Result<Reply<Record<TicketData>>, ApiError> {
    let sold = held(&state, &customer, &ticket).await?;
    sold::one(&state, &customer.org, sold, true).await.map(Reply::ok)
}

/// The code of one of the customer's tickets.
#[utoipa::path(get, path = "/client/events/tickets/{ticketId}/qr", operation_id = "clientGetMyTicketQr",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::TicketIdPath),
    responses((status = 200, body = TicketQr)))]
pub async fn qr(state: Data<State>, ticket: Path<String>, customer: Customer) -> Result<Reply<TicketQr>, ApiError> {
    let sold = held(&state, &customer, &ticket).await?;
    TicketQr::of(sold).map(Reply::ok)
}

/// Gives one of the customer's tickets to somebody else. The new code is the recipient's alone.
#[utoipa::path(post, path = "/client/events/tickets/{ticketId}/transfer", operation_id = "clientTransferMyTicket",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::TicketIdPath,
    crate::http::openapi::IdempotencyHeader), request_body = TransferIn,
    responses((status = 201, body = TransferOut)))]
pub async fn transfer(
    state: Data<State>,
    ticket: Path<String>,
    customer: Customer,
    key: KeyHeader,
    body: AdminBody<TransferIn>,
) -> Result<Reply<TransferOut>, ApiError> {
    let sold = held(&state, &customer, &ticket).await?;
    let moved = state.sales().transfer(&customer.who(), sold.ticket.id, body.0.wish(key)?).await?;
    let Transferred { ticket, revoked } = moved;
    let ticket = sold::one(&state, &customer.org, ticket, false).await?;
    Ok(Reply::created(TransferOut { ticket_id: ticket.id.clone(), ticket, revoked_ticket_id: revoked.to_string() }))
}

/// Another one's ticket is not there.
async fn held(state: &State, customer: &Customer, ticket: &str) -> Result<SoldTicket, ApiError> {
    let sold = sold_ticket(state, customer.org.id, ticket).await?;
    let holder = sold.ticket.holder.email.as_deref().map(str::to_lowercase);
    if holder.as_deref() == Some(customer.email.as_str()) { Ok(sold) } else { Err(ApiError::NotFound("ticket")) }
}
