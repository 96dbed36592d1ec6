//! Owners come and go: poison, crowds, falls, sleep, the end of the evening, and news from Postgres.

use crate::World;
use crate::audit::{audit, plain};
use crate::evening::{Evening, PATIENCE, connect, put, settings, taken};
use crate::scans::{Scan, assert_word};
use crate::undecided::{SOON, assert_undecided, soon};
use gatehouse::actors::batch::Limits;
use gatehouse::actors::event_actor::inspect::Fall;
use gatehouse::actors::gate::Undecided;
use gatehouse::actors::messages::{Occupancy, PullFacts, Unsaid};
use gatehouse::actors::registry::{EventPatch, NewEvent, NewTicketType, TicketTypePatch};
use gatehouse::domain::hold::HoldItem;
use gatehouse::domain::ids::{HoldId, TicketId};
use gatehouse::domain::ledger::Command;
use gatehouse::domain::time::Moment;
use gatehouse::stores::journal::fake::{Fault, RepairFault};
use gatehouse::stores::journal::record;
use gatehouse::stores::postgres::{Settings as PostgresSettings, Store};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

pub async fn a_poisoned_batch_is_kept_and_the_event_starts_afresh(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let folder = tempfile::tempdir().expect("a folder");
    let mut settings = settings();
    settings.event.poison_dir = folder.path().join("poison");
    let node = evening.node_with(settings, evening.store.clone());
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    evening.journal.befall([Fault::Poison]);
    let scan = evening.scan(1).key("bad");
    let said = node.say(scan.clone()).await.expect_err("nobody may be told");
    assert_eq!(said, Unsaid::Undecided(Undecided::Unavailable));
    let file = folder.path().join("poison").join(format!("{}-2.batch", evening.event));
    let bytes = std::fs::read(file).expect("the batch was kept");
    let entry = record::open_entry(2, &bytes.into()).expect("it can be read");
    assert_eq!(entry.changes.len(), 1);
    assert_word(node.decide(scan.again(), PATIENCE).await.map_err(Unsaid::Undecided), "ADMIT");
    assert_eq!(audit(&evening, &node).await.standing().len(), 2);
}

pub async fn a_repair_that_is_refused_loses_nothing_acknowledged(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let mut settings = settings();
    settings.drain.poll = Duration::from_secs(3600);
    let node = evening.node_with(settings, evening.store.clone());
    let said = evening.scan(0);
    assert_word(node.say(said.clone()).await, "ADMIT");
    evening.journal.lose_everything();
    evening.journal.befall_repairs([RepairFault::Poison]);
    node.say(evening.scan(1)).await.expect_err("nobody may be told");
    let kept = crate::support::eventually("the tail is in postgres", PATIENCE, async || {
        let mut db = evening.store.connection().await.ok()?;
        let scans: Vec<uuid::Uuid> = sqlx::query_scalar("select scan from fenced_facts where event = $1")
            .bind(uuid::Uuid::from_bytes(evening.event.to_bytes()))
            .fetch_all(&mut *db)
            .await
            .ok()?;
        (!scans.is_empty()).then_some(scans)
    })
    .await;
    assert_eq!(kept, [uuid::Uuid::from_bytes(said.id.to_bytes())]);
}

pub async fn no_room_is_busy_and_room_comes_back(world: Arc<World>) {
    let evening = Evening::new(&world, 40).await;
    let mut settings = settings();
    settings.event.limits = Limits { batch_changes: 4, waiting_changes: 20 };
    let node = evening.node_with(settings, evening.store.clone());
    let owner = node.owner().await;
    evening.journal.hold();
    let heard: Vec<_> = (0..30).map(|ticket| put(&owner, evening.scan(ticket).command(), PATIENCE)).collect();
    taken(&owner).await;
    evening.journal.let_go();
    let (mut admitted, mut busy) = (0, 0);
    for heard in heard {
        match heard.await.expect("it says so") {
            Err(said) => {
                assert_eq!(said, Unsaid::Undecided(Undecided::Busy));
                busy += 1;
            }
            told => {
                assert_word(told, "ADMIT");
                admitted += 1;
            }
        }
    }
    assert_eq!((admitted, busy), (10, 20), "each takes two places: itself and what would take it back");
    // Undecided ones give their room back too, once what takes them back is durable.
    evening.journal.hold();
    for ticket in 10..20 {
        assert_undecided(put(&owner, evening.scan(ticket).command(), SOON).await.expect("it says so"));
    }
    evening.journal.let_go();
    node.settled().await;
    for ticket in 10..20 {
        assert_word(node.say(evening.scan(ticket)).await, "ADMIT");
    }
    assert_eq!(audit(&evening, &node).await.standing().len(), 20);
}

