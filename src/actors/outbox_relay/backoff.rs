//! Pauses between attempts.

use std::time::Duration;

/// The first pause, doubled with every failure up to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    pub first: Duration,
    pub most: Duration,
}

impl Backoff {
    /// The pause after so many failed attempts (1 = the first). `luck` of 0 to 1 spreads those that failed together:
    /// from half of the pause to all of it.
    pub fn pause(&self, failures: u32, luck: f64) -> Duration {
        let doubled = 2u32.checked_pow(failures.saturating_sub(1)).unwrap_or(u32::MAX);
        let whole = self.first.saturating_mul(doubled).min(self.most);
        whole.mul_f64(0.5 + 0.5 * luck.clamp(0.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_bound_and_are_spread() {
        let backoff = Backoff { first: Duration::from_secs(2), most: Duration::from_secs(60) };
        let check = |failures, luck, seconds| {
            assert_eq!(backoff.pause(failures, luck), Duration::from_secs_f64(seconds), "{failures} {luck}");
        };
        check(1, 1.0, 2.0);
        check(1, 0.0, 1.0);
        check(2, 1.0, 4.0);
        check(5, 1.0, 32.0);
        check(6, 1.0, 60.0);
        check(6, 0.5, 45.0);
        check(4_000_000, 1.0, 60.0);
    }
}
