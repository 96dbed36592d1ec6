//! Compares what turnstiles were told with the log and the counters.

use crate::crowd::Told;
use crate::support::Stage;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One scan as the feed tells of it.
#[derive(Debug)]
struct Entry {
    ticket: Option<String>,
    check_in: bool,
    accepted: bool,
}

/// No ticket was admitted twice, every admission told is in the log, and the counters are what the log adds up to.
pub async fn audit(stage: &Stage, told: &[Told]) {
    for (ticket, admissions) in admissions(told) {
        assert_eq!(admissions.len(), 1, "{ticket} was admitted by {admissions:?}");
    }
    let feed = entries(&stage.feed().await);
    for told in told.iter().filter(|told| told.reason.is_none()) {
        let entry = feed.iter().find(|(id, _)| *id == told.scan);
        let (_, entry) = entry.unwrap_or_else(|| panic!("an acknowledged scan is not in the log: {told:?}"));
        assert!(entry.accepted && entry.ticket.as_ref() == Some(&told.ticket), "{told:?} is {entry:?} in the log");
    }
    let inside = replay(&feed);
    assert_eq!(stage.inside().await, inside.len() as u64, "the counter is what the log adds up to");
    let let_in: BTreeSet<String> = admissions(told).into_keys().collect();
    assert_eq!(inside, let_in, "inside are those who were told so");
}

/// Per ticket the scans that admitted it.
pub fn admissions(told: &[Told]) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for told in told {
        let scans = found.entry(told.ticket.clone()).or_default();
        if told.reason.is_none() {
            scans.insert(told.scan.clone());
        }
    }
    found
}

/// Tickets inside after all accepted scans; an entry of somebody inside is a double admission.
fn replay(feed: &[(String, Entry)]) -> BTreeSet<String> {
    let mut inside = BTreeSet::new();
    for (scan, entry) in feed.iter().filter(|(_, entry)| entry.accepted) {
        let ticket = entry.ticket.clone().unwrap_or_else(|| panic!("accepted {scan} names no ticket"));
        let changed = if entry.check_in { inside.insert(ticket) } else { inside.remove(&ticket) };
        assert!(changed, "the log itself holds a second admission or exit: {scan}");
    }
    inside
}

/// The feed with one entry per scan, in its first place, with what it became last (an annulment comes later).
fn entries(feed: &[Value]) -> Vec<(String, Entry)> {
    let mut found: Vec<(String, Entry)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for line in feed {
        let id = line["id"].as_str().unwrap_or_else(|| panic!("no scan id in {line}")).to_owned();
        let accepted = line["outcome"] == "ADMIT";
        if let Some(place) = places.get(&id) {
            found[*place].1.accepted = accepted;
            continue;
        }
        let ticket = line["ticket"].as_str().map(str::to_owned);
        let check_in = line["kind"] == "CHECK_IN";
        places.insert(id.clone(), found.len());
        found.push((id, Entry { ticket, check_in, accepted }));
    }
    found
}
