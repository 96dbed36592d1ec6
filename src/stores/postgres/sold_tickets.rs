//! Tickets of orders: written with their order, read as they were sold.

use crate::domain::digest::SignatureDigest;
use crate::domain::ids::{CustomerId, EventId, OrderId, OrderItemId, TenantId, TicketId, TicketTypeId};
use crate::domain::ticket::Validity;
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, bigint, uuids, validity_number};
use crate::stores::postgres::order_records::{ActivationPayment, EventSold, SoldTicket};
use crate::stores::postgres::order_words;
use crate::stores::postgres::records::{Holder, TicketInfo};
use crate::stores::postgres::tickets;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

/// A ticket as an order makes it: generation 1, with a signed code.
#[derive(Debug, Clone)]
pub struct NewSoldTicket {
    pub id: TicketId,
    pub tenant: TenantId,
    pub event: EventId,
    pub ticket_type: TicketTypeId,
    /// `None`: a ticket that was imported and then transferred.
    pub order: Option<OrderId>,
    pub item: Option<OrderItemId>,
    /// From 1, within its item.
    pub unit: Option<u32>,
    pub customer: Option<CustomerId>,
    pub holder: Holder,
    pub note: Option<String>,
    pub paid_minor: Option<i64>,
    /// Unactivated or active.
    pub validity: Validity,
    pub code: String,
    pub key_id: u8,
    pub digest: SignatureDigest,
    pub transferred_from: Option<TicketId>,
}

