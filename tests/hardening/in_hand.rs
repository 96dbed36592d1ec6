//! A request in hand waits for Redis while its client, its connection or its gateway goes: it is decided once, and
//! whoever still listens hears it.
//!
//! Later requests of a connection are answered below the framework (`src/http/doorman`), where its clocks, its end and
//! its stop have to be minded by hand.

use crate::raw::{Raw, RawAnswer, post};
use crate::support::gatehouse::Settings;
use crate::support::process::{is_alive, signal};
use crate::support::{Gatehouse, Redis, Stage, Ticket, assert_admitted, assert_denied, eventually};
use crate::{environment, play};
use nix::sys::signal::Signal;
use serde_json::{Value, json};
use std::time::Duration;

/// The fewest that may be set.
const IN_HAND: usize = 16;
/// More than any story needs.
const TICKETS: usize = 150;
const LIMIT: Duration = Duration::from_secs(20);
const NOTHING: &[u8] = b"GET /v1/nothing HTTP/1.1\r\nhost: gate\r\n\r\n";
/// So long it is looked at that nothing happens.
const A_WHILE_MS: u64 = 300;

/// A gateway whose Redis stands still now and then.
struct House {
    redis: Redis,
    gatehouse: Gatehouse,
    stage: Stage,
    tickets: Vec<Ticket>,
}

impl House {
    async fn open() -> House {
        let redis = Redis::start();
        let gatehouse = Gatehouse::start_with(Settings {
            redis_url: Some(redis.url()),
            environment: environment(&[
                ("SERVER__MAX_REQUESTS", &IN_HAND.to_string()),
                // One thread: a question that is turned away at once never takes the place of a scan.
                ("SERVER__WORKERS", "1"),
                // Nor is it turned away for another reason.
                ("SERVER__SHED_LAG_MS", "0"),
                // Whoever waits for Redis here waits until it goes on.
                ("REDIS__COMMAND_TIMEOUT_MS", "20000"),
                ("GATE__DECISION_DEADLINE_MS", "20000"),
            ]),
            ..Settings::default()
        });
        let stage = Stage::new(&gatehouse).await;
        let mut tickets = stage.tickets("general", TICKETS).await;
        // Nothing but the scan itself needs a store from here on.
        let first = tickets.pop().expect("many were asked for");
        assert_admitted(&stage.enter(&first.code, "north").await);
        House { redis, gatehouse, stage, tickets }
    }

    fn ticket(&mut self) -> Ticket {
        self.tickets.pop().expect("there are enough")
    }

    /// A scan of a ticket under a key.
    fn scan(&self, ticket: &Ticket, key: &str) -> Vec<u8> {
        let scan = json!({"code": ticket.code, "kind": "CHECK_IN", "deviceId": "lane", "idempotencyKey": key});
        post(&self.stage.path("/scans"), self.gatehouse.token("scanner"), &scan)
    }

    /// A connection whose first request was answered.
    async fn kept(&self) -> Raw {
        let mut raw = Raw::connect(self.gatehouse.url()).await;
        assert_eq!(raw.ask(NOTHING).await.expect("an answer").status, 404);
        raw
    }

    /// Redis stands still, and as many scans as there may be are in hand: the given ones, and those of others.
    async fn hold(&mut self, given: &mut [(&mut Raw, &[u8])]) -> Vec<Raw> {
        let mut others = Vec::new();
        for _ in given.len()..IN_HAND {
            others.push((self.kept().await, self.ticket()));
        }
        self.redis.sigstop();
        for (raw, request) in given {
            raw.send(request).await;
        }
        for (raw, ticket) in &mut others {
            raw.send(&self.scan(ticket, &ticket.id)).await;
        }
        let mut asking = Raw::connect(self.gatehouse.url()).await;
        for _ in 0..1_000 {
            if asking.ask(NOTHING).await.expect("an answer").status == 503 {
                return others.into_iter().map(|(raw, _)| raw).collect();
            }
        }
        panic!("one of the scans is not in hand");
    }

    /// Redis goes on, and with it everybody else.
    async fn go_on(&self, others: Vec<Raw>) {
        self.redis.sigcont();
        for mut other in others {
            assert_admitted(&verdict(other.answer().await));
        }
    }

    /// What the same scan is told on a connection of its own.
    async fn again(&self, request: &[u8]) -> Value {
        verdict(Raw::connect(self.gatehouse.url()).await.ask(request).await)
    }
}

fn verdict(answer: Option<RawAnswer>) -> Value {
    let answer = answer.expect("an answer");
    let body = serde_json::from_slice(&answer.body).expect("JSON");
    assert_eq!(answer.status, 200, "{}{body}", answer.head);
    body
}

