//! How an event goes: who came, who let them in, how fast. The numbers are a replay of the accepted scans that stand, up to
//! the moment they were asked for.

use crate::actors::registry::{EventInfo, TypeInfo};
use crate::domain::ids::{SectionId, TicketTypeId};
use crate::domain::label::Label;
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
use crate::queries::doors::{PaceBin, Scanners, TypeTurnout};
use actix_web::web::{Data, Path};
use std::collections::BTreeMap;
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
    let event = asked(&state, &staff, &event).await?;
    let parts = parts(&state, &event).await?;
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
    let event = asked(&state, &staff, &event).await?;
    let parts = parts(&state, &event).await?;
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
    let event = asked(&state, &staff, &event).await?;
    let found = state.queries().scanners(event.id).await?;
    Ok(Reply::ok(ScannersOut { scanners: people(&event, found) }))
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
    let event = asked(&state, &staff, &event).await?;
    let bucket = query.word("bucket", &BUCKETS.map(|(word, seconds)| (word, (word, seconds))))?;
    let (word, seconds) = bucket.unwrap_or(BUCKETS[1]);
    let bins = state.queries().pace(event.id, seconds).await?;
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

/// The event, once everything that was answered for it can be counted.
async fn asked(state: &State, staff: &Staff, event: &str) -> Result<Arc<EventInfo>, ApiError> {
    let event = staff.at_event(state, event, None, TO_SEE).await?;
    let answered = state.gate().committed(event.id).await.map_err(unread)?;
    state.queries().drained_to(event.id, answered).await?;
    Ok(event)
}

fn at(seconds: i64) -> Instant {
    Instant(Moment(seconds.saturating_mul(1_000)))
}

/// Good tickets by type.
struct Parts {
    counts: BTreeMap<TicketTypeId, (u32, u32)>,
    types: Arc<Vec<TypeInfo>>,
}

async fn parts(state: &State, event: &EventInfo) -> Result<Parts, ApiError> {
    let counts = state.queries().turnout(event.id).await?;
    let types = state.registry().shelf(event.tenant, event.id).await?;
    let counts = counts.into_iter().map(|TypeTurnout { ticket_type, total, came }| (ticket_type, (total, came)));
    Ok(Parts { counts: counts.collect(), types })
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

fn people(event: &EventInfo, found: Scanners) -> Vec<Scanner> {
    let all: u32 = found.counts.iter().map(|count| count.check_ins).sum();
    let minutes: BTreeMap<&str, u32> = found.minutes.iter().map(|one| (one.subject.as_str(), one.minutes)).collect();
    let mut people: BTreeMap<&str, Scanner> = BTreeMap::new();
    for count in &found.counts {
        let (first, last) = (Instant::from(count.first), Instant::from(count.last));
        let one = people.entry(&count.subject).or_insert_with(|| Scanner {
            user_id: user(event, &count.subject),
            subject: count.subject.clone(),
            check_ins: 0,
            share_percent: 0.0,
            first_scan_at: first,
            last_scan_at: last,
            active_minutes: minutes.get(count.subject.as_str()).copied().unwrap_or_default(),
            scans_per_hour: 0.0,
            devices: Vec::new(),
        });
        one.check_ins += count.check_ins;
        one.first_scan_at = Instant(one.first_scan_at.0.min(first.0));
        one.last_scan_at = Instant(one.last_scan_at.0.max(last.0));
        let device_id = count.device.clone().unwrap_or_else(|| NO_DEVICE.to_owned());
        one.devices.push(DeviceCount { device_id, check_ins: count.check_ins });
    }
    let mut people: Vec<Scanner> = people.into_values().collect();
    for one in &mut people {
        one.share_percent = (share(one.check_ins, all) * 10_000.0).round() / 100.0;
        let per_minute = f64::from(one.check_ins) / f64::from(one.active_minutes.max(1));
        one.scans_per_hour = (per_minute * 6_000.0).round() / 100.0;
    }
    people.sort_by(|one, other| (other.check_ins, &one.subject).cmp(&(one.check_ins, &other.subject)));
    people
}

fn user(event: &EventInfo, subject: &str) -> String {
    Label::new(subject).map(|subject| user_id(event.tenant, &subject).to_string()).unwrap_or_default()
}
