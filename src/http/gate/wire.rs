//! What goes over the wire around a scan, and this surface's words for states and verdicts.

use crate::actors::gate::{Decided, TypeName};
use crate::domain::ids::TicketId;
use crate::domain::label::Label;
use crate::domain::scan::{Answer, Decision, Denial, Earlier, Kind, Occupancy, TicketView};
use crate::domain::ticket::Validity;
use crate::domain::time::Moment;
use crate::http::gate::wire_time::Instant;
use crate::http::openapi::ReasonWord;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::fmt::Display;
use utoipa::ToSchema;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum KindWord {
    CheckIn,
    CheckOut,
}

impl From<KindWord> for Kind {
    fn from(word: KindWord) -> Kind {
        match word {
            KindWord::CheckIn => Kind::CheckIn,
            KindWord::CheckOut => Kind::CheckOut,
        }
    }
}

impl From<Kind> for KindWord {
    fn from(kind: Kind) -> KindWord {
        match kind {
            Kind::CheckIn => KindWord::CheckIn,
            Kind::CheckOut => KindWord::CheckOut,
        }
    }
}

/// A label as it comes in: 1 to 100 characters without control characters.
#[derive(Debug, Clone, PartialEq, Eq, ToSchema)]
#[schema(value_type = String, min_length = 1, max_length = 100, example = "gate-c")]
pub struct Name(pub Label);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Name, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Name;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("a text of 1 to 100 characters")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Name, E> {
                Label::new(text).map(Name).map_err(E::custom)
            }
        }
        from.deserialize_str(Visitor)
    }
}

/// One scan.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScanIn {
    /// What the scanner read, untouched. Staff with `ticket.write` may give a ticket id instead.
    #[schema(example = "GH1.AAECAw.c2lnbmF0dXJl")]
    pub code: String,
    pub kind: KindWord,
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100, example = "gate-c")]
    pub scan_point: Option<Name>,
    /// A device token says it by itself.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100, example = "handheld-7")]
    pub device_id: Option<Name>,
    /// Sending the same scan with the same key again gives the same answer.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
    /// Offline uploads only: when the device scanned. Kept, never used to reorder.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub scanned_at: Option<Instant>,
}

/// Anything that prints itself, as a string.
pub(crate) fn text<T: Display, S: Serializer>(value: &T, out: S) -> Result<S::Ok, S::Error> {
    out.collect_str(value)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VerdictWord {
    Admit,
    Deny,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Light {
    Green,
    Amber,
    Red,
}

/// What the turnstile is told. A refusal is an answer like any other.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    pub verdict: VerdictWord,
    pub light: Light,
    /// Why not; only with DENY.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = ReasonWord, required = false)]
    pub reason: Option<&'static str>,
    /// One sentence that a guest may read.
    #[schema(value_type = String)]
    pub message: Cow<'static, str>,
    /// Null for a validation: nothing was recorded.
    pub scan: Option<ScanOut>,
    /// Null where the code led to no ticket.
    pub ticket: Option<TicketOut>,
    /// The entry that stands in the way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<EarlierOut>,
    pub occupancy: OccupancyOut,
    /// Read again by the same scan point within seconds.
    #[serde(skip_serializing_if = "is_false")]
    #[schema(required = false)]
    pub double_read: bool,
    /// Let out although something is odd about the ticket.
    #[serde(skip_serializing_if = "is_false")]
    #[schema(required = false)]
    pub anomaly: bool,
    /// Decided while Redis was away, into the node's own journal.
    #[serde(skip_serializing_if = "is_false")]
    #[schema(required = false)]
    pub degraded: bool,
    /// Only with WRONG_SCAN_POINT: where the ticket is accepted, as far as that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_scan_points: Option<Vec<String>>,
    /// Only with TOO_EARLY.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime, nullable = false)]
    pub opens_at: Option<Instant>,
    /// Only with TOO_LATE.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime, nullable = false)]
    pub closed_at: Option<Instant>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// The record of an attempt.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScanOut {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String, example = "scn_01h455vb4pex5vsknk084sn02q")]
    pub id: crate::domain::ids::ScanId,
    pub kind: KindWord,
    #[schema(value_type = String, format = DateTime)]
    pub scanned_at: Instant,
    #[serde(serialize_with = "label")]
    #[schema(value_type = Option<String>, required = true)]
    pub scan_point: Option<Label>,
    #[serde(serialize_with = "label")]
    #[schema(value_type = Option<String>, required = true)]
    pub device_id: Option<Label>,
}

pub(crate) fn label<S: Serializer>(value: &Option<Label>, out: S) -> Result<S::Ok, S::Error> {
    value.as_ref().map(Label::as_str).serialize(out)
}

/// A ticket right after the scan.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketOut {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String, example = "tkt_01h455vb4pex5vsknk084sn02q")]
    pub id: TicketId,
    pub status: StatusWord,
    #[serde(rename = "type")]
    pub ticket_type: TypeOut,
    pub holder: Option<HolderName>,
    /// Accepted check-ins so far.
    pub entries: u32,
    /// Null = no limit.
    #[schema(required = true)]
    pub entries_left: Option<u32>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TypeOut {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String, example = "adm_01h455vb4pex5vsknk084sn02q")]
    pub id: crate::domain::ids::TicketTypeId,
    #[serde(serialize_with = "label")]
    #[schema(value_type = Option<String>, required = true)]
    pub slug: Option<Label>,
    #[serde(serialize_with = "label")]
    #[schema(value_type = Option<String>, required = true)]
    pub name: Option<Label>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct HolderName {
    pub name: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EarlierOut {
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
    #[serde(serialize_with = "label")]
    #[schema(value_type = Option<String>, required = true)]
    pub scan_point: Option<Label>,
    #[serde(serialize_with = "label")]
    #[schema(value_type = Option<String>, required = true)]
    pub device_id: Option<Label>,
}

#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct OccupancyOut {
    pub inside: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub limit: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum StatusWord {
    Unactivated,
    Active,
    /// Active, and its holder is inside.
    Redeemed,
    Cancelled,
    Refunded,
    /// Transferred away.
    Revoked,
    Blocked,
}

/// The word for a ticket's state on this surface.
pub fn status(validity: Validity, inside: bool) -> StatusWord {
    match validity {
        Validity::Unactivated => StatusWord::Unactivated,
        Validity::Active if inside => StatusWord::Redeemed,
        Validity::Active => StatusWord::Active,
        Validity::Cancelled => StatusWord::Cancelled,
        Validity::Refunded => StatusWord::Refunded,
        Validity::Revoked => StatusWord::Revoked,
        Validity::Blocked => StatusWord::Blocked,
    }
}

/// Green lets in without a second look, amber asks for one, red does not let in.
fn light(answer: &Answer, degraded: bool) -> Light {
    match &answer.decision {
        Decision::Admit if answer.double_read || answer.anomaly || degraded => Light::Amber,
        Decision::Admit => Light::Green,
        Decision::Deny(Denial::AlreadyCheckedIn) => Light::Amber,
        Decision::Deny(_) if answer.double_read => Light::Amber,
        Decision::Deny(_) => Light::Red,
    }
}

pub(crate) fn message(answer: &Answer) -> Cow<'static, str> {
    match (&answer.decision, answer.kind, answer.anomaly) {
        (Decision::Deny(Denial::AlreadyCheckedIn), _, _) if answer.double_read => {
            "This ticket is already checked in; this scanner read it a moment ago.".into()
        }
        (Decision::Deny(denial), _, _) => denial.sentence().into(),
        (Decision::Admit, Kind::CheckIn, _) => "Checked in.".into(),
        (Decision::Admit, Kind::CheckOut, false) => "Checked out.".into(),
        (Decision::Admit, Kind::CheckOut, true) => "Checked out. Something is odd about this ticket.".into(),
    }
}

