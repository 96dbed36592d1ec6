//! The real program: `gatehouse dev` in a folder of its own, with its private Redis and Postgres or with given ones.

use super::client::Client;
use super::cluster;
use super::folder;
use super::poll::wait_for;
use super::process::Process;
use super::reaper::Reaper;
use serde_json::Value;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// A debug build that makes its Postgres cluster first, on a machine that is busy with other tests.
const START_LIMIT: Duration = Duration::from_secs(120);
const STOP_LIMIT: Duration = Duration::from_secs(40);

#[derive(Debug)]
pub struct Gatehouse {
    server: Process,
    home: PathBuf,
    settings: Settings,
    dev: Value,
    reaper: Reaper,
}

/// How a gatehouse under test is started.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Given stores; `None` = private ones that gatehouse starts itself.
    pub redis_url: Option<String>,
    pub postgres_url: Option<String>,
    /// Configuration by environment, `("GATEHOUSE_...", "value")`.
    pub environment: Vec<(String, String)>,
    /// The data folder of another gatehouse whose keys, and so whose tokens, are good here too.
    pub keys_of: Option<PathBuf>,
}

impl Gatehouse {
    pub fn start() -> Gatehouse {
        Gatehouse::start_with(Settings::default())
    }

    pub fn start_with(settings: Settings) -> Gatehouse {
        let mut gatehouse = Gatehouse::spawn(settings);
        gatehouse.wait_until_ready(None);
        gatehouse
    }

    /// Starts one that must not serve; gives what it said.
    pub fn start_in_vain(settings: Settings) -> String {
        let mut gatehouse = Gatehouse::spawn(settings);
        let status = wait_for("gatehouse refuses to start", START_LIMIT, || gatehouse.server.ended());
        assert!(!status.success(), "it ended with {status}\n{}", gatehouse.log());
        gatehouse.log()
    }

    fn spawn(settings: Settings) -> Gatehouse {
        let home = folder::make();
        let mut reaper = Reaper::of(&home);
        if let Some(other) = &settings.keys_of {
            copy_keys(other, &home.join("data"));
        }
        if settings.postgres_url.is_none() {
            cluster::seed(&home.join("data"));
        }
        let server = Process::spawn(&mut command(&home, &settings));
        reaper.ends(&[server.pid()]);
        Gatehouse { server, home, settings, dev: Value::Null, reaper }
    }

    pub fn url(&self) -> &str {
        self.text("/url")
    }

    pub fn ops_url(&self) -> &str {
        self.text("/opsUrl")
    }

    pub fn tenant_id(&self) -> &str {
        self.text("/tenant/id")
    }

    /// `which`: admin, scanner, order or customer.
    pub fn token(&self, which: &str) -> &str {
        self.text(&format!("/tokens/{which}"))
    }

    /// `which`: redis or postgres, if it is private.
    pub fn private_pid(&self, which: &str) -> u32 {
        let pid = self.dev[which]["pid"].as_u64().unwrap_or_else(|| panic!("dev.json names no private {which}"));
        pid.try_into().expect("a pid is small")
    }

    pub fn redis_url(&self) -> &str {
        self.text("/redis/url")
    }

    pub fn postgres_url(&self) -> &str {
        self.text("/postgres/url")
    }

    /// All of dev.json.
    pub fn dev(&self) -> &Value {
        &self.dev
    }

    pub fn data_dir(&self) -> PathBuf {
        self.home.join("data")
    }

    pub fn pid(&self) -> u32 {
        self.server.pid()
    }

    /// A client with a pool of its own and one of the tokens.
    pub fn client(&self, token: &str) -> Client {
        Client::new(self.url()).with_token(self.token(token))
    }

    /// Kills the gateway alone; its private servers live on.
    pub fn kill9(&mut self) {
        self.server.kill9();
    }

    /// Asks it to stop cleanly and waits for it.
    pub fn stop(&mut self) {
        let status = self.server.terminate(STOP_LIMIT);
        assert!(status.success(), "a clean stop ends with 0, not {status}\n{}", self.log());
    }

    /// Starts it again on the same folder (killing it first if it still runs).
    pub fn restart(&mut self) {
        self.server.kill9();
        let before = stamp(&self.dev_json());
        self.server = Process::spawn(&mut command(&self.home, &self.settings));
        self.reaper.ends(&[self.server.pid()]);
        self.wait_until_ready(before);
    }

    /// Sets `GATEHOUSE_<key>` for its next start.
    pub fn configure(&mut self, key: &str, value: &str) {
        let key = format!("GATEHOUSE_{key}");
        self.settings.environment.retain(|(other, _)| *other != key);
        self.settings.environment.push((key, value.to_owned()));
    }

    /// Reads dev.json again: a private server that was restarted has another pid.
    pub fn reread(&mut self) {
        self.dev = read_json(&self.dev_json()).expect("dev.json stays readable");
    }

    /// The end of its log, for messages of failing tests.
    pub fn log(&self) -> String {
        folder::tail(&self.home.join("gatehouse.log"))
    }

    fn dev_json(&self) -> PathBuf {
        self.data_dir().join("dev.json")
    }

    /// It writes a new dev.json once it is ready; the one of an earlier start says nothing.
    fn wait_until_ready(&mut self, before: Option<(u64, i64, i64)>) {
        let path = self.dev_json();
        let log = self.home.join("gatehouse.log");
        let server = &mut self.server;
        self.dev = wait_for("gatehouse writes dev.json", START_LIMIT, || {
            if let Some(status) = server.ended() {
                panic!("gatehouse ended with {status} instead of starting\n{}", folder::tail(&log));
            }
            stamp(&path).filter(|now| Some(*now) != before).and_then(|_| read_json(&path))
        });
    }

    fn text(&self, pointer: &str) -> &str {
        self.dev.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("dev.json has no {pointer}"))
    }
}

fn command(home: &Path, settings: &Settings) -> Command {
    let log = std::fs::File::options().create(true).append(true).open(home.join("gatehouse.log")).expect("a log file");
    let mut command = Command::new(env!("CARGO_BIN_EXE_gatehouse"));
    command.arg("dev").arg("--data-dir").arg(home.join("data")).args(["--port", "0"]);
    if let Some(url) = &settings.redis_url {
        command.env("GATEHOUSE_REDIS__URL", url);
    }
    if let Some(url) = &settings.postgres_url {
        command.env("GATEHOUSE_POSTGRES__URL", url);
    }
    command.envs(settings.environment.iter().cloned());
    let errors = log.try_clone().expect("a file can be shared");
    command.stdin(Stdio::null()).stdout(log).stderr(errors);
    command
}

fn copy_keys(from: &Path, to: &Path) {
    let (from, to) = (from.join("keys"), to.join("keys"));
    std::fs::create_dir_all(&to).expect("a folder for keys");
    for key in std::fs::read_dir(&from).expect("a folder of keys") {
        let key = key.expect("a key");
        std::fs::copy(key.path(), to.join(key.file_name())).expect("a key can be copied");
    }
}

/// Tells one writing of a file from the next.
fn stamp(path: &Path) -> Option<(u64, i64, i64)> {
    std::fs::metadata(path).ok().map(|meta| (meta.ino(), meta.mtime(), meta.mtime_nsec()))
}

fn read_json(path: &Path) -> Option<Value> {
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}
