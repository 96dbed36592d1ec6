//! Webhooks of payment gateways that were dealt with.

use crate::stores::StoreError;
use crate::stores::postgres::Store;

/// Whether this event was dealt with before.
pub async fn is_known(store: &Store, gateway: &str, event_id: &str) -> Result<bool, StoreError> {
    let known = sqlx::query_scalar!(
        r#"select exists (select from gateway_events where gateway = $1 and event_id = $2) as "known!""#,
        gateway,
        event_id,
    );
    Ok(known.fetch_one(&store.pool).await?)
}

/// The event was dealt with. Harmless to repeat.
pub async fn insert(store: &Store, gateway: &str, event_id: &str) -> Result<(), StoreError> {
    let insert = sqlx::query!(
        "insert into gateway_events (gateway, event_id) values ($1, $2) on conflict do nothing",
        gateway,
        event_id,
    );
    insert.execute(&store.pool).await?;
    Ok(())
}

/// Forgets events older than so many days: no gateway delivers one for that long. Answers how many.
pub async fn delete_older(store: &Store, days: i32) -> Result<u64, StoreError> {
    let delete = sqlx::query!("delete from gateway_events where seen_at < now() - make_interval(days => $1)", days);
    Ok(delete.execute(&store.pool).await?.rows_affected())
}
