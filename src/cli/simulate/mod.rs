//! `gatehouse simulate`: a crowd at the gates of a running gateway, and an audit of what it was told.

pub mod audit;
mod driver;
mod history;
mod nodes;
pub mod plan;
mod report;
pub mod stage;
mod view;

pub use nodes::Nodes;
pub use report::Report;

use crate::cli::client::ClientError;
use clap::Args;
use driver::Gates;
use history::History;
use plan::Crowd;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;
use tokio::sync::Semaphore;

/// Why an evening could not be played.
#[derive(Debug, thiserror::Error)]
pub enum SimulateError {
    #[error(transparent)]
    Client(#[from] ClientError),
    #[error("event `{0}` has no ticket that is active and has never been in; take another --event")]
    NoTickets(String),
    #[error("a generated ticket was rejected: {0}")]
    Rejected(String),
    #[error("a temporary file cannot be written: {0}")]
    Draft(std::io::Error),
    #[error("the report cannot be written to {path}: {source}", path = .path.display())]
    Report { path: PathBuf, source: std::io::Error },
    #[error("the history cannot be written to {path}: {source}", path = .path.display())]
    History { path: PathBuf, source: std::io::Error },
    #[error("there are {urls} --url and {ops} --ops-url; give an operations listener for each gateway, or none")]
    Nodes { urls: usize, ops: usize },
}

impl SimulateError {
    fn strange(path: &str, problem: &str) -> Self {
        Self::Client(ClientError::Strange { path: path.to_owned(), problem: problem.to_owned() })
    }
}

/// How the crowd is made. Shares are between 0 and 1.
#[derive(Debug, Clone, Args)]
pub struct CrowdArgs {
    /// Tickets in the crowd (as many as the event has, if it has fewer)
    #[arg(long, default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub tickets: u32,
    /// Scan points (gates) they come through
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=500))]
    pub points: u16,
    /// Arrivals a second on average; the surge is about twice as dense
    #[arg(long, default_value_t = 100.0, value_parser = positive, conflicts_with = "duration")]
    pub rate: f64,
    /// Seconds from the first arrival to the last, instead of --rate
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub duration: Option<u32>,
    /// As many arrivals in every second, without a surge
    #[arg(long)]
    pub steady: bool,
    /// Holders whose ticket is shown again: at two gates at once, as a double read, or as a pass-back
    #[arg(long, default_value_t = 0.1, value_parser = share)]
    pub rescan: f64,
    /// Forged codes, on top of the holders
    #[arg(long, default_value_t = 0.02, value_parser = share)]
    pub forged: f64,
    /// Holders who go out again; half of them come back
    #[arg(long, default_value_t = 0.15, value_parser = share)]
    pub exits: f64,
    /// Scans that a turnstile sends again with the same key, also as copies at the same moment
    #[arg(long, default_value_t = 0.1, value_parser = share)]
    pub retries: f64,
    /// Requests under way at most
    #[arg(long, default_value_t = 256, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub concurrency: u16,
    /// The same seed gives the same crowd
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Seconds after which a scan that is still not decided counts as lost
    #[arg(long, default_value_t = 120, value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub give_up_after: u32,
    /// Write the report to this file as JSON
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Write every request and what was heard to this file, one JSON object a line
    #[arg(long, value_name = "FILE")]
    pub history: Option<PathBuf>,
}

fn share(text: &str) -> Result<f64, String> {
    let value: f64 = text.parse().map_err(|_| "a share is a number such as 0.1".to_owned())?;
    if (0.0..=1.0).contains(&value) { Ok(value) } else { Err("a share is between 0 and 1".to_owned()) }
}

fn positive(text: &str) -> Result<f64, String> {
    let value: f64 = text.parse().map_err(|_| "a rate is a number such as 250".to_owned())?;
    if (0.01..=1_000_000.0).contains(&value) { Ok(value) } else { Err("a rate is 0.01 to 1000000".to_owned()) }
}

/// Plays the evening on an event that has its tickets, audits it and prints the report.
pub async fn play(nodes: Arc<Nodes>, event: &str, args: &CrowdArgs) -> Result<Report, SimulateError> {
    let client = nodes.first().clone();
    let tickets = stage::fresh_tickets(&client, event, args.tickets as usize).await?;
    let points = stage::points(&client, event, usize::from(args.points)).await?;
    let crowd = crowd(args, tickets.len(), points.len());
    let seconds = crowd.duration_ms / 1000;
    eprintln!("{} tickets of {event} at {} gates of {}, over {seconds} s", crowd.tickets, crowd.points, nodes.urls());
    let visits = plan::plan(&crowd);
    let gates = Arc::new(Gates {
        nodes: nodes.clone(),
        event: event.to_owned(),
        points,
        run: format!("sim-{:08x}", rand::random::<u32>()),
        places: Semaphore::new(usize::from(args.concurrency)),
        give_up_after: Duration::from_secs(u64::from(args.give_up_after)),
        board: view::Board::new(),
        history: open_history(args)?,
    });
    let started = Instant::now();
    let watched = gates.clone();
    let all = visits.len() as u64;
    let view = tokio::spawn(async move { view::show(&watched.board, all).await });
    let watch = tokio::spawn(nodes.watch());
    let told = driver::drive(gates.clone(), Arc::new(tickets), visits).await;
    let took = started.elapsed();
    watch.abort();
    gates.board.over.notify_one();
    view.await.expect("the view does not panic");
    let path = || args.history.clone().unwrap_or_default();
    gates.history.finish().map_err(|source| SimulateError::History { path: path(), source })?;
    eprintln!("everybody was answered; reading the log");
    let (log, inside) = stage::log_and_counter(&client, event, &told).await?;
    let decided = gates.board.admitted.load(Ordering::Relaxed) + gates.board.refused.load(Ordering::Relaxed);
    let findings = audit::audit(&told, &log, inside);
    let report = Report { event: event.to_owned(), took, decided, latency: gates.board.latency(), findings };
    report.print();
    if let Some(path) = &args.json {
        report.save(path).map_err(|source| SimulateError::Report { path: path.clone(), source })?;
    }
    Ok(report)
}

fn open_history(args: &CrowdArgs) -> Result<History, SimulateError> {
    let Some(path) = &args.history else { return Ok(History::none()) };
    History::to(path).map_err(|source| SimulateError::History { path: path.clone(), source })
}

fn crowd(args: &CrowdArgs, tickets: usize, points: usize) -> Crowd {
    let seconds = args.duration.map_or_else(|| (tickets as f64 / args.rate).max(1.0), f64::from);
    Crowd {
        tickets,
        points,
        duration_ms: (seconds * 1000.0) as u64,
        steady: args.steady,
        rescan: args.rescan,
        forged: args.forged,
        exits: args.exits,
        retries: args.retries,
        seed: args.seed,
    }
}
