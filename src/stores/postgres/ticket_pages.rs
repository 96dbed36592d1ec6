//! Which tickets the lists of the Tickets API show: one statement per leading filter, each with an index
//! (`tests/postgres_store/pages.rs` proves it), in both directions. The other filters are checked row by row on the way.
//!
//! A list over several events takes the first few of each and merges them, so that a page costs as much deep in a walk as
//! at its start. States are as drained: whoever asks puts them right.

use crate::domain::ids::{CustomerId, EventId, OrderId, PromoterId, TenantId, TicketId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, uuids};
use crate::stores::postgres::ticket_search::{self, Text};
use crate::stores::postgres::{Store, gates};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

/// How a ticket stands, as far as lists tell apart. A ticket that was not sold yet is in no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Good, its holder outside.
    Outside,
    /// Good, its holder inside.
    Inside,
    /// Cancelled, refunded, transferred away, blocked.
    Void,
}

/// Every filter narrows.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub tenant: TenantId,
    pub order: Option<OrderId>,
    pub customer: Option<CustomerId>,
    /// The one event that is asked for.
    pub event: Option<EventId>,
    /// Of these events only; `None` = of all of the tenant.
    pub among: Option<Vec<EventId>>,
    /// In the name, the address or the phone number, whatever the case.
    pub text: Option<Text>,
    pub standing: Option<Standing>,
}

/// Where a page begins, and which way it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Behind this ticket, or from the start: ids rise.
    Forward(Option<TicketId>),
    /// In front of this ticket: ids fall.
    Back(TicketId),
}

/// A ticket of a page, and its event.
pub type Found = (TicketId, EventId);

/// Events of the tenant, or of one promoter of its.
pub async fn events(
    db: &mut PgConnection,
    tenant: TenantId,
    promoter: Option<PromoterId>,
) -> Result<Vec<EventId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "select id from events where tenant = $1 and ($2::uuid is null or promoter = $2) order by id",
        tenant.uuid(),
        promoter.map(Id::uuid)
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(EventId::of).collect())
}

/// Those of these events that ever had an owner.
pub async fn owned(db: &mut PgConnection, among: &[EventId]) -> Result<Vec<EventId>, StoreError> {
    let ids = sqlx::query_scalar!("select event from event_epochs where event = any($1) and epoch > 0", &uuids(among))
        .fetch_all(db)
        .await?;
    Ok(ids.into_iter().map(EventId::of).collect())
}

/// Those of these tickets that are the tenant's and may be shown.
pub async fn shown(db: &mut PgConnection, tenant: TenantId, ids: &[TicketId]) -> Result<Vec<TicketId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "select id from tickets where id = any($1) and tenant = $2 and hidden_at is null",
        &uuids(ids),
        tenant.uuid()
    )
    .fetch_all(db)
    .await?;
    Ok(ids.into_iter().map(TicketId::of).collect())
}

/// Of these tickets those that fit, whatever their state, in the order of ids.
pub async fn fitting(db: &mut PgConnection, wanted: &Wanted, ids: &[TicketId]) -> Result<Vec<Found>, StoreError> {
    let rest = Rest::of(wanted);
    let rows = sqlx::query_as!(
        Row,
        "select id, event from tickets
         where id = any($1) and tenant = $2 and hidden_at is null and ($3::uuid is null or order_id = $3)
           and ($4::uuid is null or customer = $4) and ($5::uuid is null or event = $5)
           and ($6::uuid[] is null or event = any($6))
           and ($7::text is null or ticket_text(holder_name, holder_email, holder_phone) like $7)
         order by id",
        &uuids(ids),
        wanted.tenant.uuid(),
        wanted.order.map(Id::uuid),
        wanted.customer.map(Id::uuid),
        rest.event,
        rest.among.as_deref(),
        rest.text
    )
    .fetch_all(db)
    .await?;
    Ok(found(rows))
}

