//! `gatehouse outage`: what happens to an event's scans while Redis is away, and the way out where a node will not come back.

use super::table::{Side, Table};
use super::{connect, escaped, minute, say, text};
use crate::cli::CliError;
use crate::cli::args::ClientArgs;
use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Value, json};
use std::io::Write;

#[derive(Debug, Subcommand)]
pub enum OutageCommand {
    /// Shows the policy, the node that answers from its journal now, and what staff did about it
    Show(ShowArgs),
    /// Sets the policy, in an outage too
    Set(SetArgs),
    /// Takes the event from a node that journaled and will not come back; the same ticket may be admitted twice
    Takeover(TakeoverArgs),
}

#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Event, by id or slug
    event: String,
    /// Prints JSON: {policy, journaling, changes}
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    client: ClientArgs,
}

#[derive(Debug, Args)]
pub struct SetArgs {
    /// Event, by id or slug
    event: String,
    /// What scans are answered while Redis is away
    #[arg(value_enum)]
    policy: Policy,
    /// Prints JSON: {policy, journaling, changes}
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    client: ClientArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Policy {
    /// UNDECIDED until Redis is back: people wait, and nobody comes in twice
    Deny,
    /// Decided into a file on the disk of the node that owns the event
    Journal,
}

#[derive(Debug, Args)]
pub struct TakeoverArgs {
    /// Event, by id or slug
    event: String,
    /// The node that journals (nod_...), as `outage show` names it
    #[arg(long)]
    node: String,
    /// Why; it is kept with your name
    #[arg(long)]
    reason: String,
    /// Does not ask first
    #[arg(long)]
    yes: bool,
    /// Prints JSON: {warning, outage}
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    client: ClientArgs,
}

pub async fn run(command: OutageCommand) -> Result<(), CliError> {
    match command {
        OutageCommand::Show(args) => {
            let outage = connect(&args.client)?.get(&path(&args.event)).await?;
            show(&outage, args.json)
        }
        OutageCommand::Set(args) => {
            let word = args.policy.to_possible_value().map(|value| value.get_name().to_owned());
            let outage = connect(&args.client)?.put(&path(&args.event), &json!({ "policy": word })).await?;
            show(&outage, args.json)
        }
        OutageCommand::Takeover(args) => takeover(args).await,
    }
}

fn path(event: &str) -> String {
    format!("/v1/events/{}/outage", escaped(event))
}

fn show(outage: &Value, json: bool) -> Result<(), CliError> {
    if json {
        return say(&outage.to_string());
    }
    lines(outage).iter().try_for_each(|line| say(line))
}

fn lines(outage: &Value) -> Vec<String> {
    let policy = match text(&outage["policy"]) {
        "journal" => "journal: without Redis the node that owns the event decides into a file on its disk",
        "deny" => "deny: without Redis scans are UNDECIDED, and people wait",
        other => other,
    };
    let journaling = match &outage["journaling"] {
        Value::Null => "no".to_owned(),
        by => format!("yes: {} answers from its journal since {} UTC", text(&by["node"]), minute(&by["since"])),
    };
    let mut lines = vec![format!("policy      {policy}"), format!("journaling  {journaling}")];
    let left = Side::Left;
    let mut table = Table::new(&[("CHANGED (UTC)", left), ("WHAT", left), ("DETAIL", left), ("BY", left)]);
    for change in outage["changes"].as_array().into_iter().flatten() {
        let detail = &change["detail"];
        let detail = match detail["node"].as_str() {
            Some(node) => format!("{node}: {}", text(&detail["reason"])),
            None => format!("{} to {}", text(&detail["from"]), text(&detail["to"])),
        };
        let (at, what, by) = (minute(&change["at"]), text(&change["what"]).to_owned(), text(&change["by"]).to_owned());
        table.row(vec![at, what, detail, by]);
    }
    lines.extend(table.lines());
    lines
}

async fn takeover(args: TakeoverArgs) -> Result<(), CliError> {
    let client = connect(&args.client)?;
    let path = path(&args.event);
    if !args.yes {
        let outage = client.get(&path).await?;
        match outage["journaling"]["node"].as_str() {
            Some(node) if node == args.node => confirm(&args, &outage["journaling"]["since"])?,
            // The gateway says what is wrong.
            _ => {}
        }
    }
    let body = json!({ "node": args.node, "reason": args.reason });
    let forced = client.post(&format!("{path}/takeover"), &body).await?;
    if args.json {
        return say(&forced.to_string());
    }
    say(&format!("The event is free for the next node. {}", text(&forced["warning"])))?;
    lines(&forced["outage"]).iter().try_for_each(|line| say(line))
}

/// Nothing but a typed `yes` goes on; the standard output stays free for what comes of it.
fn confirm(args: &TakeoverArgs, since: &Value) -> Result<(), CliError> {
    let mut terminal = std::io::stderr();
    let asked = write!(
        terminal,
        "{node} answered scans of `{event}` from its journal since {since} UTC, and only that journal knows whom it \
         admitted.\nIf it can be started again, or its data folder can be reached, do that instead: nothing is lost \
         then.\nTaken over now, THE SAME TICKETS MAY BE ADMITTED A SECOND TIME. Go on? Type yes: ",
        node = args.node,
        event = args.event,
        since = minute(since),
    );
    let mut answer = String::new();
    let read = asked.and_then(|()| terminal.flush()).and_then(|()| std::io::stdin().read_line(&mut answer));
    read.map_err(|error| CliError::Task(format!("the terminal cannot be used: {error}")))?;
    if answer.trim() == "yes" { Ok(()) } else { Err(CliError::NotConfirmed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outage_is_told_in_lines() {
        let changes = json!([
            {"at": "2026-06-01T18:00:59Z", "by": "usr_1", "what": "forced takeover",
             "detail": {"node": "nod_1", "epoch": 3, "reason": "it burns"}},
            {"at": "2026-06-01T17:00:59Z", "by": "usr_2", "what": "outage policy",
             "detail": {"from": "deny", "to": "journal"}},
        ]);
        let journaling = json!({"node": "nod_1", "since": "2026-06-01T17:30:00Z"});
        let told = lines(&json!({"policy": "journal", "journaling": journaling, "changes": changes})).join("\n");
        for part in ["journal:", "yes: nod_1 answers", "2026-06-01 17:30 UTC", "nod_1: it burns", "deny to journal"] {
            assert!(told.contains(part), "`{part}` is missing in:\n{told}");
        }
        let calm = lines(&json!({"policy": "deny", "journaling": null, "changes": []}));
        assert_eq!(calm.len(), 2);
        assert_eq!(calm[1], "journaling  no");
    }
}
