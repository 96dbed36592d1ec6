//! A Postgres cluster of our own: made once, durable, on the loopback address, with a password.

use super::Daemon;
use super::PrivateError;
use super::process;
use super::process::RunAs;
use super::settings::Settings;
use nix::sys::signal::Signal;
use nix::unistd::User;
use std::ffi::OsString;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Stdio;
use std::time::Duration;

const NAME: &str = "Postgres";
const PACKAGE: &str = "PostgreSQL (Debian: postgresql)";
/// Fast, then immediate (recovers at the next start), then by force.
const STOP_STEPS: &[(Signal, Duration)] = &[
    (Signal::SIGINT, Duration::from_secs(20)),
    (Signal::SIGQUIT, Duration::from_secs(5)),
    (Signal::SIGKILL, Duration::from_secs(2)),
];
const INIT_LIMIT: Duration = Duration::from_secs(120);

pub struct Postgres {
    program: PathBuf,
    /// The cluster itself (`PGDATA`).
    data: PathBuf,
    log: PathBuf,
    password: String,
    run_as: Option<RunAs>,
    pub port: u16,
}

impl Postgres {
    /// Makes the cluster if there is none, and settles where it lies and on which port; `folder` is absolute.
    pub fn prepare(folder: &Path, settings: &mut Settings) -> Result<Self, PrivateError> {
        let program = process::find("postgres", PACKAGE)?;
        std::fs::create_dir_all(folder).map_err(|source| PrivateError::io("make", folder, source))?;
        let run_as = other_user()?;
        let home = match settings.postgres_folder.clone() {
            Some(home) => home,
            None => settle(folder, run_as)?,
        };
        let password = settings.postgres_password.get_or_insert_with(password).clone();
        let log = folder.join("postgres.log");
        let data = home.join("data");
        if !data.join("PG_VERSION").exists() {
            make_cluster(&home, &log, &password, run_as)?;
        }
        let mut postgres = Self { program, data, log, password, run_as, port: settings.postgres_port.unwrap_or(0) };
        if postgres.living().is_none() {
            postgres.port = process::free_port(settings.postgres_port)?;
        }
        settings.postgres_folder = Some(home);
        settings.postgres_port = Some(postgres.port);
        Ok(postgres)
    }

    /// The lines of `postmaster.pid`: pid, data folder, start, port, socket folder, address, memory, state.
    fn pid_lines(&self) -> Option<Vec<String>> {
        let text = std::fs::read_to_string(self.data.join("postmaster.pid")).ok()?;
        Some(text.lines().map(|line| line.trim().to_owned()).collect())
    }
}

impl Daemon for Postgres {
    fn name(&self) -> &'static str {
        NAME
    }

    fn url(&self) -> String {
        format!("postgres://gatehouse:{}@127.0.0.1:{}/gatehouse", self.password, self.port)
    }

    fn log(&self) -> &Path {
        &self.log
    }

    fn living(&self) -> Option<i32> {
        let pid = self.pid_lines()?.first()?.parse().ok()?;
        (process::alive(pid) && process::serves_folder(pid, &self.data)).then_some(pid)
    }

    fn spawn(&self) -> Result<Child, PrivateError> {
        let mut command = process::command(&self.program, self.run_as);
        command.arg("-D").arg(&self.data).args(["-p", &self.port.to_string()]);
        let settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=on", "logging_collector=off"];
        for setting in settings {
            command.args(["-c", setting]);
        }
        let log = process::log_file(&self.log)?;
        let errors = log.try_clone().map_err(|source| PrivateError::io("open", &self.log, source))?;
        command.stdout(log).stderr(errors);
        command.spawn().map_err(|source| PrivateError::io("start", &self.program, source))
    }

    fn answers(&self, pid: i32) -> bool {
        // It writes "ready" there itself once it takes connections.
        let Some(lines) = self.pid_lines() else { return false };
        let ours = lines.first().is_some_and(|line| *line == pid.to_string());
        ours && lines.get(7).is_some_and(|state| state == "ready")
    }

    fn stop_steps(&self) -> &'static [(Signal, Duration)] {
        STOP_STEPS
    }
}

