//! What a door is told of a scan: the check-in, the ticket right after it, and how full it is.

use crate::actors::gate::Decided;
use crate::actors::registry::{EventInfo, TenantInfo};
use crate::domain::ids::TicketId;
use crate::domain::label::Label;
use crate::domain::scan::{Answer, Decision, Denial, Earlier, Kind, TicketView};
use crate::domain::time::Moment;
use crate::http::events_module::records::Record;
use crate::http::events_module::words;
use crate::http::gate::wire_time::Instant;
use serde::Serialize;
use utoipa::ToSchema;

/// What the scanner is told. A refusal is an answer like any other: `success` is false then, and `reason` says why.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DoorAnswer {
    pub success: bool,
    /// One sentence; only where it was refused. It contains "already" where the ticket was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "Ticket already used. Re-entry not allowed.")]
    pub reason: Option<String>,
    /// One word; only where it was refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "reentry_not_allowed")]
    pub code: Option<&'static str>,
    /// The record of the attempt; absent where nothing was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub check_in: Option<Record<CheckInData>>,
    /// Null where the code led to no ticket.
    #[schema(required = true)]
    pub ticket: Option<Record<ScannedTicket>>,
    /// Of the zone that the scan led to, or out of; null where it led to none.
    #[schema(required = true)]
    pub zone_occupancy: Option<Fullness>,
    /// Of the whole event.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub occupancy: Option<Fullness>,
    /// The entry that stands in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub earlier: Option<EarlierEntry>,
    /// Only where the scan point does not take the ticket: those that do, as far as that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub accepted_checkpoints: Option<Vec<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct Fullness {
    pub current: u32,
    /// Null = no limit.
    #[schema(required = true)]
    pub capacity: Option<u32>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct EarlierEntry {
    #[schema(value_type = String, format = DateTime)]
    pub timestamp: Instant,
    #[schema(required = true)]
    pub checkpoint: Option<String>,
    #[schema(required = true)]
    pub device: Option<String>,
}

/// One attempt to come in or to go out.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CheckInData {
    pub event: String,
    #[schema(required = true)]
    pub ticket: Option<String>,
    #[schema(required = true)]
    pub ticket_type: Option<String>,
    /// The holder's name.
    #[schema(required = true)]
    pub attendee: Option<String>,
    /// `in` or `out`.
    #[schema(example = "in")]
    pub direction: &'static str,
    #[schema(required = true)]
    pub zone: Option<String>,
    #[schema(required = true)]
    pub checkpoint: Option<String>,
    #[schema(required = true)]
    pub session: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    pub timestamp: Instant,
    /// The day it happened, UTC.
    #[schema(example = "2026-09-12")]
    pub day: String,
    pub validated_by: String,
    #[schema(required = true)]
    pub validator_device: Option<String>,
    #[schema(example = "qr_scan")]
    pub validation_method: &'static str,
    #[schema(example = "entrance")]
    pub scan_type: &'static str,
    /// `success`, `denied`, or `flagged`: let out although something is odd about the ticket.
    #[schema(example = "success")]
    pub status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub denial_reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub denial_message: Option<String>,
    /// `double_read`, `anomaly`, `degraded` where they are true.
    pub flags: Vec<&'static str>,
}

/// A ticket as the door knows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScannedTicket {
    pub event: String,
    pub ticket_type: String,
    #[schema(required = true)]
    pub ticket_type_slug: Option<String>,
    #[schema(required = true)]
    pub ticket_type_name: Option<String>,
    #[schema(required = true)]
    pub holder_name: Option<String>,
    #[schema(example = "checked_in")]
    pub status: &'static str,
    /// Accepted check-ins so far.
    pub entries_used: u32,
    /// Null = no limit.
    #[schema(required = true)]
    pub entries_left: Option<u32>,
}

/// Where and for whom a scan was made.
pub struct Door<'a> {
    pub org: &'a TenantInfo,
    pub event: &'a EventInfo,
    pub subject: &'a Label,
    pub zone: Option<String>,
    pub session: Option<String>,
    /// By the bare id instead of a code.
    pub by_hand: bool,
}

impl DoorAnswer {
    /// A code that leads to no event at all: there is nobody to record it.
    pub fn nowhere(sentence: &str) -> DoorAnswer {
        DoorAnswer {
            success: false,
            reason: Some(sentence.to_owned()),
            code: Some(words::UNKNOWN_CODE),
            check_in: None,
            ticket: None,
            zone_occupancy: None,
            occupancy: None,
            earlier: None,
            accepted_checkpoints: None,
        }
    }

