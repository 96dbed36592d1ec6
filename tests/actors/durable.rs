//! Nothing is said before it is durable.

use crate::World;
use crate::audit::audit;
use crate::evening::{Evening, PATIENCE, put, taken};
use crate::scans::{answer, assert_silent, assert_word, word};
use gatehouse::stores::journal::fake::Fault;
use std::sync::Arc;

pub async fn nothing_is_said_before_its_batch_is_durable(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    let node = evening.node();
    evening.journal.hold();
    let mut heard = node.put(evening.scan(0), PATIENCE).await;
    evening.journal.until_held().await;
    assert_silent(&mut heard);
    assert_eq!(evening.journal.counts().commits, 0);
    evening.journal.let_go();
    assert_word(heard.await.expect("an answer"), "ADMIT");
    assert_eq!(evening.journal.counts().commits, 1);
    audit(&evening, &node).await;
}

pub async fn what_comes_meanwhile_rides_in_one_next_batch(world: Arc<World>) {
    let evening = Evening::new(&world, 20).await;
    let node = evening.node();
    let owner = node.owner().await;
    evening.journal.hold();
    let first = put(&owner, evening.scan(0).command(), PATIENCE);
    evening.journal.until_held().await;
    let mut others: Vec<_> = (1..20).map(|ticket| put(&owner, evening.scan(ticket).command(), PATIENCE)).collect();
    taken(&owner).await;
    others.iter_mut().for_each(assert_silent);
    evening.journal.let_go();
    assert_word(first.await.expect("an answer"), "ADMIT");
    for heard in others {
        assert_word(heard.await.expect("an answer"), "ADMIT");
    }
    let audited = audit(&evening, &node).await;
    let sizes: Vec<usize> = audited.log.iter().map(|entry| entry.changes.len()).collect();
    assert_eq!(sizes, [1, 19]);
}

pub async fn denials_and_repeats_wait_too(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let node = evening.node();
    let owner = node.owner().await;
    let first = evening.scan(0).key("first");
    assert_word(node.say(first.clone()).await, "ADMIT");
    evening.journal.hold();
    let mut denied = put(&owner, evening.scan(0).at("gate-b").command(), PATIENCE);
    evening.journal.until_held().await;
    let mut repeated = put(&owner, first.again().command(), PATIENCE);
    taken(&owner).await;
    assert_silent(&mut denied);
    assert_silent(&mut repeated);
    evening.journal.let_go();
    assert_word(denied.await.expect("an answer"), "ALREADY_CHECKED_IN");
    let repeated = assert_word(repeated.await.expect("an answer"), "ADMIT");
    assert_eq!(repeated.scan, first.id);

    // A repeat alone writes nothing, yet asks whether the event is still ours.
    let before = evening.journal.counts();
    evening.journal.hold();
    let mut alone = put(&owner, first.again().command(), PATIENCE);
    evening.journal.until_held().await;
    assert_silent(&mut alone);
    evening.journal.let_go();
    assert_word(alone.await.expect("an answer"), "ADMIT");
    let after = evening.journal.counts();
    assert_eq!((after.commits, after.confirms), (before.commits, before.confirms + 1));
    audit(&evening, &node).await;
}

pub async fn two_hundred_at_once_and_one_is_let_in(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    let node = evening.node();
    let owner = node.owner().await;
    let scans = (0..200).map(|number| evening.scan(0).at(&format!("gate-{number}")).key(&number.to_string()));
    let heard: Vec<_> = scans.map(|scan| put(&owner, scan.command(), PATIENCE)).collect();
    let mut admitted = Vec::new();
    let mut earlier = Vec::new();
    for heard in heard {
        let answer = answer(heard.await.expect("an answer"));
        match word(&answer) {
            "ADMIT" => admitted.push((answer.at, answer.point)),
            "ALREADY_CHECKED_IN" => earlier.push(answer.earlier.expect("the entry in the way")),
            other => panic!("{other}"),
        }
    }
    assert_eq!((admitted.len(), earlier.len()), (1, 199));
    assert!(earlier.iter().all(|entry| (entry.at, &entry.point) == (admitted[0].0, &admitted[0].1)));
    assert_eq!(audit(&evening, &node).await.standing().len(), 1);
}

pub async fn copies_with_one_key_get_one_answer(world: Arc<World>) {
    let evening = Evening::new(&world, 1).await;
    let node = evening.node();
    let owner = node.owner().await;
    let scan = evening.scan(0).key("one");
    let copies: Vec<_> = (0..50).map(|_| put(&owner, scan.again().command(), PATIENCE)).collect();
    let mut answers = Vec::new();
    for heard in copies {
        answers.push(assert_word(heard.await.expect("an answer"), "ADMIT"));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    let audited = audit(&evening, &node).await;
    assert_eq!(audited.changes().count(), 1, "one record");
    assert_eq!(audited.ledger.occupancy().occupancy.inside, 1);
}

pub async fn a_lost_reply_lands_once(world: Arc<World>) {
    let evening = Evening::new(&world, 2).await;
    let node = evening.node();
    evening.journal.befall([Fault::LoseReply, Fault::LoseReply]);
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    assert_eq!((evening.journal.counts().attempts, evening.journal.counts().commits), (3, 1));
    // The server may also do it after it was asked again.
    evening.journal.befall([Fault::Linger]);
    assert_word(node.say(evening.scan(1)).await, "ADMIT");
    evening.journal.arrive_late();
    assert_word(node.say(evening.scan(1)).await, "ALREADY_CHECKED_IN");
    let audited = audit(&evening, &node).await;
    assert_eq!(audited.log.len(), 3);
}

pub async fn unreachable_for_a_while_keeps_the_order(world: Arc<World>) {
    let evening = Evening::new(&world, 12).await;
    let node = evening.node();
    let owner = node.owner().await;
    evening.journal.go_away();
    let mut heard: Vec<_> = (0..6).map(|ticket| put(&owner, evening.scan(ticket).command(), PATIENCE)).collect();
    let before = evening.journal.counts().attempts;
    evening.journal.until_counted(|counts| counts.attempts >= before + 3).await;
    heard.extend((6..12).map(|ticket| put(&owner, evening.scan(ticket).command(), PATIENCE)));
    taken(&owner).await;
    heard.iter_mut().for_each(assert_silent);
    evening.journal.come_back();
    for heard in heard {
        assert_word(heard.await.expect("an answer"), "ADMIT");
    }
    let audited = audit(&evening, &node).await;
    let decided: Vec<_> = audited.ledger.scans_kept().map(|scan| scan.answer.at).collect();
    assert_eq!((decided.len(), audited.log.len()), (12, 2));
}
