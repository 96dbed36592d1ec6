//! Builds bottom to top, stops top to bottom, each step with a deadline.

mod certificates;
mod internal;
mod listeners;
mod node;
mod outbound;
mod payments;
mod probes;
mod public;
mod reload;
mod vitals;

pub use node::NodeError;

use crate::actors::batch::Limits;
use crate::actors::cashier::Cashier;
use crate::actors::directory::{self, Directory};
use crate::actors::event_actor;
use crate::actors::gate::Gate;
use crate::actors::nodes::desk::Desk;
use crate::actors::nodes::seal::Key;
use crate::actors::nodes::{self, JoinError, Nodes};
use crate::actors::outbox_relay::RelayHandle;
use crate::actors::registry::{self, Registry, RegistryError};
use crate::actors::sales::{self, Sales};
use crate::actors::scan_drain;
use crate::config::{Config, Fsync};
use crate::http::auth::mint::MintError;
use crate::http::auth::{self, Auth};
use crate::http::pressure::Shedding;
use crate::http::settings::{BodyLimits, Rate, RateLimits};
use crate::http::{self, Handles, State};
use crate::outbound::mail;
use crate::queries::Queries;
use crate::queries::audit::{Auditor, Watch};
use crate::stores::StoreError;
use crate::stores::journal::{JournalError, NodeTag, RedisJournal, redis};
use crate::stores::postgres::{self, Store};
use chrono::TimeDelta;
use internal::Internal;
use metrics_exporter_prometheus::PrometheusHandle;
use node::NodeHome;
use std::time::{Duration, Instant};