/// A page: the order leads, else the buyer, else the text, else the state within the events.
pub async fn page(store: &Store, wanted: &Wanted, way: Way, limit: i64) -> Result<Vec<Found>, StoreError> {
    if wanted.standing.is_some() {
        match (wanted.event, &wanted.among) {
            (Some(event), _) => gates::of_events(store, &[event]).await?,
            (None, Some(events)) => gates::of_events(store, events).await?,
            (None, None) => gates::of_tenant(store, wanted.tenant).await?,
        }
    }
    if let (None, None, Some(text)) = (wanted.order, wanted.customer, &wanted.text) {
        return ticket_search::page(store, wanted, text, way, limit).await;
    }
    let mut db = store.connection().await?;
    match (wanted.order, wanted.customer) {
        (Some(order), _) => of_order(&mut db, wanted, order, way, limit).await,
        (None, Some(customer)) => of_customer(&mut db, wanted, customer, way, limit).await,
        (None, None) => by_standing(&mut db, wanted, way, limit).await,
    }
}

struct Row {
    id: Uuid,
    event: Uuid,
}

fn found(rows: Vec<Row>) -> Vec<Found> {
    rows.into_iter().map(|row| (TicketId::of(row.id), EventId::of(row.event))).collect()
}

/// The filters that need not lead.
struct Rest<'a> {
    event: Option<Uuid>,
    among: Option<Vec<Uuid>>,
    text: Option<&'a str>,
}

impl Rest<'_> {
    fn of(wanted: &Wanted) -> Rest<'_> {
        Rest {
            event: wanted.event.map(Id::uuid),
            among: wanted.among.as_deref().map(uuids),
            text: wanted.text.as_ref().map(Text::pattern),
        }
    }
}

/// 0 unactivated, 1 active, 2 cancelled, 3 refunded, 4 revoked, 5 blocked.
pub(super) fn validities(standing: Option<Standing>) -> &'static [i16] {
    match standing {
        None => &[1, 2, 3, 4, 5],
        Some(Standing::Outside | Standing::Inside) => &[1],
        Some(Standing::Void) => &[2, 3, 4, 5],
    }
}

pub(super) fn inside(standing: Option<Standing>) -> Option<bool> {
    match standing {
        Some(Standing::Outside) => Some(false),
        Some(Standing::Inside) => Some(true),
        Some(Standing::Void) | None => None,
    }
}

/// Runs one of two statements that differ in their direction only.
macro_rules! both_ways {
    ($db:expr, $way:expr, ($before:literal, $between:literal, $after:literal), $($value:expr),*) => {
        match $way {
            Way::Forward(after) => {
                let from = after.map_or(Uuid::nil(), Id::uuid);
                sqlx::query_as!(Row, $before + " > " + $between + " " + $after, from, $($value),*).fetch_all($db).await
            }
            Way::Back(before) => {
                let from = before.uuid();
                sqlx::query_as!(Row, $before + " < " + $between + " desc " + $after, from, $($value),*)
                    .fetch_all($db)
                    .await
            }
        }
    };
}

/// Of any state: an order has few tickets, so whoever asks looks at each.
async fn of_order(
    db: &mut PgConnection,
    wanted: &Wanted,
    order: OrderId,
    way: Way,
    limit: i64,
) -> Result<Vec<Found>, StoreError> {
    let rest = Rest::of(wanted);
    let rows = both_ways!(
        db,
        way,
        (
            "select id, event from tickets where order_id = $2 and id",
            "$1 and tenant = $3 and hidden_at is null and ($4::uuid is null or customer = $4)
               and ($5::uuid is null or event = $5) and ($6::uuid[] is null or event = any($6))
               and ($7::text is null or ticket_text(holder_name, holder_email, holder_phone) like $7)
             order by id",
            "limit $8"
        ),
        order.uuid(),
        wanted.tenant.uuid(),
        wanted.customer.map(Id::uuid),
        rest.event,
        rest.among.as_deref() as _,
        rest.text,
        limit
    )?;
    Ok(found(rows))
}

