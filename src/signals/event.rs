//! What the owner of an event tells of it: every answer as it is given, and how the event stands, once a second.

use super::event_label;
use crate::domain::ids::{EventId, TicketTypeId};
use crate::domain::label::Label;
use crate::domain::ledger::OccupancyReport;
use crate::domain::scan::{Answer, Decision, Kind, ScanRecord};
use crate::domain::time::Moment;
use metrics::{Counter, Gauge, Histogram, counter, gauge, histogram};
use rustc_hash::FxHashMap;
use std::collections::HashMap;

/// Scan points with a label of their own, per event; zones; ticket types.
const POINTS_MAX: usize = 64;
const ZONES_MAX: usize = 32;
const TYPES_MAX: usize = 32;
/// Devices that are remembered, per event.
const DEVICES_MAX: usize = 5_000;

/// How far a booking may come. `gone`: it was paid when its places were sold.
const BOOKING_STEPS: [&str; 7] = ["reserved", "asked", "paid", "confirmed", "expired", "cancelled", "gone"];

const MINUTE_MS: i64 = 60_000;
/// How long ago a device was heard of, by word and in milliseconds; what is older than the last is forgotten.
const SEEN_WITHIN: [(&str, i64); 4] =
    [("1m", MINUTE_MS), ("5m", 5 * MINUTE_MS), ("15m", 15 * MINUTE_MS), ("1h", 60 * MINUTE_MS)];
const FORGOTTEN_AFTER_MS: i64 = 60 * MINUTE_MS;

