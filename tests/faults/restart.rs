//! The gateway itself dies or is stopped, and comes back.

use crate::audit::audit;
use crate::crowd::Crowd;
use crate::play;
use crate::support::process::signal;
use crate::support::{Gatehouse, Stage, Ticket, assert_admitted, assert_denied};
use futures_util::StreamExt;
use nix::sys::signal::Signal;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// The same event at the gateway's new address.
fn again(gatehouse: &Gatehouse, stage: &Stage) -> Stage {
    Stage { admin: gatehouse.client("admin"), scanner: gatehouse.client("scanner"), ..stage.clone() }
}

fn keyed(ticket: &Ticket) -> Value {
    json!({"code": ticket.code, "kind": "CHECK_IN", "scanPoint": "north", "deviceId": "lane-1", "idempotencyKey": ticket.id})
}

async fn assert_first_entry_is_named(stage: &Stage, ticket: &Ticket, entry: &Value) {
    let second = stage.enter(&ticket.code, "south").await;
    assert_denied(&second, "ALREADY_CHECKED_IN", "amber");
    assert_eq!(second["earlier"]["at"], entry["scan"]["scannedAt"], "{second}");
    assert_eq!(second["earlier"]["scanPoint"], entry["scan"]["scanPoint"], "{second}");
}

#[test]
fn killed_right_after_an_admission_it_remembers() {
    play(async {
        let mut gatehouse = Gatehouse::start();
        let stage = Stage::new(&gatehouse).await;
        let tickets = stage.tickets("general", 3).await;
        for (round, ticket) in tickets.iter().enumerate() {
            let here = again(&gatehouse, &stage);
            let entry = here.scan(keyed(ticket)).await;
            gatehouse.kill9();
            assert_admitted(&entry);
            gatehouse.restart();
            let here = again(&gatehouse, &stage);
            assert_first_entry_is_named(&here, ticket, &entry).await;
            assert_eq!(here.scan(keyed(ticket)).await, entry, "a retry with the key still gets its answer");
            assert_eq!(here.inside().await, round as u64 + 1);
        }
    });
}

#[test]
fn killed_with_all_its_servers_it_remembers() {
    play(async {
        let mut gatehouse = Gatehouse::start();
        let stage = Stage::new(&gatehouse).await;
        let ticket = stage.ticket().await;
        let entry = stage.scan(keyed(&ticket)).await;
        assert_admitted(&entry);
        let private = ["redis", "postgres"].map(|which| gatehouse.private_pid(which));
        gatehouse.kill9();
        for pid in private {
            signal(pid, Signal::SIGKILL);
        }
        gatehouse.restart();
        let stage = again(&gatehouse, &stage);
        assert_first_entry_is_named(&stage, &ticket, &entry).await;
        assert_eq!(stage.scan(keyed(&ticket)).await, entry);
    });
}

#[test]
fn killed_under_load_it_loses_no_acknowledged_scan() {
    play(async {
        let mut gatehouse = Gatehouse::start();
        let stage = Stage::new(&gatehouse).await;
        let tickets = stage.tickets("general", 900).await;
        let (before, after) = tickets.split_at(600);
        let crowd = Crowd::start(&stage, before);
        crowd.tells(300).await;
        gatehouse.kill9();
        let told = crowd.abandon().await;
        gatehouse.restart();
        let stage = again(&gatehouse, &stage);
        // Everybody comes once more with the same keys: told the same, or decided now.
        let mut history = Crowd::start(&stage, &tickets).finish().await;
        for earlier in &told {
            let same = history.told.iter().any(|now| now.scan == earlier.scan && now.reason == earlier.reason);
            assert!(same, "an acknowledged answer changed after the restart: {earlier:?}");
        }
        assert!(told.len() >= 300 && told.len() < 2 * before.len(), "it was killed in the middle: {}", told.len());
        assert!(!after.is_empty());
        history.told.extend(told);
        audit(&stage, &history.told).await;
    });
}

/// An open stream does not hold up a stop: the shutdown time-out is for requests that have an end.
#[test]
fn a_stop_ends_the_live_streams() {
    play(async {
        let mut gatehouse = Gatehouse::start();
        let stage = Stage::new(&gatehouse).await;
        let request = stage.scanner.request(reqwest::Method::GET, &stage.path("/live"));
        let mut stream = request.send().await.expect("a stream").bytes_stream();
        stream.next().await.expect("a first update").expect("a readable one");
        let reading = tokio::spawn(async move { while stream.next().await.is_some_and(|piece| piece.is_ok()) {} });
        let began = Instant::now();
        gatehouse.stop();
        reading.await.expect("the stream ends");
        assert!(began.elapsed() < Duration::from_secs(8), "it waited for its listeners: {:?}", began.elapsed());
    });
}

#[test]
fn a_clean_stop_keeps_tokens_and_state() {
    play(async {
        let mut gatehouse = Gatehouse::start();
        let stage = Stage::new(&gatehouse).await;
        let tickets = stage.tickets("general", 3).await;
        let entry = stage.scan(keyed(&tickets[0])).await;
        assert_admitted(&entry);
        assert_admitted(&stage.enter(&tickets[1].code, "north").await);
        assert_admitted(&stage.leave(&tickets[1].code, "north").await);
        let (feed, before) = (stage.feed().await, gatehouse.dev().clone());
        gatehouse.stop();
        for which in ["redis", "postgres"] {
            let pid = gatehouse.private_pid(which);
            crate::support::wait_for("private servers stop too", Duration::from_secs(10), || {
                (!crate::support::process::is_alive(pid)).then_some(())
            });
        }
        gatehouse.restart();
        assert_eq!(gatehouse.dev()["tokens"], before["tokens"], "the same tokens");
        assert_eq!(gatehouse.dev()["tenant"], before["tenant"]);
        let stage = again(&gatehouse, &stage);
        assert_eq!((stage.inside().await, stage.feed().await), (1, feed));
        assert_first_entry_is_named(&stage, &tickets[0], &entry).await;
        assert_eq!(stage.scan(keyed(&tickets[0])).await, entry);
        assert_admitted(&stage.enter(&tickets[2].code, "north").await);
    });
}