#[test]
fn a_gateway_that_stops_answers_what_it_has_in_hand() {
    play(async {
        let mut house = House::open().await;
        let ticket = house.ticket();
        let scan = house.scan(&ticket, "stop");
        let mut mine = house.kept().await;
        let others = house.hold(&mut [(&mut mine, &scan)]).await;
        let (pid, address) = (house.gatehouse.pid(), house.gatehouse.url().replace("http://", ""));
        signal(pid, Signal::SIGTERM);
        eventually("it takes no more connections", LIMIT, async || {
            tokio::net::TcpStream::connect(&address).await.is_err().then_some(())
        })
        .await;
        assert!(mine.is_open(A_WHILE_MS).await, "it hung up on a scan in hand");
        house.redis.sigcont();
        let mut told = None;
        for mut raw in [mine].into_iter().chain(others) {
            let answer = raw.answer().await;
            let last = answer.as_ref().and_then(|answer| answer.header("connection")).map(str::to_owned);
            let verdict = verdict(answer);
            assert_eq!(last.as_deref(), Some("close"), "{verdict}");
            assert_admitted(&verdict);
            told.get_or_insert(verdict);
            raw.hung_up_after().await;
        }
        eventually("it ends by itself", LIMIT, async || (!is_alive(pid)).then_some(())).await;
        house.gatehouse.stop();
        house.gatehouse.restart();
        let scan = house.scan(&ticket, "stop");
        assert_eq!(Some(house.again(&scan).await), told, "the next one knows it");
    });
}

/// As through the framework, which has the first request of a connection.
#[test]
fn a_client_that_only_listens_any_more_hears_its_answer() {
    play(async {
        let mut house = House::open().await;
        for (place, first) in [true, false].into_iter().enumerate() {
            let ticket = house.ticket();
            let scan = house.scan(&ticket, &format!("half-{place}"));
            let mut mine = if first { Raw::connect(house.gatehouse.url()).await } else { house.kept().await };
            let others = house.hold(&mut [(&mut mine, &scan)]).await;
            mine.end_sending().await;
            assert!(mine.is_open(A_WHILE_MS).await, "first: {first}: it was hung up on");
            house.go_on(others).await;
            let told = verdict(mine.answer().await);
            assert_admitted(&told);
            mine.hung_up_after().await;
            assert_eq!(house.again(&scan).await, told, "first: {first}: it is decided once");
        }
    });
}

#[test]
fn a_client_that_is_gone_leaves_a_decision_and_no_place() {
    play(async {
        let mut house = House::open().await;
        for (place, rudely) in [false, true].into_iter().enumerate() {
            let ticket = house.ticket();
            let (key, other) = (format!("gone-{place}"), format!("other-{place}"));
            let scan = house.scan(&ticket, &key);
            let mut mine = house.kept().await;
            let others = house.hold(&mut [(&mut mine, &scan)]).await;
            mine.leave(rudely);
            house.go_on(others).await;
            assert_admitted(&house.again(&scan).await);
            assert_denied(&house.again(&house.scan(&ticket, &other)).await, "ALREADY_CHECKED_IN", "amber");
            // As many as ever find a place.
            let others = house.hold(&mut []).await;
            house.go_on(others).await;
            let feed = house.stage.feed().await;
            let entries =
                feed.iter().filter(|entry| entry["ticket"] == ticket.id.as_str() && entry["outcome"] == "ADMIT");
            assert_eq!(entries.count(), 1, "rudely: {rudely}");
        }
        let admitted = TICKETS - house.tickets.len();
        assert_eq!(house.stage.inside().await, admitted as u64, "everybody is inside once");
    });
}

#[test]
fn what_comes_behind_a_scan_in_hand_is_answered_behind_it() {
    play(async {
        let mut house = House::open().await;
        // How many scans come behind it, and how many bytes of the last one only after its answer.
        for (place, (behind, later)) in [(1, 0), (2, 0), (1, 20), (1, 250)].into_iter().enumerate() {
            let ticket = house.ticket();
            let first = house.scan(&ticket, &format!("first-{place}"));
            let mut mine = house.kept().await;
            let others = house.hold(&mut [(&mut mine, &first)]).await;
            let next: Vec<u8> =
                (0..behind).flat_map(|next| house.scan(&ticket, &format!("next-{place}-{next}"))).collect();
            let (now, rest) = next.split_at(next.len() - later);
            mine.send(now).await;
            assert!(mine.is_open(A_WHILE_MS).await, "{behind} behind it: it was hung up on");
            house.go_on(others).await;
            let told = verdict(mine.answer().await);
            assert_admitted(&told);
            mine.send(rest).await;
            for _ in 0..behind {
                assert_denied(&verdict(mine.answer().await), "ALREADY_CHECKED_IN", "amber");
            }
            assert_eq!(verdict(mine.ask(&first).await), told, "the connection goes on");
        }
    });
}
