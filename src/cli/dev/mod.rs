//! `gatehouse dev`: a whole gateway for one developer, stores included, in one folder.

mod folder;
mod summary;

pub use folder::DevFile;
pub use summary::scan_lines;

use super::CliError;
use super::args::ConfigArgs;
use super::args::StoreArgs;
use super::keys;
use super::private::Addresses;
use super::private::PrivateError;
use super::private::PrivateServers;
use super::token;
use crate::actors::registry::AppKey;
use crate::actors::registry::NewTenant;
use crate::actors::registry::RegistryError;
use crate::actors::registry::TenantInfo;
use crate::config::Config;
use crate::config::LOCAL_TOML;
use crate::config::Sources;
use crate::http::auth::mint::KeyFile;
use crate::http::auth::mint::TokenType;
use crate::http::auth::mint::mint;
use crate::startup::Application;
use crate::telemetry;
use clap::Args;
use folder::App;
use folder::Folder;
use folder::KeptTokens;
use folder::ServerAddress;
use folder::TenantName;
use folder::Tokens;
use std::path::Path;
use std::path::PathBuf;
use std::pin::Pin;
use std::pin::pin;
use tokio::signal::unix::SignalKind;
use tokio::signal::unix::signal;

/// Tokens of a development folder hold for ten years.
const TOKEN_DAYS: u64 = 3650;
const TENANT: &str = "dev";
const APP: &str = "dev";

