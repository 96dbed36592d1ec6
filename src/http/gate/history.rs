//! The life of one ticket: made, scanned, refused, taken back, and what staff did to it.

use crate::domain::ids::ScanId;
use crate::domain::ledger::PastScan;
use crate::domain::scan::{Answer, Decision};
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::look_up::{FoundTicket, shown};
use crate::http::gate::tickets::find;
use crate::http::gate::wire::{EarlierOut, KindWord, message};
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use crate::queries::desk::{HandEntry, Life, TicketScan};
use actix_web::web::{Data, Path};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
pub struct TicketHistory {
    pub ticket: FoundTicket,
    /// The newest first.
    pub entries: Vec<HistoryEntry>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HistoryWord {
    /// The ticket was made: sold, given or imported.
    Issued,
    Admitted,
    Refused,
    /// A scan was taken back: by its turnstile, by staff, or by the gateway, which could not answer in time.
    TakenBack,
    /// Staff did something, or the sale: `action` says what.
    Done,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HistoryEntry {
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
    pub what: HistoryWord,
    /// Only of scans.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<KindWord>,
    /// Such as `block`, `reissue`, `refund`, `transfer`, `check in`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// The word of a refusal; of something done by hand, what came of it: `done`, `refused`, or a refusal's word. Absent where it
    /// was cut short.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// One sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Who scanned, took back or acted: the subject of the token. Absent where it was the gateway itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan_point: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// Of scans: its id, to take it back by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scan: Option<String>,
    /// The entry that stood in the way of a refused one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<EarlierOut>,
    /// The order it came with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
}

impl HistoryEntry {
    fn new(at: impl Into<Instant>, what: HistoryWord) -> HistoryEntry {
        HistoryEntry {
            at: at.into(),
            what,
            kind: None,
            action: None,
            outcome: None,
            message: None,
            by: None,
            reason: None,
            scan_point: None,
            device_id: None,
            scan: None,
            earlier: None,
            order: None,
        }
    }

    fn of_scan(answer: Answer, subject: String) -> HistoryEntry {
        let (what, outcome) = match &answer.decision {
            Decision::Admit => (HistoryWord::Admitted, None),
            Decision::Deny(denial) => (HistoryWord::Refused, Some(denial.word().to_owned())),
        };
        HistoryEntry {
            kind: Some(answer.kind.into()),
            outcome,
            message: Some(message(&answer).into_owned()),
            by: Some(subject),
            scan_point: answer.point.as_ref().map(ToString::to_string),
            device_id: answer.device.as_ref().map(ToString::to_string),
            scan: Some(answer.scan.to_string()),
            earlier: answer.earlier.map(EarlierOut::from),
            ..HistoryEntry::new(Instant(answer.at), what)
        }
    }

    /// An accepted scan that the owner knows and Postgres does not yet.
    fn of_past(scan: &PastScan) -> HistoryEntry {
        HistoryEntry {
            kind: Some(scan.kind.into()),
            by: Some(scan.subject.to_string()),
            scan_point: scan.point.as_ref().map(ToString::to_string),
            device_id: scan.device.as_ref().map(ToString::to_string),
            scan: Some(scan.scan.to_string()),
            ..HistoryEntry::new(Instant(scan.at), HistoryWord::Admitted)
        }
    }

    fn of_hand(entry: HandEntry) -> HistoryEntry {
        let said = |name: &str| entry.detail.get(name).and_then(Value::as_str).map(str::to_owned);
        HistoryEntry {
            outcome: said("outcome"),
            message: said("problem"),
            reason: said("reason"),
            order: entry.order.map(|order| order.to_string()),
            action: Some(entry.what),
            by: Some(entry.subject),
            ..HistoryEntry::new(entry.at, HistoryWord::Done)
        }
    }
}

/// The full history of a ticket: how it came to be, every scan and refusal, and everything that staff did to it, with their
/// reasons.
///
/// Refusals and deeds come from Postgres and may be a moment behind the gate; accepted scans are there at once.
#[utoipa::path(get, path = "/v1/events/{event}/tickets/{ticket}/history", operation_id = "gateGetTicketHistory",
    tag = "tickets", params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath),
    responses((status = 200, body = TicketHistory)))]
pub async fn history(
    state: Data<State>,
    path: Path<(String, String)>,
    caller: Authorized,
) -> Result<Reply<TicketHistory>, ApiError> {
    let (event, ticket) = path.into_inner();
    let (event, info) = find(&state, &caller, &event, &ticket, &[Action::TicketRead, Action::TicketWrite]).await?;
    let found = shown(&state, &caller, &event, &[info.id]).await?.pop();
    let ticket = found.ok_or(ApiError::NotFound("ticket"))?;
    let now_inside = state.gate().history(event.id, vec![info.id]).await?.pop().unwrap_or_default();
    let life = state.queries().life(event.tenant, event.id, info.id).await?;
    let entries = entries(life, &now_inside, info.created_at, ticket.order.map(|order| order.to_string()));
    Ok(Reply::ok(TicketHistory { ticket, entries }))
}

fn entries(life: Life, undrained: &[PastScan], made: DateTime<Utc>, order: Option<String>) -> Vec<HistoryEntry> {
    // A scan by hand is one entry, not two: the note gives it its reason.
    let mut notes: HashMap<String, HandEntry> = HashMap::new();
    let mut entries = Vec::new();
    for entry in life.by_hand {
        match entry.detail.get("scan").and_then(Value::as_str) {
            Some(scan) => drop(notes.insert(scan.to_owned(), entry)),
            None => entries.push(HistoryEntry::of_hand(entry)),
        }
    }
    let drained: Vec<ScanId> = life.scans.iter().map(|scan| scan.record.answer.scan).collect();
    let new = undrained.iter().filter(|scan| !drained.contains(&scan.scan)).map(HistoryEntry::of_past);
    let mut scans: Vec<HistoryEntry> = new.collect();
    for scan in life.scans {
        scans.extend(told(scan));
    }
    for mut scan in scans {
        if scan.what != HistoryWord::TakenBack
            && let Some(note) = scan.scan.as_deref().and_then(|id| notes.remove(id))
        {
            let note = HistoryEntry::of_hand(note);
            scan.action = note.action;
            scan.reason = note.reason;
        }
        entries.push(scan);
    }
    // Of scans that neither knows any more.
    entries.extend(notes.into_values().map(HistoryEntry::of_hand));
    entries.push(HistoryEntry { order, ..HistoryEntry::new(made, HistoryWord::Issued) });
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at.0));
    entries
}

/// A scan, and how it was taken back.
fn told(scan: TicketScan) -> Vec<HistoryEntry> {
    let answer = scan.record.answer;
    let taken_back = scan.taken_back.map(|back| HistoryEntry {
        kind: Some(answer.kind.into()),
        by: back.by,
        reason: back.reason,
        scan: Some(answer.scan.to_string()),
        ..HistoryEntry::new(back.at, HistoryWord::TakenBack)
    });
    taken_back.into_iter().chain([HistoryEntry::of_scan(answer, scan.record.subject.to_string())]).collect()
}
