//! Deciding a scan: the ladder, one call per rung, in order of precedence. The first that applies wins.

pub mod annul;
pub mod answer;
pub mod check_in;
pub mod check_out;
pub mod code;
pub mod denial;
pub mod kind;
pub mod place;
pub mod recover;
pub mod reentry;
pub mod repeat;
pub mod window;

pub use answer::{
    AnnulRequest, Annulment, Answer, Decision, Earlier, Hand, Occupancy, Presented, Proof, ScanRecord, ScanRef,
    ScanRequest, Surface, TicketView,
};
pub use denial::Denial;
pub use kind::Kind;

use crate::capacity::Room;
use crate::ticket::GateState;
use crate::ticket_type::TypeFacts;
use crate::time::{Moment, Window};
use code::{CodeAge, NotGenuine};
use place::Place;

/// A scan, and all there is to know to decide it.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    pub presented: &'a Presented,
    /// Whether Postgres was asked already for a ticket that the ledger lacks.
    pub looked_up: bool,
    pub kind: Kind,
    pub surface: Surface,
    pub now: Moment,
    /// What the ledger knows under the presented id or code.
    pub found: Option<Found<'a>>,
}

/// A ticket at a gate.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    pub ticket: &'a GateState,
    pub ticket_type: &'a TypeFacts,
    pub place: Place<'a>,
    pub event_window: Window,
    /// What this check-in would fill.
    pub room: Room,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// `anomaly`: an exit that was let through although the ticket is not Active, or its code superseded.
    Admit {
        anomaly: bool,
    },
    Deny(Denial),
    /// Undecided: verify the signature, then ask again.
    NeedsProof,
    /// Undecided: look the ticket up, then ask again.
    NeedsLookUp,
}

/// Decides one scan. Row 0, the repeated key, comes before it: [`repeat::repeat`].
///
/// A duplicate outranks a time window on purpose: after doors close, "too late" must not hide a second use.
pub fn decide(case: &Case<'_>) -> Verdict {
    let ticket = case.found.map(|found| found.ticket);
    let code = match code::check_code(case.presented, ticket, case.looked_up) {
        Ok(code) => code,
        Err(NotGenuine::Denied(denial)) => return Verdict::Deny(denial),
        Err(NotGenuine::NeedsProof) => return Verdict::NeedsProof,
        Err(NotGenuine::NeedsLookUp) => return Verdict::NeedsLookUp,
    };
    let found = case.found.expect("a code is genuine only if its ticket was found");
    let decided = match case.kind {
        Kind::CheckIn => ladder_in(case, &found, code).map(|()| false),
        Kind::CheckOut => {
            check_out::check_out(&found.ticket.presence, found.ticket.validity, code).map(|exit| exit.anomaly)
        }
    };
    match decided {
        Ok(anomaly) => Verdict::Admit { anomaly },
        Err(denial) => Verdict::Deny(denial),
    }
}

fn ladder_in(case: &Case<'_>, found: &Found<'_>, code: CodeAge) -> Result<(), Denial> {
    let ticket = found.ticket;
    if code == CodeAge::Superseded {
        return Err(Denial::SupersededCode);
    }
    check_in::good_for_entry(ticket.validity)?;
    check_in::check_in(&ticket.presence, ticket.entries, found.ticket_type.policy, case.surface)?;
    place::check_place(found.place, found.ticket_type)?;
    window::check_window(found.ticket_type.entry_window, found.event_window, case.now)?;
    if found.room.is_full() {
        return Err(Denial::Full);
    }
    Ok(())
}
