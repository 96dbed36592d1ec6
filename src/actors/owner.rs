//! Becoming the owner of an event: the epoch is won in Postgres, set in Redis, and only then is anything read.

use crate::domain::hold::Hold;
use crate::domain::ids::{BatchId, EventId, HoldId, ScanId};
use crate::domain::ledger::{Change, Command, EventLedger, Stamp, What};
use crate::domain::scan::ScanRecord;
use crate::domain::time::Moment;
use crate::stores::StoreError;
use crate::stores::books::Books;
use crate::stores::journal::{Fence, Journal, JournalError, NodeTag, Own, record};
use crate::stores::postgres::fenced::{FencedFact, Waiting};
use bytes::Bytes;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;
use tokio::time::Instant;

/// An event that this node owns now, as it stood when it was loaded.
pub struct Owned {
    pub ledger: EventLedger,
    pub epoch: u64,
    /// The last committed sequence.
    pub seq: u64,
    /// The batch of that sequence, as Redis has it.
    pub batch: Option<BatchId>,
    /// The last sequence that is in Postgres.
    pub drained: u64,
    pub tail: Tail,
    /// What owners before had answered and this one may lack.
    pub fenced: Vec<Waiting>,
    /// Holds whose tickets are in the ledger: whoever sold them did not live to give them back.
    pub sold: Vec<HoldId>,
    /// The Redis server, by its generation, at which the epoch was confirmed.
    pub server: u64,
    pub node: NodeTag,
}

#[derive(Debug, thiserror::Error)]
pub enum AcquireError {
    #[error("the event is owned by another node right now")]
    OwnedElsewhere,
    /// Nobody else may have it before that journal is replayed, or staff force it.
    #[error("{0} decides for the event into its local journal; it must hand it in first, or staff force a takeover")]
    Journaling(String),
    #[error(
        "the local journal of the event is gone from data_dir/journals: put it back, or have staff force a takeover \
         (what it held may be admitted again)"
    )]
    JournalLost,
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

/// How long a load waits for one answer of Postgres. A link that was cut says nothing, and a load keeps other nodes, whose
/// links may be whole, from loading.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);
/// The same where it reads all that there is.
const EVERYTHING_WITHIN: Duration = Duration::from_secs(30);

async fn soon<T>(answer: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
    within(ANSWER_WITHIN, answer).await
}

async fn within<T>(limit: Duration, answer: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
    let late = |_| Err(StoreError::Unavailable(format!("postgres did not answer within {limit:?}")));
    tokio::time::timeout(limit, answer).await.unwrap_or_else(late)
}

