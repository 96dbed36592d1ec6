//! Losses that meet: while Redis is filled or read it loses data again, or what was taken back is handed over once more.

use crate::World;
use crate::audit::{audit, whole_log};
use crate::evening::{Evening, Node, PATIENCE, new_id, put, settings};
use crate::scans::{assert_silent, assert_word};
use crate::undecided::{SOON, assert_undecided};
use gatehouse::actors::messages::{Occupancy, PullFacts, Unsaid};
use gatehouse::domain::hold::{HoldItem, HoldRefusal};
use gatehouse::domain::ids::HoldId;
use gatehouse::domain::ledger::{Command, Reply};
use gatehouse::domain::time::Moment;
use gatehouse::stores::postgres::fenced::{self, FencedFact};
use std::sync::Arc;
use std::time::Duration;

fn undrained(evening: &Evening) -> Node {
    let mut settings = settings();
    settings.drain.poll = Duration::from_secs(3600);
    evening.node_with(settings, evening.store.clone())
}

/// A fenced owner hands over a scan without knowing that what took it back has landed.
async fn a_scan_taken_back_stays_so(evening: &Evening, first: &Node) {
    let owner = first.owner().await;
    evening.journal.hold();
    assert_undecided(put(&owner, evening.scan(0).key("late").command(), SOON).await.expect("it says so"));
    evening.journal.let_go();
    first.settled().await;
    let log = evening.journal.log(evening.event).expect("the log");
    assert_eq!(log.len(), 2, "a scan, and its end");
    let facts = FencedFact::of(log[0].clone());
    let epoch = first.inspect().await.epoch;

    let next = evening.node();
    next.owner().await;
    assert_eq!(fenced::keep(&evening.store, evening.event, epoch, &facts).await.expect("kept"), 1);
    let third = evening.node();
    third.owner().await;
    third.settled().await;
    assert_eq!(third.inspect().await.ledger.occupancy().occupancy.inside, 0, "nobody was told to go in");
    assert_word(third.say(evening.scan(0).at("gate-b")).await, "ADMIT");
    assert_eq!(audit(evening, &third).await.standing().len(), 1);
}

pub async fn what_was_taken_back_is_not_taken_over(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    a_scan_taken_back_stays_so(&evening, &undrained(&evening)).await;
}

pub async fn what_was_drained_and_taken_back_is_not_taken_over(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    let first = evening.node();
    first.owner().await;
    a_scan_taken_back_stays_so(&evening, &first).await;
}

