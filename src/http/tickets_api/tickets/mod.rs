//! Tickets: listed, read, and shown by every other route of this surface that answers with one.

mod list;
mod live;
mod render;
mod walk;
pub mod wire;
pub mod wire_event;

pub use list::{__path_list, TicketFilters, list};
pub use render::{render, render_one, sold};
pub use wire::{OneTicket, Ticket};

use crate::domain::ids::TicketId;
use crate::http::answer::Reply;
use crate::http::at;
use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::state::State;
use crate::http::tickets_api::doors::office;
use crate::http::tickets_api::principal::{Anyone, Reader};
use crate::http::tickets_api::query::Asked;
use crate::queries::sales::SoldTicket;
use actix_web::web::{Data, Path, ServiceConfig, get, patch, post, put};

/// Who may look at tickets.
pub const TO_READ: &[Action] = &[Action::TicketRead, Action::TicketScan, Action::TicketWrite, Action::OrderWrite];

/// Adds the routes. `/tickets/{id}` is one resource for all of its methods: whoever changes a ticket adds a method here.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(at("/tickets", "GET, POST", [get().to(list), post().to(office::create)])).service(at(
        "/tickets/{id}",
        "GET, PUT, PATCH",
        [get().to(get_one), put().to(office::update), patch().to(office::patch)],
    ));
}

/// A ticket with everything that is known of it, as it stands this moment.
#[utoipa::path(get, path = "/tickets/{id}", tag = "tickets API", operation_id = "getTicket",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::TicketKey,
    crate::http::openapi::SignatureParam), responses((status = 200, body = OneTicket)))]
pub async fn get_one(
    state: Data<State>,
    ticket: Path<String>,
    asked: Asked,
    anyone: Anyone,
) -> Result<Reply<OneTicket>, ApiError> {
    let signature = asked.one("signature")?;
    anyone.is_named(signature)?;
    let tenant = anyone.tenant.id;
    let found = match ticket.trim().parse::<TicketId>() {
        Ok(id) => sold(&state, tenant, id).await?,
        Err(_) => None,
    };
    let order = found.as_ref().and_then(|sold| sold.order);
    let reader = anyone.reader(&state, order, signature).await?;
    if let Reader::Staff(staff) = &reader {
        staff.allow_somewhere(TO_READ)?;
    }
    let sold = found.ok_or(ApiError::NotFound("ticket"))?;
    may_read(&state, &reader, &sold).await?;
    let ticket = render_one(&state, reader.tenant(), sold).await?;
    Ok(Reply::ok(OneTicket { ticket }))
}

/// Whether this ticket may be shown to them. A buyer's own are those they bought and those they hold.
async fn may_read(state: &State, reader: &Reader, sold: &SoldTicket) -> Result<(), ApiError> {
    match reader {
        Reader::Staff(staff) => {
            staff.at_ticket(state, sold.ticket.event, sold.ticket.id, TO_READ).await?;
            Ok(())
        }
        Reader::Customer(customer) => {
            let holder = sold.ticket.holder.email.as_deref().map(|email| email.trim().to_lowercase());
            let holds = customer.email.is_some() && holder == customer.email;
            let own = holds || (sold.customer.is_some() && customer.id(state).await? == sold.customer);
            if own { Ok(()) } else { Err(ApiError::NotFound("ticket")) }
        }
        Reader::Signature(_, order) if sold.order == Some(*order) => Ok(()),
        Reader::Signature(..) => Err(ApiError::WrongSignature),
    }
}
