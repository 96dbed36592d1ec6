//! A gateway that does not answer is left alone for a while, so that buyers hear at once that payment is not possible.
//!
//! Pure: the moment comes in. Closed: calls pass. Open: none does. Half open: one passes, and decides.

use crate::domain::time::Moment;

/// When to open, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BreakerSettings {
    /// Failed calls in a row.
    pub failures: u32,
    pub open_ms: i64,
    /// A probe that says nothing for this long is forgotten: the next call is a probe.
    pub probe_ms: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakerState {
    Closed,
    Open,
    HalfOpen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inner {
    Closed { failures: u32 },
    Open { until: Moment },
    HalfOpen { probe_until: Moment },
}

#[derive(Debug, Clone)]
pub struct Breaker {
    settings: BreakerSettings,
    inner: Inner,
}

/// Not now: the gateway is left alone for so many milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftAlone {
    pub for_ms: i64,
}

impl Breaker {
    pub fn new(settings: BreakerSettings) -> Breaker {
        Breaker { settings, inner: Inner::Closed { failures: 0 } }
    }

    /// Whether a call may be made now. Whoever got `Ok` tells how it went.
    pub fn admit(&mut self, now: Moment) -> Result<(), LeftAlone> {
        let wait_until = match self.inner {
            Inner::Closed { .. } => return Ok(()),
            Inner::Open { until } => until,
            Inner::HalfOpen { probe_until } => probe_until,
        };
        if now < wait_until {
            return Err(LeftAlone { for_ms: wait_until.millis_since(now) });
        }
        self.inner = Inner::HalfOpen { probe_until: now.plus_millis(self.settings.probe_ms) };
        Ok(())
    }

    /// The gateway answered, whatever it said.
    pub fn answered(&mut self) {
        self.inner = match self.inner {
            Inner::Closed { .. } | Inner::HalfOpen { .. } => Inner::Closed { failures: 0 },
            // A call from before it opened: one answer does not make a gateway well again.
            Inner::Open { until } => Inner::Open { until },
        };
    }

    /// The gateway did not answer.
    pub fn failed(&mut self, now: Moment) {
        let open = Inner::Open { until: now.plus_millis(self.settings.open_ms) };
        self.inner = match self.inner {
            Inner::Closed { failures } if failures + 1 < self.settings.failures => {
                Inner::Closed { failures: failures + 1 }
            }
            Inner::Closed { .. } | Inner::HalfOpen { .. } => open,
            Inner::Open { until } => Inner::Open { until },
        };
    }

    pub fn state(&self) -> BreakerState {
        match self.inner {
            Inner::Closed { .. } => BreakerState::Closed,
            Inner::Open { .. } => BreakerState::Open,
            Inner::HalfOpen { .. } => BreakerState::HalfOpen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: BreakerSettings = BreakerSettings { failures: 3, open_ms: 10_000, probe_ms: 2_000 };

    fn opened_at(now: Moment) -> Breaker {
        let mut breaker = Breaker::new(SETTINGS);
        for _ in 0..3 {
            assert_eq!(breaker.admit(now), Ok(()));
            breaker.failed(now);
        }
        breaker
    }

    #[test]
    fn three_failures_in_a_row_open_it_and_an_answer_between_them_does_not_count() {
        let mut breaker = Breaker::new(SETTINGS);
        for outcome in [false, false, true, false, false] {
            assert_eq!(breaker.admit(Moment(0)), Ok(()));
            if outcome { breaker.answered() } else { breaker.failed(Moment(0)) }
        }
        assert_eq!(breaker.state(), BreakerState::Closed);
        breaker.failed(Moment(0));
        assert_eq!(breaker.state(), BreakerState::Open);
        assert_eq!(breaker.admit(Moment(4_000)), Err(LeftAlone { for_ms: 6_000 }));
    }

    #[test]
    fn after_its_time_one_call_passes_and_decides() {
        let mut breaker = opened_at(Moment(0));
        assert_eq!(breaker.admit(Moment(9_999)), Err(LeftAlone { for_ms: 1 }));
        assert_eq!(breaker.admit(Moment(10_000)), Ok(()));
        assert_eq!(breaker.admit(Moment(10_001)), Err(LeftAlone { for_ms: 1_999 }));
        breaker.failed(Moment(11_000));
        assert_eq!(breaker.admit(Moment(20_999)), Err(LeftAlone { for_ms: 1 }));
        assert_eq!(breaker.admit(Moment(21_000)), Ok(()));
        breaker.answered();
        assert_eq!(breaker.state(), BreakerState::Closed);
        assert_eq!(breaker.admit(Moment(21_001)), Ok(()));
    }

    #[test]
    fn a_probe_that_was_lost_is_followed_by_another() {
        let mut breaker = opened_at(Moment(0));
        assert_eq!(breaker.admit(Moment(10_000)), Ok(()));
        assert_eq!(breaker.admit(Moment(12_000)), Ok(()));
        assert_eq!(breaker.state(), BreakerState::HalfOpen);
    }

    #[test]
    fn late_news_from_before_it_opened_changes_nothing() {
        let mut breaker = opened_at(Moment(0));
        breaker.answered();
        assert_eq!(breaker.state(), BreakerState::Open);
        breaker.failed(Moment(9_000));
        assert_eq!(breaker.admit(Moment(10_000)), Ok(()), "late failures do not prolong it");
    }
}
