//! What owners rely on: epochs go to one, and facts come whole and never skip.

use super::stage::{Stage, entry, label, now, refused, scan_id};
use super::support::postgres::psql;
use gatehouse::actors::registry::{EventPatch, NewScanPoint, NewZone};
use gatehouse::domain::ids::{EventId, HoldId};
use gatehouse::domain::ledger::{Change, What};
use gatehouse::domain::scan::Kind;
use gatehouse::queries::Queries;
use gatehouse::stores::postgres::fenced::{self, FencedFact};
use gatehouse::stores::postgres::{Settings, Store, drain, epochs, facts};
use std::time::{Duration, Instant};

#[tokio::test]
async fn of_nodes_that_want_an_event_at_the_same_time_one_wins() {
    let stage = Stage::new().await;
    let event = stage.event.id;
    let seen = epochs::read(&stage.store, event).await.expect("an answer").expect("the event").epoch;
    assert_eq!(seen, 0);
    let nodes: Vec<String> = (0..10).map(|number| format!("node-{number}")).collect();
    let tries = nodes.iter().map(|node| epochs::advance(&stage.store, event, seen, 0, node));
    let won: Vec<u64> =
        futures_util::future::join_all(tries).await.into_iter().filter_map(|epoch| epoch.expect("an answer")).collect();
    assert_eq!(won, [1]);
    let higher = epochs::advance(&stage.store, event, 1, 41, "node-0").await.expect("an answer");
    assert_eq!(higher, Some(42), "above what Redis holds");
    let late = epochs::advance(&stage.store, event, 1, 0, "node-1").await.expect("an answer");
    assert_eq!(late, None, "whoever saw an older epoch has lost");
    assert_eq!(epochs::read(&stage.store, EventId::from_bytes([1; 16])).await.expect("an answer"), None);
}

#[tokio::test]
async fn an_event_that_another_node_journals_is_not_given_away() {
    let stage = Stage::new().await;
    psql(&stage.url, "update event_epochs set degraded = 'node-1'");
    assert_eq!(epochs::advance(&stage.store, stage.event.id, 0, 0, "node-2").await.expect("an answer"), None);
    assert_eq!(epochs::advance(&stage.store, stage.event.id, 0, 0, "node-1").await.expect("an answer"), Some(1));
}

/// The drain of an owner locks the epoch. Where that owner hangs in the middle, its follower must not wait for it for ever.
#[tokio::test]
async fn a_transaction_that_falls_silent_stands_in_nobodys_way() {
    let stage = Stage::new().await;
    let silence_timeout = Duration::from_millis(400);
    let hangs = Settings { url: stage.url.clone(), silence_timeout, ..Settings::default() };
    let hangs = Store::connect(&hangs).await.expect("a store");
    let mut open = hangs.begin().await.expect("a transaction");
    let lock = "select epoch from event_epochs for share";
    sqlx::query_scalar::<_, i64>(lock).fetch_one(&mut *open).await.expect("the lock");
    let began = Instant::now();
    let won = epochs::advance(&stage.store, stage.event.id, 0, 0, "follower").await.expect("an answer");
    assert_eq!(won, Some(1));
    assert!((Duration::from_millis(200)..Duration::from_secs(5)).contains(&began.elapsed()), "{:?}", began.elapsed());
    open.commit().await.expect_err("it was undone");
    // A snapshot locks nothing, and may take its time.
    let mut long = hangs.snapshot().await.expect("a snapshot");
    let ask = "select current_setting('idle_in_transaction_session_timeout')";
    assert_eq!(sqlx::query_scalar::<_, String>(ask).fetch_one(&mut *long).await.expect("a setting"), "0");
}

