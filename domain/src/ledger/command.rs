//! The closed list of everything that can be asked of an event, and every reply.

use crate::digest::{KeyHash, SignatureDigest};
use crate::hold::{Hold, HoldItem};
use crate::ids::{HoldId, ScanId, TicketId, TicketTypeId};
use crate::label::Label;
use crate::scan::{AnnulRequest, Annulment, Answer, ScanRequest, TicketView};
use crate::ticket_type::{EventFacts, TicketFacts};
use crate::time::Moment;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Scan(Box<ScanRequest>),
    /// All or nothing: if one is refused, none is recorded as accepted (Tickets API, a whole order at once).
    ScanGroup(Vec<ScanRequest>),
    Annul(AnnulRequest),
    /// The gateway could not make this scan durable in time: as if it had never been.
    Disown(ScanId),
    Reserve {
        hold: HoldId,
        items: Vec<HoldItem>,
        buyer: Option<Label>,
        per_buyer_max: Option<u32>,
        expires: Moment,
    },
    CommitHold(HoldId),
    ReleaseHold(HoldId),
    /// Gives every hold whose time is over back to sale.
    ExpireHolds,
    /// Tickets whose rows are in Postgres; `hold` is turned into them.
    Issue {
        hold: Option<HoldId>,
        tickets: Vec<TicketFacts>,
    },
    Ticket {
        ticket: TicketId,
        verb: TicketVerb,
    },
    /// Newer facts from Postgres; older ones than known are ignored. `releases` gives an import's hold back in the same step.
    AbsorbFacts {
        facts: Box<EventFacts>,
        releases: Option<HoldId>,
    },
}

/// What can be done to one ticket besides scanning it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TicketVerb {
    /// `reissue` raises the generation as well.
    Activate {
        reissue: Option<NewCode>,
    },
    /// The old ticket is revoked; the new one (its row is in Postgres) takes its place.
    Transfer {
        to: Box<TicketFacts>,
    },
    /// A new code; the old one is superseded. `generation` must be the current one plus one.
    Reissue(NewCode),
    Cancel,
    Refund,
    /// Back from cancelled by hand; takes a place again.
    Reinstate,
    Block,
    Unblock,
    /// Outside again without a scan; entries stay.
    Reset,
    /// Voided and hidden.
    Delete,
    ChangeType(TicketTypeId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewCode {
    pub generation: u32,
    pub key_id: u8,
    pub digest: SignatureDigest,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    Scan(ScanReply),
    Group(Result<Vec<Answer>, GroupRefusal>),
    Annul(Result<Annulment, AnnulRefusal>),
    Disowned,
    Hold(Result<Hold, HoldRefusal>),
    /// How many holds went back to sale.
    Expired(u32),
    Issued(Result<u32, HoldRefusal>),
    Ticket(Result<TicketView, TicketRefusal>),
    /// How many tickets were new.
    Absorbed(u32),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScanReply {
    Answered(Box<Answer>),
    /// Same key, another request (409).
    KeyReused,
    /// The digest is not the issued one: verify the signature, then ask again with what came out. Nothing was recorded.
    NeedsProof,
    /// No such ticket here: ask Postgres, then ask again with `looked_up`. Nothing was recorded.
    NeedsLookUp,
    /// The scan id was disowned before it came (another node gave up on it).
    Disowned,
}

/// A group fails as a whole: the refusals of the items that would have been refused, by their place in the group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRefusal {
    pub refused: Vec<(usize, ScanReply)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnnulRefusal {
    #[error("no such scan in this event")]
    UnknownScan,
    #[error("only the device that scanned may take the scan back")]
    NotYourScan,
    #[error("a scan can be taken back within 15 minutes")]
    TooLate,
    #[error("the ticket was scanned again since")]
    NotLatestScan,
    #[error("a refused scan cannot be taken back")]
    NotAccepted,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoldRefusal {
    #[error("no such hold, or it has expired")]
    Unknown,
    #[error("no such ticket type in this event")]
    UnknownType(TicketTypeId),
    #[error("sold out")]
    SoldOut { ticket_type: TicketTypeId, left: u32 },
    #[error("this buyer may hold {left} more")]
    BuyerLimit { left: u32 },
    #[error("a hold needs at least one place, and at most {} at a time", u16::MAX)]
    BadCount,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TicketRefusal {
    #[error("no such ticket in this event")]
    Unknown,
    #[error("the ticket is {0}")]
    WrongState(&'static str),
    #[error("the ticket was already used")]
    AlreadyUsed,
    #[error("sold out")]
    SoldOut,
    #[error("no such ticket type in this event")]
    UnknownType,
    #[error("the code's generation is not the next one")]
    StaleGeneration,
}

/// What `validate` says: the same decision, nothing recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validation {
    pub reply: ScanReply,
}

/// A key that a repeat was recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RepeatKey {
    Scan(ScanId),
    Key(KeyHash),
}
