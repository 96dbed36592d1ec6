//! Mails and calls to make: made from facts, taken in hand by one relay at a time, done or given up.

use crate::domain::ids::{DeliveryId, NotificationId, SubscriptionId, TenantId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, count};
use crate::stores::postgres::outbox::FactKind;
use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::postgres::PgConnection;
use std::time::Duration;
use uuid::Uuid;

/// How something is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    Mail,
    Webhook,
}

impl Channel {
    pub fn word(self) -> &'static str {
        match self {
            Channel::Mail => "mail",
            Channel::Webhook => "webhook",
        }
    }
}

/// What one destination shares: a subscription, or the mails of a tenant.
pub type Lane = Uuid;

pub struct NewDelivery {
    pub id: DeliveryId,
    pub fact: NotificationId,
    pub tenant: TenantId,
    pub kind: FactKind,
    /// `None` = by mail.
    pub subscription: Option<SubscriptionId>,
}

/// A delivery in hand: nobody else has it until its claim ends.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: DeliveryId,
    pub claim: Uuid,
    pub lane: Lane,
    /// This one included.
    pub attempts: u32,
    pub fact: NotificationId,
    pub tenant: TenantId,
    pub kind: FactKind,
    pub payload: Value,
    pub happened_at: DateTime<Utc>,
    pub target: Target,
}

#[derive(Clone)]
pub enum Target {
    Mail,
    /// The newest secret first.
    Webhook {
        url: String,
        secrets: Vec<String>,
    },
    /// The subscription was switched off since.
    SwitchedOff,
}

impl std::fmt::Debug for Target {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Target::Mail => "Mail",
            Target::Webhook { .. } => "Webhook",
            Target::SwitchedOff => "SwitchedOff",
        })
    }
}

/// What to take in hand.
pub struct Wanted<'a> {
    pub channel: Channel,
    /// At most so many.
    pub limit: usize,
    /// At most so many of one lane, if `busy` says nothing else about it.
    pub lane_limit: usize,
    pub busy: &'a [(Lane, usize)],
    /// A relay that says nothing for so long has died.
    pub claim_for: Duration,
}

/// Makes deliveries; what is there for a fact and a lane already stays as it is.
pub async fn insert(db: &mut PgConnection, new: &[NewDelivery]) -> Result<(), StoreError> {
    let ids: Vec<Uuid> = new.iter().map(|one| one.id.uuid()).collect();
    let facts: Vec<Uuid> = new.iter().map(|one| one.fact.uuid()).collect();
    let tenants: Vec<Uuid> = new.iter().map(|one| one.tenant.uuid()).collect();
    let kinds: Vec<String> = new.iter().map(|one| one.kind.word().to_owned()).collect();
    let subscriptions: Vec<Option<Uuid>> = new.iter().map(|one| one.subscription.map(Id::uuid)).collect();
    sqlx::query!(
        "insert into deliveries (id, fact, tenant, kind, subscription, channel, lane)
         select id, fact, tenant, kind, subscription,
                case when subscription is null then 'mail' else 'webhook' end, coalesce(subscription, tenant)
         from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[])
              as new (id, fact, tenant, kind, subscription)
         on conflict (fact, lane) do nothing",
        &ids,
        &facts,
        &tenants,
        &kinds,
        &subscriptions as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes what is due in hand, the longest due first, for one relay alone.
pub async fn claim(db: &mut PgConnection, wanted: Wanted<'_>) -> Result<Vec<Claimed>, StoreError> {
    let bigint = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let busy: Vec<Uuid> = wanted.busy.iter().map(|(lane, _)| *lane).collect();
    let room: Vec<i64> = wanted.busy.iter().map(|(_, room)| bigint(*room)).collect();
    let claim = Uuid::now_v7();
    let rows = sqlx::query!(
        r#"with recursive lanes (lane) as (
               (select lane from deliveries where state = 'pending' and channel = $1 order by lane limit 1)
               union all
               select (select d.lane from deliveries d
                       where d.state = 'pending' and d.channel = $1 and d.lane > l.lane order by d.lane limit 1)
               from lanes l where l.lane is not null
           ), due as materialized (
               select d.id from lanes
               left join unnest($2::uuid[], $3::bigint[]) as busy (lane, room) on busy.lane = lanes.lane
               cross join lateral (
                   select id, due_at from deliveries
                   where state = 'pending' and channel = $1 and lane = lanes.lane and due_at <= now()
                   order by due_at limit coalesce(busy.room, $4) for update skip locked
               ) d
               order by d.due_at limit $5
           ), taken as (
               update deliveries set attempts = attempts + 1, claim = $6, due_at = now() + make_interval(secs => $7)
               from due where deliveries.id = due.id
               returning deliveries.id, lane, attempts, fact, subscription
           )
           select taken.id, taken.lane, taken.attempts, o.id as fact, o.tenant, o.kind, o.payload, o.created_at,
                  s.url as "url?", s.secret as "secret?", s.enabled as "enabled?",
                  case when s.old_secret_until > now() then s.old_secret end as old_secret
           from taken join outbox o on o.id = taken.fact
           left join webhook_subscriptions s on s.id = taken.subscription"#,
        wanted.channel.word(),
        &busy,
        &room,
        bigint(wanted.lane_limit),
        bigint(wanted.limit),
        claim,
        wanted.claim_for.as_secs_f64()
    )
    .fetch_all(db)
    .await?;
    let mut claimed = Vec::with_capacity(rows.len());
    for row in rows {
        claimed.push(Claimed {
            id: DeliveryId::of(row.id),
            claim,
            lane: row.lane,
            attempts: count(row.attempts)?,
            fact: NotificationId::of(row.fact),
            tenant: TenantId::of(row.tenant),
            kind: FactKind::read(&row.kind)?,
            payload: row.payload,
            happened_at: row.created_at,
            target: target(row.url, row.enabled, [row.secret, row.old_secret]),
        });
    }
    Ok(claimed)
}

