//! What Redis may have lost and Postgres still has: scan records (for idempotency keys and annuls) and keys annulled
//! ahead. Holds are in Redis only.

use crate::domain::digest::KeyHash;
use crate::domain::ids::{EventId, ScanId};
use crate::domain::scan::ScanRecord;
use crate::stores::StoreError;
use crate::stores::journal::record;
use crate::stores::postgres::Store;
use crate::stores::postgres::convert::{Id, bytes, moment};
use futures_util::TryStreamExt;

/// Every drained scan of the event in the order of decision, annulled ones marked; and which others were disowned.
pub async fn scan_records(store: &Store, event: EventId) -> Result<(Vec<ScanRecord>, Vec<ScanId>), StoreError> {
    let mut rows = sqlx::query!(
        r#"select scan, record as "record!", annulled_at, disowned from scans
           where event = $1 and what = 0
           order by seq, ordinal"#,
        event.uuid()
    )
    .fetch(&store.pool);
    let (mut records, mut disowned) = (Vec::new(), Vec::new());
    while let Some(row) = rows.try_next().await? {
        if row.disowned {
            disowned.push(ScanId::of(row.scan));
            continue;
        }
        let mut scan = record::read_scan(&row.record).map_err(|error| StoreError::Unreadable(error.to_string()))?;
        // The bytes are as they were decided; what happened since stands beside them.
        scan.annulled_at = row.annulled_at.map(moment);
        records.push(scan);
    }
    Ok((records, disowned))
}

pub async fn annulled_ahead(store: &Store, event: EventId) -> Result<Vec<KeyHash>, StoreError> {
    let keys =
        sqlx::query_scalar!("select key_hash from annulled_ahead where event = $1 order by key_hash", event.uuid())
            .fetch_all(&store.pool)
            .await?;
    keys.iter().map(|key| bytes(key).map(KeyHash)).collect()
}
