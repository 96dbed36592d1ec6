//! What can be announced, and how it is written down.

use crate::domain::ids::{EventId, NotificationId, OrderId, RefundId, ScanId, TenantId, TicketId};
use crate::domain::scan::Kind;
use crate::stores::StoreError;
use serde_json::{Map, Value, json};
use std::str::FromStr;

/// One fact to announce, as its writer hands it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotification {
    /// Chosen by the writer, with the other ids of its step: written again, it is the same row.
    pub id: NotificationId,
    pub tenant: TenantId,
    pub fact: Fact,
}

/// Where a mail goes.
#[derive(Clone, PartialEq, Eq)]
pub struct Addressee {
    pub email: String,
    pub name: String,
}

impl std::fmt::Debug for Addressee {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Addressee")
    }
}

/// Something that happened. Ids and addressees only: whoever announces it reads names and codes at that time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// One mail to the buyer (or to one recipient) about these tickets.
    TicketsIssuedMail {
        order: OrderId,
        event: EventId,
        tickets: Vec<TicketId>,
        to: Addressee,
    },
    /// One mail to the new holder.
    TicketTransferredMail {
        order: Option<OrderId>,
        event: EventId,
        ticket: TicketId,
        revoked: TicketId,
        to: Addressee,
    },
    TicketIssued {
        order: Option<OrderId>,
        event: EventId,
        ticket: TicketId,
    },
    TicketTransferred {
        order: Option<OrderId>,
        event: EventId,
        ticket: TicketId,
        revoked: TicketId,
    },
    TicketRefunded {
        order: Option<OrderId>,
        event: EventId,
        ticket: TicketId,
    },
    TicketScanned {
        event: EventId,
        ticket: TicketId,
        scan: ScanId,
        kind: Kind,
        scan_point: Option<String>,
        device: Option<String>,
    },
    OrderCompleted {
        order: OrderId,
        event: EventId,
    },
    /// In whole or in part; the order tells how much.
    OrderRefunded {
        order: OrderId,
        event: EventId,
        refund: RefundId,
    },
}

/// The kind of a fact; [`FactKind::word`] is what it is called everywhere outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    TicketsIssuedMail,
    TicketTransferredMail,
    TicketIssued,
    TicketTransferred,
    TicketRefunded,
    TicketScanned,
    OrderCompleted,
    OrderRefunded,
}

impl FactKind {
    pub const ALL: [FactKind; 8] = [
        FactKind::TicketsIssuedMail,
        FactKind::TicketTransferredMail,
        FactKind::TicketIssued,
        FactKind::TicketTransferred,
        FactKind::TicketRefunded,
        FactKind::TicketScanned,
        FactKind::OrderCompleted,
        FactKind::OrderRefunded,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            FactKind::TicketsIssuedMail => "tickets-issued",
            FactKind::TicketTransferredMail => "ticket-transferred",
            FactKind::TicketIssued => "ticket.issued",
            FactKind::TicketTransferred => "ticket.transferred",
            FactKind::TicketRefunded => "ticket.refunded",
            FactKind::TicketScanned => "ticket.scanned",
            FactKind::OrderCompleted => "order.completed",
            FactKind::OrderRefunded => "order.refunded",
        }
    }

    pub fn from_word(word: &str) -> Option<FactKind> {
        FactKind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// As a column holds it.
    pub fn read(word: &str) -> Result<FactKind, StoreError> {
        FactKind::from_word(word).ok_or_else(|| StoreError::Unreadable("a kind of fact that is not known".into()))
    }

    /// Whether it is sent as a mail; the others go to webhooks.
    pub fn is_mail(self) -> bool {
        match self {
            FactKind::TicketsIssuedMail | FactKind::TicketTransferredMail => true,
            FactKind::TicketIssued
            | FactKind::TicketTransferred
            | FactKind::TicketRefunded
            | FactKind::TicketScanned
            | FactKind::OrderCompleted
            | FactKind::OrderRefunded => false,
        }
    }
}

