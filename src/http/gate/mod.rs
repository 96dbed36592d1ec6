//! The native surface: one file per resource, `wire` for what goes over it.

pub mod scan;
pub mod wire;
pub mod wire_time;
