//! Several nodes on one Redis and one Postgres: one answer whichever is asked, and none that is lost when nodes die, come
//! and go.

#[path = "../faults/audit.rs"]
mod audit;
mod authority;
mod cluster;
#[path = "../faults/crowd.rs"]
#[allow(dead_code, reason = "only what it was told is used here")]
mod crowd;
mod death;
mod journal;
mod load;
mod moves;
mod one_answer;
mod redis_cluster;
mod refused;
mod rotation;
mod sentinel;
#[path = "../support/mod.rs"]
mod support;
mod tls;

use std::sync::{Mutex, MutexGuard};

/// Only one story at a time within this process (nextest: see `.config/nextest.toml`).
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Runs one story on a runtime of its own.
fn play(story: impl Future<Output = ()>) {
    let _turn = turn();
    tokio::runtime::Runtime::new().expect("a runtime").block_on(story);
}
