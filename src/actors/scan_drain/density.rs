//! Whether scans come densely: then the drain gives way.

use super::Settings;
use std::time::Duration;
use tokio::time::Instant;

/// A surge is over when scans were not dense for so long: a pause between two trains of people is none.
const CALM: Duration = Duration::from_secs(1);

/// Whether scans came densely of late.
pub(super) struct Density {
    since: Instant,
    total: u64,
    dense_until: Option<Instant>,
}

impl Density {
    pub(super) fn new(total: u64) -> Density {
        Density { since: Instant::now(), total, dense_until: None }
    }

    pub(super) fn is_dense(&mut self, settings: &Settings) -> bool {
        let (now, total) = (Instant::now(), settings.pressure.total());
        let passed = now.saturating_duration_since(self.since);
        if passed >= settings.poll {
            let rate = total.saturating_sub(self.total) as f64 / passed.as_secs_f64();
            (self.since, self.total) = (now, total);
            if rate >= settings.dense_scans as f64 {
                self.dense_until = Some(now + CALM);
            }
        }
        self.dense_until.is_some_and(|until| now < until)
    }
}
