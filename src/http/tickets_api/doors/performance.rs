//! How an event goes: who came, who let them in, how fast. The numbers are a replay of the accepted scans that stand, up to
//! the moment they were asked for.

use crate::actors::registry::{EventInfo, TypeInfo};
use crate::domain::ids::{SectionId, TicketId, TicketTypeId};
use crate::domain::label::Label;
use crate::domain::ledger::PastScan;
use crate::domain::scan::{Kind, TicketView};
use crate::domain::ticket::Validity;
use crate::domain::time::Moment;
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use crate::http::tickets_api::doors::wire_performance::{
    AdmissionPart, Attendance, DeviceCount, Pace, PaceBucket, PaceWindow, Scanner, ScannersOut, SectionPart, Turnout,
    share,
};
use crate::http::tickets_api::errors::unread;
use crate::http::tickets_api::principal::{Staff, user_id};
use crate::http::tickets_api::query::Asked;
use crate::http::tickets_api::tickets::wire::NO_DEVICE;
use crate::queries::doors::{PaceBin, ScannerMinute, TypeTurnout};
use actix_web::web::{Data, Path};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use utoipa::IntoParams;

/// Who may see how an event goes.
const TO_SEE: &[Action] = &[Action::EventPerformanceRead, Action::TicketRead];

/// The lengths of a stretch, in seconds.
const BUCKETS: [(&str, i64); 3] = [("MINUTE", 60), ("FIFTEEN_MINUTE", 900), ("HOUR", 3600)];

/// Which stretches, as the document describes it.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the query; the handler reads it otherwise")]
pub struct PaceParams {
    /// `MINUTE`, `FIFTEEN_MINUTE` or `HOUR`; `FIFTEEN_MINUTE` if absent.
    #[param(required = false, example = "HOUR")]
    bucket: Option<String>,
}

/// How many of the good tickets came in at least once, in all, by admission and by section.
#[utoipa::path(get, path = "/events/{eventId}/performance/attendance", tag = "tickets API",
    operation_id = "eventAttendance",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::EventIdPath),
    responses((status = 200, body = Attendance)))]
pub async fn attendance(state: Data<State>, staff: Staff, event: Path<String>) -> Result<Reply<Attendance>, ApiError> {
    let (event, tail) = asked(&state, &staff, &event).await?;
    let parts = parts(&state, &event, &tail).await?;
    let (total, came) = parts.sum();
    Ok(Reply::ok(Attendance {
        total_tickets: total,
        checked_in: came,
        not_checked_in: total - came,
        checkin_rate: share(came, total),
        by_admission: parts.by_admission(),
        by_section: parts.by_section(&event),
    }))
}

/// How many of the good tickets nobody came in with, in all and by admission.
#[utoipa::path(get, path = "/events/{eventId}/performance/turnout", tag = "tickets API",
    operation_id = "eventTurnout",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::EventIdPath),
    responses((status = 200, body = Turnout)))]
pub async fn turnout(state: Data<State>, staff: Staff, event: Path<String>) -> Result<Reply<Turnout>, ApiError> {
    let (event, tail) = asked(&state, &staff, &event).await?;
    let parts = parts(&state, &event, &tail).await?;
    let (total, came) = parts.sum();
    Ok(Reply::ok(Turnout {
        total_tickets: total,
        checked_in: came,
        no_shows: total - came,
        turnout_rate: share(came, total),
        no_show_rate: share(total - came, total),
        by_admission: parts.by_admission(),
    }))
}

/// Who let people in, the busiest first. Check-outs are not counted.
#[utoipa::path(get, path = "/events/{eventId}/performance/scanners", tag = "tickets API",
    operation_id = "eventScanners",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::EventIdPath),
    responses((status = 200, body = ScannersOut)))]
pub async fn scanners(state: Data<State>, staff: Staff, event: Path<String>) -> Result<Reply<ScannersOut>, ApiError> {
    let (event, tail) = asked(&state, &staff, &event).await?;
    let mut minutes = state.queries().scanners(event.id, &tail.tickets).await?;
    minutes.extend(tail.check_ins());
    Ok(Reply::ok(ScannersOut { scanners: people(&event, minutes) }))
}

/// How many came in and went out in each stretch of time, and the busiest stretch. Empty stretches are left out.
#[utoipa::path(get, path = "/events/{eventId}/performance/pace", tag = "tickets API", operation_id = "eventPace",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::EventIdPath, PaceParams),
    responses((status = 200, body = Pace)))]