pub async fn an_owner_that_fell_is_replaced(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let node = evening.node();
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    let before = node.inspect().await;
    let owner = node.owner().await;
    assert!(owner.send(Fall).await.is_err());
    assert_word(node.decide(evening.scan(1), PATIENCE).await.map_err(Unsaid::Undecided), "ADMIT");
    assert_word(node.say(evening.scan(0).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert!(node.inspect().await.epoch > before.epoch);
    audit(&evening, &node).await;
}

pub async fn an_event_sleeps_when_it_is_drained_and_wakes_the_same(world: Arc<World>) {
    let evening = Evening::new(&world, 3).await;
    let mut settings = settings();
    settings.event.idle_sleep = Duration::from_millis(50);
    let node = evening.node_with(settings, evening.store.clone());
    for ticket in 0..2 {
        assert_word(node.say(evening.scan(ticket).key(&ticket.to_string())).await, "ADMIT");
    }
    assert_word(node.say(evening.scan(0).out()).await, "ADMIT");
    let before = node.settled().await;
    crate::support::eventually("the event sleeps", PATIENCE, async || {
        node.directory.awake(evening.event).is_none().then_some(())
    })
    .await;
    let after = node.inspect().await;
    assert_eq!(plain(&before.ledger), plain(&after.ledger));
    assert_eq!((before.committed, after.epoch), (after.committed, before.epoch + 1));
    assert_word(node.decide(evening.scan(1).key("1"), PATIENCE).await.map_err(Unsaid::Undecided), "ADMIT");
}

pub async fn an_event_that_is_not_drained_stays_awake(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    let mut settings = settings();
    settings.event.idle_sleep = Duration::from_millis(50);
    settings.drain.poll = Duration::from_secs(3600);
    let node = evening.node_with(settings, evening.store.clone());
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    let owner = node.owner().await;
    let began = Instant::now();
    // Longer than four of its looks at the clock.
    while began.elapsed() < Duration::from_millis(1100) {
        taken(&owner).await;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(owner.connected());
}

pub async fn stopping_finishes_batches_and_refuses_latecomers(world: Arc<World>) {
    let mut evening = Evening::new(&world, 2).await;
    let node = evening.node();
    let owner = node.owner().await;
    evening.journal.hold();
    let first = put(&owner, evening.scan(0).command(), PATIENCE);
    evening.journal.until_held().await;
    let stopping = node.directory.stop(Instant::now() + PATIENCE);
    let rest = async {
        let refused = crate::support::eventually("it stops", PATIENCE, async || {
            match put(&owner, evening.scan(1).key("x").command(), SOON).await.expect("it says so") {
                Err(Unsaid::Undecided(Undecided::Stopping)) => Some(()),
                _ => None,
            }
        });
        refused.await;
        evening.journal.let_go();
        assert_word(first.await.expect("an answer"), "ADMIT");
    };
    let (drained, ()) = futures_util::join!(stopping, rest);
    assert!(drained, "the log is in postgres");
    // It says so right before it goes.
    crate::support::eventually("it is gone", PATIENCE, async || (!owner.connected()).then_some(())).await;
    assert_eq!(node.try_owner().await.err(), Some(Undecided::Stopping));
    // Connections that were opened on the threads of the node that stopped ended with them.
    evening.reconnect(&world.url).await;
    let next = evening.node();
    assert_word(next.say(evening.scan(0).at("gate-b")).await, "ALREADY_CHECKED_IN");
    audit(&evening, &next).await;
}

pub async fn new_tickets_and_policies_reach_the_owner(world: Arc<World>) {
    let mut evening = Evening::new(&world, 1).await;
    let node = evening.node();
    let facts = actix::spawn(node.directory.clone().run_facts(evening.registry.clone()));
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    evening.import(1).await;
    let unknown = Scan::check_in(TicketId::from_bytes(crate::evening::new_id()));
    assert_word(node.say(unknown).await, "UNKNOWN_TICKET");
    crate::support::eventually("the owner knows the ticket", PATIENCE, async || {
        node.inspect().await.ledger.gate_state(evening.tickets[1])
    })
    .await;
    let version = node.inspect().await.ledger.facts_version();
    let single = TicketTypePatch { allow_reentry: Some(Some(false)), ..TicketTypePatch::default() };
    let changed = evening.registry.update_ticket_type(evening.tenant, Some(evening.event), "standing", single).await;
    changed.expect("a new policy");
    crate::support::eventually("the owner knows the policy", PATIENCE, async || {
        (node.inspect().await.ledger.facts_version() > version).then_some(())
    })
    .await;
    assert_word(node.say(evening.scan(0).out()).await, "ADMIT");
    assert_word(node.say(evening.scan(0)).await, "REENTRY_NOT_ALLOWED");
    assert_word(node.say(evening.scan(1)).await, "ADMIT");
    facts.abort();
    audit(&evening, &node).await;
}

pub async fn facts_are_read_again_after_a_failure(world: Arc<World>) {
    let mut evening = Evening::new(&world, 1).await;
    let narrow = PostgresSettings {
        url: world.url.clone(),
        connections_max: 1,
        acquire_timeout: Duration::from_millis(250),
        ..PostgresSettings::default()
    };
    let narrow = Store::connect(&narrow).await.expect("postgres is there");
    let mut settings = settings();
    settings.drain.poll = Duration::from_secs(3600);
    let node = evening.node_with(settings, narrow.clone());
    let owner = node.owner().await;
    // Nobody gets at Postgres while its one connection is taken.
    let taken = narrow.connection().await.expect("the only connection");
    evening.import(1).await;
    let (reply, pulled) = oneshot::channel();
    owner.try_send(PullFacts { releases: None, reply: Some(reply) }).expect("room");
    let failed = pulled.await.expect("it says so").expect_err("postgres is out of reach");
    assert_eq!(failed, Unsaid::Undecided(Undecided::Unavailable));
    assert!(node.inspect().await.ledger.gate_state(evening.tickets[1]).is_none());
    drop(taken);
    // Nobody asks again: the owner does so by itself.
    crate::support::eventually("the owner knows the ticket", PATIENCE, async || {
        node.inspect().await.ledger.gate_state(evening.tickets[1])
    })
    .await;
    assert_word(node.say(evening.scan(1)).await, "ADMIT");
    connect(&world.url).await.close().await;
}

pub async fn refusals_above_the_rate_are_counted_only(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let mut settings = settings();
    settings.event.refusals_logged_per_second = 1;
    let node = evening.node_with(settings, evening.store.clone());
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    for _ in 0..200 {
        assert_word(node.say(evening.scan(0)).await, "ALREADY_CHECKED_IN");
    }
    // Another device has a measure of its own, and whoever may come in does.
    assert_word(node.say(evening.scan(0).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert_word(node.say(evening.scan(1)).await, "ADMIT");
    let audited = audit(&evening, &node).await;
    let logged = audited.changes().count();
    // Ten seconds' worth at once, then one a second.
    assert!((13..40).contains(&logged), "{logged} changes are in the log");
}

/// "Full" rests on everybody who is inside, undecided ones too.
pub async fn a_full_house_that_was_none_is_undecided(world: Arc<World>) {
    let event = NewEvent { occupancy_limit: Some(1), ..NewEvent::default() };
    let evening = Evening::of(&world.url, 3, NewTicketType::default(), event).await;
    let node = evening.node();
    let owner = node.owner().await;
    evening.journal.hold();
    let late = put(&owner, evening.scan(0).command(), SOON);
    let full = put(&owner, evening.scan(1).command(), PATIENCE);
    assert_undecided(late.await.expect("it says so"));
    assert_undecided(soon(full).await);
    evening.journal.let_go();
    assert_word(node.say(evening.scan(1)).await, "ADMIT");
    assert_word(node.say(evening.scan(2)).await, "FULL");
    let wider = EventPatch { occupancy_limit: Some(None), ..EventPatch::default() };
    evening.registry.update_event(evening.tenant, &evening.event.to_string(), wider).await.expect("a wider house");
    owner.send(PullFacts { releases: None, reply: None }).await.expect("the owner lives");
    crate::support::eventually("the limit is gone", PATIENCE, async || {
        (node.inspect().await.ledger.occupancy().occupancy.limit.is_none()).then_some(())
    })
    .await;
    assert_word(put(&owner, Command::Scan(Box::new(evening.scan(2).request())), PATIENCE).await.expect("it"), "ADMIT");
    audit(&evening, &node).await;
}

pub async fn places_whose_time_is_over_are_for_sale_though_nobody_asks(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    let node = evening.node();
    let owner = node.owner().await;
    let ticket_type = evening.registry.ticket_types(evening.tenant, evening.event).await.expect("types")[0].id;
    let expires = Moment(chrono::Utc::now().timestamp_millis() + 400);
    let hold = HoldId::from_bytes(crate::evening::new_id());
    let items = vec![HoldItem { ticket_type, count: 3 }];
    let reserve = Command::Reserve { hold, items, buyer: None, per_buyer_max: None, expires };
    put(&owner, reserve, PATIENCE).await.expect("it says something").expect("the places are held");
    let held = async || owner.send(Occupancy).await.expect("the owner lives").types[0].held;
    assert_eq!(held().await, 3);
    crate::support::eventually("the places are free", PATIENCE, async || (held().await == 0).then_some(())).await;
}
