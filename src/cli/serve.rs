//! `gatehouse serve`: a gateway for production, on stores that exist.

use super::CliError;
use super::args::ConfigArgs;
use super::args::StoreArgs;
use crate::startup::Application;
use crate::telemetry;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    config: ConfigArgs,
    #[command(flatten)]
    stores: StoreArgs,
    /// Address of the public listener, such as 0.0.0.0:8080
    #[arg(long, value_name = "ADDRESS")]
    bind: Option<String>,
    /// Address of the operations listener (metrics, probes)
    #[arg(long, value_name = "ADDRESS")]
    ops_bind: Option<String>,
    /// Folder for what this node keeps between starts
    #[arg(long, value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
    /// pretty or json
    #[arg(long)]
    log_format: Option<String>,
    /// error, warn, info, debug, trace or a filter of those
    #[arg(long)]
    log_level: Option<String>,
}

/// Serves until it is told to stop.
pub async fn run(args: ServeArgs) -> Result<(), CliError> {
    let [redis, postgres] = args.stores.flags();
    let config = args.config.load(&[
        redis,
        postgres,
        ("server.bind", args.bind, "--bind"),
        ("server.ops_bind", args.ops_bind, "--ops-bind"),
        ("data_dir", args.data_dir.map(|path| path.display().to_string()), "--data-dir"),
        ("log.format", args.log_format, "--log-format"),
        ("log.level", args.log_level, "--log-level"),
    ])?;
    let auth = &config.auth;
    if auth.jwks_file.is_none() && auth.jwks_url.is_none() && auth.hs256_secret.is_empty() {
        return Err(CliError::NoKeys);
    }
    telemetry::start_logging(&config.log)?;
    let metrics = telemetry::start_metrics()?;
    let application = Application::build(config, metrics).await?;
    tracing::info!(url = application.url(), ops = application.ops_url(), "serving");
    application.run_until_stopped().await;
    Ok(())
}
