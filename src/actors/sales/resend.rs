//! The tickets of a booking once more, and a new code for a ticket whose old one was lost.

use crate::actors::gate::{HandVerb, TicketError};
use crate::actors::sales::making::{addressee, news};
use crate::actors::sales::steps::ticket_refusal;
use crate::actors::sales::{BookingInfo, SaleError, SaleRefusal, Sales, SoldTicket, Who};
use crate::domain::ids::{OrderId, TicketId};
use crate::domain::ticket::Validity;
use crate::stores::postgres::audit;
use crate::stores::postgres::outbox::{self, Addressee, Fact};
use chrono::Utc;
use serde_json::json;

impl Sales {
    /// Staff: sends the tickets of a booking again, one mail to each holder.
    pub async fn resend(&self, who: &Who, order: OrderId) -> Result<BookingInfo, SaleError> {
        let booking = self.booking(who.tenant, order).await?;
        let Some(event) = booking.event.as_ref().map(|event| event.id) else {
            return Err(SaleRefusal::WrongState { what: "booking", state: "without tickets" }.into());
        };
        let mut mails: Vec<(Addressee, Vec<TicketId>)> = Vec::new();
        for sold in self.sold(who.tenant, &booking.tickets).await? {
            let good = self.standing(event, sold.ticket.id).await?.validity == Validity::Active;
            let Some(to) = addressee(&sold.ticket.holder).filter(|_| good) else { continue };
            match mails.iter_mut().find(|(known, _)| known.email.eq_ignore_ascii_case(&to.email)) {
                Some((_, theirs)) => theirs.push(sold.ticket.id),
                None => mails.push((to, vec![sold.ticket.id])),
            }
        }
        if mails.is_empty() {
            return Err(SaleRefusal::WrongState { what: "booking", state: "without good tickets" }.into());
        }
        let sent = mails.len();
        let mail = |(to, tickets)| news(who.tenant, Fact::TicketsIssuedMail { order, event, tickets, to });
        let all: Vec<_> = mails.into_iter().map(mail).collect();
        let mut tx = self.inner.store.begin().await?;
        outbox::push(&mut tx, &all).await?;
        audit::write(&mut tx, who.tenant, &entry(who, "resend", Some(order), None, json!({ "mails": sent }))).await?;
        tx.commit().await?;
        self.inner.store.nudge_outbox();
        Ok(booking)
    }

    /// Staff: a new code for a ticket; the old one is void.
    pub async fn reissue(&self, who: &Who, ticket: TicketId) -> Result<SoldTicket, SaleError> {
        let sold = self.ticket_for(who, ticket).await?;
        let done = self.inner.gate.ticket_verb(who.tenant, sold.ticket.event, ticket, HandVerb::Reissue).await;
        match done {
            Ok(_) => {}
            Err(TicketError::Refused(refusal)) => return Err(ticket_refusal(refusal).into()),
            Err(TicketError::Undecided(_)) => return Err(SaleError::Unavailable),
        }
        let mut tx = self.inner.store.begin().await?;
        audit::write(&mut tx, who.tenant, &entry(who, "reissue", sold.order, Some(ticket), json!({}))).await?;
        tx.commit().await?;
        self.ticket_for(who, ticket).await
    }
}

fn entry(
    who: &Who,
    what: &str,
    order: Option<OrderId>,
    ticket: Option<TicketId>,
    detail: serde_json::Value,
) -> audit::Entry {
    audit::Entry { at: Utc::now(), subject: who.subject.to_string(), what: what.to_owned(), order, ticket, detail }
}
