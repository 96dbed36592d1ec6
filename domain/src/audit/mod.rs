//! An event's log, read by somebody who did not write it.
//!
//! [`Trace`] follows every ticket by the scans that stand, with a model of its own: it shares no code with the ledger, so a
//! defect there cannot hide itself. [`replay`] then lets a fresh ledger decide every scan again and compares.

pub mod finding;
pub mod replay;
pub mod trace;

pub use finding::{Finding, Findings, KEPT_MAX, Rule};
pub use replay::{Beginnings, Replay, Replayed};
pub use trace::{Trace, Traced};
