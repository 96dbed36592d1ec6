//! What turnstiles were told against the log and the counters. Pure; every rule has a test that breaks it.

use super::plan::Kind;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;

/// All that a turnstile was told under one idempotency key.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Which scan this was, for people: ticket, gate and key.
    pub key: String,
    /// `None` = a forged code.
    pub ticket: Option<String>,
    pub kind: Kind,
    /// The decided answers, copies and repeats included.
    pub answers: Vec<Verdict>,
    /// The last answer was asked for after the others had been heard.
    pub resent: bool,
    /// Attempts that ended without a decision, or whose answer was lost.
    pub undecided: u32,
    /// Copies that never got a decision, and what came instead.
    pub failures: Vec<String>,
}

/// One decided answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub scan: String,
    /// `None` = admitted (or let out).
    pub refused: Option<String>,
    /// The ticket that the answer named.
    pub ticket: Option<String>,
}

/// One row of the scan feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Logged {
    Scan {
        scan: String,
        kind: Kind,
        ticket: Option<String>,
        /// `None` = accepted.
        refused: Option<String>,
        annulled: bool,
    },
    /// Taken back, by the turnstile or by the gateway.
    TakenBack { scan: String },
}

/// The result: numbers for people, and every violation as a sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    pub figures: Vec<(&'static str, u64)>,
    pub violations: Vec<String>,
}

impl Findings {
    fn broken(&mut self, sentence: String) {
        self.violations.push(sentence);
    }
}

/// The log, folded once.
struct Book<'a> {
    /// Accepted and refused scans by id, in order of decision: `(kind, ticket, refused)`.
    scans: HashMap<&'a str, Row<'a>>,
    /// Accepted scans that stand, per ticket, in order.
    standing: BTreeMap<&'a str, Vec<(&'a str, Kind)>>,
    /// Tickets with any accepted check-in, taken back or not.
    ever_in: BTreeSet<&'a str>,
    twice: Vec<&'a str>,
    taken_back: usize,
}

#[derive(Clone, Copy)]
struct Row<'a> {
    kind: Kind,
    ticket: Option<&'a str>,
    refused: Option<&'a str>,
    annulled: bool,
}

/// Checks everything; `inside` is the counter of the event at the end.
pub fn audit(told: &[Told], log: &[Logged], inside: u64) -> Findings {
    let book = read(log);
    let mut findings = Findings::default();
    for scan in &book.twice {
        findings.broken(format!("scan {scan} is in the log twice"));
    }
    presence_alternates(&book, &mut findings);
    for scan in told {
        answered(scan, &mut findings);
        one_key_one_answer(scan, &book, &mut findings);
        for verdict in &scan.answers {
            matches_the_log(scan, verdict, &book, &mut findings);
        }
    }
    nobody_told_twice(told, &mut findings);
    nothing_unheard(told, &book, &mut findings);
    let counted = people_inside(&book);
    if counted != i128::from(inside) {
        findings.broken(format!("the counter says {inside} inside, the log says {counted}"));
    }
    findings.figures = figures(told, log, &book, inside);
    findings
}

/// People inside by the log alone: what the counter must say.
pub fn inside_by_log(log: &[Logged]) -> i128 {
    people_inside(&read(log))
}

fn read(log: &[Logged]) -> Book<'_> {
    let taken: BTreeSet<&str> = log
        .iter()
        .filter_map(|row| match row {
            Logged::TakenBack { scan } => Some(scan.as_str()),
            Logged::Scan { .. } => None,
        })
        .collect();
    let mut book = Book {
        scans: HashMap::new(),
        standing: BTreeMap::new(),
        ever_in: BTreeSet::new(),
        twice: Vec::new(),
        taken_back: 0,
    };
    for row in log {
        let Logged::Scan { scan, kind, ticket, refused, annulled } = row else { continue };
        let annulled = *annulled || taken.contains(scan.as_str());
        let row = Row { kind: *kind, ticket: ticket.as_deref(), refused: refused.as_deref(), annulled };
        if book.scans.insert(scan, row).is_some() {
            book.twice.push(scan);
            continue;
        }
        book.taken_back += usize::from(annulled);
        if let (None, Some(ticket)) = (row.refused, row.ticket) {
            if *kind == Kind::In {
                book.ever_in.insert(ticket);
            }
            if !annulled {
                book.standing.entry(ticket).or_default().push((scan, *kind));
            }
        }
    }
    book
}