impl TicketOut {
    /// Slug and name of the type are null only if its facts have not arrived yet.
    pub fn new(view: &TicketView, names: Option<TypeName>, holder: Option<&str>) -> TicketOut {
        let (slug, name) = names.map_or((None, None), |names| (Some(names.slug), Some(names.name)));
        TicketOut {
            id: view.id,
            status: status(view.validity, view.inside),
            ticket_type: TypeOut { id: view.ticket_type, slug, name },
            holder: holder.map(|name| HolderName { name: name.to_owned() }),
            entries: view.entries,
            entries_left: view.entries_left,
        }
    }
}

impl From<Occupancy> for OccupancyOut {
    fn from(occupancy: Occupancy) -> OccupancyOut {
        OccupancyOut { inside: occupancy.inside, limit: occupancy.limit }
    }
}

impl From<Earlier> for EarlierOut {
    fn from(earlier: Earlier) -> EarlierOut {
        EarlierOut { at: Instant(earlier.at), scan_point: earlier.point, device_id: earlier.device }
    }
}

impl Verdict {
    /// `recorded` is false for a validation.
    pub fn new(decided: Decided, recorded: bool) -> Verdict {
        let Decided { answer, ticket_type, holder, zone: _, degraded } = decided;
        let (light, message) = (light(&answer, degraded), message(&answer));
        let scan = recorded.then_some(ScanOut {
            id: answer.scan,
            kind: answer.kind.into(),
            scanned_at: Instant(answer.at),
            scan_point: answer.point,
            device_id: answer.device,
        });
        let (verdict, reason) = match &answer.decision {
            Decision::Admit => (VerdictWord::Admit, None),
            Decision::Deny(denial) => (VerdictWord::Deny, Some(denial.word())),
        };
        let (accepted_scan_points, opens, closed) = details(&answer.decision);
        Verdict {
            verdict,
            light,
            reason,
            message,
            scan,
            ticket: answer.ticket.as_ref().map(|view| TicketOut::new(view, ticket_type, holder.as_deref())),
            earlier: answer.earlier.map(EarlierOut::from),
            occupancy: answer.occupancy.into(),
            double_read: answer.double_read,
            anomaly: answer.anomaly,
            degraded,
            accepted_scan_points,
            opens_at: opens.map(Instant),
            closed_at: closed.map(Instant),
        }
    }
}

/// What some denials can say beyond their word.
pub(crate) fn details(decision: &Decision) -> (Option<Vec<String>>, Option<Moment>, Option<Moment>) {
    match decision {
        Decision::Deny(Denial::WrongScanPoint { accepted }) => {
            (Some(accepted.iter().map(|point| point.as_str().to_owned()).collect()), None, None)
        }
        Decision::Deny(Denial::TooEarly { opens }) => (None, Some(*opens), None),
        Decision::Deny(Denial::TooLate { closed }) => (None, None, Some(*closed)),
        Decision::Admit | Decision::Deny(_) => (None, None, None),
    }
}

#[cfg(test)]
#[path = "wire_tests.rs"]
mod tests;
