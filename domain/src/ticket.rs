//! A ticket at the gate: its validity, its holder's presence, and which may follow which.

use crate::digest::SignatureDigest;
use crate::ids::{ScanId, TicketTypeId};
use crate::label::Label;
use crate::scan::kind::Kind;
use crate::time::Moment;

/// Whether the ticket is good. Independent of where its holder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Validity {
    /// Pre-generated, not sold yet.
    Unactivated,
    Active,
    Cancelled,
    Refunded,
    /// Transferred away: another ticket took its place.
    Revoked,
    Blocked,
}

impl Validity {
    pub const ALL: [Validity; 6] = [
        Validity::Unactivated,
        Validity::Active,
        Validity::Cancelled,
        Validity::Refunded,
        Validity::Revoked,
        Validity::Blocked,
    ];

    /// The state in one lower-case word.
    pub fn word(self) -> &'static str {
        match self {
            Validity::Unactivated => "unactivated",
            Validity::Active => "active",
            Validity::Cancelled => "cancelled",
            Validity::Refunded => "refunded",
            Validity::Revoked => "revoked",
            Validity::Blocked => "blocked",
        }
    }

    /// Whether the ticket takes a place of its type's capacity.
    pub fn takes_a_place(self) -> bool {
        match self {
            Validity::Unactivated | Validity::Active | Validity::Blocked => true,
            Validity::Cancelled | Validity::Refunded | Validity::Revoked => false,
        }
    }
}

/// Where the holder is, as far as the gates know.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Presence {
    #[default]
    Outside,
    Inside(Entry),
}

/// The check-in that let the holder in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub since: Moment,
    /// The scan point as the scan named it.
    pub point: Option<Label>,
    /// The zone that point led to when the holder went in, if it led to one.
    pub zone: Option<Label>,
    pub device: Option<Label>,
}

/// The latest accepted scan of a ticket and what it replaced, so that it can be annulled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastScan {
    pub scan: ScanId,
    pub kind: Kind,
    pub at: Moment,
    pub point: Option<Label>,
    pub device: Option<Label>,
    pub before: Presence,
}

/// Everything about one ticket that gates can change: what Redis holds, and what a change leaves behind.
///
/// This is the spelled-out form; in memory the ledger keeps a compact one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateState {
    /// Sequence of the commit that last changed this ticket; 0 = never.
    pub seq: u64,
    pub ticket_type: TicketTypeId,
    pub validity: Validity,
    pub presence: Presence,
    /// Accepted check-ins ever, annulled ones apart. A check-out never lowers it.
    pub entries: u32,
    /// Rises on every re-issue; codes of an older one are superseded. Starts at 1.
    pub generation: u32,
    /// The tenant key that signed the current code.
    pub key_id: u8,
    pub digest: Option<SignatureDigest>,
    pub last: Option<LastScan>,
}
