//! Lists of bookings and of tickets as sold.

use crate::domain::ids::{EventId, OrderId, TenantId, TicketId};
use crate::domain::order::{OrderKind, OrderState};
use crate::domain::ticket::Validity;
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, number, validity_number};
use crate::stores::postgres::order_words;
use sqlx::postgres::PgConnection;

/// Which bookings. Everything that is set must hold.
#[derive(Debug, Clone, Default)]
pub struct BookingFilter {
    pub event: Option<EventId>,
    pub state: Option<OrderState>,
    pub kind: Option<OrderKind>,
    /// The buyer's address, in any case of letters.
    pub email: Option<String>,
}

/// Which tickets. Everything that is set must hold.
#[derive(Debug, Clone, Default)]
pub struct SoldFilter {
    pub event: Option<EventId>,
    pub order: Option<OrderId>,
    /// The holder's address, in any case of letters.
    pub holder_email: Option<String>,
    pub validity: Option<Validity>,
}

/// Ids of one page, the newest first, and how many there are in all.
pub async fn bookings(
    db: &mut PgConnection,
    tenant: TenantId,
    filter: &BookingFilter,
    skip: i64,
    limit: i64,
) -> Result<(Vec<OrderId>, u64), StoreError> {
    let rows = sqlx::query!(
        r#"select o.id, count(*) over () as "total!" from orders o
           where o.tenant = $1 and ($2::uuid is null or o.event = $2) and ($3::smallint is null or o.state = $3)
             and ($4::smallint is null or o.kind = $4)
             and ($5::text is null or o.customer = (select c.id from customers c
                                                    where c.tenant = $1 and lower(c.email) = lower($5)))
           order by o.id desc offset $6 limit $7"#,
        tenant.uuid(),
        filter.event.map(Id::uuid),
        filter.state.map(order_words::state_number),
        filter.kind.map(order_words::kind_number),
        filter.email,
        skip,
        limit
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(0, |row| row.total);
    Ok((rows.into_iter().map(|row| OrderId::of(row.id)).collect(), number(total)?))
}

/// Ids of one page in the order of creation, and how many there are in all. Hidden tickets are left out.
pub async fn sold_tickets(
    db: &mut PgConnection,
    tenant: TenantId,
    filter: &SoldFilter,
    skip: i64,
    limit: i64,
) -> Result<(Vec<TicketId>, u64), StoreError> {
    let rows = sqlx::query!(
        r#"select id, count(*) over () as "total!" from tickets
           where tenant = $1 and hidden_at is null and ($2::uuid is null or event = $2)
             and ($3::uuid is null or order_id = $3) and ($4::text is null or lower(holder_email) = lower($4))
             and ($5::smallint is null or validity = $5)
           order by id offset $6 limit $7"#,
        tenant.uuid(),
        filter.event.map(Id::uuid),
        filter.order.map(Id::uuid),
        filter.holder_email,
        filter.validity.map(validity_number),
        skip,
        limit
    )
    .fetch_all(db)
    .await?;
    let total = rows.first().map_or(0, |row| row.total);
    Ok((rows.into_iter().map(|row| TicketId::of(row.id)).collect(), number(total)?))
}
