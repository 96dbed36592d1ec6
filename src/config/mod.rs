//! Typed settings; the only reader of files and environment. Every key is explained in `config/default.toml`.

mod checks;
mod layers;
mod outbound;
mod payments;
mod secret;

pub use layers::Sources;
pub use layers::process_environment;
pub use outbound::{Mail, Outbox, Webhooks};
pub use payments::{PayPalKeys, Payments, StripeKeys};
pub use secret::Secret;

use serde::Deserialize;
use std::net::SocketAddr;
use std::path::PathBuf;

/// The defaults, as they are documented.
pub const DEFAULT_TOML: &str = include_str!("../../config/default.toml");

/// What `gatehouse dev` changes.
pub const LOCAL_TOML: &str = include_str!("../../config/local.toml");

/// Everything that can be set. Values are in range: see [`Config::load`].
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub data_dir: PathBuf,
    pub server: Server,
    pub redis: Redis,
    pub postgres: Postgres,
    pub gate: Gate,
    pub sales: Sales,
    pub orders: Orders,
    pub drain: Drain,
    pub audit: Audit,
    pub outbox: Outbox,
    pub mail: Mail,
    pub webhooks: Webhooks,
    pub outage: Outage,
    pub node: Node,
    pub cluster: Cluster,
    pub auth: Auth,
    pub rate_limits: RateLimits,
    pub payments: Payments,
    pub log: Log,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    pub bind: SocketAddr,
    pub ops_bind: SocketAddr,
    /// Empty = the operations listener wants no token.
    pub ops_token: Secret,
    /// 0 = half of the cores.
    pub workers: usize,
    pub max_connections: usize,
    pub keep_alive_s: u64,
    pub max_requests: usize,
    /// 0 = never.
    pub shed_lag_ms: u64,
    /// 0 = it is read at once.
    pub shed_hold_ms: u64,
    pub header_timeout_ms: u64,
    pub body_timeout_ms: u64,
    pub answer_timeout_ms: u64,
    pub shutdown_timeout_s: u64,
    pub body_limit_kb: usize,
    pub batch_limit_kb: usize,
    pub bodies_limit_mb: usize,
    pub import_limit_mb: usize,
    pub import_line_limit_kb: usize,
    pub tls: Tls,
}

/// Both paths or neither.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    #[serde(deserialize_with = "layers::unless_empty")]
    pub cert: Option<PathBuf>,
    #[serde(deserialize_with = "layers::unless_empty")]
    pub key: Option<PathBuf>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redis {
    pub url: Secret,
    pub pool_size: usize,
    pub connect_timeout_ms: u64,
    pub command_timeout_ms: u64,
    /// `None` = 1 with sentinels, else 0.
    #[serde(deserialize_with = "layers::number_unless_empty")]
    pub wait_replicas: Option<u32>,
    pub fsync: Fsync,
}

/// When Redis must have a batch on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fsync {
    /// As the server is configured.
    Server,
    /// Before the answer.
    Always,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Postgres {
    pub url: Secret,
    pub pool_size: u32,
    pub acquire_timeout_ms: u64,
    pub statement_timeout_ms: u64,
    pub migrate_at_start: bool,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub decision_deadline_ms: u64,
    pub mailbox: usize,
    pub batch_max_changes: usize,
    pub idle_sleep_s: u64,
    /// Per device and second.
    pub refusal_log_rate: u32,
    /// 0 = half of the cores.
    pub arbiters: usize,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sales {
    pub hold_ttl_s: u64,
    pub order_actors: usize,
    pub sweep_interval_ms: u64,
    pub step_patience_ms: u64,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Orders {
    /// With `{orderId}` and `{signature}`; empty = the page that is built in.
    pub checkout_url: String,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drain {
    pub interval_ms: u64,
    pub entries_per_step: usize,
    pub trim_margin: u64,
    pub yield_until_lag: u64,
}

/// Where other nodes reach this one.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Node {
    #[serde(deserialize_with = "layers::unless_empty")]
    pub internal_bind: Option<String>,
    #[serde(deserialize_with = "layers::unless_empty")]
    pub advertise: Option<String>,
    pub tls: NodeTls,
}

/// Files; all three, or none.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NodeTls {
    #[serde(deserialize_with = "layers::unless_empty")]
    pub cert: Option<PathBuf>,
    #[serde(deserialize_with = "layers::unless_empty")]
    pub key: Option<PathBuf>,
    #[serde(deserialize_with = "layers::unless_empty")]
    pub ca: Option<PathBuf>,
}

/// For events whose outage policy is `journal`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outage {
    pub grace_ms: u64,
    pub journal_limit_mb: u64,
    pub only_node: bool,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audit {
    pub interval_s: u64,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cluster {
    #[serde(deserialize_with = "layers::unless_empty")]
    pub node_id: Option<String>,
    /// Empty = this node runs alone.
    pub secret: Secret,
    /// Empty = none.
    pub secret_also: Secret,
    pub lease_ttl_ms: u64,
    pub settle_ms: u64,
    pub leave_delay_ms: u64,
    pub facts_poll_ms: u64,
    pub revocation_refresh_ms: u64,
    pub revocation_stale_ms: u64,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Auth {
    pub issuer: String,
    pub audience: String,
    #[serde(deserialize_with = "layers::unless_empty")]
    pub jwks_file: Option<PathBuf>,
    #[serde(deserialize_with = "layers::unless_empty")]
    pub jwks_url: Option<String>,
    pub jwks_refresh_s: u64,
    /// Mints the tokens of registered devices.
    #[serde(deserialize_with = "layers::unless_empty")]
    pub mint_key_file: Option<PathBuf>,
    /// Empty = not used.
    pub hs256_secret: Secret,
    pub clock_skew_s: u64,
    pub token_cache: usize,
    /// Whether a tenant's own FULL token may make tenants.
    pub tenants_by_admins: bool,
}

/// Permitted requests a second, and at once after a quiet time.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateLimits {
    pub open_per_s: u32,
    pub open_burst: u32,
    pub buyer_per_s: u32,
    pub buyer_burst: u32,
    pub webhook_per_s: u32,
    pub webhook_burst: u32,
    pub device_per_s: u32,
    pub device_burst: u32,
    pub subject_per_s: u32,
    pub subject_burst: u32,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    pub format: LogFormat,
    pub level: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    Json,
    Pretty,
}

/// Why the settings cannot be used: one sentence that names the key and where it came from.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("unknown key `{key}` in {source_name}{}", near_names(near))]
    UnknownKey { key: String, source_name: String, near: Vec<String> },
    #[error("unknown environment variable `{name}`{}", near_names(near))]
    UnknownVariable { name: String, near: Vec<String> },
    #[error("`{key}` in {source_name}: {problem}")]
    Value { key: String, source_name: String, problem: String },
    #[error("cannot read {source_name}: {problem}")]
    Unreadable { source_name: String, problem: String },
}

fn near_names(near: &[String]) -> String {
    match near {
        [] => "; every key is explained in config/default.toml".to_owned(),
        [one] => format!("; did you mean `{one}`?"),
        more => format!("; did you mean one of `{}`?", more.join("`, `")),
    }
}

impl Config {
    /// Reads every source, the later winning, and checks every value.
    ///
    /// # Errors
    /// A key or variable that is not known, a value of the wrong type or out of range, a file that cannot be read.
    pub fn load(sources: &Sources) -> Result<Self, ConfigError> {
        let layers = layers::read(sources)?;
        let config: Self = layers::merge(&layers)?;
        checks::check(&config, &|key| layers::origin(&layers, key))?;
        Ok(config)
    }
}

#[cfg(test)]
mod tests;
