//! What a receiver sees, and what happens if it does not answer well.

use super::house::{House, ISSUED, LIMIT, Post, hurried};
use super::receiver::Receiver;
use super::support::poll::eventually;
use gatehouse::actors::registry::{RegistryError, SubscriptionPatch};
use gatehouse::domain::ids::DeliveryId;
use gatehouse::queries::outbox::{DeliveryState, NewsFilter, NewsState};
use std::time::Duration;

#[actix::test]
async fn a_receiver_that_fails_first_gets_the_very_same_call_again() {
    let (house, receiver) = (House::new().await, Receiver::start());
    let (_, secret) = house.subscribe(&receiver, &[ISSUED]).await;
    let ticket = house.stage.tickets(1).await[0];
    receiver.answers(&[500, 503]);
    let fact = house.announce([house.issued(ticket)]).await[0];
    let relay = house.relay(Post::default(), hurried()).await;
    let done = house.wait_for(DeliveryState::Delivered, 1).await;
    relay.stop(std::time::Instant::now() + LIMIT).await;

    let seen = receiver.seen();
    assert_eq!((seen.len(), done[0].attempts, done[0].fact), (3, 3, fact));
    for call in &seen {
        assert_eq!(call.header("webhook-id"), fact.to_string(), "the same id every time");
        assert_eq!(call.body, seen[0].body, "the same bytes every time");
        assert!(call.signed_by(&secret), "{call:?}");
        assert!(!call.signed_by("whsec_AAAA"), "and by nobody else");
    }
    // 100 and 200 ms, each shortened to half at most.
    assert!(seen[1].at - seen[0].at >= Duration::from_millis(50), "{:?}", seen[1].at - seen[0].at);
    assert!(seen[2].at - seen[1].at >= Duration::from_millis(100), "{:?}", seen[2].at - seen[1].at);

    let body = seen[0].json();
    assert_eq!(body["type"], ISSUED);
    assert_eq!(body["properties"]["id"], ticket.to_string());
    assert_eq!(body["data"]["ticketId"], ticket.to_string());
    assert_eq!(body["data"]["eventId"], house.stage.event.id.to_string());
    assert_eq!(body["metadata"]["tenant"]["id"], house.stage.tenant.to_string());
    assert_eq!(body["metadata"]["timestamp"], body["timestamp"]);
    assert!(body["timestamp"].as_str().is_some_and(|time| time.ends_with('Z')), "{body}");
}

#[actix::test]
async fn what_is_given_up_waits_for_staff_and_can_be_driven_again() {
    let (house, receiver) = (House::new().await, Receiver::start());
    house.subscribe(&receiver, &[ISSUED]).await;
    let ticket = house.stage.tickets(1).await[0];
    receiver.always(Some(500));
    let relay = house.relay(Post::default(), hurried()).await;
    let fact = house.announce([house.issued(ticket)]).await[0];
    let dead = house.wait_for(DeliveryState::Dead, 1).await.remove(0);
    assert_eq!((dead.attempts, dead.last_status, receiver.seen().len()), (4, Some(500), 4));
    assert!(dead.last_error.is_some_and(|why| why.contains("500")), "staff are told why");
    let news = async || house.queries.news(house.stage.tenant, NewsFilter::default(), None, 0, 10).await;
    assert_eq!(news().await.expect("a page").items[0].state, NewsState::Dead);

    receiver.always(None);
    let driven = house.registry.redrive(house.stage.tenant, dead.id).await.expect("driven");
    assert_eq!((driven.state, driven.attempts), (DeliveryState::Pending, 0));
    house.wait_for(DeliveryState::Delivered, 1).await;
    assert_eq!(receiver.seen().last().expect("a call").header("webhook-id"), fact.to_string());
    assert_eq!(news().await.expect("a page").items[0].state, NewsState::Sent);

    let unknown = house.registry.redrive(house.stage.tenant, DeliveryId::from_bytes([7; 16])).await;
    assert!(matches!(unknown, Err(RegistryError::NotFound { .. })), "{unknown:?}");
    relay.stop(std::time::Instant::now() + LIMIT).await;
}

