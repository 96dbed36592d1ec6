//! What the gateway does when its parts die: nothing acknowledged is lost, nobody is admitted twice.
//!
//! Each test has servers of its own and ends with an audit. They run one after another: a machine with two cores
//! cannot tell a fault from a neighbour's load otherwise.

#[path = "../support/mod.rs"]
mod support;

mod at_once;
mod audit;
mod crowd;
mod journal;
mod postgres;
mod redis;
mod restart;

use std::sync::{Mutex, MutexGuard};

/// Only one fault at a time within this process (nextest: see `.config/nextest.toml`).
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Runs one story on a runtime of its own.
fn play(story: impl Future<Output = ()>) {
    let _turn = turn();
    tokio::runtime::Runtime::new().expect("a runtime").block_on(story);
}
