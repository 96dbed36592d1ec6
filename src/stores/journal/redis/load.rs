//! Reading an event back, on one connection: a cursor means nothing to another server, and half of an event from one and half
//! from another is none.

use super::errors::Failure;
use super::{RedisJournal, log, understood};
use crate::domain::ids::EventId;
use crate::domain::time::Moment;
use crate::stores::journal::found::Found;
use crate::stores::journal::keys::{Keys, Part};
use crate::stores::journal::record::{self, RecordError};
use crate::stores::journal::{JournalError, Loaded};
use redis::aio::MultiplexedConnection;
use redis::{Cmd, FromRedisValue, Value};
use std::cell::RefCell;

/// Fields per page: a few milliseconds of Redis at most, so that other events go on meanwhile.
const PAGE: usize = 5_000;
/// Log entries per page: one may hold 512 changes.
const LOG_PAGE: usize = 200;

type Pair = (Vec<u8>, Vec<u8>);

/// What a repair, or an earlier program, wrote of tickets and scans; marks and holds; and the whole log on top.
pub(super) async fn load(journal: &RedisJournal, event: EventId) -> Result<Loaded, JournalError> {
    let keys = Keys::of(event);
    // It stays out of the pool until the end.
    let pooled = journal.connection(keys.own().as_bytes()).await?;
    let pinned = Pinned { journal, connection: (*pooled).clone() };
    let mut command = redis::cmd("HMGET");
    command.arg(keys.own()).arg(&["seq", "now"]);
    let (seq, now): (Option<u64>, Option<i64>) = pinned.ask("load", &command).await?;

    // Side by side: Redis looks for the next page of one while a page of another is read.
    let found = RefCell::new(Found::default());
    let (tickets, kept, holds) = (keys.part(Part::Tickets), keys.part(Part::Keys), keys.part(Part::Holds));
    futures_util::try_join!(
        scan(&pinned, &tickets, |field, value| found.borrow_mut().ticket_bytes(&field, &value)),
        scan(&pinned, &kept, |_, value| record::read_kept(&value).map(|kept| found.borrow_mut().kept(kept))),
        scan(&pinned, &holds, |_, value| record::read_hold(&value).map(|hold| found.borrow_mut().hold(hold))),
    )?;
    let mut found = found.into_inner();

    let committed = seq.unwrap_or(0);
    let mut last_decided = Moment(now.unwrap_or(0));
    let mut at = 0;
    loop {
        let page = log::entries(pinned.ask("load", &log::page(event, at, LOG_PAGE)).await?)?;
        let Some(last) = page.last() else { break };
        (at, last_decided) = (last.seq, last_decided.max(last.now));
        for entry in page {
            match entry.damage {
                None => {}
                // It was whole when it was answered, and nothing can be read of it now: the drain buries it, for people.
                Some(damage) if entry.seq <= committed => {
                    tracing::error!(event = %event, seq = entry.seq, %damage, "a log entry cannot be read");
                }
                Some(damage) => return Err(JournalError::Poison(format!("log entry {}: {damage}", entry.seq))),
            }
            entry.changes.into_iter().for_each(|change| found.change(change));
        }
    }
    Ok(Loaded { kept: found.kept_in_order(last_decided), seq: at.max(committed) })
}

/// A connection that leads to one server as long as it lives.
struct Pinned<'a> {
    journal: &'a RedisJournal,
    connection: MultiplexedConnection,
}

impl Pinned<'_> {
    async fn ask<T: FromRedisValue>(&self, what: &str, command: &Cmd) -> Result<T, JournalError> {
        let mut connection = self.connection.clone();
        match connection.send_packed_command(command).await.and_then(Value::extract_error) {
            Ok(value) => understood(what, value),
            Err(error) => {
                self.journal.shared.fleet.look_again().await;
                Err(Failure::from(error).error)
            }
        }
    }
}

/// Every pair of a hash; a pair may come twice while Redis moves the hash.
async fn scan<F>(pinned: &Pinned<'_>, key: &str, mut each: F) -> Result<(), JournalError>
where
    F: FnMut(Vec<u8>, Vec<u8>) -> Result<(), RecordError>,
{
    let mut cursor = 0u64;
    loop {
        let mut command = redis::cmd("HSCAN");
        command.arg(key).arg(cursor).arg("COUNT").arg(PAGE);
        let (next, pairs): (u64, Vec<Pair>) = pinned.ask("load", &command).await?;
        for (field, value) in pairs {
            each(field, value).map_err(|wrong| JournalError::Poison(format!("a value of {key}: {wrong}")))?;
        }
        if next == 0 {
            return Ok(());
        }
        cursor = next;
    }
}
