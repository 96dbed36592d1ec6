//! Bytes in Redis and Postgres outlive the code that wrote them: they stay readable, and nothing that is none panics.

#[path = "records/samples.rs"]
mod samples;
#[path = "records/strategies.rs"]
mod strategies;

use bytes::Bytes;
use gatehouse::domain::digest::KeyHash;
use gatehouse::domain::hold::HoldStage;
use gatehouse::domain::ids::ScanId;
use gatehouse::domain::ledger::{Change, OccupancyReport, What};
use gatehouse::domain::ticket_type::{EventFacts, EventPolicy};
use gatehouse::domain::time::Moment;
use gatehouse::stores::journal::record::{self, KeptScan, RecordError};
use gatehouse::stores::journal::{Draft, SealedBatch};
use proptest::prelude::*;
use std::path::PathBuf;

/// Holds a record against the committed file of its name. To add a record (never to change one): write the file with
/// `GATEHOUSE_WRITE_SAMPLES=1`.
fn check<T: PartialEq + std::fmt::Debug>(
    name: &str,
    value: &T,
    written: &[u8],
    read: impl Fn(&[u8]) -> Result<T, RecordError>,
) {
    let path = path(name);
    if std::env::var_os("GATEHOUSE_WRITE_SAMPLES").is_some() && !path.exists() {
        let hex: String = written.iter().map(|byte| format!("{byte:02x}")).collect();
        std::fs::write(&path, format!("{hex}\n")).expect("write the sample");
    }
    let kept = sample(name);
    assert_eq!(read(&kept).as_ref(), Ok(value), "old bytes of {name}");
    assert_eq!(kept, written, "{name} is written otherwise than version 1 was");
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/records/v1").join(format!("{name}.hex"))
}

/// The bytes of a committed file.
fn sample(name: &str) -> Vec<u8> {
    let path = path(name);
    let kept = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let digits = |at| u8::from_str_radix(&kept[at..at + 2], 16).expect("a sample is hexadecimal");
    (0..kept.trim().len()).step_by(2).map(digits).collect()
}

#[test]
fn bytes_of_version_1_are_read_and_written_as_ever() {
    for (name, state) in [("gate_outside", samples::outside()), ("gate_inside", samples::inside())] {
        check(name, &state, &record::write_gate_state(&state), record::read_gate_state);
    }
    let admitted = samples::admitted();
    check("scan_admitted", &admitted, &record::write_scan(&admitted), record::read_scan);
    for (place, denial) in samples::denials().into_iter().enumerate() {
        let name = format!("scan_denied_{place:02}");
        let denied = samples::denied(denial);
        check(&name, &denied, &record::write_scan(&denied), record::read_scan);
    }
    let stages = [("hold_open", HoldStage::Open { expires: Moment(7) }), ("hold_committed", HoldStage::Committed)];
    for (name, stage) in stages {
        let hold = samples::hold(stage);
        check(name, &hold, &record::write_hold(&hold), record::read_hold);
    }
    let scan = ScanId::from_bytes([4; 16]);
    let kept = [
        ("kept_scan", KeptScan::Scan(Box::new(admitted))),
        ("kept_annulled", KeptScan::Annulled { scan, at: Moment(9) }),
        ("kept_disowned", KeptScan::Disowned { scan }),
        ("kept_annulled_ahead", KeptScan::AnnulledAhead { key: KeyHash([5; 16]) }),
    ];
    for (name, kept) in kept {
        check(name, &kept, &record::write_kept(&kept), record::read_kept);
    }
    let changes = samples::changes();
    let sealed = seal(7, &changes);
    check("batch_once", &(3, sealed.clone()), &record::write_batch(3, &sealed), record::read_batch);
    check("entry", &written_with(7, changes), &sealed.log, |bytes| {
        let entry = record::open_entry(7, &Bytes::copy_from_slice(bytes))?;
        assert_eq!((entry.seq, entry.batch, entry.now), (7, samples::batch_id(), Moment(1_795_000_003_000)));
        Ok(entry.changes)
    });
}

fn seal(seq: u64, changes: &[Change]) -> SealedBatch {
    let counters = OccupancyReport::default();
    Draft { id: samples::batch_id(), seq, now: Moment(1_795_000_003_000), changes, counters: &counters }.seal()
}

/// The changes as a batch of this number writes them.
fn written_with(seq: u64, mut changes: Vec<Change>) -> Vec<Change> {
    changes.iter_mut().flat_map(|change| &mut change.tickets).for_each(|after| after.state.seq = seq);
    changes
}

