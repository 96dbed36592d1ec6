//! The log comes into Postgres exactly once, in order, and a bad entry stalls nothing.

use super::stage::{Stage, connect, entry, label, now, refused, scan_id};
use super::support::Postgres;
use super::support::postgres::psql;
use gatehouse::domain::digest::KeyHash;
use gatehouse::domain::ledger::{Change, VerbWord, What};
use gatehouse::domain::ticket::{Presence, Validity};
use gatehouse::domain::time::Moment;
use gatehouse::queries::{FeedKind, Queries, QueryError, TicketFilter};
use gatehouse::stores::StoreError;
use gatehouse::stores::postgres::drain::{self, DrainOutcome};
use gatehouse::stores::postgres::{epochs, facts, hydrate, logbook};

fn moved(to: u64) -> DrainOutcome {
    DrainOutcome::Moved { to, dead: 0 }
}

fn bare(what: What) -> Change {
    Change { what, tickets: Vec::new() }
}

fn annulled(scan: u64, at: Moment) -> Change {
    let (device, reason) = (Some(label("scanner-1")), Some(label("did not turn")));
    bare(What::Annulled { scan: scan_id(scan), at, device, subject: label("steward"), reason })
}

#[tokio::test]
async fn what_was_drained_is_not_drained_again() {
    let stage = Stage::new().await;
    let (store, event) = (&stage.store, stage.event.id);
    let entries = [entry(1, now(), &[refused(scan_id(1), now())]), entry(2, now(), &[refused(scan_id(2), now())])];
    assert_eq!(drain::store(store, event, 0, 0, &entries).await.expect("drained"), moved(2));
    assert_eq!(drain::store(store, event, 0, 0, &entries).await.expect("an answer"), DrainOutcome::Lost);
    assert_eq!(drain::store(store, event, 0, 2, &[]).await.expect("nothing to do"), moved(2));
    assert!(drain::store(store, event, 0, 2, &entries).await.is_err(), "entries that do not follow");
    assert_eq!(drain::watermark(store, event).await.expect("a watermark"), 2);
    let feed = Queries::new(stage.store.clone()).feed(event, None, 100).await.expect("a page");
    assert_eq!(feed.items.len(), 2);
    assert_eq!(psql(&stage.url, "select count(*) from event_log"), "2");
}

#[tokio::test]
async fn of_drains_at_the_same_time_one_moves_and_the_others_lose() {
    let stage = Stage::new().await;
    let entries = [entry(1, now(), &[refused(scan_id(1), now())])];
    let runs = (0..6).map(|_| drain::store(&stage.store, stage.event.id, 0, 0, &entries));
    let outcomes = futures_util::future::join_all(runs).await;
    let won = outcomes.into_iter().filter(|outcome| *outcome.as_ref().expect("an answer") == moved(1)).count();
    assert_eq!(won, 1);
    assert_eq!(psql(&stage.url, "select count(*) from scans"), "1");
}

#[tokio::test]
async fn the_drain_of_a_fenced_owner_moves_nothing() {
    let stage = Stage::new().await;
    let (store, event) = (&stage.store, stage.event.id);
    let entries = [entry(1, now(), &[refused(scan_id(1), now())])];
    let mine = epochs::advance(store, event, 0, 0, "mine").await.expect("an answer").expect("nobody races");
    let other = epochs::advance(store, event, mine, 0, "other").await.expect("an answer").expect("nobody races");
    assert_eq!(drain::store(store, event, mine, 0, &entries).await.expect("an answer"), DrainOutcome::Fenced);
    assert_eq!(drain::watermark(store, event).await.expect("a watermark"), 0);
    assert_eq!(psql(&stage.url, "select count(*) from event_log"), "0");
    assert_eq!(drain::store(store, event, other, 0, &entries).await.expect("drained"), moved(1));
}

#[tokio::test]
async fn the_last_state_of_a_ticket_is_folded_and_an_older_one_never_returns() {
    let stage = Stage::new().await;
    let (store, event) = (&stage.store, stage.event.id);
    let ticket = stage.tickets(1).await[0];
    let at = now();
    let mut out = stage.admitted(scan_id(2), ticket, at);
    out.tickets[0].state.presence = Presence::Outside;
    // Blocked by staff: of what scans change `tickets` repeats nothing.
    out.what = What::Ticket { ticket, verb: VerbWord::Blocked };
    out.tickets[0].state.validity = Validity::Blocked;
    let entries = [entry(1, at, &[stage.admitted(scan_id(1), ticket, at)]), entry(2, at, &[out])];
    drain::store(store, event, 0, 0, &entries).await.expect("drained");
    assert_eq!(psql(&stage.url, "select count(*) from ticket_gates"), "0", "nobody has read it so far");
    let load = async || facts::load(store, event, 0).await.expect("facts").expect("the event").tickets.remove(0).gate;
    let gate = load().await;
    assert_eq!((gate.seq, gate.presence, gate.validity, gate.entries), (2, Presence::Outside, Validity::Blocked, 1));
    let info = stage.registry.ticket(stage.tenant, ticket).await.expect("an answer").expect("the ticket");
    assert_eq!((info.validity, info.inside, info.entries), (Validity::Blocked, false, 1));

    psql(&stage.url, "update drain set seq = 0; truncate event_log, scans");
    drain::store(store, event, 0, 0, &entries[..1]).await.expect("drained");
    assert_eq!(load().await.seq, 2, "the higher sequence wins");
}

