//! What doors and those behind them look at: the roster by name, and how an event goes.

pub use crate::stores::postgres::performance::{PaceBin, ScannerMinute, TypeTurnout};
pub use crate::stores::postgres::roster::{RosterEntry, RosterFilter, RosterPlace};
pub use crate::stores::postgres::ticket_search::Text;

use crate::domain::ids::{EventId, TicketId, TicketTypeId};
use crate::queries::{Queries, QueryError};
use crate::stores::postgres::{gates, performance, roster};

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

impl Queries {
    pub async fn roster(&self, filter: &RosterFilter, from: &RosterFrom, limit: u32) -> Result<RosterPage, QueryError> {
        let (size, wanted) = (limit as usize, i64::from(limit) + 1);
        gates::of_events(&self.store, &[filter.event]).await?;
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

    /// Good tickets by type, as they were drained, without those of `except`.
    pub async fn turnout(&self, event: EventId, except: &[TicketId]) -> Result<Vec<TypeTurnout>, QueryError> {
        gates::of_events(&self.store, &[event]).await?;
        let mut db = self.store.connection().await?;
        Ok(performance::turnout(&mut db, event, except).await?)
    }

    /// Who let people in when, as it was drained, without the scans of the tickets of `except`.
    pub async fn scanners(&self, event: EventId, except: &[TicketId]) -> Result<Vec<ScannerMinute>, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(performance::scanners(&mut db, event, except).await?)
    }

    /// Accepted scans in stretches of so many seconds, empty ones left out; as drained, without the scans of the tickets of
    /// `except`.
    pub async fn pace(&self, event: EventId, seconds: i64, except: &[TicketId]) -> Result<Vec<PaceBin>, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(performance::pace(&mut db, event, seconds, except).await?)
    }
}
