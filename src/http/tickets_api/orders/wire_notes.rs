//! Notes and the timeline of an order.

use crate::domain::ids::TenantId;
use crate::domain::label::Label;
use crate::http::gate::wire_time::Instant;
use crate::http::tickets_api::principal::user_id;
use crate::queries::sales::{AuditEntry, BookingInfo, NoteInfo};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

#[derive(Debug, Serialize, ToSchema)]
pub struct OneNote {
    pub note: Note,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OrderNotes {
    /// The oldest first.
    pub notes: Vec<Note>,
}

/// What staff wrote about an order.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    #[schema(example = "not_01h455vb4pex5vsknk084sn02q")]
    pub id: String,
    pub order_id: String,
    pub note: String,
    /// Who wrote it.
    pub created_by_id: String,
    /// The token's subject.
    pub created_by: String,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Timeline {
    /// The oldest first.
    pub timeline: Vec<TimelineEntry>,
}

/// Something that happened to an order or to one of its tickets.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TimelineEntry {
    /// Such as `ORDER_CREATED`, `TICKETS_GENERATED`, `ORDER_CHANGED`, `ORDER_RESERVED`, `REFUND`, `EMAIL_SENT`,
    /// `TICKET_TRANSFERRED`, `TICKET_STATUS_CHANGED`.
    #[schema(example = "TICKETS_GENERATED")]
    pub kind: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
    /// Who did it; null for what happened by itself.
    #[schema(required = true)]
    pub by_id: Option<String>,
    #[schema(required = true)]
    pub ticket_id: Option<String>,
    #[schema(value_type = Object)]
    pub data: Value,
}

impl Note {
    pub fn new(tenant: TenantId, note: NoteInfo) -> Note {
        Note {
            id: note.id.to_string(),
            order_id: note.order.to_string(),
            note: note.text,
            created_by_id: by(tenant, &note.by).unwrap_or_default(),
            created_by: note.by,
            created_at: note.at.into(),
        }
    }
}

impl TimelineEntry {
    pub fn new(tenant: TenantId, entry: AuditEntry) -> TimelineEntry {
        TimelineEntry {
            kind: kind(&entry.what),
            at: entry.at.into(),
            by_id: by(tenant, &entry.subject),
            ticket_id: entry.ticket.map(|ticket| ticket.to_string()),
            data: entry.detail,
        }
    }

    /// What the order itself says.
    pub fn of_order(booking: &BookingInfo) -> Vec<TimelineEntry> {
        let entry = |kind: &str, at, data| TimelineEntry {
            kind: kind.to_owned(),
            at,
            by_id: by(booking.tenant, &booking.made_by),
            ticket_id: None,
            data,
        };
        let mut all = vec![entry("ORDER_CREATED", Instant::from(booking.created_at), json!({}))];
        if let Some(at) = booking.confirmed_at {
            let generated = entry("TICKETS_GENERATED", at.into(), json!({ "tickets": booking.tickets.len() }));
            all.push(TimelineEntry { by_id: None, ..generated });
        }
        all
    }
}

/// The published words where there is one.
fn kind(what: &str) -> String {
    match what {
        "change" => "ORDER_CHANGED".to_owned(),
        "reserve" => "ORDER_RESERVED".to_owned(),
        "resend" => "EMAIL_SENT".to_owned(),
        "transfer" => "TICKET_TRANSFERRED".to_owned(),
        "cancel" | "delete" | "activate" => "TICKET_STATUS_CHANGED".to_owned(),
        "issue" | "comp" | "pre-generate" => "TICKETS_ISSUED".to_owned(),
        other => other.to_uppercase().replace([' ', '-'], "_"),
    }
}

fn by(tenant: TenantId, subject: &str) -> Option<String> {
    let subject = Label::new(subject).ok().filter(|_| !matches!(subject, "gatehouse" | "public" | "signature"))?;
    Some(user_id(tenant, &subject).to_string())
}
