//! The end of an evening: a table and a verdict for people, a file for programs.

use super::audit::Findings;
use super::view::Latency;
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// Violations printed in full; the JSON report has them all.
const PRINTED_MAX: usize = 50;

/// What an evening came to.
pub struct Report {
    pub event: String,
    pub took: Duration,
    pub decided: u64,
    pub latency: Latency,
    pub findings: Findings,
}

impl Report {
    pub fn clean(&self) -> bool {
        self.findings.violations.is_empty()
    }

    pub fn print(&self) {
        println!("\nAudit of {}: what turnstiles were told, the log, the counters", self.event);
        for (name, count) in &self.findings.figures {
            println!("  {name:<32}{count:>10}");
        }
        let seconds = self.took.as_secs_f64();
        println!("  {:<32}{:>10.0}", "decisions a second, mean", self.decided as f64 / seconds.max(0.001));
        let latency = self.latency;
        println!(
            "  answer time: p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms, slowest {:.1} ms",
            latency.p50_ms, latency.p95_ms, latency.p99_ms, latency.max_ms
        );
        if self.clean() {
            println!(
                "Verdict: CLEAN. Nobody was admitted twice, no answered scan is lost, the counters equal the log."
            );
            return;
        }
        println!("Verdict: {} VIOLATIONS", self.findings.violations.len());
        for violation in self.findings.violations.iter().take(PRINTED_MAX) {
            println!("  - {violation}");
        }
        if self.findings.violations.len() > PRINTED_MAX {
            println!("  ... and {} more", self.findings.violations.len() - PRINTED_MAX);
        }
    }

    /// `{event, seconds, decided, latency: {p50Ms, ...}, figures: {name: count}, violations: [sentence], clean}`.
    pub fn save(&self, path: &Path) -> std::io::Result<()> {
        let figures: serde_json::Map<String, serde_json::Value> =
            self.findings.figures.iter().map(|(name, count)| ((*name).to_owned(), json!(count))).collect();
        let report = json!({
            "event": self.event,
            "seconds": self.took.as_secs_f64(),
            "decided": self.decided,
            "latency": self.latency,
            "figures": figures,
            "violations": self.findings.violations,
            "clean": self.clean(),
        });
        std::fs::write(path, format!("{report:#}\n"))
    }
}
