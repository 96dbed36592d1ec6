//! Where a process may die between two halves of a step. Tests kill it there; the product has nothing here.

/// Dies on the spot, as if by `kill -9`, if the file that `SALE_DIES_AT` names holds this place's name. The file goes
/// first: whoever starts again lives.
#[cfg(feature = "testing")]
pub fn point(name: &str) {
    let Some(file) = std::env::var_os("SALE_DIES_AT") else { return };
    if std::fs::read_to_string(&file).is_ok_and(|wanted| wanted.trim() == name) && std::fs::remove_file(&file).is_ok() {
        tracing::warn!(at = name, "dying as asked");
        let _ = nix::sys::signal::kill(nix::unistd::Pid::this(), nix::sys::signal::Signal::SIGKILL);
        std::process::abort();
    }
}

#[cfg(not(feature = "testing"))]
pub fn point(_name: &str) {}
