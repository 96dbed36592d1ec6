//! So many of something at most, on all threads together.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

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
