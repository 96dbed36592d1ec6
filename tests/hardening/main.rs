//! What the gateway does when too much is asked of it, or too little comes: it bounds what anybody can hold, says so in
//! time, and is itself again afterwards.
//!
//! Real program, real stores. One story after the other: each wants the machine's time for itself.

#[path = "../support/mod.rs"]
mod support;

#[path = "../faults/audit.rs"]
mod audit;
#[allow(dead_code, reason = "the stories of faults use more of it")]
#[path = "../faults/crowd.rs"]
mod crowd;
mod dawdlers;
mod full_disk;
mod in_hand;
mod overload;
mod proxy;
mod raw;
mod rotation;
mod slow_stores;

use std::sync::{Mutex, MutexGuard};

/// Only one story at a time within this process (nextest: see `.config/nextest.toml`).
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Plays one story on a runtime of its own.
fn play(story: impl Future<Output = ()>) {
    let _turn = turn();
    tokio::runtime::Runtime::new().expect("a runtime").block_on(story);
}

/// Configuration by environment: `("SERVER__WORKERS", "1")`.
fn environment(settings: &[(&str, &str)]) -> Vec<(String, String)> {
    settings.iter().map(|(key, value)| (format!("GATEHOUSE_{key}"), (*value).to_owned())).collect()
}
