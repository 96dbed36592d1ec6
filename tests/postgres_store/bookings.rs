//! Orders as they are written first: whole or not at all, and one customer however often and however spelled they buy.

use crate::stage::Stage;
use chrono::Utc;
use gatehouse::domain::ids::{CustomerId, EventId, OrderId, OrderItemId};
use gatehouse::domain::order::{OrderKind, OrderState};
use gatehouse::stores::StoreError;
use gatehouse::stores::postgres::customers::{self, NewCustomer};
use gatehouse::stores::postgres::events;
use gatehouse::stores::postgres::new_orders::{self, Whose};
use gatehouse::stores::postgres::order_payments::{PaymentRow, PaymentState};
use gatehouse::stores::postgres::order_records::{Amounts, Buyer, Channel, EventSold, ItemInfo, ThingSold};
use gatehouse::stores::postgres::orders::NewOrder;
use sqlx::Row;
use std::pin::pin;
use std::time::Duration;

fn buyer(stage: &Stage, number: u8, email: &str, name: &str) -> NewCustomer {
    NewCustomer {
        id: CustomerId::from_bytes([number; 16]),
        tenant: stage.tenant,
        email: email.to_owned(),
        name: Some(name.to_owned()),
        phone: None,
    }
}

/// Two tickets for 20 dollars each, and a line with a perk.
fn order(stage: &Stage, number: u8) -> NewOrder {
    let line = |place: u8, perks: Vec<String>| ItemInfo {
        id: OrderItemId::from_bytes([[number; 8], [place; 8]].concat().try_into().expect("sixteen bytes")),
        thing: ThingSold::Ticket {
            ticket_type: stage.general.id,
            slug: "general".into(),
            name: "General".into(),
            perks,
            refund_policy: None,
        },
        quantity: 1,
        unit_price_minor: 2_000,
        discount_minor: 0,
        booking_minor: 0,
        tax_minor: 0,
        total_minor: 2_000,
    };
    NewOrder {
        id: OrderId::from_bytes([number; 16]),
        tenant: stage.tenant,
        kind: OrderKind::Sale,
        state: OrderState::Pending,
        channel: Channel::Public,
        event: Some(EventSold {
            id: stage.event.id,
            slug: stage.event.slug.clone(),
            name: stage.event.name.clone(),
            starts_at: None,
            ends_at: None,
            time_zone: None,
            venue: None,
        }),
        buyer: Buyer::default(),
        items: vec![line(1, Vec::new()), line(2, vec!["a drink".into(), "\"a\" coat".into()])],
        amounts: Amounts {
            currency: "USD".into(),
            subtotal_minor: 4_000,
            discount_minor: 0,
            booking_minor: 0,
            tax_minor: 0,
            total_minor: 4_000,
            gift_card_minor: 0,
            due_minor: 4_000,
            refunded_minor: 0,
        },
        promotion: None,
        gift_card: None,
        invite: None,
        gateway: Some("stripe".into()),
        hold: None,
        note: None,
        return_url: None,
        made_by: "a buyer".into(),
        expires_at: None,
        confirmed_at: None,
        created_at: Utc::now(),
    }
}

fn payment(of: &NewOrder, payment_ref: &str) -> PaymentRow {
    PaymentRow {
        order: of.id,
        gateway: "stripe".into(),
        payment_ref: payment_ref.into(),
        state: PaymentState::Open,
        amount_minor: of.amounts.due_minor,
        currency: "USD".into(),
        client_secret: None,
        approve_url: None,
    }
}

async fn texts(stage: &Stage, query: &'static str) -> Vec<String> {
    let pool = sqlx::PgPool::connect(&stage.url).await.expect("a pool");
    let rows = sqlx::query(query).fetch_all(&pool).await.expect("rows");
    rows.iter().map(|row| row.get::<String, _>(0)).collect()
}

const COUNTS: &str = "select concat_ws(' ', (select count(*) from customers), (select count(*) from orders),
    (select count(*) from order_items), (select count(*) from order_payments))";

