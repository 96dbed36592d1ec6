//! The auditor: reads an event's log from both stores, independently of the actor that wrote it, and checks what must hold.
//!
//! It decides nothing and blocks nobody: what it reads never changes (the drained log, one snapshot of tickets), but for the
//! counters, which it compares only where nothing moved while it read.

mod watch;

pub use crate::stores::postgres::logbook::events_named;
pub use watch::Watch;

use crate::domain::audit::{Beginnings, Finding, Findings, Replayed, Rule, Trace, Traced};
use crate::domain::ids::EventId;
use crate::domain::ledger::Change;
use crate::stores::StoreError;
use crate::stores::journal::{Journal, JournalError, LogEntry, Own, RedisJournal};
use crate::stores::postgres::logbook::{self, Standing};
use crate::stores::postgres::{Store, epochs, facts};
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// Log entries read at a time.
const PAGE: usize = 500;
/// How often the counters are looked for in a moment in which nothing moves.
const QUIET_TRIES: u32 = 5;
const QUIET_PAUSE: Duration = Duration::from_millis(50);

#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    #[error("no such event")]
    UnknownEvent,
    #[error("Redis cannot be read: {0}")]
    Redis(#[from] JournalError),
    #[error("Postgres cannot be read: {0}")]
    Postgres(#[from] StoreError),
}

/// What an audit came to.
#[derive(Debug, Clone)]
pub struct Audit {
    pub event: EventId,
    /// Name, tenant and slug, for people.
    pub title: String,
    pub sums: Traced,
    /// The last sequence that is in Postgres; what is behind it was read in Redis.
    pub drained: u64,
    pub epoch: u64,
    /// Entries that Postgres refused; they wait for staff.
    pub dead_letters: u64,
    /// `None`: it was not asked for.
    pub replay: Option<Replayed>,
    pub findings: Findings,
    /// What could not be compared, and why. No finding.
    pub notes: Vec<String>,
    pub took: Duration,
}

impl Audit {
    pub fn clean(&self) -> bool {
        self.findings.total == 0
    }
}

/// A cheap handle.
#[derive(Clone)]
pub struct Auditor {
    store: Store,
    journal: RedisJournal,
}

impl Auditor {
    pub fn new(store: Store, journal: RedisJournal) -> Auditor {
        Auditor { store, journal }
    }

    /// Every event that ever had an owner.
    pub async fn events(&self) -> Result<Vec<EventId>, AuditError> {
        Ok(logbook::events_with_log(&self.store).await?)
    }

    /// Events of that id or slug.
    pub async fn named(&self, name: &str) -> Result<Vec<EventId>, AuditError> {
        Ok(logbook::events_named(&self.store, name).await?)
    }

    /// Reads the whole log once (twice with `replay`). Takes time linear in it, memory linear in tickets and scans.
    pub async fn audit(&self, event: EventId, replay: bool) -> Result<Audit, AuditError> {
        let started = Instant::now();
        let facts = facts::load(&self.store, event, 0).await?.ok_or(AuditError::UnknownEvent)?;
        let standing = logbook::standing(&self.store, event).await?.ok_or(AuditError::UnknownEvent)?;
        let title = logbook::title(&self.store, event).await?.unwrap_or_else(|| event.to_string());
        let mut reading = Reading {
            trace: Trace::new(facts.types.iter().map(|of| (of.id, of.policy))),
            findings: Findings::default(),
            notes: Vec::new(),
            beginnings: Beginnings::default(),
            dead: standing.dead_letters.iter().copied().collect(),
            last: 0,
        };
        self.drained(event, standing.seq, &mut reading).await?;
        reading.compare_with(&standing);
        self.behind(event, &standing, &mut reading).await?;
        let (sums, found) = reading.trace.finish();
        let Reading { beginnings, mut findings, notes, .. } = reading;
        findings.append(found);
        adds_up(&sums, &mut findings);
        let replay = match replay {
            true => Some(self.replayed(event, beginnings, facts, &standing, sums.last_seq, &mut findings).await?),
            false => None,
        };
        let (drained, epoch, dead_letters) = (standing.seq, standing.epoch, standing.dead_letters.len() as u64);
        let took = started.elapsed();
        Ok(Audit { event, title, sums, drained, epoch, dead_letters, replay, findings, notes, took })
    }

    async fn drained(&self, event: EventId, upto: u64, reading: &mut Reading) -> Result<(), AuditError> {
        let mut after = 0;
        loop {
            let page = logbook::page(&self.store, event, after, upto, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = last.seq;
            page.iter().for_each(|entry| reading.entry(entry));
            tokio::task::yield_now().await;
        }
    }

    /// What is not drained yet, and the counters, which Redis writes with it.
    async fn behind(&self, event: EventId, standing: &Standing, reading: &mut Reading) -> Result<(), AuditError> {
        let mut after = standing.seq;
        for _ in 0..QUIET_TRIES {
            loop {
                let page = self.journal.read_log(event, after, PAGE).await?;
                let Some(last) = page.last() else { break };
                after = last.seq;
                page.iter().for_each(|entry| reading.entry(entry));
            }
            let before = self.journal.peek(event).await?;
            let counters = self.journal.counters(event).await?;
            let Some(own) = before.filter(|own| own.seq <= reading.last.max(standing.seq)) else {
                if self.journal.peek(event).await?.is_none() {
                    reading.notes.push("Redis knows no owner of this event: its counters were not compared".into());
                    return Ok(());
                }
                continue;
            };
            if self.journal.peek(event).await?.is_some_and(|now| now.seq == own.seq) {
                let issued = epochs::read(&self.store, event).await?.map_or(0, |epoch| epoch.epoch);
                reading.compare_with_redis(&own, issued, &counters);
                return Ok(());
            }
            tokio::time::sleep(QUIET_PAUSE).await;
        }
        reading.notes.push("scans came all the while: the counters were not compared".into());
        Ok(())
    }

    async fn replayed(
        &self,
        event: EventId,
        beginnings: Beginnings,
        facts: crate::domain::ticket_type::EventFacts,
        standing: &Standing,
        upto: u64,
        findings: &mut Findings,
    ) -> Result<Replayed, AuditError> {
        let mut replay = beginnings.replay(facts);
        let mut after = 0;
        while after < upto {
            let mut page = logbook::page(&self.store, event, after, standing.seq, PAGE).await?;
            if page.is_empty() {
                page = self.journal.read_log(event, after.max(standing.seq), PAGE).await?;
            }
            let Some(last) = page.last() else { break };
            after = last.seq;
            page.iter().filter(|entry| entry.seq <= upto).for_each(|entry| replay.entry(entry.seq, &entry.changes));
            tokio::task::yield_now().await;
        }
        let (done, found) = replay.finish();
        findings.append(found);
        Ok(done)
    }
}

/// An audit half-way.
struct Reading {
    trace: Trace,
    findings: Findings,
    notes: Vec<String>,
    beginnings: Beginnings,
    dead: std::collections::HashSet<u64>,
    /// The last sequence that was read.
    last: u64,
}

impl Reading {
    fn entry(&mut self, entry: &LogEntry) {
        // What Postgres refused is known to be missing there: the gap is a dead letter, not a loss.
        for seq in self.last + 1..entry.seq.min(self.last + 1 + self.dead.len() as u64) {
            if self.last > 0 && self.dead.contains(&seq) {
                self.trace.entry(seq, None, entry.now, &[]);
            }
        }
        let changes: &[Change] = if entry.damage.is_some() { &[] } else { &entry.changes };
        if let Some(damage) = &entry.damage {
            self.find(Rule::Sequence, Some(entry.seq), format!("batch {} cannot be read: {damage}", entry.seq));
        }
        self.trace.entry(entry.seq, entry.epoch, entry.now, changes);
        self.beginnings.entry(changes);
        self.last = entry.seq;
    }

    /// Ticket rows against the log, at the very sequence that they are of.
    fn compare_with(&mut self, standing: &Standing) {
        for (ticket, inside, entries) in &standing.tickets {
            let (in_log, counted) = self.trace.ticket(*ticket);
            if (in_log, counted) != (*inside, *entries) {
                let said = format!(
                    "{ticket}: inside {inside} with {entries} entries in Postgres, inside {in_log} with {counted} by the log"
                );
                self.findings.add(Finding { rule: Rule::Stored, seq: Some(standing.seq), ticket: Some(*ticket), said });
            }
        }
        if let Some((epoch, seq)) = self.trace.epoch().filter(|(epoch, _)| *epoch > standing.epoch) {
            let said =
                format!("batch {seq} was written under epoch {epoch}, Postgres issued {} at most", standing.epoch);
            self.find(Rule::Epoch, Some(seq), said);
        }
        for over in &standing.oversold {
            let said = format!("{}: {} sold, {} places", over.ticket_type, over.sold, over.capacity);
            self.find(Rule::Capacity, None, said);
        }
    }

    /// `issued`: the highest epoch that Postgres issued by now.
    fn compare_with_redis(&mut self, own: &Own, issued: u64, counters: &HashMap<String, i64>) {
        if own.epoch > issued {
            let said = format!("Redis holds epoch {}, Postgres issued {issued} at most", own.epoch);
            self.find(Rule::Epoch, None, said);
        }
        let inside = self.trace.inside() as i64;
        if let Some(counted) = counters.get("inside")
            && *counted != inside
        {
            self.find(Rule::Counters, Some(own.seq), format!("{counted} counted inside, {inside} are by the log"));
        }
    }

    fn find(&mut self, rule: Rule, seq: Option<u64>, said: String) {
        self.findings.add(Finding { rule, seq, ticket: None, said });
    }
}

/// People inside are admissions less exits less annulments.
fn adds_up(sums: &Traced, findings: &mut Findings) {
    // Where two owners answered for one ticket, sums cannot come out even: the pairs are listed as conflicts.
    if sums.conflicts > 0 {
        return;
    }
    let came = sums.admissions - sums.annulled_admissions + sums.further_exits;
    let left = sums.exits - sums.annulled_exits + sums.reset_outside + sums.further_entries;
    if came.checked_sub(left) != Some(sums.inside) {
        let said = format!("{} are inside, but {came} came in and {left} went out", sums.inside);
        findings.add(Finding { rule: Rule::Inside, seq: None, ticket: None, said });
    }
}
