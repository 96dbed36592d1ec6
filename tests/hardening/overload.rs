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

/// More connections than one thread serves in time, all asking at once, in no mailbox anywhere: the thread itself turns
/// away what it could only answer too late.
#[test]
fn a_thread_that_is_behind_turns_requests_away_before_it_looks_at_them() {
    const CLIENTS: usize = 1_200;
    play(async {
        let gatehouse = Gatehouse::start_with(Settings {
            environment: environment(&[("SERVER__WORKERS", "1"), ("SERVER__SHED_LAG_MS", "40")]),
            ..Settings::default()
        });
        let stage = Stage::new(&gatehouse).await;
        let ticket = stage.ticket().await;
        assert_admitted(&stage.enter(&ticket.code, "north").await);
        let scan = json!({"code": ticket.code, "kind": "CHECK_IN", "deviceId": "lane"});
        let request = Arc::new(post(&stage.path("/scans"), gatehouse.token("scanner"), &scan));
        let until = Instant::now() + Duration::from_secs(5);
        let mut clients = JoinSet::new();
        for _ in 0..CLIENTS {
            let (url, request) = (gatehouse.url().to_owned(), request.clone());
            clients.spawn(async move {
                let mut raw = Raw::connect(&url).await;
                let (mut decided, mut turned_away) = (Vec::new(), 0);
                while Instant::now() < until {
                    let began = Instant::now();
                    let answer = raw.ask(&request).await.expect("an answer");
                    match answer.status {
                        200 => decided.push(began.elapsed()),
                        503 => {
                            assert!(answer.header("retry-after").is_some(), "{}", answer.head);
                            turned_away += 1;
                        }
                        other => panic!("{other}: {}", answer.head),
                    }
                }
                (decided, turned_away)
            });
        }
        let all = clients.join_all().await;
        let turned_away: usize = all.iter().map(|(_, turned_away)| turned_away).sum();
        let mut decided: Vec<Duration> = all.into_iter().flat_map(|(decided, _)| decided).collect();
        decided.sort();
        assert!(!decided.is_empty(), "some are always let in");
        let p99 = decided[decided.len() * 99 / 100];
        println!("{} decided, {turned_away} turned away; of the decided p99 {p99:?}", decided.len());
        assert!(turned_away > 0, "nobody was turned away; p99 {p99:?}");
        let metrics = Client::new(gatehouse.ops_url()).get("/metrics").await.text();
        assert!(metrics.contains(r#"gatehouse_shed_total{what="requests"}"#), "{metrics}");
        let calm = async || stage.send(&scan).await.status == 200;
        crate::support::eventually("it is over", Duration::from_secs(10), async || {
            let mut calm_for = 0;
            while calm_for < 50 && calm().await {
                calm_for += 1;
            }
            (calm_for == 50).then_some(())
        })
        .await;
    });
}
