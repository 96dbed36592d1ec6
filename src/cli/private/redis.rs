//! A Redis that keeps what a gateway needs: append-only file, no eviction.

use super::Daemon;
use super::PrivateError;
use super::process;
use nix::sys::signal::Signal;
use std::io::Read;
use std::io::Write;
use std::net::Ipv4Addr;
use std::net::SocketAddr;
use std::net::TcpStream;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::time::Duration;

/// SIGTERM writes the append-only file out and ends.
const STOP_STEPS: &[(Signal, Duration)] =
    &[(Signal::SIGTERM, Duration::from_secs(10)), (Signal::SIGKILL, Duration::from_secs(2))];
const PATIENCE: Duration = Duration::from_millis(500);

pub struct Redis {
    program: PathBuf,
    folder: PathBuf,
    log: PathBuf,
    pub port: u16,
}

impl Redis {
    /// Prepares the folder; `folder` is absolute.
    pub fn prepare(folder: PathBuf, remembered_port: Option<u16>) -> Result<Self, PrivateError> {
        let program = process::find("redis-server", "Redis (Debian: redis-server)")?;
        std::fs::create_dir_all(&folder).map_err(|source| PrivateError::io("make", &folder, source))?;
        let log = folder.join("redis.log");
        let mut redis = Self { program, folder, log, port: remembered_port.unwrap_or(0) };
        if redis.living().is_none() {
            redis.port = process::free_port(remembered_port)?;
        }
        Ok(redis)
    }

    fn pid_file(&self) -> PathBuf {
        self.folder.join("redis.pid")
    }

    fn ask(&self, question: &[u8]) -> std::io::Result<Vec<u8>> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.write_all(question)?;
        let mut answer = vec![0u8; 64];
        let length = stream.read(&mut answer)?;
        answer.truncate(length);
        Ok(answer)
    }
}

impl Daemon for Redis {
    fn name(&self) -> &'static str {
        "Redis"
    }

    fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/0", self.port)
    }

    fn log(&self) -> &Path {
        &self.log
    }

    fn living(&self) -> Option<i32> {
        let pid = std::fs::read_to_string(self.pid_file()).ok()?.trim().parse().ok()?;
        (process::alive(pid) && process::serves_folder(pid, &self.folder)).then_some(pid)
    }

    fn spawn(&self) -> Result<Child, PrivateError> {
        let mut command = process::command(&self.program, None);
        command.args(["--port", &self.port.to_string(), "--bind", "127.0.0.1", "--daemonize", "no"]);
        command.arg("--dir").arg(&self.folder).arg("--pidfile").arg(self.pid_file());
        command.args(["--appendonly", "yes", "--appendfsync", "everysec", "--maxmemory-policy", "noeviction"]);
        // The arguments stay visible in the process list: that is how a living server is known as this folder's.
        command.args(["--save", "", "--set-proc-title", "no"]);
        let log = process::log_file(&self.log)?;
        let errors = log.try_clone().map_err(|source| PrivateError::io("open", &self.log, source))?;
        command.stdout(log).stderr(errors);
        command.spawn().map_err(|source| PrivateError::io("start", &self.program, source))
    }

    fn answers(&self, _pid: i32) -> bool {
        // "-LOADING ..." while it reads its file.
        self.ask(b"PING\r\n").is_ok_and(|answer| answer.starts_with(b"+PONG"))
    }

    fn stop_steps(&self) -> &'static [(Signal, Duration)] {
        STOP_STEPS
    }
}
