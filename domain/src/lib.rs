//! The rules of Gatehouse. Pure: no async, no clock, no randomness, no I/O, no serde.
//!
//! | question | answer |
//! |---|---|
//! | can a ticket enter twice? | [`scan::check_in`] |
//! | which reason wins if several apply? | the order of lines in [`scan::decide`] |
//! | is anybody ever kept in? | [`scan::check_out`] |
//! | how often may one come back? | [`scan::reentry`] |
//! | does this scan point take this type? | [`scan::place`] |
//! | is it too early or too late? | [`scan::window`] |
//! | what does a retry with the same key get? | [`scan::repeat`] |
//! | what if two owners answered for one ticket? | [`scan::recover`] |
//! | who may take a scan back, until when? | [`scan::annul`] |
//! | what makes a code genuine? | [`credential`] (the signature) and [`scan::code`] (the ledger's digest) |
//! | can we oversell? | [`capacity`], and [`hold`] for what is promised |
//! | what does a refund free, and when? | [`lifecycle::refund`]; every other verb has its file beside it |
//! | in which order are discount and tax applied? | [`pricing`], line by line in [`pricing::quote`] |
//! | where does a refund go? | [`pricing::refund`] |
//! | what can be asked of an event? | [`ledger::Command`], decided by [`ledger::EventLedger::apply`] |
//! | what can happen to an event? | [`ledger::Change`]; nothing else changes it |
//! | what may happen to an order, and what does it owe then? | [`order`] |
//! | what must always hold? | [`ledger::invariants`] |
//! | does a log keep its promises? | [`audit`], which reads it with a model of its own |
#![forbid(unsafe_code)]

pub mod audit;
pub mod capacity;
pub mod credential;
pub mod digest;
pub mod hold;
pub mod ids;
pub mod label;
pub mod ledger;
pub mod lifecycle;
pub mod money;
pub mod order;
pub mod pricing;
pub mod scan;
pub mod ticket;
pub mod ticket_type;
pub mod time;
