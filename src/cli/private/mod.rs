//! Private Redis and Postgres of a data folder, for `dev` and `demo`: started, adopted, watched, stopped.

mod postgres;
mod process;
mod redis;
mod settings;
mod watcher;

pub use process::alive;
pub use process::free_port;
pub use settings::write_whole;
pub use watcher::Addresses;
pub use watcher::PrivateServers;

use nix::sys::signal::Signal;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::time::Duration;

/// Why a private server cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum PrivateError {
    #[error("`{program}` was not found: install {package} (`make setup` does), or give the URL of a running one")]
    Missing { program: &'static str, package: &'static str },
    #[error("{name} did not start; the end of {log}: {tail}", log = .log.display())]
    Failed { name: &'static str, log: PathBuf, tail: String },
    #[error("{name} of this folder runs (pid {pid}) but does not answer; `kill -CONT {pid}` wakes a stopped one")]
    Silent { name: &'static str, pid: i32 },
    #[error("cannot {what} {path}: {source}", path = .path.display())]
    Io { what: &'static str, path: PathBuf, source: std::io::Error },
    #[error("{path} is damaged: {problem}", path = .path.display())]
    Damaged { path: PathBuf, problem: String },
    #[error("Postgres does not run as root and there is no user `postgres` or `nobody`; run as another user")]
    NoUser,
}

impl PrivateError {
    fn io(what: &'static str, path: &Path, source: std::io::Error) -> Self {
        Self::Io { what, path: path.to_path_buf(), source }
    }

    fn failed(name: &'static str, log: &Path) -> Self {
        Self::Failed { name, log: log.to_path_buf(), tail: process::log_tail(log) }
    }
}

/// One kind of server on one folder.
trait Daemon: Send {
    fn name(&self) -> &'static str;

    /// For ordinary clients, on the loopback address.
    fn url(&self) -> String;

    fn log(&self) -> &Path;

    /// The process that serves this folder, if one lives.
    fn living(&self) -> Option<i32>;

    /// Starts the program; does not wait until it answers.
    fn spawn(&self) -> Result<Child, PrivateError>;

    /// Whether process `pid` answers clients now.
    fn answers(&self, pid: i32) -> bool;

    /// How it is stopped: signals, each with the time it is given.
    fn stop_steps(&self) -> &'static [(Signal, Duration)];
}

#[cfg(test)]
mod tests;
