//! The pure parts of a scan, one by one: `cargo bench`. Neither store nor network; what they cost a gate together is
//! `loadtest/compare`'s question.

use divan::{Bencher, black_box};
use ed25519_dalek::SigningKey;
use gatehouse::domain::credential::{self, ParsedCode, Payload, Read};
use gatehouse::domain::digest::{HashKey, RequestDigest};
use gatehouse::domain::ids::{EventId, ScanId, TicketId, TicketTypeId};
use gatehouse::domain::label::Label;
use gatehouse::domain::ledger::{Command, EventLedger, Kept, Reply, ScanReply, Stamp};
use gatehouse::domain::scan::{Kind, Presented, Proof, ScanRequest, Surface};
use gatehouse::domain::ticket::{GateState, Presence, Validity};
use gatehouse::domain::ticket_type::{EntryPolicy, EventFacts, EventPolicy, TicketFacts, TypeFacts};
use gatehouse::domain::time::{Moment, Window};
use gatehouse::stores::journal::record;

const EVENT: EventId = EventId::from_bytes([7; 16]);
const TYPE: TicketTypeId = TicketTypeId::from_bytes([8; 16]);
const TICKETS: u32 = 100_000;

fn main() {
    divan::main();
}

fn key() -> SigningKey {
    SigningKey::from_bytes(&[9; 32])
}

/// The `n`th ticket; ids are spread as random ones are, in an order of their own.
fn ticket(n: u32) -> TicketId {
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&n.wrapping_mul(0x9E37_79B9).to_be_bytes());
    bytes[12..].copy_from_slice(&n.to_be_bytes());
    TicketId::from_bytes(bytes)
}

fn payload(n: u32) -> Payload {
    let ticket = ticket(n);
    Payload { key_id: 1, event: EVENT, ticket, type_number: 1, generation: 1, not_before_min: 0, not_after_min: 0 }
}

fn parsed(text: &str) -> ParsedCode {
    match credential::read(text) {
        Read::Signed(code) => code,
        Read::Opaque(_) | Read::Unreadable => unreachable!("it was signed here"),
    }
}

#[divan::bench]
fn sign_a_code(bencher: Bencher) {
    let key = key();
    bencher.bench(|| credential::sign(black_box(&payload(1)), &key));
}

#[divan::bench]
fn read_a_code_and_its_digest(bencher: Bencher) {
    let code = credential::sign(&payload(1), &key());
    bencher.bench(|| parsed(black_box(&code.text)).digest());
}

/// What the digest spares every scan of a code as it was issued.
#[divan::bench]
fn verify_a_signature(bencher: Bencher) {
    let code = parsed(&credential::sign(&payload(1), &key()).text);
    let public = key().verifying_key();
    bencher.bench(|| black_box(&code).verify(&public));
}

#[divan::bench]
fn hash_an_idempotency_key(bencher: Bencher) {
    let secret = HashKey([3; 16]);
    bencher.bench(|| secret.key(black_box("turnstile-12/2026-11-22T18:00:00.000Z/42")));
}

#[divan::bench]
fn write_a_ticket_record(bencher: Bencher) {
    let state = outside(1);
    bencher.bench(|| record::write_gate_state(black_box(&state)));
}

#[divan::bench]
fn read_a_ticket_record(bencher: Bencher) {
    let bytes = record::write_gate_state(&outside(1));
    bencher.bench(|| record::read_gate_state(black_box(&bytes)));
}

/// One event of 100,000 tickets: everybody comes in, then everybody goes out, and so on.
#[divan::bench(sample_size = 1000)]
fn decide_an_accepted_scan(bencher: Bencher) {
    let mut ledger = evening();
    let mut sent = 0;
    bencher.bench_local(|| {
        let kind = if (sent / TICKETS).is_multiple_of(2) { Kind::CheckIn } else { Kind::CheckOut };
        let outcome = ledger.apply(Command::Scan(Box::new(scan(sent % TICKETS, kind, sent))), stamp(sent));
        assert!(matches!(&outcome.reply, Reply::Scan(ScanReply::Answered(answer)) if answer.admitted()));
        sent += 1;
        outcome
    });
}

/// The pass-back at the fence: the ticket is inside already.
#[divan::bench(sample_size = 1000)]
fn decide_a_duplicate(bencher: Bencher) {
    let mut ledger = evening();
    ledger.apply(Command::Scan(Box::new(scan(1, Kind::CheckIn, 1))), stamp(1));
    let mut sent = 1;
    bencher.bench_local(|| {
        sent += 1;
        let outcome = ledger.apply(Command::Scan(Box::new(scan(1, Kind::CheckIn, sent))), stamp(sent));
        assert!(matches!(&outcome.reply, Reply::Scan(ScanReply::Answered(answer)) if !answer.admitted()));
        outcome
    });
}

fn stamp(sent: u32) -> Stamp {
    Stamp { now: Moment(i64::from(sent)), seq: u64::from(sent) }
}

fn outside(n: u32) -> GateState {
    GateState {
        seq: 0,
        ticket_type: TYPE,
        validity: Validity::Active,
        presence: Presence::Outside,
        entries: 0,
        generation: 1,
        key_id: 1,
        digest: Some(digest(n)),
        last: None,
    }
}

/// Stands for the digest of the issued signature, which takes too long to make for each ticket.
fn digest(n: u32) -> gatehouse::domain::digest::SignatureDigest {
    gatehouse::domain::digest::SignatureDigest(ticket(n).to_bytes())
}

fn evening() -> EventLedger {
    let general = TypeFacts {
        id: TYPE,
        number: 1,
        slug: label("general"),
        name: label("General"),
        policy: EntryPolicy::Unlimited,
        entry_window: Window::default(),
        accepted_points: Vec::new(),
        capacity: None,
        occupancy_limit: None,
    };
    let facts = |n| TicketFacts { id: ticket(n), version: 1, holder: None, code: None, gate: outside(n) };
    let facts = EventFacts {
        event: EVENT,
        version: 1,
        policy: EventPolicy::default(),
        types: vec![general],
        points: Vec::new(),
        zones: Vec::new(),
        tickets: (0..TICKETS).map(facts).collect(),
    };
    EventLedger::restore(facts, Kept::default())
}

fn scan(n: u32, kind: Kind, sent: u32) -> ScanRequest {
    let mut id = [5; 16];
    id[12..].copy_from_slice(&sent.to_be_bytes());
    ScanRequest {
        id: ScanId::from_bytes(id),
        presented: Presented::Signed { ticket: ticket(n), generation: 1, digest: digest(n), proof: Proof::DigestOnly },
        looked_up: false,
        kind,
        surface: Surface::Native,
        point: Some(label("gate-1")),
        device: Some(label("turnstile-1")),
        subject: label("scanner"),
        key: None,
        request: RequestDigest(id),
        scanned_at: None,
        log_refusal: true,
    }
}

fn label(text: &str) -> Label {
    Label::new(text).expect("a short plain text")
}
