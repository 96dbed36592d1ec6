//! Is this a server that keeps what it is told?

use super::{Fsync, RedisJournal};
use crate::signals::RedisMemory;
use crate::stores::journal::JournalError;
use std::collections::HashMap;
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
        let mut warnings = Vec::new();
        let info = match self.ask::<String>("INFO", &redis::cmd("INFO")).await {
            Ok(text) => fields(&text),
            Err(JournalError::Poison(_)) => HashMap::new(),
            Err(error) => return Err(error),
        };
        let said = |name: &str| info.get(name).cloned();
        let policy = match said("maxmemory_policy") {
            Some(policy) => Some(policy),
            None => self.setting("maxmemory-policy").await?,
        };
        check_policy(policy.as_deref(), &mut warnings)?;
        let append_only = said("aof_enabled").map(|enabled| enabled == "1");
        let append_fsync = self.setting("appendfsync").await?;
        let version = said("valkey_version").or_else(|| said("redis_version")).unwrap_or_else(|| "unknown".into());
        self.shared.waitaof.store(has_waitaof(said("redis_version").as_deref()), Ordering::Relaxed);
        match self.shared.settings.fsync {
            Fsync::Always => {
                self.check_always(append_only, append_fsync.as_deref(), &mut warnings)?;
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
        Ok(ServerReport { version, append_only, append_fsync, warnings })
    }

    /// What the server says of its memory, which is its sign of life. `None`: it lives, and forbids the question or has no
    /// one answer to it (a cluster).
    pub async fn memory(&self) -> Result<Option<RedisMemory>, JournalError> {
        let mut command = redis::cmd("INFO");
        command.arg("memory");
        let info = match self.ask::<String>("INFO", &command).await {
            Ok(text) => fields(&text),
            Err(JournalError::Poison(_)) => return self.ping().await.map(|()| None),
            Err(error) => return Err(error),
        };
        let number = |name: &str| info.get(name).and_then(|text| text.parse().ok());
        Ok(number("used_memory").zip(number("maxmemory")).map(|(used, limit)| RedisMemory { used, limit }))
    }

    fn check_always(
        &self,
        append_only: Option<bool>,
        append_fsync: Option<&str>,
        warnings: &mut Vec<String>,
    ) -> Result<(), JournalError> {
        let refuse = |what: &str| Err(JournalError::Poison(format!("durability `fsync: always` needs {what}")));
        if append_only == Some(false) {
            return refuse("an append-only file: set `appendonly yes` in Redis");
        }
        if self.shared.waitaof.load(Ordering::Relaxed) {
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

    /// `None` where the server forbids the question.
    async fn setting(&self, name: &str) -> Result<Option<String>, JournalError> {
        let mut command = redis::cmd("CONFIG");
        command.arg("GET").arg(name);
        match self.ask::<HashMap<String, String>>("CONFIG", &command).await {
            Ok(mut found) => Ok(found.remove(name)),
            Err(JournalError::Poison(_)) => Ok(None),
            Err(error) => Err(error),
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