/// Why a development gateway cannot start.
#[derive(Debug, thiserror::Error)]
pub enum DevError {
    #[error("cannot use {path}: {source}", path = .path.display())]
    Folder { path: PathBuf, source: std::io::Error },
    #[error("{path} is in use by another `gatehouse dev`; stop that, or take another --data-dir", path = .0.display())]
    Taken(PathBuf),
    #[error("{path} is damaged ({problem}); remove it, it will be made again", path = .path.display())]
    Damaged { path: PathBuf, problem: String },
    #[error(transparent)]
    Private(#[from] PrivateError),
    #[error("the tenant `{TENANT}` cannot be made: {0}")]
    Tenant(#[from] RegistryError),
    #[error("SIGTERM and Ctrl-C cannot be heard: {0}")]
    Signals(std::io::Error),
}

#[derive(Debug, Clone, Args)]
pub struct DevArgs {
    #[command(flatten)]
    pub config: ConfigArgs,
    #[command(flatten)]
    pub stores: StoreArgs,
    /// Folder for everything: private stores, keys, tokens, dev.json [default: ./data/dev, or ./data/demo]
    #[arg(long, value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
    /// Port of the gateway; 0 = a free one (the same as last time, if it is still free)
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Port of metrics and probes; 0 = a free one [default: 9464, or 0 if --port is 0]
    #[arg(long)]
    pub ops_port: Option<u16>,
}

/// Serves until it is told to stop.
pub async fn run(args: DevArgs) -> Result<(), CliError> {
    serve(args, "data/dev", summary::print).await
}

/// Starts everything, calls `ready` with the folder and what `dev.json` says, serves, and stops everything.
pub async fn serve(args: DevArgs, data_dir: &str, ready: impl FnOnce(&Path, &DevFile)) -> Result<(), CliError> {
    let mut stop = pin!(stop_signal()?);
    let folder = Folder::open(args.data_dir.as_deref().unwrap_or(Path::new(data_dir)))?;
    let sources = sources(&args, &folder)?;
    telemetry::start_logging(&Config::load(&sources)?.log)?;
    let Some(servers) = start_servers(&folder, &sources, stop.as_mut()).await? else { return Ok(()) };
    let served = serve_on(&folder, &servers, sources, ready, stop).await;
    // The gateway first, then what it stands on.
    folder.remove_dev_file()?;
    tokio::task::spawn_blocking(move || servers.stop()).await.map_err(|error| CliError::Task(error.to_string()))?;
    served
}

/// Comes with the first SIGTERM or Ctrl-C from now on.
fn stop_signal() -> Result<impl Future<Output = ()>, DevError> {
    let mut terminate = signal(SignalKind::terminate()).map_err(DevError::Signals)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(DevError::Signals)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// The settings of a development gateway, all but the URLs of private servers.
fn sources(args: &DevArgs, folder: &Folder) -> Result<Sources, CliError> {
    let ops_port = args.ops_port.unwrap_or(if args.port == 0 { 0 } else { 9464 });
    let (port, ops_port) = folder.ports(args.port, ops_port)?;
    let keys = folder.path().join("keys");
    let text = |path: PathBuf| Some(path.display().to_string());
    let [redis, postgres] = args.stores.flags();
    let flags = [
        redis,
        postgres,
        ("data_dir", text(folder.path().join("node")), "--data-dir"),
        ("mail.folder", text(folder.path().join("mail")), "dev"),
        ("server.bind", Some(format!("127.0.0.1:{port}")), "--port"),
        ("server.ops_bind", Some(format!("127.0.0.1:{ops_port}")), "--ops-port"),
        ("auth.jwks_file", text(keys.join(keys::JWKS_NAME)), "dev"),
        ("auth.mint_key_file", text(keys.join(crate::http::auth::mint::FILE_NAME)), "dev"),
    ];
    let preset = Some(("config/local.toml", LOCAL_TOML));
    Ok(Sources { preset, ..args.config.sources(&flags) })
}

/// Private servers of the kinds that no URL is given for; `None` = told to stop meanwhile.
async fn start_servers(
    folder: &Folder,
    sources: &Sources,
    stop: Pin<&mut impl Future<Output = ()>>,
) -> Result<Option<PrivateServers>, CliError> {
    let redis = !sources.sets("redis.url")?;
    let postgres = !sources.sets("postgres.url")?;
    let path = folder.path().to_path_buf();
    let mut starting = tokio::task::spawn_blocking(move || PrivateServers::start(&path, redis, postgres));
    let lost = |error: tokio::task::JoinError| CliError::Task(error.to_string());
    tokio::select! {
        started = &mut starting => Ok(Some(started.map_err(lost)?.map_err(DevError::from)?)),
        () = stop => {
            let started = starting.await.map_err(lost)?.map_err(DevError::from)?;
            tokio::task::spawn_blocking(move || started.stop()).await.map_err(lost)?;
            Ok(None)
        }
    }
}

async fn serve_on(
    folder: &Folder,
    servers: &PrivateServers,
    mut sources: Sources,
    ready: impl FnOnce(&Path, &DevFile),
    mut stop: Pin<&mut impl Future<Output = ()>>,
) -> Result<(), CliError> {
    let addresses = servers.addresses();
    let private = [("redis.url", &addresses.redis), ("postgres.url", &addresses.postgres)];
    for (key, address) in private {
        let url = address.as_ref().map(|address| (key.to_owned(), address.url.clone(), "dev".to_owned()));
        sources.flags.extend(url);
    }
    let config = Config::load(&sources)?;
    let key = keys::ensure(&folder.path().join("keys"))?;
    let metrics = telemetry::start_metrics()?;
    let application = tokio::select! {
        built = Application::build(config.clone(), metrics) => built?,
        () = stop.as_mut() => return Ok(()),
    };
    let tenant = tenant(&application).await?;
    let tokens = tokens(folder, &config, &key, &tenant)?;
    let dev = DevFile {
        url: application.url().to_owned(),
        ops_url: application.ops_url().to_owned(),
        tenant: TenantName { id: tenant.id.to_string(), slug: tenant.slug.clone() },
        tokens,
        app: app(&application, &tenant).await?,
        redis: ServerAddress { url: config.redis.url.reveal().to_owned(), pid: None },
        postgres: ServerAddress { url: config.postgres.url.reveal().to_owned(), pid: None },
    };
    folder::write_json(&folder.dev_file(), &with_pids(&dev, &servers.addresses()))?;
    let (path, later) = (folder.dev_file(), dev.clone());
    servers.on_change(move |addresses| {
        if let Err(error) = folder::write_json(&path, &with_pids(&later, addresses)) {
            tracing::warn!(%error, "dev.json could not be brought up to date");
        }
    });
    ready(folder.path(), &dev);
    run_until_stopped(application, stop).await;
    Ok(())
}

/// The application hears signals from now on only; one that came since it was built is said again.
async fn run_until_stopped(application: Application, stop: Pin<&mut impl Future<Output = ()>>) {
    let mut running = pin!(application.run_until_stopped());
    tokio::select! {
        biased;
        () = &mut running => return,
        () = stop => stop_ourselves(),
    }
    running.await;
}

/// The way a terminal would: the gateway and its stores stop in order.
pub fn stop_ourselves() {
    if let Err(error) = nix::sys::signal::kill(nix::unistd::Pid::this(), nix::sys::signal::Signal::SIGTERM) {
        tracing::error!(%error, "cannot stop; press Ctrl-C");
    }
}

fn with_pids(dev: &DevFile, addresses: &Addresses) -> DevFile {
    let mut dev = dev.clone();
    dev.redis.pid = addresses.redis.as_ref().map(|address| address.pid);
    dev.postgres.pid = addresses.postgres.as_ref().map(|address| address.pid);
    dev
}

/// The tenant of every development folder, made at the first start.
async fn tenant(application: &Application) -> Result<TenantInfo, CliError> {
    let registry = application.registry();
    if let Some(known) = registry.tenant(TENANT).await.map_err(DevError::from)? {
        return Ok((*known).clone());
    }
    let new = NewTenant { name: "Development".to_owned(), slug: Some(TENANT.to_owned()) };
    let made = registry.create_tenant(new).await.map_err(DevError::from)?;
    Ok((*made).clone())
}

/// A client to try: it has the same key at every start.
async fn app(application: &Application, tenant: &TenantInfo) -> Result<App, CliError> {
    let AppKey { app_id, key, secret } =
        application.registry().app_key(tenant.id, APP).await.map_err(DevError::from)?;
    Ok(App { app_id, key, secret })
}

fn tokens(folder: &Folder, config: &Config, key: &KeyFile, tenant: &TenantInfo) -> Result<Tokens, CliError> {
    let make = |sub: &str, typ: TokenType, permission: Option<&str>, email: Option<&str>| {
        let mut claims = token::claims(&config.auth.issuer, &config.auth.audience, sub, TOKEN_DAYS);
        claims.tenant = Some(tenant.id.to_string());
        claims.typ = typ;
        claims.permissions = permission.map(str::to_owned).into_iter().collect();
        claims.email = email.map(str::to_owned);
        mint(key, &claims).map_err(keys::KeysError::from)
    };
    let made = Tokens {
        admin: make("usr_dev_admin", TokenType::User, Some("FULL"), None)?,
        scanner: make("usr_dev_scanner", TokenType::User, Some("SCANNING"), None)?,
        order: make("usr_dev_order", TokenType::User, Some("ORDER"), None)?,
        customer: make("cus_dev_customer", TokenType::Customer, None, Some("customer@example.com"))?,
    };
    let wanted = KeptTokens {
        tenant: tenant.id.to_string(),
        key: key.kid().to_owned(),
        issuer: config.auth.issuer.clone(),
        audience: config.auth.audience.clone(),
        tokens: made.clone(),
    };
    Ok(folder.tokens(wanted, || Ok(made))?)
}
