//! The checker itself: it finds what is wrong, lets pass what is right, and says what stateright says.

use super::lines::wrong_tickets;
use super::ticket::{Op, Ret, Ticket};
use super::{Call, Verdict, agrees_with_stateright, check};
use crate::dice::Dice;
use gatehouse::domain::ticket_type::{EntryLimit, EntryPolicy};

fn call(op: Op, invoked: u64, returned: Option<(u64, Ret)>) -> Call<Op, Ret> {
    Call { op, invoked, returned }
}

#[test]
fn a_history_with_two_admissions_is_wrong() {
    let history = r#"
        {"ticket": "a", "op": "in", "attempt": "1", "invoked": 1, "returned": 5, "answer": "ADMIT"}
        {"ticket": "a", "op": "in", "attempt": "2", "invoked": 2, "returned": 6, "answer": "ADMIT"}
        {"ticket": "b", "op": "in", "attempt": "3", "invoked": 3, "returned": 8, "answer": "ADMIT"}
        {"ticket": "b", "op": "in", "attempt": "4", "invoked": 4, "returned": 7, "answer": "ALREADY_CHECKED_IN"}
        {"ticket": "b", "op": "out", "attempt": "5", "invoked": 9, "returned": 10, "answer": "ADMIT"}
    "#;
    let wrong = wrong_tickets(history, EntryPolicy::Unstated).expect("it can be read");
    // Either of the two may be the one that fits nowhere.
    assert!(matches!(&wrong[..], [(ticket, Verdict::Wrong { explained: 1, .. })] if ticket == "a"), "{wrong:?}");
}

#[test]
fn a_history_that_cannot_be_read_says_where() {
    let error = wrong_tickets("\n{\"ticket\": \"a\", \"op\": \"jump\", \"invoked\": 1}", EntryPolicy::Unstated);
    assert_eq!(error, Err("line 2: `jump` is no op: in, out, annul or close".into()));
}

#[test]
fn an_answer_may_not_come_before_its_cause() {
    // Refused as already inside, and only afterwards is anybody let in.
    let calls = [
        call(Op::In { attempt: 1 }, 1, Some((2, Ret::Scan("ALREADY_CHECKED_IN")))),
        call(Op::In { attempt: 2 }, 3, Some((4, Ret::Scan("ADMIT")))),
    ];
    assert_eq!(check(Ticket::new(EntryPolicy::Unstated), &calls), Verdict::Wrong { explained: 0, stuck: 0 });
}

#[test]
fn an_undecided_scan_may_have_happened_or_not() {
    let undecided = call(Op::In { attempt: 1 }, 1, None);
    let refused = call(Op::In { attempt: 2 }, 5, Some((6, Ret::Scan("ALREADY_CHECKED_IN"))));
    let admitted = call(Op::In { attempt: 2 }, 5, Some((6, Ret::Scan("ADMIT"))));
    for second in [refused, admitted] {
        let calls = [undecided.clone(), second];
        assert_eq!(check(Ticket::new(EntryPolicy::Unstated), &calls), Verdict::Linearizable);
    }
}

#[test]
fn a_retry_gets_the_first_answer() {
    let first = call(Op::In { attempt: 7 }, 1, Some((2, Ret::Scan("ADMIT"))));
    let again = |word| call(Op::In { attempt: 7 }, 3, Some((4, Ret::Scan(word))));
    let verdict = |word| check(Ticket::new(EntryPolicy::Unstated), &[first.clone(), again(word)]);
    assert_eq!(verdict("ADMIT"), Verdict::Linearizable);
    assert_eq!(verdict("ALREADY_CHECKED_IN"), Verdict::Wrong { explained: 1, stuck: 1 });
}

/// Random short histories, most of them wrong: both testers say the same of each.
#[test]
fn stateright_says_the_same() {
    let mut dice = Dice::new(11);
    let words = ["ADMIT", "ADMIT", "ALREADY_CHECKED_IN", "NOT_CHECKED_IN", "REENTRY_LIMIT_REACHED"];
    let policy = EntryPolicy::Limited(EntryLimit::new(2).expect("above 0"));
    let mut right = 0;
    for _ in 0..3_000 {
        let mut times: Vec<u64> = (0..12).collect();
        for at in (1..times.len()).rev() {
            times.swap(at, dice.below(at as u64 + 1) as usize);
        }
        let calls: Vec<_> = times
            .chunks(2)
            .take(dice.between(1, 6) as usize)
            .map(|pair| {
                let attempt = dice.between(1, 4) as u32;
                let op = match dice.below(8) {
                    0..=3 => Op::In { attempt },
                    4..=6 => Op::Out { attempt: attempt + 10 },
                    _ => Op::Annul { attempt, by_key: true },
                };
                let ret = match op {
                    Op::Annul { .. } => Ret::Annul(if dice.chance(800) { Ok(()) } else { Err("not latest") }),
                    _ => Ret::Scan(words[dice.below(words.len() as u64) as usize]),
                };
                let (from, to) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
                call(op, from, dice.chance(850).then_some((to, ret)))
            })
            .collect();
        right += u32::from(check(Ticket::new(policy), &calls) == Verdict::Linearizable);
        assert!(agrees_with_stateright(Ticket::new(policy), &calls), "{calls:?}");
    }
    assert!((100..2_900).contains(&right), "{right} of them are right: too few of one sort");
}
