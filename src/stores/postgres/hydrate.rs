//! What Redis may have lost and Postgres still has: scan records (for idempotency keys and annuls) and keys annulled
//! ahead. Holds are in Redis only.

use crate::domain::digest::KeyHash;
use crate::domain::ids::EventId;
use crate::domain::scan::ScanRecord;
use crate::stores::StoreError;
use crate::stores::postgres::Store;

/// Every drained scan of the event in the order of decision, annulled ones marked, disowned ones left out.
pub async fn scan_records(_store: &Store, _event: EventId) -> Result<Vec<ScanRecord>, StoreError> {
    unimplemented!()
}

pub async fn annulled_ahead(_store: &Store, _event: EventId) -> Result<Vec<KeyHash>, StoreError> {
    unimplemented!()
}
