//! What owners copy of an event: its policy, types, points, zones and tickets, in one snapshot.

use crate::domain::ids::{EventId, HoldId, ScanPointId, SectionId, TicketId, TicketTypeId};
use crate::domain::ledger::restoring::Restoring;
use crate::domain::ticket::GateState;
use crate::domain::ticket_type::{
    EntryPolicy, EventFacts, EventPolicy, PointFacts, SharedFacts, TicketFacts, TicketRow, TypeFacts, ZoneFacts, fresh,
};
use crate::stores::StoreError;
use crate::stores::journal::record;
use crate::stores::postgres::Store;
use crate::stores::postgres::convert::{
    Id, bigint, code_hash, count, digest, ids_of, key_id, label, labels, limit, number, uuids, validity, window,
};
use crate::stores::postgres::events;
use crate::stores::postgres::records::EventInfo;
use crate::stores::postgres::{apart, copy_out, gates};
use futures_util::TryStreamExt;
use sqlx::postgres::PgConnection;

/// The whole configuration, and every ticket whose row is newer than `newer_than` (0 = all). `None`: no such event.
///
/// One REPEATABLE READ snapshot; types by number, points and tickets by id.
pub async fn load(store: &Store, event: EventId, newer_than: u64) -> Result<Option<EventFacts>, StoreError> {
    let store = store.clone();
    apart(async move {
        let mut tx = store.snapshot().await?;
        let Some(mut facts) = read(&mut tx, event).await? else {
            return Ok(None);
        };
        facts.tickets = match newer_than {
            0 => all_tickets(&mut tx, event).await?,
            newer_than => newer_tickets(&mut tx, event, newer_than).await?,
        };
        tx.commit().await?;
        Ok(Some(facts))
    })
    .await
}

/// All of it, on its way into memory: a large event's tickets are never spelled out all at once. `None`: no such event.
pub async fn restoring(store: &Store, event: EventId) -> Result<Option<Restoring>, StoreError> {
    let store = store.clone();
    apart(async move {
        let mut tx = store.snapshot().await?;
        let Some(facts) = read(&mut tx, event).await? else {
            return Ok(None);
        };
        let mut restoring = Restoring::of(&facts);
        each_ticket(&mut tx, event, |row| restoring.add(row)).await?;
        each_gate(&mut tx, event, |ticket, gate| restoring.drained(ticket, &gate)).await?;
        tx.commit().await?;
        Ok(Some(restoring))
    })
    .await
}

/// What is newer, and the holds that these tickets were: whoever copies a ticket gives its hold back with it, or its place
/// would count twice until somebody else does.
pub async fn news(
    store: &Store,
    event: EventId,
    newer_than: u64,
) -> Result<Option<(EventFacts, Vec<HoldId>)>, StoreError> {
    let mut tx = store.snapshot().await?;
    let Some(mut facts) = read(&mut tx, event).await? else {
        return Ok(None);
    };
    facts.tickets = newer_tickets(&mut tx, event, newer_than).await?;
    let sold = if facts.tickets.is_empty() { Vec::new() } else { holds_sold(&mut tx, event, newer_than).await? };
    tx.commit().await?;
    Ok(Some((facts, sold)))
}

/// All but the tickets.
async fn read(tx: &mut PgConnection, event: EventId) -> Result<Option<EventFacts>, StoreError> {
    let Some(info) = events::read(tx, &[event]).await?.pop() else {
        return Ok(None);
    };
    let zone = |zone: &crate::stores::postgres::records::ZoneInfo| {
        Ok(ZoneFacts { id: label(&zone.id)?, name: label(&zone.name)?, capacity: zone.capacity })
    };
    let facts = EventFacts {
        event,
        version: info.facts_version,
        policy: EventPolicy {
            occupancy_limit: info.occupancy_limit,
            entry_window: window(info.entry_from, info.entry_until),
            require_scan_point: info.require_scan_point,
            outage: info.outage,
        },
        types: types(tx, event).await?,
        shared: shared(tx, &info).await?,
        points: points(tx, event).await?,
        zones: info.zones.iter().map(zone).collect::<Result<_, StoreError>>()?,
        tickets: Vec::new(),
    };
    Ok(Some(facts))
}

