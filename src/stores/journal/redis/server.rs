//! Where one Redis is: at one address, or where the sentinels say that the master is now.

use super::Settings;
use super::errors::Failure;
use crate::stores::journal::JournalError;
use arc_swap::ArcSwapOption;
use deadpool_redis::{Manager, Pool, Runtime};
use redis::io::tcp::TcpSettings;
use redis::{
    AsyncConnectionConfig, Client, ConnectionAddr, ConnectionInfo, ErrorKind, IntoConnectionInfo, RedisError,
    RedisResult,
};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::Instant;

/// How soon the sentinels are asked again after they were.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// How often they are asked while all goes well. A master that was replaced may live on for many seconds before they tell
/// it so: nothing breaks meanwhile, and nothing that is written there counts.
const LOOK_EVERY: Duration = Duration::from_millis(500);

pub(super) struct Server {
    place: Place,
    /// Host and port, or where it is asked for.
    name: String,
    connect: Duration,
    response: Duration,
    pool_max: usize,
    pool: ArcSwapOption<At>,
    looked: Mutex<Option<Instant>>,
    is_followed: AtomicBool,
}

enum Place {
    /// One server, for good.
    One(ConnectionInfo),
    /// A server of a cluster, of use as long as it is a master.
    Master(ConnectionInfo),
    Watched(Watched),
}

/// A master by its name, and who knows where it is.
#[derive(Debug, PartialEq, Eq)]
struct Watched {
    master: String,
    /// As URLs.
    sentinels: Vec<String>,
    /// The URL of a master at an address comes between these.
    url: (String, String),
}

/// Connections to one server.
struct At {
    addr: ConnectionAddr,
    pool: Pool,
}

impl Server {
    /// Reads the URL; connects only when first used.
    pub(super) fn new(settings: &Settings) -> Result<Server, JournalError> {
        Ok(match Watched::read(&settings.url)? {
            Some(watched) => Server::lying(watched.master.clone(), Place::Watched(watched), settings),
            None => {
                let info = info(&settings.url).map_err(wrong)?;
                let server = Server::lying(info.addr().to_string(), Place::One(info.clone()), settings);
                server.keep(info).map_err(wrong)?;
                server
            }
        })
    }

    /// A server of a cluster.
    pub(super) fn of_cluster(info: ConnectionInfo, settings: &Settings) -> RedisResult<Server> {
        let server = Server::lying(info.addr().to_string(), Place::Master(info.clone()), settings);
        server.keep(info)?;
        Ok(server)
    }

    fn lying(name: String, place: Place, settings: &Settings) -> Server {
        Server {
            place,
            name,
            connect: settings.connect_timeout,
            response: settings.response_timeout,
            pool_max: settings.pool_max,
            pool: ArcSwapOption::empty(),
            looked: Mutex::new(None),
            is_followed: AtomicBool::new(false),
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Whether a server must say that it is the master before it is used.
    pub(super) fn must_be_master(&self) -> bool {
        !matches!(self.place, Place::One(_))
    }

    fn is_watched(&self) -> bool {
        matches!(self.place, Place::Watched(_))
    }

    /// Whether a connection to there leads to the master, as far as is known.
    pub(super) fn is_at(&self, addr: &ConnectionAddr) -> bool {
        !self.is_watched() || self.pool.load().as_ref().is_none_or(|at| at.addr == *addr)
    }

    /// Where the hot connection leads, asked anew at every connect.
    pub(super) async fn client(self: &Arc<Server>) -> RedisResult<Client> {
        match &self.place {
            Place::One(info) | Place::Master(info) => Client::open(info.clone()),
            Place::Watched(watched) => {
                let info = self.master(watched).await?;
                self.keep(info.clone())?;
                self.follow();
                Client::open(info)
            }
        }
    }

    /// Asks the sentinels from now on where the master is, as long as somebody holds the server.
    fn follow(self: &Arc<Server>) {
        if !self.is_followed.swap(true, Ordering::AcqRel) {
            tokio::spawn(follow(Follower(Arc::downgrade(self))));
        }
    }

    pub(super) async fn pool(self: &Arc<Server>) -> Result<Pool, JournalError> {
        if let Some(at) = self.pool.load_full() {
            return Ok(at.pool.clone());
        }
        self.client().await.map_err(|error| Failure::from(error).error)?;
        let at = self.pool.load_full();
        at.map(|at| at.pool.clone()).ok_or_else(|| JournalError::Unreachable("there is no master".into()))
    }

    /// A connection of the pool was of no use: is the master another one? Asked once, however many wonder.
    pub(super) async fn look_again(self: &Arc<Server>) {
        if !self.is_watched() {
            return;
        }
        let Ok(mut looked) = self.looked.try_lock() else { return };
        if looked.is_some_and(|at| at.elapsed() < LOOK_AGAIN) {
            return;
        }
        if let Err(error) = self.client().await {
            tracing::debug!(%error, "the sentinels name no master");
        }
        *looked = Some(Instant::now());
    }

    /// The pool leads there from now on.
    fn keep(&self, info: ConnectionInfo) -> RedisResult<()> {
        let addr = info.addr().clone();
        if self.pool.load().as_ref().is_some_and(|at| at.addr == addr) {
            return Ok(());
        }
        let config = AsyncConnectionConfig::new()
            .set_connection_timeout(Some(self.connect))
            .set_response_timeout(Some(self.response));
        let pool = Pool::builder(Manager::new_with_config(info, config)?)
            .max_size(self.pool_max)
            .wait_timeout(Some(self.response))
            .create_timeout(Some(self.connect))
            .recycle_timeout(Some(self.response))
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|why| RedisError::from((ErrorKind::InvalidClientConfig, "no pool", why.to_string())))?;
        if self.is_watched() {
            tracing::info!(master = %addr, "the redis master is there");
        }
        self.pool.store(Some(Arc::new(At { addr, pool })));
        Ok(())
    }

    /// The first sentinel that knows says it.
    async fn master(&self, watched: &Watched) -> RedisResult<ConnectionInfo> {
        let mut last = RedisError::from((ErrorKind::InvalidClientConfig, "no sentinel is named"));
        for sentinel in &watched.sentinels {
            let asked =
                tokio::time::timeout(self.connect + self.response, ask(sentinel, &watched.master, self.connect));
            match asked.await {
                Ok(Ok(Some((host, port)))) => return info(&watched.url_of(&host, port)),
                Ok(Ok(None)) => last = RedisError::from((ErrorKind::Io, "the sentinel does not know the master")),
                Ok(Err(error)) => last = error,
                Err(_) => last = RedisError::from((ErrorKind::Io, "the sentinel does not answer")),
            }
        }
        Err(last)
    }
}

/// Lets another one follow if this one ends with its runtime.
struct Follower(Weak<Server>);

impl Drop for Follower {
    fn drop(&mut self) {
        if let Some(server) = self.0.upgrade() {
            server.is_followed.store(false, Ordering::Release);
        }
    }
}

async fn follow(follower: Follower) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        let Some(server) = follower.0.upgrade() else { return };
        server.look_again().await;
    }
}

