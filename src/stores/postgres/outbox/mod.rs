//! Facts to announce: written by [`push`] in the transaction of the fact, sent later by the relay.

mod fact;

pub use fact::{Addressee, Fact, FactKind, NewNotification};

use crate::domain::ids::{NotificationId, TenantId};
use crate::stores::StoreError;
use crate::stores::postgres::Store;
use crate::stores::postgres::convert::{Id, uuids};
use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::postgres::PgConnection;
use uuid::Uuid;

/// Writes facts to announce. What is there by its id already stays as it is. Once the transaction is committed, call
/// [`Store::nudge_outbox`] to have it announced at once instead of at the relay's next look.
pub async fn push(db: &mut PgConnection, news: &[NewNotification]) -> Result<(), StoreError> {
    push_at(db, news, &vec![Utc::now(); news.len()]).await
}

/// The same for what happened earlier, each at its own time.
pub async fn push_at(
    db: &mut PgConnection,
    news: &[NewNotification],
    happened_at: &[DateTime<Utc>],
) -> Result<(), StoreError> {
    if news.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = news.iter().map(|one| one.id.uuid()).collect();
    let tenants: Vec<Uuid> = news.iter().map(|one| one.tenant.uuid()).collect();
    let events: Vec<Uuid> = news.iter().map(|one| one.fact.event().uuid()).collect();
    let orders: Vec<Option<Uuid>> = news.iter().map(|one| one.fact.order().map(Id::uuid)).collect();
    let kinds: Vec<String> = news.iter().map(|one| one.fact.kind().word().to_owned()).collect();
    let payloads: Vec<Value> = news.iter().map(|one| one.fact.payload()).collect();
    sqlx::query!(
        "insert into outbox (id, tenant, event, order_id, kind, payload, created_at)
         select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::jsonb[],
                              $7::timestamptz[])
         on conflict (id) do nothing",
        &ids,
        &tenants,
        &events,
        &orders as _,
        &kinds,
        &payloads,
        happened_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A fact whose deliveries are not made yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    pub id: NotificationId,
    pub tenant: TenantId,
    pub kind: FactKind,
}

/// The oldest facts that nobody else is spreading right now, held until the transaction ends.
pub async fn waiting(db: &mut PgConnection, limit: i64) -> Result<Vec<Waiting>, StoreError> {
    let rows = sqlx::query!(
        "select id, tenant, kind from outbox where state = 'waiting' order by id limit $1 for update skip locked",
        limit
    )
    .fetch_all(db)
    .await?;
    let one = |id, tenant, kind: &str| {
        Ok(Waiting { id: NotificationId::of(id), tenant: TenantId::of(tenant), kind: FactKind::read(kind)? })
    };
    rows.into_iter().map(|row| one(row.id, row.tenant, &row.kind)).collect()
}

/// Their deliveries are made.
pub async fn announced(db: &mut PgConnection, facts: &[NotificationId]) -> Result<(), StoreError> {
    sqlx::query!("update outbox set state = 'announced' where id = any($1)", &uuids(facts)).execute(db).await?;
    Ok(())
}

/// Forgets facts from before `until` and what was delivered of them, a piece at a time. Answers how many went; what
/// waits, or waits for staff, stays.
pub async fn forget(db: &mut PgConnection, until: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
    let gone = sqlx::query!(
        "delete from outbox where id in (
             select o.id from outbox o
             where o.id < $1 and o.state = 'announced'
               and not exists (select from deliveries d where d.fact = o.id and d.state <> 'delivered')
             order by o.id limit $2)",
        first_id_of(until),
        limit
    )
    .execute(db)
    .await?;
    Ok(gone.rows_affected())
}

/// No UUIDv7 made at this time or later is smaller.
fn first_id_of(time: DateTime<Utc>) -> Uuid {
    let millis = u128::try_from(time.timestamp_millis()).unwrap_or(0);
    Uuid::from_u128(millis << 80)
}

impl Store {
    /// Says to the relay of this process that facts were committed.
    pub fn nudge_outbox(&self) {
        self.outbox_news.notify_one();
    }

    /// Resolves after a nudge, at once if there was one since the last time.
    pub async fn outbox_nudged(&self) {
        self.outbox_news.notified().await;
    }
}
