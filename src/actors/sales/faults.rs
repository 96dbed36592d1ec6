//! Where a process may die between two halves of a step. Tests kill it there; the product has nothing here.

/// Dies on the spot, as if by `kill -9`, if `GATEHOUSE_DIE_AT` names this place.
#[cfg(feature = "testing")]
pub fn point(name: &str) {
    if std::env::var("GATEHOUSE_DIE_AT").is_ok_and(|wanted| wanted == name) {
        tracing::warn!(at = name, "dying as asked");
        let _ = nix::sys::signal::kill(nix::unistd::Pid::this(), nix::sys::signal::Signal::SIGKILL);
        std::process::abort();
    }
}

#[cfg(not(feature = "testing"))]
pub fn point(_name: &str) {}
