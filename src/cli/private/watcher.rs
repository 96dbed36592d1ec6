//! One thread that keeps the private servers of a folder running until they are told to stop.

use super::Daemon;
use super::PrivateError;
use super::postgres::Postgres;
use super::process;
use super::redis::Redis;
use super::settings::Settings;
use std::path::Path;
use std::process::Child;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::Duration;
use std::time::Instant;

/// How often the servers are looked at.
const ROUND: Duration = Duration::from_millis(100);
/// A server that reads a long log at start may take this long.
const START_LIMIT: Duration = Duration::from_secs(120);
/// A living server that is taken over must answer within this time.
const ADOPT_LIMIT: Duration = Duration::from_secs(10);
/// One whose predecessor was just killed may find its folder still taken for a moment.
const ATTEMPTS: u32 = 6;
/// Pause before a server that keeps dying is started again: first, and at most.
const PAUSE: Duration = Duration::from_millis(100);
const PAUSE_MAX: Duration = Duration::from_secs(5);
/// A server that lived this long did not fail at its start.
const STEADY: Duration = Duration::from_secs(10);

/// Where a server can be reached and which process it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    pub url: String,
    pub pid: i32,
}

/// What the watcher tells: the servers as they are now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses {
    pub redis: Option<Address>,
    pub postgres: Option<Address>,
}

type Listener = Box<dyn Fn(&Addresses) + Send>;

/// The private servers of one folder. Dropping this leaves them running; [`PrivateServers::stop`] ends them.
pub struct PrivateServers {
    shared: Arc<Shared>,
    tell: mpsc::Sender<()>,
    thread: JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    addresses: Mutex<Addresses>,
    listener: Mutex<Option<Listener>>,
}

impl PrivateServers {
    /// Starts or adopts the wanted servers of `<data_dir>`, waits until they answer, and watches them from then on.
    pub fn start(data_dir: &Path, redis: bool, postgres: bool) -> Result<Self, PrivateError> {
        let kept = data_dir.join("servers.json");
        let mut settings = Settings::load(&kept)?;
        let mut daemons: Vec<Box<dyn Daemon>> = Vec::new();
        if redis {
            let redis = Redis::prepare(data_dir.join("redis"), settings.redis_port)?;
            settings.redis_port = Some(redis.port);
            daemons.push(Box::new(redis));
        }
        if postgres {
            daemons.push(Box::new(Postgres::prepare(&data_dir.join("postgres"), &mut settings)?));
        }
        settings.save(&kept)?;
        let mut running: Vec<Running> = daemons.into_iter().map(Running::new).collect();
        if let Err(error) = bring_up(&mut running) {
            running.iter_mut().for_each(Running::stop);
            return Err(error);
        }
        let shared = Arc::new(Shared::default());
        shared.tell(&running);
        let (tell, told) = mpsc::channel();
        let shared_there = shared.clone();
        let thread = std::thread::Builder::new()
            .name("private-servers".to_owned())
            .spawn(move || watch(running, &shared_there, &told))
            .map_err(|source| PrivateError::io("start a thread for", data_dir, source))?;
        Ok(Self { shared, tell, thread })
    }

    pub fn addresses(&self) -> Addresses {
        self.shared.addresses.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Calls `listener` now, and whenever a server was started again.
    pub fn on_change(&self, listener: impl Fn(&Addresses) + Send + 'static) {
        listener(&self.addresses());
        *self.shared.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(listener));
    }

    /// Stops the servers, the last started first, within a bounded time.
    pub fn stop(self) {
        drop(self.tell);
        if self.thread.join().is_err() {
            tracing::error!("the watcher of the private servers failed");
        }
    }
}

impl Shared {
    fn tell(&self, running: &[Running]) {
        let find = |name: &str| {
            let found = running.iter().find(|server| server.daemon.name() == name)?;
            Some(Address { url: found.daemon.url(), pid: found.pid })
        };
        let now = Addresses { redis: find("Redis"), postgres: find("Postgres") };
        self.addresses.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&now);
        if let Some(listener) = self.listener.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            listener(&now);
        }
    }
}

/// One server and the process that is it now.
struct Running {
    daemon: Box<dyn Daemon>,
    pid: i32,
    /// `None` = adopted: the child of a gateway that is no more.
    child: Option<Child>,
    started: Instant,
    pause: Duration,
}

impl Running {
    fn new(daemon: Box<dyn Daemon>) -> Self {
        Self { daemon, pid: 0, child: None, started: Instant::now(), pause: PAUSE }
    }

    fn spawn(&mut self) -> Result<(), PrivateError> {
        let child = self.daemon.spawn()?;
        self.pid = i32::try_from(child.id()).expect("a process id fits pid_t");
        self.child = Some(child);
        self.started = Instant::now();
        Ok(())
    }

    fn gone(&mut self) -> bool {
        process::gone(self.pid, self.child.as_mut())
    }

    fn stop(&mut self) {
        if self.pid != 0 && !process::stop(self.pid, self.child.as_mut(), self.daemon.stop_steps()) {
            tracing::warn!(server = self.daemon.name(), pid = self.pid, "private server did not stop");
        }
    }

    /// Starts it again after a pause that grows while it keeps dying.
    fn revive(&mut self) {
        if self.started.elapsed() > STEADY {
            self.pause = PAUSE;
        }
        tracing::warn!(server = self.daemon.name(), pid = self.pid, "private server ended; starting it again");
        std::thread::sleep(self.pause);
        self.pause = (self.pause * 2).min(PAUSE_MAX);
        if let Err(error) = self.spawn() {
            tracing::error!(server = self.daemon.name(), %error, "private server cannot be started");
        }
    }
}

/// Starts or adopts all of them at once, then waits for each.
fn bring_up(running: &mut [Running]) -> Result<(), PrivateError> {
    for server in running.iter_mut() {
        match server.daemon.living() {
            Some(pid) => server.pid = pid,
            None => server.spawn()?,
        }
    }
    running.iter_mut().try_for_each(await_answer)
}

fn await_answer(server: &mut Running) -> Result<(), PrivateError> {
    let adopted = server.child.is_none();
    let until = Instant::now() + if adopted { ADOPT_LIMIT } else { START_LIMIT };
    let mut attempts = 1;
    while !server.daemon.answers(server.pid) {
        if server.gone() {
            if attempts == ATTEMPTS {
                return Err(PrivateError::failed(server.daemon.name(), server.daemon.log()));
            }
            attempts += 1;
            server.revive();
        }
        if Instant::now() > until {
            return Err(match adopted {
                true => PrivateError::Silent { name: server.daemon.name(), pid: server.pid },
                false => PrivateError::failed(server.daemon.name(), server.daemon.log()),
            });
        }
        std::thread::sleep(process::TICK);
    }
    server.pause = PAUSE;
    Ok(())
}

/// Looks after the servers until the sender is gone, then stops them.
fn watch(mut running: Vec<Running>, shared: &Shared, told: &mpsc::Receiver<()>) {
    while matches!(told.recv_timeout(ROUND), Err(mpsc::RecvTimeoutError::Timeout)) {
        let mut changed = false;
        for server in &mut running {
            // A stopped process (SIGSTOP) is not gone: whoever stopped it wants it so.
            if server.gone() {
                server.revive();
                changed = true;
            }
        }
        if changed {
            shared.tell(&running);
        }
    }
    running.iter_mut().rev().for_each(Running::stop);
}
