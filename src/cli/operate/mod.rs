//! What operators ask of a running gateway: events, tickets, scans, devices, outages, a live board. All of it over HTTP.

mod board;
mod devices;
mod events;
mod export;
mod outage;
mod scan;
mod screen;
mod table;
mod tickets;
mod watch;

pub use devices::DevicesCommand;
pub use events::EventsArgs;
pub use export::ExportArgs;
pub use outage::OutageCommand;
pub use scan::ScanArgs;
pub use tickets::TicketsCommand;
pub use watch::WatchArgs;

use super::CliError;
use super::args::ClientArgs;
use super::client::Client;
use serde_json::Value;
use std::io::{IsTerminal, Write};

/// Exit code of `scan` where somebody was not let through.
pub const DENIED: u8 = 3;
/// Exit code of `scan` where something stayed undecided.
pub const UNDECIDED: u8 = 4;
/// Pages that are followed when everything of a list is wanted.
const PAGES_MAX: usize = 100;

pub async fn events(args: EventsArgs) -> Result<(), CliError> {
    events::run(args).await
}

pub async fn tickets(command: TicketsCommand) -> Result<(), CliError> {
    tickets::run(command).await
}

pub async fn scan(args: ScanArgs) -> Result<(), CliError> {
    scan::run(args).await
}

pub async fn devices(command: DevicesCommand) -> Result<(), CliError> {
    devices::run(command).await
}

pub async fn outage(command: OutageCommand) -> Result<(), CliError> {
    outage::run(command).await
}

pub async fn watch(args: WatchArgs) -> Result<(), CliError> {
    watch::run(args).await
}

pub async fn export(args: ExportArgs) -> Result<(), CliError> {
    export::run(args).await
}

fn connect(args: &ClientArgs) -> Result<Client, CliError> {
    Ok(Client::new(&args.url, &args.token)?)
}

/// Everything of a list that comes in pages under `field`.
async fn all(client: &Client, path: &str, field: &str) -> Result<Vec<Value>, CliError> {
    let mut found = Vec::new();
    let mut after = String::new();
    for _ in 0..PAGES_MAX {
        let mut page = client.get(&format!("{path}?limit=200{after}")).await?;
        if let Value::Array(items) = page[field].take() {
            found.extend(items);
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={}", escaped(next)),
            None => break,
        }
    }
    Ok(found)
}

/// A text as it stands in an address.
fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// Prints a line. A reader who has seen enough (`| head`) is no failure: the command then ends as if it were done.
fn say(line: &str) -> Result<(), CliError> {
    match writeln!(std::io::stdout().lock(), "{line}") {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Err(CliError::Ended(0)),
        Err(error) => Err(CliError::Task(format!("the standard output cannot be written: {error}"))),
        Ok(()) => Ok(()),
    }
}

/// A text of JSON, `-` where there is none.
fn text(value: &Value) -> &str {
    value.as_str().filter(|text| !text.is_empty()).unwrap_or("-")
}

/// `2026-06-01T18:00:00Z` as `2026-06-01 18:00`, in UTC.
fn minute(value: &Value) -> String {
    match value.as_str() {
        Some(at) if at.len() >= 16 && at.is_ascii() => at[..16].replace('T', " "),
        _ => "-".to_owned(),
    }
}

/// Colours for people: a terminal that wants them (`NO_COLOR` does not).
fn coloured() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_stands_in_an_address_is_escaped() {
        assert_eq!(escaped("gate-a_1.x~"), "gate-a_1.x~");
        assert_eq!(escaped("Zoë & co/1"), "Zo%C3%AB%20%26%20co%2F1");
    }

    #[test]
    fn a_time_is_shown_to_the_minute() {
        assert_eq!(minute(&json!("2026-06-01T18:00:59.123Z")), "2026-06-01 18:00");
        assert_eq!(minute(&json!(null)), "-");
        assert_eq!(minute(&json!("soon")), "-");
    }
}
