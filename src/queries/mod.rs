//! Read models: lists, filters, cursors, straight from Postgres; no mailbox for a read that may be a moment old.

use crate::domain::ids::{EventId, ScanId, TenantId, TicketId, TicketTypeId};
use crate::domain::ticket::Validity;
use crate::stores::postgres::Store;
use crate::stores::postgres::records::TicketInfo;
use chrono::{DateTime, Utc};

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    #[error("`after` is not a cursor of this list")]
    BadCursor,
    #[error("the history cannot be read right now")]
    Unavailable,
}

/// What a row of the scan feed tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedKind {
    /// A decided scan, accepted or refused.
    Scan,
    /// A turnstile took `scan` back.
    Annulment,
    /// The gateway took `scan` back: it could not answer in time.
    Disownment,
}

/// One row of the scan feed. An annulment names the scan that it takes back; its other fields are those of that scan
/// where they are known.
#[derive(Debug, Clone, PartialEq)]
pub struct FeedItem {
    pub seq: u64,
    pub what: FeedKind,
    pub scan: ScanId,
    pub at: DateTime<Utc>,
    /// `CHECK_IN` or `CHECK_OUT`.
    pub kind: Option<String>,
    /// `ADMIT`, or the reason of the refusal; `None` for annulments and disownments.
    pub outcome: Option<String>,
    pub ticket: Option<TicketId>,
    pub ticket_type: Option<TicketTypeId>,
    pub point: Option<String>,
    pub device: Option<String>,
    pub subject: Option<String>,
    pub double_read: bool,
    pub anomaly: bool,
    /// The client's own time of an offline scan.
    pub scanned_at: Option<DateTime<Utc>>,
    /// Set once the scan was taken back, by its turnstile or by the gateway.
    pub annulled_at: Option<DateTime<Utc>>,
}

/// A page of the scan feed. `next` is always there: asked with it, the feed goes on, now or later.
#[derive(Debug, Clone)]
pub struct FeedPage {
    pub items: Vec<FeedItem>,
    pub next: String,
}

/// Which tickets of an event; every filter narrows.
#[derive(Debug, Clone, Default)]
pub struct TicketFilter {
    pub ticket_type: Option<TicketTypeId>,
    pub validity: Option<Validity>,
    /// Exactly.
    pub external_id: Option<String>,
    /// Exactly, whatever the case.
    pub holder_email: Option<String>,
}

#[derive(Debug, Clone)]
pub struct TicketPage {
    pub items: Vec<TicketInfo>,
    /// `None` = this was the last one.
    pub next: Option<String>,
}

/// A cheap handle on the read models.
#[derive(Debug, Clone)]
pub struct Queries {
    store: Store,
}

impl Queries {
    pub fn new(store: Store) -> Queries {
        Queries { store }
    }

    /// The scan feed of an event in the order of decision, behind `after`; at most `limit` (1 to 1,000) items.
    pub async fn feed(
        &self,
        _tenant: TenantId,
        _event: EventId,
        _after: Option<&str>,
        _limit: u32,
    ) -> Result<FeedPage, QueryError> {
        let _ = &self.store;
        unimplemented!()
    }

    /// Tickets of an event in the order of creation, behind `after`; at most `limit` (1 to 500).
    pub async fn tickets(
        &self,
        _tenant: TenantId,
        _event: EventId,
        _filter: &TicketFilter,
        _after: Option<&str>,
        _limit: u32,
    ) -> Result<TicketPage, QueryError> {
        unimplemented!()
    }

    pub async fn ticket(&self, _tenant: TenantId, _ticket: TicketId) -> Result<Option<TicketInfo>, QueryError> {
        unimplemented!()
    }
}
