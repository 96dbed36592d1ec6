//! Redis and Postgres.

pub mod journal;
pub mod postgres;
