//! Disks and memory that are full: what cannot be kept is not answered.

use crate::audit::audit;
use crate::crowd::Crowd;
use crate::play;
use crate::support::gatehouse::Settings;
use crate::support::process::Process;
use crate::support::tokens::Mint;
use crate::support::{Client, Gatehouse, Postgres, Redis, Stage, assert_admitted, folder, wait_for};
use serde_json::json;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[test]
fn a_redis_that_cannot_write_leaves_scans_undecided() {
    play(async {
        let redis = Redis::start();
        let gatehouse = Gatehouse::start_with(Settings { redis_url: Some(redis.url()), ..Settings::default() });
        let stage = Stage::new(&gatehouse).await;
        let tickets = stage.tickets("general", 1_400).await;
        let crowd = Crowd::start(&stage, &tickets);
        crowd.tells(100).await;
        redis.fill_disk();
        let said = |word: &str| redis.query::<String>(&["INFO", "persistence"]).contains(word);
        wait_for("redis finds its disk full", Duration::from_secs(10), || {
            said("aof_last_write_status:err").then_some(())
        });
        let from = Instant::now();
        tokio::time::sleep(Duration::from_secs(3)).await;
        let until = Instant::now();
        redis.free_disk();
        crowd.tells(200).await;
        redis.query::<()>(&["CONFIG", "SET", "maxmemory", "1"]);
        let no_memory_from = Instant::now();
        tokio::time::sleep(Duration::from_secs(3)).await;
        let no_memory_until = Instant::now();
        redis.query::<()>(&["CONFIG", "SET", "maxmemory", "0"]);
        crowd.tells(100).await;
        let history = crowd.finish().await;
        for (from, until) in [(from, until), (no_memory_from, no_memory_until)] {
            let told: Vec<_> = history.told_within(from, until).collect();
            assert!(told.is_empty(), "answered what Redis did not take: {told:?}");
            history.assert_undecided_within(from, until);
        }
        audit(&stage, &history.told).await;
    });
}

/// Its own log lies on the disk that is full: every line of it fails, and no scan does.
#[test]
fn a_log_that_cannot_be_written_stops_nothing() {
    play(async {
        let (redis, postgres) = (Redis::start(), Postgres::start());
        let stores =
            Settings { redis_url: Some(redis.url()), postgres_url: Some(postgres.database()), ..Settings::default() };
        let mut first = Gatehouse::start_with(stores.clone());
        let stage = Stage::new(&first).await;
        let tickets = stage.tickets("general", 20).await;
        let token = Mint::of(&first, "scanner").token();
        first.stop();
        let port = folder::free_port();
        let mut server = Process::spawn(&mut serve(&first, &stores, port));
        let scanner = Client::new(&format!("http://127.0.0.1:{port}")).with_token(&token);
        let stage = Stage { scanner, ..stage };
        wait_for("it listens", Duration::from_secs(60), || {
            assert!(server.ended().is_none(), "it ended instead of serving");
            std::net::TcpStream::connect(("127.0.0.1", port)).ok()
        });
        for ticket in &tickets {
            assert_admitted(&stage.enter(&ticket.code, "north").await);
        }
        // Each of these is a line of the log.
        for _ in 0..50 {
            let kind = json!({"code": "x", "kind": "SIDEWAYS"});
            assert_eq!(stage.send(&kind).await.status, 422);
        }
        redis.sigstop();
        stage.send(&json!({"code": tickets[0].code, "kind": "CHECK_OUT"})).await.problem(503, "UNDECIDED");
        redis.sigcont();
        assert_eq!(stage.inside().await, 20);
        assert!(server.terminate(Duration::from_secs(40)).success());
    });
}

/// `gatehouse serve` on the stores and with the keys of another, all it says going to a full disk.
fn serve(like: &Gatehouse, stores: &Settings, port: u16) -> Command {
    let full = || std::fs::File::options().write(true).open("/dev/full").expect("a disk that is always full");
    let mut command = Command::new(env!("CARGO_BIN_EXE_gatehouse"));
    command.arg("serve").args(["--bind", &format!("127.0.0.1:{port}"), "--ops-bind", "127.0.0.1:0"]);
    command.arg("--data-dir").arg(like.data_dir().join("again")).args(["--log-level", "trace"]);
    command.env("GATEHOUSE_AUTH__JWKS_FILE", like.data_dir().join("keys").join("jwks.json"));
    command.env("GATEHOUSE_REDIS__URL", stores.redis_url.as_deref().expect("given"));
    command.env("GATEHOUSE_POSTGRES__URL", stores.postgres_url.as_deref().expect("given"));
    command.stdin(Stdio::null()).stdout(full()).stderr(full());
    command
}
