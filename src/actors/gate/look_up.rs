//! Finds tickets of an event by whatever a person at the gate has at hand: a code, an id, an order, an address, a name.

use super::ask::unavailable;
use super::code::is_genuine;
use super::{Gate, Undecided};
use crate::domain::credential::{self, Read};
use crate::domain::ids::{EventId, TenantId, TicketId};
use crate::signals;
use crate::stores::StoreError;
use crate::stores::journal::Journal;
use crate::stores::postgres::find::{self, Exactly};
use crate::stores::postgres::ticket_pages::{self, Wanted, Way};
use crate::stores::postgres::ticket_search::Text;

impl<J: Journal + Send + Sync> Gate<J> {
    /// Tickets that the text names exactly come first; then those with the text in their holder's name, address or phone
    /// number. A code that was replaced still finds its ticket: that is what is asked about at a gate.
    pub async fn find_tickets(
        &self,
        tenant: TenantId,
        event: EventId,
        text: &str,
        limit: usize,
    ) -> Result<Vec<TicketId>, Undecided> {
        let text = text.trim();
        let exactly = self.exactly(tenant, event, text).await?;
        let many = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut found = find::exactly(&self.store, tenant, event, &exactly, many).await.map_err(unread)?;
        if found.len() < limit && exactly.ticket.is_none() && exactly.order.is_none() {
            for ticket in self.by_text(tenant, event, text, many).await? {
                if !found.contains(&ticket) {
                    found.push(ticket);
                }
            }
            found.truncate(limit);
        }
        Ok(found)
    }

    async fn exactly(&self, tenant: TenantId, event: EventId, text: &str) -> Result<Exactly, Undecided> {
        let mut exactly = Exactly { ticket: text.parse().ok(), order: text.parse().ok(), ..Exactly::default() };
        if exactly.ticket.is_some() || exactly.order.is_some() {
            return Ok(exactly);
        }
        let secrets = self.registry.tenant_secrets(tenant).await.map_err(unavailable)?;
        match credential::read(text) {
            Read::Signed(code) => {
                let ours = code.payload().event == event && is_genuine(&code, &secrets);
                exactly.ticket = ours.then_some(code.payload().ticket);
            }
            Read::Opaque(code) => exactly.code = Some(secrets.hash_key.code(code)),
            Read::Unreadable => {}
        }
        exactly.external_id = Some(text.to_owned());
        exactly.email = text.contains('@').then(|| text.to_lowercase());
        Ok(exactly)
    }

    async fn by_text(
        &self,
        tenant: TenantId,
        event: EventId,
        text: &str,
        limit: i64,
    ) -> Result<Vec<TicketId>, Undecided> {
        let Some(text) = Text::new(text) else { return Ok(Vec::new()) };
        let wanted = Wanted {
            tenant,
            order: None,
            customer: None,
            event: Some(event),
            among: None,
            text: Some(text),
            standing: None,
        };
        let found = ticket_pages::page(&self.store, &wanted, Way::Forward(None), limit).await.map_err(unread)?;
        Ok(found.into_iter().map(|(ticket, _)| ticket).collect())
    }
}

fn unread(error: StoreError) -> Undecided {
    signals::postgres_error("look_up");
    tracing::debug!(%error, "tickets could not be looked up");
    Undecided::Unavailable
}
