//! Ten times more scans than can be decided: those that are taken are answered in time, the rest hears 503 at once.

use crate::audit::audit;
use crate::crowd::Told;
use crate::proxy::Proxy;
use crate::raw::{Raw, RawAnswer, post};
use crate::support::gatehouse::Settings;
use crate::support::{Client, Gatehouse, Redis, Stage, Ticket, assert_admitted};
use crate::{environment, play};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// One batch of eight at a time, each a tenth of a second under way: eighty scans a second.
const BATCH: usize = 8;
const UNDER_WAY: Duration = Duration::from_millis(100);
const CAPACITY: u32 = 80;
const OFFERED: u32 = CAPACITY * 10;
const LASTS: Duration = Duration::from_secs(4);
const DEADLINE: Duration = Duration::from_secs(1);
/// What a busy machine adds to the deadline.
const MACHINE: Duration = Duration::from_millis(1_500);

struct Attempt {
    ticket: usize,
    began: Instant,
    ended: Instant,
    answer: RawAnswer,
}

#[test]
fn ten_times_the_load_is_answered_in_time_or_turned_away() {
    play(async {
        let redis = Redis::start();
        let slow = Proxy::to(redis.port()).await;
        let gatehouse = Gatehouse::start_with(Settings {
            redis_url: Some(format!("redis://127.0.0.1:{}", slow.port())),
            environment: environment(&[
                ("GATE__BATCH_MAX_CHANGES", &BATCH.to_string()),
                ("GATE__MAILBOX", "32"),
                ("SERVER__SHED_LAG_MS", "250"),
            ]),
            ..Settings::default()
        });
        let stage = Stage::new(&gatehouse).await;
        let count = (OFFERED * LASTS.as_secs() as u32) as usize;
        let tickets = Arc::new(stage.tickets("general", count + 1).await);
        assert_admitted(&stage.enter(&tickets[count].code, "north").await);
        slow.delay(UNDER_WAY);
        let warm = offer(&gatehouse, &stage, &tickets, 0..count / 3).await;
        let before = resident_kb(gatehouse.pid());
        let mut attempts = offer(&gatehouse, &stage, &tickets, count / 3..count).await;
        let after = resident_kb(gatehouse.pid());
        slow.delay(Duration::ZERO);
        attempts.extend(warm);
        let told = judge(&attempts, &tickets);
        assert!(after < before + 48 * 1024, "memory grew from {before} KB to {after} KB");
        // It is itself again.
        let began = Instant::now();
        let last = stage.enter(&tickets[count].code, "south").await;
        assert_eq!(last["reason"], "ALREADY_CHECKED_IN", "{last}");
        assert!(began.elapsed() < DEADLINE, "{:?} after the load", began.elapsed());
        let metrics = Client::new(gatehouse.ops_url()).get("/metrics").await.text();
        assert!(metrics.contains("gatehouse_mailbox_full_total"), "the mailbox says that it was full");
        let mut all = told;
        all.push(Told { ticket: tickets[count].id.clone(), ..first_entry(&stage, &tickets[count]).await });
        audit(&stage, &all).await;
    });
}

/// Sends one scan for each ticket, at its own moment, whatever became of those before.
async fn offer(
    gatehouse: &Gatehouse,
    stage: &Stage,
    tickets: &Arc<Vec<Ticket>>,
    range: std::ops::Range<usize>,
) -> Vec<Attempt> {
    const SENDERS: usize = 200;
    let (url, token) = (gatehouse.url().to_owned(), gatehouse.token("scanner").to_owned());
    let path = stage.path("/scans");
    let began = Instant::now();
    let first = range.start;
    let mut senders = JoinSet::new();
    for sender in 0..SENDERS {
        let mine: Vec<usize> = range.clone().skip(sender).step_by(SENDERS).collect();
        let (url, token, path, tickets) = (url.clone(), token.clone(), path.clone(), tickets.clone());
        senders.spawn(async move {
            let mut raw = Raw::connect(&url).await;
            let mut attempts = Vec::new();
            for ticket in mine {
                let due = began + Duration::from_secs(1) * (ticket - first) as u32 / OFFERED;
                tokio::time::sleep_until(due.into()).await;
                let scan = json!({"code": tickets[ticket].code, "kind": "CHECK_IN", "deviceId": "lane"});
                let request = post(&path, &token, &scan);
                let began = Instant::now();
                let answer = raw.ask(&request).await.expect("every scan is answered");
                attempts.push(Attempt { ticket, began, ended: Instant::now(), answer });
            }
            attempts
        });
    }
    senders.join_all().await.into_iter().flatten().collect()
}

