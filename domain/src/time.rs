//! Points in time and windows. Nothing here reads a clock: moments come in as arguments.

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment(pub i64);

impl Moment {
    /// Milliseconds from `earlier` to `self`; negative if `earlier` is later.
    pub fn millis_since(self, earlier: Moment) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    pub fn plus_millis(self, millis: i64) -> Moment {
        Moment(self.0.saturating_add(millis))
    }
}

/// From (inclusive) until (exclusive); an open end is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    pub from: Option<Moment>,
    pub until: Option<Moment>,
}

/// Where a moment lies relative to a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    Before(Moment),
    Inside,
    After(Moment),
}

impl Window {
    pub const OPEN: Window = Window { from: None, until: None };

    pub fn place(&self, at: Moment) -> Within {
        match (self.from, self.until) {
            (Some(from), _) if at < from => Within::Before(from),
            (_, Some(until)) if at >= until => Within::After(until),
            (_, _) => Within::Inside,
        }
    }
}
