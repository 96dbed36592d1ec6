//! Becoming the owner of an event: the epoch is won in Postgres, set in Redis, and only then is anything read.

use crate::domain::ids::{EventId, ScanId};
use crate::domain::ledger::{Change, EventLedger, What};
use crate::domain::scan::ScanRecord;
use crate::domain::time::Moment;
use crate::stores::StoreError;
use crate::stores::journal::{Journal, JournalError, NodeTag, Own, record};
use crate::stores::postgres::Store;
use crate::stores::postgres::fenced::FencedFact;
use crate::stores::postgres::{drain, epochs, facts, fenced, hydrate};
use bytes::Bytes;
use std::collections::{HashSet, VecDeque};
use std::time::{Duration, Instant};

/// An event that this node owns now, as it stood when it was loaded.
pub struct Owned {
    pub ledger: EventLedger,
    pub epoch: u64,
    /// The last committed sequence.
    pub seq: u64,
    /// The last sequence that is in Postgres.
    pub drained: u64,
    pub tail: Tail,
    /// The Redis connection that the epoch was confirmed on.
    pub connection: u64,
    pub node: NodeTag,
}

#[derive(Debug, thiserror::Error)]
pub enum AcquireError {
    #[error("the event is owned by another node right now")]
    OwnedElsewhere,
    #[error("the event is not known")]
    UnknownEvent,
    #[error("the event lost the race for its epoch again and again")]
    Contended,
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Races for an epoch that may be lost before the start is given up; the next scan starts it again.
const RACES_MAX: usize = 5;

/// Wins a new epoch in Postgres and sets it in Redis. Every start of an actor is an acquire, on the same node too.
pub async fn acquire<J: Journal>(
    journal: &J,
    store: &Store,
    event: EventId,
    node: &NodeTag,
) -> Result<(u64, Own), AcquireError> {
    for _ in 0..RACES_MAX {
        let in_redis = journal.peek(event).await?.map_or(0, |own| own.epoch);
        let seen = epochs::read(store, event).await?.ok_or(AcquireError::UnknownEvent)?.epoch;
        let node_id = node.node.to_string();
        let Some(epoch) = epochs::advance(store, event, seen, in_redis, &node_id).await? else { continue };
        match journal.acquire(event, epoch, node).await {
            Ok(own) => return Ok((epoch, own)),
            Err(JournalError::Fenced { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(AcquireError::Contended)
}

/// Fence first, then Redis, then Postgres in one snapshot; for each ticket the higher sequence wins.
pub async fn acquire_and_load<J: Journal>(
    journal: &J,
    store: &Store,
    event: EventId,
    node: &NodeTag,
    lease_ttl: Duration,
    tail_bytes_max: usize,
) -> Result<Owned, AcquireError> {
    let started = Instant::now();
    if !journal.lease(event, node.node, lease_ttl).await? {
        return Err(AcquireError::OwnedElsewhere);
    }
    let (epoch, own) = acquire(journal, store, event, node).await?;
    // Postgres is asked once more on this connection, so that the first commit need not.
    let connection = journal.connection_generation();
    if epochs::read(store, event).await?.is_none_or(|known| known.epoch != epoch) {
        return Err(AcquireError::Contended);
    }
    let loaded = journal.load(event).await?;
    let mut kept = loaded.kept;
    let drained = drain::watermark(store, event).await?;
    let lost = own.seq < drained;
    if lost {
        // Redis lost what it had. What it still has of the drained part is older than what Postgres has.
        kept.scans = hydrate::scan_records(store, event).await?;
        kept.annulled_ahead.extend(hydrate::annulled_ahead(store, event).await?);
        kept.annulled_ahead.sort();
        kept.annulled_ahead.dedup();
    }
    let mut behind = Vec::new();
    let keep_behind = |changes: Vec<Change>| behind.extend(if lost { changes } else { Vec::new() });
    let tail = Tail::load(journal, event, drained, tail_bytes_max, keep_behind).await?;
    let facts = facts::load(store, event, 0).await?.ok_or(AcquireError::UnknownEvent)?;
    let in_postgres = facts.tickets.iter().map(|ticket| ticket.gate.seq).max().unwrap_or(0);
    let seq = loaded.seq.max(own.seq).max(drained).max(tail.last_seq()).max(in_postgres);
    kept.last_decided = kept.last_decided.max(newest(&kept.scans));
    let mut ledger = EventLedger::restore(facts, kept);
    // The log goes on where Postgres ends, and may take back scans that Postgres knows.
    behind.iter().for_each(|change| ledger.absorb(change));
    crate::signals::hydrated(event, ledger.ticket_count(), started.elapsed());
    Ok(Owned { ledger, epoch, seq, drained, tail, connection, node: node.clone() })
}

fn newest(scans: &[ScanRecord]) -> Moment {
    scans.iter().map(|scan| scan.answer.at).max().unwrap_or_default()
}

/// Acknowledged log entries that are not in Postgres yet: what refills a Redis that lost its data.
pub struct Tail {
    entries: VecDeque<(u64, Bytes)>,
    bytes: usize,
    bytes_max: usize,
}

/// Log entries read at a time.
const TAIL_PAGE: usize = 500;

impl Tail {
    async fn load<J: Journal>(
        journal: &J,
        event: EventId,
        drained: u64,
        bytes_max: usize,
        mut each: impl FnMut(Vec<Change>),
    ) -> Result<Tail, JournalError> {
        let mut tail = Tail { entries: VecDeque::new(), bytes: 0, bytes_max };
        let mut after = drained;
        loop {
            let page = journal.read_log(event, after, TAIL_PAGE).await?;
            let Some(last) = page.last() else { return Ok(tail) };
            after = last.seq;
            for entry in page {
                tail.keep(entry.seq, entry.bytes);
                each(entry.changes);
            }
        }
    }

    fn last_seq(&self) -> u64 {
        self.entries.back().map_or(0, |(seq, _)| *seq)
    }

    /// Keeps an acknowledged entry. Beyond the limit (Postgres was away for long) the oldest are let go: Redis has them.
    pub fn keep(&mut self, seq: u64, entry: Bytes) {
        self.bytes += entry.len();
        self.entries.push_back((seq, entry));
        while self.bytes > self.bytes_max {
            let Some((_, oldest)) = self.entries.pop_front() else { break };
            self.bytes -= oldest.len();
        }
    }

    pub fn forget_until(&mut self, drained: u64) {
        while self.entries.front().is_some_and(|(seq, _)| *seq <= drained) {
            if let Some((_, entry)) = self.entries.pop_front() {
                self.bytes -= entry.len();
            }
        }
    }

    pub fn entries(&self) -> Vec<(u64, Bytes)> {
        self.entries.iter().cloned().collect()
    }

    /// A fenced owner's acknowledged scans outlive it: Postgres takes them as facts for the new owner.
    pub fn hand_over(&mut self, store: Store, event: EventId, epoch: u64) {
        let mut facts: Vec<FencedFact> = Vec::new();
        let mut taken_back = HashSet::new();
        for (seq, entry) in std::mem::take(&mut self.entries) {
            match record::open_entry(seq, &entry) {
                Ok(entry) => entry.changes.iter().for_each(|change| note(&mut facts, &mut taken_back, seq, change)),
                Err(error) => tracing::error!(event = %event, seq, %error, "an entry of a fenced tail cannot be read"),
            }
        }
        self.bytes = 0;
        facts.retain(|fact| !taken_back.contains(&fact.scan));
        if facts.is_empty() {
            return;
        }
        actix_rt::spawn(async move {
            let mut pause = HAND_OVER_RETRY;
            while let Err(error) = fenced::keep(&store, event, epoch, &facts).await {
                crate::signals::postgres_error("fenced");
                tracing::warn!(event = %event, %error, "a fenced tail is not in postgres yet");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(HAND_OVER_RETRY_MAX);
            }
        });
    }
}

const HAND_OVER_RETRY: Duration = Duration::from_millis(100);
const HAND_OVER_RETRY_MAX: Duration = Duration::from_secs(10);

/// An accepted scan becomes a fact, unless it was taken back since; what was refused let nobody in.
fn note(facts: &mut Vec<FencedFact>, taken_back: &mut HashSet<ScanId>, seq: u64, change: &Change) {
    match &change.what {
        What::Scanned(scan) if scan.answer.admitted() => {
            let decided_at = chrono::DateTime::from_timestamp_millis(scan.answer.at.0).unwrap_or_default();
            let change = record::write_scan(scan).to_vec();
            facts.push(FencedFact { scan: scan.answer.scan, seq, decided_at, change });
        }
        What::Annulled { scan, .. } | What::Disowned { scan } => {
            taken_back.insert(*scan);
        }
        What::Scanned(_)
        | What::AnnulledAhead { .. }
        | What::Held(_)
        | What::HoldClosed { .. }
        | What::Ticket { .. }
        | What::Issued(_)
        | What::Facts(_) => {}
    }
}
