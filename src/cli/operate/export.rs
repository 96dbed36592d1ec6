//! `gatehouse export`: every ticket of an event, as lines of JSON or as a sheet.

use super::{connect, escaped};
use crate::cli::CliError;
use crate::cli::args::ClientArgs;
use clap::{Args, ValueEnum};
use serde_json::Value;
use std::fs::File;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Event, by id or slug
    event: String,
    /// What it is written as
    #[arg(long, value_enum, default_value_t = Format::Ndjson)]
    format: Format,
    /// Where it is written; the standard output if absent. A file that exists is replaced once all is there
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    client: ClientArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line, as `gatehouse import` takes it
    Ndjson,
    /// A sheet with a head line
    Csv,
}

const COLUMNS: [&str; 8] = ["id", "externalId", "ticketType", "name", "email", "state", "entries", "code"];

pub async fn run(args: ExportArgs) -> Result<(), CliError> {
    let client = connect(&args.client)?;
    // Beside its place, so that a broken export never stands where a whole one stood.
    let part = args.output.as_ref().map(|path| path.with_added_extension("part"));
    let failed = |source| CliError::File { path: part.clone().unwrap_or_else(|| "standard output".into()), source };
    let mut out: BufWriter<Box<dyn Write>> = match &part {
        Some(path) => BufWriter::new(Box::new(File::create(path).map_err(failed)?)),
        None => BufWriter::new(Box::new(std::io::stdout())),
    };
    let mut written = if args.format == Format::Csv { writeln!(out, "{}", COLUMNS.join(",")) } else { Ok(()) };
    let mut count: u64 = 0;
    let exported = client
        .export(&escaped(&args.event), |ticket| {
            written = match args.format {
                Format::Ndjson => writeln!(out, "{ticket}"),
                Format::Csv => writeln!(out, "{}", row(&ticket)),
            };
            count += 1;
            written.is_ok()
        })
        .await;
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Err(CliError::Ended(0)),
        Err(error) => return Err(failed(error)),
        Ok(()) => exported?,
    }
    if let (Some(part), Some(path)) = (&part, &args.output) {
        std::fs::rename(part, path).map_err(|source| CliError::File { path: path.clone(), source })?;
        println!("{count} tickets written to {}", path.display());
    } else if std::io::stderr().is_terminal() {
        eprintln!("{count} tickets");
    }
    Ok(())
}

fn row(ticket: &Value) -> String {
    let cell = |name: &str| match name {
        "name" | "email" => &ticket["holder"][name],
        other => &ticket[other],
    };
    let cells: Vec<String> = COLUMNS.iter().map(|name| quoted(cell(name))).collect();
    cells.join(",")
}

/// A cell of a sheet. What a buyer typed must not become a formula: a sheet shows such a text with a quote in front.
fn quoted(value: &Value) -> String {
    let text = match value {
        Value::Null => return String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text };
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_row_is_quoted_and_runs_no_formula() {
        let ticket = json!({
            "id": "tkt_1", "ticketType": "general", "state": "ACTIVE", "entries": 2,
            "holder": { "name": "=HYPERLINK(\"x\")", "email": "a,b@example.com" },
        });
        assert_eq!(row(&ticket), "tkt_1,,general,\"'=HYPERLINK(\"\"x\"\")\",\"a,b@example.com\",ACTIVE,2,");
    }
}
