//! Who sends what to whom.

pub mod gate;
pub mod registry;
