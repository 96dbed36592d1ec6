//! Redis log → Postgres, exactly once, in order. One drain per owned event, on the thread of its actor; dropping the
//! handle stops it.
//!
//! Exactly once rests on the watermark in Postgres alone: it moves in the transaction that stores what it passes. So a
//! drain may be stopped anywhere, run twice, or outlive its owner.

mod density;

use crate::domain::ids::EventId;
use crate::signals;
use crate::stores::StoreError;
use crate::stores::books::Books;
use crate::stores::journal::{Journal, JournalError, LogEntry};
use crate::stores::postgres::drain::DrainOutcome;
use density::Density;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

#[derive(Debug, Clone)]
pub struct Settings {
    /// Log entries of one transaction.
    pub entries: usize,
    /// How long new entries gather before they are copied.
    pub poll: Duration,
    /// Drained entries that stay in Redis.
    pub margin: u64,
    /// Above this many waiting entries the drain gives way no longer.
    pub yield_until_lag: u64,
    /// Scans per second of this node from which on the drain gives way to them.
    pub dense_scans: u64,
    /// What this node decides, over all its events.
    pub pressure: Pressure,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            entries: 256,
            poll: Duration::from_millis(200),
            margin: 1_000,
            yield_until_lag: 20_000,
            dense_scans: 500,
            pressure: Pressure::default(),
        }
    }
}

/// Counts decided scans; a clone is the same counter.
#[derive(Debug, Clone, Default)]
pub struct Pressure(Arc<AtomicU64>);

