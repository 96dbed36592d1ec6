//! On which server a key is: on the only one, or on one of the masters of a Redis Cluster.
//!
//! Commands are sent to the server that holds their first key, by a map of slots that the servers themselves tell. Nothing
//! is redirected: a server that does not hold a key (any more, or not yet) says so, the map is asked for again, and whoever
//! wanted something asks again too. So a commit and the WAIT behind it are always on one connection to one master.

use super::Settings;
use super::errors::Failure;
use super::server::Server;
use super::slots::{self, Range, SLOTS, Said};
use crate::stores::journal::JournalError;
use arc_swap::ArcSwapOption;
use futures_util::stream::{FuturesUnordered, StreamExt};
use redis::{Arg, Cmd, ConnectionAddr, ConnectionInfo, ErrorKind, IntoConnectionInfo, RedisError, RedisResult};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::Instant;

/// How soon the map is asked for again after it was, whatever happens.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// How old a map may become. Whoever is no master any more is noticed by then, even if nobody runs into it.
const MAP_AGE: Duration = Duration::from_secs(2);

pub(super) enum Fleet {
    One(Arc<Server>),
    Spread(Arc<Spread>),
}

/// A Redis Cluster.
pub(super) struct Spread {
    settings: Settings,
    /// As the settings name them; the first one's user, password and TLS are everybody's.
    seeds: Vec<ConnectionInfo>,
    map: ArcSwapOption<Map>,
    looking: Mutex<Option<Instant>>,
}

/// Who holds which slots.
struct Map {
    masters: Vec<Arc<Server>>,
    /// For each slot the place of its master; [`NOBODY`] = none.
    of: Vec<u16>,
    /// Everybody who can be asked for the next map, replicas too.
    nodes: BTreeMap<String, ConnectionInfo>,
    since: Instant,
}

const NOBODY: u16 = u16::MAX;

fn simple(arg: Option<Arg<&[u8]>>) -> &[u8] {
    match arg {
        Some(Arg::Simple(bytes)) => bytes,
        Some(_) | None => &[],
    }
}

/// The key that says where a command goes: its first one.
pub(super) fn key_of(call: &Cmd) -> &[u8] {
    let mut args = call.args_iter();
    let is_script = simple(args.next()) == b"EVALSHA";
    // A script names its hash and how many keys there are first.
    simple(args.nth(if is_script { 2 } else { 0 }))
}

impl Fleet {
    /// Reads the URL; connects only when first used.
    pub(super) fn new(settings: &Settings) -> Result<Fleet, JournalError> {
        let Some(seeds) = seeds(&settings.url)? else { return Ok(Fleet::One(Arc::new(Server::new(settings)?))) };
        let (map, looking) = (ArcSwapOption::empty(), Mutex::new(None));
        Ok(Fleet::Spread(Arc::new(Spread { settings: settings.clone(), seeds, map, looking })))
    }

    /// The server that holds this key.
    pub(super) async fn holding(&self, key: &[u8]) -> Result<Arc<Server>, JournalError> {
        match self {
            Fleet::One(server) => Ok(server.clone()),
            Fleet::Spread(spread) => {
                let slot = slots::of(key);
                let map = spread.map().await?;
                let place = map.of.get(usize::from(slot)).copied().unwrap_or(NOBODY);
                map.masters.get(usize::from(place)).cloned().ok_or_else(|| {
                    spread.look_again();
                    JournalError::Unreachable(format!("no server of the cluster holds slot {slot}"))
                })
            }
        }
    }

    /// Every server that takes writes.
    pub(super) async fn all(&self) -> Result<Vec<Arc<Server>>, JournalError> {
        match self {
            Fleet::One(server) => Ok(vec![server.clone()]),
            Fleet::Spread(spread) => Ok(spread.map().await?.masters.clone()),
        }
    }

