//! Histories as JSON lines, one call each:
//! `{"ticket": "tkt_…", "op": "in", "attempt": "a key", "invoked": 17, "returned": 21, "answer": "ADMIT"}`, as
//! `gatehouse simulate --history` writes them. Lines without a ticket (a forged code) say nothing about any.
//!
//! `op` is `in`, `out`, `annul` or `close`; times are whole numbers of any one clock; `returned` and `answer` are absent
//! where nobody heard the end. An annulment's answer is `OK`, `NOT_LATEST_SCAN` or `NOT_ACCEPTED`.

use super::ticket::{Op, Ret, Ticket, forget_single_attempts};
use super::{Call, Verdict, check};
use gatehouse::domain::ticket_type::EntryPolicy;
use std::collections::BTreeMap;

/// The words that an answer may be.
const WORDS: [&str; 9] = [
    "ADMIT",
    "ANNULLED",
    "FULL",
    "ALREADY_CHECKED_IN",
    "NOT_CHECKED_IN",
    "REENTRY_NOT_ALLOWED",
    "REENTRY_LIMIT_REACHED",
    "TICKET_CANCELLED",
    "TICKET_REFUNDED",
];

#[derive(serde::Deserialize)]
struct Line {
    ticket: Option<String>,
    op: String,
    #[serde(default)]
    attempt: Option<String>,
    invoked: u64,
    returned: Option<u64>,
    answer: Option<String>,
}

/// Every ticket whose history no order explains, with the verdict; the tickets are taken to be fresh.
///
/// Errors: the line that cannot be read, and why.
pub fn wrong_tickets(text: &str, policy: EntryPolicy) -> Result<Vec<(String, Verdict)>, String> {
    let mut tickets: BTreeMap<String, Vec<Call<Op, Ret>>> = BTreeMap::new();
    let mut attempts: BTreeMap<String, u32> = BTreeMap::new();
    for (no, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let wrong = |why: String| format!("line {}: {why}", no + 1);
        let line: Line = serde_json::from_str(line).map_err(|error| wrong(error.to_string()))?;
        let Some(ticket) = line.ticket.clone() else { continue };
        let next = attempts.len() as u32 + 1;
        // Without a key each attempt is one of its own.
        let key = line.attempt.clone().unwrap_or_else(|| format!("{no}"));
        let attempt = *attempts.entry(key).or_insert(next);
        let call = call(&line, attempt).map_err(wrong)?;
        tickets.entry(ticket).or_default().push(call);
    }
    let verdicts = tickets.into_iter().map(|(ticket, mut calls)| {
        forget_single_attempts(&mut calls);
        (ticket, check(Ticket::new(policy), &calls))
    });
    Ok(verdicts.filter(|(_, verdict)| *verdict != Verdict::Linearizable).collect())
}

fn call(line: &Line, attempt: u32) -> Result<Call<Op, Ret>, String> {
    let answer = line.answer.as_deref();
    let (op, ret) = match line.op.as_str() {
        "in" => (Op::In { attempt }, answer.map(scan_word).transpose()?),
        "out" => (Op::Out { attempt }, answer.map(scan_word).transpose()?),
        "annul" => (Op::Annul { attempt, by_key: true }, answer.map(annul_word).transpose()?),
        "close" => (Op::Close { refund: false }, answer.map(|answer| Ret::Close(answer == "OK"))),
        other => return Err(format!("`{other}` is no op: in, out, annul or close")),
    };
    Ok(Call { op, invoked: line.invoked, returned: line.returned.zip(ret) })
}

fn scan_word(answer: &str) -> Result<Ret, String> {
    let known = WORDS.iter().find(|word| **word == answer);
    known.map(|word| Ret::Scan(word)).ok_or_else(|| format!("`{answer}` is no answer to a scan"))
}

fn annul_word(answer: &str) -> Result<Ret, String> {
    match answer {
        "OK" => Ok(Ret::Annul(Ok(()))),
        "NOT_LATEST_SCAN" => Ok(Ret::Annul(Err("not latest"))),
        "NOT_ACCEPTED" => Ok(Ret::Annul(Err("not accepted"))),
        other => Err(format!("`{other}` is no answer to an annulment")),
    }
}
