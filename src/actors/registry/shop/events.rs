//! Events as a shop lists them.

use crate::actors::registry::shop::lists::{Slice, peeking, slice};
use crate::actors::registry::shop::{EventFilter, Span};
use crate::actors::registry::{EventInfo, Registry, RegistryError};
use crate::domain::ids::{EventId, TenantId};
use crate::stores::postgres::events;
use crate::stores::postgres::shop::events as shown;

impl Registry {
    /// In the order of creation.
    pub async fn shown_events(
        &self,
        tenant: TenantId,
        filter: &EventFilter,
        span: &Span<EventId>,
    ) -> Result<Slice<EventInfo>, RegistryError> {
        // What no column could hold is in no name.
        if filter.text.as_deref().is_some_and(|text| text.contains('\0')) {
            return Ok(Slice { items: Vec::new(), more_before: false, more_after: false });
        }
        let mut db = self.store.connection().await?;
        let page = slice(span, shown::page(&mut db, tenant, filter, &peeking(span)).await?);
        let items = events::read(&mut db, &page.items).await?;
        Ok(Slice { items, more_before: page.more_before, more_after: page.more_after })
    }
}
