//! Which event a scan is about, where the request names none.

use super::ask::unavailable;
use super::{Gate, Target, Undecided};
use crate::actors::registry::RegistryError;
use crate::domain::credential::{self, Read};
use crate::domain::digest::CodeHash;
use crate::domain::ids::{EventId, ScanPointId, TenantId, TicketId};
use crate::domain::label::Label;
use crate::stores::StoreError;
use crate::stores::journal::Journal;
use crate::stores::postgres::find;
use quick_cache::sync::Cache;

/// Places and codes whose event is remembered, each.
const REMEMBERED: usize = 100_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Located {
    Event(EventId),
    /// No event of this tenant knows it.
    Unknown,
    /// A code that was printed elsewhere for more than one event.
    Several,
}

/// What never moves from one event to another, so that it is asked of Postgres once. A code printed elsewhere is not
/// remembered: another event may bring the same one along tomorrow.
pub(super) struct Places {
    points: Cache<ScanPointId, (TenantId, EventId)>,
    tickets: Cache<TicketId, (TenantId, EventId)>,
}

impl Places {
    pub fn new() -> Places {
        Places { points: Cache::new(REMEMBERED), tickets: Cache::new(REMEMBERED) }
    }
}

impl<J: Journal + Send + Sync> Gate<J> {
    /// The event of a scan: that of the scan point if it goes by its id, else the one that the code names, else that of
    /// the scan point that goes by this name in one event only, else the one whose tickets know the code.
    pub async fn locate(&self, tenant: TenantId, what: &Target, point: Option<&Label>) -> Result<Located, Undecided> {
        let asked = self.look_around(tenant, what, point);
        tokio::time::timeout(self.decision_deadline, asked).await.map_err(|_| Undecided::Unavailable)?
    }

    async fn look_around(&self, tenant: TenantId, what: &Target, point: Option<&Label>) -> Result<Located, Undecided> {
        if let Some(id) = point.and_then(|point| point.as_str().parse().ok())
            && let Some(event) = self.event_of_point(tenant, id).await?
        {
            return Ok(Located::Event(event));
        }
        if let Target::Code(text) = what
            && let Read::Signed(code) = credential::read(text)
            && self.is_ours(tenant, code.payload().event).await?
        {
            return Ok(Located::Event(code.payload().event));
        }
        if let Some(point) = point
            && let Some(event) = self.event_of_point_name(tenant, point).await?
        {
            return Ok(Located::Event(event));
        }
        match what {
            Target::Ticket(ticket) => self.event_of_ticket(tenant, *ticket).await,
            Target::Code(text) => match credential::read(text) {
                Read::Opaque(code) => {
                    let secrets = self.registry.tenant_secrets(tenant).await.map_err(unavailable)?;
                    self.event_of_code(tenant, secrets.hash_key.code(code)).await
                }
                Read::Signed(_) | Read::Unreadable => Ok(Located::Unknown),
            },
        }
    }

    async fn is_ours(&self, tenant: TenantId, event: EventId) -> Result<bool, Undecided> {
        let known = self.registry.event_by_id(event).await.map_err(unavailable)?;
        Ok(known.is_some_and(|event| event.tenant == tenant))
    }

    async fn event_of_point(&self, tenant: TenantId, id: ScanPointId) -> Result<Option<EventId>, Undecided> {
        if let Some((owner, event)) = self.places.points.get(&id) {
            return Ok((owner == tenant).then_some(event));
        }
        let found = self.registry.scan_point(tenant, None, &id.to_string()).await.map_err(unavailable)?;
        Ok(found.map(|point| {
            self.places.points.insert(id, (tenant, point.event));
            point.event
        }))
    }

    /// `None` also where several events have a scan point of this name, and for a name that no point can have.
    async fn event_of_point_name(&self, tenant: TenantId, name: &Label) -> Result<Option<EventId>, Undecided> {
        match self.registry.scan_point(tenant, None, name.as_str()).await {
            Ok(found) => Ok(found.map(|point| point.event)),
            Err(RegistryError::Invalid { .. }) => Ok(None),
            Err(error) => Err(unavailable(error)),
        }
    }

    async fn event_of_ticket(&self, tenant: TenantId, ticket: TicketId) -> Result<Located, Undecided> {
        if let Some((owner, event)) = self.places.tickets.get(&ticket) {
            return Ok(if owner == tenant { Located::Event(event) } else { Located::Unknown });
        }
        let found = find::ticket(&self.store, tenant, ticket).await.map_err(unread)?;
        Ok(found.map_or(Located::Unknown, |event| {
            self.places.tickets.insert(ticket, (tenant, event));
            Located::Event(event)
        }))
    }

    async fn event_of_code(&self, tenant: TenantId, code: CodeHash) -> Result<Located, Undecided> {
        let events = find::code(&self.store, tenant, code).await.map_err(unread)?;
        Ok(match events.as_slice() {
            [] => Located::Unknown,
            [event] => Located::Event(*event),
            [_, _, ..] => Located::Several,
        })
    }
}

fn unread(error: StoreError) -> Undecided {
    crate::signals::postgres_error("find");
    tracing::debug!(%error, "an event could not be looked up");
    Undecided::Unavailable
}
