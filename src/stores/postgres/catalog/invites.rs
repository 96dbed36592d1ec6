//! Invite codes, and the orders that use them.

use crate::domain::ids::{EventId, InviteId, OrderId, TenantId, TicketTypeId};
use crate::stores::StoreError;
use crate::stores::postgres::catalog::{Found, InviteInfo, Listed, Stamp, code_key};
use crate::stores::postgres::convert::{Id, count, integer, limit, number};
use sqlx::postgres::PgConnection;

/// Which invite codes a list shows; every filter narrows.
#[derive(Debug, Clone, Copy, Default)]
pub struct InviteFilter<'a> {
    pub id: Option<InviteId>,
    pub code: Option<&'a str>,
    pub ticket_type: Option<TicketTypeId>,
    pub event: Option<EventId>,
}

/// The tenant's codes that pass the filter, with their number in all.
pub async fn page(
    db: &mut PgConnection,
    tenant: TenantId,
    filter: InviteFilter<'_>,
    listed: &Listed,
) -> Result<Found<InviteInfo>, StoreError> {
    let rows = sqlx::query!(
        r#"select i.id, k.event, i.ticket_type, i.code, i.uses_max, i.version, i.created_at, i.updated_at,
                  count(*) over () as "total!", (select count(*) from invite_uses where invite = i.id) as "uses!"
           from invite_codes i join ticket_types k on k.id = i.ticket_type
           where i.tenant = $1 and ($2::uuid is null or i.id = $2) and ($3::text is null or i.code_key = $3)
             and ($4::uuid is null or i.ticket_type = $4) and ($5::uuid is null or k.event = $5)
           order by case when $8 then i.id end desc, i.id limit $6 offset $7"#,
        tenant.uuid(),
        filter.id.map(Id::uuid),
        filter.code.map(code_key),
        filter.ticket_type.map(Id::uuid),
        filter.event.map(Id::uuid),
        listed.limit,
        listed.offset,
        listed.newest_first
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(Ok(0), |row| number(row.total))?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        items.push(InviteInfo {
            id: InviteId::of(row.id),
            tenant,
            event: EventId::of(row.event),
            ticket_type: TicketTypeId::of(row.ticket_type),
            code: row.code,
            uses_max: limit(row.uses_max)?,
            uses: count(row.uses)?,
            stamp: Stamp { version: count(row.version)?, created_at: row.created_at, updated_at: row.updated_at },
        });
    }
    Ok(Found { items, total })
}

pub async fn insert(db: &mut PgConnection, new: &InviteInfo) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into invite_codes (id, tenant, ticket_type, code, code_key, uses_max, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)",
        new.id.uuid(),
        new.tenant.uuid(),
        new.ticket_type.uuid(),
        new.code,
        code_key(&new.code),
        integer(new.uses_max)?,
        new.stamp.created_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes everything that can be changed. False: the tenant has no such code.
pub async fn update(db: &mut PgConnection, new: &InviteInfo) -> Result<bool, StoreError> {
    let done = sqlx::query!(
        "update invite_codes set ticket_type = $3, code = $4, code_key = $5, uses_max = $6, updated_at = $7,
                                 version = version + 1
         where id = $1 and tenant = $2",
        new.id.uuid(),
        new.tenant.uuid(),
        new.ticket_type.uuid(),
        new.code,
        code_key(&new.code),
        integer(new.uses_max)?,
        new.stamp.updated_at
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Closes the sale to those who have not bought yet. False: the tenant has no such code.
pub async fn delete(db: &mut PgConnection, tenant: TenantId, id: InviteId) -> Result<bool, StoreError> {
    let done = sqlx::query!("delete from invite_codes where id = $1 and tenant = $2", id.uuid(), tenant.uuid())
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// Counts one use, in the transaction that writes the order; a transaction with several codes goes by rising id. False:
/// used up, or the code is gone. Again for the same order is harmless.
pub async fn take(db: &mut PgConnection, id: InviteId, order: OrderId) -> Result<bool, StoreError> {
    // The row's lock makes uses count one after another; the count below sees what the one before has committed.
    let there = sqlx::query!("select id from invite_codes where id = $1 for no key update", id.uuid())
        .fetch_optional(&mut *db)
        .await?;
    if there.is_none() {
        return Ok(false);
    }
    let done = sqlx::query!(
        "insert into invite_uses (order_id, invite)
         select $2, id from invite_codes
         where id = $1 and (exists (select from invite_uses where order_id = $2)
                            or uses_max is null
                            or uses_max > (select count(*) from invite_uses where invite = $1))
         on conflict (order_id) do update set invite = excluded.invite",
        id.uuid(),
        order.uuid()
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Frees the uses of orders that came to nothing; harmless to repeat.
pub async fn release(db: &mut PgConnection, orders: &[OrderId]) -> Result<(), StoreError> {
    let orders: Vec<_> = orders.iter().map(|order| order.uuid()).collect();
    sqlx::query!("delete from invite_uses where order_id = any($1)", &orders).execute(db).await?;
    Ok(())
}
