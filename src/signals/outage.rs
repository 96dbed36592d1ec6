//! Entry while Redis is away: local journals, and what staff force.

use super::event_label;
use crate::domain::ids::{EventId, NodeId};
use metrics::{counter, gauge, histogram};
use std::time::Duration;

/// An event of this node is decided into its local journal, or no longer.
pub fn journal_in_use(event: EventId, in_use: bool) {
    gauge!("gatehouse_journal_in_use", "event" => event_label(event)).set(f64::from(u8::from(in_use)));
    if in_use {
        tracing::warn!(event = %event, "redis is away: scans are decided into the local journal");
    } else {
        tracing::info!(event = %event, "the local journal is not in use any more");
    }
}

/// How large the local journal of an event is.
pub fn journal_bytes(event: EventId, bytes: u64) {
    gauge!("gatehouse_journal_bytes", "event" => event_label(event)).set(bytes as f64);
}

/// A batch is on the disk of this node.
pub fn journal_written(took: Duration) {
    histogram!("gatehouse_journal_write_seconds").record(took.as_secs_f64());
}

/// A batch could not be journaled, or a journal not be read: `why` is `full`, `disk`, `mark` (Postgres could not be told) or
/// `left` (one that was left behind).
pub fn journal_error(event: EventId, why: &'static str) {
    counter!("gatehouse_journal_errors_total", "event" => event_label(event), "why" => why).increment(1);
}

/// Batches of a local journal that are in Redis now.
pub fn journal_replayed(event: EventId, batches: usize) {
    counter!("gatehouse_journal_replayed_total", "event" => event_label(event)).increment(batches as u64);
}

/// A local journal whose epoch may write no more went to the event's next owner: so many of its facts were new.
pub fn journal_handed_on(event: EventId, facts: u64, kept: &std::path::Path) {
    counter!("gatehouse_journal_handed_on_total", "event" => event_label(event)).increment(facts.max(1));
    let kept = kept.display();
    tracing::error!(event = %event, facts, %kept, "a local journal came too late and was handed on as facts; see the event's conflicts");
}

/// Local journals that could not be handed in yet: their events wait.
pub fn journals_waiting(count: usize) {
    gauge!("gatehouse_journals_waiting").set(count as f64);
}

/// Staff took an event from a node that journals, without its journal.
pub fn takeover_forced(event: EventId, node: NodeId) {
    counter!("gatehouse_forced_takeovers_total", "event" => event_label(event)).increment(1);
    tracing::warn!(event = %event, node = %node, "an event was taken from a node that journals; what it admitted may be admitted again");
}
