//! A failover that not everybody hears of.

use super::{Redis, nobody};
use crate::net::Reply;
use gatehouse::domain::ids::EventId;
use gatehouse::stores::journal::fake::keep::Keep;
use gatehouse::stores::journal::{JournalError, Own};
use std::collections::{BTreeMap, BTreeSet};

/// The primary of before, which has not heard that it is none any more: whoever is connected to it still writes there, and
/// no replica hears of it.
pub(super) struct Deposed {
    server: u64,
    keeps: BTreeMap<EventId, Keep>,
    /// Nodes that are on its side of the cut: each of their connections leads there.
    seen_by: BTreeSet<usize>,
}

impl Redis {
    /// The replica takes over while the primary lives on, cut off from it together with some nodes.
    pub fn depose(&mut self, seen_by: BTreeSet<usize>) {
        let (server, keeps) = (self.server, self.keeps.clone());
        self.fail_over();
        self.deposed = Some(Deposed { server, keeps, seen_by });
    }

    /// The deposed primary ends.
    pub fn bury(&mut self) {
        self.deposed = None;
    }

    /// A step over a connection to this very server; `None`: it is gone.
    pub(super) fn at<T>(&mut self, server: u64, step: impl FnOnce(&mut Redis) -> Reply<T>) -> Option<Reply<T>> {
        if self.away {
            return None;
        }
        if self.server == server {
            return Some(step(self));
        }
        let deposed = self.deposed.as_mut().filter(|deposed| deposed.server == server)?;
        let mut apart = Redis::new(self.broken, self.wait_replicas);
        apart.server = server;
        std::mem::swap(&mut apart.keeps, &mut deposed.keeps);
        let Reply { said, durable_at } = step(&mut apart);
        deposed.keeps = apart.keeps;
        // No replica will ever have it.
        Some(Reply { said, durable_at: durable_at.map(|(_, instead)| (u64::MAX, instead)) })
    }

    /// A step at the server that a node takes for the primary.
    pub(super) fn for_node<T>(
        &mut self,
        node: usize,
        step: impl FnOnce(&mut Redis) -> Reply<Result<T, JournalError>>,
    ) -> Reply<Result<T, JournalError>> {
        let deposed = self.deposed.as_ref().filter(|deposed| deposed.seen_by.contains(&node));
        let server = deposed.map_or(self.server, |deposed| deposed.server);
        self.at(server, step).unwrap_or_else(|| Err(nobody("it is away")).into())
    }

    /// Whether an owner that finds Redis and Postgres like this lacks something that an owner before it was told of.
    pub(super) fn lacks(&self, own: &Own, drained: u64) -> bool {
        own.seq.max(drained) < self.acknowledged
    }
}
