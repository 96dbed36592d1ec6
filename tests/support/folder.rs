//! A folder for one server, short enough for the name of a unix socket.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

/// Makes a new folder `/tmp/gh-....` that another user may walk through. Whoever makes it hands it to a reaper.
pub fn make() -> PathBuf {
    let folder = tempfile::Builder::new().prefix("gh-").tempdir().expect("a temporary folder");
    let path = folder.keep();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("permissions of the folder");
    path
}

/// A port of the loopback address that nobody listens on right now.
pub fn free_port() -> u16 {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("the address of the port").port()
}

/// The last lines of a log file, for the message of a failing test.
pub fn tail(path: &std::path::Path) -> String {
    let text = String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(40)..].join("\n")
}
