//! What handlers hold: one engine behind every surface. Finds the event's actor, decodes codes, asks, and asks again
//! where the ledger needs a proof or a look-up.

mod ask;
mod by_hand;
mod code;
mod group;
mod locate;
mod look_up;
mod notice;
mod reads;
mod taking_back;
mod tickets;

pub use ask::Gate;
pub use by_hand::HandNote;
pub use group::{GROUP_MAX, GroupError, IncomingGroup};
pub use locate::Located;
pub use tickets::ImportError;

use crate::domain::ids::{EventId, ScanId, TenantId, TicketId, TicketTypeId};
use crate::domain::label::Label;
use crate::domain::ledger::{AnnulRefusal, TicketRefusal, ZoneCounts};
use crate::domain::scan::{Answer, Hand, Kind, Surface};
use crate::domain::time::Moment;
use std::sync::Arc;

/// One scan as a surface received it.
#[derive(Debug, Clone)]
pub struct IncomingScan {
    pub tenant: TenantId,
    pub event: EventId,
    pub what: Target,
    pub kind: Kind,
    pub surface: Surface,
    pub point: Option<Label>,
    /// Where the scanner stands, if the surface lets it say so.
    pub zone: Option<Label>,
    pub device: Option<Label>,
    /// The token's subject.
    pub subject: Label,
    /// 1-255 characters, checked by the surface.
    pub idempotency_key: Option<String>,
    /// Offline uploads only.
    pub scanned_at: Option<Moment>,
}

#[derive(Debug, Clone)]
pub enum Target {
    /// What the scanner read, untouched.
    Code(String),
    /// The bare id: only where the caller has the right.
    Ticket(TicketId),
}

/// A decided scan and what a surface needs to say it.
#[derive(Debug, Clone)]
pub struct Decided {
    pub answer: Answer,
    pub ticket_type: Option<TypeName>,
    pub holder: Option<Arc<str>>,
    /// Where an accepted scan led to, or out of.
    pub zone: Option<ZoneCounts>,
    /// Answered from the node-local journal while Redis was away.
    pub degraded: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeName {
    pub id: TicketTypeId,
    pub slug: Label,
    pub name: Label,
}

/// Why a scan was not decided. Never a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undecided {
    #[error("the decision could not be made durable in time; scan again")]
    NotDurable,
    #[error("too many scans are waiting for this event; scan again")]
    Busy,
    #[error("the event cannot be loaded right now; scan again")]
    Unavailable,
    #[error("the gateway is stopping; scan again")]
    Stopping,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScanError {
    #[error("this idempotency key was used for another scan")]
    KeyReused,
    #[error(transparent)]
    Undecided(#[from] Undecided),
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnnulError {
    #[error(transparent)]
    Refused(#[from] AnnulRefusal),
    #[error(transparent)]
    Undecided(#[from] Undecided),
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TicketError {
    #[error(transparent)]
    Refused(#[from] TicketRefusal),
    #[error(transparent)]
    Undecided(#[from] Undecided),
}

/// Which scan to take back.
#[derive(Debug, Clone)]
pub enum AnnulWhich {
    Scan(ScanId),
    /// The idempotency key of the scan, as the turnstile sent it.
    Key(String),
}

#[derive(Debug, Clone)]
pub struct IncomingAnnul {
    pub tenant: TenantId,
    pub event: EventId,
    pub which: AnnulWhich,
    pub device: Option<Label>,
    pub subject: Label,
    pub reason: Option<Label>,
    pub hand: Hand,
}

/// Something done to a ticket by hand on the native surface.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandVerb {
    /// A new code; the old one is superseded.
    Reissue,
    Cancel,
    Reinstate,
    Block,
    Unblock,
    /// Outside again, without a scan.
    Reset,
}

/// One decided scan as the live feed shows it (no personal data).
#[derive(Debug, Clone)]
pub struct LiveScan {
    pub at: Moment,
    pub kind: Kind,
    pub point: Option<Label>,
    /// `None` = admitted.
    pub refused: Option<&'static str>,
    pub inside: u32,
}
