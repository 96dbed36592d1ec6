//! `gatehouse migrate`: brings the tables up to date.

use super::CliError;
use super::args::ConfigArgs;
use crate::stores::postgres::Settings;
use crate::stores::postgres::Store;
use crate::telemetry;
use clap::Args;

#[derive(Debug, Args)]
pub struct MigrateArgs {
    #[command(flatten)]
    config: ConfigArgs,
    /// Postgres to use, postgres://user:password@host:port/database [env: GATEHOUSE_DATABASE_URL]
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

pub async fn run(args: MigrateArgs) -> Result<(), CliError> {
    let config = args.config.load(&[("postgres.url", args.database_url, "--database-url")])?;
    telemetry::start_logging(&config.log)?;
    let settings = Settings { url: config.postgres.url.reveal().to_owned(), ..Settings::default() };
    let store = Store::connect(&settings).await?;
    store.migrate().await?;
    store.close().await;
    println!("the tables are up to date");
    Ok(())
}
