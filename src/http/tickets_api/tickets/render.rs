//! Tickets as this surface shows them: as sold, with the live state of their events' owners over it.

use crate::actors::registry::{EventInfo, TypeInfo};
use crate::domain::ids::{EventId, PromoterId, TeamId, TenantId, TicketId};
use crate::domain::ledger::PastScan;
use crate::http::error::ApiError;
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use crate::http::tickets_api::principal::{Tenant, user_id};
use crate::http::tickets_api::tickets::live::{self, Live};
use crate::http::tickets_api::tickets::wire::{
    AdmissionPrice, Attendee, NO_DEVICE, ScannedBy, Ticket, TicketAdmission, TicketScan, TicketSection, TicketStatus,
};
use crate::http::tickets_api::tickets::wire_event::{TicketEvent, TicketLocation, naive, zone};
use crate::queries::pages::Standing;
use crate::queries::sales::SoldTicket;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

/// The ticket as it was sold; `None` if this tenant has none of this id that may be shown.
pub async fn sold(state: &State, tenant: TenantId, ticket: TicketId) -> Result<Option<SoldTicket>, ApiError> {
    Ok(state.queries().sold_ticket(tenant, ticket).await?)
}

/// These tickets of the tenant, in the order asked, as they stand this moment. What is not the tenant's, was taken out of
/// every list, or was not sold yet, is left out.
pub async fn render(state: &State, tenant: &Tenant, ids: &[TicketId]) -> Result<Vec<Ticket>, ApiError> {
    render_sold(state, tenant, state.queries().sold_among(tenant.id, ids).await?).await
}

/// One that was looked up already.
///
/// # Errors
/// `NotFound` if it was not sold yet.
pub async fn render_one(state: &State, tenant: &Tenant, sold: SoldTicket) -> Result<Ticket, ApiError> {
    render_sold(state, tenant, vec![sold]).await?.pop().ok_or(ApiError::NotFound("ticket"))
}

/// Those that were looked up already, in their order.
pub async fn render_sold(state: &State, tenant: &Tenant, sold: Vec<SoldTicket>) -> Result<Vec<Ticket>, ApiError> {
    let live = live::of(state, sold.iter().map(|sold| (sold.ticket.id, sold.ticket.event))).await?;
    shown(state, tenant, sold, live, None).await
}

/// Those whose live state was asked for already, in their order; of one standing only, if one is named.
pub async fn render_live(
    state: &State,
    tenant: &Tenant,
    live: Vec<(TicketId, Live)>,
    standing: Option<Standing>,
) -> Result<Vec<Ticket>, ApiError> {
    let ids: Vec<TicketId> = live.iter().map(|(id, _)| *id).collect();
    let sold = state.queries().sold_among(tenant.id, &ids).await?;
    shown(state, tenant, sold, live.into_iter().collect(), standing).await
}

async fn shown(
    state: &State,
    tenant: &Tenant,
    sold: Vec<SoldTicket>,
    mut live: HashMap<TicketId, Live>,
    standing: Option<Standing>,
) -> Result<Vec<Ticket>, ApiError> {
    let mut events: HashMap<EventId, Around> = HashMap::new();
    let mut tickets = Vec::with_capacity(sold.len());
    for sold in sold {
        let event = sold.ticket.event;
        let around = match events.entry(event) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Around::read(state, tenant, event).await?),
        };
        let live = live.remove(&sold.ticket.id).unwrap_or_default();
        let Some(ticket) = ticket(tenant, around, live, sold) else { continue };
        if standing.is_none_or(|wanted| wanted == ticket.status.standing()) {
            tickets.push(ticket);
        }
    }
    Ok(tickets)
}

/// What is true now of a ticket's event and of the types of it, from memory when warm.
struct Around {
    event: Option<Arc<EventInfo>>,
    types: Arc<Vec<TypeInfo>>,
}

