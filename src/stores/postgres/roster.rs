//! Who is on the list at the door, by name: a page of it in either direction, and how many there are under each letter.
//! Tickets that were not sold yet and those taken out of every list are not on it. States are as drained.

use crate::domain::ids::{EventId, OrderId, TenantId, TicketId, TicketTypeId};
use crate::domain::ticket::Validity;
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, count, uuids, validity};
use crate::stores::postgres::records::Holder;
use crate::stores::postgres::ticket_search::Text;
use sqlx::postgres::PgConnection;
use uuid::Uuid;

/// A place in the roster: the sort key of a name, and the ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterPlace {
    pub key: String,
    pub ticket: TicketId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterEntry {
    pub place: RosterPlace,
    pub order: Option<OrderId>,
    pub ticket_type: TicketTypeId,
    pub holder: Holder,
    pub validity: Validity,
    pub inside: bool,
}

/// Every filter narrows.
#[derive(Debug, Clone)]
pub struct RosterFilter {
    pub tenant: TenantId,
    pub event: EventId,
    /// `None` = all.
    pub types: Option<Vec<TicketTypeId>>,
    /// In the name, the address or the phone number, whatever the case.
    pub text: Option<Text>,
}

struct Row {
    id: Uuid,
    roster_key: String,
    order_id: Option<Uuid>,
    ticket_type: Uuid,
    holder_name: Option<String>,
    holder_first: Option<String>,
    holder_last: Option<String>,
    holder_email: Option<String>,
    holder_phone: Option<String>,
    validity: i16,
    inside: bool,
}

impl Row {
    fn read(self) -> Result<RosterEntry, StoreError> {
        Ok(RosterEntry {
            place: RosterPlace { key: self.roster_key, ticket: TicketId::of(self.id) },
            order: self.order_id.map(OrderId::of),
            ticket_type: TicketTypeId::of(self.ticket_type),
            holder: Holder {
                name: self.holder_name,
                first: self.holder_first,
                last: self.holder_last,
                email: self.holder_email,
                phone: self.holder_phone,
            },
            validity: validity(self.validity)?,
            inside: self.inside,
        })
    }
}

/// The entries behind a place, by name.
pub async fn behind(
    db: &mut PgConnection,
    filter: &RosterFilter,
    place: &RosterPlace,
    limit: i64,
) -> Result<Vec<RosterEntry>, StoreError> {
    let types = filter.types.as_deref().map(uuids);
    let rows =
        match &filter.text {
            None => sqlx::query_as!(
                Row,
                r#"select id, roster_key, order_id, ticket_type, holder_name, holder_first, holder_last, holder_email,
                        holder_phone, validity,
                        exists (select from ticket_gates g where g.event = tickets.event and g.ticket = tickets.id
                                                                  and g.inside) as "inside!"
                 from tickets
                 where event = $1 and (roster_key, id) > ($2, $3) and hidden_at is null
                   and (validity <> 0 or activated_at is not null) and ($4::uuid[] is null or ticket_type = any($4))
                 order by roster_key, id limit $5"#,
                filter.event.uuid(),
                place.key,
                place.ticket.uuid(),
                types.as_deref(),
                limit
            )
            .fetch_all(db)
            .await?,
            Some(text) => sqlx::query_as!(
                Row,
                r#"select id, roster_key, order_id, ticket_type, holder_name, holder_first, holder_last, holder_email,
                        holder_phone, validity,
                        exists (select from ticket_gates g where g.event = tickets.event and g.ticket = tickets.id
                                                                  and g.inside) as "inside!"
                 from tickets
                 where tenant = $1 and event = $2 and ticket_text(holder_name, holder_email, holder_phone) like $3
                   and (roster_key, id) > ($4, $5) and hidden_at is null
                   and (validity <> 0 or activated_at is not null) and ($6::uuid[] is null or ticket_type = any($6))
                 order by roster_key, id limit $7"#,
                filter.tenant.uuid(),
                filter.event.uuid(),
                text.pattern(),
                place.key,
                place.ticket.uuid(),
                types.as_deref(),
                limit
            )
            .fetch_all(db)
            .await?,
        };
    rows.into_iter().map(Row::read).collect()
}

/// The entries in front of a place, the nearest first.
pub async fn in_front(
    db: &mut PgConnection,
    filter: &RosterFilter,
    place: &RosterPlace,
    limit: i64,
) -> Result<Vec<RosterEntry>, StoreError> {
    let types = filter.types.as_deref().map(uuids);
    let rows =
        match &filter.text {
            None => sqlx::query_as!(
                Row,
                r#"select id, roster_key, order_id, ticket_type, holder_name, holder_first, holder_last, holder_email,
                        holder_phone, validity,
                        exists (select from ticket_gates g where g.event = tickets.event and g.ticket = tickets.id
                                                                  and g.inside) as "inside!"
                 from tickets
                 where event = $1 and (roster_key, id) < ($2, $3) and hidden_at is null
                   and (validity <> 0 or activated_at is not null) and ($4::uuid[] is null or ticket_type = any($4))
                 order by roster_key desc, id desc limit $5"#,
                filter.event.uuid(),
                place.key,
                place.ticket.uuid(),
                types.as_deref(),
                limit
            )
            .fetch_all(db)
            .await?,
            Some(text) => sqlx::query_as!(
                Row,
                r#"select id, roster_key, order_id, ticket_type, holder_name, holder_first, holder_last, holder_email,
                        holder_phone, validity,
                        exists (select from ticket_gates g where g.event = tickets.event and g.ticket = tickets.id
                                                                  and g.inside) as "inside!"
                 from tickets
                 where tenant = $1 and event = $2 and ticket_text(holder_name, holder_email, holder_phone) like $3
                   and (roster_key, id) < ($4, $5) and hidden_at is null
                   and (validity <> 0 or activated_at is not null) and ($6::uuid[] is null or ticket_type = any($6))
                 order by roster_key desc, id desc limit $7"#,
                filter.tenant.uuid(),
                filter.event.uuid(),
                text.pattern(),
                place.key,
                place.ticket.uuid(),
                types.as_deref(),
                limit
            )
            .fetch_all(db)
            .await?,
        };
    rows.into_iter().map(Row::read).collect()
}

/// How many there are under each letter that has any: `#`, then `a` to `z`.
pub async fn letters(
    db: &mut PgConnection,
    event: EventId,
    types: Option<&[TicketTypeId]>,
) -> Result<Vec<(String, u32)>, StoreError> {
    let types = types.map(uuids);
    let rows = sqlx::query!(
        r#"select left(roster_key, 1) as "letter!", count(*) as "count!" from tickets
           where event = $1 and hidden_at is null and (validity <> 0 or activated_at is not null)
             and ($2::uuid[] is null or ticket_type = any($2))
           group by 1 order by 1"#,
        event.uuid(),
        types.as_deref()
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((row.letter, count(row.count)?))).collect()
}