fn people_inside(book: &Book<'_>) -> i128 {
    let all = book.standing.values().flatten();
    all.map(|(_, kind)| if *kind == Kind::In { 1 } else { -1 }).sum()
}

/// In, out, in: never twice the same way.
fn presence_alternates(book: &Book<'_>, findings: &mut Findings) {
    for (ticket, scans) in &book.standing {
        let mut inside = false;
        for (scan, kind) in scans {
            match (kind, inside) {
                (Kind::In, true) => {
                    findings.broken(format!("DOUBLE ADMISSION: {ticket} was admitted while inside (scan {scan})"));
                }
                (Kind::Out, false) => {
                    findings.broken(format!("{ticket} was let out while not inside (scan {scan})"));
                }
                (Kind::In, false) | (Kind::Out, true) => {}
            }
            inside = *kind == Kind::In;
        }
    }
}

fn answered(scan: &Told, findings: &mut Findings) {
    for failure in &scan.failures {
        findings.broken(format!("{} was never decided: {failure}", scan.key));
    }
    if scan.ticket.is_none() && scan.answers.iter().any(|verdict| verdict.refused.is_none()) {
        findings.broken(format!("FORGERY ADMITTED: {}", scan.key));
    }
}

/// A refusal that was counted only (its device was refused too often) is not remembered: the next copy is decided anew.
/// Nobody is refused under a key that was admitted before, though.
fn one_key_one_answer(scan: &Told, book: &Book<'_>, findings: &mut Findings) {
    let admitted = |verdict: &Verdict| verdict.refused.is_none();
    let binds = |place: usize, verdict: &Verdict| {
        let repeats_admission = scan.resent && place + 1 == scan.answers.len() && scan.answers.iter().any(admitted);
        admitted(verdict) || repeats_admission || book.scans.contains_key(verdict.scan.as_str())
    };
    let mut binding = scan.answers.iter().enumerate().filter(|(place, verdict)| binds(*place, verdict));
    let Some((_, first)) = binding.next() else { return };
    for (_, other) in binding.filter(|(_, other)| *other != first) {
        findings.broken(format!("{}: one key was answered {first:?} and {other:?}", scan.key));
    }
}

/// An admission must be in the log as it was told; a refusal may be counted only, but must not contradict the log.
fn matches_the_log(scan: &Told, verdict: &Verdict, book: &Book<'_>, findings: &mut Findings) {
    if let (Some(shown), Some(named)) = (&scan.ticket, &verdict.ticket)
        && shown != named
    {
        findings.broken(format!("{}: ticket {shown} was shown, the answer named {named}", scan.key));
    }
    let told = verdict.refused.as_deref();
    let Some(row) = book.scans.get(verdict.scan.as_str()) else {
        if told.is_none() {
            findings.broken(format!("LOST SCAN: {} was told ADMIT, scan {} is not in the log", scan.key, verdict.scan));
        }
        return refused_with_cause(scan, told, book, findings);
    };
    if told != row.refused || scan.kind != row.kind {
        let logged = row.refused.unwrap_or("ADMIT");
        let told = told.unwrap_or("ADMIT");
        findings.broken(format!("{}: told {told}, logged {logged} (scan {})", scan.key, verdict.scan));
    }
    if told.is_none() && row.annulled {
        findings.broken(format!("LOST SCAN: {} was told ADMIT, scan {} was taken back", scan.key, verdict.scan));
    }
    if told.is_none() && row.ticket != scan.ticket.as_deref() {
        findings.broken(format!("{}: scan {} is logged for another ticket", scan.key, verdict.scan));
    }
    refused_with_cause(scan, told, book, findings);
}

