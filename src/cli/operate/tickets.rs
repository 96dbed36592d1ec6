//! `gatehouse tickets find`: whose ticket is this, and what happened to it?

use super::table::{Side, Table};
use super::{connect, escaped, minute, say, text};
use crate::cli::CliError;
use crate::cli::args::ClientArgs;
use crate::cli::client::Client;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

#[derive(Debug, Subcommand)]
pub enum TicketsCommand {
    /// Finds tickets by name, e-mail address, phone number, order, id or code
    Find(FindArgs),
}

#[derive(Debug, Args)]
pub struct FindArgs {
    /// A part of a name, an address or a number; an order (ord_...); a ticket (tkt_...); or a whole code
    query: String,
    /// Event, by id or slug
    #[arg(long)]
    event: String,
    /// Tickets at most
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=100))]
    limit: u32,
    /// Prints JSON, one ticket a line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    client: ClientArgs,
}

pub async fn run(command: TicketsCommand) -> Result<(), CliError> {
    let TicketsCommand::Find(args) = command;
    let client = connect(&args.client)?;
    let tickets = find(&client, &args).await?;
    if args.json {
        return tickets.iter().try_for_each(|ticket| say(&ticket.to_string()));
    }
    match tickets.as_slice() {
        [] => Err(CliError::NoSuchTicket { query: args.query, event: args.event }),
        [one] => in_full(one).iter().try_for_each(|line| say(line)),
        many => {
            table(many).lines().iter().try_for_each(|line| say(line))?;
            if many.len() == args.limit as usize {
                say(&format!(
                    "There may be more: narrow the search, or ask for more by --limit ({} now).",
                    args.limit
                ))?;
            }
            Ok(())
        }
    }
}

/// The tickets, as the Tickets API shows them, with `code` where the token may see it and one ticket is meant.
async fn find(client: &Client, args: &FindArgs) -> Result<Vec<Value>, CliError> {
    let session = client.get("/v1/session").await?;
    let surface = client.for_tenant(text(&session["tenant"]["slug"]));
    let event = client.get(&format!("/v1/session/events/{}", escaped(&args.event))).await?;
    let event = text(&event["id"]);
    let query = args.query.trim();
    if query.starts_with("tkt_") {
        return one(client, &surface, event, query).await;
    }
    let by = if query.starts_with("ord_") { "orderId" } else { "query" };
    let path = format!("/tickets?eventId={event}&{by}={}&limit={}", escaped(query), args.limit);
    if !query.starts_with("GH1.") {
        let mut page = surface.get(&path).await?;
        if let Value::Array(found) = page["tickets"].take()
            && !found.is_empty()
        {
            return Ok(found);
        }
    }
    match by_code(client, event, query).await? {
        Some(ticket) => one(client, &surface, event, &ticket).await,
        None => Ok(Vec::new()),
    }
}

/// The ticket that a code opens, whether or not it opens anything now. Nothing is recorded.
async fn by_code(client: &Client, event: &str, code: &str) -> Result<Option<String>, CliError> {
    let body = json!({ "code": code, "kind": "CHECK_IN" });
    let told = client.post(&format!("/v1/events/{event}/validate"), &body).await?;
    Ok(told["ticket"]["id"].as_str().map(str::to_owned))
}

/// What both surfaces know of one ticket.
async fn one(client: &Client, surface: &Client, event: &str, id: &str) -> Result<Vec<Value>, CliError> {
    let id = escaped(id);
    let Some(native) = client.find(&format!("/v1/events/{event}/tickets/{id}")).await? else { return Ok(Vec::new()) };
    let Some(mut found) = surface.find(&format!("/tickets/{id}")).await? else { return Ok(vec![native]) };
    let mut ticket = found["ticket"].take();
    for field in ["code", "entries", "entriesLeft", "externalId"] {
        ticket[field] = native[field].clone();
    }
    // This surface has more words for what a ticket is.
    ticket["status"] = native["status"].clone();
    Ok(vec![ticket])
}

fn name(ticket: &Value) -> String {
    let attendee = &ticket["attendee"];
    let parts = [&attendee["firstName"], &attendee["lastName"]].map(|part| part.as_str().unwrap_or_default());
    let whole = parts.join(" ").trim().to_owned();
    if whole.is_empty() { text(&ticket["holder"]["name"]).to_owned() } else { whole }
}

fn kind(ticket: &Value) -> &str {
    let [sold, native] = [&ticket["admission"]["name"], &ticket["type"]["name"]].map(text);
    if sold == "-" { native } else { sold }
}

fn table(tickets: &[Value]) -> Table {
    let left = Side::Left;
    let mut table =
        Table::new(&[("TICKET", left), ("STATUS", left), ("TYPE", left), ("HOLDER", left), ("LAST SCAN (UTC)", left)]);
    for ticket in tickets {
        let last = ticket["scans"].as_array().and_then(|scans| scans.last());
        let last = last.map_or_else(|| "-".to_owned(), |scan| format!("{} {}", way(scan), minute(&scan["scannedAt"])));
        table.row(vec![
            text(&ticket["id"]).to_owned(),
            text(&ticket["status"]).to_owned(),
            kind(ticket).to_owned(),
            name(ticket),
            last,
        ]);
    }
    table
}

fn way(scan: &Value) -> &'static str {
    if scan["kind"] == "CHECK_OUT" { "out" } else { "in" }
}

/// One ticket, line by line, with what happened to it.
fn in_full(ticket: &Value) -> Vec<String> {
    let mut table = Table::new(&[("TICKET", Side::Left), (" ", Side::Left)]);
    let mut line = |name: &str, value: String| {
        if value != "-" {
            table.row(vec![name.to_owned(), value]);
        }
    };
    line("id", text(&ticket["id"]).to_owned());
    line("status", text(&ticket["status"]).to_owned());
    line("type", kind(ticket).to_owned());
    line("holder", name(ticket));
    line("e-mail", text(&ticket["attendee"]["email"]).to_owned());
    line("order", text(&ticket["orderId"]).to_owned());
    line("external id", text(&ticket["externalId"]).to_owned());
    line("entries", ticket["entries"].as_u64().map_or_else(|| "-".to_owned(), |count| count.to_string()));
    line("entries left", ticket["entriesLeft"].as_u64().map_or_else(|| "-".to_owned(), |count| count.to_string()));
    let mut lines: Vec<String> = table.lines().into_iter().skip(1).collect();
    // Whole: a code that was cut is none.
    if let Some(code) = ticket["code"].as_str() {
        lines.push(format!("code          {code}"));
    }
    let mut scans =
        Table::new(&[("SCANNED (UTC)", Side::Left), ("WAY", Side::Left), ("DEVICE", Side::Left), ("BY", Side::Left)]);
    for scan in ticket["scans"].as_array().into_iter().flatten() {
        let by = text(&scan["scannedBy"]["firstName"]).to_owned();
        scans.row(vec![minute(&scan["scannedAt"]), way(scan).to_owned(), text(&scan["deviceId"]).to_owned(), by]);
    }
    lines.extend(scans.lines());
    lines
}
