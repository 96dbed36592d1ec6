//! The auditor agrees with what the ledger wrote, and names whatever is changed behind its back.

mod support;

use gatehouse_domain::audit::{Beginnings, Findings, Replayed, Rule, Trace, Traced};
use gatehouse_domain::ledger::{Change, Command, TicketVerb, What};
use gatehouse_domain::scan::{AnnulRequest, Decision, Denial, Hand, Kind, ScanRef};
use gatehouse_domain::ticket::Presence;
use gatehouse_domain::ticket_type::EntryPolicy;
use gatehouse_domain::time::Moment;
use support::{Gate, facts, label, scan_id, signed, ticket, type_id};

const TICKETS: u32 = 25;

struct Batch {
    seq: u64,
    epoch: Option<u64>,
    now: Moment,
    changes: Vec<Change>,
}

/// Batches of one command each, as an owner would have written them.
fn evening() -> (Gate, Vec<Batch>) {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, TICKETS));
    let mut log = Vec::new();
    let mut seq = 0;
    for step in 0..300u32 {
        let number = step * 7 % TICKETS + 1;
        let kind = if step % 3 == 2 { Kind::CheckOut } else { Kind::CheckIn };
        let mut request = gate.next_request(signed(number), kind);
        request.point = [None, Some(label("north")), Some(label("a door"))][step as usize % 3].clone();
        let mut commands = vec![Command::Scan(Box::new(request))];
        let scan = scan_id(gate.scans);
        let annul = AnnulRequest {
            which: ScanRef::Id(scan),
            device: Some(label("turnstile-1")),
            subject: label("steward"),
            reason: None,
            hand: Hand::Scanner,
        };
        match step % 11 {
            0 => commands.push(Command::Annul(annul)),
            4 => commands.push(Command::Disown(scan)),
            5 => commands.push(Command::Ticket { ticket: ticket(number), verb: TicketVerb::Reset }),
            7 => commands.push(Command::Ticket { ticket: ticket(number), verb: TicketVerb::Cancel }),
            9 => commands.push(Command::Ticket { ticket: ticket(number), verb: TicketVerb::Reinstate }),
            _ => {}
        }
        for command in commands {
            gate.seq = seq;
            let changes = gate.apply(command).changes;
            if !changes.is_empty() {
                seq += 1;
                // Earlier programs did not say it.
                let epoch = (seq > 50).then_some(3 + u64::from(seq > 150));
                log.push(Batch { seq, epoch, now: Moment(gate.now), changes });
            }
        }
    }
    (gate, log)
}

fn traced(log: &[Batch]) -> (Traced, Findings) {
    let mut trace = Trace::new([(type_id(1), EntryPolicy::Unstated)]);
    log.iter().for_each(|batch| trace.entry(batch.seq, batch.epoch, batch.now, &batch.changes));
    trace.finish()
}

fn replayed(log: &[Batch]) -> (Replayed, Findings) {
    let mut beginnings = Beginnings::default();
    log.iter().for_each(|batch| beginnings.entry(&batch.changes));
    let mut replay = beginnings.replay(facts(EntryPolicy::Unstated, TICKETS));
    log.iter().for_each(|batch| replay.entry(batch.seq, &batch.changes));
    replay.finish()
}

