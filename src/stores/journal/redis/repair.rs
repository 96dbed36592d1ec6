//! Filling Redis again from an owner's memory, in steps small enough not to hold up other events.

use super::{Failure, RedisJournal};
use crate::domain::ids::EventId;
use crate::stores::journal::keys::{Keys, Part};
use crate::stores::journal::{Commit, JournalError, NodeTag, Repair};
use redis::Cmd;
use std::cell::Cell;

/// Pairs, or log entries, per step.
const CHUNK: usize = 500;
/// A step of log entries ends here: one entry may hold 512 changes.
const CHUNK_BYTES: usize = 1 << 20;

/// One attempt at a repair. A step of another attempt, come late, does nothing.
struct Attempt<'a> {
    journal: &'a RedisJournal,
    names: [String; 11],
    epoch: u64,
    token: [u8; 16],
    /// Steps that were done.
    steps: Cell<u32>,
}

pub(super) async fn repair(
    journal: &RedisJournal,
    event: EventId,
    epoch: u64,
    node: &NodeTag,
    repair: &Repair,
) -> Result<Commit, JournalError> {
    let token = uuid::Uuid::new_v4().into_bytes();
    let attempt = Attempt { journal, names: names(event), epoch, token, steps: Cell::new(0) };
    match attempt.all_steps(node, repair).await {
        Ok(()) => Ok(Commit::Done),
        Err(Broken::Fenced) => Ok(Commit::Fenced),
        Err(Broken::Error(error)) => Err(error),
    }
}

/// As `repair.lua` counts them.
fn names(event: EventId) -> [String; 11] {
    let keys = Keys::of(event);
    let [log, tickets, kept, holds, counters] = Part::ALL.map(|part| keys.part(part));
    let [new_log, new_tickets, new_kept, new_holds, new_counters] = Part::ALL.map(|part| keys.repair(part));
    let own = keys.own();
    [own, log, tickets, kept, holds, counters, new_log, new_tickets, new_kept, new_holds, new_counters]
}

const NEW_TICKETS: usize = 8;
const NEW_KEPT: usize = 9;
const NEW_HOLDS: usize = 10;
const NEW_COUNTERS: usize = 11;

enum Broken {
    Fenced,
    Error(JournalError),
}

impl Attempt<'_> {
    async fn all_steps(&self, node: &NodeTag, repair: &Repair) -> Result<(), Broken> {
        let mut begin = self.call("begin");
        begin.arg(node.node.as_bytes()).arg(&node.addr);
        self.step(begin).await?;
        self.tail(repair).await?;
        self.put(NEW_TICKETS, repair.tickets.iter().map(|(id, state)| (&id.as_bytes()[..], &state[..]))).await?;
        self.put(NEW_KEPT, repair.keys.iter().map(|(field, kept)| (&field[..], &kept[..]))).await?;
        self.put(NEW_HOLDS, repair.holds.iter().map(|(id, hold)| (&id.as_bytes()[..], &hold[..]))).await?;
        let counters: Vec<(&str, String)> =
            repair.counters.iter().map(|(name, count)| (name.as_str(), count.to_string())).collect();
        self.put(NEW_COUNTERS, counters.iter().map(|(name, count)| (name.as_bytes(), count.as_bytes()))).await?;
        let mut end = self.call("end");
        let batch = repair.batch.map(|batch| batch.to_bytes());
        end.arg(repair.seq).arg(batch.as_ref().map_or(&[][..], |batch| &batch[..])).arg(repair.now.0);
        // What waits for this repair is answered behind it.
        let script = &self.journal.shared.scripts.repair;
        let reply = self.journal.run_durably("repair", script, &end).await.map_err(Broken::Error)?;
        self.was_done(reply)
    }

    async fn tail(&self, repair: &Repair) -> Result<(), Broken> {
        let mut rest = &repair.tail[..];
        while !rest.is_empty() {
            let mut call = self.call("tail");
            let mut bytes = 0;
            let mut taken = 0;
            while taken < rest.len().min(CHUNK) && bytes < CHUNK_BYTES {
                let (seq, entry) = &rest[taken];
                call.arg(seq).arg(&entry[..]);
                bytes += entry.len();
                taken += 1;
            }
            self.step(call).await?;
            rest = &rest[taken..];
        }
        self.step(self.call("tail_end")).await
    }

    async fn put<'a>(&self, place: usize, pairs: impl Iterator<Item = (&'a [u8], &'a [u8])>) -> Result<(), Broken> {
        let mut pairs = pairs.peekable();
        while pairs.peek().is_some() {
            let mut call = self.call("put");
            call.arg(place);
            for (field, value) in pairs.by_ref().take(CHUNK) {
                call.arg(field).arg(value);
            }
            self.step(call).await?;
        }
        Ok(())
    }

    fn call(&self, step: &str) -> Cmd {
        let mut call = self.journal.shared.scripts.repair.call(&self.names);
        call.arg(step).arg(self.epoch).arg(&self.token).arg(self.steps.get());
        call
    }

    async fn step(&self, call: Cmd) -> Result<(), Broken> {
        let script = &self.journal.shared.scripts.repair;
        let reply: i64 = self.journal.run("repair", script, &call).await.map_err(Broken::Error)?;
        self.was_done(reply)
    }

    fn was_done(&self, reply: i64) -> Result<(), Broken> {
        match reply {
            1 => {
                self.steps.set(self.steps.get() + 1);
                Ok(())
            }
            2 => Err(Broken::Fenced),
            _ => Err(Broken::Error(Failure::unreadable("repair").error)),
        }
    }
}