#[tokio::test]
async fn states_are_folded_once_by_whoever_reads_them_first() {
    let stage = Stage::new().await;
    let (store, event) = (&stage.store, stage.event.id);
    let tickets = stage.tickets(3).await;
    let at = now();
    let mut left = stage.admitted(scan_id(2), tickets[0], at);
    left.tickets[0].state.presence = Presence::Outside;
    // In and out in one batch: the later one counts. More batches than one transaction folds.
    let came = [stage.admitted(scan_id(1), tickets[0], at), left, stage.admitted(scan_id(3), tickets[1], at)];
    let mut entries = vec![entry(1, at, &came)];
    entries.extend((2..=600).map(|seq| entry(seq, at, &[refused(scan_id(seq + 10), at)])));
    entries.push(entry(601, at, &[stage.admitted(scan_id(4), tickets[2], at)]));
    drain::store(store, event, 0, 0, &entries).await.expect("drained");
    let standing = logbook::standing(store, event).await.expect("an answer").expect("the event");
    let mut inside: Vec<bool> = Vec::new();
    for ticket in &tickets {
        let of_ticket = standing.tickets.iter().find(|(id, ..)| id == ticket).expect("it was at a gate");
        inside.push(of_ticket.1);
    }
    assert_eq!(inside, [false, true, true], "the auditor sees what nobody has folded");
    assert_eq!(psql(&stage.url, "select count(*) from ticket_gates"), "0", "and writes nothing");

    let queries = Queries::new(store.clone());
    let every = TicketFilter::default();
    let readers = (0..6).map(|_| queries.tickets(stage.tenant, event, &every, None, 10));
    for page in futures_util::future::join_all(readers).await {
        let states: Vec<_> = page.expect("a page").items.into_iter().map(|ticket| (ticket.id, ticket.inside)).collect();
        assert_eq!(states, [(tickets[0], false), (tickets[1], true), (tickets[2], true)]);
    }
    assert_eq!(psql(&stage.url, "select seq from gates_folded"), "601");
    assert_eq!(psql(&stage.url, "select string_agg(seq::text, ',' order by seq) from ticket_gates"), "1,1,601");
    let gates = facts::load(store, event, 0).await.expect("facts").expect("the event").tickets;
    assert_eq!(gates.iter().map(|ticket| ticket.gate.seq).collect::<Vec<_>>(), [1, 1, 601]);

    drain::store(store, event, 0, 601, &[entry(602, at, &[stage.admitted(scan_id(5), tickets[0], at)])])
        .await
        .expect("drained");
    let info = stage.registry.ticket(stage.tenant, tickets[0]).await.expect("an answer").expect("the ticket");
    assert!(info.inside, "the next reader folds what came since");
    assert_eq!(psql(&stage.url, "select seq from gates_folded"), "602");
}

#[tokio::test]
async fn a_scan_that_was_taken_back_says_so() {
    let stage = Stage::new().await;
    let (store, event) = (&stage.store, stage.event.id);
    let tickets = stage.tickets(2).await;
    let at = now();
    let first = [stage.admitted(scan_id(1), tickets[0], at), stage.admitted(scan_id(2), tickets[1], at)];
    let second = [annulled(1, at.plus_millis(5)), bare(What::Disowned { scan: scan_id(2) })];
    // One in the same drain, one in a later one.
    drain::store(store, event, 0, 0, &[entry(1, at, &first), entry(2, at, &second[..1])]).await.expect("drained");
    drain::store(store, event, 0, 2, &[entry(3, at, &second[1..])]).await.expect("drained");

    let (kept, _) = hydrate::scan_records(store, event).await.expect("records");
    assert_eq!(kept.len(), 1, "a disowned scan never was");
    assert_eq!((kept[0].answer.scan, kept[0].annulled_at), (scan_id(1), Some(at.plus_millis(5))));

    let feed = Queries::new(store.clone()).feed(event, None, 100).await.expect("a page");
    let told: Vec<_> = feed.items.iter().map(|item| (item.seq, item.what, item.scan)).collect();
    assert_eq!(
        told,
        [
            (1, FeedKind::Scan, scan_id(1)),
            (1, FeedKind::Scan, scan_id(2)),
            (2, FeedKind::Annulment, scan_id(1)),
            (3, FeedKind::Disownment, scan_id(2)),
        ]
    );
    assert!(feed.items[0].annulled_at.is_some() && feed.items[1].annulled_at.is_some());
    assert_eq!(feed.items[2].ticket, Some(tickets[0]), "an annulment tells whose scan it takes back");
    assert_eq!(feed.items[2].reason.as_deref(), Some("did not turn"));
}

