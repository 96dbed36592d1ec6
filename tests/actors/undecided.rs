//! Undecided is not denied: what could not be made durable in time is as if it had never been.

use crate::World;
use crate::audit::audit;
use crate::evening::{Evening, Heard, PATIENCE, put, taken};
use crate::scans::{assert_silent, assert_word};
use gatehouse::actors::gate::Undecided;
use gatehouse::actors::messages::{Told, Unsaid};
use gatehouse::domain::ledger::{Command, What};
use gatehouse::domain::scan::{AnnulRequest, Hand, ScanRef};
use std::sync::Arc;
use std::time::Duration;

pub const SOON: Duration = Duration::from_millis(60);

#[track_caller]
pub fn assert_undecided(said: Result<Told, Unsaid>) {
    match said {
        Err(Unsaid::Undecided(Undecided::NotDurable)) => {}
        other => panic!("not undecided: {other:?}"),
    }
}

/// What is said long before anybody's patience ends: a deadline of one's own would say the same in the end.
pub async fn soon(heard: Heard) -> Result<Told, Unsaid> {
    tokio::time::timeout(PATIENCE / 4, heard).await.expect("it is said soon").expect("it says so")
}

pub async fn a_scan_that_is_late_never_happened(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    let node = evening.node();
    let owner = node.owner().await;
    let scan = evening.scan(0).key("late");
    evening.journal.hold();
    assert_undecided(put(&owner, scan.clone().command(), SOON).await.expect("it says so"));
    // The guest walks on to the next gate while the first batch is still under way.
    let mut next = put(&owner, evening.scan(0).at("gate-b").command(), PATIENCE);
    taken(&owner).await;
    assert_silent(&mut next);
    evening.journal.let_go();
    let let_in = assert_word(next.await.expect("an answer"), "ADMIT");
    // The key is decided afresh: by now the guest is inside.
    let afresh = assert_word(node.say(scan.again()).await, "ALREADY_CHECKED_IN");
    assert_eq!(afresh.earlier.expect("the entry in the way").at, let_in.at);

    let audited = audit(&evening, &node).await;
    let what: Vec<&str> = audited.changes().map(|change| kind_of(&change.what)).collect();
    assert_eq!(what, ["scanned", "disowned", "scanned", "scanned"]);
    assert_eq!(audited.log[0].changes.len(), 1, "the batch itself landed as it was");
    let standing = audited.standing();
    assert_eq!(standing.keys().collect::<Vec<_>>(), [&let_in.scan]);
}

fn kind_of(what: &What) -> &'static str {
    match what {
        What::Scanned(_) => "scanned",
        What::Disowned { .. } => "disowned",
        What::Annulled { .. } => "annulled",
        _ => "other",
    }
}

