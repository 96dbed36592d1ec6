//! What staff see of the outbox: facts with what became of them, and deliveries. Newest first.

use crate::domain::ids::{DeliveryId, EventId, NotificationId, OrderId, SubscriptionId, TenantId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, count, ids_of, number, uuids};
use crate::stores::postgres::deliveries::Channel;
use crate::stores::postgres::outbox::FactKind;
use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::postgres::PgConnection;
use uuid::Uuid;

/// How a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliveryState {
    Pending,
    Delivered,
    /// Given up; staff can drive it again.
    Dead,
}

impl DeliveryState {
    pub const ALL: [DeliveryState; 3] = [DeliveryState::Pending, DeliveryState::Delivered, DeliveryState::Dead];

    pub fn word(self) -> &'static str {
        match self {
            DeliveryState::Pending => "pending",
            DeliveryState::Delivered => "delivered",
            DeliveryState::Dead => "dead",
        }
    }

    pub fn from_word(word: &str) -> Option<DeliveryState> {
        DeliveryState::ALL.into_iter().find(|state| state.word() == word)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct DeliveryInfo {
    pub id: DeliveryId,
    pub fact: NotificationId,
    pub kind: FactKind,
    pub channel: Channel,
    pub subscription: Option<SubscriptionId>,
    /// The subscription's URL, or the address a mail goes to.
    pub to: String,
    pub state: DeliveryState,
    pub attempts: u32,
    /// When it is tried next, at the earliest; of a pending one.
    pub due_at: Option<DateTime<Utc>>,
    pub last_error: Option<String>,
    pub last_status: Option<u16>,
    pub created_at: DateTime<Utc>,
    pub done_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct DeliveryFilter {
    pub state: Option<DeliveryState>,
    pub kind: Option<FactKind>,
    pub subscription: Option<SubscriptionId>,
}

/// Newest first, older than `before`.
pub async fn page(
    db: &mut PgConnection,
    tenant: TenantId,
    filter: DeliveryFilter,
    before: Option<DeliveryId>,
    limit: i64,
) -> Result<Vec<DeliveryId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "select id from deliveries
         where tenant = $1 and ($2::text is null or state = $2) and ($3::text is null or kind = $3)
           and ($4::uuid is null or subscription = $4) and id < $5
         order by id desc limit $6",
        tenant.uuid(),
        filter.state.map(DeliveryState::word),
        filter.kind.map(FactKind::word),
        filter.subscription.map(Id::uuid),
        before.map_or(Uuid::max(), Id::uuid),
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(ids_of(ids))
}

/// Those of these deliveries that are this tenant's, newest first.
pub async fn read(
    db: &mut PgConnection,
    tenant: TenantId,
    ids: &[DeliveryId],
) -> Result<Vec<DeliveryInfo>, StoreError> {
    let rows = sqlx::query!(
        r#"select d.id, d.fact, d.kind, d.subscription, d.state, d.attempts, d.last_error, d.last_status, d.created_at,
                  d.done_at, coalesce(s.url, o.payload #>> '{to,email}', '') as "to!",
                  case when d.state = 'pending' then d.due_at end as due_at
           from deliveries d join outbox o on o.id = d.fact
           left join webhook_subscriptions s on s.id = d.subscription
           where d.id = any($1) and d.tenant = $2 order by d.id desc"#,
        &uuids(ids),
        tenant.uuid()
    )
    .fetch_all(db)
    .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let state = DeliveryState::from_word(&row.state)
            .ok_or_else(|| StoreError::Unreadable("a delivery in a state that is not known".into()))?;
        found.push(DeliveryInfo {
            id: DeliveryId::of(row.id),
            fact: NotificationId::of(row.fact),
            kind: FactKind::read(&row.kind)?,
            channel: if row.subscription.is_some() { Channel::Webhook } else { Channel::Mail },
            subscription: row.subscription.map(SubscriptionId::of),
            to: row.to,
            state,
            attempts: count(row.attempts)?,
            due_at: row.due_at,
            last_error: row.last_error,
            last_status: row.last_status.and_then(|status| u16::try_from(status).ok()),
            created_at: row.created_at,
            done_at: row.done_at,
        });
    }
    Ok(found)
}

/// What became of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewsState {
    /// Not everything of it is delivered yet.
    Pending,
    Sent,
    /// Something of it was given up.
    Dead,
    /// Nobody wanted to hear of it.
    Unheard,
}

