//! What doors and those behind them look at: the roster by name, and how an event goes.

pub use crate::stores::postgres::performance::{PaceBin, ScannerCount, ScannerMinutes, TypeTurnout};
pub use crate::stores::postgres::roster::{RosterEntry, RosterFilter, RosterPlace};
pub use crate::stores::postgres::ticket_search::Text;

use crate::domain::ids::{EventId, TicketTypeId};
use crate::queries::{Queries, QueryError};
use crate::stores::postgres::{performance, roster};
use std::time::{Duration, Instant};

/// How long numbers wait for the drain, and how soon they look again.
const DRAIN_PATIENCE: Duration = Duration::from_secs(3);
const DRAIN_AGAIN: Duration = Duration::from_millis(15);

/// A page of the roster, by name.
#[derive(Debug, Clone)]
pub struct RosterPage {
    pub items: Vec<RosterEntry>,
    /// Whether there is more in front of it, and behind it.
    pub more_before: bool,
    pub more_after: bool,
}

/// Where a page of the roster lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterFrom {
    Behind(RosterPlace),
    InFront(RosterPlace),
}

/// Who let people in.
#[derive(Debug, Clone, Default)]
pub struct Scanners {
    pub counts: Vec<ScannerCount>,
    pub minutes: Vec<ScannerMinutes>,
}

impl Queries {
    pub async fn roster(&self, filter: &RosterFilter, from: &RosterFrom, limit: u32) -> Result<RosterPage, QueryError> {
        let (size, wanted) = (limit as usize, i64::from(limit) + 1);
        let mut db = self.store.connection().await?;
        let (mut items, backwards) = match from {
            RosterFrom::Behind(place) => (roster::behind(&mut db, filter, place, wanted).await?, false),
            RosterFrom::InFront(place) => (roster::in_front(&mut db, filter, place, wanted).await?, true),
        };
        let more = items.len() > size;
        items.truncate(size);
        if backwards {
            items.reverse();
            let more_after = true;
            return Ok(RosterPage { items, more_before: more, more_after });
        }
        let first = items.first().map(|entry| entry.place.clone());
        let more_before = match first {
            Some(first) => !roster::in_front(&mut db, filter, &first, 1).await?.is_empty(),
            None => false,
        };
        Ok(RosterPage { items, more_before, more_after: more })
    }

    /// How many are on the roster under each letter that has any: `#`, then `a` to `z`.
    pub async fn roster_letters(
        &self,
        event: EventId,
        types: Option<&[TicketTypeId]>,
    ) -> Result<Vec<(String, u32)>, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(roster::letters(&mut db, event, types).await?)
    }

    /// Waits until the event's log is here up to this sequence: what is counted then is what was answered.
    ///
    /// # Errors
    /// `Unavailable` if it does not come in time; never numbers that lack something.
    pub async fn drained_to(&self, event: EventId, seq: u64) -> Result<(), QueryError> {
        let until = Instant::now() + DRAIN_PATIENCE;
        loop {
            let mut db = self.store.connection().await?;
            let drained = performance::drained(&mut db, event).await?;
            drop(db);
            if drained >= seq {
                return Ok(());
            }
            if Instant::now() >= until {
                tracing::warn!(%event, drained, seq, "the drain is behind: an event's numbers cannot be told");
                return Err(QueryError::Unavailable);
            }
            tokio::time::sleep(DRAIN_AGAIN).await;
        }
    }

    pub async fn turnout(&self, event: EventId) -> Result<Vec<TypeTurnout>, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(performance::turnout(&mut db, event).await?)
    }

    pub async fn scanners(&self, event: EventId) -> Result<Scanners, QueryError> {
        let mut tx = self.store.snapshot().await?;
        let counts = performance::scanners(&mut tx, event).await?;
        let minutes = performance::scanner_minutes(&mut tx, event).await?;
        tx.commit().await?;
        Ok(Scanners { counts, minutes })
    }

    /// Accepted scans in stretches of so many seconds, empty ones left out.
    pub async fn pace(&self, event: EventId, seconds: i64) -> Result<Vec<PaceBin>, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(performance::pace(&mut db, event, seconds).await?)
    }
}
