//! Tickets by whatever a person at the gate has at hand.

use crate::actors::registry::EventInfo;
use crate::domain::ids::{OrderId, TicketId};
use crate::domain::scan::TicketView;
use crate::http::answer::Reply;
use crate::http::auth::{Action, Resource};
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::scan::event_of;
use crate::http::gate::tickets::HolderOut;
use crate::http::gate::wire::{StatusWord, status, text};
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use crate::queries::sales::SoldTicket;
use actix_web::HttpRequest;
use actix_web::web::Data;
use serde::{Deserialize, Serialize, Serializer};
use utoipa::ToSchema;

/// The longest code, and longer than any name.
const TEXT_CHARS: usize = 512;
const FOUND_MAX: usize = 50;

#[derive(Debug, Deserialize, ToSchema)]
pub struct LookUpIn {
    /// A code as a scanner reads it, a ticket's or an order's id, the seller's own number, an e-mail address (the holder's or
    /// the buyer's), or a part of the holder's name or phone number.
    #[schema(min_length = 1, max_length = 512, example = "jane doe")]
    pub text: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FoundTickets {
    /// Up to 50: what the text names exactly first.
    pub tickets: Vec<FoundTicket>,
    /// Whether there are more, so that a longer text helps.
    pub more: bool,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FoundTicket {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub id: TicketId,
    #[schema(required = true)]
    pub external_id: Option<String>,
    pub status: StatusWord,
    pub type_slug: String,
    pub type_name: String,
    pub holder: Option<HolderOut>,
    /// Null for a ticket that came by an import.
    #[serde(serialize_with = "maybe_text")]
    #[schema(value_type = Option<String>, required = true)]
    pub order: Option<OrderId>,
    pub entries: u32,
    /// Null = no limit.
    #[schema(required = true)]
    pub entries_left: Option<u32>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub last_scan_at: Option<Instant>,
}

fn maybe_text<T: std::fmt::Display, S: Serializer>(value: &Option<T>, out: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => out.collect_str(value),
        None => out.serialize_none(),
    }
}

impl FoundTicket {
    /// A sold ticket as its owner knows it now; `None` for the owner = as it was drained.
    pub fn new(sold: &SoldTicket, live: Option<TicketView>, in_full: bool) -> FoundTicket {
        let info = &sold.ticket;
        let (validity, inside, entries) = match live {
            Some(view) => (view.validity, view.inside, view.entries),
            None => (info.validity, info.inside, info.entries),
        };
        FoundTicket {
            id: info.id,
            external_id: info.external_id.clone(),
            status: status(validity, inside),
            type_slug: info.type_slug.clone(),
            type_name: sold.type_name.clone(),
            holder: HolderOut::of(info, in_full),
            order: sold.order,
            entries,
            entries_left: live.and_then(|view| view.entries_left),
            last_scan_at: info.last_scan_at.map(Into::into),
        }
    }
}

/// Finds tickets by name, e-mail, order or code.
///
/// What is looked for goes in the body, where no log of addresses keeps it.
#[utoipa::path(post, path = "/v1/events/{event}/tickets/search", operation_id = "gateSearchTickets", tag = "tickets",
    params(crate::http::openapi::EventPath), request_body = LookUpIn,
    responses((status = 200, body = FoundTickets)))]
pub async fn search(
    state: Data<State>,
    request: HttpRequest,
    caller: Authorized,
    body: AdminBody<LookUpIn>,
) -> Result<Reply<FoundTickets>, ApiError> {
    let event = caller.event_for(&state, event_of(&request), &[Action::TicketRead, Action::TicketWrite]).await?;
    let text = body.0.text.trim();
    if text.is_empty() || text.chars().count() > TEXT_CHARS || text.contains('\0') {
        return Err(ApiError::field("text", "must have 1 to 512 characters: a name, an address, an order or a code"));
    }
    let mut ids = state.gate().find_tickets(event.tenant, event.id, text, FOUND_MAX + 1).await?;
    let more = ids.len() > FOUND_MAX;
    ids.truncate(FOUND_MAX);
    Ok(Reply::ok(FoundTickets { tickets: shown(&state, &caller, &event, &ids).await?, more }))
}

/// These tickets in this order, as far as the caller may see them.
pub(crate) async fn shown(
    state: &State,
    caller: &Authorized,
    event: &EventInfo,
    ids: &[TicketId],
) -> Result<Vec<FoundTicket>, ApiError> {
    let in_full = caller.may(Action::TicketWrite, &Resource::of(event));
    let sold = state.queries().sold_among(event.tenant, ids).await?;
    let live = state.gate().views(event.id, sold.iter().map(|sold| sold.ticket.id).collect()).await?;
    Ok(sold.iter().zip(live).map(|(sold, live)| FoundTicket::new(sold, live, in_full)).collect())
}