async fn ask(sentinel: &str, master: &str, within: Duration) -> RedisResult<Option<(String, u16)>> {
    let config = AsyncConnectionConfig::new().set_connection_timeout(Some(within));
    let client = Client::open(info(sentinel)?)?;
    let mut connection = client.get_multiplexed_async_connection_with_config(&config).await?;
    redis::cmd("SENTINEL").arg("GET-MASTER-ADDR-BY-NAME").arg(master).query_async(&mut connection).await
}

fn info(url: &str) -> RedisResult<ConnectionInfo> {
    Ok(without_delay(url.into_connection_info()?))
}

pub(super) fn without_delay(info: ConnectionInfo) -> ConnectionInfo {
    info.set_tcp_settings(TcpSettings::default().set_nodelay(true))
}

fn wrong(why: RedisError) -> JournalError {
    JournalError::Poison(format!("the Redis URL is wrong: {}", why.category()))
}

impl Watched {
    /// `redis+sentinel://[user:password@]sentinel:port,sentinel:port/master[/database][?sentinel_password=...]`; user and
    /// password are those of Redis itself. `None`: another kind of URL.
    fn read(url: &str) -> Result<Option<Watched>, JournalError> {
        let (scheme, rest) = match (url.strip_prefix("redis+sentinel://"), url.strip_prefix("rediss+sentinel://")) {
            (Some(rest), _) => ("redis", rest),
            (None, Some(rest)) => ("rediss", rest),
            (None, None) => return Ok(None),
        };
        let says = |what: &str| JournalError::Poison(format!("the Redis URL {what}"));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (login, rest) = rest.rsplit_once('@').map_or(("", rest), |(login, rest)| (login, rest));
        let login = if login.is_empty() { String::new() } else { format!("{login}@") };
        let (hosts, path) = rest.split_once('/').ok_or_else(|| says("names no master behind the sentinels"))?;
        let (master, database) = path.split_once('/').unwrap_or((path, "0"));
        if master.is_empty() || hosts.is_empty() || hosts.split(',').any(str::is_empty) {
            return Err(says("must name sentinels and a master: redis+sentinel://host:26379,host:26379/master"));
        }
        let password = query.strip_prefix("sentinel_password=").unwrap_or_default();
        let password = if password.is_empty() { String::new() } else { format!(":{password}@") };
        let sentinels = hosts.split(',').map(|host| format!("{scheme}://{password}{host}")).collect();
        Ok(Some(Watched {
            master: master.to_owned(),
            sentinels,
            url: (format!("{scheme}://{login}"), format!("/{database}")),
        }))
    }

    fn url_of(&self, host: &str, port: u16) -> String {
        let host = if host.contains(':') { format!("[{host}]") } else { host.to_owned() };
        format!("{}{host}:{port}{}", self.url.0, self.url.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentinel_url_names_sentinels_master_and_database() {
        let url = "redis+sentinel://ann:secret@a:26379,b:26380/venue/2?sentinel_password=other";
        let watched = Watched::read(url).expect("a good URL").expect("a sentinel URL");
        assert_eq!(watched.master, "venue");
        assert_eq!(watched.sentinels, ["redis://:other@a:26379", "redis://:other@b:26380"]);
        assert_eq!(watched.url_of("10.0.0.7", 6379), "redis://ann:secret@10.0.0.7:6379/2");
        assert_eq!(watched.url_of("::1", 6379), "redis://ann:secret@[::1]:6379/2");
        let plain = Watched::read("rediss+sentinel://a:26379/venue").expect("a good URL").expect("a sentinel URL");
        assert_eq!(plain.url_of("b", 6379), "rediss://b:6379/0");
        assert_eq!(plain.sentinels, ["rediss://a:26379"]);
    }

    #[test]
    fn other_urls_are_of_one_server_and_broken_ones_are_refused() {
        assert_eq!(Watched::read("redis://a:6379/0"), Ok(None));
        for url in [
            "redis+sentinel://a:26379",
            "redis+sentinel://a:26379/",
            "redis+sentinel:///venue",
            "redis+sentinel://a,,b/m",
        ] {
            assert!(Watched::read(url).is_err(), "{url}");
        }
    }
}
