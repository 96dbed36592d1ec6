//! An event that is decided into its node's local journal while the journal (Redis) is away.

use crate::World;
use crate::audit::audit;
use crate::evening::{Evening, Node, Owner, PATIENCE, put, settings};
use crate::scans::assert_word;
use crate::undecided::{SOON, assert_undecided};
use gatehouse::actors::event_actor::inspect::Fall;
use gatehouse::actors::journals::{self, Journals};
use gatehouse::actors::messages::{Retire, Retired, Retirement, Told, Unsaid};
use gatehouse::actors::registry::{NewEvent, NewTicketType};
use gatehouse::stores::journal::fake::Fault;
use gatehouse::stores::postgres::{epochs, fenced};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

const GRACE: Duration = Duration::from_millis(100);

/// An evening with the policy `journal`, and a node with a disk of its own.
struct Night {
    evening: Evening,
    node: Node,
    journals: Journals,
    disk: tempfile::TempDir,
}

impl Night {
    async fn new(world: &World, tickets: usize) -> Night {
        Night::with_room(world, tickets, 1 << 20).await
    }

    async fn with_room(world: &World, tickets: usize, bytes_max: u64) -> Night {
        let policy = NewEvent { outage_policy: Some("journal".into()), ..NewEvent::default() };
        let evening = Evening::of(&world.url, tickets, NewTicketType::default(), policy).await;
        let disk = tempfile::tempdir().expect("a folder");
        let folder = disk.path().to_owned();
        let journals = Journals::new(journals::Settings { folder, grace: GRACE, bytes_max, only_node: false });
        let mut settings = settings();
        settings.event.journals = journals.clone();
        let node = evening.node_with(settings, evening.store.clone());
        Night { evening, node, journals, disk }
    }

    /// Nothing is left of the outage.
    async fn over(&self) {
        let (event, journals) = (self.evening.event, &self.journals);
        crate::support::eventually("the outage is over", PATIENCE, async || {
            let known = epochs::read(&self.evening.store, event).await.ok()??;
            let over = known.degraded.is_none() && !journals.has(event) && !journals.is_in_use(event);
            over.then_some(())
        })
        .await;
    }

    /// So many scans stand, whatever way one looks at the event.
    async fn ends_with(&self, standing: usize) {
        self.over().await;
        assert_eq!(audit(&self.evening, &self.node).await.standing().len(), standing);
    }
}

#[track_caller]
fn degraded(said: Result<Told, Unsaid>, expected: &str) {
    let told = said.expect("a verdict");
    assert!(told.degraded, "it rests on the journal: {told:?}");
    assert_word(Ok(told), expected);
}

pub async fn entry_goes_on_and_is_replayed_in_order(world: Arc<World>) {
    let night = Night::new(&world, 4).await;
    let (evening, node) = (&night.evening, &night.node);
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    // Redis takes the batch in flight, and nobody hears of it.
    evening.journal.befall([Fault::LoseReply].into_iter().chain(std::iter::repeat_n(Fault::Unreachable, 1000)));
    let owner = node.owner().await;
    let in_flight = put(&owner, evening.scan(1).key("one").command(), PATIENCE);
    evening.journal.until_counted(|counts| counts.commits == 2).await;
    evening.journal.go_away();
    degraded(in_flight.await.expect("an answer"), "ADMIT");
    degraded(node.say(evening.scan(1).at("gate-b")).await, "ALREADY_CHECKED_IN");
    degraded(node.say(evening.scan(1).key("one")).await, "ADMIT");
    degraded(node.say(evening.scan(2)).await, "ADMIT");
    degraded(node.say(evening.scan(2).out()).await, "ADMIT");
    let known = epochs::read(&evening.store, evening.event).await.expect("postgres").expect("the event");
    assert_eq!(known.degraded, Some(node.tag.node.to_string()));
    assert!(night.journals.has(evening.event));
    evening.journal.forgive();
    evening.journal.come_back();
    night.over().await;
    let after = node.say(evening.scan(3)).await.expect("a verdict");
    assert!(!after.degraded);
    night.ends_with(5).await;
    assert_eq!(std::fs::read_dir(night.disk.path()).expect("a folder").count(), 0);
}

/// A scan that could not be made durable at all is taken back, in the journal like anywhere else.
pub async fn a_take_back_rides_in_the_journal(world: Arc<World>) {
    let night = Night::new(&world, 1).await;
    let (evening, node) = (&night.evening, &night.node);
    let owner = node.owner().await;
    evening.journal.go_away();
    // Its time is over before the grace is.
    assert_undecided(put(&owner, evening.scan(0).command(), SOON).await.expect("it says so"));
    degraded(node.say(evening.scan(0).at("gate-b")).await, "ADMIT");
    evening.journal.come_back();
    night.ends_with(1).await;
}

pub async fn a_full_journal_lets_nobody_in(world: Arc<World>) {
    let night = Night::with_room(&world, 3, 600).await;
    let (evening, node) = (&night.evening, &night.node);
    let owner = node.owner().await;
    evening.journal.go_away();
    degraded(node.say(evening.scan(0)).await, "ADMIT");
    let long = "x".repeat(200);
    let refused = put(&owner, evening.scan(1).key(&long).at(&long[..90]).command(), GRACE * 5);
    assert_undecided(refused.await.expect("it says so"));
    evening.journal.come_back();
    night.over().await;
    assert_word(node.say(evening.scan(1).at("gate-b")).await, "ADMIT");
    night.ends_with(2).await;
}

