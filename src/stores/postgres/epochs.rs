//! Epochs are issued by Postgres alone: who may own an event.

use crate::domain::ids::EventId;
use crate::stores::StoreError;
use crate::stores::postgres::Store;
use crate::stores::postgres::convert::{Id, bigint, number};
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

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

/// The owner under `epoch` is about to decide into its local journal: from then on no other node can win the event.
/// `mark` tells this outage from others. False: it is the owner no longer. Harmless to repeat.
pub async fn mark_degraded(
    store: &Store,
    event: EventId,
    epoch: u64,
    node: &str,
    mark: Uuid,
) -> Result<bool, StoreError> {
    let marked = sqlx::query!(
        "update event_epochs set degraded = $3, degraded_mark = $4,
                degraded_since = case when degraded_mark = $4 then degraded_since else now() end
         where event = $1 and epoch = $2 and node = $3 and (degraded is null or degraded = $3)",
        event.uuid(),
        bigint(epoch)?,
        node,
        mark
    )
    .execute(&store.pool)
    .await?;
    Ok(marked.rows_affected() > 0)
}

/// Everything in the node's journal is in Redis, or was handed on. `mark`: of this outage only. Harmless to repeat.
pub async fn clear_degraded(store: &Store, event: EventId, node: &str, mark: Option<Uuid>) -> Result<(), StoreError> {
    sqlx::query!(
        "update event_epochs set degraded = null, degraded_mark = null, degraded_since = null
         where event = $1 and degraded = $2 and ($3::uuid is null or degraded_mark = $3)",
        event.uuid(),
        node,
        mark
    )
    .execute(&store.pool)
    .await?;
    Ok(())
}

/// A node that decides into its local journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journaling {
    pub node: String,
    pub since: Option<DateTime<Utc>>,
}

/// Who decides into a local journal for this event, if somebody does.
pub async fn journaling(db: &mut PgConnection, event: EventId) -> Result<Option<Journaling>, StoreError> {
    let row = sqlx::query!(
        r#"select degraded as "node!", degraded_since from event_epochs where event = $1 and degraded is not null"#,
        event.uuid()
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Journaling { node: row.node, since: row.degraded_since }))
}

/// Takes the event from `node` without its journal: it may win no commit any more, and any other node may. Answers the new
/// epoch; `None`: it is not this node that journals.
pub async fn force(db: &mut PgConnection, event: EventId, node: &str) -> Result<Option<u64>, StoreError> {
    let won = sqlx::query_scalar!(
        "update event_epochs
         set epoch = epoch + 1, node = null, degraded = null, degraded_mark = null, degraded_since = null
         where event = $1 and degraded = $2
         returning epoch",
        event.uuid(),
        node
    )
    .fetch_optional(db)
    .await?;
    won.map(number).transpose()
}