async fn holds_sold(db: &mut PgConnection, event: EventId, newer_than: u64) -> Result<Vec<HoldId>, StoreError> {
    let holds = sqlx::query_scalar!(
        r#"select distinct o.hold as "hold!" from tickets t join orders o on o.id = t.order_id
           where t.event = $1 and t.version > $2 and o.hold is not null"#,
        event.uuid(),
        bigint(newer_than)?
    )
    .fetch_all(db)
    .await?;
    Ok(holds.into_iter().map(HoldId::of).collect())
}

/// Which of these holds are tickets by now, each with one of them: an order's tickets are written together.
pub async fn sold(store: &Store, event: EventId, holds: &[HoldId]) -> Result<Vec<(HoldId, TicketId)>, StoreError> {
    let rows = sqlx::query!(
        r#"select distinct on (o.hold) o.hold as "hold!", t.id from orders o join tickets t on t.order_id = o.id
           where o.event = $1 and o.hold = any($2)
           order by o.hold"#,
        event.uuid(),
        &uuids(holds)
    )
    .fetch_all(&store.pool)
    .await?;
    Ok(rows.into_iter().map(|row| (HoldId::of(row.hold), TicketId::of(row.id))).collect())
}

/// The facts version of each of these events that exists.
pub async fn versions(store: &Store, events: &[EventId]) -> Result<Vec<(EventId, u64)>, StoreError> {
    let rows = sqlx::query!("select id, facts_version from events where id = any($1)", &uuids(events))
        .fetch_all(&store.pool)
        .await?;
    rows.into_iter().map(|row| Ok((EventId::of(row.id), number(row.facts_version)?))).collect()
}

async fn types(db: &mut PgConnection, event: EventId) -> Result<Vec<TypeFacts>, StoreError> {
    let rows = sqlx::query!(
        "select id, number, slug, name, allow_reentry, reentry_limit, entry_from, entry_until, accepted_scan_points,
                capacity, occupancy_limit
         from ticket_types where event = $1 order by number",
        event.uuid()
    )
    .fetch_all(db)
    .await?;
    let mut types = Vec::with_capacity(rows.len());
    for row in rows {
        let policy = EntryPolicy::stated(row.allow_reentry, limit(row.reentry_limit)?);
        types.push(TypeFacts {
            id: TicketTypeId::of(row.id),
            number: u16::try_from(row.number).map_err(|error| StoreError::Unreadable(error.to_string()))?,
            slug: label(&row.slug)?,
            name: label(&row.name)?,
            policy: policy.map_err(|error| StoreError::Unreadable(error.to_string()))?,
            entry_window: window(row.entry_from, row.entry_until),
            accepted_points: labels(&row.accepted_scan_points)?,
            capacity: limit(row.capacity)?,
            occupancy_limit: limit(row.occupancy_limit)?,
        });
    }
    Ok(types)
}

/// Sections with a capacity, and the types that are in them.
async fn shared(db: &mut PgConnection, event: &EventInfo) -> Result<Vec<SharedFacts>, StoreError> {
    let bounded = event.sections.iter().filter_map(|section| Some((section.id, section.capacity?)));
    let mut shared: Vec<SharedFacts> =
        bounded.map(|(section, capacity)| SharedFacts { section, capacity, types: Vec::new() }).collect();
    if shared.is_empty() {
        return Ok(shared);
    }
    let rows = sqlx::query!(
        r#"select id, section as "section!" from ticket_types where event = $1 and section is not null order by number"#,
        event.id.uuid()
    )
    .fetch_all(db)
    .await?;
    for row in rows {
        if let Some(of) = shared.iter_mut().find(|of| of.section == SectionId::of(row.section)) {
            of.types.push(TicketTypeId::of(row.id));
        }
    }
    Ok(shared)
}

async fn points(db: &mut PgConnection, event: EventId) -> Result<Vec<PointFacts>, StoreError> {
    let rows = sqlx::query!(
        "select id, slug, name, zone, accepted_types from scan_points where event = $1 order by id",
        event.uuid()
    )
    .fetch_all(db)
    .await?;
    let mut points = Vec::with_capacity(rows.len());
    for row in rows {
        points.push(PointFacts {
            id: ScanPointId::of(row.id),
            slug: label(&row.slug)?,
            name: label(&row.name)?,
            zone: row.zone.as_deref().map(label).transpose()?,
            accepted_types: ids_of(row.accepted_types),
        });
    }
    Ok(points)
}

/// Every ticket, and what was drained of its life at the gate: two copies of tables, which Postgres need not join.
const TICKETS: &str = "copy (select id, version, ticket_type, holder_name, code_hash, generation, key_id, validity, digest \
                       from tickets where event = current_setting('gatehouse.event')::uuid) to stdout (format binary)";
