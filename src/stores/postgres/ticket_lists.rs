//! Which tickets of an event a list shows: one statement per leading filter, each with an index of its own order
//! (`tests/postgres_lists.rs` proves it). The other filters are checked row by row on the way.

use crate::domain::ids::{EventId, TicketId, TicketTypeId};
use crate::domain::ticket::Validity;
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, ids_of, validity_number};
use sqlx::postgres::PgConnection;

/// Every filter narrows.
#[derive(Debug, Clone, Default)]
pub struct TicketFilter {
    pub ticket_type: Option<TicketTypeId>,
    pub validity: Option<Validity>,
    /// Exactly.
    pub external_id: Option<String>,
    /// Exactly, whatever the case.
    pub holder_email: Option<String>,
}

/// Ids in the order of creation, behind `after`.
pub async fn page(
    db: &mut PgConnection,
    event: EventId,
    filter: &TicketFilter,
    after: Option<TicketId>,
    limit: i64,
) -> Result<Vec<TicketId>, StoreError> {
    let event = event.uuid();
    let after = after.map_or(uuid::Uuid::nil(), Id::uuid);
    let of_type = filter.ticket_type.map(Id::uuid);
    let valid = filter.validity.map(validity_number);
    let external = filter.external_id.as_deref();
    let ids = if let Some(email) = &filter.holder_email {
        sqlx::query_scalar!(
            "select id from tickets
             where event = $1 and lower(holder_email) = lower($2) and id > $3 and ($4::uuid is null or ticket_type = $4)
               and ($5::smallint is null or validity = $5) and ($6::text is null or external_id = $6)
             order by id limit $7",
            event,
            email,
            after,
            of_type,
            valid,
            external,
            limit
        )
        .fetch_all(db)
        .await?
    } else if let Some(external) = external {
        sqlx::query_scalar!(
            "select id from tickets
             where event = $1 and external_id = $2 and id > $3 and ($4::uuid is null or ticket_type = $4)
               and ($5::smallint is null or validity = $5)
             order by id limit $6",
            event,
            external,
            after,
            of_type,
            valid,
            limit
        )
        .fetch_all(db)
        .await?
    } else if let Some(of_type) = of_type {
        sqlx::query_scalar!(
            "select id from tickets
             where event = $1 and ticket_type = $2 and id > $3 and ($4::smallint is null or validity = $4)
             order by id limit $5",
            event,
            of_type,
            after,
            valid,
            limit
        )
        .fetch_all(db)
        .await?
    } else if let Some(valid) = valid {
        sqlx::query_scalar!(
            "select id from tickets where event = $1 and validity = $2 and id > $3 order by id limit $4",
            event,
            valid,
            after,
            limit
        )
        .fetch_all(db)
        .await?
    } else {
        sqlx::query_scalar!(
            "select id from tickets where event = $1 and id > $2 order by id limit $3",
            event,
            after,
            limit
        )
        .fetch_all(db)
        .await?
    };
    Ok(ids_of(ids))
}