    /// Whether this server is one of them still, as far as is known.
    pub(super) fn has(&self, server: &Arc<Server>) -> bool {
        match self {
            Fleet::One(_) => true,
            Fleet::Spread(spread) => {
                spread.map.load().as_ref().is_some_and(|map| map.masters.iter().any(|one| Arc::ptr_eq(one, server)))
            }
        }
    }

    pub(super) fn is_spread(&self) -> bool {
        matches!(self, Fleet::Spread(_))
    }

    /// A server was of no use: is it another one by now? Asked once, however many wonder.
    pub(super) async fn look_again(&self) {
        match self {
            Fleet::One(server) => server.look_again().await,
            Fleet::Spread(spread) => spread.look_again(),
        }
    }
}

impl Spread {
    async fn map(self: &Arc<Self>) -> Result<Arc<Map>, JournalError> {
        if let Some(map) = self.map.load_full() {
            if map.since.elapsed() > MAP_AGE {
                self.look_again();
            }
            return Ok(map);
        }
        // Nobody knows anything yet: whoever comes meanwhile waits for the first answer.
        let _one = self.looking.lock().await;
        if let Some(map) = self.map.load_full() {
            return Ok(map);
        }
        self.learn().await.map_err(|error| Failure::from(error).error)?;
        self.map.load_full().ok_or_else(|| JournalError::Unreachable("the cluster does not say who holds what".into()))
    }

    /// In the background: whoever noticed asks again anyway.
    fn look_again(self: &Arc<Self>) {
        let spread = self.clone();
        tokio::spawn(async move {
            let Ok(mut looked) = spread.looking.try_lock() else { return };
            if looked.is_some_and(|at| at.elapsed() < LOOK_AGAIN) {
                return;
            }
            if let Err(error) = spread.learn().await {
                crate::signals::redis_error("slots");
                tracing::debug!(%error, "the cluster does not say who holds what");
            }
            *looked = Some(Instant::now());
        });
    }

    /// Asks everybody; more than half must answer, so that one that was cut off cannot lead astray. Of those the one that
    /// knows of the latest election is believed.
    async fn learn(&self) -> RedisResult<()> {
        let before = self.map.load_full();
        let mut nodes: BTreeMap<String, ConnectionInfo> =
            self.seeds.iter().map(|seed| (seed.addr().to_string(), seed.clone())).collect();
        nodes.extend(before.iter().flat_map(|map| map.nodes.clone()));
        let within = self.settings.connect_timeout;
        let mut asked: FuturesUnordered<_> = nodes.values().map(|node| slots::ask(node.clone(), within)).collect();
        let (all, mut heard) = (nodes.len(), 0);
        let mut best: Option<Said> = None;
        let mut last = RedisError::from((ErrorKind::Io, "no server of the cluster answers"));
        while let Some(said) = asked.next().await {
            match said {
                Ok(said) => {
                    heard += 1;
                    if best.as_ref().is_none_or(|best| said.weight() > best.weight()) {
                        best = Some(said);
                    }
                }
                Err(error) => last = error,
            }
            if heard * 2 > all {
                break;
            }
        }
        drop(asked);
        let Some(said) = best else { return Err(last) };
        self.keep(before.as_deref(), said.ranges)
    }

    fn keep(&self, before: Option<&Map>, ranges: Vec<Range>) -> RedisResult<()> {
        let mut map =
            Map { masters: Vec::new(), of: vec![NOBODY; SLOTS], nodes: BTreeMap::new(), since: Instant::now() };
        for range in ranges {
            let info = self.at(&range.master);
            let name = info.addr().to_string();
            let place = match map.masters.iter().position(|server| server.name() == name) {
                Some(place) => place,
                None => {
                    // Its connections stay as long as it is a master without a break.
                    let known = before.and_then(|map| map.masters.iter().find(|server| server.name() == name));
                    let server = match known {
                        Some(server) => server.clone(),
                        None => Arc::new(Server::of_cluster(info.clone(), &self.settings)?),
                    };
                    map.masters.push(server);
                    map.masters.len() - 1
                }
            };
            for node in range.replicas.iter().chain([&range.master]) {
                let info = self.at(node);
                map.nodes.insert(info.addr().to_string(), info);
            }
            let place = u16::try_from(place).unwrap_or(NOBODY);
            map.of[usize::from(range.first)..=usize::from(range.last)].fill(place);
        }
        if before.is_none_or(|before| {
            before.masters.iter().map(|one| one.name()).ne(map.masters.iter().map(|one| one.name()))
        }) {
            let masters: Vec<&str> = map.masters.iter().map(|server| server.name()).collect();
            tracing::info!(?masters, "the masters of the redis cluster");
        }
        self.map.store(Some(Arc::new(map)));
        Ok(())
    }