/// Why the gateway does not start: one sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartupError {
    #[error(transparent)]
    Node(#[from] NodeError),
    #[error("Postgres cannot be used: {0}. Check postgres.url (GATEHOUSE_DATABASE_URL)")]
    Postgres(#[from] StoreError),
    #[error("Redis cannot be used: {0}. Check redis.url (GATEHOUSE_REDIS_URL)")]
    Redis(#[from] JournalError),
    #[error("the registry cannot be read: {0}")]
    Registry(#[from] RegistryError),
    #[error(transparent)]
    Join(#[from] JoinError),
    #[error(transparent)]
    Payments(#[from] crate::payments::SetUpError),
    #[error("tokens cannot be checked: {0}")]
    Auth(#[from] auth::SetUpError),
    #[error("device tokens cannot be minted: {0}. Check auth.mint_key_file")]
    Minter(#[from] MintError),
    #[error("cannot listen on {address}: {problem}. Is another program using the port?")]
    Listen { address: String, problem: String },
    #[error("mails cannot be sent: {0}")]
    Mail(#[from] mail::SetUpError),
    #[error("webhooks cannot be called: {0}")]
    Webhooks(String),
    #[error("TLS cannot be used: {0}")]
    Tls(String),
}

/// A started gateway. It serves until [`Application::run_until_stopped`] returns.
pub struct Application {
    listeners: listeners::Listeners,
    directory: Directory<RedisJournal>,
    nodes: Nodes,
    journal: RedisJournal,
    registry: Registry,
    store: Store,
    relay: RelayHandle,
    tasks: Vec<actix_rt::task::JoinHandle<()>>,
    stop_within: Duration,
    leave_delay: Duration,
    /// Keeps the data folder ours.
    _home: NodeHome,
}

impl Application {
    /// Connects, takes the data folder, builds every floor and listens. Answers once requests can be served.
    pub async fn build(config: Config, metrics: PrometheusHandle) -> Result<Application, StartupError> {
        let home = NodeHome::take(&config.data_dir, config.cluster.node_id.as_deref())?;
        let (store, journal) = stores(&config, &home).await?;
        let registry = Registry::new(store.clone(), registry_settings(&config));
        let internal = internal::bind(&config)?;
        let addr = internal.as_ref().map(|internal| internal.addr.clone());
        let tag = NodeTag { node: home.node(), addr: addr.unwrap_or_default() };
        let nodes = Nodes::new(home.node(), nodes_settings(&config, internal.as_ref()));
        nodes.join(&journal).await?;
        let settings = directory_settings(&config, &home);
        let directory = Directory::among(&journal, store.clone(), tag, nodes.clone(), settings);
        // Before anything is acquired.
        directory.hand_in_journals().await;
        let deadline = Duration::from_millis(config.gate.decision_deadline_ms);
        let gate = Gate::new(directory.clone(), registry.clone(), store.clone(), deadline);
        let mut tasks = keepers(&registry, &directory);
        let auth = Auth::start(&auth_settings(&config)).await?;
        tasks.push(actix_rt::spawn(vitals::watch(home.node(), &journal, &store, &directory, &registry)));
        let ops = probes::ops_state(&config, (&journal, &store, &nodes, &auth), directory.journals(), metrics);
        if config.audit.interval_s > 0 {
            let every = Duration::from_secs(config.audit.interval_s);
            let auditor = Auditor::new(store.clone(), journal.clone());
            tasks.push(actix_rt::spawn(Watch::new(auditor, home.node(), every).run()));
        }
        let queries = Queries::new(store.clone());
        let gateways = payments::gateways(&config, &home)?;
        let settings = sales_settings(&config);
        let sales = Sales::start(gate.clone(), registry.clone(), store.clone(), gateways.clone(), settings);
        let cashier = Cashier::new(gateways, sales.clone(), store.clone());
        tasks.push(actix_rt::spawn(sales.clone().run_sweeper()));
        tasks.push(actix_rt::spawn(cashier.clone().run_forgetting()));
        let handles = Handles { gate, registry: registry.clone(), sales, cashier, queries };
        let state = State::new(handles, auth, reload::minter(&config)?, http_settings(&config));
        let desk = internal.map(|listener| (listener, Desk::new(directory.clone(), nodes.clone())));
        let listeners = listeners::listen(&config, state, ops, desk)?;
        tasks.push(actix_rt::spawn(listeners.keep_fresh(config.clone())));
        // From now on others send what this node should own.
        let owned = directory.clone();
        tasks.push(actix_rt::spawn(nodes.clone().run(journal.clone(), move || owned.held())));
        let relay = outbound::start(&config, &store)?;
        let stop_within = Duration::from_secs(config.server.shutdown_timeout_s);
        let leave_delay = millis(config.cluster.leave_delay_ms);
        Ok(Application {
            listeners,
            directory,
            nodes,
            journal,
            registry,
            store,
            relay,
            tasks,
            stop_within,
            leave_delay,
            _home: home,
        })
    }

    /// Where the gateway answers, such as `http://127.0.0.1:8080`.
    pub fn url(&self) -> &str {
        &self.listeners.url
    }

    /// Where metrics and probes are.
    pub fn ops_url(&self) -> &str {
        &self.listeners.ops_url
    }

    /// For roof commands that administrate before serving (`dev` makes its tenant).
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// Serves until SIGTERM or Ctrl-C, then stops: other nodes take over what it owns, where there are any; no new requests,
    /// batches finish, logs are drained.
    pub async fn run_until_stopped(self) {
        reload::stop_signal().await;
        tracing::info!("stopping");
        if self.nodes.finds_successors(&self.journal).await {
            self.leave().await;
        }
        if tokio::time::timeout(self.stop_within, self.listeners.stop()).await.is_err() {
            tracing::warn!("requests in hand did not finish in time");
        }
        self.directory.stop(Instant::now() + self.stop_within).await;
        self.listeners.close().await;
        self.relay.stop(Instant::now() + self.stop_within).await;
        for task in &self.tasks {
            task.abort();
        }
        if let Err(error) = self.journal.node_left(self.nodes.me()).await {
            tracing::debug!(%error, "other nodes could not be told; they find out");
        }
        self.store.close().await;
        tracing::info!("stopped");
    }

    /// Hands over while requests are answered, until the load balancer has noticed.
    async fn leave(&self) {
        self.listeners.leave();
        self.nodes.leave();
        let noticed = tokio::time::sleep(self.leave_delay);
        let handed_over = async {
            // Only when the others know that it leaves would they keep what they are given.
            tokio::time::sleep(self.nodes.heard_within()).await;
            self.directory.leave(Instant::now() + self.stop_within).await;
        };
        tokio::join!(noticed, handed_over);
    }
}

/// Both stores, looked at: as they have to be, and at the version of this program.
async fn stores(config: &Config, home: &NodeHome) -> Result<(Store, RedisJournal), StartupError> {
    let store = Store::connect(&postgres_settings(config)).await?;
    if config.postgres.migrate_at_start {
        store.migrate().await?;
    } else {
        store.make_partitions().await?;
    }
    let journal = RedisJournal::new(&redis_settings(config))?;
    let report = journal.check_server().await?;
    tracing::info!(redis = %report.version, node = %home.node(), "stores are there");
    for warning in &report.warnings {
        tracing::warn!("{warning}");
    }
    Ok((store, journal))
}

/// What keeps memory, leases and events where they should be.
fn keepers(registry: &Registry, directory: &Directory<RedisJournal>) -> Vec<actix_rt::task::JoinHandle<()>> {
    let refreshed = registry.clone();
    vec![
        actix_rt::spawn(async move { refreshed.run_refresh().await }),
        actix_rt::spawn(directory.clone().run_facts(registry.clone())),
        actix_rt::spawn(directory.clone().keep_leases()),
        actix_rt::spawn(directory.clone().keep_placed()),
        actix_rt::spawn(directory.clone().wake_undrained()),
        actix_rt::spawn(directory.clone().keep_journals()),
    ]
}

/// What `gatehouse audit` works with: the stores, and nothing that serves.
pub async fn auditor(config: &Config) -> Result<Auditor, StartupError> {
    let store = Store::connect(&postgres_settings(config)).await?;
    Ok(Auditor::new(store, RedisJournal::new(&redis_settings(config))?))
}

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn postgres_settings(config: &Config) -> postgres::Settings {
    let postgres = &config.postgres;
    postgres::Settings {
        url: postgres.url.reveal().to_owned(),
        connections_max: postgres.pool_size,
        acquire_timeout: millis(postgres.acquire_timeout_ms),
        statement_timeout: millis(postgres.statement_timeout_ms),
        silence_timeout: millis(config.cluster.lease_ttl_ms),
    }
}

fn redis_settings(config: &Config) -> redis::Settings {
    let redis = &config.redis;
    redis::Settings {
        url: redis.url.reveal().to_owned(),
        pool_max: redis.pool_size,
        connect_timeout: millis(redis.connect_timeout_ms),
        response_timeout: millis(redis.command_timeout_ms),
        // Where a replica may take over, it must have what was answered.
        wait_replicas: redis.wait_replicas.unwrap_or_else(|| {
            u32::from(["+sentinel://", "+cluster://"].iter().any(|kind| redis.url.reveal().contains(kind)))
        }),
        fsync: match redis.fsync {
            Fsync::Server => redis::Fsync::Everysec,
            Fsync::Always => redis::Fsync::Always,
        },
    }
}

fn registry_settings(config: &Config) -> registry::Settings {
    registry::Settings {
        refresh_every: millis(config.cluster.revocation_refresh_ms),
        webhooks_private: config.webhooks.allow_private,
        secret_overlap: TimeDelta::hours(config.webhooks.secret_overlap_h.into()),
        ..registry::Settings::default()
    }
}

fn sales_settings(config: &Config) -> sales::Settings {
    let sales = &config.sales;
    sales::Settings {
        hold_ttl: Duration::from_secs(sales.hold_ttl_s),
        order_actors: sales.order_actors,
        sweep_every: millis(sales.sweep_interval_ms),
        step_patience: millis(sales.step_patience_ms),
    }
}

fn directory_settings(config: &Config, home: &NodeHome) -> directory::Settings {
    let gate = &config.gate;
    directory::Settings {
        event: event_actor::Settings {
            mailbox: gate.mailbox,
            limits: Limits { batch_changes: gate.batch_max_changes, waiting_changes: gate.mailbox * 2 },
            idle_sleep: Duration::from_secs(gate.idle_sleep_s),
            refusals_logged_per_second: gate.refusal_log_rate,
            poison_dir: home.path().join("poison"),
            journals: home.journals(&config.outage, millis(gate.decision_deadline_ms)),
            ..event_actor::Settings::default()
        },
        drain: scan_drain::Settings {
            entries: config.drain.entries_per_step,
            poll: millis(config.drain.interval_ms),
            margin: config.drain.trim_margin,
            yield_until_lag: config.drain.yield_until_lag,
            ..scan_drain::Settings::default()
        },
        arbiters: arbiters(gate.arbiters),
        lease_ttl: millis(config.cluster.lease_ttl_ms),
        facts_poll: millis(config.cluster.facts_poll_ms),
    }
}

fn nodes_settings(config: &Config, internal: Option<&Internal>) -> nodes::Settings {
    let cluster = &config.cluster;
    nodes::Settings {
        cluster: internal
            .map(|internal| (internal.addr.clone(), Key::new(cluster.secret.reveal(), cluster.secret_also.reveal()))),
        way: internal.map(|internal| internal.way.clone()).unwrap_or_default(),
        ttl: millis(cluster.lease_ttl_ms),
        settle: millis(cluster.settle_ms),
    }
}

fn http_settings(config: &Config) -> http::Settings {
    let (server, rates) = (&config.server, &config.rate_limits);
    let defaults = RateLimits::default();
    http::Settings {
        auth: auth_settings(config),
        bodies: BodyLimits {
            scan: server.body_limit_kb * 1024,
            batch: server.batch_limit_kb * 1024,
            admin: server.body_limit_kb * 1024,
            import: (server.import_limit_mb as u64) << 20,
            import_line: server.import_line_limit_kb * 1024,
            all: server.bodies_limit_mb << 20,
            time: millis(server.body_timeout_ms),
        },
        rates: RateLimits {
            open: Rate { per_s: rates.open_per_s, burst: rates.open_burst },
            webhook: Rate { per_s: rates.webhook_per_s, burst: rates.webhook_burst },
            buyer: Rate { per_s: rates.buyer_per_s, burst: rates.buyer_burst },
            device: Rate { per_s: rates.device_per_s, burst: rates.device_burst },
            subject: Rate { per_s: rates.subject_per_s, burst: rates.subject_burst },
            ..defaults
        },
        tenants_by_admins: config.auth.tenants_by_admins,
        checkout_url: config.orders.checkout_url.clone(),
        requests_max: server.max_requests,
        shedding: Shedding { lag: millis(server.shed_lag_ms), hold: millis(server.shed_hold_ms) },
        ..http::Settings::default()
    }
}

fn auth_settings(config: &Config) -> auth::Settings {
    let auth = &config.auth;
    let mut keys = Vec::new();
    keys.extend(auth.jwks_file.clone().map(auth::Keys::JwksFile));
    keys.extend(auth.jwks_url.clone().map(auth::Keys::JwksUrl));
    if !auth.hs256_secret.reveal().is_empty() {
        keys.push(auth::Keys::Secret(auth.hs256_secret.reveal().to_owned()));
    }
    let issuer = auth::Issuer { issuer: auth.issuer.clone(), audience: auth.audience.clone(), keys };
    auth::Settings {
        issuers: vec![issuer],
        refresh: Duration::from_secs(auth.jwks_refresh_s),
        leeway_s: auth.clock_skew_s,
        cached_tokens: auth.token_cache,
        revocations_max_age: millis(config.cluster.revocation_stale_ms),
    }
}

/// HTTP threads; 0 = half of the cores, since the arbiters want the other half: threads beyond the cores only take turns,
/// and two of each on two cores cost a sixth more CPU per scan.
fn workers(threads: usize) -> usize {
    if threads == 0 { cores().div_ceil(2) } else { threads }
}

/// Threads of actors; 0 = half of the cores.
fn arbiters(threads: usize) -> usize {
    if threads == 0 { (cores() / 2).max(1) } else { threads }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