impl NewsState {
    pub const ALL: [NewsState; 4] = [NewsState::Pending, NewsState::Sent, NewsState::Dead, NewsState::Unheard];

    pub fn word(self) -> &'static str {
        match self {
            NewsState::Pending => "pending",
            NewsState::Sent => "sent",
            NewsState::Dead => "dead",
            NewsState::Unheard => "unheard",
        }
    }
}

/// A fact in the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct NewsInfo {
    pub id: NotificationId,
    pub kind: FactKind,
    pub event: Option<EventId>,
    pub order: Option<OrderId>,
    pub payload: Value,
    pub state: NewsState,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct NewsFilter {
    pub kind: Option<FactKind>,
    pub event: Option<EventId>,
    pub order: Option<OrderId>,
}

/// Newest first: `skip` are left out, then those older than `before`.
pub async fn news(
    db: &mut PgConnection,
    tenant: TenantId,
    filter: NewsFilter,
    before: Option<NotificationId>,
    skip: i64,
    limit: i64,
) -> Result<Vec<NewsInfo>, StoreError> {
    let rows = sqlx::query!(
        r#"select o.id, o.kind, o.event, o.order_id, o.payload, o.created_at, o.state,
                  d.all as "all!", d.pending as "pending!", d.dead as "dead!"
           from (select * from outbox
                 where tenant = $1 and ($2::text is null or kind = $2) and ($3::uuid is null or event = $3)
                   and ($4::uuid is null or order_id = $4) and id < $5
                 order by id desc offset $6 limit $7) o
           cross join lateral (
               select count(*) as all, count(*) filter (where state = 'pending') as pending,
                      count(*) filter (where state = 'dead') as dead
               from deliveries where fact = o.id
           ) d
           order by o.id desc"#,
        tenant.uuid(),
        filter.kind.map(FactKind::word),
        filter.event.map(Id::uuid),
        filter.order.map(Id::uuid),
        before.map_or(Uuid::max(), Id::uuid),
        skip,
        limit
    )
    .fetch_all(db)
    .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let state = match (row.state.as_str(), row.all, row.pending, row.dead) {
            ("waiting", _, _, _) | (_, _, 1.., _) => NewsState::Pending,
            (_, 0, _, _) => NewsState::Unheard,
            (_, _, _, 1..) => NewsState::Dead,
            (_, _, _, _) => NewsState::Sent,
        };
        found.push(NewsInfo {
            id: NotificationId::of(row.id),
            kind: FactKind::read(&row.kind)?,
            event: row.event.map(EventId::of),
            order: row.order_id.map(OrderId::of),
            payload: row.payload,
            state,
            created_at: row.created_at,
        });
    }
    Ok(found)
}

/// How many facts the filter lets through.
pub async fn count_news(db: &mut PgConnection, tenant: TenantId, filter: NewsFilter) -> Result<u64, StoreError> {
    let all = sqlx::query_scalar!(
        r#"select count(*) as "count!" from outbox
           where tenant = $1 and ($2::text is null or kind = $2) and ($3::uuid is null or event = $3)
             and ($4::uuid is null or order_id = $4)"#,
        tenant.uuid(),
        filter.kind.map(FactKind::word),
        filter.event.map(Id::uuid),
        filter.order.map(Id::uuid)
    )
    .fetch_one(db)
    .await?;
    number(all)
}
