//! Which event a ticket or a code belongs to.

use crate::domain::digest::CodeHash;
use crate::domain::ids::{EventId, TenantId, TicketId};
use crate::stores::StoreError;
use crate::stores::postgres::Store;

/// `None`: no such ticket of this tenant.
pub async fn ticket(_store: &Store, _tenant: TenantId, _ticket: TicketId) -> Result<Option<EventId>, StoreError> {
    unimplemented!()
}

/// The events of this tenant that know this code: a code printed elsewhere is unique within its event only.
pub async fn code(_store: &Store, _tenant: TenantId, _code: CodeHash) -> Result<Vec<EventId>, StoreError> {
    unimplemented!()
}
