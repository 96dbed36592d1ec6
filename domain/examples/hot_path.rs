//! The pure steps of a scan, each as often as it is told to: `scripts/bench-instructions` has valgrind count what they cost.
//!
//! `hot_path PART TIMES`. Everything that a step needs is made before, whatever TIMES is, so two runs differ by the steps.

use ed25519_dalek::SigningKey;
use gatehouse_domain::credential::{self, Payload, Read};
use gatehouse_domain::digest::{HashKey, KeyHash, RequestDigest, SignatureDigest};
use gatehouse_domain::ids::{EventId, ScanId, ScanPointId, TicketId, TicketTypeId};
use gatehouse_domain::label::Label;
use gatehouse_domain::ledger::{Command, EventLedger, Kept, Stamp};
use gatehouse_domain::scan::{Kind, Presented, Proof, ScanRequest, Surface};
use gatehouse_domain::ticket::Validity;
use gatehouse_domain::ticket_type::{
    EntryPolicy, EventFacts, EventPolicy, PointFacts, TicketFacts, TypeFacts, ZoneFacts, fresh,
};
use gatehouse_domain::time::{Moment, Window};
use std::hint::black_box;
use std::process::ExitCode;

/// Tickets of the event, and the most that a part may be told to do.
const TICKETS: u64 = 4_096;
const TYPE: TicketTypeId = TicketTypeId::from_bytes([2; 16]);

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

const PARTS: [Part; 8] = [
    ("check_in", check_ins),
    ("check_out", check_outs),
    ("second_use", second_uses),
    ("repeated_key", repeated_keys),
    ("validate", validations),
    ("code_read", codes_read),
    ("keyed_hash", keyed_hashes),
    ("id_text", id_texts),
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
    let payload = Payload {
        key_id: 1,
        event: EventId::from_bytes([1; 16]),
        ticket: TicketId::from_bytes([2; 16]),
        type_number: 1,
        generation: 1,
        not_before_min: 0,
        not_after_min: 0,
    };
    let code = credential::sign(&payload, &SigningKey::from_bytes(&[7; 32]));
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

#[expect(clippy::vec_box, reason = "commands take their scan in a box; putting it there is not what is counted")]
fn apply(ledger: &mut EventLedger, scans: Vec<Box<ScanRequest>>, times: u64) {
    for (seq, scan) in (TICKETS + 1..).zip(scans).take(times as usize) {
        black_box(ledger.apply(Command::Scan(scan), stamp(seq)));
    }
}

fn ledger() -> EventLedger {
    EventLedger::restore(facts(), Kept::default())
}

/// Everybody is inside.
fn full() -> EventLedger {
    let mut ledger = ledger();
    for (seq, scan) in (1..).zip(requests(1, Kind::CheckIn)) {
        ledger.apply(Command::Scan(scan), stamp(seq));
    }
    ledger
}

fn stamp(seq: u64) -> Stamp {
    Stamp { now: Moment(1_000_000 + seq as i64), seq }
}

/// One scan of every ticket, in an order far from that of their storage; the same round has the same ids and keys.
#[expect(clippy::vec_box, reason = "commands take their scan in a box; putting it there is not what is counted")]
fn requests(round: u64, kind: Kind) -> Vec<Box<ScanRequest>> {
    let request = |scan: u64| {
        let ticket = scan * 1_999 % TICKETS;
        Box::new(ScanRequest {
            id: ScanId::from_bytes(bytes(2 * round, scan)),
            presented: Presented::Signed {
                ticket: TicketId::from_bytes(bytes(100, ticket)),
                generation: 1,
                digest: SignatureDigest(bytes(101, ticket)),
                proof: Proof::DigestOnly,
            },
            looked_up: false,
            kind,
            surface: Surface::Native,
            point: Some(label("gate-1")),
            zone: None,
            device: Some(label("turnstile-1")),
            subject: label("steward"),
            key: Some(KeyHash(bytes(2 * round + 1, scan))),
            request: RequestDigest(bytes(102, ticket)),
            scanned_at: None,
            log_refusal: true,
        })
    };
    (0..TICKETS).map(request).collect()
}

fn facts() -> EventFacts {
    let ticket = |number| TicketFacts {
        id: TicketId::from_bytes(bytes(100, number)),
        version: 1,
        holder: None,
        code: None,
        gate: fresh(TYPE, Validity::Active, 0, Some(SignatureDigest(bytes(101, number)))),
    };
    EventFacts {
        event: EventId::from_bytes([1; 16]),
        version: 1,
        policy: EventPolicy::default(),
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
        tickets: (0..TICKETS).map(ticket).collect(),
    }
}

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
