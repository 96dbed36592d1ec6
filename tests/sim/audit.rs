//! What must be true at the end, whatever befell the evening.

use crate::doubt::Doubt;
use crate::history::{Asked, Line, Said};
use crate::house;
use crate::linear::ticket::{ADMIT, Ticket, forget_single_attempts};
use crate::linear::{Call, SHORT, Verdict, agrees_with_stateright, check, inside, places};
use crate::plan::EVENT;
use crate::play::Played;
use crate::postgres::ticket_id;
use crate::world::State;
use gatehouse::actors::event_actor::inspect::Inspection;
use gatehouse::domain::ids::{ScanId, TicketId};
use gatehouse::domain::ledger::{Change, EventLedger, HoldEnd, Kept, OccupancyReport, What, invariants};
use gatehouse::domain::scan::{Decision, Kind as Way, ScanRecord};
use gatehouse::domain::ticket::GateState;
use gatehouse::stores::journal::LogEntry;
use stateright::semantics::SequentialSpec;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::hash::Hash;

/// What the log says.
#[derive(Default)]
pub struct Log {
    pub entries: Vec<LogEntry>,
    /// Every scan, by its id, with the number of its entry.
    pub scans: BTreeMap<ScanId, (u64, ScanRecord)>,
    pub disowned: BTreeSet<ScanId>,
    pub annulled: BTreeSet<ScanId>,
    /// The order in which scans stand in the log.
    order: BTreeMap<ScanId, usize>,
}

pub fn audit(state: &State) -> Played {
    let mut wrong = Vec::new();
    let log = Log::of(state, &mut wrong);
    let doubt = Doubt::of(state, &log);
    match &state.last {
        Some(last) => at_rest(state, &log, last, &doubt, &mut wrong),
        None => wrong.push(format!("the event did not come to rest: {:?}", state.unrest)),
    }
    epochs_never_fall(state, &mut wrong);
    answers_are_in_the_log(state, &log, &doubt, &mut wrong);
    doubles_are_named(state, &log, &mut wrong);
    nobody_is_in_twice(&log, &doubt, &mut wrong);
    histories_are_linearizable(state, &log, &doubt, &mut wrong);
    let lines = &state.history.lines;
    let admitted = |line: &&Line| matches!(line.returned, Some((_, Said::Scan { word: ADMIT, .. })));
    let text: String = log.entries.iter().map(|entry| format!("{} {:?}\n", entry.seq, entry.changes)).collect();
    Played {
        seed: state.plan.seed,
        scans: state.history.scans(),
        undecided: lines.iter().filter(|line| line.returned.is_none()).count(),
        admitted: lines.iter().filter(admitted).count(),
        conflicts: state.postgres.conflicts.len(),
        lost_to_another: usize::from(doubt.any),
        in_doubt: doubt.tickets.len(),
        befell: state.befell.clone(),
        epochs: state.postgres.epoch,
        hash: 0,
        text: state.history.text() + &text,
        wrong,
    }
}

impl Log {
    /// What was drained and what was not: every number once, time never running back.
    fn of(state: &State, wrong: &mut Vec<String>) -> Log {
        let mut entries = state.postgres.log.clone();
        let kept = state.redis.keep(EVENT).map(|keep| keep.read_log(0, usize::MAX));
        for entry in kept.into_iter().flat_map(|log| log.expect("the log can be read")) {
            if entries.get(&entry.seq).is_some_and(|drained| drained.bytes != entry.bytes) {
                wrong.push(format!("entry {} was drained otherwise than it is", entry.seq));
            }
            entries.entry(entry.seq).or_insert(entry);
        }
        let numbers = entries.keys().zip(1u64..);
        if let Some((seq, expected)) = numbers.into_iter().find(|(seq, expected)| *seq != expected) {
            wrong.push(format!("the log goes on with {seq} instead of {expected}"));
        }
        let entries: Vec<LogEntry> = entries.into_values().collect();
        if let Some(pair) = entries.windows(2).find(|pair| pair[0].now > pair[1].now) {
            wrong.push(format!("time runs back at entry {}", pair[1].seq));
        }
        let mut log = Log::default();
        for entry in &entries {
            for change in &entry.changes {
                match &change.what {
                    What::Scanned(scan) => {
                        log.order.insert(scan.answer.scan, log.order.len());
                        log.scans.insert(scan.answer.scan, (entry.seq, (**scan).clone()));
                    }
                    What::Disowned { scan } => drop(log.disowned.insert(*scan)),
                    What::Annulled { scan, .. } => drop(log.annulled.insert(*scan)),
                    _ => {}
                }
            }
        }
        log.entries = entries;
        log
    }

    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.entries.iter().flat_map(|entry| &entry.changes)
    }

    /// A scan that was not taken back by the gateway.
    pub fn stands(&self, scan: ScanId) -> Option<&(u64, ScanRecord)> {
        self.scans.get(&scan).filter(|_| !self.disowned.contains(&scan))
    }
}

/// A ledger's state in an order of its own.
#[derive(Debug, PartialEq)]
struct Plain {
    tickets: BTreeMap<TicketId, GateState>,
    scans: BTreeMap<ScanId, ScanRecord>,
    holds: usize,
    counts: OccupancyReport,
}

