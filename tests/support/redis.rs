//! A private Redis that writes through (append-only file, fsync every second) and evicts nothing.

use super::folder;
use super::poll::wait_for;
use super::process::{Process, signal};
use super::reaper::Reaper;
use nix::sys::signal::Signal;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

const START_LIMIT: Duration = Duration::from_secs(20);

#[derive(Debug)]
pub struct Redis {
    server: Process,
    folder: PathBuf,
    port: u16,
    settings: Vec<String>,
    reaper: Reaper,
}

impl Redis {
    pub fn start() -> Redis {
        Redis::start_with(&[])
    }

    /// `settings`: further arguments of redis-server (`["--appendonly", "no"]`); they outrank the usual ones.
    pub fn start_with(settings: &[&str]) -> Redis {
        let folder = folder::make();
        let mut reaper = Reaper::of(&folder);
        let port = folder::free_port();
        let settings: Vec<String> = settings.iter().map(|part| (*part).to_owned()).collect();
        let server = Process::spawn(&mut command(&folder, port, &settings));
        reaper.ends(&[server.pid()]);
        let redis = Redis { server, folder, port, settings, reaper };
        redis.wait_until_ready();
        redis
    }

    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    pub fn pid(&self) -> u32 {
        self.server.pid()
    }

    /// kill -9: what was not written out is lost.
    pub fn kill9(&mut self) {
        self.server.kill9();
    }

    /// Starts it again on its port and data (killing it first if it still runs).
    pub fn restart(&mut self) {
        self.server.kill9();
        self.server = Process::spawn(&mut command(&self.folder, self.port, &self.settings));
        self.reaper.ends(&[self.server.pid()]);
        self.wait_until_ready();
    }

    /// Starts it again without any data: a failover to an empty replica, a lost disk.
    pub fn restart_empty(&mut self) {
        self.server.kill9();
        let _ = std::fs::remove_dir_all(self.folder.join("appendonlydir"));
        let _ = std::fs::remove_file(self.folder.join("dump.rdb"));
        self.restart();
    }

    pub fn sigstop(&self) {
        signal(self.pid(), Signal::SIGSTOP);
    }

    pub fn sigcont(&self) {
        signal(self.pid(), Signal::SIGCONT);
    }

    /// Its disk is full: no file of it grows any more.
    pub fn fill_disk(&self) {
        self.limit_files("1");
    }

    /// There is room again.
    pub fn free_disk(&self) {
        self.limit_files("unlimited");
    }

    fn limit_files(&self, bytes: &str) {
        let mut limit = Command::new("prlimit");
        limit.arg(format!("--pid={}", self.pid())).arg(format!("--fsize={bytes}:unlimited"));
        let status = limit.status().unwrap_or_else(|error| panic!("{limit:?}: {error}"));
        assert!(status.success(), "{limit:?} ends with {status}");
    }

    pub fn flushall(&self) {
        self.query::<()>(&["FLUSHALL"]);
    }

    /// One command on a connection of its own, for looking at what the product wrote.
    pub fn query<T: ::redis::FromRedisValue>(&self, words: &[&str]) -> T {
        query(&self.url(), words).unwrap_or_else(|error| panic!("{words:?}: {error}"))
    }

    fn wait_until_ready(&self) {
        let url = self.url();
        wait_for(&format!("redis answers on {url}"), START_LIMIT, || {
            query::<String>(&url, &["PING"]).is_ok_and(|reply| reply == "PONG").then_some(())
        });
    }
}

/// One command to any Redis.
pub fn query<T: ::redis::FromRedisValue>(url: &str, words: &[&str]) -> ::redis::RedisResult<T> {
    let mut connection = ::redis::Client::open(url)?.get_connection_with_timeout(Duration::from_secs(5))?;
    let mut command = ::redis::cmd(words[0]);
    for word in &words[1..] {
        command.arg(*word);
    }
    command.query(&mut connection)
}

/// `REDIS_SERVER` names another one, such as Valkey's.
fn program() -> String {
    std::env::var("REDIS_SERVER").unwrap_or_else(|_| "redis-server".to_owned())
}

fn command(folder: &std::path::Path, port: u16, settings: &[String]) -> Command {
    let log = std::fs::File::options().create(true).append(true).open(folder.join("redis.log")).expect("a log file");
    // A file that may not grow is an error then, as on a full disk, and not the end.
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", &program()]);
    command.args(["--bind", "127.0.0.1", "--port", &port.to_string(), "--daemonize", "no"]);
    command.args(["--appendonly", "yes", "--appendfsync", "everysec", "--save", ""]);
    command.args(["--maxmemory-policy", "noeviction"]);
    command.arg("--dir").arg(folder).arg("--pidfile").arg(folder.join("redis.pid"));
    command.args(settings);
    command.stdin(Stdio::null()).stdout(log).stderr(Stdio::null());
    command
}