/// Looks at every answer; gives those that decided.
fn judge(attempts: &[Attempt], tickets: &[Ticket]) -> Vec<Told> {
    let mut told = Vec::new();
    let mut waited = Vec::new();
    let mut shed = 0;
    for attempt in attempts {
        let body: Value = serde_json::from_slice(&attempt.answer.body).expect("JSON");
        match attempt.answer.status {
            200 => {
                let ticket = &tickets[attempt.ticket];
                told.push(crate::crowd::read(&body, ticket, attempt.began, attempt.ended));
                waited.push(attempt.ended - attempt.began);
            }
            503 => {
                assert_eq!((&body["code"], &body["retryable"]), (&json!("UNDECIDED"), &json!(true)), "{body}");
                let seconds = attempt.answer.header("retry-after").and_then(|text| text.parse::<u64>().ok());
                assert!(seconds.is_some_and(|seconds| (1..=60).contains(&seconds)), "{}", attempt.answer.head);
                shed += 1;
            }
            other => panic!("{other}: {body}"),
        }
    }
    waited.sort();
    let p99 = waited[waited.len() * 99 / 100];
    println!("{} decided, {shed} turned away; of the decided p99 {p99:?}", told.len());
    assert!(told.len() >= (CAPACITY * LASTS.as_secs() as u32 / 4) as usize, "only {} were decided", told.len());
    assert!(shed > attempts.len() / 2, "only {shed} of {} were turned away", attempts.len());
    assert!(p99 < DEADLINE + MACHINE, "1 % of the scans waited {p99:?} or longer");
    told
}

/// The entry of a ticket as the feed has it.
async fn first_entry(stage: &Stage, ticket: &Ticket) -> Told {
    let feed = stage.feed().await;
    let entry = feed.iter().find(|entry| entry["ticket"] == ticket.id.as_str()).expect("it was scanned");
    let scan = entry["id"].as_str().expect("an id").to_owned();
    Told { ticket: ticket.id.clone(), scan, reason: None, began: Instant::now(), ended: Instant::now() }
}