#[tokio::test]
async fn a_buyer_is_one_customer_however_spelled_and_however_many_orders_are_written_at_once() {
    let stage = Stage::new().await;
    let mut db = stage.store.connection().await.expect("a connection");
    let known = buyer(&stage, 50, "known@example.com", "Old Name");
    customers::keep(&mut db, std::slice::from_ref(&known)).await.expect("kept");
    let again = NewCustomer { phone: Some("1".into()), name: None, ..buyer(&stage, 51, "Known@Example.com", "") };
    let (first, second) = (buyer(&stage, 52, "new@example.com", "First"), buyer(&stage, 53, "NEW@example.com", "Last"));
    let orders: Vec<NewOrder> = (1..=5).map(|number| order(&stage, number)).collect();
    let whose = [Whose::Of(&again), Whose::Of(&first), Whose::Of(&second), Whose::Nobodys, Whose::Known(known.id)];
    let rows: Vec<(&NewOrder, Whose<'_>)> = orders.iter().zip(whose).collect();
    let (one, two) = (payment(&orders[0], "pi_1"), payment(&orders[1], "pi_2"));
    let same = payment(&orders[2], "pi_2");
    new_orders::insert(&mut db, &rows, &[&one, &two]).await.expect("written");
    new_orders::insert_payments(&mut db, &[&same]).await.expect("nothing new");
    let found = "select concat_ws(' ', get_byte(uuid_send(o.id), 0), c.email, c.name, c.phone, p.payment_ref)
        from orders o left join customers c on c.id = o.customer left join order_payments p on p.order_id = o.id
        order by o.id";
    let wanted = [
        "1 Known@Example.com Old Name 1 pi_1",
        "2 NEW@example.com Last pi_2",
        "3 NEW@example.com Last",
        "4",
        "5 Known@Example.com Old Name 1",
    ];
    assert_eq!(texts(&stage, found).await, wanted, "the last spelling and name count, a payment is one order's");
    let lines =
        "select concat_ws(' ', line, array_length(perks, 1)) from order_items i join orders o on o.id = i.order_id
        where i.customer is not distinct from o.customer order by order_id, line";
    assert_eq!(texts(&stage, lines).await, ["1", "2 2"].repeat(5), "the lines are the order's buyer's");
    assert_eq!(texts(&stage, COUNTS).await, ["2 5 10 2"]);
}

#[tokio::test]
async fn orders_of_which_one_cannot_be_leave_nothing_behind() {
    let stage = Stage::new().await;
    let mut db = stage.store.connection().await.expect("a connection");
    let who = buyer(&stage, 50, "pat@example.com", "Pat");
    let (good, mut lost) = (order(&stage, 1), order(&stage, 2));
    lost.event.as_mut().expect("an event").id = EventId::from_bytes([9; 16]);
    let paid = payment(&good, "pi_1");
    let written = new_orders::insert(&mut db, &[(&good, Whose::Of(&who)), (&lost, Whose::Of(&who))], &[&paid]).await;
    let Err(StoreError::Constraint { name, .. }) = &written else { panic!("an event that is not there: {written:?}") };
    assert_eq!(name, "orders_event_fkey");
    assert_eq!(texts(&stage, COUNTS).await, ["0 0 0 0"]);
}

#[tokio::test]
async fn who_deletes_an_event_waits_for_its_orders_and_does_not_get_it() {
    let stage = Stage::new().await;
    let one = order(&stage, 1);
    let mut tx = stage.store.begin().await.expect("a transaction");
    new_orders::insert(&mut tx, &[(&one, Whose::Nobodys)], &[]).await.expect("written");
    let mut other = stage.store.connection().await.expect("a connection");
    let mut delete = pin!(events::delete(&mut other, stage.event.id));
    tokio::time::timeout(Duration::from_millis(300), &mut delete).await.expect_err("it waits for the order");
    tx.commit().await.expect("committed");
    let refused = delete.await.expect_err("the order is there");
    let StoreError::Constraint { name, .. } = &refused else { panic!("not for its orders: {refused}") };
    assert_eq!(name, "orders_event_fkey");
    assert_eq!(texts(&stage, "select slug from events").await, std::slice::from_ref(&stage.event.slug));
}
