//! A clean evening, then one broken thing at a time.

use super::*;

fn told(key: &str, ticket: &str, kind: Kind, scan: &str, refused: Option<&str>) -> Told {
    let refused = refused.map(str::to_owned);
    let verdict = Verdict { scan: scan.to_owned(), refused, ticket: Some(ticket.to_owned()) };
    let ticket = Some(ticket.to_owned());
    Told { key: key.to_owned(), ticket, kind, answers: vec![verdict], resent: false, undecided: 0, failures: vec![] }
}

fn logged(scan: &str, ticket: &str, kind: Kind, refused: Option<&str>) -> Logged {
    Logged::Scan {
        scan: scan.to_owned(),
        kind,
        ticket: Some(ticket.to_owned()),
        refused: refused.map(str::to_owned),
        annulled: false,
    }
}

/// In, refused, out, in again.
fn evening() -> (Vec<Told>, Vec<Logged>) {
    let again = Some("ALREADY_CHECKED_IN");
    let told = vec![
        told("k1", "anna", Kind::In, "s1", None),
        told("k2", "anna", Kind::In, "s2", again),
        told("k3", "anna", Kind::Out, "s3", None),
        told("k4", "anna", Kind::In, "s4", None),
        told("k5", "bert", Kind::In, "s5", None),
    ];
    let log = vec![
        logged("s1", "anna", Kind::In, None),
        logged("s2", "anna", Kind::In, again),
        logged("s5", "bert", Kind::In, None),
        logged("s3", "anna", Kind::Out, None),
        logged("s4", "anna", Kind::In, None),
    ];
    (told, log)
}

#[track_caller]
fn broken(told: &[Told], log: &[Logged], inside: u64, word: &str) {
    let found = audit(told, log, inside).violations;
    assert!(found.iter().any(|sentence| sentence.contains(word)), "`{word}` is not in {found:#?}");
}

#[test]
fn a_clean_evening_has_no_violation() {
    let (told, log) = evening();
    let findings = audit(&told, &log, 2);
    assert_eq!(findings.violations, Vec::<String>::new());
    assert!(findings.figures.contains(&("admitted", 3)));
    assert_eq!(inside_by_log(&log), 2);
}

#[test]
fn an_admission_while_inside_is_found() {
    let (told, mut log) = evening();
    log[1] = logged("s2", "anna", Kind::In, None);
    broken(&told, &log, 3, "DOUBLE ADMISSION: anna was admitted while inside");
}

#[test]
fn two_admissions_told_are_found_without_the_log() {
    let (mut told, log) = evening();
    told[1].answers[0].refused = None;
    broken(&told, &log, 2, "DOUBLE ADMISSION: turnstiles were told 3 entries and 1 exits of anna");
}

#[test]
fn an_exit_from_outside_is_found() {
    let (told, mut log) = evening();
    log.remove(0);
    broken(&told, &log, 1, "let out while not inside");
}

#[test]
fn an_admission_that_is_not_in_the_log_is_found() {
    let (told, mut log) = evening();
    log.remove(2);
    broken(&told, &log, 1, "LOST SCAN: k5");
}

#[test]
fn an_admission_that_was_taken_back_is_found() {
    let (told, mut log) = evening();
    log.push(Logged::TakenBack { scan: "s5".to_owned() });
    broken(&told, &log, 1, "scan s5 was taken back");
}

#[test]
fn a_scan_taken_back_that_nobody_was_told_is_no_violation() {
    let (told, mut log) = evening();
    log.insert(0, logged("s0", "anna", Kind::In, None));
    log.insert(1, Logged::TakenBack { scan: "s0".to_owned() });
    assert_eq!(audit(&told, &log, 2).violations, Vec::<String>::new());
}

#[test]
fn a_wrong_counter_is_found() {
    let (told, log) = evening();
    broken(&told, &log, 3, "the counter says 3 inside, the log says 2");
}

#[test]
fn another_verdict_in_the_log_is_found() {
    let (told, mut log) = evening();
    log[1] = logged("s2", "anna", Kind::In, Some("TOO_LATE"));
    broken(&told, &log, 2, "told ALREADY_CHECKED_IN, logged TOO_LATE");
}

#[test]
fn another_ticket_in_the_log_or_in_the_answer_is_found() {
    let (mut told, mut log) = evening();
    log[2] = logged("s5", "carl", Kind::In, None);
    broken(&told, &log, 2, "logged for another ticket");
    told[4].answers[0].ticket = Some("carl".to_owned());
    broken(&told, &log, 2, "ticket bert was shown, the answer named carl");
}

#[test]
fn a_scan_logged_twice_is_found() {
    let (told, mut log) = evening();
    log.push(logged("s5", "bert", Kind::In, None));
    broken(&told, &log, 2, "scan s5 is in the log twice");
}

#[test]
fn two_answers_to_one_key_are_found() {
    let (mut told, log) = evening();
    let mut second = told[4].answers[0].clone();
    second.refused = Some("ALREADY_CHECKED_IN".to_owned());
    told[4].answers.push(second);
    broken(&told, &log, 2, "k5: one key was answered");
}

#[test]
fn a_refusal_that_was_counted_only_does_not_bind_the_next_copy() {
    let (mut told, log) = evening();
    let again = Some("ALREADY_CHECKED_IN".to_owned());
    let counted =
        |scan: &str| Verdict { scan: scan.to_owned(), refused: again.clone(), ticket: Some("anna".to_owned()) };
    told[1].answers.push(counted("s6"));
    told[3].answers.insert(0, counted("s7"));
    assert_eq!(audit(&told, &log, 2).violations, Vec::<String>::new());
    // Asked after the admission was heard, it is another answer to the same key.
    told[3].answers.reverse();
    told[3].resent = true;
    broken(&told, &log, 2, "k4: one key was answered");
}

#[test]
fn a_refusal_for_an_entry_that_never_was_is_found() {
    let (mut told, mut log) = evening();
    told.push(self::told("k6", "dora", Kind::In, "s6", Some("ALREADY_CHECKED_IN")));
    log.push(logged("s6", "dora", Kind::In, Some("ALREADY_CHECKED_IN")));
    broken(&told, &log, 2, "dora never came in");
    // The same where the refusal was counted only.
    log.pop();
    broken(&told, &log, 2, "dora never came in");
}

#[test]
fn an_admitted_forgery_is_found() {
    let (mut told, log) = evening();
    told[4].ticket = None;
    broken(&told, &log, 2, "FORGERY ADMITTED: k5");
}

#[test]
fn an_entry_that_nobody_was_told_needs_a_lost_answer() {
    let (mut told, log) = evening();
    told[4].answers.clear();
    broken(&told, &log, 2, "bert has scan s5 in the log, which nobody was told");
    told[4].undecided = 1;
    assert_eq!(audit(&told, &log, 2).violations, Vec::<String>::new());
}

#[test]
fn a_scan_that_was_never_decided_is_found() {
    let (mut told, log) = evening();
    told[4].failures.push("HTTP 500".to_owned());
    broken(&told, &log, 2, "k5 was never decided: HTTP 500");
}
