//! The way to a gateway: in turn over the nodes that are ready, as a load balancer in front of them chooses.

use super::SimulateError;
use crate::cli::client::Client;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;

/// How often a node is asked whether it is ready, and how long it may take to say so.
const LOOK_EVERY: Duration = Duration::from_millis(100);
const LOOK_LIMIT: Duration = Duration::from_millis(500);
/// How long a node is passed over after a connection to it broke.
const SET_ASIDE: Duration = Duration::from_secs(1);

/// One gateway of a cluster.
pub struct Node {
    pub client: Client,
    /// Its operations listener, if somebody said where that is.
    ops_url: Option<String>,
    ready: AtomicBool,
    /// Milliseconds since the beginning.
    aside_until: AtomicU64,
}

/// The gateways of one cluster; at least one.
pub struct Nodes {
    nodes: Vec<Node>,
    next: AtomicUsize,
    began: Instant,
}

impl Nodes {
    pub fn one(client: Client) -> Self {
        Self::of(vec![Node::new(client, None)])
    }

    /// `ops_urls`: none, or one for each URL in the same order.
    pub fn new(urls: &[String], ops_urls: &[String], token: &str) -> Result<Self, SimulateError> {
        if urls.is_empty() || (!ops_urls.is_empty() && ops_urls.len() != urls.len()) {
            return Err(SimulateError::Nodes { urls: urls.len(), ops: ops_urls.len() });
        }
        let node = |(place, url): (usize, &String)| {
            let ops_url = ops_urls.get(place).map(|url| url.trim_end_matches('/').to_owned());
            Ok(Node::new(Client::new(url, token)?, ops_url))
        };
        let nodes: Result<Vec<Node>, SimulateError> = urls.iter().enumerate().map(node).collect();
        Ok(Self::of(nodes?))
    }

    fn of(nodes: Vec<Node>) -> Self {
        Self { nodes, next: AtomicUsize::new(0), began: Instant::now() }
    }

    /// Where administration goes.
    pub fn first(&self) -> &Client {
        &self.nodes[0].client
    }

    pub fn several(&self) -> bool {
        self.nodes.len() > 1
    }

    pub fn urls(&self) -> String {
        let urls: Vec<&str> = self.nodes.iter().map(|node| node.client.base()).collect();
        urls.join(", ")
    }

    /// The next one that is ready; the next one of all where none is.
    pub fn choose(&self) -> &Node {
        let first = self.next.fetch_add(1, Ordering::Relaxed);
        let now = self.now();
        let mut turns = (0..self.nodes.len()).map(|step| &self.nodes[(first + step) % self.nodes.len()]);
        turns.find(|node| node.usable(now)).unwrap_or(&self.nodes[first % self.nodes.len()])
    }

    /// A connection to it broke.
    pub fn set_aside(&self, node: &Node) {
        let until = self.now() + SET_ASIDE.as_millis() as u64;
        node.aside_until.store(until, Ordering::Relaxed);
    }

    fn now(&self) -> u64 {
        self.began.elapsed().as_millis() as u64
    }

    /// Asks all nodes whether they are ready, again and again, until it is dropped.
    pub async fn watch(self: Arc<Self>) {
        futures_util::future::join_all(self.nodes.iter().map(Node::watch)).await;
    }
}

impl Node {
    fn new(client: Client, ops_url: Option<String>) -> Self {
        Self { client, ops_url, ready: AtomicBool::new(true), aside_until: AtomicU64::new(0) }
    }

    fn usable(&self, now: u64) -> bool {
        self.ready.load(Ordering::Relaxed) && now >= self.aside_until.load(Ordering::Relaxed)
    }

    async fn watch(&self) {
        let Some(ops_url) = &self.ops_url else { return };
        let url = format!("{ops_url}/readyz");
        loop {
            self.ready.store(self.client.says_yes(&url, LOOK_LIMIT).await, Ordering::Relaxed);
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> Nodes {
        let urls: Vec<String> = ["a", "b", "c"].map(|name| format!("http://{name}")).to_vec();
        Nodes::new(&urls, &[], "token").expect("three nodes")
    }

    fn chosen(nodes: &Nodes, times: usize) -> String {
        (0..times).map(|_| nodes.choose().client.base().trim_start_matches("http://").to_owned()).collect()
    }

    #[test]
    fn nodes_take_turns() {
        assert_eq!(chosen(&three(), 6), "abcabc");
    }

    #[test]
    fn a_node_that_is_not_ready_or_just_broke_is_passed_over() {
        let nodes = three();
        nodes.nodes[1].ready.store(false, Ordering::Relaxed);
        assert!(!chosen(&nodes, 6).contains('b'));
        nodes.set_aside(&nodes.nodes[2]);
        assert_eq!(chosen(&nodes, 3), "aaa");
    }

    #[test]
    fn where_no_node_is_ready_all_are_tried() {
        let nodes = three();
        nodes.nodes.iter().for_each(|node| nodes.set_aside(node));
        assert_eq!(chosen(&nodes, 3), "abc");
    }

    #[test]
    fn each_node_has_an_operations_listener_or_none_has() {
        let urls = ["http://a".to_owned(), "http://b".to_owned()];
        let one = ["http://a:9464".to_owned()];
        assert!(matches!(Nodes::new(&urls, &one, "token"), Err(SimulateError::Nodes { urls: 2, ops: 1 })));
    }
}