/// A node that dies while its drain waits for somebody's lock has locked the epoch already.
#[tokio::test]
async fn a_session_whose_node_died_while_it_waited_stands_in_nobodys_way() {
    let stage = Stage::new().await;
    let mut blocks = stage.store.begin().await.expect("a transaction");
    sqlx::raw_sql("lock table scans in exclusive mode").execute(&mut *blocks).await.expect("a lock");
    let dies = Settings { url: stage.url.clone(), ..Settings::default() };
    let dies = Store::connect(&dies).await.expect("a store");
    let mut open = dies.connection().await.expect("a connection").detach();
    sqlx::raw_sql("begin; select epoch from event_epochs for share").execute(&mut open).await.expect("the lock");
    let waits = sqlx::raw_sql("lock table scans in row exclusive mode").execute(&mut open);
    tokio::time::timeout(Duration::from_millis(300), waits).await.expect_err("it waits");
    // Its socket closes, as that of a process that is killed does; the session goes on waiting.
    drop(open);
    let began = Instant::now();
    let won = epochs::advance(&stage.store, stage.event.id, 0, 0, "follower").await.expect("an answer");
    assert_eq!(won, Some(1));
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

/// Whoever takes the event over gives back the holds that are tickets already, or their places would count twice.
#[tokio::test]
async fn holds_that_are_tickets_by_now_are_found() {
    let stage = Stage::new().await;
    let tickets = stage.tickets(2).await;
    let [sold, open] = [HoldId::from_bytes([1; 16]), HoldId::from_bytes([2; 16])];
    for hold in [sold, open] {
        let bytes = hold.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        psql(
            &stage.url,
            &format!(
                "insert into orders (id, tenant, event, kind, state, channel, currency, subtotal_minor, total_minor,
                                     due_minor, hold, made_by)
                 select '{bytes}', tenant, id, 0, 0, 0, 'EUR', 0, 0, 0, '{bytes}', 'a test' from events"
            ),
        );
    }
    psql(&stage.url, "update tickets set order_id = '01010101-0101-0101-0101-010101010101'");
    let found = facts::sold(&stage.store, stage.event.id, &[sold, open]).await.expect("an answer");
    assert_eq!(found.iter().map(|(hold, _)| *hold).collect::<Vec<_>>(), [sold]);
    assert!(tickets.contains(&found[0].1));
    let elsewhere = facts::sold(&stage.store, EventId::from_bytes([9; 16]), &[sold]).await.expect("an answer");
    assert_eq!(elsewhere, []);
}

#[tokio::test]
async fn facts_are_the_whole_configuration_and_the_newer_tickets() {
    let stage = Stage::new().await;
    let event = stage.event.id;
    let zone = NewZone { id: "floor".into(), name: Some("Floor".into()), capacity: Some(10) };
    let patch = EventPatch { occupancy_limit: Some(Some(99)), zones: Some(Some(vec![zone])), ..EventPatch::default() };
    stage.registry.update_event(stage.tenant, "opening-night", patch).await.expect("a change");
    let point = NewScanPoint {
        event: event.to_string(),
        name: "Gate A".into(),
        zone: Some("floor".into()),
        accepted_ticket_types: vec!["general".into()],
        ..NewScanPoint::default()
    };
    stage.registry.create_scan_point(stage.tenant, point).await.expect("a point");
    let first = stage.tickets(3).await;
    let before = facts::load(&stage.store, event, 0).await.expect("facts").expect("the event");
    assert_eq!(before.tickets.len(), 3);
    assert_eq!((before.policy.occupancy_limit, before.zones[0].capacity), (Some(99), Some(10)));
    assert_eq!((before.types[0].slug.as_str(), before.types[0].number), ("general", 1));
    assert_eq!(before.points[0].zone, Some(label("floor")));
    assert_eq!(before.points[0].accepted_types, [stage.general.id]);

    let second = stage.tickets(2).await;
    let newer = facts::load(&stage.store, event, before.version).await.expect("facts").expect("the event");
    assert!(newer.version > before.version);
    let ids: Vec<_> = newer.tickets.iter().map(|ticket| ticket.id).collect();
    assert_eq!(ids, second, "and none of {first:?}");
    assert_eq!((newer.types.len(), newer.points.len()), (1, 1));
    assert_eq!(facts::load(&stage.store, EventId::from_bytes([1; 16]), 0).await.expect("an answer"), None);
}

#[tokio::test]
async fn whoever_pulls_what_is_newer_misses_nothing_while_many_write() {
    let stage = Stage::new().await;
    let event = stage.event.id;
    let writing = futures_util::future::join_all((0..12).map(|_| stage.tickets(5)));
    let pulling = async {
        let mut pulled = Vec::new();
        let mut version = 0;
        while pulled.len() < 60 {
            let facts = facts::load(&stage.store, event, version).await.expect("facts").expect("the event");
            version = facts.version;
            pulled.extend(facts.tickets.into_iter().map(|ticket| ticket.id));
        }
        pulled
    };
    let (written, mut pulled) =
        tokio::time::timeout(std::time::Duration::from_secs(60), async { tokio::join!(writing, pulling) })
            .await
            .expect("every ticket is pulled in the end");
    let mut written: Vec<_> = written.into_iter().flatten().collect();
    written.sort();
    pulled.sort();
    assert_eq!(pulled, written, "each once");
}