fn resident_kb(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("the gateway lives");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a line of the kernel's");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

/// So long the whole crowd would wait if nobody were turned away.
const QUEUE: Duration = Duration::from_secs(4);
/// ... and so long one that is let in may: a few times the lag, and what a busy machine adds.
const BOUND: Duration = Duration::from_millis(1_500);

/// More connections than one thread serves in time, all asking at once, in no mailbox anywhere: the thread itself turns
/// away what it could only answer too late. One half of them waits as it is told, the other asks again at once.
#[test]
fn a_thread_that_is_behind_turns_requests_away_before_it_looks_at_them() {
    play(async {
        let gatehouse = Gatehouse::start_with(Settings {
            environment: environment(&[("SERVER__WORKERS", "1"), ("SERVER__SHED_LAG_MS", "100")]),
            ..Settings::default()
        });
        let stage = Stage::new(&gatehouse).await;
        let ticket = stage.ticket().await;
        assert_admitted(&stage.enter(&ticket.code, "north").await);
        let scan = json!({"code": ticket.code, "kind": "CHECK_IN", "deviceId": "lane"});
        let request = Arc::new(post(&stage.path("/scans"), gatehouse.token("scanner"), &scan));
        let alone = crowd(gatehouse.url(), &request, 32, Duration::from_secs(2)).await;
        let capacity = alone.decided.len() as f64 / 2.0;
        let clients = ((capacity * QUEUE.as_secs_f64()) as usize).clamp(64, file_handles() - 500);
        let before = resident_kb(gatehouse.pid());
        let (told, buyers) = tokio::join!(
            crowd(gatehouse.url(), &request, clients, Duration::from_secs(6)),
            buyers(&gatehouse, Duration::from_secs(6))
        );
        let after = resident_kb(gatehouse.pid());
        let (p99, rate) = (told.share_within(0.99), told.decided.len() as f64 / 6.0);
        println!(
            "{clients} clients: {rate:.0} decided a second of {capacity:.0}, {} and {buyers} buyers turned away; \
             p50 {:?}, p99 {p99:?}",
            told.turned_away,
            told.share_within(0.5)
        );
        assert!(told.turned_away > 0, "nobody was turned away; p99 {p99:?}");
        assert!(buyers > 0, "no buyer was turned away");
        assert!(p99 < BOUND, "1 % of {} scans waited {p99:?} or longer", told.decided.len());
        // The crowd takes its share of the same machine.
        assert!(rate > capacity / 5.0, "{rate} of {capacity} a second");
        assert!(after < before + 64 * 1024 + 32 * clients as u64, "memory grew from {before} KB to {after} KB");
        let metrics = Client::new(gatehouse.ops_url()).get("/metrics").await.text();
        assert!(metrics.contains(r#"gatehouse_shed_total{what="requests"}"#), "{metrics}");
        let calm = async || stage.send(&scan).await.status == 200;
        crate::support::eventually("it is over", Duration::from_secs(15), async || {
            let mut calm_for = 0;
            while calm_for < 50 && calm().await {
                calm_for += 1;
            }
            (calm_for == 50).then_some(())
        })
        .await;
    });
}

#[derive(Default)]
struct Crowd {
    decided: Vec<Duration>,
    turned_away: usize,
}

impl Crowd {
    fn share_within(&self, share: f64) -> Duration {
        self.decided[(self.decided.len() as f64 * share) as usize]
    }
}

/// So many clients ask, each as soon as it is answered or may ask again: every second one does not wait for that.
async fn crowd(url: &str, request: &Arc<Vec<u8>>, clients: usize, lasts: Duration) -> Crowd {
    let mut connected = Vec::new();
    for _ in 0..clients {
        connected.push(Raw::connect(url).await);
    }
    let until = Instant::now() + lasts;
    let mut asking = JoinSet::new();
    for (client, mut raw) in connected.into_iter().enumerate() {
        let request = request.clone();
        asking.spawn(async move {
            // They come within two seconds: not in step, and soon enough.
            tokio::time::sleep(Duration::from_secs(2).mul_f64(client as f64 / clients as f64)).await;
            let mut seen = Crowd::default();
            while Instant::now() < until {
                let began = Instant::now();
                let answer = raw.ask(&request).await.expect("an answer");
                let wait = answer.header("retry-after").and_then(|seconds| seconds.parse().ok());
                match (answer.status, wait) {
                    (200, _) => seen.decided.push(began.elapsed()),
                    (503, Some(seconds)) => {
                        seen.turned_away += 1;
                        let body: Value = serde_json::from_slice(&answer.body).expect("JSON");
                        assert_eq!((&body["code"], &body["retryable"]), (&json!("UNDECIDED"), &json!(true)), "{body}");
                        assert!(
                            answer.header("x-request-id").is_some() && (1..=10).contains(&seconds),
                            "{}",
                            answer.head
                        );
                        let again = Instant::now() + Duration::from_secs(if client % 2 == 0 { seconds } else { 0 });
                        tokio::time::sleep_until(again.min(until).into()).await;
                    }
                    (other, _) => panic!("{other}: {}", answer.head),
                }
            }
            seen
        });
    }
    let mut all = Crowd::default();
    for seen in asking.join_all().await {
        all.decided.extend(seen.decided);
        all.turned_away += seen.turned_away;
    }
    all.decided.sort();
    all
}

/// Some who buy meanwhile, what nobody sells; gives how often one of them was turned away.
async fn buyers(gatehouse: &Gatehouse, lasts: Duration) -> usize {
    const PURCHASE: &str = "/client/events/tickets/purchase";
    let until = Instant::now() + lasts;
    let mut asking = JoinSet::new();
    for buyer in 0..64 {
        let wish = json!({"eventId": "nowhere", "email": format!("buyer-{buyer}@example.com"), "name": "Buyer",
            "items": [{"ticketTypeId": "nothing", "quantity": 1}], "paymentGateway": "stripe"})
        .to_string();
        let request = format!(
            "POST {PURCHASE} HTTP/1.1\r\nhost: gate\r\norgid: {}\r\ncontent-type: application/json\r\n\
             content-length: {}\r\n\r\n{wish}",
            gatehouse.tenant_id(),
            wish.len()
        );
        let mut raw = Raw::connect(gatehouse.url()).await;
        // The framework has the first request of a connection; below it are words of their own.
        raw.ask(b"GET /v1/nothing HTTP/1.1\r\nhost: gate\r\n\r\n").await.expect("an answer");
        asking.spawn(async move {
            let mut turned_away = 0;
            while Instant::now() < until {
                let answer = raw.ask(request.as_bytes()).await.expect("an answer");
                let body: Value = serde_json::from_slice(&answer.body).expect("JSON");
                assert_eq!((&body["statusCode"], &body["path"]), (&json!(answer.status), &json!(PURCHASE)), "{body}");
                if answer.status == 503 {
                    turned_away += 1;
                    assert_eq!(body["code"], "unavailable", "{body}");
                    let seconds = answer.header("retry-after").and_then(|seconds| seconds.parse::<u64>().ok());
                    assert!(seconds.is_some_and(|seconds| (1..=10).contains(&seconds)), "{}", answer.head);
                }
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
            turned_away
        });
    }
    asking.join_all().await.into_iter().sum()
}

/// As many as the system lets this process have.
fn file_handles() -> usize {
    use nix::sys::resource::{Resource, getrlimit, setrlimit};
    let (_, hard) = getrlimit(Resource::RLIMIT_NOFILE).expect("a limit");
    setrlimit(Resource::RLIMIT_NOFILE, hard, hard).expect("what is allowed");
    usize::try_from(hard.min(6_000)).expect("few")
}
