//! `gatehouse scan`: a turnstile at a prompt. What is not decided is sent again with the same key.

use super::{DENIED, UNDECIDED, coloured, connect, escaped, say, text};
use crate::cli::CliError;
use crate::cli::args::ClientArgs;
use crate::cli::client::{Client, ClientError};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(500);
const PAUSE_MAX: Duration = Duration::from_secs(4);

#[derive(Debug, Args)]
pub struct ScanArgs {
    /// What the code says; or - to read codes from the standard input, one a line, as a hand scanner types them
    #[arg(required = true)]
    codes: Vec<String>,
    /// Event, by id or slug
    #[arg(long)]
    event: String,
    /// Which way people go
    #[arg(long, value_enum, default_value_t = Way::In)]
    way: Way,
    /// Asks only; nothing is recorded
    #[arg(long)]
    check: bool,
    /// Where they stand
    #[arg(long, value_name = "NAME")]
    scan_point: Option<String>,
    /// What this device is called in the log; a device's token says it by itself
    #[arg(long, value_name = "NAME")]
    device: Option<String>,
    /// The idempotency key, for one code; a new one for each if absent
    #[arg(long)]
    key: Option<String>,
    /// Times that a scan is sent, at most, until it is decided
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=100))]
    tries: u32,
    /// Prints JSON, one verdict a line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    client: ClientArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Way {
    In,
    Out,
}

pub async fn run(args: ScanArgs) -> Result<(), CliError> {
    let client = connect(&args.client)?;
    if args.key.is_some() && (args.codes.len() > 1 || args.codes[0] == "-") {
        return Err(CliError::KeyForSeveral);
    }
    let mut worst = 0;
    for code in args.codes.iter().filter(|code| *code != "-") {
        worst = worst.max(one(&client, &args, code).await?);
    }
    if args.codes.iter().any(|code| code == "-") {
        while let Some(line) = next_line().await? {
            if !line.trim().is_empty() {
                worst = worst.max(one(&client, &args, line.trim()).await?);
            }
        }
    }
    if worst == 0 { Ok(()) } else { Err(CliError::Ended(worst)) }
}

/// A line of the standard input; `None` at its end. The reader waits in a thread of its own.
async fn next_line() -> Result<Option<String>, CliError> {
    let failed = |error: &dyn std::error::Error| CliError::Task(format!("the standard input cannot be read: {error}"));
    let read = tokio::task::spawn_blocking(|| {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).map(|bytes| (bytes > 0).then_some(line))
    });
    read.await.map_err(|error| failed(&error))?.map_err(|error| failed(&error))
}

/// Scans one code, says what came of it, and gives its exit code.
async fn one(client: &Client, args: &ScanArgs, code: &str) -> Result<u8, CliError> {
    match decided(client, args, code).await {
        Ok(verdict) => {
            say(&if args.json { verdict.to_string() } else { sentence(&verdict, args) })?;
            Ok(if verdict["verdict"] == "ADMIT" { 0 } else { DENIED })
        }
        Err(error) if undecided(&error) => {
            let why = error.to_string();
            say(&if args.json {
                json!({ "verdict": "UNDECIDED", "code": code, "why": why }).to_string()
            } else {
                format!("{}  let nobody in on this: {why}", painted("UNDECIDED", "34"))
            })?;
            Ok(UNDECIDED)
        }
        Err(error) => Err(error.into()),
    }
}

async fn decided(client: &Client, args: &ScanArgs, code: &str) -> Result<Value, ClientError> {
    let event = escaped(&args.event);
    let path = format!("/v1/events/{event}/{}", if args.check { "validate" } else { "scans" });
    let mut body = json!({ "code": code, "kind": if args.way == Way::In { "CHECK_IN" } else { "CHECK_OUT" } });
    for (field, value) in [("scanPoint", &args.scan_point), ("deviceId", &args.device)] {
        if let Some(value) = value {
            body[field] = json!(value);
        }
    }
    if !args.check {
        let key = args.key.clone().unwrap_or_else(|| format!("cli-{}", uuid::Uuid::new_v4().simple()));
        body["idempotencyKey"] = json!(key);
    }
    let mut pause = PAUSE;
    for _ in 1..args.tries {
        match client.post(&path, &body).await {
            Err(error) if undecided(&error) => {
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(PAUSE_MAX);
            }
            answered => return answered,
        }
    }
    client.post(&path, &body).await
}

/// Whether the same scan, sent again, may yet be decided. An answer that broke off may have been an admission.
fn undecided(error: &ClientError) -> bool {
    match error {
        ClientError::Unreachable { .. } | ClientError::Strange { .. } => true,
        ClientError::Refused { status, .. } => *status == 429 || *status >= 500,
        ClientError::File { .. } | ClientError::Client(_) => false,
    }
}

/// `ADMIT  Checked in. Alex Reyes, Standing (scn_...)`.
fn sentence(verdict: &Value, args: &ScanArgs) -> String {
    let admitted = verdict["verdict"] == "ADMIT";
    let colour = match text(&verdict["light"]) {
        "green" => "32",
        "amber" => "33",
        _ => "31",
    };
    let word = match verdict["reason"].as_str() {
        _ if admitted && args.check => "GOOD".to_owned(),
        _ if admitted => "ADMIT".to_owned(),
        Some(reason) => format!("DENY {reason}"),
        None => "DENY".to_owned(),
    };
    let ticket = &verdict["ticket"];
    let who = [&ticket["holder"]["name"], &ticket["type"]["name"]].map(text);
    let who: Vec<&str> = who.into_iter().filter(|part| *part != "-").collect();
    let mut line = format!("{}  {}", painted(&word, colour), text(&verdict["message"]));
    if !who.is_empty() {
        line.push_str(&format!("  {}", plain(&who.join(", "))));
    }
    if let Some(earlier) = verdict["earlier"].as_object() {
        let at = earlier.get("at").map_or("-", text);
        let point = earlier.get("scanPoint").map_or("-", text);
        line.push_str(&format!("  (came in at {at} by {point})"));
    }
    if verdict["degraded"] == true {
        line.push_str("  (degraded: decided without Redis)");
    }
    if let Some(id) = verdict["scan"]["id"].as_str() {
        line.push_str(&format!("  {id}"));
    }
    line
}

fn plain(text: &str) -> String {
    text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect()
}

fn painted(word: &str, colour: &str) -> String {
    if coloured() { format!("\u{1b}[1;{colour}m{word}\u{1b}[0m") } else { word.to_owned() }
}
