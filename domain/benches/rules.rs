//! What the pure parts cost: `cargo bench -p gatehouse-domain`. Allocations are shown beside the times; "max alloc" of
//! `restore` divided by its tickets is the memory of a ticket.

use divan::{AllocProfiler, Bencher, black_box};
use ed25519_dalek::SigningKey;
use gatehouse_domain::credential::{self, Payload, Read};
use gatehouse_domain::digest::{KeyHash, RequestDigest, SignatureDigest};
use gatehouse_domain::ids::{EventId, ScanId, ScanPointId, TicketId, TicketTypeId};
use gatehouse_domain::label::Label;
use gatehouse_domain::ledger::{Command, EventLedger, Kept, Stamp};
use gatehouse_domain::scan::{Kind, Presented, Proof, ScanRequest, Surface};
use gatehouse_domain::ticket::Validity;
use gatehouse_domain::ticket_type::{
    EntryPolicy, EventFacts, EventPolicy, PointFacts, TicketFacts, TypeFacts, ZoneFacts, fresh,
};
use gatehouse_domain::time::{Moment, Window};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

const TYPE: TicketTypeId = TicketTypeId::from_bytes([2; 16]);

/// Spreads numbers as random ids are spread.
fn bytes(kind: u64, number: u64) -> [u8; 16] {
    let spread = (number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ kind.rotate_left(32);
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    bytes[8..].copy_from_slice(&spread.to_be_bytes());
    bytes
}

fn label(text: &str) -> Label {
    Label::new(text).expect("a valid label")
}

fn facts(count: u64) -> EventFacts {
    let ticket = |number| TicketFacts {
        id: TicketId::from_bytes(bytes(1, number)),
        version: 1,
        holder: Some(format!("Holder Number {number}").into()),
        code: None,
        gate: fresh(TYPE, Validity::Active, 0, Some(SignatureDigest(bytes(2, number)))),
    };
    EventFacts {
        event: EventId::from_bytes([1; 16]),
        version: 1,
        policy: EventPolicy { occupancy_limit: Some(2_000_000), ..EventPolicy::default() },
        types: vec![TypeFacts {
            id: TYPE,
            number: 1,
            slug: label("standard"),
            name: label("Standard"),
            policy: EntryPolicy::Unstated,
            entry_window: Window::OPEN,
            accepted_points: Vec::new(),
            capacity: None,
            occupancy_limit: None,
        }],
        points: vec![PointFacts {
            id: ScanPointId::from_bytes([3; 16]),
            slug: label("gate-1"),
            name: label("Gate 1"),
            zone: Some(label("stadium")),
            accepted_types: Vec::new(),
        }],
        zones: vec![ZoneFacts { id: label("stadium"), name: label("Stadium"), capacity: None }],
        shared: Vec::new(),
        tickets: (0..count).map(ticket).collect(),
    }
}

fn check_in(scan: u64, ticket: u64) -> Box<ScanRequest> {
    Box::new(ScanRequest {
        id: ScanId::from_bytes(bytes(3, scan)),
        presented: Presented::Signed {
            ticket: TicketId::from_bytes(bytes(1, ticket)),
            generation: 1,
            digest: SignatureDigest(bytes(2, ticket)),
            proof: Proof::DigestOnly,
        },
        looked_up: false,
        kind: Kind::CheckIn,
        surface: Surface::Native,
        point: Some(label("gate-1")),
        zone: None,
        device: Some(label("turnstile-1")),
        subject: label("steward"),
        key: Some(KeyHash(bytes(4, scan))),
        request: RequestDigest(bytes(5, ticket)),
        scanned_at: None,
        log_refusal: true,
    })
}

fn stamp(seq: u64) -> Stamp {
    Stamp { now: Moment(1_000_000 + seq as i64), seq }
}

const SCANS: u64 = 100_000;

/// Admissions of distinct tickets of a large event, in an order far from that of their storage.
#[divan::bench(sample_count = 10, items_count = SCANS)]
fn apply_100_000_check_ins(bencher: Bencher) {
    let ledger = EventLedger::restore(facts(SCANS), Kept::default());
    let prepare = || {
        let commands: Vec<_> = (0..SCANS).map(|scan| Command::Scan(check_in(scan, scan * 7_919 % SCANS))).collect();
        (ledger.clone(), commands)
    };
    bencher.with_inputs(prepare).bench_local_values(|(mut ledger, commands)| {
        for (seq, command) in (1..).zip(commands) {
            black_box(ledger.apply(command, stamp(seq)));
        }
        ledger
    });
}

/// Ledger with 1,000 of 100,000 inside; then the answers that change little or nothing.
fn busy() -> EventLedger {
    let mut ledger = EventLedger::restore(facts(SCANS), Kept::default());
    for scan in 0..1_000 {
        ledger.apply(Command::Scan(check_in(scan, scan)), stamp(scan));
    }
    ledger
}

#[divan::bench]
fn apply_repeated_key(bencher: Bencher) {
    let mut ledger = busy();
    bencher.with_inputs(|| Command::Scan(check_in(5, 5))).bench_local_values(|again| ledger.apply(again, stamp(9_999)));
}

#[divan::bench]
fn apply_second_use(bencher: Bencher) {
    let mut ledger = busy();
    let mut scan = 10_000;
    let next = || {
        scan += 1;
        Command::Scan(check_in(scan, 7))
    };
    bencher.with_inputs(next).bench_local_values(|command| ledger.apply(command, stamp(9_999)));
}

#[divan::bench]
fn validate(bencher: Bencher) {
    let ledger = busy();
    let request = check_in(50_000, 50_000);
    bencher.bench_local(|| ledger.validate(black_box(&request), Moment(2_000_000)));
}

#[divan::bench(args = [100_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn restore(bencher: Bencher, tickets: u64) {
    bencher.with_inputs(|| facts(tickets)).bench_local_values(|facts| EventLedger::restore(facts, Kept::default()));
}

fn payload() -> Payload {
    Payload {
        key_id: 1,
        event: EventId::from_bytes([1; 16]),
        ticket: TicketId::from_bytes([2; 16]),
        type_number: 1,
        generation: 1,
        not_before_min: 0,
        not_after_min: 0,
    }
}

#[divan::bench]
fn code_sign(bencher: Bencher) {
    let key = SigningKey::from_bytes(&[7; 32]);
    bencher.bench_local(|| credential::sign(black_box(&payload()), &key));
}

#[divan::bench]
fn code_read(bencher: Bencher) {
    let code = credential::sign(&payload(), &SigningKey::from_bytes(&[7; 32]));
    bencher.bench_local(|| match credential::read(black_box(&code.text)) {
        Read::Signed(parsed) => Some(parsed.digest()),
        Read::Opaque(_) | Read::Unreadable => None,
    });
}

#[divan::bench]
fn code_verify(bencher: Bencher) {
    let key = SigningKey::from_bytes(&[7; 32]);
    let code = credential::sign(&payload(), &key);
    let Read::Signed(parsed) = credential::read(&code.text) else { panic!("it was signed above") };
    bencher.bench_local(|| black_box(&parsed).verify(&key.verifying_key()));
}