/// Nobody is turned away for an entry that never was.
fn refused_with_cause(scan: &Told, refused: Option<&str>, book: &Book<'_>, findings: &mut Findings) {
    let (Some("ALREADY_CHECKED_IN"), Some(ticket)) = (refused, scan.ticket.as_deref()) else { return };
    if !book.ever_in.contains(ticket) {
        findings.broken(format!("{} was told ALREADY_CHECKED_IN, but {ticket} never came in", scan.key));
    }
}

/// Without a look at the log: no ticket may have been told more entries than exits plus one.
fn nobody_told_twice(told: &[Told], findings: &mut Findings) {
    let mut admitted: BTreeMap<&str, (BTreeSet<&str>, BTreeSet<&str>)> = BTreeMap::new();
    for scan in told {
        let Some(ticket) = scan.ticket.as_deref() else { continue };
        let (ins, outs) = admitted.entry(ticket).or_default();
        let way = if scan.kind == Kind::In { ins } else { outs };
        way.extend(scan.answers.iter().filter(|told| told.refused.is_none()).map(|told| told.scan.as_str()));
    }
    for (ticket, (ins, outs)) in admitted {
        if ins.len() > outs.len() + 1 {
            let counts = format!("{} entries and {} exits", ins.len(), outs.len());
            findings.broken(format!("DOUBLE ADMISSION: turnstiles were told {counts} of {ticket}"));
        }
    }
}

/// An accepted scan of our tickets that no turnstile heard of needs an attempt whose answer was lost.
fn nothing_unheard(told: &[Told], book: &Book<'_>, findings: &mut Findings) {
    let ours: BTreeSet<&str> = told.iter().filter_map(|scan| scan.ticket.as_deref()).collect();
    let heard: BTreeSet<&str> =
        told.iter().flat_map(|scan| &scan.answers).map(|verdict| verdict.scan.as_str()).collect();
    let excused: BTreeSet<&str> = told
        .iter()
        .filter(|scan| scan.undecided > 0 || !scan.failures.is_empty())
        .filter_map(|scan| scan.ticket.as_deref())
        .collect();
    for ticket in ours {
        for (scan, _) in book.standing.get(ticket).into_iter().flatten() {
            if !heard.contains(scan) && !excused.contains(ticket) {
                findings.broken(format!("{ticket} has scan {scan} in the log, which nobody was told"));
            }
        }
    }
}

fn figures(told: &[Told], log: &[Logged], book: &Book<'_>, inside: u64) -> Vec<(&'static str, u64)> {
    let verdicts = || told.iter().filter_map(|scan| Some((scan, scan.answers.first()?)));
    let count = |wanted: &dyn Fn(&Told, &Verdict) -> bool| {
        verdicts().filter(|(scan, verdict)| wanted(scan, verdict)).count() as u64
    };
    let unlogged =
        |_: &Told, verdict: &Verdict| verdict.refused.is_some() && !book.scans.contains_key(verdict.scan.as_str());
    vec![
        ("scans (idempotency keys)", told.len() as u64),
        ("answers", told.iter().map(|scan| scan.answers.len() as u64).sum()),
        ("admitted", count(&|scan, verdict| verdict.refused.is_none() && scan.kind == Kind::In)),
        ("let out", count(&|scan, verdict| verdict.refused.is_none() && scan.kind == Kind::Out)),
        ("refused", count(&|_, verdict| verdict.refused.is_some())),
        ("of these forged codes", count(&|scan, verdict| verdict.refused.is_some() && scan.ticket.is_none())),
        ("of these counted, not logged", count(&unlogged)),
        ("undecided or lost, sent again", told.iter().map(|scan| u64::from(scan.undecided)).sum()),
        ("rows in the log", log.len() as u64),
        ("of these taken back", book.taken_back as u64),
        ("inside at the end", inside),
    ]
}

#[cfg(test)]
#[path = "audit_tests.rs"]
mod tests;
