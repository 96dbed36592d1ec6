//! Every metric and every operational log event is one function here; names appear nowhere else.
//!
//! Labels are bounded: an event or scan point beyond the limit is counted as `other`.

mod described;
mod event;
mod outage;
mod vitals;

pub use described::{describe, gateway_offered};
pub use event::EventSignals;
pub use outage::{
    journal_bytes, journal_error, journal_handed_on, journal_in_use, journal_replayed, journal_written,
    journals_waiting, takeover_forced,
};
pub use vitals::{RedisMemory, connections, event_named, node, process, redis_memory, store_answered};

use crate::domain::audit::{Findings, Rule};
use crate::domain::ids::EventId;
use metrics::{Counter, Histogram, counter, gauge, histogram};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Events with a label of their own; a node that serves more than these has them counted together.
const EVENTS_MAX: usize = 200;

static EVENTS: AtomicUsize = AtomicUsize::new(0);
static EVENT_LABELS: Mutex<Option<HashMap<EventId, String>>> = Mutex::new(None);

/// The label of an event: its id, or `other` beyond the limit. The same for as long as the process lives.
fn event_label(event: EventId) -> String {
    let mut labels = EVENT_LABELS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let labels = labels.get_or_insert_with(HashMap::new);
    if let Some(label) = labels.get(&event) {
        return label.clone();
    }
    if EVENTS.fetch_add(1, Ordering::Relaxed) >= EVENTS_MAX {
        return "other".to_owned();
    }
    labels.entry(event).or_insert_with(|| event.to_string()).clone()
}

/// Latency of one route in one worker: the handles are looked up once. `route` is the pattern, never the path.
pub struct RouteSignals {
    route: &'static str,
    by_status: RefCell<Vec<(u16, Histogram)>>,
}

impl RouteSignals {
    pub fn new(route: &'static str) -> RouteSignals {
        RouteSignals { route, by_status: RefCell::default() }
    }

    /// A whole request was answered.
    pub fn answered(&self, status: u16, took: Duration) {
        let mut by_status = self.by_status.borrow_mut();
        let handle = match by_status.iter().position(|(known, _)| *known == status) {
            Some(place) => &by_status[place].1,
            None => {
                let labels = [("route", self.route.to_owned()), ("status", status.to_string())];
                by_status.push((status, histogram!("gatehouse_request_seconds", &labels)));
                &by_status[by_status.len() - 1].1
            }
        };
        handle.record(took.as_secs_f64());
    }

    pub fn route(&self) -> &'static str {
        self.route
    }
}

/// What a turnstile waited for, at the node that it asked: codes read, owner found, decided, durable.
struct Verdicts {
    decided: Histogram,
    missed: Counter,
}

/// Events whose handles a thread keeps; beyond them it starts afresh.
const VERDICTS_MAX: usize = 4 * EVENTS_MAX;

