//! Turnstiles: sends the crowd's scans, and again with the same key where no decision came.

use super::audit::Told;
use super::audit::Verdict;
use super::history;
use super::history::History;
use super::nodes::Nodes;
use super::plan::Kind;
use super::plan::Shot;
use super::plan::Step;
use super::plan::Visit;
use super::plan::Who;
use super::plan::forge;
use super::view::Board;
use crate::cli::client::plain;
use rand::RngExt;
use serde_json::Value;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// A turnstile waits this long for an answer before it sends again.
const ANSWER_LIMIT: Duration = Duration::from_secs(5);
/// Between two attempts: what the gateway asks for, within these bounds.
const RETRY_MIN: Duration = Duration::from_millis(200);
const RETRY_MAX: Duration = Duration::from_secs(2);

/// A ticket as its holder carries it.
#[derive(Debug, Clone)]
pub struct Ticket {
    pub id: String,
    pub code: String,
}

/// The gates and how they behave.
pub struct Gates {
    pub nodes: Arc<Nodes>,
    pub event: String,
    pub points: Vec<String>,
    /// Marks the keys of this run.
    pub run: String,
    /// Requests under way at most.
    pub places: Semaphore,
    /// A scan that is not decided by then is given up.
    pub give_up_after: Duration,
    pub board: Board,
    pub history: History,
}

/// Lets everybody come, and answers all that was told, in no order.
pub async fn drive(gates: Arc<Gates>, tickets: Arc<Vec<Ticket>>, visits: Vec<Visit>) -> Vec<Told> {
    let start = tokio::time::Instant::now();
    let mut evenings = JoinSet::new();
    let mut told = Vec::new();
    for (number, visit) in visits.into_iter().enumerate() {
        tokio::time::sleep_until(start + Duration::from_millis(visit.at_ms)).await;
        while let Some(done) = evenings.try_join_next() {
            told.extend(done.expect("a visit does not panic"));
        }
        gates.board.arrived.fetch_add(1, Ordering::Relaxed);
        evenings.spawn(evening(gates.clone(), tickets.clone(), visit, number));
    }
    while let Some(done) = evenings.join_next().await {
        told.extend(done.expect("a visit does not panic"));
    }
    told
}

async fn evening(gates: Arc<Gates>, tickets: Arc<Vec<Ticket>>, visit: Visit, number: usize) -> Vec<Told> {
    let (code, ticket) = match visit.who {
        Who::Holder(index) => (tickets[index].code.clone(), Some(tickets[index].id.clone())),
        Who::Forger(index, way) => (forge(&tickets[index].code, way), None),
    };
    let mut told = Vec::new();
    for (order, step) in visit.steps.into_iter().enumerate() {
        tokio::time::sleep(Duration::from_millis(step.pause_ms)).await;
        let shown = Shown { code: &code, ticket: &ticket, name: format!("{}-{number}-{order}", gates.run) };
        let answers = together(&gates, &shown, step).await;
        let through = answers.iter().any(|scan| scan.answers.iter().any(|verdict| verdict.refused.is_none()));
        let wanted_out = answers.iter().any(|scan| scan.kind == Kind::Out);
        told.extend(answers);
        if wanted_out && !through {
            break;
        }
    }
    gates.board.left.fetch_add(1, Ordering::Relaxed);
    told
}

/// What is held under the scanner in one step.
struct Shown<'a> {
    code: &'a str,
    ticket: &'a Option<String>,
    name: String,
}

/// All shots of a step, at the same moment.
async fn together(gates: &Gates, shown: &Shown<'_>, step: Step) -> Vec<Told> {
    let shots = step.shots.iter().enumerate();
    futures_util::future::join_all(shots.map(|(index, shot)| fire(gates, shown, shot, index))).await
}

/// One scan with one key: its copies together, then its repeat.
async fn fire(gates: &Gates, shown: &Shown<'_>, shot: &Shot, index: usize) -> Told {
    let key = format!("{}-{index}", shown.name);
    let point = &gates.points[shot.point];
    let body = json!({
        "code": shown.code,
        "kind": shot.kind.word(),
        "scanPoint": point,
        "deviceId": format!("turnstile-{point}"),
        "idempotencyKey": key,
    });
    let scan = Scan { body: &body, key: &key, ticket: shown.ticket.as_deref(), kind: shot.kind };
    let copies = (0..shot.copies).map(|_| until_decided(gates, &scan));
    let mut results = futures_util::future::join_all(copies).await;
    if shot.resend {
        results.push(until_decided(gates, &scan).await);
    }
    let resent = shot.resend && results.last().is_some_and(|sent| sent.outcome.is_ok());
    let mut told = Told {
        key: format!("{key} at {point}"),
        ticket: shown.ticket.clone(),
        kind: shot.kind,
        answers: Vec::new(),
        resent,
        undecided: 0,
        failures: Vec::new(),
    };
    for result in results {
        told.undecided += result.undecided;
        match result.outcome {
            Ok(verdict) => told.answers.push(verdict),
            Err(failure) => told.failures.push(failure),
        }
    }
    told
}

/// What a turnstile sends, again and again if need be.
struct Scan<'a> {
    body: &'a Value,
    key: &'a str,
    ticket: Option<&'a str>,
    kind: Kind,
}

struct Sent {
    outcome: Result<Verdict, String>,
    undecided: u32,
}