/// What the next owner took over is in Redis only until it is drained: lost there, the one after that still takes it over.
pub async fn what_was_taken_over_and_lost_again_is_not_lost(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let (first, second) = (undrained(&evening), undrained(&evening));
    let said = assert_word(first.say(evening.scan(0)).await, "ADMIT");
    let old = first.owner().await;
    evening.journal.lose_everything();
    let owner = second.owner().await;
    let unheard = put(&old, evening.scan(1).command(), PATIENCE).await.expect("it says so");
    assert_eq!(unheard.expect_err("nobody may be told"), Unsaid::NotOwner);
    crate::support::eventually("the next owner knows the scan", PATIENCE, async || {
        owner.send(PullFacts { releases: None, reply: None }).await.expect("the owner lives");
        (second.settled().await.ledger.occupancy().occupancy.inside == 1).then_some(())
    })
    .await;
    evening.journal.lose_everything();

    let third = evening.node();
    assert_word(third.say(evening.scan(0).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert!(third.inspect().await.ledger.scans_kept().any(|scan| scan.answer.scan == said.scan));
    let audited = audit(&evening, &third).await;
    assert_eq!(audited.standing().keys().collect::<Vec<_>>(), [&said.scan]);
}

/// The second owner loaded the event from a primary that had been deposed; the first went on at the new one.
pub async fn who_loaded_from_a_deposed_primary_undoes_nothing(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let (first, second) = (undrained(&evening), undrained(&evening));
    assert_word(first.say(evening.scan(0)).await, "ADMIT");
    let new_primary = evening.journal.as_it_stands(evening.event);
    let owner = second.owner().await;
    evening.journal.bring_back(evening.event, new_primary);
    let said = assert_word(first.say(evening.scan(1)).await, "ADMIT");
    // Now the second one hears of the new primary, which does not know of it.
    let unheard = second.say(evening.scan(1).at("gate-b")).await;
    assert_eq!(unheard.expect_err("nobody may be told"), Unsaid::NotOwner);
    crate::support::eventually("the owner has stopped", PATIENCE, async || (!owner.connected()).then_some(())).await;
    assert_word(second.say(evening.scan(1).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert!(second.inspect().await.ledger.scans_kept().any(|scan| scan.answer.scan == said.scan));
    assert_eq!(audit(&evening, &second).await.standing().len(), 2);
}

/// Places are held, Redis loses them, and another node owns the event: they are not for sale twice.
pub async fn holds_outlive_redis_and_the_owner(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    let first = evening.node();
    let ticket_type = evening.registry.ticket_types(evening.tenant, evening.event).await.expect("types")[0].id;
    let reserve = |count| Command::Reserve {
        hold: HoldId::from_bytes(new_id()),
        items: vec![HoldItem { ticket_type, count }],
        buyer: None,
        per_buyer_max: None,
        expires: Moment(chrono::Utc::now().timestamp_millis() + 3_600_000),
    };
    let ask = async |node: &Node, command| {
        put(&node.owner().await, command, PATIENCE).await.expect("it says something").expect("an answer").reply
    };
    assert!(matches!(ask(&first, reserve(3)).await, Reply::Hold(Ok(_))));
    let released = reserve(2);
    let Command::Reserve { hold, .. } = released else { panic!("it is one") };
    assert!(matches!(ask(&first, released).await, Reply::Hold(Ok(_))));
    assert!(matches!(ask(&first, Command::ReleaseHold(hold)).await, Reply::Hold(Ok(_))));
    first.drained(&evening).await;
    evening.journal.lose_everything();

    let next = evening.node();
    let held = next.owner().await.send(Occupancy).await.expect("the owner lives").types[0].held;
    assert_eq!(held, 3);
    next.settled().await;
    audit(&evening, &next).await;
    let said = ask(&next, Command::CommitHold(hold)).await;
    assert!(matches!(said, Reply::Hold(Err(HoldRefusal::Unknown))), "{said:?}");
}

pub async fn a_repair_that_meets_another_loss_is_begun_again(world: Arc<World>) {
    let evening = Evening::new(&world, 3).await;
    let node = evening.node();
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    let owner = node.owner().await;
    evening.journal.lose_everything();
    evening.journal.hold_repairs();
    let mut waits = put(&owner, evening.scan(1).command(), PATIENCE);
    evening.journal.until_held().await;
    evening.journal.lose_everything();
    assert_silent(&mut waits);
    evening.journal.let_go();
    assert_word(waits.await.expect("an answer"), "ADMIT");
    assert_eq!(evening.journal.counts().repairs, 2);
    assert_word(node.say(evening.scan(0).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert_eq!(audit(&evening, &node).await.standing().len(), 2);
}

/// What is read before the loss and what is read behind it are not one state.
pub async fn a_loss_in_the_middle_of_a_load_leaves_no_hole(world: Arc<World>) {
    let evening = Evening::new(&world, 4).await;
    let first = undrained(&evening);
    assert_word(first.say(evening.scan(0)).await, "ADMIT");
    assert_word(first.say(evening.scan(1)).await, "ADMIT");
    let old = first.owner().await;
    evening.journal.lose_everything_behind_load();
    let next = evening.node();
    crate::support::eventually("the event is loaded", PATIENCE, async || next.try_owner().await.ok()).await;
    assert_word(next.say(evening.scan(3)).await, "ADMIT");
    let unheard = put(&old, evening.scan(2).command(), PATIENCE).await.expect("it says so");
    assert_eq!(unheard.expect_err("nobody may be told"), Unsaid::NotOwner);
    crate::support::eventually("the tail is in postgres", PATIENCE, async || {
        let waiting = fenced::waiting(&evening.store, evening.event).await.ok()?;
        (waiting.len() == 2).then_some(())
    })
    .await;
    let third = evening.node();
    assert_word(third.say(evening.scan(0).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert_word(third.say(evening.scan(1).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert_word(third.say(evening.scan(3).at("gate-b")).await, "ALREADY_CHECKED_IN");
    let committed = third.drained(&evening).await;
    let numbers: Vec<u64> = whole_log(&evening).await.iter().map(|entry| entry.seq).collect();
    assert_eq!(numbers, (1..=committed).collect::<Vec<_>>(), "the log has every number once");
    assert_eq!(audit(&evening, &third).await.standing().len(), 3);
}
