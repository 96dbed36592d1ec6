//! Intents: what was begun, and how far it is.

use crate::domain::ids::{EventId, OrderId, TenantId, TicketId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::Id;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

/// A step's own id; a refund's is the refund's.
pub type StepId = Uuid;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    Confirm,
    Issue,
    Activate,
    Transfer,
    Cancel,
    Refund,
    Delete,
    /// A payment that came too late or twice goes back as a whole.
    GiveBack,
    /// Holder, state or type of a ticket.
    Edit,
    /// A ticket was added to the order.
    Add,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    Intended,
    /// Its result is written; the event's owner has to hear of it.
    Written,
    Settled,
    Refused,
}

#[derive(Debug, Clone)]
pub struct Step {
    pub id: StepId,
    pub tenant: TenantId,
    pub order: Option<OrderId>,
    pub event: Option<EventId>,
    pub kind: StepKind,
    /// `None`: the order as a whole.
    pub ticket: Option<TicketId>,
    pub body: Value,
    pub state: StepState,
    pub made_by: String,
}

/// Writes steps; nobody else drives them before `driven_until`. A second open step on the same ticket or order is refused
/// by `order_steps_ticket_unique` or `order_steps_order_unique`.
pub async fn insert(db: &mut PgConnection, steps: &[&Step], driven_until: DateTime<Utc>) -> Result<(), StoreError> {
    let rows: Value = steps
        .iter()
        .map(|step| {
            json!({
                "id": step.id.to_string(),
                "tenant": step.tenant.uuid().to_string(),
                "order_id": step.order.map(|id| id.uuid().to_string()),
                "event": step.event.map(|id| id.uuid().to_string()),
                "kind": kind_number(step.kind),
                "ticket": step.ticket.map(|id| id.uuid().to_string()),
                "body": step.body,
                "state": state_number(step.state),
                "made_by": step.made_by,
            })
        })
        .collect();
    sqlx::query!(
        "insert into order_steps (id, tenant, order_id, event, kind, ticket, body, state, made_by, driven_until)
         select id, tenant, order_id, event, kind, ticket, body, state, made_by, $2
         from jsonb_populate_recordset(null::order_steps, $1)",
        rows,
        driven_until
    )
    .execute(db)
    .await?;
    Ok(())
}

pub async fn read(db: &mut PgConnection, step: StepId) -> Result<Option<Step>, StoreError> {
    let row = sqlx::query!(
        "select id, tenant, order_id, event, kind, ticket, body, state, made_by from order_steps where id = $1",
        step
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| {
        Ok(Step {
            id: row.id,
            tenant: TenantId::of(row.tenant),
            order: row.order_id.map(OrderId::of),
            event: row.event.map(EventId::of),
            kind: kind(row.kind)?,
            ticket: row.ticket.map(TicketId::of),
            body: row.body,
            state: state(row.state)?,
            made_by: row.made_by,
        })
    })
    .transpose()
}

/// Open steps of an order or of one of its tickets. The order's row is locked by the caller.
pub async fn open_of_order(
    db: &mut PgConnection,
    orders: &[OrderId],
) -> Result<Vec<(OrderId, Option<TicketId>, StepId)>, StoreError> {
    let rows = sqlx::query!(
        r#"select order_id as "order_id!", ticket, id from order_steps where order_id = any($1) and state = 0"#,
        &crate::stores::postgres::convert::uuids(orders)
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (OrderId::of(row.order_id), row.ticket.map(TicketId::of), row.id)).collect())
}

/// Moves steps on, from the state before. Answers which were moved: another driver may have been faster.
pub async fn advance(
    db: &mut PgConnection,
    steps: &[StepId],
    from: StepState,
    to: StepState,
) -> Result<Vec<StepId>, StoreError> {
    let moved = sqlx::query_scalar!(
        "update order_steps set state = $3, updated_at = now() where id = any($1) and state = $2 returning id",
        steps,
        state_number(from),
        state_number(to)
    )
    .fetch_all(db)
    .await?;
    Ok(moved)
}

