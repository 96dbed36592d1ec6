//! The rules of Gatehouse. Pure: no async, no clock, no randomness, no I/O, no serde.
#![forbid(unsafe_code)]

pub mod capacity;
pub mod credential;
pub mod digest;
pub mod hold;
pub mod ids;
pub mod label;
pub mod ledger;
pub mod lifecycle;
pub mod scan;
pub mod ticket;
pub mod ticket_type;
pub mod time;
