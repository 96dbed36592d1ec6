//! What can be done to a ticket besides scanning it. One verb a file: from which state, to which, what it frees.
//!
//! A verb that finds its work done already changes nothing and succeeds, so that a step that a crash interrupted can be
//! driven again. What it frees or takes of a type's capacity follows from [`crate::ticket::Validity::takes_a_place`].

pub mod activate;
pub mod block;
pub mod cancel;
pub mod change_type;
pub mod delete;
pub mod issue;
pub mod refund;
pub mod reinstate;
pub mod reissue;
pub mod reset;
pub mod transfer;

use crate::capacity::{Bounds, SoldOut};
use crate::digest::SignatureDigest;

/// A code that was signed for a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewCode {
    pub generation: u32,
    pub key_id: u8,
    pub digest: SignatureDigest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TicketRefusal {
    #[error("no such ticket in this event")]
    Unknown,
    /// The word of the state it is in ([`crate::ticket::Validity::word`]).
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

/// Whether a verb can take one more place of a type.
pub(crate) fn check_one(places: Bounds) -> Result<(), TicketRefusal> {
    places.check(1).map_err(|SoldOut { .. }| TicketRefusal::SoldOut)
}
