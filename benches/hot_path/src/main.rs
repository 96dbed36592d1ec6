//! The pure steps of a scan, each as often as it is told to: `scripts/bench-instructions` has valgrind count what they cost.
//!
//! `hot_path PART TIMES`. Everything that a step needs is made before, whatever TIMES is, so two runs differ by the steps.

#[path = "../../../domain/benches/event/mod.rs"]
mod event;

/// As the records of the gateway call it.
mod domain {
    pub use gatehouse_domain::*;
}

#[path = "."]
mod stores {
    pub mod journal;
}

use bytes::Bytes;
use ed25519_dalek::SigningKey;
use event::{bytes, payload, scan, stamp};
use gatehouse_domain::credential::{self, Read};
use gatehouse_domain::digest::{HashKey, SignatureDigest};
use gatehouse_domain::ids::{BatchId, TicketId};
use gatehouse_domain::ledger::{Change, Command, EventLedger, Kept};
use gatehouse_domain::scan::{Kind, ScanRequest};
use gatehouse_domain::ticket::Validity;
use gatehouse_domain::ticket_type::fresh;
use gatehouse_domain::time::Moment;
use std::hint::black_box;
use std::process::ExitCode;
use stores::journal::{Draft, record};

/// Tickets of the event, and the most that a part may be told to do.
const TICKETS: u64 = 4_096;
/// Scans that a busy gate's batch carries.
const TOGETHER: usize = 40;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let part = words.next().unwrap_or_default();
    let times = words.next().and_then(|times| times.parse().ok()).unwrap_or(0).min(TICKETS);
    let Some((_, run)) = PARTS.iter().find(|(name, _)| *name == part) else {
        for (name, _) in PARTS {
            println!("{name}");
        }
        return if part.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    };
    run(times);
    ExitCode::SUCCESS
}

type Part = (&'static str, fn(u64));

const PARTS: [Part; 12] = [
    ("check_in", check_ins),
    ("check_out", check_outs),
    ("second_use", second_uses),
    ("repeated_key", repeated_keys),
    ("validate", validations),
    ("code_read", codes_read),
    ("keyed_hash", keyed_hashes),
    ("id_text", id_texts),
    ("state_write", states_written),
    ("state_read", states_read),
    ("scan_seal", scans_sealed),
    ("scan_open", scans_opened),
];

fn check_ins(times: u64) {
    let mut ledger = ledger();
    let scans = requests(1, Kind::CheckIn);
    apply(&mut ledger, scans, times);
}

fn check_outs(times: u64) {
    let mut ledger = full();
    let scans = requests(2, Kind::CheckOut);
    apply(&mut ledger, scans, times);
}

fn second_uses(times: u64) {
    let mut ledger = full();
    let scans = requests(2, Kind::CheckIn);
    apply(&mut ledger, scans, times);
}

fn repeated_keys(times: u64) {
    let mut ledger = full();
    let scans = requests(1, Kind::CheckIn);
    apply(&mut ledger, scans, times);
}

fn validations(times: u64) {
    let ledger = ledger();
    for request in requests(1, Kind::CheckIn).iter().take(times as usize) {
        black_box(ledger.validate(black_box(request), Moment(2_000_000)));
    }
}

fn codes_read(times: u64) {
    let code = credential::sign(&payload(), &SigningKey::from_bytes(&[7; 32]));
    for _ in 0..times {
        let Read::Signed(parsed) = credential::read(black_box(&code.text)) else { panic!("it was signed above") };
        black_box(parsed.digest());
    }
}

fn keyed_hashes(times: u64) {
    let key = HashKey([5; 16]);
    for _ in 0..times {
        black_box(key.key(black_box("turnstile-1-000017")));
    }
}

fn id_texts(times: u64) {
    let mut text = Vec::with_capacity(64);
    for number in 0..times {
        text.clear();
        TicketId::from_bytes(bytes(1, number)).print_into(&mut text);
        let text = std::str::from_utf8(black_box(&text)).expect("an id is ASCII");
        black_box(text.parse::<TicketId>().is_ok());
    }
}

fn states_written(times: u64) {
    let state = fresh(event::TYPE, Validity::Active, 1, Some(SignatureDigest([4; 16])));
    for _ in 0..times {
        black_box(record::write_gate_state(black_box(&state)));
    }
}

fn states_read(times: u64) {
    let bytes = record::write_gate_state(&fresh(event::TYPE, Validity::Active, 1, Some(SignatureDigest([4; 16]))));
    for _ in 0..times {
        black_box(record::read_gate_state(black_box(&bytes)).is_ok());
    }
}

/// A scan's share of what one commit writes to Redis.
fn scans_sealed(times: u64) {
    let (ledger, changes) = admitted();
    let counters = ledger.occupancy();
    for changes in changes[..times as usize].chunks(TOGETHER) {
        let draft = Draft { id: BatchId::from_bytes([6; 16]), seq: 1, now: Moment(1), changes, counters: &counters };
        black_box(black_box(draft).seal());
    }
}

/// A scan's share of what the drain reads.
fn scans_opened(times: u64) {
    let (ledger, changes) = admitted();
    let counters = ledger.occupancy();
    let seal = |changes| {
        Draft { id: BatchId::from_bytes([6; 16]), seq: 1, now: Moment(1), changes, counters: &counters }.seal().log
    };
    let entries: Vec<Bytes> = changes.chunks(TOGETHER).map(seal).collect();
    for entry in &entries[..times as usize / TOGETHER] {
        black_box(record::open_entry(1, black_box(entry)).is_ok());
    }
}

#[expect(clippy::vec_box, reason = "commands take their scan in a box; putting it there is not what is counted")]
fn apply(ledger: &mut EventLedger, scans: Vec<Box<ScanRequest>>, times: u64) {
    for (seq, scan) in (TICKETS + 1..).zip(scans).take(times as usize) {
        black_box(ledger.apply(Command::Scan(scan), stamp(seq)));
    }
}

fn ledger() -> EventLedger {
    EventLedger::restore(event::facts(TICKETS), Kept::default())
}

/// Everybody is inside.
fn full() -> EventLedger {
    let mut ledger = ledger();
    for (seq, scan) in (1..).zip(requests(1, Kind::CheckIn)) {
        ledger.apply(Command::Scan(scan), stamp(seq));
    }
    ledger
}

/// Everybody comes in: the ledger then, and what changed.
fn admitted() -> (EventLedger, Vec<Change>) {
    let mut ledger = ledger();
    let scans = (1..).zip(requests(1, Kind::CheckIn));
    let changes = scans.flat_map(|(seq, scan)| ledger.apply(Command::Scan(scan), stamp(seq)).changes).collect();
    (ledger, changes)
}

/// One scan of every ticket, in an order far from that of their storage; the same round has the same ids and keys.
#[expect(clippy::vec_box, reason = "commands take their scan in a box; putting it there is not what is counted")]
fn requests(round: u64, kind: Kind) -> Vec<Box<ScanRequest>> {
    (0..TICKETS).map(|number| scan(round, number, number * 1_999 % TICKETS, kind)).collect()
}
