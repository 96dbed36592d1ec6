//! Lists of tickets for the Tickets API, straight from Postgres. A ticket's state is what was drained: overlay the owner's.

pub use crate::stores::postgres::ticket_pages::{Found, Standing, Wanted, Way};
pub use crate::stores::postgres::ticket_search::Text;

use crate::domain::ids::{EventId, PromoterId, TenantId, TicketId};
use crate::queries::sales::SoldTicket;
use crate::queries::{Queries, QueryError};
use crate::stores::postgres::gates;
use crate::stores::postgres::sold_tickets;
use crate::stores::postgres::ticket_pages;
use std::collections::HashMap;

impl Queries {
    /// Tickets that fit, in the order of ids or against it; hidden ones left out. Of an order or of a buyer they are of any
    /// state; else of the state as drained, and none that was not sold.
    pub async fn ticket_page(&self, wanted: &Wanted, way: Way, limit: usize) -> Result<Vec<Found>, QueryError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        Ok(ticket_pages::page(&self.store, wanted, way, limit).await?)
    }

    /// Of these tickets those that fit, whatever their state, in the order of ids; hidden ones left out.
    pub async fn fitting_tickets(&self, wanted: &Wanted, ids: &[TicketId]) -> Result<Vec<Found>, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(ticket_pages::fitting(&mut db, wanted, ids).await?)
    }

    /// The events of the tenant, or of one promoter of its.
    pub async fn events_of(&self, tenant: TenantId, promoter: Option<PromoterId>) -> Result<Vec<EventId>, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(ticket_pages::events(&mut db, tenant, promoter).await?)
    }

    /// Those of these events that ever had an owner: only their tickets can be otherwise than Postgres says.
    pub async fn ever_owned(&self, events: &[EventId]) -> Result<Vec<EventId>, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(ticket_pages::owned(&mut db, events).await?)
    }

    /// These tickets of the tenant as they were sold, in the order asked; hidden and unknown ones left out.
    pub async fn sold_among(&self, tenant: TenantId, ids: &[TicketId]) -> Result<Vec<SoldTicket>, QueryError> {
        gates::of_tickets(&self.store, ids).await?;
        let mut db = self.store.connection().await?;
        let shown = ticket_pages::shown(&mut db, tenant, ids).await?;
        let sold = sold_tickets::read(&mut db, tenant, &shown).await?;
        let mut by_id: HashMap<TicketId, SoldTicket> = sold.into_iter().map(|sold| (sold.ticket.id, sold)).collect();
        Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
    }
}
