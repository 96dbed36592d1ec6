//! A ticket as this surface shows it: as sold, as its event's owner knows it now, and what the gates did with it.

use crate::actors::gate::Undecided;
use crate::actors::registry::TenantInfo;
use crate::domain::ids::{EventId, TicketId};
use crate::domain::ledger::PastScan;
use crate::domain::scan::{Kind, TicketView};
use crate::http::error::ApiError;
use crate::http::events_module::major::Major;
use crate::http::events_module::records::Record;
use crate::http::events_module::scanned::direction;
use crate::http::events_module::words;
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use crate::queries::sales::{ActivationPayment, BookingInfo, SoldTicket};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The longest name made of an id.
const NAME_CHARS: usize = 12;

/// A ticket.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketData {
    /// A short name to show. It opens nothing.
    #[schema(example = "K084SN02QXYZ")]
    pub name: String,
    /// Id of the event.
    pub event: String,
    /// As it was called when the ticket was sold.
    pub event_name: String,
    /// Id of the type.
    pub ticket_type: String,
    pub ticket_type_name: String,
    /// `unactivated`, `active`, `checked_in`, `cancelled`, `refunded`, `revoked`, `blocked`.
    #[schema(example = "active")]
    pub status: &'static str,
    pub holder: TicketHolder,
    #[schema(required = true)]
    pub holder_email: Option<String>,
    #[schema(required = true)]
    pub holder_name: Option<String>,
    /// What the QR code says; only for whom it is meant: the holder, and staff with `ticket.write`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub code: Option<String>,
    /// The customer's id: the same on the booking and on the order.
    #[schema(required = true)]
    pub customer: Option<String>,
    #[schema(required = true)]
    pub booking_id: Option<String>,
    pub purchase: TicketPurchase,
    /// What was paid at the door for it.
    pub payments: Vec<TicketPayment>,
    pub transfers: Vec<TicketTransfer>,
    pub perks: Vec<String>,
    /// What staff wrote when they made it.
    #[schema(required = true)]
    pub notes: Option<String>,
    #[schema(required = true)]
    pub refund_policy: Option<String>,
    pub transferable: bool,
    /// Accepted check-ins so far.
    pub entries_used: u32,
    pub check_ins: Vec<TicketCheckIn>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub last_check_in: Option<Instant>,
    /// Where its holder is inside, as far as that is known.
    #[schema(required = true)]
    pub current_zone: Option<String>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TicketHolder {
    #[schema(required = true)]
    pub name: Option<String>,
    #[schema(required = true)]
    pub email: Option<String>,
    #[schema(required = true)]
    pub phone: Option<String>,
}

/// How it was sold. What only the booking knows is there where one ticket is read.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketPurchase {
    #[schema(required = true)]
    pub booking_id: Option<String>,
    /// What this ticket cost in the end.
    pub amount: Major,
    /// The price of its type then.
    pub unit_price: Major,
    #[schema(example = "USD")]
    pub currency: String,
    /// What the payment gateway calls the payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub transaction_id: Option<String>,
    /// `stripe` or `paypal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub payment_method: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime, nullable = false)]
    pub purchased_at: Option<Instant>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub promo_code: Option<String>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TicketPayment {
    pub amount: Major,
    pub currency: String,
    #[schema(example = "card")]
    pub method: String,
    #[serde(rename = "ref")]
    #[schema(required = true)]
    pub reference: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
}

/// One of the two is there: where it came from, or where it went.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TicketTransfer {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub to: Option<String>,
}

/// An accepted scan.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketCheckIn {
    #[schema(example = "in")]
    pub direction: &'static str,
    #[schema(value_type = String, format = DateTime)]
    pub timestamp: Instant,
    #[schema(required = true)]
    pub zone: Option<String>,
    /// The checkpoint, as the scan named it.
    #[schema(required = true)]
    pub scan_point_id: Option<String>,
    /// Who scanned.
    pub validator: String,
    #[schema(required = true)]
    pub validator_device: Option<String>,
}

/// What the owner of a ticket's event says of it now.
#[derive(Default)]
struct Live {
    view: Option<TicketView>,
    scans: Vec<PastScan>,
}

/// The records of these tickets, in their order, as their events' owners know them now.
pub async fn records(
    state: &State,
    org: &TenantInfo,
    sold: Vec<SoldTicket>,
    with_code: bool,
) -> Result<Vec<Record<TicketData>>, ApiError> {
    let mut live = live(state, &sold).await?;
    let of = |sold: SoldTicket| record(org, live.remove(&sold.ticket.id).unwrap_or_default(), sold, with_code);
    Ok(sold.into_iter().map(of).collect())
}

/// One record, with what its booking knows of the purchase.
pub async fn one(
    state: &State,
    org: &TenantInfo,
    sold: SoldTicket,
    with_code: bool,
) -> Result<Record<TicketData>, ApiError> {
    let booking = match sold.order {
        Some(order) => state.queries().booking(org.id, order).await?,
        None => None,
    };
    let mut record = records(state, org, vec![sold], with_code).await?.pop().ok_or(ApiError::Internal)?;
    if let Some(booking) = booking {
        record.data.purchase.take_over(booking);
    }
    Ok(record)
}

