//! Read models: lists, filters, cursors, straight from Postgres; no mailbox for a read that may be a moment old.

pub mod audit;
pub mod desk;
pub mod doors;
pub mod outbox;
pub mod pages;
pub mod sales;

pub use crate::stores::postgres::conflicts::{ConflictItem, ConflictScan};
pub use crate::stores::postgres::feed::{FeedItem, FeedKind};
pub use crate::stores::postgres::records::TicketInfo;
pub use crate::stores::postgres::ticket_lists::TicketFilter;

use crate::domain::ids::{EventId, TenantId, TicketId};
use crate::stores::StoreError;
use crate::stores::postgres::Store;
use crate::stores::postgres::conflicts;
use crate::stores::postgres::feed;
use crate::stores::postgres::gates;
use crate::stores::postgres::ticket_lists;
use crate::stores::postgres::tickets;

/// Most scans of one page of the feed.
pub const FEED_MAX: u32 = 1_000;

/// Most tickets of one page.
pub const TICKETS_MAX: u32 = 500;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    #[error("`after` is not a cursor of this list")]
    BadCursor,
    #[error("the history cannot be read right now")]
    Unavailable,
}

impl From<StoreError> for QueryError {
    fn from(error: StoreError) -> QueryError {
        tracing::warn!(%error, "a read model could not be read");
        QueryError::Unavailable
    }
}

/// A page of the scan feed. `next` is always there: asked with it, the feed goes on, now or later.
#[derive(Debug, Clone)]
pub struct FeedPage {
    pub items: Vec<FeedItem>,
    pub next: String,
}

#[derive(Debug, Clone)]
pub struct TicketPage {
    pub items: Vec<TicketInfo>,
    /// `None` = this was the last one.
    pub next: Option<String>,
}

#[derive(Debug, Clone)]
pub struct ConflictPage {
    pub items: Vec<ConflictItem>,
    /// `None` = this was the last one.
    pub next: Option<String>,
}

/// A cheap handle on the read models. Events are told apart by their ids: the caller has checked whose they are.
#[derive(Debug, Clone)]
pub struct Queries {
    store: Store,
}

impl Queries {
    pub fn new(store: Store) -> Queries {
        Queries { store }
    }

    /// The scan feed of an event in the order of decision, behind `after`; 1 to [`FEED_MAX`] items.
    pub async fn feed(&self, event: EventId, after: Option<&str>, limit: u32) -> Result<FeedPage, QueryError> {
        let (seq, ordinal) = after.map_or(Ok((0, 0)), read_cursor)?;
        let limit = limit.clamp(1, FEED_MAX);
        let mut db = self.store.connection().await?;
        let items = feed::page(&mut db, event, seq, ordinal, limit.into()).await?;
        let next = items.last().map_or((seq, ordinal), |item| (item.seq, item.ordinal));
        Ok(FeedPage { items, next: format!("{}-{}", next.0, next.1) })
    }

    /// Contradicting scans of an event, the newest find first, older than `after`; 1 to `limit` items.
    pub async fn conflicts(&self, event: EventId, after: Option<&str>, limit: u32) -> Result<ConflictPage, QueryError> {
        let before: i64 = after.map_or(Ok(i64::MAX), str::parse).map_err(|_| QueryError::BadCursor)?;
        let mut db = self.store.connection().await?;
        let mut items = conflicts::page(&mut db, event, before, i64::from(limit) + 1).await?;
        let more = items.len() > limit as usize;
        items.truncate(limit as usize);
        let next = if more { items.last().map(|item| item.id.to_string()) } else { None };
        Ok(ConflictPage { items, next })
    }

    /// Tickets of an event in the order of creation, behind `after`; 1 to [`TICKETS_MAX`] items.
    pub async fn tickets(
        &self,
        tenant: TenantId,
        event: EventId,
        filter: &TicketFilter,
        after: Option<&str>,
        limit: u32,
    ) -> Result<TicketPage, QueryError> {
        let after: Option<TicketId> = after.map(|text| text.parse().map_err(|_| QueryError::BadCursor)).transpose()?;
        let limit = limit.clamp(1, TICKETS_MAX);
        gates::of_events(&self.store, &[event]).await?;
        let mut db = self.store.connection().await?;
        let mut ids = ticket_lists::page(&mut db, event, filter, after, i64::from(limit) + 1).await?;
        let more = ids.len() > limit as usize;
        ids.truncate(limit as usize);
        let next = if more { ids.last().map(ToString::to_string) } else { None };
        let items = tickets::read(&mut db, tenant, &ids).await?;
        Ok(TicketPage { items, next })
    }

    pub async fn ticket(&self, tenant: TenantId, ticket: TicketId) -> Result<Option<TicketInfo>, QueryError> {
        gates::of_tickets(&self.store, &[ticket]).await?;
        let mut db = self.store.connection().await?;
        Ok(tickets::read(&mut db, tenant, &[ticket]).await?.pop())
    }
}

/// `<seq>-<ordinal>`, or a bare sequence: everything behind that batch.
fn read_cursor(text: &str) -> Result<(u64, i32), QueryError> {
    let (seq, ordinal) = match text.split_once('-') {
        Some((seq, ordinal)) => (seq, ordinal.parse().map_err(|_| QueryError::BadCursor)?),
        None => (text, i32::MAX),
    };
    let seq: i64 = seq.parse().map_err(|_| QueryError::BadCursor)?;
    Ok((u64::try_from(seq).map_err(|_| QueryError::BadCursor)?, ordinal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_a_sequence_and_a_place_in_it() {
        assert_eq!(read_cursor("12-3"), Ok((12, 3)));
        assert_eq!(read_cursor("12"), Ok((12, i32::MAX)));
        for wrong in ["", "-1", "x", "1-x", "1-", "99999999999999999999"] {
            assert_eq!(read_cursor(wrong), Err(QueryError::BadCursor), "{wrong}");
        }
    }
}