impl Around {
    async fn read(state: &State, tenant: &Tenant, event: EventId) -> Result<Around, ApiError> {
        let types = state.registry().shelf(tenant.id, event).await?;
        Ok(Around { event: state.registry().event_by_id(event).await?, types })
    }
}

fn ticket(tenant: &Tenant, around: &Around, live: Live, sold: SoldTicket) -> Option<Ticket> {
    let ticket = &sold.ticket;
    let status = match &live.view {
        Some(view) => TicketStatus::of(view.validity, view.inside),
        None => TicketStatus::of(ticket.validity, ticket.inside),
    }?;
    let event = around.event.as_deref();
    let created: Instant = ticket.created_at.into();
    let holder = &ticket.holder;
    let of_type = live.view.map_or(ticket.ticket_type, |view| view.ticket_type);
    let of_type = around.types.iter().find(|known| known.id == of_type);
    let shown = TicketEvent::of(&sold.event, event, ticket.created_at);
    let tz = zone(sold.event.time_zone.as_deref());
    Some(Ticket {
        id: ticket.id.to_string(),
        status,
        order_id: sold.order.map(|order| order.to_string()),
        order_item_id: sold.item.map(|item| item.to_string()),
        event_id: ticket.event.to_string(),
        admission_id: of_type.map_or(ticket.ticket_type, |known| known.id).to_string(),
        customer_id: sold.customer.map(|customer| customer.to_string()),
        // A tenant's first team and promoter have its own number.
        team_id: event.map_or(TeamId::from_bytes(tenant.id.to_bytes()), |event| event.team).to_string(),
        promoter_id: event.map_or(PromoterId::from_bytes(tenant.id.to_bytes()), |event| event.promoter).to_string(),
        attendee: Attendee::new(holder.parts(), holder.email.as_deref(), holder.phone.as_deref()),
        event: shown,
        admission: admission(&sold, of_type, tz),
        section: of_type.and_then(|known| known.section).and_then(|section| event?.section(section)).map(|section| {
            TicketSection {
                id: section.id.to_string(),
                name: section.name.clone(),
                location: section.location.as_ref().map(|place| TicketLocation::of(place, tz)),
            }
        }),
        updated_at: live.scans.last().map_or(created, |scan| Instant(scan.at)),
        scans: live.scans.iter().map(|past| scan(tenant.id, past)).collect(),
        created_at: created,
    })
}

/// As sold; where the ticket was moved to another type a moment ago, as that type is now.
fn admission(sold: &SoldTicket, now: Option<&TypeInfo>, zone: chrono_tz::Tz) -> TicketAdmission {
    let (id, name, base, booking, currency) = match now.filter(|now| now.id != sold.ticket.ticket_type) {
        Some(moved) => (moved.id, &moved.name, moved.price_minor, moved.booking_minor, &moved.currency),
        None => (sold.ticket.ticket_type, &sold.type_name, sold.unit_price_minor, sold.booking_minor, &sold.currency),
    };
    TicketAdmission {
        id: id.to_string(),
        name: name.clone(),
        price: AdmissionPrice { base, booking, currency: currency.clone() },
        entry_starts_at: now.and_then(|now| now.entry_from).map(|at| naive(at, zone)),
        entry_ends_at: now.and_then(|now| now.entry_until).map(|at| naive(at, zone)),
    }
}

fn scan(tenant: TenantId, past: &PastScan) -> TicketScan {
    let user = user_id(tenant, &past.subject).to_string();
    let subject = past.subject.as_str();
    TicketScan {
        id: past.scan.to_string(),
        kind: past.kind.into(),
        scanned_at: Instant(past.at),
        scanned_by: ScannedBy {
            id: user.clone(),
            first_name: subject.to_owned(),
            last_name: String::new(),
            email: if subject.contains('@') { subject.to_owned() } else { String::new() },
        },
        scanned_by_id: user,
        device_id: past.device.as_ref().map_or(NO_DEVICE, |device| device.as_str()).to_owned(),
    }
}
