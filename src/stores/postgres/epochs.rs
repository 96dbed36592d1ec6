//! Epochs are issued by Postgres alone: who may own an event.

use crate::domain::ids::EventId;
use crate::stores::StoreError;
use crate::stores::postgres::Store;
use crate::stores::postgres::convert::{Id, bigint, number};

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
pub async fn read(store: &Store, event: EventId) -> Result<Option<Epoch>, StoreError> {
    let row = sqlx::query!("select epoch, node, degraded from event_epochs where event = $1", event.uuid())
        .fetch_optional(&store.pool)
        .await?;
    row.map(|row| Ok(Epoch { epoch: number(row.epoch)?, node: row.node, degraded: row.degraded })).transpose()
}

/// Wins a new epoch above `seen` (what [`read`] said) and `redis` (what Redis holds, 0 if nothing), and answers it.
/// `None`: somebody else was faster, or another node's journal stands in the way.
pub async fn advance(
    store: &Store,
    event: EventId,
    seen: u64,
    redis: u64,
    node: &str,
) -> Result<Option<u64>, StoreError> {
    let won = sqlx::query_scalar!(
        "update event_epochs set epoch = greatest(epoch, $3) + 1, node = $4
         where event = $1 and epoch = $2 and (degraded is null or degraded = $4)
         returning epoch",
        event.uuid(),
        bigint(seen)?,
        bigint(redis)?,
        node
    )
    .fetch_optional(&store.pool)
    .await?;
    won.map(number).transpose()
}

/// The events that this node won last.
pub async fn held_by(store: &Store, node: &str) -> Result<Vec<EventId>, StoreError> {
    let rows =
        sqlx::query_scalar!("select event from event_epochs where node = $1", node).fetch_all(&store.pool).await?;
    Ok(rows.into_iter().map(EventId::of).collect())
}
