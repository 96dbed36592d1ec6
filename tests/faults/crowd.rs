//! Guests at two gates: every ticket is scanned at both at the same moment, each scan until it is decided.

use crate::support::client::try_send;
use crate::support::{Answer, Stage, Ticket, eventually};
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

const WORKERS: usize = 16;
/// Between two guests of a worker: keeps the load even, and long enough to have a fault in the middle.
const PACE: Duration = Duration::from_millis(60);
/// Before a scan that was not decided is sent again.
const RETRY_PAUSE: Duration = Duration::from_millis(200);
const DECIDED_LIMIT: Duration = Duration::from_secs(60);

/// A verdict as a turnstile got it.
#[derive(Debug, Clone)]
pub struct Told {
    pub ticket: String,
    pub scan: String,
    /// `None` = admitted.
    pub reason: Option<String>,
    pub began: Instant,
    pub ended: Instant,
}

/// An attempt without a verdict: 503, or nobody answered.
#[derive(Debug, Clone)]
pub struct Attempt {
    pub answer: Option<Answer>,
    pub began: Instant,
    pub ended: Instant,
}

#[derive(Debug, Default)]
pub struct History {
    pub told: Vec<Told>,
    pub undecided: Vec<Attempt>,
}

/// Many scans under way.
pub struct Crowd {
    history: Arc<Mutex<History>>,
    workers: JoinSet<()>,
    total: usize,
}

impl Crowd {
    /// Sends everybody to the gates; `tickets` lasts for about `tickets.len() / 250` seconds.
    pub fn start(stage: &Stage, tickets: &[Ticket]) -> Crowd {
        let history = Arc::new(Mutex::new(History::default()));
        let mut workers = JoinSet::new();
        for worker in 0..WORKERS {
            let mine: Vec<Ticket> = tickets.iter().skip(worker).step_by(WORKERS).cloned().collect();
            let gate = Gate { stage: stage.clone(), worker, history: history.clone() };
            workers.spawn(gate.serve(mine));
        }
        Crowd { history, workers, total: 2 * tickets.len() }
    }

    pub fn told(&self) -> usize {
        self.history.lock().expect("no worker panics with the lock").told.len()
    }

    /// Waits until so many more verdicts were told.
    pub async fn tells(&self, more: usize) {
        let goal = self.told() + more;
        assert!(goal < self.total, "the crowd is too small for this story");
        eventually("the crowd goes on", Duration::from_secs(60), async || (self.told() >= goal).then_some(())).await;
    }

    /// Sends everybody home; gives what was told until then.
    pub async fn abandon(mut self) -> Vec<Told> {
        self.workers.shutdown().await;
        std::mem::take(&mut self.history.lock().expect("all workers are gone").told)
    }

    /// Waits until everybody was told.
    pub async fn finish(mut self) -> History {
        while let Some(done) = self.workers.join_next().await {
            done.expect("a worker ends well");
        }
        let history = std::mem::take(&mut *self.history.lock().expect("all workers are done"));
        assert_eq!(history.told.len(), self.total, "every scan was decided in the end");
        history
    }
}

struct Gate {
    stage: Stage,
    worker: usize,
    history: Arc<Mutex<History>>,
}

impl Gate {
    async fn serve(self, tickets: Vec<Ticket>) {
        for ticket in tickets {
            tokio::join!(self.decide(&ticket, "north"), self.decide(&ticket, "south"));
            tokio::time::sleep(PACE).await;
        }
    }

    /// One scan with its key, sent until it is decided.
    async fn decide(&self, ticket: &Ticket, point: &str) {
        let body = json!({"code": ticket.code, "kind": "CHECK_IN", "scanPoint": point,
            "deviceId": format!("{point}-{}", self.worker), "idempotencyKey": format!("{point}-{}", ticket.id)});
        let first = Instant::now();
        while first.elapsed() < DECIDED_LIMIT {
            let began = Instant::now();
            let request = self.stage.scanner.request(Method::POST, &self.stage.path("/scans"));
            let answer = try_send(request.timeout(Duration::from_secs(10)).json(&body)).await.ok();
            let ended = Instant::now();
            if let Some(verdict) = answer.as_ref().filter(|answer| answer.status == 200) {
                let told = read(&verdict.json(), ticket, began, ended);
                self.history.lock().expect("no panic with the lock").told.push(told);
                return;
            }
            if let Some(answer) = &answer {
                answer.problem(503, "UNDECIDED");
            }
            self.history.lock().expect("no panic with the lock").undecided.push(Attempt { answer, began, ended });
            tokio::time::sleep(RETRY_PAUSE).await;
        }
        panic!("{} at {point} was not decided within {DECIDED_LIMIT:?}", ticket.id);
    }
}

pub fn read(verdict: &Value, ticket: &Ticket, began: Instant, ended: Instant) -> Told {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let admitted = verdict["verdict"] == "ADMIT";
    assert_eq!(admitted, verdict.get("reason").is_none_or(Value::is_null), "{verdict}");
    let scan = text(&verdict["scan"]["id"]).unwrap_or_else(|| panic!("no scan id in {verdict}"));
    Told { ticket: ticket.id.clone(), scan, reason: text(&verdict["reason"]), began, ended }
}

impl History {
    /// Verdicts of scans that began after `from` and were answered before `until`.
    pub fn told_within(&self, from: Instant, until: Instant) -> impl Iterator<Item = &Told> {
        self.told.iter().filter(move |told| told.began > from && told.ended < until)
    }

    /// Checks that scans were refused as UNDECIDED in between, each with the time to try again.
    pub fn assert_undecided_within(&self, from: Instant, until: Instant) {
        let meanwhile = |attempt: &&Attempt| attempt.ended > from && attempt.ended < until;
        let answers: Vec<&Answer> =
            self.undecided.iter().filter(meanwhile).filter_map(|attempt| attempt.answer.as_ref()).collect();
        assert!(answers.len() >= WORKERS, "only {} scans were answered UNDECIDED", answers.len());
        for answer in answers {
            let seconds: u64 =
                answer.header("retry-after").parse().unwrap_or_else(|_| panic!("no Retry-After: {answer}"));
            assert!((1..=60).contains(&seconds), "{answer}");
            let body = answer.problem(503, "UNDECIDED");
            assert_eq!((&body["verdict"], &body["retryable"]), (&json!("UNDECIDED"), &json!(true)), "{answer}");
        }
    }
}
