//! A private Redis Cluster on the loopback address.

use super::Redis;
use super::folder::free_port;
use super::poll::wait_for;
use super::redis::query;
use std::time::Duration;

const SLOTS: usize = 16_384;
const PATIENCE: Duration = Duration::from_secs(40);

pub struct RedisCluster {
    /// Masters first, then a replica of each, as it began.
    pub servers: Vec<Redis>,
}

impl RedisCluster {
    /// So many masters with an equal share of the slots; with `replicated`, each has one replica.
    pub fn start(masters: usize, replicated: bool) -> RedisCluster {
        let bus: Vec<u16> = (0..masters * (1 + usize::from(replicated))).map(|_| free_port()).collect();
        let servers: Vec<Redis> = bus.iter().map(|bus| one(*bus)).collect();
        let cluster = RedisCluster { servers };
        for (place, server) in cluster.servers.iter().enumerate() {
            server.query::<()>(&["CLUSTER", "SET-CONFIG-EPOCH", &(place + 1).to_string()]);
            if place < masters {
                let (first, last) = (place * SLOTS / masters, (place + 1) * SLOTS / masters - 1);
                server.query::<()>(&["CLUSTER", "ADDSLOTSRANGE", &first.to_string(), &last.to_string()]);
            }
        }
        for (server, bus) in cluster.servers.iter().zip(&bus).skip(1) {
            let (port, bus) = (server.port().to_string(), bus.to_string());
            cluster.servers[0].query::<()>(&["CLUSTER", "MEET", "127.0.0.1", &port, &bus]);
        }
        let everybody = format!("cluster_known_nodes:{}", bus.len());
        cluster.all_say("everybody knows everybody", &["CLUSTER", "INFO"], &everybody);
        for (place, replica) in cluster.servers.iter().enumerate().skip(masters) {
            replica.query::<()>(&["CLUSTER", "REPLICATE", &id(&cluster.servers[place - masters])]);
        }
        for replica in &cluster.servers[masters..] {
            says("a replica is up to date", replica, &["INFO", "replication"], "master_link_status:up");
        }
        cluster.all_say("the cluster is whole", &["CLUSTER", "INFO"], "cluster_state:ok");
        cluster
    }

    pub fn url(&self) -> String {
        let servers: Vec<String> = self.servers.iter().map(|one| format!("127.0.0.1:{}", one.port())).collect();
        format!("redis+cluster://{}", servers[..servers.len().min(3)].join(","))
    }

    /// The master that holds this key now; `None` = nobody says so.
    pub fn holder(&self, key: &str) -> Option<usize> {
        // Everybody else says where to ask instead.
        let probe = format!("{{{key}}}nothing");
        self.servers.iter().position(|one| query::<Option<String>>(&one.url(), &["GET", &probe]) == Ok(None))
    }

    /// The slot of this key is on its way to another server from now on.
    pub fn begin_move(&self, key: &str, to: usize) -> Move<'_> {
        let from = self.holder(key).expect("somebody holds it");
        let slot = self.servers[to].query::<u16>(&["CLUSTER", "KEYSLOT", key]).to_string();
        self.servers[to].query::<()>(&["CLUSTER", "SETSLOT", &slot, "IMPORTING", &id(&self.servers[from])]);
        self.servers[from].query::<()>(&["CLUSTER", "SETSLOT", &slot, "MIGRATING", &id(&self.servers[to])]);
        Move { cluster: self, slot, from, to }
    }

    fn all_say(&self, what: &str, words: &[&str], wanted: &str) {
        self.servers.iter().for_each(|server| says(what, server, words, wanted));
    }
}

/// A slot under way.
pub struct Move<'a> {
    cluster: &'a RedisCluster,
    slot: String,
    from: usize,
    to: usize,
}

impl Move<'_> {
    /// Every key goes over, then everybody is told.
    pub fn finish(self) {
        let (from, to) = (&self.cluster.servers[self.from], &self.cluster.servers[self.to]);
        let port = to.port().to_string();
        loop {
            let keys = from.query::<Vec<String>>(&["CLUSTER", "GETKEYSINSLOT", &self.slot, "100"]);
            if keys.is_empty() {
                break;
            }
            for key in keys {
                from.query::<String>(&["MIGRATE", "127.0.0.1", &port, &key, "0", "5000"]);
            }
        }
        // The new one first: it is the one that must not be in doubt. Replicas hear of it from their masters.
        let new = id(to);
        let told = ["CLUSTER", "SETSLOT", &self.slot, "NODE", &new];
        to.query::<()>(&told);
        from.query::<()>(&told);
        for other in &self.cluster.servers {
            let _ = query::<()>(&other.url(), &told);
        }
    }
}

fn one(bus: u16) -> Redis {
    let bus = bus.to_string();
    let enabled = ["--cluster-enabled", "yes", "--cluster-port", &bus, "--cluster-node-timeout", "2000"];
    // A shard that is away for a moment is no reason for the others to stop.
    let whole = ["--cluster-require-full-coverage", "no"];
    Redis::start_with(&[&enabled[..], &whole[..]].concat())
}

fn id(server: &Redis) -> String {
    server.query(&["CLUSTER", "MYID"])
}

fn says(what: &str, server: &Redis, words: &[&str], wanted: &str) {
    wait_for(what, PATIENCE, || {
        query::<String>(&server.url(), words).is_ok_and(|said| said.contains(wanted)).then_some(())
    });
}