impl Fact {
    pub fn kind(&self) -> FactKind {
        match self {
            Fact::TicketsIssuedMail { .. } => FactKind::TicketsIssuedMail,
            Fact::TicketTransferredMail { .. } => FactKind::TicketTransferredMail,
            Fact::TicketIssued { .. } => FactKind::TicketIssued,
            Fact::TicketTransferred { .. } => FactKind::TicketTransferred,
            Fact::TicketRefunded { .. } => FactKind::TicketRefunded,
            Fact::TicketScanned { .. } => FactKind::TicketScanned,
            Fact::OrderCompleted { .. } => FactKind::OrderCompleted,
            Fact::OrderRefunded { .. } => FactKind::OrderRefunded,
        }
    }

    pub fn event(&self) -> EventId {
        match self {
            Fact::TicketsIssuedMail { event, .. }
            | Fact::TicketTransferredMail { event, .. }
            | Fact::TicketIssued { event, .. }
            | Fact::TicketTransferred { event, .. }
            | Fact::TicketRefunded { event, .. }
            | Fact::TicketScanned { event, .. }
            | Fact::OrderCompleted { event, .. }
            | Fact::OrderRefunded { event, .. } => *event,
        }
    }

    pub fn order(&self) -> Option<OrderId> {
        match self {
            Fact::TicketsIssuedMail { order, .. }
            | Fact::OrderCompleted { order, .. }
            | Fact::OrderRefunded { order, .. } => Some(*order),
            Fact::TicketTransferredMail { order, .. }
            | Fact::TicketIssued { order, .. }
            | Fact::TicketTransferred { order, .. }
            | Fact::TicketRefunded { order, .. } => *order,
            Fact::TicketScanned { .. } => None,
        }
    }

    /// As it is kept, and as webhooks show it under `data` (mails stay inside).
    pub fn payload(&self) -> Value {
        let mut fields = Map::new();
        if let Some(order) = self.order() {
            fields.insert("bookingId".into(), order.to_string().into());
        }
        fields.insert("eventId".into(), self.event().to_string().into());
        let mut put = |name: &str, value: Value| drop(fields.insert(name.into(), value));
        match self {
            Fact::TicketsIssuedMail { tickets, to, .. } => {
                put("ticketIds", tickets.iter().map(ToString::to_string).collect());
                put("to", addressee(to));
            }
            Fact::TicketTransferredMail { ticket, revoked, to, .. } => {
                put("ticketId", ticket.to_string().into());
                put("revokedTicketId", revoked.to_string().into());
                put("to", addressee(to));
            }
            Fact::TicketTransferred { ticket, revoked, .. } => {
                put("ticketId", ticket.to_string().into());
                put("revokedTicketId", revoked.to_string().into());
            }
            Fact::TicketIssued { ticket, .. } | Fact::TicketRefunded { ticket, .. } => {
                put("ticketId", ticket.to_string().into());
            }
            Fact::TicketScanned { ticket, scan, kind, scan_point, device, .. } => {
                put("ticketId", ticket.to_string().into());
                put("scanId", scan.to_string().into());
                put("kind", kind_word(*kind).into());
                put("scanPoint", scan_point.clone().into());
                put("deviceId", device.clone().into());
            }
            Fact::OrderCompleted { .. } => {}
            Fact::OrderRefunded { refund, .. } => put("refundId", refund.to_string().into()),
        }
        Value::Object(fields)
    }

    /// The other way.
    pub fn read(kind: FactKind, payload: &Value) -> Result<Fact, StoreError> {
        let (order, event) = (optional(payload, "bookingId")?, id(payload, "eventId")?);
        let ticket = || id(payload, "ticketId");
        let revoked = || id(payload, "revokedTicketId");
        let needed = || order.ok_or_else(|| missing("bookingId"));
        Ok(match kind {
            FactKind::TicketsIssuedMail => {
                let tickets = ids(payload, "ticketIds")?;
                Fact::TicketsIssuedMail { order: needed()?, event, tickets, to: to(payload)? }
            }
            FactKind::TicketTransferredMail => {
                let (ticket, revoked) = (ticket()?, revoked()?);
                Fact::TicketTransferredMail { order, event, ticket, revoked, to: to(payload)? }
            }
            FactKind::TicketIssued => Fact::TicketIssued { order, event, ticket: ticket()? },
            FactKind::TicketTransferred => {
                Fact::TicketTransferred { order, event, ticket: ticket()?, revoked: revoked()? }
            }
            FactKind::TicketRefunded => Fact::TicketRefunded { order, event, ticket: ticket()? },
            FactKind::TicketScanned => {
                let (kind, scan) = (read_kind(text(payload, "kind")?)?, id(payload, "scanId")?);
                let words = |field: &str| payload.get(field).and_then(Value::as_str).map(str::to_owned);
                let (scan_point, device) = (words("scanPoint"), words("deviceId"));
                Fact::TicketScanned { event, ticket: ticket()?, scan, kind, scan_point, device }
            }
            FactKind::OrderCompleted => Fact::OrderCompleted { order: needed()?, event },
            FactKind::OrderRefunded => {
                Fact::OrderRefunded { order: needed()?, event, refund: id(payload, "refundId")? }
            }
        })
    }
}