/// Writes tickets behind [`events::touch`](crate::stores::postgres::events::touch), which gives each event's version. One
/// that is there already stays as it is.
pub async fn insert(db: &mut PgConnection, new: &[(&NewSoldTicket, u64)], at: DateTime<Utc>) -> Result<(), StoreError> {
    let mut rows = Vec::with_capacity(new.len());
    for (ticket, version) in new {
        rows.push(row(ticket, *version)?);
    }
    sqlx::query!(
        "insert into tickets (id, tenant, event, ticket_type, order_id, order_item, unit, customer, holder_name,
                              holder_first, holder_last, holder_email, holder_phone, note, paid_minor, validity, code,
                              key_id, digest, transferred_from, version, created_at)
         select id, tenant, event, ticket_type, order_id, order_item, unit, customer, holder_name,
                holder_first, holder_last, holder_email, holder_phone, note, paid_minor, validity, code, key_id, digest,
                transferred_from, version, $2
         from jsonb_populate_recordset(null::tickets, $1)
         on conflict (id) do nothing",
        Value::Array(rows),
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

fn row(ticket: &NewSoldTicket, version: u64) -> Result<Value, StoreError> {
    let digest: String = ticket.digest.0.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(json!({
        "id": ticket.id.uuid().to_string(),
        "tenant": ticket.tenant.uuid().to_string(),
        "event": ticket.event.uuid().to_string(),
        "ticket_type": ticket.ticket_type.uuid().to_string(),
        "order_id": ticket.order.map(|id| id.uuid().to_string()),
        "order_item": ticket.item.map(|id| id.uuid().to_string()),
        "unit": ticket.unit,
        "customer": ticket.customer.map(|id| id.uuid().to_string()),
        "holder_name": ticket.holder.name,
        "holder_first": ticket.holder.first,
        "holder_last": ticket.holder.last,
        "holder_email": ticket.holder.email,
        "holder_phone": ticket.holder.phone,
        "note": ticket.note,
        "paid_minor": ticket.paid_minor,
        "validity": validity_number(ticket.validity),
        "code": ticket.code,
        "key_id": ticket.key_id,
        "digest": format!("\\x{digest}"),
        "transferred_from": ticket.transferred_from.map(|id| id.uuid().to_string()),
        "version": bigint(version)?,
    }))
}

/// Those of these tickets that are this tenant's, as they were sold, by id; those that were taken out of lists too.
pub async fn read(db: &mut PgConnection, tenant: TenantId, wanted: &[TicketId]) -> Result<Vec<SoldTicket>, StoreError> {
    let known = tickets::read(&mut *db, tenant, wanted).await?;
    let rows = sqlx::query_as!(
        Row,
        r#"select t.order_id, t.order_item, t.customer, t.paid_minor, t.note, t.activated_at, t.activation_minor,
                  t.activation_method, t.activation_ref, t.transferred_from, t.transferred_to, k.transferable,
                  o.kind as "kind?", coalesce(t.tier_name, i.name, k.name) as "type_name!",
                  coalesce(t.tier_perks, i.perks, k.perks) as "perks!",
                  case when t.tier_name is not null then t.tier_refund_policy
                       when i.id is null then k.refund_policy else i.refund_policy end as refund_policy,
                  coalesce(t.tier_price_minor, i.unit_price_minor, k.price_minor) as "unit_price_minor!",
                  case when t.unit > i.quantity - i.given then 0
                       else coalesce(i.booking_minor / (i.quantity - i.given)
                                     + (case when t.unit <= i.booking_minor % (i.quantity - i.given) then 1 else 0 end), 0)
                  end as "booking_minor!",
                  coalesce(t.tier_currency, o.currency, k.currency) as "currency!", e.id as event,
                  coalesce(o.event_slug, e.slug) as "event_slug!", coalesce(o.event_name, e.name) as "event_name!",
                  case when o.id is null then e.starts_at else o.event_starts_at end as starts_at,
                  case when o.id is null then e.ends_at else o.event_ends_at end as ends_at,
                  case when o.id is null then e.time_zone else o.event_time_zone end as time_zone,
                  case when o.id is null then e.venue else o.event_venue end as venue
           from tickets t
           join ticket_types k on k.id = t.ticket_type
           join events e on e.id = t.event
           left join orders o on o.id = t.order_id
           left join order_items i on i.id = t.order_item
           where t.id = any($1) and t.tenant = $2 order by t.id"#,
        &uuids(wanted),
        tenant.uuid()
    )
    .fetch_all(db)
    .await?;
    known.into_iter().zip(rows).map(|(ticket, row)| row.read(ticket)).collect()
}

/// What the sale knows of a ticket.
struct Row {
    order_id: Option<Uuid>,
    order_item: Option<Uuid>,
    customer: Option<Uuid>,
    paid_minor: Option<i64>,
    note: Option<String>,
    activated_at: Option<DateTime<Utc>>,
    activation_minor: Option<i64>,
    activation_method: Option<String>,
    activation_ref: Option<String>,
    transferred_from: Option<Uuid>,
    transferred_to: Option<Uuid>,
    transferable: bool,
    kind: Option<i16>,
    type_name: String,
    perks: Vec<String>,
    refund_policy: Option<String>,
    unit_price_minor: i64,
    booking_minor: i64,
    currency: String,
    event: Uuid,
    event_slug: String,
    event_name: String,
    starts_at: Option<DateTime<Utc>>,
    ends_at: Option<DateTime<Utc>>,
    time_zone: Option<String>,
    venue: Option<Value>,
}

impl Row {
    fn read(self, ticket: TicketInfo) -> Result<SoldTicket, StoreError> {
        let activation = self.activated_at.zip(self.activation_method).map(|(at, method)| ActivationPayment {
            amount_minor: self.activation_minor.unwrap_or_default(),
            method,
            reference: self.activation_ref,
            at,
        });
        Ok(SoldTicket {
            ticket,
            order: self.order_id.map(OrderId::of),
            item: self.order_item.map(OrderItemId::of),
            customer: self.customer.map(CustomerId::of),
            order_kind: self.kind.map(order_words::kind).transpose()?,
            event: EventSold {
                id: EventId::of(self.event),
                slug: self.event_slug,
                name: self.event_name,
                starts_at: self.starts_at,
                ends_at: self.ends_at,
                time_zone: self.time_zone,
                venue: self.venue,
            },
            type_name: self.type_name,
            perks: self.perks,
            refund_policy: self.refund_policy,
            unit_price_minor: self.unit_price_minor,
            paid_minor: self.paid_minor.unwrap_or_default(),
            booking_minor: self.booking_minor,
            currency: self.currency,
            note: self.note,
            activation,
            transferred_from: self.transferred_from.map(TicketId::of),
            transferred_to: self.transferred_to.map(TicketId::of),
            transferable: self.transferable,
        })
    }
}

/// The tickets of an order, by id; those that were transferred away too.
pub async fn of_order(db: &mut PgConnection, order: OrderId) -> Result<Vec<TicketId>, StoreError> {
    let ids = sqlx::query_scalar!("select id from tickets where order_id = $1 order by id", order.uuid())
        .fetch_all(db)
        .await?;
    Ok(ids.into_iter().map(TicketId::of).collect())
}

/// A pre-generated ticket has a holder from now on; behind [`events::touch`](crate::stores::postgres::events::touch).
pub async fn activated(
    db: &mut PgConnection,
    ticket: TicketId,
    version: u64,
    holder: &Holder,
    customer: Option<CustomerId>,
    payment: Option<&ActivationPayment>,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    sqlx::query!(
        "update tickets set holder_name = $3, holder_email = $4, holder_phone = $5, customer = $6, activated_at = $7,
                            activation_minor = $8, activation_method = $9, activation_ref = $10, version = $2,
                            holder_first = $11, holder_last = $12
         where id = $1",
        ticket.uuid(),
        bigint(version)?,
        holder.name,
        holder.email,
        holder.phone,
        customer.map(Id::uuid),
        at,
        payment.map(|payment| payment.amount_minor),
        payment.map(|payment| payment.method.clone()),
        payment.and_then(|payment| payment.reference.clone()),
        holder.first,
        holder.last
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The ticket went to somebody else.
pub async fn transferred(db: &mut PgConnection, ticket: TicketId, to: TicketId) -> Result<(), StoreError> {
    sqlx::query!("update tickets set transferred_to = $2 where id = $1", ticket.uuid(), to.uuid()).execute(db).await?;
    Ok(())
}

/// Takes a ticket out of every list.
pub async fn hide(db: &mut PgConnection, ticket: TicketId, at: DateTime<Utc>) -> Result<(), StoreError> {
    sqlx::query!("update tickets set hidden_at = coalesce(hidden_at, $2) where id = $1", ticket.uuid(), at)
        .execute(db)
        .await?;
    Ok(())
}

pub async fn is_hidden(db: &mut PgConnection, ticket: TicketId) -> Result<bool, StoreError> {
    let hidden =
        sqlx::query_scalar!(r#"select hidden_at is not null as "hidden!" from tickets where id = $1"#, ticket.uuid())
            .fetch_optional(db)
            .await?;
    Ok(hidden.unwrap_or(true))
}

/// Its place among the tickets of its item.
pub async fn unit_of(db: &mut PgConnection, ticket: TicketId) -> Result<Option<u32>, StoreError> {
    let unit = sqlx::query_scalar!("select unit from tickets where id = $1", ticket.uuid())
        .fetch_optional(db)
        .await?
        .flatten();
    unit.map(crate::stores::postgres::convert::count).transpose()
}