pub async fn a_redis_that_lost_its_data_gets_the_journal_too(world: Arc<World>) {
    let night = Night::new(&world, 3).await;
    let (evening, node) = (&night.evening, &night.node);
    assert_word(node.say(evening.scan(0)).await, "ADMIT");
    evening.journal.go_away();
    degraded(node.say(evening.scan(1)).await, "ADMIT");
    evening.journal.lose_everything();
    evening.journal.come_back();
    night.over().await;
    assert_word(node.say(evening.scan(1).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert_word(node.say(evening.scan(2)).await, "ADMIT");
    night.ends_with(3).await;
}

/// The owner falls in the outage: the next one of this node hands its journal in first, whatever Redis still knows.
pub async fn an_owner_that_fell_leaves_a_journal_that_is_handed_in(world: Arc<World>) {
    for loses in [false, true] {
        let night = Night::new(&world, 3).await;
        let (evening, node) = (&night.evening, &night.node);
        assert_word(node.say(evening.scan(0)).await, "ADMIT");
        node.drained(evening).await;
        evening.journal.go_away();
        degraded(node.say(evening.scan(1).key("one")).await, "ADMIT");
        degraded(node.say(evening.scan(2)).await, "ADMIT");
        degraded(node.say(evening.scan(2).out()).await, "ADMIT");
        let owner = node.owner().await;
        fall(&owner).await;
        assert!(node.directory.owner(evening.event, Instant::now() + SOON).await.is_err(), "Redis is away");
        let other = evening.node();
        if loses {
            evening.journal.lose_everything();
        }
        evening.journal.come_back();
        let refused = other.directory.owner(evening.event, Instant::now() + PATIENCE).await;
        assert!(refused.is_err(), "nobody else may have it before that");
        assert_word(node.say(evening.scan(1).key("one")).await, "ADMIT");
        assert_word(node.say(evening.scan(1).at("gate-b")).await, "ALREADY_CHECKED_IN");
        assert_word(node.say(evening.scan(2)).await, "ADMIT");
        if loses {
            // What was drained is in Postgres alone: the audit looks for it in Redis too.
            evening.journal.lose_everything();
            assert_word(node.say(evening.scan(0).at("gate-b")).await, "ALREADY_CHECKED_IN");
        }
        night.ends_with(5).await;
    }
}

async fn fall(owner: &Owner) {
    owner.try_send(Fall).expect("room in the mailbox");
    crate::support::eventually("it is gone", PATIENCE, async || (!owner.connected()).then_some(())).await;
}

pub async fn an_event_that_journals_is_not_handed_over(world: Arc<World>) {
    let night = Night::new(&world, 2).await;
    let (evening, node) = (&night.evening, &night.node);
    node.owner().await;
    evening.journal.go_away();
    degraded(node.say(evening.scan(0)).await, "ADMIT");
    let owner = node.owner().await;
    let (reply, handed_over) = oneshot::channel();
    let by = (Instant::now() + PATIENCE).into();
    owner.try_send(Retire { by, why: Retirement::Leave, reply }).expect("room in the mailbox");
    assert_eq!(handed_over.await, Ok(Retired::Stayed));
    assert!(owner.connected());
    degraded(node.say(evening.scan(1)).await, "ADMIT");
    evening.journal.come_back();
    night.ends_with(2).await;
}

/// Staff give the event away: its owner hears of it from Postgres, and what it said is known to the next one.
pub async fn an_owner_that_was_forced_out_hands_its_journal_on(world: Arc<World>) {
    let night = Night::new(&world, 3).await;
    let (evening, node) = (&night.evening, &night.node);
    node.owner().await;
    evening.journal.go_away();
    degraded(node.say(evening.scan(0).key("one")).await, "ADMIT");
    let owner = node.owner().await;
    let mut db = evening.store.connection().await.expect("postgres");
    let me = node.tag.node.to_string();
    let forced = epochs::force(&mut db, evening.event, &me).await.expect("postgres");
    assert!(forced.is_some(), "it journals");
    let again = epochs::force(&mut db, evening.event, &me).await.expect("postgres");
    assert_eq!(again, None, "only once");
    crate::support::eventually("it stops", PATIENCE, async || (!owner.connected()).then_some(())).await;
    let facts = crate::support::eventually("its facts are in postgres", PATIENCE, async || {
        let waiting = fenced::waiting(&evening.store, evening.event).await.ok()?;
        (!waiting.is_empty()).then_some(waiting)
    })
    .await;
    assert_eq!(facts.len(), 1);
    evening.journal.come_back();
    let other = evening.node();
    assert_word(other.say(evening.scan(0).at("gate-b")).await, "ALREADY_CHECKED_IN");
    assert_word(other.say(evening.scan(0).key("one")).await, "ADMIT");
    crate::support::eventually("the journal is set aside", PATIENCE, async || {
        node.directory.hand_in_journals().await;
        (!night.journals.has(evening.event)).then_some(())
    })
    .await;
    assert_eq!(audit(evening, &other).await.standing().len(), 1);
}
