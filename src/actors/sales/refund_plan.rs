//! Which tickets a refund is for, and how much of what was paid goes back. Booking fees never do.

use crate::actors::sales::bodies::RefundBody;
use crate::actors::sales::{RefundOf, RefundWish, SaleError, SaleRefusal, SoldTicket, Who, invalid};
use crate::domain::ids::{OrderId, OrderItemId, RefundId};
use crate::domain::order::Rest;
use crate::domain::pricing::refund::{Split, split};
use crate::stores::postgres::order_payments::{self, PaymentState};
use crate::stores::postgres::orders::Locked;
use crate::stores::postgres::refunds::{self, NewRefund};
use crate::stores::postgres::{Tx, sold_tickets};
use uuid::Uuid;

/// A refund that was checked.
pub struct Asked<'a> {
    pub id: Uuid,
    pub who: &'a Who,
    pub wish: &'a RefundWish,
    /// Where one ticket is to be refunded.
    pub sold: Option<&'a SoldTicket>,
    pub reason: Option<String>,
    pub note: Option<String>,
}

/// The part of an order that is refunded.
struct Part {
    tickets: Vec<SoldTicket>,
    amount_minor: i64,
    whole: bool,
}

impl Asked<'_> {
    /// A ticket that was sold elsewhere: void, and its money is somebody else's.
    pub fn outside(&self) -> Result<RefundBody, SaleError> {
        let sold = self.sold.ok_or(SaleError::Refused(SaleRefusal::UnknownTicket))?;
        Ok(RefundBody {
            tickets: vec![sold.ticket.id.to_string()],
            amount_minor: 0,
            gift_card_minor: 0,
            gateway: None,
            payment_ref: None,
            whole: false,
            reason: self.reason.clone(),
            keep_tickets: false,
            tries: 0,
        })
    }

    /// Which tickets and how much, with the order locked.
    pub async fn plan(&self, tx: &mut Tx, locked: &Locked) -> Result<(RefundBody, Option<NewRefund>), SaleError> {
        if !locked.order.issued {
            return Err(SaleRefusal::WrongState { what: "booking", state: locked.order.state.word() }.into());
        }
        let Part { tickets, amount_minor, whole } = self.part(open_tickets(tx, locked.id, self.who).await?, locked)?;
        let paid = Split { gateway_minor: locked.order.due_minor, gift_card_minor: locked.gift_card_minor };
        let refunded = Split {
            gateway_minor: locked.refunded_minor - locked.refunded_gift_card_minor,
            gift_card_minor: locked.refunded_gift_card_minor,
        };
        let nothing = |_| SaleError::Refused(SaleRefusal::NothingToRefund);
        let parts = split(paid, refunded, amount_minor).map_err(nothing)?;
        let payments = order_payments::of_orders(tx, &[locked.id]).await?;
        let payment = payments.into_iter().find(|payment| payment.state == PaymentState::Paid);
        let (gateway, payment_ref) =
            payment.filter(|_| parts.gateway_minor > 0).map(|payment| (payment.gateway, payment.payment_ref)).unzip();
        let refund = NewRefund {
            id: RefundId::from_bytes(self.id.into_bytes()),
            tenant: locked.tenant,
            order: locked.id,
            currency: locked.currency.clone(),
            amount_minor,
            gift_card_minor: parts.gift_card_minor,
            gateway: gateway.clone(),
            payment_ref: payment_ref.clone(),
            reason: self.reason.clone(),
            note: self.note.clone(),
            metadata: self.wish.metadata.clone(),
            tickets_kept: self.wish.keep_tickets,
            made_by: self.who.subject.to_string(),
            tickets: tickets.iter().map(|ticket| (ticket.ticket.id, refundable(ticket))).collect(),
        };
        let body = RefundBody {
            tickets: tickets.iter().map(|ticket| ticket.ticket.id.to_string()).collect(),
            amount_minor,
            gift_card_minor: parts.gift_card_minor,
            gateway,
            payment_ref,
            whole,
            reason: self.reason.clone(),
            keep_tickets: self.wish.keep_tickets,
            tries: 0,
        };
        Ok((body, Some(refund)))
    }

    /// What is to be refunded of tickets that may be.
    fn part(&self, open: Vec<SoldTicket>, locked: &Locked) -> Result<Part, SaleError> {
        let left_minor = locked.total_minor - locked.booking_minor - locked.refunded_minor;
        let (tickets, whole) = match (&self.wish.of, self.sold) {
            (RefundOf::Items { items, .. }, _) => (first_of(open, items)?, false),
            (RefundOf::Ticket(_) | RefundOf::Booking(_), Some(one)) => {
                (open.into_iter().filter(|ticket| ticket.ticket.id == one.ticket.id).collect(), false)
            }
            (RefundOf::Ticket(_) | RefundOf::Booking(_), None) => (open, true),
        };
        let shares: i64 = tickets.iter().map(refundable).sum();
        let amount_minor = if whole { left_minor } else { shares.min(left_minor) };
        // Money only: without any there is nothing to do.
        let only_money = tickets.is_empty() || self.wish.keep_tickets;
        if (tickets.is_empty() && !whole) || (only_money && amount_minor <= 0) {
            return Err(SaleRefusal::NothingToRefund.into());
        }
        Ok(Part { tickets, amount_minor, whole })
    }
}

impl RefundBody {
    /// What the gateway knows the refund by. One that it refused for good is asked for under another one.
    pub fn key(&self, step: Uuid) -> String {
        match self.tries {
            0 => step.to_string(),
            tries => format!("{step}-{tries}"),
        }
    }
}

/// What of a ticket's price can go back.
fn refundable(ticket: &SoldTicket) -> i64 {
    (ticket.paid_minor - ticket.booking_minor).max(0)
}

/// So many tickets of each of these lines, the first made first.
fn first_of(open: Vec<SoldTicket>, items: &[(OrderItemId, i64)]) -> Result<Vec<SoldTicket>, SaleError> {
    let mut chosen: Vec<SoldTicket> = Vec::new();
    let mut left = open;
    for (place, (item, quantity)) in items.iter().enumerate() {
        let (of_line, others): (Vec<_>, Vec<_>) = left.into_iter().partition(|ticket| ticket.item == Some(*item));
        let wanted = usize::try_from(*quantity).ok().filter(|wanted| *wanted > 0);
        let wanted = wanted.ok_or_else(|| invalid(&format!("items[{place}].quantity"), "must be 1 or more"))?;
        if wanted > of_line.len() {
            let message = format!("is more than the {} tickets of this line that can be refunded", of_line.len());
            return Err(invalid(&format!("items[{place}].quantity"), message));
        }
        let mut of_line = of_line.into_iter();
        chosen.extend(of_line.by_ref().take(wanted));
        left = others;
        left.extend(of_line);
    }
    Ok(chosen)
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
pub async fn rest_of(tx: &mut Tx, locked: &Locked, body: &RefundBody) -> Result<Rest, SaleError> {
    if body.whole {
        return Ok(Rest::Nothing);
    }
    let ids = sold_tickets::of_order(tx, locked.id).await?;
    let done = refunds::refunded(tx, &ids).await?;
    let tickets = sold_tickets::read(tx, locked.tenant, &ids).await?;
    let open = tickets.iter().any(|one| one.transferred_to.is_none() && !done.contains(&one.ticket.id));
    let all_back = locked.refunded_minor + body.amount_minor >= locked.total_minor - locked.booking_minor;
    Ok(if open || !all_back { Rest::Something } else { Rest::Nothing })
}
