//! Two nodes over one world: one decides, the other lets nobody in.

use crate::World;
use crate::audit::audit;
use crate::evening::{Evening, PATIENCE, new_id, put};
use crate::scans::{assert_word, word};
use gatehouse::actors::gate::{IncomingScan, Target};
use gatehouse::actors::messages::Unsaid;
use gatehouse::domain::ids::{NodeId, ScanId};
use gatehouse::domain::label::Label;
use gatehouse::domain::ledger::{What, invariants};
use gatehouse::domain::scan::{Kind, Surface};
use gatehouse::queries::Queries;
use gatehouse::stores::journal::Journal;
use gatehouse::stores::journal::fake::Fault;
use gatehouse::stores::postgres::fenced;
use sqlx::Row;
use std::sync::Arc;
use std::time::Duration;

pub async fn the_fenced_owner_lets_nobody_in(world: Arc<World>) {
    let evening = Evening::new(&world, 3).await;
    let (first, second) = (evening.node(), evening.node());
    assert_word(first.say(evening.scan(0)).await, "ADMIT");
    let fenced = first.owner().await;
    evening.journal.hold();
    let in_flight = put(&fenced, evening.scan(1).command(), PATIENCE);
    evening.journal.until_held().await;
    let gathered = put(&fenced, evening.scan(2).command(), PATIENCE);
    let taken_over = second.owner().await;
    let decided = put(&taken_over, evening.scan(1).at("gate-b").command(), PATIENCE);
    evening.journal.let_go();
    for heard in [in_flight, gathered] {
        assert_eq!(heard.await.expect("it says so").expect_err("nobody may be told"), Unsaid::NotOwner);
    }
    assert_word(decided.await.expect("an answer"), "ADMIT");
    assert_word(second.say(evening.scan(0).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert_word(second.say(evening.scan(2)).await, "ADMIT");
    assert_eq!(audit(&evening, &second).await.standing().len(), 3);
}

pub async fn what_a_fenced_owner_had_said_reaches_the_next_one(world: Arc<World>) {
    let evening = Evening::new(&world, 4).await;
    let mut settings = crate::evening::settings();
    settings.drain.poll = Duration::from_secs(3600);
    let first = evening.node_with(settings, evening.store.clone());
    let said = [evening.scan(0), evening.scan(1).key("one")];
    for scan in &said {
        assert_word(first.say(scan.clone()).await, "ADMIT");
    }
    // One that was taken back, and a refusal: neither let anybody in.
    evening.journal.hold();
    let owner = first.owner().await;
    let late_scan = evening.scan(2);
    let late = put(&owner, late_scan.clone().command(), crate::undecided::SOON);
    crate::undecided::assert_undecided(late.await.expect("it says so"));
    evening.journal.let_go();
    assert_word(first.say(evening.scan(0).at("gate-b")).await, "ALREADY_CHECKED_IN");
    // A failover loses all of it, and another node owns the event there.
    evening.journal.roll_back(evening.event, 64);
    let epoch = first.inspect().await.epoch + 1;
    evening.journal.fence(evening.event, epoch, NodeId::from_bytes(new_id())).expect("a higher epoch");
    let unheard = put(&owner, evening.scan(3).command(), PATIENCE).await.expect("it says so");
    assert_eq!(unheard.expect_err("nobody may be told"), Unsaid::NotOwner);

    let kept = crate::support::eventually("the tail is in postgres", PATIENCE, async || {
        let waiting = fenced::waiting(&evening.store, evening.event).await.ok()?;
        (!waiting.is_empty()).then_some(waiting)
    })
    .await;
    let told: Vec<_> = kept.iter().filter_map(|fact| scanned(&fact.change.what)).collect();
    assert_eq!(told, [said[0].id, said[1].id, late_scan.id], "and the end of the last one");
    assert!(matches!(kept[3].change.what, What::Disowned { scan } if scan == late_scan.id), "{kept:?}");

    // Whoever owns the event next knows it before the first scan.
    let next = evening.node();
    assert_word(next.say(evening.scan(0).at("gate-c")).await, "ALREADY_CHECKED_IN");
    let again = assert_word(next.say(said[1].again()).await, "ADMIT");
    assert_eq!(again.scan, said[1].id, "a retry gets the answer that was given");
    assert_word(next.say(evening.scan(2).at("gate-c")).await, "ADMIT");
    assert_eq!(audit(&evening, &next).await.standing().len(), 3);
    taken_over(&evening, 4).await;
}

fn scanned(what: &What) -> Option<ScanId> {
    if let What::Scanned(scan) = what { Some(scan.answer.scan) } else { None }
}

/// So many facts were handed over, and all are taken over.
async fn taken_over(evening: &Evening, facts: i64) {
    crate::support::eventually("the facts are taken over", PATIENCE, async || {
        let mut db = evening.store.connection().await.ok()?;
        let row = sqlx::query("select count(*) from fenced_facts where event = $1 and applied_at is not null")
            .bind(uuid::Uuid::from_bytes(evening.event.to_bytes()))
            .fetch_one(&mut *db)
            .await
            .ok()?;
        (row.get::<i64, _>(0) == facts).then_some(())
    })
    .await;
}

/// The new owner decides before it hears what the old one had said: both answers stand, and the pair is named.
pub async fn what_two_owners_said_of_one_ticket_is_a_conflict(world: Arc<World>) {
    let evening = Evening::new(&world, 3).await;
    let mut settings = crate::evening::settings();
    settings.drain.poll = Duration::from_secs(3600);
    let first = evening.node_with(settings, evening.store.clone());
    let (lost, doubled) = (evening.scan(0), evening.scan(1));
    assert_word(first.say(lost.clone()).await, "ADMIT");
    assert_word(first.say(doubled.clone()).await, "ADMIT");
    let old = first.owner().await;
    evening.journal.roll_back(evening.event, 64);
    let second = evening.node();
    let facts = tokio::spawn(second.directory.clone().run_facts(evening.registry.clone()));
    let again = assert_word(second.say(evening.scan(1).at("gate-b")).await, "ADMIT");
    // Only now does the first one learn that it is no owner any more.
    let unheard = put(&old, evening.scan(2).command(), PATIENCE).await.expect("it says so");
    assert_eq!(unheard.expect_err("nobody may be told"), Unsaid::NotOwner);
    taken_over(&evening, 2).await;
    let refused = assert_word(second.say(evening.scan(0).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert_eq!(refused.earlier.and_then(|entry| entry.point), Label::new("gate-a").ok());
    let live = second.settled().await.ledger;
    invariants::check(&live).expect("the counters are right");
    assert_eq!(live.occupancy().occupancy.inside, 2);

    second.drained(&evening).await;
    let queries = Queries::new(evening.store.clone());
    let found = queries.conflicts(evening.event, None, 10).await.expect("a page").items;
    let pairs: Vec<_> = found.iter().map(|item| (item.ticket, item.kept.id, item.other.id)).collect();
    assert_eq!(pairs, [(evening.tickets[1], again.scan, doubled.id)]);
    assert!(found[0].kept.at.is_some() && found[0].other.at.is_some(), "both are in the history");
    facts.abort();
}

/// The lease is another node's, but the event is not: scanning goes on until the fence says otherwise.
pub async fn a_lost_lease_alone_stops_nobody(world: Arc<World>) {
    let evening = Evening::new(&world, 3).await;
    let mut settings = crate::evening::settings();
    settings.lease_ttl = Duration::from_millis(90);
    let node = evening.node_with(settings, evening.store.clone());
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    let other = NodeId::from_bytes(new_id());
    crate::support::eventually("the lease is another node's", PATIENCE, async || {
        evening.journal.lease(evening.event, other, Duration::from_secs(3600)).await.ok()?.then_some(())
    })
    .await;
    let keeper = tokio::spawn(node.directory.clone().keep_leases());
    let before = evening.journal.counts().confirms;
    evening.journal.until_counted(|counts| counts.confirms >= before + 2).await;
    let owner = node.owner().await;
    let heard = put(&owner, evening.scan(1).command(), PATIENCE);
    assert_word(heard.await.expect("an answer"), "ADMIT");
    // Now the other node takes the event too: this one hears of it without a scan, and says nothing.
    let epoch = node.inspect().await.epoch;
    evening.journal.fence(evening.event, epoch + 1, other).expect("a higher epoch");
    crate::support::eventually("the owner has stopped", PATIENCE, async || (!owner.connected()).then_some(())).await;
    keeper.abort();
}

pub async fn the_gate_asks_the_next_owner_within_the_deadline(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let node = evening.node();
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    // Somebody was the owner for a moment; the gate starts an owner of its own again.
    let epoch = node.inspect().await.epoch;
    evening.journal.fence(evening.event, epoch + 1, NodeId::from_bytes(new_id())).expect("a higher epoch");
    let label = |text| Some(Label::new(text).expect("a short text"));
    let incoming = |ticket: usize| IncomingScan {
        tenant: evening.tenant,
        event: evening.event,
        what: Target::Ticket(evening.tickets[ticket]),
        kind: Kind::CheckIn,
        surface: Surface::Native,
        point: label("gate-a"),
        zone: None,
        device: label("device"),
        subject: Label::new("turnstile").expect("a short text"),
        idempotency_key: None,
        scanned_at: None,
    };
    let decided = node.gate.scan(incoming(1)).await.expect("an answer");
    assert_eq!(word(&decided.answer), "ADMIT");
    let decided = node.gate.scan(incoming(0)).await.expect("an answer");
    assert_eq!(word(&decided.answer), "ALREADY_CHECKED_IN");
    assert!(node.inspect().await.epoch > epoch + 1);
    // A batch that was written, though its owner never heard so: the next owner knows the scan by its id.
    evening.journal.befall([Fault::LoseReply]);
    evening.journal.hold();
    let leaving = IncomingScan { kind: Kind::CheckOut, ..incoming(1) };
    let leaving = async { node.gate.scan(leaving).await.expect("an answer") };
    let fencing = async {
        evening.journal.until_held().await;
        evening.journal.let_go();
        let before = evening.journal.counts().commits;
        evening.journal.until_counted(|counts| counts.commits > before).await;
        let epoch = node.inspect().await.epoch;
        evening.journal.fence(evening.event, epoch + 1, NodeId::from_bytes(new_id())).map(drop).unwrap_or_default();
    };
    let (left, ()) = futures_util::join!(leaving, fencing);
    assert_eq!(word(&left.answer), "ADMIT");
    let audited = audit(&evening, &node).await;
    assert_eq!(audited.standing().len(), 3, "the exit is there once");
}

pub async fn a_late_batch_of_a_fenced_owner_does_not_land(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let (first, second) = (evening.node(), evening.node());
    assert_word(first.say(evening.scan(0)).await, "ADMIT");
    evening.journal.befall([Fault::Linger]);
    let owner = first.owner().await;
    evening.journal.hold();
    let heard = put(&owner, evening.scan(1).command(), PATIENCE);
    evening.journal.until_held().await;
    let taken_over = second.owner().await;
    evening.journal.let_go();
    assert_eq!(heard.await.expect("it says so").expect_err("nobody may be told"), Unsaid::NotOwner);
    let heard = put(&taken_over, evening.scan(1).at("gate-b").command(), PATIENCE);
    assert_word(heard.await.expect("an answer"), "ADMIT");
    evening.journal.arrive_late();
    assert_word(second.say(evening.scan(1).at("gate-c")).await, "ALREADY_CHECKED_IN");
    assert_eq!(audit(&evening, &second).await.standing().len(), 2);
}

pub async fn asking_while_it_starts_starts_one_owner(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    let node = evening.node();
    let asks = (0..64).map(|_| node.owner());
    futures_util::future::join_all(asks).await;
    let own = evening.journal.peek(evening.event).await.expect("it is there").expect("an owner");
    assert_eq!(own.epoch, 1, "one start, however many ask");
}
