//! A sale launch as its organiser fears it: everybody at once, places that lapse, money that comes late, people who are
//! refunded while they walk in. Each story has a gateway of its own and ends with an audit of its database.

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/box_office/mod.rs"]
mod box_office;

mod late;
mod ledger;
mod limits;
mod order_staff;
mod orders;
mod race;
mod rush;

use box_office::desk::Org;
use box_office::house::House;
use std::sync::{Arc, Mutex, MutexGuard};

/// Only one story at a time within this process (nextest: see `.config/nextest.toml`).
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Plays one story against a gateway with these settings.
fn play<Story: Future<Output = ()>>(settings: &[(&str, &str)], story: impl FnOnce(Org) -> Story) {
    let _turn = turn();
    let house = Arc::new(House::with(settings));
    let org = Org::dev(&house);
    tokio::runtime::Runtime::new().expect("a runtime").block_on(story(org));
}

/// Runs `count` jobs, at most `at_once` at the same time; gives what they came to, in order.
async fn crowd<T: Send + 'static, Job: Future<Output = T> + Send + 'static>(
    count: usize,
    at_once: usize,
    job: impl Fn(usize) -> Job,
) -> Vec<T> {
    let doors = Arc::new(tokio::sync::Semaphore::new(at_once));
    let jobs: Vec<_> = (0..count)
        .map(|n| {
            let (doors, job) = (doors.clone(), job(n));
            tokio::spawn(async move {
                let _door = doors.acquire().await.expect("the doors stay open");
                job.await
            })
        })
        .collect();
    let mut results = Vec::with_capacity(count);
    for job in jobs {
        results.push(job.await.expect("a job ends well"));
    }
    results
}
