//! Whole gateways in a simulated world: real directories, owners, lease keepers and drains, over a Redis, a Postgres and a
//! network that fail as the seed wants it. Time is simulated too, so an evening takes a fraction of a second, and the same
//! seed gives the same evening.
//!
//! `GATEHOUSE_SIM_SEED=<seed>` plays one seed and tells it; `GATEHOUSE_SIM_SEEDS=2000` plays so many, from
//! `GATEHOUSE_SIM_FROM` on. `GATEHOUSE_HISTORY=<file>` checks a history of JSON lines instead (`linear/lines.rs`).

mod audit;
mod crowd;
mod dice;
mod doubt;
mod history;
mod house;
mod linear;
mod net;
mod node;
mod plan;
mod play;
mod postgres;
mod redis;
mod rest;
mod sale;
mod world;

use gatehouse::domain::ticket_type::EntryPolicy;
use plan::{Broken, Plan};
use play::{Played, play};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// As many as CI has a minute for.
const SEEDS: u64 = 240;
/// A broken rule must be noticed within so many. Mostly it takes a tenth of them.
const NOTICED_WITHIN: u64 = 200;
/// The search for an order is deep, not wide.
const STACK: usize = 64 << 20;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

/// Plays seeds on every core until all are played or `enough` says so.
fn play_all(
    seeds: std::ops::Range<u64>,
    broken: Option<Broken>,
    enough: impl Fn(&Played) -> bool + Sync,
) -> Vec<Played> {
    let next = AtomicU64::new(seeds.start);
    let played = Mutex::new(Vec::new());
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds.end {
                return;
            }
            let mut one = play(seed, broken);
            if enough(&one) {
                next.store(seeds.end, Ordering::Relaxed);
            }
            one.text.clear();
            played.lock().expect("nobody panics here").push(one);
        }
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..threads {
            std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).expect("a thread");
        }
    });
    played.into_inner().expect("nobody panics here")
}

fn on_deep_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).expect("a thread");
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

#[test]
fn any_evening_ends_well() {
    if let Some(seed) = number("GATEHOUSE_SIM_SEED") {
        return tell(seed);
    }
    let from = number("GATEHOUSE_SIM_FROM").unwrap_or(0);
    let seeds = number("GATEHOUSE_SIM_SEEDS").unwrap_or(SEEDS);
    let started = Instant::now();
    let played = play_all(from..from + seeds, None, |_| false);
    let sum = |of: fn(&Played) -> usize| played.iter().map(of).sum::<usize>();
    println!(
        "{} seeds, {} scans, {} admitted, {} undecided or unheard, {} owners, {} conflicts named, in {:.1?}",
        played.len(),
        sum(|one| one.scans),
        sum(|one| one.admitted),
        sum(|one| one.undecided),
        sum(|one| one.epochs as usize),
        sum(|one| one.conflicts),
        started.elapsed()
    );
    println!(
        "in {} evenings an owner lacked what Redis had acknowledged and lost; {} tickets are in doubt there",
        sum(|one| usize::from(one.lost_to_another > 0)),
        sum(|one| one.in_doubt)
    );
    let mut befell = BTreeMap::new();
    for (trouble, times) in played.iter().flat_map(|one| &one.befell) {
        *befell.entry(trouble).or_insert(0) += times;
    }
    println!("troubles: {befell:?}");
    let wrong: Vec<&Played> = played.iter().filter(|one| !one.wrong.is_empty()).collect();
    for one in &wrong {
        println!("seed {}: {:#?}\n{}", one.seed, one.wrong, replay(one.seed));
    }
    assert!(wrong.is_empty(), "{} of {} evenings ended wrong", wrong.len(), played.len());
}

fn replay(seed: u64) -> String {
    format!(
        "GATEHOUSE_SIM_SEED={seed} cargo nextest run --features gatehouse/testing --test sim any_evening --no-capture"
    )
}

/// One seed, told in full.
fn tell(seed: u64) {
    println!("{:#?}", Plan::of(seed, None));
    let played = on_deep_stack(|| play(seed, None));
    println!("{}", played.text);
    println!("{} scans, {} owners, hash {:016x}", played.scans, played.epochs, played.hash);
    assert!(played.wrong.is_empty(), "{:#?}", played.wrong);
}

#[test]
fn the_same_seed_is_the_same_evening() {
    let mut hashes = Vec::new();
    for seed in 1_000..1_008 {
        let [one, again] = on_deep_stack(|| [play(seed, None), play(seed, None)]);
        assert!(one.text == again.text, "seed {seed} is not the same twice");
        assert_eq!(one.hash, again.hash);
        hashes.push(one.hash);
    }
    hashes.sort_unstable();
    hashes.dedup();
    assert_eq!(hashes.len(), 8, "another seed is another evening");
}

fn is_noticed(broken: Broken) {
    let played = play_all(0..NOTICED_WITHIN, Some(broken), |one| !one.wrong.is_empty());
    let noticed = played.iter().filter(|one| !one.wrong.is_empty()).min_by_key(|one| one.seed);
    let noticed = noticed.unwrap_or_else(|| panic!("{broken:?}: nobody noticed in {} seeds", played.len()));
    println!("{broken:?} was noticed after {} seeds, in seed {}: {:#?}", played.len(), noticed.seed, noticed.wrong);
}

#[test]
fn a_broken_fence_is_noticed() {
    is_noticed(Broken::Fence);
}

#[test]
fn a_broken_sequence_is_noticed() {
    is_noticed(Broken::Sequence);
}

#[test]
fn an_answer_before_its_commit_is_noticed() {
    is_noticed(Broken::AnswerAfterCommit);
}

/// What k6 or `gatehouse simulate` wrote down, if `GATEHOUSE_HISTORY` names it.
#[test]
fn a_given_history_is_linearizable() {
    let Some(file) = std::env::var_os("GATEHOUSE_HISTORY") else {
        let right = r#"{"ticket": "a", "op": "in", "invoked": 1, "returned": 2, "answer": "ADMIT"}"#;
        assert_eq!(linear::lines::wrong_tickets(right, EntryPolicy::Unstated), Ok(Vec::new()));
        return;
    };
    let text = std::fs::read_to_string(file).expect("the history can be read");
    let wrong = on_deep_stack(|| linear::lines::wrong_tickets(&text, EntryPolicy::Unstated));
    assert_eq!(wrong, Ok(Vec::new()), "tickets whose history no order explains");
}