/// Sends until there is a decision, a refusal to decide that will not change, or the time is up.
async fn until_decided(gates: &Gates, scan: &Scan<'_>) -> Sent {
    let until = Instant::now() + gates.give_up_after;
    let mut undecided = 0;
    loop {
        let problem = match attempt(gates, scan).await {
            Attempt::Decided(verdict) => return Sent { outcome: Ok(verdict), undecided },
            Attempt::Final(problem) => return Sent { outcome: Err(problem), undecided },
            Attempt::Undecided { problem, after } => {
                undecided += 1;
                let spread = Duration::from_millis(rand::rng().random_range(0..100));
                tokio::time::sleep(after.min(RETRY_MAX) + spread).await;
                problem
            }
        };
        if Instant::now() > until {
            return Sent { outcome: Err(format!("no decision in time, last: {problem}")), undecided };
        }
    }
}

enum Attempt {
    Decided(Verdict),
    Undecided { problem: String, after: Duration },
    Final(String),
}

async fn attempt(gates: &Gates, scan: &Scan<'_>) -> Attempt {
    let _place = gates.places.acquire().await.expect("the semaphore is never closed");
    let node = gates.nodes.choose();
    let request = node.client.post_request(&format!("/v1/events/{}/scans", gates.event));
    let sent = Instant::now();
    let attempt = match heard(request.json(scan.body)).await {
        Ok(answer) => understood(gates, &answer, sent),
        Err(problem) => {
            gates.board.lost.fetch_add(1, Ordering::Relaxed);
            gates.nodes.set_aside(node);
            // Another node may be asked at once.
            let after = if gates.nodes.several() { Duration::ZERO } else { RETRY_MIN };
            Attempt::Undecided { problem, after }
        }
    };
    remember(gates, scan, node.client.base(), sent, &attempt);
    attempt
}

struct Answer {
    status: u16,
    retry_after: Duration,
    bytes: bytes::Bytes,
}

/// A whole answer, or why there is none.
async fn heard(request: reqwest::RequestBuilder) -> Result<Answer, String> {
    let answer = request.timeout(ANSWER_LIMIT).send().await.map_err(|error| plain(&error))?;
    let status = answer.status().as_u16();
    let after = answer.headers().get("retry-after").and_then(|value| value.to_str().ok()?.parse().ok());
    let retry_after = after.map_or(RETRY_MIN, Duration::from_secs).max(RETRY_MIN);
    let bytes = answer.bytes().await.map_err(|error| plain(&error))?;
    Ok(Answer { status, retry_after, bytes })
}

fn understood(gates: &Gates, answer: &Answer, sent: Instant) -> Attempt {
    match answer.status {
        200 => match verdict(&answer.bytes) {
            Some(verdict) => {
                gates.board.decided(verdict.refused.is_none(), sent.elapsed());
                Attempt::Decided(verdict)
            }
            None => Attempt::Final("HTTP 200 without a verdict".to_owned()),
        },
        status @ (429 | 502 | 503 | 504) => {
            gates.board.undecided.fetch_add(1, Ordering::Relaxed);
            let problem = format!("HTTP {status} {}", code_of(&answer.bytes));
            Attempt::Undecided { problem, after: answer.retry_after }
        }
        status => Attempt::Final(format!("HTTP {status} {}", code_of(&answer.bytes))),
    }
}

fn remember(gates: &Gates, scan: &Scan<'_>, node: &str, sent: Instant, attempt: &Attempt) {
    let (verdict, problem) = match attempt {
        Attempt::Decided(verdict) => (Some(verdict), None),
        Attempt::Undecided { problem, .. } | Attempt::Final(problem) => (None, Some(problem.as_str())),
    };
    let ended = gates.history.time(Instant::now());
    gates.history.write(&history::Line {
        ticket: scan.ticket,
        op: history::op(scan.kind),
        attempt: scan.key,
        invoked: gates.history.time(sent),
        returned: verdict.map(|_| ended),
        answer: verdict.map(|verdict| verdict.refused.as_deref().unwrap_or("ADMIT")),
        scan: verdict.map(|verdict| verdict.scan.as_str()),
        node,
        ended,
        problem,
    });
}

/// The verdict of a 200; `None` if it is not one.
fn verdict(bytes: &[u8]) -> Option<Verdict> {
    let body: Value = serde_json::from_slice(bytes).ok()?;
    let refused = match body["verdict"].as_str()? {
        "ADMIT" => None,
        "DENY" => Some(body["reason"].as_str()?.to_owned()),
        _ => return None,
    };
    let scan = body["scan"]["id"].as_str()?.to_owned();
    Some(Verdict { scan, refused, ticket: body["ticket"]["id"].as_str().map(str::to_owned) })
}

fn code_of(bytes: &[u8]) -> String {
    let body: Value = serde_json::from_slice(bytes).unwrap_or_default();
    body["code"].as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_read_and_anything_else_is_not() {
        let admit = br#"{"verdict":"ADMIT","scan":{"id":"scn_1"},"ticket":{"id":"tkt_1"}}"#;
        let read = verdict(admit).expect("an admission");
        assert_eq!((read.scan.as_str(), read.refused, read.ticket.as_deref()), ("scn_1", None, Some("tkt_1")));
        let deny = br#"{"verdict":"DENY","reason":"FORGED_CODE","scan":{"id":"scn_2"},"ticket":null}"#;
        assert_eq!(verdict(deny).expect("a refusal").refused.as_deref(), Some("FORGED_CODE"));
        assert_eq!(verdict(br#"{"verdict":"UNDECIDED"}"#), None);
        assert_eq!(verdict(br#"{"verdict":"ADMIT"}"#), None);
        assert_eq!(verdict(b"<html>"), None);
    }
}
