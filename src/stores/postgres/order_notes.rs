//! What staff write about an order, for staff.

use crate::domain::ids::{NoteId, OrderId, TenantId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::Id;
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteInfo {
    pub id: NoteId,
    pub order: OrderId,
    pub text: String,
    /// Who wrote it: a token's subject.
    pub by: String,
    pub at: DateTime<Utc>,
}

pub async fn insert(db: &mut PgConnection, tenant: TenantId, note: &NoteInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into order_notes (id, tenant, order_id, text, made_by, created_at) values ($1, $2, $3, $4, $5, $6)",
        note.id.uuid(),
        tenant.uuid(),
        note.order.uuid(),
        note.text,
        note.by,
        note.at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The oldest first.
pub async fn of_order(db: &mut PgConnection, tenant: TenantId, order: OrderId) -> Result<Vec<NoteInfo>, StoreError> {
    let rows = sqlx::query!(
        "select id, order_id, text, made_by, created_at from order_notes where tenant = $1 and order_id = $2 order by id",
        tenant.uuid(),
        order.uuid()
    )
    .fetch_all(db)
    .await?;
    let note = |id, order, text, by, at| NoteInfo { id: NoteId::of(id), order: OrderId::of(order), text, by, at };
    Ok(rows.into_iter().map(|row| note(row.id, row.order_id, row.text, row.made_by, row.created_at)).collect())
}

pub async fn read(db: &mut PgConnection, tenant: TenantId, note: NoteId) -> Result<Option<NoteInfo>, StoreError> {
    let row = sqlx::query!(
        "select id, order_id, text, made_by, created_at from order_notes where tenant = $1 and id = $2",
        tenant.uuid(),
        note.uuid()
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| NoteInfo {
        id: NoteId::of(row.id),
        order: OrderId::of(row.order_id),
        text: row.text,
        by: row.made_by,
        at: row.created_at,
    }))
}

/// False: there is no such note of this order.
pub async fn delete(db: &mut PgConnection, tenant: TenantId, order: OrderId, note: NoteId) -> Result<bool, StoreError> {
    let gone = sqlx::query!(
        "delete from order_notes where tenant = $1 and order_id = $2 and id = $3",
        tenant.uuid(),
        order.uuid(),
        note.uuid()
    )
    .execute(db)
    .await?;
    Ok(gone.rows_affected() == 1)
}
