//! What records cost on their way to Redis and back: `cargo bench --bench records`. The rules have benches of their own in
//! `domain/benches/`; what all of it costs a gate is `loadtest/compare`'s question.

#[path = "../domain/benches/event/mod.rs"]
mod event;

use divan::{Bencher, black_box};
use event::{TYPE, stamp};
use gatehouse::domain::digest::SignatureDigest;
use gatehouse::domain::ids::BatchId;
use gatehouse::domain::ledger::{Change, Command, EventLedger, Kept};
use gatehouse::domain::scan::Kind;
use gatehouse::domain::ticket::Validity;
use gatehouse::domain::ticket_type::fresh;
use gatehouse::domain::time::Moment;
use gatehouse::stores::journal::{Draft, SealedBatch, record};

/// Scans that a busy gate's batch carries.
const SCANS: u64 = 64;

fn main() {
    divan::main();
}

#[divan::bench]
fn write_a_ticket(bencher: Bencher) {
    let state = fresh(TYPE, Validity::Active, 1, Some(SignatureDigest([4; 16])));
    bencher.bench(|| record::write_gate_state(black_box(&state)));
}

#[divan::bench]
fn read_a_ticket(bencher: Bencher) {
    let bytes = record::write_gate_state(&fresh(TYPE, Validity::Active, 1, Some(SignatureDigest([4; 16]))));
    bencher.bench(|| record::read_gate_state(black_box(&bytes)));
}

#[divan::bench]
fn seal_a_batch_of_64_scans(bencher: Bencher) {
    let (ledger, changes) = surge();
    bencher.bench_local(|| seal(&ledger, black_box(&changes)));
}

/// What the drain does with it.
#[divan::bench]
fn open_a_batch_of_64_scans(bencher: Bencher) {
    let (ledger, changes) = surge();
    let sealed = seal(&ledger, &changes);
    bencher.bench(|| record::open_entry(1, black_box(&sealed.log)));
}

fn seal(ledger: &EventLedger, changes: &[Change]) -> SealedBatch {
    let counters = ledger.occupancy();
    Draft { id: BatchId::from_bytes([6; 16]), seq: 1, now: Moment(1), changes, counters: &counters }.seal()
}

/// Everybody of a small event comes in: the ledger then, and what changed.
fn surge() -> (EventLedger, Vec<Change>) {
    let mut ledger = EventLedger::restore(event::facts(SCANS), Kept::default());
    let scan = |n| ledger.apply(Command::Scan(event::scan(1, n, n, Kind::CheckIn)), stamp(n)).changes;
    let changes: Vec<Change> = (0..SCANS).flat_map(scan).collect();
    assert_eq!(u64::from(ledger.occupancy().occupancy.inside), SCANS);
    (ledger, changes)
}
