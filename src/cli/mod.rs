//! The command line: the server (serve, dev, demo, migrate), keys and tokens, and what operators ask of a running gateway.

mod args;
pub mod audit;
pub mod client;
mod completions;
pub mod demo;
pub mod dev;
pub mod help;
mod help_operate;
pub mod import;
pub mod keys;
pub mod migrate;
pub mod operate;
pub mod private;
pub mod serve;
pub mod simulate;
pub mod token;

use crate::config::ConfigError;
use crate::queries::audit::AuditError;
use crate::startup::StartupError;
use crate::stores::StoreError;
use crate::telemetry::TelemetryError;
use clap::Args;
use clap::Parser;
use clap::Subcommand;
use std::path::PathBuf;
use std::process::ExitCode;

/// The scan gateway for ticketed events.
#[derive(Debug, Parser)]
#[command(name = "gatehouse", version, about, long_about = help::GATEHOUSE, after_long_help = help::FIRST_STEPS)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve turnstiles, on a Redis and a Postgres that exist
    #[command(long_about = help::SERVE, after_long_help = help::SERVE_EXAMPLES)]
    Serve(serve::ServeArgs),
    /// Serve for development: private stores, a tenant, keys and tokens, in one folder
    #[command(long_about = help::DEV, after_long_help = help::DEV_EXAMPLES)]
    Dev(dev::DevArgs),
    /// See an evening: dev, 20,000 imported tickets, a crowd at the gates, an audit
    #[command(long_about = help::DEMO, after_long_help = help::DEMO_EXAMPLES)]
    Demo(demo::DemoArgs),
    /// Bring the tables in Postgres up to date
    #[command(long_about = help::MIGRATE, after_long_help = help::MIGRATE_EXAMPLES)]
    Migrate(migrate::MigrateArgs),
    /// Mint a token from a key file
    #[command(long_about = help::TOKEN, after_long_help = help::TOKEN_EXAMPLES)]
    Token(token::TokenArgs),
    /// Make, rotate and print the keys that sign tokens
    #[command(subcommand, long_about = help::KEYS, after_long_help = help::KEYS_EXAMPLES)]
    Keys(keys::KeysCommand),
    /// Stream a file of tickets to a gateway
    #[command(long_about = help::IMPORT, after_long_help = help::IMPORT_EXAMPLES)]
    Import(import::ImportArgs),
    /// Send a crowd to the gates of a running gateway and audit what it was told
    #[command(long_about = help::SIMULATE, after_long_help = help::SIMULATE_EXAMPLES)]
    Simulate(SimulateArgs),
    /// Check the log of events: nobody in twice, nothing lost, the counters right
    #[command(long_about = help::AUDIT, after_long_help = help::AUDIT_EXAMPLES)]
    Audit(audit::AuditArgs),
    /// List events, and how many are inside
    #[command(long_about = help_operate::EVENTS, after_long_help = help_operate::EVENTS_EXAMPLES)]
    Events(operate::EventsArgs),
    /// Find tickets, and what happened to them
    #[command(subcommand, long_about = help_operate::TICKETS, after_long_help = help_operate::TICKETS_EXAMPLES)]
    Tickets(operate::TicketsCommand),
    /// Scan codes as a turnstile does
    #[command(long_about = help_operate::SCAN, after_long_help = help_operate::SCAN_EXAMPLES)]
    Scan(operate::ScanArgs),
    /// Register and revoke devices
    #[command(subcommand, long_about = help_operate::DEVICES, after_long_help = help_operate::DEVICES_EXAMPLES)]
    Devices(operate::DevicesCommand),
    /// What happens while Redis is away; take an event from a dead node
    #[command(subcommand, long_about = help_operate::OUTAGE, after_long_help = help_operate::OUTAGE_EXAMPLES)]
    Outage(operate::OutageCommand),
    /// Watch the gates of an event live
    #[command(long_about = help_operate::WATCH, after_long_help = help_operate::WATCH_EXAMPLES)]
    Watch(operate::WatchArgs),
    /// Write every ticket of an event to a file
    #[command(long_about = help_operate::EXPORT, after_long_help = help_operate::EXPORT_EXAMPLES)]
    Export(operate::ExportArgs),
    /// Print what makes a shell complete these commands
    #[command(long_about = help_operate::COMPLETIONS, after_long_help = help_operate::COMPLETIONS_EXAMPLES)]
    Completions(completions::CompletionsArgs),
}

#[derive(Debug, Args)]
struct SimulateArgs {
    #[command(flatten)]
    nodes: args::NodesArgs,
    /// Event, by id or slug; made with its tickets if there is none
    #[arg(long, default_value = "simulation")]
    event: String,
    #[command(flatten)]
    crowd: simulate::CrowdArgs,
}

