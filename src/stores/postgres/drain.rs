//! The log's way from Redis to Postgres: exactly once, in order.

use crate::domain::ids::EventId;
use crate::stores::StoreError;
use crate::stores::postgres::Store;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrainOutcome {
    /// Everything up to this sequence is in Postgres now; so many entries went to the dead letters.
    Moved { to: u64, dead: u32 },
    /// Another drain moved the watermark: read it again.
    Lost,
}

/// The last sequence that is in Postgres; 0 = none.
pub async fn watermark(_store: &Store, _event: EventId) -> Result<u64, StoreError> {
    unimplemented!()
}

/// How many entries of the event could not be stored and wait for staff.
pub async fn dead_letters(_store: &Store, _event: EventId) -> Result<u64, StoreError> {
    unimplemented!()
}
