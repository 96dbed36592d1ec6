//! Private real servers for one test process, in folders of their own under the system's temporary folder.
//!
//! Every server dies with its value, and with the test process too, however that ends (see [`reaper`]).
//! Starting and stopping block; that is fine inside an async test.
#![allow(dead_code, unused_imports, reason = "each test binary uses a part of this")]

pub mod client;
pub mod cluster;
pub mod folder;
pub mod gatehouse;
pub mod poll;
pub mod postgres;
pub mod process;
pub mod reaper;
pub mod redis;
pub mod redis_cluster;
pub mod runner;
pub mod stage;
pub mod tokens;
pub mod tools;

pub use client::{Answer, Client};
pub use gatehouse::Gatehouse;
pub use poll::{eventually, wait_for};
pub use postgres::Postgres;
pub use redis::Redis;
pub use stage::{Stage, Ticket, assert_admitted, assert_denied};
