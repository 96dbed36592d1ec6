//! Several relays, relays that stop, relays that die.

use super::house::{House, ISSUED, LIMIT, Post, hurried};
use super::receiver::Receiver;
use super::support::poll::eventually;
use super::support::postgres::psql;
use gatehouse::queries::outbox::DeliveryState;
use gatehouse::stores::postgres::outbox;
use std::collections::HashSet;
use std::time::{Duration, Instant};

#[actix::test]
async fn of_three_relays_none_delivers_what_another_has_in_hand() {
    let (house, receiver) = (House::new().await, Receiver::start());
    house.subscribe(&receiver, &[ISSUED]).await;
    let tickets = house.stage.tickets(150).await;
    receiver.takes(Duration::from_millis(5));
    house.announce(tickets.iter().map(|ticket| house.issued(*ticket))).await;
    let mut relays = Vec::new();
    for _ in 0..3 {
        relays.push(house.relay(Post::default(), hurried()).await);
    }
    house.wait_for(DeliveryState::Delivered, 150).await;
    let seen = receiver.seen();
    let ids: HashSet<&str> = seen.iter().map(|call| call.header("webhook-id")).collect();
    assert_eq!((seen.len(), ids.len()), (150, 150), "each once");
    for relay in relays {
        relay.stop(Instant::now() + LIMIT).await;
    }
}

#[actix::test]
async fn a_relay_that_stops_finishes_what_it_has_in_hand_and_takes_nothing_more() {
    let (house, receiver) = (House::new().await, Receiver::start());
    house.subscribe(&receiver, &[ISSUED]).await;
    let tickets = house.stage.tickets(5).await;
    receiver.takes(Duration::from_millis(400));
    let settings = gatehouse::actors::outbox_relay::Settings { per_destination: 2, ..hurried() };
    let relay = house.relay(Post::default(), settings).await;
    house.announce(tickets.iter().map(|ticket| house.issued(*ticket))).await;
    eventually("two calls are under way", LIMIT, async || (receiver.seen().len() == 2).then_some(())).await;
    relay.stop(Instant::now() + LIMIT).await;
    assert_eq!(receiver.seen().len(), 2);
    assert_eq!(house.deliveries(Some(DeliveryState::Delivered)).await.len(), 2);
    assert_eq!(house.deliveries(Some(DeliveryState::Pending)).await.len(), 3);
}

#[actix::test]
async fn what_a_dead_relay_had_in_hand_is_taken_over_once_its_claim_ends_and_not_before() {
    let (house, receiver) = (House::new().await, Receiver::start());
    house.subscribe(&receiver, &[ISSUED]).await;
    let tickets = house.stage.tickets(1).await;
    // Spread, then claimed by one that is never heard of again.
    receiver.always(Some(500));
    let relay = house.relay(Post::default(), hurried()).await;
    house.announce([house.issued(tickets[0])]).await;
    eventually("it was tried", LIMIT, async || (!receiver.seen().is_empty()).then_some(())).await;
    relay.stop(Instant::now() + LIMIT).await;
    let tried = receiver.seen().len();
    receiver.always(None);
    psql(
        &house.stage.url,
        "update deliveries set claim = gen_random_uuid(), due_at = now() + interval '700 ms', state = 'pending',
                               done_at = null, attempts = 1",
    );
    let id = house.deliveries(None).await[0].id;
    assert!(house.registry.redrive(house.stage.tenant, id).await.is_err(), "it is in somebody's hand");
    let from = Instant::now();
    let relay = house.relay(Post::default(), hurried()).await;
    house.wait_for(DeliveryState::Delivered, 1).await;
    assert!(from.elapsed() >= Duration::from_millis(500), "{:?}", from.elapsed());
    assert_eq!(receiver.seen().len(), tried + 1);
    relay.stop(Instant::now() + LIMIT).await;
}

#[actix::test]
async fn a_fact_written_twice_is_told_once_and_one_rolled_back_never() {
    let (house, receiver) = (House::new().await, Receiver::start());
    house.subscribe(&receiver, &[ISSUED]).await;
    let tickets = house.stage.tickets(2).await;
    // Ids tell when they were made, and a fact of an old one is forgotten as soon as it is delivered.
    let ids = [(); 2].map(|()| gatehouse::domain::ids::NotificationId::from_bytes(uuid::Uuid::now_v7().into_bytes()));
    let new = |which: usize| outbox::NewNotification {
        id: ids[which],
        tenant: house.stage.tenant,
        fact: house.issued(tickets[which]),
    };
    for _ in 0..2 {
        let mut tx = house.stage.store.begin().await.expect("a transaction");
        outbox::push(&mut tx, &[new(0)]).await.expect("written");
        tx.commit().await.expect("committed");
    }
    let mut tx = house.stage.store.begin().await.expect("a transaction");
    outbox::push(&mut tx, &[new(1)]).await.expect("written");
    drop(tx);
    let relay = house.relay(Post::default(), hurried()).await;
    house.wait_for(DeliveryState::Delivered, 1).await;
    assert_eq!(psql(&house.stage.url, "select count(*), min(state) from outbox"), "1|announced");
    assert_eq!(receiver.seen().len(), 1);
    relay.stop(Instant::now() + LIMIT).await;
}

#[actix::test]
async fn a_nudge_is_heard_long_before_the_poll() {
    let (house, receiver) = (House::new().await, Receiver::start());
    house.subscribe(&receiver, &[ISSUED]).await;
    let ticket = house.stage.tickets(1).await[0];
    let settings = gatehouse::actors::outbox_relay::Settings { poll: Duration::from_secs(3_600), ..hurried() };
    let relay = super::house::relay_on(house.stage.store.clone(), Post::default(), settings);
    house.announce([house.issued(ticket)]).await;
    house.stage.store.nudge_outbox();
    house.wait_for(DeliveryState::Delivered, 1).await;
    relay.stop(Instant::now() + LIMIT).await;
}

#[actix::test]
async fn what_was_delivered_long_ago_is_forgotten_and_what_waits_is_not() {
    let (house, receiver) = (House::new().await, Receiver::start());
    house.subscribe(&receiver, &[ISSUED]).await;
    let tickets = house.stage.tickets(3).await;
    receiver.answers(&[200, 410]);
    let settings = gatehouse::actors::outbox_relay::Settings { per_destination: 1, ..hurried() };
    let relay = house.relay(Post::default(), settings).await;
    house.announce(tickets[..2].iter().map(|ticket| house.issued(*ticket))).await;
    house.wait_for(DeliveryState::Dead, 1).await;
    relay.stop(Instant::now() + LIMIT).await;
    house.announce([house.issued(tickets[2])]).await;
    let mut db = house.stage.store.connection().await.expect("a connection");
    let tomorrow = chrono::Utc::now() + chrono::TimeDelta::days(1);
    assert_eq!(outbox::forget(&mut db, chrono::Utc::now() - chrono::TimeDelta::days(1), 10).await.expect("done"), 0);
    assert_eq!(outbox::forget(&mut db, tomorrow, 10).await.expect("done"), 1, "the one that was delivered");
    assert_eq!(psql(&house.stage.url, "select count(*) from deliveries"), "1");
}
