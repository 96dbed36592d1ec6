//! One child process and the signals tests send to it.

use super::poll::wait_for;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use std::process::{Child, Command, ExitStatus};
use std::time::Duration;

#[derive(Debug)]
pub struct Process {
    child: Child,
}

impl Process {
    pub fn spawn(command: &mut Command) -> Process {
        let child = command.spawn().unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
        Process { child }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// `Some` once it has ended.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().expect("a child can be asked")
    }

    pub fn kill9(&mut self) {
        if self.ended().is_none() {
            self.child.kill().expect("a live child can be killed");
        }
        self.child.wait().expect("a killed child ends");
    }

    /// Asks it to stop and waits for it.
    pub fn terminate(&mut self, limit: Duration) -> ExitStatus {
        if self.ended().is_none() {
            signal(self.pid(), Signal::SIGTERM);
        }
        wait_for("a stop after SIGTERM", limit, || self.ended())
    }
}

/// Sends a signal to a process that is there.
pub fn signal(pid: u32, what: Signal) {
    kill(Pid::from_raw(pid.try_into().expect("a pid is small")), what)
        .unwrap_or_else(|error| panic!("{what} to {pid}: {error}"));
}

/// Whether there is such a process (a zombie counts as gone).
pub fn is_alive(pid: u32) -> bool {
    let state = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    state.rsplit(") ").next().is_some_and(|rest| !rest.is_empty() && !rest.starts_with('Z'))
}
