//! What staff see of the outbox.

pub use crate::stores::postgres::deliveries::Channel;
pub use crate::stores::postgres::delivery_lists::{
    DeliveryFilter, DeliveryInfo, DeliveryState, NewsFilter, NewsInfo, NewsState,
};
pub use crate::stores::postgres::outbox::FactKind;

use crate::domain::ids::{DeliveryId, NotificationId, TenantId};
use crate::queries::{Queries, QueryError};
use crate::stores::postgres::delivery_lists;

/// Most entries of one page.
pub const OUTBOX_MAX: u32 = 500;

/// Newest first.
#[derive(Debug, Clone)]
pub struct DeliveryPage {
    pub items: Vec<DeliveryInfo>,
    /// `None` = this was the last one.
    pub next: Option<String>,
}

/// Newest first.
#[derive(Debug, Clone)]
pub struct NewsPage {
    pub items: Vec<NewsInfo>,
    /// `None` = this was the last one.
    pub next: Option<String>,
    /// Of all pages.
    pub total: u64,
}

impl Queries {
    /// Deliveries of a tenant, behind `after`; 1 to [`OUTBOX_MAX`].
    pub async fn deliveries(
        &self,
        tenant: TenantId,
        filter: DeliveryFilter,
        after: Option<&str>,
        limit: u32,
    ) -> Result<DeliveryPage, QueryError> {
        let before: Option<DeliveryId> =
            after.map(|text| text.parse().map_err(|_| QueryError::BadCursor)).transpose()?;
        let limit = limit.clamp(1, OUTBOX_MAX);
        let mut db = self.store.connection().await?;
        let mut ids = delivery_lists::page(&mut db, tenant, filter, before, i64::from(limit) + 1).await?;
        let more = ids.len() > limit as usize;
        ids.truncate(limit as usize);
        let next = if more { ids.last().map(ToString::to_string) } else { None };
        Ok(DeliveryPage { items: delivery_lists::read(&mut db, tenant, &ids).await?, next })
    }

    /// Facts of a tenant and what became of them: behind `after`, less the first `skip`; 1 to [`OUTBOX_MAX`].
    pub async fn news(
        &self,
        tenant: TenantId,
        filter: NewsFilter,
        after: Option<&str>,
        skip: u32,
        limit: u32,
    ) -> Result<NewsPage, QueryError> {
        let before: Option<NotificationId> =
            after.map(|text| text.parse().map_err(|_| QueryError::BadCursor)).transpose()?;
        let limit = limit.clamp(1, OUTBOX_MAX);
        let mut db = self.store.connection().await?;
        let mut items =
            delivery_lists::news(&mut db, tenant, filter, before, skip.into(), i64::from(limit) + 1).await?;
        let more = items.len() > limit as usize;
        items.truncate(limit as usize);
        let next = if more { items.last().map(|item| item.id.to_string()) } else { None };
        let total = delivery_lists::count_news(&mut db, tenant, filter).await?;
        Ok(NewsPage { items, next, total })
    }
}
