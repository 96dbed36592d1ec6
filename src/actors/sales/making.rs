//! Tickets out of orders: their ids, their signed codes, their share of the price, and the news of them.

use crate::actors::registry::tickets::sign;
use crate::actors::registry::{EventInfo, TenantSecrets, TypeInfo};
use crate::actors::sales::{BookingInfo, ItemInfo, SaleError, SaleRefusal, Sales, ThingSold, new_id};
use crate::domain::ids::{EventId, NotificationId, OrderId, TenantId, TicketId};
use crate::domain::ticket::Validity;
use crate::stores::postgres::outbox::{Addressee, Fact, NewNotification};
use crate::stores::postgres::records::Holder;
use crate::stores::postgres::sold_tickets::NewSoldTicket;
use std::sync::Arc;

/// What tickets of an event are signed with.
pub struct Mint {
    pub event: Arc<EventInfo>,
    pub types: Arc<Vec<TypeInfo>>,
    pub secrets: Arc<TenantSecrets>,
}

/// What all tickets of an order have in common.
pub struct Common {
    pub tenant: TenantId,
    pub order: OrderId,
    pub note: Option<String>,
    pub validity: Validity,
}

impl Mint {
    /// One ticket per unit of the line. `holders`: one each, or one for all.
    pub fn tickets(
        &self,
        common: &Common,
        item: &ItemInfo,
        holders: &[Holder],
    ) -> Result<Vec<NewSoldTicket>, SaleError> {
        let ThingSold::Ticket { ticket_type, .. } = &item.thing else { return Ok(Vec::new()) };
        let of = self.types.iter().find(|of| of.id == *ticket_type);
        let of = of.ok_or_else(|| SaleError::Refused(SaleRefusal::UnknownType(ticket_type.to_string())))?;
        let made = (0..item.quantity).map(|place| {
            let id = TicketId::from_bytes(new_id());
            let holder = holders.get(place as usize).or(holders.first()).cloned().unwrap_or_default();
            let code = sign(&self.secrets, &self.event, of, id, 1);
            NewSoldTicket {
                id,
                tenant: common.tenant,
                event: self.event.id,
                ticket_type: of.id,
                order: Some(common.order),
                item: Some(item.id),
                unit: Some(place + 1),
                customer: None,
                holder,
                note: common.note.clone(),
                paid_minor: Some(share(item.total_minor, item.quantity, place)),
                validity: common.validity,
                code: code.text,
                key_id: self.secrets.current.0,
                digest: code.digest,
                transferred_from: None,
            }
        });
        Ok(made.collect())
    }
}

/// The odd cents go to the first ones, so that the shares add up to the whole.
fn share(total_minor: i64, quantity: u32, place: u32) -> i64 {
    let quantity = i64::from(quantity.max(1));
    total_minor / quantity + i64::from(i64::from(place) < total_minor % quantity)
}

impl Sales {
    pub(super) async fn mint(&self, tenant: TenantId, event: EventId) -> Result<Mint, SaleError> {
        let registry = &self.inner.registry;
        let known = registry.event_by_id(event).await?.filter(|known| known.tenant == tenant);
        Ok(Mint {
            event: known.ok_or(SaleError::Refused(SaleRefusal::UnknownEvent))?,
            types: registry.shelf(tenant, event).await?,
            secrets: registry.tenant_secrets(tenant).await?,
        })
    }

    /// Signs the tickets of a whole order; many signatures are work for a thread that may take its time.
    pub(super) async fn tickets_of(
        &self,
        mint: Mint,
        common: Common,
        items: Vec<ItemInfo>,
        holders: Vec<Holder>,
    ) -> Result<Vec<NewSoldTicket>, SaleError> {
        let make = move || {
            let mut tickets = Vec::new();
            for item in &items {
                tickets.extend(mint.tickets(&common, item, &holders)?);
            }
            Ok(tickets)
        };
        tokio::task::spawn_blocking(make).await.map_err(|_| SaleError::Unavailable)?
    }
}

/// One fact to announce.
pub fn news(tenant: TenantId, fact: Fact) -> NewNotification {
    NewNotification { id: NotificationId::from_bytes(new_id()), tenant, fact }
}

/// What is announced when an order's tickets are there: one mail per recipient, and one fact per ticket.
pub fn issued(tenant: TenantId, order: OrderId, event: EventId, tickets: &[NewSoldTicket]) -> Vec<NewNotification> {
    let mut all = Vec::with_capacity(tickets.len() + 2);
    let mut mails: Vec<(Addressee, Vec<TicketId>)> = Vec::new();
    for ticket in tickets {
        if ticket.validity != Validity::Active {
            continue;
        }
        all.push(news(tenant, Fact::TicketIssued { order: Some(order), event, ticket: ticket.id }));
        let Some(to) = addressee(&ticket.holder) else { continue };
        match mails.iter_mut().find(|(known, _)| known.email.eq_ignore_ascii_case(&to.email)) {
            Some((_, theirs)) => theirs.push(ticket.id),
            None => mails.push((to, vec![ticket.id])),
        }
    }
    for (to, tickets) in mails {
        all.push(news(tenant, Fact::TicketsIssuedMail { order, event, tickets, to }));
    }
    if !all.is_empty() {
        all.push(news(tenant, Fact::OrderCompleted { order, event }));
    }
    all
}

pub fn addressee(holder: &Holder) -> Option<Addressee> {
    let email = holder.email.clone()?;
    Some(Addressee { email, name: holder.name.clone().unwrap_or_default() })
}

/// Who gets the tickets of a booking, unless somebody else is named.
pub fn buyer_as_holder(booking: &BookingInfo) -> Holder {
    booking.buyer.holder()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_and_the_odd_cents_come_first() {
        let shares: Vec<i64> = (0..3).map(|place| share(1_000, 3, place)).collect();
        assert_eq!(shares, [334, 333, 333]);
        assert_eq!((0..7).map(|place| share(5, 7, place)).sum::<i64>(), 5);
    }
}