const GATES: &str = "copy (select ticket, gate from ticket_gates \
                     where event = current_setting('gatehouse.event')::uuid) to stdout (format binary)";

async fn each_ticket(
    db: &mut PgConnection,
    event: EventId,
    mut each: impl FnMut(&TicketRow<'_>),
) -> Result<(), StoreError> {
    copy_out::of_event(db, event.uuid(), TICKETS, |row| {
        each(&TicketRow {
            id: row.id()?,
            version: number(row.bigint()?)?,
            ticket_type: row.id()?,
            holder: row.maybe_text()?,
            code: code_hash(row.maybe()?)?,
            generation: count(row.bigint()?)?,
            key_id: key_id(row.smallint()?)?,
            validity: validity(row.smallint()?)?,
            digest: digest(row.maybe()?)?,
        });
        Ok(())
    })
    .await
}

/// What gates made of tickets: folded, then what is in the log only so far. A state may come before its ticket: a transferred
/// one's rides with the change that revokes the old one.
async fn each_gate(
    db: &mut PgConnection,
    event: EventId,
    mut each: impl FnMut(TicketId, GateState),
) -> Result<(), StoreError> {
    copy_out::of_event(db, event.uuid(), GATES, |row| {
        each(row.id()?, gate_state(row.bytes()?)?);
        Ok(())
    })
    .await?;
    for (ticket, state) in gates::unfolded(db, event).await? {
        each(ticket, state);
    }
    Ok(())
}

async fn all_tickets(db: &mut PgConnection, event: EventId) -> Result<Vec<TicketFacts>, StoreError> {
    let mut tickets: Vec<TicketFacts> = Vec::new();
    each_ticket(db, event, |row| tickets.push(row.spelled_out())).await?;
    // Here and not there: Postgres would spill so many rows to its disk to sort them. In place: half as much memory again
    // would be the largest that a large event ever needs.
    tickets.sort_unstable_by_key(|ticket| ticket.id);
    each_gate(db, event, |id, state| {
        if let Ok(at) = tickets.binary_search_by_key(&id, |ticket| ticket.id) {
            tickets[at].gate = state;
        }
    })
    .await?;
    Ok(tickets)
}

/// States that are in the log only so far, over tickets in the order of their ids.
async fn put_unfolded(db: &mut PgConnection, event: EventId, tickets: &mut [TicketFacts]) -> Result<(), StoreError> {
    for (id, state) in gates::unfolded(db, event).await? {
        if let Ok(at) = tickets.binary_search_by_key(&id, |ticket| ticket.id) {
            tickets[at].gate = state;
        }
    }
    Ok(())
}

async fn newer_tickets(db: &mut PgConnection, event: EventId, newer_than: u64) -> Result<Vec<TicketFacts>, StoreError> {
    let mut rows = sqlx::query!(
        r#"select t.id, t.version, t.ticket_type, t.holder_name, t.code_hash, t.generation, t.key_id, t.validity, t.digest,
                  g.gate as "gate?"
           from tickets t left join ticket_gates g on g.event = t.event and g.ticket = t.id
           where t.event = $1 and t.version > $2"#,
        event.uuid(),
        bigint(newer_than)?
    )
    .fetch(&mut *db);
    let mut tickets = Vec::new();
    while let Some(row) = rows.try_next().await? {
        let gate = match &row.gate {
            Some(bytes) => gate_state(bytes)?,
            None => GateState {
                generation: count(row.generation)?,
                ..fresh(
                    TicketTypeId::of(row.ticket_type),
                    validity(row.validity)?,
                    key_id(row.key_id)?,
                    digest(row.digest.as_deref())?,
                )
            },
        };
        tickets.push(TicketFacts {
            id: TicketId::of(row.id),
            version: number(row.version)?,
            holder: row.holder_name.map(String::into_boxed_str),
            code: code_hash(row.code_hash.as_deref())?,
            gate,
        });
    }
    drop(rows);
    tickets.sort_unstable_by_key(|ticket: &TicketFacts| ticket.id);
    if !tickets.is_empty() {
        put_unfolded(db, event, &mut tickets).await?;
    }
    Ok(tickets)
}

fn gate_state(bytes: &[u8]) -> Result<GateState, StoreError> {
    record::read_gate_state(bytes).map_err(|error| StoreError::Unreadable(error.to_string()))
}
