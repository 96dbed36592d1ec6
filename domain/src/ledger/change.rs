//! The closed list of everything that can happen. `absorb` plays one onto the state, and nothing else changes it.
//!
//! A change that touches a ticket carries the ticket's whole state after it. So the log alone rebuilds every ticket,
//! the drain folds tickets without knowing a rule, and counters follow from the difference of before and after.

use crate::digest::KeyHash;
use crate::hold::Hold;
use crate::ids::{HoldId, ScanId, TicketId};
use crate::label::Label;
use crate::scan::ScanRecord;
use crate::ticket::GateState;
use crate::ticket_type::{EventFacts, TicketFacts};
use crate::time::Moment;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub what: What,
    /// The tickets this touched, as they are now (their `seq` is set when the batch gets its number).
    pub tickets: Vec<TicketAfter>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketAfter {
    pub id: TicketId,
    pub state: GateState,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// An accepted or refused scan.
    Scanned(Box<ScanRecord>),
    /// An accepted scan was taken back by its turnstile.
    Annulled {
        scan: ScanId,
        at: Moment,
        device: Option<Label>,
        subject: Label,
        reason: Option<Label>,
    },
    /// An annulment came before its scan: the key will be refused when it comes.
    AnnulledAhead {
        key: KeyHash,
        at: Moment,
        device: Option<Label>,
        subject: Label,
    },
    /// The gateway took back a scan that it could not make durable in time.
    Disowned {
        scan: ScanId,
    },
    /// A hold was taken or changed its stage.
    Held(Hold),
    HoldClosed {
        hold: HoldId,
        why: HoldEnd,
    },
    /// Something was done to a ticket besides scanning it.
    Ticket {
        ticket: TicketId,
        verb: VerbWord,
    },
    /// Tickets came into the ledger on sale. Their rows are in Postgres.
    Issued(Vec<TicketFacts>),
    /// Two owners answered scans of this ticket that cannot both be right; `kept` is the present owner's.
    Contradicted {
        ticket: TicketId,
        kept: ScanId,
        other: ScanId,
    },
    /// Facts were copied from Postgres. Never written to Redis: Postgres has them.
    Facts(Box<EventFacts>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldEnd {
    Issued,
    Released,
    Expired,
}

/// The verbs as the log names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerbWord {
    Activated,
    Transferred,
    Reissued,
    Cancelled,
    Refunded,
    Reinstated,
    Blocked,
    Unblocked,
    Reset,
    Deleted,
    TypeChanged,
}
