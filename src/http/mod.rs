//! The route table: the only place that spells a path.

pub mod auth;