pub async fn pace(
    state: Data<State>,
    staff: Staff,
    event: Path<String>,
    query: Asked,
) -> Result<Reply<Pace>, ApiError> {
    let (event, tail) = asked(&state, &staff, &event).await?;
    let bucket = query.word("bucket", &BUCKETS.map(|(word, seconds)| (word, (word, seconds))))?;
    let (word, seconds) = bucket.unwrap_or(BUCKETS[1]);
    let bins = tail.added_to(state.queries().pace(event.id, seconds, &tail.tickets).await?, seconds);
    // Of several that are as busy the first.
    let peak = bins.iter().rev().max_by_key(|bin| bin.check_ins).filter(|bin| bin.check_ins > 0);
    let peak_window = peak.map(|bin| PaceWindow {
        starts_at: at(bin.starts_s),
        ends_at: at(bin.starts_s + seconds),
        check_ins: bin.check_ins,
    });
    let bucket_of = |bin: &PaceBin| PaceBucket {
        starts_at: at(bin.starts_s),
        ends_at: at(bin.starts_s + seconds),
        check_ins: bin.check_ins,
        check_outs: bin.check_outs,
    };
    Ok(Reply::ok(Pace { bucket: word, buckets: bins.iter().map(bucket_of).collect(), peak_window }))
}

/// The event, and what its owner knows of it beyond Postgres.
async fn asked(state: &State, staff: &Staff, event: &str) -> Result<(Arc<EventInfo>, Tail), ApiError> {
    let event = staff.at_event(state, event, None, TO_SEE).await?;
    let tail = Tail::of(state, &event).await?;
    Ok((event, tail))
}

fn at(seconds: i64) -> Instant {
    Instant(Moment(seconds.saturating_mul(1_000)))
}

/// Good tickets by type.
struct Parts {
    counts: BTreeMap<TicketTypeId, (u32, u32)>,
    types: Arc<Vec<TypeInfo>>,
}

async fn parts(state: &State, event: &EventInfo, tail: &Tail) -> Result<Parts, ApiError> {
    let drained = state.queries().turnout(event.id, &tail.tickets).await?;
    let types = state.registry().shelf(event.tenant, event.id).await?;
    let mut counts = BTreeMap::new();
    for TypeTurnout { ticket_type, total, came } in drained {
        counts.insert(ticket_type, (total, came));
    }
    for view in tail.good() {
        let part: &mut (u32, u32) = counts.entry(view.ticket_type).or_default();
        part.0 += 1;
        part.1 += u32::from(view.entries > 0);
    }
    Ok(Parts { counts, types })
}

impl Parts {
    fn sum(&self) -> (u32, u32) {
        self.counts.values().fold((0, 0), |(total, came), part| (total + part.0, came + part.1))
    }

    fn of(&self, admission: TicketTypeId) -> (u32, u32) {
        self.counts.get(&admission).copied().unwrap_or_default()
    }

    fn by_admission(&self) -> Vec<AdmissionPart> {
        let part = |of: &TypeInfo| {
            let (total, came) = self.of(of.id);
            AdmissionPart {
                admission_id: of.id.to_string(),
                name: of.name.clone(),
                total_tickets: total,
                checked_in: came,
                not_checked_in: total - came,
                checkin_rate: share(came, total),
            }
        };
        self.types.iter().map(part).collect()
    }

    fn by_section(&self, event: &EventInfo) -> Vec<SectionPart> {
        let sum = |section: SectionId| {
            let within = self.types.iter().filter(|of| of.section == Some(section)).map(|of| self.of(of.id));
            within.fold((0, 0), |(total, came), part| (total + part.0, came + part.1))
        };
        let part = |id: SectionId, name: &str| {
            let (total, came) = sum(id);
            SectionPart {
                section_id: id.to_string(),
                name: name.to_owned(),
                total_tickets: total,
                checked_in: came,
                not_checked_in: total - came,
                checkin_rate: share(came, total),
            }
        };
        event.sections.iter().map(|section| part(section.id, &section.name)).collect()
    }
}

fn people(event: &EventInfo, minutes: Vec<ScannerMinute>) -> Vec<Scanner> {
    let all: u32 = minutes.iter().map(|minute| minute.check_ins).sum();
    let mut people: BTreeMap<String, Person> = BTreeMap::new();
    for minute in minutes {
        let one = people.entry(minute.subject).or_insert_with(|| Person::first_seen(minute.first));
        one.check_ins += minute.check_ins;
        one.first = one.first.min(minute.first);
        one.last = one.last.max(minute.last);
        one.minutes.insert(minute.minute);
        *one.devices.entry(minute.device.unwrap_or_else(|| NO_DEVICE.to_owned())).or_default() += minute.check_ins;
    }
    let mut people: Vec<Scanner> =
        people.into_iter().map(|(subject, person)| person.shown(event, subject, all)).collect();
    people.sort_by(|one, other| (other.check_ins, &one.subject).cmp(&(one.check_ins, &other.subject)));
    people
}

struct Person {
    check_ins: u32,
    first: DateTime<Utc>,
    last: DateTime<Utc>,
    minutes: BTreeSet<i64>,
    devices: BTreeMap<String, u32>,
}