/// Batches once held tickets and scans beside the log; they may still lie in a node's own journal.
#[test]
fn a_batch_of_before_is_read_too() {
    let sealed = seal(7, &samples::changes());
    let (epoch, old) = record::read_batch(&sample("batch")).expect("bytes of a released version");
    assert_eq!((epoch, &old.log, &old.holds), (3, &sealed.log, &sealed.holds));
    assert_eq!((old.id, old.seq, old.now, &old.counters), (sealed.id, sealed.seq, sealed.now, &sealed.counters));
    assert!(sealed.marks.iter().all(|mark| old.marks.contains(mark)));
}

#[test]
fn a_scan_is_written_once() {
    let scanned = samples::changes().into_iter().find(|change| matches!(change.what, What::Scanned(_)));
    let sealed = seal(9, &[scanned.expect("the samples hold a scan")]);
    assert!(sealed.marks.is_empty(), "a mark is for what takes a scan back");
    let besides = record::write_batch(9, &sealed).len() - sealed.log.len();
    assert!(besides < 200, "{besides} bytes beside the log");
}

#[test]
fn holders_and_facts_never_reach_the_log() {
    let mut issued = samples::issued();
    issued.holder = Some("Ada Lovelace".into());
    let facts = EventFacts {
        event: gatehouse::domain::ids::EventId::from_bytes([1; 16]),
        version: 3,
        policy: EventPolicy::default(),
        types: Vec::new(),
        points: Vec::new(),
        zones: Vec::new(),
        shared: Vec::new(),
        tickets: vec![issued.clone()],
    };
    let changes = vec![
        Change { what: What::Issued(vec![issued]), tickets: Vec::new() },
        Change { what: What::Facts(Box::new(facts)), tickets: Vec::new() },
    ];
    let sealed = seal(3, &changes);
    assert!(!sealed.log.windows(3).any(|bytes| bytes == b"Ada"));
    let entry = record::open_entry(3, &sealed.log).expect("our own bytes");
    assert_eq!(entry.changes, vec![Change { what: What::Issued(vec![samples::issued()]), tickets: Vec::new() }]);
}

#[test]
fn a_newer_version_is_named_and_nothing_is_not_a_record() {
    assert_eq!(record::read_hold(&[2, 0]), Err(RecordError::Version(2)));
    assert_eq!(record::read_hold(&[]), Err(RecordError::Empty));
    let wrong_kind = record::write_hold(&samples::hold(HoldStage::Committed));
    assert!(matches!(record::read_gate_state(&wrong_kind), Err(RecordError::Malformed(_))));
}

/// Whatever comes in, an answer comes out.
fn read_as_anything(bytes: &[u8]) {
    let _ = record::read_gate_state(bytes);
    let _ = record::read_scan(bytes);
    let _ = record::read_hold(bytes);
    let _ = record::read_kept(bytes);
    let _ = record::read_batch(bytes);
    let _ = record::open_entry(1, &Bytes::copy_from_slice(bytes));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn gate_states_survive(state in strategies::gate_state()) {
        prop_assert_eq!(record::read_gate_state(&record::write_gate_state(&state)), Ok(state));
    }

    #[test]
    fn scans_survive(scan in strategies::scan()) {
        prop_assert_eq!(record::read_scan(&record::write_scan(&scan)), Ok(scan.clone()));
        let kept = KeptScan::Scan(Box::new(scan));
        prop_assert_eq!(record::read_kept(&record::write_kept(&kept)), Ok(kept));
    }

    #[test]
    fn holds_survive(hold in strategies::hold()) {
        prop_assert_eq!(record::read_hold(&record::write_hold(&hold)), Ok(hold));
    }

    #[test]
    fn log_entries_survive(seq in 1u64..u64::MAX, changes in prop::collection::vec(strategies::change(), 0..20)) {
        let sealed = seal(seq, &changes);
        let entry = record::open_entry(seq, &sealed.log).expect("our own bytes");
        prop_assert_eq!(entry.changes, written_with(seq, changes));
        prop_assert_eq!(&entry.bytes, &sealed.log);
        prop_assert_eq!(record::read_batch(&record::write_batch(seq, &sealed)), Ok((seq, sealed)));
    }

    #[test]
    fn garbage_is_refused_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read_as_anything(&bytes);
        let mut versioned = vec![1];
        versioned.extend(bytes);
        read_as_anything(&versioned);
    }

    #[test]
    fn damaged_records_are_refused_or_read_without_panic(
        changes in prop::collection::vec(strategies::change(), 1..5),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = seal(1, &changes).log.to_vec();
        for (place, value) in damage {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        read_as_anything(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        read_as_anything(&bytes);
    }
}