    /// A server of the cluster, reached as the first one of the settings is.
    fn at(&self, (host, port): &(String, u16)) -> ConnectionInfo {
        let seed = &self.seeds[0];
        let addr = match seed.addr() {
            ConnectionAddr::TcpTls { insecure, tls_params, .. } => ConnectionAddr::TcpTls {
                host: host.clone(),
                port: *port,
                insecure: *insecure,
                tls_params: tls_params.clone(),
            },
            _ => ConnectionAddr::Tcp(host.clone(), *port),
        };
        seed.clone().set_addr(addr)
    }
}

/// `redis+cluster://[user:password@]host:port,host:port`; `None`: another kind of URL.
fn seeds(url: &str) -> Result<Option<Vec<ConnectionInfo>>, JournalError> {
    let (scheme, rest) = match (url.strip_prefix("redis+cluster://"), url.strip_prefix("rediss+cluster://")) {
        (Some(rest), _) => ("redis", rest),
        (None, Some(rest)) => ("rediss", rest),
        (None, None) => return Ok(None),
    };
    let wrong = |what: &str| JournalError::Poison(format!("the Redis URL {what}"));
    let (login, rest) =
        rest.rsplit_once('@').map_or((String::new(), rest), |(login, rest)| (format!("{login}@"), rest));
    let (hosts, path) = rest.split_once('/').unwrap_or((rest, ""));
    if !matches!(path, "" | "0") {
        return Err(wrong("names a database: a cluster has number 0 only"));
    }
    if hosts.split(',').any(str::is_empty) {
        return Err(wrong("must name servers of the cluster: redis+cluster://host:6379,host:6379"));
    }
    let info = |host: &str| {
        let info = format!("{scheme}://{login}{host}").into_connection_info();
        info.map(super::server::without_delay).map_err(|why| wrong(&format!("is wrong: {}", why.category())))
    };
    hosts.split(',').map(info).collect::<Result<Vec<_>, _>>().map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_url_names_servers_and_no_database() {
        let read = seeds("rediss+cluster://ann:secret@a:7001,b:7002/0").expect("a good URL").expect("of a cluster");
        let names: Vec<String> = read.iter().map(|info| info.addr().to_string()).collect();
        assert_eq!(names, ["a:7001", "b:7002"]);
        assert!(read.iter().all(|info| info.redis_settings().username() == Some("ann")));
        assert!(matches!(read[1].addr(), ConnectionAddr::TcpTls { .. }));
        assert!(seeds("redis://a:6379").expect("another kind").is_none());
        for url in ["redis+cluster://", "redis+cluster://a,,b", "redis+cluster://a:7001/3", "redis+cluster://a:port"] {
            assert!(matches!(seeds(url), Err(JournalError::Poison(_))), "{url}");
        }
    }

    #[test]
    fn the_first_key_of_a_command_or_script_is_found() {
        let mut plain = redis::cmd("XRANGE");
        plain.arg("a log").arg("-").arg("+");
        assert_eq!(key_of(&plain), b"a log");
        let mut script = redis::cmd("EVALSHA");
        script.arg("hash").arg(2).arg("first").arg("second");
        assert_eq!(key_of(&script), b"first");
        assert_eq!(key_of(&redis::cmd("PING")), b"");
    }
}
