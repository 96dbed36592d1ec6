//! The journal loses data, replies and owners: nothing that was said is lost, and scanning goes on by itself.

use crate::World;
use crate::audit::{audit, whole_log};
use crate::evening::{Evening, Node, PATIENCE, put, settings, taken};
use crate::scans::{assert_silent, assert_word};
use crate::undecided::{SOON, assert_undecided};
use gatehouse::actors::clock::Clock;
use gatehouse::actors::messages::Unsaid;
use gatehouse::domain::ids::NodeId;
use gatehouse::domain::ledger::Command;
use gatehouse::domain::scan::{AnnulRequest, Hand, ScanRef};
use gatehouse::domain::time::Moment;
use gatehouse::stores::journal::fake::RepairFault;
use gatehouse::stores::postgres::{drain, epochs};
use std::sync::Arc;
use std::time::Duration;

/// Scans some tickets in, so that there is something to lose.
async fn some_are_inside(evening: &Evening, node: &Node, tickets: std::ops::Range<usize>) {
    for ticket in tickets {
        assert_word(node.say(evening.scan(ticket).key(&format!("key-{ticket}"))).await, "ADMIT");
    }
}

pub async fn flushall_is_repaired_and_nothing_is_lost(world: Arc<World>) {
    let evening = Evening::new(&world, 4).await;
    let node = evening.node();
    some_are_inside(&evening, &node, 0..2).await;
    let before = node.inspect().await;
    evening.journal.lose_everything();
    // The first that notices may be one with something to write or one without.
    assert_word(node.say(evening.scan(0).at("gate-b")).await, "ALREADY_CHECKED_IN");
    let after = node.inspect().await;
    assert!(after.epoch > before.epoch, "a repair is under a new epoch");
    some_are_inside(&evening, &node, 2..4).await;
    evening.journal.lose_everything();
    let repeated = node.say(evening.scan(1).key("key-1")).await;
    assert_word(repeated, "ADMIT");
    assert_eq!(evening.journal.counts().repairs, 2);
    assert_eq!(audit(&evening, &node).await.standing().len(), 4);
}

