//! What owners copy of an event: its policy, types, points, zones and tickets, in one snapshot.

use crate::domain::ids::EventId;
use crate::domain::ticket_type::EventFacts;
use crate::stores::StoreError;
use crate::stores::postgres::Store;

/// The whole configuration, and every ticket whose row is newer than `newer_than` (0 = all). `None`: no such event.
pub async fn load(_store: &Store, _event: EventId, _newer_than: u64) -> Result<Option<EventFacts>, StoreError> {
    unimplemented!()
}

/// The facts version of each of these events that exists.
pub async fn versions(_store: &Store, _events: &[EventId]) -> Result<Vec<(EventId, u64)>, StoreError> {
    unimplemented!()
}
