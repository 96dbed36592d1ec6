//! `gatehouse import`: streams a file of tickets to a gateway.

use super::CliError;
use super::args::ClientArgs;
use super::client::Client;
use clap::Args;
use serde_json::Value;
use std::path::Path;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct ImportArgs {
    /// NDJSON, one ticket a line; or CSV with a head line, if its name ends in .csv
    file: PathBuf,
    /// Event, by id or slug
    #[arg(long)]
    event: String,
    #[command(flatten)]
    client: ClientArgs,
}

pub async fn run(args: ImportArgs) -> Result<(), CliError> {
    let client = Client::new(&args.client.url, &args.client.token)?;
    let rejected = import(&client, &args.event, &args.file).await?;
    if rejected == 0 { Ok(()) } else { Err(CliError::RejectedLines(rejected)) }
}

/// Streams the file, prints the report, and answers how many lines were rejected.
pub async fn import(client: &Client, event: &str, file: &Path) -> Result<usize, CliError> {
    let report = client.import(event, file).await?;
    for (name, value) in report.as_object().into_iter().flatten() {
        if let Some(count) = value.as_u64() {
            println!("{name}: {count}");
        }
    }
    let rejected = report["rejected"].as_array().map_or(&[][..], Vec::as_slice);
    for line in rejected {
        println!("line {}: {}", line["line"], sentence(&line["error"]));
    }
    Ok(rejected.len())
}

fn sentence(error: &Value) -> String {
    let text = error.as_str().or_else(|| error["message"].as_str());
    text.map_or_else(|| error.to_string(), str::to_owned)
}