pub async fn a_repeat_that_is_late_takes_nothing_back(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    let node = evening.node();
    let owner = node.owner().await;
    let scan = evening.scan(0).key("mine");
    assert_word(node.say(scan.clone()).await, "ADMIT");
    evening.journal.go_away();
    assert_undecided(put(&owner, scan.again().command(), SOON).await.expect("it says so"));
    evening.journal.come_back();
    let again = assert_word(node.say(scan.again()).await, "ADMIT");
    assert_eq!(again.scan, scan.id);
    assert_word(node.say(evening.scan(0).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert_eq!(audit(&evening, &node).await.standing().len(), 1);
}

pub async fn in_and_out_are_unwound_latest_first(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let node = evening.node();
    let owner = node.owner().await;
    // One ticket starts outside, the other inside.
    assert_word(node.say(evening.scan(1)).await, "ADMIT");
    let before = node.inspect().await.ledger;
    evening.journal.hold();
    let within = |scan: crate::scans::Scan| put(&owner, scan.command(), SOON);
    let late = [
        within(evening.scan(0)),
        within(evening.scan(0).out()),
        within(evening.scan(0).at("gate-b")),
        within(evening.scan(1).out()),
        within(evening.scan(1).at("gate-b")),
    ];
    for heard in late {
        assert_undecided(heard.await.expect("it says so"));
    }
    let after = node.inspect().await.ledger;
    for ticket in &evening.tickets {
        let (one, other) = (before.gate_state(*ticket), after.gate_state(*ticket));
        let life =
            |state: &gatehouse::domain::ticket::GateState| (state.presence.clone(), state.entries, state.last.clone());
        assert_eq!(one.as_ref().map(life), other.as_ref().map(life), "as it was before");
    }
    evening.journal.let_go();
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    assert_word(node.say(evening.scan(1).out()).await, "ADMIT");
    assert_eq!(audit(&evening, &node).await.standing().len(), 3);
}

/// All or nothing, in time or not at all.
pub async fn a_group_that_is_late_never_happened(world: Arc<World>) {
    let evening = Evening::new(&world, 3).await;
    let node = evening.node();
    let owner = node.owner().await;
    assert_word(node.say(evening.scan(2)).await, "ADMIT");
    evening.journal.hold();
    let group = [evening.scan(0), evening.scan(1), evening.scan(2).out()];
    let group = Command::ScanGroup(group.iter().map(crate::scans::Scan::request).collect());
    let late = put(&owner, group, SOON);
    let denied = put(&owner, evening.scan(1).at("gate-b").command(), PATIENCE);
    assert_undecided(late.await.expect("it says so"));
    assert_undecided(soon(denied).await);
    evening.journal.let_go();
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    assert_word(node.say(evening.scan(1).at("gate-b")).await, "ADMIT");
    assert_word(node.say(evening.scan(2).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert_eq!(audit(&evening, &node).await.standing().len(), 3);
}

pub async fn an_exit_that_was_annulled_is_unwound_with_its_entry(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    let node = evening.node();
    let owner = node.owner().await;
    let before = node.inspect().await.ledger.gate_state(evening.tickets[0]).expect("a ticket");
    evening.journal.hold();
    let exit = evening.scan(0).out();
    let request = exit.request();
    let annul = Command::Annul(AnnulRequest {
        which: ScanRef::Id(exit.id),
        device: request.device,
        subject: request.subject,
        reason: None,
        hand: Hand::Scanner,
    });
    let late = [evening.scan(0).command(), exit.command(), annul].map(|command| put(&owner, command, SOON));
    for heard in late {
        assert_undecided(heard.await.expect("it says so"));
    }
    let after = node.inspect().await.ledger.gate_state(evening.tickets[0]).expect("a ticket");
    assert_eq!((after.presence, after.entries, after.last), (before.presence, before.entries, before.last));
    evening.journal.let_go();
    assert_word(node.say(evening.scan(0).at("gate-b")).await, "ADMIT");
    audit(&evening, &node).await;
}

pub async fn a_denial_that_rests_on_it_is_undecided_too(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let node = evening.node();
    let owner = node.owner().await;
    evening.journal.hold();
    let late = put(&owner, evening.scan(0).command(), SOON);
    let denied = put(&owner, evening.scan(0).at("gate-b").command(), PATIENCE);
    let mut bystander = put(&owner, evening.scan(1).command(), PATIENCE);
    assert_undecided(late.await.expect("it says so"));
    assert_undecided(soon(denied).await);
    assert_silent(&mut bystander);
    evening.journal.let_go();
    assert_word(bystander.await.expect("an answer"), "ADMIT");
    assert_word(node.say(evening.scan(0).at("gate-b")).await, "ADMIT");
    audit(&evening, &node).await;
}

pub async fn a_patient_command_makes_no_scan_late(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let node = evening.node();
    let owner = node.owner().await;
    evening.journal.hold();
    let patient = put(&owner, evening.scan(0).command(), PATIENCE);
    assert_undecided(soon(put(&owner, evening.scan(1).command(), SOON)).await);
    evening.journal.let_go();
    assert_word(patient.await.expect("an answer"), "ADMIT");
    audit(&evening, &node).await;
}
