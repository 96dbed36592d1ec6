//! What records cost on their way to Redis and back: `cargo bench --bench records`. The rules have benches of their own in
//! `domain/benches/`; what all of it costs a gate is `loadtest/compare`'s question.

use divan::{Bencher, black_box};
use gatehouse::domain::digest::{KeyHash, RequestDigest, SignatureDigest};
use gatehouse::domain::ids::{BatchId, EventId, ScanId, TicketId, TicketTypeId};
use gatehouse::domain::label::Label;
use gatehouse::domain::ledger::{Change, Command, EventLedger, Kept, Stamp};
use gatehouse::domain::scan::{Kind, Presented, Proof, ScanRequest, Surface};
use gatehouse::domain::ticket::Validity;
use gatehouse::domain::ticket_type::{EntryPolicy, EventFacts, EventPolicy, TicketFacts, TypeFacts, fresh};
use gatehouse::domain::time::{Moment, Window};
use gatehouse::stores::journal::{Draft, SealedBatch, record};

const TYPE: TicketTypeId = TicketTypeId::from_bytes([8; 16]);
/// Scans that a busy gate's batch carries.
const SCANS: u8 = 64;

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
    let general = TypeFacts {
        id: TYPE,
        number: 1,
        slug: label("general"),
        name: label("General"),
        policy: EntryPolicy::default(),
        entry_window: Window::default(),
        accepted_points: Vec::new(),
        capacity: None,
        occupancy_limit: None,
    };
    let ticket = |n| {
        let gate = fresh(TYPE, Validity::Active, 1, Some(SignatureDigest([n; 16])));
        TicketFacts { id: TicketId::from_bytes([n; 16]), version: 1, holder: None, code: None, gate }
    };
    let facts = EventFacts {
        event: EventId::from_bytes([7; 16]),
        version: 1,
        policy: EventPolicy::default(),
        types: vec![general],
        points: Vec::new(),
        zones: Vec::new(),
        shared: Vec::new(),
        tickets: (0..SCANS).map(ticket).collect(),
    };
    let mut ledger = EventLedger::restore(facts, Kept::default());
    let scan = |n| ledger.apply(Command::Scan(Box::new(scan(n))), Stamp { now: Moment(1), seq: 1 }).changes;
    let changes: Vec<Change> = (0..SCANS).flat_map(scan).collect();
    assert_eq!(ledger.occupancy().occupancy.inside, u32::from(SCANS));
    (ledger, changes)
}

fn scan(n: u8) -> ScanRequest {
    ScanRequest {
        id: ScanId::from_bytes([n; 16]),
        presented: Presented::Signed {
            ticket: TicketId::from_bytes([n; 16]),
            generation: 1,
            digest: SignatureDigest([n; 16]),
            proof: Proof::DigestOnly,
        },
        looked_up: false,
        kind: Kind::CheckIn,
        surface: Surface::Native,
        point: Some(label("gate-1")),
        zone: None,
        device: Some(label("turnstile-1")),
        subject: label("scanner"),
        key: Some(KeyHash([n; 16])),
        request: RequestDigest([n; 16]),
        scanned_at: None,
        log_refusal: true,
    }
}

fn label(text: &str) -> Label {
    Label::new(text).expect("a short plain text")
}
