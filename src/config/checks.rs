//! The range of every number and the shape of every text.

use super::Config;
use super::ConfigError;
use super::payments;
use std::net::SocketAddr;
use std::ops::RangeInclusive;

/// Checks one value after the other; `origin` names the source of a key.
pub(super) fn check(config: &Config, origin: &dyn Fn(&str) -> String) -> Result<(), ConfigError> {
    for (key, value, range) in numbers(config) {
        if !range.contains(&value) {
            let problem = format!("{value} is out of range, it must be {} to {}", range.start(), range.end());
            return Err(refused(key, problem, origin));
        }
    }
    match texts(config) {
        Some((key, problem)) => Err(refused(key, problem.to_owned(), origin)),
        None => Ok(()),
    }
}

fn refused(key: &str, problem: String, origin: &dyn Fn(&str) -> String) -> ConfigError {
    ConfigError::Value { key: key.to_owned(), source_name: origin(key), problem }
}

type Ranged = (&'static str, u64, RangeInclusive<u64>);

fn numbers(config: &Config) -> Vec<Ranged> {
    let mut all = server_numbers(config);
    all.extend(store_numbers(config));
    all.extend(gate_numbers(config));
    all.extend(outbound_numbers(config));
    all.extend(auth_numbers(config));
    all.extend(payments::numbers(config).into_iter().map(|(key, value, least, most)| (key, value, least..=most)));
    all
}

fn server_numbers(config: &Config) -> Vec<Ranged> {
    let server = &config.server;
    vec![
        ("server.workers", server.workers as u64, 0..=1024),
        ("server.max_connections", server.max_connections as u64, 16..=1_000_000),
        ("server.max_requests", server.max_requests as u64, 16..=1_000_000),
        ("server.shed_lag_ms", server.shed_lag_ms, 0..=60_000),
        ("server.shed_hold_ms", server.shed_hold_ms, 0..=60_000),
        ("server.body_timeout_ms", server.body_timeout_ms, 100..=600_000),
        ("server.answer_timeout_ms", server.answer_timeout_ms, 100..=600_000),
        ("server.bodies_limit_mb", server.bodies_limit_mb as u64, 1..=102_400),
        ("server.keep_alive_s", server.keep_alive_s, 1..=3600),
        ("server.header_timeout_ms", server.header_timeout_ms, 100..=60_000),
        ("server.shutdown_timeout_s", server.shutdown_timeout_s, 1..=300),
        ("server.body_limit_kb", server.body_limit_kb as u64, 4..=10_240),
        ("server.batch_limit_kb", server.batch_limit_kb as u64, 64..=65_536),
        ("server.import_limit_mb", server.import_limit_mb as u64, 1..=102_400),
        ("server.import_line_limit_kb", server.import_line_limit_kb as u64, 1..=1024),
    ]
}

fn store_numbers(config: &Config) -> Vec<Ranged> {
    let (redis, postgres, drain, sales) = (&config.redis, &config.postgres, &config.drain, &config.sales);
    vec![
        ("sales.hold_ttl_s", sales.hold_ttl_s, 1..=86_400),
        ("sales.order_actors", sales.order_actors as u64, 1..=64),
        ("sales.sweep_interval_ms", sales.sweep_interval_ms, 50..=60_000),
        ("sales.step_patience_ms", sales.step_patience_ms, 100..=600_000),
        ("redis.pool_size", redis.pool_size as u64, 1..=1000),
        ("redis.connect_timeout_ms", redis.connect_timeout_ms, 50..=60_000),
        ("redis.command_timeout_ms", redis.command_timeout_ms, 50..=60_000),
        ("redis.wait_replicas", u64::from(redis.wait_replicas.unwrap_or(0)), 0..=16),
        ("postgres.pool_size", u64::from(postgres.pool_size), 2..=1000),
        ("postgres.acquire_timeout_ms", postgres.acquire_timeout_ms, 50..=60_000),
        ("postgres.statement_timeout_ms", postgres.statement_timeout_ms, 100..=600_000),
        ("drain.interval_ms", drain.interval_ms, 10..=60_000),
        ("drain.entries_per_step", drain.entries_per_step as u64, 1..=10_000),
        ("drain.trim_margin", drain.trim_margin, 0..=1_000_000),
        ("drain.yield_until_lag", drain.yield_until_lag, 0..=10_000_000),
    ]
}

fn gate_numbers(config: &Config) -> Vec<Ranged> {
    let (gate, cluster, outage) = (&config.gate, &config.cluster, &config.outage);
    vec![
        ("outage.grace_ms", outage.grace_ms, 10..=60_000),
        // What a Redis that lost its data is filled with is in memory too (256 MB).
        ("outage.journal_limit_mb", outage.journal_limit_mb, 1..=128),
        ("gate.decision_deadline_ms", gate.decision_deadline_ms, 50..=30_000),
        ("gate.mailbox", gate.mailbox as u64, 16..=1_000_000),
        ("gate.batch_max_changes", gate.batch_max_changes as u64, 1..=2048),
        ("gate.idle_sleep_s", gate.idle_sleep_s, 1..=86_400),
        ("gate.refusal_log_rate", u64::from(gate.refusal_log_rate), 1..=100_000),
        ("gate.arbiters", gate.arbiters as u64, 0..=1024),
        ("cluster.lease_ttl_ms", cluster.lease_ttl_ms, 500..=300_000),
        ("cluster.settle_ms", cluster.settle_ms, 0..=3_600_000),
        ("cluster.leave_delay_ms", cluster.leave_delay_ms, 0..=60_000),
        ("cluster.facts_poll_ms", cluster.facts_poll_ms, 50..=60_000),
        ("cluster.revocation_refresh_ms", cluster.revocation_refresh_ms, 50..=60_000),
        ("cluster.revocation_stale_ms", cluster.revocation_stale_ms, 200..=600_000),
    ]
}

fn outbound_numbers(config: &Config) -> Vec<Ranged> {
    let (outbox, mail, webhooks) = (&config.outbox, &config.mail, &config.webhooks);
    vec![
        ("outbox.poll_ms", outbox.poll_ms, 10..=60_000),
        ("outbox.mails_at_once", outbox.mails_at_once as u64, 1..=100),
        ("outbox.webhooks_at_once", outbox.webhooks_at_once as u64, 1..=1000),
        ("outbox.per_destination", outbox.per_destination as u64, 1..=100),
        ("outbox.attempts_max", u64::from(outbox.attempts_max), 1..=100),
        ("outbox.backoff_first_ms", outbox.backoff_first_ms, 10..=3_600_000),
        ("outbox.backoff_max_s", outbox.backoff_max_s, 1..=86_400),
        ("outbox.keep_days", u64::from(outbox.keep_days), 1..=3650),
        ("mail.connections_max", u64::from(mail.connections_max), 1..=100),
        ("mail.timeout_ms", mail.timeout_ms, 100..=30_000),
        ("webhooks.timeout_ms", webhooks.timeout_ms, 100..=50_000),
        ("webhooks.secret_overlap_h", u64::from(webhooks.secret_overlap_h), 0..=720),
    ]
}

fn auth_numbers(config: &Config) -> Vec<Ranged> {
    let (auth, limits) = (&config.auth, &config.rate_limits);
    let rate = 1..=10_000_000;
    vec![
        ("auth.jwks_refresh_s", auth.jwks_refresh_s, 1..=86_400),
        ("auth.clock_skew_s", auth.clock_skew_s, 0..=600),
        ("auth.token_cache", auth.token_cache as u64, 16..=10_000_000),
        ("rate_limits.open_per_s", u64::from(limits.open_per_s), rate.clone()),
        ("rate_limits.open_burst", u64::from(limits.open_burst), rate.clone()),
        ("rate_limits.buyer_per_s", u64::from(limits.buyer_per_s), rate.clone()),
        ("rate_limits.buyer_burst", u64::from(limits.buyer_burst), rate.clone()),
        ("rate_limits.webhook_per_s", u64::from(limits.webhook_per_s), rate.clone()),
        ("rate_limits.webhook_burst", u64::from(limits.webhook_burst), rate.clone()),
        ("rate_limits.device_per_s", u64::from(limits.device_per_s), rate.clone()),
        ("rate_limits.device_burst", u64::from(limits.device_burst), rate.clone()),
        ("rate_limits.subject_per_s", u64::from(limits.subject_per_s), rate.clone()),
        ("rate_limits.subject_burst", u64::from(limits.subject_burst), rate),
    ]
}

/// The first text that cannot work, and why.
fn texts(config: &Config) -> Option<(&'static str, &'static str)> {
    let redis = config.redis.url.reveal();
    let schemes =
        ["redis://", "rediss://", "redis+sentinel://", "rediss+sentinel://", "redis+cluster://", "rediss+cluster://"];
    if !schemes.iter().any(|scheme| redis.starts_with(scheme)) {
        return Some(("redis.url", "must start with redis://, rediss://, redis+sentinel:// or redis+cluster://"));
    }
    let postgres = config.postgres.url.reveal();
    if !["postgres://", "postgresql://"].iter().any(|scheme| postgres.starts_with(scheme)) {
        return Some(("postgres.url", "must start with postgres:// or postgresql://"));
    }
    match (&config.server.tls.cert, &config.server.tls.key) {
        (Some(_), None) => return Some(("server.tls.key", "is missing: TLS needs both cert and key")),
        (None, Some(_)) => return Some(("server.tls.cert", "is missing: TLS needs both cert and key")),
        (Some(_), Some(_)) | (None, None) => {}
    }
    let checkout = &config.orders.checkout_url;
    let whole = ["{orderId}", "{signature}"].iter().all(|part| checkout.contains(part)) && checkout.starts_with("http");
    if !checkout.is_empty() && !whole {
        return Some(("orders.checkout_url", "must be an address of the web with {orderId} and {signature} in it"));
    }
    if config.cluster.revocation_stale_ms <= config.cluster.revocation_refresh_ms {
        return Some(("cluster.revocation_stale_ms", "must be more than cluster.revocation_refresh_ms"));
    }
    if config.cluster.node_id.as_ref().is_some_and(|id| id.len() > 64 || id.chars().any(|c| !c.is_ascii_graphic())) {
        return Some(("cluster.node_id", "must be at most 64 visible ASCII characters"));
    }
    if let Some(wrong) = node_texts(config) {
        return Some(wrong);
    }
    if config.log.level.parse::<tracing_subscriber::EnvFilter>().is_err() {
        return Some(("log.level", "must be error, warn, info, debug, trace or a filter of those"));
    }
    auth_texts(config).or_else(|| payments::texts(config))
}

fn node_texts(config: &Config) -> Option<(&'static str, &'static str)> {
    let (node, secret) = (&config.node, config.cluster.secret.reveal());
    if config.outage.only_node && node.internal_bind.is_some() {
        return Some((
            "outage.only_node",
            "must not be set on a node that others share the work with (node.internal_bind)",
        ));
    }
    let tls = [&node.tls.cert, &node.tls.key, &node.tls.ca].map(Option::is_some);
    if tls.contains(&true) && tls.contains(&false) {
        return Some(("node.tls", "needs all three of cert, key and ca"));
    }
    let Some(bind) = &node.internal_bind else {
        if !secret.is_empty() || node.advertise.is_some() || tls[0] {
            return Some(("node.internal_bind", "is missing: other nodes must be able to reach this one"));
        }
        return None;
    };
    let Ok(bind) = bind.parse::<SocketAddr>() else {
        return Some(("node.internal_bind", "must be an address and a port, such as 10.0.0.1:7000"));
    };
    if secret.is_empty() {
        return Some(("cluster.secret", "is missing: nodes know each other by it; give all of them the same"));
    }
    if secret.len() < 32 {
        return Some(("cluster.secret", "must have at least 32 bytes, such as `openssl rand -base64 32` gives"));
    }
    let also = config.cluster.secret_also.reveal();
    if !also.is_empty() && also.len() < 32 {
        return Some(("cluster.secret_also", "must have at least 32 bytes, as cluster.secret has"));
    }
    match &node.advertise {
        None if bind.ip().is_unspecified() => {
            Some(("node.advertise", "is missing: say the address under which other nodes reach this one"))
        }
        Some(addr) if addr.rsplit_once(':').is_none_or(|(_, port)| port.parse::<u16>().is_err()) => {
            Some(("node.advertise", "must be a host and a port, such as 10.0.0.1:7000"))
        }
        Some(_) | None => None,
    }
}

fn auth_texts(config: &Config) -> Option<(&'static str, &'static str)> {
    let auth = &config.auth;
    if auth.issuer.is_empty() {
        return Some(("auth.issuer", "must not be empty"));
    }
    if auth.audience.is_empty() {
        return Some(("auth.audience", "must not be empty"));
    }
    let schemes = ["https://", "http://"];
    if auth.jwks_url.as_ref().is_some_and(|url| !schemes.iter().any(|scheme| url.starts_with(scheme))) {
        return Some(("auth.jwks_url", "must start with https:// or http://"));
    }
    if auth.hs256_secret.is_empty() {
        return None;
    }
    if auth.jwks_file.is_some() || auth.jwks_url.is_some() {
        return Some(("auth.hs256_secret", "must not be set together with a JWKS: take one or the other"));
    }
    if auth.hs256_secret.reveal().len() < 32 {
        return Some(("auth.hs256_secret", "must have at least 32 bytes"));
    }
    None
}
