//! Certificates and keys are changed while scans come in: nobody notices, and what is retired is worth nothing.

use crate::support::client::{send, try_send};
use crate::support::gatehouse::Settings;
use crate::support::process::signal;
use crate::support::tokens::Mint;
use crate::support::{Client, Gatehouse, Stage, Ticket, assert_admitted, eventually};
use crate::{environment, play};
use nix::sys::signal::Signal;
use reqwest::Method;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

const ONE: (&str, &str) = (include_str!("pem/one.crt"), include_str!("pem/one.key"));
const TWO: (&str, &str) = (include_str!("pem/two.crt"), include_str!("pem/two.key"));
const LIMIT: Duration = Duration::from_secs(20);

/// Gates that scan one ticket in and out for as long as they are let.
struct Gates {
    over: Arc<AtomicBool>,
    scanned: Arc<AtomicUsize>,
    gates: JoinSet<()>,
}

impl Gates {
    fn open(stage: &Stage, tickets: &[Ticket]) -> Gates {
        let (over, scanned) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let mut gates = JoinSet::new();
        for (place, ticket) in tickets.iter().enumerate() {
            let (stage, ticket, over, scanned) = (stage.clone(), ticket.clone(), over.clone(), scanned.clone());
            gates.spawn(async move {
                let mut kind = ["CHECK_IN", "CHECK_OUT"].into_iter().cycle();
                while !over.load(Ordering::Relaxed) {
                    // Half of them keep their connection, the others connect for every scan.
                    let client = if place % 2 == 0 { stage.scanner.clone() } else { stage.scanner.with_own_pool() };
                    let body = json!({"code": ticket.code, "kind": kind.next(), "deviceId": format!("lane-{place}")});
                    let verdict = send(client.request(Method::POST, &stage.path("/scans")).json(&body)).await;
                    assert_admitted(&verdict.expect(200));
                    scanned.fetch_add(1, Ordering::Relaxed);
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            });
        }
        Gates { over, scanned, gates }
    }

    /// Waits until so many more scans were admitted, at every gate.
    async fn scan(&mut self, more: usize) {
        let (goal, began) = (self.scanned.load(Ordering::Relaxed) + more, Instant::now());
        while self.scanned.load(Ordering::Relaxed) < goal {
            if let Some(ended) = self.gates.try_join_next() {
                ended.expect("a gate was refused");
            }
            assert!(began.elapsed() < LIMIT, "the gates stand still");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    async fn close(mut self) {
        self.over.store(true, Ordering::Relaxed);
        while let Some(gate) = self.gates.join_next().await {
            gate.expect("a gate was refused");
        }
    }
}

fn write(folder: &Path, (certificate, key): (&str, &str)) {
    for (name, text) in [("tls.crt", certificate), ("tls.key", key)] {
        // As every tool that renews certificates does it.
        let draft = folder.join("draft");
        std::fs::write(&draft, text).and_then(|()| std::fs::rename(&draft, folder.join(name))).expect("a file");
    }
}

#[test]
fn certificates_tokens_and_codes_change_under_load() {
    play(async {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), ONE);
        let at = |name: &str| folder.path().join(name).display().to_string();
        let (cert, key) = (at("tls.crt"), at("tls.key"));
        let tls = [("SERVER__TLS__CERT", cert.as_str()), ("SERVER__TLS__KEY", key.as_str())];
        let gatehouse = Gatehouse::start_with(Settings { environment: environment(&tls), ..Settings::default() });
        assert!(gatehouse.url().starts_with("https://"), "{}", gatehouse.url());
        let client =
            |token: &str| Client::trusting(gatehouse.url(), &[ONE.0, TWO.0]).with_token(gatehouse.token(token));
        let stage = Stage::on(client("admin"), client("scanner"), json!({}), json!({"allowReentry": true})).await;
        let tickets = stage.tickets("general", 8).await;
        let mut gates = Gates::open(&stage, &tickets);
        gates.scan(20).await;
        certificates(&gatehouse, folder.path()).await;
        gates.scan(40).await;
        codes(&stage).await;
        gates.scan(20).await;
        // Last: afterwards the gates' own tokens are worth nothing.
        let fresh = tokens(&gatehouse, &stage, &mut gates).await;
        gates.close().await;
        let stage = Stage { scanner: stage.scanner.with_token(&fresh), ..stage };
        assert_eq!(stage.send(&json!({"code": "x", "kind": "CHECK_IN"})).await.status, 200);
    });
}

/// A renewed pair is shown at once; a pair that does not fit is not.
async fn certificates(gatehouse: &Gatehouse, folder: &Path) {
    let only_two = || Client::trusting(gatehouse.url(), &[TWO.0]);
    let shown = async |client: Client| try_send(client.request(Method::GET, "/v1/nothing")).await.is_ok();
    assert!(!shown(only_two()).await, "the second certificate is not there yet");
    write(folder, TWO);
    signal(gatehouse.pid(), Signal::SIGHUP);
    eventually("the second certificate is shown", LIMIT, async || shown(only_two()).await.then_some(())).await;
    write(folder, (ONE.0, TWO.1));
    signal(gatehouse.pid(), Signal::SIGHUP);
    eventually("the pair that does not fit is told of", LIMIT, async || {
        gatehouse.log().contains("the former one stays").then_some(())
    })
    .await;
    assert!(shown(only_two()).await, "the good pair stays");
    let metrics = Client::new(gatehouse.ops_url()).get("/metrics").await.text();
    let end = metrics.lines().find_map(|line| line.strip_prefix("gatehouse_certificate_not_after_seconds "));
    let end: f64 = end.and_then(|end| end.parse().ok()).unwrap_or_else(|| panic!("no end of it in {metrics}"));
    assert!(end > 4e9, "the certificates of this test end in the next century: {end}");
}

/// Codes signed before and after a change of the key open the gate.
async fn codes(stage: &Stage) {
    let old = stage.ticket().await;
    stage.admin.post("/v1/keys/rotate", &json!({})).await.expect(201);
    let new = stage.ticket().await;
    for ticket in [old, new] {
        assert_admitted(&stage.enter(&ticket.code, "north").await);
    }
}

/// Tokens of the former key hold until it is taken out of the key set, then no longer; gives one of the new key.
async fn tokens(gatehouse: &Gatehouse, stage: &Stage, gates: &mut Gates) -> String {
    let keys = gatehouse.data_dir().join("keys");
    let mut rotate = Command::new(env!("CARGO_BIN_EXE_gatehouse"));
    let rotated = rotate.args(["keys", "rotate", "--dir"]).arg(&keys).output().expect("it runs");
    assert!(rotated.status.success(), "{rotated:?}");
    let set: Value = serde_json::from_slice(&std::fs::read(keys.join("jwks.json")).expect("a key set")).expect("JSON");
    let kid = set["keys"][0]["kid"].as_str().expect("a name");
    let fresh = Mint::of(gatehouse, "scanner").named(kid).token();
    let with_fresh = stage.scanner.with_token(&fresh);
    let path = stage.path("/occupancy");
    assert_eq!(with_fresh.get(&path).await.status, 401, "the new key is not known yet");
    signal(gatehouse.pid(), Signal::SIGHUP);
    let known = async || (with_fresh.get(&path).await.status == 200).then_some(());
    eventually("the new key is believed", LIMIT, known).await;
    // The gates still carry tokens of the former key.
    gates.scan(40).await;
    gates.over.store(true, Ordering::Relaxed);
    while let Some(gate) = gates.gates.join_next().await {
        gate.expect("a gate was refused");
    }
    let alone = json!({"keys": [set["keys"][0]]});
    std::fs::write(keys.join("jwks.json"), alone.to_string()).expect("a key set");
    signal(gatehouse.pid(), Signal::SIGHUP);
    let gone = async || (stage.scanner.get(&path).await.status == 401).then_some(());
    eventually("the former key is worth nothing", LIMIT, gone).await;
    assert_eq!(with_fresh.get(&path).await.status, 200);
    fresh
}
