//! Garbage cannot fill Redis: refusals of a device above a rate are counted, not logged.

use crate::domain::label::Label;
use crate::domain::scan::ScanRequest;
use std::collections::HashMap;
use tokio::time::Instant;

/// Devices that are told apart; beyond this all are forgotten and start afresh.
const DEVICES_MAX: usize = 4096;

/// Who is refused, and how many refusals may still be logged at once.
struct Bucket {
    tokens: f64,
    filled: Instant,
}

pub struct RefusalGate {
    per_second: f64,
    buckets: HashMap<Label, Bucket>,
}

impl RefusalGate {
    pub fn new(per_second: u32) -> RefusalGate {
        RefusalGate { per_second: f64::from(per_second), buckets: HashMap::new() }
    }

    /// Tells the ledger whether a refusal of this scan is to be logged.
    pub fn mark(&self, scan: &mut ScanRequest, now: Instant) {
        let who = scan.device.as_ref().unwrap_or(&scan.subject);
        scan.log_refusal = self.tokens(who, now) >= 1.0;
    }

    /// Takes a token for a refusal that was logged. True if it was counted only.
    pub fn count(&mut self, who: Label, logged: bool, now: Instant) -> bool {
        if !logged {
            return true;
        }
        if self.buckets.len() >= DEVICES_MAX {
            self.buckets.clear();
        }
        let tokens = self.tokens(&who, now) - 1.0;
        self.buckets.insert(who, Bucket { tokens, filled: now });
        false
    }

    /// A burst of ten seconds' worth is fine: a family at the wrong gate is no attack.
    fn tokens(&self, who: &Label, now: Instant) -> f64 {
        let full = self.per_second * 10.0;
        self.buckets.get(who).map_or(full, |bucket| {
            let waited = now.saturating_duration_since(bucket.filled).as_secs_f64();
            (bucket.tokens + waited * self.per_second).min(full)
        })
    }
}
