//! Events as a shop lists them.

use crate::domain::ids::{EventId, PromoterId, TenantId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, ids_of};
use crate::stores::postgres::shop::lists::Span;
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;

/// Said by its times, unless it was cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventState {
    Upcoming,
    Active,
    Ended,
    Cancelled,
}

/// Which events.
#[derive(Debug, Clone)]
pub struct EventFilter {
    pub promoter: Option<PromoterId>,
    pub state: Option<EventState>,
    /// A part of the name or of the slug.
    pub text: Option<String>,
    /// Else only what is shown to everybody.
    pub hidden_too: bool,
    pub now: DateTime<Utc>,
}

impl EventState {
    fn word(self) -> &'static str {
        match self {
            EventState::Upcoming => "upcoming",
            EventState::Active => "active",
            EventState::Ended => "ended",
            EventState::Cancelled => "cancelled",
        }
    }
}

/// In the order of creation; read from the end where the page lies before something.
pub async fn page(
    db: &mut PgConnection,
    tenant: TenantId,
    filter: &EventFilter,
    span: &Span<EventId>,
) -> Result<Vec<EventId>, StoreError> {
    let text = filter.text.as_deref().map(pattern);
    let ids = sqlx::query_scalar!(
        "select id from events
         where tenant = $1 and id > $2 and id < $3
           and ($6::uuid is null or promoter = $6)
           and ($7::text is null or name ilike $7 or slug ilike $7)
           and ($8 or (approval = 'approved'
                       and (visibility = 'public' or (visibility = 'scheduled' and visible_from <= $9))))
           and ($10::text is null or $10 = case
                   when cancelled_at is not null then 'cancelled'
                   when coalesce(entry_until, ends_at) <= $9 then 'ended'
                   when coalesce(entry_from, starts_at) > $9 then 'upcoming'
                   else 'active' end)
         order by case when $4 then id end desc, id limit $5",
        tenant.uuid(),
        span.after(),
        span.before(),
        span.backwards(),
        span.limit,
        filter.promoter.map(Id::uuid),
        text,
        filter.hidden_too,
        filter.now,
        filter.state.map(EventState::word)
    )
    .fetch_all(db)
    .await?;
    Ok(ids_of(ids))
}

/// Finds the text as it is: its own signs mean nothing.
fn pattern(text: &str) -> String {
    format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_as_it_is() {
        assert_eq!(pattern("100%_a\\b"), "%100\\%\\_a\\\\b%");
    }
}