pub async fn a_failover_that_lost_commits_is_repaired(world: Arc<World>) {
    let evening = Evening::new(&world, 6).await;
    let node = evening.node();
    some_are_inside(&evening, &node, 0..4).await;
    evening.journal.roll_back(evening.event, 3);
    evening.journal.reconnect();
    some_are_inside(&evening, &node, 4..6).await;
    assert_word(node.say(evening.scan(3).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert_eq!(audit(&evening, &node).await.standing().len(), 6);
}

pub async fn a_repair_that_breaks_off_is_begun_again(world: Arc<World>) {
    let evening = Evening::new(&world, 3).await;
    let node = evening.node();
    some_are_inside(&evening, &node, 0..2).await;
    evening.journal.befall_repairs([RepairFault::Begin, RepairFault::Tail, RepairFault::End]);
    evening.journal.lose_everything();
    assert_word(node.say(evening.scan(2)).await, "ADMIT");
    assert_eq!(evening.journal.counts().repairs, 4);
    assert_eq!(audit(&evening, &node).await.standing().len(), 3);
}

pub async fn what_comes_during_a_repair_is_decided_and_waits(world: Arc<World>) {
    let evening = Evening::new(&world, 5).await;
    let node = evening.node();
    some_are_inside(&evening, &node, 0..1).await;
    let owner = node.owner().await;
    evening.journal.lose_everything();
    evening.journal.hold_repairs();
    let mut first = put(&owner, evening.scan(1).command(), PATIENCE);
    evening.journal.until_held().await;
    let mut second = put(&owner, evening.scan(2).command(), PATIENCE);
    let late = put(&owner, evening.scan(3).command(), SOON);
    assert_undecided(late.await.expect("it says so"));
    taken(&owner).await;
    assert_silent(&mut first);
    assert_silent(&mut second);
    evening.journal.let_go();
    assert_word(first.await.expect("an answer"), "ADMIT");
    assert_word(second.await.expect("an answer"), "ADMIT");
    assert_word(node.say(evening.scan(3).at("gate-b")).await, "ADMIT");
    assert_eq!(audit(&evening, &node).await.standing().len(), 4);
}

/// What is in flight and expires while Redis is filled again is taken back behind the repair.
pub async fn a_scan_that_expires_in_a_repair_is_taken_back_behind_it(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let node = evening.node();
    some_are_inside(&evening, &node, 0..1).await;
    let owner = node.owner().await;
    evening.journal.lose_everything();
    evening.journal.hold_repairs();
    let late = put(&owner, evening.scan(1).key("late").command(), SOON);
    assert_undecided(late.await.expect("it says so"));
    evening.journal.let_go();
    assert_word(node.say(evening.scan(1).at("gate-b")).await, "ADMIT");
    assert_word(node.say(evening.scan(1).key("late")).await, "ALREADY_CHECKED_IN");
    assert_eq!(audit(&evening, &node).await.standing().len(), 2);
}

pub async fn a_new_connection_is_used_only_after_the_epoch_was_confirmed(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let node = evening.node();
    some_are_inside(&evening, &node, 0..1).await;
    evening.journal.reconnect();
    some_are_inside(&evening, &node, 1..2).await;

    // Another node won the epoch; the Redis behind the new connection does not know of it.
    let epoch = node.inspect().await.epoch;
    let other = NodeId::from_bytes(crate::evening::new_id());
    let won = epochs::advance(&evening.store, evening.event, epoch, 0, &other.to_string()).await;
    won.expect("postgres is there").expect("nobody else races");
    evening.journal.reconnect();
    let before = evening.journal.counts().commits;
    let owner = node.owner().await;
    let said = put(&owner, evening.scan(0).out().command(), PATIENCE).await.expect("it says so");
    assert_eq!(said.expect_err("nobody may be told"), Unsaid::NotOwner);
    assert_eq!(evening.journal.counts().commits, before);
}

pub async fn a_repair_against_another_owner_is_lost_to_it(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let (node, other) = (evening.node(), evening.node());
    some_are_inside(&evening, &node, 0..1).await;
    let owner = node.owner().await;
    evening.journal.lose_everything();
    evening.journal.hold_repairs();
    let heard = put(&owner, evening.scan(1).key("mine").command(), PATIENCE);
    evening.journal.until_held().await;
    // While the first fills Redis again, the second takes the event over.
    let taken_over = other.owner().await;
    evening.journal.let_go();
    assert_eq!(heard.await.expect("it says so").expect_err("nobody may be told"), Unsaid::NotOwner);
    taken(&taken_over).await;
    let known = epochs::read(&evening.store, evening.event).await.expect("postgres").expect("the event");
    assert_eq!(known.node, Some(other.tag.node.to_string()));
    assert_word(other.say(evening.scan(1).key("mine")).await, "ADMIT");
}

/// A node dies right after Redis lost everything: whoever comes next has what was drained.
pub async fn what_was_drained_outlives_redis_and_the_owner(world: Arc<World>) {
    let evening = Evening::new(&world, 3).await;
    let node = evening.node();
    some_are_inside(&evening, &node, 0..2).await;
    // One that is taken back: it must not come back with the drained records.
    evening.journal.hold();
    let owner = node.owner().await;
    assert_undecided(put(&owner, evening.scan(2).key("gone").command(), SOON).await.expect("it says so"));
    evening.journal.let_go();
    let drained = node.drained(&evening).await;
    evening.journal.lose_everything();
    let next = evening.node();
    assert_word(next.say(evening.scan(0).key("key-0")).await, "ADMIT");
    assert_word(next.say(evening.scan(1).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert_word(next.say(evening.scan(2).key("gone").at("gate-b")).await, "ADMIT");
    assert!(next.inspect().await.committed > drained);
    assert_eq!(audit(&evening, &next).await.standing().len(), 3);
}

/// The last decision was no scan, Redis lost it, and the next owner's clock is an hour behind.
pub async fn time_does_not_run_back_with_the_next_owner(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    let mut fast = settings();
    fast.event.clock = Clock::new(|| Moment(Clock::default().now().0 + 3_600_000));
    let node = evening.node_with(fast, evening.store.clone());
    let scan = evening.scan(0).key("one").request();
    let which = ScanRef::Key(scan.key.expect("it has one"));
    let (device, subject) = (scan.device, scan.subject);
    let annul = AnnulRequest { which, device, subject, reason: None, hand: Hand::Scanner };
    // Of a scan that never came: its key is remembered, whatever is told.
    drop(put(&node.owner().await, Command::Annul(annul), PATIENCE).await.expect("it says so"));
    assert_eq!(node.drained(&evening).await, 1, "the log has the key");
    evening.journal.lose_everything();
    let next = evening.node();
    assert_word(next.say(evening.scan(0).key("two")).await, "ADMIT");
    let log = whole_log(&evening).await;
    assert_eq!(log.len(), 2);
    assert!(log[0].now <= log[1].now, "{:?} and then {:?}", log[0].now, log[1].now);
}

/// Postgres knows a scan as standing, only the log behind it takes it back, and the states are lost.
pub async fn the_log_behind_the_drain_takes_back_what_postgres_knows(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let mut settings = settings();
    // This test drains by hand.
    settings.drain.poll = Duration::from_secs(3600);
    let node = evening.node_with(settings, evening.store.clone());
    some_are_inside(&evening, &node, 0..1).await;
    evening.journal.hold();
    let owner = node.owner().await;
    assert_undecided(put(&owner, evening.scan(1).key("late").command(), SOON).await.expect("it says so"));
    evening.journal.let_go();
    node.settled().await;
    let log = evening.journal.log(evening.event).expect("the log");
    assert_eq!(log.len(), 3);
    drain::store(&evening.store, evening.event, 1, 0, &log[..2]).await.expect("two are drained");

    // Redis loses everything, the repair ends behind the log, and the owner dies of it.
    evening.journal.lose_everything();
    let broken = [RepairFault::Tail].into_iter().chain(std::iter::repeat_n(RepairFault::Begin, 1000));
    evening.journal.befall_repairs(broken);
    let unheard = put(&owner, evening.scan(0).at("gate-b").command(), PATIENCE);
    evening.journal.until_counted(|counts| counts.repairs >= 2).await;
    let next = evening.node();
    next.owner().await;
    evening.journal.forgive();
    assert_eq!(unheard.await.expect("it says so").expect_err("nobody may be told"), Unsaid::NotOwner);
    assert_word(next.say(evening.scan(1).key("late").at("gate-b")).await, "ADMIT");
    assert_eq!(audit(&evening, &next).await.standing().len(), 2);
}
