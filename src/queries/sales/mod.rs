//! Bookings and tickets as sold, straight from Postgres. A ticket's state is what was drained: overlay the
//! owner's.

pub use crate::stores::postgres::audit::Entry as AuditEntry;
pub use crate::stores::postgres::customers::CustomerInfo;
pub use crate::stores::postgres::order_lists::{BookingFilter, OrderFilter, OrderStage, SoldFilter};
pub use crate::stores::postgres::order_notes::NoteInfo;
pub use crate::stores::postgres::order_records::{
    ActivationPayment, Amounts, BookingInfo, Buyer, Channel, EventSold, ItemInfo, PaymentInfo, RefundInfo, RefundState,
    SoldTicket, ThingSold,
};

use crate::domain::ids::{OrderId, TenantId, TicketId};
use crate::queries::{Queries, QueryError};
use crate::stores::postgres::audit;
use crate::stores::postgres::customers;
use crate::stores::postgres::gates;
use crate::stores::postgres::order_lists;
use crate::stores::postgres::order_notes;
use crate::stores::postgres::order_reads;
use crate::stores::postgres::orders;
use crate::stores::postgres::sold_tickets;

/// Most bookings or tickets of one page.
pub const SOLD_MAX: u32 = 500;

/// One page, and how many there are in all.
#[derive(Debug, Clone)]
pub struct Counted<T> {
    pub items: Vec<T>,
    pub total: u64,
}

impl Queries {
    /// Another tenant's booking is `None`.
    pub async fn booking(&self, tenant: TenantId, booking: OrderId) -> Result<Option<BookingInfo>, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(order_reads::read(&mut db, tenant, &[booking]).await?.pop())
    }

    /// The newest first; `page` counts from 1, `page_size` is 1 to [`SOLD_MAX`].
    pub async fn bookings(
        &self,
        tenant: TenantId,
        filter: &BookingFilter,
        page: u32,
        page_size: u32,
    ) -> Result<Counted<BookingInfo>, QueryError> {
        let (skip, limit) = window(page, page_size);
        let mut db = self.store.connection().await?;
        let (ids, total) = order_lists::bookings(&mut db, tenant, filter, skip, limit).await?;
        Ok(Counted { items: order_reads::read(&mut db, tenant, &ids).await?, total })
    }

    /// Whose order it is.
    pub async fn order_tenant(&self, order: OrderId) -> Result<Option<TenantId>, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(orders::tenant_of(&mut db, order).await?)
    }

    /// Orders in the order of creation, behind `after`: at most `limit` of them.
    pub async fn orders_after(
        &self,
        tenant: TenantId,
        filter: &OrderFilter,
        after: Option<OrderId>,
        limit: u32,
    ) -> Result<Vec<BookingInfo>, QueryError> {
        let mut db = self.store.connection().await?;
        let ids = order_lists::orders_after(&mut db, tenant, filter, after, limit.into()).await?;
        Ok(order_reads::read(&mut db, tenant, &ids).await?)
    }

    /// The same in front of `before`: those next to it.
    pub async fn orders_before(
        &self,
        tenant: TenantId,
        filter: &OrderFilter,
        before: OrderId,
        limit: u32,
    ) -> Result<Vec<BookingInfo>, QueryError> {
        let mut db = self.store.connection().await?;
        let ids = order_lists::orders_before(&mut db, tenant, filter, before, limit.into()).await?;
        Ok(order_reads::read(&mut db, tenant, &ids).await?)
    }

    /// What staff wrote about an order, the oldest first.
    pub async fn notes(&self, tenant: TenantId, order: OrderId) -> Result<Vec<NoteInfo>, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(order_notes::of_order(&mut db, tenant, order).await?)
    }

    /// Another tenant's ticket, and one that was taken out of every list, is `None`.
    pub async fn sold_ticket(&self, tenant: TenantId, ticket: TicketId) -> Result<Option<SoldTicket>, QueryError> {
        gates::of_tickets(&self.store, &[ticket]).await?;
        let mut db = self.store.connection().await?;
        let found = sold_tickets::read(&mut db, tenant, &[ticket]).await?.pop();
        match found {
            Some(_) if sold_tickets::is_hidden(&mut db, ticket).await? => Ok(None),
            found => Ok(found),
        }
    }

    /// Tickets of an event, of a booking, or of a holder, in the order of creation; hidden ones left out.
    pub async fn sold_tickets(
        &self,
        tenant: TenantId,
        filter: &SoldFilter,
        page: u32,
        page_size: u32,
    ) -> Result<Counted<SoldTicket>, QueryError> {
        let (skip, limit) = window(page, page_size);
        let mut db = self.store.connection().await?;
        let (ids, total) = order_lists::sold_tickets(&mut db, tenant, filter, skip, limit).await?;
        gates::of_tickets(&self.store, &ids).await?;
        Ok(Counted { items: sold_tickets::read(&mut db, tenant, &ids).await?, total })
    }

    /// Who did what to a booking and its tickets, the oldest first.
    pub async fn audit(&self, tenant: TenantId, booking: OrderId) -> Result<Vec<AuditEntry>, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(audit::of_order(&mut db, tenant, booking).await?)
    }
}

impl Queries {
    /// A buyer by id (`cus_...`) or by address; another tenant's is `None`.
    pub async fn customer(&self, tenant: TenantId, id_or_email: &str) -> Result<Option<CustomerInfo>, QueryError> {
        // Keeps what no column could hold away from Postgres.
        if id_or_email.chars().any(char::is_control) {
            return Ok(None);
        }
        let mut db = self.store.connection().await?;
        Ok(match id_or_email.parse() {
            Ok(id) => customers::read(&mut db, tenant, Some(id), None).await?,
            Err(_) => customers::read(&mut db, tenant, None, Some(id_or_email.trim())).await?,
        })
    }
}

/// How many rows to leave out, and how many to show.
fn window(page: u32, page_size: u32) -> (i64, i64) {
    let limit = i64::from(page_size.clamp(1, SOLD_MAX));
    (i64::from(page.max(1) - 1) * limit, limit)
}
