//! The command line: serve, dev, demo, migrate, token, keys, import, simulate.

pub mod client;
pub mod private;
pub mod simulate;
