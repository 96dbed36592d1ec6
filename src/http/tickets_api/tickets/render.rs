//! Tickets as this surface shows them: as sold, with the live state of their events' owners over it.

use crate::domain::ids::{PromoterId, TeamId, TenantId, TicketId};
use crate::domain::ledger::PastScan;
use crate::http::error::ApiError;
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use crate::http::tickets_api::principal::{Tenant, user_id};
use crate::http::tickets_api::tickets::live::{self, Live};
use crate::http::tickets_api::tickets::wire::{
    AdmissionPrice, Attendee, NO_DEVICE, ScannedBy, Status, Ticket, TicketAdmission, TicketScan,
};
use crate::http::tickets_api::tickets::wire_event::TicketEvent;
use crate::queries::sales::SoldTicket;

/// The ticket as it was sold; `None` if this tenant has none of this id that may be shown.
pub async fn sold(state: &State, tenant: TenantId, ticket: TicketId) -> Result<Option<SoldTicket>, ApiError> {
    Ok(state.queries().sold_ticket(tenant, ticket).await?)
}

/// These tickets of the tenant, in the order asked, as they stand this moment. What is not the tenant's, was taken out of
/// every list, or was not sold yet, is left out.
pub async fn render(state: &State, tenant: &Tenant, ids: &[TicketId]) -> Result<Vec<Ticket>, ApiError> {
    let mut sold = Vec::with_capacity(ids.len());
    for id in ids {
        sold.extend(self::sold(state, tenant.id, *id).await?);
    }
    render_sold(state, tenant, sold).await
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
    let mut live = live::of(state, &sold).await?;
    Ok(sold
        .into_iter()
        .filter_map(|sold| ticket(tenant, live.remove(&sold.ticket.id).unwrap_or_default(), sold))
        .collect())
}

fn ticket(tenant: &Tenant, live: Live, sold: SoldTicket) -> Option<Ticket> {
    let ticket = &sold.ticket;
    let status = match &live.view {
        Some(view) => Status::of(view.validity, view.inside),
        None => Status::of(ticket.validity, ticket.inside),
    }?;
    let admission = live.view.map_or(ticket.ticket_type, |view| view.ticket_type);
    let created: Instant = ticket.created_at.into();
    let holder = &ticket.holder;
    Some(Ticket {
        id: ticket.id.to_string(),
        status,
        order_id: sold.order.map(|order| order.to_string()),
        order_item_id: sold.item.map(|item| item.to_string()),
        event_id: ticket.event.to_string(),
        admission_id: admission.to_string(),
        customer_id: sold.customer.map(|customer| customer.to_string()),
        // A tenant's first team and promoter have its own number.
        team_id: TeamId::from_bytes(tenant.id.to_bytes()).to_string(),
        promoter_id: PromoterId::from_bytes(tenant.id.to_bytes()).to_string(),
        attendee: Attendee::new(holder.parts(), holder.email.as_deref(), holder.phone.as_deref()),
        event: TicketEvent::new(&sold.event, ticket.created_at),
        admission: TicketAdmission {
            id: admission.to_string(),
            name: sold.type_name.clone(),
            price: AdmissionPrice { base: sold.unit_price_minor, booking: 0, currency: sold.currency.clone() },
            entry_starts_at: None,
            entry_ends_at: None,
        },
        section: None,
        updated_at: live.scans.last().map_or(created, |scan| Instant(scan.at)),
        scans: live.scans.iter().map(|past| scan(tenant.id, past)).collect(),
        created_at: created,
    })
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
