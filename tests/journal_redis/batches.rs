//! Batches to commit, and a journal to commit them to.
#![allow(dead_code, reason = "each test binary uses a part of this")]

use crate::samples;
use crate::support::Redis;
use gatehouse::domain::ids::{BatchId, EventId, NodeId, ScanId, TicketId};
use gatehouse::domain::ledger::{Change, Kept, OccupancyReport, TicketAfter, What};
use gatehouse::domain::time::Moment;
use gatehouse::stores::journal::redis::Settings;
use gatehouse::stores::journal::{Commit, Draft, Fence, Journal, JournalError, NodeTag, RedisJournal, SealedBatch};
use std::time::Duration;

pub const EVENT: EventId = EventId::from_bytes([0xe1; 16]);

pub fn settings(redis: &Redis) -> Settings {
    Settings { url: redis.url(), response_timeout: Duration::from_millis(400), ..Settings::default() }
}

pub fn journal(redis: &Redis) -> RedisJournal {
    RedisJournal::new(&settings(redis)).expect("a good URL")
}

pub fn node(number: u8) -> NodeTag {
    NodeTag { node: NodeId::from_bytes([number; 16]), addr: format!("10.0.0.{number}:9000") }
}

/// The fence of a connection that was just confirmed.
pub fn fence(journal: &RedisJournal, epoch: u64) -> Fence {
    Fence { epoch, generation: journal.server_generation() }
}

fn numbered(number: u64) -> [u8; 16] {
    u128::from(number).to_be_bytes()
}

pub fn ticket(number: u64) -> TicketId {
    TicketId::from_bytes(numbered(number))
}

/// The check-in of one ticket, without an idempotency key.
pub fn scanned(number: u64) -> Change {
    let mut scan = samples::admitted();
    scan.answer.scan = ScanId::from_bytes(numbered(number));
    scan.key = None;
    Change {
        what: What::Scanned(Box::new(scan)),
        tickets: vec![TicketAfter { id: ticket(number), state: samples::inside() }],
    }
}

pub fn batch(id: u8, seq: u64, changes: &[Change]) -> SealedBatch {
    let mut counters = OccupancyReport::default();
    counters.occupancy.inside = 7;
    let now = Moment(1_000 + seq as i64);
    Draft { id: BatchId::from_bytes([id; 16]), seq, now, changes, counters: &counters }.seal()
}

/// What an event keeps after its tickets `1..=last` came in, one batch each.
pub fn kept(last: u64) -> Kept {
    let mut kept = Kept { last_decided: Moment(1_000 + last as i64), ..Kept::default() };
    for number in 1..=last {
        let change = scanned(number);
        let What::Scanned(scan) = change.what else { unreachable!("it is a scan") };
        kept.scans.push(*scan);
        for mut after in change.tickets {
            after.state.seq = number;
            kept.tickets.push((after.id, after.state));
        }
    }
    kept
}

/// Owns the event under epoch 1 and commits tickets `1..=last`, one batch each.
pub async fn owned_with(journal: &RedisJournal, last: u64) -> Fence {
    journal.acquire(EVENT, 1, &node(1)).await.expect("nobody else owns it");
    let fence = fence(journal, 1);
    for seq in 1..=last {
        let batch = batch(seq as u8, seq, &[scanned(seq)]);
        assert_eq!(journal.commit(EVENT, fence, &batch).await, Ok(Commit::Done));
    }
    fence
}

/// Sends as an owner does: again and again, on a new connection too, until there is an answer.
pub async fn deliver(journal: &RedisJournal, epoch: u64, batch: &SealedBatch) -> Commit {
    let give_up = tokio::time::Instant::now() + Duration::from_secs(20);
    loop {
        match journal.commit(EVENT, fence(journal, epoch), batch).await {
            Ok(commit) => return commit,
            Err(JournalError::Unreachable(_)) if tokio::time::Instant::now() < give_up => {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            Err(error) => panic!("{error}"),
        }
    }
}
