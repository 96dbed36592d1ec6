//! What the owners of the tickets' events know of them now, and the scans.

use crate::actors::gate::Undecided;
use crate::domain::ids::{EventId, TicketId};
use crate::domain::ledger::PastScan;
use crate::domain::scan::TicketView;
use crate::http::error::ApiError;
use crate::http::state::State;
use crate::http::tickets_api::errors::unread;
use futures_util::{StreamExt, TryStreamExt, stream};
use std::collections::{BTreeMap, HashMap};

/// Events that are asked at the same time.
pub const AT_ONCE: usize = 16;

/// A ticket now.
#[derive(Debug, Default)]
pub struct Live {
    /// `None`: newer than what the owner has read so far.
    pub view: Option<TicketView>,
    /// The accepted ones that stand, the earliest first.
    pub scans: Vec<PastScan>,
}

/// By ticket. Each event is asked once for all of its tickets; it answers from memory, in time that the number of these
/// tickets and of their scans bounds.
pub async fn of(
    state: &State,
    tickets: impl Iterator<Item = (TicketId, EventId)>,
) -> Result<HashMap<TicketId, Live>, ApiError> {
    let mut events: BTreeMap<EventId, Vec<TicketId>> = BTreeMap::new();
    for (ticket, event) in tickets {
        events.entry(event).or_default().push(ticket);
    }
    let asked = events.into_iter().map(|(event, tickets)| of_event(state, event, tickets));
    let answers: Vec<Vec<(TicketId, Live)>> =
        stream::iter(asked).buffer_unordered(AT_ONCE).try_collect().await.map_err(unread)?;
    Ok(answers.into_iter().flatten().collect())
}

/// Both questions are put at the same moment: nothing is decided between their answers.
async fn of_event(state: &State, event: EventId, tickets: Vec<TicketId>) -> Result<Vec<(TicketId, Live)>, Undecided> {
    let (views, history) =
        tokio::try_join!(state.gate().views(event, tickets.clone()), state.gate().history(event, tickets.clone()))?;
    let scanned = views.into_iter().zip(history);
    Ok(tickets.into_iter().zip(scanned).map(|(ticket, (view, scans))| (ticket, Live { view, scans })).collect())
}
