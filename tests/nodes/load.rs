//! Guests at gates behind a load balancer that sends requests to ready nodes only.

use crate::cluster::Cluster;
use crate::crowd::{Told, read};
use crate::support::client::try_send;
use crate::support::{Client, Gatehouse, Stage, Ticket, eventually};
use reqwest::Method;
use serde_json::json;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

const WORKERS: usize = 12;
/// Between two guests of a worker.
const PACE: Duration = Duration::from_millis(40);
/// How often the balancer asks a node whether it is ready.
const LOOK_EVERY: Duration = Duration::from_millis(50);
const DECIDED_LIMIT: Duration = Duration::from_secs(30);

struct Backend {
    scanner: Client,
    ops: Client,
    ready: AtomicBool,
}

/// Sends each request to the next node that said it is ready.
#[derive(Clone)]
pub struct Balancer {
    backends: Arc<Mutex<Vec<Arc<Backend>>>>,
    next: Arc<AtomicUsize>,
}

impl Balancer {
    pub fn of(cluster: &Cluster) -> Balancer {
        let balancer = Balancer { backends: Arc::default(), next: Arc::default() };
        cluster.nodes.iter().for_each(|node| balancer.add(node));
        balancer
    }

    pub fn add(&self, node: &Gatehouse) {
        let backend = Arc::new(Backend {
            scanner: node.client("scanner"),
            ops: Client::new(node.ops_url()),
            ready: AtomicBool::new(true),
        });
        self.backends.lock().expect("no panic with the lock").push(backend.clone());
        tokio::spawn(async move {
            loop {
                let probe = backend.ops.request(Method::GET, "/readyz").timeout(Duration::from_millis(500));
                let ready = try_send(probe).await.is_ok_and(|answer| answer.status == 200);
                backend.ready.store(ready, Ordering::Relaxed);
                tokio::time::sleep(LOOK_EVERY).await;
            }
        });
    }

    /// Waits until it has seen that a backend is ready: before that, nobody is sent there, and another one may be the last.
    pub async fn sees(&self, backend: usize) {
        let backend = self.backends.lock().expect("no panic with the lock")[backend].clone();
        let ready = async || backend.ready.load(Ordering::Relaxed).then_some(());
        eventually("the balancer sees that it is ready", Duration::from_secs(30), ready).await;
    }

    fn next(&self) -> Client {
        let backends = self.backends.lock().expect("no panic with the lock");
        let first = self.next.fetch_add(1, Ordering::Relaxed);
        let ready = (0..backends.len())
            .map(|step| &backends[(first + step) % backends.len()])
            .find(|backend| backend.ready.load(Ordering::Relaxed));
        ready.unwrap_or(&backends[first % backends.len()]).scanner.clone()
    }
}

/// What became of everybody.
#[derive(Debug, Default)]
pub struct Outcome {
    pub told: Vec<Told>,
    /// Requests without a verdict, each in one sentence.
    pub failed: Vec<(Instant, String)>,
}

/// Many scans under way, until it is finished.
pub struct Load {
    outcome: Arc<Mutex<Outcome>>,
    over: Arc<AtomicBool>,
    workers: JoinSet<()>,
}

impl Load {
    /// Each ticket is scanned at two gates at once, each under a key, until it is decided. Goes on until it is finished.
    pub fn start(balancer: &Balancer, stage: &Stage, tickets: &[Ticket]) -> Load {
        let (outcome, over) = (Arc::new(Mutex::new(Outcome::default())), Arc::new(AtomicBool::new(false)));
        let mut workers = JoinSet::new();
        for worker in 0..WORKERS {
            let mine: Vec<Ticket> = tickets.iter().skip(worker).step_by(WORKERS).cloned().collect();
            let gate = Gate { balancer: balancer.clone(), path: stage.path("/scans"), outcome: outcome.clone() };
            let over = over.clone();
            workers.spawn(async move {
                // Who has been through comes again under the same keys, and is told the same.
                for ticket in mine.iter().cycle() {
                    if over.load(Ordering::Relaxed) {
                        return;
                    }
                    tokio::join!(gate.decide(ticket, "north"), gate.decide(ticket, "south"));
                    tokio::time::sleep(PACE).await;
                }
            });
        }
        Load { outcome, over, workers }
    }

    pub fn told(&self) -> usize {
        self.outcome.lock().expect("no panic with the lock").told.len()
    }

    pub async fn tells(&self, more: usize) {
        let goal = self.told() + more;
        eventually("scans go on", Duration::from_secs(60), async || (self.told() >= goal).then_some(())).await;
    }

    pub async fn finish(mut self) -> Outcome {
        self.over.store(true, Ordering::Relaxed);
        while let Some(done) = self.workers.join_next().await {
            done.expect("a worker ends well");
        }
        std::mem::take(&mut *self.outcome.lock().expect("all workers are done"))
    }
}

struct Gate {
    balancer: Balancer,
    path: String,
    outcome: Arc<Mutex<Outcome>>,
}

impl Gate {
    async fn decide(&self, ticket: &Ticket, point: &str) {
        let body = json!({"code": ticket.code, "kind": "CHECK_IN", "scanPoint": point, "deviceId": point,
            "idempotencyKey": format!("{point}-{}", ticket.id)});
        let first = Instant::now();
        while first.elapsed() < DECIDED_LIMIT {
            let began = Instant::now();
            let request = self.balancer.next().request(Method::POST, &self.path);
            let answer = try_send(request.timeout(Duration::from_secs(10)).json(&body)).await;
            let ended = Instant::now();
            let failed = match answer {
                Ok(answer) if answer.status == 200 => {
                    let told = read(&answer.json(), ticket, began, ended);
                    return self.outcome.lock().expect("no panic with the lock").told.push(told);
                }
                Ok(answer) => answer.to_string(),
                Err(error) => format!("{error:?}"),
            };
            self.outcome.lock().expect("no panic with the lock").failed.push((ended, failed));
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("{} at {point} was not decided within {DECIDED_LIMIT:?}", ticket.id);
    }
}

impl Outcome {
    pub fn assert_nothing_failed(&self) {
        assert!(self.failed.is_empty(), "{} requests failed, the first: {}", self.failed.len(), self.failed[0].1);
    }

    /// Whoever was not decided was told to try again, and was decided then.
    pub fn assert_only_undecided(&self) {
        let other = self.failed.iter().find(|(_, why)| !why.contains("-> 503") || !why.contains("UNDECIDED"));
        assert!(other.is_none(), "{other:?}");
    }

    /// The longest time between two verdicts.
    pub fn longest_gap(&self) -> Duration {
        let mut ends: Vec<Instant> = self.told.iter().map(|told| told.ended).collect();
        ends.sort();
        ends.windows(2).map(|pair| pair[1] - pair[0]).max().expect("there were verdicts")
    }
}