/// Wins a new epoch in Postgres and sets it in Redis. Every start of an actor is an acquire, on the same node too.
pub async fn acquire<J: Journal>(
    journal: &J,
    store: &J::Books,
    event: EventId,
    node: &NodeTag,
) -> Result<(u64, Own), AcquireError> {
    for _ in 0..RACES_MAX {
        let (in_redis, known) = futures_util::join!(journal.peek(event), soon(store.epoch(event)));
        let in_redis = in_redis?.map_or(0, |own| own.epoch);
        let known = known?.ok_or(AcquireError::UnknownEvent)?;
        let node_id = node.node.to_string();
        match known.degraded {
            // Ours was handed in before this, if it was there.
            Some(here) if here == node_id => return Err(AcquireError::JournalLost),
            Some(other) => return Err(AcquireError::Journaling(other)),
            None => {}
        }
        let seen = known.epoch;
        let Some(epoch) = soon(store.advance_epoch(event, seen, in_redis, &node_id)).await? else { continue };
        match journal.acquire(event, epoch, node).await {
            Ok(own) => return Ok((epoch, own)),
            Err(JournalError::Fenced { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(AcquireError::Contended)
}

/// Fence first, then how far the log is in Postgres, then Redis beside Postgres; for each ticket the higher sequence wins.
/// Every scan is in one of the two: the log is not trimmed before Postgres has it, and no drain of an earlier epoch moves
/// the watermark once this epoch is won, so whatever Postgres is asked afterwards has everything up to it.
pub async fn acquire_and_load<J: Journal>(
    journal: &J,
    store: &J::Books,
    event: EventId,
    node: &NodeTag,
    tail_bytes_max: usize,
) -> Result<Owned, AcquireError> {
    let started = Instant::now();
    let (epoch, own) = acquire(journal, store, event, node).await?;
    // Postgres is asked once more with this server up, so that the first commit need not.
    let server = journal.server_generation();
    let (known, drained) = futures_util::join!(soon(store.epoch(event)), soon(store.watermark(event)));
    if known?.is_none_or(|known| known.epoch != epoch) {
        return Err(AcquireError::Contended);
    }
    let drained = drained?;
    let everything = within(EVERYTHING_WITHIN, store.everything(event));
    let (loaded, known) = futures_util::join!(journal.load(event), everything);
    let (loaded, known) = (loaded?, known?);
    let mut kept = loaded.kept;
    let mut behind = Vec::new();
    let (tail, last) = Tail::load(journal, event, drained, tail_bytes_max, |changes| behind.extend(changes)).await?;
    let newest = loaded.seq.max(own.seq);
    let stands = journal.stands(event, Fence { epoch, generation: server }, own.seq);
    let (stands, fenced) = futures_util::join!(stands, soon(store.fenced(event)));
    if !stands? {
        // Redis lost data between two of these reads: together they say nothing.
        return Err(AcquireError::Contended);
    }
    let fenced = fenced?;
    if own.seq < drained {
        (kept.holds, kept.last_decided) =
            since(store, event, (kept.holds, kept.last_decided), own.seq, drained).await?;
    }
    let mut scans = known.scans;
    if own.seq >= drained {
        // What Postgres refused is in the log only. Where Redis lost data, what it has is older than what Postgres has.
        scans.append(&mut kept.scans);
    }
    kept.scans = scans;
    kept.annulled_ahead.extend(known.annulled_ahead);
    kept.annulled_ahead.sort();
    kept.annulled_ahead.dedup();
    let restoring = known.event.ok_or(AcquireError::UnknownEvent)?;
    let seq = newest.max(last).max(restoring.newest());
    kept.last_decided = kept.last_decided.max(last_decision(&kept.scans));
    let mut ledger = restoring.finish(kept);
    // The log goes on where Postgres ended, and may take back scans that Postgres knows.
    behind.iter().for_each(|change| ledger.absorb(change));
    remember_disowned(&mut ledger, known.disowned, &behind, seq);
    let sold = sold_holds(&ledger, store).await?;
    crate::signals::hydrated(event, ledger.ticket_count(), started.elapsed());
    Ok(Owned { ledger, epoch, seq, batch: own.batch, drained, tail, fenced, sold, server, node: node.clone() })
}

/// Where Redis lost data its holds, and the time of its last decision, are older than the drained log: played on top of them,
/// they are as they were then. Time never runs back, whatever the clock of this node says.
async fn since<B: Books>(
    store: &B,
    event: EventId,
    (holds, mut last_decided): (Vec<Hold>, Moment),
    mut after: u64,
    drained: u64,
) -> Result<(Vec<Hold>, Moment), StoreError> {
    let mut holds: BTreeMap<HoldId, Hold> = holds.into_iter().map(|hold| (hold.id, hold)).collect();
    loop {
        let page = soon(store.drained_log(event, after, drained, TAIL_PAGE)).await?;
        let Some(last) = page.last() else { return Ok((holds.into_values().collect(), last_decided)) };
        (after, last_decided) = (last.seq, last_decided.max(last.now));
        for change in page.into_iter().flat_map(|entry| entry.changes) {
            match change.what {
                What::Held(hold) => drop(holds.insert(hold.id, hold)),
                What::HoldClosed { hold, .. } => drop(holds.remove(&hold)),
                _ => {}
            }
        }
    }
}

/// A fenced owner may hand over a scan without knowing that what took it back has landed: it must not come back.
fn remember_disowned(ledger: &mut EventLedger, drained: Vec<ScanId>, behind: &[Change], seq: u64) {
    let behind = behind.iter().filter_map(|change| match &change.what {
        What::Disowned { scan } => Some(*scan),
        _ => None,
    });
    let mut disowned: BTreeSet<ScanId> = drained.into_iter().chain(behind).collect();
    if disowned.is_empty() {
        return;
    }
    // What stands under such an id was decided again since.
    for scan in ledger.scans_kept() {
        disowned.remove(&scan.answer.scan);
    }
    let stamp = Stamp { now: ledger.last_decided(), seq };
    for scan in disowned {
        ledger.apply(Command::Disown(scan), stamp);
    }
}

/// A ticket takes the place that its hold kept; both together would count it twice.
async fn sold_holds<B: Books>(ledger: &EventLedger, store: &B) -> Result<Vec<HoldId>, StoreError> {
    let held: Vec<HoldId> = ledger.holds().map(|hold| hold.id).collect();
    if held.is_empty() {
        return Ok(Vec::new());
    }
    let sold = soon(store.sold(ledger.event(), &held)).await?;
    // Sold since the tickets were read: they come with newer facts, and give the hold back then.
    Ok(sold.into_iter().filter(|(_, ticket)| ledger.gate_state(*ticket).is_some()).map(|(hold, _)| hold).collect())
}

fn last_decision(scans: &[ScanRecord]) -> Moment {
    scans.iter().map(|scan| scan.answer.at).max().unwrap_or_default()
}

/// Acknowledged log entries that are not in Postgres yet: what refills a Redis that lost its data.
pub struct Tail {
    event: EventId,
    entries: VecDeque<(u64, Bytes)>,
    bytes: usize,
    bytes_max: usize,
}

/// Log entries read at a time.
const TAIL_PAGE: usize = 500;

impl Tail {
    /// With the number of the last entry, drained or read.
    async fn load<J: Journal>(
        journal: &J,
        event: EventId,
        drained: u64,
        bytes_max: usize,
        mut each: impl FnMut(Vec<Change>),
    ) -> Result<(Tail, u64), JournalError> {
        let mut tail = Tail { event, entries: VecDeque::new(), bytes: 0, bytes_max };
        let mut after = drained;
        loop {
            let page = journal.read_log(event, after, TAIL_PAGE).await?;
            let Some(last) = page.last() else { return Ok((tail, after)) };
            after = last.seq;
            for entry in page {
                tail.keep(entry.seq, entry.bytes);
                each(entry.changes);
            }
        }
    }

    /// Keeps an acknowledged entry. Beyond the limit (Postgres was away for long) the oldest are let go: Redis has them.
    /// Should Redis lose its data then, every ticket is still right, but these entries are missing from the history: the
    /// alert GatehouseTailShort says that it could happen, GatehouseDrainGap that it has.
    pub fn keep(&mut self, seq: u64, entry: Bytes) {
        self.bytes += entry.len();
        self.entries.push_back((seq, entry));
        let mut let_go = 0;
        while self.bytes > self.bytes_max {
            let Some((_, oldest)) = self.entries.pop_front() else { break };
            self.bytes -= oldest.len();
            let_go += 1;
        }
        if let_go > 0 {
            crate::signals::tail_let_go(self.event, let_go);
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
    pub fn hand_over<B: Books>(&mut self, store: B, epoch: u64) {
        let event = self.event;
        let mut facts: Vec<FencedFact> = Vec::new();
        for (seq, entry) in std::mem::take(&mut self.entries) {
            match record::open_entry(seq, &entry) {
                Ok(entry) => facts.extend(FencedFact::of(entry)),
                Err(error) => tracing::error!(event = %event, seq, %error, "an entry of a fenced tail cannot be read"),
            }
        }
        self.bytes = 0;
        if facts.is_empty() {
            return;
        }
        actix_rt::spawn(async move {
            let mut pause = HAND_OVER_RETRY;
            while let Err(error) = store.keep_fenced(event, epoch, &facts).await {
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
