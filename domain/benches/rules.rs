//! What the pure parts cost: `cargo bench -p gatehouse-domain`. Allocations are shown beside the times; "max alloc" of
//! `restore` divided by its tickets is the memory of a ticket.

mod event;

use divan::{AllocProfiler, Bencher, black_box};
use ed25519_dalek::SigningKey;
use event::{payload, stamp};
use gatehouse_domain::credential::{self, Read};
use gatehouse_domain::ledger::{Command, EventLedger, Kept};
use gatehouse_domain::scan::{Kind, ScanRequest};
use gatehouse_domain::ticket_type::EventFacts;
use gatehouse_domain::time::Moment;

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// With holders and a limit.
fn facts(count: u64) -> EventFacts {
    let mut facts = event::facts(count);
    facts.policy.occupancy_limit = Some(2_000_000);
    for (number, ticket) in facts.tickets.iter_mut().enumerate() {
        ticket.holder = Some(format!("Holder Number {number}").into());
    }
    facts
}

fn check_in(scan: u64, ticket: u64) -> Box<ScanRequest> {
    event::scan(1, scan, ticket, Kind::CheckIn)
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
