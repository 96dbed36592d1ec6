//! A refund while its ticket is at the door: one comes first, and the records say which.

use crate::box_office::desk::Says;
use crate::box_office::show::Show;
use crate::ledger::{audit, money, number, rows};
use crate::support::eventually;
use crate::{crowd, play};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const ROUNDS: usize = 1000;
const A_BOOKING: usize = 10;
/// Pairs of a refund and a check-in at the same time.
const AT_ONCE: usize = 16;

/// How long the last refund took. Check-ins come at all moments of that time: a race that one side always wins tells nothing.
static REFUND_US: AtomicU64 = AtomicU64::new(0);

/// The refund of a ticket, and its check-in a part of that time later; gives whether it was admitted.
async fn meet(show: Show, ticket: String, code: String, later: f64) -> bool {
    let began = Instant::now();
    let refund = async {
        show.refund(&ticket).await.ok();
        let took = u64::try_from(began.elapsed().as_micros()).expect("less than an age");
        REFUND_US.store(took, Ordering::Relaxed);
    };
    let entry = async {
        tokio::time::sleep(Duration::from_micros(REFUND_US.load(Ordering::Relaxed)).mul_f64(later)).await;
        show.check_in(&code, json!({})).await
    };
    let ((), entry) = tokio::join!(refund, entry);
    let admitted = entry["success"] == true;
    assert_eq!(entry["code"] == "ticket_not_active", !admitted, "admitted, or refused as refunded: {entry}");
    admitted
}

/// What the log says of each ticket: how it is, the commit that set this, its scan's outcome and that scan's commit.
const STORY: &str = "select t.validity, coalesce(g.inside, false), coalesce(g.entries, 0), coalesce(g.seq, 0), s.outcome, s.seq
    from tickets t join scans s on s.ticket = t.id left join ticket_gates g on g.ticket = t.id where t.event = $event and s.what = 0";

#[test]
fn a_refund_and_a_check_in_come_one_after_the_other() {
    // Every refusal is looked for in the log, also where this machine makes more of them a second than are kept of one device.
    play(&[("GATEHOUSE_GATE__REFUSAL_LOG_RATE", "100000")], async |org| {
        let show = Show::new(&org).await;
        let kind = show.kind(json!({"capacity": ROUNDS, "maxPerOrder": A_BOOKING})).await;
        let bought = crowd(ROUNDS / A_BOOKING, AT_ONCE, |_| {
            let (show, kind) = (show.clone(), kind.clone());
            async move { show.buy(&[(&kind, 10)]).await }
        })
        .await;
        let codes = codes(&show).await;
        let tickets: Vec<String> = bought.iter().flat_map(|one| one.tickets.clone()).collect();
        assert_eq!((tickets.len(), codes.len()), (ROUNDS, ROUNDS));
        let told = crowd(ROUNDS, AT_ONCE, |n| {
            let later = (n % 25) as f64 / 25.0;
            meet(show.clone(), tickets[n].clone(), codes[&tickets[n]].clone(), later)
        })
        .await;
        let admitted = told.iter().filter(|admitted| **admitted).count();
        assert!((ROUNDS / 50..ROUNDS - ROUNDS / 50).contains(&admitted), "it was a race: {admitted} came in first");
        eventually("the log is in the tables", Duration::from_secs(60), async || {
            let (refunded, scans) = (number(&show, REFUNDED), rows(&show, STORY).len());
            ((refunded, scans) == (1000, ROUNDS)).then_some(())
        })
        .await;
        // Whoever reads tickets has their states brought up to the log.
        assert!(!show.tickets().await.is_empty());
        for story in rows(&show, STORY) {
            assert_in_order(&story);
        }
        assert_eq!(number(&show, "select count(*) from ticket_gates where event = $event and inside"), admitted as i64);
        audit(&show, &kind, 0, 1000).await;
        let bookings: Vec<String> = bought.into_iter().map(|one| one.booking).collect();
        assert_eq!(money(&show, &bookings).await, (0, Vec::new()), "every ticket's price went back once");
    });
}

const REFUNDED: &str = "select count(*) from tickets where event = $event and validity = 3";

/// Admitted: its entry was committed before it was closed, or with it. Refused: after that, and it never was inside.
fn assert_in_order(story: &[String]) {
    let [validity, inside, entries, closed, outcome, scanned] = story else { panic!("six columns, not {story:?}") };
    let (closed, scanned): (u64, u64) = (closed.parse().expect("a number"), scanned.parse().expect("a number"));
    assert_eq!(validity, "3", "{story:?}");
    match outcome.as_str() {
        "ADMIT" => assert!(inside == "t" && entries == "1" && scanned <= closed, "{story:?}"),
        "TICKET_REFUNDED" => assert!(inside == "f" && entries == "0" && scanned >= closed, "{story:?}"),
        other => panic!("{other}: {story:?}"),
    }
}

/// Every ticket's code, by the native export.
async fn codes(show: &Show) -> HashMap<String, String> {
    let answer = show.org.staff().get(&format!("/v1/events/{}/tickets/export", show.event)).await;
    assert_eq!(answer.status, 200, "{answer}");
    let text = |line: &Value, field: &str| line[field].as_str().expect("a text").to_owned();
    let lines: Vec<Value> = answer.text().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    lines.iter().map(|line| (text(line, "id"), text(line, "code"))).collect()
}
