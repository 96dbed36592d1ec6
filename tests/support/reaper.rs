//! Ends servers and removes their folder when a test lets go of them, panics, or is killed itself.
//!
//! A small shell stands beside the test process and reads from a pipe. The pipe ends when this value is dropped and
//! also when the process dies: one way of cleaning up for every case, statics of a test binary included.

use std::io::Write;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};

#[derive(Debug)]
pub struct Reaper {
    shell: Child,
    orders: Option<ChildStdin>,
}

impl Reaper {
    /// Watches over `folder`.
    pub fn of(folder: &Path) -> Reaper {
        let mut shell = Command::new("sh")
            .args(["-c", include_str!("reap.sh"), "reap"])
            .arg(folder)
            .current_dir("/")
            // Its own group: what kills a test's group must not kill the one that cleans up.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("sh starts");
        let orders = shell.stdin.take();
        Reaper { shell, orders }
    }

    /// The processes to end besides those that leave a pid file in the folder; replaces the earlier list.
    pub fn ends(&mut self, pids: &[u32]) {
        let line: Vec<String> = pids.iter().map(u32::to_string).collect();
        let orders = self.orders.as_mut().expect("orders are open until the drop");
        writeln!(orders, "{}", line.join(" ")).expect("the reaper listens");
    }
}

impl Drop for Reaper {
    fn drop(&mut self) {
        self.orders = None;
        // Nothing to do about a failure here; the folder then stays for the reader.
        let _ = self.shell.wait();
    }
}
