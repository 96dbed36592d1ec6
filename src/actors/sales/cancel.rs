//! Voiding without money: one ticket, every ticket of a booking, or a ticket that nobody wants to see again.

use crate::actors::sales::steps::{Opening, Target, ticket_refusal};
use crate::actors::sales::{
    BookingInfo, SaleError, SaleRefusal, Sales, SoldTicket, Who, bodies, check, faults, new_id,
};
use crate::domain::ids::{EventId, OrderId, TicketId};
use crate::domain::ledger::TicketVerb;
use crate::domain::order::{Fact, OrderState, step as order_step};
use crate::domain::ticket::Validity;
use crate::stores::postgres::audit;
use crate::stores::postgres::catalog::products;
use crate::stores::postgres::order_steps::{self, Step, StepKind, StepState};
use crate::stores::postgres::orders;
use crate::stores::postgres::sold_tickets;
use chrono::Utc;
use serde_json::json;
use uuid::Uuid;

impl Sales {
    /// Staff: voids a ticket; no money moves. A cancelled ticket stays as it is.
    pub async fn cancel_ticket(
        &self,
        who: &Who,
        ticket: TicketId,
        reason: Option<String>,
    ) -> Result<SoldTicket, SaleError> {
        self.close_ticket(who, ticket, reason, StepKind::Cancel).await?;
        self.ticket_for(who, ticket).await
    }

    /// Staff: voids a ticket and takes it out of every list.
    pub async fn delete_ticket(&self, who: &Who, ticket: TicketId, reason: Option<String>) -> Result<(), SaleError> {
        self.close_ticket(who, ticket, reason, StepKind::Delete).await
    }

    async fn close_ticket(
        &self,
        who: &Who,
        ticket: TicketId,
        reason: Option<String>,
        kind: StepKind,
    ) -> Result<(), SaleError> {
        let sold = self.ticket_for(who, ticket).await?;
        let event = sold.ticket.event;
        let standing = self.standing(event, ticket).await?;
        match (kind, standing.validity) {
            (StepKind::Cancel, Validity::Cancelled) => return Ok(()),
            (StepKind::Cancel, Validity::Refunded | Validity::Revoked) => {
                let state = standing.validity.word();
                return Err(SaleRefusal::WrongState { what: "ticket", state }.into());
            }
            (_, _) => {}
        }
        let reason = check::note("reason", reason.as_ref())?;
        let target = Target { order: sold.order, ticket: Some(ticket) };
        let step = self.cancel_step(who, kind, Some(event), target, reason);
        let opening = async |_: &mut _, _: Option<&_>| Ok(Opening { step: step.clone(), refund: None });
        let opened = self.open(target, None, opening).await?;
        faults::point("cancel.intended");
        self.drive(opened.step()).await
    }

    /// Staff: voids every ticket of a booking; no money moves.
    pub async fn cancel_booking(
        &self,
        who: &Who,
        order: OrderId,
        reason: Option<String>,
    ) -> Result<BookingInfo, SaleError> {
        let booking = self.booking(who.tenant, order).await?;
        match booking.state {
            OrderState::Cancelled => return Ok(booking),
            OrderState::Refunded | OrderState::Expired => {
                return Err(SaleRefusal::WrongState { what: "booking", state: booking.state.word() }.into());
            }
            OrderState::Pending | OrderState::Paid | OrderState::Confirmed | OrderState::PartiallyRefunded => {}
        }
        let reason = check::note("reason", reason.as_ref())?;
        let target = Target { order: Some(order), ticket: None };
        let event = booking.event.as_ref().map(|event| event.id);
        let step = self.cancel_step(who, StepKind::Cancel, event, target, reason);
        let opening = async |_: &mut _, _: Option<&_>| Ok(Opening { step: step.clone(), refund: None });
        let opened = self.open(target, None, opening).await?;
        faults::point("cancel.intended");
        self.drive(opened.step()).await?;
        self.booking(who.tenant, order).await
    }

    fn cancel_step(
        &self,
        who: &Who,
        kind: StepKind,
        event: Option<EventId>,
        target: Target,
        reason: Option<String>,
    ) -> Step {
        Step {
            id: Uuid::from_bytes(new_id()),
            tenant: who.tenant,
            order: target.order,
            event,
            kind,
            ticket: target.ticket,
            body: bodies::write(&bodies::CancelBody { reason }),
            state: StepState::Intended,
            made_by: who.subject.to_string(),
        }
    }

    pub(super) async fn drive_cancel(&self, step: &Step) -> Result<(), SaleError> {
        let tickets = match (step.ticket, step.order) {
            (Some(ticket), _) => vec![ticket],
            (None, Some(order)) => {
                let mut db = self.inner.store.connection().await?;
                sold_tickets::of_order(&mut db, order).await?
            }
            (None, None) => return Ok(()),
        };
        let mut closed = Vec::with_capacity(tickets.len());
        for ticket in tickets {
            let Some(event) = step.event else { break };
            let verb = if step.kind == StepKind::Delete { TicketVerb::Delete } else { TicketVerb::Cancel };
            match self.tend(event, ticket, verb).await? {
                Ok(_) => closed.push(ticket),
                // Of a whole booking, what was refunded or given away stays so.
                Err(_) if step.ticket.is_none() => {}
                Err(refusal) => {
                    let refusal = ticket_refusal(refusal);
                    self.refuse_step(step, &refusal).await?;
                    return Err(refusal.into());
                }
            }
        }
        faults::point("cancel.closed");
        self.cancelled(step, &closed).await
    }

    async fn cancelled(&self, step: &Step, closed: &[TicketId]) -> Result<(), SaleError> {
        let body: bodies::CancelBody = bodies::read(&step.body)?;
        let mut tx = self.inner.store.begin().await?;
        let locked = match step.order {
            Some(order) => orders::lock(&mut tx, &[order]).await?.pop(),
            None => None,
        };
        if order_steps::advance(&mut tx, &[step.id], StepState::Intended, StepState::Settled).await?.is_empty() {
            return Ok(());
        }
        let mut release = None;
        if let Some(locked) = locked {
            orders::give_back(&mut tx, locked.id, closed).await?;
            if step.ticket.is_none()
                && let Ok((after, _)) = order_step(locked.order, Fact::Cancelled)
            {
                orders::advance(&mut tx, &[(locked.id, after)], Utc::now()).await?;
                products::return_stock(&mut tx, &[locked.id]).await?;
                if !locked.order.issued {
                    crate::stores::postgres::catalog::promotions::release(&mut tx, &[locked.id]).await?;
                    crate::stores::postgres::catalog::invites::release(&mut tx, &[locked.id]).await?;
                    release = locked.event.zip(locked.hold);
                }
            }
        }
        let what = if step.kind == StepKind::Delete { "delete" } else { "cancel" };
        if let (StepKind::Delete, Some(ticket)) = (step.kind, step.ticket) {
            sold_tickets::hide(&mut tx, ticket, Utc::now()).await?;
        }
        let entry = audit::Entry {
            at: Utc::now(),
            subject: step.made_by.clone(),
            what: what.to_owned(),
            order: step.order,
            ticket: step.ticket,
            detail: json!({ "reason": body.reason, "tickets": closed.len() }),
        };
        audit::write(&mut tx, step.tenant, &entry).await?;
        tx.commit().await?;
        if let Some((event, hold)) = release {
            self.release(event, hold).await;
        }
        Ok(())
    }
}