impl Pressure {
    fn total(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// First pause after a failure; doubled each time.
const RETRY_FIRST: Duration = Duration::from_millis(100);
const RETRY_LAST: Duration = Duration::from_secs(3);

/// States of tickets are folded after so many entries at the latest (a load has that much of the log to play), and when the
/// gate was at rest for so long.
const FOLD_AFTER: u64 = 10_000;
const FOLD_AT_REST: Duration = Duration::from_secs(60);

/// A running drain; dropping it stops it.
pub struct DrainHandle {
    watermark: watch::Receiver<u64>,
    committed: watch::Sender<u64>,
    pressure: Pressure,
    epoch: Arc<AtomicU64>,
    hurry: watch::Sender<bool>,
    /// The epoch under which Postgres would not take the log; 0 = none.
    refused_under: Arc<AtomicU64>,
    task: actix_rt::task::JoinHandle<()>,
}

impl DrainHandle {
    /// The last sequence that is in Postgres.
    pub fn watermark(&self) -> u64 {
        *self.watermark.borrow()
    }

    /// The same, for whoever waits for it to rise.
    pub fn watermarks(&self) -> watch::Receiver<u64> {
        self.watermark.clone()
    }

    /// Everything up to `seq` is in the log now, and so many scans were answered.
    pub fn committed(&self, seq: u64, scans: usize) {
        self.pressure.0.fetch_add(scans as u64, Ordering::Relaxed);
        self.committed.send_if_modified(|known| {
            let news = seq > *known;
            *known = seq.max(*known);
            news
        });
    }
}

impl DrainHandle {
    /// The owner is about to go: nothing is waited for any more, neither for more entries nor for scans to calm down.
    pub fn hurry(&self) {
        self.hurry.send_replace(true);
    }

    /// The owner won a higher epoch (a repair): the drain goes on under it.
    pub fn owned_under(&self, epoch: u64) {
        self.epoch.store(epoch, Ordering::Release);
    }

    /// Postgres gave the event away: somebody won a higher epoch, whether or not they came to use it.
    pub fn is_refused_under(&self, epoch: u64) -> bool {
        self.refused_under.load(Ordering::Acquire) == epoch
    }
}

impl Drop for DrainHandle {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Starts the drain of an event on this thread, for the owner under `epoch`. `drained` is the watermark as it was read at
/// the start, behind the epoch.
pub fn spawn<J: Journal>(
    event: EventId,
    epoch: u64,
    drained: u64,
    journal: J,
    store: J::Books,
    settings: Settings,
) -> DrainHandle {
    let epoch = Arc::new(AtomicU64::new(epoch));
    let under = epoch.clone();
    let refused_under = Arc::new(AtomicU64::new(0));
    let refused = refused_under.clone();
    let (told, watermark) = watch::channel(drained);
    let (committed, news) = watch::channel(0);
    let (hurry, hurried) = watch::channel(false);
    let pressure = settings.pressure.clone();
    let density = Density::new(pressure.total());
    let (trimmed, may_trim) = (0, None);
    let drain = Drain {
        event,
        journal,
        store,
        settings,
        under,
        refused,
        watermark: told,
        trimmed,
        may_trim,
        stalled: false,
        unfolded: 1,
        ahead: None,
        density,
        hurried,
    };
    let task = actix_rt::spawn(drain.run(news));
    DrainHandle { watermark, committed, pressure, epoch, refused_under, hurry, task }
}

struct Drain<J: Journal> {
    event: EventId,
    /// The epoch of the owner.
    under: Arc<AtomicU64>,
    refused: Arc<AtomicU64>,
    journal: J,
    store: J::Books,
    settings: Settings,
    watermark: watch::Sender<u64>,
    /// Entries up to here were dropped from the log.
    trimmed: u64,
    /// Not while Postgres refused an entry: what it decided is in the log only. `None` = not known yet.
    may_trim: Option<bool>,
    stalled: bool,
    /// Drained entries whose states were not folded yet, or may not have been before this drain began.
    unfolded: u64,
    /// Read already.
    ahead: Option<Page>,
    density: Density,
    hurried: watch::Receiver<bool>,
}

/// What was read of the log behind a sequence.
struct Page {
    behind: u64,
    entries: Arc<[LogEntry]>,
}

#[derive(Debug, thiserror::Error)]
enum DrainError {
    #[error(transparent)]
    Journal(#[from] JournalError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What one round found.
enum Round {
    /// There may be more at once.
    Full,
    /// The log ended here.
    Ended,
    /// A higher epoch was won: by our own repair, which says so when it ends; by another owner, whose fence ends us; or by
    /// one that never came to set its fence, and then our actor ends by itself.
    Fenced,
}

impl<J: Journal> Drain<J> {
    async fn run(mut self, mut news: watch::Receiver<u64>) {
        let mut pause = RETRY_FIRST;
        loop {
            let committed = *news.borrow();
            match self.round(committed).await {
                Ok(round) => {
                    pause = RETRY_FIRST;
                    self.going_on();
                    let lag = news.borrow().saturating_sub(self.drained());
                    signals::drain_lag(self.event, lag);
                    match round {
                        Round::Fenced => {
                            tokio::time::sleep(RETRY_FIRST).await;
                            continue;
                        }
                        // Others of this thread come first.
                        Round::Full => tokio::task::yield_now().await,
                        Round::Ended if self.wait_for_news(&mut news).await.is_err() => return,
                        Round::Ended => {}
                    }
                    self.give_way(&news).await;
                }
                Err(error) => {
                    self.stalling(&error);
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(RETRY_LAST);
                }
            }
        }
    }

    fn drained(&self) -> u64 {
        *self.watermark.borrow()
    }

    /// Copies one page of the log, as far as the owner knows it to be durable: what is under way may stay behind on a server
    /// that is the primary no longer, and the next owner would go on from it.
    async fn round(&mut self, committed: u64) -> Result<Round, DrainError> {
        let from = self.drained();
        let entries = match self.ahead.take().filter(|page| page.behind == from) {
            Some(page) => page.entries,
            None => self.page(from, committed).await?,
        };
        let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return Ok(Round::Ended) };
        let next = first.seq;
        let epoch = self.under.load(Ordering::Acquire);
        let started = Instant::now();
        let (outcome, ahead) = futures_util::join!(
            self.store.drain(self.event, epoch, from, &entries),
            self.page_ahead(last.seq, committed, self.size_of(&entries))
        );
        match outcome? {
            DrainOutcome::Moved { to, dead } => {
                if next != from + 1 {
                    signals::drain_gap(self.event, from, next);
                }
                signals::drained(self.event, entries.len(), dead, started.elapsed());
                if dead > 0 {
                    self.may_trim = Some(false);
                }
                self.watermark.send_replace(to);
                self.ahead = ahead;
                self.trim(to).await;
                self.unfolded += entries.len() as u64;
                if self.unfolded >= FOLD_AFTER {
                    self.fold().await;
                }
            }
            DrainOutcome::Fenced => {
                self.refused.store(epoch, Ordering::Release);
                return Ok(Round::Fenced);
            }
            DrainOutcome::Lost => {
                let at = self.store.watermark(self.event).await?;
                self.watermark.send_replace(at);
            }
        }
        Ok(self.size_of(&entries))
    }

    /// The page behind `after`.
    async fn page(&self, after: u64, committed: u64) -> Result<Arc<[LogEntry]>, JournalError> {
        let mut entries = self.journal.read_log(self.event, after, self.settings.entries).await?;
        // Asked before the read: an entry that was acknowledged since may be another one than was read.
        entries.retain(|entry| entry.seq <= committed);
        Ok(entries.into())
    }

    /// The next page, read and decoded while Postgres writes the one before, which was full. Catching up was 1.5 times
    /// as fast for it. An error is met again when it is that page's turn.
    async fn page_ahead(&self, behind: u64, committed: u64, before: Round) -> Option<Page> {
        match before {
            Round::Full if behind < committed => {
                self.page(behind, committed).await.ok().map(|entries| Page { behind, entries })
            }
            Round::Full | Round::Ended | Round::Fenced => None,
        }
    }

    fn size_of(&self, entries: &[LogEntry]) -> Round {
        if entries.len() < self.settings.entries { Round::Ended } else { Round::Full }
    }

    /// Drops what is drained from the log, a margin behind, and not for every few entries.
    async fn trim(&mut self, drained: u64) {
        let upto = drained.saturating_sub(self.settings.margin);
        if upto == 0 || upto < self.trimmed + self.settings.entries as u64 {
            return;
        }
        match self.trim_to(upto).await {
            Ok(()) => self.trimmed = upto,
            Err(error) => {
                signals::redis_error("trim");
                tracing::debug!(event = %self.event, %error, "log not trimmed; next time");
            }
        }
    }

    async fn trim_to(&mut self, upto: u64) -> Result<(), DrainError> {
        let may_trim = match self.may_trim {
            Some(known) => known,
            None => self.store.dead_letters(self.event).await? == 0,
        };
        self.may_trim = Some(may_trim);
        if may_trim {
            self.journal.trim(self.event, upto).await?;
        }
        Ok(())
    }

    /// Sleeps until the log is known to hold more, and then lets a few entries gather. Error: the owner is gone.
    async fn wait_for_news(&mut self, news: &mut watch::Receiver<u64>) -> Result<(), watch::error::RecvError> {
        let drained = self.drained();
        if self.unfolded > 0 {
            match tokio::time::timeout(FOLD_AT_REST, news.wait_for(|committed| *committed > drained)).await {
                Ok(heard) => drop(heard?),
                Err(_) => self.fold().await,
            }
        }
        news.wait_for(|committed| *committed > drained).await?;
        self.pause().await;
        Ok(())
    }

    /// Readers fold by themselves: where it fails now, a later time will do.
    async fn fold(&mut self) {
        match self.store.settle(self.event).await {
            Ok(()) => self.unfolded = 0,
            Err(error) => tracing::debug!(event = %self.event, %error, "states not folded; next time"),
        }
    }

    /// Sleeps for a poll, or until the owner is in a hurry.
    async fn pause(&self) {
        let mut hurried = self.hurried.clone();
        drop(tokio::time::timeout(self.settings.poll, hurried.wait_for(|hurried| *hurried)).await);
    }

    /// While scans are dense the log waits in Redis, as long as not too much waits.
    async fn give_way(&mut self, news: &watch::Receiver<u64>) {
        loop {
            let lag = news.borrow().saturating_sub(self.drained());
            if lag > self.settings.yield_until_lag || *self.hurried.borrow() || !self.density.is_dense(&self.settings) {
                return;
            }
            signals::drain_lag(self.event, lag);
            self.pause().await;
        }
    }

    fn stalling(&mut self, error: &DrainError) {
        match error {
            DrainError::Journal(_) => signals::redis_error("drain"),
            DrainError::Store(_) => signals::postgres_error("drain"),
        }
        if !std::mem::replace(&mut self.stalled, true) {
            signals::drain_stalled(self.event, &error.to_string());
        }
    }

    fn going_on(&mut self) {
        if std::mem::take(&mut self.stalled) {
            signals::drain_resumed(self.event);
        }
    }
}
