//! What a scan asks and what it is told.

use crate::digest::{CodeHash, KeyHash, RequestDigest, SignatureDigest};
use crate::ids::{ScanId, TicketId, TicketTypeId};
use crate::label::Label;
use crate::scan::denial::Denial;
use crate::scan::kind::Kind;
use crate::ticket::Validity;
use crate::time::Moment;

/// Which published behaviour applies where a type states no policy (scanning.md, "Policy").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Surface {
    Native,
    TicketsApi,
    EventsModule,
}

/// What the scanner read, as far as the receiving node could check it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presented {
    /// Neither a signed code nor a text that could be one printed elsewhere; also a code of another tenant.
    Unreadable,
    /// A signed code whose signature is wrong.
    Forged,
    /// A genuine code of another event of this tenant.
    OtherEvent,
    /// A signed code of this event.
    Signed { ticket: TicketId, generation: u32, digest: SignatureDigest, proof: Proof },
    /// A text printed elsewhere.
    Opaque(CodeHash),
    /// The bare id: staff with the right only.
    Ticket(TicketId),
}

/// How far a signed code has been checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Not yet: genuine only if the ledger knows this very signature.
    DigestOnly,
    /// The signature was verified.
    Verified,
}

/// One scan, ready to be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanRequest {
    pub id: ScanId,
    pub presented: Presented,
    /// Whether Postgres was asked already for a ticket that the ledger lacks.
    pub looked_up: bool,
    pub kind: Kind,
    pub surface: Surface,
    pub point: Option<Label>,
    /// Where the scanner stands, if it says so: the zone that a check-in leads to, whatever its scan point says.
    pub zone: Option<Label>,
    pub device: Option<Label>,
    /// Who scanned: the token's subject.
    pub subject: Label,
    pub key: Option<KeyHash>,
    pub request: RequestDigest,
    /// The client's own time of an offline scan; kept, never used to reorder.
    pub scanned_at: Option<Moment>,
    /// False where refusals of this device come too fast: a denial is counted, not logged.
    pub log_refusal: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    Admit,
    Deny(Denial),
}

/// The verdict exactly as it was given, so that a repeat can be given it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub scan: ScanId,
    pub kind: Kind,
    pub at: Moment,
    pub point: Option<Label>,
    pub device: Option<Label>,
    pub decision: Decision,
    /// Same ticket, same scan point, within [`crate::scan::repeat::DOUBLE_READ_MS`].
    pub double_read: bool,
    /// An exit that was let through although the ticket is not Active, or its code superseded.
    pub anomaly: bool,
    pub ticket: Option<TicketView>,
    pub earlier: Option<Earlier>,
    pub occupancy: Occupancy,
}

impl Answer {
    pub fn admitted(&self) -> bool {
        matches!(self.decision, Decision::Admit)
    }
}

/// A ticket right after the scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TicketView {
    pub id: TicketId,
    pub ticket_type: TicketTypeId,
    pub validity: Validity,
    pub inside: bool,
    pub entries: u32,
    /// `None` = no limit.
    pub entries_left: Option<u32>,
}

/// The entry that stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    pub at: Moment,
    pub point: Option<Label>,
    pub device: Option<Label>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Occupancy {
    pub inside: u32,
    pub limit: Option<u32>,
}

/// What is kept of a scan: the answer and what it takes to recognise a repeat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanRecord {
    pub answer: Answer,
    pub surface: Surface,
    pub subject: Label,
    pub key: Option<KeyHash>,
    pub request: RequestDigest,
    pub scanned_at: Option<Moment>,
    /// Set once the scan was taken back.
    pub annulled_at: Option<Moment>,
}

/// A scan is to be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnulRequest {
    pub which: ScanRef,
    pub device: Option<Label>,
    pub subject: Label,
    pub reason: Option<Label>,
    pub hand: Hand,
}

/// Whose hand takes a scan back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// The scanner's: its own scans only.
    Scanner,
    /// Staff with the right to change tickets: anybody's scans.
    Staff,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanRef {
    Id(ScanId),
    Key(KeyHash),
}

/// An accepted annulment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annulment {
    /// `None` where the key was not known yet: the scan, if it comes, will be refused as annulled.
    pub scan: Option<ScanId>,
    pub annulled_at: Moment,
    pub ticket: Option<TicketView>,
}
