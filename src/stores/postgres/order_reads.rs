//! Orders, whole.

use crate::domain::ids::{CustomerId, EventId, OrderId, OrderItemId, ProductId, TenantId, TicketId, TicketTypeId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, count, uuids};
use crate::stores::postgres::order_payments;
use crate::stores::postgres::order_records::{
    Amounts, BookingInfo, Buyer, EventSold, ItemInfo, PaymentInfo, RefundInfo, ThingSold,
};
use crate::stores::postgres::order_words;
use crate::stores::postgres::refunds;
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;
use std::collections::HashMap;
use uuid::Uuid;

/// Those of these orders that are this tenant's, in the order asked.
pub async fn read(db: &mut PgConnection, tenant: TenantId, wanted: &[OrderId]) -> Result<Vec<BookingInfo>, StoreError> {
    let mut parts = Parts {
        items: items(&mut *db, wanted).await?,
        payments: payments(&mut *db, wanted).await?,
        refunds: grouped(refunds::of_orders(&mut *db, wanted).await?),
        tickets: tickets(&mut *db, wanted).await?,
    };
    let mut found = HashMap::new();
    for row in rows(db, tenant, wanted).await? {
        found.insert(OrderId::of(row.id), row.read(&mut parts)?);
    }
    Ok(wanted.iter().filter_map(|id| found.remove(id)).collect())
}

async fn rows(db: &mut PgConnection, tenant: TenantId, wanted: &[OrderId]) -> Result<Vec<Row>, StoreError> {
    let rows = sqlx::query_as!(
        Row,
        "select id, tenant, kind, state, channel, event, event_slug, event_name, event_starts_at, event_ends_at,
                event_time_zone, event_venue, customer, buyer_email, buyer_name, buyer_first, buyer_last, buyer_phone, return_url,
                booking_minor, currency, subtotal_minor, discount_minor, tax_minor, total_minor, gift_card_minor, due_minor, refunded_minor, promo_code, gateway,
                paid_at, note, made_by, expires_at, confirmed_at, created_at, updated_at
         from orders where id = any($1) and tenant = $2",
        &uuids(wanted),
        tenant.uuid()
    )
    .fetch_all(db)
    .await?;
    Ok(rows)
}