/// Of any state: a buyer has few tickets, so whoever asks looks at each.
async fn of_customer(
    db: &mut PgConnection,
    wanted: &Wanted,
    customer: CustomerId,
    way: Way,
    limit: i64,
) -> Result<Vec<Found>, StoreError> {
    let rest = Rest::of(wanted);
    let rows = both_ways!(
        db,
        way,
        (
            "select id, event from tickets where customer = $2 and id",
            "$1 and tenant = $3 and hidden_at is null
               and ($4::uuid is null or event = $4) and ($5::uuid[] is null or event = any($5))
               and ($6::text is null or ticket_text(holder_name, holder_email, holder_phone) like $6)
             order by id",
            "limit $7"
        ),
        customer.uuid(),
        wanted.tenant.uuid(),
        rest.event,
        rest.among.as_deref() as _,
        rest.text,
        limit
    )?;
    Ok(found(rows))
}

/// By the state alone, within events: a few of each, in the order of an index.
async fn by_standing(db: &mut PgConnection, wanted: &Wanted, way: Way, limit: i64) -> Result<Vec<Found>, StoreError> {
    let events: Vec<Uuid> = match (wanted.event, &wanted.among) {
        (Some(event), Some(among)) if !among.contains(&event) => Vec::new(),
        (Some(event), _) => vec![event.uuid()],
        (None, Some(among)) => uuids(among),
        (None, None) => uuids(&self::events(&mut *db, wanted.tenant, None).await?),
    };
    let rows = match wanted.standing {
        Some(Standing::Inside) => inside_of(db, &events, way, limit).await?,
        standing => in_state(db, &events, standing, way, limit).await?,
    };
    Ok(found(rows))
}

/// The pair of state and id is compared as one, and ordered by as one: so nothing but the index of that order will do, and
/// it is entered where the page begins.
async fn in_state(
    db: &mut PgConnection,
    events: &[Uuid],
    standing: Option<Standing>,
    way: Way,
    limit: i64,
) -> Result<Vec<Row>, sqlx::Error> {
    let (validities, inside) = (validities(standing), inside(standing));
    match way {
        Way::Forward(after) => {
            sqlx::query_as!(
                Row,
                r#"select few.id as "id!", few.event as "event!"
                   from unnest($2::uuid[]) as of_event cross join unnest($3::smallint[]) as in_state
                   cross join lateral (
                       select id, event from tickets
                       where event = of_event and (validity, id) > (in_state, $1) and validity <= in_state
                         and hidden_at is null
                         and ($4::boolean is null or $4 = exists (
                             select from ticket_gates g where g.event = of_event and g.ticket = tickets.id and g.inside))
                       order by validity, id limit $5
                   ) few
                   order by few.id limit $5"#,
                after.map_or(Uuid::nil(), Id::uuid),
                events,
                validities,
                inside,
                limit
            )
            .fetch_all(db)
            .await
        }
        Way::Back(before) => {
            sqlx::query_as!(
                Row,
                r#"select few.id as "id!", few.event as "event!"
                   from unnest($2::uuid[]) as of_event cross join unnest($3::smallint[]) as in_state
                   cross join lateral (
                       select id, event from tickets
                       where event = of_event and (validity, id) < (in_state, $1) and validity >= in_state
                         and hidden_at is null
                         and ($4::boolean is null or $4 = exists (
                             select from ticket_gates g where g.event = of_event and g.ticket = tickets.id and g.inside))
                       order by validity desc, id desc limit $5
                   ) few
                   order by few.id desc limit $5"#,
                before.uuid(),
                events,
                validities,
                inside,
                limit
            )
            .fetch_all(db)
            .await
        }
    }
}

async fn inside_of(db: &mut PgConnection, events: &[Uuid], way: Way, limit: i64) -> Result<Vec<Row>, sqlx::Error> {
    both_ways!(
        db,
        way,
        (
            r#"select few.ticket as "id!", few.event as "event!"
               from unnest($2::uuid[]) as of_event
               cross join lateral (
                   select i.ticket, i.event from ticket_gates i join tickets t on t.id = i.ticket
                   where i.event = of_event and i.inside and t.validity = 1 and t.hidden_at is null and i.ticket"#,
            "$1 order by i.ticket",
            "limit $3) few
             order by case when $4 then few.ticket end desc, few.ticket limit $3"
        ),
        events,
        limit,
        matches!(way, Way::Back(_))
    )
}
