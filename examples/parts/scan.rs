//! What the baselines read of a scan.

use serde::Deserialize;

/// The body of a scan, as the gateway takes it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Scan {
    pub code: String,
    pub kind: String,
    pub scan_point: Option<String>,
    pub device_id: Option<String>,
    pub idempotency_key: Option<String>,
}
