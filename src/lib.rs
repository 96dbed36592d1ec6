//! Gatehouse: an actor-based, high-throughput scan gateway for ticketed events. The floors, lowest first.
#![forbid(unsafe_code)]

pub use gatehouse_domain as domain;

pub mod qr;
pub mod signals;

pub mod outbound;
pub mod payments;
pub mod stores;

pub mod actors;
pub mod queries;

pub mod http;

pub mod cli;
pub mod config;
pub mod startup;
pub mod telemetry;
