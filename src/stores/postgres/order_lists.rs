//! Lists of bookings and of tickets as sold.

use crate::domain::ids::{CustomerId, EventId, OrderId, PromoterId, TenantId, TicketId};
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

/// Which orders of the checkout. Everything that is set must hold.
#[derive(Debug, Clone, Default)]
pub struct OrderFilter {
    pub event: Option<EventId>,
    pub customer: Option<CustomerId>,
    pub promoter: Option<PromoterId>,
    pub stage: Option<OrderStage>,
    /// Part of the buyer's name, address or number, in any case of letters.
    pub query: Option<String>,
}

/// States as the Tickets API tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderStage {
    Pending,
    Processing,
    /// Its tickets were made, whatever became of them.
    Successful,
    /// It ended without tickets.
    Abandoned,
}

impl OrderStage {
    fn number(self) -> i16 {
        match self {
            OrderStage::Pending => 0,
            OrderStage::Processing => 1,
            OrderStage::Successful => 2,
            OrderStage::Abandoned => 3,
        }
    }
}

/// Ids in the order of creation, behind `after`.
pub async fn orders_after(
    db: &mut PgConnection,
    tenant: TenantId,
    filter: &OrderFilter,
    after: Option<OrderId>,
    limit: i64,
) -> Result<Vec<OrderId>, StoreError> {
    let ids = sqlx::query_scalar!(
        r#"select o.id from orders o
           where o.tenant = $1 and ($2::uuid is null or o.event = $2) and ($3::uuid is null or o.customer = $3)
             and ($4::uuid is null or o.event in (select e.id from events e where e.promoter = $4))
             and ($5::smallint is null
                  or ($5 = 0 and o.state = 0) or ($5 = 1 and o.state = 1)
                  or ($5 = 2 and o.state in (2, 3, 4, 5) and o.confirmed_at is not null)
                  or ($5 = 3 and o.state in (4, 5, 6) and o.confirmed_at is null))
             and ($6::text is null or strpos(lower(concat_ws(' ', o.buyer_name, o.buyer_email, o.buyer_phone)), $6) > 0)
             and ($7::uuid is null or o.id > $7)
           order by o.id limit $8"#,
        tenant.uuid(),
        filter.event.map(Id::uuid),
        filter.customer.map(Id::uuid),
        filter.promoter.map(Id::uuid),
        filter.stage.map(OrderStage::number),
        filter.query.as_ref().map(|text| text.to_lowercase()),
        after.map(Id::uuid),
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(OrderId::of).collect())
}

/// Ids in front of `before`, in the order of creation: those next to it.
pub async fn orders_before(
    db: &mut PgConnection,
    tenant: TenantId,
    filter: &OrderFilter,
    before: OrderId,
    limit: i64,
) -> Result<Vec<OrderId>, StoreError> {
    let ids = sqlx::query_scalar!(
        r#"select o.id from orders o
           where o.tenant = $1 and ($2::uuid is null or o.event = $2) and ($3::uuid is null or o.customer = $3)
             and ($4::uuid is null or o.event in (select e.id from events e where e.promoter = $4))
             and ($5::smallint is null
                  or ($5 = 0 and o.state = 0) or ($5 = 1 and o.state = 1)
                  or ($5 = 2 and o.state in (2, 3, 4, 5) and o.confirmed_at is not null)
                  or ($5 = 3 and o.state in (4, 5, 6) and o.confirmed_at is null))
             and ($6::text is null or strpos(lower(concat_ws(' ', o.buyer_name, o.buyer_email, o.buyer_phone)), $6) > 0)
             and ($7::uuid is null or o.id < $7)
           order by o.id desc limit $8"#,
        tenant.uuid(),
        filter.event.map(Id::uuid),
        filter.customer.map(Id::uuid),
        filter.promoter.map(Id::uuid),
        filter.stage.map(OrderStage::number),
        filter.query.as_ref().map(|text| text.to_lowercase()),
        before.uuid(),
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().rev().map(OrderId::of).collect())
}
