//! A private Postgres. `initdb` runs once per machine and target folder; every server gets a copy of what it made.

use super::folder;
use super::poll::wait_for;
use super::process::{Process, signal};
use super::reaper::Reaper;
use nix::sys::signal::Signal;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

const START_LIMIT: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub struct Postgres {
    server: Process,
    folder: PathBuf,
    port: u16,
    databases: AtomicU32,
    reaper: Reaper,
}

impl Postgres {
    pub fn start() -> Postgres {
        let folder = folder::make();
        let mut reaper = Reaper::of(&folder);
        run(Command::new("cp").arg("-a").arg(template()).arg(folder.join("data")));
        own(&folder);
        let port = folder::free_port();
        let server = Process::spawn(&mut command(&folder, port));
        reaper.ends(&[]);
        let postgres = Postgres { server, folder, port, databases: AtomicU32::new(0), reaper };
        postgres.wait_until_ready();
        postgres
    }

    /// One server for all tests of this process; each takes a [`Postgres::database`] of its own.
    pub fn shared() -> &'static Postgres {
        static SHARED: OnceLock<Postgres> = OnceLock::new();
        SHARED.get_or_init(Postgres::start)
    }

    /// Makes a new, empty database and gives its URL.
    pub fn database(&self) -> String {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        self.sql("postgres", &format!("create database {name}"));
        self.url(&name)
    }

    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn pid(&self) -> u32 {
        self.server.pid()
    }

    /// Runs statements by psql and gives their rows: fields split by `|`, rows by line breaks.
    pub fn sql(&self, database: &str, statements: &str) -> String {
        psql(&self.url(database), statements)
    }

    /// Stops it at once, as a crash would (it recovers at the next start).
    pub fn stop(&mut self) {
        if self.server.ended().is_none() {
            signal(self.pid(), Signal::SIGQUIT);
        }
        wait_for("postgres stops", START_LIMIT, || self.server.ended());
    }

    /// Starts it again on its port and data (stopping it first if it still runs).
    pub fn restart(&mut self) {
        self.stop();
        self.server = Process::spawn(&mut command(&self.folder, self.port));
        self.wait_until_ready();
    }

    fn wait_until_ready(&self) {
        wait_until_ready(self.port);
    }
}

pub(super) fn wait_until_ready(port: u16) {
    let port = port.to_string();
    wait_for(&format!("postgres answers on port {port}"), START_LIMIT, || {
        let mut probe = Command::new(binary("pg_isready"));
        probe.args(["-q", "-h", "127.0.0.1", "-p", &port]).stdout(Stdio::null()).stderr(Stdio::null());
        probe.status().is_ok_and(|status| status.success()).then_some(())
    });
}

/// Runs statements on any Postgres; panics with what psql said if they fail.
pub fn psql(url: &str, statements: &str) -> String {
    let mut command = Command::new(binary("psql"));
    command.args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", statements]);
    run(&mut command)
}

/// An empty cluster, made by whoever comes first.
fn template() -> PathBuf {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let ready = tmp.join("postgres-template");
    let gate = std::fs::File::create(tmp.join("postgres-template.lock")).expect("the target folder can be written");
    // Test binaries and nextest's processes run side by side.
    gate.lock().expect("the lock of the template");
    if !ready.join("PG_VERSION").exists() {
        let folder = folder::make();
        let _reaper = Reaper::of(&folder);
        own(&folder);
        let mut init = Command::new(binary("initdb"));
        init.args(["--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"]);
        init.arg("--wal-segsize=1").arg("-D").arg(folder.join("data"));
        run(as_postgres(&mut init));
        let _ = std::fs::remove_dir_all(&ready);
        let half = tmp.join("postgres-template.half");
        let _ = std::fs::remove_dir_all(&half);
        run(Command::new("cp").arg("-a").arg(folder.join("data")).arg(&half));
        std::fs::rename(&half, &ready).expect("the template takes its place");
    }
    ready
}

fn command(folder: &Path, port: u16) -> Command {
    let log = std::fs::File::options().create(true).append(true).open(folder.join("postgres.log")).expect("a log file");
    let mut command = Command::new(binary("postgres"));
    command.arg("-D").arg(folder.join("data")).arg("-k").arg(folder).args(["-p", &port.to_string()]);
    for setting in ["listen_addresses=127.0.0.1", "max_connections=200", "shared_buffers=64MB", "fsync=off"] {
        command.args(["-c", setting]);
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).current_dir(folder);
    as_postgres(&mut command);
    command
}

/// Postgres refuses to run as root: then its own user runs it.
pub(super) fn as_postgres(command: &mut Command) -> &mut Command {
    match postgres_user() {
        Some(user) => command.uid(user.uid.as_raw()).gid(user.gid.as_raw()),
        None => command,
    }
}

pub(super) fn own(path: &Path) {
    if let Some(user) = postgres_user() {
        std::os::unix::fs::chown(path, Some(user.uid.as_raw()), Some(user.gid.as_raw())).expect("root may chown");
    }
}

fn postgres_user() -> Option<nix::unistd::User> {
    if !nix::unistd::geteuid().is_root() {
        return None;
    }
    let user = nix::unistd::User::from_name("postgres").expect("the user list can be read");
    Some(user.expect("running as root needs a user `postgres` to run the server"))
}

pub(super) fn binary(name: &str) -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
            .map(|versions| versions.flatten().map(|version| version.path().join("bin")).collect())
            .unwrap_or_default();
        found.retain(|folder| folder.join("initdb").exists());
        found.sort();
        // Elsewhere: by PATH.
        found.pop().unwrap_or_default()
    });
    folder.join(name)
}

pub(super) fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{command:?}: {said}");
    String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
}
