//! Which tickets the lists of the Tickets API show: one statement per leading filter, each with an index
//! (`tests/postgres_store/pages.rs` proves it), in both directions. The other filters are checked row by row on the way.
//!
//! A list over several events takes the first few of each and merges them, so that a page costs as much deep in a walk as
//! at its start. States are as drained: whoever asks puts them right.

use crate::domain::ids::{CustomerId, EventId, OrderId, PromoterId, TenantId, TicketId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, uuids};
use crate::stores::postgres::{Store, Tx};
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

/// A text to look for, as a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(String);

impl Text {
    /// For `like`, against `ticket_text`.
    pub fn pattern(&self) -> &str {
        &self.0
    }

    /// `None` if there is nothing to look for. A phone number is found however it was written.
    pub fn new(text: &str) -> Option<Text> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut text = words.join(" ").to_lowercase();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        if digits >= 3 && text.chars().all(|letter| letter.is_ascii_digit() || "+ ()/.-".contains(letter)) {
            text.retain(|letter| letter.is_ascii_digit() || letter == '+');
        }
        // Nothing of it means anything to `like`.
        let escaped = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        (!escaped.is_empty()).then(|| Text(format!("%{escaped}%")))
    }
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
    if wanted.order.is_none() && wanted.customer.is_none() && wanted.text.is_some() {
        // How many have the text decides how it is looked for, so that every text has a plan of its own.
        let mut tx = planned_for_its_values(store).await?;
        return by_text(&mut tx, wanted, way, limit).await;
    }
    let mut db = store.connection().await?;
    match (wanted.order, wanted.customer) {
        (Some(order), _) => of_order(&mut db, wanted, order, way, limit).await,
        (None, Some(customer)) => of_customer(&mut db, wanted, customer, way, limit).await,
        (None, None) => by_standing(&mut db, wanted, way, limit).await,
    }
}

async fn planned_for_its_values(store: &Store) -> Result<Tx, StoreError> {
    let mut tx = store.begin().await?;
    sqlx::query!(r#"select set_config('plan_cache_mode', 'force_custom_plan', true) as "mode""#)
        .fetch_one(&mut *tx)
        .await?;
    Ok(tx)
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
            text: wanted.text.as_ref().map(|text| text.0.as_str()),
        }
    }
}

/// 0 unactivated, 1 active, 2 cancelled, 3 refunded, 4 revoked, 5 blocked.
fn validities(standing: Option<Standing>) -> &'static [i16] {
    match standing {
        None => &[1, 2, 3, 4, 5],
        Some(Standing::Outside | Standing::Inside) => &[1],
        Some(Standing::Void) => &[2, 3, 4, 5],
    }
}

fn inside(standing: Option<Standing>) -> Option<bool> {
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

/// By the text, of one event or of the tenant.
async fn by_text(db: &mut PgConnection, wanted: &Wanted, way: Way, limit: i64) -> Result<Vec<Found>, StoreError> {
    let rest = Rest::of(wanted);
    let (among, text) = (rest.among.as_deref(), rest.text);
    let (validities, inside) = (validities(wanted.standing), inside(wanted.standing));
    let rows = match rest.event {
        Some(event) => both_ways!(
            db,
            way,
            (
                "select id, event from tickets
                 where event = $2 and ticket_text(holder_name, holder_email, holder_phone) like $3 and id",
                "$1 and tenant = $4 and hidden_at is null and validity = any($5)
                   and ($6::boolean is null or inside = $6) and ($7::uuid[] is null or event = any($7))
                 order by id",
                "limit $8"
            ),
            event,
            text,
            wanted.tenant.uuid(),
            validities,
            inside,
            among as _,
            limit
        ),
        None => both_ways!(
            db,
            way,
            (
                "select id, event from tickets
                 where tenant = $2 and ticket_text(holder_name, holder_email, holder_phone) like $3 and id",
                "$1 and hidden_at is null and validity = any($4)
                   and ($5::boolean is null or inside = $5) and ($6::uuid[] is null or event = any($6))
                 order by id",
                "limit $7"
            ),
            wanted.tenant.uuid(),
            text,
            validities,
            inside,
            among as _,
            limit
        ),
    }?;
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
                         and hidden_at is null and ($4::boolean is null or inside = $4)
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
                         and hidden_at is null and ($4::boolean is null or inside = $4)
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
                   select i.ticket, i.event from tickets_inside i join tickets t on t.id = i.ticket
                   where i.event = of_event and t.hidden_at is null and i.ticket"#,
            "$1 order by i.ticket",
            "limit $3) few
             order by case when $4 then few.ticket end desc, few.ticket limit $3"
        ),
        events,
        limit,
        matches!(way, Way::Back(_))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_means_itself_and_a_phone_number_its_digits() {
        let pattern = |text: &str| Text::new(text).map(|text| text.0);
        assert_eq!(pattern("  Jane   DOE "), Some("%jane doe%".into()));
        assert_eq!(pattern("50%_\\"), Some("%50\\%\\_\\\\%".into()));
        assert_eq!(pattern("+49 (170) 12-34"), Some("%+491701234%".into()));
        assert_eq!(pattern("7-b"), Some("%7-b%".into()));
        assert_eq!(pattern(" \n\t"), None);
    }
}