/// A counter of scans by reason and kind.
type Counted = (&'static str, Kind, Counter);

/// Metric handles of one event, looked up once: the scan path only adds numbers.
///
/// Once dropped its gauges are zero: an event that moved is told of by its new owner alone.
pub struct EventSignals {
    label: String,
    /// Counters of scans, by scan point: one look-up for each scan, and a look along a few reasons.
    scans: FxHashMap<Option<Label>, (Option<usize>, Vec<Counted>)>,
    /// Scan points that have a label of their own: the first ones seen, and the place of each in `last_scans`.
    points: FxHashMap<Label, usize>,
    last_scans: Vec<(Gauge, Moment)>,
    devices: FxHashMap<Label, Moment>,
    devices_seen: [Gauge; SEEN_WITHIN.len()],
    standing: Standing,
    pub mailbox_wait: Histogram,
    pub commit: Histogram,
    pub batch_size: Histogram,
    pub waiting: Gauge,
    pub inside: Gauge,
    pub undecided: Counter,
    pub degraded: Counter,
    pub refusals_unlogged: Counter,
}

/// How the event stands. A limit of zero is none.
struct Standing {
    limit: Gauge,
    tickets: Gauge,
    epoch: Gauge,
    drain_lag: Gauge,
    zones: HashMap<Label, [Gauge; 2]>,
    types: HashMap<TicketTypeId, [Gauge; 3]>,
}

impl EventSignals {
    pub fn new(event: EventId) -> EventSignals {
        let label = event_label(event);
        let seen = |(within, _): (&'static str, i64)| {
            of_its_own(&label, || gauge!("gatehouse_devices_seen", "event" => label.clone(), "within" => within))
        };
        // Told from zero on: the first one of a kind is news, too.
        counter!("gatehouse_conflicts_total", "event" => label.clone()).increment(0);
        for why in ["full", "disk", "mark"] {
            counter!("gatehouse_journal_errors_total", "event" => label.clone(), "why" => why).increment(0);
        }
        counter!("gatehouse_journal_replayed_total", "event" => label.clone()).increment(0);
        counter!("gatehouse_journal_handed_on_total", "event" => label.clone()).increment(0);
        counter!("gatehouse_forced_takeovers_total", "event" => label.clone()).increment(0);
        gauge!("gatehouse_journal_in_use", "event" => label.clone()).set(0.0);
        gauge!("gatehouse_journal_bytes", "event" => label.clone()).set(0.0);
        counter!("gatehouse_tail_let_go_total", "event" => label.clone()).increment(0);
        counter!("gatehouse_mailbox_full_total", "event" => label.clone()).increment(0);
        for step in BOOKING_STEPS {
            counter!("gatehouse_bookings_total", "event" => label.clone(), "step" => step).increment(0);
        }
        EventSignals {
            scans: FxHashMap::default(),
            points: FxHashMap::default(),
            last_scans: Vec::new(),
            devices: FxHashMap::default(),
            devices_seen: SEEN_WITHIN.map(seen),
            standing: Standing {
                limit: of_its_own(&label, || gauge!("gatehouse_inside_limit", "event" => label.clone())),
                tickets: of_its_own(&label, || gauge!("gatehouse_tickets", "event" => label.clone())),
                epoch: of_its_own(&label, || gauge!("gatehouse_epoch", "event" => label.clone())),
                drain_lag: of_its_own(&label, || gauge!("gatehouse_drain_lag_entries", "event" => label.clone())),
                zones: HashMap::new(),
                types: HashMap::new(),
            },
            mailbox_wait: histogram!("gatehouse_mailbox_wait_seconds"),
            commit: histogram!("gatehouse_commit_seconds"),
            batch_size: histogram!("gatehouse_batch_changes"),
            waiting: of_its_own(&label, || gauge!("gatehouse_waiting_scans", "event" => label.clone())),
            inside: of_its_own(&label, || gauge!("gatehouse_inside", "event" => label.clone())),
            undecided: counter!("gatehouse_undecided_total", "event" => label.clone()),
            degraded: counter!("gatehouse_degraded_total", "event" => label.clone()),
            refusals_unlogged: counter!("gatehouse_refusals_unlogged_total", "event" => label.clone()),
            label,
        }
    }

    /// What was scanned lately, by an owner before this one too: a gate that fell silent just then is missed.
    pub fn found<'a>(&mut self, scans: impl Iterator<Item = &'a ScanRecord>, now: Moment) {
        for answer in scans.map(|record| &record.answer) {
            if now.millis_since(answer.at) < FORGOTTEN_AFTER_MS {
                self.heard_of(answer);
                if let Some(place) = answer.point.as_ref().and_then(|point| self.place_of(point)) {
                    self.scanned_at(place, answer.at);
                }
            }
        }
    }

    /// An answer was given: by verdict, reason, kind, event and scan point.
    pub fn answered(&mut self, answer: &Answer) {
        self.heard_of(answer);
        let reason = match &answer.decision {
            Decision::Admit => "",
            Decision::Deny(denial) => denial.word(),
        };
        if let Some((place, counters)) = self.scans.get(&answer.point)
            && let Some((_, _, counter)) =
                counters.iter().find(|(word, kind, _)| *word == reason && *kind == answer.kind)
        {
            counter.increment(1);
            if let Some(place) = *place {
                self.scanned_at(place, answer.at);
            }
            return;
        }
        let place = answer.point.as_ref().and_then(|point| self.place_of(point));
        let counter = self.counter_of(reason, answer, place);
        counter.increment(1);
        if let Some(place) = place {
            self.scanned_at(place, answer.at);
        }
        if place.is_some() || answer.point.is_none() {
            let known = self.scans.entry(answer.point.clone()).or_insert_with(|| (place, Vec::new()));
            known.1.push((reason, answer.kind, counter));
        }
    }

    fn counter_of(&self, reason: &'static str, answer: &Answer, place: Option<usize>) -> Counter {
        // Points beyond the limit share `other` and are not remembered one by one, so that garbage cannot fill memory.
        let named = match (&answer.point, place) {
            (None, _) => "",
            (Some(point), Some(_)) => point.as_str(),
            (Some(_), None) => "other",
        };
        let kind = match answer.kind {
            Kind::CheckIn => "CHECK_IN",
            Kind::CheckOut => "CHECK_OUT",
        };
        let verdict = if reason.is_empty() { "ADMIT" } else { "DENY" };
        counter!("gatehouse_scans_total", "event" => self.label.clone(), "verdict" => verdict,
            "reason" => reason, "kind" => kind, "point" => named.to_owned())
    }

    /// How the event stands now, under which epoch it is owned.
    pub fn stands(&mut self, report: &OccupancyReport, epoch: u64) {
        self.inside.set(f64::from(report.occupancy.inside));
        let Standing { limit, tickets, epoch: gauge_of_epoch, zones, types, .. } = &mut self.standing;
        limit.set(f64::from(report.occupancy.limit.unwrap_or(0)));
        tickets.set(f64::from(report.tickets));
        gauge_of_epoch.set(epoch as f64);
        let label = &self.label;
        if label == OTHER {
            return;
        }
        for zone in &report.zones {
            if !zones.contains_key(&zone.id) && zones.len() < ZONES_MAX {
                let labels = [("event", label.clone()), ("zone", zone.id.as_str().to_owned())];
                let gauges = [gauge!("gatehouse_zone_inside", &labels), gauge!("gatehouse_zone_limit", &labels)];
                zones.insert(zone.id.clone(), gauges);
            }
            if let Some([inside, limit]) = zones.get(&zone.id) {
                inside.set(f64::from(zone.inside));
                limit.set(f64::from(zone.capacity.unwrap_or(0)));
            }
        }
        for of in &report.types {
            if !types.contains_key(&of.id) && types.len() < TYPES_MAX {
                let labels = [("event", label.clone()), ("type", of.slug.as_str().to_owned())];
                let sold = gauge!("gatehouse_places_sold", &labels);
                let held = gauge!("gatehouse_places_held", &labels);
                types.insert(of.id, [sold, held, gauge!("gatehouse_places_capacity", &labels)]);
            }
            if let Some([sold, held, capacity]) = types.get(&of.id) {
                sold.set(f64::from(of.sold));
                held.set(f64::from(of.held));
                capacity.set(f64::from(of.capacity.unwrap_or(0)));
            }
        }
    }

    /// Who was heard of, and when, as of now.
    pub fn heard(&mut self, now: Moment) {
        for (gauge, at) in &self.last_scans {
            gauge.set(at.0 as f64 / 1_000.0);
        }
        self.devices.retain(|_, at| now.millis_since(*at) < FORGOTTEN_AFTER_MS);
        for (gauge, (_, within)) in self.devices_seen.iter().zip(SEEN_WITHIN) {
            let seen = self.devices.values().filter(|at| now.millis_since(**at) < within).count();
            gauge.set(seen as f64);
        }
    }

    fn heard_of(&mut self, answer: &Answer) {
        let Some(device) = &answer.device else { return };
        if let Some(last) = self.devices.get_mut(device) {
            *last = answer.at.max(*last);
        } else if self.devices.len() < DEVICES_MAX {
            self.devices.insert(device.clone(), answer.at);
        }
    }

    fn scanned_at(&mut self, place: usize, at: Moment) {
        if let Some((_, last)) = self.last_scans.get_mut(place) {
            *last = at.max(*last);
        }
    }

    /// Where a scan point's last scan is kept; `None` for one beyond the limit.
    fn place_of(&mut self, point: &Label) -> Option<usize> {
        if let Some(place) = self.points.get(point) {
            return Some(*place);
        }
        if self.points.len() >= POINTS_MAX {
            return None;
        }
        let label = &self.label;
        let gauge = of_its_own(label, || {
            let labels = [("event", label.clone()), ("point", point.as_str().to_owned())];
            gauge!("gatehouse_last_scan_timestamp_seconds", &labels)
        });
        self.last_scans.push((gauge, Moment::default()));
        self.points.insert(point.clone(), self.last_scans.len() - 1);
        Some(self.last_scans.len() - 1)
    }
}

const OTHER: &str = "other";

/// Events without a label of their own can be counted together, but have no common level.
fn of_its_own(label: &str, gauge: impl FnOnce() -> Gauge) -> Gauge {
    if label == OTHER { Gauge::noop() } else { gauge() }
}

impl Drop for EventSignals {
    fn drop(&mut self) {
        let Standing { limit, tickets, epoch, drain_lag, zones, types } = &self.standing;
        let alone = [&self.waiting, &self.inside, limit, tickets, epoch, drain_lag];
        let listed = zones.values().flatten().chain(types.values().flatten());
        let lately = self.last_scans.iter().map(|(gauge, _)| gauge).chain(&self.devices_seen);
        alone.into_iter().chain(listed).chain(lately).for_each(|gauge| gauge.set(0.0));
    }
}
