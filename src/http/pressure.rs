//! How much a thread and the node have on their hands, and what is turned away so that the rest is answered in time.
//!
//! Requests queue where no mailbox counts them: in the kernel, before the thread reads them. A thread that comes late to
//! its own timer has such a queue; then it turns away a growing share of what it reads, before it looks at tokens and
//! bodies. That costs a tenth of an answer, so the queue shrinks and whoever is let in is answered within the deadline.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::time::Instant;

const TICK: Duration = Duration::from_millis(25);
/// Shares are counted in these parts.
const WHOLE: u32 = 1_024;
/// Some are always let in: they tell when it is over.
const SHARE_MAX: u32 = WHOLE - WHOLE / 16;
/// For each time that the thread is as late as it may be: a thread that is later looks less often.
const GROWS_BY: u32 = WHOLE / 8;
/// Slower than it grows, or whoever was turned away comes back all at once.
const SHRINKS_BY: u32 = WHOLE / 128;
/// A thread with fewer requests than this between two looks is late for another reason than its queue.
const REQUESTS_MIN: u32 = 64;

/// One HTTP thread's own.
#[derive(Debug, Default)]
pub struct Pressure {
    /// Requests since the last look.
    arrived: Cell<u32>,
    /// Which share is turned away.
    share: Cell<u32>,
    /// Carries the parts of requests that the share leaves over.
    owed: Cell<u32>,
}

thread_local! {
    static OF_THIS_THREAD: Rc<Pressure> = Rc::new(Pressure::default());
    static WATCHED: Cell<bool> = const { Cell::new(false) };
}

impl Pressure {
    /// This thread's, watched from the first call on. `lag_max` zero: nothing is turned away.
    pub fn of_this_thread(lag_max: Duration) -> Rc<Pressure> {
        let pressure = OF_THIS_THREAD.with(Rc::clone);
        if !lag_max.is_zero() && !WATCHED.replace(true) {
            actix_web::rt::spawn(watch(Rc::downgrade(&pressure), lag_max));
        }
        pressure
    }

    /// One more request. True: it is turned away.
    pub fn turns_away(&self) -> bool {
        self.arrived.set(self.arrived.get().saturating_add(1));
        let owed = self.owed.get() + self.share.get();
        self.owed.set(owed % WHOLE);
        owed >= WHOLE
    }

    fn looked(&self, lag: Duration, lag_max: Duration) {
        let busy = self.arrived.replace(0) >= REQUESTS_MIN;
        let share = self.share.get();
        self.share.set(if busy && lag > lag_max {
            let times = lag.as_micros() / lag_max.as_micros().max(1);
            let times = u32::try_from(times).unwrap_or(WHOLE).min(WHOLE / GROWS_BY);
            (share + GROWS_BY * times).min(SHARE_MAX)
        } else if lag < lag_max / 2 {
            share.saturating_sub(SHRINKS_BY)
        } else {
            share
        });
    }
}

async fn watch(pressure: std::rc::Weak<Pressure>, lag_max: Duration) {
    loop {
        let due = Instant::now() + TICK;
        tokio::time::sleep_until(due).await;
        let Some(pressure) = pressure.upgrade() else { return };
        pressure.looked(due.elapsed(), lag_max);
    }
}

/// Things of which a node holds so many at most.
#[derive(Debug, Clone)]
pub struct Places {
    taken: Arc<AtomicUsize>,
    max: usize,
}

/// So many places; given back when it is dropped.
#[derive(Debug)]
pub struct Taken {
    of: Places,
    count: usize,
}

impl Places {
    pub fn new(max: usize) -> Places {
        Places { taken: Arc::default(), max }
    }

    /// An empty hand, to be filled by [`Taken::more`].
    pub fn none(&self) -> Taken {
        Taken { of: self.clone(), count: 0 }
    }

    /// `None`: there are no more.
    pub fn take(&self, count: usize) -> Option<Taken> {
        let mut taken = self.none();
        taken.more(count).then_some(taken)
    }
}

impl Taken {
    /// False: there are no more; what was taken stays.
    pub fn more(&mut self, count: usize) -> bool {
        let before = self.of.taken.fetch_add(count, Ordering::Relaxed);
        if before.saturating_add(count) > self.of.max {
            self.of.taken.fetch_sub(count, Ordering::Relaxed);
            return false;
        }
        self.count += count;
        true
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.of.taken.fetch_sub(self.count, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAX: Duration = Duration::from_millis(100);

    fn turned_away_of(pressure: &Pressure, requests: u32) -> usize {
        (0..requests).filter(|_| pressure.turns_away()).count()
    }

    #[test]
    fn a_late_thread_turns_away_more_and_more_but_never_all() {
        let pressure = Pressure::default();
        assert_eq!(turned_away_of(&pressure, 1_000), 0);
        pressure.looked(MAX + MAX / 2, MAX);
        assert_eq!(turned_away_of(&pressure, 1_024), 128, "an eighth");
        pressure.looked(MAX * 4, MAX);
        assert_eq!(turned_away_of(&pressure, 1_024), 128 * 5, "and four more, being four times as late");
        for _ in 0..20 {
            pressure.looked(MAX * 2, MAX);
            assert!(turned_away_of(&pressure, 1_024) <= 960);
        }
        assert_eq!(turned_away_of(&pressure, 1_024), 960, "some are always let in");
        for _ in 0..140 {
            pressure.looked(Duration::ZERO, MAX);
        }
        assert_eq!(turned_away_of(&pressure, 1_000), 0, "it is over");
    }

    #[test]
    fn a_thread_that_is_late_without_requests_turns_nobody_away() {
        let pressure = Pressure::default();
        for _ in 0..20 {
            assert_eq!(turned_away_of(&pressure, REQUESTS_MIN - 1), 0);
            pressure.looked(MAX * 50, MAX);
        }
    }

    #[test]
    fn places_are_bounded_and_come_back() {
        let places = Places::new(3);
        let mut first = places.take(2).expect("room for two");
        assert!(places.take(2).is_none() && !first.more(2) && first.more(1));
        assert!(places.take(1).is_none());
        drop(first);
        assert!(places.take(3).is_some());
    }
}