thread_local! {
    /// By a few words: "sold out" is said thousands of times a second, and a look-up makes a key and hashes it.
    static PURCHASES: RefCell<Vec<(&'static str, Counter)>> = const { RefCell::new(Vec::new()) };
    static VERDICTS: RefCell<FxHashMap<EventId, Verdicts>> = RefCell::default();
}

/// A scan got its verdict, or (`decided` is false) was told to come again. Whatever surface asked, whichever node decided.
pub fn verdict(event: EventId, decided: bool, took: Duration) {
    VERDICTS.with_borrow_mut(|known| {
        if known.len() >= VERDICTS_MAX && !known.contains_key(&event) {
            known.clear();
        }
        let verdicts = known.entry(event).or_insert_with(|| {
            let label = event_label(event);
            Verdicts {
                decided: histogram!("gatehouse_verdict_seconds", "event" => label.clone()),
                missed: counter!("gatehouse_verdicts_missed_total", "event" => label),
            }
        });
        match decided {
            true => verdicts.decided.record(took.as_secs_f64()),
            false => verdicts.missed.increment(1),
        }
    });
}

/// A request was turned away, or its client not waited for; `what` is a closed list of words.
pub fn shed(what: &'static str) {
    Shed::new(what).count();
}

/// The same of one kind, looked up once.
pub struct Shed(Counter);

impl Shed {
    pub fn new(what: &'static str) -> Shed {
        Shed(counter!("gatehouse_shed_total", "what" => what))
    }

    pub fn count(&self) {
        self.0.increment(1);
    }
}

/// When the certificate of the public listener ends, in seconds since 1970; 0 without TLS.
pub fn certificate(not_after_s: i64) {
    gauge!("gatehouse_certificate_not_after_seconds").set(not_after_s as f64);
}

/// An event's mailbox was full; the scan was answered 503.
pub fn mailbox_full(event: EventId) {
    counter!("gatehouse_mailbox_full_total", "event" => event_label(event)).increment(1);
}

/// An event came to life in this node.
pub fn hydrated(event: EventId, tickets: usize, took: Duration) {
    histogram!("gatehouse_hydrate_seconds").record(took.as_secs_f64());
    tracing::info!(event = %event, tickets, took_ms = took.as_millis() as u64, "event loaded");
}

/// How many events this node owns.
pub fn events_owned(count: usize) {
    gauge!("gatehouse_events_owned").set(count as f64);
}

/// An event's actor stopped; `why` is a closed list of words.
pub fn actor_stopped(event: EventId, why: &'static str) {
    counter!("gatehouse_actor_stops_total", "why" => why).increment(1);
    tracing::info!(event = %event, why, "event actor stopped");
}

/// Redis did not take a batch; it is sent again.
pub fn redis_error(what: &'static str) {
    counter!("gatehouse_redis_errors_total", "what" => what).increment(1);
}

/// Postgres failed a statement of the gateway's own.
pub fn postgres_error(what: &'static str) {
    counter!("gatehouse_postgres_errors_total", "what" => what).increment(1);
}

/// A group of order steps was written in one transaction.
pub fn orders_written(steps: usize, took: Duration) {
    histogram!("gatehouse_order_group_steps").record(steps as f64);
    histogram!("gatehouse_order_commit_seconds").record(took);
}

/// Intents that the sweeper took up because nobody finished them.
pub fn steps_swept(count: usize) {
    counter!("gatehouse_order_steps_swept_total").increment(count as u64);
}

/// A purchase came to its end: by the word of its outcome.
pub fn purchase(outcome: &'static str) {
    PURCHASES.with_borrow_mut(|known| {
        let place = known.iter().position(|(word, _)| *word == outcome).unwrap_or_else(|| {
            known.push((outcome, counter!("gatehouse_purchases_total", "outcome" => outcome)));
            known.len() - 1
        });
        known[place].1.increment(1);
    });
}

/// A booking came so far; `step` is a closed list of words. `None`: merchandise alone, of no event.
pub fn booking(event: Option<EventId>, step: &'static str) {
    let event = event.map_or_else(|| "none".to_owned(), event_label);
    counter!("gatehouse_bookings_total", "event" => event, "step" => step).increment(1);
}

/// Redis had lost data and was filled again from memory.
pub fn gap_repaired(event: EventId, took: Duration) {
    counter!("gatehouse_gap_repairs_total").increment(1);
    tracing::warn!(event = %event, took_ms = took.as_millis() as u64, "redis had lost data of the event and was repaired");
}

/// Log entries that are not in Postgres were let go from memory: Redis alone has them now.
pub fn tail_let_go(event: EventId, entries: usize) {
    counter!("gatehouse_tail_let_go_total", "event" => event_label(event)).increment(entries as u64);
    tracing::debug!(event = %event, entries, "log entries that are not in postgres were let go from memory");
}

/// Two owners had answered scans of one ticket that cannot both be right; so many pairs were found.
pub fn conflicts(event: EventId, pairs: usize) {
    if pairs > 0 {
        counter!("gatehouse_conflicts_total", "event" => event_label(event)).increment(pairs as u64);
        tracing::error!(event = %event, pairs, "two owners answered for the same tickets; see the event's conflicts");
    }
}

/// An event's log was audited; anything but no finding means that a promise was broken. The log names tickets and scans by id.
pub fn audited(event: EventId, findings: &Findings, took: Duration) {
    let label = event_label(event);
    for rule in Rule::ALL {
        let found = findings.of(rule) as f64;
        gauge!("gatehouse_audit_findings", "event" => label.clone(), "rule" => rule.word()).set(found);
    }
    histogram!("gatehouse_audit_seconds").record(took.as_secs_f64());
    if let Some(first) = findings.kept.first() {
        let (findings, first) = (findings.total, first.said.as_str());
        tracing::error!(event = %event, findings, first, "the audit found what must not be; run `gatehouse audit`");
    }
}

/// Log entries of an event that are not in Postgres yet.
pub fn drain_lag(event: EventId, entries: u64) {
    gauge!("gatehouse_drain_lag_entries", "event" => event_label(event)).set(entries as f64);
}

/// Log entries were copied to Postgres; `dead` of them it refused for what they hold.
pub fn drained(event: EventId, entries: usize, dead: u32, took: Duration) {
    counter!("gatehouse_drained_entries_total").increment(entries as u64);
    histogram!("gatehouse_drain_seconds").record(took.as_secs_f64());
    if dead > 0 {
        counter!("gatehouse_dead_letters_total").increment(u64::from(dead));
        tracing::error!(event = %event, dead, "log entries went to the dead letters");
    }
}

/// Sequences are missing between Postgres and the log: Redis lost acknowledged entries that nobody had any more.
pub fn drain_gap(event: EventId, after: u64, next: u64) {
    counter!("gatehouse_drain_gaps_total").increment(1);
    tracing::error!(event = %event, after, next, "the log lacks entries");
}

/// The log cannot be copied right now; told once until it works again.
pub fn drain_stalled(event: EventId, why: &str) {
    tracing::warn!(event = %event, why, "log is not being copied to postgres");
}

/// The log is being copied again.
pub fn drain_resumed(event: EventId) {
    tracing::info!(event = %event, "log is being copied to postgres again");
}

/// Another node holds the lease of an event that this node works on.
pub fn lease_lost(event: EventId) {
    counter!("gatehouse_leases_lost_total").increment(1);
    tracing::warn!(event = %event, "lease lost to another node");
}

/// How many leases this node holds in Redis.
pub fn leases_held(count: usize) {
    gauge!("gatehouse_leases_held").set(count as f64);
}

/// Live nodes, this one among them.
pub fn nodes_alive(count: usize) {
    gauge!("gatehouse_nodes_alive").set(count as f64);
}

/// A question was answered by the node that owns the event; `what` is a closed list of words.
pub fn forwarded(what: &'static str, took: Duration) {
    histogram!("gatehouse_forward_seconds", "what" => what).record(took.as_secs_f64());
}

/// A question to another node came to nothing; it is asked again while there is time.
pub fn forward_failed(what: &'static str, why: &'static str) {
    counter!("gatehouse_forward_failures_total", "what" => what, "why" => why).increment(1);
}

/// An event of a dead node lives here now.
pub fn taken_over(event: EventId) {
    counter!("gatehouse_takeovers_total").increment(1);
    tracing::warn!(event = %event, "took over an event of a dead node");
}

/// An event went to another node, in order.
pub fn handed_over(event: EventId, took: Duration) {
    counter!("gatehouse_handovers_total").increment(1);
    histogram!("gatehouse_handover_seconds").record(took.as_secs_f64());
    tracing::info!(event = %event, took_ms = took.as_millis() as u64, "event handed over");
}

/// A scan whose answer was lost between two nodes was taken back.
pub fn scan_disowned(event: EventId) {
    counter!("gatehouse_scans_disowned_total").increment(1);
    tracing::info!(event = %event, "a scan whose answer was lost between nodes was taken back");
}

/// A call to a payment gateway came back, however it went.
pub fn gateway_answered(gateway: &'static str, call: &'static str, took: Duration) {
    histogram!("gatehouse_gateway_seconds", "gateway" => gateway, "call" => call).record(took.as_secs_f64());
}

/// A call to a payment gateway was not made; `kind` is a closed list of words.
pub fn gateway_error(gateway: &'static str, call: &'static str, kind: &'static str) {
    counter!("gatehouse_gateway_errors_total", "gateway" => gateway, "call" => call, "kind" => kind).increment(1);
}

/// A payment gateway did not do its part. `why` holds no secret and nothing of the buyer.
pub fn gateway_failed(gateway: &'static str, call: &'static str, kind: &'static str, why: &str) {
    gateway_error(gateway, call, kind);
    tracing::warn!(gateway, call, kind, why, "payment gateway failed");
}

/// A webhook of a payment gateway came; `what` is a closed list of words.
pub fn gateway_webhook(gateway: &'static str, what: &'static str) {
    counter!("gatehouse_gateway_webhooks_total", "gateway" => gateway, "what" => what).increment(1);
}

/// How a payment gateway's breaker stands: 0 closed, 1 half open, 2 open.
pub fn gateway_breaker(gateway: &'static str, level: u8) {
    gauge!("gatehouse_gateway_breaker", "gateway" => gateway).set(f64::from(level));
    if level == 2 {
        tracing::error!(gateway, "payment gateway does not answer and is left alone for a while");
    }
}

/// Facts and deliveries that wait, how long the oldest that is due waits already, and those given up; over all nodes.
pub fn outbox_backlog(pending: u64, overdue: Duration, dead: u64) {
    gauge!("gatehouse_outbox_pending").set(pending as f64);
    gauge!("gatehouse_outbox_overdue_seconds").set(overdue.as_secs_f64());
    gauge!("gatehouse_outbox_dead").set(dead as f64);
}

/// A mail or a call was attempted; `outcome` is delivered, retry, dead, or lost (made again: nobody wrote it down).
pub fn delivery(channel: &'static str, outcome: &'static str, took: Duration) {
    counter!("gatehouse_deliveries_total", "channel" => channel, "outcome" => outcome).increment(1);
    histogram!("gatehouse_delivery_seconds", "channel" => channel).record(took.as_secs_f64());
}
