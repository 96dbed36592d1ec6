//! `gatehouse demo`: `dev`, a stadium of imported tickets, and an evening at its gates.

use super::CliError;
use super::client::Client;
use super::dev;
use super::dev::DevArgs;
use super::dev::DevFile;
use super::import;
use super::simulate;
use super::simulate::CrowdArgs;
use super::simulate::Nodes;
use super::simulate::stage;
use clap::Args;
use serde_json::json;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc;

const TYPES: &[&str] = &["north-stand", "south-stand", "family", "vip"];
const GATES: &[(&str, &str)] = &[
    ("gate-a", "north"),
    ("gate-b", "north"),
    ("gate-c", "north"),
    ("gate-d", "north"),
    ("gate-e", "south"),
    ("gate-f", "south"),
    ("gate-g", "south"),
    ("gate-h", "south"),
];

#[derive(Debug, Args)]
pub struct DemoArgs {
    #[command(flatten)]
    dev: DevArgs,
    /// Tickets of the evening
    #[arg(long, default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    tickets: u32,
    /// Seconds from the first arrival to the last
    #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=86_400))]
    duration: u32,
    /// The same seed gives the same crowd
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Stop after the audit, with its exit code, instead of serving on
    #[arg(long)]
    exit: bool,
    /// Write the report of the audit to this file as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

/// What is known of the evening once the gateway has stopped.
type Outcome = Result<bool, CliError>;

pub async fn run(args: DemoArgs) -> Result<(), CliError> {
    let (tell, told) = mpsc::sync_channel::<Outcome>(1);
    let evening = Evening { crowd: crowd(&args), exit: args.exit };
    let start = |folder: &Path, dev: &DevFile| {
        println!("\nGatehouse is ready: {}   documentation: {}/docs", dev.url, dev.url);
        let (folder, dev, failed) = (folder.to_path_buf(), dev.clone(), tell.clone());
        // A thread and a runtime of its own: the crowd must not wait for the gateway's main thread, nor it for them.
        let started = std::thread::Builder::new().name("crowd".to_owned()).spawn(move || {
            let outcome = evening.spend(&folder, &dev);
            let stop = evening.exit || outcome.is_err();
            // The receiver lives until the gateway has stopped; nobody needs the outcome after that.
            let _ = tell.send(outcome);
            if stop {
                dev::stop_ourselves();
            }
        });
        if let Err(error) = started {
            let _ = failed.send(Err(CliError::Task(error.to_string())));
            dev::stop_ourselves();
        }
    };
    dev::serve(args.dev, "data/demo", start).await?;
    match told.try_recv() {
        Ok(Ok(true)) => Ok(()),
        Ok(Ok(false)) => Err(CliError::Violations),
        Ok(Err(error)) => Err(error),
        // Stopped by hand before the end.
        Err(_) => Ok(()),
    }
}

fn crowd(args: &DemoArgs) -> CrowdArgs {
    CrowdArgs {
        tickets: args.tickets,
        points: 8,
        rate: 1.0,
        duration: Some(args.duration),
        rescan: 0.1,
        forged: 0.02,
        exits: 0.15,
        retries: 0.1,
        concurrency: 256,
        seed: args.seed,
        give_up_after: 120,
        json: args.json.clone(),
        steady: false,
        history: None,
    }
}

struct Evening {
    crowd: CrowdArgs,
    exit: bool,
}

impl Evening {
    /// True if the audit is clean.
    fn spend(&self, folder: &Path, dev: &DevFile) -> Outcome {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| CliError::Task(error.to_string()))?;
        runtime.block_on(async {
            let client = Client::new(&dev.url, &dev.tokens.admin)?;
            let event = stage::free_slug(&client, "stadium-evening").await?;
            build_stadium(&client, &event).await?;
            let file = folder.join("demo-tickets.ndjson");
            stage::write_tickets(&file, self.crowd.tickets as usize, TYPES)
                .map_err(|source| CliError::File { path: file.clone(), source })?;
            println!("importing {} tickets from {}", self.crowd.tickets, file.display());
            let rejected = import::import(&client, &event, &file).await?;
            if rejected > 0 {
                return Err(CliError::RejectedLines(rejected));
            }
            let report = simulate::play(Arc::new(Nodes::one(client)), &event, &self.crowd).await?;
            if !self.exit {
                self.show(folder, dev, &event);
            }
            Ok(report.clean())
        })
    }

    fn show(&self, folder: &Path, dev: &DevFile, event: &str) {
        println!("\nThe gateway stays up until Ctrl-C:");
        println!("  documentation  {}/docs", dev.url);
        println!("  live feed      {}/v1/events/{event}/live (server-sent events)", dev.url);
        println!("  metrics        {}/metrics", dev.ops_url);
        println!("\nTry:\n");
        for line in dev::scan_lines(dev, folder, event) {
            println!("  {line}");
        }
        println!();
    }
}

async fn build_stadium(client: &Client, event: &str) -> Result<(), CliError> {
    let zones = json!([
        { "id": "north", "name": "North", "capacity": 1_000_000 },
        { "id": "south", "name": "South", "capacity": 1_000_000 },
    ]);
    client.post("/v1/events", &json!({ "name": "Stadium evening", "slug": event, "zones": zones })).await?;
    for slug in TYPES {
        let name = slug.replace('-', " ");
        let mut body = json!({ "event": event, "name": name, "slug": slug, "price": 4500, "currency": "EUR" });
        if *slug == "family" {
            body["allowReentry"] = json!(true);
            body["reentryLimit"] = json!(3);
        }
        client.post("/v1/ticket-types", &body).await?;
    }
    for (gate, zone) in GATES {
        let body = json!({ "event": event, "name": gate.replace('-', " "), "slug": gate, "zone": zone });
        client.post("/v1/scan-points", &body).await?;
    }
    Ok(())
}
