//! Clients that send slowly, send too much, read nothing, or are too many.

use crate::raw::{Raw, post};
use crate::support::client::try_send;
use crate::support::gatehouse::Settings;
use crate::support::{Client, Gatehouse, Stage, assert_admitted, eventually};
use crate::{environment, play};
use reqwest::Method;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const SECOND: Duration = Duration::from_secs(1);
const OPEN: usize = 24;
const WHOLE: &[u8] = b"GET /v1/nothing HTTP/1.1\r\nhost: gate\r\n\r\n";

fn impatient() -> Gatehouse {
    Gatehouse::start_with(Settings {
        environment: environment(&[
            ("SERVER__WORKERS", "1"),
            ("SERVER__MAX_CONNECTIONS", &OPEN.to_string()),
            ("SERVER__HEADER_TIMEOUT_MS", "700"),
            ("SERVER__BODY_TIMEOUT_MS", "700"),
            ("SERVER__ANSWER_TIMEOUT_MS", "1000"),
            ("SERVER__KEEP_ALIVE_S", "2"),
        ]),
        ..Settings::default()
    })
}

#[test]
fn what_a_client_can_hold_is_bounded() {
    play(async {
        let gatehouse = impatient();
        let stage = Stage::new(&gatehouse).await;
        let tickets = stage.tickets("general", 2).await;
        slow_heads(gatehouse.url()).await;
        quiet_connections(&gatehouse, &stage).await;
        slow_bodies(&gatehouse, &stage, &tickets[0].code).await;
        too_much(&gatehouse, &stage).await;
        an_answer_that_nobody_reads(gatehouse.url()).await;
        assert_admitted(&stage.enter(&tickets[0].code, "north").await);
        more_connections_than_there_may_be(&gatehouse).await;
        assert_admitted(&stage.enter(&tickets[1].code, "north").await);
        let metrics = Client::new(gatehouse.ops_url()).get("/metrics").await.text();
        assert!(metrics.contains(r#"gatehouse_shed_total{what="slow_body"}"#), "{metrics}");
    });
}

/// A head that does not end: 408 for the first of a connection, the end of the connection for a later one.
async fn slow_heads(url: &str) {
    let mut slow = Raw::connect(url).await;
    slow.send(b"GET /v1/events HTTP/1.1\r\nhost: ga").await;
    let answer = slow.answer().await.expect("a word before the end");
    assert_eq!(answer.status, 408);
    slow.hung_up_after().await;
    let mut slow = Raw::connect(url).await;
    assert_eq!(slow.ask(WHOLE).await.expect("an answer").status, 404);
    slow.send(b"GET /v1/events HTTP/1.1\r\n").await;
    // A byte now and then is no progress: a head has its time as a whole.
    let began = Instant::now();
    while began.elapsed() < 10 * SECOND && slow.is_open(100).await {
        slow.send_what_is_taken(b"y").await;
    }
    assert!(began.elapsed() < 4 * SECOND, "a later head was waited for, {:?}", began.elapsed());
}

/// A connection is kept for so long after its last answer, whoever gave that one: the framework, or what stands before it.
async fn quiet_connections(gatehouse: &Gatehouse, stage: &Stage) {
    let scan = post(&stage.path("/scans"), gatehouse.token("scanner"), &json!({"code": "x", "kind": "CHECK_IN"}));
    for times in [0, 3] {
        let mut quiet = Raw::connect(gatehouse.url()).await;
        assert_eq!(quiet.ask(WHOLE).await.expect("an answer").status, 404);
        for _ in 0..times {
            tokio::time::sleep(SECOND + SECOND / 5).await;
            assert_eq!(quiet.ask(&scan).await.expect("the connection is kept").status, 200);
        }
        let quiet = quiet.hung_up_after().await;
        assert!((SECOND..8 * SECOND).contains(&quiet), "after {times} scans it was kept for {quiet:?}");
    }
}

/// A body that stops: refused in time, and nothing of it is done.
async fn slow_bodies(gatehouse: &Gatehouse, stage: &Stage, code: &str) {
    let token = gatehouse.token("scanner");
    let scan = post(&stage.path("/scans"), token, &json!({"code": code, "kind": "CHECK_IN", "scanPoint": "north"}));
    let mut slow = Raw::connect(gatehouse.url()).await;
    slow.send(&scan[..scan.len() - 5]).await;
    let answer = slow.answer().await.expect("a refusal");
    assert_eq!(answer.status, 400);
    let body: Value = serde_json::from_slice(&answer.body).expect("JSON");
    assert_eq!(body["code"], "TRUNCATED_BODY", "{body}");
    let token = gatehouse.token("admin");
    let path = stage.path("/tickets/import");
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: gate\r\nauthorization: Bearer {token}\r\n\
         content-type: application/x-ndjson\r\ncontent-length: 500\r\n\r\n{{\"ticketType\":\"general\"}}\n"
    );
    let mut slow = Raw::connect(gatehouse.url()).await;
    slow.send(head.as_bytes()).await;
    assert_eq!(slow.answer().await.expect("a refusal").status, 400);
}

async fn too_much(gatehouse: &Gatehouse, stage: &Stage) {
    let large = json!({"code": "x".repeat(70 * 1024), "kind": "CHECK_IN"});
    stage.send(&large).await.problem(413, "BODY_TOO_LARGE");
    // Announced only: nothing of it is waited for.
    let token = gatehouse.token("scanner");
    let path = stage.path("/scans");
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: gate\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: 99999999999\r\n\r\n{{"
    );
    let mut raw = Raw::connect(gatehouse.url()).await;
    let answer = raw.ask(head.as_bytes()).await.expect("a refusal");
    assert_eq!(answer.status, 413, "{}", answer.head);
    // A stream of pieces that never ends.
    let endless = format!(
        "POST {path} HTTP/1.1\r\nhost: gate\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    let mut raw = Raw::connect(gatehouse.url()).await;
    raw.send(endless.as_bytes()).await;
    let piece = format!("8000\r\n{}\r\n", " ".repeat(0x8000));
    for _ in 0..4 {
        raw.send(piece.as_bytes()).await;
    }
    assert_eq!(raw.answer().await.expect("a refusal").status, 413);
    let mut raw = Raw::connect(gatehouse.url()).await;
    let head = format!("GET /v1/events HTTP/1.1\r\nhost: gate\r\nx: {}\r\n\r\n", "y".repeat(200 * 1024));
    raw.send_what_is_taken(head.as_bytes()).await;
    assert_eq!(raw.answer().await.expect("a refusal").status, 431);
    let deep = format!("{}1{}", "[".repeat(20_000), "]".repeat(20_000));
    let body = format!(r#"{{"code":{deep},"kind":"CHECK_IN"}}"#);
    let answer = stage.scanner.post_raw(&path, "application/json", body).await;
    assert!((400..500).contains(&answer.status), "{answer}");
}

/// Whoever asks for much and takes none of it loses the connection, not the gateway its memory.
async fn an_answer_that_nobody_reads(url: &str) {
    const ASKED: usize = 40;
    let mut greedy = Raw::connect_narrow(url).await;
    for _ in 0..ASKED {
        greedy.send(b"GET /openapi.json HTTP/1.1\r\nhost: gate\r\n\r\n").await;
    }
    tokio::time::sleep(3 * SECOND).await;
    let mut answered = 0;
    while greedy.answer().await.is_some() {
        answered += 1;
    }
    assert!(answered < ASKED, "all {answered} answers lay ready for whoever did not read them");
}

/// Who comes when all connections are taken waits in the kernel, and is served once there is room; operations go on.
async fn more_connections_than_there_may_be(gatehouse: &Gatehouse) {
    let url = gatehouse.url();
    let slow = "GET /v1/nothing HTTP/1.1\r\nhost: gate\r\nx: ";
    let mut held = Vec::new();
    while held.len() < OPEN + 8 {
        let mut raw = Raw::connect(url).await;
        raw.send(slow.as_bytes()).await;
        held.push(raw);
    }
    let mut late = Raw::connect(url).await;
    late.send(WHOLE).await;
    assert!(late.answer_within(Duration::from_millis(200)).await.is_none(), "there was no room for it");
    let ops = Client::new(gatehouse.ops_url());
    assert_eq!(ops.get("/healthz").await.status, 200);
    assert_eq!(ops.get("/readyz").await.status, 200);
    // Slow heads are let go in their turn: nobody has to do anything.
    assert_eq!(late.answer().await.expect("its turn came").status, 404);
    drop(held);
    let client = Client::new(url);
    eventually("fresh connections are served at once", 10 * SECOND, async || {
        let request = client.request(Method::GET, "/v1/nothing").timeout(Duration::from_millis(300));
        try_send(request).await.ok().filter(|answer| answer.status == 404)
    })
    .await;
}
