//! The closed list of everything that can be asked of an event, and every reply.

pub use crate::hold::HoldRefusal;
use crate::hold::{Hold, HoldItem};
use crate::ids::{HoldId, ScanId, TicketId, TicketTypeId};
use crate::label::Label;
use crate::ledger::change::Change;
pub use crate::lifecycle::{NewCode, TicketRefusal};
pub use crate::scan::annul::AnnulRefusal;
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
    /// What a fenced owner had answered and nobody drained, in its order; what is known already changes nothing.
    Recover(Vec<Change>),
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
    Recovered,
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
