//! Every metric and every operational log event is one function here; names appear nowhere else.
//!
//! Labels are bounded: an event or scan point beyond the limit is counted as `other`.

use crate::domain::ids::EventId;
use crate::domain::label::Label;
use crate::domain::scan::{Answer, Decision, Kind};
use metrics::{Counter, Gauge, Histogram, counter, gauge, histogram};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Events with a label of their own; a node that serves more than these has them counted together.
const EVENTS_MAX: usize = 200;
/// Scan points with a label of their own, per event.
const POINTS_MAX: usize = 64;

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

/// Metric handles of one event, looked up once: the scan path only adds numbers.
pub struct EventSignals {
    label: String,
    scans: HashMap<(&'static str, Kind, Option<Label>), Counter>,
    /// Scan points that have a label of their own: the first ones seen.
    points: HashSet<Label>,
    pub mailbox_wait: Histogram,
    pub commit: Histogram,
    pub batch_size: Histogram,
    pub waiting: Gauge,
    pub inside: Gauge,
    pub undecided: Counter,
    pub degraded: Counter,
    pub refusals_unlogged: Counter,
}

impl EventSignals {
    pub fn new(event: EventId) -> EventSignals {
        let label = event_label(event);
        EventSignals {
            scans: HashMap::new(),
            points: HashSet::new(),
            mailbox_wait: histogram!("gatehouse_mailbox_wait_seconds"),
            commit: histogram!("gatehouse_commit_seconds"),
            batch_size: histogram!("gatehouse_batch_changes"),
            waiting: gauge!("gatehouse_waiting_scans", "event" => label.clone()),
            inside: gauge!("gatehouse_inside", "event" => label.clone()),
            undecided: counter!("gatehouse_undecided_total", "event" => label.clone()),
            degraded: counter!("gatehouse_degraded_total", "event" => label.clone()),
            refusals_unlogged: counter!("gatehouse_refusals_unlogged_total", "event" => label.clone()),
            label,
        }
    }

    /// An answer was given: by verdict, reason, kind, event and scan point.
    pub fn answered(&mut self, answer: &Answer) {
        let reason = match &answer.decision {
            Decision::Admit => "",
            Decision::Deny(denial) => denial.word(),
        };
        let point = answer.point.clone();
        let key = (reason, answer.kind, point);
        if let Some(counter) = self.scans.get(&key) {
            counter.increment(1);
            return;
        }
        let (named, remember) = self.point_label(key.2.as_ref());
        let kind = match answer.kind {
            Kind::CheckIn => "CHECK_IN",
            Kind::CheckOut => "CHECK_OUT",
        };
        let verdict = if reason.is_empty() { "ADMIT" } else { "DENY" };
        let counter = counter!("gatehouse_scans_total", "event" => self.label.clone(), "verdict" => verdict,
            "reason" => reason, "kind" => kind, "point" => named);
        counter.increment(1);
        if remember {
            self.scans.insert(key, counter);
        }
    }

    /// The label of a scan point, and whether it is its own: points beyond the limit share `other` and are not
    /// remembered one by one, so that garbage cannot fill memory.
    fn point_label(&mut self, point: Option<&Label>) -> (String, bool) {
        let Some(point) = point else { return (String::new(), true) };
        if !self.points.contains(point) {
            if self.points.len() >= POINTS_MAX {
                return ("other".to_owned(), false);
            }
            self.points.insert(point.clone());
        }
        (point.as_str().to_owned(), true)
    }
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

/// Redis had lost data and was filled again from memory.
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
    counter!("gatehouse_purchases_total", "outcome" => outcome).increment(1);
}

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

/// An event's log was audited; anything but no finding means that a promise was broken. `first` names tickets and scans by id.
pub fn audited(event: EventId, findings: u64, first: Option<&str>, took: Duration) {
    gauge!("gatehouse_audit_findings", "event" => event_label(event)).set(findings as f64);
    histogram!("gatehouse_audit_seconds").record(took.as_secs_f64());
    if let Some(first) = first {
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
