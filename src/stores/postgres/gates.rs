//! States of tickets, folded from the drained log into `ticket_gates` when somebody reads them. A row per ticket at a place
//! of its own was the dearest thing that the drain wrote for a scan; so it is written once for all that came since the
//! last reader, and by the reader, not on the log's way.
//!
//! Readers of `ticket_gates` fold first ([`of_events`] and its like). Who must be exact, or must not write, reads what is
//! left in its own snapshot: [`unfolded`].

use crate::domain::ids::{EventId, TenantId, TicketId};
use crate::domain::ticket::{GateState, Presence};
use crate::stores::StoreError;
use crate::stores::journal::{LogEntry, record};
use crate::stores::postgres::convert::{Id, bigint, number, time, uuids};
use crate::stores::postgres::{Store, logbook};
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Log entries of one transaction.
const PAGE: usize = 256;

/// Folds what was drained of these events.
pub async fn of_events(store: &Store, events: &[EventId]) -> Result<(), StoreError> {
    let behind = sqlx::query_scalar!(
        r#"select d.event as "event!" from drain d left join gates_folded f on f.event = d.event
         where d.event = any($1) and d.seq > coalesce(f.seq, 0)"#,
        &uuids(events)
    )
    .fetch_all(&store.pool)
    .await?;
    all(store, behind).await
}

/// The same for the events of these tickets.
pub async fn of_tickets(store: &Store, tickets: &[TicketId]) -> Result<(), StoreError> {
    let behind = sqlx::query_scalar!(
        r#"select d.event as "event!" from drain d left join gates_folded f on f.event = d.event
         where d.event in (select event from tickets where id = any($1)) and d.seq > coalesce(f.seq, 0)"#,
        &uuids(tickets)
    )
    .fetch_all(&store.pool)
    .await?;
    all(store, behind).await
}

/// The same for all events of a tenant.
pub async fn of_tenant(store: &Store, tenant: TenantId) -> Result<(), StoreError> {
    let behind = sqlx::query_scalar!(
        r#"select d.event as "event!" from events e join drain d on d.event = e.id left join gates_folded f on f.event = d.event
         where e.tenant = $1 and d.seq > coalesce(f.seq, 0)"#,
        tenant.uuid()
    )
    .fetch_all(&store.pool)
    .await?;
    all(store, behind).await
}

async fn all(store: &Store, behind: Vec<Uuid>) -> Result<(), StoreError> {
    for event in behind {
        fold(store, EventId::of(event)).await?;
    }
    Ok(())
}

/// Folds all of the event that is drained by now. May be stopped anywhere, and run beside itself.
pub async fn fold(store: &Store, event: EventId) -> Result<(), StoreError> {
    while fold_page(store, event).await? {}
    Ok(())
}

/// Whether there is more.
async fn fold_page(store: &Store, event: EventId) -> Result<bool, StoreError> {
    // As in the drain: a plan for the very values of long arrays is never another one.
    let mut tx = store.begin_with("begin; set local plan_cache_mode = force_generic_plan").await?;
    sqlx::query!("insert into gates_folded (event, seq) values ($1, 0) on conflict (event) do nothing", event.uuid())
        .execute(&mut *tx)
        .await?;
    // The lock first: whoever waited for it sees what the one before folded.
    let from = sqlx::query_scalar!("select seq from gates_folded where event = $1 for update", event.uuid())
        .fetch_one(&mut *tx)
        .await?;
    let (from, to) = (number(from)?, drained(&mut tx, event).await?);
    if from >= to {
        return Ok(false);
    }
    let entries = logbook::entries(&mut tx, event, from, to, PAGE).await?;
    // A page that is not full is the last: what is missing then are dead letters.
    let upto = entries.last().filter(|_| entries.len() == PAGE).map_or(to, |last| last.seq);
    write(&mut tx, event, &GateRows::of(&entries)?).await?;
    sqlx::query!("update gates_folded set seq = $2 where event = $1", event.uuid(), bigint(upto)?)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(upto < to)
}

async fn drained(db: &mut PgConnection, event: EventId) -> Result<u64, StoreError> {
    let seq = sqlx::query_scalar!("select seq from drain where event = $1", event.uuid()).fetch_optional(db).await?;
    seq.map_or(Ok(0), number)
}

/// The states that the drained log has and `ticket_gates` has not. Of one moment with what else is read in the snapshot `tx`.
pub async fn unfolded(tx: &mut PgConnection, event: EventId) -> Result<HashMap<TicketId, GateState>, StoreError> {
    let folded = sqlx::query_scalar!("select seq from gates_folded where event = $1", event.uuid())
        .fetch_optional(&mut *tx)
        .await?;
    let (mut from, to) = (folded.map_or(Ok(0), number)?, drained(tx, event).await?);
    let mut states = HashMap::new();
    while from < to {
        let entries = logbook::entries(tx, event, from, to, PAGE).await?;
        from = entries.last().map_or(to, |last| last.seq);
        for after in entries.into_iter().flat_map(|entry| entry.changes).flat_map(|change| change.tickets) {
            states.insert(after.id, after.state);
        }
    }
    Ok(states)
}

/// The last state of every ticket touched, in the order of ids: neighbours in the index are entered together.
#[derive(Default)]
struct GateRows {
    ticket: Vec<Uuid>,
    seq: Vec<i64>,
    inside: Vec<bool>,
    entries: Vec<i64>,
    last_scan_at: Vec<Option<DateTime<Utc>>>,
    gate: Vec<Vec<u8>>,
}

impl GateRows {
    fn of(entries: &[LogEntry]) -> Result<GateRows, StoreError> {
        let mut last: BTreeMap<TicketId, (u64, &GateState)> = BTreeMap::new();
        for entry in entries {
            for after in entry.changes.iter().flat_map(|change| &change.tickets) {
                last.insert(after.id, (entry.seq, &after.state));
            }
        }
        let mut rows = GateRows::default();
        for (ticket, (seq, state)) in last {
            rows.last_scan_at.push(state.last.as_ref().map(|last| time(last.at)).transpose()?);
            // The batch's number is the state's: it is what a higher sequence is compared with.
            rows.seq.push(bigint(seq)?);
            rows.ticket.push(ticket.uuid());
            rows.inside.push(matches!(state.presence, Presence::Inside(_)));
            rows.entries.push(state.entries.into());
            rows.gate.push(record::write_gate_state_at(state, seq).to_vec());
        }
        Ok(rows)
    }
}

/// The higher sequence wins, so that folding again is harmless.
async fn write(db: &mut PgConnection, event: EventId, rows: &GateRows) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into ticket_gates as known (event, ticket, seq, inside, entries, last_scan_at, gate)
         select $1, * from unnest($2::uuid[], $3::bigint[], $4::boolean[], $5::bigint[], $6::timestamptz[], $7::bytea[])
         on conflict (event, ticket) do update
             set seq = excluded.seq, inside = excluded.inside, entries = excluded.entries,
                 last_scan_at = excluded.last_scan_at, gate = excluded.gate
             where known.seq < excluded.seq",
        event.uuid(),
        &rows.ticket,
        &rows.seq,
        &rows.inside,
        &rows.entries,
        &rows.last_scan_at as _,
        &rows.gate
    )
    .execute(db)
    .await?;
    Ok(())
}
