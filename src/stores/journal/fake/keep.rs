//! What the fake keeps of one event, and the scripts as pure steps on it: line by line what `acquire.lua`, `commit.lua`
//! and `repair.lua` do.

use crate::domain::ids::{BatchId, HoldId, NodeId, TicketId};
use crate::domain::time::Moment;
use crate::stores::journal::found::Found;
use crate::stores::journal::record::{self, LogEntry};
use crate::stores::journal::{Commit, JournalError, Loaded, NodeTag, Own, Repair, SealedBatch};
use bytes::Bytes;
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::Instant;

/// The keys of one event.
#[derive(Debug, Clone, Default)]
pub struct Keep {
    own: Option<OwnFields>,
    /// Each entry with the epoch that wrote it.
    log: BTreeMap<u64, (u64, Bytes)>,
    tickets: BTreeMap<TicketId, Bytes>,
    keys: BTreeMap<Bytes, Bytes>,
    holds: BTreeMap<HoldId, Bytes>,
    counters: BTreeMap<String, i64>,
    lease: Option<(NodeId, Instant)>,
}

#[derive(Debug, Clone)]
struct OwnFields {
    epoch: u64,
    node: NodeId,
    seq: u64,
    batch: Option<BatchId>,
    now: Moment,
    /// The attempt, and how many of its steps were done.
    repairing: Option<(u64, u8)>,
}

impl OwnFields {
    fn new(epoch: u64, node: NodeId) -> OwnFields {
        OwnFields { epoch, node, seq: 0, batch: None, now: Moment(0), repairing: None }
    }
}

/// What a commit is checked for. All of it, unless a test proves that it would notice if it were not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checks {
    /// Whether somebody else owns the event: by a higher epoch, or by another batch under this number.
    pub fence: bool,
    /// Whether the number is the next one.
    pub sequence: bool,
}

impl Checks {
    pub const ALL: Checks = Checks { fence: true, sequence: true };
}

/// Steps of a repair.
const BEGUN: u8 = 1;
const LOG_IN_PLACE: u8 = 2;

impl Keep {
    pub fn own(&self) -> Option<Own> {
        self.own.as_ref().map(|own| Own {
            epoch: own.epoch,
            node: Some(own.node),
            seq: own.seq,
            batch: own.batch,
            repairing: own.repairing.is_some(),
        })
    }

    pub fn counters(&self) -> &BTreeMap<String, i64> {
        &self.counters
    }

    pub fn acquire(&mut self, epoch: u64, node: NodeId) -> Result<Own, JournalError> {
        match &mut self.own {
            Some(own) if own.epoch > epoch || (own.epoch == epoch && own.node != node) => {
                return Err(JournalError::Fenced { epoch: own.epoch });
            }
            Some(own) if own.epoch < epoch => {
                (own.epoch, own.node, own.repairing) = (epoch, node, None);
            }
            Some(_) => {}
            none @ None => *none = Some(OwnFields::new(epoch, node)),
        }
        Ok(self.own().expect("it was set right above"))
    }

    pub fn load(&self) -> Result<Loaded, JournalError> {
        let poison = |wrong: record::RecordError| JournalError::Poison(wrong.to_string());
        let mut found = Found::default();
        for (id, state) in &self.tickets {
            found.ticket_bytes(id.as_bytes(), state).map_err(poison)?;
        }
        for kept in self.keys.values() {
            found.kept(record::read_kept(kept).map_err(poison)?);
        }
        for hold in self.holds.values() {
            found.hold(record::read_hold(hold).map_err(poison)?);
        }
        let (mut seq, mut now) = self.own.as_ref().map_or((0, Moment(0)), |own| (own.seq, own.now));
        for entry in self.read_log(0, usize::MAX)? {
            (seq, now) = (seq.max(entry.seq), now.max(entry.now));
            entry.changes.into_iter().for_each(|change| found.change(change));
        }
        Ok(Loaded { kept: found.kept_in_order(now), seq })
    }

    pub fn commit(&mut self, epoch: u64, batch: &SealedBatch) -> Result<Commit, JournalError> {
        self.commit_with(Checks::ALL, epoch, batch)
    }