async fn live(state: &State, sold: &[SoldTicket]) -> Result<BTreeMap<TicketId, Live>, ApiError> {
    let mut events: BTreeMap<EventId, Vec<TicketId>> = BTreeMap::new();
    for one in sold {
        events.entry(one.ticket.event).or_default().push(one.ticket.id);
    }
    let mut found = BTreeMap::new();
    for (event, tickets) in events {
        let views = state.gate().views(event, tickets.clone()).await.map_err(unread)?;
        let scanned = views.iter().flatten().any(|view| view.entries > 0);
        let history = if scanned {
            state.gate().history(event, tickets.clone()).await.map_err(unread)?
        } else {
            vec![Vec::new(); tickets.len()]
        };
        for ((ticket, view), scans) in tickets.into_iter().zip(views).zip(history) {
            found.insert(ticket, Live { view, scans });
        }
    }
    Ok(found)
}

/// Nobody scanned here: this is a read that cannot be answered now.
fn unread(_: Undecided) -> ApiError {
    ApiError::Unavailable
}

fn record(org: &TenantInfo, live: Live, sold: SoldTicket, with_code: bool) -> Record<TicketData> {
    let ticket = &sold.ticket;
    let (validity, inside, entries) = match &live.view {
        Some(view) => (view.validity, view.inside, view.entries),
        // Newer than what the owner has read so far.
        None => (ticket.validity, ticket.inside, ticket.entries),
    };
    let status = words::status(validity, inside);
    let last_in = live.scans.iter().rfind(|scan| scan.kind == Kind::CheckIn);
    let created: Instant = ticket.created_at.into();
    let changed = live.scans.last().map_or(created, |scan| Instant(scan.at));
    let data = TicketData {
        name: short_name(ticket.id),
        event: ticket.event.to_string(),
        event_name: sold.event.name.clone(),
        ticket_type: ticket.ticket_type.to_string(),
        ticket_type_name: sold.type_name.clone(),
        status,
        holder: TicketHolder {
            name: ticket.holder.name.clone(),
            email: ticket.holder.email.clone(),
            phone: ticket.holder.phone.clone(),
        },
        holder_email: ticket.holder.email.clone(),
        holder_name: ticket.holder.name.clone(),
        code: ticket.code.clone().filter(|_| with_code),
        customer: sold.customer.map(|customer| customer.to_string()),
        booking_id: sold.order.map(|order| order.to_string()),
        purchase: TicketPurchase::new(&sold),
        payments: sold.activation.iter().map(|paid| TicketPayment::new(paid, &sold.currency)).collect(),
        transfers: transfers(&sold),
        perks: sold.perks.clone(),
        notes: sold.note.clone(),
        refund_policy: sold.refund_policy.clone(),
        transferable: sold.transferable,
        entries_used: entries,
        last_check_in: last_in.map(|scan| Instant(scan.at)),
        current_zone: last_in.filter(|_| inside).and_then(|scan| scan.zone.as_ref()).map(ToString::to_string),
        check_ins: live.scans.iter().map(TicketCheckIn::from).collect(),
    };
    Record::new(org, ticket.id.to_string(), "event_ticket", status, data).dated(created, changed)
}

fn short_name(ticket: TicketId) -> String {
    let id = ticket.to_string();
    id[id.len().saturating_sub(NAME_CHARS)..].to_ascii_uppercase()
}

fn transfers(sold: &SoldTicket) -> Vec<TicketTransfer> {
    let from = sold.transferred_from.map(|from| TicketTransfer { from: Some(from.to_string()), to: None });
    let to = sold.transferred_to.map(|to| TicketTransfer { from: None, to: Some(to.to_string()) });
    from.into_iter().chain(to).collect()
}

impl TicketPurchase {
    fn new(sold: &SoldTicket) -> TicketPurchase {
        TicketPurchase {
            booking_id: sold.order.map(|order| order.to_string()),
            amount: Major::new(sold.paid_minor, &sold.currency),
            unit_price: Major::new(sold.unit_price_minor, &sold.currency),
            currency: sold.currency.clone(),
            transaction_id: None,
            payment_method: None,
            purchased_at: None,
            promo_code: None,
        }
    }

    fn take_over(&mut self, booking: BookingInfo) {
        self.purchased_at = booking.confirmed_at.map(Instant::from);
        self.promo_code = booking.promo_code;
        if let Some(payment) = booking.payment {
            self.transaction_id = payment.payment_ref;
            self.payment_method = Some(payment.gateway);
        }
    }
}

impl TicketPayment {
    fn new(paid: &ActivationPayment, currency: &str) -> TicketPayment {
        TicketPayment {
            amount: Major::new(paid.amount_minor, currency),
            currency: currency.to_owned(),
            method: paid.method.clone(),
            reference: paid.reference.clone(),
            at: paid.at.into(),
        }
    }
}

impl From<&PastScan> for TicketCheckIn {
    fn from(scan: &PastScan) -> TicketCheckIn {
        TicketCheckIn {
            direction: direction(scan.kind),
            timestamp: Instant(scan.at),
            zone: scan.zone.as_ref().map(ToString::to_string),
            scan_point_id: scan.point.as_ref().map(ToString::to_string),
            validator: scan.subject.to_string(),
            validator_device: scan.device.as_ref().map(ToString::to_string),
        }
    }
}
