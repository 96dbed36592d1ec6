//! Two nodes over one world: one decides, the other lets nobody in.

use crate::World;
use crate::audit::audit;
use crate::evening::{Evening, PATIENCE, new_id, put};
use crate::scans::{assert_word, word};
use gatehouse::actors::gate::{IncomingScan, Target};
use gatehouse::actors::messages::Unsaid;
use gatehouse::domain::ids::NodeId;
use gatehouse::domain::label::Label;
use gatehouse::domain::scan::{Kind, Surface};
use gatehouse::stores::journal::Journal;
use gatehouse::stores::journal::fake::Fault;
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

pub async fn what_a_fenced_owner_had_said_reaches_postgres(world: Arc<World>) {
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
    let late = put(&owner, evening.scan(2).command(), crate::undecided::SOON);
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
        let mut db = evening.store.connection().await.ok()?;
        let rows = sqlx::query("select scan, seq from fenced_facts where event = $1 order by seq")
            .bind(uuid::Uuid::from_bytes(evening.event.to_bytes()))
            .fetch_all(&mut *db)
            .await
            .ok()?;
        let facts: Vec<(uuid::Uuid, i64)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
        (!facts.is_empty()).then_some(facts)
    })
    .await;
    let expected = said.iter().zip(1i64..).map(|(scan, seq)| (uuid::Uuid::from_bytes(scan.id.to_bytes()), seq));
    assert_eq!(kept, expected.collect::<Vec<_>>());
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