    /// The same, checked for less.
    pub fn commit_with(&mut self, checks: Checks, epoch: u64, batch: &SealedBatch) -> Result<Commit, JournalError> {
        let Some(own) = &mut self.own else { return Ok(Commit::Gap) };
        if own.epoch > epoch && checks.fence {
            return Ok(Commit::Fenced);
        }
        if own.epoch < epoch || own.repairing.is_some() {
            return Ok(Commit::Gap);
        }
        if own.seq == batch.seq {
            let mine = own.batch == Some(batch.id) || !checks.fence;
            return Ok(if mine { Commit::Done } else { Commit::Fenced });
        }
        if own.seq + 1 != batch.seq && checks.sequence {
            return Ok(Commit::Gap);
        }
        let last = self.log.last_key_value().map_or(0, |(seq, _)| *seq);
        if last >= batch.seq
            && self.log.get(&batch.seq).is_none_or(|(_, log)| *log != batch.log)
            && checks == Checks::ALL
        {
            return Err(JournalError::Poison("the log holds another entry of this number".into()));
        }
        // A torn commit that is sent again completes: its entry stands there, under the epoch that wrote it.
        if self.log.get(&batch.seq).is_none_or(|(_, log)| *log != batch.log) {
            self.log.insert(batch.seq, (epoch, batch.log.clone()));
        }
        self.keys.extend(batch.marks.iter().cloned());
        for (id, hold) in &batch.holds {
            match hold {
                Some(hold) => self.holds.insert(*id, hold.clone()),
                None => self.holds.remove(id),
            };
        }
        self.counters.extend(batch.counters.iter().cloned());
        (own.seq, own.batch, own.now) = (batch.seq, Some(batch.id), batch.now);
        Ok(Commit::Done)
    }

    pub fn confirm(&self, epoch: u64, seq: u64) -> Commit {
        self.confirm_with(Checks::ALL, epoch, seq)
    }

    /// The same, checked for less.
    pub fn confirm_with(&self, checks: Checks, epoch: u64, seq: u64) -> Commit {
        match &self.own {
            Some(own) if own.epoch > epoch && checks.fence => Commit::Fenced,
            Some(own) if own.epoch < epoch || own.repairing.is_some() => Commit::Gap,
            Some(own) if own.seq == seq || !checks.sequence => Commit::Done,
            Some(_) | None => Commit::Gap,
        }
    }

    /// False = somebody else owns the event.
    pub fn repair_begin(&mut self, epoch: u64, node: &NodeTag, attempt: u64) -> bool {
        let own = self.own.get_or_insert_with(|| OwnFields::new(epoch, node.node));
        if own.epoch > epoch || (own.epoch == epoch && own.node != node.node) {
            return false;
        }
        (own.epoch, own.node, own.repairing) = (epoch, node.node, Some((attempt, BEGUN)));
        true
    }

    /// The log takes its place at once: what was acknowledged is durable before the states follow.
    pub fn repair_tail(&mut self, epoch: u64, attempt: u64, repair: &Repair) -> bool {
        let mine = self.is_repaired_by(epoch, attempt, BEGUN);
        if mine {
            self.log = repair.tail.iter().map(|(seq, entry)| (*seq, (epoch, entry.clone()))).collect();
            if let Some(own) = &mut self.own {
                own.repairing = Some((attempt, LOG_IN_PLACE));
            }
        }
        mine
    }

    pub fn repair_end(&mut self, epoch: u64, attempt: u64, repair: &Repair) -> bool {
        if !self.is_repaired_by(epoch, attempt, LOG_IN_PLACE) {
            return false;
        }
        self.tickets = repair.tickets.iter().cloned().collect();
        self.keys = repair.keys.iter().cloned().collect();
        self.holds = repair.holds.iter().cloned().collect();
        self.counters = repair.counters.iter().cloned().collect();
        if let Some(own) = &mut self.own {
            (own.seq, own.batch, own.now, own.repairing) = (repair.seq, repair.batch, repair.now, None);
        }
        true
    }

    fn is_repaired_by(&self, epoch: u64, attempt: u64, steps: u8) -> bool {
        self.own.as_ref().is_some_and(|own| own.epoch == epoch && own.repairing == Some((attempt, steps)))
    }

    pub fn read_log(&self, after: u64, count: usize) -> Result<Vec<LogEntry>, JournalError> {
        let entries = self.log.range(after.saturating_add(1)..).take(count);
        let open = |(seq, (epoch, bytes)): (&u64, &(u64, Bytes))| {
            record::open_entry(*seq, bytes).map(|entry| entry.under(Some(*epoch)))
        };
        entries.map(open).collect::<Result<_, _>>().map_err(|wrong| JournalError::Poison(wrong.to_string()))
    }

    pub fn trim(&mut self, upto: u64) {
        self.log = self.log.split_off(&upto.saturating_add(1));
    }

    pub fn lease(&mut self, node: NodeId, now: Instant, ttl: Duration) -> bool {
        let free = self.lease.is_none_or(|(holder, until)| holder == node || until <= now);
        if free {
            self.lease = Some((node, now + ttl));
        }
        free
    }

    pub fn holder(&self, now: Instant) -> Option<NodeId> {
        self.lease.filter(|(_, until)| *until > now).map(|(holder, _)| holder)
    }

    pub fn release(&mut self, node: NodeId) {
        self.lease = self.lease.filter(|(holder, _)| *holder != node);
    }
}
