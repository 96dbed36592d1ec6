//! The journal in Redis.

use crate::domain::ids::{EventId, NodeId};
use crate::stores::journal::{
    Commit, Fence, Journal, JournalError, Loaded, LogEntry, NodeTag, Own, Repair, SealedBatch,
};
use std::time::Duration;

/// How to reach Redis and what counts as durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// `redis://`, `rediss://`, `redis+unix://` or `unix://`, with user, password and database index.
    pub url: String,
    pub connect_timeout: Duration,
    pub response_timeout: Duration,
    /// Connections for everything that is not the hot path.
    pub pool_max: usize,
    /// How many replicas must have a batch before it is answered.
    pub wait_replicas: u32,
    pub fsync: Fsync,
}

/// When a batch counts as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fsync {
    /// When Redis has it in memory; its append-only file follows within a second.
    #[default]
    Everysec,
    /// When it is on disk: survives power loss.
    Always,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            url: "redis://127.0.0.1:6379/0".into(),
            connect_timeout: Duration::from_secs(1),
            response_timeout: Duration::from_secs(1),
            pool_max: 8,
            wait_replicas: 0,
            fsync: Fsync::Everysec,
        }
    }
}

/// What the start-up check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerReport {
    pub version: String,
    /// `None` = the server does not say.
    pub append_only: Option<bool>,
    pub append_fsync: Option<String>,
    /// Sentences for the log.
    pub warnings: Vec<String>,
}

#[derive(Clone)]
pub struct RedisJournal {}

impl RedisJournal {
    /// Reads the settings; connects only when first used.
    pub fn new(_settings: &Settings) -> Result<RedisJournal, JournalError> {
        unimplemented!()
    }

    /// Refuses a server that would forget what was decided, with a sentence that says what to set.
    pub async fn check_server(&self) -> Result<ServerReport, JournalError> {
        unimplemented!()
    }

    /// One round trip, for readiness.
    pub async fn ping(&self) -> Result<(), JournalError> {
        unimplemented!()
    }
}

impl Journal for RedisJournal {
    fn for_arbiter(&self) -> Self {
        unimplemented!()
    }

    fn connection_generation(&self) -> u64 {
        unimplemented!()
    }

    async fn peek(&self, _event: EventId) -> Result<Option<Own>, JournalError> {
        unimplemented!()
    }

    async fn acquire(&self, _event: EventId, _epoch: u64, _node: &NodeTag) -> Result<Own, JournalError> {
        unimplemented!()
    }

    async fn load(&self, _event: EventId) -> Result<Loaded, JournalError> {
        unimplemented!()
    }

    async fn commit(&self, _event: EventId, _fence: Fence, _batch: &SealedBatch) -> Result<Commit, JournalError> {
        unimplemented!()
    }

    async fn confirm(&self, _event: EventId, _fence: Fence, _seq: u64) -> Result<Commit, JournalError> {
        unimplemented!()
    }

    async fn repair(
        &self,
        _event: EventId,
        _epoch: u64,
        _node: &NodeTag,
        _repair: &Repair,
    ) -> Result<Commit, JournalError> {
        unimplemented!()
    }

    async fn read_log(&self, _event: EventId, _after: u64, _count: usize) -> Result<Vec<LogEntry>, JournalError> {
        unimplemented!()
    }

    async fn trim(&self, _event: EventId, _upto: u64) -> Result<(), JournalError> {
        unimplemented!()
    }

    async fn lease(&self, _event: EventId, _node: NodeId, _ttl: Duration) -> Result<bool, JournalError> {
        unimplemented!()
    }

    async fn release(&self, _event: EventId, _node: NodeId) -> Result<(), JournalError> {
        unimplemented!()
    }
}
