//! What the people behind the gates look at: how the gates are doing, and the life of one ticket.

pub use crate::stores::postgres::audit::Entry as HandEntry;
pub use crate::stores::postgres::board::{BoardMinute, BoardPoint, RefusedScan};
pub use crate::stores::postgres::ticket_history::{TakenBack, TicketScan};

use crate::domain::ids::{EventId, TenantId, TicketId};
use crate::queries::{Queries, QueryError};
use crate::stores::postgres::{audit, board, ticket_history};
use chrono::{DateTime, Utc};

/// Scan points that a board names; more are left out, the quietest first.
const POINTS_MAX: i64 = 500;
/// Scans, and things done by hand, that a history tells of.
pub const HISTORY_MAX: i64 = 500;

/// The gates of an event as they were drained.
#[derive(Debug, Clone)]
pub struct Board {
    pub minutes: Vec<BoardMinute>,
    pub points: Vec<BoardPoint>,
    pub reasons: Vec<(String, u32)>,
}

/// The life of a ticket, each list the newest first.
#[derive(Debug, Clone)]
pub struct Life {
    pub scans: Vec<TicketScan>,
    pub by_hand: Vec<HandEntry>,
}

impl Queries {
    /// Minutes since `since`; of scan points also what they did since `lately`.
    pub async fn board(
        &self,
        event: EventId,
        since: DateTime<Utc>,
        lately: DateTime<Utc>,
    ) -> Result<Board, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(Board {
            minutes: board::minutes(&mut db, event, since).await?,
            points: board::points(&mut db, event, lately, POINTS_MAX).await?,
            reasons: board::reasons(&mut db, event).await?,
        })
    }

    /// The latest refusals of an event, the newest first.
    pub async fn refusals(&self, event: EventId, limit: u32) -> Result<Vec<RefusedScan>, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(board::refusals(&mut db, event, limit.into()).await?)
    }

    pub async fn life(&self, tenant: TenantId, event: EventId, ticket: TicketId) -> Result<Life, QueryError> {
        let mut db = self.store.connection().await?;
        Ok(Life {
            scans: ticket_history::scans(&mut db, event, ticket, HISTORY_MAX).await?,
            by_hand: audit::of_ticket(&mut db, tenant, ticket, HISTORY_MAX).await?,
        })
    }
}
