//! The log as Redis has it: a stream whose ids are sequences.

use crate::domain::ids::EventId;
use crate::stores::journal::JournalError;
use crate::stores::journal::keys::{Keys, Part};
use crate::stores::journal::record::{self, LogEntry};
use bytes::Bytes;
use redis::Cmd;

/// At most so many entries behind `after`.
pub(super) fn page(event: EventId, after: u64, count: usize) -> Cmd {
    let mut command = redis::cmd("XRANGE");
    let from = format!("{}-0", after.saturating_add(1));
    command.arg(Keys::of(event).part(Part::Log)).arg(from).arg("+").arg("COUNT").arg(count);
    command
}

/// Id and fields of each.
pub(super) fn entries(rows: Vec<(String, Vec<Vec<u8>>)>) -> Result<Vec<LogEntry>, JournalError> {
    rows.into_iter().map(|(id, fields)| open(&id, fields)).collect()
}

fn open(id: &str, fields: Vec<Vec<u8>>) -> Result<LogEntry, JournalError> {
    let seq = id.strip_suffix("-0").and_then(|seq| seq.parse().ok());
    let seq = seq.ok_or_else(|| JournalError::Poison(format!("log entry {id} is not one of ours")))?;
    // `e` and the entry, `p` and the epoch; earlier programs wrote no epoch.
    let mut fields = fields.into_iter();
    let bytes = fields.nth(1).map(Bytes::from).unwrap_or_default();
    let epoch = fields.nth(1).and_then(|epoch| std::str::from_utf8(&epoch).ok()?.parse().ok());
    let entry = record::open_entry_or_damage(seq, &bytes);
    let entry = entry.map_err(|wrong| JournalError::Poison(format!("log entry {seq}: {wrong}")))?;
    Ok(entry.under(epoch))
}
