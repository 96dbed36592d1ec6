//! `gatehouse events`: what is on, and how full it is.

use super::table::{Side, Table, number};
use super::{all, connect, minute, say, text};
use crate::cli::CliError;
use crate::cli::args::ClientArgs;
use crate::cli::client::Client;
use clap::Args;
use serde_json::Value;

/// Events whose counters are asked for; of more only what the list says is shown.
const COUNTED_MAX: usize = 50;

#[derive(Debug, Args)]
pub struct EventsArgs {
    /// Prints JSON, one event a line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    client: ClientArgs,
}

pub async fn run(args: EventsArgs) -> Result<(), CliError> {
    let client = connect(&args.client)?;
    let mut events = all(&client, "/v1/session/events", "events").await?;
    // The latest come last in the list, and are the ones that are looked at.
    let from = events.len().saturating_sub(COUNTED_MAX);
    for event in &mut events[from..] {
        count(&client, event).await?;
    }
    if args.json {
        return events.iter().try_for_each(|event| say(&event.to_string()));
    }
    if events.is_empty() {
        return say("This token is good for no event.");
    }
    table(&events).lines().iter().try_for_each(|line| say(line))
}

/// Adds what the counters of the event say now: `inside`, `sold`. An event that cannot be counted now goes without.
async fn count(client: &Client, event: &mut Value) -> Result<(), CliError> {
    let path = format!("/v1/events/{}/occupancy", text(&event["id"]));
    let Some(counts) = client.find(&path).await? else { return Ok(()) };
    event["inside"] = counts["inside"].clone();
    event["sold"] = counts["sold"].clone();
    Ok(())
}

fn table(events: &[Value]) -> Table {
    let (left, right) = (Side::Left, Side::Right);
    let mut table = Table::new(&[
        ("EVENT", left),
        ("NAME", left),
        ("STARTS (UTC)", left),
        ("INSIDE", right),
        ("LIMIT", right),
        ("SOLD", right),
    ]);
    for event in events {
        table.row(vec![
            text(&event["slug"]).to_owned(),
            text(&event["name"]).to_owned(),
            minute(&event["startsAt"]),
            counted(&event["inside"]),
            counted(&event["occupancyLimit"]),
            counted(&event["sold"]),
        ]);
    }
    table
}

fn counted(value: &Value) -> String {
    value.as_u64().map_or_else(|| "-".to_owned(), number)
}
