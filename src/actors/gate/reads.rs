//! What is asked of an event besides decisions: counts, tickets, their scans, a live feed.

use super::{Gate, LiveScan, Undecided};
use crate::actors::event_actor::{EventActor, TouchedTicket};
use crate::actors::messages::{CheckIns, Committed, History, Keyed, Occupancy, Undrained, Views, Watch};
use crate::domain::digest::KeyHash;
use crate::domain::ids::{EventId, TicketId};
use crate::domain::ledger::{CheckInTotals, KeyedScan, OccupancyReport, PastScan};
use crate::domain::scan::TicketView;
use crate::stores::journal::Journal;
use actix::dev::ToEnvelope;
use actix::{Handler, Message};
use std::collections::HashMap;
use std::time::{Duration, Instant};
use tokio::sync::broadcast;

/// How long a read waits for an event that has to be loaded first: nobody stands at a gate for it.
const READ_PATIENCE: Duration = Duration::from_secs(15);

impl<J: Journal + Send + Sync> Gate<J> {
    async fn read<M>(&self, event: EventId, question: M) -> Result<M::Result, Undecided>
    where
        M: Message + Send + 'static,
        M::Result: Send,
        EventActor<J>: Handler<M>,
        <EventActor<J> as actix::Actor>::Context: ToEnvelope<EventActor<J>, M>,
    {
        let deadline = Instant::now() + READ_PATIENCE;
        let owner = self.directory.owner(event, deadline).await?;
        let told = tokio::time::timeout_at(deadline.into(), owner.send(question)).await;
        told.map_err(|_| Undecided::Busy)?.map_err(|_| Undecided::Unavailable)
    }

    pub async fn occupancy(&self, event: EventId) -> Result<OccupancyReport, Undecided> {
        self.read(event, Occupancy).await
    }

    pub async fn check_ins(&self, event: EventId) -> Result<CheckInTotals, Undecided> {
        self.read(event, CheckIns).await
    }

    /// The live state of tickets, in the order asked; `None` = the owner does not know it.
    pub async fn views(&self, event: EventId, tickets: Vec<TicketId>) -> Result<Vec<Option<TicketView>>, Undecided> {
        self.read(event, Views(tickets)).await
    }

    /// The accepted scans of tickets that stand, in the order asked, the earliest first.
    pub async fn history(&self, event: EventId, tickets: Vec<TicketId>) -> Result<Vec<Vec<PastScan>>, Undecided> {
        self.read(event, History(tickets)).await
    }

    /// What stands under the leading ones of these keys, durable or not.
    pub(super) async fn under_keys(&self, event: EventId, keys: Vec<KeyHash>) -> Result<Vec<KeyedScan>, Undecided> {
        self.read(event, Keyed(keys)).await
    }

    /// The last sequence of the event's log that is durable: everything that was answered so far has it or a lower one.
    pub async fn committed(&self, event: EventId) -> Result<u64, Undecided> {
        self.read(event, Committed).await
    }

    /// Which tickets of the event are otherwise than Postgres knows, and how: each once. Wakes the event only if its log is
    /// not drained. Postgres, read after this, has everything else.
    pub async fn undrained(&self, event: EventId) -> Result<HashMap<TicketId, TouchedTicket>, Undecided> {
        if !self.directory.is_behind(event).await? {
            return Ok(HashMap::new());
        }
        let batches = self.read(event, Undrained).await?;
        Ok(batches.iter().flat_map(|batch| batch.iter()).map(|ticket| (ticket.id, *ticket)).collect())
    }

    /// Every scan decided from now on; a slow reader misses some (and is told so by the channel), never slows the gate.
    pub async fn live(&self, event: EventId) -> Result<broadcast::Receiver<LiveScan>, Undecided> {
        self.read(event, Watch).await
    }
}
