//! The private Postgres of a `gatehouse dev`, made and migrated once per machine, target folder and state of the migrations: making
//! it takes longer than most tests. Every gatehouse under test gets a copy, as if it had been started there before.

use super::folder;
use super::postgres::{as_postgres, binary, own, psql, run};
use super::process::Process;
use super::reaper::Reaper;
use nix::sys::signal::Signal;
use serde_json::json;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const PASSWORD: &str = "of-a-cluster-that-tests-share";

/// Puts a cluster into a data folder that has none yet.
pub fn seed(data: &Path) {
    let home = data.join("postgres");
    std::fs::create_dir_all(&home).expect("a folder for Postgres");
    run(Command::new("cp").arg("-a").arg(template()).arg(home.join("data")));
    let kept = json!({"postgresPassword": PASSWORD});
    std::fs::write(data.join("servers.json"), kept.to_string()).expect("a file for what servers are started with");
}

fn template() -> PathBuf {
    let tmp = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let ready = tmp.join(format!("gatehouse-cluster-{:016x}", state_of_migrations()));
    let gate = std::fs::File::create(tmp.join("gatehouse-cluster.lock")).expect("the target folder can be written");
    // Test binaries and nextest's processes run side by side.
    gate.lock().expect("the lock of the template");
    if !ready.join("PG_VERSION").exists() {
        let half = tmp.join("gatehouse-cluster.half");
        let _ = std::fs::remove_dir_all(&half);
        make(&half);
        std::fs::rename(&half, &ready).expect("the template takes its place");
    }
    ready
}

/// As the gateway makes one itself (src/cli/private/postgres.rs).
fn make(half: &Path) {
    let folder = folder::make();
    let mut reaper = Reaper::of(&folder);
    own(&folder);
    let (data, secret) = (folder.join("data"), folder.join("password"));
    std::fs::write(&secret, PASSWORD).expect("a file for the password");
    let mut init = Command::new(binary("initdb"));
    init.args(["--no-sync", "-U", "gatehouse", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]);
    init.arg("--pwfile").arg(&secret).arg("-D").arg(&data);
    run(as_postgres(&mut init));
    let port = folder::free_port();
    let mut serve = Command::new(binary("postgres"));
    serve.arg("-D").arg(&data).args(["-p", &port.to_string(), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]);
    serve.args(["-c", "unix_socket_directories="]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut server = Process::spawn(as_postgres(serve.current_dir(&folder)));
    reaper.ends(&[server.pid()]);
    super::postgres::wait_until_ready(port);
    let url = |database| format!("postgres://gatehouse:{PASSWORD}@127.0.0.1:{port}/{database}");
    psql(&url("postgres"), "create database gatehouse");
    run(Command::new(env!("CARGO_BIN_EXE_gatehouse")).args(["migrate", "--database-url", &url("gatehouse")]));
    super::process::signal(server.pid(), Signal::SIGINT);
    super::poll::wait_for("postgres stops", std::time::Duration::from_secs(30), || server.ended());
    run(Command::new("cp").arg("-a").arg(&data).arg(half));
}

fn state_of_migrations() -> u64 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let listed = std::fs::read_dir(folder).expect("the migrations");
    let mut files: Vec<PathBuf> = listed.flatten().map(|file| file.path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "sql"));
    files.sort();
    let mut state = DefaultHasher::new();
    for file in files {
        file.file_name().hash(&mut state);
        std::fs::read(&file).expect("a migration can be read").hash(&mut state);
    }
    binary("initdb").hash(&mut state);
    state.finish()
}
