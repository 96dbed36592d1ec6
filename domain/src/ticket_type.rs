//! What the ledger knows of types, scan points, zones and the event: copied facts, newest version wins.

use crate::digest::{CodeHash, SignatureDigest};
use crate::ids::{EventId, ScanPointId, SectionId, TicketId, TicketTypeId};
use crate::label::Label;
use crate::ticket::GateState;
use crate::ticket::Validity;
use crate::time::Window;

/// How often a holder may come in, as the type states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EntryPolicy {
    /// Neither `allowReentry` nor `reentryLimit` was given: each surface has its own default.
    #[default]
    Unstated,
    /// `allowReentry: false`.
    Single,
    /// `allowReentry: true` with at most so many accepted check-ins in total, the first included.
    Limited(EntryLimit),
    /// `allowReentry: true` without a limit.
    Unlimited,
}

/// Total accepted check-ins allowed, the first included; at least 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryLimit(u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    #[error("reentryLimit counts all entries, the first included: give 1 or more")]
    LimitBelowOne,
    #[error("reentryLimit needs allowReentry: true")]
    LimitWithoutReentry,
}

impl EntryLimit {
    pub fn new(entries_max: u32) -> Result<EntryLimit, PolicyError> {
        if entries_max < 1 { Err(PolicyError::LimitBelowOne) } else { Ok(EntryLimit(entries_max)) }
    }

    pub fn entries_max(self) -> u32 {
        self.0
    }
}

impl EntryPolicy {
    /// Reads `allowReentry` and `reentryLimit` as they are published (events module, "Ticket types").
    pub fn stated(allow_reentry: Option<bool>, reentry_limit: Option<u32>) -> Result<EntryPolicy, PolicyError> {
        match (allow_reentry, reentry_limit) {
            (None, None) => Ok(EntryPolicy::Unstated),
            (Some(false), None) => Ok(EntryPolicy::Single),
            (Some(true), None) => Ok(EntryPolicy::Unlimited),
            (Some(true), Some(limit)) => EntryLimit::new(limit).map(EntryPolicy::Limited),
            (None | Some(false), Some(_)) => Err(PolicyError::LimitWithoutReentry),
        }
    }
}

/// A ticket type as the ledger sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeFacts {
    pub id: TicketTypeId,
    /// The number that stands in codes; unique within the event.
    pub number: u16,
    pub slug: Label,
    pub name: Label,
    pub policy: EntryPolicy,
    pub entry_window: Window,
    /// Scan points (slug or id) that take this type; empty = all.
    pub accepted_points: Vec<Label>,
    /// Places for sale; `None` = no limit.
    pub capacity: Option<u32>,
    /// How many holders of this type may be inside at a time.
    pub occupancy_limit: Option<u32>,
}

/// A section of the event: places that several ticket types share, besides what each has of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedFacts {
    pub section: SectionId,
    pub capacity: u32,
    pub types: Vec<TicketTypeId>,
}

/// A registered scan point. Scans may name others; those accept every type and lead to no zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointFacts {
    pub id: ScanPointId,
    pub slug: Label,
    pub name: Label,
    pub zone: Option<Label>,
    /// Empty = all.
    pub accepted_types: Vec<TicketTypeId>,
}

/// A place inside with a limit of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneFacts {
    pub id: Label,
    pub name: Label,
    pub capacity: Option<u32>,
}

/// What the event itself says about entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventPolicy {
    pub occupancy_limit: Option<u32>,
    pub entry_window: Window,
    /// Whether a scan must name a scan point.
    pub require_scan_point: bool,
    pub outage: OutagePolicy,
}

/// What happens to scans while Redis is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OutagePolicy {
    /// Undecided until Redis is back.
    #[default]
    Deny,
    /// Decided into a node-local journal.
    Journal,
}

/// A ticket as Postgres knows it. `gate` is what was drained of its life at the gate so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketFacts {
    pub id: TicketId,
    pub version: u64,
    pub holder: Option<Box<str>>,
    /// Keyed hash of a code printed elsewhere; such a ticket has no signed code.
    pub code: Option<CodeHash>,
    pub gate: GateState,
}

/// A ticket as its row has it: what the rules know of it besides what gates did.
#[derive(Debug, Clone, Copy)]
pub struct TicketRow<'a> {
    pub id: TicketId,
    pub version: u64,
    pub ticket_type: TicketTypeId,
    pub holder: Option<&'a str>,
    /// Keyed hash of a code printed elsewhere.
    pub code: Option<CodeHash>,
    pub generation: u32,
    pub key_id: u8,
    pub validity: Validity,
    pub digest: Option<SignatureDigest>,
}

impl TicketRow<'_> {
    pub fn spelled_out(&self) -> TicketFacts {
        let fresh = fresh(self.ticket_type, self.validity, self.key_id, self.digest);
        TicketFacts {
            id: self.id,
            version: self.version,
            holder: self.holder.map(Box::from),
            code: self.code,
            gate: GateState { generation: self.generation, ..fresh },
        }
    }
}

/// Facts of one event, read in one snapshot. The whole configuration, and the tickets that are newer than asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFacts {
    pub event: EventId,
    /// Rises with every committed change of any fact of this event.
    pub version: u64,
    pub policy: EventPolicy,
    pub types: Vec<TypeFacts>,
    pub points: Vec<PointFacts>,
    pub zones: Vec<ZoneFacts>,
    /// A type is in one of them at most.
    pub shared: Vec<SharedFacts>,
    pub tickets: Vec<TicketFacts>,
}

/// The start of a ticket's life at the gate.
pub fn fresh(ticket_type: TicketTypeId, validity: Validity, key_id: u8, digest: Option<SignatureDigest>) -> GateState {
    GateState {
        seq: 0,
        ticket_type,
        validity,
        presence: crate::ticket::Presence::Outside,
        entries: 0,
        generation: 1,
        key_id,
        digest,
        last: None,
    }
}
