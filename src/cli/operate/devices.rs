//! `gatehouse devices`: turnstiles, handhelds and phones are let in, and thrown out.

use super::table::{Side, Table};
use super::{all, connect, escaped, minute, say, text};
use crate::cli::CliError;
use crate::cli::args::ClientArgs;
use crate::cli::client::Client;
use crate::qr;
use clap::{Args, Subcommand};
use serde_json::{Value, json};

#[derive(Debug, Subcommand)]
pub enum DevicesCommand {
    /// Lists devices, oldest first
    List(ListArgs),
    /// Registers a device and prints its token, which is shown this once
    Add(AddArgs),
    /// Revokes a device for good: its tokens are refused within seconds
    Revoke(RevokeArgs),
}

#[derive(Debug, Args)]
pub struct ListArgs {
    /// Prints JSON, one device a line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    client: ClientArgs,
}

#[derive(Debug, Args)]
pub struct AddArgs {
    /// What it is called, such as "Handheld 7"
    name: String,
    /// Events it may scan for, by id or slug; may be repeated; without it all of the tenant
    #[arg(long, value_delimiter = ',')]
    event: Vec<String>,
    /// Scan points it may name; with exactly one, that one is its default
    #[arg(long, value_delimiter = ',')]
    scan_point: Vec<String>,
    /// Days until its token expires
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=400))]
    days: u32,
    /// Prints a link to the scanner page too, and its QR code: a phone that opens it is this device
    #[arg(long)]
    link: bool,
    /// The address at which phones reach the gateway, where it is not --url
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// Prints JSON: {device, token, expiresAt, link?}
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    client: ClientArgs,
}

#[derive(Debug, Args)]
pub struct RevokeArgs {
    /// Its id (dev_...), or its name if no other device has it
    device: String,
    /// Prints the device as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    client: ClientArgs,
}

pub async fn run(command: DevicesCommand) -> Result<(), CliError> {
    match command {
        DevicesCommand::List(args) => list(args).await,
        DevicesCommand::Add(args) => add(args).await,
        DevicesCommand::Revoke(args) => revoke(args).await,
    }
}

async fn list(args: ListArgs) -> Result<(), CliError> {
    let devices = all(&connect(&args.client)?, "/v1/devices", "devices").await?;
    if args.json {
        return devices.iter().try_for_each(|device| say(&device.to_string()));
    }
    if devices.is_empty() {
        return say("There is no device yet: `gatehouse devices add NAME` makes one.");
    }
    let left = Side::Left;
    let heads = [("DEVICE", left), ("NAME", left), ("EVENTS", left), ("SCAN POINTS", left), ("REVOKED (UTC)", left)];
    let mut table = Table::new(&heads);
    for device in &devices {
        table.row(vec![
            text(&device["id"]).to_owned(),
            text(&device["name"]).to_owned(),
            joined(&device["events"]),
            joined(&device["scanPoints"]),
            minute(&device["revokedAt"]),
        ]);
    }
    table.lines().iter().try_for_each(|line| say(line))
}

fn joined(list: &Value) -> String {
    let words: Vec<&str> = list.as_array().into_iter().flatten().map(text).collect();
    if words.is_empty() { "all".to_owned() } else { words.join(", ") }
}

async fn add(args: AddArgs) -> Result<(), CliError> {
    let client = connect(&args.client)?;
    if args.link && args.event.len() != 1 {
        return Err(CliError::LinkNeedsEvent);
    }
    let wish = json!({ "name": args.name, "events": args.event, "scanPoints": args.scan_point });
    let device = client.post("/v1/devices", &wish).await?;
    let ttl_s = u64::from(args.days) * 86_400;
    let path = format!("/v1/devices/{}/token", text(&device["id"]));
    let minted = client.post(&path, &json!({ "ttlSeconds": ttl_s })).await?;
    let token = text(&minted["token"]);
    let link = args.link.then(|| link(&args, token));
    if args.json {
        let mut whole = json!({ "device": device, "token": token, "expiresAt": minted["expiresAt"] });
        if let Some(link) = link {
            whole["link"] = json!(link);
        }
        return say(&whole.to_string());
    }
    say(&format!("device   {}  {}", text(&device["id"]), text(&device["name"])))?;
    say(&format!("expires  {} UTC", minute(&minted["expiresAt"])))?;
    say(&format!("token    {token}"))?;
    let Some(link) = link else { return Ok(()) };
    say(&format!("link     {link}\n"))?;
    match qr::terminal(&link) {
        Ok(picture) => say(&picture)?,
        Err(error) => say(&format!("(no QR code: {error}; send the link instead)"))?,
    }
    say("Whoever opens the link is this device: show it to nobody else. `gatehouse devices revoke` ends it.")
}

/// What stands behind `#` stays in the phone: no server and no log sees the token.
fn link(args: &AddArgs, token: &str) -> String {
    let base = args.public_url.as_deref().unwrap_or(&args.client.url).trim_end_matches('/');
    let mut link = format!("{base}/scan#token={token}");
    let point = args.scan_point.first();
    for (name, value) in [("event", args.event.first()), ("scanPoint", point)] {
        if let Some(value) = value {
            link.push_str(&format!("&{name}={}", escaped(value)));
        }
    }
    link
}

async fn revoke(args: RevokeArgs) -> Result<(), CliError> {
    let client = connect(&args.client)?;
    let id = named(&client, &args.device).await?;
    let device = client.post(&format!("/v1/devices/{}/revoke", escaped(&id)), &json!({})).await?;
    if args.json {
        return say(&device.to_string());
    }
    let (name, at) = (text(&device["name"]), minute(&device["revokedAt"]));
    say(&format!("{name} ({id}) was revoked at {at} UTC; its tokens are refused within seconds."))
}

/// The id of a device that is named by id or by name.
async fn named(client: &Client, name: &str) -> Result<String, CliError> {
    if name.starts_with("dev_") {
        return Ok(name.to_owned());
    }
    let devices = all(client, "/v1/devices", "devices").await?;
    let good = devices.iter().filter(|device| device["name"] == name && device["revokedAt"].is_null());
    let ids: Vec<&str> = good.map(|device| text(&device["id"])).collect();
    match ids.as_slice() {
        [id] => Ok((*id).to_owned()),
        [] => Err(CliError::NoSuchDevice(name.to_owned())),
        many => Err(CliError::SeveralDevices { name: name.to_owned(), ids: many.join(", ") }),
    }
}
