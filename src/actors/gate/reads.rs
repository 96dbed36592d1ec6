//! What is asked of an event besides decisions: counts, tickets, their scans, a live feed.

use super::{Gate, LiveScan, Undecided};
use crate::actors::directory::{Elsewhere, Way};
use crate::actors::event_actor::{EventActor, TouchedTicket};
use crate::actors::messages::{CheckIns, History, Keyed, Occupancy, Told, Undrained, Validate, Views, Watch};
use crate::actors::nodes::wire::{Answer, Question};
use crate::domain::digest::KeyHash;
use crate::domain::ids::{EventId, TicketId, TicketTypeId};
use crate::domain::ledger::{CheckInTotals, KeyedScan, OccupancyReport, PastScan};
use crate::domain::scan::TicketView;
use crate::stores::journal::Journal;
use actix::dev::ToEnvelope;
use actix::{Actor, Handler, MailboxError, Message};
use std::collections::HashMap;
use std::time::{Duration, Instant};
use tokio::sync::broadcast;

/// How long a read waits for an event that has to be loaded first: nobody stands at a gate for it.
const READ_PATIENCE: Duration = Duration::from_secs(15);
/// How soon a question is put again to the next owner.
const ASK_AGAIN: Duration = Duration::from_millis(10);

/// A question that changes nothing, so that it can be asked of another node, and again.
pub(super) trait Read: Message + Clone + Send + 'static {
    fn question(&self) -> Question;
    /// `None`: the answer to another question.
    fn result(answer: Answer) -> Option<Self::Result>;
}

macro_rules! reads {
    ($($message:pat => $type:ident, $question:expr, $answer:ident);+ $(;)?) => {$(
        impl Read for $type {
            fn question(&self) -> Question {
                let $message = self;
                $question
            }

            fn result(answer: Answer) -> Option<Self::Result> {
                match answer {
                    Answer::$answer(told) => Some(told),
                    _ => None,
                }
            }
        }
    )+};
}

reads! {
    Occupancy => Occupancy, Question::Occupancy, Occupancy;
    CheckIns => CheckIns, Question::CheckIns, CheckIns;
    Views(tickets) => Views, Question::Views(tickets.clone()), Views;
    History(tickets) => History, Question::History(tickets.clone()), History;
    Keyed(keys) => Keyed, Question::Keyed(keys.clone()), Keyed;
    Undrained => Undrained, Question::Undrained, Undrained;
}

impl Read for Validate {
    fn question(&self) -> Question {
        Question::Validate(self.0.clone())
    }

    fn result(answer: Answer) -> Option<Told> {
        match answer {
            Answer::Told(told) => Some(*told),
            _ => None,
        }
    }
}

impl<J: Journal + Send + Sync> Gate<J> {
    async fn read<M>(&self, event: EventId, question: M) -> Result<M::Result, Undecided>
    where
        M: Read,
        M::Result: Send,
        EventActor<J>: Handler<M>,
        <EventActor<J> as Actor>::Context: ToEnvelope<EventActor<J>, M>,
    {
        self.read_by(event, question, Instant::now() + READ_PATIENCE).await
    }

    /// Asks the owner, wherever it is, and the next one if it changed.
    pub(super) async fn read_by<M>(
        &self,
        event: EventId,
        question: M,
        deadline: Instant,
    ) -> Result<M::Result, Undecided>
    where
        M: Read,
        M::Result: Send,
        EventActor<J>: Handler<M>,
        <EventActor<J> as Actor>::Context: ToEnvelope<EventActor<J>, M>,
    {
        loop {
            match self.directory.way(event, deadline).await? {
                Way::Here => {
                    if let Some(owner) = self.directory.awake(event) {
                        let told = tokio::time::timeout_at(deadline.into(), owner.send(question.clone())).await;
                        match told.map_err(|_| Undecided::Busy)? {
                            Ok(told) => return Ok(told),
                            Err(MailboxError::Timeout) => return Err(Undecided::Busy),
                            Err(MailboxError::Closed) => {}
                        }
                    }
                }
                Way::There(node) => {
                    match self.directory.ask_there(&node, event, question.question(), deadline.into()).await {
                        Ok(answer) => return M::result(answer).ok_or(Undecided::Unavailable),
                        Err(Elsewhere::Undecided(why)) => return Err(why),
                        Err(Elsewhere::Astray) => {}
                    }
                }
            }
            if Instant::now() + ASK_AGAIN >= deadline {
                return Err(Undecided::Unavailable);
            }
            tokio::time::sleep(ASK_AGAIN).await;
        }
    }

    /// Whether this type is known to be sold out, without asking anybody. False: ask the owner.
    pub fn is_sold_out(&self, event: EventId, of: TicketTypeId) -> bool {
        self.directory.is_sold_out(event, of)
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
        let deadline = Instant::now() + READ_PATIENCE;
        loop {
            match self.directory.way(event, deadline).await? {
                Way::Here => {
                    if let Some(owner) = self.directory.awake(event)
                        && let Ok(watching) = owner.send(Watch).await
                    {
                        return Ok(watching);
                    }
                }
                Way::There(node) => {
                    if let Ok(watching) = self.directory.watch_there(&node, event, deadline.into()).await {
                        return Ok(watching);
                    }
                }
            }
            if Instant::now() + ASK_AGAIN >= deadline {
                return Err(Undecided::Unavailable);
            }
            tokio::time::sleep(ASK_AGAIN).await;
        }
    }
}