/// The columns of an order.
struct Row {
    id: Uuid,
    tenant: Uuid,
    kind: i16,
    state: i16,
    channel: i16,
    event: Option<Uuid>,
    event_slug: Option<String>,
    event_name: Option<String>,
    event_starts_at: Option<DateTime<Utc>>,
    event_ends_at: Option<DateTime<Utc>>,
    event_time_zone: Option<String>,
    event_venue: Option<serde_json::Value>,
    customer: Option<Uuid>,
    buyer_email: Option<String>,
    buyer_name: Option<String>,
    buyer_first: Option<String>,
    buyer_last: Option<String>,
    return_url: Option<String>,
    booking_minor: i64,
    buyer_phone: Option<String>,
    currency: String,
    subtotal_minor: i64,
    discount_minor: i64,
    tax_minor: i64,
    total_minor: i64,
    gift_card_minor: i64,
    due_minor: i64,
    refunded_minor: i64,
    promo_code: Option<String>,
    gateway: Option<String>,
    paid_at: Option<DateTime<Utc>>,
    note: Option<String>,
    made_by: String,
    expires_at: Option<DateTime<Utc>>,
    confirmed_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl Row {
    /// The order with what hangs on it.
    fn read(self, parts: &mut Parts) -> Result<BookingInfo, StoreError> {
        let id = OrderId::of(self.id);
        let event = self.event_sold();
        let amounts = self.amounts();
        let payment = self.gateway.filter(|_| self.due_minor > 0).map(|gateway| {
            let mut known = parts.payments.remove(&id).unwrap_or_default();
            // Those that were asked for another amount, before the order's price changed, are nobody's.
            known.retain(|payment| payment.amount_minor == self.due_minor);
            PaymentInfo { gateway, paid_at: self.paid_at, ..known.pop().unwrap_or_else(unasked) }
        });
        Ok(BookingInfo {
            id,
            tenant: TenantId::of(self.tenant),
            kind: order_words::kind(self.kind)?,
            state: order_words::state(self.state)?,
            channel: order_words::channel(self.channel)?,
            event,
            buyer: Buyer {
                customer: self.customer.map(CustomerId::of),
                email: self.buyer_email,
                name: self.buyer_name,
                first: self.buyer_first,
                last: self.buyer_last,
                phone: self.buyer_phone,
            },
            items: parts.items.remove(&id).unwrap_or_default(),
            amounts,
            promo_code: self.promo_code,
            payment,
            refunds: parts.refunds.remove(&id).unwrap_or_default(),
            tickets: parts.tickets.remove(&id).unwrap_or_default(),
            note: self.note,
            return_url: self.return_url,
            made_by: self.made_by,
            expires_at: self.expires_at,
            confirmed_at: self.confirmed_at,
            created_at: self.created_at,
            updated_at: self.updated_at,
        })
    }

    fn event_sold(&self) -> Option<EventSold> {
        Some(EventSold {
            id: EventId::of(self.event?),
            slug: self.event_slug.clone().unwrap_or_default(),
            name: self.event_name.clone().unwrap_or_default(),
            starts_at: self.event_starts_at,
            ends_at: self.event_ends_at,
            time_zone: self.event_time_zone.clone(),
            venue: self.event_venue.clone(),
        })
    }

    fn amounts(&self) -> Amounts {
        Amounts {
            currency: self.currency.clone(),
            subtotal_minor: self.subtotal_minor,
            discount_minor: self.discount_minor,
            booking_minor: self.booking_minor,
            tax_minor: self.tax_minor,
            total_minor: self.total_minor,
            gift_card_minor: self.gift_card_minor,
            due_minor: self.due_minor,
            refunded_minor: self.refunded_minor,
        }
    }
}

/// What hangs on each order.
struct Parts {
    items: HashMap<OrderId, Vec<ItemInfo>>,
    payments: HashMap<OrderId, Vec<PaymentInfo>>,
    refunds: HashMap<OrderId, Vec<RefundInfo>>,
    tickets: HashMap<OrderId, Vec<TicketId>>,
}

fn unasked() -> PaymentInfo {
    PaymentInfo {
        gateway: String::new(),
        payment_ref: None,
        amount_minor: 0,
        client_secret: None,
        approve_url: None,
        paid_at: None,
    }
}

fn grouped<T>(rows: Vec<(OrderId, T)>) -> HashMap<OrderId, Vec<T>> {
    let mut groups: HashMap<OrderId, Vec<T>> = HashMap::new();
    for (order, value) in rows {
        groups.entry(order).or_default().push(value);
    }
    groups
}

async fn items(db: &mut PgConnection, wanted: &[OrderId]) -> Result<HashMap<OrderId, Vec<ItemInfo>>, StoreError> {
    let rows = sqlx::query!(
        "select id, order_id, ticket_type, product, sku, name, perks, refund_policy, quantity, unit_price_minor,
                discount_minor, booking_minor, tax_minor, total_minor
         from order_items where order_id = any($1) order by order_id, line",
        &uuids(wanted)
    )
    .fetch_all(db)
    .await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let thing = match (row.ticket_type, row.product) {
            (Some(ticket_type), _) => ThingSold::Ticket {
                ticket_type: TicketTypeId::of(ticket_type),
                slug: row.sku,
                name: row.name,
                perks: row.perks,
                refund_policy: row.refund_policy,
            },
            (None, Some(product)) => {
                ThingSold::Product { product: ProductId::of(product), sku: row.sku, name: row.name }
            }
            (None, None) => return Err(StoreError::Unreadable("a line that sells nothing".into())),
        };
        let item = ItemInfo {
            id: OrderItemId::of(row.id),
            thing,
            quantity: count(row.quantity)?,
            unit_price_minor: row.unit_price_minor,
            discount_minor: row.discount_minor,
            booking_minor: row.booking_minor,
            tax_minor: row.tax_minor,
            total_minor: row.total_minor,
        };
        items.push((OrderId::of(row.order_id), item));
    }
    Ok(grouped(items))
}

/// The payments of each order, the one that counts last: the paid one, else the newest.
async fn payments(db: &mut PgConnection, wanted: &[OrderId]) -> Result<HashMap<OrderId, Vec<PaymentInfo>>, StoreError> {
    let mut known = order_payments::of_orders(db, wanted).await?;
    known.sort_by_key(|payment| payment.state == order_payments::PaymentState::Paid);
    let one = |payment: order_payments::PaymentRow| {
        let info = PaymentInfo {
            gateway: payment.gateway,
            payment_ref: Some(payment.payment_ref),
            amount_minor: payment.amount_minor,
            client_secret: payment.client_secret,
            approve_url: payment.approve_url,
            paid_at: None,
        };
        (payment.order, info)
    };
    Ok(grouped(known.into_iter().map(one).collect()))
}

async fn tickets(db: &mut PgConnection, wanted: &[OrderId]) -> Result<HashMap<OrderId, Vec<TicketId>>, StoreError> {
    let rows = sqlx::query!(
        r#"select order_id as "order_id!", id from tickets
           where order_id = any($1) and hidden_at is null and transferred_to is null order by order_id, id"#,
        &uuids(wanted)
    )
    .fetch_all(db)
    .await?;
    Ok(grouped(rows.into_iter().map(|row| (OrderId::of(row.order_id), TicketId::of(row.id))).collect()))
}
