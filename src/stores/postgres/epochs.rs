//! Epochs are issued by Postgres alone: who may own an event.

use crate::domain::ids::EventId;
use crate::stores::StoreError;
use crate::stores::postgres::Store;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Epoch {
    /// 0 = nobody ever owned the event.
    pub epoch: u64,
    /// The node that won it.
    pub node: Option<String>,
    /// The node whose local journal must be replayed before another node may take the event.
    pub degraded: Option<String>,
}

/// `None`: no such event.
pub async fn read(_store: &Store, _event: EventId) -> Result<Option<Epoch>, StoreError> {
    unimplemented!()
}

/// Wins a new epoch above `seen` (what [`read`] said) and `redis` (what Redis holds, 0 if nothing), and answers it.
/// `None`: somebody else was faster, or another node's journal stands in the way.
pub async fn advance(
    _store: &Store,
    _event: EventId,
    _seen: u64,
    _redis: u64,
    _node: &str,
) -> Result<Option<u64>, StoreError> {
    unimplemented!()
}
