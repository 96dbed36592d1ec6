//! Rate limits with bounded memory: authenticated gates per device or subject, open routes per address.

use crate::http::settings::Rate;
use arc_swap::ArcSwap;
use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// How many checks pass between two looks at the size of the memory.
const TIDY_EVERY: u32 = 1_024;

type Keyed<K> = RateLimiter<K, DashMapStateStore<K>, DefaultClock>;

/// One limit, kept apart for every key.
pub struct Limiter<K: Hash + Eq + Clone> {
    keyed: ArcSwap<Keyed<K>>,
    quota: Quota,
    clock: DefaultClock,
    checks: AtomicU32,
    tracked_max: usize,
}

impl<K: Hash + Eq + Clone> Limiter<K> {
    pub fn new(rate: Rate, tracked_max: usize) -> Limiter<K> {
        let per_s = NonZeroU32::new(rate.per_s).unwrap_or(NonZeroU32::MIN);
        let burst = NonZeroU32::new(rate.burst).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_second(per_s).allow_burst(burst);
        Limiter {
            keyed: ArcSwap::from_pointee(RateLimiter::dashmap(quota)),
            quota,
            clock: DefaultClock::default(),
            checks: AtomicU32::new(0),
            tracked_max,
        }
    }

    /// Lets one more through, or says how many seconds to wait (at least 1).
    pub fn check(&self, key: &K) -> Result<(), u64> {
        self.tidy();
        self.keyed
            .load()
            .check_key(key)
            .map_err(|refused| refused.wait_time_from(self.clock.now()).as_secs().saturating_add(1))
    }

    /// Forgets keys whose quota is whole again. If there are still too many, this is a flood of keys: a fresh start
    /// costs less than memory without bound.
    fn tidy(&self) {
        if !self.checks.fetch_add(1, Ordering::Relaxed).is_multiple_of(TIDY_EVERY) {
            return;
        }
        let keyed = self.keyed.load();
        if keyed.len() <= self.tracked_max {
            return;
        }
        keyed.retain_recent();
        if keyed.len() > self.tracked_max {
            self.keyed.store(Arc::new(RateLimiter::dashmap(self.quota)));
        }
    }
}

/// What counts as one address: an IPv6 customer has a whole /64.
pub fn address_key(address: IpAddr) -> u64 {
    match address {
        IpAddr::V4(four) => u64::from(u32::from(four)),
        IpAddr::V6(six) => match six.to_ipv4_mapped() {
            Some(four) => u64::from(u32::from(four)),
            None => (u128::from(six) >> 64) as u64,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_the_next_one_waits_while_others_go_on() {
        let limiter = Limiter::new(Rate { per_s: 1, burst: 3 }, 10);
        for _ in 0..3 {
            assert_eq!(limiter.check(&"a"), Ok(()));
        }
        assert!(matches!(limiter.check(&"a"), Err(1..=2)));
        assert_eq!(limiter.check(&"b"), Ok(()));
    }

    #[test]
    fn a_flood_of_keys_does_not_fill_memory() {
        let limiter = Limiter::new(Rate { per_s: 1, burst: 100 }, 100);
        for key in 0..10_000u32 {
            assert_eq!(limiter.check(&key), Ok(()));
        }
        assert!(limiter.keyed.load().len() <= 100 + TIDY_EVERY as usize);
    }

    #[test]
    fn an_ipv6_customer_is_one_address() {
        let key = |text: &str| address_key(text.parse().unwrap());
        assert_eq!(key("2001:db8::1"), key("2001:db8::ffff"));
        assert_ne!(key("2001:db8::1"), key("2001:db8:0:1::1"));
        assert_eq!(key("::ffff:192.0.2.1"), key("192.0.2.1"));
    }
}
