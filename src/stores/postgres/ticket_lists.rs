//! Which tickets of an event a list shows: one statement per leading filter, each with an index of its own order
//! (`tests/postgres_lists.rs` proves it). The other filters are checked row by row on the way.

use crate::domain::ids::{EventId, TicketId, TicketTypeId};
use crate::domain::ticket::Validity;
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, ids_of, validity_number};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

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
    let from = Place { event: event.uuid(), after: after.map_or(Uuid::nil(), Id::uuid), limit };
    let rest = Rest {
        of_type: filter.ticket_type.map(Id::uuid),
        validity: filter.validity.map(validity_number),
        external_id: filter.external_id.as_deref(),
    };
    let ids = match (&filter.holder_email, rest) {
        (Some(email), rest) => by_email(db, from, email, rest).await?,
        (None, Rest { external_id: Some(external_id), of_type, validity }) => {
            by_external_id(db, from, external_id, of_type, validity).await?
        }
        (None, Rest { of_type: Some(of_type), validity, external_id: None }) => {
            by_type(db, from, of_type, validity).await?
        }
        (None, Rest { validity: Some(validity), of_type: None, external_id: None }) => {
            by_validity(db, from, validity).await?
        }
        (None, Rest { validity: None, of_type: None, external_id: None }) => all(db, from).await?,
    };
    Ok(ids_of(ids))
}

/// What every list has.
struct Place {
    event: Uuid,
    after: Uuid,
    limit: i64,
}

/// The filters that need not lead.
struct Rest<'a> {
    of_type: Option<Uuid>,
    validity: Option<i16>,
    external_id: Option<&'a str>,
}

async fn by_email(db: &mut PgConnection, from: Place, email: &str, rest: Rest<'_>) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar!(
        "select id from tickets
         where event = $1 and lower(holder_email) = lower($2) and id > $3 and ($4::uuid is null or ticket_type = $4)
           and ($5::smallint is null or validity = $5) and ($6::text is null or external_id = $6)
         order by id limit $7",
        from.event,
        email,
        from.after,
        rest.of_type,
        rest.validity,
        rest.external_id,
        from.limit
    )
    .fetch_all(db)
    .await
}

async fn by_external_id(
    db: &mut PgConnection,
    from: Place,
    external_id: &str,
    of_type: Option<Uuid>,
    validity: Option<i16>,
) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar!(
        "select id from tickets
         where event = $1 and external_id = $2 and id > $3 and ($4::uuid is null or ticket_type = $4)
           and ($5::smallint is null or validity = $5)
         order by id limit $6",
        from.event,
        external_id,
        from.after,
        of_type,
        validity,
        from.limit
    )
    .fetch_all(db)
    .await
}

async fn by_type(
    db: &mut PgConnection,
    from: Place,
    of_type: Uuid,
    validity: Option<i16>,
) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar!(
        "select id from tickets
         where event = $1 and ticket_type = $2 and id > $3 and ($4::smallint is null or validity = $4)
         order by id limit $5",
        from.event,
        of_type,
        from.after,
        validity,
        from.limit
    )
    .fetch_all(db)
    .await
}

async fn by_validity(db: &mut PgConnection, from: Place, validity: i16) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar!(
        "select id from tickets where event = $1 and validity = $2 and id > $3 order by id limit $4",
        from.event,
        validity,
        from.after,
        from.limit
    )
    .fetch_all(db)
    .await
}

async fn all(db: &mut PgConnection, from: Place) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar!(
        "select id from tickets where event = $1 and id > $2 order by id limit $3",
        from.event,
        from.after,
        from.limit
    )
    .fetch_all(db)
    .await
}