#[tokio::test]
async fn a_key_annulled_before_its_scan_is_kept() {
    let stage = Stage::new().await;
    let ahead = |key| What::AnnulledAhead { key: KeyHash([key; 16]), at: now(), device: None, subject: label("s") };
    let entries = [entry(1, now(), &[bare(ahead(7)), bare(ahead(3))]), entry(2, now(), &[bare(ahead(7))])];
    drain::store(&stage.store, stage.event.id, 0, 0, &entries).await.expect("drained");
    let keys = hydrate::annulled_ahead(&stage.store, stage.event.id).await.expect("keys");
    assert_eq!(keys, [KeyHash([3; 16]), KeyHash([7; 16])]);
}

#[tokio::test]
async fn a_bad_entry_goes_to_the_dead_letters_and_stalls_nothing() {
    let stage = Stage::new().await;
    let (store, event) = (&stage.store, stage.event.id);
    let ticket = stage.tickets(1).await[0];
    // A state that names a type which does not exist breaks a foreign key; a time beyond every calendar no column holds.
    let mut unknown_type = stage.admitted(scan_id(2), ticket, now());
    unknown_type.what = What::Ticket { ticket, verb: VerbWord::TypeChanged };
    unknown_type.tickets[0].state.ticket_type = gatehouse::domain::ids::TicketTypeId::from_bytes([9; 16]);
    let entries = [
        entry(1, now(), &[refused(scan_id(1), now())]),
        entry(2, now(), &[unknown_type]),
        entry(3, now(), &[refused(scan_id(3), Moment(i64::MAX))]),
        entry(4, now(), &[stage.admitted(scan_id(4), ticket, now())]),
    ];
    let outcome = drain::store(store, event, 0, 0, &entries).await.expect("drained");
    assert_eq!(outcome, DrainOutcome::Moved { to: 4, dead: 2 });
    assert_eq!(drain::dead_letters(store, event).await.expect("a count"), 2);
    assert_eq!(psql(&stage.url, "select seq, sqlstate from dead_letters order by seq"), "2|23503\n3|22003");
    assert_eq!(psql(&stage.url, "select string_agg(seq::text, ',' order by seq) from event_log"), "1,4");
    assert_eq!(psql(&stage.url, "select string_agg(seq::text, ',' order by seq) from scans"), "1,4");
    let bytes = psql(&stage.url, "select encode(entry, 'hex') from dead_letters where seq = 2");
    let hex: String = entries[1].bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(bytes, hex, "nothing of it is lost");
    assert!(stage.registry.delete_event(stage.tenant, "opening-night").await.is_err());
}

#[tokio::test]
async fn while_postgres_is_away_everything_stays_and_can_be_tried_again() {
    let mut server = Postgres::start();
    let stage = Stage::at(server.database()).await;
    let entries = [entry(1, now(), &[refused(scan_id(1), now())])];
    server.stop();
    let refused = drain::store(&stage.store, stage.event.id, 0, 0, &entries).await.expect_err("it is away");
    assert!(matches!(refused, StoreError::Unavailable(_)), "{refused}");
    server.restart();
    let store = connect(&stage.url).await;
    assert_eq!(drain::store(&store, stage.event.id, 0, 0, &entries).await.expect("drained"), moved(1));
}

#[tokio::test]
async fn a_scan_lies_in_its_months_partition_and_a_strange_time_in_the_default_one() {
    let stage = Stage::new().await;
    let entries = [entry(1, now(), &[refused(scan_id(1), now()), refused(scan_id(2), Moment(0))])];
    drain::store(&stage.store, stage.event.id, 0, 0, &entries).await.expect("drained");
    let month = chrono::Utc::now().format("scans_%Y_%m").to_string();
    let places = psql(&stage.url, "select tableoid::regclass from scans order by ordinal");
    assert_eq!(places, format!("{month}\nscans_default"));
    let made = "select count(*) from pg_inherits where inhparent = 'scans'::regclass";
    assert_eq!(psql(&stage.url, made), "14", "this month, the twelve after it, and the default");
    stage.store.make_partitions().await.expect("harmless to repeat");
    assert_eq!(psql(&stage.url, made), "14");
}

#[tokio::test]
async fn the_feed_goes_on_within_a_batch() {
    let stage = Stage::new().await;
    let changes: Vec<Change> = (1..=5).map(|number| refused(scan_id(number), now())).collect();
    let entries = [entry(1, now(), &changes), entry(2, now(), &[refused(scan_id(6), now())])];
    drain::store(&stage.store, stage.event.id, 0, 0, &entries).await.expect("drained");
    let queries = Queries::new(stage.store.clone());
    let mut seen = Vec::new();
    let mut after = None;
    for _ in 0..4 {
        let page = queries.feed(stage.event.id, after.as_deref(), 2).await.expect("a page");
        seen.extend(page.items.iter().map(|item| item.scan));
        after = Some(page.next);
    }
    assert_eq!(seen, (1..=6).map(scan_id).collect::<Vec<_>>(), "each once, in the order of decision");
    let wrong = queries.feed(stage.event.id, Some("yesterday"), 2).await;
    assert_eq!(wrong.expect_err("no cursor"), QueryError::BadCursor);
}
