//! What befell the number of people inside: every scan and annulment that came to be, with the times between which it was
//! asked and answered.

use crate::audit::{Log, word_of};
use crate::history::{Asked, Line, Said};
use crate::linear::Call;
use crate::linear::inside::Op;
use crate::linear::ticket::{ADMIT, FULL};
use crate::world::State;
use gatehouse::domain::ids::ScanId;
use gatehouse::domain::ledger::What;
use gatehouse::domain::scan::{Kind, ScanRecord};

pub fn calls(state: &State, log: &Log) -> Vec<Call<Op, bool>> {
    let mut calls = Vec::new();
    // Decided, and taken back later: whoever was told a number meanwhile was told them too.
    let mut passing: Vec<&ScanRecord> = Vec::new();
    for change in log.changes() {
        match &change.what {
            What::Scanned(record) if log.stands(record.answer.scan).is_some() => {
                let entries = passing.iter().filter(|record| record.answer.kind == Kind::CheckIn).count() as u32;
                let exits = passing.len() as u32 - entries;
                let inside = record.answer.occupancy.inside + exits - entries;
                calls.push(scanned(state, record, inside, calls.len() as u64));
            }
            What::Scanned(record) if record.answer.admitted() => passing.push(record),
            What::Disowned { scan } => passing.retain(|record| record.answer.scan != *scan),
            What::Annulled { scan, .. } => {
                if let Some((_, record)) = log.scans.get(scan) {
                    calls.push(annulled(state, *scan, record, calls.len() as u64));
                }
            }
            _ => {}
        }
    }
    calls
}

fn scanned(state: &State, record: &ScanRecord, inside: u32, number: u64) -> Call<Op, bool> {
    let op = match (word_of(record), record.answer.kind) {
        (ADMIT, Kind::CheckIn) => Op::In { inside },
        (ADMIT, Kind::CheckOut) => Op::Out { inside },
        (FULL, _) => Op::Full { inside },
        (_, _) => Op::Denied { inside },
    };
    let id = record.answer.scan;
    let lines = || state.history.lines.iter();
    let asked = lines().find(|line| matches!(line.asked, Asked::Scan { scan, .. } if scan == id));
    let told = lines().filter_map(|line| match &line.returned {
        Some((at, Said::Scan { scan, .. })) if *scan == id => Some(*at),
        _ => None,
    });
    // Whoever was told nothing: it was at some time.
    let returned = told.min().unwrap_or(u64::MAX - number);
    Call { op, invoked: asked.map_or(0, |line| line.invoked), returned: Some((returned, true)) }
}

fn annulled(state: &State, id: ScanId, record: &ScanRecord, number: u64) -> Call<Op, bool> {
    let mine = |line: &&Line| match line.asked {
        Asked::Annul { scan: Some(scan), .. } => scan == id,
        Asked::Annul { attempt, .. } => record.key == Some(crate::crowd::key(attempt)),
        _ => false,
    };
    let lines = || state.history.lines.iter().filter(mine);
    let told = lines().filter_map(|line| match &line.returned {
        Some((at, Said::Annulled(Ok(())))) => Some(*at),
        _ => None,
    });
    let returned = told.min().unwrap_or(u64::MAX - number);
    let invoked = lines().map(|line| line.invoked).min().unwrap_or(0);
    let op = Op::Annulled { scan: id, entry: record.answer.kind == Kind::CheckIn };
    Call { op, invoked, returned: Some((returned, true)) }
}