/// Ends a step that the ledger or a gateway refused.
pub async fn refuse(db: &mut PgConnection, step: StepId, problem: &str) -> Result<(), StoreError> {
    sqlx::query!(
        "update order_steps set state = 3, problem = $2, updated_at = now() where id = $1 and state = 0",
        step,
        problem
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A step that was refused is to be done after all, with this body; behind the lock of its order. False: it is not refused.
pub async fn reopen(
    db: &mut PgConnection,
    step: StepId,
    body: &Value,
    driven_until: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let again = sqlx::query!(
        "update order_steps set state = 0, body = $2, driven_until = $3, problem = null, updated_at = now()
         where id = $1 and state = 3",
        step,
        body,
        driven_until
    )
    .execute(db)
    .await?;
    Ok(again.rows_affected() == 1)
}

/// Keeps the body of an open step: ids that were chosen on the way.
pub async fn keep_body(db: &mut PgConnection, step: StepId, body: &Value) -> Result<(), StoreError> {
    sqlx::query!("update order_steps set body = $2, updated_at = now() where id = $1 and state = 0", step, body)
        .execute(db)
        .await?;
    Ok(())
}

/// Takes steps that nobody drives and that are not done, the longest waiting first; they are the caller's until
/// `driven_until`. Each try makes the wait before the next one longer.
pub async fn take_waiting(
    db: &mut PgConnection,
    now: DateTime<Utc>,
    driven_until: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<StepId>, StoreError> {
    let taken = sqlx::query_scalar!(
        "update order_steps set driven_until = $2::timestamptz + make_interval(secs => least(power(2, attempts), 600)),
                                attempts = attempts + 1
         where id in (
             select id from order_steps where state in (0, 1) and driven_until < $1
             order by driven_until limit $3 for update skip locked)
         returning id",
        now,
        driven_until,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(taken)
}

/// Notes why a step could not go on; the next try finds it again.
pub async fn note_problem(db: &mut PgConnection, step: StepId, problem: &str) -> Result<(), StoreError> {
    sqlx::query!("update order_steps set problem = $2 where id = $1", step, problem).execute(db).await?;
    Ok(())
}

fn kind_number(kind: StepKind) -> i16 {
    match kind {
        StepKind::Confirm => 0,
        StepKind::Issue => 1,
        StepKind::Activate => 2,
        StepKind::Transfer => 3,
        StepKind::Cancel => 4,
        StepKind::Refund => 5,
        StepKind::Delete => 6,
        StepKind::GiveBack => 7,
        StepKind::Edit => 8,
        StepKind::Add => 9,
    }
}

fn kind(number: i16) -> Result<StepKind, StoreError> {
    match number {
        0 => Ok(StepKind::Confirm),
        1 => Ok(StepKind::Issue),
        2 => Ok(StepKind::Activate),
        3 => Ok(StepKind::Transfer),
        4 => Ok(StepKind::Cancel),
        5 => Ok(StepKind::Refund),
        6 => Ok(StepKind::Delete),
        7 => Ok(StepKind::GiveBack),
        8 => Ok(StepKind::Edit),
        9 => Ok(StepKind::Add),
        _ => Err(StoreError::Unreadable("a kind of step that is not known".into())),
    }
}

fn state_number(state: StepState) -> i16 {
    match state {
        StepState::Intended => 0,
        StepState::Written => 1,
        StepState::Settled => 2,
        StepState::Refused => 3,
    }
}

fn state(number: i16) -> Result<StepState, StoreError> {
    match number {
        0 => Ok(StepState::Intended),
        1 => Ok(StepState::Written),
        2 => Ok(StepState::Settled),
        3 => Ok(StepState::Refused),
        _ => Err(StoreError::Unreadable("a state of a step that is not known".into())),
    }
}
