//! Is this a server that keeps what it is told?

use super::server::Server;
use super::{Fsync, RedisJournal};
use crate::signals::RedisMemory;
use crate::stores::journal::JournalError;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// What the start-up check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerReport {
    pub version: String,
    /// `None` = the server does not say.
    pub append_only: Option<bool>,
    pub append_fsync: Option<String>,
    /// Sentences for the log.
    pub warnings: Vec<String>,
}

impl RedisJournal {
    /// Refuses ([`JournalError::Poison`]) a server that would forget what was decided, with a sentence that says what to
    /// set. A server that forbids `INFO` or `CONFIG` is taken with a warning.
    pub async fn check_server(&self) -> Result<ServerReport, JournalError> {
        let mut report: Option<ServerReport> = None;
        let mut waitaof = true;
        for server in self.shared.fleet.all().await? {
            let (mut next, can_wait) = self.check_one(&server).await?;
            waitaof &= can_wait;
            if self.shared.fleet.is_spread() {
                next.warnings.iter_mut().for_each(|warning| *warning = format!("{}: {warning}", server.name()));
            }
            match &mut report {
                None => report = Some(next),
                Some(report) => report.warnings.append(&mut next.warnings),
            }
        }
        self.shared.waitaof.store(waitaof, Ordering::Relaxed);
        report.ok_or_else(|| JournalError::Unreachable("the cluster has no server yet".into()))
    }

    /// What one server says, and whether it knows WAITAOF.
    async fn check_one(&self, server: &Arc<Server>) -> Result<(ServerReport, bool), JournalError> {
        let mut warnings = Vec::new();
        let info = match self.ask_at::<String>(server, "INFO", &redis::cmd("INFO")).await {
            Ok(text) => fields(&text),
            Err(JournalError::Poison(_)) => HashMap::new(),
            Err(error) => return Err(error),
        };
        let said = |name: &str| info.get(name).cloned();
        let policy = match said("maxmemory_policy") {
            Some(policy) => Some(policy),
            None => self.setting(server, "maxmemory-policy").await?,
        };
        check_policy(policy.as_deref(), &mut warnings)?;
        let append_only = said("aof_enabled").map(|enabled| enabled == "1");
        let append_fsync = self.setting(server, "appendfsync").await?;
        let version = said("valkey_version").or_else(|| said("redis_version")).unwrap_or_else(|| "unknown".into());
        let can_wait = has_waitaof(said("redis_version").as_deref());
        check_replicas(said("connected_slaves").as_deref(), self.shared.settings.wait_replicas, &mut warnings);
        match self.shared.settings.fsync {
            Fsync::Always => {
                check_always(can_wait, append_only, append_fsync.as_deref(), &mut warnings)?;
            }
            Fsync::Everysec if append_only == Some(false) => {
                warnings.push(
                    "Redis keeps no append-only file: what is not in Postgres yet is lost when Redis stops. \
                    Set `appendonly yes`."
                        .into(),
                );
            }
            Fsync::Everysec => {}
        }
        Ok((ServerReport { version, append_only, append_fsync, warnings }, can_wait))
    }

    /// What the server says of its memory, which is its sign of life; of a cluster's masters the fullest. `None`: it lives, and
    /// forbids the question.
    pub async fn memory(&self) -> Result<Option<RedisMemory>, JournalError> {
        let mut command = redis::cmd("INFO");
        command.arg("memory");
        let mut fullest: Option<RedisMemory> = None;
        for server in self.shared.fleet.all().await? {
            let info = match self.ask_at::<String>(&server, "INFO", &command).await {
                Ok(text) => fields(&text),
                Err(JournalError::Poison(_)) => return self.ping().await.map(|()| None),
                Err(error) => return Err(error),
            };
            let number = |name: &str| info.get(name).and_then(|text| text.parse().ok());
            let memory =
                number("used_memory").zip(number("maxmemory")).map(|(used, limit)| RedisMemory { used, limit });
            let share = |memory: &RedisMemory| memory.used as f64 / memory.limit.max(1) as f64;
            let fuller = memory.filter(|memory| fullest.as_ref().is_none_or(|known| share(memory) > share(known)));
            fullest = fuller.or(fullest);
        }
        Ok(fullest)
    }

    /// `None` where the server forbids the question.
    async fn setting(&self, server: &Arc<Server>, name: &str) -> Result<Option<String>, JournalError> {
        let mut command = redis::cmd("CONFIG");
        command.arg("GET").arg(name);
        match self.ask_at::<HashMap<String, String>>(server, "CONFIG", &command).await {
            Ok(mut found) => Ok(found.remove(name)),
            Err(JournalError::Poison(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

fn check_always(
    can_wait: bool,
    append_only: Option<bool>,
    append_fsync: Option<&str>,
    warnings: &mut Vec<String>,
) -> Result<(), JournalError> {
    let refuse = |what: &str| Err(JournalError::Poison(format!("durability `fsync: always` needs {what}")));
    if append_only == Some(false) {
        return refuse("an append-only file: set `appendonly yes` in Redis");
    }
    if can_wait {
        return Ok(());
    }
    match append_fsync {
        Some("always") => Ok(()),
        Some(_) => refuse("`appendfsync always` in Redis, or Redis 7.2 and later"),
        None => {
            warnings.push("Redis does not say how it writes to disk: make sure of `appendfsync always`.".into());
            Ok(())
        }
    }
}

fn check_policy(policy: Option<&str>, warnings: &mut Vec<String>) -> Result<(), JournalError> {
    match policy {
        Some("noeviction") => Ok(()),
        Some(other) => Err(JournalError::Poison(format!(
            "Redis may evict what was decided (maxmemory-policy is {other}): set `maxmemory-policy noeviction`"
        ))),
        None => {
            warnings.push("Redis does not say its maxmemory-policy: make sure it is `noeviction`.".into());
            Ok(())
        }
    }
}

/// Without them nothing is answered.
fn check_replicas(connected: Option<&str>, wanted: u32, warnings: &mut Vec<String>) {
    let connected = connected.and_then(|count| count.parse::<u32>().ok());
    if let Some(connected) = connected.filter(|connected| *connected < wanted) {
        warnings.push(format!(
            "Redis has {connected} replicas and redis.wait_replicas is {wanted}: no scan is answered until it has as many."
        ));
    }
}

/// The lines `name:value` of INFO.
pub(super) fn fields(text: &str) -> HashMap<String, String> {
    text.lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.into(), value.trim().into()))
        .collect()
}

/// WAITAOF came with 7.2 (Valkey reports the Redis version it is compatible with).
fn has_waitaof(version: Option<&str>) -> bool {
    let mut parts = version.unwrap_or_default().split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) >= (7, 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waitaof_is_known_from_7_2_on() {
        for (version, known) in [("7.0.15", false), ("7.2.0", true), ("8.0.1", true), ("6.9.9", false), ("", false)] {
            assert_eq!(has_waitaof(Some(version)), known, "{version}");
        }
        assert!(!has_waitaof(None));
    }

    #[test]
    fn only_noeviction_passes() {
        let mut warnings = Vec::new();
        assert_eq!(check_policy(Some("noeviction"), &mut warnings), Ok(()));
        assert!(matches!(check_policy(Some("allkeys-lru"), &mut warnings), Err(JournalError::Poison(_))));
        assert_eq!((check_policy(None, &mut warnings), warnings.len()), (Ok(()), 1));
    }
}
