//! The gateway's own files, with as much around them as they name.
#![allow(dead_code, unused_imports, reason = "the gateway uses the rest")]

#[path = "../../../src/stores/journal/counters.rs"]
mod counters;
#[path = "../../../src/stores/journal/record/mod.rs"]
pub mod record;
#[path = "../../../src/stores/journal/sealed.rs"]
mod sealed;

pub use sealed::{Draft, SealedBatch};
