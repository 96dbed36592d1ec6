//! Flags that several commands share.

use crate::config::Config;
use crate::config::ConfigError;
use crate::config::Sources;
use crate::config::process_environment;
use clap::Args;
use std::path::PathBuf;

/// Where settings come from.
#[derive(Debug, Clone, Default, Args)]
pub struct ConfigArgs {
    /// Settings file (TOML); every key is explained in config/default.toml
    #[arg(long, value_name = "FILE", env = "GATEHOUSE_CONFIG")]
    pub config: Option<PathBuf>,
    /// Sets one key, such as gate.decision_deadline_ms=800; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    pub set: Vec<(String, String)>,
}

/// The stores, where they are not in the settings.
#[derive(Debug, Clone, Default, Args)]
pub struct StoreArgs {
    /// Redis to use, redis://host:port/database [env: GATEHOUSE_REDIS_URL]
    #[arg(long, value_name = "URL")]
    pub redis_url: Option<String>,
    /// Postgres to use, postgres://user:password@host:port/database [env: GATEHOUSE_DATABASE_URL]
    #[arg(long, value_name = "URL")]
    pub database_url: Option<String>,
}

/// Which gateway a client command speaks to, and as whom.
#[derive(Debug, Clone, Args)]
pub struct ClientArgs {
    /// The gateway
    #[arg(long, env = "GATEHOUSE_URL", default_value = "http://127.0.0.1:8080")]
    pub url: String,
    /// A token that may do it; FULL may do everything (`dev` writes one to <data-dir>/dev.json)
    #[arg(long, env = "GATEHOUSE_TOKEN", hide_env_values = true)]
    pub token: String,
}

/// The gateways of a cluster, and as whom they are spoken to.
#[derive(Debug, Clone, Args)]
pub struct NodesArgs {
    /// The gateway; of a cluster, those of all nodes (separated by commas): scans go to them in turn, and to the next one
    /// where a connection breaks
    #[arg(long, env = "GATEHOUSE_URL", default_value = "http://127.0.0.1:8080", value_delimiter = ',')]
    pub url: Vec<String>,
    /// The operations listener of each --url, in the same order: scans go only to nodes whose /readyz says yes, as
    /// behind a load balancer
    #[arg(long, value_name = "URL", value_delimiter = ',')]
    pub ops_url: Vec<String>,
    /// A token with the permission FULL (`dev` writes one to <data-dir>/dev.json)
    #[arg(long, env = "GATEHOUSE_TOKEN", hide_env_values = true)]
    pub token: String,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("must look like section.key=value")?;
    Ok((key.to_owned(), value.to_owned()))
}

/// A flag that sets a key: `(key, value if given, name of the flag)`.
pub type Flag<'a> = (&'a str, Option<String>, &'a str);

impl ConfigArgs {
    /// Every source with its flags: the command's own first, then `--set`.
    pub fn sources(&self, flags: &[Flag<'_>]) -> Sources {
        let own =
            flags.iter().filter_map(|(key, value, flag)| Some(((*key).to_owned(), value.clone()?, (*flag).to_owned())));
        let set = self.set.iter().map(|(key, value)| (key.clone(), value.clone(), "--set".to_owned()));
        Sources { preset: None, file: self.config.clone(), env: process_environment(), flags: own.chain(set).collect() }
    }

    pub fn load(&self, flags: &[Flag<'_>]) -> Result<Config, ConfigError> {
        Config::load(&self.sources(flags))
    }
}

impl StoreArgs {
    pub fn flags(&self) -> [Flag<'static>; 2] {
        [
            ("redis.url", self.redis_url.clone(), "--redis-url"),
            ("postgres.url", self.database_url.clone(), "--database-url"),
        ]
    }
}