/// The rules that are broken once the log was changed so.
fn broken(change: impl FnOnce(&mut Vec<Batch>)) -> Vec<Rule> {
    let mut log = evening().1;
    change(&mut log);
    let (_, mut findings) = traced(&log);
    findings.append(replayed(&log).1);
    let mut rules: Vec<Rule> = findings.kept.iter().map(|finding| finding.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// The first batch with an accepted scan of this kind.
fn place(log: &[Batch], kind: Kind) -> usize {
    let is = |change: &Change| matches!(&change.what, What::Scanned(scan) if scan.answer.admitted() && scan.answer.kind == kind);
    log.iter().position(|batch| batch.changes.iter().any(is)).expect("there is one")
}

#[test]
fn an_honest_log_has_no_findings_and_adds_up() {
    let (gate, log) = evening();
    let (sums, findings) = traced(&log);
    assert_eq!(findings, Findings::default());
    assert_eq!(sums.inside, u64::from(gate.ledger.occupancy().occupancy.inside));
    let in_less_out = sums.admissions - sums.annulled_admissions - (sums.exits - sums.annulled_exits);
    assert_eq!(sums.inside, in_less_out - sums.reset_outside - sums.further_entries + sums.further_exits);
    assert_eq!((sums.further_entries, sums.further_exits, sums.conflicts), (0, 0, 0));
    assert!(
        sums.refusals > 20 && sums.exits > 20 && sums.annulled_admissions > 5 && sums.reset_outside > 0,
        "{sums:?}"
    );
}

#[test]
fn a_fresh_ledger_decides_an_honest_log_the_same() {
    let (done, findings) = replayed(&evening().1);
    assert_eq!(findings, Findings::default());
    assert_eq!(done.stopped_at, None);
    assert!(done.same > 200 && done.taken_over > 20, "{done:?}");
}

#[test]
fn a_missing_batch_is_a_gap() {
    assert!(broken(|log| drop(log.remove(100))).contains(&Rule::Sequence));
}

#[test]
fn an_epoch_that_falls_is_seen() {
    assert_eq!(broken(|log| log[160].epoch = Some(3)), [Rule::Epoch]);
    assert_eq!(broken(|log| log[60].epoch = Some(5)), [Rule::Epoch]);
    assert_eq!(broken(|log| log[160].epoch = None), []);
}

#[test]
fn time_that_runs_back_is_seen() {
    assert_eq!(broken(|log| log[100].now = Moment(1)), [Rule::Clock]);
}

#[test]
fn a_second_admission_is_a_double_entry() {
    let rules = broken(|log| {
        let at = place(log, Kind::CheckIn);
        let Change { what: What::Scanned(scan), tickets } = &log[at].changes[0] else { panic!("a scan") };
        let mut again = Change { what: What::Scanned(scan.clone()), tickets: tickets.clone() };
        let What::Scanned(scan) = &mut again.what else { panic!("a scan") };
        scan.answer.scan = scan_id(9_999);
        again.tickets[0].state.entries += 1;
        log[at].changes.push(again);
    });
    assert!(rules.contains(&Rule::DoubleEntry), "{rules:?}");
    assert!(rules.contains(&Rule::Replay), "{rules:?}");
}

#[test]
fn a_denial_turned_into_an_admission_is_seen() {
    let rules = broken(|log| {
        let refused = |change: &&mut Change| {
            matches!(&change.what, What::Scanned(scan)
                if scan.answer.decision == Decision::Deny(Denial::AlreadyCheckedIn))
        };
        let change = log.iter_mut().flat_map(|batch| &mut batch.changes).find(refused).expect("there is one");
        let What::Scanned(scan) = &mut change.what else { panic!("a scan") };
        scan.answer.decision = Decision::Admit;
    });
    assert!(rules.contains(&Rule::DoubleEntry) && rules.contains(&Rule::Replay), "{rules:?}");
}

#[test]
fn a_state_that_no_scan_led_to_is_seen() {
    let rules = broken(|log| {
        let at = place(log, Kind::CheckIn);
        log[at].changes[0].tickets[0].state.presence = Presence::Outside;
    });
    assert!(rules.contains(&Rule::TicketState) && rules.contains(&Rule::Replay), "{rules:?}");
}

#[test]
fn a_small_change_of_an_answer_ends_the_replay() {
    let rules = broken(|log| {
        let at = place(log, Kind::CheckIn);
        let What::Scanned(scan) = &mut log[at].changes[0].what else { panic!("a scan") };
        scan.answer.occupancy.inside += 1;
    });
    assert_eq!(rules, [Rule::Replay]);
}