fn plain(ledger: &EventLedger) -> Plain {
    let mut counts = ledger.occupancy();
    // A point whose only scans were taken back is still known to whoever took them.
    counts.points.retain(|point| point.check_ins + point.check_outs + point.refused > 0);
    counts.points.sort_by(|one, other| one.point.cmp(&other.point));
    Plain {
        tickets: ledger.tickets_after(0).collect(),
        scans: ledger.scans_kept().map(|scan| (scan.answer.scan, scan.clone())).collect(),
        holds: ledger.holds().count(),
        counts,
    }
}

/// The live state keeps the invariants, and the log alone rebuilds it.
fn at_rest(state: &State, log: &Log, last: &Inspection, doubt: &Doubt, wrong: &mut Vec<String>) {
    if let Err(broken) = invariants::check(&last.ledger) {
        wrong.push(broken.to_string());
    }
    let end = log.entries.last().map_or(0, |entry| entry.seq);
    if end != last.committed {
        wrong.push(format!("the owner is at {}, the log at {end}", last.committed));
    }
    let mut played = EventLedger::restore(state.postgres.blank(), Kept::default());
    log.changes().for_each(|change| played.absorb(change));
    let (mut played, mut live) = (plain(&played), plain(&last.ledger));
    if doubt.any {
        forget_holds(&mut played);
        forget_holds(&mut live);
    }
    if played != live {
        wrong.push(format!("the log does not rebuild what is live: {}", difference(&played, &live)));
    }
    for counts in &live.counts.types {
        if counts.capacity.is_some_and(|capacity| counts.sold + counts.held > capacity) && !doubt.any {
            wrong.push(format!("{} has sold {} and held {}", counts.slug, counts.sold, counts.held));
        }
    }
}

/// Holds are in Redis only, and nobody hands them over: the log may still tell of one that was lost with it.
fn forget_holds(plain: &mut Plain) {
    plain.holds = 0;
    for counts in &mut plain.counts.types {
        (counts.held, counts.left) = (0, None);
    }
}

fn difference(played: &Plain, live: &Plain) -> String {
    if let Some((id, state)) = live.tickets.iter().find(|(id, state)| played.tickets.get(id) != Some(*state)) {
        return format!("{id} is {state:?}, in the log {:?}", played.tickets.get(id));
    }
    if let Some((id, scan)) = live.scans.iter().find(|(id, scan)| played.scans.get(id) != Some(*scan)) {
        return format!("{id} is {scan:?}, in the log {:?}", played.scans.get(id));
    }
    if let Some(id) = played.scans.keys().find(|id| !live.scans.contains_key(id)) {
        return format!("{id} is in the log only");
    }
    format!("{} holds, in the log {}; {:?}, in the log {:?}", live.holds, played.holds, live.counts, played.counts)
}

fn epochs_never_fall(state: &State, wrong: &mut Vec<String>) {
    if let Some(pair) = state.redis.written.windows(2).find(|pair| pair[0].epoch > pair[1].epoch) {
        wrong.push(format!("the epoch fell with batch {}: {:?}, then {:?}", pair[1].seq, pair[0], pair[1]));
    }
}

/// What was answered is in the log, word by word; what was undecided by an owner that lived on is not. Where an owner lacked
/// what was acknowledged, refusals may be lost, since nobody hands them over: they let nobody in.
fn answers_are_in_the_log(state: &State, log: &Log, doubt: &Doubt, wrong: &mut Vec<String>) {
    let written: BTreeMap<u64, u64> = state.redis.written.iter().map(|written| (written.seq, written.epoch)).collect();
    for line in &state.history.lines {
        let Asked::Scan { scan: own, attempt, .. } = line.asked else { continue };
        match &line.returned {
            Some((_, Said::Scan { word, scan, .. })) => {
                let kept = log.stands(*scan);
                let same = kept.is_some_and(|(_, record)| {
                    word_of(record) == *word || (*word == "ANNULLED" && log.annulled.contains(scan))
                });
                let excused = doubt.any && (*word != ADMIT || attempt_admitted(log, attempt));
                if !same && !excused {
                    let found = kept.map(|(seq, record)| (seq, word_of(record)));
                    wrong.push(format!("{line:?} was told, the log says {found:?}"));
                }
            }
            Some(_) => wrong.push(format!("{line:?} is no answer to a scan")),
            None if line.undecided && !doubt.any => {
                let Some((seq, record)) = log.stands(own) else { continue };
                let lived_on = written.get(seq) == Some(&state.postgres.epoch);
                if lived_on && record.answer.admitted() {
                    wrong.push(format!("{line:?} was undecided and stands in entry {seq}"));
                }
            }
            None => {}
        }
    }
}

/// An attempt that two owners answered, by its key, is known by its later answer.
fn attempt_admitted(log: &Log, attempt: u32) -> bool {
    let key = Some(crate::crowd::key(attempt));
    let mut scans = log.scans.values();
    scans.any(|(_, record)| record.key == key && record.answer.admitted() && log.stands(record.answer.scan).is_some())
}