/// Without a subscription it is a mail.
fn target(url: Option<String>, enabled: Option<bool>, secrets: [Option<String>; 2]) -> Target {
    match (url, enabled) {
        (None, _) => Target::Mail,
        (Some(url), Some(true)) => Target::Webhook { url, secrets: secrets.into_iter().flatten().collect() },
        (Some(_), Some(false) | None) => Target::SwitchedOff,
    }
}

/// It was delivered. False: the claim had ended, somebody else has it.
pub async fn delivered(db: &mut PgConnection, id: DeliveryId, claim: Uuid) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "update deliveries set state = 'delivered', done_at = now(), claim = null, last_error = null, last_status = null
         where id = $1 and claim = $2 and state = 'pending'",
        id.uuid(),
        claim
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// An attempt failed; the next one is due in `pause`. False: the claim had ended.
pub async fn postpone(
    db: &mut PgConnection,
    id: DeliveryId,
    claim: Uuid,
    pause: Duration,
    error: &str,
    status: Option<i32>,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "update deliveries set due_at = now() + make_interval(secs => $3), claim = null, last_error = $4,
                               last_status = $5
         where id = $1 and claim = $2 and state = 'pending'",
        id.uuid(),
        claim,
        pause.as_secs_f64(),
        error,
        status
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// It is given up until staff drive it again. False: the claim had ended.
pub async fn bury(
    db: &mut PgConnection,
    id: DeliveryId,
    claim: Uuid,
    error: &str,
    status: Option<i32>,
) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "update deliveries set state = 'dead', done_at = now(), claim = null, last_error = $3, last_status = $4
         where id = $1 and claim = $2 and state = 'pending'",
        id.uuid(),
        claim,
        error,
        status
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Starts it over, at once, whatever became of it. False: there is none, or a relay has it in hand right now.
pub async fn redrive(db: &mut PgConnection, tenant: TenantId, id: DeliveryId) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "update deliveries set state = 'pending', done_at = null, due_at = now(), claim = null,
                               attempts = case when state = 'pending' then attempts else 0 end
         where id = $1 and tenant = $2 and (claim is null or due_at <= now())",
        id.uuid(),
        tenant.uuid()
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// How much waits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Facts and deliveries.
    pub pending: u64,
    /// Since when the one that is longest overdue could have been tried.
    pub due_since: Option<DateTime<Utc>>,
    /// Given up, waiting for staff.
    pub dead: u64,
}

pub async fn backlog(db: &mut PgConnection) -> Result<Backlog, StoreError> {
    let row = sqlx::query!(
        r#"select (select count(*) from outbox where state = 'waiting')
                  + (select count(*) from deliveries where state = 'pending') as "pending!",
                  least((select min(created_at) from outbox where state = 'waiting'),
                        (select min(due_at) from deliveries where state = 'pending' and due_at <= now())) as due_since,
                  (select count(*) from deliveries where state = 'dead') as "dead!""#
    )
    .fetch_one(db)
    .await?;
    let number = |value: i64| u64::try_from(value).unwrap_or(0);
    Ok(Backlog { pending: number(row.pending), due_since: row.due_since, dead: number(row.dead) })
}
