//! Tickets as Postgres knows them: read, export, and the code of a new generation.

use crate::actors::registry::{
    EventInfo, Registry, RegistryError, Resigned, TenantSecrets, TicketInfo, TypeInfo, no_such,
};
use crate::domain::credential;
use crate::domain::credential::{Payload, SignedCode};
use crate::domain::ids::{EventId, TenantId, TicketId};
use crate::stores::postgres::gates;
use crate::stores::postgres::ticket_lists;
use crate::stores::postgres::ticket_lists::TicketFilter;
use crate::stores::postgres::tickets;
use chrono::{DateTime, Utc};

/// Most tickets of one page of an export.
pub const EXPORT_MAX: u32 = 2_000;

impl Registry {
    /// Another tenant's ticket is `None`.
    pub async fn ticket(&self, tenant: TenantId, ticket: TicketId) -> Result<Option<TicketInfo>, RegistryError> {
        gates::of_tickets(&self.store, &[ticket]).await?;
        let mut db = self.store.connection().await?;
        Ok(tickets::read(&mut db, tenant, &[ticket]).await?.pop())
    }

    /// Tickets of the event in the order of their ids, behind `after`; at most `limit` (up to `EXPORT_MAX`). State is
    /// what was drained: overlay the owner's by ticket id.
    pub async fn export(
        &self,
        tenant: TenantId,
        event: EventId,
        after: Option<TicketId>,
        limit: u32,
    ) -> Result<Vec<TicketInfo>, RegistryError> {
        let limit = limit.clamp(1, EXPORT_MAX);
        gates::of_events(&self.store, &[event]).await?;
        let mut db = self.store.connection().await?;
        let ids = ticket_lists::page(&mut db, event, &TicketFilter::default(), after, limit.into()).await?;
        Ok(tickets::read(&mut db, tenant, &ids).await?)
    }

    /// Signs the code of the next generation (`generation` = the ticket's present one plus one). Writes nothing: let the
    /// ledger accept it, then keep it by [`Registry::reissued`].
    pub async fn resign(&self, tenant: TenantId, ticket: TicketId, generation: u32) -> Result<Resigned, RegistryError> {
        let ticket = self.ticket(tenant, ticket).await?.ok_or(no_such("ticket"))?;
        let event = self.event_by_id(ticket.event).await?.ok_or(no_such("event"))?;
        let type_id = ticket.ticket_type.to_string();
        let ticket_type = self.ticket_type(tenant, Some(event.id), &type_id).await?.ok_or(no_such("ticket type"))?;
        let secrets = self.tenant_secrets(tenant).await?;
        let code = sign(&secrets, &event, &ticket_type, ticket.id, generation);
        Ok(Resigned { generation, key_id: secrets.current.0, code: code.text, digest: code.digest })
    }

    /// Keeps the code that the ledger has accepted. Harmless to repeat; an older generation never replaces a newer one.
    pub async fn reissued(&self, tenant: TenantId, ticket: TicketId, resigned: &Resigned) -> Result<(), RegistryError> {
        let event = self.ticket(tenant, ticket).await?.ok_or(no_such("ticket"))?.event;
        let (mut tx, version) = self.touch(tenant, event).await?;
        let Resigned { generation, key_id, code, digest } = resigned;
        tickets::keep_code(&mut tx, ticket, version, *generation, code, *key_id, *digest).await?;
        tx.commit().await?;
        self.tell(event);
        Ok(())
    }
}

/// Signs a code with the tenant's newest key. Its times are those of the type, else of the event, for devices that
/// check alone.
pub(in crate::actors) fn sign(
    secrets: &TenantSecrets,
    event: &EventInfo,
    ticket_type: &TypeInfo,
    ticket: TicketId,
    generation: u32,
) -> SignedCode {
    let (key_id, key) = &secrets.current;
    let payload = Payload {
        key_id: *key_id,
        event: event.id,
        ticket,
        type_number: ticket_type.number,
        generation,
        not_before_min: minutes(ticket_type.entry_from.or(event.entry_from), 0),
        // Rounded up: a code is never over before its ticket is.
        not_after_min: minutes(ticket_type.entry_until.or(event.entry_until), 59),
    };
    credential::sign(&payload, key)
}

/// Minutes since 1970; 0 = open, and for times that do not fit.
fn minutes(at: Option<DateTime<Utc>>, plus_seconds: i64) -> u32 {
    at.map_or(0, |at| u32::try_from((at.timestamp() + plus_seconds).div_euclid(60)).unwrap_or(0))
}
