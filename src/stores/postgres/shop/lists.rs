//! Where a page of ids begins and ends.

use crate::stores::postgres::convert::Id;
use uuid::Uuid;

/// A page in the order of creation (ids rise with time): behind `after`, or the last ones before `before`.
#[derive(Debug, Clone, Copy)]
pub struct Span<I> {
    pub after: Option<I>,
    pub before: Option<I>,
    pub limit: i64,
}

impl<I: Id> Span<I> {
    pub fn from_start(limit: i64) -> Span<I> {
        Span { after: None, before: None, limit }
    }

    pub(super) fn after(&self) -> Uuid {
        self.after.map_or(Uuid::nil(), Id::uuid)
    }

    pub(super) fn before(&self) -> Uuid {
        self.before.map_or(Uuid::max(), Id::uuid)
    }

    /// Whether it is read from its end.
    pub(super) fn backwards(&self) -> bool {
        self.before.is_some()
    }
}