/// Postgres refuses to run as root: as root it runs as its own user, else as nobody.
fn other_user() -> Result<Option<RunAs>, PrivateError> {
    if !nix::unistd::geteuid().is_root() {
        return Ok(None);
    }
    let known = ["postgres", "nobody"].iter().find_map(|name| User::from_name(name).ok().flatten());
    let user = known.ok_or(PrivateError::NoUser)?;
    Ok(Some(RunAs { uid: user.uid.as_raw(), gid: user.gid.as_raw() }))
}

/// The folder itself if the user of Postgres can work in it, else one under /var/tmp (a folder under /root, say).
fn settle(folder: &Path, run_as: Option<RunAs>) -> Result<PathBuf, PrivateError> {
    let Some(user) = run_as else { return Ok(folder.to_path_buf()) };
    own(folder, user)?;
    let mut probe = process::command(Path::new("/bin/sh"), run_as);
    probe.args(["-c", "cd \"$1\" && : > .entered && rm .entered", "sh"]).arg(folder);
    let entered = probe.stdout(Stdio::null()).stderr(Stdio::null()).status();
    if entered.is_ok_and(|status| status.success()) {
        return Ok(folder.to_path_buf());
    }
    let elsewhere = tempfile::Builder::new().prefix("gatehouse-postgres-").tempdir_in("/var/tmp");
    let elsewhere = elsewhere.map_err(|source| PrivateError::io("make a folder in", Path::new("/var/tmp"), source))?;
    let elsewhere = elsewhere.keep();
    own(&elsewhere, user)?;
    Ok(elsewhere)
}

fn own(path: &Path, user: RunAs) -> Result<(), PrivateError> {
    std::os::unix::fs::chown(path, Some(user.uid), Some(user.gid))
        .map_err(|source| PrivateError::io("change the owner of", path, source))
}

/// Makes the cluster and the database beside its place, then moves it there: a killed attempt leaves no half cluster.
fn make_cluster(home: &Path, log: &Path, password: &str, run_as: Option<RunAs>) -> Result<(), PrivateError> {
    let draft = home.join("data.new");
    if draft.exists() {
        std::fs::remove_dir_all(&draft).map_err(|source| PrivateError::io("remove", &draft, source))?;
    }
    let secret = home.join("password.new");
    super::settings::write_whole(&secret, password.as_bytes())
        .map_err(|source| PrivateError::io("write", &secret, source))?;
    if let Some(user) = run_as {
        own(&secret, user)?;
    }
    let made = init(&draft, &secret, log, run_as);
    std::fs::remove_file(&secret).map_err(|source| PrivateError::io("remove", &secret, source))?;
    made?;
    make_database(&draft, log, run_as)?;
    let data = home.join("data");
    std::fs::rename(&draft, &data).map_err(|source| PrivateError::io("rename", &draft, source))
}

fn init(draft: &Path, secret: &Path, log: &Path, run_as: Option<RunAs>) -> Result<(), PrivateError> {
    let mut command = process::command(&process::find("initdb", PACKAGE)?, run_as);
    let mut pwfile = OsString::from("--pwfile=");
    pwfile.push(secret);
    command.arg("-D").arg(draft).arg(pwfile);
    command.args(["-U", "gatehouse", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]);
    command.stdout(process::log_file(log)?).stderr(process::log_file(log)?);
    process::run_to_end(command, "initdb", log, INIT_LIMIT)
}

/// Single-user mode: no server, no port, no password needed.
fn make_database(draft: &Path, log: &Path, run_as: Option<RunAs>) -> Result<(), PrivateError> {
    let mut statement = tempfile::tempfile().map_err(|source| PrivateError::io("write", draft, source))?;
    std::io::Write::write_all(&mut statement, b"create database gatehouse;\n")
        .and_then(|()| std::io::Seek::rewind(&mut statement))
        .map_err(|source| PrivateError::io("write", draft, source))?;
    let mut command = process::command(&process::find("postgres", PACKAGE)?, run_as);
    command.arg("--single").arg("-D").arg(draft).arg("postgres").stdin(statement);
    command.stdout(process::log_file(log)?).stderr(process::log_file(log)?);
    process::run_to_end(command, NAME, log, INIT_LIMIT)
}

/// 128 random bits, in hexadecimal.
fn password() -> String {
    format!("{:032x}", rand::random::<u128>())
}
