//! The scripts, and how they are called.

use redis::aio::MultiplexedConnection;
use redis::{Cmd, RedisResult, Value};

/// A script that runs inside Redis.
pub(super) struct Script {
    body: &'static str,
    sha: String,
}

pub(super) struct Scripts {
    pub commit: Script,
    pub confirm: Script,
    pub acquire: Script,
    pub repair: Script,
    pub lease: Script,
    pub release: Script,
    pub nodes: Script,
}

impl Default for Scripts {
    fn default() -> Scripts {
        Scripts {
            commit: Script::new(include_str!("commit.lua")),
            confirm: Script::new(include_str!("confirm.lua")),
            acquire: Script::new(include_str!("acquire.lua")),
            repair: Script::new(include_str!("repair.lua")),
            lease: Script::new(include_str!("lease.lua")),
            release: Script::new(include_str!("release.lua")),
            nodes: Script::new(include_str!("nodes.lua")),
        }
    }
}

impl Script {
    fn new(body: &'static str) -> Script {
        Script { body, sha: redis::Script::new(body).get_hash().to_owned() }
    }

    /// Starts a call by hash; keys come next, then arguments.
    pub(super) fn call(&self, keys: &[String]) -> Cmd {
        let mut call = redis::cmd("EVALSHA");
        call.arg(&self.sha).arg(keys.len()).arg(keys);
        call
    }

    /// Sends the call; where the server does not know the script (restarted, failed over), loads it and calls again.
    pub(super) async fn run(&self, connection: &mut MultiplexedConnection, call: &Cmd) -> RedisResult<Value> {
        let first = connection.send_packed_command(call).await.and_then(Value::extract_error);
        match first {
            Err(error) if error.code() == Some("NOSCRIPT") => {
                let mut load = redis::cmd("SCRIPT");
                load.arg("LOAD").arg(self.body);
                connection.send_packed_command(&load).await?;
                connection.send_packed_command(call).await.and_then(Value::extract_error)
            }
            other => other,
        }
    }
}
