//! Orders, whole.

use crate::domain::ids::{CustomerId, EventId, OrderId, OrderItemId, ProductId, TenantId, TicketId, TicketTypeId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, count, uuids};
use crate::stores::postgres::order_payments;
use crate::stores::postgres::order_records::{
    Amounts, BookingInfo, Buyer, EventSold, ItemInfo, PaymentInfo, RefundInfo, ThingSold,
};
use crate::stores::postgres::orders;
use crate::stores::postgres::refunds;
use sqlx::postgres::PgConnection;
use std::collections::HashMap;

/// Those of these orders that are this tenant's, in the order asked.
pub async fn read(db: &mut PgConnection, tenant: TenantId, wanted: &[OrderId]) -> Result<Vec<BookingInfo>, StoreError> {
    let mut parts = Parts {
        items: items(&mut *db, wanted).await?,
        payments: payments(&mut *db, wanted).await?,
        refunds: grouped(refunds::of_orders(&mut *db, wanted).await?),
        tickets: tickets(&mut *db, wanted).await?,
    };
    let rows = sqlx::query!(
        "select id, tenant, kind, state, channel, event, event_slug, event_name, event_starts_at, event_ends_at,
                event_time_zone, event_venue, customer, buyer_email, buyer_name, buyer_phone, currency, subtotal_minor,
                discount_minor, tax_minor, total_minor, gift_card_minor, due_minor, refunded_minor, promo_code, gateway,
                paid_at, note, made_by, expires_at, confirmed_at, created_at, updated_at
         from orders where id = any($1) and tenant = $2",
        &uuids(wanted),
        tenant.uuid()
    )
    .fetch_all(db)
    .await?;
    let mut found = HashMap::new();
    for row in rows {
        let id = OrderId::of(row.id);
        let event = row.event.map(|event| EventSold {
            id: EventId::of(event),
            slug: row.event_slug.unwrap_or_default(),
            name: row.event_name.unwrap_or_default(),
            starts_at: row.event_starts_at,
            ends_at: row.event_ends_at,
            time_zone: row.event_time_zone,
            venue: row.event_venue,
        });
        let payment = row.gateway.filter(|_| row.due_minor > 0).map(|gateway| {
            let mut known = parts.payments.remove(&id).unwrap_or_default();
            PaymentInfo { gateway, paid_at: row.paid_at, ..known.pop().unwrap_or_else(unasked) }
        });
        found.insert(
            id,
            BookingInfo {
                id,
                tenant: TenantId::of(row.tenant),
                kind: orders::kind(row.kind)?,
                state: orders::state(row.state)?,
                channel: orders::channel(row.channel)?,
                event,
                buyer: Buyer {
                    customer: row.customer.map(CustomerId::of),
                    email: row.buyer_email,
                    name: row.buyer_name,
                    phone: row.buyer_phone,
                },
                items: parts.items.remove(&id).unwrap_or_default(),
                amounts: Amounts {
                    currency: row.currency,
                    subtotal_minor: row.subtotal_minor,
                    discount_minor: row.discount_minor,
                    tax_minor: row.tax_minor,
                    total_minor: row.total_minor,
                    gift_card_minor: row.gift_card_minor,
                    due_minor: row.due_minor,
                    refunded_minor: row.refunded_minor,
                },
                promo_code: row.promo_code,
                payment,
                refunds: parts.refunds.remove(&id).unwrap_or_default(),
                tickets: parts.tickets.remove(&id).unwrap_or_default(),
                note: row.note,
                made_by: row.made_by,
                expires_at: row.expires_at,
                confirmed_at: row.confirmed_at,
                created_at: row.created_at,
                updated_at: row.updated_at,
            },
        );
    }
    Ok(wanted.iter().filter_map(|id| found.remove(id)).collect())
}

/// What hangs on each order.
struct Parts {
    items: HashMap<OrderId, Vec<ItemInfo>>,
    payments: HashMap<OrderId, Vec<PaymentInfo>>,
    refunds: HashMap<OrderId, Vec<RefundInfo>>,
    tickets: HashMap<OrderId, Vec<TicketId>>,
}

fn unasked() -> PaymentInfo {
    PaymentInfo { gateway: String::new(), payment_ref: None, client_secret: None, approve_url: None, paid_at: None }
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
                discount_minor, tax_minor, total_minor
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
