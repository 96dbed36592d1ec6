//! When what was written counts as written: on disk, or at so many replicas, as the settings want it.

use super::errors::Failure;
use super::fleet::key_of;
use super::scripts::Script;
use super::{Fsync, RedisJournal, outcome, understood};
use crate::stores::journal::{Commit, JournalError};
use redis::aio::MultiplexedConnection;
use redis::{Cmd, FromRedisValue, Value};
use std::cell::Cell;
use std::sync::atomic::Ordering;

impl RedisJournal {
    pub(super) fn waits_for_replicas(&self) -> bool {
        self.shared.settings.wait_replicas > 0
    }

    /// Waits until what this connection wrote is where the settings want it.
    pub(super) async fn durable(&self, mut connection: MultiplexedConnection) -> Result<(), Failure> {
        let settings = &self.shared.settings;
        let on_disk = settings.fsync == Fsync::Always && self.shared.waitaof.load(Ordering::Relaxed);
        if !on_disk && !self.waits_for_replicas() {
            return Ok(());
        }
        // Half of the whole time-out: a short count shall be heard, not cut off.
        let patience = (settings.response_timeout.as_millis() / 2).max(1) as u64;
        let mut command = redis::cmd(if on_disk { "WAITAOF" } else { "WAIT" });
        if on_disk {
            command.arg(1);
        }
        command.arg(settings.wait_replicas).arg(patience);
        let reply = connection.send_packed_command(&command).await.and_then(Value::extract_error)?;
        let counts: Vec<u32> = match reply {
            Value::Array(_) => redis::from_redis_value(reply).map_err(|_| Failure::unreadable("WAITAOF"))?,
            one => vec![1, redis::from_redis_value(one).map_err(|_| Failure::unreadable("WAIT"))?],
        };
        if counts.first().is_some_and(|local| *local >= 1)
            && counts.get(1).is_some_and(|replicas| *replicas >= settings.wait_replicas)
        {
            return Ok(());
        }
        Err(Failure::passing(format!("not durable yet: local and replica acknowledgements are {counts:?}")))
    }

    /// Runs a script on a connection of the pool, and waits on that very connection until what it wrote is there.
    pub(super) async fn run_durably<T: FromRedisValue>(
        &self,
        what: &str,
        script: &Script,
        call: &Cmd,
    ) -> Result<T, JournalError> {
        let lasting = Cell::new(Ok(()));
        let server = self.shared.fleet.holding(key_of(call)).await?;
        let value = self
            .pooled(&server, async |connection| {
                let done = script.run(connection, call).await?;
                lasting.set(self.durable(connection.clone()).await);
                Ok(done)
            })
            .await?;
        lasting.into_inner().map_err(|failure| failure.error)?;
        understood(what, value)
    }

    /// Whether the event is still ours, and at this sequence. Where replicas count it is written and waited for too: a
    /// deposed primary, which has no replica any more, must not vouch for what it still believes.
    pub(super) async fn confirm_at(
        &self,
        mut connection: MultiplexedConnection,
        own: &str,
        epoch: u64,
        seq: u64,
    ) -> Result<Commit, Failure> {
        if self.waits_for_replicas() {
            let script = &self.shared.scripts.confirm;
            let mut call = script.call(&[own.to_owned()]);
            call.arg(epoch).arg(seq);
            let said = outcome(script.run(&mut connection, &call).await?)?;
            if said == Commit::Done {
                self.durable(connection).await?;
            }
            return Ok(said);
        }
        let mut command = redis::cmd("HMGET");
        command.arg(own).arg(&["epoch", "seq", "repairing"]);
        let reply = connection.send_packed_command(&command).await.and_then(Value::extract_error)?;
        let (known, at, repairing): (Option<u64>, Option<u64>, Option<Value>) =
            redis::from_redis_value(reply).map_err(|_| Failure::unreadable("confirm"))?;
        Ok(match known {
            Some(known) if known > epoch => Commit::Fenced,
            Some(known) if known == epoch && at.unwrap_or(0) == seq && repairing.is_none() => Commit::Done,
            Some(_) | None => Commit::Gap,
        })
    }
}
