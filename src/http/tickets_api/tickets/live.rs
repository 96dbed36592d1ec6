//! What the owners of the tickets' events know of them now, and the scans.

use crate::domain::ids::{EventId, TicketId};
use crate::domain::ledger::PastScan;
use crate::domain::scan::TicketView;
use crate::http::error::ApiError;
use crate::http::state::State;
use crate::http::tickets_api::errors::unread;
use crate::queries::sales::SoldTicket;
use std::collections::BTreeMap;

/// A ticket now.
#[derive(Debug, Default)]
pub struct Live {
    /// `None`: newer than what the owner has read so far.
    pub view: Option<TicketView>,
    /// The accepted ones that stand, the earliest first.
    pub scans: Vec<PastScan>,
}

/// By ticket.
pub async fn of(state: &State, sold: &[SoldTicket]) -> Result<BTreeMap<TicketId, Live>, ApiError> {
    let mut events: BTreeMap<EventId, Vec<TicketId>> = BTreeMap::new();
    for one in sold {
        events.entry(one.ticket.event).or_default().push(one.ticket.id);
    }
    let mut found = BTreeMap::new();
    for (event, tickets) in events {
        let views = state.gate().views(event, tickets.clone()).await.map_err(unread)?;
        let history = state.gate().history(event, tickets.clone()).await.map_err(unread)?;
        for ((ticket, view), scans) in tickets.into_iter().zip(views).zip(history) {
            found.insert(ticket, Live { view, scans });
        }
    }
    Ok(found)
}
