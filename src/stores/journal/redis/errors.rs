//! Which failures of Redis pass, and which would only repeat themselves.

use crate::stores::journal::JournalError;
use redis::{ErrorKind, RedisError};
use std::time::Duration;

/// Words with which a server says "not now".
const PASSING: [&str; 15] = [
    "LOADING",
    "OOM",
    "READONLY",
    "MOVED",
    "ASK",
    "TRYAGAIN",
    "CLUSTERDOWN",
    "MASTERDOWN",
    "BUSY",
    "UNKILLABLE",
    "MISCONF",
    "NOREPLICAS",
    "NOAUTH",
    "WRONGPASS",
    "UNBLOCKED",
];

/// An error, and whether its connection is of no more use.
pub(super) struct Failure {
    pub error: JournalError,
    pub drop_connection: bool,
}

impl Failure {
    pub(super) fn timed_out(after: Duration) -> Failure {
        let why = format!("no answer within {} ms", after.as_millis());
        Failure { error: JournalError::Unreachable(why), drop_connection: true }
    }

    /// Worth another attempt on the same connection.
    pub(super) fn passing(why: String) -> Failure {
        Failure { error: JournalError::Unreachable(why), drop_connection: false }
    }

    pub(super) fn unreadable(what: &str) -> Failure {
        Failure { error: JournalError::Poison(format!("unexpected reply to {what}")), drop_connection: true }
    }
}

impl From<RedisError> for Failure {
    fn from(error: RedisError) -> Failure {
        let why = error.to_string();
        match error.kind() {
            ErrorKind::Io | ErrorKind::Parse | ErrorKind::AuthenticationFailed => {
                return Failure { error: JournalError::Unreachable(why), drop_connection: true };
            }
            _ => {}
        }
        let code = error.code().unwrap_or_default();
        if PASSING.contains(&code) || says_not_now(error.detail().unwrap_or_default()) {
            // After a failover the same address may lead to the new master.
            let drop_connection = matches!(code, "READONLY" | "MOVED" | "MASTERDOWN" | "NOAUTH");
            return Failure { error: JournalError::Unreachable(why), drop_connection };
        }
        Failure { error: JournalError::Poison(why), drop_connection: false }
    }
}

/// Before Redis 7 an error inside a script carries its word in the text.
fn says_not_now(detail: &str) -> bool {
    ["-OOM ", "-READONLY ", "-MISCONF ", "-NOREPLICAS ", "-LOADING "].iter().any(|word| detail.contains(word))
}
