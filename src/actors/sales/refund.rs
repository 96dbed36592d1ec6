//! A refund: its intent says which tickets and how much; the tickets are closed in the ledger first (no entry from that
//! instant); then the gateway moves the money, under the intent's id; then the result is written.

use crate::actors::sales::asking::gateway_error;
use crate::actors::sales::bodies::{self, RefundBody};
use crate::actors::sales::keys::Keyed;
use crate::actors::sales::making::news;
use crate::actors::sales::steps::{Opening, Target, ticket_refusal};
use crate::actors::sales::{
    BookingInfo, RefundOf, RefundState, RefundWish, Refunded, SaleError, SaleRefusal, Sales, SoldTicket, Who, check,
    faults, new_id,
};
use crate::domain::ids::{OrderId, RefundId, TicketId};
use crate::domain::ledger::TicketVerb;
use crate::domain::money::{Currency, Money};
use crate::domain::order::{Fact, Rest, step as order_step};
use crate::domain::pricing::refund::{Split, split};
use crate::domain::ticket::Validity;
use crate::payments::{self, RefundStatus};
use crate::stores::postgres::audit;
use crate::stores::postgres::catalog::{gift_cards, products};
use crate::stores::postgres::order_payments::{self, PaymentState};
use crate::stores::postgres::order_steps::{self, Step, StepKind, StepState};
use crate::stores::postgres::orders::{self, Locked};
use crate::stores::postgres::outbox::{self, Fact as News};
use crate::stores::postgres::refunds::{self, NewRefund};
use crate::stores::postgres::{Tx, sold_tickets};
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
            RefundOf::Booking(order) => {
                let booking = self.booking(who.tenant, order).await?;
                let event = booking.event.as_ref().map(|event| event.id);
                (Target { order: Some(order), ticket: None }, None, event)
            }
        };
        let id = Uuid::from_bytes(new_id());
        let opening = async |tx: &mut Tx, locked: Option<&Locked>| {
            let (body, refund) = match locked {
                Some(locked) => plan(tx, id, who, locked, sold.as_ref(), reason.clone()).await?,
                None => (outside(sold.as_ref(), reason.clone())?, None),
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
    async fn refunded(&self, who: &Who, id: Uuid) -> Result<Refunded, SaleError> {
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
        for ticket in &tickets {
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
            key: step.id.to_string(),
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
        if let Some(event) = step.event {
            let ticket_fact = |ticket: &TicketId| News::TicketRefunded { order: step.order, event, ticket: *ticket };
            facts.extend(tickets.iter().map(ticket_fact));
        }
        if let Some(locked) = locked {
            refunds::done(&mut tx, refund, gateway_ref).await?;
            gift_cards::credit(&mut tx, locked.id, refund, body.gift_card_minor).await?;
            orders::add_refunded(&mut tx, locked.id, body.amount_minor, body.gift_card_minor).await?;
            orders::give_back(&mut tx, locked.id, tickets).await?;
            let rest = rest_of(&mut tx, &locked, body).await?;
            if let Ok((after, _)) = order_step(locked.order, Fact::Refunded { rest }) {
                orders::advance(&mut tx, &[(locked.id, after)], Utc::now()).await?;
            }
            if body.whole {
                products::return_stock(&mut tx, &[locked.id]).await?;
            }
            if let Some(event) = step.event {
                facts.push(News::OrderRefunded { order: locked.id, event, refund });
            }
        }
        let all: Vec<_> = facts.into_iter().map(|fact| news(step.tenant, fact)).collect();
        outbox::push(&mut tx, &all).await?;
        let detail = json!({ "reason": body.reason, "amountMinor": body.amount_minor, "tickets": tickets.len() });
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

/// A ticket that was sold elsewhere: void, and its money is somebody else's.
fn outside(sold: Option<&SoldTicket>, reason: Option<String>) -> Result<RefundBody, SaleError> {
    let sold = sold.ok_or(SaleError::Refused(SaleRefusal::UnknownTicket))?;
    Ok(RefundBody {
        tickets: vec![sold.ticket.id.to_string()],
        amount_minor: 0,
        gift_card_minor: 0,
        gateway: None,
        payment_ref: None,
        whole: false,
        reason,
    })
}

/// Which tickets and how much, with the order locked.
async fn plan(
    tx: &mut Tx,
    id: Uuid,
    who: &Who,
    locked: &Locked,
    one: Option<&SoldTicket>,
    reason: Option<String>,
) -> Result<(RefundBody, Option<NewRefund>), SaleError> {
    if !locked.order.issued {
        return Err(SaleRefusal::WrongState { what: "booking", state: locked.order.state.word() }.into());
    }
    let tickets = open_tickets(tx, locked.id, who).await?;
    let tickets: Vec<SoldTicket> = match one {
        Some(one) => tickets.into_iter().filter(|ticket| ticket.ticket.id == one.ticket.id).collect(),
        None => tickets,
    };
    let left_minor = locked.total_minor - locked.refunded_minor;
    let whole = one.is_none();
    if tickets.is_empty() && (!whole || left_minor <= 0) {
        return Err(SaleRefusal::NothingToRefund.into());
    }
    let shares: i64 = tickets.iter().map(|ticket| ticket.paid_minor).sum();
    let amount_minor = if whole { left_minor } else { shares.min(left_minor) };
    let paid = Split { gateway_minor: locked.order.due_minor, gift_card_minor: locked.gift_card_minor };
    let refunded = Split {
        gateway_minor: locked.refunded_minor - locked.refunded_gift_card_minor,
        gift_card_minor: locked.refunded_gift_card_minor,
    };
    let parts = split(paid, refunded, amount_minor).map_err(|_| SaleError::Refused(SaleRefusal::NothingToRefund))?;
    let payments = order_payments::of_orders(tx, &[locked.id]).await?;
    let payment = payments.into_iter().find(|payment| payment.state == PaymentState::Paid);
    let (gateway, payment_ref) =
        payment.filter(|_| parts.gateway_minor > 0).map(|payment| (payment.gateway, payment.payment_ref)).unzip();
    let refund = NewRefund {
        id: RefundId::from_bytes(id.into_bytes()),
        tenant: locked.tenant,
        order: locked.id,
        currency: locked.currency.clone(),
        amount_minor,
        gift_card_minor: parts.gift_card_minor,
        gateway: gateway.clone(),
        payment_ref: payment_ref.clone(),
        reason: reason.clone(),
        made_by: who.subject.to_string(),
        tickets: tickets.iter().map(|ticket| (ticket.ticket.id, ticket.paid_minor)).collect(),
    };
    let body = RefundBody {
        tickets: tickets.iter().map(|ticket| ticket.ticket.id.to_string()).collect(),
        amount_minor,
        gift_card_minor: parts.gift_card_minor,
        gateway,
        payment_ref,
        whole,
        reason,
    };
    Ok((body, Some(refund)))
}

/// The tickets of an order that were neither given away nor refunded.
async fn open_tickets(tx: &mut Tx, order: OrderId, who: &Who) -> Result<Vec<SoldTicket>, SaleError> {
    let ids = sold_tickets::of_order(tx, order).await?;
    let done = refunds::refunded(tx, &ids).await?;
    let mut tickets = sold_tickets::read(tx, who.tenant, &ids).await?;
    tickets.retain(|ticket| ticket.transferred_to.is_none() && !done.contains(&ticket.ticket.id));
    Ok(tickets)
}

/// Whether anything of the order is left. The refund's own rows are written already.
async fn rest_of(tx: &mut Tx, locked: &Locked, body: &RefundBody) -> Result<Rest, SaleError> {
    if body.whole {
        return Ok(Rest::Nothing);
    }
    let ids = sold_tickets::of_order(tx, locked.id).await?;
    let done = refunds::refunded(tx, &ids).await?;
    let tickets = sold_tickets::read(tx, locked.tenant, &ids).await?;
    let open = tickets.iter().any(|one| one.transferred_to.is_none() && !done.contains(&one.ticket.id));
    let all_back = locked.refunded_minor + body.amount_minor >= locked.total_minor;
    Ok(if open || !all_back { Rest::Something } else { Rest::Nothing })
}