#[tokio::test]
async fn a_change_of_facts_is_told_on_its_node() {
    let stage = Stage::new().await;
    let mut told = stage.registry.facts_changed();
    stage.tickets(1).await;
    assert_eq!(told.try_recv(), Ok(stage.event.id));
}

#[tokio::test]
async fn a_fenced_tail_is_kept_once_in_its_order_and_waits_until_it_is_applied() {
    let stage = Stage::new().await;
    let (store, event) = (&stage.store, stage.event.id);
    let tickets = stage.tickets(2).await;
    let at = now();
    let in_turn = [
        stage.admitted(scan_id(1), tickets[0], at),
        refused(scan_id(9), at),
        Change { what: What::Disowned { scan: scan_id(1) }, tickets: Vec::new() },
        stage.admitted(scan_id(2), tickets[1], at),
    ];
    let facts = FencedFact::of(entry(7, at, &in_turn));
    assert_eq!(facts.len(), 3, "a refusal let nobody in");
    let version = facts::versions(store, &[event]).await.expect("versions");
    assert_eq!(fenced::keep(store, event, 4, &facts).await.expect("kept"), 3);
    assert_ne!(facts::versions(store, &[event]).await.expect("versions"), version, "its owner has news to read");
    let more = [&facts[..], &FencedFact::of(entry(8, at, &[stage.admitted(scan_id(3), tickets[0], at)]))].concat();
    assert_eq!(fenced::keep(store, event, 5, &more).await.expect("kept"), 4, "under the later epoch");
    assert_eq!(fenced::keep(store, event, 5, &more).await.expect("kept"), 0, "each once");
    assert_eq!(fenced::keep(store, event, 4, &more).await.expect("kept"), 0, "an owner before that comes too late");

    let waiting = fenced::waiting(store, event).await.expect("an answer");
    let changes: Vec<_> = waiting.iter().map(|fact| &fact.change.what).collect();
    assert_eq!(changes, more.iter().map(|fact| &fact.change.what).collect::<Vec<_>>());
    for _ in 0..2 {
        fenced::applied(store, 6, &[waiting[0].id, waiting[2].id]).await.expect("written");
    }
    let left = fenced::waiting(store, event).await.expect("an answer");
    assert_eq!(left, [waiting[1].clone(), waiting[3].clone()]);

    // The owner that took it over is fenced too, before what it wrote was drained: it waits again.
    assert_eq!(fenced::keep(store, event, 6, &more[..1]).await.expect("kept"), 1);
    fenced::applied(store, 6, &[waiting[0].id]).await.expect("too late");
    assert_eq!(fenced::waiting(store, event).await.expect("an answer").len(), 3);
    fenced::applied(store, 7, &[waiting[0].id]).await.expect("written");
    assert_eq!(fenced::waiting(store, event).await.expect("an answer").len(), 2);
}

#[tokio::test]
async fn contradictions_are_listed_once_newest_first() {
    let stage = Stage::new().await;
    let (store, event) = (&stage.store, stage.event.id);
    let ticket = stage.tickets(1).await[0];
    let contradicted = |kept, other| {
        let what = What::Contradicted { ticket, kept: scan_id(kept), other: scan_id(other) };
        Change { what, tickets: Vec::new() }
    };
    let at = now();
    let changes = [stage.admitted(scan_id(1), ticket, at), contradicted(1, 2), contradicted(1, 2), contradicted(1, 3)];
    drain::store(store, event, 0, 0, &[entry(1, at, &changes)]).await.expect("drained");
    let queries = Queries::new(store.clone());
    let first = queries.conflicts(event, None, 1).await.expect("a page");
    assert_eq!((first.items.len(), first.items[0].other.id), (1, scan_id(3)));
    let kept = &first.items[0].kept;
    assert_eq!((kept.id, kept.point.as_deref(), kept.kind), (scan_id(1), Some("gate-a"), Some(Kind::CheckIn)));
    assert_eq!(first.items[0].other.at, None, "the history does not have it yet");
    let rest = queries.conflicts(event, first.next.as_deref(), 10).await.expect("a page");
    assert_eq!((rest.items.len(), rest.items[0].other.id, rest.next), (1, scan_id(2), None));
}
