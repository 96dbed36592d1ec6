//! Real nodes beside each other.

use crate::support::folder::free_port;
use crate::support::gatehouse::Settings;
use crate::support::{Gatehouse, Postgres, Redis, Stage, eventually};
use gatehouse::domain::ids::NodeId;
use serde_json::json;
use std::time::Duration;

/// Shorter than in production, so that a dead node is noticed while a test waits.
pub const LEASE_TTL: Duration = Duration::from_millis(2_000);
pub const SETTLE: Duration = Duration::from_millis(1_000);
pub const SECRET: &str = "a secret that only these nodes know!";

pub struct Cluster {
    pub nodes: Vec<Gatehouse>,
    pub redis: Redis,
    postgres: Postgres,
    database: String,
    redis_url: Option<String>,
    internal: Vec<String>,
    /// Configuration besides what every node has.
    pub more: Vec<(String, String)>,
}

impl Cluster {
    pub fn start(nodes: usize) -> Cluster {
        Cluster::on(Redis::start(), None, nodes)
    }

    /// `redis_url`: how nodes are told of their Redis, if not by its address.
    pub fn on(redis: Redis, redis_url: Option<String>, nodes: usize) -> Cluster {
        let postgres = Postgres::start();
        let database = postgres.database();
        let (internal, more) = (Vec::new(), Vec::new());
        let mut cluster = Cluster { nodes: Vec::new(), redis, postgres, database, redis_url, internal, more };
        for _ in 0..nodes {
            cluster.join();
        }
        cluster
    }

    /// Starts one more node.
    pub fn join(&mut self) -> &Gatehouse {
        let internal = format!("127.0.0.1:{}", free_port());
        let mut settings = self.settings(&[
            ("NODE__INTERNAL_BIND", &internal),
            ("CLUSTER__SECRET", SECRET),
            ("CLUSTER__LEASE_TTL_MS", &LEASE_TTL.as_millis().to_string()),
            ("CLUSTER__SETTLE_MS", &SETTLE.as_millis().to_string()),
            ("CLUSTER__LEAVE_DELAY_MS", "1000"),
            // A debug build on a busy machine loads an event more slowly than the product.
            ("GATE__DECISION_DEADLINE_MS", "2000"),
        ]);
        settings.environment.extend(self.more.iter().cloned());
        settings.keys_of = self.nodes.first().map(Gatehouse::data_dir);
        self.internal.push(internal);
        self.nodes.push(Gatehouse::start_with(settings));
        self.nodes.last().expect("it was just started")
    }

    /// Where other nodes ask a node.
    pub fn internal(&self, node: usize) -> &str {
        &self.internal[node]
    }

    /// The stores of this cluster and more configuration.
    pub fn settings(&self, more: &[(&str, &str)]) -> Settings {
        let environment = more.iter().map(|(key, value)| (format!("GATEHOUSE_{key}"), (*value).to_owned()));
        Settings {
            redis_url: Some(self.redis_url.clone().unwrap_or_else(|| self.redis.url())),
            postgres_url: Some(self.postgres.url(self.database.rsplit('/').next().expect("a database"))),
            environment: environment.collect(),
            keys_of: None,
        }
    }

    pub async fn stage(&self) -> Stage {
        Stage::with(&self.nodes[0], json!({}), json!({})).await
    }

    /// The same event as another node serves it.
    pub fn at(&self, node: usize, stage: &Stage) -> Stage {
        let node = &self.nodes[node];
        Stage { admin: node.client("admin"), scanner: node.client("scanner"), ..stage.clone() }
    }

    /// The node that holds the event's lease, if it is one that was started here.
    pub fn owner(&self, event: &str) -> Option<usize> {
        let bytes = gatehouse::domain::ids::EventId::to_bytes(event.parse().expect("an event id"));
        let tag: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        let url = self.redis.url();
        let holder = crate::support::redis::query::<Option<Vec<u8>>>(&url, &["GET", &format!("gh:{{{tag}}}:lease")]);
        let holder = holder.ok()??;
        self.nodes.iter().position(|node| node_id(node).to_bytes()[..] == holder[..])
    }

    /// Waits until the event is owned, by whom `fits`.
    pub async fn owned(&self, event: &str, fits: impl Fn(usize) -> bool) -> usize {
        let owner = async || self.owner(event).filter(|owner| fits(*owner));
        eventually("the event has its owner", Duration::from_secs(20), owner).await
    }
}

pub fn node_id(node: &Gatehouse) -> NodeId {
    let file = node.data_dir().join("node").join("node");
    let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    text.trim().parse().expect("a node id")
}
