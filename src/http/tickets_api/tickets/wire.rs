//! A ticket as this surface shows it.

use crate::domain::scan::Kind;
use crate::domain::ticket::Validity;
use crate::http::gate::wire_time::Instant;
use crate::http::tickets_api::paging::page;
use crate::http::tickets_api::tickets::wire_event::{TicketEvent, TicketLocation};
use crate::queries::pages::Standing;
use serde::Serialize;
use utoipa::ToSchema;

/// What a scan that named no device is said to come from.
pub const NO_DEVICE: &str = "unknown";

/// The answer with one ticket.
#[derive(Debug, Serialize, ToSchema)]
pub struct OneTicket {
    pub ticket: Ticket,
}

page! {
    /// A page of tickets, in the order of their making.
    TicketPage { tickets: Ticket }
}

/// A ticket: as it was sold, as it stands now, and what the gates did with it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ticket {
    #[schema(example = "tkt_01h455vb4pex5vsknk084sn02q")]
    pub id: String,
    pub status: TicketStatus,
    /// Null for a ticket that was sold elsewhere.
    #[schema(required = true, example = "ord_01h455vb4pex5vsknk084sn02q")]
    pub order_id: Option<String>,
    /// The line of its order.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub order_item_id: Option<String>,
    pub event_id: String,
    pub admission_id: String,
    /// Who bought it; null where nobody did.
    #[schema(required = true)]
    pub customer_id: Option<String>,
    pub team_id: String,
    pub promoter_id: String,
    pub attendee: Attendee,
    pub event: TicketEvent,
    pub admission: TicketAdmission,
    /// Only where its admission has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub section: Option<TicketSection>,
    /// The accepted check-ins and check-outs, the earliest first. Refused ones are not among them, nor those that a
    /// turnstile took back.
    pub scans: Vec<TicketScan>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TicketStatus {
    /// Good for entry, its holder outside.
    Active,
    /// Its holder is inside.
    Redeemed,
    /// Opens nothing: cancelled, refunded, transferred away or blocked.
    Cancelled,
}

impl TicketStatus {
    /// The words of the filter.
    pub const WORDS: [(&'static str, TicketStatus); 3] = [
        ("ACTIVE", TicketStatus::Active),
        ("REDEEMED", TicketStatus::Redeemed),
        ("CANCELLED", TicketStatus::Cancelled),
    ];

    /// `None`: a ticket that was not sold yet, which this surface does not show.
    pub fn of(validity: Validity, inside: bool) -> Option<TicketStatus> {
        match validity {
            Validity::Unactivated => None,
            Validity::Active if inside => Some(TicketStatus::Redeemed),
            Validity::Active => Some(TicketStatus::Active),
            Validity::Cancelled | Validity::Refunded | Validity::Revoked | Validity::Blocked => {
                Some(TicketStatus::Cancelled)
            }
        }
    }
}

impl TicketStatus {
    /// As lists ask Postgres for it.
    pub fn standing(self) -> Standing {
        match self {
            TicketStatus::Active => Standing::Outside,
            TicketStatus::Redeemed => Standing::Inside,
            TicketStatus::Cancelled => Standing::Void,
        }
    }
}

/// Who comes in with it. Empty where it is not known.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Attendee {
    #[schema(example = "Jane")]
    pub first_name: String,
    #[schema(example = "Doe")]
    pub last_name: String,
    #[schema(example = "jane@example.com")]
    pub email: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub phone: Option<String>,
}

impl Attendee {
    /// First and last name come apart.
    pub fn new((first, last): (&str, &str), email: Option<&str>, phone: Option<&str>) -> Attendee {
        Attendee {
            first_name: first.to_owned(),
            last_name: last.to_owned(),
            email: email.unwrap_or_default().to_owned(),
            phone: phone.map(str::to_owned),
        }
    }
}

/// The admission as it was sold.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketAdmission {
    pub id: String,
    pub name: String,
    pub price: AdmissionPrice,
    /// Wall-clock time at the event; null = no bound.
    #[schema(required = true, example = "2026-09-12T18:00:00")]
    pub entry_starts_at: Option<String>,
    #[schema(required = true, example = "2026-09-12T23:00:00")]
    pub entry_ends_at: Option<String>,
}

/// Minor units.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AdmissionPrice {
    #[schema(minimum = 0)]
    pub base: i64,
    /// The booking fee on top.
    #[schema(minimum = 0)]
    pub booking: i64,
    #[schema(example = "USD")]
    pub currency: String,
}

/// The part of the venue that the ticket gives access to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TicketSection {
    pub id: String,
    pub name: String,
    /// Only where it has one of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub location: Option<TicketLocation>,
}

/// An accepted scan.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketScan {
    pub id: String,
    pub kind: ScanKind,
    #[schema(value_type = String, format = DateTime)]
    pub scanned_at: Instant,
    #[schema(example = "usr_01h455vb4pex5vsknk084sn02q")]
    pub scanned_by_id: String,
    pub scanned_by: ScannedBy,
    /// `unknown` where the scan named none.
    #[schema(example = "device_001")]
    pub device_id: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, serde::Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ScanKind {
    CheckIn,
    CheckOut,
}

impl From<Kind> for ScanKind {
    fn from(kind: Kind) -> ScanKind {
        match kind {
            Kind::CheckIn => ScanKind::CheckIn,
            Kind::CheckOut => ScanKind::CheckOut,
        }
    }
}

impl From<ScanKind> for Kind {
    fn from(kind: ScanKind) -> Kind {
        match kind {
            ScanKind::CheckIn => Kind::CheckIn,
            ScanKind::CheckOut => Kind::CheckOut,
        }
    }
}

/// Who scanned, as far as the token says.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScannedBy {
    pub id: String,
    /// The token's subject.
    pub first_name: String,
    pub last_name: String,
    /// The subject, where it is an address; else empty.
    pub email: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_states_are_three_words_and_an_unsold_ticket_is_none() {
        assert_eq!(TicketStatus::of(Validity::Unactivated, false), None);
        assert_eq!(TicketStatus::of(Validity::Active, false), Some(TicketStatus::Active));
        assert_eq!(TicketStatus::of(Validity::Active, true), Some(TicketStatus::Redeemed));
        for void in [Validity::Cancelled, Validity::Refunded, Validity::Revoked, Validity::Blocked] {
            assert_eq!(TicketStatus::of(void, false), Some(TicketStatus::Cancelled));
            assert_eq!(TicketStatus::of(void, true), Some(TicketStatus::Cancelled), "voiding does not move the person");
        }
    }
}
