//! What a baseline without tickets makes of a scan.

use crate::scan_body::Scan;

/// An ADMIT of the gateway, as long as it is.
pub const VERDICT: &str = r#"{"verdict":"ADMIT","light":"green","message":"Checked in.","scan":{"id":"scn_01m82rwmkwemjrxn3ndrdnj332","kind":"CHECK_IN","scannedAt":"2026-11-22T23:19:03.036Z","scanPoint":"gate-1","deviceId":"turnstile-1"},"ticket":{"id":"tkt_01m82rwmdsefpapqkg1pye5s6f","status":"REDEEMED","type":{"id":"adm_01m82rtrfaewyt5drvz87tndhj","slug":"general","name":"General"},"holder":null,"entries":1,"entriesLeft":null},"occupancy":{"inside":20000}}"#;

/// Whether it can be answered at all: just enough for the parser's work not to be dropped.
pub fn is_scan(scan: &Scan) -> bool {
    let named = scan.scan_point.is_some() || scan.device_id.is_some() || scan.idempotency_key.is_some();
    !scan.code.is_empty() && (scan.kind == "CHECK_IN" || scan.kind == "CHECK_OUT") && named
}
