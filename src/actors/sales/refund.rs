//! A refund: its intent says which tickets and how much; the tickets are closed in the ledger first (no entry from that
//! instant); then the gateway moves the money, under the intent's id; then the result is written.

use crate::actors::sales::asking::gateway_error;
use crate::actors::sales::bodies::{self, RefundBody};
use crate::actors::sales::keys::Keyed;
use crate::actors::sales::making::news;
use crate::actors::sales::refund_plan::{Asked, rest_of};
use crate::actors::sales::steps::{Opening, Target, ticket_refusal};
use crate::actors::sales::{
    BookingInfo, RefundOf, RefundState, RefundWish, Refunded, SaleError, SaleRefusal, Sales, SoldTicket, Who, check,
    faults, new_id,
};
use crate::domain::ids::{RefundId, TicketId};
use crate::domain::ledger::TicketVerb;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{Fact, step as order_step};
use crate::domain::ticket::Validity;
use crate::payments::{self, RefundStatus};
use crate::stores::postgres::Tx;
use crate::stores::postgres::audit;
use crate::stores::postgres::catalog::{gift_cards, products};
use crate::stores::postgres::order_steps::{self, Step, StepKind, StepState};
use crate::stores::postgres::orders::{self, Locked};
use crate::stores::postgres::outbox::{self, Fact as News};
use crate::stores::postgres::refunds;
use chrono::Utc;
use serde_json::json;
use uuid::Uuid;

/// What the gateway made of it.
enum Moved {
    /// Nothing had to move, or it has moved: the gateway's own number of it.
    Yes(Option<String>),
    Refused(String),
    /// It cannot say now: the sweeper asks again.
    Later,
}

impl Sales {
    /// Staff: voids a ticket, or every ticket of a booking, from this instant; then the money goes back.
    pub async fn refund(&self, who: &Who, wish: RefundWish) -> Result<Refunded, SaleError> {
        let keyed = Keyed::of(who.tenant, wish.key.as_ref(), "refund", &wish);
        let reason = check::note("reason", wish.reason.as_ref())?;
        let note = check::note("note", wish.note.as_ref())?;
        let (target, sold, event) = match wish.of {
            RefundOf::Ticket(ticket) => {
                let sold = self.ticket_for(who, ticket).await?;
                let standing = self.standing(sold.ticket.event, ticket).await?;
                if standing.validity == Validity::Revoked {
                    let state = standing.validity.word();
                    return Err(SaleRefusal::WrongState { what: "ticket", state }.into());
                }
                let event = sold.ticket.event;
                (Target { order: sold.order, ticket: Some(ticket) }, Some(sold), Some(event))
            }
            RefundOf::Booking(order) | RefundOf::Items { order, .. } => {
                let booking = self.booking(who.tenant, order).await?;
                let event = booking.event.as_ref().map(|event| event.id);
                (Target { order: Some(order), ticket: None }, None, event)
            }
        };
        let id = Uuid::from_bytes(new_id());
        let asked = Asked { id, who, wish: &wish, sold: sold.as_ref(), reason, note };
        let opening = async |tx: &mut Tx, locked: Option<&Locked>| {
            let (body, refund) = match locked {
                Some(locked) => asked.plan(tx, locked).await?,
                None => (asked.outside()?, None),
            };
            let step = Step {
                id,
                tenant: who.tenant,
                order: target.order,
                event,
                kind: StepKind::Refund,
                ticket: target.ticket,
                body: bodies::write(&body),
                state: StepState::Intended,
                made_by: who.subject.to_string(),
            };
            Ok(Opening { step, refund })
        };
        let opened = self.open(target, keyed, opening).await?;
        faults::point("refund.intended");
        let driven = self.drive(opened.step()).await;
        match driven {
            // The tickets are closed; the money follows.
            Ok(()) | Err(SaleError::GatewayUnavailable) => {}
            Err(error) => return Err(error),
        }
        self.refunded(who, opened.step()).await
    }

    /// What a refund came to so far.
    pub(super) async fn refunded(&self, who: &Who, id: Uuid) -> Result<Refunded, SaleError> {
        let step = self.step(id).await?;
        let body: RefundBody = bodies::read(&step.body)?;
        let tickets = body.tickets.iter().map(|text| bodies::ticket(text)).collect::<Result<Vec<_>, _>>()?;
        let tickets = self.sold(who.tenant, &tickets).await?;
        let booking = match step.order {
            Some(order) => Some(self.booking(who.tenant, order).await?),
            None => None,
        };
        let refund = RefundId::from_bytes(id.into_bytes());
        let known = booking.as_ref().and_then(|booking| booking.refunds.iter().find(|one| one.id == refund));
        let state = match (known, step.state) {
            (Some(known), _) => known.state,
            (None, StepState::Intended) => RefundState::Pending,
            (None, StepState::Written | StepState::Settled | StepState::Refused) => RefundState::Done,
        };
        Ok(Refunded {
            refund: known.map(|_| refund),
            state,
            amount_minor: body.amount_minor,
            gift_card_minor: body.gift_card_minor,
            currency: currency_of(booking.as_ref(), &tickets),
            tickets,
            booking,
        })
    }

    pub(super) async fn drive_refund(&self, step: &Step) -> Result<(), SaleError> {
        let body: RefundBody = bodies::read(&step.body)?;
        let tickets = body.tickets.iter().map(|text| bodies::ticket(text)).collect::<Result<Vec<_>, _>>()?;
        for ticket in tickets.iter().filter(|_| !body.keep_tickets) {
            let Some(event) = step.event else { break };
            if let Err(refusal) = self.tend(event, *ticket, TicketVerb::Refund).await? {
                let refusal = ticket_refusal(refusal);
                self.take_back(step, &refusal).await?;
                return Err(refusal.into());
            }
        }
        faults::point("refund.closed");
        match self.move_money(step, &body).await? {
            Moved::Later => Err(SaleError::GatewayUnavailable),
            Moved::Yes(gateway_ref) => {
                faults::point("refund.moved");
                self.refund_done(step, &body, &tickets, gateway_ref.as_deref()).await
            }
            Moved::Refused(why) => self.refund_failed(step, &why).await,
        }
    }