fn addressee(to: &Addressee) -> Value {
    json!({ "email": to.email, "name": to.name })
}

fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::CheckIn => "CHECK_IN",
        Kind::CheckOut => "CHECK_OUT",
    }
}

fn read_kind(word: &str) -> Result<Kind, StoreError> {
    match word {
        "CHECK_IN" => Ok(Kind::CheckIn),
        "CHECK_OUT" => Ok(Kind::CheckOut),
        _ => Err(missing("kind")),
    }
}

fn missing(field: &str) -> StoreError {
    StoreError::Unreadable(format!("an announcement without a proper `{field}`"))
}

fn text<'a>(payload: &'a Value, field: &str) -> Result<&'a str, StoreError> {
    payload.get(field).and_then(Value::as_str).ok_or_else(|| missing(field))
}

fn id<I: FromStr>(payload: &Value, field: &str) -> Result<I, StoreError> {
    text(payload, field)?.parse().map_err(|_| missing(field))
}

fn optional<I: FromStr>(payload: &Value, field: &str) -> Result<Option<I>, StoreError> {
    if payload.get(field).is_some() { id(payload, field).map(Some) } else { Ok(None) }
}

fn ids<I: FromStr>(payload: &Value, field: &str) -> Result<Vec<I>, StoreError> {
    let list = payload.get(field).and_then(Value::as_array).ok_or_else(|| missing(field))?;
    list.iter().map(|one| one.as_str().and_then(|text| text.parse().ok()).ok_or_else(|| missing(field))).collect()
}

fn to(payload: &Value) -> Result<Addressee, StoreError> {
    let to = payload.get("to").ok_or_else(|| missing("to"))?;
    Ok(Addressee { email: text(to, "email")?.to_owned(), name: text(to, "name")?.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples() -> Vec<Fact> {
        let (order, event) = (OrderId::from_bytes([1; 16]), EventId::from_bytes([2; 16]));
        let (ticket, revoked) = (TicketId::from_bytes([3; 16]), TicketId::from_bytes([4; 16]));
        let to = Addressee { email: "pat@example.com".into(), name: "Pat Lee".into() };
        let (scan, refund) = (ScanId::from_bytes([5; 16]), RefundId::from_bytes([6; 16]));
        vec![
            Fact::TicketsIssuedMail { order, event, tickets: vec![ticket, revoked], to: to.clone() },
            Fact::TicketTransferredMail { order: None, event, ticket, revoked, to },
            Fact::TicketIssued { order: Some(order), event, ticket },
            Fact::TicketTransferred { order: Some(order), event, ticket, revoked },
            Fact::TicketRefunded { order: None, event, ticket },
            Fact::TicketScanned {
                event,
                ticket,
                scan,
                kind: Kind::CheckOut,
                scan_point: Some("north".into()),
                device: None,
            },
            Fact::OrderCompleted { order, event },
            Fact::OrderRefunded { order, event, refund },
        ]
    }

    #[test]
    fn every_fact_comes_back_as_itself() {
        let samples = samples();
        assert_eq!(samples.iter().map(Fact::kind).collect::<Vec<_>>(), FactKind::ALL);
        for fact in samples {
            assert_eq!(Fact::read(fact.kind(), &fact.payload()).expect("its own payload"), fact);
            assert_eq!(FactKind::from_word(fact.kind().word()), Some(fact.kind()));
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let payload = json!({ "eventId": EventId::from_bytes([2; 16]).to_string() });
        let error = Fact::read(FactKind::OrderCompleted, &payload).expect_err("no order");
        assert!(error.to_string().contains("`bookingId`"), "{error}");
    }
}
