//! The Redis master dies, and sentinels make another.

use crate::audit::audit;
use crate::cluster::Cluster;
use crate::load::{Balancer, Load};
use crate::play;
use crate::support::folder::{free_port, make};
use crate::support::poll::wait_for;
use crate::support::process::Process;
use crate::support::reaper::Reaper;
use crate::support::redis::query;
use crate::support::{Redis, eventually};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const MASTER: &str = "venue";

struct Sentinel {
    port: u16,
    _server: Process,
    _reaper: Reaper,
}

impl Sentinel {
    /// Watches a master; its own word is enough for a failover.
    fn watching(master: &Redis) -> Sentinel {
        let (folder, port) = (make(), free_port());
        let mut reaper = Reaper::of(&folder);
        let conf = folder.join("sentinel.conf");
        let lines = [
            format!("port {port}"),
            "bind 127.0.0.1".to_owned(),
            format!("dir {}", folder.display()),
            format!("sentinel monitor {MASTER} 127.0.0.1 {} 1", master.port()),
            format!("sentinel down-after-milliseconds {MASTER} 1000"),
            format!("sentinel failover-timeout {MASTER} 5000"),
        ];
        std::fs::write(&conf, lines.join("\n")).expect("a configuration can be written");
        let log = std::fs::File::create(folder.join("sentinel.log")).expect("a log file");
        let mut command = Command::new("redis-server");
        command.arg(&conf).arg("--sentinel").stdin(Stdio::null()).stdout(log).stderr(Stdio::null());
        let server = Process::spawn(&mut command);
        reaper.ends(&[server.pid()]);
        Sentinel { port, _server: server, _reaper: reaper }
    }

    fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    fn replicas(&self) -> usize {
        let seen = query::<Vec<::redis::Value>>(&self.url(), &["SENTINEL", "REPLICAS", MASTER]);
        seen.map_or(0, |seen| seen.len())
    }

    fn master(&self) -> Option<u16> {
        let master = query::<Option<(String, u16)>>(&self.url(), &["SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER]);
        master.ok().flatten().map(|(_, port)| port)
    }
}

fn replica_of(master: &Redis) -> Redis {
    let replica = Redis::start_with(&["--replicaof", "127.0.0.1", &master.port().to_string()]);
    wait_for("the replica is up to date", Duration::from_secs(20), || {
        let role = query::<Vec<::redis::Value>>(&replica.url(), &["ROLE"]).ok()?;
        matches!(role.get(3), Some(::redis::Value::BulkString(state)) if state == b"connected").then_some(())
    });
    replica
}

/// A master with two replicas under a sentinel, and two nodes that know only the sentinel.
fn watched_cluster() -> (Cluster, Sentinel, [Redis; 2]) {
    let master = Redis::start();
    let replicas = [replica_of(&master), replica_of(&master)];
    let sentinel = Sentinel::watching(&master);
    wait_for("the sentinel knows the replicas", Duration::from_secs(30), || {
        (sentinel.replicas() == replicas.len()).then_some(())
    });
    let url = format!("redis+sentinel://127.0.0.1:{}/{MASTER}", sentinel.port);
    (Cluster::on(master, Some(url), 2), sentinel, replicas)
}

#[test]
fn a_failover_by_sentinels_loses_no_acknowledged_scan() {
    play(async {
        let (mut cluster, sentinel, _replicas) = watched_cluster();
        let before = cluster.redis.port();
        let stage = cluster.stage().await;
        let tickets = stage.tickets("general", 3_000).await;
        let load = Load::start(&Balancer::of(&cluster), &stage, &tickets);
        load.tells(300).await;
        cluster.redis.kill9();
        let died = Instant::now();
        let promoted = async || sentinel.master().filter(|port| *port != before);
        eventually("another master", Duration::from_secs(30), promoted).await;
        println!("another master after {:?}", died.elapsed());
        load.tells(300).await;
        println!("scans went on after {:?}", died.elapsed());
        let outcome = load.finish().await;
        audit(&cluster.at(1, &stage), &outcome.told).await;
    });
}

/// The old master lives on and takes writes until the sentinels demote it, some ten seconds later.
#[test]
fn a_master_that_was_replaced_while_it_lived_is_left_at_once() {
    play(async {
        let (cluster, sentinel, _replicas) = watched_cluster();
        let before = cluster.redis.port();
        let stage = cluster.stage().await;
        let tickets = stage.tickets("general", 3_000).await;
        let load = Load::start(&Balancer::of(&cluster), &stage, &tickets);
        load.tells(300).await;
        query::<()>(&sentinel.url(), &["SENTINEL", "FAILOVER", MASTER]).expect("the sentinel obeys");
        let promoted = async || sentinel.master().filter(|port| *port != before);
        eventually("another master", Duration::from_secs(30), promoted).await;
        load.tells(300).await;
        let outcome = load.finish().await;
        let gap = outcome.longest_gap();
        println!("gap of a planned failover: {gap:?}");
        assert!(gap < Duration::from_secs(6), "nobody was decided for {gap:?}");
        audit(&cluster.at(1, &stage), &outcome.told).await;
    });
}