    /// `recorded` is false where only the decision was asked for.
    pub fn new(door: &Door<'_>, decided: &Decided, recorded: bool) -> DoorAnswer {
        let answer = &decided.answer;
        let denial = denial(answer);
        let occupancy = Fullness { current: answer.occupancy.inside, capacity: answer.occupancy.limit };
        let zone = decided.zone.as_ref().map(|zone| Fullness { current: zone.inside, capacity: zone.capacity });
        DoorAnswer {
            success: answer.admitted(),
            reason: denial.map(words::sentence),
            code: denial.map(words::code),
            check_in: recorded.then(|| check_in(door, decided)),
            ticket: scanned_ticket(door, decided),
            zone_occupancy: zone,
            occupancy: Some(occupancy),
            earlier: answer.earlier.as_ref().map(EarlierEntry::from),
            accepted_checkpoints: denial.and_then(accepted),
        }
    }
}

fn denial(answer: &Answer) -> Option<&Denial> {
    match &answer.decision {
        Decision::Admit => None,
        Decision::Deny(denial) => Some(denial),
    }
}

fn accepted(denial: &Denial) -> Option<Vec<String>> {
    match denial {
        Denial::WrongScanPoint { accepted } => Some(accepted.iter().map(|point| point.as_str().to_owned()).collect()),
        _ => None,
    }
}

impl From<&Earlier> for EarlierEntry {
    fn from(earlier: &Earlier) -> EarlierEntry {
        EarlierEntry { timestamp: Instant(earlier.at), checkpoint: text(&earlier.point), device: text(&earlier.device) }
    }
}

fn text(label: &Option<Label>) -> Option<String> {
    label.as_ref().map(|label| label.as_str().to_owned())
}

fn check_in(door: &Door<'_>, decided: &Decided) -> Record<CheckInData> {
    let answer = &decided.answer;
    let denial = denial(answer);
    let status = match denial {
        Some(_) => "denied",
        None if answer.anomaly => "flagged",
        None => "success",
    };
    let flags = [(answer.double_read, "double_read"), (answer.anomaly, "anomaly"), (decided.degraded, "degraded")];
    let zone = decided.zone.as_ref().map(|zone| zone.id.as_str().to_owned());
    let data = CheckInData {
        event: door.event.id.to_string(),
        ticket: answer.ticket.map(|view| view.id.to_string()),
        ticket_type: answer.ticket.map(|view| view.ticket_type.to_string()),
        attendee: decided.holder.as_deref().map(str::to_owned),
        direction: direction(answer.kind),
        zone: zone.or_else(|| door.zone.clone()),
        checkpoint: text(&answer.point),
        session: door.session.clone(),
        timestamp: Instant(answer.at),
        day: day(answer.at),
        validated_by: door.subject.as_str().to_owned(),
        validator_device: text(&answer.device),
        validation_method: if door.by_hand { "manual" } else { "qr_scan" },
        scan_type: "entrance",
        status,
        denial_reason: denial.map(words::code),
        denial_message: denial.map(words::sentence),
        flags: flags.into_iter().filter(|(is, _)| *is).map(|(_, word)| word).collect(),
    };
    let at = Instant(answer.at);
    Record::new(door.org, answer.scan.to_string(), "event_checkin", status, data).dated(at, at)
}

/// `in` or `out`.
pub fn direction(kind: Kind) -> &'static str {
    match kind {
        Kind::CheckIn => "in",
        Kind::CheckOut => "out",
    }
}

fn day(at: Moment) -> String {
    let written = serde_json::to_string(&Instant(at)).unwrap_or_default();
    written.trim_matches('"').chars().take(10).collect()
}

/// The ticket, if the code led to one.
pub fn scanned_ticket(door: &Door<'_>, decided: &Decided) -> Option<Record<ScannedTicket>> {
    let view = decided.answer.ticket?;
    let data = ScannedTicket::new(door.event, &view, decided);
    let (created, changed) = (created_at(view.id), Instant(decided.answer.at));
    Some(Record::new(door.org, view.id.to_string(), "event_ticket", data.status, data).dated(created, changed))
}

impl ScannedTicket {
    fn new(event: &EventInfo, view: &TicketView, decided: &Decided) -> ScannedTicket {
        let named = decided.ticket_type.as_ref();
        ScannedTicket {
            event: event.id.to_string(),
            ticket_type: view.ticket_type.to_string(),
            ticket_type_slug: named.map(|named| named.slug.as_str().to_owned()),
            ticket_type_name: named.map(|named| named.name.as_str().to_owned()),
            holder_name: decided.holder.as_deref().map(str::to_owned),
            status: words::status(view.validity, view.inside),
            entries_used: view.entries,
            entries_left: view.entries_left,
        }
    }
}

/// Ids are UUIDs of version 7: their first 48 bits are the milliseconds of their making.
fn created_at(ticket: TicketId) -> Instant {
    let [a, b, c, d, e, f, ..] = *ticket.as_bytes();
    Instant(Moment(i64::from_be_bytes([0, 0, a, b, c, d, e, f])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_knows_when_it_was_made() {
        let ticket: TicketId = "tkt_01h455vb4pex5vsknk084sn02q".parse().expect("the sample of the specification");
        assert_eq!(created_at(ticket), Instant(Moment(1_688_096_058_518)));
        assert_eq!(day(Moment(1_688_096_058_518)), "2023-06-30");
    }
}
