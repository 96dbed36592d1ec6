//! Questions of one node to another, and the answers.

use super::{Garbled, Wire, choice, record, wrapped};
use crate::actors::messages::{Told, UndrainedReply, Unsaid};
use crate::actors::nodes::Member;
use crate::actors::post::Said;
use crate::domain::digest::KeyHash;
use crate::domain::ids::{EventId, HoldId, TicketId};
use crate::domain::ledger::{CheckInTotals, Command, KeyedScan, OccupancyReport, PastScan};
use crate::domain::scan::{ScanRequest, TicketView};
use std::time::Duration;
use tokio::time::Instant;

/// A question about one event. It is never handed on: who does not own the event says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    pub event: EventId,
    /// How long the asker still waits.
    pub left: Left,
    pub question: Question,
}

/// What is left of a deadline: clocks of machines differ, lengths of time do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left(u32);

impl Left {
    pub fn until(deadline: Instant) -> Left {
        let left = deadline.saturating_duration_since(Instant::now());
        Left(u32::try_from(left.as_millis()).unwrap_or(u32::MAX))
    }

    pub fn deadline(self) -> Instant {
        Instant::now() + Duration::from_millis(u64::from(self.0))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Commands that one thread had at the same moment, each with its own deadline.
    Commands(Vec<(Left, Command)>),
    Validate(Box<ScanRequest>),
    Occupancy,
    CheckIns,
    Views(Vec<TicketId>),
    History(Vec<TicketId>),
    PullFacts(Option<HoldId>),
    Keyed(Vec<KeyHash>),
    Undrained,
    /// Its owner lets go of it: be the next.
    Take,
    /// Every scan decided from now on, as a stream.
    Watch,
}

#[derive(Debug, Clone)]
pub enum Answer {
    Said(Vec<Said>),
    Told(Box<Told>),
    Occupancy(OccupancyReport),
    CheckIns(CheckInTotals),
    Views(Vec<Option<TicketView>>),
    History(Vec<Vec<PastScan>>),
    Pulled(u32),
    Keyed(Vec<KeyedScan>),
    Undrained(UndrainedReply),
    Taken,
    /// Not owned here; the node that should be asked, as far as this one knows.
    NotOwner(Option<Member>),
    Unsaid(Unsaid),
}

impl Question {
    /// One word for metrics.
    pub fn word(&self) -> &'static str {
        match self {
            Question::Commands(_) => "commands",
            Question::Validate(_) => "validate",
            Question::Occupancy => "occupancy",
            Question::CheckIns => "check_ins",
            Question::Views(_) => "views",
            Question::History(_) => "history",
            Question::PullFacts(_) => "pull_facts",
            Question::Keyed(_) => "keyed",
            Question::Undrained => "undrained",
            Question::Take => "take",
            Question::Watch => "watch",
        }
    }
}

wrapped!(Left);
record!(Envelope { event, left, question });
record!(Member { node, run, addr, leaving });
choice!(Question {
    0 => Commands(commands),
    1 => Validate(scan),
    2 => Occupancy,
    3 => CheckIns,
    4 => Views(tickets),
    5 => History(tickets),
    6 => PullFacts(releases),
    7 => Take,
    8 => Watch,
    9 => Keyed(keys),
    10 => Undrained,
});
choice!(Answer {
    0 => Said(said),
    1 => Told(told),
    2 => Occupancy(report),
    3 => CheckIns(totals),
    4 => Views(views),
    5 => History(history),
    6 => Pulled(count),
    7 => Taken,
    8 => NotOwner(member),
    9 => Unsaid(why),
    10 => Keyed(keyed),
    11 => Undrained(batches),
});
