//! Programs of other languages that tests speak to, from the tools folder that `scripts/setup` fills.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A Python that can import `module`; installs it by `scripts/setup tests` if it is missing.
pub fn python_with(module: &str) -> PathBuf {
    let python = folder().join("bin/python3");
    if !imports(&python, module) {
        let setup = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/setup");
        let done = Command::new(setup).arg("tests").output().expect("scripts/setup runs");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(imports(&python, module), "`{module}` is missing and `scripts/setup tests` did not install it: {said}");
    }
    python
}

fn imports(python: &Path, module: &str) -> bool {
    let asked = Command::new(python).args(["-c", &format!("import {module}")]).output();
    asked.is_ok_and(|answer| answer.status.success())
}

/// As the Makefile and `scripts/setup` name it.
fn folder() -> PathBuf {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("TOOLS_FOLDER").unwrap_or_else(|| {
        let cache = set("XDG_CACHE_HOME");
        let home = || set("HOME").unwrap_or_else(|| "/tmp".into()).join(".cache");
        cache.unwrap_or_else(home).join("gatehouse/tools")
    })
}
