//! Programs as child processes: finding, starting, watching, ending them.

use super::PrivateError;
use nix::sys::signal::Signal;
use nix::unistd::Pid;
use std::fs::File;
use std::fs::OpenOptions;
use std::net::Ipv4Addr;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::time::Duration;
use std::time::Instant;

/// How often a condition is looked at.
pub const TICK: Duration = Duration::from_millis(20);

/// The user that a program runs as, where it is not ours.
#[derive(Debug, Clone, Copy)]
pub struct RunAs {
    pub uid: u32,
    pub gid: u32,
}

/// Finds a program in PATH, else in the folders where Debian keeps Postgres (the newest first).
pub fn find(program: &'static str, package: &'static str) -> Result<PathBuf, PrivateError> {
    let mut folders: Vec<PathBuf> = std::env::var_os("PATH").iter().flat_map(std::env::split_paths).collect();
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path().join("bin"))).collect())
        .unwrap_or_default();
    versions.sort();
    folders.extend(versions.into_iter().rev());
    let found = folders.into_iter().map(|folder| folder.join(program)).find(|path| path.is_file());
    found.ok_or(PrivateError::Missing { program, package })
}

/// A command in a group of its own: a Ctrl-C at the terminal, or our own death, does not reach it.
pub fn command(program: &Path, run_as: Option<RunAs>) -> Command {
    let mut command = Command::new(program);
    command.process_group(0).current_dir("/").env("LC_ALL", "C").stdin(std::process::Stdio::null());
    if let Some(user) = run_as {
        command.uid(user.uid).gid(user.gid);
    }
    for (name, _) in std::env::vars_os() {
        // Postgres programs take settings from PG... variables; these servers have their own.
        if name.to_string_lossy().starts_with("PG") {
            command.env_remove(name);
        }
    }
    command
}

/// Opens a log file for a child's output, at its end.
pub fn log_file(path: &Path) -> Result<File, PrivateError> {
    OpenOptions::new().create(true).append(true).open(path).map_err(|source| PrivateError::io("open", path, source))
}

/// The last lines of a log, on one line.
pub fn log_tail(path: &Path) -> String {
    let text = std::fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(3)..].join(" | ")
}

/// Runs a short program to its end, within `limit`.
pub fn run_to_end(mut command: Command, name: &'static str, log: &Path, limit: Duration) -> Result<(), PrivateError> {
    let mut child = command.spawn().map_err(|source| PrivateError::io("start", log, source))?;
    let until = Instant::now() + limit;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(_)) => return Err(PrivateError::failed(name, log)),
            Ok(None) if Instant::now() < until => std::thread::sleep(TICK),
            Ok(None) | Err(_) => {
                end(&mut child);
                return Err(PrivateError::failed(name, log));
            }
        }
    }
}

fn end(child: &mut Child) {
    // Failing means that it is gone already, which is what we want.
    let _ = child.kill();
    let _ = child.wait();
}

/// Below the range that systems hand out to outgoing connections (Linux: from 32768).
const QUIET_PORTS: std::ops::Range<u16> = 20_000..32_000;
const TRIES: usize = 50;

/// The port if it is free on the loopback address, else a free one.
pub fn free_port(wanted: Option<u16>) -> Result<u16, PrivateError> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).and_then(|socket| socket.local_addr());
    let found = match wanted.map(bind) {
        Some(Ok(address)) => Ok(address),
        // Until it is listened on, anybody who connects to somewhere may be given a port of the system's own range.
        Some(Err(_)) | None => {
            (0..TRIES).find_map(|_| bind(rand::random_range(QUIET_PORTS)).ok()).map_or_else(|| bind(0), Ok)
        }
    };
    found.map(|address| address.port()).map_err(|source| PrivateError::io("listen on", Path::new("127.0.0.1"), source))
}

/// Whether a process lives (a zombie does not), as far as can be told.
pub fn alive(pid: i32) -> bool {
    if nix::sys::signal::kill(Pid::from_raw(pid), None) == Err(nix::errno::Errno::ESRCH) {
        return false;
    }
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{pid}/stat")) else {
        // Gone in between, or a system without /proc.
        return !Path::new("/proc/self/stat").exists();
    };
    // The state follows the name, which may hold anything, also brackets.
    let state = stat.rsplit(')').next().and_then(|rest| rest.trim_start().chars().next());
    !matches!(state, Some('Z' | 'X') | None)
}

/// Whether the process was started on this folder (its arguments name it).
pub fn serves_folder(pid: i32, folder: &Path) -> bool {
    match std::fs::read(format!("/proc/{pid}/cmdline")) {
        Ok(arguments) => arguments.split(|byte| *byte == 0).any(|word| word == folder.as_os_str().as_encoded_bytes()),
        Err(_) => !Path::new("/proc/self/cmdline").exists(),
    }
}

/// Sends the signals one after the other, each with its time, until the process is gone.
pub fn stop(pid: i32, child: Option<&mut Child>, steps: &[(Signal, Duration)]) -> bool {
    let mut child = child;
    for (signal, patience) in steps {
        if nix::sys::signal::kill(Pid::from_raw(pid), *signal).is_err() {
            break;
        }
        let until = Instant::now() + *patience;
        while Instant::now() < until {
            if gone(pid, child.as_deref_mut()) {
                return true;
            }
            std::thread::sleep(TICK);
        }
    }
    gone(pid, child)
}

/// Whether the process ended; takes the exit status of our own child, so that no zombie is left.
pub fn gone(pid: i32, child: Option<&mut Child>) -> bool {
    match child {
        Some(child) => !matches!(child.try_wait(), Ok(None)),
        None => !alive(pid),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zombie_is_not_alive_and_a_running_child_is() {
        let mut child = Command::new("sleep").arg("60").spawn().expect("sleep starts");
        let pid = i32::try_from(child.id()).expect("a pid");
        assert!(alive(pid));
        child.kill().expect("it can be killed");
        // Not waited for: a zombie now, or in a moment.
        let until = Instant::now() + Duration::from_secs(5);
        while alive(pid) && Instant::now() < until {
            std::thread::sleep(TICK);
        }
        assert!(!alive(pid));
        child.wait().expect("it ended");
    }

    #[test]
    fn stop_goes_on_to_the_stronger_signal() {
        let mut child =
            Command::new("sh").args(["-c", "trap '' TERM; while :; do sleep 0.05; done"]).spawn().expect("sh");
        let pid = i32::try_from(child.id()).expect("a pid");
        std::thread::sleep(Duration::from_millis(200));
        let steps = [(Signal::SIGTERM, Duration::from_millis(200)), (Signal::SIGKILL, Duration::from_secs(5))];
        assert!(stop(pid, Some(&mut child), &steps));
    }

    #[test]
    fn a_taken_port_gives_way_to_a_free_one() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = taken.local_addr().expect("an address").port();
        assert_ne!(free_port(Some(port)).expect("a port"), port);
        drop(taken);
        assert_eq!(free_port(Some(port)).expect("a port"), port);
    }
}