#[actix::test]
async fn one_that_is_gone_for_good_is_not_asked_again_and_a_redirect_leads_nowhere() {
    let (house, gone, moved, elsewhere) = (House::new().await, Receiver::start(), Receiver::start(), Receiver::start());
    house.subscribe(&gone, &[ISSUED]).await;
    house.subscribe(&moved, &[ISSUED]).await;
    gone.always(Some(410));
    moved.always(Some(307));
    moved.redirects_to(&elsewhere.url);
    let relay = house.relay(Post::default(), hurried()).await;
    house.announce([house.issued(house.stage.tickets(1).await[0])]).await;
    house.wait_for(DeliveryState::Dead, 2).await;
    assert_eq!((gone.seen().len(), moved.seen().len(), elsewhere.seen().len()), (1, 4, 0));
    relay.stop(std::time::Instant::now() + LIMIT).await;
}

#[actix::test]
async fn only_what_was_asked_for_is_told_and_only_while_it_is_on() {
    let (house, tickets, orders, off) = (House::new().await, Receiver::start(), Receiver::start(), Receiver::start());
    house.subscribe(&tickets, &[ISSUED, "ticket.refunded"]).await;
    house.subscribe(&orders, &["order.completed"]).await;
    let (paused, _) = house.subscribe(&off, &[ISSUED]).await;
    let patch = SubscriptionPatch { enabled: Some(false), ..SubscriptionPatch::default() };
    house.registry.update_subscription(house.stage.tenant, paused.id, patch).await.expect("switched off");
    let relay = house.relay(Post::default(), hurried()).await;
    house.announce([house.issued(house.stage.tickets(1).await[0])]).await;
    house.wait_for(DeliveryState::Delivered, 1).await;
    assert_eq!((tickets.seen().len(), orders.seen().len(), off.seen().len()), (1, 0, 0));
    assert_eq!(house.deliveries(None).await.len(), 1, "nothing else was made");
    relay.stop(std::time::Instant::now() + LIMIT).await;
}

#[actix::test]
async fn while_a_secret_rotates_both_are_good_and_then_only_the_new_one() {
    let (house, receiver) = (House::new().await, Receiver::start());
    let (info, old) = house.subscribe(&receiver, &[ISSUED]).await;
    let tickets = house.stage.tickets(2).await;
    let (rotated, new) = house.registry.rotate_secret(house.stage.tenant, info.id).await.expect("rotated");
    assert!(rotated.old_secret_until.is_some() && old != new);
    let relay = house.relay(Post::default(), hurried()).await;
    house.announce([house.issued(tickets[0])]).await;
    house.wait_for(DeliveryState::Delivered, 1).await;
    super::support::postgres::psql(
        &house.stage.url,
        "update webhook_subscriptions set old_secret_until = now() - interval '1 second'",
    );
    house.announce([house.issued(tickets[1])]).await;
    house.wait_for(DeliveryState::Delivered, 2).await;
    let seen = receiver.seen();
    assert!(seen[0].signed_by(&old) && seen[0].signed_by(&new));
    assert!(!seen[1].signed_by(&old) && seen[1].signed_by(&new));
    relay.stop(std::time::Instant::now() + LIMIT).await;
}

#[actix::test]
async fn a_dead_endpoint_holds_up_nobody_else() {
    let (house, dead, alive) = (House::new().await, Receiver::start(), Receiver::start());
    let (info, _) = house.subscribe(&dead, &[ISSUED]).await;
    house.subscribe(&alive, &["ticket.refunded"]).await;
    let tickets = house.stage.tickets(60).await;
    // It takes calls and never answers: every one runs into the time-out of two seconds.
    dead.takes(Duration::from_secs(60));
    let settings = gatehouse::actors::outbox_relay::Settings { webhooks_at_once: 4, per_destination: 2, ..hurried() };
    let relay = house.relay(Post::default(), settings).await;
    house.announce(tickets.iter().map(|ticket| house.issued(*ticket))).await;
    eventually("the dead one is called", LIMIT, async || (dead.seen().len() == 2).then_some(())).await;
    let event = house.stage.event.id;
    let refunded = |ticket| gatehouse::stores::postgres::outbox::Fact::TicketRefunded { order: None, event, ticket };
    let facts: Vec<_> = tickets.iter().map(|ticket| refunded(*ticket)).collect();
    house.announce(facts.into_iter().chain([house.mail_of(&tickets[..1], "pat@example.com")])).await;
    house.wait_for(DeliveryState::Delivered, 61).await;
    assert_eq!(alive.seen().len(), 60);
    assert!(dead.seen().len() <= 6, "it rests between attempts: {} calls", dead.seen().len());
    house.registry.delete_subscription(house.stage.tenant, info.id).await.expect("deleted");
    assert_eq!(house.deliveries(Some(DeliveryState::Pending)).await.len(), 0, "its deliveries went along");
    relay.stop(std::time::Instant::now() + LIMIT).await;
}