pub fn word_of(record: &ScanRecord) -> &'static str {
    match &record.answer.decision {
        Decision::Admit => ADMIT,
        Decision::Deny(denial) => denial.word(),
    }
}

/// Accepted scans of a ticket that stand go in, out, in, out.
fn nobody_is_in_twice(log: &Log, doubt: &Doubt, wrong: &mut Vec<String>) {
    let mut inside: BTreeMap<TicketId, bool> = BTreeMap::new();
    for change in log.changes() {
        let What::Scanned(scan) = &change.what else { continue };
        let id = scan.answer.scan;
        if !scan.answer.admitted() || log.stands(id).is_none() || log.annulled.contains(&id) {
            continue;
        }
        let Some(view) = scan.answer.ticket.filter(|view| !doubt.tickets.contains(&view.id)) else { continue };
        let is_inside = inside.entry(view.id).or_default();
        let enters = scan.answer.kind == Way::CheckIn;
        if std::mem::replace(is_inside, enters) == enters {
            wrong.push(format!("{} went twice the same way, at last by {id}", view.id));
        }
    }
}

/// Two entries that were told, without an exit between them, are a conflict.
fn doubles_are_named(state: &State, log: &Log, wrong: &mut Vec<String>) {
    let doubted: BTreeSet<TicketId> = state.postgres.conflicts.iter().map(|(ticket, ..)| *ticket).collect();
    let told: BTreeSet<ScanId> = state
        .history
        .lines
        .iter()
        .filter_map(|line| match line.returned {
            Some((_, Said::Scan { word: ADMIT, scan, .. })) => Some(scan),
            _ => None,
        })
        .collect();
    let mut ways: BTreeMap<TicketId, Vec<&ScanRecord>> = BTreeMap::new();
    for (id, (_, record)) in &log.scans {
        let stands = log.stands(*id).is_some() && !log.annulled.contains(id) && record.answer.admitted();
        if let Some(view) = record.answer.ticket.filter(|view| stands && !doubted.contains(&view.id)) {
            ways.entry(view.id).or_default().push(record);
        }
    }
    for (ticket, mut ways) in ways {
        ways.sort_by_key(|record| (record.answer.at, log.order[&record.answer.scan]));
        let twice = |pair: &&[&ScanRecord]| {
            pair[0].answer.kind == pair[1].answer.kind && pair.iter().all(|way| told.contains(&way.answer.scan))
        };
        if let Some(pair) = ways.windows(2).find(twice) {
            let (one, other) = (pair[0].answer.scan, pair[1].answer.scan);
            wrong.push(format!("{ticket} went twice the same way, by {one} and {other}, and no conflict says so"));
        }
    }
}

fn histories_are_linearizable(state: &State, log: &Log, doubt: &Doubt, wrong: &mut Vec<String>) {
    let types = &state.history.types;
    for (number, of) in (0u32..).zip(types).filter(|(number, _)| !doubt.tickets.contains(&ticket_id(*number))) {
        let mut calls = state.history.of_ticket(ticket_id(number), |scan| Some(word_of(&log.stands(scan)?.1)));
        forget_single_attempts(&mut calls);
        let start = Ticket::new(state.plan.types[*of].policy);
        wrong.extend(judged(&format!("the history of {}", ticket_id(number)), start.clone(), &calls));
        if calls.len() <= SHORT {
            assert!(agrees_with_stateright(start, &calls), "two testers differ: {calls:?}");
        }
    }
    if doubt.any {
        // Places that were held, and the people inside, are of all tickets together.
        return;
    }
    let (mut known, mut lapsed) = (BTreeSet::new(), BTreeSet::new());
    for change in log.changes() {
        match &change.what {
            What::Held(hold) => drop(known.insert(hold.id)),
            What::HoldClosed { hold, why: HoldEnd::Expired } => drop(lapsed.insert(*hold)),
            _ => {}
        }
    }
    for (of, plan) in state.plan.types.iter().enumerate() {
        let is_of =
            |ticket: TicketId| (0u32..).zip(types).any(|(number, kind)| ticket_id(number) == ticket && *kind == of);
        let calls = state.history.of_places(of, is_of, &known, &lapsed);
        let start = places::Places::new(plan.capacity, plan.tickets);
        wrong.extend(judged(&format!("the places of type {}", of + 1), start, &calls));
    }
    let calls = house::calls(state, log);
    wrong.extend(judged("the people inside", inside::House::new(state.plan.occupancy_limit), &calls));
}

/// What is wrong with a history, and the call that nothing explains.
fn judged<S>(what: &str, start: S, calls: &[Call<S::Op, S::Ret>]) -> Option<String>
where
    S: SequentialSpec + Clone + Eq + Hash,
    S::Op: Debug,
    S::Ret: Debug,
{
    match check(start, calls) {
        Verdict::Linearizable => None,
        Verdict::TooHard => Some(format!("{what}: too much at once to be judged")),
        Verdict::Wrong { explained, stuck } => {
            Some(format!("{what}: {explained} of {} calls can be explained, then not {:?}", calls.len(), calls[stuck]))
        }
    }
}