    async fn move_money(&self, step: &Step, body: &RefundBody) -> Result<Moved, SaleError> {
        let amount_minor = body.amount_minor - body.gift_card_minor;
        let (Some(name), Some(payment_ref), 1..) = (&body.gateway, &body.payment_ref, amount_minor) else {
            return Ok(Moved::Yes(None));
        };
        let booking = self.booking(step.tenant, step.order.ok_or(SaleError::Unavailable)?).await?;
        let currency = Currency::new(&booking.amounts.currency).map_err(|_| SaleError::Unavailable)?;
        let gateway = self.inner.gateways.by_name(name);
        let gateway = gateway.map_err(|_| SaleError::Refused(SaleRefusal::GatewayMissing(name.clone())))?;
        let refund = payments::NewRefund {
            payment_ref: payment_ref.clone(),
            amount: Money::new(amount_minor, currency),
            key: body.key(step.id),
        };
        match gateway.refund(refund).await.map_err(gateway_error) {
            Ok(done) => Ok(match done.status {
                RefundStatus::Pending | RefundStatus::Succeeded => Moved::Yes(Some(done.refund_ref)),
                RefundStatus::Failed(why) => Moved::Refused(why),
            }),
            Err(SaleError::Refused(refusal)) => Ok(Moved::Refused(refusal.to_string())),
            Err(SaleError::Unavailable | SaleError::GatewayUnavailable) => Ok(Moved::Later),
        }
    }

    async fn refund_done(
        &self,
        step: &Step,
        body: &RefundBody,
        tickets: &[TicketId],
        gateway_ref: Option<&str>,
    ) -> Result<(), SaleError> {
        let refund = RefundId::from_bytes(step.id.into_bytes());
        let mut tx = self.inner.store.begin().await?;
        let locked = match step.order {
            Some(order) => orders::lock(&mut tx, &[order]).await?.pop(),
            None => None,
        };
        if order_steps::advance(&mut tx, &[step.id], StepState::Intended, StepState::Settled).await?.is_empty() {
            return Ok(());
        }
        let mut facts = Vec::new();
        if let Some(event) = step.event.filter(|_| !body.keep_tickets) {
            let ticket_fact = |ticket: &TicketId| News::TicketRefunded { order: step.order, event, ticket: *ticket };
            facts.extend(tickets.iter().map(ticket_fact));
        }
        if let Some(locked) = locked {
            refunds::done(&mut tx, refund, gateway_ref).await?;
            gift_cards::credit(&mut tx, locked.id, refund, body.gift_card_minor).await?;
            orders::add_refunded(&mut tx, locked.id, body.amount_minor, body.gift_card_minor).await?;
            if !body.keep_tickets {
                orders::give_back(&mut tx, locked.id, tickets).await?;
            }
            let rest = rest_of(&mut tx, &locked, body).await?;
            if let Ok((after, _)) = order_step(locked.order, Fact::Refunded { rest }) {
                orders::advance(&mut tx, &[(locked.id, after)], Utc::now()).await?;
            }
            if body.whole && !body.keep_tickets {
                products::return_stock(&mut tx, &[locked.id]).await?;
            }
            if let Some(event) = step.event {
                facts.push(News::OrderRefunded { order: locked.id, event, refund });
            }
        }
        let all: Vec<_> = facts.into_iter().map(|fact| news(step.tenant, fact)).collect();
        outbox::push(&mut tx, &all).await?;
        let detail = json!({ "reason": body.reason, "amountMinor": body.amount_minor, "tickets": tickets.len(),
            "ticketsKept": body.keep_tickets });
        audit::write(&mut tx, step.tenant, &entry(step, "refund", detail)).await?;
        tx.commit().await?;
        self.inner.store.nudge_outbox();
        Ok(())
    }

    /// The gateway refuses: the tickets stay void, and staff must look.
    async fn refund_failed(&self, step: &Step, why: &str) -> Result<(), SaleError> {
        let mut tx = self.inner.store.begin().await?;
        order_steps::refuse(&mut tx, step.id, why).await?;
        refunds::failed(&mut tx, RefundId::from_bytes(step.id.into_bytes())).await?;
        audit::write(&mut tx, step.tenant, &entry(step, "refund failed", json!({ "problem": why }))).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A ticket could not be closed: nothing moves.
    async fn take_back(&self, step: &Step, refusal: &SaleRefusal) -> Result<(), SaleError> {
        let mut tx = self.inner.store.begin().await?;
        refunds::forget(&mut tx, RefundId::from_bytes(step.id.into_bytes())).await?;
        tx.commit().await?;
        self.refuse_step(step, refusal).await
    }
}

fn entry(step: &Step, what: &str, detail: serde_json::Value) -> audit::Entry {
    audit::Entry {
        at: Utc::now(),
        subject: step.made_by.clone(),
        what: what.to_owned(),
        order: step.order,
        ticket: step.ticket,
        detail,
    }
}

fn currency_of(booking: Option<&BookingInfo>, tickets: &[SoldTicket]) -> String {
    let of_booking = booking.map(|booking| booking.amounts.currency.clone());
    of_booking.or_else(|| tickets.first().map(|ticket| ticket.currency.clone())).unwrap_or_default()
}
