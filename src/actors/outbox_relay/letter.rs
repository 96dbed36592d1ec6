//! A fact becomes a letter: names and codes are read now, as they stand.

use crate::actors::outbox_relay::Subjects;
use crate::domain::ids::TicketId;
use crate::domain::ticket::Validity;
use crate::outbound::Failed;
use crate::outbound::letters::{self, Letter, Occasion, Recipient, TicketLine};
use crate::stores::postgres::Store;
use crate::stores::postgres::deliveries::Claimed;
use crate::stores::postgres::letters::{TicketForLetter, tickets};
use crate::stores::postgres::outbox::{Addressee, Fact};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde_json::Value;

/// Composes the letter of a mail's fact.
pub async fn compose(store: &Store, delivery: &Claimed, subjects: &Subjects) -> Result<Letter, Failed> {
    let fact = Fact::read(delivery.kind, &delivery.payload).map_err(|error| Failed::never(error.to_string()))?;
    let (ids, to) = match fact {
        Fact::TicketsIssuedMail { tickets, to, .. } => (tickets, to),
        Fact::TicketTransferredMail { ticket, to, .. } => (vec![ticket], to),
        Fact::TicketIssued { .. }
        | Fact::TicketTransferred { .. }
        | Fact::TicketRefunded { .. }
        | Fact::TicketScanned { .. }
        | Fact::OrderCompleted { .. }
        | Fact::OrderRefunded { .. } => return Err(Failed::never("this is not told by mail")),
    };
    let found = read(store, delivery, &ids).await?;
    let Some(first) = found.first() else {
        return Err(Failed::never("none of the tickets is good any more"));
    };
    let occasion = occasion(first);
    let lines: Vec<TicketLine> = found.iter().filter_map(line).collect();
    let is_transfer = ids.len() == 1 && delivery.payload.get("revokedTicketId").is_some();
    let subject = if is_transfer { &subjects.ticket_transferred } else { &subjects.tickets_issued };
    let subject = letters::subject(subject, &occasion);
    let to = Recipient::from(to);
    // Pictures take a moment each.
    let written = tokio::task::spawn_blocking(move || {
        if is_transfer {
            letters::ticket_transferred(to, subject, &occasion, &lines)
        } else {
            letters::tickets_issued(to, subject, &occasion, &lines)
        }
    });
    written.await.map_err(|_| Failed::later("the mail could not be composed"))
}

/// The tickets that can still be used, with their codes.
async fn read(store: &Store, delivery: &Claimed, ids: &[TicketId]) -> Result<Vec<TicketForLetter>, Failed> {
    let away = |_| Failed::later("the tickets could not be read");
    let mut db = store.connection().await.map_err(away)?;
    let mut found = tickets(&mut db, delivery.tenant, ids).await.map_err(away)?;
    found.retain(|ticket| ticket.code.is_some() && matches!(ticket.validity, Validity::Active | Validity::Unactivated));
    Ok(found)
}

fn line(ticket: &TicketForLetter) -> Option<TicketLine> {
    Some(TicketLine {
        id: ticket.id.to_string(),
        type_name: ticket.type_name.clone(),
        holder: ticket.holder_name.clone(),
        code: ticket.code.clone()?,
    })
}

fn occasion(ticket: &TicketForLetter) -> Occasion {
    Occasion {
        event: ticket.event_name.clone(),
        organiser: ticket.organiser.clone(),
        when: ticket.starts_at.map(|at| when(at, ticket.time_zone.as_deref())),
        place: ticket.venue.as_ref().and_then(place),
    }
}

/// In the event's own time zone.
fn when(at: DateTime<Utc>, zone: Option<&str>) -> String {
    let zone: Tz = zone.and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC);
    format!("{} ({})", at.with_timezone(&zone).format("%A %-d %B %Y, %H:%M"), zone.name())
}

/// A venue is a text or an object with a name.
fn place(venue: &Value) -> Option<String> {
    let name = venue.as_str().or_else(|| venue.get("name")?.as_str())?;
    Some(name.to_owned()).filter(|name| !name.is_empty())
}

impl From<Addressee> for Recipient {
    fn from(to: Addressee) -> Recipient {
        Recipient { email: to.email, name: to.name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_event_begins_in_its_own_time_zone() {
        let at: DateTime<Utc> = "2026-11-28T19:00:00Z".parse().expect("a time");
        assert_eq!(when(at, Some("Europe/Berlin")), "Saturday 28 November 2026, 20:00 (Europe/Berlin)");
        assert_eq!(when(at, None), "Saturday 28 November 2026, 19:00 (UTC)");
    }

    #[test]
    fn a_venue_is_a_text_or_has_a_name() {
        assert_eq!(place(&json!("Old Hall")).as_deref(), Some("Old Hall"));
        assert_eq!(place(&json!({ "name": "Old Hall", "city": "Bonn" })).as_deref(), Some("Old Hall"));
        assert_eq!(place(&json!({ "city": "Bonn" })), None);
    }
}