impl Person {
    fn first_seen(at: DateTime<Utc>) -> Person {
        Person { check_ins: 0, first: at, last: at, minutes: BTreeSet::new(), devices: BTreeMap::new() }
    }

    fn shown(self, event: &EventInfo, subject: String, all: u32) -> Scanner {
        let active_minutes = u32::try_from(self.minutes.len()).unwrap_or(u32::MAX);
        let per_minute = f64::from(self.check_ins) / f64::from(active_minutes.max(1));
        Scanner {
            user_id: user(event, &subject),
            subject,
            check_ins: self.check_ins,
            share_percent: (share(self.check_ins, all) * 10_000.0).round() / 100.0,
            first_scan_at: self.first.into(),
            last_scan_at: self.last.into(),
            active_minutes,
            scans_per_hour: (per_minute * 6_000.0).round() / 100.0,
            devices: self
                .devices
                .into_iter()
                .map(|(device_id, check_ins)| DeviceCount { device_id, check_ins })
                .collect(),
        }
    }
}

fn user(event: &EventInfo, subject: &str) -> String {
    Label::new(subject).map(|subject| user_id(event.tenant, &subject).to_string()).unwrap_or_default()
}

/// What the event's owner knows of its tickets that Postgres does not: their state and all of their scans. Whatever is
/// counted leaves these tickets out in Postgres and takes them from here.
#[derive(Default)]
struct Tail {
    tickets: Vec<TicketId>,
    views: Vec<TicketView>,
    scans: Vec<PastScan>,
}

impl Tail {
    /// Asked before Postgres: what is drained in between is in both, and counted here.
    async fn of(state: &State, event: &EventInfo) -> Result<Tail, ApiError> {
        let tickets: Vec<TicketId> = state.gate().undrained(event.id).await.map_err(unread)?.into_keys().collect();
        if tickets.is_empty() {
            return Ok(Tail::default());
        }
        let views = state.gate().views(event.id, tickets.clone()).await.map_err(unread)?;
        let scans = state.gate().history(event.id, tickets.clone()).await.map_err(unread)?;
        Ok(Tail { tickets, views: views.into_iter().flatten().collect(), scans: scans.into_iter().flatten().collect() })
    }

    fn good(&self) -> impl Iterator<Item = &TicketView> {
        self.views.iter().filter(|view| view.validity == Validity::Active)
    }

    fn check_ins(&self) -> impl Iterator<Item = ScannerMinute> {
        self.scans.iter().filter(|scan| scan.kind == Kind::CheckIn).map(|scan| ScannerMinute {
            subject: scan.subject.to_string(),
            device: scan.device.as_ref().map(ToString::to_string),
            minute: scan.at.0.div_euclid(60_000),
            check_ins: 1,
            first: Instant(scan.at).into(),
            last: Instant(scan.at).into(),
        })
    }

    fn added_to(&self, bins: Vec<PaceBin>, seconds: i64) -> Vec<PaceBin> {
        let mut sums: BTreeMap<i64, (u32, u32)> =
            bins.into_iter().map(|bin| (bin.starts_s, (bin.check_ins, bin.check_outs))).collect();
        for scan in &self.scans {
            let starts_s = scan.at.0.div_euclid(seconds * 1_000) * seconds;
            let sum = sums.entry(starts_s).or_default();
            match scan.kind {
                Kind::CheckIn => sum.0 += 1,
                Kind::CheckOut => sum.1 += 1,
            }
        }
        let bin = |(starts_s, (check_ins, check_outs))| PaceBin { starts_s, check_ins, check_outs };
        sums.into_iter().map(bin).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ScanId;

    fn scan(kind: Kind, at_ms: i64) -> PastScan {
        PastScan {
            scan: ScanId::from_bytes([1; 16]),
            kind,
            at: Moment(at_ms),
            point: None,
            zone: None,
            device: None,
            subject: Label::new("anna").expect("a label"),
        }
    }

    #[test]
    fn what_is_not_drained_is_added_where_it_belongs() {
        let scans = vec![scan(Kind::CheckIn, 899_999), scan(Kind::CheckIn, 900_000), scan(Kind::CheckOut, 1_000_000)];
        let tail = Tail { scans, ..Tail::default() };
        let drained = vec![PaceBin { starts_s: 900, check_ins: 2, check_outs: 0 }];
        let sums: Vec<(i64, u32, u32)> =
            tail.added_to(drained, 900).into_iter().map(|bin| (bin.starts_s, bin.check_ins, bin.check_outs)).collect();
        assert_eq!(sums, [(0, 1, 0), (900, 3, 1)]);
        assert_eq!(tail.check_ins().map(|one| one.minute).collect::<Vec<_>>(), [14, 15]);
    }
}
