//! Every message of an event's actor, its reply type, and when the reply comes.
//!
//! | message | reply | when |
//! |---|---|---|
//! | [`Ask`], [`Asks`] | [`Told`] | when the batch that carries it is durable, or its deadline passed |
//! | [`Validate`] | [`Told`] | at once, from memory |
//! | [`Occupancy`], [`CheckIns`], [`Views`], [`History`], [`Undrained`], [`Watch`] | counts, totals, tickets, their scans, which of them Postgres does not know yet, a live feed | at once, from memory |
//! | [`Keyed`] | what stands under keys | at once, from memory |
//! | [`PullFacts`] | how many tickets were new | when Postgres was read; giving back a hold rides with the next batch |
//! | [`ConfirmOwner`] | none | it asks Redis whether the event is still ours, and stops if it is not |
//! | [`Retire`] | whether everything was drained, or that it stays | when the last batch landed and the log is drained, or the time is over |

use crate::actors::event_actor::TouchedTicket;
use crate::actors::gate::{LiveScan, TypeName, Undecided};
use crate::actors::post::ReplyTo;
use crate::domain::digest::KeyHash;
use crate::domain::ids::{HoldId, TicketId};
use crate::domain::ledger::{CheckInTotals, Command, KeyedScan, OccupancyReport, PastScan, Reply, ZoneCounts};
use crate::domain::scan::{ScanRequest, TicketView};
use actix::prelude::*;
use std::sync::Arc;
use tokio::sync::{broadcast, oneshot};
use tokio::time::Instant;

/// A reply of the ledger, and the names that a surface shows beside it.
#[derive(Debug, Clone)]
pub struct Told {
    pub reply: Reply,
    pub ticket_type: Option<TypeName>,
    pub holder: Option<Arc<str>>,
    /// Where an accepted scan led to, or out of.
    pub zone: Option<ZoneCounts>,
    /// It rests on this node's local journal, while Redis is away.
    pub degraded: bool,
}

/// Why an actor said nothing about a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsaid {
    Undecided(Undecided),
    /// Another owner decides now, or this actor was replaced: ask the directory again.
    NotOwner,
}

/// Decides a command. The one message that changes an event.
#[derive(Message)]
#[rtype(result = "()")]
pub struct Ask {
    pub command: Command,
    /// When the gateway got it.
    pub arrived: Instant,
    /// Past this it is answered undecided and is as if it had never been.
    pub deadline: Instant,
    pub reply: ReplyTo,
}

/// Commands that one thread had at the same moment, in their order.
#[derive(Message)]
#[rtype(result = "()")]
pub struct Asks(pub Vec<Ask>);

/// The same decision, nothing recorded.
#[derive(Clone, Message)]
#[rtype(result = "Told")]
pub struct Validate(pub Box<ScanRequest>);

#[derive(Clone, Message)]
#[rtype(result = "OccupancyReply")]
pub struct Occupancy;

#[derive(Clone, Message)]
#[rtype(result = "CheckInsReply")]
pub struct CheckIns;

#[derive(Clone, Message)]
#[rtype(result = "ViewsReply")]
pub struct Views(pub Vec<TicketId>);

/// A place at the live feed.
#[derive(Clone, Message)]
#[rtype(result = "WatchReply")]
pub struct Watch;

/// Copies newer facts from Postgres; `releases` is a hold that turned into them.
#[derive(Message)]
#[rtype(result = "()")]
pub struct PullFacts {
    pub releases: Option<HoldId>,
    pub reply: Option<oneshot::Sender<Result<u32, Unsaid>>>,
}

/// Another node took the lease: is the event still ours? Only the fence can tell, so until it does scanning goes on.
#[derive(Message)]
#[rtype(result = "()")]
pub struct ConfirmOwner;

/// Stops taking commands, finishes what was taken, and stops.
#[derive(Message)]
#[rtype(result = "()")]
pub struct Retire {
    pub by: Instant,
    pub why: Retirement,
    pub reply: oneshot::Sender<Retired>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retirement {
    /// The node stops, and nobody follows.
    End,
    /// The node stops, and another one takes over: commands go on while the log is drained, then whoever asks is sent there.
    Leave,
    /// The same, but nothing forces it: an owner whose log Postgres does not take stays.
    Move,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retired {
    /// It stopped, with the log in Postgres to the end.
    Drained,
    /// It stopped; whoever owns the event next goes on with its log.
    Undrained,
    /// It goes on as if nothing had been asked.
    Stayed,
}

/// The accepted scans of tickets, in the order asked.
#[derive(Clone, Message)]
#[rtype(result = "HistoryReply")]
pub struct History(pub Vec<TicketId>);

/// What stands under the leading ones of these idempotency keys, durable or not.
#[derive(Clone, Message)]
#[rtype(result = "KeyedReply")]
pub struct Keyed(pub Vec<KeyHash>);

/// Which tickets were changed by what is not in Postgres yet, in the order of decision.
#[derive(Clone, Message)]
#[rtype(result = "UndrainedReply")]
pub struct Undrained;

/// What reads answer with.
pub type UndrainedReply = Vec<Arc<[TouchedTicket]>>;
pub type KeyedReply = Vec<KeyedScan>;
pub type HistoryReply = Vec<Vec<PastScan>>;
pub type ViewsReply = Vec<Option<TicketView>>;
pub type OccupancyReply = OccupancyReport;
pub type CheckInsReply = CheckInTotals;
pub type WatchReply = broadcast::Receiver<LiveScan>;
