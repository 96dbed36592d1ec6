//! What the auditor reads: the log as it was drained, and the tickets as they stood at that very sequence.

use crate::domain::ids::{EventId, TicketId, TicketTypeId};
use crate::domain::ticket::{Presence, Validity};
use crate::stores::StoreError;
use crate::stores::journal::LogEntry;
use crate::stores::journal::record;
use crate::stores::postgres::convert::{Id, bigint, number, validity_number};
use crate::stores::postgres::{Store, gates};
use bytes::Bytes;
use futures_util::TryStreamExt;
use sqlx::postgres::PgConnection;
use std::collections::HashMap;

/// One moment of an event in Postgres: everything is of the sequence `seq`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The last drained sequence.
    pub seq: u64,
    /// The newest epoch that was ever issued.
    pub epoch: u64,
    /// Entries that could not be stored as rows; their sequences are missing from the log table.
    pub dead_letters: Vec<u64>,
    /// Tickets that were ever at a gate: inside, and accepted check-ins.
    pub tickets: Vec<(TicketId, bool, u32)>,
    /// Types that sold more than they have places, although nobody changed the type since.
    pub oversold: Vec<Oversold>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oversold {
    pub ticket_type: TicketTypeId,
    pub sold: u64,
    pub capacity: u64,
}

/// `None`: no such event.
pub async fn standing(store: &Store, event: EventId) -> Result<Option<Standing>, StoreError> {
    let mut tx = store.snapshot().await?;
    let id = event.uuid();
    let row = sqlx::query!(
        "select d.seq, e.epoch from drain d join event_epochs e on e.event = d.event where d.event = $1",
        id
    )
    .fetch_optional(&mut *tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let dead = sqlx::query_scalar!("select seq from dead_letters where event = $1 order by seq", id)
        .fetch_all(&mut *tx)
        .await?;
    let mut tickets = HashMap::new();
    let mut rows =
        sqlx::query!("select ticket, inside, entries from ticket_gates where event = $1", id).fetch(&mut *tx);
    while let Some(row) = rows.try_next().await? {
        tickets.insert(TicketId::of(row.ticket), (row.inside, u32::try_from(row.entries).unwrap_or(u32::MAX)));
    }
    drop(rows);
    for (ticket, state) in gates::unfolded(&mut tx, event).await? {
        tickets.insert(ticket, (matches!(state.presence, Presence::Inside(_)), state.entries));
    }
    let free = [Validity::Cancelled, Validity::Refunded, Validity::Revoked].map(validity_number);
    // A capacity that was lowered by hand below what was sold is nobody's fault: the type is newer than its tickets then.
    let oversold = sqlx::query!(
        r#"select y.id, y.capacity as "capacity!", count(*) as "sold!"
           from ticket_types y join tickets t on t.event = y.event and t.ticket_type = y.id
           where y.event = $1 and y.capacity is not null and t.validity <> all($2)
           group by y.id, y.capacity, y.updated_at
           having count(*) > y.capacity and max(t.created_at) > y.updated_at"#,
        id,
        &free[..]
    )
    .fetch_all(&mut *tx)
    .await?;
    tx.commit().await?;
    let oversold = oversold.into_iter().map(|row| {
        Ok(Oversold {
            ticket_type: TicketTypeId::of(row.id),
            sold: number(row.sold)?,
            capacity: number(row.capacity.into())?,
        })
    });
    Ok(Some(Standing {
        seq: number(row.seq)?,
        epoch: number(row.epoch)?,
        dead_letters: dead.into_iter().map(number).collect::<Result<_, _>>()?,
        tickets: tickets.into_iter().map(|(ticket, (inside, entries))| (ticket, inside, entries)).collect(),
        oversold: oversold.collect::<Result<_, StoreError>>()?,
    }))
}

/// Entries behind `after`, up to `upto`, oldest first, at most `count`. One that cannot be read says so itself.
pub async fn page(
    store: &Store,
    event: EventId,
    after: u64,
    upto: u64,
    count: usize,
) -> Result<Vec<LogEntry>, StoreError> {
    let mut db = store.connection().await?;
    entries(&mut db, event, after, upto, count).await
}

/// The same, in a transaction.
pub async fn entries(
    db: &mut PgConnection,
    event: EventId,
    after: u64,
    upto: u64,
    count: usize,
) -> Result<Vec<LogEntry>, StoreError> {
    let rows = sqlx::query!(
        "select seq, entry, epoch from event_log where event = $1 and seq > $2 and seq <= $3 order by seq limit $4",
        event.uuid(),
        bigint(after)?,
        bigint(upto)?,
        i64::try_from(count).unwrap_or(i64::MAX)
    )
    .fetch_all(db)
    .await?;
    let open = |seq, entry: Vec<u8>, epoch: Option<i64>| {
        let entry = record::open_entry_or_damage(number(seq)?, &Bytes::from(entry))
            .map_err(|error| StoreError::Unreadable(error.to_string()))?;
        Ok(entry.under(epoch.map(number).transpose()?))
    };
    rows.into_iter().map(|row| open(row.seq, row.entry, row.epoch)).collect()
}

/// An event by its id or its slug, for whoever administrates all tenants; a slug that several tenants use gives several.
pub async fn events_named(store: &Store, name: &str) -> Result<Vec<EventId>, StoreError> {
    if let Ok(event) = name.parse::<EventId>() {
        return Ok(vec![event]);
    }
    let ids =
        sqlx::query_scalar!("select id from events where slug = $1 order by id", name).fetch_all(&store.pool).await?;
    Ok(ids.into_iter().map(EventId::of).collect())
}

/// Every event with a log.
pub async fn events_with_log(store: &Store) -> Result<Vec<EventId>, StoreError> {
    let ids = sqlx::query_scalar!("select event from event_epochs where epoch > 0 order by event")
        .fetch_all(&store.pool)
        .await?;
    Ok(ids.into_iter().map(EventId::of).collect())
}

/// The event's slug and its tenant's, for people.
pub async fn title(store: &Store, event: EventId) -> Result<Option<String>, StoreError> {
    let row = sqlx::query!(
        "select e.name, e.slug, t.slug as tenant from events e join tenants t on t.id = e.tenant where e.id = $1",
        event.uuid()
    )
    .fetch_optional(&store.pool)
    .await?;
    Ok(row.map(|row| format!("{} ({}/{})", row.name, row.tenant, row.slug)))
}
