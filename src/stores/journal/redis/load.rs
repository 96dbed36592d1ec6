//! Reading an event back.

use super::RedisJournal;
use crate::domain::ids::EventId;
use crate::domain::time::Moment;
use crate::stores::journal::found::Found;
use crate::stores::journal::keys::{Keys, Part};
use crate::stores::journal::record::{self, RecordError};
use crate::stores::journal::{Journal, JournalError, Loaded};
use std::cell::RefCell;

/// Fields per page: a few milliseconds of Redis at most, so that other events go on meanwhile.
const PAGE: usize = 5_000;
/// Log entries per page: one may hold 512 changes.
const LOG_PAGE: usize = 200;

type Pair = (Vec<u8>, Vec<u8>);

/// What a repair, or an earlier program, wrote of tickets and scans; marks and holds; and the whole log on top.
pub(super) async fn load(journal: &RedisJournal, event: EventId) -> Result<Loaded, JournalError> {
    let keys = Keys::of(event);
    let mut command = redis::cmd("HMGET");
    command.arg(keys.own()).arg(&["seq", "now"]);
    let (seq, now): (Option<u64>, Option<i64>) = journal.ask("load", &command).await?;

    // Side by side: Redis looks for the next page of one while a page of another is read.
    let found = RefCell::new(Found::default());
    let (tickets, kept, holds) = (keys.part(Part::Tickets), keys.part(Part::Keys), keys.part(Part::Holds));
    futures_util::try_join!(
        scan(journal, &tickets, |field, value| found.borrow_mut().ticket_bytes(&field, &value)),
        scan(journal, &kept, |_, value| record::read_kept(&value).map(|kept| found.borrow_mut().kept(kept))),
        scan(journal, &holds, |_, value| record::read_hold(&value).map(|hold| found.borrow_mut().hold(hold))),
    )?;
    let mut found = found.into_inner();

    let committed = seq.unwrap_or(0);
    let mut last_decided = Moment(now.unwrap_or(0));
    let mut at = 0;
    loop {
        let page = journal.read_log(event, at, LOG_PAGE).await?;
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

/// Every pair of a hash; a pair may come twice while Redis moves the hash.
async fn scan<F>(journal: &RedisJournal, key: &str, mut each: F) -> Result<(), JournalError>
where
    F: FnMut(Vec<u8>, Vec<u8>) -> Result<(), RecordError>,
{
    let mut cursor = 0u64;
    loop {
        let mut command = redis::cmd("HSCAN");
        command.arg(key).arg(cursor).arg("COUNT").arg(PAGE);
        let (next, pairs): (u64, Vec<Pair>) = journal.ask("load", &command).await?;
        for (field, value) in pairs {
            each(field, value).map_err(|wrong| JournalError::Poison(format!("a value of {key}: {wrong}")))?;
        }
        if next == 0 {
            return Ok(());
        }
        cursor = next;
    }
}