/// Why a command ended without doing what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Telemetry(#[from] TelemetryError),
    #[error(transparent)]
    Startup(#[from] StartupError),
    #[error("Postgres: {0}; check postgres.url (GATEHOUSE_DATABASE_URL, --database-url)")]
    Store(#[from] StoreError),
    #[error(transparent)]
    Dev(#[from] dev::DevError),
    #[error(transparent)]
    Keys(#[from] keys::KeysError),
    #[error(transparent)]
    Client(#[from] client::ClientError),
    #[error(transparent)]
    Simulate(#[from] simulate::SimulateError),
    #[error(
        "nothing says which tokens are good: set auth.jwks_file or auth.jwks_url (`gatehouse keys generate` makes a key)"
    )]
    NoKeys,
    #[error("cannot write {path}: {source}", path = .path.display())]
    File { path: PathBuf, source: std::io::Error },
    #[error("{0} lines were rejected; correct them and import the file again, what is in stays as it is")]
    RejectedLines(usize),
    #[error(transparent)]
    Audit(#[from] AuditError),
    #[error("no event has the id or slug `{0}`")]
    NoSuchEvent(String),
    #[error("several tenants have an event `{name}`: name one by its id ({ids})")]
    SeveralEvents { name: String, ids: String },
    #[error("no ticket of `{event}` has a name, address, number, order, id or code like `{query}`")]
    NoSuchTicket { query: String, event: String },
    #[error("no device that is good has the name `{0}`; `gatehouse devices list` shows them")]
    NoSuchDevice(String),
    #[error("several devices are called `{name}`: name one by its id ({ids})")]
    SeveralDevices { name: String, ids: String },
    #[error("a link sets a phone up for one event: name it by --event")]
    LinkNeedsEvent,
    #[error("nothing was done: only `yes` goes on (or --yes, for scripts)")]
    NotConfirmed,
    #[error("--key is the key of one scan: give one code with it")]
    KeyForSeveral,
    /// All was said already; this is the exit code.
    #[error("exit code {0}")]
    Ended(u8),
    #[error("the audit found violations")]
    Violations,
    #[error("a task of the command failed: {0}")]
    Task(String),
}

/// Runs what the arguments of this process ask for. Exit codes: docs/cli.md.
pub fn run() -> ExitCode {
    let command = Cli::parse().command;
    choose_cryptography();
    match dispatch(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(CliError::Ended(code)) => ExitCode::from(code),
        Err(error) => {
            eprintln!("gatehouse: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Every TLS connection (Redis, Postgres, JWKS, client commands) uses this. Choosing again changes nothing.
fn choose_cryptography() {
    // The error is the provider that was chosen before.
    let _ = rustls::crypto::ring::default_provider().install_default();
}

fn dispatch(command: Command) -> Result<(), CliError> {
    match command {
        Command::Serve(args) => actix_rt::System::new().block_on(serve::run(args)),
        Command::Dev(args) => actix_rt::System::new().block_on(dev::run(args)),
        Command::Demo(args) => actix_rt::System::new().block_on(demo::run(args)),
        Command::Migrate(args) => client_runtime()?.block_on(migrate::run(args)),
        Command::Import(args) => client_runtime()?.block_on(import::run(args)),
        Command::Simulate(args) => client_runtime()?.block_on(simulate_command(args)),
        Command::Audit(args) => actix_rt::System::new().block_on(audit::run(args)),
        Command::Events(args) => client_runtime()?.block_on(operate::events(args)),
        Command::Tickets(command) => client_runtime()?.block_on(operate::tickets(command)),
        Command::Scan(args) => client_runtime()?.block_on(operate::scan(args)),
        Command::Devices(command) => client_runtime()?.block_on(operate::devices(command)),
        Command::Outage(command) => client_runtime()?.block_on(operate::outage(command)),
        Command::Watch(args) => client_runtime()?.block_on(operate::watch(args)),
        Command::Export(args) => client_runtime()?.block_on(operate::export(args)),
        Command::Completions(args) => completions::run(&args, &mut <Cli as clap::CommandFactory>::command()),
        Command::Token(args) => token::run(args),
        Command::Keys(command) => keys::run(command),
    }
}

fn client_runtime() -> Result<tokio::runtime::Runtime, CliError> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| CliError::Task(error.to_string()))
}

async fn simulate_command(args: SimulateArgs) -> Result<(), CliError> {
    let nodes = simulate::Nodes::new(&args.nodes.url, &args.nodes.ops_url, &args.nodes.token)?;
    let (tickets, points) = (args.crowd.tickets as usize, usize::from(args.crowd.points));
    simulate::stage::ensure_event(nodes.first(), &args.event, tickets, points).await?;
    let report = simulate::play(std::sync::Arc::new(nodes), &args.event, &args.crowd).await?;
    if report.clean() { Ok(()) } else { Err(CliError::Violations) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_has_examples() {
        for command in Cli::command().get_subcommands() {
            let examples = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
            assert!(examples.contains(&format!("gatehouse {}", command.get_name())), "{}", command.get_name());
        }
    }

    #[test]
    fn a_wrong_share_is_refused() {
        assert!(Cli::try_parse_from(["gatehouse", "simulate", "--token", "t", "--rescan", "1.5"]).is_err());
        assert!(Cli::try_parse_from(["gatehouse", "simulate", "--token", "t", "--rescan", "0.5"]).is_ok());
    }
}
